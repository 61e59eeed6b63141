"""Makes a draft ready to travel: text files into the prompt, other files uploaded and named by their ids."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.api.client import VideoAgentClient
from tui.api.models import AssetId, AssetUrl, CreateVideoAgentRequest, SendMessageRequest
from tui.chat.attachments import AttachmentError, check_path, inline_text, is_text, read_text, too_long
from tui.chat.draft import Attachment, Choices, Draft, Pick, Source
from tui.chat.library import Library
from tui.chat.paths import quantity

Say = Callable[[str], None]
"""Shows a line about what is going on."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A draft as it goes out."""

    text: str
    files: tuple[AssetId | AssetUrl, ...]
    reused: tuple[str, ...]
    """Asset ids of earlier uploads: the backend may have forgotten them."""


class Packer:
    """Uploads what has to be uploaded, once for each content and backend."""

    def __init__(self, client: VideoAgentClient, library: Library, backend: str, say: Say) -> None:
        """Work with what is given; `say` is told of uploads under way."""
        self._client = client
        self._library = library
        self._backend = backend
        self._say = say

    async def pack(self, draft: Draft) -> Parcel:
        """Make a draft ready.

        Raises:
            AttachmentError: a file changed for the worse since it was attached, or its text is too long.
            ApiError: an upload failed.
        """
        text = await prompt_of(draft)
        files: list[AssetId | AssetUrl] = []
        reused: list[str] = []
        for attachment in draft.attachments:
            if is_text(attachment):
                continue
            match attachment.source:
                case Source.ASSET:
                    files.append(AssetId(asset_id=attachment.value))
                case Source.URL:
                    files.append(AssetUrl(url=attachment.value))
                case Source.PATH:
                    asset_id, known = await self._asset(attachment)
                    files.append(AssetId(asset_id=asset_id))
                    reused += [asset_id] if known else []
        return Parcel(text, tuple(files), tuple(reused))

    async def forget(self, asset_ids: tuple[str, ...]) -> None:
        """Forget uploads that the backend no longer has."""
        for asset_id in asset_ids:
            await asyncio.to_thread(self._library.forget_asset, self._backend, asset_id)

    async def _asset(self, attachment: Attachment) -> tuple[str, bool]:
        """The asset id of a file, and whether it was uploaded before."""
        path = Path(attachment.value)
        await asyncio.to_thread(check_path, path)
        digest = await asyncio.to_thread(_sha256, path)
        known = await asyncio.to_thread(self._library.asset, self._backend, digest)
        if known:
            return known, True
        self._say(f"Sending {attachment.name}.")
        uploaded = await self._client.upload_asset(path, lambda sent, total: self._tell(attachment.name, sent, total))
        await asyncio.to_thread(self._library.save_asset, self._backend, digest, uploaded.asset_id)
        return uploaded.asset_id, False

    def _tell(self, name: str, sent: int, total: int | None) -> None:
        of_all = f" of {quantity(total)}" if total else ""
        self._say(f"Sending {name}: {quantity(sent)}{of_all}.")


async def prompt_of(draft: Draft) -> str:
    """The text of a draft with the text files in it that are attached.

    Raises:
        AttachmentError: a file cannot be read any more, or it is too much.
    """
    attached = [one for one in draft.attachments if is_text(one)]
    if not attached:
        return draft.text
    texts = [(one.name, await asyncio.to_thread(read_text, Path(one.value))) for one in attached]
    text = inline_text(draft.text, texts)
    problem = too_long(text, [one.name for one in attached])
    if problem:
        raise AttachmentError(problem)
    return text


def _id(pick: Pick | None) -> str | None:
    return pick.id if pick else None


def create_request(draft: Draft, parcel: Parcel) -> CreateVideoAgentRequest:
    """The request that opens a session."""
    choices = draft.choices
    return CreateVideoAgentRequest(
        prompt=parcel.text,
        mode=choices.mode,
        avatar_id=_id(choices.avatar),
        voice_id=_id(choices.voice),
        style_id=_id(choices.style),
        brand_kit_id=_id(choices.brand_kit),
        orientation=choices.orientation,
        files=parcel.files or None,
        callback_url=choices.callback_url,
        callback_id=choices.callback_id,
        incognito_mode=choices.incognito,
    )


def message_request(draft: Draft, parcel: Parcel, before: Choices) -> SendMessageRequest:
    """The request of a further turn. It carries only what changed; style and the rest cannot (BEHAVIOUR 3).

    Args:
        draft: what was written.
        parcel: what of it travels.
        before: what the agent was told last.
    """
    choices = draft.choices

    def changed(now: Pick | None, then: Pick | None) -> str | None:
        return now.id if now and _id(then) != now.id else None

    return SendMessageRequest(
        message=parcel.text,
        avatar_id=changed(choices.avatar, before.avatar),
        voice_id=changed(choices.voice, before.voice),
        brand_kit_id=changed(choices.brand_kit, before.brand_kit),
        files=parcel.files or None,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
