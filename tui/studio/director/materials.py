"""A file of the user's, read: its text by page, its pictures ready to be drawn, or what is wrong with it.

Reading never raises: a broken, locked or hostile file becomes a `Material` whose `trouble` names the file and says
what to do. Pillow and pypdfium2 are imported on use, so that a prompt without files never waits for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.studio.director.table_material import Table

TEXT_BYTES_LIMIT = 4 * 1024 * 1024
"""Bytes of a text file that are read; the rest would never fit a video."""


class MaterialKind(StrEnum):
    """What a file is good for."""

    TEXT = "text"
    PDF = "pdf"
    IMAGE = "image"
    TABLE = "table"
    SUBTITLES = "subtitles"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class MaterialPicture:
    """A picture ready to be drawn: an upright RGB PNG file. `page` is the 1-based page of a PDF, None for an image."""

    path: Path
    width_px: int
    height_px: int
    page: int | None = None
    figure: float = 0.0
    """How much of a PDF page is pictures and drawings, from 0 to 1."""
    color: str = ""
    """Its mean colour, `#rrggbb`."""
    palette: tuple[str, ...] = ()
    """The colours that mark it, the most telling first; none in a picture of greys."""


@dataclass(frozen=True, slots=True)
class Material:
    """A file as the director sees it."""

    asset_id: str
    name: str
    kind: MaterialKind
    pages: tuple[str, ...] = ()
    """Text by page; one page for a text file."""
    pictures: tuple[MaterialPicture, ...] = ()
    table: Table | None = None
    """The figures of a CSV file."""
    trouble: str = ""
    """Why it could not be used, or not wholly: one sentence that names the file. Empty when all is well."""

    @property
    def text(self) -> str:
        """All of its text."""
        return "\n\n".join(self.pages)


class Unreadable(Exception):  # noqa: N818  (a finding about a file, told to the user, not a fault of ours)
    """A file that cannot be used; the message completes "<name> ..."."""


def picture_path(folder: Path, asset_id: str, page: int | None = None) -> Path:
    """Where the drawable form of an image, or of a page of a PDF, is kept in `folder`."""
    safe = re.sub(r"[^\w-]", "_", asset_id)
    return folder / (f"{safe}.png" if page is None else f"{safe}-page-{page}.png")


def read_material(asset_id: str, path: Path, mime_type: str, name: str, folder: Path) -> Material:
    """Read a file for the director.

    Args:
        asset_id: The file's id, kept in the storyboard's pictures.
        path: Where its bytes are.
        mime_type: Its type by its bytes.
        name: What the user calls it.
        folder: Where pictures are written, ready to be drawn; made when needed.

    Returns:
        What was found; with `trouble` set when the file, or a part of it, cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _read(asset_id, path, mime_type, name, folder)
    except Unreadable as finding:
        return Material(asset_id, name, MaterialKind.UNUSED, trouble=f"{name} {finding}")
    except (OSError, MemoryError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is too large for this machine"
        return Material(asset_id, name, MaterialKind.UNUSED, trouble=f"{name} could not be read: {reason}.")


def _read(asset_id: str, path: Path, mime_type: str, name: str, folder: Path) -> Material:
    size = path.stat().st_size
    if not size:
        raise Unreadable("is empty, so there is nothing in it to use.")
    if mime_type == "application/pdf":
        from tui.studio.director.pdf_caution import read_pdf_with_caution

        return read_pdf_with_caution(asset_id, path, name, folder)
    if mime_type.startswith("image/"):
        from tui.studio.director.image_material import read_image

        return read_image(asset_id, path, name, folder)
    if mime_type == "text/csv" or (mime_type == "text/plain" and name.lower().endswith((".csv", ".tsv"))):
        return _read_csv(asset_id, path, name)
    if mime_type.startswith(("video/", "audio/")):
        from tui.studio.director.media_material import read_media

        return read_media(asset_id, path, name, folder)
    if mime_type in {"text/plain", "text/markdown"}:
        return Material(asset_id, name, MaterialKind.TEXT, pages=(_decoded(path),))
    if mime_type in {"application/x-subrip", "text/srt"}:
        return Material(asset_id, name, MaterialKind.SUBTITLES, pages=(subtitle_text(_decoded(path)),))
    raise Unreadable(_why_unused(mime_type))


def _read_csv(asset_id: str, path: Path, name: str) -> Material:
    from tui.studio.director.table_material import read_table

    table = read_table(_decoded(path))
    if table is None:
        raise Unreadable("has no column of figures with labels that could be drawn, so it is left out.")
    return Material(asset_id, name, MaterialKind.TABLE, table=table)


def _decoded(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(TEXT_BYTES_LIMIT)
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise Unreadable("is not a text file, whatever its name says.")
    text = data.decode("utf-8-sig", errors="ignore")
    if len(text.encode()) < 0.98 * len(data.removeprefix(b"\xef\xbb\xbf")):
        text = data.decode("cp1252", errors="replace")
    if not text.strip():
        raise Unreadable("has no text in it.")
    return text


def subtitle_text(text: str) -> str:
    """The spoken text of SRT subtitles, without numbers, times and tags."""
    lines = (line.strip() for line in text.splitlines())
    spoken = (line for line in lines if line and not line.isdigit() and "-->" not in line)
    return re.sub(r"<[^>\n]+>|\{\\[^}\n]+\}", "", " ".join(spoken))


def _why_unused(mime_type: str) -> str:
    if mime_type == "text/html":
        return "is a web page, not a document or picture; save it as PDF and attach that."
    return f"is of a type the studio cannot use ({mime_type or 'unknown'}); PDF, text, PNG, JPEG and SRT can be used."
