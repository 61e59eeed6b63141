"""What a question's card says: the questions, the numbers that answer them, and how. Pure functions to lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.transcript_items import Question

if TYPE_CHECKING:
    from tui.chat.asks import Choice

_GAP = "   "


def question_title(item: Question) -> str:
    """The card's title."""
    count = len(item.asked.asks)
    return "question" if count == 1 else f"{count} questions"


def question_lines(item: Question, width: int) -> tuple[Line, ...]:
    """Every question with its numbered choices, then how to answer while it is open."""
    lines: list[Line] = []
    number = 0
    for ask in item.asked.asks:
        if lines:
            lines.append(())
        if ask.text:
            lines.append((Piece(ask.text, Tone.STRONG),))
        choices = [_choice(item, number + at, choice) for at, choice in enumerate(ask.choices)]
        number += len(choices)
        lines += _laid_out(choices, width)
    if item.asked.tail and not item.open:
        lines += [(), (Piece(item.asked.tail, Tone.MUTED),)]
    return (*lines, *_how(item, number)) if item.open else tuple(lines)


def _choice(item: Question, place: int, choice: Choice) -> Line:
    action = f"screen.pick({place})" if item.open else ""
    picked = place in item.picks
    mark = Piece("✓", Tone.GOOD) if picked else Piece(" ")
    key = f"{place + 1}" if item.open else choice.label or "·"
    pieces = [mark, Piece(f"{key} ", Tone.KEY if item.open else Tone.MUTED, action)]
    pieces.append(Piece(choice.text, Tone.STRONG if picked else Tone.PLAIN, action))
    if choice.preferred:
        pieces.append(Piece("  the agent's pick", Tone.MUTED))
    return tuple(pieces)


def _laid_out(choices: list[Line], width: int) -> list[Line]:
    """Side by side when they fit into one line, else one below the other."""
    row: list[Piece] = []
    for choice in choices:
        row += [*([Piece(_GAP)] if row else []), *choice]
    if row and cells(row) <= width:
        return [tuple(row)]
    return [line for choice in choices for line in _hanging(choice, width)]


def _hanging(choice: Line, width: int) -> list[Line]:
    """A choice that is longer than a line goes on below its own text, not below its number."""
    mark, key, *rest = choice
    indent = cells((mark, key))
    rows: list[list[Piece]] = [[mark, key]]
    for piece in rest:
        whole = piece.tone is Tone.MUTED  # a remark is not broken
        for word in [piece.text] if whole else re.findall(r"\s*\S+", piece.text):
            if cells(rows[-1]) + cell_len(word) > width and len(rows[-1]) > 1:
                rows.append([Piece(" " * indent)])
                word = word.lstrip()  # noqa: PLW2901  # the space before it is the line's end
            rows[-1].append(replace(piece, text=word))
    return [tuple(row) for row in rows]


def _how(item: Question, count: int) -> list[Line]:
    lines: list[Line] = [()]
    if item.asked.may_be_left:
        action = f"screen.pick({count})"
        lines.append((Piece(f" {count + 1} ", Tone.KEY, action), Piece("you choose", Tone.BUTTON, action)))
    if item.picks:
        lines.append((Piece(" ⏎ ", Tone.KEY, "screen.send"), Piece("send what is picked", Tone.BUTTON, "screen.send")))
        lines.append((Piece("pick the others too, or type more", Tone.MUTED),))
    else:
        many = len([ask for ask in item.asked.asks if ask.choices]) > 1
        lines.append(
            (Piece("a number for each, or type your answer" if many else "a number, or type your answer", Tone.MUTED),)
        )
    return lines
