"""`reeltalk demo`: a chat session that plays by itself, in the real interface, on the real studio.

It has a home of its own that is gone afterwards: nothing of the user's is read but the theme, and nothing is kept.
"""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.settings import BackendChoice, Folders, Settings
from tui.studio_process import HOW_TO_GET_THE_STUDIO, missing_packages
from tui.verbs.exits import FAILED, INTERRUPTED, OK, USAGE
from tui.widgets.plain_text import plain

_RECORDED_SIZE = (120, 36)


def demo(settings: Settings, arguments: Namespace) -> int:
    """Play the demo here, or record it; returns the exit status."""
    if missing_packages():
        return _refused(FAILED, HOW_TO_GET_THE_STUDIO)
    if arguments.record is not None:
        return _record(settings, arguments)
    if not sys.stdout.isatty():
        return _refused(USAGE, "The demo plays in a terminal. To have it in a file: reeltalk demo --record demo.cast")
    return _play(settings, arguments.speed)


def _play(settings: Settings, speed: float) -> int:
    from tui.app import ReeltalkApp
    from tui.verbs.demo_script import Player

    with TemporaryDirectory(prefix="reeltalk-demo-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        if settings.folders.themes.is_dir():
            shutil.copytree(settings.folders.themes, home / "themes")
        shown = replace(
            settings, folders=Folders(home), backend=BackendChoice.STUDIO, notifications="off", bell=False, fixed={}
        )
        player = Player(speed)
        app = ReeltalkApp(shown)
        app.run(auto_pilot=player.play)
    if player.trouble:
        return _refused(FAILED, f"The demo broke off: {player.trouble}")
    print("That was Reeltalk, on its own studio. Your turn: reeltalk" if player.finished else "The demo was left.")
    return app.return_code or OK


def _record(settings: Settings, arguments: Namespace) -> int:
    target: Path = arguments.record
    if target.exists() or not target.absolute().parent.is_dir():
        what = "exists already" if target.exists() else "has no folder to lie in"
        return _refused(USAGE, f"{target} {what}. Name a new file with --record.")
    try:
        from tui.verbs.cast import record
    except ImportError:  # no pseudo-terminals, as on Windows
        return _refused(FAILED, "Recording needs a Unix system; on Windows it works inside WSL.")
    columns, rows = arguments.size or _RECORDED_SIZE
    command = [sys.executable, "-m", "tui", "--home", str(settings.folders.home), "demo", "--play"]
    command += ["--speed", str(arguments.speed)]
    try:
        recording = record(command, target, columns, rows, on_second=_tell_seconds)
    except KeyboardInterrupt:
        return _refused(INTERRUPTED, "interrupted; nothing was written.")
    except OSError as error:
        return _refused(FAILED, f"The recording could not be written: {error}")
    print(file=sys.stderr)
    if recording.status != OK:
        return _refused(FAILED, f"The demo ended with status {recording.status}: {recording.last_words}")
    print(target)
    return OK


def _tell_seconds(seconds: int) -> None:
    print(f"\rrecording {seconds // 60:02}:{seconds % 60:02}", end="", file=sys.stderr, flush=True)


def _refused(status: int, message: str) -> int:
    print(f"reeltalk: {plain(message)}", file=sys.stderr)
    return status
