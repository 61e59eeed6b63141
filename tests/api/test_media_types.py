"""Files are known by their bytes. Real files come from real encoders where one is at hand."""

from __future__ import annotations

import io
import struct
import wave
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.api.quick import MANY
from tui.api.media_types import ACCEPTED, HEAD_BYTES, describe, sniff

SRT = "1\n00:00:01,000 --> 00:00:04,000\nHello\n"


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    brands = major + b"\0\0\2\0" + b"".join(compatible)
    return struct.pack(">I", 8 + len(brands)) + b"ftyp" + brands + b"\0\0\0\x08free"


def ebml(kind: bytes) -> bytes:
    body = b"\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82" + bytes([0x80 | len(kind)]) + kind + b"\x42\x87\x81\x04"
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(body)]) + body


def mp3_frames(count: int = 3) -> bytes:
    """MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * count


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24_000)
        file.writeframes(bytes(480))
    return out.getvalue()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "content")
    return out.getvalue()


def id3(size: int) -> bytes:
    synchsafe = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\0\0" + synchsafe + bytes(size)


OFFICE = "application/vnd.openxmlformats-officedocument."
KNOWN: list[tuple[bytes, str]] = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
    (b"\xff\xd8\xff\xdb\0", "image/jpeg"),
    (b"GIF89a\1\0", "image/gif"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
    (wav(), "audio/wav"),
    (b"RF64\xff\xff\xff\xffWAVEds64", "audio/wav"),
    (b"RIFF\x24\0\0\0AVI LIST", "video/x-msvideo"),
    (ftyp(b"isom", b"isom", b"iso2", b"avc1", b"mp41"), "video/mp4"),
    (ftyp(b"mp42", b"mp42"), "video/mp4"),
    (ftyp(b"M4V ", b"M4V "), "video/mp4"),
    (ftyp(b"XAVC", b"mp42"), "video/mp4"),
    (ftyp(b"qt  ", b"qt  "), "video/quicktime"),
    (ftyp(b"M4A ", b"isom", b"mp42"), "audio/mp4"),
    (ftyp(b"3gp5", b"isom"), "video/3gpp"),
    (ftyp(b"heic", b"mif1", b"heic"), "image/heic"),
    (ftyp(b"mif1", b"heic"), "image/heic"),
    (ftyp(b"avif", b"mif1"), "image/avif"),
    (ftyp(b"mif1", b"avif"), "image/avif"),
    (ebml(b"webm"), "video/webm"),
    (ebml(b"matroska"), "video/x-matroska"),
    (id3(100) + mp3_frames(), "audio/mpeg"),
    (id3(2_000_000)[:HEAD_BYTES], "audio/mpeg"),
    (id3(10) + b"fLaC", "audio/flac"),
    (mp3_frames(), "audio/mpeg"),
    (mp3_frames(1), "audio/mpeg"),
    (b"\xff\xf3\x84\xc4" + bytes(40), "audio/mpeg"),
    (b"\xff\xf1\x50\x80", "audio/aac"),
    (b"fLaC\0\0\0\x22", "audio/flac"),
    (b"OggS\0\2", "audio/ogg"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "application/pdf"),
    (b"\xef\xbb\xbf%PDF-1.4", "application/pdf"),
    (SRT.encode(), "application/x-subrip"),
    (b"\xef\xbb\xbf" + SRT.replace("\n", "\r\n").encode(), "application/x-subrip"),
    (("\n\n  " + SRT).encode(), "application/x-subrip"),
    (SRT.encode("utf-16"), "application/x-subrip"),
    (SRT.replace("Hello", "Café à gogo").encode("latin-1"), "application/x-subrip"),
    (b"WEBVTT\n\n00:01.000 --> 00:04.000\nHi", "text/vtt"),
    (b"<!DOCTYPE html>\n<html>", "text/html"),
    (b"\xef\xbb\xbf \r\n\t<HTML lang=en>", "text/html"),
    (b"<!-- made by hand -->\n<!doctype html>", "text/html"),
    (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "text/html"),
    ("<html><p>ä".encode("utf-16"), "text/html"),
    (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    (b"# Notes\n\nSome *markdown*.", "text/plain"),
    ("Grüße aus Köln".encode(), "text/plain"),
    ("Grüße aus Köln".encode("latin-1"), "text/plain"),
    ("日本語".encode()[:-1], "text/plain"),
    (b"1\n2\n3", "text/plain"),
    (archive("a.txt"), "application/zip"),
    (archive("[Content_Types].xml", "word/document.xml"), OFFICE + "wordprocessingml.document"),
    (archive("[Content_Types].xml", "ppt/presentation.xml"), OFFICE + "presentationml.presentation"),
    (archive("[Content_Types].xml", "xl/workbook.xml"), OFFICE + "spreadsheetml.sheet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf1\\ansi", "application/rtf"),
    (b"\x1f\x8b\x08\0", "application/gzip"),
    (b"II*\0\x08", "image/tiff"),
    (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "image/bmp"),
]


@pytest.mark.parametrize(("head", "mime_type"), KNOWN, ids=[f"{kind}-{at}" for at, (_, kind) in enumerate(KNOWN)])
def test_a_file_is_known_by_its_first_bytes(head: bytes, mime_type: str) -> None:
    assert sniff(head[:HEAD_BYTES]) == mime_type
    assert describe(mime_type) != f"a file of type {mime_type}"


UNKNOWN = [
    b"",
    b" \n\t",
    b"\0\0\0\0",
    b"\x7fELF\2\1\1\0",
    b"\xff\xfb\xf0\x00",  # a bitrate that does not exist
    b"\xff\xfb\x90\x00" + bytes(1000),  # one frame header, and nothing where the next must be
    b"\xff\xe1\x00\x18Exif",
    b"RIFF\0",
    b"RIFF\0\0\0\0JUNK",
    ftyp(b"zzzz", b"yyyy"),
    b"\x1a\x45\xdf\xa3",
    ebml(b"other"),
    bytes(range(256)) * 4,
]


@pytest.mark.parametrize("head", UNKNOWN, ids=range(len(UNKNOWN)))
def test_what_tells_nothing_is_not_guessed(head: bytes) -> None:
    assert sniff(head) is None
    assert describe(None) == "a file of an unknown kind"


STARTS = [head[:cut] for head, _ in KNOWN for cut in (4, 8, 12, 40)]


@MANY
@given(st.one_of(st.binary(max_size=300), st.tuples(st.sampled_from(STARTS), st.binary(max_size=300)).map(b"".join)))
@example(b"ID3\x04\0\0\x7f\x7f\x7f\x7f")
@example(b"\xff\xfe<")
@example(b"\x1a\x45\xdf\xa3\x42\x82\xff")
def test_no_bytes_at_all_make_it_fail(head: bytes) -> None:
    found = sniff(head)
    assert found is None or "/" in found
    assert describe(found)


@MANY
@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).filter(str.strip), st.integers(1, 4))
def test_a_text_cut_anywhere_is_still_a_text(text: str, cut: int) -> None:
    whole = ("plain " + text).encode()
    assert sniff(whole[:-cut]) == "text/plain"


@MANY
@given(st.sampled_from([head for head, kind in KNOWN if kind in ACCEPTED and len(head) > 30]), st.binary())
def test_what_follows_the_head_does_not_change_the_answer(head: bytes, tail: bytes) -> None:
    assert sniff(head[:HEAD_BYTES]) == sniff((head + bytes(HEAD_BYTES - len(head)))[:HEAD_BYTES] + tail) or (
        # Padding with zeros makes a text binary, and leaves no second frame after a bare first one.
        sniff(head) in {"application/x-subrip", "audio/mpeg"}
    )


def test_the_types_of_the_contract_are_the_accepted_ones() -> None:
    assert len(ACCEPTED) == 8
    assert {kind for _, kind in KNOWN} >= ACCEPTED
