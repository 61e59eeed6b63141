"""Images: checked, turned upright, made small enough to draw, written as RGB PNG."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from tui.studio.director.materials import Material, MaterialKind, MaterialPicture, Unreadable, picture_path
from tui.studio.director.palette import palette_of

PIXELS_LIMIT = 80_000_000
"""Pixels an image may have; 80 megapixels decode to 240 MB, and no camera of a phone gives more by default."""
LONG_SIDE_PX = 1920
"""Longest side of what is drawn: half as much again as the video's, so that a slow zoom stays sharp."""


def read_image(asset_id: str, path: Path, name: str, folder: Path) -> Material:
    """Read an image file; raises `Unreadable` with the reason when it cannot be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
                _check(image)
                picture = _upright_rgb(image)
    except UnidentifiedImageError:
        raise Unreadable("is not a picture that can be read, whatever its name says.") from None
    except Image.DecompressionBombError:
        raise Unreadable(f"is too large: pictures may have up to {PIXELS_LIMIT // 1_000_000} megapixels.") from None
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError):
        # Pillow raises all of these for damaged files, a truncated one among them.
        raise Unreadable("is damaged or cut short, so it is left out; export it again and attach it anew.") from None
    target = picture_path(folder, asset_id)
    picture.save(target, format="PNG", compress_level=1)
    mean, marks = _mean_color(picture), palette_of(picture)
    shown = MaterialPicture(target, picture.width, picture.height, color=mean, palette=marks)
    return Material(asset_id, name, MaterialKind.IMAGE, pictures=(shown,))


def _check(image: Image.Image) -> None:
    """Refuse by the header alone, before anything is decoded."""
    width, height = image.size
    if width * height > PIXELS_LIMIT or max(width, height) > 30_000:
        raise Unreadable(
            f"is {width:,} x {height:,} pixels, which is too large; pictures may have up to "
            f"{PIXELS_LIMIT // 1_000_000} megapixels."
        )
    if min(width, height) < 16:
        raise Unreadable(f"is only {width} x {height} pixels, too small to be shown.")


def _upright_rgb(image: Image.Image) -> Image.Image:
    image.draft("RGB", (LONG_SIDE_PX, LONG_SIDE_PX))
    image.load()
    upright = ImageOps.exif_transpose(image) or image
    upright = _to_rgb(upright)
    upright.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return upright


def _to_rgb(image: Image.Image) -> Image.Image:
    """Flatten transparency on white: most pictures with it are drawn for a page."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    if image.mode.startswith("I") or image.mode == "F":
        return _scaled_gray(image).convert("RGB")
    return image.convert("RGB")


def _scaled_gray(image: Image.Image) -> Image.Image:
    """Sixteen-bit greys as eight-bit ones; Pillow's own conversion would clip them to white."""
    wide = image.convert("F")
    return wide.point(lambda value: value * (1 / 257.0) + 0.0).convert("L")


def _mean_color(picture: Image.Image) -> str:
    one = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    red, green, blue = one if isinstance(one, tuple) else (0, 0, 0)
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"
