"""The HeyGen credential: the vendor's places in the vendor's order, and never in sight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.backends import BackendError, chosen_backend, open_backend
from tui.credentials import CredentialError, find_credential
from tui.settings import BackendChoice, load_settings

SECRET = "sk_V2_not_for_any_eye"


def _file(folder: Path, text: str) -> dict[str, str]:
    (folder / "credentials").write_text(text)
    return {"HEYGEN_CONFIG_DIR": str(folder)}


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    environ = _file(tmp_path, "sk_file") | {"HEYGEN_API_KEY": SECRET}
    credential = find_credential(environ)
    assert credential is not None
    assert credential.api_key == SECRET


@pytest.mark.parametrize(
    "text", [SECRET, f"{SECRET}\n", json.dumps({"api_key": SECRET}), json.dumps({"api_key": SECRET, "user": {}})]
)
def test_a_key_file_is_read_in_both_its_forms(tmp_path: Path, text: str) -> None:
    credential = find_credential(_file(tmp_path, text))
    assert credential is not None
    assert (credential.api_key, credential.bearer) == (SECRET, None)


def test_a_login_token_is_sent_as_bearer(tmp_path: Path) -> None:
    credential = find_credential(_file(tmp_path, json.dumps({"oauth": {"access_token": SECRET}})))
    assert credential is not None
    assert (credential.api_key, credential.bearer) == (None, SECRET)


def test_no_file_is_no_credential(tmp_path: Path) -> None:
    assert find_credential({"HEYGEN_API_KEY": "  ", "HEYGEN_CONFIG_DIR": str(tmp_path / "nowhere")}) is None
    assert find_credential({"HEYGEN_CONFIG_DIR": str(tmp_path)}) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"api_key": 3}', '{"oauth": {}}', "two words"])
def test_a_broken_file_is_an_error_that_names_it_and_not_no_key(tmp_path: Path, text: str) -> None:
    with pytest.raises(CredentialError, match="credentials"):
        find_credential(_file(tmp_path, text))


@pytest.mark.parametrize("text", [SECRET, json.dumps({"api_key": SECRET, "x": 1})])
def test_a_key_is_not_shown_when_a_credential_is_printed(tmp_path: Path, text: str) -> None:
    assert SECRET not in repr(find_credential(_file(tmp_path, text)))


def test_a_key_with_characters_no_key_has_is_refused_without_being_repeated() -> None:
    with pytest.raises(CredentialError) as raised:
        find_credential({"HEYGEN_API_KEY": "sk_ütf\x07"})
    assert "sk_" not in str(raised.value)


def test_auto_is_heygen_with_a_key_and_the_studio_without(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, environ={})
    assert chosen_backend(settings, find_credential({"HEYGEN_API_KEY": SECRET})) is BackendChoice.HEYGEN
    assert chosen_backend(settings, None) is BackendChoice.STUDIO


@pytest.mark.parametrize(
    ("base", "told"),
    [("ftp://x", "REELTALK_API_BASE=ftp://x"), ("https://me:dear@x", "REELTALK_API_BASE cannot be used")],
)
async def test_an_address_that_cannot_be_used_is_named_without_a_password_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str, told: str
) -> None:
    monkeypatch.setenv("HEYGEN_API_KEY", SECRET)
    settings = load_settings(tmp_path, "heygen", environ={"REELTALK_API_BASE": base})
    with pytest.raises(BackendError) as raised:
        await open_backend(settings)
    assert told in str(raised.value)
    assert "dear" not in str(raised.value)
