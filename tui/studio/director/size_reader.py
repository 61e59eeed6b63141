"""Clauses about how long the video, or a scene of it, should be."""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.asides import is_sure_part
from tui.studio.director.edits import Edit, Resize
from tui.studio.director.references import without_references

_SHARES = {"half": 0.5, "twice": 2.0, "double": 2.0, "a third": 0.33, "two thirds": 0.67}


def read_size(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    """The length a clause asks for: seconds, a share of what it is, shorter, longer; empty when it asks for none."""
    rest = without_references(text)
    share = re.search(
        r"\b(?P<how>half|twice|double|a third|two thirds)\s+(?:as long|the length|as short)\b", rest, re.I
    )
    if share:
        return [Resize(scenes, _SHARES[share["how"].lower()])]
    length = cues.length_s(rest)
    if length and not scenes and is_sure_part(rest) and cues.orientation(rest) is None:
        return [Resize((), target_s=length)]
    if length and re.search(
        r"\b(?:make|cut|keep|bring|get|trim|shorten|extend|length|stretch|should be|needs?|down to|seconds|"
        r"secs?|minutes?|words|under)\b",
        rest,
        re.I,
    ):
        return [Resize(scenes, target_s=length)]
    return _by_degree(rest, scenes)


def _by_degree(rest: str, scenes: tuple[str, ...]) -> list[Edit]:
    if re.search(r"\b(?:title|headline|captions?|subtitles?|caption)\b", rest, re.IGNORECASE) and not scenes:
        return []  # "the title is too long" is not about the video's length
    if re.search(
        r"\b(?:shorter|shorten|trim|tighter|tighten|briefer|less text|too long|more concise|condense|"
        r"cut (?:it )?down|punchier)\b",
        rest,
        re.I,
    ):
        return [Resize(scenes, 0.7 if re.search(r"\b(?:much|a lot|far|half)\b", rest, re.IGNORECASE) else 0.8)]
    if re.search(
        r"\b(?:longer|lengthen|extend|expand|more (?:detail|"
        r"details|text)|too short|elaborate)\b",
        rest,
        re.I,
    ):
        return [Resize(scenes, 1.3)]
    return []
