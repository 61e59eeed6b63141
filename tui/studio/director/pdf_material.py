"""PDF: text by page, and its best pages as pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageChops

from tui.studio.director.materials import Material, MaterialKind, MaterialPicture, Unreadable, picture_path
from tui.studio.director.palette import palette_of

PAGES_LIMIT = 60
"""Pages whose text is read; a video says far less than that."""
PICTURES_LIMIT = 4
"""Pages that are drawn, the ones with the most pictures and drawings first."""
LONG_SIDE_PX = 1600
"""Longest side of a page's picture, in pixels: its body text stays readable at 720p."""
DRAWN_SIDE_PX = 2200
"""Longest side a page is drawn at before its margins are cut away, in pixels."""
_OBJECTS_LIMIT = 400
"""Objects looked at on a page when its pictures are weighed; drawings can have tens of thousands."""
_TEXT_LIMIT = 40_000
"""Characters read of one page."""


def read_pdf(asset_id: str, path: Path, name: str, folder: Path) -> Material:
    """Read a PDF; raises `Unreadable` with the reason when nothing of it can be used."""
    document = _opened(path)
    try:
        count = len(document)
        if not count:
            raise Unreadable("has no pages.")
        texts, figures = _surveyed(document, min(count, PAGES_LIMIT))
        pictures = _drawn(document, _pages_worth_drawing(figures), figures, asset_id, folder)
    finally:
        document.close()
    texts = _without_repeats(texts)
    return Material(
        asset_id, name, MaterialKind.PDF, pages=texts, pictures=pictures, trouble=_trouble(name, texts, pictures, count)
    )


def _opened(path: Path) -> pdfium.PdfDocument:
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise Unreadable("is not a PDF, whatever its name says; export it as PDF again.")
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable("is locked with a password; save it without one and attach it again.") from None
        raise Unreadable("is damaged and cannot be opened; export it as PDF again.") from None


def _surveyed(document: pdfium.PdfDocument, count: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    texts: list[str] = []
    figures: list[float] = []
    for index in range(count):
        text, figure = _page_survey(document, index)
        texts.append(text)
        figures.append(figure)
    return tuple(texts), tuple(figures)


def _page_survey(document: pdfium.PdfDocument, index: int) -> tuple[str, float]:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return "", 0.0
    try:
        textpage = page.get_textpage()
        text = textpage.get_text_range(0, min(textpage.count_chars(), _TEXT_LIMIT))
        textpage.close()
        return text.replace("\r\n", "\n").replace("\r", "\n"), _figure_share(page)
    except pdfium.PdfiumError:
        return "", 0.0
    finally:
        page.close()


def _figure_share(page: pdfium.PdfPage) -> float:
    """How much of a page is pictures, from 0 to 1; many drawn paths count as a drawing."""
    area = max(page.get_width() * page.get_height(), 1.0)
    share, paths = 0.0, 0
    for number, item in enumerate(page.get_objects(max_depth=2)):
        if number >= _OBJECTS_LIMIT:
            break
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            share += max(right - left, 0) * max(top - bottom, 0) / area
        elif item.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += 1
    return min(1.0, share + (min(paths, 100) / 250 if paths >= 12 else 0.0))


def _pages_worth_drawing(figures: tuple[float, ...]) -> tuple[int, ...]:
    """Indexes of the pages to draw: those with figures, best first; the first page when there are none."""
    ranked = sorted((index for index, share in enumerate(figures) if share > 0.04), key=lambda index: -figures[index])
    return tuple(ranked[:PICTURES_LIMIT]) or (0,)


def _drawn(
    document: pdfium.PdfDocument, indexes: tuple[int, ...], figures: tuple[float, ...], asset_id: str, folder: Path
) -> tuple[MaterialPicture, ...]:
    pictures: list[MaterialPicture] = []
    for index in indexes:
        try:
            pictures.append(_draw_page(document, index, figures[index], picture_path(folder, asset_id, index + 1)))
        except (pdfium.PdfiumError, ValueError):
            continue
    return tuple(pictures)


def _draw_page(document: pdfium.PdfDocument, index: int, figure: float, target: Path) -> MaterialPicture:
    page = document[index]
    try:
        scale = min(DRAWN_SIDE_PX / max(page.get_width(), page.get_height(), 1.0), 8.0)
        image = _trimmed(page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB"))
    finally:
        page.close()
    image.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Image.Resampling.LANCZOS)
    image.save(target, format="PNG", compress_level=1)
    marks = palette_of(image)
    return MaterialPicture(target, image.width, image.height, page=index + 1, figure=figure, palette=marks)


def _trimmed(image: Image.Image) -> Image.Image:
    """The page without its empty margins, so that what is on it is seen as large as can be."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    if box is None:
        return image
    pad = max(image.size) // 28
    left, top, right, bottom = box
    kept = (max(0, left - pad), max(0, top - pad), min(image.width, right + pad), min(image.height, bottom + pad))
    return image.crop(kept) if min(kept[2] - kept[0], kept[3] - kept[1]) > 200 else image


def _without_repeats(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts without the lines that stand on most pages (running heads and feet) and without page numbers."""
    seen: dict[str, int] = {}
    for text in texts:
        for line in {_unnumbered(line) for line in text.split("\n") if line.strip()}:
            seen[line] = seen.get(line, 0) + 1
    often = {line for line, times in seen.items() if len(texts) >= 3 and times > len(texts) / 2}
    number = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
    return tuple(
        "\n".join(
            line for line in text.split("\n") if _unnumbered(line) not in often and not number.match(line.strip())
        )
        for text in texts
    )


def _unnumbered(line: str) -> str:
    """A line without the page number at either end."""
    return re.sub(r"^\d+\b|\b\d+$", "#", line.strip())


def _trouble(name: str, texts: tuple[str, ...], pictures: tuple[MaterialPicture, ...], count: int) -> str:
    if not any(text.strip() for text in texts):
        if not pictures:
            raise Unreadable("holds no text and no page that can be drawn.")
        return f"{name} holds no text that can be read (a scan, perhaps), so only its pages can be shown."
    if count > PAGES_LIMIT:
        return f"{name} has {count} pages; the first {PAGES_LIMIT} were read."
    return ""
