"""PDF files written byte by byte, so that tests know exactly what is in them."""

from __future__ import annotations


def text_pdf(*pages: list[str], drawn: tuple[int, ...] = ()) -> bytes:
    """A PDF with one line of 12-point text for each string; pages whose index is in `drawn` also hold a bar chart."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids: list[int] = []
    for index, lines in enumerate(pages):
        body = _content(lines, chart=index in drawn)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _assembled(objects, b"")


def _content(lines: list[str], *, chart: bool) -> bytes:
    shown = b"".join(
        b"(%s) Tj T*\n" % line.encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines
    )
    text = b"BT /F1 12 Tf 14 TL 72 770 Td\n" + shown + b"ET\n"
    bars = b"".join(b"0.2 0.4 0.8 rg %d 300 20 %d re f\n" % (80 + 24 * bar, 20 + 10 * bar) for bar in range(16))
    return text + (bars if chart else b"")


def _assembled(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts: list[int] = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(out)


def locked_pdf() -> bytes:
    """A PDF that no empty password opens: its user key is not the one an empty password gives."""
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"5a" * 32, b"a5" * 32)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, encrypt]
    return _assembled(
        objects, b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    )
