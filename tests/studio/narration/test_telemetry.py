from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tests.studio.narration.cage import AVAILABLE, KILLED, run_caged

SOURCE = Path(tui.__file__).parent
GUARDED = {"onnxruntime", "hibari", "faster_whisper", "huggingface_hub"}
caged = pytest.mark.skipif(not AVAILABLE, reason="the kernel's filter needs Linux on x86-64 or ARM64")

NARRATE = """
import sys
from pathlib import Path
from tui.studio.telemetry import keep_inside
keep_inside(Path(sys.argv[1]))
from tui.studio.casting.voices import VOICES
from tui.studio.edit.sound import mix
from tui.studio.narration.narrator import Narrator
narrator = Narrator()
speeches = [narrator.say("A zorbling quixoticism costs $9.99 at example.com.", voice) for voice in VOICES]
mix([(8.0 * number, speech) for number, speech in enumerate(speeches)], 48.0, Path(sys.argv[1]) / "track.wav")
"""


@caged
def test_narrating_opens_no_internet_socket_and_writes_nothing_outside_its_folder(tmp_path: Path) -> None:
    outcome = run_caged(NARRATE, tmp_path)
    assert outcome.code == 0, outcome.errors
    assert outcome.strays == ()
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["track.wav"]


@caged
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_cage_kills_what_opens_an_internet_socket(tmp_path: Path, family: str) -> None:
    assert run_caged(f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)", tmp_path).code == KILLED


@caged
def test_the_cage_kills_a_thread_of_a_child_that_opens_an_internet_socket(tmp_path: Path) -> None:
    child = "import socket, threading; t = threading.Thread(target=socket.socket); t.start(); t.join()"
    parent = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {child!r}]).returncode != 0)"
    assert run_caged(parent, tmp_path).code == 1


@caged
def test_the_cage_sees_what_is_left_outside(tmp_path: Path) -> None:
    script = "from pathlib import Path; p = Path.home() / '.cache' / 'id'; p.parent.mkdir(); p.write_text('x')"
    assert set(run_caged(script, tmp_path).strays) == {"home/.cache", "home/.cache/id"}


@caged
def test_a_local_socket_is_allowed_in_the_cage(tmp_path: Path) -> None:
    assert run_caged("import socket; socket.socketpair()", tmp_path).code == 0


def direct_imports(source: str) -> list[str]:
    """Modules of libraries that phone home that this source imports by itself."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [node.module or ""]
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in {"import_module", "__import__"} and node.args and isinstance(node.args[0], ast.Constant):
                found += [str(node.args[0].value)]
    return [name for name in found if name.split(".")[0] in GUARDED]


def test_no_source_imports_a_library_that_phones_home_by_itself() -> None:
    sources = [*SOURCE.rglob("*.py"), *Path(__file__).parents[2].rglob("*.py")]
    guilty = {str(path): direct_imports(path.read_text(encoding="utf-8")) for path in sources}
    assert {path: names for path, names in guilty.items() if names} == {}
    assert len(sources) > 50


@pytest.mark.parametrize(
    "source",
    [
        "import onnxruntime",
        "def f():\n    import onnxruntime as ort",
        "from hibari.g2p import G2P",
        "import json, hibari.dsp",
        "import importlib; importlib.import_module('onnxruntime')",
        "__import__('hibari')",
    ],
)
def test_every_way_to_import_is_found(source: str) -> None:
    assert direct_imports(source)


def test_a_library_that_was_loaded_too_early_is_not_used() -> None:
    script = (
        "import os, sys, types; os.environ.pop('ORT_DISABLE_TELEMETRY', None)\n"
        "sys.modules['onnxruntime'] = types.ModuleType('onnxruntime')\n"
        "from tui.studio.telemetry import TelemetryError, silenced\n"
        "try: silenced('onnxruntime')\n"
        "except TelemetryError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "import tui.studio.telemetry first" in done.stdout


def test_the_variable_stands_before_the_library_is_imported() -> None:
    script = (
        "import builtins, os, sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'onnxruntime': print(os.environ.get('ORT_DISABLE_TELEMETRY'))\n"
        "sys.meta_path.insert(0, Watch())\n"
        "from tui.studio.narration.narrator import Narrator\n"
        "from tui.studio.casting.voices import VOICES\n"
        "Narrator().say('Hi.', VOICES[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
