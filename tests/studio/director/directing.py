"""A crew that really directs and only pretends to draw, for conversations over HTTP in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import Served, serving
from tui.studio.studio_crew import StudioCrew


class DirectingCrew(StudioCrew):
    """The studio's own director; stills and videos are tiny files."""

    quick = QuickCrew()
    board = quick.board
    produce = quick.produce


@dataclass
class Talk:
    """One chat session."""

    served: Served
    session_id: str

    def says(self, message: str, **more: Any) -> Any:
        """Say something and wait for what comes of it; the session."""
        self.served.say(self.session_id, message, **more)
        return self.rests()

    def rests(self) -> Any:
        """The session when it waits or is done."""
        return self.served.until(self.session_id, "reviewing", "waiting_for_input", "completed", "failed")

    def board(self) -> Any:
        """The storyboard that was shown last."""
        session = self.served.session(self.session_id)
        shown = next(message for message in session["messages"] if message["type"] == "resource")
        path = f"/v3/video-agents/{self.session_id}/resources/{shown['resource_ids'][0]}"
        return self.served.data("GET", path)["metadata"]

    def said(self) -> list[str]:
        """What the director said, newest first."""
        messages = self.served.session(self.session_id)["messages"]
        return [message["content"] for message in messages if message["role"] == "model"]


@contextmanager
def directing(home: Path, **settings: Any) -> Iterator[Served]:
    """A studio whose director is real."""
    with serving(home, DirectingCrew(home / "brand-kits"), **settings) as served:
        yield served


def talk(served: Served, prompt: str, **more: Any) -> Talk:
    """Open a chat and wait for the first answer."""
    created = served.create(prompt, mode="chat", **more)
    opened = Talk(served, created["session_id"])
    opened.rests()
    return opened
