"""What code puts right in a language model's script, and what it does not let pass.

A small model forgets the words it was told to keep, repeats itself, copies its instructions, and makes up figures. What
the brief gives word for word holds whatever the model says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.director import editor, headlines
from tui.studio.director.model_answer import LostError, WritingError
from tui.studio.director.model_script import EXAMPLE
from tui.studio.director.sentences import clean, finished, keywords, split_sentences, vocabulary
from tui.studio.director.substance import Substance
from tui.studio.pauses import length_s
from tui.studio.speaking import spoken_words, voiced_s

LEAST_SHARE = 0.7
"""Part of the length asked for below which a model is asked for more."""
MOST_SHARE = 1.2
"""Part of the length asked for above which the least telling sentences are left out."""
_LABEL = re.compile(
    r"^\s*(?:[-*#>•]+\s*)*(?:(?:scene|slide|shot)\s*\d+|narrator|narration|voice[- ]?over|vo|speaker|host|say)\s*"
    r"(?:\([^)]*\)\s*)?[:.–—-]\s*",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\[[^\]\n]{2,120}\]|\((?:cut|pause|beat|music|sound|fade|zoom|pan|camera)[^)\n]{0,80}\)", re.I)
_ASIDE = re.compile(
    r"as an ai\b|language model|what is said, one to three|up to 8 words|\bheadline\b.*\bwords\b|no stage directions|"
    r"^\W*(?:\.\.\.|…)\W*$|\bjson\b|<\|?\w+\|?>",
    re.IGNORECASE,
)
_ENGLISH = vocabulary("the a an and of to in is it for with on that you your are from this by as at be or not we our")

_COPIED = frozenset({EXAMPLE.title, *(text for scene in EXAMPLE.scenes for text in (scene.say, scene.headline))})


@dataclass(frozen=True, slots=True)
class Mended:
    """A script fit to be drawn."""

    title: str
    says: tuple[str, ...]
    heads: tuple[str, ...]
    """A headline for each scene; empty where one is to be cut from what is said."""
    unsourced: tuple[str, ...] = ()
    """Figures in it that are neither in the brief nor in the files, as the user has to check them."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a script is held against."""

    substance: Substance
    sources: str
    """All the user gave: the prompt, the answers, the files."""
    target_s: float | None = None
    given: tuple[str, ...] = ()
    """Sentences of the prompt that the built-in editor would say."""
    full: bool = False
    """Whether the brief and the files say enough for the video, so that a script has to keep to them."""
    last_try: bool = False
    """Whether a script shorter or longer than asked for is better than none."""


def mended(title: str, scenes: Sequence[tuple[str, str]], grounds: Grounds) -> Mended:
    """A model's script put right.

    Args:
        title: The model's.
        scenes: What each scene says, and its headline.
        grounds: What it is held against.

    Raises:
        WritingError: It cannot be put right; the message says why.
    """
    kept = _without_repeats([(_said(say), head) for say, head in scenes])
    kept, dropped = _held_to_sources(kept, grounds)
    if len(kept) < 2:
        if dropped:
            raise WritingError("it makes up figures that you did not give")
        raise LostError(_too_little(scenes))
    told = " ".join(say for say, _ in kept)
    _check_language(told)
    _check_faith(told, grounds)
    kept = _with_given(kept, grounds)
    kept = _in_time(_with_fixed_words(kept, grounds.substance), grounds)
    if len(kept) < 3:
        raise LostError("too little is left of it without repeats")
    return Mended(
        _title(title, grounds, kept),
        tuple(say for say, _ in kept),
        tuple(head if _is_headline(head) else "" for _, head in kept),
        _figures_not_in(told, grounds.sources),
    )


def _said(say: str) -> str:
    """What a scene says, without labels, directions and marks, and without a sentence that breaks off."""
    text = _LABEL.sub("", clean(_DIRECTION.sub(" ", say)))
    parts = [part for part in split_sentences(text) if not _is_aside(part)]
    if len(parts) > 1 and not re.search(r"[.!?…][\"'”’)\]]*$", parts[-1]):
        parts.pop()
    return " ".join(map(finished, parts))


def _is_aside(text: str) -> bool:
    """Whether a text is no part of a script but of what the model was told."""
    return bool(_ASIDE.search(text)) or text.strip() in _COPIED


