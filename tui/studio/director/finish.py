"""What a message says about how the video is finished: music under the voice, and how sharp the picture is.

Pure. A wish is only read where it is plainly one ("with quiet music", "in 1080p", "a draft first"): a video *about*
music, drafts or full HD screens says those words, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.edit.bed_names import BEDS
from tui.studio.narration.pronunciation import wished
from tui.studio.stage.task import Quality
from tui.studio.storyboard import Storyboard

_SOUND = r"(?:music|bed|soundtrack|tune|score|piano|ambient sound)"
_MOODS = (
    "some a an any the soft softly quiet calm gentle low light subtle slow warm still ambient relaxing relaxed upbeat "
    "lively cheerful playful happy energetic moving driving background instrumental little very and"
).replace(" ", "|")
_KIND = rf"(?:(?:{_MOODS})[\s,]+)*"
_ABOUT_IT = (
    r"(?!\s+(?:school|teachers?|lessons?|festival|industry|shop|store|app|class(?:es)?|theory|videos?|room|and\b))"
)
_WANTED = re.compile(
    rf"\b(?:with|add|put|play|use|include|want|like|lay|need)\s+(?:in\s+)?{_KIND}{_SOUND}\b{_ABOUT_IT}"
    rf"|\b(?:quiet|soft|calm|gentle|subtle|ambient|upbeat|lively|light)\s+{_KIND}{_SOUND}\s+"
    r"(?:under|in the background|behind|beneath|throughout)\b"
    r"|\bmusic\s*:\s*(?P<named>[a-z]+)",
    re.IGNORECASE,
)
_UNWANTED = re.compile(
    rf"\b(?:no|without|remove|drop|skip|leave out|turn off|stop|take out)\s+{_KIND}{_SOUND}\b{_ABOUT_IT}"
    rf"|\b{_SOUND}\s*(?:off\b|:\s*(?:no|none|off)\b)",
    re.IGNORECASE,
)
_OWN_SOUND = re.compile(
    r"\b(?:my|attached|this|our|enclosed)\s+(?:\w+\s+)?(?:music|soundtrack|tune|song|track|recording|audio|mp3|wav)\b",
    re.IGNORECASE,
)
_LIVELY = re.compile(r"upbeat|lively|cheerful|playful|happy|energetic|moving|driving", re.IGNORECASE)
_STILL = re.compile(r"still|ambient|slow|relax", re.IGNORECASE)
_HIGH = re.compile(
    r"(?:\b(?:in|at|as|make it|render(?: it)?(?: in| at)?|quality:?|resolution:?)\s+|[,.;]\s*|^\s*)"
    r"(?:full[ -]?hd|1080p|1920\s?[x×]\s?1080)\b(?!\s+(?:\w+\s+)?(?:tvs?|screens?|monitors?|cameras?|displays?)\b)",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\b(?:as|make|render|show me|just|only)\s+(?:it\s+|me\s+|just\s+|only\s+|as\s+|an?\s+|in\s+|quick\s+|rough\s+)*"
    r"draft(?:\s+(?:quality|first|version))?(?=[.,;!?]|$)|\b(?:draft\s+quality|a draft\s+first|540p)\b",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?:\b(?:in|at|with)\s+|^\s*)(?:full|final|normal|standard)\s+quality\b|\b(?:in|at)\s+720p\b", re.IGNORECASE
)


_ORDER = re.compile(
    r"[^.!?\n]*\b(?:videos?|clip|film|reel|explainer|short|\d+[ -]?(?:s|secs?|seconds?|min|minutes?))\b"
)
_QUALITY_IN_IT = re.compile(
    r"(?:,?\s+(?:in|at|as)\s+(?:an?\s+)?|,\s*)(?:draft(?:[ -]quality)?|full[ -]?hd|1080p|540p)(?=\s*(?:[,.;!?\n]|$))"
    r"|\bdraft[ -]quality\s+(?=(?:\S+\s+){0,3}?(?:video|clip|film|reel|explainer)\b)",
    re.IGNORECASE,
)


def without_quality(prompt: str) -> str:
    """A prompt whose first sentence orders a video, without what it says of quality: that is no part of its subject."""
    order = _ORDER.match(prompt)
    end = re.search(r"[.!?\n]|$", prompt[order.end() :]) if order else None
    if not order or not end:
        return prompt
    first = order.end() + end.end()
    return _QUALITY_IN_IT.sub("", prompt[:first]) + prompt[first:]


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file the user attached."""

    asset_id: str
    name: str
    audible: bool = True
    """Whether there is anything to hear in it."""


def finished(
    board: Storyboard, message: str, recordings: Sequence[Recording] = ()
) -> tuple[Storyboard, tuple[str, ...]]:
    """The plan finished as a message asks, and what that means, a sentence each; the same plan when it says nothing.

    Args:
        board: The plan.
        message: What the user wrote.
        recordings: Sound files that may lie under the voice.
    """
    changes: dict[str, object] = {}
    told: list[str] = []
    heard = [recording for recording in recordings if recording.audible]
    music = _music(message, heard)
    told += [_told_of_silence(recordings[0])] if recordings and not heard and _music(message, recordings) else []
    if music is not None and music != board.music:
        changes["music"] = music
        told.append(_told_of_music(music, heard))
    quality = _quality(message)
    if quality and quality != board.quality:
        changes["quality"] = quality
        told.append(_TOLD_OF_QUALITY[quality])
    named, _ = wished(message)
    if set(named) - set(board.sayings):
        known = {word.casefold(): (word, said) for word, said in (*board.sayings, *named)}
        changes["sayings"] = tuple(known.values())
        told += [f"“{word}” is said “{said}”, and keeps its spelling on screen." for word, said in named]
    return (board.model_copy(update=changes) if changes else board), tuple(told)


def _music(message: str, recordings: Sequence[Recording]) -> str | None:
    """A bed's name, a recording's id, "" for none; None when nothing is said of it."""
    found = _WANTED.search(message)
    if _UNWANTED.search(message):
        return ""
    if recordings and (found or _OWN_SOUND.search(message)):
        return recordings[0].asset_id
    return _bed(found) if found else None


def _told_of_silence(recording: Recording) -> str:
    return f"{recording.name} holds nothing that can be heard, so it does not play."


def _bed(found: re.Match[str]) -> str:
    """The bed that fits the words."""
    named = (found["named"] or "").lower()
    if named in BEDS:
        return named
    return "steps" if _LIVELY.search(found.group()) else "drift" if _STILL.search(found.group()) else "dawn"


def _told_of_music(music: str, recordings: Sequence[Recording]) -> str:
    if not music:
        return "There is no music under the voice."
    name = next((recording.name for recording in recordings if recording.asset_id == music), "")
    what = f"{name} plays" if name else f"Quiet music plays (“{music}”; there are {', '.join(BEDS)})"
    return f"{what} under the voice, and gives way to it."


def _quality(message: str) -> Quality | None:
    for pattern, quality in ((_HIGH, Quality.HIGH), (_FULL, Quality.FULL), (_DRAFT, Quality.DRAFT)):
        if pattern.search(message):
            return quality
    return None


_TOLD_OF_QUALITY = {
    Quality.HIGH: "It is made in full HD (1080p), which takes about twice as long.",
    Quality.FULL: "It is made in full quality (720p).",
    Quality.DRAFT: "It is made as a draft (540p), for a quick look; say “full quality” for the finished one.",
}
