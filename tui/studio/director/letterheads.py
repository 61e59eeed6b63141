"""The trappings of pasted texts: heads of letters, datelines, contacts, code, and slips in words for settings.

They are part of how a text travels and not of what it says, so they are taken off before it is read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.studio.director.inline_lists import one_item_a_line

_HEADER = re.compile(r"^\s*(?:from|to|cc|bcc|date|sent|reply-to|received)\s*:\s+\S.*$", re.IGNORECASE)
_BADGES = re.compile(r"^[ \t]*(?:\[?!\[[^\]\n]*\]\([^)\n]*\)(?:\]\([^)\n]*\))?[ \t]*)+$", re.MULTILINE)
"""Lines of a README that hold pictures of its state and nothing else."""
_HEADED_LIST = re.compile(
    r"(?<=\n)(?P<head>[A-Z][a-z]+(?: [a-z]+){0,2})[ \t]*\n(?=[ \t]*(?:[-*•][ \t]|" r"\d{1,2}[.)][ \t]))"
)
"""A few words over a list: "Ingredients"."""
_SALUTATION = re.compile(r"^\s*[A-Z][\w'’-]+(?: [\w'’-]+){0,2},\s*$")
"""Whom a mail greets, on a line of its own: "Colleagues,"."""
_SUBJECT = re.compile(r"^\s*(?:subject|re|betreff)\s*:\s+(?P<what>\S.*)$", re.IGNORECASE)
_A_VIDEO = re.compile(
    r"^(?:an? |the )?(?:new |short )?(?:video|clip|film)s? (?:for|about|on) (?:the |our )?(?=\w)", re.I
)
"""What a mail's subject says of a video, and no title does: "Video for the open day"."""
_RELEASE = re.compile(
    r"^\s*(?:for immediate release|embargoed (?:until|till)\b.*|(?:media|press) (?:contacts?|inquiries|"
    r"enquiries)\s*:.*|"
    r"contact\s*:.*@.*|notes to editors?\s*:?|-?\s*ends?\s*-?|#{3,}|-{3,}|={3,}|\*{3,}|_{3,}|\[image[^\]]*\]|"
    r"(?:present|attendees|attending|in attendance|apologies|absent|note ?taker|minutes(?: taken)? by|chair(?:ed by)?)"
    r"\s*:\s.*|"
    r"-{3,}\s*(?:forwarded|original) message\s*-{3,}|(?:begin|start of) forwarded message:?|"
    r"(?:add to (?:basket|cart|bag|wishlist)|buy now|sign in|log in|sign up|share|read more|learn more|see more|"
    r"reserve|book now|order now|subscribe|download|get started|apply now|contact us|follow us|"
    r"(?:unsubscribe|view in browser)(?: *[|·•] *[\w ]+)*|skip to content|accept (?:all "
    r")?cookies|in stock|out of stock|view basket|check ?out|menu|search)|"
    r"(?:the )?(?:source|full|original )?\s*text (?:is )?(?:below|above|follows)[.:]?|unsubscribe\b.*)\s*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’ ]{2,30}(?:,\s+[A-Z][\w. ]{1,20})?)(?:,\s+(?:\d{1,2}\.? \w+ \d{4}|\w+ \d{1,2},? \d{4}|\w+ "
    r"\d{1,2}|"
    r"\d{1,2} \w+))?\s+(?:\([\w ]{2,20}\)\s+)?[-–—]{1,2}\s+(?=[A-Z\"“])"
)
_FENCE = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n.*?^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
_DIRECTION_IN_BRACKETS = re.compile(
    r"[\[(](?:visuals?|video|sfx|sound|music|camera|b-?roll|on screen|cut to|pan|zoom|shot|image|"
    r"graphic)\s*:[^\])\n]{0,160}[\])]",
    re.IGNORECASE,
)

