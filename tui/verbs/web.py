"""`reeltalk web`: the interface in a browser, through textual-serve (the `web` extra).

Whoever reaches the page can do what the user can, so that a page is opened only by the address that is printed: it
carries a key, other pages cannot speak to it, and it listens on this computer alone unless told otherwise.
"""

from __future__ import annotations

import secrets
import shlex
import sys
from argparse import Namespace
from importlib.util import find_spec

from tui.settings import Settings
from tui.verbs.exits import FAILED, OK

HOW_TO_GET_IT = "The interface in a browser needs one more package: pip install 'reeltalk[web]'"


def web(settings: Settings, arguments: Namespace) -> int:
    """Serve the interface until it is ended with ctrl+c; returns the exit status."""
    if find_spec("textual_serve") is None:
        print(f"reeltalk: {HOW_TO_GET_IT}", file=sys.stderr)
        return FAILED
    from tui.verbs.web_server import free_port, serve

    key = secrets.token_urlsafe(18)
    try:
        port = free_port(arguments.host, arguments.port)
    except OSError as error:
        print(f"reeltalk: {arguments.host}:{arguments.port} cannot be used ({error}). Try --port 0.", file=sys.stderr)
        return FAILED
    print(f"Reeltalk in your browser: http://{arguments.host}:{port}/?key={key}\nctrl+c ends it.", flush=True)
    serve(command(settings), arguments.host, port, key)
    return OK


def command(settings: Settings) -> str:
    """What runs for each page, as a line for the shell."""
    words = [sys.executable, "-m", "tui", "--home", str(settings.folders.home), "--backend", str(settings.backend)]
    return shlex.join(words)
