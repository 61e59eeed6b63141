"""Colour themes: one TOML file each, ours beside the package and the user's in the home folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

from textual.theme import Theme

_COLOURS = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel", "boost",
    "success", "warning", "error",
)  # fmt: skip


class ThemeError(Exception):
    """A theme file cannot be used; the message names it and what is wrong."""


def our_themes() -> Path:
    """Where the themes that come with the program are: inside an installed package, or in the checkout."""
    packaged = Path(__file__).parents[1] / "themes"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "themes"


def read_theme(path: Path) -> Theme:
    """A theme from its file; its name is the file's.

    Raises:
        ThemeError: The file is not TOML, or lacks `primary`, or a value is not a text.
    """
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{path} cannot be read as a theme: {error}") from error
    colours = {name: stored[name] for name in _COLOURS if name in stored}
    variables = stored.get("variables", {})
    if "primary" not in colours or not all(
        isinstance(value, str) for value in [*colours.values(), *variables.values()]
    ):
        raise ThemeError(f"{path} needs 'primary', and every colour as text.")
    return Theme(name=path.stem, dark=bool(stored.get("dark", True)), variables=dict(variables), **colours)


def find_theme(name: str, folders: tuple[Path, ...]) -> Theme | None:
    """The named theme, from the first folder that has it; None when none has."""
    for folder in folders:
        path = folder / f"{name}.toml"
        if path.is_file():
            return read_theme(path)
    return None


def all_themes(folders: tuple[Path, ...]) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """Every theme of the folders, earlier folders winning, and what was wrong with those passed over."""
    found: dict[str, Theme] = {}
    wrong: list[str] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            try:
                found.setdefault(path.stem, read_theme(path))
            except ThemeError as error:
                wrong.append(str(error))
    return tuple(found.values()), tuple(wrong)
