"""The contract's own words and limits, with nothing imported beyond the standard library.

The interface needs these for its first frame, before pydantic and httpx are there; the models use the same ones.
"""

from __future__ import annotations

from enum import StrEnum

PROMPT_LIMIT = 10_000
"""Characters a prompt or message may have, at least 1."""
FILES_LIMIT = 20
"""Files one request may carry."""
FILE_BYTES_LIMIT = 32 * 1024 * 1024
"""Bytes one uploaded file may have (32 MB)."""
VISIBLE_MESSAGES = 40
"""Messages a session shows, newest first; older ones are gone from the API."""
WORDS_PER_MINUTE = 150
"""Speaking rate that planning assumes (contract behaviour, section 13)."""


class SessionMode(StrEnum):
    """Chat asks and shows a storyboard first; generate makes one video without asking."""

    GENERATE = "generate"
    CHAT = "chat"


class Orientation(StrEnum):
    """Which way the picture lies."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
