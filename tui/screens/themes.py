"""Colour themes: one TOML file each, ours beside the package and the user's in the home folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

from tui.screens.theme_colours import worked_out

COLOURS = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel", "boost",
    "success", "warning", "error",
)  # fmt: skip
"""What a theme file may say; `primary` it must."""

Signature = tuple[tuple[str, int, int], ...]
"""The files of a folder, each with when it was written and its size."""


class ThemeError(Exception):
    """A theme file cannot be used; the message names it and what is wrong."""


def our_themes() -> Path:
    """Where the themes that come with the program are: inside an installed package, or in the checkout."""
    packaged = Path(__file__).parents[1] / "themes"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "themes"


def read_theme(path: Path) -> Theme:
    """A theme from its file; its name is the file's. What the file leaves unsaid is worked out to be readable.

    Raises:
        ThemeError: The file is not TOML, or lacks `primary`, or a value is no colour.
    """
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{path} cannot be read as a theme: {error}") from error
    colours = {name: stored[name] for name in COLOURS if name in stored}
    variables = stored.get("variables", {})
    if "primary" not in colours or not isinstance(variables, dict):
        raise ThemeError(f"{path} needs 'primary', and [variables] as a table.")
    _check(path, colours)
    if not all(isinstance(value, str) for value in variables.values()):
        raise ThemeError(f"{path}: every one of [variables] is text in quotes.")
    dark, ansi = bool(stored.get("dark", True)), bool(stored.get("ansi", False))
    missing = {} if ansi else worked_out(colours, dark=dark)
    return Theme(name=path.stem, dark=dark, ansi=ansi, variables={**missing, **variables}, **colours)


def _check(path: Path, colours: Mapping[str, object]) -> None:
    for name, value in colours.items():
        try:
            Color.parse(value if isinstance(value, str) else "")
        except ColorParseError:
            raise ThemeError(f"{path}: {name} = {value!r} is no colour; write it as #7aa2f7.") from None


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


class Themes:
    """The themes of some folders, earlier ones winning; knows when the first folder's files have changed."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """Take the folders, the user's first."""
        self._folders = folders
        self._seen: Signature = ()
        self.names: tuple[str, ...] = ()
        """Every theme that could be read, the last time all were."""

    def find(self, name: str) -> Theme | None:
        """The named theme, None when there is none.

        Raises:
            ThemeError: It is there and cannot be used.
        """
        return find_theme(name, self._folders)

    def read_all(self) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
        """Every theme, and what was wrong with those passed over."""
        self._seen = _signature(self._folders[0])
        themes, wrong = all_themes(self._folders)
        self.names = tuple(sorted(theme.name for theme in themes))
        return themes, wrong

    def changed(self) -> bool:
        """Whether a file of the user's folder was written, added or removed since all were read."""
        return _signature(self._folders[0]) != self._seen


def _signature(folder: Path) -> Signature:
    try:
        files = [path for path in folder.iterdir() if path.suffix == ".toml"]
        return tuple(sorted((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files))
    except OSError:
        return ()
