"""Settings: where files go, which backend is meant, and what is said of a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.credentials import CredentialError, find_credential
from tui.settings import HEYGEN_BASE, BackendChoice, SettingsError, default_home, load_settings
from tui.settings_file import store
from tui.settings_schema import SCHEMA, Setting
from tui.studio.director.model_link import endpoint_from
from tui.verbs.parser import build_parser
from tui.verbs.serve import model_environment


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


@pytest.mark.parametrize("given", ["", "  ", "/"])
def test_an_address_that_is_left_empty_is_the_vendors(tmp_path: Path, given: str) -> None:
    assert load_settings(tmp_path, environ={"REELTALK_API_BASE": given}).api_base == HEYGEN_BASE
    elsewhere = load_settings(tmp_path, environ={"REELTALK_API_BASE": " http://127.0.0.1:1/ "})
    assert elsewhere.api_base == "http://127.0.0.1:1"


def test_a_home_of_somebody_unknown_is_told(tmp_path: Path) -> None:
    for home, environ in ((None, {"REELTALK_HOME": "~nobody-of-that-name"}), (Path("~nobody-of-that-name/x"), {})):
        with pytest.raises(SettingsError, match="~nobody-of-that-name"):
            load_settings(home, environ=environ)
    with pytest.raises(CredentialError, match="~nobody-of-that-name"):
        find_credential({"HEYGEN_CONFIG_DIR": "~nobody-of-that-name"})


@pytest.mark.parametrize(
    "words",
    [["--home", "", "doctor"], ["doctor", "--home", ""], ["run", "tea", "--output", "~nobody-of-that-name/tea.mp4"]],
)
def test_a_path_that_can_be_none_is_a_wrong_call(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        build_parser().parse_args(words)
    assert end.value.code == 2
    assert "error: argument" in capsys.readouterr().err


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


def test_every_setting_of_the_table_is_held_with_its_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, environ={})
    assert {setting.name: settings.value(setting) for setting in SCHEMA} == {one.name: one.default for one in SCHEMA}
    for setting in SCHEMA:
        assert setting.title
        assert setting.help.endswith(".")


@pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.name)
def test_every_setting_can_be_set_in_the_file_and_by_the_environment(tmp_path: Path, setting: Setting) -> None:
    of_any_text = not setting.is_switch and not setting.choices
    other = "paper" if of_any_text else setting.following(setting.default)
    store(tmp_path / "settings.toml", setting.name, other)
    assert load_settings(tmp_path, environ={}).value(setting) == other
    word = {True: "on", False: "off"}.get(other, other) if isinstance(other, bool) else other
    alone = load_settings(tmp_path / "other", environ={setting.variable: str(word)})
    assert alone.value(setting) == other
    assert alone.fixed == {setting.name: setting.variable}


@pytest.mark.parametrize(("variable", "text"), [("REELTALK_BELL", "perhaps"), ("REELTALK_PICTURES", "many")])
def test_a_variable_that_cannot_be_used_is_named(tmp_path: Path, variable: str, text: str) -> None:
    with pytest.raises(SettingsError, match=variable) as raised:
        load_settings(tmp_path, environ={variable: text})
    assert text in str(raised.value)


@pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.name)
def test_going_round_a_setting_comes_back_and_is_allowed_all_the_way(setting: Setting) -> None:
    value, seen = setting.default, []
    for _ in range(len(setting.choices) or 2):
        seen.append(setting.checked(value))
        value = setting.following(value)
    assert value == setting.default
    assert setting.following(setting.following(value), -1) == value


def test_the_settings_file_connects_a_language_model_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('model_url = "http://127.0.0.1:11434/v1"\nmodel = "small"\n')
    settings = load_settings(tmp_path, environ={"REELTALK_MODEL": "larger"})
    told = model_environment(settings)
    assert told == {"REELTALK_MODEL_URL": "http://127.0.0.1:11434/v1", "REELTALK_MODEL": "larger"}
    endpoint = endpoint_from({**told, "REELTALK_MODEL_KEY": "secret-key"})
    assert endpoint is not None
    assert endpoint.model == "larger"
    assert "secret-key" not in repr(endpoint)


def test_without_a_language_model_the_studio_is_told_of_none(tmp_path: Path) -> None:
    assert model_environment(load_settings(tmp_path, environ={})) == {}
