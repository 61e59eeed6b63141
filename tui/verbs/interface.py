"""The interface: what `reeltalk` without a verb opens."""

from __future__ import annotations

from tui.app import ReeltalkApp
from tui.settings import Settings


def interface(settings: Settings) -> int:
    """Open the interface; returns its exit status when the user leaves."""
    app = ReeltalkApp(settings)
    app.run()
    return app.return_code or 0
