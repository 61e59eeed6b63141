"""What a user chooses as a rule, offered where the prompt and the request say nothing."""

from __future__ import annotations

from dataclasses import replace

from tui.api.terms import Orientation
from tui.studio.director.brief import Brief
from tui.studio.director.cues import PersonWish
from tui.studio.director.plan import Casting, Wishes
from tui.studio.director.wording import joined


def with_habits(brief: Brief, wishes: Wishes, casting: Casting) -> tuple[Brief, Wishes, str]:
    """The brief and the wishes with the user's habits where they leave room, and a sentence that tells of it."""
    used: list[str] = []
    habits = wishes.habits
    look, voice, style = (habits.get(kind, "") for kind in ("look_id", "voice_id", "style_id"))
    free = not wishes.look_id and not wishes.no_presenter and brief.presenter == PersonWish() and not brief.strangers
    if free and look == "none":
        brief = replace(brief, presenter=PersonWish(wanted=False))
        used.append("no presenter")
    elif free and (found := casting.look(look)):
        wishes = replace(wishes, look_id=look)
        used.append(found[0].name)
    if not wishes.voice_id and brief.voice == PersonWish() and free and (spoken := casting.voice(voice)):
        wishes = replace(wishes, voice_id=voice)
        used.append(f"the voice {spoken.name}")
    if not wishes.style_id and not brief.style and not brief.tone and (design := casting.style(style)):
        wishes = replace(wishes, style_id=style)
        used.append(f"the style {design.name}")
    if not wishes.brand_kit_id and habits.get("brand_kit_id", "none") != "none":
        wishes = replace(wishes, brand_kit_id=habits["brand_kit_id"])
        used.append("your brand kit")
    if not wishes.orientation and not brief.orientation and habits.get("orientation") in set(Orientation):
        wishes = replace(wishes, orientation=Orientation(habits["orientation"]))
        used.append(habits["orientation"])
    if brief.captions is None and habits.get("captions") == "False":
        brief = replace(brief, captions=False)
        used.append("no captions")
    told = f"As you usually choose: {joined(used)}. Say so if not this time." if used else ""
    return brief, wishes, told
