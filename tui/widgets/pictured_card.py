"""Cards with pictures in them: a still beside each scene of a storyboard, the poster beside a finished video."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual import work
from textual.content import Content
from textual.selection import Selection

from tui.chat.gallery import lasting_key
from tui.chat.mosaic import coarse
from tui.chat.picture_signs import SIGNS
from tui.chat.pixels import Grain, NoPictureError, Pixels, room_of
from tui.chat.view import SceneView
from tui.widgets.block_cells import lines as block_rows
from tui.widgets.board_layout import GAP_CELLS, Arrangement, arranged, is_portrait, scene_words, tile_words
from tui.widgets.card_lines import board_ways, video_ways, video_words
from tui.widgets.entries import Card
from tui.widgets.picture import gallery_of, ground_of
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Line, paint, text_of
from tui.widgets.placed import Placed
from tui.widgets.real_pictures import real_pictures
from tui.widgets.transcript_items import Finished, Item, Storyboard

_AROUND_BOARD_ROWS = 17
"""Rows of the screen that a storyboard's scenes leave to everything else: frames, the box, the agent's last words."""
_POSTER = 30, 9
_LARGE_POSTER = 46, 13
_LARGE_FROM_ROWS = 44
_PICTURED = re.compile(f"[\u2580-\u259f]|{SIGNS.pattern}")
_COPIED_CELLS = 2_000
"""Words that are copied whole are not cut to the card's width."""
_FROM_CELLS = 56
"""A narrower card keeps its words alone: they are what the card is for."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture on a card: as characters, and as a real one where the terminal draws these."""

    cells: int
    blocks: list[Content]
    placed: Placed | None = None

    def rows(self, *, covered: bool) -> list[Content]:
        """What is drawn; a screen that lies under another is tinted, which only characters can be."""
        return self.placed.lines() if self.placed and self.placed.start and not covered else self.blocks


def beside(rows: Sequence[Content], room_cells: int, words: Sequence[Line]) -> list[Content]:
    """Words with a picture at their left, row by row; room is kept for one that has not come yet."""
    laid: list[Content] = []
    for at in range(max(len(rows), len(words))):
        line = paint([words[at]]) if at < len(words) else Content("")
        laid.append(_in_the_middle(rows, at, room_cells) + Content(" " * GAP_CELLS) + line)
    return laid


def above(rows: Sequence[Content], still: Arrangement, words: Sequence[Line]) -> list[Content]:
    """Words with a picture over them."""
    pictured = [_in_the_middle(rows, at, still.cells) for at in range(still.rows)]
    return [*pictured, *(paint([line]) for line in words)]


def _in_the_middle(rows: Sequence[Content], at: int, room_cells: int) -> Content:
    """A row of a picture with as much room at its left as at its right; all room for a row there is not."""
    if at >= len(rows):
        return Content(" " * room_cells)
    before = (room_cells - rows[at].cell_length) // 2
    return Content(" " * before) + rows[at] + Content(" " * (room_cells - before - rows[at].cell_length))


def side_by_side(tiles: Sequence[Sequence[Content]], cells: int) -> Iterator[Content]:
    """Rows of tiles of this width, beside each other."""
    for row in zip_longest(*tiles, fillvalue=Content("")):
        yield Content(" " * GAP_CELLS).join(part + Content(" " * (cells - part.cell_length)) for part in row)


