"""A brand's logo as a layer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from tui.studio.stage.compositor import Layer
from tui.studio.stage.layout import Box
from tui.studio.stage.sprite import Sprite
from tui.studio.stage.text import Align


def logo_layer(logo: Path, box: Box, align: Align | None = None) -> Layer:
    """The logo as large as its box allows; at the box's right end, or as text aligned."""
    with Image.open(logo) as opened:
        picture = opened.convert("RGBA")
    scale = min(box.width / picture.width, box.height / picture.height)
    width, height = max(2, round(picture.width * scale) & ~1), max(2, round(picture.height * scale) & ~1)
    # Premultiplied before scaling: otherwise the colour of what is transparent bleeds into the edges.
    scaled = picture.convert("RGBa").resize((width, height), Image.Resampling.LANCZOS)
    pixels = np.ascontiguousarray(np.asarray(scaled)[..., [2, 1, 0, 3]])
    free = box.width - width
    x = box.x + (free if align is None else free / 2 if align is Align.CENTER else 0)
    y = box.y + (box.height - height) / 2
    return Layer(Sprite(pixels, round(x) & ~1, round(y) & ~1))
