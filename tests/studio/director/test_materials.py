"""Files read for the director: what is in them is found, what is wrong with them is told, nothing ever raises."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.studio.director.papers import locked_pdf, text_pdf
from tui.api.media_types import sniff
from tui.studio.director.direct import direct
from tui.studio.director.documents import passages
from tui.studio.director.materials import Material, MaterialKind, picture_path, read_material
from tui.studio.director.plan import Wishes, house_casting


def read(tmp_path: Path, name: str, data: bytes, mime_type: str | None = None) -> Material:
    """Read bytes as a file of a name."""
    path = tmp_path / "upload"
    path.write_bytes(data)
    found = mime_type if mime_type is not None else (sniff(data[:4096]) or "")
    return read_material("asset_1", path, found, name, tmp_path / "pictures")


def picture(
    size: tuple[int, int] = (320, 200), mode: str = "RGB", file_format: str = "PNG", **options: object
) -> bytes:
    """An image file of one colour."""
    buffer = io.BytesIO()
    Image.new(mode, size, 40 if mode in {"L", "P"} else None).save(buffer, file_format, **options)
    return buffer.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size in its header and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    )


def test_a_pdfs_text_is_read_page_by_page_with_wrapped_lines_joined(tmp_path: Path) -> None:
    first = [
        "Tides",
        "The moon pulls the sea towards it, and the sea rises where the moon",
        "stands. It happens twice a day.",
    ]
    material = read(tmp_path, "tides.pdf", text_pdf(first, ["The highest tide is in Canada. It reaches 16 metres."]))
    assert material.kind is MaterialKind.PDF
    assert material.trouble == ""
    assert [passage.text for page in material.pages for passage in passages(page)] == [
        "The moon pulls the sea towards it, and the sea rises where the moon stands.",
        "It happens twice a day.",
        "The highest tide is in Canada.",
        "It reaches 16 metres.",
    ]


def test_the_page_with_the_drawing_is_the_one_shown(tmp_path: Path) -> None:
    data = text_pdf(["Words only on this page."], ["Sales by month are drawn below."], drawn=(1,))
    material = read(tmp_path, "report.pdf", data)
    assert [shown.page for shown in material.pictures] == [2]
    with Image.open(material.pictures[0].path) as drawn:
        assert drawn.size == (material.pictures[0].width_px, material.pictures[0].height_px)
        assert len(drawn.getcolors(1 << 20) or ()) > 3


def test_running_heads_and_page_numbers_are_not_read(tmp_path: Path) -> None:
    pages = [["Annual report 2025", f"Fact number {at} is about the river.", f"{at}"] for at in range(1, 5)]
    material = read(tmp_path, "report.pdf", text_pdf(*pages))
    assert [passage.text for page in material.pages for passage in passages(page)] == [
        f"Fact number {at} is about the river." for at in range(1, 5)
    ]


def test_a_scan_shows_its_pages_and_says_that_it_has_no_text(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (400, 500), "#ddeeff").save(buffer, "PDF")
    material = read(tmp_path, "scan.pdf", buffer.getvalue())
    assert material.pictures
    assert material.trouble.startswith("scan.pdf holds no text")


@pytest.mark.parametrize(
    ("name", "data", "mime_type", "part"),
    [
        ("cut.png", picture((900, 700))[:400], None, "damaged or cut short"),
        ("cut.jpg", picture((900, 700), file_format="JPEG")[:300], None, "damaged or cut short"),
        ("locked.pdf", locked_pdf(), None, "password"),
        ("page.pdf", b"<!doctype html><html><body>Hello</body></html>", "application/pdf", "not a PDF"),
        ("page.pdf", b"<!doctype html><html><body>Hello</body></html>", None, "web page"),
        ("page.png", b"<!doctype html><html><body>Hello</body></html>", "image/png", "not a picture"),
        ("empty.pdf", b"", "application/pdf", "empty"),
        ("empty.png", b"", "image/png", "empty"),
        ("huge.png", png_of(60_000, 60_000), None, "too large"),
        ("wide.png", png_of(4_000_000, 2), None, "too large"),
        ("dot.png", picture((2, 2)), None, "too small"),
        ("torn.pdf", text_pdf(["Words."])[:60], None, "damaged"),
        ("none.txt", b"  \n ", "text/plain", "no text"),
        ("binary.txt", b"MZ\x00\x01\x02" * 50, "text/plain", "not a text file"),
        ("clip.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 64, "video/mp4", "damaged"),
        ("song.mp3", b"ID3\x04" + b"\0" * 64, "audio/mpeg", "damaged"),
        ("odd.bin", b"\x01\x02\x03\x04", "", "type the studio cannot use"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(
    tmp_path: Path, name: str, data: bytes, mime_type: str | None, part: str
) -> None:
    material = read(tmp_path, name, data, mime_type)
    assert material.kind is MaterialKind.UNUSED
    assert material.trouble.startswith(name)
    assert part in material.trouble
    assert material.trouble.endswith(".")


def test_a_missing_file_is_told_and_not_raised(tmp_path: Path) -> None:
    material = read_material("asset_1", tmp_path / "gone.png", "image/png", "gone.png", tmp_path)
    assert material.trouble.startswith("gone.png could not be read")


def test_a_phones_photo_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    material = read(tmp_path, "photo.jpg", picture((400, 300), file_format="JPEG", exif=exif.tobytes()))
    assert (material.pictures[0].width_px, material.pictures[0].height_px) == (300, 400)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK"])
def test_every_kind_of_image_becomes_a_plain_rgb_png(tmp_path: Path, mode: str) -> None:
    file_format = "JPEG" if mode == "CMYK" else "PNG"
    material = read(tmp_path, f"image.{file_format.lower()}", picture(mode=mode, file_format=file_format))
    assert material.trouble == ""
    with Image.open(material.pictures[0].path) as drawn:
        assert (drawn.mode, drawn.format, drawn.size) == ("RGB", "PNG", (320, 200))


def test_a_large_photo_is_made_small_enough_to_draw(tmp_path: Path) -> None:
    material = read(tmp_path, "large.jpg", picture((5000, 2500), file_format="JPEG"))
    assert (material.pictures[0].width_px, material.pictures[0].height_px) == (1920, 960)


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (64, 64), (255, 0, 0, 0)).save(buffer, "PNG")
    material = read(tmp_path, "logo.png", buffer.getvalue())
    with Image.open(material.pictures[0].path) as drawn:
        assert drawn.getpixel((0, 0)) == (255, 255, 255)


def test_an_id_that_looks_like_a_path_stays_in_its_folder(tmp_path: Path) -> None:
    assert picture_path(tmp_path, "../../etc/passwd").parent == tmp_path
    assert picture_path(tmp_path, "a", 2) != picture_path(tmp_path, "a")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    material = read(tmp_path, "notes.txt", "Café culture began in Vienna.\n".encode(encoding), "text/plain")
    assert [passage.text for passage in passages(material.text)] == ["Café culture began in Vienna."]


def test_subtitles_give_their_words_alone(tmp_path: Path) -> None:
    srt = (
        b"1\n00:00:01,000 --> 00:00:02,000\n<i>The sea</i> is wide.\n\n2\n00:00:03,000 --> 00:00:04,000\nIt is deep.\n"
    )
    material = read(tmp_path, "talk.srt", srt, "application/x-subrip")
    assert material.kind is MaterialKind.SUBTITLES
    assert [passage.text for passage in passages(material.text)] == ["The sea is wide.", "It is deep."]


def test_tables_references_and_legal_lines_are_not_said() -> None:
    text = (
        "# Rainfall\n\nRain fell on 140 days [3].\n\n12 14 15 18 22 41\n\n© 2025 Weather Office. All rights "
        "reserved.\n\n"
        "- Snow fell on four days\n- Hail fell once, in June\n\nFigure 3: Rain by month\n"
    )
    found = passages(text)
    assert [passage.text for passage in found] == [
        "Rain fell on 140 days.",
        "Snow fell on four days.",
        "Hail fell once, in June.",
    ]
    assert {passage.heading for passage in found} == {"Rainfall"}


def test_words_parted_at_a_lines_end_are_whole_again() -> None:
    assert passages("The obser-\nvatory opens at night.")[0].text == "The observatory opens at night."


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = read(tmp_path, "bad.png", picture()[:40])
    good = read(tmp_path, "tides.pdf", text_pdf(["The moon pulls the sea twice a day.", "The sea follows it."]))
    plan = direct("A video about tides.", [bad, good], Wishes(), house_casting())
    assert "bad.png" in plan.message
    assert "The moon pulls the sea twice a day." in " ".join(scene.narration for scene in plan.storyboard.scenes)


@given(
    data=st.binary(max_size=300),
    cut=st.integers(0, 2000),
    kind=st.sampled_from(["image/png", "application/pdf", "text/plain", "image/jpeg"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_at_all_make_reading_raise(tmp_path: Path, data: bytes, cut: int, kind: str) -> None:
    whole = (
        text_pdf(["Words on a page."])
        if kind == "application/pdf"
        else picture(file_format="JPEG" if "jpeg" in kind else "PNG")
    )
    for content in (data, whole[:cut] + data):
        material = read(tmp_path, "some.file", content, kind)
        assert material.kind is not MaterialKind.UNUSED or material.trouble.startswith("some.file")
