"""Starting the server, and what stops it from starting."""

from __future__ import annotations

import errno
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.studio.serving import serving
from tui.api.terms import SessionMode, SessionStatus
from tui.studio.agent import Agent
from tui.studio.server import ListenError, PortInUseError, StudioSettings, build_app, serve_studio
from tui.studio.store.sessions import Brief
from tui.studio.store.store import Store


def never(url: str) -> None:
    raise AssertionError(f"served at {url}")


def test_a_port_in_use_is_said_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUseError, match=rf"Port {port} .* another port"):
            serve_studio(StudioSettings(home=tmp_path / "home", port=port), never)


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("203.0.113.5", "203.0.113.5 cannot be listened on"),
        (f"{'ü' * 70}.example", "no name of a machine"),
        ("", "empty"),
    ],
)
def test_an_address_that_is_not_this_machine_s_is_not_taken_for_a_home_that_cannot_be_written(
    tmp_path: Path, host: str, why: str
) -> None:
    with pytest.raises(ListenError, match=r"such as 127\.0\.0\.1") as raised:
        serve_studio(StudioSettings(home=tmp_path / "home", host=host, port=0), never)
    assert why in str(raised.value)
    assert not (tmp_path / "home").exists()


def test_a_home_that_cannot_be_made_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        serve_studio(StudioSettings(home=tmp_path / "file" / "home"), never)


def test_a_home_without_room_for_the_address_ends_in_good_order(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(url: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", url)

    with pytest.raises(OSError, match="No space left"):
        serve_studio(StudioSettings(home=tmp_path, port=0), full)
    assert capfd.readouterr().err == ""


def test_a_database_that_fills_the_disk_at_the_start_is_an_os_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Agent) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Agent, "recover", full)
    with pytest.raises(OSError, match="disk is full"):
        serve_studio(StudioSettings(home=tmp_path, port=0), never)


@pytest.mark.parametrize("damage", ["newer", "broken"])
def test_data_that_cannot_be_read_is_left_alone_and_said(tmp_path: Path, damage: str) -> None:
    Store(tmp_path).close()
    if damage == "newer":
        with sqlite3.connect(tmp_path / "studio.db") as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
    else:
        (tmp_path / "studio.db").write_bytes(b"not a database at all" * 999)
    before = (tmp_path / "studio.db").read_bytes()
    with pytest.raises(OSError, match="database"):
        build_app(StudioSettings(home=tmp_path))
    assert (tmp_path / "studio.db").read_bytes() == before


def test_the_server_starts_without_what_only_workers_need() -> None:
    heavy = "{'numpy', 'av', 'skia', 'onnxruntime', 'PIL', 'hibari', 'pypdfium2', 'httpx'}"
    code = f"import sys, tui.studio.server; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_key_is_in_no_repr() -> None:
    assert "secret" not in repr(StudioSettings(home=Path(), api_key="secret", callback_secret="secret"))


@pytest.mark.parametrize("status", [SessionStatus.THINKING, SessionStatus.GENERATING])
def test_a_session_left_without_a_job_is_brought_to_an_end(tmp_path: Path, status: SessionStatus) -> None:
    store = Store(tmp_path / "home")
    store.sessions.add("lost", SessionMode.CHAT, Brief(prompt="tea"), 1)
    store.messages.hear("lost", "tea", 1, run_id="run")
    store.sessions.move("lost", status)
    store.close()
    with serving(tmp_path / "home") as served:
        ended = served.until("lost", "reviewing", "failed", "waiting_for_input")
        assert ended["messages"][0]["role"] == "model"
