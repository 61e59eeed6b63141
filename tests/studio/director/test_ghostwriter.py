"""Writing with a model, against an endpoint that answers over real HTTP what was recorded before."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.studio.director.directing import directing, talk
from tests.studio.serving import Served, running, wait_for
from tui.studio.director.confer import confer
from tui.studio.director.direct import direct
from tui.studio.director.materials import Material, MaterialKind
from tui.studio.director.model_link import Endpoint, endpoint_from
from tui.studio.director.model_script import readable
from tui.studio.director.plan import Plan, Wishes
from tui.studio.director.revise import revise
from tui.studio.director.rewriter import reworded_by_model

PROMPT = "make a 15 second video about photosynthesis"
SCRIPT: dict[str, Any] = {
    "title": "How Leaves Eat Light",
    "scenes": [
        {"say": "Every leaf is a small kitchen that runs on light.", "headline": "A kitchen of light"},
        {"say": "It takes water from the roots and carbon dioxide from the air.", "headline": "Water and air"},
        {"say": "Out of these it makes sugar, and oxygen is left over.", "headline": "Sugar and oxygen"},
        {"say": "So take a deep breath, and thank a tree."},
    ],
}


@dataclass
class Spoken:
    """An answer that comes word by word; after `pause_at` characters it waits until it is told to go on."""

    text: str
    pause_at: int = 10**9
    go_on: threading.Event = field(default_factory=threading.Event)
    broken_off: bool = False
    """Whether the listener went away before the end."""

    async def events(self) -> AsyncIterator[str]:
        """The answer as server-sent events, as the chat protocol words them."""
        try:
            yield f"data: {json.dumps({'choices': [{'delta': {'role': 'assistant'}}]})}\n\n"
            for at in range(0, len(self.text), 7):
                if at >= self.pause_at:
                    await asyncio.to_thread(self.go_on.wait, 20)
                yield f"data: {json.dumps({'choices': [{'delta': {'content': self.text[at : at + 7]}}]})}\n\n"
            yield "data: [DONE]\n\n"
        except asyncio.CancelledError:
            self.broken_off = True
            raise


@dataclass
class Recorded:
    """An endpoint with answers in store, and what it was asked."""

    answers: list[Any]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: Request) -> Response:
        """The next answer; an int is a status, a text what the model says."""
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("authorization", ""))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, int):
            return JSONResponse({"error": "no"}, status_code=answer)
        if isinstance(answer, Spoken):
            return StreamingResponse(answer.events(), media_type="text/event-stream")
        return JSONResponse({"choices": [{"message": {"role": "assistant", "content": answer}}]})


@contextmanager
def recorded(*answers: Any) -> Iterator[Recorded]:
    """Serve recorded answers."""
    endpoint = Recorded(list(answers))
    with running(Starlette(routes=[Route("/v1/chat/completions", endpoint.answer, methods=["POST"])])) as url:
        endpoint.url = f"{url}/v1"
        yield endpoint


def written(endpoint: Recorded, prompt: str = PROMPT, *materials: Material) -> Plan:
    """A plan with the model connected."""
    plan = confer(prompt, materials, Wishes(), endpoint=Endpoint(endpoint.url, "small-model", "secret-key"))
    assert isinstance(plan, Plan)
    return plan


def said(plan: Plan) -> list[str]:
    """What each scene says."""
    return [scene.narration for scene in plan.storyboard.scenes]


def test_the_models_script_becomes_the_storyboard_and_the_user_is_told() -> None:
    with recorded(f"```json\n{json.dumps(SCRIPT)}\n```") as endpoint:
        plan = written(endpoint)
    assert said(plan) == [scene["say"] for scene in SCRIPT["scenes"]]
    assert plan.storyboard.title == "How Leaves Eat Light"
    assert "small-model wrote the words" in plan.message
    assert "no facts" not in plan.message
    assert endpoint.keys == ["Bearer secret-key"]
    assert "15 seconds" in endpoint.asked[0]["messages"][1]["content"]


def test_files_are_sent_along() -> None:
    facts = Material("a", "facts.txt", MaterialKind.TEXT, pages=("Chlorophyll is green.",))
    with recorded(json.dumps(SCRIPT)) as endpoint:
        written(endpoint, PROMPT, facts)
    assert "Chlorophyll is green." in endpoint.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    "broken",
    ["I would love to!", json.dumps({"title": "x", "scenes": []}), json.dumps({"title": "x"}), "{", json.dumps([1])],
)
def test_what_cannot_be_used_is_sent_back_once_with_the_reason(broken: str) -> None:
    with recorded(broken, json.dumps(SCRIPT)) as endpoint:
        plan = written(endpoint)
    assert plan.storyboard.title == "How Leaves Eat Light"
    assert len(endpoint.asked) == 2
    assert "cannot be used" in endpoint.asked[1]["messages"][-1]["content"]


def test_a_script_far_too_short_is_sent_back() -> None:
    short = {**SCRIPT, "scenes": [{"say": "Leaves eat light."}, {"say": "Roots drink."}, {"say": "Thank a tree."}]}
    with recorded(json.dumps(short), json.dumps(SCRIPT)) as endpoint:
        assert len(said(written(endpoint))) == 4
    assert "instead of 15" in endpoint.asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [("never JSON", "not JSON"), (500, "status 500"), (401, "refused the key"), (404, "status 404")],
)
def test_when_the_model_fails_the_editor_takes_over_and_says_so(answer: Any, why: str) -> None:
    with recorded(answer) as endpoint:
        plan = written(endpoint, f"{PROMPT}. Plants turn light into sugar. The waste is oxygen.")
    assert "Plants turn light into sugar." in " ".join(said(plan))
    assert "without small-model" in plan.message
    assert why in plan.message
    assert "secret-key" not in plan.message


def test_an_endpoint_that_is_not_there_costs_no_plan() -> None:
    plan = confer(PROMPT, [], Wishes(), endpoint=Endpoint("http://127.0.0.1:9", "small-model"))
    assert isinstance(plan, Plan)
    assert "cannot be reached" in plan.message


def test_a_server_that_knows_no_response_format_is_asked_without() -> None:
    with recorded(400, 400, json.dumps(SCRIPT)) as endpoint:
        assert written(endpoint).storyboard.title == "How Leaves Eat Light"
    assert endpoint.asked[0]["response_format"]["type"] == "json_schema"
    assert endpoint.asked[1]["response_format"]["type"] == "json_object"
    assert "response_format" not in endpoint.asked[2]


def test_a_verbatim_script_is_never_given_to_a_model() -> None:
    with recorded(json.dumps(SCRIPT)) as endpoint:
        plan = written(endpoint, "Script:\nWe open at nine. Come in. Bring your dog.")
    assert endpoint.asked == []
    assert "We open at nine." in " ".join(said(plan))


@pytest.mark.parametrize(
    "environ", [{}, {"REELTALK_MODEL_URL": "http://x"}, {"REELTALK_MODEL_URL": "x", "REELTALK_MODEL": "y"}]
)
def test_half_an_endpoint_is_none(environ: dict[str, str]) -> None:
    assert endpoint_from(environ) is None


def contents(board: Any) -> list[dict[str, Any]]:
    """A board's scenes without the ids of their stills, which every showing makes anew."""
    return [{name: value for name, value in scene.items() if name != "image_resource_id"} for scene in board["scenes"]]


