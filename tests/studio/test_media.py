"""Media over signed links: whole, in parts, fresh or expired."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.studio.serving import Served, serving, web_get
from tui.studio.http.ranges import Unsatisfiable, requested
from tui.studio.links import Links

VIDEO = bytes(range(256)) * 40


@pytest.fixture
def link(served: Served) -> str:
    created = served.create()
    served.until(created["session_id"], "completed")
    return served.data("GET", f"/v3/videos/{created['video_id']}")["video_url"]


def test_a_whole_file_says_what_it_is_and_that_parts_can_be_had(link: str) -> None:
    answer = web_get(link)
    assert (answer.status_code, answer.content) == (200, VIDEO)
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-length"] == str(len(VIDEO))
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["etag"]


def test_head_tells_the_same_without_the_bytes(link: str) -> None:
    head, get = httpx.head(link, timeout=60), web_get(link)
    assert head.content == b""
    for name in ("content-length", "content-type", "etag", "last-modified", "accept-ranges"):
        assert head.headers[name] == get.headers[name]
    assert httpx.head(link, headers={"Range": "bytes=0-9"}).status_code == 206


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("0-0", 0, 1),
        ("5-9", 5, 10),
        ("10000-", 10000, 10240),
        ("-7", 10233, 10240),
        ("-99999", 0, 10240),
        ("9-99999", 9, 10240),
    ],
)
def test_a_part_is_just_that_part(link: str, asked: str, start: int, end: int) -> None:
    answer = web_get(link, headers={"Range": f"bytes={asked}"})
    assert answer.status_code == 206
    assert answer.content == VIDEO[start:end]
    assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{len(VIDEO)}"
    assert answer.headers["content-length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_behind_the_end_is_refused_with_the_size(link: str, asked: str) -> None:
    answer = web_get(link, headers={"Range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(VIDEO)}"
    assert answer.json()["error"]["code"] == "range_not_satisfiable"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=9-5", "frames=0-1", "bytes=-", "bytes=a-b", ""])
def test_what_is_no_single_range_gets_the_whole_file(link: str, asked: str) -> None:
    answer = web_get(link, headers={"Range": asked})
    assert (answer.status_code, len(answer.content)) == (200, len(VIDEO))


def test_a_resumed_download_goes_on_only_in_the_same_file(link: str) -> None:
    etag = web_get(link).headers["etag"]
    part = {"Range": "bytes=100-"}
    assert web_get(link, headers={**part, "If-Range": etag}).status_code == 206
    assert web_get(link, headers={**part, "If-Range": '"another"'}).status_code == 200
    assert web_get(link, headers={"If-None-Match": etag}).status_code == 304


def test_parts_put_together_are_the_file(link: str) -> None:
    parts = [web_get(link, headers={"Range": f"bytes={at}-{at + 999}"}).content for at in range(0, len(VIDEO), 1000)]
    assert b"".join(parts) == VIDEO


def test_a_link_that_was_changed_or_has_expired_opens_nothing(served: Served, link: str, tmp_path: Path) -> None:
    for bad in (
        link[:-1],
        link.replace("/video.mp4", "/poster.jpg"),
        link.split("?", maxsplit=1)[0],
        link.replace("expires=1", "expires=2"),
    ):
        answer = web_get(bad)
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "forbidden"
    with serving(tmp_path / "other", link_life_s=-1) as short:
        created = short.create()
        short.until(created["session_id"], "completed")
        video = short.data("GET", f"/v3/videos/{created['video_id']}")
        assert web_get(video["video_url"]).status_code == 403


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("studio.lan:8765", "http://studio.lan:8765"),
        ("[::1]:9000", "http://[::1]:9000"),
        ("evil.test/path?", None),
        ("a b", None),
        ("", None),
    ],
)
def test_a_link_starts_with_the_address_its_reader_used(
    served: Served, link: str, host: str, origin: str | None
) -> None:
    video_id = urlsplit(link).path.split("/")[3]
    video = served.data("GET", f"/v3/videos/{video_id}", headers={"Host": host})
    assert video["video_url"].startswith(f"{origin or served.url}/media/videos/")
    again = urlsplit(video["video_url"])
    assert web_get(f"{served.url}{again.path}?{again.query}").content == VIDEO


def test_a_link_leads_nowhere_else(served: Served) -> None:
    for path in (
        "/media/videos/../../studio.db",
        "/media/speech/..%2f..%2fstudio.db",
        "/media/previews/look/..%2f..%2fx.png",
    ):
        assert web_get(served.url + path).status_code in {401, 403, 404}
    for path in ("/media/speech/../../studio.db", "/media/previews/look/none.png", "/media/previews/look/look.exe"):
        assert web_get(served.house.links.to(path)).status_code in {401, 403, 404}


def test_a_file_that_is_gone_is_not_found(served: Served, link: str) -> None:
    for file in (served.house.store.home / "videos").rglob("*.mp4"):
        file.unlink()
    assert web_get(link).status_code == 404


@given(st.text(max_size=40) | st.from_regex(r"bytes=\d{0,6}-\d{0,6}", fullmatch=True), st.integers(0, 10**6))
def test_any_range_is_within_the_file_or_refused(header: str, size: int) -> None:
    try:
        span = requested(header, size)
    except Unsatisfiable:
        return
    assert span is None or 0 <= span.start < span.end <= size


@given(st.text(max_size=60), st.integers(0, 2**40), st.text(max_size=80))
def test_no_made_up_signature_opens_a_path(path: str, expires: int, signature: str) -> None:
    links = Links(b"secret", life_s=60)
    assert not links.allows(path, {"expires": str(expires), "signature": signature})


def test_a_link_to_write_to_does_not_read_and_the_other_way_round() -> None:
    links = Links(b"secret", life_s=60)
    for method, other in (("PUT", "GET"), ("GET", "PUT")):
        given = dict(parse_qsl(urlsplit(links.to("/media/uploads/1", method)).query))
        assert links.allows("/media/uploads/1", given, method)
        assert not links.allows("/media/uploads/1", given, other)
