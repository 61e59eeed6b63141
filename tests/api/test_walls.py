"""What this layer may know: nothing of ours, no terminal, and for the first frame nothing beyond Python itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tui.api

FOLDER = Path(tui.api.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(FOLDER)) for path in MODULES])
def test_the_contract_knows_nothing_of_ours_and_no_terminal(path: Path) -> None:
    names = imported(path)
    assert not {name for name in names if name.split(".")[0] in {"textual", "rich"}}
    assert not {name for name in names if name.split(".")[0] == "tui" and not name.startswith("tui.api")}


@pytest.mark.parametrize("module", ["terms", "media_types", "errors"])
def test_the_first_frame_needs_only_python_for_it(module: str) -> None:
    code = f"import sys, tui.api.{module}; print(*sorted(sys.modules))"
    here = FOLDER.parents[1]
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=here)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert loaded <= {*sys.stdlib_module_names, "tui", "__main__"}
