"""Takes in the files of a request: uploaded before, carried in base64 or fetched, each becomes the session's own."""

from __future__ import annotations

import asyncio
import base64
import binascii
import shutil
from collections.abc import Sequence
from pathlib import Path

from tui.api.media_types import ACCEPTED, HEAD_BYTES, describe, sniff
from tui.api.models import AssetBase64, AssetId, AssetInput, AssetUrl
from tui.api.terms import FILE_BYTES_LIMIT
from tui.studio.delivery import place
from tui.studio.fetch import fetch
from tui.studio.refusals import Refusal, invalid, too_large
from tui.studio.store.assets import AssetState
from tui.studio.store.sessions import Attachment
from tui.studio.store.store import Store, new_id

TAKEN = ACCEPTED | {"text/plain"}
"""What the studio can be given: the contract's types and, as its own extension, plain text."""

SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "application/pdf": ".pdf",
    "application/x-subrip": ".srt",
    "text/plain": ".txt",
}


def type_of(file: Path, param: str, name: str) -> str:
    """A file's type by its bytes.

    Raises:
        Refusal: It is not of a type that is taken; the message says what it is.
    """
    with file.open("rb") as opened:
        head = opened.read(HEAD_BYTES)
    if not head:
        raise invalid(f"{name} is empty.", param)
    found = sniff(head)
    if found not in TAKEN:
        raise invalid(
            f"{name} is {describe(found)}; PNG, JPEG, MP4, WebM, MP3, WAV, PDF, SRT and plain text are taken.", param
        )
    return found or ""


class Intake:
    """Takes in files for one session.

    Args:
        store: Knows the assets and where they lie.
        folder: The session's own folder for files.
        allow_private: Fetch from private addresses too.
    """

    def __init__(self, store: Store, folder: Path, *, allow_private: bool) -> None:
        self._store, self._folder, self._allow_private = store, folder, allow_private

    async def take(self, files: Sequence[AssetInput]) -> tuple[Attachment, ...]:
        """Every file of a request, in order.

        Raises:
            Refusal: One of them cannot be had or used; nothing of the others is kept.
        """
        if not files:
            return ()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        arriving = self._folder / f"arriving-{new_id()}"
        arriving.mkdir()
        try:
            taken = await asyncio.gather(
                *(self._one(file, arriving, f"files[{number}]") for number, file in enumerate(files))
            )
            return tuple(self._keep(attachment) for attachment in taken)
        finally:
            shutil.rmtree(arriving, ignore_errors=True)

    async def _one(self, file: AssetInput, folder: Path, param: str) -> Attachment:
        match file:
            case AssetId():
                # In a thread: where a file cannot have two names, a large one is copied.
                return await asyncio.to_thread(self._asset, file.asset_id, folder, f"{param}.asset_id")
            case AssetBase64():
                return await asyncio.to_thread(self._decoded, file, folder, f"{param}.data")
            case AssetUrl():
                return await self._fetched(file.url, folder, f"{param}.url")

    def _asset(self, asset_id: str, folder: Path, param: str) -> Attachment:
        asset = self._store.assets.find(asset_id)
        missing = invalid(f"There is no asset {asset_id}; upload the file first.", param)
        if asset is None:
            raise missing
        if asset.state is not AssetState.READY:
            raise invalid(f"The upload of asset {asset_id} is not complete.", param)
        copy = folder / new_id()
        try:
            place(self._store.asset_file(asset_id), copy)
        except FileNotFoundError:  # removed since it was looked up
            raise missing from None
        return Attachment(asset_id=asset_id, name=asset.name, mime_type=asset.mime_type, path=copy)

    def _decoded(self, file: AssetBase64, folder: Path, param: str) -> Attachment:
        try:
            content = base64.b64decode(file.data, validate=True)
        except (binascii.Error, ValueError):
            raise invalid("data is not base64.", param) from None
        if len(content) > FILE_BYTES_LIMIT:
            raise too_large("The file is over 32 MB.", param)
        asset_id = new_id()
        target = folder / asset_id
        target.write_bytes(content)
        return Attachment(
            asset_id=asset_id, name="attached file", mime_type=type_of(target, param, "data"), path=target
        )

    async def _fetched(self, url: str, folder: Path, param: str) -> Attachment:
        asset_id = new_id()
        target = folder / asset_id
        name = await fetch(url, target, param, allow_private=self._allow_private)
        try:
            mime_type = type_of(target, param, url)
        except Refusal as refusal:
            # What is behind the address is not the file it was taken for: most often a login page.
            raise Refusal(400, "download_failed", refusal.message, param=param) from None
        return Attachment(asset_id=asset_id, name=name, mime_type=mime_type, path=target)

    def _keep(self, attachment: Attachment) -> Attachment:
        kept = self._folder / f"{attachment.asset_id}{SUFFIXES[attachment.mime_type]}"
        attachment.path.replace(kept)
        return attachment.model_copy(update={"path": kept})
