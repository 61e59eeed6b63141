"""What a file is, told by its first bytes, as the server tells it: never by its name.

Standard library only: the interface checks an attachment before the models are loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HEAD_BYTES = 4096
"""Bytes from the start of a file that are enough for `sniff`."""

ACCEPTED: frozenset[str] = frozenset(
    {
        "image/png",
        "image/jpeg",
        "video/mp4",
        "video/webm",
        "audio/mpeg",
        "audio/wav",
        "application/pdf",
        "application/x-subrip",
    }
)
"""The types a session takes (contract behaviour, section 8)."""

_OOXML = "application/vnd.openxmlformats-officedocument."

_NAMES: dict[str, str] = {
    "image/png": "a PNG picture",
    "image/jpeg": "a JPEG picture",
    "image/gif": "a GIF picture",
    "image/webp": "a WebP picture",
    "image/heic": "a HEIC picture",
    "image/avif": "an AVIF picture",
    "image/bmp": "a BMP picture",
    "image/tiff": "a TIFF picture",
    "image/svg+xml": "an SVG drawing",
    "video/mp4": "an MP4 video",
    "video/webm": "a WebM video",
    "video/quicktime": "a QuickTime video",
    "video/3gpp": "a 3GP video",
    "video/x-matroska": "a Matroska video",
    "video/x-msvideo": "an AVI video",
    "audio/mpeg": "an MP3 sound",
    "audio/wav": "a WAV sound",
    "audio/mp4": "an M4A sound",
    "audio/aac": "an AAC sound",
    "audio/flac": "a FLAC sound",
    "audio/ogg": "an Ogg sound",
    "application/pdf": "a PDF",
    "application/x-subrip": "SRT subtitles",
    "text/vtt": "WebVTT subtitles",
    "text/html": "a web page (HTML)",
    "text/plain": "a text file",
    "application/rtf": "an RTF document",
    "application/zip": "a ZIP archive",
    "application/gzip": "a gzip archive",
    "application/x-ole-storage": "an old Office document",
    _OOXML + "wordprocessingml.document": "a Word document",
    _OOXML + "presentationml.presentation": "a PowerPoint presentation",
    _OOXML + "spreadsheetml.sheet": "an Excel workbook",
    "application/vnd.oasis.opendocument": "an OpenDocument file",
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)


def describe(mime_type: str | None) -> str:
    """Name a type for a person, with its article: "a web page (HTML)"."""
    if mime_type is None:
        return "a file of an unknown kind"
    return _NAMES.get(mime_type, f"a file of type {mime_type}")


def sniff(head: bytes) -> str | None:
    """Tell a file's MIME type from its first bytes.

    Args:
        head: the start of the file; `HEAD_BYTES` are enough, fewer tell less.

    Returns:
        The type, of which only those in `ACCEPTED` can be attached; None when the bytes say nothing.
    """
    for magic, mime_type in _MAGIC:
        if head.startswith(magic):
            return mime_type
    for look in _LOOKS:
        found = look(head)
        if found:
            return found
    return None


def _riff(head: bytes) -> str | None:
    if head[:4] not in {b"RIFF", b"RF64", b"BW64"}:
        return None
    return {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}.get(head[8:12])


def _iso_media(head: bytes) -> str | None:
    """MP4 and its relatives: the major brand says which, the compatible brands help when it is vague."""
    if head[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(head[:4], "big") or 16, len(head), 256)
    major = head[8:12]
    brands = {major} | {head[at : at + 4] for at in range(16, end - 3, 4)}
    if brands & {b"avif", b"avis"}:
        return "image/avif"
    if major[:2] == b"he" or major in {b"mif1", b"msf1"}:
        return "image/heic"
    if major in _MAJOR_BRANDS:
        return _MAJOR_BRANDS[major]
    return "video/mp4" if any(_MP4_BRAND.fullmatch(brand) for brand in brands) else None


_MAJOR_BRANDS: dict[bytes, str] = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"M4P ": "audio/mp4",
    b"qt  ": "video/quicktime",
    **{b"3g" + kind: "video/3gpp" for kind in (b"p4", b"p5", b"p6", b"p7", b"g6", b"2a", b"2b", b"2c")},
}
_MP4_BRAND = re.compile(rb"iso[m2-9a]|mp4[12]|avc1|av01|M4V[ HP]|MSNV|dash|cmf[c2]|f4v |mp71|ndas|NDS.")


def _ebml(head: bytes) -> str | None:
    """Matroska or its web form: both start alike, the DocType element (id 4282) tells them apart."""
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    at = head.find(b"\x42\x82", 4, 128)
    if at < 0 or len(head) < at + 3:
        return None
    kind = head[at + 3 : at + 3 + (head[at + 2] & 0x7F)].rstrip(b"\x00")
    return {b"webm": "video/webm", b"matroska": "video/x-matroska"}.get(kind)


_BITRATES_KBPS: dict[tuple[bool, int], tuple[int, ...]] = {
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""By (MPEG-1 rather than 2 or 2.5, layer), for indices 1 to 14 (ISO 11172-3 and 13818-3)."""
_SAMPLE_RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""By the header's version bits: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5."""


