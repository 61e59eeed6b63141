"""The command line: which backend, which verb.

The parser and each verb are imported when they are asked for: `reeltalk` alone opens the interface, and paints without
waiting for what it does not need.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tui.settings import Settings, SettingsError, load_settings
from tui.verbs.exits import USAGE

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

Verb = Callable[[Settings, Any], int]
"""A verb takes the settings and its parsed arguments, and gives the exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `reeltalk` with the given arguments; the exit status is the return value."""
    words = sys.argv[1:] if argv is None else argv
    if not words:
        return _with_settings(_interface, None)
    from tui.verbs.streams import guarded

    return guarded(lambda: _parsed(words))


def _parsed(words: Sequence[str]) -> int:
    """Run the verb that the words ask for."""
    from tui.verbs.parser import build_parser

    arguments = build_parser().parse_args(words)
    return _with_settings(VERBS.get(arguments.verb, _interface), arguments)


def _with_settings(verb: Verb, arguments: Namespace | None) -> int:
    """Read the settings and hand over to the verb that was asked for."""
    home: Path | None = getattr(arguments, "home", None)
    try:
        settings = load_settings(home, getattr(arguments, "backend", None))
    except SettingsError as error:
        print(f"reeltalk: {error}", file=sys.stderr)
        return USAGE
    return verb(settings, arguments)


def _interface(settings: Settings, _arguments: Namespace | None) -> int:
    from tui.verbs.interface import interface

    return interface(settings)


def _run(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.run import run

    return run(settings, arguments)


def _serve(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.serve import serve

    return serve(settings, arguments)


def _doctor(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.doctor import doctor

    return doctor(settings, as_json=arguments.json)


def _login(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.account import login

    return login(settings, arguments)


def _logout(_settings: Settings, _arguments: Namespace) -> int:
    from tui.verbs.account import logout

    return logout()


def _status(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.account import status

    return status(settings, as_json=arguments.json)


def _demo(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.demo import demo

    return demo(settings, arguments)


def _web(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.web import web

    return web(settings, arguments)


VERBS: dict[str, Verb] = {
    "run": _run,
    "serve": _serve,
    "doctor": _doctor,
    "login": _login,
    "logout": _logout,
    "status": _status,
    "demo": _demo,
    "web": _web,
}
