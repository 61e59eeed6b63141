"""Writing with a model, against an endpoint that answers over real HTTP what was recorded before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.studio.director.directing import directing, talk
from tests.studio.serving import running
from tui.studio.director.confer import confer
from tui.studio.director.ghostwriter import Endpoint, endpoint_from
from tui.studio.director.materials import Material, MaterialKind
from tui.studio.director.plan import Plan, Wishes

PROMPT = "make a 15 second video about photosynthesis"
SCRIPT = {
    "title": "How Leaves Eat Light",
    "scenes": [
        {"say": "Every leaf is a small kitchen that runs on light.", "headline": "A kitchen of light"},
        {"say": "It takes water from the roots and carbon dioxide from the air.", "headline": "Water and air"},
        {"say": "Out of these it makes sugar, and oxygen is left over.", "headline": "Sugar and oxygen"},
        {"say": "So take a deep breath, and thank a tree."},
    ],
}


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
    assert said(plan) == [scene["say"] for scene in SCRIPT["scenes"]]  # type: ignore[index]
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


def test_a_script_far_from_the_length_is_sent_back() -> None:
    long = {**SCRIPT, "scenes": [*SCRIPT["scenes"], *SCRIPT["scenes"], *SCRIPT["scenes"]]}  # type: ignore[misc]
    with recorded(json.dumps(long), json.dumps(SCRIPT)) as endpoint:
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
    with recorded(400, json.dumps(SCRIPT)) as endpoint:
        assert written(endpoint).storyboard.title == "How Leaves Eat Light"
    assert "response_format" not in endpoint.asked[1]


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


def test_a_conversation_with_a_model_connected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with recorded(json.dumps(SCRIPT)) as endpoint:
        monkeypatch.setenv("REELTALK_MODEL_URL", endpoint.url)
        monkeypatch.setenv("REELTALK_MODEL", "small-model")
        with directing(tmp_path / "home") as served:
            chat = talk(served, PROMPT)
            assert chat.rests()["status"] == "reviewing"
            assert chat.board()["title"] == "How Leaves Eat Light"
            chat.says("remove scene 2")
            assert len(chat.board()["scenes"]) == 3
            chat.says("undo")
            assert len(chat.board()["scenes"]) == 4
            assert chat.says("go ahead")["status"] == "completed"