class PicturedCard(Card):
    """A card that asks for its pictures and is laid out with them as they come."""

    DEFAULT_CSS = "PicturedCard.-stills { max-width: 152; }"

    def __init__(self, item: Item) -> None:
        """Draw what the item says."""
        super().__init__(item)
        self._pictures: dict[str, Shown] = {}
        self._asked: set[tuple[str, tuple[int, int], Grain]] = set()
        self._shown: object = None
        self._laid_cells = 0

    def on_mount(self) -> None:
        """Take the item's frame, follow the setting, the screens, and what is found out of the terminal."""
        super().on_mount()
        changed = getattr(self.app, "settings_changed", None)
        for signal in (changed, self.app.screen_change_signal, real_pictures(self.app).changed):
            if signal is not None:
                signal.subscribe(self, lambda _: self.show(self._item))

    def on_unmount(self) -> None:
        """Have the terminal forget the pictures."""
        for picture in self._pictures.values():
            if picture.placed:
                real_pictures(self.app).remove(picture.placed)

    def show(self, item: Item) -> None:
        """Draw the item, with its pictures where they are wanted and there is room."""
        width = max(self.content_size.width, 20)
        addresses = tuple(_addresses(item))
        self.set_class(isinstance(item, Storyboard) and bool(addresses) and wanted(self.app), "-stills")
        if not addresses or width < _FROM_CELLS or not wanted(self.app):
            if self._shown is not None:
                self._shown, self._drawn = None, None
            super().show(item)
            return
        self._item = item
        self._frame()
        grain = real_pictures(self.app).grain
        for address in addresses:
            self._ask(address, self._picture_size(item), grain)
        rows = list(self._rows(item, width))
        drawn = (self._lines(width), width, frozenset(self._pictures.values()), self._covered)
        if drawn != self._shown:
            self._shown = drawn
            self.update(Content("\n").join(rows))
        if self._laid_cells not in {0, width}:  # what was there before had been broken for the new width, and had grown
            self.call_after_refresh(self.refresh, layout=True)
        self._laid_cells = width

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are selected, without the characters that pictures are made of; all of them scene by scene."""
        found = super().get_selection(selection)
        if found is None or not self._shown:
            return found
        if selection.start is None and selection.end is None:
            return "\n".join(text_of(line).strip() for line in self._lines(_COPIED_CELLS)), found[1]
        words = "\n".join(_PICTURED.sub("", line).strip() for line in found[0].split("\n"))
        return words, found[1]

    def _rows(self, item: Item, width: int) -> Iterator[Content]:
        if isinstance(item, Storyboard):
            yield from self._scene_rows(item, self._arrangement(item))
            yield from (paint([line]) for line in board_ways(item.resource, open_for_approval=item.open_for_approval))
        elif isinstance(item, Finished):
            poster = self._of(item.video.thumbnail_url)
            cells = poster[0].cell_length if poster else self._picture_size(item)[0]
            yield from beside(poster, cells, video_words(item, width - cells - GAP_CELLS))
            yield from (Content(""), *(paint([line]) for line in video_ways(item, width)))

    def _scene_rows(self, item: Storyboard, still: Arrangement) -> Iterator[Content]:
        scenes = item.resource.scenes
        for first in range(0, len(scenes), still.across):
            tiles = [self._tile(scene, still) for scene in scenes[first : first + still.across]]
            yield from side_by_side(tiles, still.tile_cells)
            if still.height > len(tiles[0]) and first + still.across < len(scenes):
                yield Content("")

    def _tile(self, scene: SceneView, still: Arrangement) -> list[Content]:
        rows = [row for row in self._of(scene.image_url)[: still.rows] if row.cell_length <= still.cells]
        if still.words_below:
            return above(rows, still, tile_words(scene, still.words_cells))
        words = tile_words if still.across > 1 else scene_words
        return beside(rows, still.cells, words(scene, still.words_cells, still.rows))

    def _arrangement(self, item: Storyboard) -> Arrangement:
        room = self.app.size.height - _AROUND_BOARD_ROWS
        width = max(self.content_size.width, 20)
        return arranged(len(item.resource.scenes), width, room, portrait=is_portrait(item.resource))

    @property
    def _covered(self) -> bool:
        return not self.screen.is_active

    def _of(self, address: str | None) -> list[Content]:
        picture = self._pictures.get(lasting_key(address)) if address else None
        return picture.rows(covered=self._covered) if picture else []

    def _picture_size(self, item: Item) -> tuple[int, int]:
        """The cells and rows a picture may take."""
        if isinstance(item, Storyboard):
            still = self._arrangement(item)
            return still.cells, still.rows
        return _LARGE_POSTER if self.app.size.height >= _LARGE_FROM_ROWS else _POSTER

    def _ask(self, address: str, size: tuple[int, int], grain: Grain) -> None:
        key = lasting_key(address)
        if (key, size, grain) not in self._asked:
            self._asked = {asked for asked in self._asked if asked[0] != key} | {(key, size, grain)}
            self._bring(address, key, size, grain)

    @work(group="pictures", exit_on_error=False)
    async def _bring(self, address: str, key: str, size: tuple[int, int], grain: Grain) -> None:
        try:
            pixels = await gallery_of(self.app).pixels(address, room_of(*size, grain), ground_of(self), grain)
            picture = await self._made(pixels.shortened() if isinstance(self._item, Storyboard) else pixels)
        except NoPictureError:
            return  # the words beside it say what it would have shown
        gone: Shown | None = picture  # another size may have been asked for meanwhile
        if (key, size, grain) in self._asked:
            gone, self._pictures[key] = self._pictures.get(key), picture
        if gone and gone.placed:
            real_pictures(self.app).remove(gone.placed)
        self.show(self._item)

    async def _made(self, pixels: Pixels) -> Shown:
        """A picture to be shown, made ready beside the event loop."""
        blocks = await asyncio.to_thread(lambda: block_rows(coarse(pixels)))
        if not pixels.grain.is_real:
            return Shown(pixels.cells, blocks)
        real = real_pictures(self.app)
        placed = await asyncio.to_thread(real.prepare, pixels)
        return Shown(pixels.cells, blocks, placed if real.put(placed) else None)


def _addresses(item: Item) -> Iterable[str]:
    if isinstance(item, Storyboard):
        return (scene.image_url for scene in item.resource.scenes if scene.image_url)
    if isinstance(item, Finished) and item.video.thumbnail_url:
        return (item.video.thumbnail_url,)
    return ()