def _without_repeats(scenes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The scenes without sentences that were said before, nearly or word for word."""
    said: list[frozenset[str]] = []
    kept: list[tuple[str, str]] = []
    for say, head in scenes:
        fresh = []
        for part in split_sentences(say):
            mine = keywords(part)
            if mine and not any(len(mine & old) >= 0.8 * min(len(mine), len(old)) for old in said if len(old) > 1):
                fresh.append(part)
                said.append(mine)
        if fresh:
            kept.append((" ".join(fresh), head))
    return kept


def _held_to_sources(scenes: Sequence[tuple[str, str]], grounds: Grounds) -> tuple[list[tuple[str, str]], bool]:
    """The scenes without sentences with figures the user did not give, where the user gave what is to be said."""
    if not (grounds.given or grounds.full):
        return list(scenes), False
    kept = [
        (" ".join(part for part in split_sentences(say) if not _figures_not_in(part, grounds.sources)), head)
        for say, head in scenes
    ]
    fine = [(say, "" if _figures_not_in(head, grounds.sources) else head) for say, head in kept if say]
    return fine, sum(len(say) for say, _ in fine) < sum(len(say) for say, _ in scenes)


def _too_little(scenes: Sequence[tuple[str, str]]) -> str:
    if any(_is_aside(part) for say, _ in scenes for part in split_sentences(say)):
        return "it repeats its instructions instead of writing"
    return "it says the same again and again"


def _check_language(told: str) -> None:
    found = re.findall(r"\w+", told.lower())
    latin = sum(letter < "\u0250" for letter in told if letter.isalpha())
    if latin < 0.8 * sum(map(str.isalpha, told)) or sum(word in _ENGLISH for word in found) < 0.1 * len(found):
        raise WritingError("it does not write English, and the voices speak nothing else")


def _check_faith(told: str, grounds: Grounds) -> None:
    """A script of a brief that says what it is about has to be about that.

    Three in ten of its telling words at least: a good retelling has half of them, a lost model one or two in ten.
    """
    if not grounds.full:
        return
    mine = keywords(told)
    if len(mine & keywords(grounds.sources)) < 0.3 * len(mine):
        raise WritingError("it tells another story than yours")


def _with_given(scenes: Sequence[tuple[str, str]], grounds: Grounds) -> list[tuple[str, str]]:
    """The scenes with the user's own sentences that the model left out, in their order, as time allows."""
    shown = list(scenes)
    room = _room_s(shown, grounds)
    for at, own in enumerate(grounds.given):
        mine = keywords(own)
        there = [len(mine & keywords(say)) for say, _ in shown]
        best = max(there, default=0)
        enough = best >= 0.6 * len(mine) and not _figures_not_in(own, " ".join(say for say, _ in shown))
        if mine and not enough and voiced_s(own) <= room:
            place = 1 + at * max(0, len(shown) - 1) // max(1, len(grounds.given))
            shown.insert(place, (own, ""))
            room -= voiced_s(own)
    return shown


def _room_s(scenes: Sequence[tuple[str, str]], grounds: Grounds) -> float:
    """Seconds the user's own sentences may take; the model's make way for them, but not all."""
    if grounds.target_s is None:
        return float("inf")
    return max(0.6 * grounds.target_s, grounds.target_s - _seconds(scenes))


def _with_fixed_words(scenes: Sequence[tuple[str, str]], substance: Substance) -> list[tuple[str, str]]:
    """The scenes with the first and the last line that the brief gives word for word."""
    shown = list(scenes)
    for at, words in ((0, substance.opening), (len(shown), substance.closing)):
        if words:
            mine = keywords(words)
            shown = [one for one in shown if not mine or len(mine & keywords(one[0])) < 0.8 * len(mine)]
            shown.insert(min(at, len(shown)), (words, ""))
    return shown


def _in_time(scenes: Sequence[tuple[str, str]], grounds: Grounds) -> list[tuple[str, str]]:
    """The scenes cut to the length asked for.

    Raises:
        WritingError: They are far too short for it, or cannot be cut.
    """
    shown = list(scenes)
    target = grounds.target_s
    if not target:
        return shown
    fixed = {grounds.substance.opening, grounds.substance.closing, *grounds.given}
    while _seconds(shown) > MOST_SHARE * target and (cut := _one_less(shown, fixed, target)):
        shown = cut
    seconds = _seconds(shown)
    least, most = (0.35, 1.75) if grounds.last_try else (LEAST_SHARE, 1.35)
    if not least * target <= seconds <= most * target:
        raise WritingError(f"its script takes {seconds:.0f} seconds to say instead of {target:.0f}")
    return shown


def _seconds(scenes: Sequence[tuple[str, str]]) -> float:
    """How long a video of these scenes is, in seconds, with the silence around them."""
    return length_s(len(scenes), sum(voiced_s(say) for say, _ in scenes))


def _one_less(scenes: Sequence[tuple[str, str]], fixed: set[str], target_s: float) -> list[tuple[str, str]] | None:
    """The scenes without the sentence that is missed least; None when nothing can go."""
    parts = [(at, part) for at, (say, _) in enumerate(scenes) for part in split_sentences(say)]
    scores = editor.rank([part for _, part in parts], "")
    alone = {at for at in range(len(scenes)) if sum(where == at for where, _ in parts) == 1}
    held = {0, len(scenes) - 1} & alone if len(scenes) > 3 else alone
    loose = [place for place, (at, part) in enumerate(parts) if at not in held and scenes[at][0] not in fixed]
    over = _seconds(scenes) - target_s
    # One that leaves the script long enough first, then the one that says least.
    loose.sort(key=lambda place: (voiced_s(parts[place][1]) > over + 0.15 * target_s, scores[place], -place))
    if not loose:
        return None
    gone = loose[0]
    left = [
        (" ".join(part for place, (where, part) in enumerate(parts) if where == at and place != gone), head)
        for at, (_, head) in enumerate(scenes)
    ]
    return [(say, head) for say, head in left if say]


def _title(title: str, grounds: Grounds, scenes: Sequence[tuple[str, str]]) -> str:
    """The brief's title, else the model's, else one cut from the first line."""
    if grounds.substance.title:
        return headlines.headline(grounds.substance.title)
    own = clean(title).strip(" \"'“”*#")
    if not _is_headline(own) or not keywords(own) or (grounds.full and _figures_not_in(own, grounds.sources)):
        own = grounds.substance.topic or scenes[0][0]
    return headlines.title_case(headlines.headline(own, 48, 48))


def _is_headline(text: str) -> bool:
    return 2 <= len(text.strip()) <= 90 and not _is_aside(text) and spoken_words(text) <= 14


def _figures_not_in(text: str, sources: str) -> tuple[str, ...]:
    """The figures of a text that the sources do not have, as they stand there; one figure alone may be a count."""
    known = set(re.findall(r"\d+", sources))
    found = re.findall(r"[$€£]?\d+(?:[.,:]\d+)*%?", text)
    return tuple(dict.fromkeys(one for one in found if not set(re.findall(r"\d+", one)) <= known))
