"""Files: uploaded, attached, fetched, deleted."""

from __future__ import annotations

import base64
import hashlib
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tests.studio.quick_crew import PNG
from tests.studio.serving import Served, running, serving, web_get
from tui.api.terms import FILE_BYTES_LIMIT

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
SRT = b"1\n00:00:00,000 --> 00:00:01,000\nHello.\n"


def upload(
    served: Served, content: bytes, name: str = "a.bin", kind: str = "application/octet-stream"
) -> httpx.Response:
    return served.http.post("/v3/assets", files={"file": (name, content, kind)})


@pytest.mark.parametrize(
    ("content", "mime_type", "word"),
    [
        (PNG, "image/png", "image"),
        (PDF, "application/pdf", "pdf"),
        (SRT, "application/x-subrip", "subtitle"),
        (b"notes", "text/plain", "text"),
    ],
)
def test_the_type_is_found_in_the_bytes_whatever_the_part_says(
    served: Served, content: bytes, mime_type: str, word: str
) -> None:
    for kind in ("application/octet-stream", "video/mp4"):
        data = upload(served, content, "what.mov", kind).json()["data"]
        assert (data["mime_type"], data["size_bytes"]) == (mime_type, len(content))
        assert web_get(data["url"]).content == content
        item = served.data("GET", f"/v3/assets/{data['asset_id']}")
        assert (item["name"], item["type"]) == ("what.mov", word)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"PK\x03\x04....", "ZIP"),
        (b"GIF89a....", "GIF"),
        (b"", "empty"),
        (b"\x00\x01\x02", "unknown"),
    ],
)
def test_what_is_not_taken_is_named(served: Served, content: bytes, said: str) -> None:
    answer = upload(served, content, "picture.png", "image/png")
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "file"
    assert said in answer.json()["error"]["message"]
    assert list((served.house.store.home / "assets").iterdir()) == []


