"""A language model's answer as it comes over the line: server-sent events read as they really are sent.

Servers differ. Some send comments to keep the line open, some think aloud before they speak, some put their words into
the arguments of a tool, some report an error in the middle with status 200. Pure: bytes go in, text grows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

ANSWER_LIMIT = 40_000
"""Characters after which an answer is cut off: more than any script holds, and a lost model never ends by itself."""
_ECHO, _ECHOES, _ECHO_REACH = 48, 4, 1_600
"""An answer whose last 48 characters stand four times in its last 1,600 goes round in a circle."""


class WritingError(Exception):
    """The model could not be used; the message says why, for the user."""


class LostError(WritingError):
    """The model does not follow: it copies what it was told, or says the same again and again."""


@dataclass(slots=True)
class Answer:
    """What came so far."""

    text: str = ""
    thought: str = ""
    """What it thought aloud before; never shown, never used."""
    ended: bool = False
    """Whether it came to an end, be it a bad one."""
    trouble: str = ""
    """What the endpoint said was wrong, in its words."""
    _rest: bytes = field(default=b"", repr=False)

    def feed(self, content: bytes) -> bool:
        """Take in more of the stream; whether there is more to read of the text now."""
        before = len(self.text)
        # Lines end at newlines alone: the text within may hold other line separators, which httpx would part it at.
        *lines, self._rest = (self._rest + content).replace(b"\r\n", b"\n").split(b"\n")
        for line in lines:
            if line.startswith(b"data:") and not self.ended:
                self._hear(line[5:].strip())
        if len(self.text) > ANSWER_LIMIT or is_circling(self.text) or is_circling(self.thought):
            self.ended = True
        return len(self.text) > before

    def _hear(self, event: bytes) -> None:
        if event == b"[DONE]":
            self.ended = True
        elif event:
            self.take(_parsed(event), "delta")

    def take(self, told: dict[str, Any], where: str) -> None:
        """Take in one object of the protocol; `where` is "delta" in a stream, "message" in an answer given whole.

        Raises:
            WritingError: It is none of the protocol's.
        """
        if told.get("error"):
            self.trouble, self.ended = trouble_in(told), True
            return
        try:
            for choice in told["choices"][:1]:
                said = choice.get(where) or {}
                self.text += _words(said)
                self.thought += str(said.get("reasoning_content") or said.get("reasoning") or "")
        except (LookupError, TypeError, AttributeError):
            raise WritingError("its endpoint did not answer as one of its kind") from None


def _words(said: dict[str, Any]) -> str:
    """The words of a delta or a message; a model with tools may put them into a call's arguments."""
    content = said.get("content")
    if isinstance(content, list):
        content = "".join(str(part.get("text") or "") for part in content)
    calls = said.get("tool_calls") or []
    return str(content or "") + "".join(str(call["function"].get("arguments") or "") for call in calls[:1])


def _parsed(event: bytes) -> dict[str, Any]:
    try:
        told = json.loads(event)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise WritingError("its endpoint did not answer as one of its kind")
    return told


def whole_answer(content: bytes) -> Answer:
    """An answer that did not come in a stream.

    Raises:
        WritingError: It is no answer of the protocol.
    """
    answer = Answer(ended=True)
    answer.take(_parsed(content), "message")
    return answer


def trouble_in(told: object) -> str:
    """What an error says, wherever the server put it: one short line."""
    error = told.get("error", told) if isinstance(told, dict) else told
    text = error.get("message") or error.get("code") or "" if isinstance(error, dict) else error
    line = " ".join(str(text or "").split())
    return line if len(line) <= 120 else f"{line[:119]}…"


def is_circling(text: str) -> bool:
    """Whether a text says the same over and over again."""
    tail = text[-_ECHO:]
    return len(text) > _ECHO * _ECHOES and text[-_ECHO_REACH:].count(tail) >= _ECHOES
