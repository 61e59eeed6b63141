"""What a reply leans to where it names no choice: shorter or all of it, both of two, the screen a video is for."""

from __future__ import annotations

import re

from tui.api.terms import Orientation
from tui.studio.director import cues
from tui.studio.notebook import Choice, Matter, Question

_WHOLE = re.compile(
    r"\b(?:all of (?:it|them)|everything|every word|whole|keep (?:it )?all|don't cut|nothing (?:cut|left) out|"
    r"(?:it|them) all|complete(?:ly)?|entire(?:ly)?|in full|full(?: thing| text| length| "
    r"version)?|longer(?: is| would be|'s)? (?:ok(?:ay)?|fine|good|"
    r"better|no problem)|"
    r"as long as it (?:takes|needs))\b|^(?:make it |go |a bit |the )*longer\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:short(?:er|est)?|trim|cut|condense|tighten|brief(?:er)?|less|stick (?:to|with)|keep to|as (?:i )?(?:asked|"
    r"said|planned))\b",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"\blength\b.*\b(?:fine|ok|okay|good|right)\b|^(?:that is|that's|it is|it's) (?:fine|ok|okay|good)\b", re.IGNORECASE
)
_BOTH = re.compile(r"\b(?:both|(?:a )?(?:bit|mix|little) of (?:both|each)|the two|all of (?:it|them))\b", re.IGNORECASE)
_WIDE = re.compile(
    r"\b(?:tvs?|televisions?|screens?|laptops?|desktops?|monitors?|web ?sites?|cinema|projectors?|beamers?|slides?)\b",
    re.I,
)
_TALL = re.compile(r"\b(?:phones?|mobiles?|whats ?app|stories|story|status)\b", re.IGNORECASE)


def leaning(question: Question, text: str) -> Choice | None:
    """The choice a reply leans to by its manner, before its words are held against the choices'."""
    if question.matter is Matter.LENGTH:
        return _length(question, text)
    if question.matter is Matter.ANGLE and _BOTH.search(text):
        both = " and ".join(choice.value for choice in question.choices)
        return Choice(text=both, value=both)
    return _shape(question, text) if question.matter is Matter.SHAPE else None


def _length(question: Question, text: str) -> Choice | None:
    whole = next((choice for choice in question.choices if choice.value == "whole"), None)
    cut = next((choice for choice in question.choices if choice.text.startswith("Cut")), None)
    if _WHOLE.search(text):
        return whole
    if _SHORT.search(text):
        return cut or (whole if any(choice.value == "wait" for choice in question.choices) else None)
    return question.choices[question.default] if _FINE.search(text) else None


def _shape(question: Question, text: str) -> Choice | None:
    told = cues.orientation(text)
    if told is None and (_WIDE.search(text) or _TALL.search(text)):
        told = Orientation.LANDSCAPE if _WIDE.search(text) else Orientation.PORTRAIT
    return next((choice for choice in question.choices if told and choice.value == told.value), None)
