"""Who presents, who speaks and in which design: chosen from the brief by scores that can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.studio.casting.catalogue import Look, Person, Style, Voice
from tui.studio.director.brief import Brief
from tui.studio.director.cues import PersonWish
from tui.studio.director.plan import Casting, Wishes
from tui.studio.director.sentences import keywords


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what was chosen; `notes` tell what of the wishes could not be had."""

    person: Person | None
    look: Look | None
    voice: Voice
    style: Style
    notes: tuple[str, ...] = ()


_OPPOSITE = {"female": "male", "male": "female"}
_KIN = {
    "minimalist": "minimal",
    "colourful": "colorful",
    "playful": "fun",
    "corporate": "business",
    "professional": "business",
    "technical": "tech",
    "organic": "nature",
    "natural": "nature",
    "cosy": "warm",
    "cozy": "warm",
    "formal": "business",
    "energetic": "bold",
    "upbeat": "bright",
    "serious": "editorial",
    "elegant": "luxury",
    "premium": "luxury",
    "gentle": "soft",
    "low": "deep",
    "cheerful": "bright",
    "casual": "friendly",
    "energising": "energetic",
    "energizing": "energetic",
    "lively": "energetic",
}
"""Words brought to the one that tags use."""


def choose_cast(brief: Brief, wishes: Wishes, casting: Casting) -> Cast:
    """Choose presenter, voice and style; ids given win, then the prompt's wishes, then the catalogue's own order."""
    person, look, notes = _presenter(brief, wishes, casting)
    voice, more = _voice(brief, wishes, casting, person)
    return Cast(person, look, voice, _style(brief, wishes, casting), (*notes, *more))


def _presenter(brief: Brief, wishes: Wishes, casting: Casting) -> tuple[Person | None, Look | None, tuple[str, ...]]:
    chosen = casting.look(wishes.look_id) if wishes.look_id else None
    if chosen:
        told = "You picked a presenter and asked for none; the pick counts." if brief.presenter.wanted is False else ""
        return (*chosen, (told,) if told else ())
    if brief.presenter.wanted is False or not casting.people:
        return None, None, ()
    wanted = {_KIN.get(word, word) for word in (*brief.presenter.words, *brief.tone, *brief.style)}
    pairs = [(person, look) for person in casting.people for look in person.looks]
    if not pairs:
        return None, None, ()
    best = max(pairs, key=lambda pair: _person_score(pair[0], pair[1], brief.presenter, wanted))
    return (*best, _person_notes(best[0], brief.presenter))


def is_called(name: str, called: tuple[str, ...]) -> bool:
    """Whether somebody is called by their full or first name, in any case."""
    mine = {name.lower(), name.split(maxsplit=1)[0].lower()}
    return any(word.lower() in mine for word in called)


def _person_score(person: Person, look: Look, wish: PersonWish, wanted: set[str]) -> float:
    """Name first, then gender, age, what is worn or seen, then the look's tags."""
    score = 10.0 if is_called(person.name, wish.names) else 0.0
    score += 4.0 * (person.gender == wish.gender) if wish.gender else 0.0
    score += 2.0 * _is_of_age(person.age, wish.age)
    said = set(wish.words)
    score += 1.5 * bool(person.glasses and "glasses" in said) + 1.5 * bool(person.beard and said & {"beard", "bearded"})
    tags = _tag_words((*look.tags, look.clothes, look.name))
    return score + 1.0 * len(tags & wanted)


def _is_of_age(age: str, wish: str) -> bool:
    if wish == "older":
        return bool(re.search(r"old|senior|elder|[5-9]0", age, re.IGNORECASE))
    return wish == "young" and bool(re.search(r"young|teen|20", age, re.IGNORECASE))


def _person_notes(person: Person, wish: PersonWish) -> tuple[str, ...]:
    if wish.gender and person.gender != wish.gender:
        return (f"There is no {wish.gender} presenter, so {person.name} presents.",)
    return ()


def _voice(brief: Brief, wishes: Wishes, casting: Casting, person: Person | None) -> tuple[Voice, tuple[str, ...]]:
    given = casting.voice(wishes.voice_id) if wishes.voice_id else None
    own = casting.voice(person.default_voice_id) if person else None
    if given:
        return given, ()
    alike = (voice for voice in casting.voices if person and voice.gender == person.gender)
    fallback = own or next(alike, casting.voices[0])
    wish = brief.voice
    # A person named is the presenter; only a description or a voice's own name asks for another voice than theirs.
    named = tuple(name for name in wish.names if person is None or not is_called(person.name, (name,)))
    if not (named or wish.gender or wish.age or wish.words):
        described = brief.presenter.gender if person is None else ""
        wish = PersonWish(gender=described)
        if not described:
            return fallback, ()
    wanted = {_KIN.get(word, word) for word in wish.words} | ({wish.age} if wish.age else set())
    voice = max(casting.voices, key=lambda candidate: _voice_score(candidate, wish, named, wanted, fallback))
    if wish.gender and voice.gender != wish.gender:
        return voice, (f"There is no {wish.gender} voice, so {voice.name} speaks.",)
    return voice, ()


def _voice_score(voice: Voice, wish: PersonWish, named: tuple[str, ...], wanted: set[str], fallback: Voice) -> float:
    score = 10.0 if is_called(voice.name, named) else 0.0
    score += 4.0 * (voice.gender == wish.gender) - 4.0 * (voice.gender == _OPPOSITE.get(wish.gender, "-"))
    score += 1.5 * len(_tag_words(voice.tags) & wanted)
    score += (1.0 - voice.pitch) * 2 if "deep" in wanted else 0.0
    score += (voice.pitch - 1.0) * 2 if wanted & {"high", "bright", "young"} else 0.0
    return score + 0.1 * (voice.voice_id == fallback.voice_id)


def _tag_words(tags: tuple[str, ...]) -> set[str]:
    """The words of tags, each brought to the one this module knows."""
    return {_KIN.get(word, word) for tag in tags for word in tag.lower().split()}


def _style(brief: Brief, wishes: Wishes, casting: Casting) -> Style:
    given = casting.style(wishes.style_id) if wishes.style_id else None
    if given:
        return given
    looks = {_KIN.get(word, word) for word in brief.style}
    feels = {_KIN.get(word, word) for word in brief.tone}
    subject = keywords(f"{brief.substance.topic} {brief.substance.title}")
    return max(casting.styles, key=lambda style: _style_score(style, looks, feels, subject))


def is_styled(style: Style, asked: tuple[str, ...]) -> bool:
    """Whether a style has anything of what is asked for."""
    return _style_score(style, {_KIN.get(word, word) for word in asked}, set(), frozenset()) > 0


def _style_score(style: Style, looks: set[str], feels: set[str], subject: frozenset[str]) -> float:
    """Looks count most, then feeling, then the subject; a tie keeps the catalogue's order."""
    tags = _tag_words(style.tags)
    name = {word.lower() for word in style.name.split()}
    score = 2.0 * len((tags | name) & looks) + 1.0 * len((tags | name) & feels)
    score += 0.5 * len(keywords(" ".join((*style.tags, style.name))) & subject)
    score += 3.0 * ("dark" in looks and style.dark) + 3.0 * ("light" in looks and not style.dark)
    return score
