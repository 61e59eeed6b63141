"""What the command line lists, shows, saves, exports and removes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.chat.vendor import Vendor, refusal
from tests.studio.serving import Served
from tests.verbs.conftest import Call
from tui.chat.library import Library
from tui.verbs.parser import build_parser

HOSTILE = "\x1b]0;owned\x07\x1b[2J tea \u202e"


@pytest.fixture(scope="module")
def made(served: Served) -> tuple[str, str]:
    """A session that is done, and its video."""
    session = served.create("A video about harbours.", mode="chat")["session_id"]
    served.until(session, "reviewing")
    served.say(session, "Looks good, generate it.")
    return session, str(served.until(session, "completed")["video_id"])


def made_video(served: Served) -> str:
    """One more video, to be removed."""
    session = served.create("A video about moss.")["session_id"]
    return str(served.until(session, "completed")["video_id"])


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("sessions", "session_id"),
        ("videos", "id"),
        ("avatars", "looks_count"),
        ("looks", "preferred_orientation"),
        ("voices", "language"),
        ("styles", "aspect_ratio"),
    ],
)
def test_every_list_has_its_ids_first_and_the_fields_of_the_api(
    on_studio: Call, made: tuple[str, str], kind: str, field: str
) -> None:
    data = on_studio("list", kind, "--json").answer["data"]
    assert field in data[0]
    lines = on_studio("list", kind).out.splitlines()
    ids = {value for value in data[0].values() if isinstance(value, str)}
    assert lines[0].split("\t")[0] in ids
    assert len(lines) == len(data)


def test_a_list_is_searched_by_all_words_and_says_that_it_is_cut(on_studio: Call) -> None:
    everyone = on_studio("list", "voices", "--limit", "0", "--json").answer
    assert everyone["has_more"] is False
    some = on_studio("list", "voices", "--search", "FEMALE english", "--limit", "0").out.splitlines()
    assert 0 < len(some) < len(everyone["data"])
    assert all("female" in line for line in some)
    cut = on_studio("list", "voices", "--limit", "2")
    assert len(cut.out.splitlines()) == 2
    assert "--limit 0" in cut.err
    none = on_studio("list", "voices", "--search", "nobody at all")
    assert (none.status, none.out) == (0, "")
    assert "no voices on studio that match" in none.err


def test_the_looks_of_one_avatar_are_listed_alone(on_studio: Call) -> None:
    avatar = on_studio("list", "avatars", "--json").answer["data"][0]
    looks = on_studio("list", "looks", "--avatar", avatar["id"], "--json").answer["data"]
    assert len(looks) == avatar["looks_count"]
    assert {look["group_id"] for look in looks} == {avatar["id"]}
    assert on_studio("list", "voices", "--avatar", avatar["id"]).status == 2


def test_sessions_seen_from_here_are_listed_when_the_backend_does_not_answer(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session("A film", status="completed", title="Cold brew")
    assert on_vendor("show", session).status == 0
    vendor.says("GET sessions", refusal(403, "forbidden"))
    done = on_vendor("list", "sessions")
    assert done.status == 1
    assert done.out.split("\t")[:2] == [session, "completed"]
    assert "what was seen from here" in done.err
    vendor.says("GET sessions", refusal(403, "forbidden"))
    assert "there are no" not in on_vendor("list", "sessions", "--search", "nothing like it").err


def test_a_session_is_shown_with_its_storyboard_and_videos(on_studio: Call, made: tuple[str, str]) -> None:
    session, video = made
    shown = on_studio("show", session)
    assert shown.status == 0
    for part in (session, "completed", video, "A video about harbours.", "storyboard · 3 scenes", "Hello there."):
        assert part in shown.out
    data = on_studio("show", session, "--json").answer
    assert [one["video_id"] for one in data["videos"]] == [video]
    assert data["messages"][0]["content"] == "A video about harbours."
    assert (data["state"], data["question"], data["approval"]) == ("completed", None, None)
    assert "sig" not in json.dumps(data["videos"])


def test_nothing_an_agent_says_is_obeyed_by_the_terminal(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(HOSTILE, status="waiting_for_input", title=HOSTILE)
    vendor.say(session, "model", HOSTILE)
    for words in (("show", session), ("watch", session), ("list", "sessions")):
        done = on_vendor(*words)
        assert "tea" in done.out + done.err
        for sign in ("\x1b", "\x07", "\u202e"):
            assert sign not in done.out + done.err


def test_no_file_is_written_over(
    on_studio: Call, made: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.mp4"
    kept.write_text("dear")
    for words in (("download", made[1]), ("export", made[0], "--format", "md"), ("watch", made[0])):
        assert on_studio(*words, "--output", str(kept)).status == 2
    assert kept.read_text() == "dear"
    monkeypatch.chdir(tmp_path)
    assert on_studio("download", made[1], "--output", "new.mp4").out == f"{tmp_path / 'new.mp4'}\n"
    first, second = (on_studio("download", made[1]).out.strip() for _ in range(2))
    assert first != second
    assert Path(first).read_bytes() == Path(second).read_bytes()


def test_a_video_that_is_not_there_or_not_ready_says_so(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session("A film", status="generating", video_id="v1")
    vendor.videos["v1"] = {"id": "v1", "status": "processing"}
    unready = on_vendor("download", session)
    assert unready.status == 1
    assert "processing" in unready.err
    vendor.videos["v1"] = {"id": "v1", "status": "completed", "video_url": f"{vendor.base_url}/files/none.mp4"}
    plain = on_vendor("download", "v1", "--captioned")
    assert plain.status == 1
    assert "no captioned version" in plain.err
    assert on_vendor("download", "v1").status == 1
    unknown = on_vendor("download", "v2")
    assert unknown.status == 1
    assert "reeltalk list videos" in unknown.err


def test_an_export_is_told_by_its_files_ending(on_studio: Call, made: tuple[str, str], tmp_path: Path) -> None:
    session, _ = made
    assert on_studio("export", session).out.startswith("# ")
    assert json.loads(on_studio("export", session, "--format", "json").out)["session_id"] == session
    page = tmp_path / "talk.html"
    assert on_studio("export", session, "--output", str(page)).out.strip() == str(page)
    text = page.read_text()
    assert text.lower().startswith("<!doctype html>")
    assert "data:image/png;base64," in text
    unknown = on_studio("export", session, "--output", str(tmp_path / "talk.docx"))
    assert unknown.status == 2
    assert "--format" in unknown.err


def test_a_session_that_cannot_be_read_is_exported_as_it_was_last_seen(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session("A film about tea", status="completed")
    assert on_vendor("show", session).status == 0
    vendor.says("GET session", refusal(403, "forbidden"))
    done = on_vendor("export", session)
    assert done.status == 1
    assert "A film about tea" in done.out
    assert "last seen" in done.err


def test_a_video_is_removed_only_when_that_is_meant(on_studio: Call, served: Served, made: tuple[str, str]) -> None:
    video = made_video(served)
    asked = on_studio("delete", video)
    assert asked.status == 2
    assert "--yes" in asked.err
    declined = on_studio("delete", video, typed="\n", terminal=True)
    assert declined.status == 1
    assert "moss" in declined.err
    assert served.http.get(f"/v3/videos/{video}").status_code == 200
    whole = on_studio("delete", made[0], "--yes")
    assert whole.status == 2
    assert made[1] in whole.err
    agreed = on_studio("delete", video, typed="y\n", terminal=True)
    assert (agreed.status, agreed.out.strip()) == (0, video)
    assert served.http.get(f"/v3/videos/{video}").status_code == 404
    assert on_studio("delete", video, "--yes").status == 1


def test_a_draft_that_waits_for_a_session_survives_every_verb(on_vendor: Call, vendor: Vendor, home: Path) -> None:
    from tui.chat.draft import Draft

    session = vendor.open_session("A film", status="waiting_for_input")
    assert on_vendor("show", session).status == 0
    library = Library(home)
    library.save_draft("heygen", session, Draft("half a thought"))
    for words in (("show", session), ("watch", session), ("export", session)):
        on_vendor(*words)
    assert library.draft("heygen", session) == Draft("half a thought")
    library.close()


def test_every_example_of_the_help_is_a_call_that_is_understood() -> None:
    parser = build_parser()
    (verbs,) = (action.choices for action in parser._actions if action.dest == "verb")
    assert isinstance(verbs, dict)
    examples = 0
    for verb in verbs.values():
        for line in verb.format_help().splitlines():
            if line.startswith("  reeltalk "):
                parser.parse_args(shlex.split(line)[1:])
                examples += 1
    assert examples >= 9
