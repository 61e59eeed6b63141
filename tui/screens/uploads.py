"""Files that were uploaded from here before, as rows: each asked for again, so that none is offered that is gone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from tui.chat.moments import told_moment
from tui.screens.catalogues import Row

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.api.models import AssetItem
    from tui.chat.library import Library

_AT_ONCE = 8


async def uploads(client: VideoAgentClient, library: Library, backend: str) -> AsyncIterator[Row]:
    """The files this backend still has, the latest first; those it has no more are forgotten."""
    from tui.api.errors import NotFoundError

    known = await asyncio.to_thread(library.assets, backend)
    for start in range(0, len(known), _AT_ONCE):
        batch = known[start : start + _AT_ONCE]
        answers = await asyncio.gather(*(client.get_asset(asset_id) for asset_id in batch), return_exceptions=True)
        for asset_id, answer in zip(batch, answers, strict=True):
            if isinstance(answer, NotFoundError):
                await asyncio.to_thread(library.forget_asset, backend, asset_id)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                yield upload_row(answer)


def upload_row(asset: AssetItem) -> Row:
    """An uploaded file; its id is what an attachment is written as."""
    at = told_moment(asset.uploaded_at)
    when = time.strftime("%d %b %H:%M", time.localtime(at)) if at else ""
    kind = asset.type.rpartition("/")[2].replace("-", " ")
    is_picture = asset.type.startswith("image")
    return Row(
        f"asset:{asset.id}",
        asset.name or asset.id,
        f"{kind}  {when}",
        (("type", kind), ("uploaded", when)),
        picture=(asset.url or "") if is_picture else "",
        clip=(asset.url or "") if asset.type.startswith("video") else "",
        tags=(kind,),
    )
