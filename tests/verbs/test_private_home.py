"""A home that a verb makes is its user's alone, whatever the system's mask allows."""

from __future__ import annotations

import os
import socket
import stat
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.settings import Folders, Settings
from tui.settings_file import store
from tui.verbs.doctor import _home
from tui.verbs.serve import serve


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """The mask of a system that lets everybody read what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> list[int]:
    """Who may use a folder and those in it that lead to it."""
    return [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)]


def test_a_setting_that_is_kept_makes_a_private_home(tmp_path: Path) -> None:
    store(tmp_path / "of-mine" / "home" / "settings.toml", "theme", "paper")
    assert rights(tmp_path / "of-mine" / "home") == [0o700, 0o700]


def test_looking_whether_all_is_well_makes_a_private_home(tmp_path: Path) -> None:
    assert _home(Folders(tmp_path / "of-mine" / "home")).found
    assert rights(tmp_path / "of-mine" / "home") == [0o700, 0o700]


def test_serving_makes_a_private_home(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        arguments = Namespace(child=False, api_key="key", host="127.0.0.1", port=port, cluster=None)
        assert serve(Settings(Folders(tmp_path / "home")), arguments) == 1
    assert rights(tmp_path / "home" / "studio") == [0o700, 0o700]


def test_a_home_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o750)
    store(home / "settings.toml", "theme", "paper")
    assert stat.S_IMODE(home.stat().st_mode) == 0o750
