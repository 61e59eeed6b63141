"""What a message can ask to be changed, as values."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.api.terms import Orientation
from tui.studio.director.cues import PersonWish


@dataclass(frozen=True, slots=True)
class Resize:
    """Shorter, longer or of a given length; the named scenes, or the whole when none is named."""

    scenes: tuple[str, ...] = ()
    factor: float = 1.0
    target_s: float | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Take scenes out."""

    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Put a scene before or after another, first or last."""

    scene: str
    anchor: str = ""
    place: str = "after"


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two scenes change places."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Replace:
    """Other words for words, as they are given; in the named scenes, or wherever they stand."""

    old: str
    new: str
    scenes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retell:
    """New words said in a scene."""

    scene: str
    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    """New words on a scene's screen."""

    scene: str
    text: str


@dataclass(frozen=True, slots=True)
class Add:
    """A new scene that says a text; after a scene, or before the closing one."""

    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Entitle:
    """Another title."""

    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Another first or last line."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Recast:
    """Another presenter, voice or style: as described, by name, or any other one."""

    what: str
    wish: PersonWish = field(default_factory=PersonWish)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hide:
    """Scenes without the presenter."""

    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Another orientation."""

    orientation: Orientation


@dataclass(frozen=True, slots=True)
class Captions:
    """Captions on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """A clause that was not understood, or that names what is not there; `why` is told when it is known."""

    text: str
    why: str = ""


Edit = (
    Resize
    | Remove
    | Move
    | Swap
    | Replace
    | Retell
    | Caption
    | Add
    | Entitle
    | Frame
    | Recast
    | Hide
    | Turn
    | Captions
    | Unknown
)
