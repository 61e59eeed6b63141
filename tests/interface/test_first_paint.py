"""Nothing heavy is imported before the first frame."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    *("httpx", "pydantic", "sqlite3", "PIL", "numpy", "markdown_it", "pyperclip"),
    *("tui.studio", "tui.api.client"),
)

PROGRAM = """
import asyncio, dataclasses, json, re, sys
from pathlib import Path
import textual.app, textual.widgets._text_area

slow = []

def watched(module, name):
    made = getattr(module, name)
    def spy(*values, **named):
        caller = sys._getframe(1).f_globals["__name__"]
        if caller.startswith("tui.") and caller != "tui.api.records":
            slow.append(f"{caller}: {name}")
        return made(*values, **named)
    setattr(module, name, spy)

watched(re, "compile")
watched(dataclasses, "dataclass")
from tui.app import ReeltalkApp
from tui.settings import Folders, Settings

seen = {}

class FirstFrame(ReeltalkApp):
    def _display(self, screen, renderable):
        if renderable is not None and "modules" not in seen:
            seen["modules"], seen["slow"] = sorted(sys.modules), list(slow)
        super()._display(screen, renderable)

async def main():
    app = FirstFrame(Settings(Folders(Path(sys.argv[1]))))
    async with app.run_test(size=(120, 36)) as pilot:
        while "modules" not in seen:
            await pilot.pause(0.01)
        app.exit()

asyncio.run(main())
print(json.dumps(seen))
"""
OURS_AT_MOST = 61
"""Modules of ours behind the first frame; each costs 0.1 to 0.5 ms of it, so that one more has to be worth it."""


@pytest.fixture(scope="module")
def first_frame(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What was imported, and what was slow to define, when the first frame was drawn."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home / "reeltalk")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={"PATH": "", "HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    told: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_it_needs_nothing_heavy(first_frame: dict[str, list[str]]) -> None:
    modules = first_frame["modules"]
    loaded = [name for name in modules if name.startswith(tuple(HEAVY)) and name.split(".")[0] != "pydantic_core"]
    assert "textual.app" in modules
    assert loaded == []


def test_it_needs_few_modules_of_ours(first_frame: dict[str, list[str]]) -> None:
    ours = [name for name in first_frame["modules"] if name.split(".")[0] == "tui"]
    assert len(ours) <= OURS_AT_MOST, ours


def test_nothing_behind_it_compiles_a_pattern_or_a_dataclass(first_frame: dict[str, list[str]]) -> None:
    """A pattern over emoji took 3 ms of it, a dataclass of eighteen fields one and a half (`tui.api.records`)."""
    assert first_frame["slow"] == []
