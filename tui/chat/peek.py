"""A look into a file before it is attached: a picture of it, or the words it begins with."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from tui.api.media_types import HEAD_BYTES, sniff
from tui.chat.film import Film
from tui.chat.pixels import HALVES, INSTALL, Grain, NoPictureError, Pixels, decode, fitted

_TEXT_CHARS = 2000
_one_page_at_a_time = threading.Lock()
"""PDFium is not made for several threads at once."""


@dataclass(frozen=True, slots=True)
class Peek:
    """What a file shows of itself: pixels or words, and a line about it."""

    pixels: Pixels | None = None
    words: str = ""
    about: str = ""


def peek(path: Path, room_px: tuple[int, int], grain: Grain = HALVES) -> Peek:
    """Look into a file; what cannot be shown says why."""
    try:
        with path.open("rb") as file:
            kind = sniff(file.read(HEAD_BYTES)) or ""
        return _of_kind(path, kind, room_px, grain)
    except NoPictureError as error:
        return Peek(words=str(error))
    except OSError as error:
        return Peek(words=f"It cannot be read: {error.strerror or error}.")


def _of_kind(path: Path, kind: str, room_px: tuple[int, int], grain: Grain) -> Peek:
    if kind.startswith("image/") and kind != "image/svg+xml":
        return Peek(decode(path, room_px, grain=grain), about=_measured(path))
    if kind.startswith("video/"):
        return _of_film(path, room_px, grain)
    if kind == "application/pdf":
        with _one_page_at_a_time:
            return _of_pdf(path, room_px, grain)
    if kind.startswith("text/") or kind == "application/x-subrip":
        return Peek(words=_beginning(path))
    return Peek()


def _measured(path: Path) -> str:
    from PIL import Image

    with Image.open(path) as picture:
        return f"{picture.width} x {picture.height} pixels"


def _of_film(path: Path, room_px: tuple[int, int], grain: Grain) -> Peek:
    film = Film(path)
    try:
        return Peek(film.at(min(1.0, film.duration_s / 3), room_px, grain), about=f"{film.duration_s:.1f} s")
    finally:
        film.close()


def _of_pdf(path: Path, room_px: tuple[int, int], grain: Grain) -> Peek:
    """The first page. pypdfium2 comes with the studio extra."""
    try:
        import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no stubs
    except ImportError:
        raise NoPictureError(f"Pages need {INSTALL}") from None
    try:
        document = pdfium.PdfDocument(path)
        try:
            page = document[0]
            width, height = fitted(round(page.get_width()), round(page.get_height()), room_px, grain)
            scale = min(4 * width / page.get_width(), 4 * height / page.get_height())
            drawn = page.render(scale=scale).to_pil().convert("RGB").resize((width, height))
            pages = len(document)
            return Peek(Pixels(width, height, drawn.tobytes(), grain), about=f"{pages} page{'s' * (pages != 1)}")
        finally:
            document.close()
    except (pdfium.PdfiumError, ValueError, OSError) as error:
        raise NoPictureError("The PDF cannot be opened; it may be locked or damaged.") from error


def _beginning(path: Path) -> str:
    from tui.chat.attachments import AttachmentError, read_text

    try:
        return read_text(path)[:_TEXT_CHARS]
    except AttachmentError as error:
        return str(error)
