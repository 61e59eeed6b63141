"""What went wrong with a job, in words a user can act on."""

from __future__ import annotations

import errno
import sqlite3
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass

from tui.studio.installed import UpgradedError, installed

_FULL = {errno.ENOSPC, errno.EDQUOT}
_OF_A_FILE = {"StyleError", "BrandKitError", "VoiceFileError", "PronunciationError"}
"""Errors of the user's files, by name: their modules are for those who cast."""
_LOCKED = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a session or a video failed: a stable code, and a sentence that ends with the way out."""

    code: str
    message: str


STOPPED = Failure("stopped", "Stopped as asked. Finished scenes are kept, so making it again goes faster.")
WORKERS_DIED = Failure(
    "worker_died",
    "The process that makes the video was ended several times, most often because memory ran out. "
    "Close other programs or shorten the video, then send it again.",
)
INTERRUPTED = Failure(
    "interrupted",
    "The studio was ended several times while it worked on this. Send it again; finished scenes are reused.",
)
DISK_FULL = Failure("disk_full", "The disk that holds the studio's files is full. Free some space, then send it again.")
OUT_OF_MEMORY = Failure(
    "out_of_memory", "Memory ran out. Close other programs or shorten the video, then send it again."
)
UPGRADED = Failure(
    "upgraded",
    "Reeltalk was changed on this computer while its studio was running, most often by an upgrade, and old and new do "
    "not fit together. Leave Reeltalk and start it again, then send this again; finished scenes are reused.",
)
READ_ONLY = Failure(
    "storage_read_only",
    "The studio's folder cannot be written. Make it writable or choose another home, then send it again.",
)


def storage_failure(error: BaseException) -> Failure | None:
    """The failure behind an error of the disk or the database; None for any other error."""
    if isinstance(error, OSError):
        return DISK_FULL if error.errno in _FULL else READ_ONLY if error.errno in _LOCKED else None
    if isinstance(error, sqlite3.OperationalError):
        text = str(error)
        return DISK_FULL if "full" in text else READ_ONLY if "readonly" in text or "unable to open" in text else None
    return None


def failure_of(error: Exception) -> Failure:
    """Put any error of a job into words."""
    found = storage_failure(error)
    if found:
        return found
    if isinstance(error, BrokenExecutor):
        return WORKERS_DIED
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    return (
        _of_the_brief(error)
        or _of_an_upgrade(error)
        or Failure(
            "internal_error",
            f"The studio broke on this ({type(error).__name__}: {error}). That is a fault of the program, not of the "
            "prompt; the studio's log has the details.",
        )
    )


def _of_an_upgrade(error: Exception) -> Failure | None:
    """What nothing else explains is most likely that new code was loaded beside the old, where there is any."""
    return UPGRADED if isinstance(error, UpgradedError) or installed().is_changed() else None


def _of_the_brief(error: Exception) -> Failure | None:
    """What is wrong with what was asked for or brought along; None when it is nothing of that."""
    if type(error).__name__ == "UnspeakableError":  # its module brings numpy, which only workers load
        return Failure(
            "tts_text_invalid",
            f"The narrator cannot speak this: {str(error).rstrip('.')}. Change these words and send it again.",
        )
    if type(error).__name__ in _OF_A_FILE:
        return Failure("invalid_file", f"A file of yours cannot be used: {error}. Mend it and send it again.")
    if isinstance(error, KeyError):
        return Failure(
            "not_in_catalogue",
            f"The plan names {error}, which is not to be had any more. Choose another and send it again.",
        )
    return None
