"""Writing with a language model the user connected: any endpoint that speaks the OpenAI chat protocol.

What comes back is checked before it is believed, sent back once to be put right, and given up otherwise; the built-in
editor's plan stands then, and the user is told. A key is sent to the endpoint alone and is never part of a message.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tui.studio.director.brief import read_brief
from tui.studio.director.direct import Script, draw_up
from tui.studio.director.editor import Cut, Line
from tui.studio.director.materials import Material
from tui.studio.director.plan import Casting, Plan
from tui.studio.director.sentences import finished
from tui.studio.director.wording import cast_sentence
from tui.studio.speaking import spoken_s
from tui.studio.storyboard import BulletsScene, Scene, Storyboard

URL, MODEL, KEY = "REELTALK_MODEL_URL", "REELTALK_MODEL", "REELTALK_MODEL_KEY"
"""Environment variables that connect a model."""
TIMEOUT_S = 90.0
MATERIAL_LIMIT = 24_000
"""Characters of the user's files that are sent along, so that a small model's window is not overrun."""
ANSWER_LIMIT_BYTES = 1_000_000

_TASK = """You write the narration of a short video for the user's brief. Use only what the brief and the files say \
and what you are sure of. Answer with one JSON object and nothing else:
{"title": "...", "scenes": [{"say": "what is said, one to three plain sentences", "headline": "up to 8 words"}]}
The first scene opens, the last one closes; 3 to 12 scenes. No markup, no stage directions, no scene numbers."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is; `base_url` ends before `/chat/completions`."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)


class DraftScene(BaseModel):
    """One scene as the model writes it."""

    model_config = ConfigDict(extra="ignore")

    say: str = Field(min_length=2, max_length=700)
    headline: str = Field(default="", max_length=90)


class Draft(BaseModel):
    """A script as the model writes it."""

    model_config = ConfigDict(extra="ignore")

    title: str = Field(min_length=1, max_length=100)
    scenes: tuple[DraftScene, ...] = Field(min_length=3, max_length=20)


class WritingError(Exception):
    """The model could not be used; the message says why, for the user."""


