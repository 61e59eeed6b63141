"""Grounds: the slowly moving backgrounds of the designs.

Most are soft, so they are computed on a grid of a sixteenth of the size in 16 bits and scaled up by swscale, which
dithers them on the way: no banding, 0.6 ms a frame instead of 15 for a drawn gradient.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import av
import numpy as np
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Palette, Style
from tui.studio.casting.colour import rgb
from tui.studio.stage.compositor import Frame, Layer, Scaler
from tui.studio.stage.flat_ground import FLAT, FlatGround
from tui.studio.stage.halo import STRENGTH, Halo, halo_colour
from tui.studio.stage.meeting import homeward, sway
from tui.studio.stage.task import FPS, Size
from tui.studio.stage.texture import TEXTURES

Field = NDArray[np.floating]

_FRAMES_A_STEP: Final = 4
"""How often a soft ground moves: a sample of it changes by one level a step, at most by two on the way back."""
_FRAMES_A_STEP_OF_EDGES: Final = 2
_EDGED: Final = frozenset({"bubbles", "screen", "tides"})
"""Grounds that have soft edges, which are seen to move. Clear ones may move more at a time: each place is drawn."""
_CELL_PX: Final = 16


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Where each cell lies: x and y from 0 to 1 over the frame, `wide` and `high` in units of its shorter side."""

    x: Field
    y: Field
    wide: float
    high: float

    def distance(self, x: float, y: float) -> Field:
        """Of each cell to a point given in 0..1, in units of the shorter side."""
        away: Field = np.sqrt(self.squared(x, y))
        return away

    def squared(self, x: float, y: float) -> Field:
        """The square of each cell's distance to a point."""
        aside, down = (self.x - x) * self.wide, (self.y - y) * self.high
        away: Field = aside * aside + down * down
        return away


def _grid(size: Size) -> Grid:
    columns, rows = size.width_px // _CELL_PX, size.height_px // _CELL_PX
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    shorter = min(size.width_px, size.height_px)
    return Grid((x + 0.5) / columns, (y + 0.5) / rows, size.width_px / shorter, size.height_px / shorter)


def _colour(colour: str) -> Field:
    return np.array(rgb(colour), np.float32)


def _gradient(along: Field, colours: tuple[str, ...]) -> Field:
    """Colours spread evenly over 0..1."""
    return _spread(along.astype(np.float32).tobytes(), along.shape, colours).copy()


@lru_cache(maxsize=4)
def _spread(along: bytes, shape: tuple[int, ...], colours: tuple[str, ...]) -> Field:
    """Kept, for most grounds have something that moves over a gradient that does not."""
    places = np.frombuffer(along, np.float32).reshape(shape)
    stops = np.linspace(0, 1, len(colours))
    table = np.array([rgb(colour) for colour in colours], np.float32)
    return np.stack([np.interp(places, stops, table[:, channel]) for channel in range(3)], -1).astype(np.float32)


def _lay(picture: Field, colour: str, coverage: Field) -> None:
    picture += (_colour(colour) - picture) * coverage[..., None]


def _soft(distance: Field, radius: float, edge: float) -> Field:
    """1 within the radius, falling smoothly to 0 over the edge."""
    part = np.clip((distance - radius) / edge, 0, 1)
    cover: Field = (1 - part * part * (3 - 2 * part)).astype(np.float32)
    return cover


def _blobs(grid: Grid, picture: Field, colours: tuple[str, ...], at_s: float, radius: float, strength: float) -> None:
    """Lights that wander, each on a path of its own."""
    homes = ((0.14, 0.22), (0.88, 0.82), (0.72, 0.10), (0.30, 0.92))
    for number, (colour, (x, y)) in enumerate(zip(colours, homes, strict=False)):
        turn = 2.1 * number
        squared = grid.squared(
            x + 0.11 * math.sin(at_s * (0.33 - 0.03 * number) + turn),
            y + 0.12 * math.cos(at_s * (0.27 + 0.03 * number) + turn),
        )
        _lay(picture, colour, np.exp(squared * (-1 / radius**2)) * strength)


def _aurora(grid: Grid, palette: Palette, at_s: float) -> Field:
    picture = _gradient((grid.x * 0.7 + grid.y * 0.6) / 1.3, palette.ground)
    _blobs(grid, picture, palette.glow, at_s, 0.46, 0.62)
    return picture


def _paper(grid: Grid, palette: Palette, at_s: float) -> Field:
    """A sheet under light that passes slowly, as through leaves."""
    picture = _gradient(grid.y * 0.8 + grid.x * 0.2, palette.ground)
    slant = grid.x * grid.wide + grid.y * grid.high * 0.55
    shade = 0.5 + 0.5 * np.sin(slant * 3.1 - at_s * 0.22) * np.cos(slant * 1.3 + at_s * 0.13)
    _lay(picture, palette.glow[0], (shade * 0.42).astype(np.float32))
    _blobs(grid, picture, palette.glow[1:], at_s, 0.55, 0.45)
    return picture


