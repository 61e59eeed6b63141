"""What a worker does to plan: reads a brief's files, directs or revises, and finishes what comes of it.

Plain functions over picklable values, run in a worker since files may be large or hostile; what they need is imported
there, and never by the server.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.studio.clips import as_stills, films_of, playing
from tui.studio.crew import Planned
from tui.studio.dictation import Dictation
from tui.studio.listening import Ear
from tui.studio.store.sessions import Brief
from tui.studio.storyboard import Storyboard

if TYPE_CHECKING:
    from tui.studio.director.finish import Recording
    from tui.studio.director.materials import Material
    from tui.studio.director.model_link import Endpoint
    from tui.studio.director.plan import Casting, Wishes


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
    """Read a brief's files and direct it.

    Raises:
        UnspeakableError: The script is in a language that no voice here speaks, and nobody can be asked for another.
    """
    from tui.studio.director.confer import Inquiry, confer
    from tui.studio.director.finish import finished
    from tui.studio.director.unspoken import asked_for_words
    from tui.studio.narration.spelling import UnspeakableError
    from tui.studio.production import check_language

    materials = read_materials(brief, folder)
    found = confer(
        brief.prompt,
        materials,
        wishes_of(brief, habits or {}),
        casting(styles),
        replies=brief.notebook.replies,
        may_ask=may_ask,
        endpoint=connected_model(),
        ear=Ear(dictation.write, dictation.stop) if dictation else None,
    )
    if isinstance(found, Inquiry):
        return Planned(None, {}, found.message, found.questions)
    board, told = finished(found.storyboard, brief.prompt, recordings_of(brief))
    try:
        check_language(board)
    except UnspeakableError as error:
        if not may_ask:
            raise
        return Planned(None, {}, *asked_for_words(str(error)))
    films = films_of(brief)
    files = pictures_of(materials) | sounds_of(brief) | films
    return Planned(playing(board, films), files, _with_finish(found.message, told))


def wishes_of(brief: Brief, habits: Mapping[str, str]) -> Wishes:
    """What was chosen by id, and what the user chooses as a rule."""
    from tui.studio.director.plan import Wishes

    chosen = brief.choices
    return Wishes(
        look_id=chosen.look_id,
        voice_id=chosen.voice_id,
        style_id=chosen.style_id,
        brand_kit_id=chosen.brand_kit_id,
        orientation=chosen.orientation,
        habits=habits,
    )


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
    """Read a brief's files and revise its plan."""
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
    from tui.studio.edit.filters import is_audible

    files = [file for file in brief.choices.files if file.mime_type.startswith("audio/")]
    return [Recording(file.asset_id, file.name, is_audible(file.path)) for file in files]


def sounds_of(brief: Brief) -> dict[tuple[str, int | None], Path]:
    """Where the sound files of a brief lie, as storyboards name them."""
    return {(file.asset_id, None): file.path for file in brief.choices.files if file.mime_type.startswith("audio/")}


def _with_finish(message: str, told: Sequence[str]) -> str:
    """A message with how the video is finished; a recording that is heard is not told to be left out as well."""
    heard = any("under the voice, and gives way" in line for line in told)
    lines = [line for line in message.splitlines() if not (heard and "cannot be listened to here" in line)]
    return "\n".join((*lines, *told))
