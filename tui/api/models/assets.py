"""Files: as they are attached to a request, and as they are uploaded and kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tui.api.models.wire import Answer, Request, Text, UnixSeconds, WholeNumber
from tui.api.terms import FILE_BYTES_LIMIT, FILES_LIMIT

BASE64_LIMIT = 4 * -(-FILE_BYTES_LIMIT // 3)
"""Characters the largest file has in base64."""


class AssetUrl(Request):
    """A file the server fetches itself from a public HTTPS address."""

    type: Literal["url"] = "url"
    url: str


class AssetId(Request):
    """A file that was uploaded before."""

    type: Literal["asset_id"] = "asset_id"
    asset_id: str


class AssetBase64(Request):
    """A file carried inside the request. `media_type` is the MIME type of the decoded bytes."""

    type: Literal["base64"] = "base64"
    media_type: str
    data: Annotated[str, Field(max_length=BASE64_LIMIT, repr=False)]


AssetInput = Annotated[AssetUrl | AssetId | AssetBase64, Field(discriminator="type")]
"""One attached file; `type` tells which of the three it is."""
Files = Annotated[tuple[AssetInput, ...], Field(max_length=FILES_LIMIT)]
"""The files of one request."""


class UploadAssetV3Response(Answer):
    """An uploaded file. `mime_type` was found by looking at its bytes."""

    asset_id: str
    url: Text
    mime_type: Text
    size_bytes: int


class AssetItem(Answer):
    """A file in the workspace."""

    id: str
    name: Text
    owner: Text
    space_id: Text
    type: Text
    uploaded_at: UnixSeconds
    url: str | None = None
    folder_id: str | None = None


class DeleteAssetResponse(Answer):
    """The receipt for a removed file."""

    id: str


class CreateDirectUploadRequest(Request):
    """Opens a signed upload for a file that is too big for the plain one."""

    filename: str
    content_type: str
    size_bytes: WholeNumber
    checksum_sha256: str | None = None


class DirectUpload(Answer):
    """Where to PUT the bytes of a signed upload, and with which headers."""

    asset_id: str
    upload_url: str
    upload_headers: dict[str, str]
    expires_in_seconds: int
    max_bytes: int
    status: str


class CompleteUploadRequest(Request):
    """Ends a signed upload."""

    checksum_sha256: str | None = None


class CompleteUploadResponse(Answer):
    """A signed upload that has ended."""

    asset_id: str
    mime_type: Text
    size_bytes: int
    status: str
    url: Text
