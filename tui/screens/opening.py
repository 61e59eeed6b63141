"""Opening a file or a link with the system's own program, without waiting for it and without touching the terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


def opener(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens things here; None where there is none (or on Windows, which has a call for it)."""
    if platform == "darwin":
        return ["open"]
    if platform.startswith("win"):
        return None
    if "WSL_DISTRO_NAME" in environ and (found := shutil.which("wslview")):
        return [found]
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    found = shutil.which("xdg-open") or shutil.which("gio")
    return None if found is None else [found] if found.endswith("xdg-open") else [found, "open"]


def open_outside(target: Path | str) -> bool:
    """Open a file or an http(s) link; False when there is nothing here to open it with, or it is neither.

    A link comes from outside, so only the web's two schemes are handed on.
    """
    if isinstance(target, str) and urlsplit(target).scheme not in {"http", "https"}:
        return False
    if sys.platform.startswith("win"):
        os.startfile(str(target))  # noqa: S606
        return True
    command = opener()
    if command is None:
        return False
    try:
        subprocess.Popen(  # noqa: S603  # the program is the system's own opener
            [*command, str(target)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
