"""Where something is: a place's name on a card with a pin, without a map."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tui.studio.stage.brush import draw_layer, fill, rounded, stroke
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part, Presence, ease_past
from tui.studio.stage.panels import MANNERS
from tui.studio.stage.scenes.heading import heading
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, Font, clean, fitted, runs_left
from tui.studio.storyboard import LocationScene

_WIDEST_PX = 860.0
_PIN_PX = 150.0
"""Width kept for the pin."""
_RINGS = 24
_RING_S = 2.4


def location_parts(scene: LocationScene, setting: Setting) -> list[Part]:
    """The parts of a location: heading, the card with its height lines, a pin that drops, the place's words."""
    parts, room = heading(scene.headline, setting, 0.24)
    unit = setting.unit
    width = min(room.width, _WIDEST_PX * unit)
    pad, pin = 34 * unit, _PIN_PX * unit
    rows = _rows(scene, (width - 2 * pad - pin, room.height - 2 * pad), setting)
    gap = 8 * unit
    used = sum(row.height_px for row in rows) + gap * (len(rows) - 1)
    height = min(room.height, max(used + 2 * pad, 210 * unit))
    x = room.x if setting.layout.presenter and setting.lying else room.x + (room.width - width) / 2
    card = Box(x, room.y + (room.height - height) / 2, width, height)
    leftward = runs_left(scene.place)
    foot = (card.right - pad - pin * 0.42 if leftward else card.x + pad + pin * 0.42, card.middle[1] + 42 * unit)
    parts.append(setting.enter(_card(card, foot, setting), 0.05, rise_px=26))
    parts.append(_Rings(foot, setting, 0.75))
    parts.append(Entering(_pin(foot, setting), 0.3, -90 * unit, lasts_s=0.6, ease=ease_past))
    y = card.middle[1] - used / 2
    for number, row in enumerate(rows):
        left = card.right - pad - pin - row.width_px if leftward else card.x + pad + pin
        parts.append(setting.enter(setting.block_layer(row, left, y), 0.35 + 0.16 * number, rise_px=20))
        y += row.height_px + gap
    return parts


def _rows(scene: LocationScene, room: tuple[float, float], setting: Setting) -> list[Block]:
    palette = setting.style.palette
    wanted: list[tuple[str, Font, tuple[float, float], float, int]] = [
        (setting.headline(scene.place), setting.display(), setting.display_sizes(66, 30), 0.5, 3),
        (scene.region, setting.text(palette.second), setting.sizes(32, 22), 0.22, 2),
        (scene.detail, setting.text(palette.ink), setting.sizes(27, 20), 0.26, 3),
    ]
    width, height = room
    return [
        fitted(text, font, (width, height * share), sizes, lines)
        for text, font, sizes, share, lines in wanted
        if clean(text)
    ]


def _card(card: Box, foot: tuple[float, float], setting: Setting) -> Layer:
    """The panel, with lines of height around the pin, as on a map of hills."""
    unit, palette = setting.unit, setting.style.palette
    paint = stroke(palette.second, 1.6 * unit, 0.2)

    def draw(canvas: Canvas) -> None:
        MANNERS[setting.style.panels].draw(canvas, card, palette, unit)
        canvas.save()
        canvas.clipRRect(rounded(card.inset(3, 3), 16 * unit), doAntiAlias=True)
        for ring in range(1, 6):
            canvas.drawPath(_contour(foot, ring * 34 * unit, ring), paint)
        canvas.restore()

    return draw_layer(card.inset(-16 * unit, -16 * unit), draw)


def _contour(middle: tuple[float, float], radius: float, number: int) -> skia.Path:
    """A closed, uneven line around a point."""
    path = skia.Path()
    for step in range(_RINGS * 4 + 1):
        turn = step * math.tau / (_RINGS * 4)
        wave = 1 + 0.10 * math.sin(3 * turn + number) + 0.05 * math.sin(5 * turn - 2 * number)
        at = (middle[0] + radius * 1.25 * wave * math.cos(turn), middle[1] + radius * 0.8 * wave * math.sin(turn))
        path.lineTo(*at) if step else path.moveTo(*at)
    path.close()
    return path


def _pin(foot: tuple[float, float], setting: Setting) -> Layer:
    """A drop that stands on its point."""
    unit, palette = setting.unit, setting.style.palette
    x, y = foot
    size = 34 * unit
    head_y = y - size * 2.1

    def draw(canvas: Canvas) -> None:
        drop = skia.Path()
        drop.moveTo(x, y)
        drop.cubicTo(x - size * 0.5, y - size * 0.9, x - size, y - size * 1.4, x - size, head_y)
        drop.arcTo(skia.Rect.MakeLTRB(x - size, head_y - size, x + size, head_y + size), 180, 180, forceMoveTo=False)
        drop.cubicTo(x + size, y - size * 1.4, x + size * 0.5, y - size * 0.9, x, y)
        drop.close()
        canvas.drawPath(drop, fill(palette.accent))
        canvas.drawCircle(x, head_y, size * 0.42, fill(palette.ground[0]))

    return draw_layer(Box(x - size, head_y - size, 2 * size, y - head_y + size).inset(-3, -3), draw)


@dataclass(frozen=True, slots=True)
class _Rings:
    """Rings that spread from where the pin has come down, one after another; a `Part`."""

    foot: tuple[float, float]
    setting: Setting
    starts_s: float

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `Part`."""
        if at_s <= self.starts_s:
            return
        part = ((at_s - self.starts_s) % _RING_S) / _RING_S
        unit = self.setting.unit
        wide, high = (12 + 50 * part) * unit, (4 + 16 * part) * unit
        x, y = self.foot
        box = Box(x - wide, y - high, 2 * wide, 2 * high)
        paint = stroke(self.setting.style.palette.accent, 3 * unit, (1 - part) * 0.8)
        oval = skia.Rect.MakeXYWH(box.x, box.y, box.width, box.height)
        layer = draw_layer(box.inset(-3 * unit, -3 * unit), lambda canvas: canvas.drawOval(oval, paint))
        layer.blend(frame, presence.dx_px, 0, presence.opacity)
