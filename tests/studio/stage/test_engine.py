"""The drawing engine loads where its wheel's libraries are missing."""

from __future__ import annotations

import ctypes
import platform
import shutil
import struct
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tui.studio.stage.elf_stub import UnsupportedMachine, imported_names, shared_object
from tui.studio.stage.engine import skia

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux's format")

WITHOUT_LIBRARIES = """
import os, pathlib, re, subprocess, sys
work, script = pathlib.Path(sys.argv[1]), sys.argv[2]
folders = {pathlib.Path(line.split("=> ")[1]).parent.resolve()
           for line in subprocess.run(["ldconfig", "-p"], capture_output=True, text=True).stdout.splitlines()
           if re.search(r"lib(GL|EGL|expat)[.]so", line)}
for number, folder in enumerate(sorted(folders)):
    kept, farm = work / f"kept{number}", work / f"farm{number}"
    kept.mkdir(); farm.mkdir()
    subprocess.run(["mount", "--bind", folder, kept], check=True)
    for entry in os.listdir(folder):
        if not re.match(r"lib(GL|EGL|expat)[.]so", entry):
            (farm / entry).symlink_to(kept / entry)
    subprocess.run(["mount", "--bind", farm, folder], check=True)
os.execv(sys.executable, [sys.executable, "-c", script])
"""
"""Hides the three libraries in a mount namespace of its own, then becomes the script."""

DRAWS = """
import ctypes, pathlib
for name in ("libGL.so.1", "libEGL.so.1", "libexpat.so.1"):
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    raise SystemExit(f"{name} is still there")
try:
    import skia
    raise SystemExit("skia loads without help here, so nothing is shown")
except ImportError:
    pass
from tui.studio.stage.engine import skia
surface = skia.Surface(8, 8)
surface.getCanvas().clear(0xFF336699)
assert surface.makeImageSnapshot().toarray()[4, 4].tolist() == [0x99, 0x66, 0x33, 0xFF]
maps = pathlib.Path("/proc/self/maps").read_text()
stubs = {line.split()[5] for line in maps.splitlines() if "reeltalk-" in line}
assert len(stubs) == 3 and not any(pathlib.Path(stub).exists() for stub in stubs), stubs
print("drawn")
"""


def test_the_engine_draws() -> None:
    surface = skia.Surface(4, 4)
    surface.getCanvas().clear(0xFF112233)
    assert surface.makeImageSnapshot().toarray()[1, 1].tolist() == [0x33, 0x22, 0x11, 0xFF]


@LINUX
def test_the_engine_draws_where_no_graphics_libraries_are_installed(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    namespace = [unshare or "", "--user", "--map-root-user", "--mount"]
    if not unshare or subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine allows no mount namespaces")
    run = subprocess.run(
        [*namespace, sys.executable, "-c", WITHOUT_LIBRARIES, str(tmp_path), textwrap.dedent(DRAWS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.stdout == "drawn\n", run.stderr


@LINUX
def test_a_stub_loads_and_its_functions_return_zero(tmp_path: Path) -> None:
    stub = tmp_path / "libnothing.so.7"
    stub.write_bytes(shared_object(stub.name, ["first", "second", "third"], platform.machine()))
    library = ctypes.CDLL(str(stub))
    assert [library[name](41) for name in ("first", "second", "third")] == [0, 0, 0]
    with pytest.raises(AttributeError):
        library["fourth"]  # the exception is raised by looking it up


@LINUX
def test_a_stub_without_functions_loads(tmp_path: Path) -> None:
    stub = tmp_path / "libempty.so.1"
    stub.write_bytes(shared_object(stub.name, [], platform.machine()))
    assert ctypes.CDLL(str(stub))


def test_a_stub_for_arm_says_so() -> None:
    image = shared_object("libGL.so.1", ["glClear"], "aarch64")
    assert image[:4] == b"\x7fELF"
    assert struct.unpack_from("<H", image, 18) == (183,)
    assert bytes.fromhex("000080d2c0035fd6") in image, "mov x0, #0; ret"


def test_other_machines_are_refused_by_name() -> None:
    with pytest.raises(UnsupportedMachine, match="riscv64"):
        shared_object("libGL.so.1", [], "riscv64")


@LINUX
def test_the_names_a_library_lacks_are_read_from_it() -> None:
    names = set(imported_names(Path(skia.__file__)))
    assert {"glClear", "malloc"} <= names
    assert "PyInit_skia" not in names, "it is defined there, not missing"


def test_what_is_no_library_lacks_nothing(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not an ELF file")
    assert list(imported_names(text)) == []
