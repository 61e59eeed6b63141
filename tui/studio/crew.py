"""Who does the creative work for the agent, as the agent knows them: one plans, revises, draws and produces.

The agent knows this protocol only, so that its own moves can be tested with a quick crew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.studio.listening import Ear
from tui.studio.notebook import Notebook, Question
from tui.studio.store.sessions import Brief, Pictures
from tui.studio.storyboard import Storyboard

if TYPE_CHECKING:
    from tui.studio.production import Production


@dataclass(frozen=True, slots=True)
class Planned:
    """A storyboard with the pictures it may show, and what to tell the user about it; or what has to be asked first."""

    storyboard: Storyboard | None
    """None while questions are open."""
    pictures: Pictures
    message: str
    questions: tuple[Question, ...] = ()
    notebook: Notebook | None = None
    """What the crew made of the notebook, as for a change that was taken back; None leaves it to the agent."""


class Crew(Protocol):
    """What the agent needs. Every call blocks and may use the executor it is given."""

    def is_go_ahead(self, text: str) -> bool:
        """Whether a message approves the plan."""
        ...

    def plan(
        self, brief: Brief, folder: Path, executor: Executor, *, may_ask: bool = False, ear: Ear | None = None
    ) -> Planned:
        """Write a storyboard from a brief, or ask; pictures out of files are written into the folder.

        The ear hears what a connected model writes; raises `Stopped` when its stop file appears.
        """
        ...

    def revise(
        self,
        storyboard: Storyboard,
        message: str,
        brief: Brief,
        folder: Path,
        executor: Executor,
        *,
        stop: Path | None = None,
    ) -> Planned:
        """Change a storyboard as a message asks; raises `Stopped` when the stop file appears."""
        ...

    def remember(self, brief: Brief, storyboard: Storyboard) -> None:
        """Keep what the user chose for a video that is going to be made."""
        ...

    def board(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> Mapping[str, Path]:
        """Draw a still of every scene; by scene id."""
        ...

    def rehearse(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> None:
        """Begin what a video will need while its plan waits for approval; does not block, unlike the others."""
        ...

    def produce(
        self,
        storyboard: Storyboard,
        pictures: Pictures,
        folder: Path,
        executor: Executor,
        on_progress: Callable[[float], None],
        stop: Path,
    ) -> Production:
        """Make the video; raises `Stopped` when the stop file appears."""
        ...
