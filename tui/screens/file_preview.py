"""What stands beside the files: a picture of the one under the cursor, or the words it begins with."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.api.terms import FILE_BYTES_LIMIT
from tui.chat.peek import Peek, peek
from tui.chat.pixels import Grain, NoPictureError, room_of
from tui.screens.folder_listing import Found
from tui.widgets.durations import size
from tui.widgets.painted import Painted
from tui.widgets.picture import Canvas
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line, plain

_REST_S = 0.08
"""The cursor has to stay this long on a file before it is opened."""
_MOST_OF_HEIGHT = 0.7


def known_lines(found: Found, about: str, width: int) -> tuple[Line, ...]:
    """Name, type, size, and what was seen of it."""
    facts = " · ".join(fact for fact in (found.kind, size(found.size_bytes), about) if fact)
    lines: list[Line] = [(Piece(one_line(found.path.name, width), Tone.STRONG),), (Piece(facts, Tone.MUTED),)]
    if not found.taken:
        lines.append((Piece(f"! {_why_not(found)}", Tone.WARN),))
    return tuple(lines)


def _why_not(found: Found) -> str:
    if not found.size_bytes:
        return "It is empty, or cannot be read."
    over = found.size_bytes > FILE_BYTES_LIMIT
    return f"It is over {FILE_BYTES_LIMIT // 1024**2} MB." if over else "This kind of file is not taken."


class FilePreview(Vertical):
    """Looks into files beside the event loop, one at a time."""

    DEFAULT_CSS = """
    FilePreview > Canvas { height: auto; display: none; margin: 0 0 1 0; }
    FilePreview.-picture > Canvas { display: block; }
    FilePreview > #facts { height: auto; }
    FilePreview > #beginning { height: 1fr; margin: 1 0 0 0; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """The picture above the words."""
        yield Canvas()
        yield Painted(id="facts")
        yield Painted(id="beginning")

    def show(self, found: Found | None) -> None:
        """Show a file; None and folders show nothing."""
        if found is None or found.is_folder:
            self.workers.cancel_node(self)
            self._fill((), Peek())
        else:
            self._look(found)

    @work(exclusive=True)
    async def _look(self, found: Found) -> None:
        await asyncio.sleep(_REST_S)
        width, height = self.content_size
        canvas, rows = self.query_one(Canvas), int(height * _MOST_OF_HEIGHT)
        if not (width and rows):
            return
        grain = canvas.grain
        seen = await asyncio.to_thread(_peek, found.path, room_of(width, rows, grain), grain, wanted(self.app))
        canvas.most_rows = rows
        if seen.pixels is not None:
            try:
                await canvas.draw_ready(seen.pixels)
            except NoPictureError as error:
                seen = Peek(words=str(error), about=seen.about)
        self._fill(known_lines(found, seen.about, width), seen)

    def _fill(self, facts: tuple[Line, ...], seen: Peek) -> None:
        self.set_class(seen.pixels is not None, "-picture")
        self.query_one("#facts", Painted).say(*facts)
        self.query_one("#beginning", Painted).say((Piece(plain(seen.words)),))


def _peek(path: Path, room_px: tuple[int, int], grain: Grain, pictures: bool) -> Peek:  # noqa: FBT001  # passed on
    seen = peek(path, room_px, grain)
    return seen if pictures else Peek(words=seen.words, about=seen.about)
