"""The user's own editor, on a file with what is being written."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path


def editor(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command of the editor: VISUAL, EDITOR, or one that is there; None when there is none."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError:  # a quote that is not closed
            continue
        if words:
            return words
    found = next((path for path in map(shutil.which, ("nano", "vim", "vi", "notepad")) if path), None)
    return [found] if found else None


def edited(command: list[str], text: str) -> tuple[str | None, str]:
    """Let a text be edited; the text as it was left, or None and why.

    Blocks until the editor is left: it has the terminal meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="reeltalk-") as folder:
        path = Path(folder) / "message.md"
        path.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603  # the user's own choice
        except OSError as error:
            return None, f"{command[0]}: {error.strerror or error}"
        if done.returncode:
            return None, f"{command[0]} ended with status {done.returncode}"
        try:
            return path.read_text(encoding="utf-8", errors="replace").rstrip("\n"), ""
        except OSError as error:
            return None, error.strerror or str(error)
