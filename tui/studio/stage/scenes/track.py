"""Things in order, joined by a line: a timeline's moments, or the steps of how something is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.studio.casting.colour import contrast
from tui.studio.stage.brush import draw_layer, fill, stroke
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part, Unfolding, ease_in_out
from tui.studio.stage.scenes.heading import heading, texts_of_one_size
from tui.studio.stage.setting import Setting, enlarged
from tui.studio.stage.text import Align, Block, Font, clean, runs_left, set_text
from tui.studio.stage.timing import moments
from tui.studio.storyboard import StepsScene, TimelineScene

_NARROWEST_PX = 200.0
"""A stop needs so much width to stand beside the others; narrower ones stand under each other."""
_NAME_SIZES = (42.0, 21.0)
_TEXT_SIZES = (44.0, 20.0)
_NAMES_SHARE = 0.3
"""Names no wider than this share of a row stand in a column of their own, their texts beside them."""
_LINE_S = 0.4


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the line: the number in its mark, if any, a name in bold, and a text."""

    number: int | None
    name: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class _Set:
    """A stop with its texts set."""

    stop: Stop
    name: Block | None
    text: Block | None

    def height_px(self, gap: float) -> float:
        return sum(block.height_px for block in (self.name, self.text) if block) + (
            gap if self.name and self.text else 0
        )


def timeline_parts(scene: TimelineScene, setting: Setting) -> list[Part]:
    """The parts of a timeline."""
    stops = [Stop(None, clean(moment.when), clean(moment.what)) for moment in scene.moments]
    return _parts(scene.headline, stops, setting)


def steps_parts(scene: StepsScene, setting: Setting) -> list[Part]:
    """The parts of numbered steps."""
    return _parts(scene.headline, [Stop(n, "", clean(step)) for n, step in enumerate(scene.steps, 1)], setting)


def _parts(headline: str, stops: Sequence[Stop], setting: Setting) -> list[Part]:
    parts, room = heading(headline, setting)
    times = moments([f"{stop.name} {stop.text}" for stop in stops], setting.words, setting.duration_s)
    across = setting.lying and room.width / len(stops) >= _NARROWEST_PX * setting.unit and len(stops) > 1
    return parts + (_across(stops, room, times, setting) if across else _down(stops, room, times, setting))


def _radius(stops: Sequence[Stop], setting: Setting) -> float:
    return (27 if stops[0].number else 11) * setting.unit


def _set(stops: Sequence[Stop], room: tuple[float, float], setting: Setting, align: Align = Align.START) -> list[_Set]:
    """All names at one size, and all texts at one."""
    width, height = room
    named = [stop for stop in stops if stop.name]
    display, text = setting.display(setting.style.palette.accent, align), setting.text(align=align)
    name_line = display.leading * setting.display_sizes(*_NAME_SIZES)[1] + 1
    text_line = text.leading * setting.sizes(*_TEXT_SIZES)[1] + 1
    names = texts_of_one_size(
        [stop.name for stop in named],
        display,
        [(width, max(height * 0.42, name_line))] * len(named),
        setting.display_sizes(*_NAME_SIZES),
        2,
    )
    taken = max((name.height_px + 4 * setting.unit for name in names), default=0.0)
    told = [stop for stop in stops if stop.text]
    texts = texts_of_one_size(
        [stop.text for stop in told],
        text,
        [(width, max(height - taken, text_line))] * len(told),
        setting.sizes(*_TEXT_SIZES),
    )
    name_of, text_of = dict(zip(named, names, strict=True)), dict(zip(told, texts, strict=True))
    return [_Set(stop, name_of.get(stop), text_of.get(stop)) for stop in stops]


def _across(stops: Sequence[Stop], room: Box, times: Sequence[float], setting: Setting) -> list[Part]:
    """A level line with the stops under it."""
    unit, radius = setting.unit, _radius(stops, setting)
    each = room.width / len(stops)
    gap = 22 * unit
    blocks = _set(stops, (each - 28 * unit, room.height - 2 * radius - gap), setting, Align.CENTER)
    used = 2 * radius + gap + max(block.height_px(4 * unit) for block in blocks)
    line_y = room.y + (room.height - used) / 2 + radius
    parts: list[Part] = []
    for number, (block, time_s) in enumerate(zip(blocks, times, strict=True)):
        x = room.x + each * (number + 0.5)
        if number:
            parts.append(_line((x - each + radius, line_y), (x - radius, line_y), time_s, setting))
        parts.append(_mark(block.stop, (x, line_y), radius, time_s, setting))
        parts += _texts(block, (x, line_y + radius + gap), time_s, setting, centred=True)
    return parts


