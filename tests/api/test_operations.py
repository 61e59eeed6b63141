"""Every operation the client offers, over real HTTP, against a server that reads the contract for itself."""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import KEY
from tests.api.server import Answer, ContractServer
from tui.api import models
from tui.api.client import VideoAgentClient
from tui.api.errors import InvalidError, UnreadableAnswerError
from tui.api.terms import FILE_BYTES_LIMIT, AvatarType, Ownership, SessionMode

CREATE = models.CreateVideoAgentRequest(
    prompt="A film about tea",
    mode=SessionMode.CHAT,
    avatar_id="look",
    voice_id="voice",
    style_id="style",
    brand_kit_id="kit",
    orientation="portrait",  # type: ignore[arg-type]  # pydantic reads the word
    files=(
        models.AssetUrl(url="https://example.com/a.png"),
        models.AssetId(asset_id="asset"),
        models.AssetBase64(media_type="image/png", data="iVBORw0KGgo="),
    ),
    callback_url="https://example.com/hook",
    callback_id="mine",
    incognito_mode=True,
)
SEND = models.SendMessageRequest(message="Looks good, generate it", files=(models.AssetId(asset_id="asset"),))
DIRECT = models.CreateDirectUploadRequest(filename="a.mp4", content_type="video/mp4", size_bytes=5)

Ask = Callable[[VideoAgentClient], Awaitable[Any]]
OPERATIONS: dict[str, tuple[str, Ask]] = {
    "create_session": ("createVideoAgentV3", lambda c: c.create_session(CREATE)),
    "get_session": ("getVideoAgentSession", lambda c: c.get_session("s")),
    "send_message": ("sendVideoAgentMessage", lambda c: c.send_message("s", SEND)),
    "stop_session": ("stopVideoAgentSession", lambda c: c.stop_session("s")),
    "get_resource": ("getVideoAgentSessionResource", lambda c: c.get_resource("s", "r")),
    "list_session_videos": ("listVideoAgentSessionVideos", lambda c: c.list_session_videos("s")),
    "get_video": ("getVideoV3", lambda c: c.get_video("v")),
    "delete_video": ("deleteVideoV3", lambda c: c.delete_video("v")),
    "upload_asset": ("uploadAsset", lambda c: c.upload_asset(Path(__file__))),
    "get_asset": ("getAsset", lambda c: c.get_asset("a")),
    "delete_asset": ("deleteAsset", lambda c: c.delete_asset("a")),
    "create_direct_upload": ("createAssetUpload", lambda c: c.create_direct_upload(DIRECT)),
    "complete_direct_upload": ("completeAssetUpload", lambda c: c.complete_direct_upload("a")),
    "get_avatar_group": ("getAvatarGroup", lambda c: c.get_avatar_group("g")),
    "get_avatar_look": ("getAvatarLook", lambda c: c.get_avatar_look("l")),
    "get_voice": ("getVoice", lambda c: c.get_voice("v")),
    "get_current_user": ("getCurrentUser", lambda c: c.get_current_user()),
}
LISTS: dict[str, tuple[str, Callable[[VideoAgentClient], Any]]] = {
    "iter_sessions": ("listVideoAgentSessions", lambda c: c.iter_sessions(limit=100)),
    "iter_styles": ("listVideoAgentStyles", lambda c: c.iter_styles("retro-tech", limit=100)),
    "iter_videos": ("listVideosV3", lambda c: c.iter_videos(title="tea", folder_id="f", limit=100)),
    "iter_avatar_groups": ("listAvatarGroups", lambda c: c.iter_avatar_groups(ownership=Ownership.PUBLIC, limit=50)),
    "iter_avatar_looks": (
        "listAvatarLooks",
        lambda c: c.iter_avatar_looks("g", avatar_type=AvatarType.PHOTO_AVATAR, ownership=Ownership.PRIVATE, limit=50),
    ),
    "iter_voices": (
        "listVoices",
        lambda c: c.iter_voices(type=Ownership.PUBLIC, engine="starfish", language="English", gender="male", limit=100),
    ),
    "iter_brand_kits": ("listBrandKits", lambda c: c.iter_brand_kits(limit=100)),
}


@pytest.mark.parametrize(("operation_id", "ask"), OPERATIONS.values(), ids=OPERATIONS)
async def test_each_operation_is_one_of_the_contract_and_reads_its_answer(
    client: VideoAgentClient, server: ContractServer, operation_id: str, ask: Ask
) -> None:
    answer = await ask(client)
    assert [seen.operation_id for seen in server.seen] == [operation_id]
    assert answer


@pytest.mark.parametrize(("operation_id", "ask"), LISTS.values(), ids=LISTS)
async def test_each_list_is_one_of_the_contract_and_takes_every_filter(
    client: VideoAgentClient, server: ContractServer, operation_id: str, ask: Callable[[VideoAgentClient], Any]
) -> None:
    items = [item async for item in ask(client)]
    assert [seen.operation_id for seen in server.seen] == [operation_id]
    assert len(items) == 1
    assert "token" not in server.seen[0].query


def test_no_operation_of_the_client_is_left_out_here() -> None:
    offered = {name for name, _ in inspect.getmembers(VideoAgentClient, inspect.isfunction) if not name.startswith("_")}
    assert offered - {"close", "download", "put_direct_upload"} == OPERATIONS.keys() | LISTS.keys()


async def test_everything_chosen_for_a_session_arrives(client: VideoAgentClient, server: ContractServer) -> None:
    await client.create_session(CREATE)
    body = server.seen[0].json
    assert body["mode"] == "chat"
    assert body["orientation"] == "portrait"
    assert [file["type"] for file in body["files"]] == ["url", "asset_id", "base64"]
    assert body["incognito_mode"] is True


async def test_what_is_not_chosen_is_not_sent(client: VideoAgentClient, server: ContractServer) -> None:
    await client.send_message("s", models.SendMessageRequest(message="hello"))
    assert server.seen[0].json == {"message": "hello"}


async def test_a_stop_carries_no_body(client: VideoAgentClient, server: ContractServer) -> None:
    await client.stop_session("s")
    assert server.seen[0].headers["content-length"] == "0"
    assert "content-type" not in server.seen[0].headers


async def test_a_call_says_who_makes_it(client: VideoAgentClient, server: ContractServer) -> None:
    await client.get_current_user()
    headers = server.seen[0].headers
    assert headers["x-api-key"] == KEY
    assert "authorization" not in headers
    assert headers["user-agent"].startswith("reeltalk/")


async def test_a_token_is_sent_as_bearer(make_client: Callable[..., VideoAgentClient], server: ContractServer) -> None:
    await make_client(api_key=None, bearer="token").get_current_user()
    assert server.seen[0].headers["authorization"] == "Bearer token"


async def test_an_id_cannot_lead_to_another_operation(client: VideoAgentClient, server: ContractServer) -> None:
    await client.get_video("a/../b?c#d")
    assert server.seen[0].operation_id == "getVideoV3"
    assert server.seen[0].query == {}
    for bad in ("", ".", ".."):
        with pytest.raises(InvalidError):
            await client.get_video(bad)
    assert len(server.seen) == 1


def _page(names: list[str], token: str | None) -> Answer:
    data = [{"session_id": name, "created_at": 1} for name in names]
    return Answer.of({"data": data, "has_more": token is not None, "next_token": token})


async def test_a_list_goes_through_all_pages(client: VideoAgentClient, server: ContractServer) -> None:
    server.script.extend([_page(["a", "b"], "two"), _page([], "three"), _page(["c"], None)])
    assert [item.session_id async for item in client.iter_sessions(limit=2)] == ["a", "b", "c"]
    assert [seen.query.get("token") for seen in server.seen] == [None, "two", "three"]


async def test_a_list_reads_no_page_before_it_is_wanted(client: VideoAgentClient, server: ContractServer) -> None:
    server.script.extend([_page(["a", "b"], "two")])
    async for item in client.iter_sessions():
        if item.session_id == "b":
            break
    assert len(server.seen) == 1


async def test_a_list_that_goes_in_circles_ends(client: VideoAgentClient, server: ContractServer) -> None:
    server.script.extend([_page(["a"], "two"), _page(["b"], "three"), _page(["c"], "two")])
    with pytest.raises(UnreadableAnswerError, match="circles"):
        _ = [item async for item in client.iter_sessions()]
    assert len(server.seen) == 3


@pytest.mark.parametrize("size", [0, 101])
async def test_a_page_size_beyond_the_contract_is_not_sent(
    client: VideoAgentClient, server: ContractServer, size: int
) -> None:
    with pytest.raises(InvalidError):
        client.iter_sessions(limit=size)
    with pytest.raises(InvalidError):
        client.iter_avatar_looks(limit=51)
    assert server.seen == []


async def test_an_upload_sends_the_file_whole_and_tells_how_far_it_is(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3000
    path = tmp_path / 'an "odd" näme.png'
    path.write_bytes(content)
    told: list[tuple[int, int | None]] = []
    await client.upload_asset(path, lambda done, total: told.append((done, total)))
    assert content in server.seen[0].body
    assert b"Content-Type: image/png" in server.seen[0].body
    assert told[-1] == (len(content), len(content))
    assert [done for done, _ in told] == sorted({done for done, _ in told})


async def test_a_file_over_the_limit_is_not_sent(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    path = tmp_path / "big.mp4"
    with path.open("wb") as file:
        file.truncate(FILE_BYTES_LIMIT + 1)
    with pytest.raises(InvalidError, match=r"big\.mp4 has 33,554,433 bytes") as caught:
        await client.upload_asset(path)
    assert caught.value.param == "file"
    assert server.seen == []


async def test_a_signed_upload_puts_the_raw_bytes_without_the_key(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    path = tmp_path / "raw.bin"
    path.write_bytes(b"raw bytes" * 50_000)
    server.files["/bucket/raw"] = deque([Answer()])
    upload = models.DirectUpload(
        asset_id="a",
        # Another name of the same machine is another host: the key stays at home.
        upload_url=f"http://localhost:{server.port}/bucket/raw",
        upload_headers={"x-goog-sign": "yes"},
        expires_in_seconds=60,
        max_bytes=10**9,
        status="pending_upload",
    )
    await client.put_direct_upload(upload, path)
    seen = server.seen[0]
    assert seen.method == "PUT"
    assert seen.body == path.read_bytes()
    assert seen.headers["x-goog-sign"] == "yes"
    assert "x-api-key" not in seen.headers
