"""Serves a studio with a quick crew in a process of its own: `python -m tests.studio.serve_quick HOME`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import KEY
from tui.studio.server import serve_studio
from tui.studio.settings import StudioSettings

if __name__ == "__main__":
    serve_studio(
        StudioSettings(home=Path(sys.argv[1]), api_key=KEY),
        lambda url: print(url, flush=True),  # noqa: T201  (the parent reads it)
        QuickCrew(scenes_in_workers=True),
    )
