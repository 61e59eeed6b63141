"""The interface: what `reeltalk` without a verb opens."""

from __future__ import annotations

import gc
import os
import sys

from tui.settings import Settings
from tui.verbs.exits import USAGE


def interface(settings: Settings) -> int:
    """Open the interface; returns its exit status when the user leaves."""
    if reason := no_terminal():
        print(f"reeltalk: {reason}", file=sys.stderr)
        return USAGE
    gc.disable()  # until the first frame is out (`ChatScreen`): collecting costs a tenth of it
    from tui.app import ReeltalkApp

    app = ReeltalkApp(settings)
    app.run(mouse=settings.mouse)
    return app.return_code or 0


def no_terminal() -> str:
    """Why the interface cannot be shown here, and what can be done instead; nothing when it can.

    It is drawn on standard error and read from standard input, so that standard output may go anywhere.
    """
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser's page, which is no terminal
        return ""
    ends = (sys.__stdin__, sys.__stderr__)
    if not all(end is not None and end.isatty() for end in ends):
        return "The interface needs a terminal. Without one: reeltalk run PROMPT, where - reads the prompt from a pipe."
    if os.environ.get("TERM") == "dumb":
        return (
            "This terminal says that it can only print lines (TERM=dumb). If it can do more: TERM=xterm-256color "
            "reeltalk. If not: reeltalk run PROMPT"
        )
    if (sys.__stderr__.encoding or "").lower().replace("-", "") != "utf8":  # type: ignore[union-attr]  # seen above
        # Textual reads UTF-8 whatever the locale says; in another alphabet every line and mark would be spelled out.
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a terminal's
    return ""
