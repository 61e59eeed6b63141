"""Clauses about the whole plan read into edits: taking back, pace, language, colours, joining and parting scenes."""

from __future__ import annotations

import re

from tui.studio.casting.extra_voices import extra_voices
from tui.studio.director import particulars
from tui.studio.director.colours import COLOUR, colours
from tui.studio.director.edits import (
    Edit,
    Illustrate,
    Merge,
    Pace,
    Paint,
    Pause,
    Redo,
    Refuse,
    Reshape,
    Show,
    Split,
    Undo,
    Unpicture,
)
from tui.studio.director.references import scenes_spoken_of, without_references
from tui.studio.storyboard import Storyboard

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = r"(?P<count>\d|one|two|three|four|five)"
_PLAN = r"(?:version|plan|storyboard|draft|script|one|cut|state|edit|changes?|revision)"
_BACK = re.compile(
    rf"(?:undo|revert|(?:go|take me|let's go|bring it|put it|change it|switch|step|move) back|back|roll(?: it)? back|"
    rf"take (?:that|it|this|the last (?:change|edit)) back|take back|never mind (?:that|the last (?:change|one))|"
    rf"(?:restore|return to|reset(?: to)?|start over (?:from|with)))"
    rf"(?:\s+(?:to|it|that|this|the|my|all|every|everything|last|latest|previous|prior|earlier|old|most recent|"
    rf"change|edit|edits|again|before|how (?:it|that) was|what it was|what (?:we|i|you) had|as it was|of|"
    rf"original|first|very|initial|beginning|step|steps|time|times|{_PLAN}|\d|one|two|three|four|five))*",
    re.IGNORECASE,
)
_ALL_BACK = re.compile(r"\b(?:all|every|everything|original|first|initial|beginning|start over)\b", re.IGNORECASE)
_REDO = re.compile(
    r"(?:redo|put (?:it|that) back(?: in)?|undo the undo|do it again|restore the (?:last )?change)\b.*", re.I
)
_REVISION = re.compile(r"\b(?:version|revision)\s+(?P<number>\d{1,3})\b", re.IGNORECASE)
_SLOWER = re.compile(
    r"\b(?:slower|slow (?:it|this|things|the \w+)?\s*down|slow down|more slowly|too fast|too quick(?:ly)?|less rushed|"
    r"pace\s*(?::|to|=)?\s*slow|calmer pace|take (?:your|her|his|its) time|speak slowly|rushed)\b",
    re.IGNORECASE,
)
_FASTER = re.compile(
    r"\b(?:faster|quicker|speed (?:it|this|things|the \w+)?\s*up|speed up|more quickly|too slow(?:ly)?|"
    r"pace\s*(?::|to|=)?\s*fast|pick up the pace|livelier pace|brisker|speak quickly)\b",
    re.IGNORECASE,
)
_PAUSES = r"(?:pauses?|silences?|gaps?|breaks?|breaths?)"
_LONGER_PAUSES = re.compile(
    rf"\b(?:longer|more|bigger|larger|extra|lengthen(?: the)?|extend(?: the)?|increase(?: the)?|add(?: some| more)?)\s+"
    rf"{_PAUSES}\b(?! to\b)|\b(?:the\s+)?{_PAUSES}\s+(?:\w+\s+){{0,4}}?(?:longer|too short)\b"
    r"|\bpause\s+(?:a bit |a little |much )?(?:longer|more)\b|\bmore (?:breathing|air|room to breathe)\b",
    re.IGNORECASE,
)
_SHORTER_PAUSES = re.compile(
    rf"\b(?:shorter|fewer|less|smaller|shorten(?: the)?|reduce(?: the)?|cut(?: the)?|tighten(?: the)?)\s+{_PAUSES}\b"
    rf"|\b(?:the\s+)?{_PAUSES}\s+(?:\w+\s+){{0,4}}?(?:shorter|too long)\b"
    r"|\bpause\s+(?:a bit |a little |much )?(?:less|shorter)\b",
    re.IGNORECASE,
)
_USUAL_PAUSES = re.compile(rf"\b(?:normal|usual|original|natural|default|regular)\s+{_PAUSES}\b", re.IGNORECASE)
_USUAL_PACE = re.compile(r"\b(?:normal|usual|original|natural|default|regular) (?:pace|speed|tempo)\b", re.IGNORECASE)
_A_BIT = re.compile(r"\b(?:a bit|a little|slightly|a touch|a tad|somewhat)\b", re.IGNORECASE)
_MUCH = re.compile(r"\b(?:much|a lot|far|way|significantly|considerably|twice)\b", re.IGNORECASE)
_PLAIN_ABOUT_COLOUR = re.compile(
    r"\b(?:make|use|change|set|switch|turn|paint|go|have|give|with|the|all|our|my|brand|brand's|company|accent|main|it|"
    r"everything|video|whole|thing|look|in|into|to|of|a|an|as|for|and|or|colou?rs?|coloured|palette|scheme|theme|"
    r"background|style|more|mostly|instead|please|bit|some|be|should|i'd|like|want|let's|try|red-ish|tones?|shades?|"
    r"from|on|is|are)\b",
    re.IGNORECASE,
)