def _mist(grid: Grid, palette: Palette, at_s: float) -> Field:
    picture = _gradient(grid.x * 0.5 + grid.y * 0.5, palette.ground)
    _blobs(grid, picture, palette.glow, at_s * 0.8, 0.62, 0.85)
    return picture


def _tides(grid: Grid, palette: Palette, at_s: float, lasts_s: float = math.inf) -> Field:
    """Broad bands with clear edges that sweep across."""
    picture = _gradient(grid.x, palette.ground)
    for number, colour in enumerate(palette.glow):
        across, rate = grid.x * (2.2 + 0.5 * number) + 2 * number, 0.35 + 0.06 * number
        sine, cosine = sway(rate, 0, at_s, lasts_s), sway(rate, math.pi / 2, at_s, lasts_s)
        wave = 0.22 * (np.sin(across) * cosine + np.cos(across) * sine)
        line = grid.y - (0.52 + 0.2 * number + wave)
        _lay(picture, colour, np.clip(line * 9, 0, 1) * 0.75)
    return picture


def _bubbles(grid: Grid, palette: Palette, at_s: float) -> Field:
    """Large discs that rise and sway."""
    picture = _gradient(grid.y, palette.ground)
    for number in range(6):
        rise = (0.17 * number + at_s * (0.016 + 0.004 * (number % 3))) % 1
        x = (0.08 + 0.37 * number) % 1 + 0.03 * math.sin(at_s * 0.5 + number)
        radius = 0.11 + 0.05 * (number % 3)
        away = grid.distance(x, 1.35 - 1.7 * rise)
        _lay(picture, palette.glow[number % len(palette.glow)], _soft(away, radius, 0.07) * 0.55)
    return picture


def _grid_light(grid: Grid, palette: Palette, at_s: float) -> Field:
    picture = _gradient(grid.y, palette.ground)
    _blobs(grid, picture, palette.glow, at_s, 0.52, 0.85)
    return picture


def _spotlight(grid: Grid, palette: Palette, at_s: float) -> Field:
    """Two beams from above that swing over a curtain of soft folds."""
    picture = _gradient(grid.y, palette.ground)
    folds = 0.5 + 0.5 * np.sin(grid.x * grid.wide * 11 + 0.5 * np.sin(grid.y * 3 + at_s * 0.2))
    _lay(picture, palette.glow[2], (folds * 0.16).astype(np.float32))
    for number in range(2):
        lean = 0.5 * math.sin(at_s * 0.24 + 2.4 * number)
        centre = (0.3 + 0.45 * number) + lean * grid.y * 0.55
        spread = 0.1 + 0.3 * grid.y
        beam = np.exp(-(((grid.x - centre) * grid.wide / spread) ** 2)) * (0.95 - 0.35 * grid.y)
        _lay(picture, palette.glow[number], beam.astype(np.float32) * 0.8)
    return picture


def _waves(grid: Grid, palette: Palette, at_s: float) -> Field:
    """Calm water: layers of slow swell towards the lower edge."""
    picture = _gradient(grid.y, palette.ground)
    for number, colour in enumerate(palette.glow):
        swell = 0.05 * np.sin(grid.x * grid.wide * (2.6 + number) + at_s * (0.5 - 0.12 * number) + 1.7 * number)
        line = grid.y - (0.46 + 0.17 * number + swell)
        _lay(picture, colour, np.clip(line * 5 + 0.3, 0, 1).astype(np.float32) * 0.6)
    return picture


def _screen(grid: Grid, palette: Palette, at_s: float) -> Field:
    """A tube's glow: brightest in the middle, with a faint band that runs down it."""
    picture = _gradient(grid.y, palette.ground)
    glow = np.exp(-((grid.distance(0.5, 0.45) / 0.85) ** 2)) * (0.8 + 0.06 * math.sin(at_s * 2.1))
    _lay(picture, palette.glow[0], glow.astype(np.float32))
    band = np.exp(-((((grid.y - at_s * 0.11) % 1.0 - 0.5) / 0.07) ** 2))
    _lay(picture, palette.glow[1], (band * 0.35).astype(np.float32))
    return picture


def _horizon(grid: Grid, palette: Palette, at_s: float) -> Field:
    """A sun that has just gone down behind a plain, its light breathing."""
    picture = _gradient(np.clip(grid.y / 0.64, 0, 1), palette.ground)
    below = np.clip((grid.y - 0.64) * 40, 0, 1)
    away = grid.distance(0.5 + 0.02 * math.sin(at_s * 0.2), 0.64)
    _lay(picture, palette.glow[0], np.exp(-((away / (0.5 + 0.03 * math.sin(at_s * 0.6))) ** 2)) * 0.9)
    _lay(picture, palette.glow[1], np.exp(-((away / 0.26) ** 2)) * 0.7)
    _lay(picture, palette.glow[2], (below * 0.85).astype(np.float32))
    return picture


