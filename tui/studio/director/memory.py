"""What a user keeps choosing, remembered from session to session in a file that can be read and removed.

A choice counts when it was made by the user and the video was made with it. What was chosen in two videos more often
than anything else is offered the next time; incognito sessions neither read nor write.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from tui.studio.director.plan import Casting
from tui.studio.notebook import Notebook
from tui.studio.storyboard import Storyboard

HABIT = 2
"""Videos in which something was chosen before it is offered."""
KEPT = 20
"""Latest choices of each kind that count."""
KINDS = ("look_id", "voice_id", "style_id", "brand_kit_id", "orientation", "captions")

_ASKS = re.compile(
    r"\b(?:what|which)\b.*\b(?:do you (?:remember|know)|have you remembered)\b|"
    r"\bshow (?:me )?(?:my|your) (?:memory|preferences|habits)\b|\bwhat are my (?:preferences|habits)\b",
    re.IGNORECASE,
)
_FORGETS = re.compile(
    r"^(?:please )?(?:forget|clear|delete|erase|reset|wipe)\s+"
    r"(?:what (?:you (?:know|remember)|i (?:like|choose|chose|prefer))(?: about me)?|"
    r"(?:my|your|the|all) (?:memory|preferences|habits)|everything (?:about me|you (?:know|remember).*))\W*$",
    re.IGNORECASE,
)


class Memory(BaseModel):
    """Choices of earlier videos, by kind, the latest last."""

    model_config = ConfigDict(frozen=True)

    version: int = 1
    chosen: Mapping[str, tuple[str, ...]] = {}

    def usual(self, kind: str) -> str | None:
        """What is chosen as a rule; None when nothing is."""
        counted = Counter(self.chosen.get(kind, ()))
        best = counted.most_common(2)
        clear = best and best[0][1] >= HABIT and (len(best) < 2 or best[0][1] > best[1][1])
        return best[0][0] if clear else None

    def with_choices(self, made: Mapping[str, str]) -> Memory:
        """With the choices of one more video."""
        chosen = {kind: (*self.chosen.get(kind, ()), value)[-KEPT:] for kind, value in made.items() if kind in KINDS}
        return self.model_copy(update={"chosen": {**self.chosen, **chosen}})


def read_memory(file: Path) -> Memory:
    """What is remembered; nothing when there is no file, or when it is not one of ours."""
    try:
        return Memory.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return Memory()


def write_memory(file: Path, memory: Memory) -> None:
    """Keep what is remembered, whole or not at all."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = file.with_name(f".{os.getpid()}-{file.name}")
    partial.write_text(json.dumps(memory.model_dump(mode="json"), indent=2) + "\n", encoding="utf-8")
    partial.chmod(0o600)
    partial.replace(file)


def clear_memory(file: Path) -> None:
    """Forget everything."""
    file.unlink(missing_ok=True)


def choices_made(first: Storyboard | None, last: Storyboard, given: Mapping[str, str | None]) -> dict[str, str]:
    """What the user chose on the way to a video: by id with the request, or by changing what the director proposed.

    Args:
        first: The plan as the director proposed it; None when the user changed nothing.
        last: The plan the video was made from.
        given: What was chosen by id with the request.
    """
    made = {kind: value for kind, value in given.items() if value and kind in KINDS}
    for kind in KINDS if first else ():
        value = getattr(last, kind)
        if value != getattr(first, kind):
            made[kind] = "none" if value is None else str(value)
    return made


def first_plan(notebook: Notebook) -> Storyboard | None:
    """The plan before all changes; None when there were none."""
    return notebook.past[0] if notebook.past else None


def asks_for_memory(text: str) -> bool:
    """Whether a message wants to know what is remembered."""
    return _ASKS.search(text) is not None


def clears_memory(text: str) -> bool:
    """Whether a message wants what is remembered to be forgotten."""
    return _FORGETS.match(text.strip()) is not None


def told(memory: Memory, casting: Casting) -> str:
    """What is remembered, in words."""
    names = {kind: _name(kind, value, casting) for kind in KINDS if (value := memory.usual(kind))}
    if not names:
        return "I remember no habits of yours yet; what you choose in two videos is offered in the next."
    lines = [f"{_WHAT[kind]}: {name}" for kind, name in names.items()]
    return "You usually choose this, so I offer it:\n" + "\n".join(lines) + "\nSay “forget what I like” to clear it."


_WHAT = {
    "look_id": "Presenter",
    "voice_id": "Voice",
    "style_id": "Style",
    "brand_kit_id": "Brand kit",
    "orientation": "Orientation",
    "captions": "Captions",
}


def _name(kind: str, value: str, casting: Casting) -> str:
    if value == "none":
        return "nobody"
    if kind == "look_id" and (found := casting.look(value)):
        return f"{found[0].name} ({found[1].name})"
    if kind == "voice_id" and (voice := casting.voice(value)):
        return voice.name
    if kind == "style_id" and (style := casting.style(value)):
        return style.name
    return {"True": "on", "False": "off"}.get(value, value)
