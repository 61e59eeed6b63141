"""A PDF that unpacks to gigabytes costs seconds and is left out in words; a large honest one is read."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tui.studio.director import pdf_caution
from tui.studio.director.materials import MaterialKind, read_material
from tui.studio.director.pdf_caution import is_bulky


def pdf(content: bytes, filters: bytes = b"") -> bytes:
    """One page that draws what the content says."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n"
    return out + head + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


TEXT = b"BT /F1 24 Tf 40 100 Td (Bread and butter every day) Tj ET\n"
TWICE = b"/Filter[/FlateDecode/FlateDecode]"


def read(folder: Path, content: bytes, name: str = "menu.pdf"):
    (folder / name).write_bytes(content)
    return read_material("a", folder / name, "application/pdf", name, folder / "pictures")


def test_a_bomb_is_left_out_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_caution, "PATIENCE_S", 0.05)  # before the child has even loaded what reads PDFs
    bomb = zlib.compress(zlib.compress(b"0 0 m 300 200 l S\n" * 4_000_000, 1), 9)
    assert len(bomb) < 20_000
    found = read(tmp_path, pdf(bomb, TWICE))
    assert found.kind is MaterialKind.UNUSED
    assert found.trouble.startswith("menu.pdf unpacks to far more than a video could show")


def test_a_bulky_one_that_means_well_is_read(tmp_path: Path) -> None:
    padded = zlib.compress(TEXT + b" " * pdf_caution.BULKY_BYTES)
    found = read(tmp_path, pdf(padded, b"/Filter/FlateDecode"))
    assert found.kind is MaterialKind.PDF
    assert "Bread and butter" in found.text


@pytest.mark.parametrize("content", [b"", b"no PDF", b"stream\n", b"stream\n\x78", b"stream\n\x78\x9cgarbage"])
def test_what_is_broken_is_no_bulk(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    assert not is_bulky(tmp_path / "a")


def test_an_ordinary_page_is_read_here(tmp_path: Path) -> None:
    assert "Bread" in read(tmp_path, pdf(TEXT)).text
    (tmp_path / "b").write_bytes(pdf(zlib.compress(TEXT), b"/Filter/FlateDecode"))
    assert not is_bulky(tmp_path / "b")
