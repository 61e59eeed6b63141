"""Where in a photograph its subject is: what stands out from the rest in colour, and is not smooth.

The measure is frequency-tuned saliency (Achanta et al., 2009: how far a softened pixel is from the picture's mean
colour), times local contrast, with what is near the middle preferred. It finds a thing, not a face: enough to know
which way to move and what not to cut off.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

_SIDE = 64
_MIDDLE_REACH = 0.42
"""How far from the middle, in shares of a side, a thing is still taken as seriously as three fifths."""
_KEPT = 0.92
"""The share of the picture that is certainly not its subject."""

Field = NDArray[np.float32]


def subject_of(picture: Image.Image) -> tuple[float, float]:
    """The subject's place, as shares of width and height; the middle for a picture without one."""
    small = picture.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    colours = np.asarray(small.convert("YCbCr"), np.float32)
    soft = np.asarray(small.filter(ImageFilter.GaussianBlur(1.2)).convert("YCbCr"), np.float32)
    stands_out = np.linalg.norm(soft - colours.mean(axis=(0, 1)), axis=2)
    weight = stands_out * (_contrast(colours[..., 0]) + 0.15 * stands_out) * _near_middle()
    weight = np.clip(weight - np.quantile(weight, _KEPT), 0, None)
    total = float(weight.sum())
    if total < 1.0:
        return 0.5, 0.5
    steps = (np.arange(_SIDE, dtype=np.float32) + 0.5) / _SIDE
    return float((weight.sum(axis=0) * steps).sum()) / total, float((weight.sum(axis=1) * steps).sum()) / total


def _contrast(luma: Field) -> Field:
    """How much brightness changes around each cell."""
    down, across = np.gradient(luma)
    edges = Image.fromarray(np.hypot(across, down).astype(np.float32))
    return np.asarray(edges.resize((_SIDE // 4, _SIDE // 4), Image.Resampling.BOX).resize((_SIDE, _SIDE)), np.float32)


def _near_middle() -> Field:
    steps = (np.arange(_SIDE, dtype=np.float32) + 0.5) / _SIDE - 0.5
    away = np.hypot(steps[None, :], steps[:, None]) / _MIDDLE_REACH
    near: Field = np.exp(-0.5 * away * away).astype(np.float32)
    return near
