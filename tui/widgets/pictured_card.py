"""Cards with pictures in them: a still beside each scene of a storyboard, the poster beside a finished video."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from textual import work
from textual.content import Content

from tui.chat.gallery import lasting_key
from tui.chat.pixels import NoPictureError, Pixels
from tui.chat.view import SceneView
from tui.widgets.card_lines import board_ways, scene_lead
from tui.widgets.entries import Card
from tui.widgets.half_blocks import lines as picture_rows
from tui.widgets.picture import gallery_of, ground_of, wanted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line
from tui.widgets.transcript_items import Finished, Item, Storyboard

_SCENE_CELLS, _SCENE_ROWS = 11, 3
_POSTER_CELLS, _POSTER_ROWS = 30, 9
_GAP = 2
_FROM_CELLS = 56
"""A narrower card keeps its words alone: they are what the card is for."""


def beside(pixels: Pixels | None, room_cells: int, words: Sequence[Line]) -> list[Content]:
    """Words with a picture at their left, row by row; room is kept for one that has not come yet."""
    pictured = picture_rows(pixels) if pixels else []
    blank, gap = Content(" " * room_cells), Content(" " * _GAP)
    rows: list[Content] = []
    for at in range(max(len(pictured), len(words))):
        left = blank
        if pixels and at < len(pictured):
            before = (room_cells - pixels.width_px) // 2
            left = Content(" " * before) + pictured[at] + Content(" " * (room_cells - before - pixels.width_px))
        rows.append(left + gap + (paint([words[at]]) if at < len(words) else Content("")))
    return rows


def edged(pixels: Pixels) -> Pixels:
    """A picture without its last line, so that it stands apart from the one below."""
    rows = pixels.height_px - 1
    return Pixels(pixels.width_px, rows, pixels.rgb[: pixels.width_px * 3 * rows])


def scene_words(scene: SceneView, width: int) -> tuple[Line, ...]:
    """A scene in as many lines as its picture is high: what it is, and the beginning of what is said."""
    said = textwrap.wrap(f"“{' '.join(scene.narration.split())}”", width) if scene.narration.strip() else []
    shown = said[: _SCENE_ROWS - 1]
    if len(said) > len(shown):
        shown[-1] = f"{shown[-1]} {said[len(shown)]}"
    lines: list[Line] = [scene_lead(scene, width)]
    lines += [(Piece(one_line(text, width), Tone.MUTED),) for text in shown]
    return (*lines, *[()] * (_SCENE_ROWS - len(lines)))


class PicturedCard(Card):
    """A card that asks for its pictures and is laid out with them as they come."""

    def __init__(self, item: Item) -> None:
        """Draw what the item says."""
        super().__init__(item)
        self._pixels: dict[str, Pixels] = {}
        self._asked: set[str] = set()
        self._shown: object = None

    def on_mount(self) -> None:
        """Take the item's frame, and follow the setting."""
        super().on_mount()
        changed = getattr(self.app, "settings_changed", None)
        if changed is not None:
            changed.subscribe(self, lambda _settings: self.show(self._item))

    def show(self, item: Item) -> None:
        """Draw the item, with its pictures where they are wanted and there is room."""
        width = max(self.content_size.width, 20)
        addresses = tuple(_addresses(item))
        if not addresses or width < _FROM_CELLS or not wanted(self.app):
            if self._shown is not None:
                self._shown, self._drawn = None, None
            super().show(item)
            return
        self._item = item
        self._frame()
        for address in addresses:
            self._ask(address, _room(item))
        rows = list(self._rows(item, width))
        drawn = (self._lines(width), width, frozenset(self._pixels))
        if drawn != self._shown:
            self._shown = drawn
            self.update(Content("\n").join(rows))

    def _rows(self, item: Item, width: int) -> Iterator[Content]:
        if isinstance(item, Storyboard):
            for scene in item.resource.scenes:
                words = scene_words(scene, width - _SCENE_CELLS - _GAP)
                yield from beside(self._of(scene.image_url), _SCENE_CELLS, words)
            yield from (paint([line]) for line in board_ways(item.resource, open_for_approval=item.open_for_approval))
        elif isinstance(item, Finished):
            poster = self._of(item.video.thumbnail_url)
            cells = poster.width_px if poster else _POSTER_CELLS
            words, ways = self._lines(width - cells - _GAP)[:-1], self._lines(width)[-1]
            yield from beside(poster, cells, words)
            yield paint([ways])

    def _of(self, address: str | None) -> Pixels | None:
        return self._pixels.get(lasting_key(address)) if address else None

    def _ask(self, address: str, room_px: tuple[int, int]) -> None:
        key = lasting_key(address)
        if key not in self._asked:
            self._asked.add(key)
            self._bring(address, key, room_px)

    @work(group="pictures", exit_on_error=False)
    async def _bring(self, address: str, key: str, room_px: tuple[int, int]) -> None:
        try:
            pixels = await gallery_of(self.app).pixels(address, room_px, ground_of(self))
            self._pixels[key] = edged(pixels) if isinstance(self._item, Storyboard) else pixels
        except NoPictureError:
            return  # the words beside it say what it would have shown
        self.show(self._item)


def _addresses(item: Item) -> Iterable[str]:
    if isinstance(item, Storyboard):
        return (scene.image_url for scene in item.resource.scenes if scene.image_url)
    if isinstance(item, Finished) and item.video.thumbnail_url:
        return (item.video.thumbnail_url,)
    return ()


def _room(item: Item) -> tuple[int, int]:
    if isinstance(item, Storyboard):
        return _SCENE_CELLS, _SCENE_ROWS * 2
    return _POSTER_CELLS, _POSTER_ROWS * 2
