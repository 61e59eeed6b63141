"""A video in chat mode from the command line alone: asked, answered, changed, approved, followed, stopped."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.chat.vendor import NOT_FOUND, Vendor, refusal
from tests.e2e.commands import command, environment
from tests.studio.serving import Served
from tests.verbs.conftest import Call

PROMPT = "A video about tea."


def ways_on(said: str) -> dict[str, list[str]]:
    """The calls that were offered, as a shell would read them, by what they are for."""
    lines = [line.removeprefix("reeltalk: ") for line in said.splitlines() if ": reeltalk " in line]
    return {line.split(": ", 1)[0]: shlex.split(line.split(": ", 1)[1])[1:] for line in lines}


def asked(call: Call) -> str:
    """A session that waits for approval."""
    done = call("run", PROMPT, "--mode", "chat", "--json")
    assert done.status == 4, done.err
    return str(done.answer["session_id"])


def test_the_calls_that_are_offered_make_a_video_word_for_word(on_studio: Call, served: Served, tmp_path: Path) -> None:
    first = on_studio("run", PROMPT, "--mode", "chat")
    assert first.status == 4
    assert first.out == ""
    assert "storyboard · 3 scenes" in first.err
    assert "Good bye." in first.err
    change = ways_on(first.err)["to change it"]
    second = on_studio(*change[:-1], "Say that it is green")
    assert second.status == 4
    assert "storyboard · 4 scenes" in second.err
    film, words = tmp_path / "tea.mp4", tmp_path / "tea.srt"
    third = on_studio(*ways_on(second.err)["to approve"], "--output", str(film))
    assert (third.status, third.out.strip()) == (0, str(film)), third.err
    assert "completed" in third.err
    assert on_studio("download", change[1], "--subtitles", "--output", str(words)).status == 0
    assert film.read_bytes() == bytes(range(256)) * 40
    assert "Hello there." in words.read_text()


def test_a_text_is_sent_from_a_pipe_and_what_it_changed_is_one_object(on_studio: Call) -> None:
    session = asked(on_studio)
    done = on_studio("send", session, "-", "--json", typed="Say that it is green")
    assert done.status == 4
    assert done.answer["status"] == "needs_input"
    assert [scene["narration"] for scene in done.answer["storyboard"]][-1] == "Say that it is green"
    assert "go ahead" in done.answer["question"].lower()


def test_a_message_can_be_sent_without_waiting_and_watched_later(on_studio: Call, served: Served) -> None:
    session = asked(on_studio)
    sent = on_studio("send", session, "--approve", "--no-watch")
    assert (sent.status, sent.out.strip()) == (0, session)
    done = on_studio(*ways_on(sent.err)["to go on"], "--json")
    assert done.status == 0, done.err
    assert done.answer["status"] == "completed"
    assert done.answer["path"] is None


def test_a_prompt_can_be_sent_without_waiting(on_studio: Call) -> None:
    sent = on_studio("run", PROMPT, "--no-watch")
    assert sent.status == 0
    assert on_studio("watch", sent.out.strip()).status == 0


def test_nothing_is_approved_that_was_not_shown(on_studio: Call, served: Served) -> None:
    session = asked(on_studio)
    assert on_studio("send", session, "--approve").status == 0
    said = len(served.session(session)["messages"])
    again = on_studio("send", session, "--approve")
    assert again.status == 1
    assert "No plan waits for approval" in again.err
    assert len(served.session(session)["messages"]) == said


def test_a_question_is_not_taken_for_a_plan(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="waiting_for_input")
    vendor.say(session, "model", "I could not read that.")
    vendor.say(session, "model", "Green or black?")
    done = on_vendor("send", session, "--approve")
    assert done.status == 4
    assert "no plan to approve yet" in done.err
    assert "I could not read that.\n\nGreen or black?" in done.err
    assert ways_on(done.err) == {"to answer": ["send", session, "your answer"]}
    assert vendor.count("POST message") == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [((), "nothing to send"), (("Shorter", "--approve"), "not both"), (("x", "--file", "no-such.png"), "no-such.png")],
)
def test_a_call_that_cannot_be_meant_is_refused_before_anything_is_opened(
    call: Call, home: Path, words: tuple[str, ...], said: str
) -> None:
    done = call("send", "sess_1", *words)
    assert done.status == 2
    assert said in done.err
    assert not home.exists()


def test_watching_tells_what_is_asked_and_how_to_answer(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="waiting_for_input")
    vendor.say(session, "model", "Green or black?")
    done = on_vendor("watch", session, "--json")
    assert done.status == 4
    assert done.answer["question"] == "Green or black?"
    assert ways_on(done.err)["to answer"] == ["send", session, "your answer"]


def test_a_shown_session_tells_what_can_be_done_with_it(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="waiting_for_input")
    assert ways_on(on_vendor("show", session).err) == {"to answer": ["send", session, "your answer"]}
    vendor.sessions[session]["status"] = "generating"
    assert ways_on(on_vendor("show", session).err) == {"to go on": ["watch", session]}
    vendor.sessions[session]["status"] = "completed"
    assert on_vendor("show", session).err == ""


def test_watching_a_failure_gives_the_reason(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="failed", video_id="v1")
    vendor.videos["v1"] = {
        "id": "v1",
        "status": "failed",
        "failure_code": "rendering_failed",
        "failure_message": "Full",
    }
    done = on_vendor("watch", session, "--json")
    assert done.status == 1
    assert done.answer["status"] == "failed"
    assert "rendering_failed" in done.answer["error"]["why"]
    for word in ("Full", "rendering_failed", session, "v1"):
        assert word in done.err


def test_time_that_runs_out_and_a_stop_lose_nothing(on_studio: Call, served: Served) -> None:
    session = asked(on_studio)
    hold = served.work_folder(session) / "hold"
    hold.touch()
    assert on_studio("send", session, "--approve", "--no-watch").status == 0
    served.until(session, "generating")
    late = on_studio("watch", session, "--timeout", "0.2")
    assert late.status == 4
    assert ways_on(late.err) == {"to go on": ["watch", session]}
    stopped = on_studio("stop", session)
    assert (stopped.status, stopped.out) == (0, "stopped\n")
    assert served.session(session)["status"] == "waiting_for_input"
    hold.unlink()
    again = on_studio("stop", session)
    assert again.status == 0
    assert "nothing to stop" in again.err


def test_a_video_that_cannot_be_written_is_told_with_the_call_that_fetches_it(
    on_studio: Call, home: Path, tmp_path: Path
) -> None:
    (home / "videos").write_text("not a folder")
    done = on_studio("run", PROMPT)
    assert done.status == 1
    assert f"{home / 'videos'} could not be written" in done.err
    film = tmp_path / "tea.mp4"
    *call, _ = ways_on(done.err)["to have it"]
    assert on_studio(*call, str(film)).status == 0
    assert film.stat().st_size > 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a program is told of")
def test_a_call_that_is_told_to_end_says_how_to_go_on(on_studio: Call, served: Served, home: Path) -> None:
    session = asked(on_studio)
    hold = served.work_folder(session) / "hold"
    hold.touch()
    words = command(home, "send", session, "--approve")
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=environment(home)) as sending:
        assert sending.stderr
        assert any("generating" in line for line in sending.stderr)  # which ends at the first that says so
        sending.terminate()
        rest = sending.stderr.read()
    assert sending.returncode == 143
    assert session in rest
    assert " watch " in rest
    assert served.session(session)["status"] == "generating"
    hold.unlink()
    served.until(session, "completed")


@pytest.mark.parametrize("verb", ["show", "watch", "stop", "export"])
def test_an_id_that_nobody_knows_is_told_at_once_and_not_kept(on_vendor: Call, verb: str) -> None:
    done = on_vendor(verb, "sess_of_nobody")
    assert done.status == 1
    assert "sess_of_nobody" in done.err
    assert "reeltalk list sessions" in done.err
    assert on_vendor("list", "sessions").out == ""


def test_a_session_that_is_known_here_is_not_given_up_at_a_404(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="generating", video_id="v1")
    vendor.videos["v1"] = {"id": "v1", "status": "processing"}
    assert on_vendor("show", session).status == 0
    vendor.says("GET session", NOT_FOUND)
    vendor.says("GET video", {"status": "completed", "duration": 9.0})
    done = on_vendor("watch", session)
    assert (done.status, done.out.strip()) == (0, "v1")


def test_what_was_seen_before_is_not_taken_for_what_is(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="waiting_for_input")
    assert on_vendor("show", session).status == 0
    vendor.sessions.clear()
    done = on_vendor("watch", session)
    assert done.status == 1
    assert "The session is not found." in done.err


def test_a_key_that_is_refused_has_a_status_of_its_own(on_vendor: Call, vendor: Vendor) -> None:
    session = vendor.open_session(PROMPT, status="waiting_for_input")
    assert on_vendor("show", session).status == 0
    for verb, words in (("show", [session]), ("watch", [session]), ("list", ["sessions"]), ("send", [session, "x"])):
        vendor.says("GET session", refusal(401, "unauthorized"))
        vendor.says("GET sessions", refusal(401, "unauthorized"))
        done = on_vendor(verb, *words)
        assert done.status == 3, verb
        assert "reeltalk login" in done.err
        assert "sk_for_the_double" not in done.err
        vendor.script.clear()


def test_a_session_is_found_on_the_backend_it_was_seen_on(
    on_studio: Call, vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = asked(on_studio)
    monkeypatch.setenv("REELTALK_API_BASE", vendor.base_url)
    monkeypatch.setenv("HEYGEN_API_KEY", "sk_for_the_double")
    done = on_studio("send", session[:8], "--approve")
    assert done.status == 0, done.err
    assert session in on_studio("show", done.out.strip()).out  # by its video's id
    assert vendor.requests == []
    elsewhere = on_studio("--backend", "heygen", "show", session)
    assert elsewhere.status == 1
    assert "on heygen" in elsewhere.err


def test_a_beginning_that_several_sessions_share_is_refused(on_vendor: Call, vendor: Vendor) -> None:
    for number in (1, 2):
        assert on_vendor("show", vendor.open_session(PROMPT, f"sess_{number}", status="completed")).status == 0
    done = on_vendor("show", "sess")
    assert done.status == 2
    assert "sess_1" in done.err
    assert "sess_2" in done.err
