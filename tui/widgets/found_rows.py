"""In which row of a widget words stand, as it is drawn now."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


def row_of(widget: Widget, words: str) -> int:
    """The first row of a widget in which words stand, or the first of them where a line is broken; 0 for none.

    Args:
        widget: one that draws lines, or holds others that do.
        words: what is looked for, in any case.
    """
    wanted = words.strip().casefold()
    if not wanted:
        return 0
    parts = [widget] if isinstance(widget, Static) else list(widget.query(Static))
    for sought in dict.fromkeys((wanted, wanted.split()[0])):
        for part in parts:
            if _holds(part, sought) and (row := _row_in(part, sought)) is not None:
                return row + _below(part, widget)
    return 0


def _holds(part: Static, wanted: str) -> bool:
    content = part.content
    return isinstance(content, Content) and wanted in content.plain.casefold()


def _row_in(part: Static, wanted: str) -> int | None:
    rows = range(part.size.height)
    return next((row for row in rows if wanted in part.render_line(row).text.casefold()), None)


def _below(part: Widget, widget: Widget) -> int:
    """How many rows a part lies below the upper edge of the widget that holds it."""
    return 0 if part is widget else part.region.y - widget.region.y
