"""Nothing heavy is imported before the first frame."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HEAVY = ("httpx", "pydantic", "sqlite3", "PIL", "tui.studio", "numpy", "markdown_it", "pyperclip", "tui.api.client")

PROGRAM = """
import asyncio, json, sys
from pathlib import Path
from tui.app import ReeltalkApp
from tui.settings import Folders, Settings

seen = {}

class FirstFrame(ReeltalkApp):
    def _display(self, screen, renderable):
        if renderable is not None and "modules" not in seen:
            seen["modules"] = sorted(sys.modules)
        super()._display(screen, renderable)

async def main():
    app = FirstFrame(Settings(Folders(Path(sys.argv[1]))))
    async with app.run_test(size=(120, 36)) as pilot:
        while "modules" not in seen:
            await pilot.pause(0.01)
        app.exit()

asyncio.run(main())
print(json.dumps(seen["modules"]))
"""


def test_the_first_frame_needs_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "home")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    modules = json.loads(done.stdout.splitlines()[-1])
    loaded = [name for name in modules if name.startswith(tuple(HEAVY)) and name.split(".")[0] != "pydantic_core"]
    assert "textual.app" in modules
    assert loaded == []
