"""Standard output and standard error as they are found: closed, full, of another alphabet, read by nobody."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from tui.verbs.exits import FAILED, UNREAD

_OF_A_STREAM = {errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG}


def guarded(verb: Callable[[], int]) -> int:
    """Run a verb; what goes wrong with the streams it writes to is no error of the program and gets no traceback.

    Returns:
        The verb's exit status, or why its answer could not be written.
    """
    _make_ready()
    try:
        try:
            return verb()
        finally:  # what is still held back would else fail after everything, with nobody to tell
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return UNREAD
    except OSError as error:
        if error.errno not in _OF_A_STREAM or error.filename is not None:
            raise
        _drop_output()
        with suppress(OSError):
            print(f"reeltalk: the answer could not be written: {error.strerror}.", file=sys.stderr)
        return FAILED


def _make_ready() -> None:
    """See to it that printing does not raise: a closed stream takes nothing, a letter it lacks is spelled out."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # it stays open
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let what Python still holds back for standard output go nowhere, or it would complain at its very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
