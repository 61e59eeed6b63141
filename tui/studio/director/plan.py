"""The values the director works with: what was chosen, what may be cast, what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.api.terms import Orientation
from tui.studio.casting.catalogue import Look, Person, Style, Voice
from tui.studio.notebook import Matter, Notebook
from tui.studio.storyboard import Storyboard


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was chosen by id with the request; an id given wins over the prompt."""

    look_id: str | None = None
    voice_id: str | None = None
    style_id: str | None = None
    brand_kit_id: str | None = None
    orientation: Orientation | None = None
    target_s: float | None = None
    """Length settled by an answer, in seconds; it wins over the prompt's."""
    whole: bool = False
    """Whether everything given is to be said, however long."""
    focus: str = ""
    """The angle settled by an answer."""
    no_presenter: bool = False
    habits: Mapping[str, str] = field(default_factory=dict)
    """What the user chooses as a rule, by field of the storyboard; it counts where nothing else is said."""
    settled: frozenset[Matter] = frozenset()
    """What was asked and answered, and need not be told again."""


@dataclass(frozen=True, slots=True)
class Casting:
    """What can be cast; at least one voice and one style."""

    people: Sequence[Person]
    voices: Sequence[Voice]
    styles: Sequence[Style]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of people and voices, which a prompt may call them by."""
        full = [person.name for person in self.people] + [voice.name for voice in self.voices]
        return tuple(dict.fromkeys([*full, *(name.split()[0] for name in full)]))

    def look(self, look_id: str) -> tuple[Person, Look] | None:
        """The look of an id with whose it is; None when there is no such look."""
        pairs = ((person, look) for person in self.people for look in person.looks)
        return next((pair for pair in pairs if pair[1].look_id == look_id), None)

    def voice(self, voice_id: str) -> Voice | None:
        """The voice of an id; None when there is no such voice."""
        return next((voice for voice in self.voices if voice.voice_id == voice_id), None)

    def style(self, style_id: str) -> Style | None:
        """The style of an id; None when there is no such style."""
        return next((style for style in self.styles if style.style_id == style_id), None)


def house_casting() -> Casting:
    """Everyone and everything the house has to cast."""
    from tui.studio.casting.people import PEOPLE
    from tui.studio.casting.styles import STYLES
    from tui.studio.casting.voices import VOICES

    return Casting(PEOPLE, VOICES, STYLES)


@dataclass(frozen=True, slots=True)
class Plan:
    """The director's answer: the storyboard, and what to tell the user about it."""

    storyboard: Storyboard
    message: str
    """What was decided, and what could not be done. How to go on is told where the storyboard is shown."""
    changes: tuple[str, ...] = field(default=())
    """After a revision: what was changed, one short sentence each; empty when nothing was understood."""
    notebook: Notebook | None = None
    """After going back: the notebook that goes with the plan; None when the plan is a new one."""
    unread: tuple[str, ...] = ()
    """After a revision: the parts of the message that could not be followed."""