def test_32_mb_is_taken_and_a_byte_more_is_too_large(served: Served) -> None:
    largest = PNG + b"\0" * (FILE_BYTES_LIMIT - len(PNG))
    assert upload(served, largest).status_code == 200
    answer = upload(served, largest + b"\0")
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "payload_too_large"
    assert len(list((served.house.store.home / "assets").iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (
            b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\na\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\na cut-off te', "multipart/form-data; boundary=x"),
        (b"whatever", "multipart/form-data; boundary=x"),
        (b"whatever", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"", ""),
    ],
)
def test_a_body_without_a_whole_file_is_refused(served: Served, content: bytes, kind: str) -> None:
    answer = served.http.post("/v3/assets", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "file"


def test_a_repeated_key_gets_the_first_answer(served: Served) -> None:
    def once(key: str, content: bytes) -> dict:
        headers = {"Idempotency-Key": key}
        return served.http.post("/v3/assets", files={"file": ("a", content)}, headers=headers).json()

    first = once("k-1", PNG)
    assert once("k-1", PDF) == first
    assert once("k-2", PDF) != first
    answer = served.http.post("/v3/assets", files={"file": PNG}, headers={"Idempotency-Key": "not / allowed"})
    assert answer.json()["error"]["param"] == "Idempotency-Key"


def test_a_key_whose_request_is_still_running_is_a_conflict(served: Served) -> None:
    served.house.store.answers.open("POST /v3/assets", "busy", 2**31)
    answer = served.http.post("/v3/assets", files={"file": PNG}, headers={"Idempotency-Key": "busy"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "request_in_progress")


def test_a_key_is_free_again_after_a_day(served: Served) -> None:
    answers, day = served.house.store.answers, 24 * 3600
    assert answers.open("POST /v3/assets", "daily", 1_000) is None
    answers.close("POST /v3/assets", "daily", 200, b"{}")
    kept = answers.open("POST /v3/assets", "daily", 1_000 + day)
    assert kept is not None
    assert (kept.status, kept.body) == (200, b"{}")
    assert answers.open("POST /v3/assets", "daily", 1_001 + day) is None


def test_a_deleted_file_is_gone_but_not_from_the_session_that_has_it(served: Served) -> None:
    asset = upload(served, PNG, "can.png").json()["data"]
    files = [{"type": "asset_id", "asset_id": asset["asset_id"]}]
    session_id = served.create("About this can.", mode="chat", files=files)["session_id"]
    assert served.data("DELETE", f"/v3/assets/{asset['asset_id']}") == {"id": asset["asset_id"]}
    assert served.http.get(f"/v3/assets/{asset['asset_id']}").status_code == 404
    assert web_get(asset["url"]).status_code == 404
    session = served.until(session_id, "reviewing")
    prompt = session["messages"][-1]
    resource = served.data("GET", f"/v3/video-agents/{session_id}/resources/{prompt['resource_ids'][0]}")
    assert (resource["resource_type"], resource["source_type"]) == ("image", "user_uploaded")
    assert web_get(resource["url"]).content == PNG


def test_a_file_in_base64_is_sniffed_too(served: Served) -> None:
    def create(content: bytes) -> httpx.Response:
        data = base64.b64encode(content).decode()
        files = [{"type": "base64", "media_type": "image/png", "data": data}]
        return served.http.post("/v3/video-agents", json={"prompt": "x", "mode": "chat", "files": files})

    assert create(PNG).status_code == 200
    answer = create(b"<html><body>login</body></html>")
    assert answer.status_code == 400
    assert "web page" in answer.json()["error"]["message"]


class TestDirectUpload:
    def opened(self, served: Served, content: bytes = PNG, **more: object) -> dict:
        body = {"filename": "a.png", "content_type": "image/png", "size_bytes": len(content), **more}
        return served.data("POST", "/v3/assets/direct-uploads", json=body)

    def put(self, opened: dict, content: bytes) -> httpx.Response:
        return httpx.put(opened["upload_url"], timeout=60, content=content, headers=opened["upload_headers"])

    def complete(self, served: Served, opened: dict) -> httpx.Response:
        return served.http.post(f"/v3/assets/{opened['asset_id']}/complete", json={})

    def test_put_then_complete_makes_the_file_usable(self, served: Served) -> None:
        opened = self.opened(served, checksum_sha256=hashlib.sha256(PNG).hexdigest())
        assert self.complete(served, opened).status_code == 409
        assert self.put(opened, PNG).status_code == 200
        done = self.complete(served, opened).json()["data"]
        assert self.complete(served, opened).json()["data"]["asset_id"] == done["asset_id"]
        assert web_get(done["url"]).content == PNG
        served.create(files=[{"type": "asset_id", "asset_id": done["asset_id"]}])

    def test_a_field_the_contract_does_not_know_is_no_matter(self, served: Served) -> None:
        opened = self.opened(served, folder_id="f")
        self.put(opened, PNG)
        answer = served.http.post(f"/v3/assets/{opened['asset_id']}/complete", json={"folder_id": "f"})
        assert answer.json()["data"]["status"] == "ready"

    def test_bytes_that_arrive_after_the_upload_was_completed_change_nothing(self, served: Served) -> None:
        opened = self.opened(served)
        self.put(opened, PNG)

        def late() -> Iterator[bytes]:
            yield PNG[:8]
            assert self.complete(served, opened).status_code == 200
            yield bytes(len(PNG) - 8)

        answer = httpx.put(opened["upload_url"], timeout=60, content=late(), headers=opened["upload_headers"])
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "conflict")
        asset = served.data("GET", f"/v3/assets/{opened['asset_id']}")
        assert web_get(asset["url"]).content == PNG

    def test_bytes_that_arrive_after_the_upload_was_removed_are_not_kept(self, served: Served) -> None:
        opened = self.opened(served)

        def late() -> Iterator[bytes]:
            yield PNG[:8]
            served.data("DELETE", f"/v3/assets/{opened['asset_id']}")
            yield PNG[8:]

        answer = httpx.put(opened["upload_url"], timeout=60, content=late(), headers=opened["upload_headers"])
        assert answer.status_code == 404
        assert list((served.house.store.home / "assets").iterdir()) == []

    def test_bytes_that_are_not_as_declared_are_refused(self, served: Served) -> None:
        opened = self.opened(served)
        assert self.put(opened, PNG + b"more").status_code in {400, 413}
        assert self.put(opened, PNG[:-1]).status_code == 400
        lying = self.opened(served, PDF)
        self.put(lying, PDF)
        assert self.complete(served, lying).json()["error"]["param"] == "content_type"
        wrong = self.opened(served, checksum_sha256="0" * 64)
        self.put(wrong, PNG)
        assert self.complete(served, wrong).json()["error"]["param"] == "checksum_sha256"

    def test_a_changed_link_opens_nothing(self, served: Served) -> None:
        opened, other = self.opened(served), self.opened(served)
        link = opened["upload_url"].replace(opened["asset_id"], other["asset_id"])
        assert httpx.put(link, content=PNG, timeout=60).status_code == 403


def leading(monkeypatch: pytest.MonkeyPatch, name: str, *addresses: str) -> list[str]:
    """Have a name lead to an address, then to the next, and on to the last; returns the list of times it is asked."""
    look_up, asked = socket.getaddrinfo, []

    def found(host: str, *how: Any, **more: Any) -> Any:
        if host == name:
            asked.append(host)
            host = addresses[min(len(asked), len(addresses)) - 1]
        return look_up(host, *how, **more)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return asked


class TestFetchedFiles:
    @pytest.fixture
    def web(self) -> Iterator[str]:
        async def page(request: Request) -> Response:
            match request.url.path:
                case "/can.png":
                    return Response(PNG, media_type="image/png")
                case "/moved.png":
                    return RedirectResponse("/can.png")
                case "/loop":
                    return RedirectResponse("/loop")
                case "/login.png":
                    return Response("<!DOCTYPE html><html>log in</html>", media_type="image/png")
                case "/large.png":
                    return Response(PNG + b"\0" * FILE_BYTES_LIMIT)
            return Response("no", 403)

        with running(Starlette(routes=[Route("/{path:path}", page)])) as url:
            yield url

    def create(self, served: Served, url: str) -> httpx.Response:
        body = {"prompt": "x", "mode": "chat", "files": [{"type": "url", "url": url}]}
        return served.http.post("/v3/video-agents", json=body)

    @pytest.mark.parametrize("path", ["/can.png", "/moved.png"])
    def test_become_the_sessions_own(self, tmp_path: Path, web: str, path: str) -> None:
        with serving(tmp_path / "home", allow_private_urls=True) as served:
            created = self.create(served, web + path).json()["data"]
            session = served.until(created["session_id"], "reviewing")
            assert "1 files" in session["messages"][1]["content"]

    @pytest.mark.parametrize("path", ["/login.png", "/large.png", "/private.png", "/loop"])
    def test_that_cannot_be_had_are_download_failed(self, tmp_path: Path, web: str, path: str) -> None:
        with serving(tmp_path / "home", allow_private_urls=True) as served:
            error = self.create(served, web + path).json()["error"]
            assert (error["code"], error["param"]) == ("download_failed", "files[0].url")
            assert list((served.house.store.home / "sessions").iterdir()) == []

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "inside.test"])
    def test_are_not_fetched_from_private_addresses(
        self, served: Served, web: str, host: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        leading(monkeypatch, "inside.test", "127.0.0.1")
        there = web.replace("http://127.0.0.1", f"https://{host}")
        error = self.create(served, f"{there}/can.png").json()["error"]
        assert (error["code"], error["param"]) == ("invalid_parameter", "files[0].url")
        assert "private address" in error["message"]

    def test_are_not_fetched_in_clear(self, served: Served, web: str) -> None:
        error = self.create(served, f"{web}/can.png").json()["error"]
        assert (error["code"], error["param"]) == ("invalid_parameter", "files[0].url")
        assert "https" in error["message"]

    def test_come_from_the_very_address_that_was_checked(
        self, tmp_path: Path, web: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Turned round after the check, as by one who answers for the name.
        asked = leading(monkeypatch, "can.test", "127.0.0.1", "192.0.2.1")
        with serving(tmp_path / "home", allow_private_urls=True) as served:
            answer = self.create(served, f"{web.replace('127.0.0.1', 'can.test')}/can.png")
            assert answer.status_code == 200, answer.text
        assert asked == ["can.test"]


def test_a_file_that_is_removed_while_it_is_taken_in_is_named(served: Served) -> None:
    asset = upload(served, PNG).json()["data"]
    served.house.store.asset_file(asset["asset_id"]).unlink()  # as a removal in the same moment does
    files = [{"type": "asset_id", "asset_id": asset["asset_id"]}]
    answer = served.http.post("/v3/video-agents", json={"prompt": "x", "files": files})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "files[0].asset_id")
