"""Media by signed links: whole or in parts, so that a player can seek and a download can go on where it broke off."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Coroutine, Mapping
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tui.studio.animations import NoAnimationError
from tui.studio.casting.style_files import StyleError
from tui.studio.catalogue import brand_kits
from tui.studio.cuts import NoOtherCutError
from tui.studio.delivery import PREVIEW, STEMS
from tui.studio.failures import failure_of
from tui.studio.http.ranges import Span, Unsatisfiable, requested
from tui.studio.http.reading import studio
from tui.studio.http.routes import Handler, route
from tui.studio.previews import Preview
from tui.studio.refusals import Refusal, invalid, not_found
from tui.studio.stage.task import Stopped
from tui.studio.store.videos import Video
from tui.studio.studio import Studio

PIECE_BYTES = 256 * 1024

CUT_PATIENCE_S = 240.0
"""How long, in seconds, an answer is held back for what is being made of a video: less than browsers wait for one."""

log = logging.getLogger(__name__)

TYPES = {
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".wav": "audio/wav",
    ".mp3": "audio/mpeg",
    ".pdf": "application/pdf",
    ".srt": "application/x-subrip; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


def signed(handler: Handler) -> Handler:
    """Let a request pass that carries a link's signature."""

    async def handle(request: Request) -> Response:
        if not studio(request).links.allows(request.url.path, request.query_params):
            raise Refusal(
                403, "forbidden", "This link has expired or was changed; read the object again for a fresh one."
            )
        return await handler(request)

    return handle


@signed
async def video_file(request: Request) -> Response:
    """A finished video, its poster, preview or subtitles; these as WebVTT when `format=vtt` is added to their link.

    The preview is made now if nobody has asked for it before.
    `captions=on` or `captions=off` added to a video's link asks for that cut, whichever was delivered.
    """
    house, name = studio(request), Path(request.path_params["name"])
    video = house.store.videos.find(request.path_params["video_id"])
    if video is None or (name.stem not in STEMS and name.name != PREVIEW):
        raise not_found("Video", "video_not_found")
    if name.stem == "subtitles" and request.query_params.get("format") == "vtt":
        name = Path("captions.vtt")
    title = f"{video.title or 'video'}{name.suffix}"
    file = house.store.video_folder(video.id) / name.name
    if name.stem == "video" and "captions" in request.query_params:
        file = await _cut(house, video, request.query_params["captions"])
    elif name.name == PREVIEW:
        file = await _waited(house.animations.file(video), video, "preview")
    return await send(request, file, title=title)


async def _cut(house: Studio, video: Video, captions: str) -> Path:
    """A video's cut with captions or without."""
    if captions not in {"on", "off"}:
        raise invalid("captions must be on or off.", "captions")
    return await _waited(house.cuts.file(video, captions=captions == "on"), video, "cut")


async def _waited(making: Coroutine[Any, Any, Path], video: Video, what: str) -> Path:
    """A file, waited for as long as a client may be expected to wait; the making goes on after that."""
    try:
        async with asyncio.timeout(CUT_PATIENCE_S):
            return await making
    except TimeoutError:
        raise _later(f"This {what} is being made; ask again in a moment.") from None
    except Stopped:
        raise _later("The studio is closing; ask again when it is back.") from None
    except (NoOtherCutError, NoAnimationError):
        raise not_found(f"This {what} of the video", "video_not_found") from None
    except Exception as error:
        log.exception("the %s of video %s failed", what, video.id)
        failure = failure_of(error)
        raise Refusal(500, failure.code, failure.message) from None


def _later(message: str) -> Refusal:
    return Refusal(503, "not_ready", message, headers={"Retry-After": "15"})


@signed
async def asset_file(request: Request) -> Response:
    """An uploaded file."""
    house = studio(request)
    asset = house.store.assets.find(request.path_params["asset_id"])
    if asset is None:
        raise not_found("Asset", "asset_not_found")
    return await send(request, house.store.asset_file(asset.id), mime_type=asset.mime_type, title=asset.name)


