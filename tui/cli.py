"""The command line: which backend, which verb.

The parser and each verb are imported when they are asked for: `reeltalk` alone opens the interface, and paints without
waiting for what it does not need.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
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
    if "_ARGCOMPLETE" in os.environ:  # a shell asks how its line may go on (`reeltalk completion`)
        import_module("tui.verbs.completion").complete()
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
        from tui.widgets.plain_text import plain

        print(f"reeltalk: {plain(str(error))}", file=sys.stderr)  # it quotes the file
        return USAGE
    return verb(settings, arguments)


def _interface(settings: Settings, _arguments: Namespace | None) -> int:
    from tui.verbs.interface import interface

    return interface(settings)


def _doctor(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.doctor import doctor

    return doctor(settings, as_json=arguments.json)


def _logout(_settings: Settings, _arguments: Namespace) -> int:
    from tui.verbs.account import logout

    return logout()


def _status(settings: Settings, arguments: Namespace) -> int:
    from tui.verbs.account import status

    return status(settings, as_json=arguments.json)


def _lazy(module: str, name: str) -> Verb:
    """A verb that is imported when it is asked for."""

    def verb(settings: Settings, arguments: Any) -> int:
        status: int = getattr(import_module(f"tui.verbs.{module}"), name)(settings, arguments)
        return status

    return verb


VERBS: dict[str, Verb] = {
    "run": _lazy("run", "run"),
    "list": _lazy("listing", "list_things"),
    "show": _lazy("show", "show"),
    "watch": _lazy("watch", "watch"),
    "send": _lazy("send", "send"),
    "stop": _lazy("stop", "stop"),
    "download": _lazy("videos", "download"),
    "delete": _lazy("videos", "delete"),
    "export": _lazy("show", "export"),
    "completion": _lazy("completion", "completion"),
    "serve": _lazy("serve", "serve"),
    "doctor": _doctor,
    "login": _lazy("account", "login"),
    "logout": _logout,
    "status": _status,
    "demo": _lazy("demo", "demo"),
    "web": _lazy("web", "web"),
}
