"""Who does the creative work for the agent: the director plans, the production makes.

The agent knows this protocol only, so that its own moves can be tested with a quick crew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.studio.notebook import Notebook, Question
from tui.studio.store.sessions import Brief, Pictures
from tui.studio.storyboard import Storyboard

if TYPE_CHECKING:
    from tui.studio.director.materials import Material
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

    def plan(self, brief: Brief, folder: Path, executor: Executor, *, may_ask: bool = False) -> Planned:
        """Write a storyboard from a brief, or ask; pictures out of files are written into the folder."""
        ...

    def revise(self, storyboard: Storyboard, message: str, brief: Brief, folder: Path, executor: Executor) -> Planned:
        """Change a storyboard as a message asks."""
        ...

    def board(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> Mapping[str, Path]:
        """Draw a still of every scene; by scene id."""
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


class StudioCrew:
    """The real crew. Its libraries are imported when they are first needed, most of them in a worker.

    Args:
        kits: Folder of the user's brand kits.
        cache: Where pieces of videos are kept for all sessions; each session keeps its own when none is given.
    """

    def __init__(self, kits: Path, cache: Path | None = None) -> None:
        self._kits, self._cache = kits, cache

    def is_go_ahead(self, text: str) -> bool:
        """Whether a message approves the plan."""
        from tui.studio.director.replies import is_go_ahead

        return is_go_ahead(text)

    def plan(self, brief: Brief, folder: Path, executor: Executor, *, may_ask: bool = False) -> Planned:
        """Write a storyboard from a brief, or ask what has to be known first."""
        return executor.submit(plan_brief, brief, folder, may_ask=may_ask).result()

    def revise(self, storyboard: Storyboard, message: str, brief: Brief, folder: Path, executor: Executor) -> Planned:
        """Change a storyboard as a message asks."""
        return executor.submit(revise_plan, storyboard, message, brief, folder).result()

    def board(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> Mapping[str, Path]:
        """Draw a still of every scene."""
        from tui.studio.production import draw_board

        return draw_board(storyboard, pictures, folder, executor, self._kits, self._cache)

    def produce(
        self,
        storyboard: Storyboard,
        pictures: Pictures,
        folder: Path,
        executor: Executor,
        on_progress: Callable[[float], None],
        stop: Path,
    ) -> Production:
        """Make the video."""
        from tui.studio.production import produce

        return produce(
            storyboard,
            pictures,
            folder,
            executor,
            on_progress=on_progress,
            stop=stop,
            kits=self._kits,
            cache=self._cache,
        )


def plan_brief(brief: Brief, folder: Path, *, may_ask: bool = False) -> Planned:
    """Read a brief's files and direct it; runs in a worker, since files may be large or hostile."""
    from tui.studio.director.confer import Inquiry, confer
    from tui.studio.director.plan import Wishes

    materials = read_materials(brief, folder)
    choices = brief.choices
    wishes = Wishes(
        look_id=choices.look_id,
        voice_id=choices.voice_id,
        style_id=choices.style_id,
        brand_kit_id=choices.brand_kit_id,
        orientation=choices.orientation,
    )
    found = confer(brief.prompt, materials, wishes, replies=brief.notebook.replies, may_ask=may_ask)
    if isinstance(found, Inquiry):
        return Planned(None, {}, found.message, found.questions)
    return Planned(found.storyboard, pictures_of(materials), found.message)


def revise_plan(storyboard: Storyboard, message: str, brief: Brief, folder: Path) -> Planned:
    """Read a brief's files and revise its plan; runs in a worker."""
    from tui.studio.director.confer import conversation_prompt
    from tui.studio.director.revise import revise

    materials = read_materials(brief, folder)
    prompt = conversation_prompt(brief.prompt, brief.notebook.replies)
    plan = revise(storyboard, message, materials, prompt=prompt, notebook=brief.notebook)
    return Planned(plan.storyboard, pictures_of(materials), plan.message, notebook=plan.notebook)


def read_materials(brief: Brief, folder: Path) -> list[Material]:
    """Every attached file as the director sees it."""
    from tui.studio.director.materials import read_material

    return [read_material(file.asset_id, file.path, file.mime_type, file.name, folder) for file in brief.choices.files]


def pictures_of(materials: list[Material]) -> dict[tuple[str, int | None], Path]:
    """The drawable pictures of materials, as storyboards name them."""
    return {(material.asset_id, picture.page): picture.path for material in materials for picture in material.pictures}
