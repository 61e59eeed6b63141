"""Who listens while something is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def unheard(_: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Ear:
    """Who listens while a model writes, and the file that stops it."""

    on_text: Callable[[str], None] = unheard
    """Called with all that is written so far."""
    stop: Path | None = None
