"""Logging in, out and asking who one is: over real HTTP, in a real terminal, the key never in sight."""

from __future__ import annotations

import json
import stat
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.e2e.commands import Finished, command, environment, reeltalk
from tests.e2e.terminal import terminal
from tui.credentials import CredentialError, Storage, credentials_file, find_credential, forget, held_login, remember

KEY = "sk_V2_a_key_for_tests_alone"
USER = {
    "username": "maya",
    "email": "maya@example.com",
    "first_name": "Maya",
    "last_name": "Lind",
    "billing_type": "wallet",
    "wallet": {"currency": "usd", "remaining_balance": 42.1, "auto_reload": None},
    "subscription": None,
    "usage_based": None,
}


class Vendor(BaseHTTPRequestHandler):
    """Knows one key."""

    def do_GET(self) -> None:
        known = self.headers.get("x-api-key") == KEY and self.path == "/v3/users/me"
        error = {"error": {"code": "unauthorized", "message": "Invalid API key", "param": None, "doc_url": None}}
        body = json.dumps({"data": USER} if known else error).encode()
        self.send_response(200 if known else 401)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def vendor() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Vendor) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def places(home: Path, vendor: str) -> dict[str, str]:
    return {"HEYGEN_CONFIG_DIR": str(home / "heygen"), "REELTALK_API_BASE": vendor}


def logged_in(home: Path, vendor: str, typed: str, *options: str) -> Finished:
    """Log in as a user does, typing into a terminal; everything it has shown is in `out`."""
    environ = {**environment(home, **places(home, vendor)), "TERM": "xterm-256color"}
    with terminal(command(home, "login", *options), environ) as screen:
        screen.shows("API key")
        screen.type(typed + "\r")
        status = screen.end()
        return Finished(status, screen.text + screen.raw.decode(), "")


def test_a_key_is_hidden_as_it_is_typed_tried_and_kept_for_its_owner_alone(tmp_path: Path, vendor: str) -> None:
    done = logged_in(tmp_path, vendor, KEY)
    assert done.status == 0
    assert "Logged in as Maya Lind (maya@example.com), 42.10 USD left." in done.out
    assert KEY not in done.out
    kept = tmp_path / "heygen" / "credentials"
    assert json.loads(kept.read_text()) == {"api_key": KEY}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700

    told = reeltalk(tmp_path, "status", **places(tmp_path, vendor))
    assert (told.status, KEY in told.out) == (0, False)
    assert "42.10 USD left" in told.out
    assert str(kept) in told.out
    as_json = reeltalk(tmp_path, "status", "--json", **places(tmp_path, vendor)).answer
    assert as_json["user"]["username"] == "maya"

    assert reeltalk(tmp_path, "logout", **places(tmp_path, vendor)).status == 0
    assert not kept.exists()
    gone = reeltalk(tmp_path, "status", **places(tmp_path, vendor))
    assert gone.status == 3
    assert "reeltalk login" in gone.err


def test_a_key_that_is_refused_is_not_kept_and_what_was_there_stays(tmp_path: Path, vendor: str) -> None:
    remember("sk_before", environ=places(tmp_path, vendor))
    done = logged_in(tmp_path, vendor, "sk_wrong_one")
    assert done.status == 3
    assert "does not take this key" in done.out
    assert "sk_wrong_one" not in done.out
    found = find_credential(places(tmp_path, vendor))
    assert found is not None
    assert found.api_key == "sk_before"


def test_a_key_can_be_piped_in(tmp_path: Path, vendor: str) -> None:
    import subprocess

    done = subprocess.run(
        command(tmp_path, "login"),
        input=f"{KEY}\n",
        capture_output=True,
        text=True,
        env=environment(tmp_path, **places(tmp_path, vendor)),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert KEY not in done.stdout + done.stderr


def test_a_vendor_that_cannot_be_reached_keeps_nothing(tmp_path: Path) -> None:
    done = logged_in(tmp_path, "http://127.0.0.1:9", KEY)
    assert done.status == 1
    assert "nothing answers at that port. Nothing was changed." in done.out
    assert not (tmp_path / "heygen").exists()


def test_a_login_of_the_vendors_own_command_line_is_not_overwritten_unasked(tmp_path: Path, vendor: str) -> None:
    environ = places(tmp_path, vendor)
    path = credentials_file(environ)
    path.parent.mkdir()
    path.write_text(json.dumps({"oauth": {"access_token": "t"}}))
    assert held_login(environ)
    assert reeltalk(tmp_path, "login", **environ).status == 2
    assert logged_in(tmp_path, vendor, KEY, "--replace").status == 0
    assert not held_login(environ)


def test_the_system_keyring_keeps_a_key_and_the_file_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend

    class Drawer(KeyringBackend):  # type: ignore[misc]  # a keyring of this process
        priority = 1
        held: dict[tuple[str, str], str] = {}  # noqa: RUF012

        def get_password(self, service: str, username: str) -> str | None:
            return self.held.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.held[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del self.held[service, username]

    before = keyring.get_keyring()
    keyring.set_keyring(Drawer())
    try:
        environ = {"HEYGEN_CONFIG_DIR": str(tmp_path)}
        remember("sk_file", environ=environ)
        assert "keyring" in remember(KEY, Storage.KEYRING, environ)
        assert KEY not in "".join(path.read_text() for path in tmp_path.iterdir())
        found = find_credential(environ)
        assert found is not None
        assert (found.api_key, found.source) == (KEY, "the system's keyring")
        assert forget(environ) == ("the system's keyring",)
        assert Drawer.held == {}
        assert find_credential(environ) is None
    finally:
        keyring.set_keyring(before)


def test_without_a_keyring_that_works_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setattr("tui.credentials.find_spec", lambda _name: None)
    with pytest.raises(CredentialError, match="pip install"):
        remember(KEY, Storage.KEYRING, {"HEYGEN_CONFIG_DIR": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []
