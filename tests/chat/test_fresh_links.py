"""A picture whose link has expired is fetched by its newer one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.chat.vendor import Vendor, refusal
from tui.api.client import VideoAgentClient
from tui.api.errors import LinkExpiredError
from tui.chat.conversation import Conversation
from tui.chat.fresh_links import signed_anew
from tui.chat.view import ConversationView, ResourceView, SceneView, VideoView
from tui.screens.desk import Desk

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
EXPIRED = refusal(403, "forbidden")


@pytest.fixture
async def desk(conversation: Conversation, client: VideoAgentClient, vendor: Vendor) -> Desk:
    """A session with two pictures on the screen, read when their links were new."""
    for name in ("one", "two"):
        vendor.files[f"{name}.png"] = PNG
        vendor.resources[name] = {"resource_id": name, "resource_type": "image", "url": link(vendor, name, 1)}
    vendor.open_session("A film", "s1", status="reviewing")
    vendor.say("s1", "model", "Look", resource_ids=["one", "two"])
    await conversation.follow("s1")
    found = Desk(SimpleNamespace(name="heygen"), lambda _: None)
    found.link = SimpleNamespace(name="heygen", client=client)
    found._conversation = conversation
    return found


def link(vendor: Vendor, name: str, edition: int) -> str:
    return f"{vendor.base_url}/files/{name}.png?expires={edition}&signature={edition}"


async def test_pictures_that_expire_together_are_read_anew_together(desk: Desk, vendor: Vendor, tmp_path: Path) -> None:
    for name in ("one", "two"):
        vendor.resources[name]["url"] = link(vendor, name, 2)
    vendor.says("GET file", EXPIRED, EXPIRED)
    targets = [tmp_path / "one.png", tmp_path / "two.png"]
    await asyncio.gather(*(desk.bring(link(vendor, target.stem, 1), target) for target in targets))
    assert [target.read_bytes() for target in targets] == [PNG, PNG]
    assert vendor.count("GET resource") == 4, "each once when the session was taken up, and once more"


async def test_a_link_that_cannot_be_had_anew_is_told_as_expired(desk: Desk, vendor: Vendor, tmp_path: Path) -> None:
    vendor.says("GET file", EXPIRED)
    vendor.says("GET resource", refusal(404, "resource_not_found"), refusal(404, "resource_not_found"))
    with pytest.raises(LinkExpiredError):
        await desk.bring(link(vendor, "one", 1), tmp_path / "one.png")
    known = desk.view.resources["one"]
    assert known.url == link(vendor, "one", 1), "what was known of it stays"


def test_the_same_file_is_known_by_its_address_without_the_signature() -> None:
    view = ConversationView(
        resources={
            "board": ResourceView(
                "board", "blueprint", scenes=(SceneView(1, "title", "", "", image_url="https://a.test/s.png?sig=2"),)
            )
        },
        video=VideoView("v", "completed", thumbnail_url="https://a.test/p.jpg?token=9&size=2"),
    )
    assert signed_anew("https://a.test/s.png?sig=1", view) == "https://a.test/s.png?sig=2"
    assert signed_anew("https://a.test/p.jpg?token=1&size=2", view) == "https://a.test/p.jpg?token=9&size=2"
    assert signed_anew("https://a.test/p.jpg?token=1&size=3", view) is None
    assert signed_anew("https://a.test/s.png?sig=2", view) is None, "there is no other"
