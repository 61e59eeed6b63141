"""The line to a language model, over real HTTP, with endpoints that behave as real ones do: each ends, none hangs."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.studio.director.endpoints import DONE, Sent, event, model, refusal, spoken
from tests.studio.director.test_ghostwriter import SCRIPT
from tui.studio.director.model_answer import Answer
from tui.studio.director.model_link import ContextError, Endpoint, Patience, WritingError, answer_of
from tui.studio.director.model_places import base_url
from tui.studio.director.model_script import read_script
from tui.studio.listening import Ear
from tui.studio.stage.task import Stopped

ASK = [{"role": "user", "content": "write"}]
TEXT = json.dumps(SCRIPT)
SAYS = [scene["say"] for scene in SCRIPT["scenes"]]


def answered(*answers: Sent, patience: Patience | None = None) -> str:
    """What is heard of an endpoint that answers so."""
    with model(*answers) as served:
        return answer_of(served.where, ASK, Ear(), {"type": "object"}, patience=patience or Patience())


MANNERS = {
    "comments that keep the line open": [
        b": PROCESSING\n\n",
        b"event: ping\n\n",
        event(content=TEXT),
        b": x\n\n",
        DONE,
    ],
    "lines that end like letters": [(event(content=TEXT) + DONE).replace(b"\n", b"\r\n")],
    "thoughts told apart": [event(reasoning_content='{"say": "hm"}'), event(reasoning="hm"), event(content=TEXT), DONE],
    "thoughts in the answer": [event(content="<think>{a script?\n"), event(content=f"</think>{TEXT}"), DONE],
    "a fence around it": [event(content=f"Sure! Here it is:\n```json\n{TEXT}\n```\nEnjoy {{it}}!"), DONE],
    "the arguments of a tool": [
        event(tool_calls=[{"function": {"name": "script", "arguments": TEXT[:50]}}]),
        event(content=None, tool_calls=[{"function": {"arguments": TEXT[50:]}}]),
        DONE,
    ],
    "no end mark": [event(content=TEXT)],
    "a last event about usage": [event(content=TEXT), b'data: {"choices": [], "usage": {"total_tokens": 9}}\n\n', DONE],
    "an error after the last scene": [event(content=TEXT[:-2]), b'data: {"error": {"message": "out of memory"}}\n\n'],
}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_script_is_heard_in_every_manner(manner: str) -> None:
    assert [scene.say for scene in read_script(answered(Sent(MANNERS[manner]))).scenes] == SAYS


def test_a_line_separator_within_the_text_parts_nothing() -> None:
    assert answered(Sent([event(content="one\u2028two\x85three"), DONE])) == "one\u2028two\x85three"


@given(st.lists(st.text(), max_size=6), st.integers(1, 9))
def test_a_stream_says_the_same_however_it_is_cut(texts: list[str], size: int) -> None:
    content = b"".join(event(content=text) for text in texts) + DONE
    answer = Answer()
    for at in range(0, len(content), size):
        answer.feed(content[at : at + size])
    assert answer.text == "".join(text.encode("utf-8", "replace").decode() for text in texts)
    assert answer.ended


def test_a_model_that_goes_round_in_a_circle_is_cut_off() -> None:
    """The line is held open afterwards, as a model that never ends would hold it."""
    said = "It is a big part of the world's energy supply, so it is. " * 12
    heard = answered(Sent([event(content=said)], holds=True))
    assert heard == said


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Sent([b'data: {"error": {"message": "the GPU is gone"}}\n\n']), "the GPU is gone"),
        (Sent([DONE]), "said nothing"),
        (Sent([event(reasoning_content="hm"), DONE]), "said nothing"),
        (Sent([b"data: <html>\n\n"]), "as one of its kind"),
        (Sent([b"<html>"], 200, {"content-type": "text/html"}), "as one of its kind"),
        (refusal(401, "Incorrect API key provided: secret-key"), "refused the key"),
        (refusal(500, "no\nluck with secret-key"), "status 500: no luck with …"),
        (refusal(429, "slow down", retry_after="3600"), "busy (status 429)"),
        (refusal(503, "loading", retry_after="0"), "busy (status 503)"),
        (refusal(422, "no such field"), "refused the question: no such field"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_endpoint_that_cannot_answer_says_why_and_not_the_key(answer: Sent, why: str) -> None:
    with pytest.raises(WritingError) as raised:
        answered(answer)
    assert why in str(raised.value)
    assert "secret-key" not in str(raised.value)


def test_a_busy_endpoint_is_asked_again_when_it_says() -> None:
    assert answered(refusal(429, "slow down", retry_after="0"), spoken(TEXT)) == TEXT


@pytest.mark.parametrize("patience", [Patience(silence_s=0.2), Patience(whole_s=0.2)], ids=["silence", "whole"])
@pytest.mark.parametrize("parts", [[], [event(reasoning_content="hm")]], ids=["mute", "thinking"])
def test_an_endpoint_that_does_not_come_to_the_point_is_left(parts: list[bytes], patience: Patience) -> None:
    with pytest.raises(WritingError, match=r"did not answer in time|too long"):
        answered(Sent(parts, holds=True), patience=patience)


@pytest.mark.parametrize("words", ["exceeds the available context size", "maximum context length is 4096 tokens"])
def test_a_question_too_long_is_told_apart(words: str) -> None:
    with pytest.raises(ContextError):
        answered(refusal(400, f"the request {words}"))


def test_a_model_that_is_not_there_is_told_with_those_that_are() -> None:
    there = r"status 404\); there is smollm2:135m, qwen3:4b"
    missing = refusal(404, "model not found")
    with model(missing, models=("smollm2:135m", "qwen3:4b")) as served, pytest.raises(WritingError, match=there):
        answer_of(served.where, ASK, Ear())


@pytest.mark.parametrize("answer", [Sent([], holds=True), refusal(429, "wait", retry_after="25")], ids=["mute", "busy"])
def test_a_stop_ends_every_kind_of_waiting(answer: Sent, tmp_path: Path) -> None:
    stop = tmp_path / "stop"
    with model(answer) as served:
        asked = threading.Event()
        ended: list[type[BaseException]] = []

        def ask() -> None:
            asked.set()
            try:
                answer_of(served.where, ASK, Ear(stop=stop))
            except BaseException as error:
                ended.append(type(error))

        asking = threading.Thread(target=ask)
        asking.start()
        asked.wait()
        stop.touch()
        asking.join(20)
    assert ended == [Stopped]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("localhost:11434", "http://localhost:11434/v1"),
        ("http://127.0.0.1:11434/", "http://127.0.0.1:11434/v1"),
        ("http://127.0.0.1:8080/v1/chat/completions", "http://127.0.0.1:8080/v1"),
        ("https://api.example.com/openai/v1/", "https://api.example.com/openai/v1"),
        ("ftp://example.com", ""),
        ("http://", ""),
        ("http://[", ""),
    ],
)
def test_an_address_is_understood_as_people_write_it(written: str, meant: str) -> None:
    assert base_url(written) == meant


def test_a_model_on_this_machine_is_asked_past_any_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert answered(spoken(TEXT)) == TEXT
    assert not Endpoint("https://api.example.com/v1", "x").is_here
