"""Runs Python where the kernel kills it at the first internet socket, and where every folder it may know is empty.

The kernel's seccomp filter sees each thread and each library, Python's or not, and needs neither root nor a tool:
nothing short-lived slips by, as it would when one only looks now and then. Linux on x86-64 and ARM64 only.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SYSTEMS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Audit architecture and number of the system call `socket`, by machine."""
AVAILABLE = sys.platform == "linux" and platform.machine() in _SYSTEMS
KILLED = -signal.SIGSYS

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16
_AF_INET, _AF_INET6 = 2, 10
_FOLDERS = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a caged run: its exit code, what it wrote to stderr, and what it left outside its folder."""

    code: int
    errors: str
    strays: tuple[str, ...]


def run_caged(script: str, folder: Path, *arguments: str) -> Outcome:
    """Run a Python script in a cage under `folder`; it works in `folder/own` and gets that as its first argument."""
    own = folder / "own"
    own.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for name, place in _FOLDERS.items():
        (folder / place).mkdir(mode=0o700)
        environment[name] = str(folder / place)
    done = subprocess.run(
        [sys.executable, "-c", script, str(own), *arguments],
        cwd=own, env=environment, preexec_fn=_forbid_internet, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    strays = (path for place in _FOLDERS.values() for path in (folder / place).rglob("*"))
    return Outcome(done.returncode, done.stderr, tuple(str(path.relative_to(folder)) for path in strays))


def _forbid_internet() -> None:
    arch, socket_call = _SYSTEMS[platform.machine()]
    program = b"".join(
        struct.pack("HBBI", *step)
        for step in (
            (_LOAD, 0, 0, _ARCH),
            (_EQUAL, 0, 5, arch),
            (_LOAD, 0, 0, _NUMBER),
            (_EQUAL, 0, 3, socket_call),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_EQUAL, 2, 0, _AF_INET),
            (_EQUAL, 1, 0, _AF_INET6),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _KILL_PROCESS),
        )
    )
    steps = ctypes.create_string_buffer(program)
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or kernel.prctl(_PR_SET_SECCOMP, _FILTER, header, 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel refused the filter")
