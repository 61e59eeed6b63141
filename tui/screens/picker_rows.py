"""What a picker's list holds, in which order, and what its lines say. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.chat.favourites import Favourite
from tui.screens.catalogues import Row
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line

ALL = "all"
"""The word for rows of any tag."""
_FEW_TAGS = 12
_MARKS_CELLS = 6
"""Marks before a name, the gap behind it, and air before the scrollbar."""
_BESIDE_CELLS = 16
"""Words beside a name give way to it above this."""


def in_order(matching: Sequence[Row], read: Iterable[Row], kept: Sequence[Favourite], query: str) -> list[Row]:
    """The rows that match: starred ones first, then those chosen lately, then the backend's own order.

    Args:
        matching: Rows read so far that match the search and the tag.
        read: All rows read so far.
        kept: The favourites, in their order; one that was not read yet stands there by its name.
        query: What is searched for.
    """
    known = {row.id: row for row in read}
    shown = {row.id for row in matching}
    first: list[Row] = []
    for favourite in kept:
        note = "★" if favourite.starred else "lately"
        if favourite.id in shown:
            first.append(replace(known[favourite.id], note=note))
        elif favourite.id not in known and (row := Row(favourite.id, favourite.name, note=note)).matches(query):
            first.append(row)
    leading = {row.id for row in first}
    return [*first, *(row for row in matching if row.id not in leading)]


def tags_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Tags to filter by, the most common first; none when they tell nothing apart."""
    rows = list(rows)
    counted = Counter(tag for row in rows for tag in row.tags)
    telling = [tag for tag, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])) if count < len(rows)]
    return tuple(telling[:_FEW_TAGS])


def tags_line(tags: Sequence[str], chosen: str, width: int) -> Line:
    """The tags as words to click, as many as fit; the chosen one is always among them."""
    ordered = [chosen, *(tag for tag in tags if tag != chosen)] if chosen in tags[_FEW_TAGS // 2 :] else list(tags)
    pieces: list[Piece] = []
    for tag in ["", *ordered]:
        tone = Tone.STRONG if tag == chosen else Tone.MUTED
        action = f"screen.choose_tag({tag!r})"
        word = (Piece("▸" if tag == chosen else " ", Tone.ACCENT), Piece(one_line(tag or ALL, 18), tone, action))
        if cells((*pieces, *word, Piece("  …"))) > width:
            return (*pieces, Piece("  …", Tone.MUTED))
        pieces += [*word, Piece(" ")]
    return tuple(pieces)


def name_room(rows: Iterable[Row | None], width: int) -> int:
    """The cells names have in rows of this width: what the longest needs, unless words beside them want the room."""
    known = [row for row in rows if row is not None]
    longest = max((cells((Piece(row.name or row.id),)) for row in known), default=0)
    beside = max((cells((Piece(row.summary),)) for row in known), default=0)
    return min(max(longest, 16), max(width - _MARKS_CELLS - min(beside, _BESIDE_CELLS), width // 2, 16))


def row_line(row: Row | None, *, current: str, width: int, names: int) -> Line:
    """A row of the list: marks, name in so many cells, a few words."""
    if row is None:
        return (Piece("◇  let the agent choose", Tone.ACCENT),)
    mark = "●" if row.id == current else "!" if row.warning else " "
    star = "★" if row.note == "★" else "↺" if row.note else " "
    name = one_line(row.name or row.id, names)
    pad = " " * (names - cells((Piece(name),)))
    room = width - names - _MARKS_CELLS - 3 * min(len(row.swatches), 5)
    return (
        Piece(mark, Tone.WARN if mark == "!" else Tone.GOOD),
        Piece(star, Tone.ACCENT),
        Piece(f" {name}{pad}  "),
        Piece(one_line(row.summary, room) if room > 8 else "", Tone.MUTED),
    )


def preview_lines(row: Row | None, *, free_id: str = "") -> tuple[Line, ...]:
    """What stands beside the list, in words, for the row the cursor is on."""
    if free_id:
        return (
            (Piece("use this id", Tone.STRONG),),
            (Piece(free_id),),
            (),
            (Piece("It is sent as it is; the backend says whether it knows it.", Tone.MUTED),),
        )
    if row is None:
        return (
            (Piece("let the agent choose", Tone.STRONG),),
            (),
            (Piece("The agent picks what suits the video.", Tone.MUTED),),
        )
    lines: list[Line] = [(Piece(row.name or row.id, Tone.STRONG),)]
    if row.warning:
        lines.append((Piece(f"! {row.warning}", Tone.WARN),))
    lines += [(Piece(f"{label:<9}", Tone.MUTED), Piece(value)) for label, value in row.details]
    return (*lines, (Piece(row.id, Tone.MUTED),))


def is_colour(text: str) -> bool:
    """Whether a text is a colour as #rrggbb."""
    return len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])
