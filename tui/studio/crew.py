"""Who does the creative work for the agent: the director plans, the production makes.

The agent knows this protocol only, so that its own moves can be tested with a quick crew.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.studio.clips import as_stills, films_of, playing
from tui.studio.dictation import Dictation
from tui.studio.listening import Ear
from tui.studio.notebook import Notebook, Question
from tui.studio.store.sessions import Brief, Pictures
from tui.studio.storyboard import Storyboard

if TYPE_CHECKING:
    from tui.studio.director.finish import Recording
    from tui.studio.director.materials import Material
    from tui.studio.director.model_link import Endpoint
    from tui.studio.director.plan import Casting
    from tui.studio.production import Production, Rehearsal


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


class StudioCrew:
    """The real crew. Its libraries are imported when they are first needed, most of them in a worker.

    Args:
        kits: Folder of the user's brand kits.
        styles: Folder of the user's own styles.
        memory: File of what the user keeps choosing; nothing is remembered without one.
        cache: Where pieces of videos are kept for all sessions; each session keeps its own when none is given.
    """

    def __init__(
        self, kits: Path, cache: Path | None = None, memory: Path | None = None, styles: Path | None = None
    ) -> None:
        self._kits, self._styles, self._cache, self._memory = kits, styles, cache, memory
        self._rehearsals: dict[Path, Rehearsal] = {}

    def is_go_ahead(self, text: str) -> bool:
        """Whether a message approves the plan."""
        from tui.studio.director.replies import is_go_ahead

        return is_go_ahead(text)

    def plan(
        self, brief: Brief, folder: Path, executor: Executor, *, may_ask: bool = False, ear: Ear | None = None
    ) -> Planned:
        """Write a storyboard from a brief, or ask what has to be known first."""
        ear = ear or Ear()
        dictation = Dictation(folder / "dictation.txt", ear.stop)
        dictation.begin()
        planning = executor.submit(
            plan_brief,
            brief,
            folder,
            may_ask=may_ask,
            habits=self._habits(brief),
            styles=self._styles,
            dictation=dictation,
        )
        return dictation.listen(planning, ear.on_text)

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
        """Change a storyboard as a message asks."""
        planned = executor.submit(revise_plan, storyboard, message, brief, folder, self._styles, stop).result()
        answer = self._answer_about_memory(message, brief)
        return planned if answer is None else Planned(storyboard, planned.pictures, answer)

    def remember(self, brief: Brief, storyboard: Storyboard) -> None:
        """Keep what the user chose for a video that is going to be made."""
        from tui.studio.director.memory import choices_made, first_plan, read_memory, write_memory

        if self._memory is None or brief.incognito:
            return
        given = {name: value for name, value in brief.choices if name != "files" and value is not None}
        made = choices_made(first_plan(brief.notebook), storyboard, {name: str(value) for name, value in given.items()})
        if made:
            write_memory(self._memory, read_memory(self._memory).with_choices(made))

    def _habits(self, brief: Brief) -> dict[str, str]:
        """What the user chooses as a rule; nothing in an incognito session."""
        from tui.studio.casting.brand_kits import BrandKitError, read_brand_kits
        from tui.studio.director.memory import KINDS, read_memory

        if self._memory is None or brief.incognito:
            return {}
        memory = read_memory(self._memory)
        habits = {kind: value for kind in KINDS if (value := memory.usual(kind))}
        try:
            kits = {kit.brand_kit_id for kit in read_brand_kits(self._kits)}
        except BrandKitError:
            kits = set()
        return {kind: value for kind, value in habits.items() if kind != "brand_kit_id" or value in kits}

    def _answer_about_memory(self, message: str, brief: Brief) -> str | None:
        """What is remembered, or that it is forgotten, when a message asks for that; None when it does not."""
        from tui.studio.director import memory

        if self._memory is None or not (memory.asks_for_memory(message) or memory.clears_memory(message)):
            return None
        if memory.clears_memory(message):
            memory.clear_memory(self._memory)
            return "I have forgotten what you usually choose."
        if brief.incognito:
            return "This is an incognito session, so I do not look at what I remember."
        return memory.told(memory.read_memory(self._memory), casting(self._styles))

    def board(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> Mapping[str, Path]:
        """Draw a still of every scene."""
        from tui.studio.production import Own, draw_board

        return draw_board(storyboard, pictures, folder, executor, Own(self._kits, self._styles), self._cache)

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
        from tui.studio.production import Own, produce

        self._end_rehearsal(folder)
        return produce(
            storyboard,
            pictures,
            folder,
            executor,
            on_progress=on_progress,
            stop=stop,
            own=Own(self._kits, self._styles),
            cache=self._cache,
        )

    def rehearse(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> None:
        """Speak the plan and make the workers ready while the user reads it."""
        from tui.studio.production import Own, Rehearsal

        self._end_rehearsal(folder)
        own = Own(self._kits, self._styles)
        self._rehearsals[folder] = Rehearsal(storyboard, pictures, folder, executor, own, self._cache)

    def _end_rehearsal(self, folder: Path) -> None:
        if rehearsal := self._rehearsals.pop(folder, None):
            rehearsal.end()


def casting(styles: Path | None) -> Casting:
    """Who and what the director may choose: all of the house's, and the user's own styles if their files are good.

    A broken one is told where styles are listed or chosen; it must not keep another style's video from being planned.
    """
    from tui.studio.casting.style_files import StyleError, all_styles
    from tui.studio.casting.voices import castable_voices
    from tui.studio.director.plan import house_casting

    house = replace(house_casting(), voices=castable_voices())
    try:
        return replace(house, styles=all_styles(styles))
    except StyleError:
        return house


def plan_brief(
    brief: Brief,
    folder: Path,
    *,
    may_ask: bool = False,
    habits: Mapping[str, str] | None = None,
    styles: Path | None = None,
    dictation: Dictation | None = None,
) -> Planned:
    """Read a brief's files and direct it; runs in a worker, since files may be large or hostile.

    Raises:
        UnspeakableError: The script is in a language that no voice here speaks.
    """
    from tui.studio.director.confer import Inquiry, confer
    from tui.studio.director.finish import finished
    from tui.studio.director.plan import Wishes
    from tui.studio.production import check_language

    materials = read_materials(brief, folder)
    choices = brief.choices
    wishes = Wishes(
        look_id=choices.look_id,
        voice_id=choices.voice_id,
        style_id=choices.style_id,
        brand_kit_id=choices.brand_kit_id,
        orientation=choices.orientation,
        habits=habits or {},
    )
    found = confer(
        brief.prompt,
        materials,
        wishes,
        casting(styles),
        replies=brief.notebook.replies,
        may_ask=may_ask,
        endpoint=connected_model(),
        ear=Ear(dictation.write, dictation.stop) if dictation else None,
    )
    if isinstance(found, Inquiry):
        return Planned(None, {}, found.message, found.questions)
    board, told = finished(found.storyboard, brief.prompt, recordings_of(brief))
    check_language(board)
    films = films_of(brief)
    files = pictures_of(materials) | sounds_of(brief) | films
    return Planned(playing(board, films), files, _with_finish(found.message, told))


def connected_model() -> Endpoint | None:
    """The language model the user connected; None when there is none, and httpx is not loaded then."""
    if not os.environ.get("REELTALK_MODEL_URL"):
        return None
    from tui.studio.director.model_link import endpoint_from

    return endpoint_from(os.environ)


def revise_plan(
    storyboard: Storyboard,
    message: str,
    brief: Brief,
    folder: Path,
    styles: Path | None = None,
    stop: Path | None = None,
) -> Planned:
    """Read a brief's files and revise its plan; runs in a worker."""
    from tui.studio.director.confer import conversation_prompt
    from tui.studio.director.enclosures import parted
    from tui.studio.director.finish import finished
    from tui.studio.director.revise import revise
    from tui.studio.director.speakers import who_can_speak
    from tui.studio.narration.pronunciation import wished
    from tui.studio.narration.spelling import UnspeakableError
    from tui.studio.production import check_language

    whom, films, storyboard = who_can_speak(casting(styles), storyboard), films_of(brief), as_stills(storyboard)
    prompt, enclosed = parted(conversation_prompt(brief.prompt, brief.notebook.replies, whom))
    materials = [*read_materials(brief, folder), *enclosed]
    _, wish = wished(message)
    plan = revise(storyboard, wish, materials, whom, prompt=prompt, notebook=brief.notebook)
    endpoint = connected_model() if plan.unread and wish else None
    if endpoint:
        from tui.studio.director.rewriter import reworded_by_model

        plan = reworded_by_model(plan, endpoint, prompt, Ear(stop=stop))
    board, told = finished(plan.storyboard, message, recordings_of(brief))
    files = pictures_of(materials) | sounds_of(brief) | films
    try:
        check_language(board)
    except UnspeakableError as error:
        return Planned(playing(storyboard, films), files, f"I cannot do that: {error}.")
    if told and plan.storyboard == storyboard:  # nothing else was asked for
        board = board.model_copy(update={"revision": storyboard.revision + 1})
        return Planned(playing(board, films), files, "\n".join(told))
    said = _with_finish(plan.message, told)
    return Planned(playing(board, films), files, said, notebook=plan.notebook)


