"""Designs as files: one of the studio's written out as TOML to be changed, and a folder of such files read.

A file need not say everything. It names the design it is `like`, and only what it changes; a design of one's own says
all of it. Colours that would not read on the design's own ground are moved until they do.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from tui.studio.casting.catalogue import Palette, Style
from tui.studio.casting.colour import READABLE, contrast, mended, mix
from tui.studio.casting.styles import STYLES, style

CHOICES: dict[str, tuple[str, ...]] = {
    "ground": (
        *("aurora", "paper", "mist", "tides", "bubbles", "grid", "spotlight", "waves"),
        *("screen", "horizon", "poster", "inks", "board"),
    ),
    "display_font": ("Inter", "Jakarta", "Lora", "LoraItalic", "Playfair", "Oswald", "Fredoka", "Caveat", "Mono"),
    "text_font": ("Inter", "Jakarta", "Lora", "LoraItalic", "Playfair", "Oswald", "Fredoka", "Caveat", "Mono"),
    "panels": ("glass", "rule", "plain", "solid", "card", "outline", "sketch", "block", "prompt"),
    "texture": ("", "dots", "lines", "grain", "scanlines", "halftone", "fibres", "chalk", "perspective"),
    "motion": ("rise", "drift", "slide", "pop", "snap", "settle", "type"),
    "transition": ("cut", "fade", "slide", "wipe"),
    "captions": ("pill", "outline", "block", "bar"),
    "lower_third": ("plate", "solid", "rule", "tag"),
    "ornament": ("", "bar", "rule", "square", "squiggle"),
}
"""What the stage can draw, by the field of a design that asks for it."""

_GLOW_SHARE = 0.6
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SWITCHES = frozenset({"dark", "capitals"})
_LISTS = {"ground": 2, "glow": 3}
"""Fields of a palette that are lists, and how many colours they need at least."""
_PLAIN = tuple(field.name for field in fields(Style) if field.name not in {"style_id", "palette"})
_FIELDS = frozenset({*_PLAIN, "palette", "like"})


class StyleError(ValueError):
    """A design's file cannot be used; the message names the file, the field and what is wanted there."""

    def __init__(self, file: Path, field: str, wanted: str) -> None:
        super().__init__(f"{file}: {field}: {wanted}")
        self.file, self.field, self.wanted = file, field, wanted


def read_styles(folder: Path) -> tuple[Style, ...]:
    """Every `*.toml` design of a folder, by file name; none when there is no such folder.

    Raises:
        StyleError: A file is not TOML, or a field is missing, unknown or of the wrong form.
    """
    if not folder.is_dir():
        return ()
    return tuple(read_style(file) for file in sorted(folder.glob("*.toml")))


def all_styles(folder: Path | None) -> tuple[Style, ...]:
    """The studio's own designs, the default first, and after them the user's; just its own when no folder is given.

    Raises:
        StyleError: A file cannot be used, or has the id of another design.
    """
    designs = {design.style_id: design for design in STYLES}
    for file in sorted(folder.glob("*.toml")) if folder and folder.is_dir() else ():
        design = read_style(file)
        if design.style_id in designs:
            raise StyleError(file, "file", f"its name gives {design.style_id}, which is another design; rename it")
        designs[design.style_id] = design
    return tuple(designs.values())


def find_style(style_id: str, folder: Path | None) -> Style:
    """The design of an id. The user's files are read only for an id that is not the studio's own.

    Raises:
        KeyError: No design has this id.
        StyleError: One of the user's files cannot be used.
    """
    try:
        return style(style_id)
    except KeyError:
        return {design.style_id: design for design in all_styles(folder)}[style_id]


def read_style(file: Path) -> Style:
    """One design from its TOML file; its id is made from the file's name.

    Raises:
        StyleError: The file is not TOML, or a field is missing, unknown or of the wrong form.
    """
    table = _table(file)
    for field in sorted(table.keys() - _FIELDS):
        raise StyleError(file, field, f"not a field of a design (those are {', '.join(sorted(_FIELDS))})")
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise StyleError(file, "name", "must be a text that is not empty")
    base = _base(file, table)
    changes: dict[str, Any] = {field: _checked(file, field, table[field]) for field in _PLAIN if field in table}
    changes |= {"name": name.strip(), "style_id": _id(file), "palette": _palette(file, table, base.palette)}
    made = replace(base, **changes)
    return replace(made, palette=_readable(made.palette))


