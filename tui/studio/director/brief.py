"""A prompt read into a typed brief: what to say, and how it is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.api.terms import Orientation
from tui.studio.director import cues, particulars
from tui.studio.director.colours import colours
from tui.studio.director.cues import PersonWish
from tui.studio.director.finish import without_quality
from tui.studio.director.instructions import UNSURE, by_stem
from tui.studio.director.labels import with_script_labelled
from tui.studio.director.scripts import last_time_s
from tui.studio.director.strangers import Stranger, strangers
from tui.studio.director.substance import Substance, read_substance
from tui.studio.director.tongues import language_of
from tui.studio.director.topics import names_a_topic
from tui.studio.narration.pronunciation import wished


@dataclass(frozen=True, slots=True)
class Brief:
    """What a prompt asks for. Whatever it does not say is empty or None."""

    substance: Substance = field(default_factory=Substance)
    target_s: float | None = None
    orientation: Orientation | None = None
    presenter: PersonWish = field(default_factory=PersonWish)
    voice: PersonWish = field(default_factory=PersonWish)
    captions: bool | None = None
    tone: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    files: tuple[FileWish, ...] = ()
    unmet: tuple[str, ...] = ()
    """Instructions of which nothing could be read; they are neither followed nor said, and the user is told."""
    colors: tuple[str, ...] = ()
    audience: str = ""
    language: str = ""
    """The language asked for, in English ("Spanish"); empty when none is named."""
    fonts: tuple[str, ...] = ()
    odd_shape: str = ""
    """A shape of picture asked for that cannot be had, such as "square"."""
    strangers: tuple[Stranger, ...] = ()
    """People asked for who are not in the catalogue."""
    foreign: bool = False
    """Whether most of it is written in letters the English narrator cannot read."""


@dataclass(frozen=True, slots=True)
class FileWish:
    """What the prompt says about one file: its name, the page meant, and where in the video it belongs."""

    name: str
    page: int | None = None
    place: str = ""
    """"first", "last" or empty."""


_FILE = re.compile(r"\b[\w-]+(?:[ .][\w-]+)*?\.(?:png|jpe?g|gif|webp|pdf|txt|md|srt|mp4|mp3|wav)\b", re.IGNORECASE)
_PAGE = re.compile(r"\bpages?\s+(\d{1,3})\b", re.IGNORECASE)


def read_brief(prompt: str, names: tuple[str, ...] = (), files: tuple[str, ...] = ()) -> Brief:
    """Read a prompt.

    Args:
        prompt: What the user wrote.
        names: Names of people and voices that can be cast.
        files: Names of the attached files.
    """
    _, prompt = wished(prompt)  # how a name is said is no part of what is said
    prompt = with_script_labelled(without_quality(prompt))
    substance = read_substance(prompt, names, files)
    told = substance.instructions
    manner = " \n".join(told)
    return Brief(
        substance=substance,
        target_s=_first_length(told) or last_time_s(prompt),
        orientation=next((found for found in map(cues.orientation, _latest_first(told)) if found), None),
        presenter=_merged([cues.presenter_wish(text, names) for text in told]),
        voice=_merged([cues.voice_wish(text, names) for text in told]),
        captions=next((found for found in map(cues.captions, told) if found is not None), None),
        tone=cues.tone_words(manner),
        style=cues.style_words(manner),
        files=_file_wishes(told, files),
        unmet=tuple(
            text
            for text in told
            if not (_is_met(text, names, files) or _names(text, substance.topic) or _is_open(text, names))
        ),
        colors=_colours(prompt, told),
        audience=next((found for found in map(particulars.audience, told) if found), ""),
        language=next((found for found in map(particulars.language, told) if found), "")
        or language_of(" ".join(item.text for item in substance.said)),
        fonts=next((found for found in map(particulars.fonts, told) if found), ()),
        odd_shape=next((found for found in map(particulars.odd_shape, told) if found), ""),
        strangers=strangers(told, names) if names else (),
        foreign=_is_foreign(prompt),
    )


def _colours(prompt: str, told: tuple[str, ...]) -> tuple[str, ...]:
    """The colours wanted: written as #rrggbb anywhere, or named where the prompt speaks of colours."""
    written = re.findall(r"#[0-9a-fA-F]{6}\b", prompt)
    named = [
        value
        for text in told
        if re.search(r"\b(?:colou?rs?|palette|background)\b", text, re.IGNORECASE)
        for _, value in colours(text)
    ]
    return tuple(dict.fromkeys(value.lower() for value in (*written, *named)))


