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
    """A new scene that says a text; after or before a scene, or before the closing one."""

    text: str
    after: str = ""
    before: str = ""
    heading: str = ""
    """What it is headed, if it is: for a comparison, the two things."""


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
class Show:
    """Scenes with the presenter again."""

    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Scenes that become one, in the place of the first."""

    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A scene that becomes two; before the words given, or where it parts best."""

    scene: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Illustrate:
    """Another picture for a scene: a file's, or a page's; `file` is empty when only a page is named."""

    scene: str
    file: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Unpicture:
    """Scenes without their picture."""

    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """Spoken faster or slower, by a factor on what it is now; None for the voice's own tempo."""

    factor: float | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Longer or shorter silences between sentences and scenes, by a factor on them now; None for the usual ones."""

    factor: float | None


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours over the style, as the user calls them and as `#rrggbb`; none for the style's own."""

    colors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Refuse:
    """Something that was understood and cannot be had; `why` is told."""

    why: str


@dataclass(frozen=True, slots=True)
class Enlist:
    """An item more, or less, in the list that a scene says; the scene that has it when none is named."""

    item: str
    scene: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Reshape:
    """Scenes shown in another way; `kind` is a scene's kind, "statement" for plain text."""

    scenes: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Back to an earlier plan: some changes taken back, all of them (`steps` 0), or the plan of a revision."""

    steps: int = 1
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Redo:
    """What was taken back, done again."""


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
    | Show
    | Merge
    | Split
    | Illustrate
    | Unpicture
    | Pace
    | Pause
    | Paint
    | Refuse
    | Enlist
    | Reshape
    | Undo
    | Redo
    | Unknown
)