def test_the_whole_conversation_with_a_model_connected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decision, script, edit by the reader, edit by the model, undo, video, a second cut, its video."""
    with recorded(Spoken(json.dumps(SCRIPT)), Spoken(json.dumps(REWORDED))) as endpoint:
        monkeypatch.setenv("REELTALK_MODEL_URL", endpoint.url)
        monkeypatch.setenv("REELTALK_MODEL", "small-model")
        with directing(tmp_path / "home") as served:
            chat = talk(served, f"{PROMPT}. Use Priya as the presenter.")
            assert "no presenter called Priya" in chat.said()[0]
            assert endpoint.asked == []
            assert chat.says("Maya")["status"] == "reviewing"
            first = chat.board()
            assert [scene["narration"] for scene in first["scenes"]] == [scene["say"] for scene in SCRIPT["scenes"]]
            assert first["look_id"].startswith("look_maya")
            chat.says(WISH)
            worded = chat.board()
            assert worded["scenes"][1]["narration"] == REWORDED["scenes"][0]["say"]
            before, after = contents(first), contents(worded)
            assert [*after[:1], *after[2:]] == [*before[:1], *before[2:]]
            chat.says("undo")
            assert contents(chat.board()) == before
            chat.says("remove scene 2")
            assert len(chat.board()["scenes"]) == 3
            assert chat.says("go ahead")["status"] == "completed"
            assert chat.says("now a vertical cut of 10 s")["status"] == "reviewing"
            assert chat.board()["orientation"] == "portrait"
            assert chat.says("go ahead")["status"] == "completed"
            assert len(served.data("GET", f"/v3/video-agents/{chat.session_id}/videos")) == 2
    assert len(endpoint.asked) == 2  # the script and the wish; the rest is read without a model


def test_a_script_that_comes_word_by_word_is_the_same_script() -> None:
    with recorded(Spoken(json.dumps(SCRIPT))) as endpoint:
        plan = written(endpoint)
    assert said(plan) == [scene["say"] for scene in SCRIPT["scenes"]]
    assert endpoint.asked[0]["stream"] is True


@given(st.integers(0, 400), st.text(max_size=40))
def test_what_can_be_read_of_an_unfinished_script_only_grows(at: int, more: str) -> None:
    script = json.dumps({**SCRIPT, "scenes": [*SCRIPT["scenes"], {"say": more}]})
    part, whole = readable(script[:at]), readable(script)
    assert whole.startswith(part.rstrip())
    assert "{" not in readable(json.dumps(SCRIPT)[:at])
    part.encode()


@contextmanager
def connected(answer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A studio with a model that gives this answer."""
    with recorded(answer) as endpoint:
        monkeypatch.setenv("REELTALK_MODEL_URL", endpoint.url)
        monkeypatch.setenv("REELTALK_MODEL", "small-model")
        monkeypatch.setenv("REELTALK_MODEL_KEY", "secret-key")
        with directing(tmp_path / "home") as served:
            yield served


