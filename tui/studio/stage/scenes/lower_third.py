"""A lower third: who or what is seen, on a plate at the lower edge of a picture, in the design's manner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.studio.casting.colour import contrast, mended, mix
from tui.studio.stage.brush import draw_layer, fill, rect, rounded
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, Font, clean, fitted, runs_left

_DARK = "#0a0d16"
_DARK_OPACITY = 0.8


@dataclass(frozen=True, slots=True)
class PlateManner:
    """How a plate is made: `draw` gets the plate, the design's accent and the unit; inks are for name and role."""

    draw: Callable[[Canvas, Box, str, float], None]
    inks: Callable[[str], tuple[str, str]]


def _on_dark(accent: str) -> tuple[str, str]:
    # The plate lets a little of the picture through: inks read over it even where that is white.
    return "#ffffff", mended(accent, (_DARK, mix(_DARK, "#ffffff", 1 - _DARK_OPACITY)))


def _on_accent(accent: str) -> tuple[str, str]:
    ink = max(("#ffffff", "#14101c"), key=lambda candidate: contrast(candidate, accent))
    return ink, ink


def _plate(canvas: Canvas, box: Box, accent: str, unit: float) -> None:
    canvas.drawRRect(rounded(box, 12 * unit), fill(_DARK, _DARK_OPACITY))
    canvas.drawRRect(rounded(Box(box.x, box.y, 7 * unit, box.height), 3 * unit), fill(_on_dark(accent)[1]))


def _solid(canvas: Canvas, box: Box, accent: str, unit: float) -> None:
    canvas.drawRect(rect(Box(box.x + 7 * unit, box.y + 7 * unit, box.width, box.height)), fill("#000000", 0.55))
    canvas.drawRect(rect(box), fill(accent))


def _rule(canvas: Canvas, box: Box, accent: str, unit: float) -> None:
    canvas.drawRect(rect(box), fill(_DARK, _DARK_OPACITY))
    canvas.drawRect(rect(Box(box.x, box.y, box.width, 3 * unit)), fill(_on_dark(accent)[1]))


def _tag(canvas: Canvas, box: Box, accent: str, unit: float) -> None:
    canvas.drawRRect(rounded(box, min(box.height / 2, 34 * unit)), fill(accent))


MANNERS: dict[str, PlateManner] = {
    "plate": PlateManner(_plate, _on_dark),
    "solid": PlateManner(_solid, _on_accent),
    "rule": PlateManner(_rule, _on_dark),
    "tag": PlateManner(_tag, _on_accent),
}
"""How names are put to pictures, by `Style.lower_third`."""


@dataclass(frozen=True, slots=True, eq=False)
class LowerThird:
    """A plate with its texts set; `height_px` is known before it has a place."""

    name: Block
    role: Block | None
    setting: Setting

    @property
    def width_px(self) -> float:
        """Width of the plate."""
        widest = max(block.width_px for block in (self.name, self.role) if block)
        return widest + 2 * _pad(self.setting)

    @property
    def height_px(self) -> float:
        """Height of the plate."""
        role = self.role.height_px + 2 * self.setting.unit if self.role else 0
        return self.name.height_px + role + 26 * self.setting.unit

    def layer(self, room: Box) -> Layer:
        """The plate at the lower left of a room, at the right where the name runs left."""
        unit = self.setting.unit
        leftward = runs_left(self.name.text)
        x = room.right - self.width_px if leftward else room.x
        place = Box(x, room.bottom - self.height_px, self.width_px, self.height_px)
        manner = MANNERS[self.setting.style.lower_third]

        def draw(canvas: Canvas) -> None:
            manner.draw(canvas, place, self.setting.style.palette.accent, unit)
            y = place.y + 13 * unit
            for block in filter(None, (self.name, self.role)):
                inner = place.right - _pad(self.setting) - block.width_px if leftward else place.x + _pad(self.setting)
                block.draw(canvas, inner, y)
                y += block.height_px + 2 * unit

        return draw_layer(place.inset(-9 * unit, -9 * unit), draw)


def _pad(setting: Setting) -> float:
    return 28 * setting.unit


def lower_third(name: str, role: str, width_px: float, setting: Setting) -> LowerThird | None:
    """Set a lower third for a width; None where there is no name."""
    if not clean(name):
        return None
    unit = setting.unit
    bright, soft = MANNERS[setting.style.lower_third].inks(setting.style.palette.accent)
    inner = width_px - 2 * _pad(setting)
    display = setting.display()
    font = Font(display.family, display.weight, bright, 1.2, display.spacing)
    named = fitted(setting.headline(name), font, (inner, 110 * unit), setting.display_sizes(38, 24), 2)
    said = None
    if clean(role):
        text = setting.text()
        font = Font(text.family, max(text.weight, 600), soft, 1.25, text.spacing)
        said = fitted(role, font, (inner, 70 * unit), setting.sizes(25, 19), 2)
    return LowerThird(named, said, setting)
