"""Lists written inside a line ("1. … 2. …", "(1) …", "first …, second …") as lines of their own, as they are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|märz|mai|okt|dez)(?:\.|[a-zäöü]*)\b"
    r"(?:\s+(?:\d|we\b|the\b|is\b|$))"
)
_MARKER = re.compile(
    rf"(?:(?<=^)|(?<=[\s:;,—–-]))(?P<open>\(?)(?P<number>\d{{1,2}})(?P<close>[.)])\s+(?=[^\W\d_]|[“⟦])(?!{_MONTHS})",
    re.I,
)
"""The number of an item: "1.", "1)" or "(1)" before a word that is no month."""
_BEFORE_A_LIST = re.compile(r"(?:^|[.!?:;,…⟧”\"—–-]\s*)$")
"""What may stand before the first "1." of a list; "Room 1." has a name of what is numbered there."""
_LOOSE_END = re.compile(r"[\s,;]+(?:and(?: then)?|then|or)?\s*$|\s*[—–-]\s*$", re.IGNORECASE)
_STEPS = re.compile(
    r"^\s*(?P<label>steps|method|directions|instructions|how to|procedure)\s*:\s+(?P<items>\S.*;.*)$", re.IGNORECASE
)
_FIRST = re.compile(r"(?:^|(?<=[.!?:]\s)|(?<=[—–-]\s))first(?:ly| of all)?\b,?\s+(?!\w+\s*(?:$|[,.;]))", re.IGNORECASE)
_NEXT = re.compile(
    r"[,;]\s+(?:(?:and|but)\s+)?(?=(?:second|third|fourth|fifth|sixth|seventh)(?:ly)?\b|then\b|next\b|after that\b|"
    r"finally\b|lastly\b|last,)",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth)(?:ly)?\s+(?:places?|prizes?|floors?|class|quarters?|half|halves|years?|"
    r"editions?|grades?|degrees?|stages?|rounds?|times?|century|was|is|are|were|goes|went|to)\b",
    re.IGNORECASE,
)
"""What is counted by its rank and is no step: "first place", "the second floor"."""


def one_item_a_line(text: str) -> str:
    """A text in which every item of a list has a line of its own."""
    for parted in (_told_steps, _numbered, _counted_out):
        text = "\n".join(map(parted, text.split("\n")))
    return text


def _told_steps(line: str) -> str:
    """Steps parted by semicolons as numbered ones: "Steps: fill a glass; add ice"."""
    found = _STEPS.match(line)
    if not found:
        return line
    items = [item.strip(" .") for item in found["items"].split(";") if item.strip(" .")]
    return "\n".join([f"{found['label']}:", *(f"{number}. {item}" for number, item in enumerate(items, start=1))])


def _numbered(line: str) -> str:
    marks = _run(line)
    if len(marks) < 2:
        return line
    starts = [mark.start() for mark in marks]
    items = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
    items = [*(_LOOSE_END.sub("", item) for item in items[:-1]), items[-1]]
    each_one_sentence = not any(_parted(item)[1] for item in items[:-1])
    last, rest = _parted(items[-1]) if each_one_sentence else (items[-1], "")
    lead = _lead(line[: starts[0]])
    return "\n".join(part for part in (lead, *items[:-1], last, "", rest) if part or not rest)


def _run(line: str) -> list[re.Match[str]]:
    """The marks of the items numbered from 1 in a row, all written alike; empty where there is no such list."""
    marks = list(_MARKER.finditer(line))
    for at, first in enumerate(marks):
        if first["number"] != "1" or not (first["close"] == ")" or _BEFORE_A_LIST.search(line[: first.start()])):
            continue
        run = [first]
        for mark in marks[at + 1 :]:
            alike = (mark["open"], mark["close"]) == (first["open"], first["close"])
            if alike and int(mark["number"]) == len(run) + 1:
                run.append(mark)
        if len(run) > 1:
            return run
    return []


def _parted(item: str) -> tuple[str, str]:
    """An item apart from the sentences that go on after its first."""
    mark = _MARKER.match(item)
    found = re.search(r"[\w)”][.!?]\s+(?=[A-Z“⟦])", item[mark.end() :]) if mark else None
    if mark is None or found is None:
        return item, ""
    end = mark.end() + found.end()
    return item[:end].strip(), item[end:].strip()


def _lead(text: str) -> str:
    """What stands before a list: it leads in to it, where it is no sentence of its own."""
    lead = re.sub(r"\s*[—–-]\s*$", "", text.rstrip())
    return f"{lead.rstrip(',;')}:" if re.search(r"[\w,;)⟧]$", lead) else lead


def _counted_out(line: str) -> str:
    """One sentence that counts its steps out ("First …, then …, finally …") as numbered ones."""
    first = _FIRST.search(line)
    if not first or _RANKED.search(line):
        return line
    end = re.compile(r"[.!?](?=\s+[A-Z“⟦]|\s*$)").search(line, first.end())
    stop = end.end() if end else len(line)
    steps: Sequence[str] = _NEXT.split(line[first.start() : stop])
    if len(steps) < 3 or any(len(step.split()) < 2 for step in steps):
        return line
    items = [f"{number}. {step[:1].upper()}{step[1:].rstrip(' ,;')}" for number, step in enumerate(steps, start=1)]
    return "\n".join([*filter(None, [_lead(line[: first.start()])]), *items, "", line[stop:].strip()]).rstrip()
