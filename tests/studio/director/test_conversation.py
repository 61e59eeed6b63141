"""Conversations over HTTP with the real director: decisions, edits, the second video, going back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.studio.director.briefs import COLD_BREW
from tests.studio.director.directing import directing, talk
from tests.studio.serving import Served, running
from tui.widgets.examples import EXAMPLES


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with directing(tmp_path_factory.mktemp("home")) as running:
        yield running


def test_a_brief_with_enough_in_it_goes_straight_to_its_storyboard(served: Served) -> None:
    chat = talk(served, COLD_BREW)
    session = chat.rests()
    assert session["status"] == "reviewing"
    shown, plan = chat.said()
    assert "Cold Brew Coffee" in plan
    assert "go ahead" not in plan.lower()
    assert "1. Here is a short introduction" in shown
    assert "Cold Brew Coffee”" not in shown


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_first_screen_lead_straight_to_a_storyboard_of_their_length(
    served: Served, example: str
) -> None:
    chat = talk(served, example)
    assert chat.rests()["status"] == "reviewing"
    board = chat.board()
    assert len(board["scenes"]) >= 5
    assert 0.9 <= board["estimated_s"] / board["target_s"] <= 1.1
    assert "\n" not in chat.said()[1]  # nothing left out, nothing to add


def test_missing_facts_are_asked_for_and_the_answer_becomes_the_video(served: Served) -> None:
    chat = talk(served, "make a video about photosynthesis")
    session = chat.rests()
    assert session["status"] == "waiting_for_input"
    assert session["messages"][0]["type"] == "text"
    assert re.search(r"^1\. .+\n2\. ", session["messages"][0]["content"], re.M)
    assert session["title"] is None
    session = chat.says("Plants turn light into sugar. It happens in the leaves. The waste is oxygen.")
    assert session["status"] == "reviewing"
    said = " ".join(scene["narration"] for scene in chat.board()["scenes"])
    assert "Plants turn light into sugar." in said


def test_answers_are_known_to_later_edits(served: Served) -> None:
    facts = " ".join(f"In {1900 + n} the town built {n + 2} new bridges over the river." for n in range(30))
    chat = talk(served, f"A 30-second video about bridges. {facts}")
    assert chat.rests()["status"] == "waiting_for_input"
    chat.says("the first")
    before = chat.board()
    chat.says("make it 45 seconds")
    after = chat.board()
    assert 25 <= before["estimated_s"] <= 33
    assert 40 <= after["estimated_s"] <= 50


def test_a_go_ahead_to_questions_takes_the_defaults_and_renders_nothing_yet(served: Served) -> None:
    chat = talk(served, "make a video about photosynthesis")
    assert chat.says("go ahead")["status"] == "reviewing"
    assert chat.says("go ahead")["status"] == "completed"


def test_a_stranger_is_asked_about_with_people_to_choose_from(served: Served) -> None:
    chat = talk(served, "Use Priya as the presenter. Our clinic opens in May. It has nine rooms. Call 555 0100.")
    assert "no presenter called Priya" in chat.said()[0]
    chat.says("Maya but with a deeper voice")
    board = chat.board()
    assert board["look_id"].startswith("look_maya")
    assert board["voice_id"] == "voice_oak"


def test_edits_going_back_and_a_second_video_in_one_session(served: Served) -> None:
    chat = talk(served, COLD_BREW)
    first = chat.board()
    chat.says("remove scene 2 and use blue and orange")
    assert chat.board()["colors"] == ["#1f6feb", "#f28c28"]
    assert len(chat.board()["scenes"]) == len(first["scenes"]) - 1
    chat.says("undo the last change")
    assert [scene["narration"] for scene in chat.board()["scenes"]] == [scene["narration"] for scene in first["scenes"]]
    assert chat.says("go ahead")["status"] == "completed"
    assert chat.says("now a vertical cut of 15 s")["status"] == "reviewing"
    cut = chat.board()
    assert cut["orientation"] == "portrait"
    assert cut["estimated_s"] <= 17
    assert chat.says("go ahead")["status"] == "completed"
    videos = served.data("GET", f"/v3/video-agents/{chat.session_id}/videos")
    assert len(videos) == 2


def test_generate_never_asks_and_says_what_it_did(served: Served) -> None:
    created = served.create("make a video about photosynthesis")
    session = served.until(created["session_id"], "completed", "failed")
    assert session["status"] == "completed"
    said = [message["content"] for message in session["messages"] if message["role"] == "model"]
    assert "no facts" in said[-1]
    assert all("go ahead" not in text for text in said)


@pytest.mark.parametrize("facts", ["", " We open at nine. We close at five. Bring your dog."])
def test_an_address_in_a_prompt_is_told_to_be_unread(served: Served, facts: str) -> None:
    chat = talk(served, f"Summarise https://example.com/article in a video about our shop.{facts}")
    told = "\n".join(chat.said())
    assert "nothing is from https://example.com/article: attach it" in told


def test_an_address_viewers_are_sent_to_is_said_and_not_excused(served: Served) -> None:
    chat = talk(served, "A video about our shop. We open at nine. We close at five. Order at https://shop.example.")
    assert "I open no addresses" not in "\n".join(chat.said())


async def _notes(_: Request) -> Response:
    return PlainTextResponse("Bread is baked at dawn. The oven is older than the town. Rolls cost one euro.")


async def _broken(_: Request) -> Response:
    return Response(b"\x89PNG\r\n\x1a\n" + b"cut short", media_type="image/png")


def test_a_broken_address_names_itself_and_the_rest_goes_on(tmp_path: Path) -> None:
    site = Starlette(routes=[Route("/notes.txt", _notes), Route("/broken.png", _broken)])
    with running(site) as url, directing(tmp_path / "home", allow_private_urls=True) as own:
        files = [{"type": "url", "url": f"{url}/{name}"} for name in ("notes.txt", "broken.png")]
        chat = talk(own, "A video about our bakery.", files=files)
        assert "Bread is baked at dawn." in " ".join(scene["narration"] for scene in chat.board()["scenes"])
        assert "broken.png is damaged" in "\n".join(chat.said())
        gone = {"type": "url", "url": f"{url}/gone.pdf"}
        answer = own.http.post(
            "/v3/video-agents", json={"prompt": "A video about our bakery.", "mode": "chat", "files": [*files, gone]}
        )
        assert answer.status_code == 400
        assert answer.json()["error"]["param"] == "files[2].url"
        assert "gone.pdf" in answer.json()["error"]["message"]


def test_a_plan_that_was_never_shown_is_shown_before_it_is_rendered(tmp_path: Path) -> None:
    with directing(tmp_path) as served:
        chat = talk(served, COLD_BREW)
        store, session_id = served.house.store, chat.session_id
        session = store.sessions.get(session_id)
        # As after a stop that came between the plan and its pictures.
        assert session.storyboard is not None
        unseen = session.storyboard.model_copy(update={"revision": session.storyboard.revision + 1})
        store.sessions.set_plan(session_id, unseen, session.pictures)
        assert chat.says("go ahead")["status"] == "reviewing"
        assert chat.board()["revision"] == unseen.revision
        assert chat.says("go ahead")["status"] == "completed"