def _board(grid: Grid, palette: Palette, at_s: float) -> Field:
    """A slate under a lamp that sways a little."""
    picture = _gradient(grid.x * 0.3 + grid.y * 0.7, palette.ground)
    for number, colour in enumerate(palette.glow[:2]):
        aside = 0.12 * math.sin(at_s * 0.23 + 2.6 * number)
        away = grid.distance(0.3 + 0.45 * number + aside, 0.25 + 0.4 * number)
        _lay(picture, colour, np.exp(-((away / 0.7) ** 2)).astype(np.float32) * 0.7)
    return picture


SOFT: Final[dict[str, Callable[[Grid, Palette, float], Field]]] = {
    "aurora": _aurora,
    "paper": _paper,
    "mist": _mist,
    "tides": _tides,
    "bubbles": _bubbles,
    "grid": _grid_light,
    "spotlight": _spotlight,
    "waves": _waves,
    "screen": _screen,
    "horizon": _horizon,
    "board": _board,
}
"""How the soft grounds are computed: grid, colours and seconds into the scene to RGB in 0..255."""

GROUNDS: Final = frozenset({*SOFT, *FLAT})
"""All that `Style.ground` may name."""

_SHAPED: Final[dict[str, Callable[[Grid, Palette, float, float], Field]]] = {
    "tides": _tides,
}
"""Those whose clear shapes move back by themselves, given a scene's length: mixed, their edges would be seen double."""


@lru_cache(maxsize=2)
def _texture(name: str, size: Size, palette: Palette) -> Layer:
    """Kept, for the scenes of a video share it and it takes a tenth of a second to make."""
    return TEXTURES[name](size, palette)


def _lit(grid: Grid, halo: Halo, size: Size) -> Field:
    """How much of the light behind a presenter reaches each cell."""
    across, down = grid.x * size.width_px - halo.x_px, grid.y * size.height_px - halo.y_px
    return STRENGTH * _soft(np.hypot(across / halo.wide_px, down / halo.high_px), 0.0, 1.0)


class SoftGround:
    """A ground that is computed in coarse cells."""

    def __init__(self, name: str, palette: Palette, size: Size, lasts_s: float, halo: Halo | None) -> None:
        self._palette, self._lasts_s = palette, lasts_s
        self._field, self._shaped = SOFT[name], _SHAPED.get(name)
        self._grid = _grid(size)
        self._halo = halo
        self._lit = _lit(self._grid, halo, size) if halo else None

    def colours(self, at_s: float) -> Field:
        """See `Ground.colours`."""
        if self._shaped is not None:
            return self._shaped(self._grid, self._palette, at_s, self._lasts_s)
        field = self._field(self._grid, self._palette, at_s)
        share = homeward(at_s, self._lasts_s)
        if share > 0:
            field += (self._field(self._grid, self._palette, at_s - self._lasts_s) - field) * share
        return field

    def picture(self, from_s: float, to_s: float) -> av.VideoFrame:
        """The ground as it stands from one time in seconds to another, small, to be scaled up."""
        colours = self.colours(from_s)
        if self._halo is not None and self._lit is not None:
            share = min(self._halo.share(from_s), self._halo.share(to_s))
            _lay(colours, halo_colour(self._palette), self._lit * share)
        deep = np.clip(colours * 256, 0, 65535).astype(np.uint16)
        return av.VideoFrame.from_ndarray(np.ascontiguousarray(deep), "rgb48le")


class Ground:
    """The background of a scene, drawn for any moment of it; at its end it is what it was at its start."""

    def __init__(self, style: Style, size: Size, lasts_s: float = math.inf, halo: Halo | None = None) -> None:
        self._kind = (
            FlatGround(style.ground, style.palette, size, lasts_s)
            if style.ground in FLAT
            else SoftGround(style.ground, style.palette, size, lasts_s, halo)
        )
        self._scaler = Scaler(size, Interpolation.BILINEAR if style.ground in FLAT else Interpolation.BICUBIC)
        self._drawn = Frame(size)
        self._step: int | None = None
        self._frames_a_step = _FRAMES_A_STEP_OF_EDGES if style.ground in _EDGED else _FRAMES_A_STEP
        self._texture = _texture(style.texture, size, style.palette) if style.texture else None

    def colours(self, at_s: float) -> Field:
        """The colours of the coarse grid, RGB in 0..255, at a time in seconds from the start of the scene."""
        return self._kind.colours(at_s)

    def draw(self, frame: Frame, at_s: float) -> None:
        """Fill a frame with the ground at a time in seconds from the start of the scene."""
        step = math.floor(at_s * FPS / self._frames_a_step + 1e-6)
        if step != self._step:
            from_s, to_s = (number * self._frames_a_step / FPS for number in (step, step + 1))
            self._scaler.into(self._drawn, self._kind.picture(from_s, to_s))
            if self._texture is not None:
                self._texture.blend(self._drawn)
            self._step = step
        frame.begin(self._drawn, step)
