"""The user's HeyGen credential: where it is looked for, and how it is kept out of sight.

The vendor's own order (contract behaviour, section 12): `HEYGEN_API_KEY`, then the `credentials` file in
`HEYGEN_CONFIG_DIR` or `~/.heygen`. A broken file is an error, never "no key".
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ENVIRONMENT_KEY = "HEYGEN_API_KEY"


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
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CredentialError(f"{path} cannot be read ({error}). Mend it, or set {ENVIRONMENT_KEY}.") from error
    return _parse(text, path)


def credentials_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the vendor's command line keeps its credential."""
    folder = environ.get("HEYGEN_CONFIG_DIR")
    return (Path(folder).expanduser() if folder else Path.home() / ".heygen") / "credentials"


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
