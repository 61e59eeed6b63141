"""Keeps the studio's libraries from talking home, and hands out those that would.

onnxruntime 1.31 turns on HTTPS telemetry when it is imported and writes a device id into the user's cache folder;
switching it off afterwards does not stop that, only an environment variable set before the import does. So onnxruntime,
and hibari which imports it, are reached through this module and nowhere else: a test walks the source for it.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

SILENCE = {
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime's Privacy.md, "Disable all 1DS telemetry at runtime"
    "HF_HUB_DISABLE_TELEMETRY": "1",  # the recogniser that tests judge with stands on huggingface_hub
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}
"""Variables that must stand in the environment before any of these libraries is imported; children inherit them."""

_GUARDED = "onnxruntime"
_imported_before_us = _GUARDED in sys.modules and os.environ.get("ORT_DISABLE_TELEMETRY") != "1"
os.environ.update(SILENCE)


class TelemetryError(RuntimeError):
    """A library that phones home was imported before it could be silenced."""


def silenced(module: str) -> ModuleType:
    """Import a library that must not phone home, or any module that imports one.

    Args:
        module: Full dotted name, such as `onnxruntime` or `hibari.dsp`.

    Raises:
        TelemetryError: If onnxruntime was already loaded when nothing had silenced it.
    """
    if _imported_before_us:
        raise TelemetryError(
            "onnxruntime was imported before tui.studio.telemetry and may have phoned home; "
            "import tui.studio.telemetry first, or set ORT_DISABLE_TELEMETRY=1"
        )
    return importlib.import_module(module)


def keep_inside(folder: Path) -> None:
    """Point every cache folder these libraries know into the program's own, for this process and its children."""
    os.environ["HIBARI_HOME"] = str(folder / "voices")
    os.environ["REELTALK_VOICES"] = str(folder / "voices")
    os.environ["REELTALK_PRONUNCIATIONS"] = str(folder / "pronunciations.toml")
    os.environ["HF_HOME"] = str(folder / "huggingface")
