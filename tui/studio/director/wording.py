"""What the director tells the user about a plan: short, plain, and open about what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.api.terms import Orientation
from tui.studio.casting.languages import language_called
from tui.studio.director.brief import Brief
from tui.studio.director.cast import Cast
from tui.studio.director.editor import Cut
from tui.studio.director.materials import Material, MaterialKind
from tui.studio.director.plan import Casting
from tui.studio.storyboard import PictureScene, Storyboard


def seconds_in_words(seconds: float) -> str:
    """A length to tell: "about 25 seconds", "about 2 minutes", "about 1 min 20 s"."""
    whole = max(1, round(seconds))
    if whole < 90:
        return f"about {whole} seconds"
    minutes, rest = divmod(5 * round(whole / 5), 60)
    return f"about {minutes} min {rest} s" if rest else f"about {minutes} minutes"


def capital(text: str) -> str:
    """A text with a large first letter, to begin a sentence with."""
    return text[:1].upper() + text[1:]


def counted(number: int, thing: str) -> str:
    """A number with its noun: "1 scene", "3 scenes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def joined(parts: Sequence[str]) -> str:
    """Parts as they are enumerated in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""


def headline_sentence(board: Storyboard, cast: Cast) -> str:
    """The plan in one sentence: title, scenes, length, who, which design."""
    who = f"presented by {cast.person.name}" if cast.person else "without a presenter"
    own = cast.person is not None and cast.person.default_voice_id == cast.voice.voice_id
    voice = "" if own else f", voice {cast.voice.name}"
    return (
        f"“{board.title}”: {counted(len(board.scenes), 'scene')}, {seconds_in_words(board.estimated_s)}, "
        f"{who}{voice}, in the style {cast.style.name}."
    )


def length_note(board: Storyboard, cut: Cut, *, verbatim: bool) -> str:
    """What is to be said about the length asked for; empty when it is met."""
    if board.target_s is None:
        return _left_out(cut, "to keep it short") if cut.left_of_prompt else ""
    asked = seconds_in_words(board.target_s).removeprefix("about ")
    expected = board.estimated_s
    if expected < 0.8 * board.target_s and not cut.left_of_prompt:
        return (
            f"You asked for {asked}. What there is to say fills less, and I add no facts of my own: give me "
            f"more points to make it longer."
        )
    if expected > 1.2 * board.target_s:
        why = "your script is kept whole" if verbatim else "nothing more could be left out"
        return f"You asked for {asked}; it is longer because {why}."
    return _left_out(cut, f"to stay near {asked}") if cut.left_of_prompt else ""


def _left_out(cut: Cut, why: str) -> str:
    return f"I left out {counted(cut.left_of_prompt, 'sentence')} of yours {why}."


def files_note(board: Storyboard, materials: Sequence[Material], cut: Cut) -> str:
    """What was used of each file, a sentence each; files in trouble are told of apart."""
    told = [_file_sentence(board, material, cut) for material in materials if material.kind is not MaterialKind.UNUSED]
    return " ".join(sentence for sentence in told if sentence)


def _file_sentence(board: Storyboard, material: Material, cut: Cut) -> str:
    said = sum(1 for line in cut.lines if line.asset_id == material.asset_id)
    shown = [
        (number, scene.picture.page)
        for number, scene in enumerate(board.scenes, start=1)
        if isinstance(scene, PictureScene) and scene.picture.asset_id == material.asset_id
    ]
    parts = [f"{counted(said, 'sentence')} said"] if said else []
    parts += [
        f"page {page} in scene {number}" if page is not None else f"seen in scene {number}" for number, page in shown
    ]
    if material.table:
        parts.append("drawn as a chart")
    if not parts:
        return f"{material.name}: nothing of it is used." if material.pages else ""
    return f"{material.name}: {joined(parts)}."


def strangers_notes(brief: Brief, cast: Cast) -> tuple[str, ...]:
    """Who of those asked for is not here, and who is there instead."""
    told = []
    for stranger in brief.strangers:
        if stranger.voice:
            told.append(f"There is no voice of {stranger.name} here, so {cast.voice.name} speaks.")
        elif cast.person:
            told.append(f"There is no presenter called {stranger.name} here, so {cast.person.name} presents.")
    return tuple(told)


def cast_sentence(board: Storyboard, casting: Casting) -> str:
    """The plan in one sentence, for a storyboard whose ids are looked up; empty when one of them is not there."""
    voice, style = casting.voice(board.voice_id), casting.style(board.style_id)
    if voice is None or style is None:
        return ""
    person, look = (casting.look(board.look_id) if board.look_id else None) or (None, None)
    return headline_sentence(board, Cast(person, look, voice, style))


def impossible(brief: Brief, board: Storyboard) -> tuple[str, ...]:
    """What was asked for and cannot be had at all, a sentence each."""
    told = []
    if brief.odd_shape:
        ratio = "16:9" if board.orientation is Orientation.LANDSCAPE else "9:16"
        told.append(
            f"A picture that is {brief.odd_shape} is not possible here, only landscape (16:9) or portrait (9:16): "
            f"this one is {board.orientation.value} ({ratio})."
        )
    spoken = language_called(board.language)
    if brief.language and spoken and brief.language != spoken.name:
        told.append(f"I do not translate, so {brief.language} is not possible: the narration is {spoken.name}.")
    if brief.foreign and board.language == "en":
        told.append("The narrator reads English only, so words in other letters will not be heard.")
    if brief.fonts:
        told.append(f"The font {joined(brief.fonts)} cannot be chosen; each style brings its own.")
    return tuple(told)


def troubles(materials: Sequence[Material]) -> tuple[str, ...]:
    """What is wrong with files, a sentence each."""
    return tuple(material.trouble for material in materials if material.trouble)


def addresses_note(brief: Brief) -> str:
    """That an address the brief points to was not read; one that viewers are sent to is just said."""
    told = " ".join((*brief.substance.instructions, brief.substance.topic))
    found = list(dict.fromkeys(url.rstrip(".,;:!?)]}'\"") for url in re.findall(r"https?://\S+", told)))
    if not found:
        return ""
    them = "it" if len(found) == 1 else "them"
    return f"I open no addresses in a prompt, so nothing is from {joined(found[:3])}: attach {them}, and I read {them}."
