"""Every voice that can be chosen is offered, though the contract lists one's own apart."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.studio.serving import running
from tui.api.client import VideoAgentClient
from tui.chat.voice_list import every_voice

KEPT = {"public": ["library_1", "library_2", "shared"], "private": ["my_clone", "shared"]}


@pytest.fixture
async def vendor() -> AsyncIterator[VideoAgentClient]:
    """A server that lists voices as the contract says: a page each, of the public library unless asked otherwise."""

    async def voices(request: Request) -> Response:
        kind = request.query_params.get("type", "public")
        at = int(request.query_params.get("token", 0))
        kept = KEPT[kind]
        item = {
            "voice_id": kept[at],
            "name": kept[at],
            "language": "English",
            "gender": "female",
            "type": kind,
            "support_pause": False,
            "support_locale": False,
        }
        more = at + 1 < len(kept)
        return JSONResponse({"data": [item], "has_more": more, "next_token": str(at + 1) if more else None})

    with running(Starlette(routes=[Route("/v3/voices", voices)])) as url:
        async with VideoAgentClient(url, "a-key") as client:
            yield client


async def test_ones_own_voices_come_first_then_the_library_and_none_twice(vendor: VideoAgentClient) -> None:
    assert [voice.voice_id async for voice in every_voice(vendor)] == ["my_clone", "shared", "library_1", "library_2"]
