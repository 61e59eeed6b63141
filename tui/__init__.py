"""Reeltalk: a terminal studio where you talk a video into being.

`cli` is the door; `app`, `screens` and `widgets` are the interface; `chat` is what a conversation is;
`api` is the wire contract and its client; `studio` is the embedded video agent behind the same contract.
"""

__version__ = "0.1.0"
