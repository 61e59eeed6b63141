"""The fonts the stage ships, at any weight, and others for the scripts they lack."""

from __future__ import annotations

import importlib.util
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tui.studio.stage.engine import skia

FONTS = Path(__file__).parent / "fonts"

_FILES = {
    "Inter": "Inter.ttf",
    "Jakarta": "PlusJakartaSans.ttf",
    "Lora": "Lora.ttf",
    "LoraItalic": "Lora-Italic.ttf",
    "Playfair": "PlayfairDisplay.ttf",
    "Oswald": "Oswald.ttf",
    "Fredoka": "Fredoka.ttf",
    "Caveat": "Caveat.ttf",
    "Mono": "JetBrainsMono.ttf",
    "Emoji": "NotoColorEmoji.ttf",
}
FAMILIES = tuple(_FILES)
"""Names a text style may use for its family."""

_WIDEST = "Inter"
"""Stands in for our other fonts where they lack a script: it has Greek and Cyrillic as well."""

_SCRIPTS = FONTS / "scripts"
"""Ours for Arabic, Hebrew, the larger scripts of India, Thai, Georgian and Armenian, regular and bold."""

_SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_SANS_BEFORE_OTHERS = ("noto", "dejavusans", "arial", "segoe", "hiragino", "pingfang", "gulim", "malgun", "yahei")
_FILES_TRIED = 400


class _Book:
    """The engine's objects, made once a process."""

    def __init__(self) -> None:
        self.manager: Any = skia.FontMgr.New_Custom_Empty()
        self.provider: Any = skia.textlayout_TypefaceFontProvider()
        self.collection: Any = skia.textlayout_FontCollection()
        self.collection.setDefaultFontManager(self.provider)
        self.unicode: Any = skia.Unicodes.ICU.Make()


@cache
def book() -> Any:
    """The font collection and Unicode tables that paragraphs are built with."""
    return _Book()


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _at_weight(typeface: Any, weight: int) -> Any:
    position = skia.FontArguments.VariationPosition
    # Inter's optical size is drawn for reading at 14 and for display at 32; on a screen at a distance the latter holds.
    axes = {"wght": float(weight), "opsz": 30.0}
    # Each of these only points at the one before it: named, they all live until the clone is made.
    coordinates = position.Coordinates([position.Coordinate(_tag(name), value) for name, value in axes.items()])
    place = position(coordinates)
    arguments = skia.FontArguments()
    arguments.setVariationDesignPosition(place)
    return typeface.makeClone(arguments)


@cache
def _typeface(path: Path) -> Any:
    typeface = book().manager.makeFromFile(str(path))
    if typeface is None:
        raise FileNotFoundError(f"{path} is not a font that can be used")
    return typeface


@cache
def _registered(family: str, weight: int) -> str:
    name = f"{family}-{weight}"
    typeface = _typeface(_file(family))
    book().provider.registerTypeface(_at_weight(typeface, weight) or typeface, name)
    return name


def _file(family: str) -> Path:
    """A family's file: one of ours, or the one a brand names; ours as well where that has gone since."""
    if family in _FILES:
        return FONTS / _FILES[family]
    return Path(family) if Path(family).is_file() else FONTS / _FILES[_WIDEST]


@lru_cache(maxsize=4096)
def _ours(character: str, family: str) -> bool:
    code = ord(character)
    return any(_typeface(_file(name)).unicharToGlyph(code) for name in (family, "Emoji", _WIDEST))


def _unseen(character: str) -> bool:
    """Whether a character has no picture of its own: spaces, joiners, direction marks, variation selectors."""
    return unicodedata.category(character) in {"Cf", "Cc", "Zs", "Zl", "Zp"} or 0xFE00 <= ord(character) <= 0xFE0F


def family_list(text: str, family: str, weight: int) -> list[str]:
    """The registered names to draw a text with, in order: its own font, emoji, then whatever covers the rest."""
    names = [_registered(family, weight), _registered("Emoji", 400), _registered(_WIDEST, weight)]
    missing = {character for character in text if not _unseen(character) and not _ours(character, family)}
    return names + _fallbacks(frozenset(missing), weight)


@lru_cache(maxsize=256)
def _fallbacks(missing: frozenset[str], weight: int) -> list[str]:
    names: list[str] = []
    left = {ord(character) for character in missing}
    for path in _other_fonts(heavy=weight >= 600) if left else ():
        try:
            typeface = _typeface(path)
        except FileNotFoundError:
            continue
        covered = {code for code in left if typeface.unicharToGlyph(code)}
        if covered:
            names.append(_registered_file(path, weight))
            left -= covered
        if not left:
            break
    return names


@cache
def _registered_file(path: Path, weight: int) -> str:
    name = f"{path}-{weight}"
    book().provider.registerTypeface(_at_weight(_typeface(path), weight) or _typeface(path), name)
    return name


@cache
def _other_fonts(*, heavy: bool) -> tuple[Path, ...]:
    """Font files for other scripts: ours, then this machine's likely ones; listed once, when a text needs them."""
    found = [path for folder in _folders() for path in _font_files(folder)]

    def likeliness(path: Path) -> tuple[bool, bool, bool, int]:
        name = path.name.lower()
        known = any(name.startswith(prefix) for prefix in _SANS_BEFORE_OTHERS)
        plain = not any(word in name for word in ("italic", "oblique", "mono", "serif", "condensed", "light"))
        return (path.parent != _SCRIPTS, not known, not plain or ("bold" in name) != heavy, len(name))

    return tuple(sorted(found, key=likeliness)[:_FILES_TRIED])


def _folders() -> Iterator[Path]:
    yield _SCRIPTS
    # `dynamic-font` carries Noto for a hundred scripts; its files are read, its code is not run.
    spec = importlib.util.find_spec("dynamic_font")
    if spec is not None and spec.submodule_search_locations:
        yield Path(next(iter(spec.submodule_search_locations))) / "assets" / "fonts"
    if sys.platform == "win32" and "WINDIR" in os.environ:
        yield Path(os.environ["WINDIR"]) / "Fonts"
    for folder in _SYSTEM_FOLDERS:
        yield Path(folder).expanduser()


def _font_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in folder.rglob("*") if path.suffix.lower() in {".ttf", ".otf", ".ttc"})
