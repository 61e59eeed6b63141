"""What is refused, how, and with which field named."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import KEY, Served, running, serving, web_get
from tui.studio.server import StudioSettings, build_app


def refusal(answer: httpx.Response, status: int) -> dict:
    assert answer.status_code == status, answer.text
    assert answer.headers["x-request-id"]
    return answer.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-api-key": "wrong"},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {KEY}"},
        {"x-api-key": ""},
    ],
)
def test_without_the_key_nothing_is_told(served: Served, headers: dict[str, str]) -> None:
    for path in ("/v3/video-agents", "/v3/nothing", "/"):
        assert refusal(web_get(served.url + path, headers=headers), 401)["code"] == "authentication_failed"


def test_the_key_may_come_as_a_bearer(served: Served) -> None:
    answer = web_get(f"{served.url}/v3/users/me", headers={"Authorization": f"Bearer {KEY}"})
    assert answer.status_code == 200
    assert answer.json()["data"]["billing_type"] == "subscription"


def test_a_studio_without_a_key_refuses_pages_of_other_origins(tmp_path: Path) -> None:
    with serving(tmp_path / "home", keyless=True) as served:
        assert web_get(f"{served.url}/v3/users/me").status_code == 200
        assert refusal(web_get(f"{served.url}/v3/users/me", headers={"Origin": "https://evil.test"}), 403)
        assert refusal(web_get(f"{served.url}/v3/users/me", headers={"Host": "evil.test"}), 403)


def test_an_empty_key_opens_no_more_than_none_does(tmp_path: Path) -> None:
    with running(build_app(StudioSettings(home=tmp_path / "home", api_key=""), QuickCrew())) as url:
        assert web_get(f"{url}/v3/users/me").status_code == 200
        assert refusal(web_get(f"{url}/v3/users/me", headers={"Origin": "https://evil.test"}), 403)


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "prompt"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": "x" * 10_001}, "prompt"),
        ({"prompt": 7}, "prompt"),
        ({"prompt": "x", "duration_sec": 30}, "duration_sec"),
        ({"prompt": "x", "mode": "auto"}, "mode"),
        ({"prompt": "x", "mode": None}, "mode"),
        ({"prompt": "x", "orientation": "square"}, "orientation"),
        ({"prompt": "x", "incognito_mode": "yes"}, "incognito_mode"),
        ({"prompt": "x", "avatar_id": "nobody"}, "avatar_id"),
        ({"prompt": "x", "voice_id": "nobody"}, "voice_id"),
        ({"prompt": "x", "style_id": "none"}, "style_id"),
        ({"prompt": "x", "brand_kit_id": "none"}, "brand_kit_id"),
        ({"prompt": "x", "callback_url": "ftp://here/"}, "callback_url"),
        ({"prompt": "x", "callback_id": "alone"}, "callback_id"),
        ({"prompt": "x", "files": [{"type": "asset_id", "asset_id": "a"}] * 21}, "files"),
        ({"prompt": "x", "files": [{"type": "asset_id", "asset_id": "a"}]}, "files[0].asset_id"),
        ({"prompt": "x", "files": [{"type": "base64", "media_type": "image/png", "data": "%%"}]}, "files[0].data"),
        ({"prompt": "x", "files": [{"type": "base64", "media_type": "image/png"}]}, "files[0].data"),
        ({"prompt": "x", "files": [{"type": "url", "url": "https://a.test", "name": "b"}]}, "files[0].name"),
        ({"prompt": "x", "files": [{"type": "url", "url": "http://example.com/a.png"}]}, "files[0].url"),
        ({"prompt": "x", "files": [{"type": "url", "url": "https://127.0.0.1/a.png"}]}, "files[0].url"),
        ({"prompt": "x", "files": [{"type": "url", "url": "https://[::1]/a.png"}]}, "files[0].url"),
    ],
)
def test_a_bad_field_is_named(served: Served, body: dict, param: str) -> None:
    error = refusal(served.http.post("/v3/video-agents", json=body), 400)
    assert (error["code"], error["param"]) == ("invalid_parameter", param)
    assert served.http.get("/v3/video-agents").json()["data"] == []


def test_a_style_of_one_s_own_is_listed_chosen_and_told_when_its_file_is_broken(served: Served) -> None:
    folder = served.house.settings.styles_folder
    folder.mkdir()
    (folder / "harbour.toml").write_text('name = "Harbour"\nlike = "style_poster"\ntags = ["sea"]\n')
    (mine,) = served.data("GET", "/v3/video-agents/styles", params={"tag": "sea"})
    assert (mine["style_id"], mine["name"]) == ("style_harbour", "Harbour")
    created = served.create(style_id="style_harbour")
    served.until(created["session_id"], "completed")
    (folder / "harbour.toml").write_text('name = "Harbour"\nlike = "style_poster"\nmotion = "hop"\n')
    for method, path, body in (
        ("GET", "/v3/video-agents/styles", None),
        ("POST", "/v3/video-agents", {"prompt": "x", "style_id": "style_harbour"}),
    ):
        error = refusal(served.http.request(method, path, json=body), 400)
        assert error["param"] == "style_id"
        assert "harbour.toml" in error["message"]
        assert "motion" in error["message"]
    assert served.create(style_id="style_poster")["session_id"], "the studio's own styles need no file"


def test_a_group_id_is_told_from_a_look_id(served: Served) -> None:
    group = served.data("GET", "/v3/avatars")[0]["id"]
    looks = [look["id"] for look in served.data("GET", "/v3/avatars/looks", params={"group_id": group})]
    error = refusal(served.http.post("/v3/video-agents", json={"prompt": "x", "avatar_id": group}), 400)
    assert error["param"] == "avatar_id"
    assert "group" in error["message"]
    assert all(look in error["message"] for look in looks)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{", "application/json"),
        (b'{"prompt": "x"}', "text/plain"),
        (b"[]", "application/json"),
        (b"", "application/json"),
    ],
)
def test_what_is_no_json_object_is_refused(served: Served, content: bytes, kind: str) -> None:
    answer = served.http.post("/v3/video-agents", content=content, headers={"Content-Type": kind})
    assert refusal(answer, 400)["code"] == "invalid_parameter"


def test_unknown_paths_and_methods_are_refused_in_the_envelope(served: Served) -> None:
    assert refusal(served.http.get("/v3/templates"), 404)["code"] == "not_found"
    assert refusal(served.http.get("/v3/video-agents/"), 404)["code"] == "not_found"
    answer = served.http.delete("/v3/video-agents")
    assert refusal(answer, 405)["code"] == "method_not_allowed"
    assert {"GET", "POST"} <= {name.strip() for name in answer.headers["allow"].split(",")}


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/v3/video-agents/none", "not_found"),
        ("POST", "/v3/video-agents/none/stop", "not_found"),
        ("GET", "/v3/video-agents/none/resources/none", "not_found"),
        ("GET", "/v3/videos/none", "not_found"),
        ("DELETE", "/v3/videos/none", "not_found"),
        ("GET", "/v3/assets/none", "asset_not_found"),
        ("DELETE", "/v3/assets/none", "asset_not_found"),
        ("GET", "/v3/avatars/none", "avatar_group_not_found"),
        ("GET", "/v3/avatars/looks/none", "avatar_not_found"),
        ("GET", "/v3/voices/none", "voice_not_found"),
        ("DELETE", "/v3/webhooks/endpoints/none", "webhook_not_found"),
    ],
)
def test_what_is_not_there_is_not_found(served: Served, method: str, path: str, code: str) -> None:
    assert refusal(served.http.request(method, path), 404)["code"] == code


@pytest.mark.parametrize("path", ["/v3/video-agents", "/v3/videos", "/v3/avatars", "/v3/voices", "/v3/webhooks/events"])
@pytest.mark.parametrize("limit", ["0", "101", "-1", "x", "", "1.5", "٣", "99999999999999"])
def test_page_sizes_are_checked(served: Served, path: str, limit: str) -> None:
    assert refusal(served.http.get(path, params={"limit": limit}), 400)["param"] == "limit"


@pytest.mark.parametrize("token", ["x", "", "é", "W10", "WyJ2aWRlb3MiLDFd" * 9])
def test_a_foreign_cursor_is_refused(served: Served, token: str) -> None:
    for path in ("/v3/video-agents", "/v3/videos", "/v3/avatars/looks"):
        assert refusal(served.http.get(path, params={"token": token}), 400)["param"] == "token"


def test_a_fault_inside_is_an_envelope_with_a_request_id(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(served.house.store.sessions, "page", broken)
    error = refusal(served.http.get("/v3/video-agents"), 500)
    assert error["code"] == "internal_error"
    assert "secret" not in error["message"]


def test_a_full_disk_is_said(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(served.house.store, "asset_file", full)
    error = refusal(served.http.post("/v3/assets", files={"file": b"text"}), 500)
    assert error["code"] == "disk_full"


def test_the_server_answers_while_a_render_runs(served: Served) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    hold = served.work_folder(session_id) / "hold"
    hold.touch()
    served.say(session_id, "go ahead")
    served.until(session_id, "generating")
    other = served.create(mode="chat")["session_id"]
    served.until(other, "reviewing")
    assert served.session(session_id)["status"] == "generating"
    hold.unlink()
    served.until(session_id, "completed")


def test_lists_are_stable_while_new_ones_come(served: Served) -> None:
    ids = [served.create(f"film {number}", mode="chat")["session_id"] for number in range(5)]
    seen, token = [], None
    while True:
        params = {"limit": 2} | ({"token": token} if token else {})
        page = served.http.get("/v3/video-agents", params=params).json()
        seen += [session["session_id"] for session in page["data"]]
        served.create("a newer one", mode="chat")
        token = page["next_token"]
        assert page["has_more"] == (token is not None)
        if token is None:
            break
    assert seen == ids[::-1]


def test_voices_are_filtered_as_the_contract_says(served: Served) -> None:
    def ids(**params: str) -> list[str]:
        return [voice["voice_id"] for voice in served.data("GET", "/v3/voices", params=params)]

    everyone = ids()
    assert ids(type="private") == []
    assert ids(engine="other") == []
    assert ids(language="German") == []
    assert ids(language="en-US") == ids(language="English") == ids(engine="starfish") == everyone
    assert 0 < len(ids(gender="Male")) < len(everyone)
    assert refusal(served.http.get("/v3/voices?type=own"), 400)["param"] == "type"
    assert refusal(served.http.get("/v3/voices?type=public&type=private"), 400)["param"] == "type"


def test_videos_are_found_by_title(served: Served) -> None:
    for prompt in ("Green tea.", "Black tea.", "Éclair."):
        served.until(served.create(prompt)["session_id"], "completed")
    found = served.data("GET", "/v3/videos", params={"title": "TEA"})
    assert [video["title"] for video in found] == ["Black tea.", "Green tea."]
    assert [video["title"] for video in served.data("GET", "/v3/videos", params={"title": "éCLAIR"})] == ["Éclair."]
    assert served.data("GET", "/v3/videos", params={"folder_id": "f"}) == []
    assert refusal(served.http.get("/v3/videos?title="), 400)["param"] == "title"


def test_a_run_that_would_find_no_disk_is_refused_before_it_is_taken_in(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearly_full = shutil.disk_usage("/")._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: nearly_full)
    assert refusal(served.http.post("/v3/video-agents", json={"prompt": "A clip."}), 500)["code"] == "disk_full"
    assert served.data("GET", "/v3/video-agents") == []
