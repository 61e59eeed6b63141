"""Edits that the built-in reader cannot follow, made by a language model the user connected.

The reader goes first: what it understands is done to the letter and costs nothing. Only what it could not follow is
handed on, and the model may only word anew the scenes it names; every other scene stays the very same value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tui.studio.director.model_answer import WritingError
from tui.studio.director.model_link import Endpoint, answer_of
from tui.studio.director.model_script import json_in
from tui.studio.director.plan import Plan
from tui.studio.director.retelling import told_anew
from tui.studio.director.sentences import finished
from tui.studio.listening import Ear
from tui.studio.storyboard import QuoteScene, Scene, Storyboard

_TASK = """You edit the script of a short video as its user asks. Add no facts beyond the brief and the script. \
Answer with one JSON object and nothing else, holding only the scenes that change:
{"scenes": [{"scene": 2, "say": "the new words, one to three plain sentences", "headline": "up to 8 words"}]}
Numbers are those of the script. No markup. When the wish cannot be met by new words, answer {"scenes": []}."""


class RewordedScene(BaseModel):
    """One scene in new words."""

    model_config = ConfigDict(extra="ignore")

    scene: int = Field(ge=1)
    say: str = Field(min_length=2, max_length=700)
    headline: str = Field(default="", max_length=90)


class Rewording(BaseModel):
    """What the model changes."""

    model_config = ConfigDict(extra="ignore")

    scenes: tuple[RewordedScene, ...] = Field(max_length=40)


def reworded_by_model(plan: Plan, endpoint: Endpoint, prompt: str, ear: Ear | None = None) -> Plan:
    """A revised plan with what the reader left undone; the same plan, saying why, when the model fails.

    Args:
        plan: What the built-in reader made of the message, with what it could not follow.
        endpoint: The model.
        prompt: What the session is about.
        ear: Its stop file ends the asking.
    """
    if not plan.unread:
        return plan
    try:
        found = _asked(plan, endpoint, prompt, ear or Ear())
        if not found.scenes:
            raise WritingError("it knew no new words for that")
        board = _with(plan.storyboard, found.scenes)
    except (WritingError, ValidationError) as error:
        why = str(error) if isinstance(error, WritingError) else "its words cannot be drawn"
        return replace(plan, message=f"{plan.message}\nI read this without {endpoint.model}: {why}.")
    numbers = " and ".join(str(one.scene) for one in sorted(found.scenes, key=lambda one: one.scene))
    told = f"{endpoint.model} wrote scene{'s' if len(found.scenes) > 1 else ''} {numbers} anew; check the facts."
    revision = board.revision if plan.changes else board.revision + 1
    board = board.model_copy(update={"revision": revision})
    message = " ".join([*plan.changes, told])
    return replace(plan, storyboard=board, message=message, changes=(*plan.changes, told), unread=(), notebook=None)


def _asked(plan: Plan, endpoint: Endpoint, prompt: str, ear: Ear) -> Rewording:
    script = "\n".join(f"{number}. {scene.narration}" for number, scene in enumerate(plan.storyboard.scenes, 1))
    wish = "\n".join(plan.unread)
    messages = [
        {"role": "system", "content": _TASK},
        {"role": "user", "content": f"The brief:\n{prompt[:8000]}\n\nThe script:\n{script}\n\nThe wish:\n{wish}"},
    ]
    text = answer_of(endpoint, messages, Ear(stop=ear.stop))
    try:
        return _checked(text, plan.storyboard)
    except WritingError as error:
        messages += [
            {"role": "assistant", "content": text},
            {"role": "user", "content": f"That cannot be used: {error}. Send the corrected JSON object only."},
        ]
        return _checked(answer_of(endpoint, messages, Ear(stop=ear.stop)), plan.storyboard)


def _checked(text: str, board: Storyboard) -> Rewording:
    try:
        found = Rewording.model_validate(json_in(text))
    except ValidationError as error:
        first = error.errors()[0]
        raise WritingError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    numbers = [one.scene for one in found.scenes]
    if len(set(numbers)) < len(numbers) or any(number > len(board.scenes) for number in numbers):
        raise WritingError(f"the script has scenes 1 to {len(board.scenes)}, each changed once at most")
    return found


def _with(board: Storyboard, changes: Sequence[RewordedScene]) -> Storyboard:
    scenes = list(board.scenes)
    for change in changes:
        scenes[change.scene - 1] = _reworded(scenes[change.scene - 1], change)
    return Storyboard.model_validate({**board.model_dump(), "scenes": [scene.model_dump() for scene in scenes]})


def _reworded(scene: Scene, change: RewordedScene) -> Scene:
    """The scene with new words, said and shown."""
    made = told_anew(scene, finished(change.say))
    if change.headline and hasattr(made, "headline") and not isinstance(made, QuoteScene) and made.kind != "bullets":
        made = made.model_copy(update={"headline": change.headline.strip()})
    return made
