"""The interface: what `reeltalk` without a verb opens."""

from __future__ import annotations

import gc

from tui.settings import Settings


def interface(settings: Settings) -> int:
    """Open the interface; returns its exit status when the user leaves."""
    gc.disable()  # until the first frame is out (`ChatScreen`): collecting costs a tenth of it
    from tui.app import ReeltalkApp

    app = ReeltalkApp(settings)
    app.run(mouse=settings.mouse)
    return app.return_code or 0