def read_materials(brief: Brief, folder: Path) -> list[Material]:
    """Every attached file as the director sees it."""
    from tui.studio.director.materials import read_material

    return [read_material(file.asset_id, file.path, file.mime_type, file.name, folder) for file in brief.choices.files]


def pictures_of(materials: list[Material]) -> dict[tuple[str, int | None], Path]:
    """The drawable pictures of materials, as storyboards name them."""
    return {(material.asset_id, picture.page): picture.path for material in materials for picture in material.pictures}


def recordings_of(brief: Brief) -> list[Recording]:
    """The sound files of a brief, which may be laid under the voice."""
    from tui.studio.director.finish import Recording

    return [Recording(file.asset_id, file.name) for file in brief.choices.files if file.mime_type.startswith("audio/")]


def sounds_of(brief: Brief) -> dict[tuple[str, int | None], Path]:
    """Where the sound files of a brief lie, as storyboards name them."""
    return {(file.asset_id, None): file.path for file in brief.choices.files if file.mime_type.startswith("audio/")}


def _with_finish(message: str, told: Sequence[str]) -> str:
    """A message with how the video is finished; a recording that is heard is not told to be left out as well."""
    heard = any("under the voice, and gives way" in line for line in told)
    lines = [line for line in message.splitlines() if not (heard and "cannot be listened to here" in line)]
    return "\n".join((*lines, *told))
