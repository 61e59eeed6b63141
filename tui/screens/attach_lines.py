"""What the attach screen's lines say. Pure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from tui.screens.catalogues import Row
from tui.screens.folder_listing import Found, split
from tui.widgets.durations import size
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line


class Tab(StrEnum):
    """Where attachments come from."""

    FILES = "files"
    WEB = "web address"
    UPLOADED = "uploaded before"


ASKS = {
    Tab.FILES: "a path, or part of a name",
    Tab.WEB: "https://…",
    Tab.UPLOADED: "search what was uploaded",
}
"""What the box asks for."""


def found_line(found: Found, width: int, *, marked: bool) -> Line:
    """An entry of the folder as a row: mark, place in the tree, name, type, size."""
    lead = ("✓ " if marked else "  ") + "  " * found.depth
    if found.is_folder:
        arrow = "▾ " if found.is_open else "▸ "
        return (
            Piece(lead, Tone.GOOD),
            Piece(arrow, Tone.ACCENT),
            Piece(_fit(found, width - cells(_as(lead)) - 2), Tone.WORKING),
        )
    facts = f"{found.kind:>5} {size(found.size_bytes):>8}"
    room = width - cells(_as(lead)) - 2 - len(facts) - 1
    name = one_line(found.path.name, room)
    gap = " " * max(room - cells(_as(name)) + 1, 1)
    return (
        Piece(lead, Tone.GOOD),
        Piece(f"  {name}{gap}", Tone.PLAIN if found.taken else Tone.MUTED),
        Piece(facts, Tone.MUTED),
    )


def _as(text: str) -> Line:
    return (Piece(text),)


def _fit(found: Found, room: int) -> str:
    return f"{one_line(found.path.name, room - 1)}/"


def tabs_line(chosen: Tab) -> Line:
    """The tabs as words to click."""
    pieces: list[Piece] = []
    for tab in Tab:
        action = f"screen.choose_tab({tab.value!r})"
        pieces += [Piece("▸" if tab is chosen else " ", Tone.ACCENT)]
        pieces += [Piece(tab.value, Tone.STRONG if tab is chosen else Tone.MUTED, action), Piece("   ")]
    return tuple(pieces)


def upload_line(row: Row, width: int, *, marked: bool) -> Line:
    """An uploaded file as a row: mark, name, type and when."""
    room = max(width - len(row.summary) - 4, 12)
    name = one_line(row.name, room)
    gap = " " * (room - cells(_as(name)) + 1)
    return (
        Piece("✓ " if marked else "  ", Tone.GOOD),
        Piece(f"{name}{gap}"),
        Piece(one_line(row.summary, 24), Tone.MUTED),
    )


def named_by(value: str) -> str:
    """What a typed text names: an address, an asset, or a file that is there; empty when it names none."""
    if value.startswith(("https://", "http://", "asset:")):
        return value
    folder, name = split(value, Path.cwd()) if value else (Path(), "")
    path = folder / name
    try:
        return str(path.absolute()) if name and path.is_file() else ""
    except (OSError, ValueError):
        return ""


def homely(folder: Path) -> str:
    """A folder as its user calls it: from ~ where it is in the home folder."""
    whole = folder.absolute()
    try:
        return str(Path("~") / whole.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(whole)
