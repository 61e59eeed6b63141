"""Documents for tests, made here: a small text PDF written by hand, and pictures nobody can mistake."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw


def write_pdf(path: Path, lines: list[str]) -> Path:
    """A one-page PDF with real text, one string a line."""
    escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    text = "BT /F1 14 Tf 72 740 Td 20 TL " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET"
    stream = text.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    path.write_bytes(body + table + trailer)
    return path


def draw_picture(path: Path, colour: tuple[int, int, int], mark: tuple[int, int, int]) -> Path:
    """A picture of one strong colour with a disc of another in its middle."""
    picture = Image.new("RGB", (1200, 900), colour)
    ImageDraw.Draw(picture).ellipse((450, 300, 750, 600), fill=mark)
    picture.save(path)
    return path
