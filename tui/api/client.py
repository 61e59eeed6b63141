"""The client of a video agent: one coroutine for each operation of the contract.

It knows nothing of which backend answers: a base URL and a key are all the difference there is.
"""

from __future__ import annotations

import asyncio
import random
import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.api.calls import ask, ask_page, every, json_call, page_size, path_to
from tui.api.credentials import Credential
from tui.api.download import Download
from tui.api.errors import InvalidError, NotFoundError
from tui.api.models import (
    AssetItem,
    AvatarGroupItem,
    AvatarLookItem,
    BrandKitItem,
    CompleteUploadRequest,
    CompleteUploadResponse,
    CreateDirectUploadRequest,
    CreateVideoAgentRequest,
    CreateVideoAgentResponse,
    CurrentUser,
    DeleteAssetResponse,
    DeleteVideoResponse,
    DirectUpload,
    GetSessionResponse,
    SendMessageRequest,
    SendMessageResponse,
    SessionListItem,
    SessionResource,
    StopSessionResponse,
    UploadAssetV3Response,
    VideoAgentStyle,
    VideoDetail,
    VoiceDetail,
    VoiceItem,
)
from tui.api.retry import RetryPolicy
from tui.api.terms import AVATAR_PAGE_LIMIT, FILE_BYTES_LIMIT, PAGE_LIMIT, AvatarType, Ownership
from tui.api.transport import Call, Timeouts, Transport, Waiting
from tui.api.uploads import FileOnDisk, FormFile, Progress

_IDEMPOTENCY_KEY = re.compile(r"[A-Za-z0-9_\-:.]{1,255}")