@signed
async def resource_file(request: Request) -> Response:
    """A picture or file of a session."""
    resource = studio(request).store.resources.find(Path(request.path_params["name"]).stem)
    if resource is None or resource.file is None:
        raise not_found("Resource", "resource_not_found")
    return await send(request, resource.file)


@signed
async def preview_file(request: Request) -> Response:
    """A preview of something that can be chosen; made now if nobody has asked for it before."""
    name = Path(request.path_params["name"])
    preview = Preview(request.path_params["kind"], name.stem, name.suffix)
    try:
        made = await studio(request).previews.file(preview)
    except KeyError:
        raise not_found("Preview") from None
    except StyleError as error:
        raise invalid(f"A style cannot be used: {error}", "style_id") from None
    return await send(request, made)


@signed
async def speech_file(request: Request) -> Response:
    """Speech that was made by itself."""
    name = Path(request.path_params["name"]).name
    return await send(request, studio(request).store.home / "cache" / "speech" / name)


@signed
async def logo_file(request: Request) -> Response:
    """The logo of a brand kit."""
    wanted = Path(request.path_params["name"]).stem
    kits = await asyncio.to_thread(brand_kits, studio(request).settings.kits_folder)
    logos = [Path(kit.logo) for kit in kits if kit.brand_kit_id == wanted and kit.logo]
    if not logos:
        raise not_found("Logo")
    return await send(request, logos[0])


async def send(request: Request, file: Path, *, mime_type: str | None = None, title: str | None = None) -> Response:
    """Answer with a file, or the part of it the request asks for.

    Raises:
        Refusal: 404 when it is not there, 416 when the part lies behind its end.
    """
    try:
        stat = await asyncio.to_thread(file.stat)
    except OSError:
        raise not_found("File") from None
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600",
        "Content-Disposition": f"inline; filename*=UTF-8''{quote(title or file.name, safe='')}",
        "ETag": etag,
        "Last-Modified": formatdate(stat.st_mtime, usegmt=True),
        "X-Content-Type-Options": "nosniff",
    }
    if etag in _tags(request.headers.get("if-none-match")):
        return Response(status_code=304, headers=headers)
    span = _span(request.headers, stat.st_size, etag, headers["Last-Modified"])
    shown = span or Span(0, stat.st_size)
    headers["Content-Length"] = str(shown.length)
    headers["Content-Type"] = mime_type or TYPES.get(file.suffix, "application/octet-stream")
    if span:
        headers["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{stat.st_size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    return StreamingResponse(_pieces(file, shown), status, headers)


def _tags(header: str | None) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in (header or "").split(",")}


def _span(headers: Mapping[str, str], size: int, etag: str, modified: str) -> Span | None:
    unchanged = headers.get("if-range", etag) in {etag, modified}
    try:
        return requested(headers.get("range"), size) if unchanged else None
    except Unsatisfiable:
        raise Refusal(
            416,
            "range_not_satisfiable",
            f"The file has {size} bytes; the range lies behind them.",
            headers={"Content-Range": f"bytes */{size}"},
        ) from None


async def _pieces(file: Path, span: Span) -> AsyncIterator[bytes]:
    opened = await asyncio.to_thread(os.open, file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        at = span.start
        while at < span.end:
            piece = await asyncio.to_thread(_read, opened, at, min(PIECE_BYTES, span.end - at))
            if not piece:
                return
            at += len(piece)
            yield piece
    finally:
        os.close(opened)


def _read(opened: int, at: int, size: int) -> bytes:
    os.lseek(opened, at, os.SEEK_SET)
    return os.read(opened, size)


ROUTES = [
    route("/media/videos/{video_id}/{name}", GET=video_file),
    route("/media/assets/{asset_id}", GET=asset_file),
    route("/media/resources/{name}", GET=resource_file),
    route("/media/previews/{kind}/{name}", GET=preview_file),
    route("/media/speech/{name}", GET=speech_file),
    route("/media/logos/{name}", GET=logo_file),
]
