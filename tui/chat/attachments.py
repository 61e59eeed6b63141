"""A path, a URL or an asset id becomes a checked attachment: its type by its bytes, its size, its limits."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tui.api.media_types import ACCEPTED, HEAD_BYTES, describe, sniff
from tui.api.terms import FILE_BYTES_LIMIT, PROMPT_LIMIT
from tui.chat.draft import Attachment, Problem, Source
from tui.chat.paths import find, parse_paths, quantity

__all__ = ["AttachmentError", "Checked", "check", "check_all", "check_path", "inline_text", "parse_paths", "read_text"]

TEXT_TYPES = frozenset({"text/plain", "text/markdown"})
"""Types whose text goes into the prompt: the contract takes no such file."""
ASSET_PREFIX = "asset:"
TAKEN = "PNG, JPEG, MP4, WebM, MP3, WAV, PDF and SRT files are taken, and the text of plain text files"

_WAYS_OUT = {
    "text/html": "Download the file itself rather than the page that shows it.",
    "image/webp": "Save it as PNG or JPEG.",
    "image/gif": "Save it as PNG, or as MP4 to keep it moving.",
    "image/svg+xml": "Export it as PNG or PDF.",
    "application/zip": "Unpack it and attach what is inside.",
    "text/vtt": "Save the subtitles as SRT.",
}


class AttachmentError(Exception):
    """A file cannot be attached; `problem` names it, says what it is and the way out."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem."""
        super().__init__(f"{problem.message} {problem.way_out}")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of several attachments: those that can be sent, and what is wrong with the others."""

    attachments: tuple[Attachment, ...]
    problems: tuple[Problem, ...]


def check(value: str) -> Attachment:
    """Check what a user gave: a path, an https address, or `asset:ID`.

    Raises:
        AttachmentError: it cannot be attached.
    """
    value = value.strip()
    if value.startswith(ASSET_PREFIX):
        return _asset(value.removeprefix(ASSET_PREFIX).strip())
    if value.casefold().startswith(("http://", "https://")):
        return _url(value)
    paths = parse_paths(value)
    if len(paths) != 1:
        raise _refused(f"“{value}” does not name one file.", "Give one path, an https address, or asset:ID.")
    return check_path(paths[0])


def check_all(values: Iterable[str]) -> Checked:
    """Check several; one that fails does not keep the others back."""
    good: list[Attachment] = []
    bad: list[Problem] = []
    for value in values:
        try:
            good.append(check(value))
        except AttachmentError as error:
            bad.append(error.problem)
    return Checked(tuple(good), tuple(bad))


def check_path(path: Path) -> Attachment:
    """Check a file of this machine.

    Raises:
        AttachmentError: it is not there, cannot be read, is empty, too big, or of a type that is not taken.
    """
    path = find(path)
    try:
        if path.is_dir():
            raise _refused(f"{path.name or path} is a folder, not a file.", "Attach the files in it.")
        if path.exists() and not path.is_file():
            raise _refused(f"{path.name} is not an ordinary file.", "Copy what it gives into a file, attach that.")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:  # a null byte in the name
        raise _refused("That is not the name of a file.", "Give the path of a file.") from error
    return _of_bytes(path, head, size)


def _of_bytes(path: Path, head: bytes, size: int) -> Attachment:
    if not size:
        raise _refused(f"{path.name} is empty.", "Check that it was saved or downloaded to its end.")
    mime_type = _type(head, path)
    if mime_type not in ACCEPTED | TEXT_TYPES:
        way_out = _WAYS_OUT.get(mime_type or "", f"{TAKEN}: export it as one of these, a PDF for documents.")
        raise _refused(f"{path.name} is {describe(mime_type)}, {_expected(path)}.", way_out)
    if size > FILE_BYTES_LIMIT:
        limit = quantity(FILE_BYTES_LIMIT)
        raise _refused(f"{path.name} has {quantity(size)}; {limit} are allowed.", "Shrink or split it, or give a URL.")
    return Attachment(Source.PATH, str(path.absolute()), path.name, mime_type or "", size)


def _type(head: bytes, path: Path) -> str | None:
    mime_type = sniff(head)
    markdown = mime_type == "text/plain" and path.suffix.casefold() in {".md", ".markdown"}
    return "text/markdown" if markdown else mime_type


_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
_SUFFIXES = {".pdf": "not a PDF", ".mp4": "not a video", ".webm": "not a video", ".mp3": "not a sound"}


def _expected(path: Path) -> str:
    """What the name promises and the bytes do not keep."""
    suffix = path.suffix.casefold()
    return "not a picture" if suffix in _PICTURES else _SUFFIXES.get(suffix, "which is not taken")


def _asset(asset_id: str) -> Attachment:
    if not asset_id or any(character.isspace() for character in asset_id):
        raise _refused("After asset: comes the id of an uploaded file.", "Write it as asset:ID.")
    return Attachment(Source.ASSET, asset_id, f"{ASSET_PREFIX}{asset_id}")


def _url(url: str) -> Attachment:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or any(character.isspace() for character in url):
        raise _refused(f"{url} is not a complete address.", "Copy it whole: https://, the host and the path.")
    if parts.scheme.casefold() != "https":
        raise _refused(f"{url} is not an https address.", "Use https, or download the file and attach it.")
    if parts.username or parts.password:
        raise _refused(f"The address at {host} has a password in it.", "Download the file and attach it instead.")
    name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or host
    return Attachment(Source.URL, url, name)


def _unreadable(path: Path, error: OSError) -> AttachmentError:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _refused(f"{path} is not there.", "Check the path; put quotes around one with spaces.")
        case errno.EACCES | errno.EPERM:
            return _refused(f"{path} may not be read by you.", "Change its permissions, or copy it.")
        case errno.ENAMETOOLONG:
            return _refused("That is too long for the name of a file.", "Give the path of a file.")
        case _:
            return _refused(f"{path} cannot be read: {error.strerror or error}.", "Copy it to this machine first.")


def _refused(message: str, way_out: str) -> AttachmentError:
    return AttachmentError(Problem("files", message, way_out))


def is_text(attachment: Attachment) -> bool:
    """Whether the attachment travels as text inside the prompt."""
    return attachment.source is Source.PATH and attachment.mime_type in TEXT_TYPES


def read_text(path: Path) -> str:
    """The text of a file, in the encoding its bytes have.

    Raises:
        AttachmentError: it cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def inline_text(prompt: str, texts: Iterable[tuple[str, str]]) -> str:
    """Put files' text under the prompt, each below a line that names its file.

    Args:
        prompt: what the user wrote.
        texts: (file name, its text) of each.
    """
    parts = [prompt.rstrip()] if prompt.strip() else []
    parts += [f"Text of the attached file {name}:\n{text.strip()}" for name, text in texts]
    return "\n\n".join(parts)


def too_long(prompt: str, names: Iterable[str]) -> Problem | None:
    """What is wrong when the prompt with its files' text is over the limit; None when it is not."""
    if len(prompt) <= PROMPT_LIMIT:
        return None
    files = ", ".join(names)
    return Problem(
        "files",
        f"With the text of {files} the prompt has {len(prompt):,} characters; {PROMPT_LIMIT:,} are allowed.",
        "Save the text as a PDF and attach that, or shorten it.",
    )
