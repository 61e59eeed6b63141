"""What `reeltalk doctor` tells of the key: never that all is well where a run would end for want of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.settings import load_settings
from tui.verbs.doctor import Finding, examine


@pytest.fixture(autouse=True)
def credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the vendor's credentials are looked for; there are none yet."""
    monkeypatch.delenv("HEYGEN_API_KEY", raising=False)
    monkeypatch.setenv("HEYGEN_CONFIG_DIR", str(tmp_path))
    return tmp_path / "credentials"


def told(home: Path, backend: str) -> tuple[Finding, str]:
    """What is found of the key, and the backend a run would take; the engines after them are not tried."""
    found: dict[str, Finding] = {}
    for finding in examine(load_settings(home, backend, environ={})):
        found[finding.name] = finding
        if finding.name == "backend":
            break
    return found["HeyGen key"], found["backend"].found


@pytest.mark.parametrize("backend", ["auto", "heygen"])
def test_a_broken_credentials_file_keeps_videos_from_being_made(
    tmp_path: Path, credentials: Path, backend: str
) -> None:
    credentials.write_text("{broken")
    key, chosen = told(tmp_path, backend)
    assert key.needed
    assert not key.ok
    assert str(credentials) in key.found
    assert "--backend studio" in key.way_out
    assert chosen.startswith("heygen")


def test_the_studio_asks_for_no_key_whatever_stands_in_the_file(tmp_path: Path, credentials: Path) -> None:
    credentials.write_text("{broken")
    key, chosen = told(tmp_path, "studio")
    assert not key.needed
    assert chosen.startswith("studio")


def test_heygen_without_a_key_is_not_called_fine(tmp_path: Path) -> None:
    key, _ = told(tmp_path, "heygen")
    assert key.needed
    assert not key.ok
    assert "reeltalk login" in key.way_out


def test_without_any_key_there_is_the_studio(tmp_path: Path) -> None:
    key, chosen = told(tmp_path, "auto")
    assert key.ok
    assert chosen.startswith("studio")
