"""A take goes to the other backend with its words and files; choices go by name, and what does not fit is said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.studio.serving import KEY, serving
from tui.api.client import VideoAgentClient
from tui.api.terms import Orientation
from tui.chat.carrying import carry
from tui.chat.draft import Attachment, Choices, Draft, Pick, Source


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[VideoAgentClient]:
    with serving(tmp_path) as served:
        async with VideoAgentClient(served.url, KEY) as client:
            yield client


async def test_choices_are_found_by_their_names_and_the_rest_is_left_to_the_agent(studio: VideoAgentClient) -> None:
    group = await anext(aiter(studio.iter_avatar_groups()))
    look = await anext(aiter(studio.iter_avatar_looks(group_id=group.id)))
    voice = await anext(aiter(studio.iter_voices()))
    draft = Draft(
        "A film",
        (
            Attachment(Source.PATH, "/tmp/can.png", "can.png", "image/png", 10),
            Attachment(Source.ASSET, "asset_77", "brief.pdf"),
        ),
        Choices(
            avatar=Pick("vendor_look", f"{group.name}, {look.name}"),
            voice=Pick("vendor_voice", voice.name.upper()),
            style=Pick("vendor_style", "No Such Style"),
            orientation=Orientation.PORTRAIT,
            incognito=True,
            callback_url="https://example.com/hook",
        ),
    )
    carried = await carry(draft, studio, take_id=12)
    choices = carried.draft.choices
    assert choices.avatar == Pick(look.id, f"{group.name}, {look.name}")
    assert choices.voice == Pick(voice.voice_id, voice.name)
    assert choices.style is None
    assert (choices.orientation, choices.incognito, choices.callback_url) == (Orientation.PORTRAIT, True, None)
    assert [one.name for one in carried.draft.attachments] == ["can.png"]
    assert carried.draft.origin == 12
    assert carried.draft.text == "A film"
    assert carried.left == ("style No Such Style", "file brief.pdf")


async def test_a_bare_prompt_asks_the_other_backend_for_nothing() -> None:
    async with VideoAgentClient("http://127.0.0.1:9", KEY) as nobody:
        carried = await carry(Draft("A film"), nobody, take_id=3)
    assert carried.draft == Draft("A film", origin=3)
    assert carried.left == ()
