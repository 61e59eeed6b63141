"""The heading over what a scene shows, and texts of one size."""

from __future__ import annotations

from collections.abc import Sequence

from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.scenes.column import aligned_x
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, Font, clean, fitted, set_text

_SIZES = (50.0, 32.0)
_GAP_PX = 24.0


def heading(text: str, setting: Setting, share: float = 0.28) -> tuple[list[Part], Box]:
    """A heading at the top of a scene's box, and the room under it; all of the box where there is no heading.

    Args:
        text: The heading; may be empty.
        setting: The scene's.
        share: How much of the box's height it may take.
    """
    box = setting.layout.content
    if not clean(text):
        return [], box
    room = (box.width, box.height * share)
    font = setting.display(align=setting.align)
    block = fitted(setting.headline(text), font, room, setting.display_sizes(*_SIZES), 2)
    layer = setting.block_layer(block, aligned_x(block, box, setting.align), box.y)
    taken = block.height_px + _GAP_PX * setting.unit
    rest = Box(box.x, box.y + taken, box.width, box.height - taken)
    return [setting.enter(layer, 0.0, rise_px=24)], rest


def texts_of_one_size(
    texts: Sequence[str],
    font: Font,
    boxes_px: Sequence[tuple[float, float]],
    sizes_px: tuple[float, float],
    max_lines: int = 99,
) -> list[Block]:
    """Each text in its box, all at the largest size at which all of them fit; shortened where none does.

    Args:
        texts: What to set, one for each box.
        font: How they look.
        boxes_px: Width and height of each one's room.
        sizes_px: The largest size wanted and the smallest that is readable.
        max_lines: Lines each may have.
    """
    words = [clean(text) or " " for text in texts]
    largest, smallest = map(round, sizes_px)
    for size in range(largest, smallest - 1, -1):
        blocks = [set_text(text, font, size, width) for text, (width, _) in zip(words, boxes_px, strict=True)]
        if all(_fits(block, height, max_lines) for block, (_, height) in zip(blocks, boxes_px, strict=True)):
            return blocks
    return [fitted(text, font, box, (smallest, smallest), max_lines) for text, box in zip(words, boxes_px, strict=True)]


def _fits(block: Block, height_px: float, max_lines: int) -> bool:
    return not block.broken and block.lines <= max_lines and block.height_px <= height_px
