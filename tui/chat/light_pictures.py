"""Pictures made light enough to travel inside a page."""

from __future__ import annotations

import io

_LONGEST_PX = 1280
_QUALITY = 85
_PIXELS_LIMIT = 40_000_000
"""Larger ones would take more memory to read than a page is worth."""
_SEE_THROUGH = frozenset({"RGBA", "LA", "PA"})


def light(data: bytes) -> bytes:
    """A picture as a JPEG of at most 1280 pixels a side, or as it came when that is no smaller or cannot be done."""
    from PIL import Image  # nobody exports before the first frame

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.format == "JPEG" and max(picture.size) <= _LONGEST_PX:
                return data
            moves = getattr(picture, "n_frames", 1) > 1
            if moves or picture.mode in _SEE_THROUGH or picture.width * picture.height > _PIXELS_LIMIT:
                return data
            smaller = picture.convert("RGB")
            smaller.thumbnail((_LONGEST_PX, _LONGEST_PX))
            out = io.BytesIO()
            smaller.save(out, "JPEG", quality=_QUALITY)
    except Exception:  # Pillow's readers fail in many ways on files that are none
        return data
    return min(out.getvalue(), data, key=len)
