"""`reeltalk serve`: the studio for other clients, or as the child of an interface."""

from __future__ import annotations

import json
import os
import secrets
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable

from tui.private_folders import make_private
from tui.settings import Settings
from tui.settings_schema import BY_NAME
from tui.studio_process import HOW_TO_GET_THE_STUDIO, StudioAddress, missing_packages, write_address

Report = Callable[[str, str], None]
"""Told a refusal's code and its message."""


def serve(settings: Settings, arguments: Namespace) -> int:
    """Run the studio until it is told to end; returns the exit status."""
    if arguments.child:
        key = sys.stdin.readline().strip()
        threading.Thread(target=_end_with_parent, daemon=True).start()
        return _serve(settings, arguments, key, _print_address_as_json, _print_refusal_as_json)
    key = arguments.api_key or os.environ.get("REELTALK_STUDIO_KEY") or secrets.token_urlsafe(24)
    return _serve(settings, arguments, key, _print_address, _print_refusal)


def _serve(
    settings: Settings, arguments: Namespace, key: str, announce: Callable[[StudioAddress], None], refuse: Report
) -> int:
    if missing_packages():
        refuse("missing", HOW_TO_GET_THE_STUDIO)
        return 1
    from filelock import FileLock, Timeout  # part of the extra

    from tui.studio.cluster import ClusterError
    from tui.studio.server import ListenError, PortInUseError, serve_studio
    from tui.studio.settings import StudioSettings

    folders = settings.folders
    os.environ.update(model_environment(settings))
    wanted = StudioSettings(
        home=folders.studio, api_key=key, host=arguments.host, port=arguments.port, cluster=arguments.cluster
    )

    def ready(url: str) -> None:
        address = StudioAddress(url, key)
        write_address(folders, address)
        announce(address)

    try:
        make_private(folders.studio)
        with FileLock(folders.studio / "lock", timeout=0):
            serve_studio(wanted, ready)
    except Timeout:
        refuse("locked", f"Another studio already serves {folders.home}. Use that one, or choose another --home.")
    except PortInUseError as error:
        refuse("port_in_use", str(error))
    except ListenError as error:
        refuse("address", str(error))
    except ClusterError as error:
        refuse("cluster", str(error))
    except OSError as error:
        refuse("home", f"{folders.home} cannot be written ({error.strerror or error}). Choose another --home.")
    else:
        return 0
    return 1


def model_environment(settings: Settings) -> dict[str, str]:
    """The language model of the settings as the studio and its workers are told of it; its key is there already."""
    named = {"model_url": settings.model_url, "model": settings.model}
    return {BY_NAME[name].variable: value for name, value in named.items() if value}


def _end_with_parent() -> None:
    """Wait for the parent to close our standard input, which its death does too; then end in good order."""
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _print_address(address: StudioAddress) -> None:
    print(f"Reeltalk studio: {address.url}\nx-api-key: {address.api_key}", flush=True)


def _print_address_as_json(address: StudioAddress) -> None:
    print(json.dumps({"url": address.url}), flush=True)


def _print_refusal(code: str, message: str) -> None:
    del code
    print(f"reeltalk: {message}", file=sys.stderr)


def _print_refusal_as_json(code: str, message: str) -> None:
    print(json.dumps({"code": code, "error": message}), flush=True)