def _frame_bytes(head: bytes, at: int = 0) -> int:
    """Length of the MPEG audio frame that starts here; 0 when none does."""
    if len(head) < at + 4 or head[at] != 0xFF or head[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[at + 1] >> 3 & 3, 4 - (head[at + 1] >> 1 & 3)
    bitrate, rate, padding = head[at + 2] >> 4, head[at + 2] >> 2 & 3, head[at + 2] >> 1 & 1
    # Layer I is left out: no such files are met, and a UTF-16 byte order mark looks like one.
    if version == 1 or layer not in {2, 3} or bitrate in {0, 15} or rate == 3:
        return 0
    per_frame = 72 if layer == 3 and version != 3 else 144
    kbps = _BITRATES_KBPS[version == 3, layer][bitrate - 1]
    return per_frame * kbps * 1000 // _SAMPLE_RATES_HZ[version][rate] + padding


def _mpeg_audio(head: bytes) -> str | None:
    if head.startswith(b"ID3") and len(head) >= 10:
        return _after_id3(head)
    if len(head) >= 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    length = _frame_bytes(head)
    if not length:
        return None
    # A second header where the first says makes chance matches (one in some thousand) impossible.
    cut_short = len(head) < length + 4
    return "audio/mpeg" if cut_short or _frame_bytes(head, length) else None


def _after_id3(head: bytes) -> str:
    """An ID3 tag means MP3, unless the sound after it says otherwise."""
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    sound = head[10 + size :]
    if sound.startswith(b"fLaC"):
        return "audio/flac"
    return "audio/aac" if sound[:1] == b"\xff" and len(sound) > 1 and sound[1] & 0xF6 == 0xF0 else "audio/mpeg"


def _zip(head: bytes) -> str | None:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    if b"mimetypeapplication/vnd.oasis.opendocument" in head[:120]:
        return "application/vnd.oasis.opendocument"
    for part, kind in (
        (b"word/", "wordprocessingml.document"),
        (b"ppt/", "presentationml.presentation"),
        (b"xl/", "spreadsheetml.sheet"),
    ):
        if part in head and b"[Content_Types].xml" in head:
            return _OOXML + kind
    return "application/zip"


_SRT = re.compile(r"(?:\d+[ \t]*\r?\n)?\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}")
_HTML = re.compile(
    r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|script|meta|div|table|iframe)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SVG = re.compile(r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg\b", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


_VTT = re.compile("WEBVTT")
_KINDS_OF_TEXT = (
    (_SRT, "application/x-subrip"),
    (_VTT, "text/vtt"),
    (_HTML, "text/html"),
    (_SVG, "image/svg+xml"),
)


def _text(head: bytes) -> str | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    text = (_decoded(head) or "").lstrip()
    kinds = (mime_type for pattern, mime_type in _KINDS_OF_TEXT if pattern.match(text))
    return next(kinds, "text/plain" if text else None)


def _decoded(head: bytes) -> str | None:
    """The bytes as text, in the encoding they seem to have; None for what is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text: str | None = head[: len(head) // 2 * 2].decode("utf-16", errors="ignore")
    else:
        text = _utf8_or_western(head)
    return None if text is None or _CONTROL.search(text) else text.removeprefix("\ufeff")


def _utf8_or_western(head: bytes) -> str | None:
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two by the end of the head is no fault of the text.
        if error.start >= len(head) - 3 and error.reason == "unexpected end of data":
            return head[: error.start].decode("utf-8")
        beyond_ascii = sum(byte > 0x7F for byte in head)
        return head.decode("latin-1") if beyond_ascii * 3 < len(head) else None


def _bitmap(head: bytes) -> str | None:
    """BMP: two letters are too few to tell, so the header's size field is checked as well."""
    known = {12, 40, 52, 56, 64, 108, 124}
    return "image/bmp" if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in known else None


_LOOKS: tuple[Callable[[bytes], str | None], ...] = (_riff, _iso_media, _ebml, _mpeg_audio, _zip, _bitmap, _text)
