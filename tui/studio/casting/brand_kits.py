"""Brand kits: a brand's colours and logo, read from TOML files and laid over any design."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from tui.studio.casting.catalogue import BrandKit, Palette, Style
from tui.studio.casting.colour import READABLE, contrast, luminance, mended, mix, rgb

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LOGO_TYPES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_FIELDS = frozenset({"name", "colors", "logo", "fonts"})
_FONT_FIELDS = frozenset({"display", "text"})
_FONT_TYPES = frozenset({".ttf", ".otf"})
_FAMILIES = frozenset({"Inter", "Jakarta", "Lora", "Playfair", "Oswald", "Fredoka", "Caveat", "Mono"})
_CLEAR = 5.0
"""The contrast a ground must leave for the plainest ink, so that others find room between the two."""


class BrandKitError(ValueError):
    """A brand kit's file cannot be used; the message names the file, the field and what is wanted there."""

    def __init__(self, file: Path, field: str, wanted: str) -> None:
        super().__init__(f"{file}: {field}: {wanted}")
        self.file, self.field, self.wanted = file, field, wanted


def read_brand_kits(folder: Path) -> tuple[BrandKit, ...]:
    """Every `*.toml` brand kit of a folder, by file name; none when there is no such folder.

    A file holds `name` (text), `colors` (a list of `#rrggbb`, the main one first) and, if wanted, `logo` (an image
    file, relative to the TOML file) and `fonts` (a table with `display` and `text`, each a family the studio has or a
    TTF or OTF file, relative to the TOML file).

    Raises:
        BrandKitError: A file is not TOML, or a field is missing, unknown or of the wrong form.
    """
    if not folder.is_dir():
        return ()
    return tuple(read_brand_kit(file) for file in sorted(folder.glob("*.toml")))


def read_brand_kit(file: Path) -> BrandKit:
    """One brand kit from its TOML file; its id is made from the file's name.

    Raises:
        BrandKitError: The file is not TOML, or a field is missing, unknown or of the wrong form.
    """
    table = _table(file)
    for field in sorted(table.keys() - _FIELDS):
        raise BrandKitError(file, field, f"not a field of a brand kit (those are {', '.join(sorted(_FIELDS))})")
    return BrandKit(
        brand_kit_id=f"brand_{re.sub(r'[^a-z0-9]+', '_', file.stem.lower()).strip('_') or 'kit'}",
        name=_name(file, table),
        colors=_colours(file, table),
        logo=_logo(file, table),
        display_font=_font(file, table, "display"),
        text_font=_font(file, table, "text"),
    )


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrandKitError(file, "file", f"is not TOML ({error})") from error
    except OSError as error:
        raise BrandKitError(file, "file", f"cannot be read ({error.strerror})") from error


def _name(file: Path, table: dict[str, Any]) -> str:
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise BrandKitError(file, "name", "must be a text that is not empty")
    return name.strip()


def _colours(file: Path, table: dict[str, Any]) -> tuple[str, ...]:
    colours = table.get("colors", [])
    if not isinstance(colours, list):
        raise BrandKitError(file, "colors", 'must be a list such as ["#0a7cff", "#ffb020"]')
    for number, colour in enumerate(colours, start=1):
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            raise BrandKitError(file, f"colors, entry {number}", f"must be #rrggbb, not {colour!r}")
    return tuple(colour.lower() for colour in colours)


def _logo(file: Path, table: dict[str, Any]) -> str | None:
    logo = table.get("logo")
    if logo is None:
        return None
    if not isinstance(logo, str) or Path(logo).suffix.lower() not in _LOGO_TYPES:
        raise BrandKitError(file, "logo", "must name a PNG, JPEG or WebP file")
    path = file.parent / logo
    if not path.is_file():
        raise BrandKitError(file, "logo", f"names {path}, which is not there")
    return str(path)