def newest(served: Served, session_id: str) -> str:
    """What the session's newest message says."""
    return str(served.session(session_id)["messages"][0]["content"])


def test_the_session_shows_the_script_while_the_model_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Spoken(json.dumps(SCRIPT), pause_at=120)
    with connected(answer, tmp_path, monkeypatch) as served:
        chat_id = served.create(PROMPT, mode="chat")["session_id"]
        wait_for(lambda: "1. Every leaf" in newest(served, chat_id), "the first words")
        partly = newest(served, chat_id)
        assert served.session(chat_id)["status"] == "thinking"
        assert "thank a tree" not in partly
        answer.go_on.set()
        session = served.until(chat_id, "reviewing", "failed")
        texts = [message["content"] for message in session["messages"]]
        assert texts[2].startswith(partly)
        assert texts[2].endswith("4. So take a deep breath, and thank a tree.")
        assert len(texts) == 4  # the prompt, the script, what is told of it, the storyboard


def test_a_stop_ends_the_writing_at_once_and_a_go_on_begins_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Spoken(json.dumps(SCRIPT), pause_at=120)
    with connected(answer, tmp_path, monkeypatch) as served:
        chat_id = served.create(PROMPT, mode="chat")["session_id"]
        wait_for(lambda: "1. Every leaf" in newest(served, chat_id), "the first words")
        served.data("POST", f"/v3/video-agents/{chat_id}/stop")
        assert served.until(chat_id, "waiting_for_input", "failed")["status"] == "waiting_for_input"
        wait_for(lambda: answer.broken_off, "the endpoint to see the line closed")
        answer.go_on.set()
        served.say(chat_id, "go ahead")
        assert served.until(chat_id, "reviewing", "completed", "failed")["status"] != "failed"
        assert "wrote the words" in " ".join(talk_of(served, chat_id))


def talk_of(served: Served, session_id: str) -> list[str]:
    """All a session shows."""
    return [str(message["content"]) for message in served.session(session_id)["messages"]]


def test_the_key_is_in_no_file_the_studio_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with connected(401, tmp_path, monkeypatch) as served:
        chat = talk(served, PROMPT)
        assert "refused the key" in " ".join(chat.said())
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"secret-key" in path.read_bytes()]
    assert "secret-key" not in caplog.text


REWORDED = {"scenes": [{"scene": 2, "say": "Roots drink, and leaves breathe in.", "headline": "Drink and breathe"}]}
WISH = "could the water bit be more like poetry, you know, swinging"


def revised(endpoint: Recorded, wish: str = WISH) -> tuple[Plan, Plan]:
    """A plan before and after the model was asked to word it anew."""
    before = direct(FACTS, [], Wishes())
    read = revise(before.storyboard, wish, prompt=FACTS)
    return before, reworded_by_model(read, Endpoint(endpoint.url, "small-model"), FACTS)


FACTS = "Leaves eat light. Roots bring water up. The air brings carbon dioxide. Sugar is made of both. Oxygen is left."


def test_what_the_reader_cannot_follow_is_worded_by_the_model_and_nothing_else_changes() -> None:
    with recorded(Spoken(json.dumps(REWORDED))) as endpoint:
        before, after = revised(endpoint)
    assert said(after)[1] == "Roots drink, and leaves breathe in."
    assert [*after.storyboard.scenes[:1], *after.storyboard.scenes[2:]] == [
        *before.storyboard.scenes[:1],
        *before.storyboard.scenes[2:],
    ]
    assert after.storyboard.revision == before.storyboard.revision + 1
    assert "small-model wrote scene 2 anew" in after.message
    assert WISH in endpoint.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (500, "status 500"),
        ("no", "not JSON"),
        ('{"scenes": []}', "no new words"),
        ('{"scenes": [{"scene": 99, "say": "x y"}]}', "scenes 1 to"),
    ],
)
def test_a_model_that_cannot_edit_leaves_the_readers_word(answer: Any, why: str) -> None:
    with recorded(answer) as endpoint:
        before, after = revised(endpoint)
    assert after.storyboard == before.storyboard
    assert "could not follow" in after.message
    assert why in after.message


def test_an_edit_the_reader_knows_is_never_sent_away() -> None:
    with recorded(json.dumps(REWORDED)) as endpoint:
        before, after = revised(endpoint, "remove scene 2")
    assert endpoint.asked == []
    assert len(after.storyboard.scenes) == len(before.storyboard.scenes) - 1
