"""Layers that come again, each drawn and converted once: kept in memory for a process, in files for all of them.

A presenter's head has 120 positions of some 300 kB, and drawing all of them takes a second. The files are what lets two
workers share that second, and a revision skip it. They are mapped into memory, so processes share their bytes, too.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import struct
import threading
from collections import OrderedDict
from collections.abc import Hashable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from tui.studio.cache import code_digest, digest
from tui.studio.casting.catalogue import Look, Person
from tui.studio.stage.compositor import Layer, LayerPlanes, Plane
from tui.studio.stage.sprite import AnySprite, LaterSprite

_LIMIT_BYTES: Final = 96 * 1024 * 1024
"""Enough for two places of a presenter; one takes some 40 MB."""
_PASSING_BYTES: Final = 12 * 1024 * 1024
"""Enough for some ten seconds of glances and gestures."""
_HEAD: Final = struct.Struct("<4i")
"""What a layer's file begins with: its place and size."""


class LayerStore:
    """Keeps the layers of sprites that have keys, the least lately used going first; passing ones for themselves."""

    def __init__(self, limit_bytes: int = _LIMIT_BYTES, passing_bytes: int = _PASSING_BYTES) -> None:
        self._kept, self._passing = _Layers(limit_bytes), _Layers(passing_bytes)

    def layer(self, sprite: AnySprite, whose: Hashable = None, folder: Path | None = None) -> Layer:
        """The sprite's layer, converted now or before.

        Args:
            sprite: What to convert.
            whose: Tells apart sprites of equal keys that come from different drawers.
            folder: Where layers are kept in files; `whose` and the key name them, so both must have a stable `repr`.
        """
        if sprite.key is None:
            return Layer(sprite)
        name = (whose, sprite.key)
        passing = isinstance(sprite, LaterSprite) and sprite.passing
        layers = self._passing if passing else self._kept
        known = layers.find(name)
        if known is None:
            if folder is None or passing:
                known = Layer(sprite)
            else:
                known = _from_file(sprite, folder / f"layer-{digest(name)}.yuva")
            layers.keep(name, known)
        return known


class _Layers:
    """Layers by name, up to so many bytes of them."""

    def __init__(self, limit_bytes: int) -> None:
        self._layers: OrderedDict[Hashable, Layer] = OrderedDict()
        self._left_bytes = limit_bytes
        self._lock = threading.Lock()

    def find(self, name: Hashable) -> Layer | None:
        with self._lock:
            known = self._layers.get(name)
            if known is not None:
                self._layers.move_to_end(name)
            return known

    def keep(self, name: Hashable, layer: Layer) -> None:
        with self._lock:
            if name not in self._layers:
                self._left_bytes -= _bytes(layer)
            self._layers[name] = layer
            while self._left_bytes < 0 and len(self._layers) > 1:
                self._left_bytes += _bytes(self._layers.popitem(last=False)[1])


@cache
def process_layers() -> LayerStore:
    """The store of this process, for all the scenes it draws."""
    return LayerStore()


@lru_cache(maxsize=8)
def figure_name(person: Person, look: Look) -> str:
    """A name for how somebody is drawn: it changes with their data and with the code that draws them."""
    return digest(person, look, code_digest())


def _bytes(layer: Layer) -> int:
    return sum(colour.nbytes + rest.nbytes for colour, rest in layer.planes)


def _from_file(sprite: AnySprite, path: Path) -> Layer:
    """A layer out of its file, which is written now if it is not there or is damaged."""
    try:
        return _read(path)
    except (OSError, ValueError, struct.error):
        layer = Layer(sprite)
    _write(layer, path)
    with contextlib.suppress(OSError, ValueError, struct.error):
        return _read(path)  # what is mapped is held once for all processes
    return layer


def _read(path: Path) -> Layer:
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    x, y, width, height = _HEAD.unpack_from(content)
    luma, chroma = height * width, height * width // 4
    if len(content) != _HEAD.size + 2 * luma + 3 * chroma:
        raise ValueError(f"{path} is not as long as its picture")
    y_plane: Plane = np.frombuffer(content, np.uint8, 2 * luma, _HEAD.size).reshape(2, height, width)
    uv: Plane = np.frombuffer(content, np.uint8, 3 * chroma, _HEAD.size + 2 * luma).reshape(3, height // 2, width // 2)
    return Layer.of_planes(((y_plane[0], y_plane[1]), (uv[:2], uv[2])), x, y)


def _write(layer: Layer, path: Path) -> None:
    """Keep a layer; where that is impossible it is drawn again next time, which only costs time."""
    part = path.with_name(f".{os.getpid()}-{threading.get_ident()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_content(layer.planes, layer.x_px, layer.y_px))
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _content(planes: LayerPlanes, x_px: int, y_px: int) -> bytes:
    height, width = planes[0][0].shape
    return _HEAD.pack(x_px, y_px, width, height) + b"".join(part.tobytes() for pair in planes for part in pair)
