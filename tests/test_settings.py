"""Settings: where files go, which backend is meant, and what is said of a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.settings import BackendChoice, SettingsError, default_home, load_settings


def test_everything_lies_under_the_home_that_the_environment_names(tmp_path: Path) -> None:
    settings = load_settings(environ={"REELTALK_HOME": str(tmp_path)})
    folders = settings.folders
    for place in (
        folders.settings_file,
        folders.library_file,
        folders.videos,
        folders.themes,
        folders.studio,
        folders.logs,
    ):
        assert place.is_relative_to(tmp_path)


def test_the_command_line_wins_over_environment_and_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('backend = "heygen"\ntheme = "paper"\n')
    settings = load_settings(tmp_path, "studio", environ={"REELTALK_HOME": "/elsewhere"})
    assert settings.backend is BackendChoice.STUDIO
    assert settings.theme == "paper"
    assert settings.folders.home == tmp_path


def test_reading_settings_writes_nothing(tmp_path: Path) -> None:
    load_settings(tmp_path / "new", environ={})
    assert not (tmp_path / "new").exists()


def test_without_a_home_the_systems_own_place_is_used() -> None:
    assert default_home({}).name == "reeltalk"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("backend = ", "TOML"),
        ('backend = "cloud"', "cloud"),
        ("theme = 3", "theme"),
        ("[keys]\nsend = 3", "keys"),
    ],
)
def test_a_broken_settings_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(SettingsError) as raised:
        load_settings(tmp_path, environ={})
    assert named in str(raised.value)
    assert str(tmp_path / "settings.toml") in str(raised.value)


def test_an_unknown_setting_is_told_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('thme = "paper"')
    (warning,) = load_settings(tmp_path, environ={}).warnings
    assert "thme" in warning
    assert "theme" in warning
