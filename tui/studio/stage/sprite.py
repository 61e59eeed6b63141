"""A drawn piece of the picture, ready to be laid over a frame."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """Pixels at a place.

    `pixels` are premultiplied BGRA (height x width x 4, uint8) with even height and width, and the position is even,
    so that the sprite covers whole chroma samples of a 4:2:0 frame. Equal keys mean equal pixels at an equal place, so
    whoever converts a sprite may keep the result under its key; None means that it is drawn for this frame alone.
    """

    pixels: NDArray[np.uint8]
    x_px: int
    y_px: int
    key: Hashable | None = None

    def __post_init__(self) -> None:
        height, width = self.pixels.shape[:2]
        if (height | width | self.x_px | self.y_px) & 1:
            raise ValueError(f"a sprite of {width}x{height} at {self.x_px},{self.y_px} is not on the chroma grid")

    @property
    def width_px(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height_px(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class LaterSprite:
    """A sprite that is drawn only when its pixels are asked for, and each time they are.

    For what comes again and is kept in another form under its key: most of the time nobody needs the pixels.
    """

    draw: Callable[[], NDArray[np.uint8]]
    x_px: int
    y_px: int
    width_px: int
    height_px: int
    key: Hashable
    passing: bool = False
    """Comes again within a second or two, or in no foreseeable time: worth a little memory, and no file."""

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """Premultiplied BGRA, drawn now."""
        return self.draw()


AnySprite: TypeAlias = Sprite | LaterSprite
"""Pixels at a place, drawn already or to be drawn."""