def _is_open(text: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence leaves something to be asked: a person who is not there, a choice not made."""
    return bool(strangers((text,), names)) or UNSURE.match(text.replace("’", "'")) is not None


def _names(text: str, topic: str) -> bool:
    return bool(topic) and topic.lower() in text.lower()


def _is_met(text: str, names: tuple[str, ...], files: tuple[str, ...]) -> bool:
    """Whether anything could be read from an instruction, be it that it asks for a video at all."""
    heard = (
        cues.length_s(text)
        or cues.orientation(text)
        or cues.captions(text) is not None
        or cues.presenter_wish(text, names).wanted is not None
        or cues.voice_wish(text, names).wanted is not None
        or cues.tone_words(text)
        or cues.style_words(text)
        or particulars.odd_shape(text)
        or particulars.language(text)
        or particulars.audience(text)
        or particulars.fonts(text)
        or re.search(r"#[0-9a-f]{6}\b|^(?:goal|purpose|aim|objective|genre)\s*:", text, re.IGNORECASE)
    )
    asks = re.search(r"\b(?:videos?|clips?|script|attached|say|ads?|promo|reel|summari[sz]e)\b", text, re.IGNORECASE)
    return bool(heard or asks or _file_wishes((text,), files)) or names_a_topic(text) or len(text.split()) < 3


def _first_length(told: tuple[str, ...]) -> float | None:
    """The first length named, leaving out what a part of the video is to last ("hold the logo for 3 seconds")."""
    part = re.compile(
        r"\b(?:hold|show|each|every|per scene|pause|logo|(?<![/-])after|within the first|first \w+ seconds)\b",
        re.IGNORECASE,
    )
    lasting = (text for text in _latest_first(told) if not part.search(text))
    return next((found for text in lasting if (found := cues.length_s(text))), None)


def _latest_first(told: tuple[str, ...]) -> tuple[str, ...]:
    """The instructions, with those that take an earlier one back before it."""
    return tuple(sorted(told, key=lambda text: not cues.changes_mind(text)))


def _merged(wishes: list[PersonWish]) -> PersonWish:
    """One wish out of several sentences': the first that says something about each matter counts."""
    wanted = [wish.wanted for wish in wishes if wish.wanted is not None]
    return PersonWish(
        wanted=None if not wanted else all(wanted),
        names=next((wish.names for wish in wishes if wish.names), ()),
        gender=next((wish.gender for wish in wishes if wish.gender), ""),
        age=next((wish.age for wish in wishes if wish.age), ""),
        words=tuple(word for wish in wishes for word in wish.words),
    )


def _file_wishes(told: tuple[str, ...], files: tuple[str, ...]) -> tuple[FileWish, ...]:
    wishes: list[FileWish] = []
    for text in told:
        for clause in re.split(r",\s+|;\s+|\band\b|\bthen\b", text):
            named = [name for name in files if name.lower() in clause.lower()] or [
                found[0] for found in _FILE.finditer(clause)
            ]
            named = named or by_stem(clause, files)
            page = _PAGE.search(clause)
            number = int(page[1]) if page else None
            wishes += [FileWish(name, number, _place(clause)) for name in named]
            if page and not named:
                wishes.append(FileWish("", number, _place(clause)))
    return tuple(dict.fromkeys(wishes))


def _place(clause: str) -> str:
    if re.search(r"\b(?:open|start|begin|first|opening|beginning)\b", clause, re.IGNORECASE):
        return "first"
    return "last" if re.search(r"\b(?:end|close|finish|last|closing)\b", clause, re.IGNORECASE) else ""


def _is_foreign(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(1 for letter in letters if letter < "\u0250")
    return len(letters) > 12 and latin < 0.6 * len(letters)