def _font(file: Path, table: dict[str, Any], use: str) -> str | None:
    """A family's name, or the path of a font file."""
    fonts = table.get("fonts", {})
    if not isinstance(fonts, dict):
        raise BrandKitError(file, "fonts", "must be a table with display and text")
    for field in sorted(fonts.keys() - _FONT_FIELDS):
        raise BrandKitError(file, f"fonts.{field}", "not a font of a brand kit (those are display, text)")
    font = fonts.get(use)
    if font is None or (isinstance(font, str) and font in _FAMILIES):
        return font
    if not isinstance(font, str) or Path(font).suffix.lower() not in _FONT_TYPES:
        known = ", ".join(sorted(_FAMILIES))
        raise BrandKitError(file, f"fonts.{use}", f"must be one of {known}, or name a TTF or OTF file")
    path = file.parent / font
    if not path.is_file():
        raise BrandKitError(file, f"fonts.{use}", f"names {path}, which is not there")
    return str(path)


def apply(style: Style, kit: BrandKit) -> Style:
    """The design in the brand's colours and type, each colour moved no further than it must be to stay readable.

    The main colour becomes the accent and tints the ground; the second one, or a relative of the main one, takes the
    second accent's place.
    """
    if kit.display_font or kit.text_font:
        display, text = kit.display_font or style.display_font, kit.text_font or style.text_font
        style = replace(style, display_font=display, text_font=text)
    if not kit.colors:
        return style
    main = kit.colors[0]
    second = kit.colors[1] if len(kit.colors) > 1 else mix(main, style.palette.second, 0.5)
    ground = tuple(_tinted(colour, main, 0.5 if style.dark else 0.12) for colour in style.palette.ground)
    glows = (*kit.colors[:3], main, second, main)[:3]
    glow = tuple(_tinted(_ground_like(colour, style), colour, 0.22) for colour in glows)
    ground, glow = (tuple(_clear(colour, style) for colour in colours) for colours in (ground, glow))
    grounds = (*ground, *glow)
    palette = Palette(
        ground=ground,
        glow=glow,
        ink=mended(style.palette.ink, grounds, 7.0),
        muted=mended(style.palette.muted, grounds),
        accent=_accent(main, style, grounds),
        second=_accent(second, style, grounds),
        panel=style.palette.panel
        if style.palette.panel in {"#ffffff", style.palette.ink}
        else _tinted(style.palette.panel, main, 0.2),
    )
    return replace(style, palette=palette)


def _tinted(colour: str, tint: str, share: float) -> str:
    """The colour with some of the tint in it, as dark or light as it was."""
    mixed = mix(colour, tint, share)
    goal = "#000000" if luminance(rgb(mixed)) > luminance(rgb(colour)) else "#ffffff"
    for step in range(21):
        candidate = mix(mixed, goal, step / 20)
        if (luminance(rgb(candidate)) <= luminance(rgb(colour))) == (goal == "#000000"):
            return candidate
    return colour


def _clear(colour: str, style: Style) -> str:
    """The ground's colour, darker or lighter where white or black would not read on it."""
    ink, goal = ("#ffffff", "#000000") if style.dark else ("#000000", "#ffffff")
    steps = (mix(colour, goal, share / 20) for share in range(21))
    return next(step for step in steps if contrast(step, ink) >= _CLEAR)


def _ground_like(colour: str, style: Style) -> str:
    return mix(style.palette.ground[0], colour, 0.35 if style.dark else 0.2)


def _accent(colour: str, style: Style, grounds: tuple[str, ...]) -> str:
    if min(contrast(colour, ground) for ground in grounds) >= READABLE:
        return colour
    goal = "#ffffff" if style.dark else "#000000"
    steps = (mix(colour, goal, share / 20) for share in range(21))
    fitting = (step for step in steps if min(contrast(step, ground) for ground in grounds) >= READABLE)
    return next(fitting, mended(colour, grounds))
