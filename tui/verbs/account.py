"""`reeltalk login`, `logout` and `status`: the HeyGen account, checked before it is kept and never in sight."""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.credentials import (
    ENVIRONMENT_KEY,
    Credential,
    CredentialError,
    Storage,
    credentials_file,
    find_credential,
    forget,
    held_login,
    remember,
)
from tui.settings import Settings
from tui.verbs.exits import AUTH, FAILED, INTERRUPTED, OK, USAGE
from tui.widgets.plain_text import plain

if TYPE_CHECKING:
    from tui.api.models.users import CurrentUser

WHERE_KEYS_ARE = "https://app.heygen.com/settings/api"


def login(settings: Settings, arguments: Namespace, environ: Mapping[str, str] = os.environ) -> int:
    """Ask for a key, try it, keep it; returns the exit status."""
    storage = Storage.KEYRING if arguments.keyring else Storage.FILE
    if held_login(environ) and not arguments.replace:
        return _refused(
            USAGE,
            f"{credentials_file(environ)} holds a login of HeyGen's own command line. To put a key in its place: "
            "reeltalk login --replace",
        )
    try:
        key = ask_for_key()
        user = asyncio.run(whose(settings, Credential("your input", api_key=key)))
        place = remember(key, storage, environ)
    except (KeyboardInterrupt, EOFError):
        return _refused(INTERRUPTED, "nothing was changed.")
    except CredentialError as error:
        return _refused(AUTH, str(error))
    except OSError as error:
        return _refused(FAILED, f"The key could not be kept: {error}")
    except Exception as error:
        return _failed(error)
    print(f"Logged in as {_who(user)}. The key is kept in {place}.")
    if environ.get(ENVIRONMENT_KEY, "").strip():
        print(f"{ENVIRONMENT_KEY} is set too, and comes first.")
    return OK


def logout(environ: Mapping[str, str] = os.environ) -> int:
    """Forget the key wherever it was kept; returns the exit status."""
    try:
        places = forget(environ)
    except (CredentialError, OSError) as error:
        return _refused(FAILED, f"The key could not be removed: {error}")
    print(f"Logged out: removed from {' and '.join(places)}." if places else "There was no key to remove.")
    if environ.get(ENVIRONMENT_KEY, "").strip():
        print(f"{ENVIRONMENT_KEY} is still set in this shell: unset {ENVIRONMENT_KEY}")
    return OK


def status(settings: Settings, *, as_json: bool, environ: Mapping[str, str] = os.environ) -> int:
    """Say whose key is used, where it was found and what is left; returns the exit status."""
    try:
        credential = find_credential(environ)
        user = asyncio.run(whose(settings, credential)) if credential else None
    except CredentialError as error:
        return _refused(AUTH, str(error))
    except Exception as error:
        return _failed(error)
    if credential is None or user is None:
        return _refused(
            AUTH, f"Not logged in. reeltalk login takes a key from {WHERE_KEYS_ARE}; the studio needs none."
        )
    if as_json:
        told = user.model_dump(mode="json", exclude_none=True)
        print(json.dumps({"source": credential.source, "user": told}, indent=2))
    else:
        print(f"Logged in as {_who(user)}.\nThe key is from {credential.source}.")
    return OK


def ask_for_key() -> str:
    """A key, hidden as it is typed; without a terminal, the first line of standard input.

    Raises:
        EOFError: There was none.
    """
    if not sys.stdin.isatty():
        key = sys.stdin.readline().strip()
    else:
        print(f"A key can be made at {WHERE_KEYS_ARE}.", file=sys.stderr)
        key = getpass.getpass("API key (hidden): ").strip()
    if not key:
        raise EOFError
    return key


async def whose(settings: Settings, credential: Credential) -> CurrentUser:
    """Ask the backend whose credential it is.

    Raises:
        ApiError: It is refused, or the backend cannot be reached.
    """
    from tui.api.client import VideoAgentClient

    async with VideoAgentClient(settings.api_base, credential.api_key, credential.bearer) as client:
        return await client.get_current_user()


def _who(user: CurrentUser) -> str:
    from tui.chat.account import balance_words, name_words

    left = balance_words(user)
    return f"{name_words(user)}, {left} left" if left and "spent" not in left else name_words(user)


def _failed(error: Exception) -> int:
    from tui.api.errors import ApiError, AuthError
    from tui.api.errors import CredentialError as UnsendableError

    if isinstance(error, UnsendableError):
        return _refused(AUTH, str(error))
    if isinstance(error, AuthError):
        return _refused(AUTH, f"HeyGen does not take this key. Copy it again from {WHERE_KEYS_ARE}; nothing was kept.")
    if isinstance(error, ApiError):
        return _refused(FAILED, f"The key could not be checked: {error.message} Nothing was changed.")
    raise error


def _refused(status_code: int, message: str) -> int:
    print(f"reeltalk: {plain(message)}", file=sys.stderr)
    return status_code
