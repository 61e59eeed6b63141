"""A multipart upload, streamed to disk: never more of it in memory than the piece that has just come."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from tui.api.terms import FILE_BYTES_LIMIT
from tui.studio.http.reading import whole_stream
from tui.studio.refusals import invalid, too_large

FIELD = "file"


@dataclass(slots=True)
class Upload:
    """The part named `file` as it comes in; other parts are passed over."""

    target: BinaryIO
    name: str = ""
    size: int = 0
    found: bool = False
    finished: bool = False
    _header: bytes = b""
    _value: bytes = b""
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _wanted: bool = False

    def on_part_begin(self) -> None:
        """A part starts."""
        self._headers, self._wanted = {}, False

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        """A piece of a header's name."""
        self._header += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        """A piece of a header's value."""
        self._value += data[start:end]

    def on_header_end(self) -> None:
        """A header is complete."""
        self._headers[self._header.lower()] = self._value
        self._header = self._value = b""

    def on_headers_finished(self) -> None:
        """A part's bytes follow."""
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        if options.get(b"name") != FIELD.encode():
            return
        if self.found:
            raise invalid("One request carries one file.", FIELD)
        self.found = self._wanted = True
        self.name = options.get(b"filename", b"").decode("utf-8", "replace")

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """A piece of a part; what is over the limit is counted, not kept."""
        if self._wanted:
            self.size += end - start
            if self.size <= FILE_BYTES_LIMIT:
                self.target.write(data[start:end])

    def on_end(self) -> None:
        """The closing boundary came."""
        self.finished = True


async def receive(request: Request, target: Path) -> Upload:
    """Read a multipart request's file into `target`.

    Raises:
        Refusal: There is no file, it is over 32 MB, or the body is not multipart.
    """
    with target.open("wb") as opened:
        upload = Upload(opened)
        parser = _parser(request, upload)
        try:
            async for chunk in whole_stream(request):
                if chunk:
                    parser.write(chunk)
            parser.finalize()
        except FormParserError:
            raise invalid("The body is not multipart/form-data.", FIELD) from None
    if upload.size > FILE_BYTES_LIMIT:
        raise too_large("The file is over 32 MB; use POST /v3/assets/direct-uploads.", FIELD)
    if not upload.found:
        raise invalid("A part named file is required.", FIELD)
    if not upload.finished:
        raise invalid("The body ended before its last part was complete.", FIELD)
    return upload


def _parser(request: Request, upload: Upload) -> MultipartParser:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise invalid("Content-Type must be multipart/form-data with a boundary.", FIELD)
    try:
        return MultipartParser(
            boundary,
            {
                "on_part_begin": upload.on_part_begin,
                "on_header_field": upload.on_header_field,
                "on_header_value": upload.on_header_value,
                "on_header_end": upload.on_header_end,
                "on_headers_finished": upload.on_headers_finished,
                "on_part_data": upload.on_part_data,
                "on_end": upload.on_end,
            },
        )
    except FormParserError:
        raise invalid("The boundary of the multipart body is not valid.", FIELD) from None
