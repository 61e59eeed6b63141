"""What the list of commands means for the keyboard: which key does what now, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding

from tui.screens.command_list import COMMANDS, Command

__all__ = [
    "COMMANDS",
    "Command",
    "bindings",
    "command_key",
    "in_footer",
    "key_of",
    "keymap_of",
    "keys_in_use",
    "settled",
    "with_slash",
    "written",
]

_WRITTEN = {"escape": "esc", "enter": "⏎"}


def written(key: str) -> str:
    """A key as the screen writes it: ctrl+n is ^n, f1 is F1."""
    if key in _WRITTEN:
        return _WRITTEN[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def keys_in_use(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys a command has now, as Textual names them."""
    return tuple(key.strip() for key in keymap.get(command.id, command.key).split(",") if key.strip())


def key_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The key a command has now, as the screen writes it; empty for none."""
    if command.id in keymap:
        return " or ".join(written(key) for key in keys_in_use(command, keymap))
    return command.shown_key or (written(command.key) if command.key else "")


def command_key(command_id: str, keymap: Mapping[str, str]) -> str:
    """The key that the command of an id has now, as the screen writes it; empty for none."""
    return next((key_of(command, keymap) for command in COMMANDS if command.id == command_id), "")


def bindings(scope: str) -> list[Binding]:
    """The bindings of a scope, `screen` or `app`; each has the command's id, so that a keymap can move it.

    A command without a key is bound to a name no key has, since a keymap can only move what is bound.
    """
    return [
        Binding(
            command.key or _unbound(command.id),
            command.action.removeprefix(f"{scope}."),
            command.title,
            show=False,
            id=command.id,
            priority=command.key.startswith(("ctrl+", "f")),
        )
        for command in COMMANDS
        if command.action.startswith(f"{scope}.")
    ]


def settled(keys: Mapping[str, str]) -> dict[str, str]:
    """The user's keys, and an empty one for each command that loses its own to them.

    Of two commands to which the user gave the same key, the one that comes first in the registry has it.
    """
    taken: set[str] = set()
    settled_keys: dict[str, str] = {}
    for command in (one for one in COMMANDS if one.id in keys):
        free = [key for key in keys_in_use(command, keys) if key not in taken]
        settled_keys[command.id] = ",".join(free)
        taken.update(free)
    for command in (one for one in COMMANDS if one.id not in keys):
        own = keys_in_use(command, {})
        if taken.intersection(own):
            settled_keys[command.id] = ",".join(key for key in own if key not in taken)
    return settled_keys


def keymap_of(settled_keys: Mapping[str, str]) -> dict[str, str]:
    """Textual's keymap for settled keys; an empty key leaves the command without one."""
    return {name: key or _unbound(name) for name, key in settled_keys.items()}


def _unbound(command_id: str) -> str:
    return f"no_key_for_{command_id.replace('-', '_')}"


def with_slash(name: str, commands: Iterable[Command] = COMMANDS) -> Command | None:
    """The command a word after a / means; None when none does."""
    return next((command for command in commands if command.slash == name), None)


def in_footer(commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """Commands the last line of the screen shows."""
    return tuple(command for command in commands if command.footer)