def endpoint_from(environ: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that the environment names; None when it names none."""
    url, model = environ.get(URL, "").strip(), environ.get(MODEL, "").strip()
    if not url.startswith(("http://", "https://")) or not model:
        return None
    return Endpoint(url.rstrip("/"), model, environ.get(KEY, "").strip())


def written_by_model(
    plan: Plan, endpoint: Endpoint, prompt: str, materials: Sequence[Material], casting: Casting
) -> Plan:
    """The plan with a script by the model; the same plan, saying why, when the model fails. A verbatim script stays."""
    brief = read_brief(prompt, casting.names, tuple(material.name for material in materials))
    if brief.substance.verbatim:
        return plan
    board = plan.storyboard
    try:
        draft = ask(endpoint, prompt, materials, board.target_s)
        scenes = _scenes(draft, plan, prompt, materials, casting)
        board = Storyboard.model_validate({**board.model_dump(), "title": draft.title.strip(), "scenes": scenes})
    except (WritingError, ValidationError) as error:
        why = str(error) if isinstance(error, WritingError) else "its script cannot be drawn"
        return replace(plan, message=f"{plan.message}\nI wrote this without {endpoint.model}: {why}.")
    kept = [line for line in plan.message.split("\n")[1:] if "no facts" not in line and "fills less" not in line]
    told = f"{endpoint.model} wrote the words; check its facts."
    return replace(plan, storyboard=board, message="\n".join([cast_sentence(board, casting), told, *kept]))


def ask(endpoint: Endpoint, prompt: str, materials: Sequence[Material], target_s: float | None) -> Draft:
    """A checked script.

    Raises:
        WritingError: The endpoint did not answer, or not with a script, not even when told what was wrong.
    """
    messages = [{"role": "system", "content": _TASK}, {"role": "user", "content": _brief(prompt, materials, target_s)}]
    with httpx.Client(timeout=httpx.Timeout(TIMEOUT_S, connect=5.0), headers=_headers(endpoint)) as client:
        text = _completed(client, endpoint, messages)
        try:
            return checked(text, target_s)
        except WritingError as error:
            messages += [
                {"role": "assistant", "content": text},
                {"role": "user", "content": f"That cannot be used: {error}. Send the corrected JSON object only."},
            ]
            return checked(_completed(client, endpoint, messages), target_s)


def checked(text: str, target_s: float | None) -> Draft:
    """A model's answer as a script.

    Raises:
        WritingError: It is none, or far from the length asked for.
    """
    found = re.search(r"\{.*\}", re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL), re.DOTALL)
    try:
        draft = Draft.model_validate(json.loads(found[0] if found else text))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise WritingError(f"{where}: {first['msg']}") from None
    except (ValueError, RecursionError):
        raise WritingError("its answer is not JSON") from None
    seconds = sum(spoken_s(scene.say) for scene in draft.scenes)
    if target_s and not 0.7 * target_s <= seconds <= 1.3 * target_s:
        raise WritingError(f"its script takes {seconds:.0f} seconds to say instead of {target_s:.0f}")
    return draft


def _headers(endpoint: Endpoint) -> dict[str, str]:
    return {"authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}


def _brief(prompt: str, materials: Sequence[Material], target_s: float | None) -> str:
    parts = [prompt]
    room = MATERIAL_LIMIT
    for material in materials:
        if material.text and room > 0:
            parts.append(f"File {material.name}:\n{material.text[:room]}")
            room -= len(material.text)
    if target_s:
        parts.append(f"Length: {target_s:.0f} seconds, so about {target_s * 2.5:.0f} words in all.")
    return "\n\n".join(parts)


def _completed(client: httpx.Client, endpoint: Endpoint, messages: Sequence[Mapping[str, str]]) -> str:
    body: dict[str, object] = {"model": endpoint.model, "messages": list(messages), "temperature": 0.4}
    try:
        answer = _posted(client, endpoint, {**body, "response_format": {"type": "json_object"}})
        if answer.status_code in {400, 422}:
            answer = _posted(client, endpoint, body)  # older servers refuse what they do not know
    except httpx.TimeoutException:
        raise WritingError(f"it did not answer within {TIMEOUT_S:.0f} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL):
        raise WritingError("its endpoint cannot be reached") from None
    if answer.status_code in {401, 403}:
        raise WritingError("its endpoint refused the key")
    if answer.status_code != 200:
        raise WritingError(f"its endpoint answered with status {answer.status_code}")
    try:
        return str(answer.json()["choices"][0]["message"]["content"])
    except (ValueError, LookupError, TypeError):
        raise WritingError("its endpoint did not answer as one of its kind") from None


def _posted(client: httpx.Client, endpoint: Endpoint, body: Mapping[str, object]) -> httpx.Response:
    with client.stream("POST", f"{endpoint.base_url}/chat/completions", json=body) as stream:
        content = bytearray()
        for chunk in stream.iter_bytes():
            content += chunk
            if len(content) > ANSWER_LIMIT_BYTES:
                raise WritingError("its answer has no end")
        return httpx.Response(stream.status_code, content=bytes(content), request=stream.request)


def _scenes(
    draft: Draft, plan: Plan, prompt: str, materials: Sequence[Material], casting: Casting
) -> tuple[Scene, ...]:
    """The script as scenes with the user's pictures in their places, and the model's headlines where it gave them."""
    brief = read_brief(prompt, casting.names, tuple(material.name for material in materials))
    texts = [finished(scene.say) for scene in draft.scenes]
    lines = tuple(Line(text, scene=number) for number, text in enumerate(texts[1:-1], start=1))
    script = Script(texts[0], lines, texts[-1], Cut(lines))
    title = draft.title.strip()
    scenes = draw_up(brief, materials, script, title, presenter=plan.storyboard.look_id is not None)
    heads = {text: scene.headline for text, scene in zip(texts[1:], draft.scenes[1:], strict=True) if scene.headline}
    return tuple(
        scene.model_copy(update={"headline": heads[scene.narration]})
        if scene.narration in heads and hasattr(scene, "headline") and not isinstance(scene, BulletsScene)
        else scene
        for scene in scenes
    )
