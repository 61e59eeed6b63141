"""Another presenter, voice or style for a storyboard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.casting.catalogue import Look, Person, Style, Voice
from tui.studio.director import cues
from tui.studio.director.brief import Brief
from tui.studio.director.cast import choose_cast, is_called, is_styled
from tui.studio.director.cues import PersonWish
from tui.studio.director.edits import Recast
from tui.studio.director.plan import Casting, Wishes
from tui.studio.storyboard import Storyboard

_ANOTHER = re.compile(r"\b(?:another|other|different|new|someone else|somebody else|change)\b", re.IGNORECASE)


def rather(text: str) -> str:
    """What is wanted of "a guy instead of a woman" and "swap the lady for a man": the one, and not the other."""
    instead = re.match(
        r"(?P<new>.+?)\s+(?:instead of|rather than|and not|not)\s+(?:an?|the|this|her|him)\b.*$", text, re.I
    )
    if instead:
        return instead["new"]
    swap = re.match(
        r"(?:swap|replace|exchange|change|switch)\s+(?:the|her|him|this)\b.*?\s(?:for|with|to|by)\s+(?P<new>.+)$",
        text,
        re.I,
    )
    person = swap and cues.presenter_wish(swap["new"])
    return f"another presenter, {swap['new']}" if swap and person and person.gender else text


def recast(board: Storyboard, edit: Recast, casting: Casting) -> tuple[Storyboard, str]:
    """Change who presents, who speaks or the design; the sentence says what changed, or why nothing did."""
    if edit.what == "voice" or _is_voice_only(edit, casting):
        return _revoiced(board, edit, casting)
    if edit.what == "style":
        return _restyled(board, edit, casting)
    if edit.wish.wanted is False:
        return _without_presenter(board)
    return _presented(board, edit, casting)


def _is_voice_only(edit: Recast, casting: Casting) -> bool:
    """Whether somebody is named who can be heard and not seen."""
    seen = any(is_called(person.name, edit.wish.names) for person in casting.people)
    return edit.what == "presenter" and not seen and any(is_called(v.name, edit.wish.names) for v in casting.voices)


def _without_presenter(board: Storyboard) -> tuple[Storyboard, str]:
    if board.look_id is None:
        return board, "There is no presenter in it already."
    scenes = [scene.model_copy(update={"presenter": False}) if scene.presenter else scene for scene in board.scenes]
    return board.model_copy(
        update={"look_id": None, "scenes": tuple(scenes)}
    ), "The presenter is gone; the voice stays."


def _presented(board: Storyboard, edit: Recast, casting: Casting) -> tuple[Storyboard, str]:
    old = casting.look(board.look_id) if board.look_id else None
    found = _person_meant(edit, casting, old)
    if found and old and found[1].look_id == old[1].look_id:
        return board, f"{found[0].name} presents already."
    if found is None:
        people = ", ".join(person.name for person in casting.people)
        return board, f"I found no such presenter; there are {people}."
    person, look = found
    update: dict[str, object] = {"look_id": look.look_id}
    own_voice = old is None or board.voice_id == old[0].default_voice_id
    if own_voice and casting.voice(person.default_voice_id):
        update["voice_id"] = person.default_voice_id
    if old is None:
        update["scenes"] = tuple(
            scene.model_copy(update={"presenter": True}) if scene.kind not in {"picture", "quote"} else scene
            for scene in board.scenes
        )
    return board.model_copy(update=update), f"{look.name} presents now." if look.name.startswith(
        person.name.split()[0]
    ) else f"{person.name} presents now."


def _person_meant(edit: Recast, casting: Casting, old: tuple[Person, Look] | None) -> tuple[Person, Look] | None:
    """By id or name of a look, by a person's name, by description, or simply the next one."""
    pairs = [(person, look) for person in casting.people for look in person.looks]
    text = edit.words.lower()
    by_look = [pair for pair in pairs if pair[1].look_id.lower() in text or pair[1].name.lower() in text]
    if by_look:
        return by_look[0]
    by_name = [pair for pair in pairs if is_called(pair[0].name, edit.wish.names)]
    if by_name:
        return next((pair for pair in by_name if set(pair[1].name.lower().split()) & _rest(text, pair[0])), by_name[0])
    others = [pair for pair in pairs if not old or pair[0].group_id != old[0].group_id]
    if edit.wish.gender or edit.wish.age:
        fitting = Casting(
            [person for person in casting.people if not old or person is not old[0]], casting.voices, casting.styles
        )
        chosen = choose_cast(Brief(presenter=edit.wish), Wishes(), fitting)
        fits = chosen.person is not None and (not edit.wish.gender or chosen.person.gender == edit.wish.gender)
        return (chosen.person, chosen.look) if fits and chosen.person and chosen.look else None
    wanted = _ANOTHER.search(text) or old is None
    return _next(others, pairs, old) if wanted else None