class VideoAgentClient:
    """Talks to a video agent. Use it as an async context manager, or `close` it.

    Every coroutine raises an `ApiError` of the kind that tells what went wrong.

    Args:
        base_url: the backend's address, without `/v3`.
        api_key: sent as `x-api-key`.
        bearer: an OAuth token, used when there is no key.
        policy: when calls are repeated; a create or a message is never sent twice after a fault.
        timeouts: how long calls may take.
        sleep: waits the given seconds between tries.
        chance: a number from 0 to 1, for the jitter of waits.
        on_wait: told of every pause before a call is repeated.
        allow_http: lets a key travel in clear beyond this machine.

    Raises:
        AddressError: when the address cannot be used, or would send the key in clear.
        CredentialError: when the key cannot be one.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str | None = None,
        bearer: str | None = None,
        *,
        policy: RetryPolicy | None = None,
        timeouts: Timeouts | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
        on_wait: Callable[[Waiting], None] | None = None,
        allow_http: bool = False,
    ) -> None:
        self._transport = Transport(
            base_url,
            Credential.of(api_key, bearer),
            policy=policy,
            timeouts=timeouts,
            sleep=sleep,
            chance=chance,
            on_wait=on_wait,
            allow_http=allow_http,
        )
        self._timeouts = self._transport.timeouts

    @property
    def base_url(self) -> str:
        """The backend's address."""
        return str(self._transport.base_url)

    def __repr__(self) -> str:
        return f"<VideoAgentClient {self.base_url}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._transport.close()

    async def create_session(self, request: CreateVideoAgentRequest) -> CreateVideoAgentResponse:
        """Open a session.

        Raises:
            ApiError: when `may_have_arrived` is true, look among the newest sessions before sending it again.
        """
        call = json_call("POST", path_to("video-agents"), self._timeouts.write_s, request)
        return await ask(self._transport, call, CreateVideoAgentResponse)

    async def get_session(self, session_id: str) -> GetSessionResponse:
        """Read a session: its state, and its latest messages newest first."""
        return await ask(self._transport, self._read("video-agents", session_id), GetSessionResponse)

    async def send_message(self, session_id: str, request: SendMessageRequest) -> SendMessageResponse:
        """Answer the agent, or ask for changes."""
        call = json_call("POST", path_to("video-agents", session_id), self._timeouts.write_s, request)
        return await ask(self._transport, call, SendMessageResponse)

    async def stop_session(self, session_id: str) -> StopSessionResponse:
        """Ask the agent to halt at its next checkpoint; what it has made stays."""
        # No body, as the vendor's own client does it: the reference page's {} is optional.
        call = json_call("POST", path_to("video-agents", session_id, "stop"), self._timeouts.write_s)
        return await ask(self._transport, call, StopSessionResponse)

    async def get_resource(self, session_id: str, resource_id: str) -> SessionResource:
        """Read something the agent made or was given."""
        call = self._read("video-agents", session_id, "resources", resource_id)
        return await ask(self._transport, call, SessionResource)

    async def list_session_videos(self, session_id: str) -> tuple[VideoDetail, ...]:
        """All videos a session made, newest first."""
        page = await ask_page(self._transport, path_to("video-agents", session_id, "videos"), VideoDetail, {})
        return page.data

    def iter_sessions(self, *, limit: int | None = None) -> AsyncIterator[SessionListItem]:
        """All sessions, newest first; `limit` is the page size."""
        params = {"limit": page_size(limit, PAGE_LIMIT)}
        return every(self._transport, path_to("video-agents"), SessionListItem, params)

    def iter_styles(self, tag: str | None = None, *, limit: int | None = None) -> AsyncIterator[VideoAgentStyle]:
        """All curated styles, or those with a tag."""
        params = {"tag": tag, "limit": page_size(limit, PAGE_LIMIT)}
        return every(self._transport, path_to("video-agents", "styles"), VideoAgentStyle, params)

    def iter_videos(
        self, *, title: str | None = None, folder_id: str | None = None, limit: int | None = None
    ) -> AsyncIterator[VideoDetail]:
        """All videos of the account, or those of a folder or whose title holds some words."""
        params = {"title": title or None, "folder_id": folder_id, "limit": page_size(limit, PAGE_LIMIT)}
        return every(self._transport, path_to("videos"), VideoDetail, params)

    async def get_video(self, video_id: str) -> VideoDetail:
        """Read a video; each read gives fresh links."""
        return await ask(self._transport, self._read("videos", video_id), VideoDetail)

    async def delete_video(self, video_id: str) -> DeleteVideoResponse:
        """Remove a video and its files for good."""
        try:
            return await ask(self._transport, self._delete("videos", video_id), DeleteVideoResponse)
        except NotFoundError as error:
            if not error.after_lost_answer:
                raise
            # The try before this one removed it; only its answer was lost.
            return DeleteVideoResponse(id=video_id, deleted=True)

    async def upload_asset(
        self, path: Path, on_progress: Progress | None = None, *, idempotency_key: str | None = None
    ) -> UploadAssetV3Response:
        """Upload a file of up to 32 MB.

        Args:
            path: the file.
            on_progress: told of bytes sent and of all bytes; starts anew when the upload does.
            idempotency_key: names this upload, so that sending it again gives the same asset; made up when not given.

        Raises:
            InvalidError: when the file is too big; it is not sent then.
            OSError: when it cannot be read.
        """
        file = await FileOnDisk.look(path)
        if file.size_bytes > FILE_BYTES_LIMIT:
            message = f"{path.name} has {file.size_bytes:,} bytes; {FILE_BYTES_LIMIT:,} (32 MB) are allowed."
            raise InvalidError(message, code="payload_too_large", param="file")
        form = FormFile.of(file)
        call = Call(
            "POST",
            path_to("assets"),
            self._timeouts.upload_s,
            headers={**form.headers, **_idempotency(idempotency_key)},
            body=lambda: form.chunks(on_progress),
        )
        return await ask(self._transport, call, UploadAssetV3Response)

    async def get_asset(self, asset_id: str) -> AssetItem:
        """Read what is known about a stored file."""
        return await ask(self._transport, self._read("assets", asset_id), AssetItem)

    async def delete_asset(self, asset_id: str) -> DeleteAssetResponse:
        """Remove a stored file for good."""
        try:
            return await ask(self._transport, self._delete("assets", asset_id), DeleteAssetResponse)
        except NotFoundError as error:
            if not error.after_lost_answer:
                raise
            return DeleteAssetResponse(id=asset_id)

    async def create_direct_upload(
        self, request: CreateDirectUploadRequest, *, idempotency_key: str | None = None
    ) -> DirectUpload:
        """Open a signed upload, for a file over 32 MB."""
        call = json_call("POST", path_to("assets", "direct-uploads"), self._timeouts.write_s, request)
        headers = {**call.headers, **_idempotency(idempotency_key)}
        call = Call(call.method, call.path, call.timeout_s, headers=headers, body=call.body)
        return await ask(self._transport, call, DirectUpload)

    async def put_direct_upload(self, upload: DirectUpload, path: Path, on_progress: Progress | None = None) -> None:
        """Send a file's bytes to where a signed upload wants them, with its headers and without the key."""
        file = await FileOnDisk.look(path)
        given = {name: value for name, value in upload.upload_headers.items() if name.lower() != "content-length"}
        headers = {**given, "Content-Length": str(file.size_bytes)}
        await self._transport.send(
            Call(
                "PUT",
                upload.upload_url,
                self._timeouts.upload_s,
                headers=headers,
                body=lambda: file.chunks(on_progress),
            )
        )

    async def complete_direct_upload(
        self, asset_id: str, request: CompleteUploadRequest | None = None
    ) -> CompleteUploadResponse:
        """Make the bytes of a signed upload usable; a conflict means they have not arrived yet."""
        path = path_to("assets", asset_id, "complete")
        call = json_call("POST", path, self._timeouts.write_s, request or CompleteUploadRequest())
        return await ask(self._transport, call, CompleteUploadResponse)

    def iter_avatar_groups(
        self, *, ownership: Ownership | None = None, limit: int | None = None
    ) -> AsyncIterator[AvatarGroupItem]:
        """All characters, stock and own."""
        params = {"ownership": ownership, "limit": page_size(limit, AVATAR_PAGE_LIMIT)}
        return every(self._transport, path_to("avatars"), AvatarGroupItem, params)

    async def get_avatar_group(self, group_id: str) -> AvatarGroupItem:
        """Read a character."""
        return await ask(self._transport, self._read("avatars", group_id), AvatarGroupItem)

    def iter_avatar_looks(
        self,
        group_id: str | None = None,
        *,
        avatar_type: AvatarType | None = None,
        ownership: Ownership | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[AvatarLookItem]:
        """All looks, or those of a character; a look's id is what a session takes as `avatar_id`."""
        params = {
            "group_id": group_id,
            "avatar_type": avatar_type,
            "ownership": ownership,
            "limit": page_size(limit, AVATAR_PAGE_LIMIT),
        }
        return every(self._transport, path_to("avatars", "looks"), AvatarLookItem, params)

    async def get_avatar_look(self, look_id: str) -> AvatarLookItem:
        """Read a look."""
        return await ask(self._transport, self._read("avatars", "looks", look_id), AvatarLookItem)

    def iter_voices(
        self,
        *,
        type: Ownership | None = None,  # noqa: A002 (the contract's name)
        engine: str | None = None,
        language: str | None = None,
        gender: str | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[VoiceItem]:
        """All voices of the public library, or one's own, narrowed by what is given."""
        params = {
            "type": type,
            "engine": engine,
            "language": language,
            "gender": gender,
            "limit": page_size(limit, PAGE_LIMIT),
        }
        return every(self._transport, path_to("voices"), VoiceItem, params)

    async def get_voice(self, voice_id: str) -> VoiceDetail:
        """Read a voice, and how its cloning is coming on."""
        return await ask(self._transport, self._read("voices", voice_id), VoiceDetail)

    def iter_brand_kits(self, *, limit: int | None = None) -> AsyncIterator[BrandKitItem]:
        """All brand kits of the workspace."""
        params = {"limit": page_size(limit, PAGE_LIMIT)}
        return every(self._transport, path_to("brand-kits"), BrandKitItem, params)

    async def get_current_user(self) -> CurrentUser:
        """Read who is calling, and what they can spend."""
        return await ask(self._transport, self._read("users", "me"), CurrentUser)

    async def download(self, url: str, path: Path, on_progress: Progress | None = None) -> Path:
        """Bring a file to the disk, whole or not at all; a broken connection is taken up where it broke.

        Args:
            url: a link from the API; the key goes along only to the backend itself.
            path: where the file will be; what is there is replaced in the last step.
            on_progress: told of bytes received and, when known, of all bytes.

        Raises:
            LinkExpiredError: when the link no longer works: read the video again.
            OSError: when the disk does not take it.
        """
        return await Download(self._transport, url, path, on_progress).run()

    def _read(self, *parts: str) -> Call:
        return Call("GET", path_to(*parts), self._timeouts.read_s)

    def _delete(self, *parts: str) -> Call:
        return Call("DELETE", path_to(*parts), self._timeouts.write_s)


def _idempotency(key: str | None) -> dict[str, str]:
    key = secrets.token_hex(16) if key is None else key
    if not _IDEMPOTENCY_KEY.fullmatch(key):
        raise InvalidError("An idempotency key has 1 to 255 letters, digits and -_:.", code="invalid_parameter")
    return {"Idempotency-Key": key}
