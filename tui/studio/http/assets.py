"""Files: upload in one request or by a signed address, read, delete. What a file is, its bytes say."""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from tui.api.models import (
    AssetItem,
    CompleteUploadResponse,
    DeleteAssetResponse,
    DirectUpload,
    UploadAssetV3Response,
)
from tui.studio.http import replies
from tui.studio.http.idempotency import once
from tui.studio.http.multipart import receive
from tui.studio.http.reading import read_json, studio, whole_stream
from tui.studio.http.routes import route
from tui.studio.http.wire import CompleteUpload, OpenUpload
from tui.studio.intake import TAKEN, type_of
from tui.studio.refusals import Refusal, conflict, invalid, not_found
from tui.studio.store.assets import Asset, AssetState
from tui.studio.store.store import new_id
from tui.studio.studio import Studio

OWNER = "studio"


@once
async def upload(request: Request) -> Response:
    """POST /v3/assets."""
    house, asset_id = studio(request), new_id()
    target = house.store.asset_file(asset_id)
    arriving = target.with_suffix(".arriving")
    try:
        received = await receive(request, arriving)
        mime_type = type_of(arriving, "file", received.name or "The file")
        arriving.replace(target)
    finally:
        arriving.unlink(missing_ok=True)
    name = received.name or asset_id
    asset = Asset(asset_id, name, mime_type, received.size, None, AssetState.READY, int(time.time()))
    house.store.assets.add(asset)
    return replies.data(
        UploadAssetV3Response(asset_id=asset_id, url=_link(house, asset), mime_type=mime_type, size_bytes=received.size)
    )


async def get_asset(request: Request) -> Response:
    """GET /v3/assets/{asset_id}."""
    house, asset = studio(request), _asset(request)
    return replies.data(
        AssetItem(
            id=asset.id,
            name=asset.name,
            owner=OWNER,
            space_id=OWNER,
            type=kind_of(asset.mime_type),
            uploaded_at=asset.created_at,
            url=_link(house, asset) if asset.state is AssetState.READY else None,
        )
    )


async def delete_asset(request: Request) -> Response:
    """DELETE /v3/assets/{asset_id}; sessions that were given it keep their own copy."""
    house, asset = studio(request), _asset(request)
    house.store.assets.remove(asset.id)
    house.store.asset_file(asset.id).unlink(missing_ok=True)
    return replies.data(DeleteAssetResponse(id=asset.id))


@once
async def open_upload(request: Request) -> Response:
    """POST /v3/assets/direct-uploads."""
    house = studio(request)
    wanted = await read_json(request, OpenUpload)
    most = house.settings.upload_limit_bytes
    if wanted.content_type not in TAKEN:
        raise invalid(f"content_type must be one of {', '.join(sorted(TAKEN))}.", "content_type")
    if not 1 <= wanted.size_bytes <= most:
        raise invalid(f"size_bytes must be from 1 to {most}.", "size_bytes")
    checksum = _checksum(wanted.checksum_sha256)
    asset = Asset(
        new_id(),
        wanted.filename,
        wanted.content_type,
        wanted.size_bytes,
        checksum,
        AssetState.PENDING,
        int(time.time()),
    )
    house.store.assets.add(asset)
    return replies.data(
        DirectUpload(
            asset_id=asset.id,
            upload_url=house.links.to(f"/media/uploads/{asset.id}", "PUT"),
            upload_headers={"Content-Type": asset.mime_type},
            expires_in_seconds=house.settings.link_life_s,
            max_bytes=most,
            status=AssetState.PENDING,
        )
    )


async def put_upload(request: Request) -> Response:
    """PUT to a signed address: the bytes of a direct upload."""
    house, asset = studio(request), _asset(request)
    if not house.links.allows(request.url.path, request.query_params, "PUT"):
        raise Refusal(403, "forbidden", "This upload link has expired or was changed; open a new upload.")
    target = house.store.asset_file(asset.id)
    arriving = target.with_suffix(f".{new_id()}")
    try:
        await _save(request, arriving, asset.size_bytes)
        if _asset(request).state is AssetState.READY:  # asked anew: it may have been completed or removed meanwhile
            raise conflict("This upload is complete already.")
        arriving.replace(target)
    finally:
        arriving.unlink(missing_ok=True)
    house.store.assets.set_state(asset.id, AssetState.UPLOADED)
    return Response(status_code=200)


async def complete_upload(request: Request) -> Response:
    """POST /v3/assets/{asset_id}/complete."""
    house, asset = studio(request), _asset(request)
    wanted = await read_json(request, CompleteUpload)
    if asset.state is AssetState.PENDING:
        raise conflict("The bytes have not arrived yet: PUT them to upload_url first.")
    if asset.state is AssetState.UPLOADED:
        given = _checksum(wanted.checksum_sha256)
        await asyncio.to_thread(_check, house.store.asset_file(asset.id), asset, given)
        house.store.assets.set_state(asset.id, AssetState.READY)
    return replies.data(
        CompleteUploadResponse(
            asset_id=asset.id,
            mime_type=asset.mime_type,
            size_bytes=asset.size_bytes,
            status="ready",
            url=_link(house, asset),
        )
    )


def kind_of(mime_type: str) -> str:
    """The contract's word for what a file is."""
    kind = mime_type.partition("/")[0]
    return {"application/pdf": "pdf", "application/x-subrip": "subtitle"}.get(mime_type, kind)


async def _save(request: Request, target: Path, size: int) -> None:
    written = 0
    with target.open("wb") as file:
        async for piece in whole_stream(request, limit=size):
            written += len(piece)
            file.write(piece)
    if written != size:
        raise invalid(f"{size} bytes were announced, {written} came.", "size_bytes")


def _check(file: Path, asset: Asset, given: str | None) -> None:
    """Compare what came with what was declared."""
    found = type_of(file, "content_type", asset.name)
    if found != asset.mime_type:
        raise invalid(f"The bytes are {found}, not {asset.mime_type} as declared.", "content_type")
    wanted = {checksum for checksum in (asset.checksum, given) if checksum}
    if not wanted:
        return
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    if wanted != {digest}:
        raise invalid(f"The bytes' SHA-256 is {digest}, which is not the one given.", "checksum_sha256")


def _checksum(text: str | None) -> str | None:
    if text is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", text):
        raise invalid("checksum_sha256 must be 64 hex digits.", "checksum_sha256")
    return text.lower() if text else None


def _link(house: Studio, asset: Asset) -> str:
    return house.links.to(f"/media/assets/{asset.id}")


def _asset(request: Request) -> Asset:
    found = studio(request).store.assets.find(request.path_params["asset_id"])
    if found is None:
        raise not_found("Asset", "asset_not_found")
    return found


ROUTES = [
    route("/v3/assets", POST=upload),
    route("/v3/assets/direct-uploads", POST=open_upload),
    route("/v3/assets/{asset_id}", GET=get_asset, DELETE=delete_asset),
    route("/v3/assets/{asset_id}/complete", POST=complete_upload),
    route("/media/uploads/{asset_id}", PUT=put_upload),
]
