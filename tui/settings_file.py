"""Changing one setting in settings.toml, leaving every other line of it as the user wrote it."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tui.private_folders import make_private
from tui.settings_schema import Value

_TABLE = re.compile(r"\s*\[")


def with_value(text: str, name: str, value: Value, table: str = "") -> str:
    """The file's text with one value changed; comments and order stay.

    A file in which the value cannot be changed line by line (a table written inline, say) is written anew.

    Args:
        text: The file as it is, valid TOML.
        name: The setting, or in `keys` the action id.
        value: What it shall be.
        table: The table it stands in; empty for the top of the file.
    """
    wanted = _with(tomllib.loads(text), name, value, table)
    edited = _edited(text, name, value, table)
    try:
        if tomllib.loads(edited) == wanted:
            return edited
    except tomllib.TOMLDecodeError:
        pass
    return _written(wanted)


def store(path: Path, name: str, value: Value, table: str = "") -> None:
    """Change one value in the file, whole or not at all.

    Raises:
        OSError: The file cannot be written.
        ValueError: What is there is not TOML; it is left as it is.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        text = ""
    make_private(path.parent)
    replace_file(path.resolve(), with_value(text, name, value, table))


def replace_file(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of either.

    Args:
        path: The file; a folder that is missing is made.
        text: What it shall hold.
        mode: Who may read it, set before a byte is in it.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _with(stored: Mapping[str, Any], name: str, value: Value, table: str) -> dict[str, Any]:
    if not table:
        return {**stored, name: value}
    return {**stored, table: {**stored.get(table, {}), name: value}}


def _edited(text: str, name: str, value: Value, table: str) -> str:
    lines = text.splitlines()
    start, end = _extent(lines, table)
    new = f"{_key(name)} = {_literal(value)}"
    ours = re.compile(rf"\s*(?:{re.escape(name)}|\"{re.escape(name)}\"|'{re.escape(name)}')\s*=")
    for number in range(start, end):
        if ours.match(lines[number]):
            lines[number] = new + _comment(lines[number])
            break
    else:
        if table and start == end == len(lines) and f"[{table}]" not in (line.strip() for line in lines):
            lines += [*([""] if lines else []), f"[{table}]", new]
        else:
            while end > start and not lines[end - 1].strip():
                end -= 1
            lines.insert(end, new)
    return "\n".join(lines) + "\n"


def _extent(lines: list[str], table: str) -> tuple[int, int]:
    """The lines of a table, as a range; an empty one at the end when there is no such table."""
    heads = [number for number, line in enumerate(lines) if _TABLE.match(line)]
    if not table:
        return 0, heads[0] if heads else len(lines)
    for place, number in enumerate(heads):
        if lines[number].split("#")[0].strip() == f"[{table}]":
            return number + 1, heads[place + 1] if place + 1 < len(heads) else len(lines)
    return len(lines), len(lines)


def _comment(line: str) -> str:
    """What stands after a simple value, kept."""
    found = re.match(r"""\s*[^=]+=\s*(?:"[^"]*"|'[^']*'|[^"'#\s]+)(\s+#.*)$""", line)
    return found.group(1) if found else ""


def _written(stored: Mapping[str, Any]) -> str:
    tables = {name: value for name, value in stored.items() if isinstance(value, Mapping)}
    lines = [f"{_key(name)} = {_literal(value)}" for name, value in stored.items() if name not in tables]
    for name, table in tables.items():
        lines += ["", f"[{_key(name)}]", *(f"{_key(key)} = {_literal(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _literal(name)


def _literal(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(str(key))} = {_literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_literal(one) for one in value) + "]"
    if isinstance(value, bool | int | float | str):
        # TOML's basic strings are JSON's but for DEL, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)  # dates and times are written as they are read
