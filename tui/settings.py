"""Where Reeltalk keeps its files, which backend it talks to, and what the user set.

Order, later wins: defaults, `settings.toml` in the home folder, environment, command line. Standard library and
platformdirs only: the first frame is drawn from these.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from tui.api.records import record
from tui.settings_schema import BY_NAME, KEYS, SCHEMA, Setting, SettingValueError, Value

HEYGEN_BASE = "https://api.heygen.com"


class BackendChoice(StrEnum):
    """Which video agent to talk to; auto is heygen when a key is configured, the studio otherwise."""

    AUTO = "auto"
    STUDIO = "studio"
    HEYGEN = "heygen"


class SettingsError(Exception):
    """A setting cannot be used; the message names the file or variable, the value and the way out."""


@record(frozen=True, slots=True)
class Folders:
    """Every place the program writes to, all under one home."""

    home: Path

    @property
    def settings_file(self) -> Path:
        """The user's settings, TOML."""
        return self.home / "settings.toml"

    @property
    def library_file(self) -> Path:
        """Drafts, sent takes and seen messages, SQLite."""
        return self.home / "library.db"

    @property
    def videos(self) -> Path:
        """Downloaded videos."""
        return self.home / "videos"

    @property
    def cache(self) -> Path:
        """Previews that were fetched; may be removed at any time."""
        return self.home / "cache"

    @property
    def themes(self) -> Path:
        """The user's own themes."""
        return self.home / "themes"

    @property
    def studio(self) -> Path:
        """Everything the embedded studio keeps."""
        return self.home / "studio"

    @property
    def logs(self) -> Path:
        """What child processes print."""
        return self.home / "logs"


@record(frozen=True, slots=True)
class Settings:
    """All settings of one run; what each means stands in `settings_schema.SCHEMA`."""

    folders: Folders
    backend: BackendChoice = BackendChoice.AUTO
    theme: str = "reeltalk-dark"
    pictures: str = "auto"
    reduced_motion: bool = False
    mouse: bool = True
    enter: str = "send"
    notifications: str = "away"
    bell: bool = True
    ask_cost: bool = True
    model_url: str = ""
    model: str = ""
    api_base: str = HEYGEN_BASE
    """Where the heygen backend is; tests point it elsewhere."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by action id, as the user changed them."""
    warnings: tuple[str, ...] = ()
    """What was passed over in the settings file, in words for the user."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """What was set for this run alone, by setting: the variable or the option that did it."""

    def value(self, setting: Setting) -> Value:
        """What a setting is now."""
        held: Value = getattr(self, setting.name)
        return held

    def having(self, setting: Setting, value: Value) -> Settings:
        """These settings with one changed.

        Raises:
            SettingValueError: The setting may not have the value.
        """
        return replace(self, **{setting.name: _typed(setting, setting.checked(value))})


def default_home(environ: Mapping[str, str] = os.environ) -> Path:
    """`REELTALK_HOME`, or the place this system keeps programs' data.

    Raises:
        SettingsError: It names the home of a user who is not known here.
    """
    chosen = environ.get("REELTALK_HOME")
    return _whole(Path(chosen), "REELTALK_HOME") if chosen else user_data_path("reeltalk", appauthor=False)


def load_settings(
    home: Path | None = None, backend: str | None = None, environ: Mapping[str, str] = os.environ
) -> Settings:
    """Read the settings for this run.

    Args:
        home: `--home`, which wins over `REELTALK_HOME`.
        backend: `--backend`, which wins over the settings file.
        environ: The environment.

    Raises:
        SettingsError: The file cannot be read or a value is not allowed.
    """
    folders = Folders(_whole(home, "--home") if home else default_home(environ))
    where = folders.settings_file
    stored = _read(where)
    values = {
        setting.name: _stored(setting, stored[setting.name], where) for setting in SCHEMA if setting.name in stored
    }
    fixed: dict[str, str] = {}
    for setting in SCHEMA:
        if text := environ.get(setting.variable, "").strip():
            values[setting.name] = _from_environment(setting, text)
            fixed[setting.name] = setting.variable
    if backend:
        values["backend"] = _option(BY_NAME["backend"], backend)
        fixed["backend"] = "--backend"
    known = sorted([*BY_NAME, KEYS])
    return Settings(
        folders=folders,
        api_base=environ.get("REELTALK_API_BASE", "").strip().rstrip("/") or HEYGEN_BASE,
        keys=_keys(stored.get(KEYS, {}), where),
        warnings=tuple(
            f"{where}: '{name}' is no setting and was passed over; known are {', '.join(known)}."
            for name in stored
            if name not in known
        ),
        fixed=fixed,
        **{name: _typed(BY_NAME[name], value) for name, value in values.items()},
    )


def _whole(folder: Path, given_by: str) -> Path:
    try:
        return folder.expanduser().absolute()
    except RuntimeError:
        raise SettingsError(f"{given_by} is {folder}, and nobody here is called so. Give the whole path.") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read ({error}). Mend or remove it.") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}. Mend or remove it.") from error


def _typed(setting: Setting, value: Value) -> Any:
    return BackendChoice(str(value)) if setting.name == "backend" else value


def _stored(setting: Setting, value: object, where: Path) -> Value:
    try:
        return setting.checked(value)
    except SettingValueError as error:
        raise SettingsError(f"{where}: {error}.") from None


def _from_environment(setting: Setting, text: str) -> Value:
    try:
        return setting.read(text)
    except SettingValueError as error:
        raise SettingsError(f"{setting.variable}: {error}.") from None


def _option(setting: Setting, text: str) -> Value:
    try:
        return setting.checked(text)
    except SettingValueError as error:
        raise SettingsError(f"--{setting.name}: {error}.") from None


def _keys(value: object, where: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value.values()):
        raise SettingsError(f'{where}: [keys] must be lines such as send = "ctrl+s".')
    return {str(action): str(key) for action, key in value.items()}
