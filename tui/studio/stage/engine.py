"""The drawing engine: the one place that imports skia.

Everything else says `from tui.studio.stage.engine import skia`. On Linux the wheel wants graphics libraries that
servers and containers do not have; those that are missing are replaced by stubs (see `elf_stub`) while it is loaded.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import platform
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, TypeAlias

from tui.studio.stage.elf_stub import imported_names, shared_object

_STUBBED: Final = {
    "libGL.so.1": re.compile(r"glX?[A-Z]"),
    "libEGL.so.1": re.compile(r"egl[A-Z]"),
    "libexpat.so.1": re.compile(r"XML_"),
}
"""Libraries that are linked and never called when drawing on the CPU, and how the names they define begin."""

Canvas: TypeAlias = Any
"""A `skia.Canvas`; the binding ships no types."""


def _engine() -> Any:
    """Import skia, with a stub in the place of each missing library that it can do without.

    Raises:
        ImportError: When skia is not installed, or lacks something that is really needed.
    """
    for _ in _STUBBED:
        try:
            return importlib.import_module("skia")
        except ImportError as problem:
            missing = _missing_library(str(problem))
            if missing is None:
                raise
            _load_stub(missing)
    return importlib.import_module("skia")


def _missing_library(problem: str) -> str | None:
    """The stubbable library the dynamic loader's complaint begins with, if it is one."""
    if sys.platform != "linux":
        return None
    name = problem.partition(":")[0]
    return name if name in _STUBBED else None


def _load_stub(soname: str) -> None:
    """Load a stub under a library's name; the loader then takes it for the library itself.

    The file may go once it is mapped, so it lives in a temporary folder only that long.
    """
    begins = _STUBBED[soname]
    names = sorted({name for library in _engine_libraries() for name in imported_names(library) if begins.match(name)})
    with tempfile.TemporaryDirectory(prefix="reeltalk-") as folder:
        stub = Path(folder, soname)
        stub.write_bytes(shared_object(soname, names, platform.machine()))
        ctypes.CDLL(str(stub), mode=ctypes.RTLD_GLOBAL)


def _engine_libraries() -> list[Path]:
    """The extension module and the libraries its wheel brings along."""
    spec = importlib.util.find_spec("skia")
    if spec is None or spec.origin is None:
        return []
    module = Path(spec.origin)
    return [module, *sorted(module.parent.glob("skia_python.libs/*.so*"))]


skia: Final[Any] = _engine()
