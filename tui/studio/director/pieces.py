"""The pieces a prompt falls into, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a piece of a prompt is for."""

    SAY = "say"
    SCRIPT = "script"
    TOPIC = "topic"
    TITLE = "title"
    SETTING = "setting"
    OPENING = "opening"
    CLOSING = "closing"
    ON_SCREEN = "on screen"
    ASK = "ask"
    AVOID = "avoid"
    """Something that must not be said."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a prompt and what it is for; `genre` goes with a topic."""

    act: Act
    text: str
    genre: str = ""
