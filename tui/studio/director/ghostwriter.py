"""Writing with a language model the user connected.

What comes back is checked before it is believed, sent back once to be put right, and given up otherwise; the built-in
editor's plan stands then, and the user is told.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tui.studio.director.brief import read_brief
from tui.studio.director.direct import Script, draw_up
from tui.studio.director.editor import Cut, Line
from tui.studio.director.materials import Material
from tui.studio.director.model_link import Endpoint, WritingError, answer_of
from tui.studio.director.plan import Casting, Plan
from tui.studio.director.sentences import finished
from tui.studio.director.wording import cast_sentence
from tui.studio.listening import Ear
from tui.studio.speaking import spoken_s
from tui.studio.storyboard import BulletsScene, Scene, Storyboard

MATERIAL_LIMIT = 24_000
"""Characters of the user's files that are sent along, so that a small model's window is not overrun."""

_TASK = """You write the narration of a short video for the user's brief. Use only what the brief and the files say \
and what you are sure of. Answer with one JSON object and nothing else:
{"title": "...", "scenes": [{"say": "what is said, one to three plain sentences", "headline": "up to 8 words"}]}
The first scene opens, the last one closes; 3 to 12 scenes. No markup, no stage directions, no scene numbers."""


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


def written_by_model(
    plan: Plan,
    endpoint: Endpoint,
    prompt: str,
    materials: Sequence[Material],
    casting: Casting,
    ear: Ear | None = None,
) -> Plan:
    """The plan with a script by the model; the same plan, saying why, when the model fails. A verbatim script stays.

    Args:
        plan: The built-in editor's.
        endpoint: The model.
        prompt: What the user wrote, answers included.
        materials: The files.
        casting: Who and what can be chosen.
        ear: Listens to the script as it is written, readable and only ever growing.
    """
    brief = read_brief(prompt, casting.names, tuple(material.name for material in materials))
    if brief.substance.verbatim:
        return plan
    board = plan.storyboard
    try:
        draft = ask(endpoint, prompt, materials, board.target_s, ear or Ear())
        scenes = _scenes(draft, plan, prompt, materials, casting)
        board = Storyboard.model_validate({**board.model_dump(), "title": draft.title.strip(), "scenes": scenes})
    except (WritingError, ValidationError) as error:
        why = str(error) if isinstance(error, WritingError) else "its script cannot be drawn"
        return replace(plan, message=f"{plan.message}\nI wrote this without {endpoint.model}: {why}.")
    kept = [line for line in plan.message.split("\n")[1:] if "no facts" not in line and "fills less" not in line]
    told = f"{endpoint.model} wrote the words; check its facts."
    return replace(plan, storyboard=board, message="\n".join([cast_sentence(board, casting), told, *kept]))


def ask(
    endpoint: Endpoint, prompt: str, materials: Sequence[Material], target_s: float | None, ear: Ear | None = None
) -> Draft:
    """A checked script.

    Raises:
        WritingError: The endpoint did not answer, or not with a script, not even when told what was wrong.
        Stopped: The ear's stop file appeared.
    """
    ear = ear or Ear()
    messages = [{"role": "system", "content": _TASK}, {"role": "user", "content": _brief(prompt, materials, target_s)}]
    shown = ""

    def show(text: str) -> None:
        nonlocal shown
        shown = readable(text)
        ear.on_text(shown)

    text = answer_of(endpoint, messages, Ear(show, ear.stop))
    try:
        return checked(text, target_s)
    except WritingError as error:
        told = f"{shown}\n\nThat cannot be used: {error}. Once more:\n\n".lstrip()
        messages += [
            {"role": "assistant", "content": text},
            {"role": "user", "content": f"That cannot be used: {error}. Send the corrected JSON object only."},
        ]
        again = Ear(lambda text: ear.on_text(told + readable(text)), ear.stop)
        return checked(answer_of(endpoint, messages, again), target_s)


def json_in(text: str) -> object:
    """The JSON in a model's answer, whatever it says around it.

    Raises:
        WritingError: There is none.
    """
    found = re.search(r"\{.*\}", re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL), re.DOTALL)
    try:
        return json.loads(found[0] if found else text)
    except (ValueError, RecursionError):
        raise WritingError("its answer is not JSON") from None


def readable(partial: str) -> str:
    """The script in an answer that is still being written: its title, and a line for each scene so far."""
    told = re.sub(r"<think>.*?(?:</think>|$)", "", partial, flags=re.DOTALL)
    found = [(name, _unquoted(text)) for name, text in _STRINGS.findall(told)]
    title = next((text for name, text in found if name == "title"), "")
    scenes = [f"{number}. {text}" for number, (name, text) in enumerate((one for one in found if one[0] == "say"), 1)]
    return "\n".join(([title] if title else []) + scenes)


_STRINGS = re.compile(r'"(title|say)"\s*:\s*"((?:[^"\\]|\\.)*)', re.DOTALL)


def _unquoted(text: str) -> str:
    """A JSON string's text, as far as it is there."""
    text = re.sub(r"\\u[0-9a-fA-F]{0,3}$", "", text)
    with contextlib.suppress(ValueError):
        text = str(json.loads(f'"{text}"', strict=False))
    # Half of a pair of surrogates is no character yet.
    return " ".join(text.encode("utf-8", "ignore").decode().split())


def checked(text: str, target_s: float | None) -> Draft:
    """A model's answer as a script.

    Raises:
        WritingError: It is none, or far from the length asked for.
    """
    try:
        draft = Draft.model_validate(json_in(text))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise WritingError(f"{where}: {first['msg']}") from None
    seconds = sum(spoken_s(scene.say) for scene in draft.scenes)
    if target_s and not 0.7 * target_s <= seconds <= 1.3 * target_s:
        raise WritingError(f"its script takes {seconds:.0f} seconds to say instead of {target_s:.0f}")
    return draft


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
