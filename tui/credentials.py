"""The user's HeyGen credential: where it is looked for, and how it is kept out of sight.

The vendor's own order (contract behaviour, section 12): `HEYGEN_API_KEY`, then the `credentials` file in
`HEYGEN_CONFIG_DIR` or `~/.heygen`. A broken file is an error, never "no key". After these, and only when a login has
put it there, the system's keyring.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ENVIRONMENT_KEY = "HEYGEN_API_KEY"


_SERVICE, _NAME = "reeltalk", "heygen"


class Storage(StrEnum):
    """Where a key is kept."""

    FILE = "file"
    """The vendor's own file, which its command line reads too."""
    KEYRING = "keyring"
    """The system's keyring; needs the `keyring` package."""


class CredentialError(Exception):
    """A credential is there and cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A key or a token, and where it was found. Neither is shown by `repr`."""

    source: str
    api_key: str | None = field(default=None, repr=False)
    bearer: str | None = field(default=None, repr=False)


def find_credential(environ: Mapping[str, str] = os.environ) -> Credential | None:
    """The credential to use, or None when there is none.

    Raises:
        CredentialError: The credentials file is there and broken.
    """
    if key := environ.get(ENVIRONMENT_KEY, "").strip():
        return Credential(ENVIRONMENT_KEY, api_key=_checked(key, ENVIRONMENT_KEY))
    path = credentials_file(environ)
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return _from_keyring(environ)
    except (OSError, UnicodeDecodeError) as error:
        raise CredentialError(f"{path} cannot be read ({error}). Mend it, or set {ENVIRONMENT_KEY}.") from error
    return _parse(text, path)


def credentials_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the vendor's command line keeps its credential.

    Raises:
        CredentialError: `HEYGEN_CONFIG_DIR` names the home of a user who is not known here.
    """
    folder = environ.get("HEYGEN_CONFIG_DIR")
    try:
        return (Path(folder).expanduser() if folder else Path.home() / ".heygen") / "credentials"
    except RuntimeError:
        raise CredentialError(f"HEYGEN_CONFIG_DIR is {folder}, and nobody here is called so.") from None


def remember(key: str, storage: Storage = Storage.FILE, environ: Mapping[str, str] = os.environ) -> str:
    """Keep a key for the next time, in one place alone; returns that place in words.

    Raises:
        CredentialError: The key has characters no key has, or there is no keyring to keep it in.
        OSError: The file cannot be written.
    """
    from tui.settings_file import replace_file  # what writes is not needed for the first frame

    path = credentials_file(environ)
    _checked(key, "your input")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if storage is Storage.KEYRING:
        _keyring().set_password(_SERVICE, _NAME, key)
        replace_file(_marker(environ), "", mode=0o600)
        path.unlink(missing_ok=True)
        return "the system's keyring"
    replace_file(path, json.dumps({"api_key": key}) + "\n", mode=0o600)
    _forget_in_keyring(environ)
    return str(path)


def forget(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Remove the key wherever it was kept; returns the places it was in.

    Raises:
        OSError: The file cannot be removed.
    """
    places: list[str] = []
    path = credentials_file(environ)
    if path.is_file():
        path.unlink()
        places.append(str(path))
    if _forget_in_keyring(environ):
        places.append("the system's keyring")
    return tuple(places)


def held_login(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the credentials file holds a login of the vendor's own command line, which a key would replace."""
    try:
        stored = json.loads(credentials_file(environ).read_text(encoding="utf-8"))
    except (OSError, ValueError, CredentialError):
        return False
    return isinstance(stored, dict) and isinstance(stored.get("oauth"), dict)


def _from_keyring(environ: Mapping[str, str]) -> Credential | None:
    """The key a login has put into the keyring; left alone otherwise, since it may ask to be unlocked."""
    if not _marker(environ).is_file():
        return None
    try:
        key = _keyring().get_password(_SERVICE, _NAME)
    except Exception as error:  # each keyring raises its own
        raise CredentialError(f"The system's keyring cannot be read ({error}). Set {ENVIRONMENT_KEY}.") from error
    return Credential("the system's keyring", api_key=_checked(key, "the keyring")) if key else None


def _forget_in_keyring(environ: Mapping[str, str]) -> bool:
    marker = _marker(environ)
    if not marker.is_file():
        return False
    with suppress(Exception):  # it may be gone already; the marker is what makes us look
        _keyring().delete_password(_SERVICE, _NAME)
    marker.unlink()
    return True


def _marker(environ: Mapping[str, str]) -> Path:
    return credentials_file(environ).with_name("reeltalk-keyring")


def _keyring() -> Any:
    if find_spec("keyring") is None:
        raise CredentialError("There is no keyring here. Install it with: pip install 'reeltalk[keyring]'")
    import keyring
    from keyring.backends import fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        raise CredentialError(
            "This system has no keyring that works. Leave --keyring out to use a file only you can read."
        )
    return backend


def _parse(text: str, path: Path) -> Credential:
    if text and not text.startswith(("{", "[")) and len(text.split()) == 1:
        return Credential(str(path), api_key=_checked(text, str(path)))
    broken = CredentialError(f"{path} holds no usable credential. Log in again, or set {ENVIRONMENT_KEY}.")
    try:
        stored = json.loads(text)
    except json.JSONDecodeError as error:
        raise broken from error
    if not isinstance(stored, dict):
        raise broken
    if isinstance(key := stored.get("api_key"), str) and key:
        return Credential(str(path), api_key=_checked(key, str(path)))
    oauth = stored.get("oauth")
    if isinstance(oauth, dict) and isinstance(token := oauth.get("access_token"), str) and token:
        return Credential(str(path), bearer=_checked(token, str(path)))
    raise broken


def _checked(secret: str, source: str) -> str:
    if not (secret.isascii() and secret.isprintable()) or " " in secret:
        raise CredentialError(f"The key from {source} has characters no key has. Copy it again.")
    return secret
