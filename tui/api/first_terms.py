"""The contract's limits and the words that the interface needs for its first frame; `terms` has all of them.

A dozen enumerations that are not needed yet would be a hundredth of the time to it.
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
PAGE_LIMIT = 100
"""Items one page of a list may have."""
AVATAR_PAGE_LIMIT = 50
"""Items one page of avatar groups or looks may have."""
RUNNING_LIMIT = 10
"""Jobs an account may have under way at once: sessions, renders and translations share them."""
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


class SessionStatus(StrEnum):
    """Where a session stands; an answer may hold a word that is not here."""

    THINKING = "thinking"
    WAITING_FOR_INPUT = "waiting_for_input"
    REVIEWING = "reviewing"
    GENERATING = "generating"
    COMPLETED = "completed"
    FAILED = "failed"