def read_whole(text: str, scenes: tuple[str, ...], quoted: str = "") -> list[Edit]:
    """The edits of a clause that are about the plan as a whole, or about how scenes hang together.

    Args:
        text: The clause.
        scenes: Ids of the scenes it names.
        quoted: What it holds in quotation marks, if anything.
    """
    return (
        _history(text, scenes)
        or _together(text, scenes, quoted)
        or _pictures(text, scenes)
        or _shown(text, scenes)
        or _language(text)
        or _pauses(text, scenes)
        or _pace(text, scenes)
        or _colour(text, scenes)
    )


def _history(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    plain = re.sub(r"[\s,]*\b(?:please|thanks|now|again)$", "", text.strip(" .!"), flags=re.IGNORECASE)
    if _REDO.fullmatch(plain) and not scenes:
        return [Redo()]
    numbered = _REVISION.search(plain)
    if scenes or numbered or not _BACK.fullmatch(plain):
        back = numbered and re.match(
            r"(?:go |take me |let's go )?back\b|restore\b|return\b|use\b|revert\b", plain, re.I
        )
        return [Undo(revision=int(numbered["number"]))] if numbered and back else []
    counted = re.search(rf"\b{_COUNT}\s+(?:changes|edits|steps|times|versions)\b", plain, re.IGNORECASE)
    if counted:
        return [Undo(_COUNTS.get(counted["count"].lower()) or int(counted["count"]))]
    return [Undo(0 if _ALL_BACK.search(plain) else 1)]


_WAYS = (
    ("statement", r"(?:plain |normal |simple |just )*(?:text|words|sentence|statement)"),
    ("bullets", r"(?:a )?(?:list|bullets?|bullet points?|points)"),
    ("number", r"(?:a )?(?:big |large )?(?:number|figure)"),
    ("timeline", r"(?:a )?timeline"),
    ("steps", r"(?:numbered )?steps"),
    ("quote", r"(?:a )?quot(?:e|ation)"),
    ("comparison", r"(?:a )?(?:comparison|table)|side by side"),
    ("image_grid", r"(?:a )?(?:grid|collage)"),
)


def read_shape(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    """A scene shown in another way: "show the price as plain text", "make scene 3 a timeline"."""
    found = re.match(
        r"(?:show|make|turn|present|display|do|have|put|draw)\s+(?P<what>.+?)\s+(?:as|into|like|in)\s+(?P<how>[\w ]+?)"
        r"(?:,? (?:and )?(?:not|instead of|rather than)\b.*|please)?$",
        text,
        re.IGNORECASE,
    ) or re.match(r"(?:make|turn)\s+(?P<what>.*?scene \w+)\s+(?P<how>an? [\w ]+)$", text, re.IGNORECASE)
    if not found:
        return []
    kind = next((kind for kind, way in _WAYS if re.fullmatch(way, found["how"].strip(), re.IGNORECASE)), "")
    meant = scenes or scenes_spoken_of(f"move {found['what']}", board)
    return [Reshape(meant, kind)] if kind and meant else []


def _together(text: str, scenes: tuple[str, ...], quoted: str) -> list[Edit]:
    joins = re.match(r"(?:merge|combine|join|unite|fuse|put|make|fold|bring)\b", text, re.IGNORECASE)
    as_one = re.search(r"\b(?:together|into one|one scene|a single scene|single|as one)\b", text, re.IGNORECASE)
    if len(scenes) >= 2 and joins and (as_one or re.match(r"(?:merge|combine|join|unite|fuse)", text, re.IGNORECASE)):
        return [Merge(scenes)]
    parts = re.match(r"(?:split|divide|break|part|cut|separate)\b", text, re.IGNORECASE)
    in_two = re.search(r"\b(?:in two|into two|in half|in 2|into 2|up|apart|two scenes)\b", text, re.IGNORECASE)
    if len(scenes) == 1 and parts and (in_two or re.match(r"(?:split|divide|break)", text, re.IGNORECASE)):
        return [Split(scenes[0], quoted)]
    return []


def _pictures(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    if not scenes:
        return []
    gone = re.match(r"(?:remove|delete|drop|take out|lose|no|without|hide)\b", text, re.IGNORECASE)
    if gone and re.search(
        r"\b(?:picture|image|photo|screenshot|illustration)s?\s+(?:from|in|of)\b", text, re.IGNORECASE
    ):
        return [Unpicture(scenes)]
    named = re.search(r"(?P<file>[\w-]+(?:[ .][\w-]+)*?\.(?:png|jpe?g|pdf|mp4|webm|gif|webp))\b", text, re.IGNORECASE)
    page = re.search(r"\bpage\s+(?P<page>\d{1,3})\b", text, re.IGNORECASE)
    shows = re.match(r"(?:use|show|put|place|have|add|insert|replace|change|set|illustrate|let)\b", text, re.IGNORECASE)
    if len(scenes) == 1 and shows and (named or page):
        file = (
            re.sub(r"^(?:use|show|put|place|have|add|insert|illustrate)\s+", "", named["file"], flags=re.I)
            if named
            else ""
        )
        return [Illustrate(scenes[0], file.split(" with ")[-1], int(page["page"]) if page else None)]
    return []


def _shown(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    rest = without_references(text)
    back = re.search(
        r"\b(?:show|bring back|put|have|add|with|return|bring)\b.*\b(?:presenter|host|avatar|her|him|person)\b",
        rest,
        re.I,
    )
    other = re.search(r"\b(?:another|different|new|without|no|from)\b", rest, re.IGNORECASE)
    return [Show(scenes)] if scenes and back and not other else []


def _language(text: str) -> list[Edit]:
    made = re.fullmatch(r"(?:make|do) (?:it|this|the video) (?:all )?(?P<language>\w+)", text, re.IGNORECASE)
    language = particulars.language(f"in {made['language']}" if made else text)
    if not language and (found := re.search(r"\btranslat\w+\b.*", text, re.IGNORECASE)):
        language = particulars.language(f"in {found[0].split()[-1]}") or "another language"
    if not language:
        return []
    if language == "English":
        return [Refuse("It is in English already.")]
    if any(voice.language == language for voice in extra_voices()):
        how = f"start a video with the text in {language}, and a voice that speaks {language} says it"
        return [Refuse(f"I do not translate, so nothing is changed; {how}.")]
    return [Refuse(f"The voices speak English only, so I cannot make it {language}; nothing is changed.")]


def _pauses(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    if _USUAL_PAUSES.search(text):
        return [Pause(None)]
    longer, shorter = _LONGER_PAUSES.search(text), _SHORTER_PAUSES.search(text)
    if not longer and not shorter:
        return []
    if scenes:
        return [Refuse("The pauses are the same for the whole video; say “longer pauses” without a scene.")]
    step = 1.2 if _A_BIT.search(text) else 2.0 if _MUCH.search(text) else 1.5
    return [Pause(step if longer else 1 / step)]


def _pace(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    if _USUAL_PACE.search(text):
        return [Pace(None)]
    slower, faster = _SLOWER.search(text), _FASTER.search(text)
    if not slower and not faster:
        return []
    if scenes:
        return [Refuse("The pace is the same for the whole video; say “slower” or “faster” without a scene.")]
    step = 0.05 if _A_BIT.search(text) else 0.2 if _MUCH.search(text) else 0.1
    return [Pace(1 - step if slower else 1 + step)]


def _colour(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    if scenes:
        return []
    if re.search(r"\b(?:own|original|normal|default|usual) colou?rs\b", text, re.IGNORECASE):
        return [Paint(())]
    named = colours(text)
    rest = _PLAIN_ABOUT_COLOUR.sub(" ", COLOUR.sub(" ", text))
    return [Paint(named)] if named and not re.search(r"\w", rest) else []
