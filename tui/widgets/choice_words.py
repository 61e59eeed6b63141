"""What the choices bar and the change menu say about what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from tui.api.first_terms import Orientation, SessionMode
from tui.api.records import record
from tui.chat.draft import Choices, Pick
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line


class Field(StrEnum):
    """What can be chosen, in the order it is shown."""

    AVATAR = "avatar"
    VOICE = "voice"
    STYLE = "style"
    KIT = "kit"
    ORIENTATION = "orientation"
    MODE = "mode"
    MEMORY = "memory"


FIXED_ONCE_SENT = frozenset({Field.STYLE, Field.ORIENTATION, Field.MODE, Field.MEMORY})
"""Fields a message cannot change: the contract takes them when a session is opened, and never again."""


@record(frozen=True, slots=True)
class ChoiceWord:
    """A field, what is chosen for it in words, and whether the user or the agent chose it."""

    field: Field
    word: str
    changed: bool
    by_agent: bool = False


BY_AGENT = "◇ "
"""Marks what the agent has chosen."""
NOBODY: Mapping[str, str] = {}
"""No choices of the agent's."""


def choice_words(choices: Choices, by_agent: Mapping[str, str] = NOBODY) -> tuple[ChoiceWord, ...]:
    """Every field with what it says; what the user left open says what the agent has chosen, by the field's name."""
    return tuple(
        ChoiceWord(word.field, by_agent[word.field], changed=False, by_agent=True)
        if not word.changed and by_agent.get(word.field)
        else word
        for word in _of_user(choices)
    )


def _of_user(choices: Choices) -> tuple[ChoiceWord, ...]:
    return (
        _picked(Field.AVATAR, choices.avatar, "any avatar"),
        _picked(Field.VOICE, choices.voice, "any voice"),
        _picked(Field.STYLE, choices.style, "any style"),
        _picked(Field.KIT, choices.brand_kit, "no brand kit"),
        ChoiceWord(
            Field.ORIENTATION,
            choices.orientation.value if choices.orientation else "any shape",
            choices.orientation is not None,
        ),
        ChoiceWord(Field.MODE, choices.mode.value, choices.mode is not SessionMode.CHAT),
        ChoiceWord(Field.MEMORY, "incognito" if choices.incognito else "remembers", choices.incognito),
    )


def choices_line(choices: Choices, width: int, *, changed_only: bool, by_agent: Mapping[str, str] = NOBODY) -> Line:
    """The bar in `width` cells; each word opens what changes it. A ◇ marks what the agent has chosen."""
    hint: Line = (Piece("^g", Tone.KEY, "screen.change"), Piece(" change", Tone.MUTED, "screen.change"))
    hint = hint if width >= _HINT_FROM_CELLS else ()
    room = width - cells(hint) - 2  # a gap, and the … of what does not fit
    pieces: list[Piece] = []
    for word in choice_words(choices, by_agent):
        if changed_only and not (word.changed or word.by_agent):
            continue
        between = (Piece(" · ", Tone.MUTED),) if pieces else ()
        shown = Piece(
            one_line(f"{BY_AGENT}{word.word}" if word.by_agent else word.word, 24),
            _tone(word),
            f"screen.choose('{word.field}')",
        )
        if cells((*pieces, *between, shown)) > room:
            pieces.append(Piece("…", Tone.MUTED))
            break
        pieces += [*between, shown]
    if not pieces and room > len(_OPEN):
        pieces.append(Piece(_OPEN, Tone.MUTED))
    gap = width - cells(hint) - cells(pieces)
    return (*pieces, Piece(" " * gap), *hint)


_OPEN = "the agent chooses"
_HINT_FROM_CELLS = 30


def _tone(word: ChoiceWord) -> Tone:
    if word.changed:
        return Tone.STRONG
    return Tone.PLAIN if word.by_agent else Tone.MUTED


def toggled(choices: Choices, field: Field) -> Choices:
    """Choices with a field that has a few values moved to its next one; other fields are left as they are."""
    if field is Field.ORIENTATION:
        order = (None, Orientation.LANDSCAPE, Orientation.PORTRAIT)
        return replace(choices, orientation=order[(order.index(choices.orientation) + 1) % len(order)])
    if field is Field.MODE:
        other = SessionMode.GENERATE if choices.mode is SessionMode.CHAT else SessionMode.CHAT
        return replace(choices, mode=other)
    if field is Field.MEMORY:
        return replace(choices, incognito=not choices.incognito)
    return choices


def with_pick(choices: Choices, field: Field, pick: Pick | None) -> Choices:
    """Choices with what was picked from a list; None leaves it to the agent."""
    if field is Field.AVATAR:
        return replace(choices, avatar=pick)
    if field is Field.VOICE:
        return replace(choices, voice=pick)
    if field is Field.STYLE:
        return replace(choices, style=pick)
    if field is Field.KIT:
        return replace(choices, brand_kit=pick)
    return choices


def _picked(field: Field, pick: Pick | None, otherwise: str) -> ChoiceWord:
    return ChoiceWord(field, pick.name or pick.id if pick else otherwise, pick is not None)