def style_toml(design: Style) -> str:
    """A design as the TOML text of its file, whole, to be copied and changed."""
    lines = [f"{field} = {json.dumps(getattr(design, field), ensure_ascii=False)}" for field in _PLAIN]
    lines += ["", "[palette]"]
    lines += [f"{name} = {json.dumps(value)}" for name, value in dataclasses.asdict(design.palette).items()]
    return "\n".join(lines) + "\n"


def _id(file: Path) -> str:
    return f"style_{re.sub(r'[^a-z0-9]+', '_', file.stem.lower()).strip('_') or 'own'}"


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StyleError(file, "file", f"is not TOML ({error})") from error
    except OSError as error:
        raise StyleError(file, "file", f"cannot be read ({error.strerror})") from error


def _base(file: Path, table: Mapping[str, Any]) -> Style:
    """The design a file is like; one that says everything needs none."""
    like = table.get("like")
    if like is None:
        if not isinstance(table.get("palette"), dict):
            raise StyleError(file, "palette", 'must be given, unless "like" names a design to begin with')
        return STYLES[0]
    try:
        return style(like)
    except (KeyError, TypeError) as error:
        known = ", ".join(design.style_id for design in STYLES)
        raise StyleError(file, "like", f"must name a design ({known})") from error


def _checked(file: Path, field: str, value: Any) -> Any:
    if field in _SWITCHES:
        if not isinstance(value, bool):
            raise StyleError(file, field, "must be true or false")
        return value
    if field == "tags":
        if not isinstance(value, list) or not all(isinstance(tag, str) and tag.strip() for tag in value):
            raise StyleError(file, field, 'must be a list of words such as ["bold", "dark"]')
        return tuple(tag.strip().lower() for tag in value)
    if field in CHOICES and value not in CHOICES[field]:
        choices = ", ".join(choice or '""' for choice in CHOICES[field])
        raise StyleError(file, field, f"must be one of {choices}, not {value!r}")
    return value


def _palette(file: Path, table: Mapping[str, Any], base: Palette) -> Palette:
    given = table.get("palette", {})
    if not isinstance(given, dict):
        raise StyleError(file, "palette", "must be a table of colours")
    names = {field.name for field in fields(Palette)}
    for name in sorted(given.keys() - names):
        raise StyleError(file, f"palette.{name}", f"not a colour of a design (those are {', '.join(sorted(names))})")
    return replace(base, **{name: _colours(file, name, value) for name, value in given.items()})


def _colours(file: Path, name: str, value: Any) -> Any:
    field = f"palette.{name}"
    if name not in _LISTS:
        return _colour(file, field, value)
    if not isinstance(value, list) or len(value) < _LISTS[name]:
        raise StyleError(file, field, f"must be a list of at least {_LISTS[name]} colours")
    return tuple(_colour(file, f"{field}, entry {number}", entry) for number, entry in enumerate(value, start=1))


def _colour(file: Path, field: str, value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise StyleError(file, field, f"must be #rrggbb, not {value!r}")
    return value.lower()


def _readable(palette: Palette) -> Palette:
    """The palette with what is written moved as far as it takes to read on everything it may stand on."""
    # A glow is never drawn at its full strength.
    glows = (mix(ground, glow, _GLOW_SHARE) for ground in palette.ground for glow in palette.glow)
    grounds = (*palette.ground, *glows)

    def read(colour: str) -> str:
        fits = min(contrast(colour, ground) for ground in grounds) >= READABLE
        return colour if fits else mended(colour, grounds)

    return replace(
        palette,
        ink=read(palette.ink),
        muted=read(palette.muted),
        accent=read(palette.accent),
        second=read(palette.second),
    )