def _down(stops: Sequence[Stop], room: Box, times: Sequence[float], setting: Setting) -> list[Part]:
    """An upright line with the stops beside it: their names in a column of their own, or over their texts."""
    unit, radius = setting.unit, _radius(stops, setting)
    leftward = runs_left(stops[0].text or stops[0].name)
    each = room.height / len(stops)
    indent = 2 * radius + 24 * unit
    width = room.width - indent
    names = _names_beside(stops, (width * _NAMES_SHARE, each * 0.8), setting)
    column = max(name.width_px for name in names) + 30 * unit if names else 0.0
    if names:
        blocks = _set([replace(stop, name="") for stop in stops], (width - column, each - 12 * unit), setting)
    else:
        blocks = _set(stops, (width, each - min(24 * unit, each * 0.2)), setting)
    step = min(each, max(block.height_px(2 * unit) for block in blocks) + 44 * unit)
    widest = column + max((b.width_px for block in blocks for b in (block.name, block.text) if b), default=0.0)
    left = room.x + (max(0.0, width - widest) / 2 if setting.align is Align.CENTER else 0)
    right = left + indent + widest if left > room.x else room.right
    line_x = right - radius if leftward else left + radius
    top = room.y + (room.height - step * len(stops)) / 2
    parts: list[Part] = []
    for number, (block, time_s) in enumerate(zip(blocks, times, strict=True)):
        middle = top + step * (number + 0.5)
        if number:
            parts.append(_line((line_x, middle - step + radius), (line_x, middle - radius), time_s, setting))
        parts.append(_mark(block.stop, (line_x, middle), radius, time_s, setting))
        x = right - indent if leftward else left + indent
        if names:
            name = names[number]
            name_x = x - name.width_px if leftward else x
            layer = setting.block_layer(name, name_x, middle - name.height_px / 2)
            parts.append(setting.enter(layer, time_s + 0.06, slide_px=-22))
            x += -column if leftward else column
        at = (x, middle - block.height_px(2 * unit) / 2)
        parts += _texts(block, at, time_s, setting, centred=False)
    return parts


def _names_beside(stops: Sequence[Stop], room: tuple[float, float], setting: Setting) -> list[Block]:
    """The stops' names in one line each, where all of them are short and have a text to stand beside."""
    if not all(stop.name and stop.text for stop in stops):
        return []
    font, boxes = setting.display(setting.style.palette.accent), [room] * len(stops)
    names = texts_of_one_size([s.name for s in stops], font, boxes, setting.display_sizes(*_NAME_SIZES), 1)
    whole = all(name.text == stop.name and not name.broken for name, stop in zip(names, stops, strict=True))
    return names if whole and names[0].size_px >= setting.display_sizes(*_NAME_SIZES)[0] * 0.75 else []


def _line(begin: tuple[float, float], end: tuple[float, float], starts_s: float, setting: Setting) -> Part:
    """The stretch of the line that leads to a stop."""
    (x0, y0), (x1, y1) = begin, end
    paint = stroke(setting.style.palette.accent, 4 * setting.unit, 0.75)
    box = Box(x0, y0, x1 - x0, y1 - y0).inset(-3 * setting.unit, -3 * setting.unit)

    def draw_at(share: float) -> Layer:
        reach = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
        return draw_layer(box, lambda canvas: canvas.drawLine(x0, y0, *reach, paint))

    return Unfolding(draw_at, starts_s - 0.15, _LINE_S, ease_in_out)


def _mark(stop: Stop, at: tuple[float, float], radius: float, starts_s: float, setting: Setting) -> Part:
    x, y = at
    palette = setting.style.palette

    def draw(canvas: Canvas) -> None:
        canvas.drawCircle(x, y, radius, fill(palette.accent))
        if stop.number is None:
            canvas.drawCircle(x, y, radius * 0.5, fill(palette.ground[0]))
            return
        ink = max(("#ffffff", "#14101c"), key=lambda candidate: contrast(candidate, palette.accent))
        font = Font(setting.style.display_font, 700, ink, 1.2, 0.0, Align.CENTER)
        block = set_text(str(stop.number), font, radius * 1.1 * enlarged(font.family), radius * 2)
        block.draw(canvas, x - block.width_px / 2, y - block.height_px / 2)

    return Entering(draw_layer(Box(x, y, 0, 0).inset(-radius - 2, -radius - 2), draw), starts_s, 0, lasts_s=0.35)


def _texts(stop: _Set, at: tuple[float, float], starts_s: float, setting: Setting, *, centred: bool) -> list[Part]:
    """A stop's name and text, under each other from a place on."""
    parts: list[Part] = []
    x, y = at
    for block in (stop.name, stop.text):
        if block is None:
            continue
        left = x - block.width_px / 2 if centred else x - block.width_px if runs_left(block.text) else x
        way = {"rise_px": 18.0} if centred else {"slide_px": -22.0}
        parts.append(setting.enter(setting.block_layer(block, left, y), starts_s + 0.06, **way))
        y += block.height_px + 3 * setting.unit
    return parts