_BOILERPLATE = re.compile(
    r"^#{1,4}[ \t]*(?:licen[cs]e|contributing|contributors|credits|acknowledge?ments|changelog|authors|"
    r"table of contents)\b"
    r"[^\n]*\n(?:(?!#|---)[^\n]*(?:\n|\Z))*",
    re.MULTILINE | re.IGNORECASE,
)
_PICTOGRAM = re.compile(
    r"(?P<stop>[.!?,:;]\s?)?[ \t]*[\U0001F000-\U0001FAFF\u2600-\u27BF]\uFE0F?"
    r"(?:[\u200d\uFE0F]|[\U0001F000-\U0001FAFF])*"
    r"(?P<end>[ \t]*(?=[.!?,\n]|$))?[ \t]*",
)

_WRITER = re.compile(r"^\s*(?:\[?\d{1,2}:\d{2}\]?\s*)?(?P<who>[a-z]\w{1,14}|[A-Z][a-z]{1,14})\s*:\s+(?P<told>\S.*)$")
"""A line of a chat, after who wrote it."""


def _without_writers(text: str) -> str:
    """A chat without the names before its lines: of three at least, in which somebody writes twice."""
    lines = text.split("\n")
    found = [_WRITER.match(line) for line in lines]
    who = [one["who"].lower() for one in found if one]
    if (
        len(who) < 3
        or len(set(who)) in {1, len(who)}
        or set(who) & {"q", "a", "scene", "vo", "visual", "text", "narrator"}
    ):
        return text
    return "\n".join(
        f"\n{one['told'][:1].upper()}{one['told'][1:]}" if one else line for line, one in zip(lines, found, strict=True)
    )


_POINTER = re.compile(r"^[ \t]*(?:\^+|[↑⬆←→]+|>{1,3})[ \t]+", re.MULTILINE)
"""Points at what stands above or below, or marks a quoted line."""

SETTING_WORDS = (
    *("video", "videos", "second", "seconds", "minute", "minutes", "vertical", "portrait", "landscape", "presenter"),
    *("captions", "subtitles", "about", "instagram", "youtube", "tiktok"),
)
"""Words that a slip of the pen must not hide: without them a wish would be said aloud."""
_REAL = frozenset({"minuets", "abut", "bout", "portrays", "captains", "caption", "subtitle", "presented", "presenters"})


def without_trappings(prompt: str) -> str:
    """A pasted text's words alone; a mail's subject becomes the title."""
    prompt = re.sub(
        r"\A\s*(?:(?:video|project|creative|new) )?(?:brief|prompt|request|task)\s*(?::\s*|\n)",
        "",
        prompt,
        flags=re.IGNORECASE,
    )
    prompt = _HEADED_LIST.sub(r"\g<head>:\n", _BADGES.sub("", prompt))
    text = _BOILERPLATE.sub("", _DIRECTION_IN_BRACKETS.sub("", _FENCE.sub("\n", prompt)))
    text = _without_writers(text)
    text = _POINTER.sub("", one_item_a_line(text))
    text = _PICTOGRAM.sub(lambda found: found["stop"] or ("" if found["end"] else ". "), text)
    lines = text.split("\n")
    mail = sum(_HEADER.match(line) is not None for line in lines) >= 2 or any(map(_SUBJECT.match, lines))
    kept: list[str] = []
    for line in lines:
        subject = _SUBJECT.match(line) if mail else None
        if subject:
            kept.append(f"Title: {_A_VIDEO.sub('', subject['what'])}")
        elif _RELEASE.match(line) or (mail and (_HEADER.match(line) or _SALUTATION.match(line))):
            kept.append("")
        else:
            kept.append(_DATELINE.sub("", line))
    return "\n".join(kept)


def without_slips(prompt: str) -> str:
    """A text whose words for settings are spelt right: letters that changed places, one missing or one too many."""
    return re.sub(r"\b[a-z]{4,10}\b", lambda found: _mended(found[0]), prompt)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    if word in SETTING_WORDS or word in _REAL:
        return word
    return next((right for right in SETTING_WORDS if _is_slip(word, right)), word)


def _is_slip(word: str, right: str) -> bool:
    if word[0] != right[0] or abs(len(word) - len(right)) > 1:
        return False
    if len(word) == len(right):
        return sorted(word) == sorted(right)
    long, short = (word, right) if len(word) > len(right) else (right, word)
    if len(right) < 6 or long.rstrip("s") == short:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