def _rest(text: str, person: Person) -> set[str]:
    plain = {"in", "a", "an", "the", "with", "use", "and", *person.name.lower().split()}
    return set(re.findall(r"[a-z]+", text)) - plain


def _next(
    others: Sequence[tuple[Person, Look]], pairs: Sequence[tuple[Person, Look]], old: tuple[Person, Look] | None
) -> tuple[Person, Look] | None:
    """The first look of the next person in the catalogue, around to the first."""
    if not others or not old:
        return others[0] if others else None
    at = max(index for index, pair in enumerate(pairs) if pair[0].group_id == old[0].group_id)
    return pairs[(at + 1) % len(pairs)]


def _revoiced(board: Storyboard, edit: Recast, casting: Casting) -> tuple[Storyboard, str]:
    old = casting.voice(board.voice_id)
    found = _voice_meant(edit, casting, old)
    if found and found.voice_id == board.voice_id:
        return board, f"{found.name} speaks already; no other voice fits that better."
    if found is None:
        names = ", ".join(voice.name for voice in casting.voices)
        return board, f"I found no other voice like that; there are {names}."
    return board.model_copy(update={"voice_id": found.voice_id}), f"{found.name} speaks now."


def _voice_meant(edit: Recast, casting: Casting, old: Voice | None) -> Voice | None:
    text = edit.words.lower()
    by_id = [voice for voice in casting.voices if voice.voice_id.lower() in text]
    if by_id:
        return by_id[0]
    named = [voice for voice in casting.voices if is_called(voice.name, edit.wish.names)]
    if named:
        return named[0]
    people = [person for person in casting.people if is_called(person.name, edit.wish.names)]
    if people:
        return casting.voice(people[0].default_voice_id)
    relative = _relative(text, casting, old)
    if relative:
        return relative
    wish = PersonWish(gender=edit.wish.gender, age=edit.wish.age, words=edit.wish.words)
    if wish.says_something:
        return choose_cast(Brief(voice=wish, presenter=PersonWish(wanted=False)), Wishes(), casting).voice
    at = [voice.voice_id for voice in casting.voices].index(old.voice_id) if old else -1
    return casting.voices[(at + 1) % len(casting.voices)] if _ANOTHER.search(text) else None


def _relative(text: str, casting: Casting, old: Voice | None) -> Voice | None:
    """The next deeper or higher voice than the one that speaks."""
    if old is None:
        return None
    if re.search(r"\b(?:deeper|lower)\b", text):
        deep = [voice for voice in casting.voices if voice.pitch < old.pitch and "deep" in " ".join(voice.tags)]
        if deep:
            return max(deep, key=lambda voice: voice.pitch)
        return max(
            (voice for voice in casting.voices if voice.pitch < old.pitch), key=lambda voice: voice.pitch, default=None
        )
    if re.search(r"\b(?:higher|brighter|lighter)\b", text):
        return min(
            (voice for voice in casting.voices if voice.pitch > old.pitch), key=lambda voice: voice.pitch, default=None
        )
    return None


def _restyled(board: Storyboard, edit: Recast, casting: Casting) -> tuple[Storyboard, str]:
    found = _style_meant(edit.words.lower(), casting, board.style_id)
    if found is None or found.style_id == board.style_id:
        names = ", ".join(style.name for style in casting.styles)
        return board, f"I found no other style like that; there are {names}."
    return board.model_copy(update={"style_id": found.style_id}), f"The style is {found.name} now."


def _style_meant(text: str, casting: Casting, old_id: str) -> Style | None:
    for style in casting.styles:
        if style.style_id.lower() in text or style.name.lower() in text:
            return style
    asked = tuple(dict.fromkeys((*cues.style_words(cues.plain_degrees(text)), *cues.tone_words(text))))
    others = Casting(
        (), casting.voices, [style for style in casting.styles if style.style_id != old_id] or casting.styles
    )
    if asked:
        style = choose_cast(Brief(style=asked, tone=asked), Wishes(), others).style
        return style if is_styled(style, asked) else None
    ids = [style.style_id for style in casting.styles]
    at = ids.index(old_id) if old_id in ids else -1
    return casting.styles[(at + 1) % len(ids)] if _ANOTHER.search(text) else None
