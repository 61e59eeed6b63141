"""Reads what an agent asks out of the words it asks it in: the questions, and the choices they offer.

The contract has no field for a question (BEHAVIOUR 2): it is a message like any other, from the studio as from the
vendor. So nothing here may fail, and what is not surely a choice stays text. Pure, standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.chat.ask_words import either_or, is_named_yes_no, is_yes_no, last_question, unmarked

if TYPE_CHECKING:
    from tui.chat.view import Entry

CHOICES_LIMIT = 20
"""A longer list is something to read, not to choose from."""
_CHOICE_CHARS = 240
"""A longer item is a paragraph."""
_READ_CHARS = 12_000
"""A question is no longer than that; a longer message is not looked through."""
_KEPT = 16_384
"""Messages whose questions are remembered: with fewer than a session has, each look at it would read them all anew."""

_KEYCAP = "\ufe0f?\u20e3"
_NUMBERED = re.compile(
    rf"(?P<indent>[ \t]*)(?:[-*•]\s+)?(?:\*\*|__)?(?:option|choice|answer)?\s*"
    rf"[(\[]?(?P<label>\d{{1,2}})(?:[.)\]:]|{_KEYCAP})(?:\*\*|__)?[.:]?\s+(?P<text>\S.*)",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*•]\s+)?(?:\*\*|__)?(?:option\s+|choice\s+)?[(\[]?(?P<label>[A-Ha-h])[.)\]:]"
    r"(?:\*\*|__)?[.:]?\s+(?P<text>\S.*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<label>)(?:[-*+•◦‣–·▪]|\[ ?\])\s+(?P<text>\S.*)")
_INLINE = re.compile(r"(?<![\w.])[(\[]?(?:(?P<number>[1-9])|(?P<letter>[a-hA-H]))[)\]]\s+")
_ASKS = re.compile(
    r"\?|\b(?:choose|pick|prefer|select|(?:let me know|tell me) (?:which|what|who)|would you like|"
    r"(?:the |your )?options(?: are)?:|(?:reply|answer|respond) with)\b",
    re.IGNORECASE,
)
_DEFAULT = re.compile(r"\s*\((?:if you leave it to me|default|recommended|my pick|my suggestion)\)\s*$", re.IGNORECASE)
_LEAVE = re.compile(r"\b(?:you (?:choose|decide|pick)|(?:up|leave it|leave that) to (?:me|you)|your call)\b", re.I)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be answered."""

    text: str
    """What it says, without Markdown's marks."""
    label: str = ""
    """The number or letter the agent gave it; empty when it gave none."""
    preferred: bool = False
    """The agent would take it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; without choices it is to be answered in one's own words."""

    text: str
    choices: tuple[Choice, ...] = ()
    label: str = ""
    """The number the agent gave the question itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message taken apart: what is said before the questions, the questions, what is said after them."""

    lead: str = ""
    asks: tuple[Ask, ...] = ()
    tail: str = ""
    may_be_left: bool = False
    """The agent offers to decide by itself."""

    @property
    def choices(self) -> tuple[tuple[Ask, Choice], ...]:
        """Every choice with its question, in the order they are shown."""
        return tuple((ask, choice) for ask in self.asks for choice in ask.choices)


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of a list, with the rows that go on from it."""

    kind: str
    label: str
    text: str
    indent: int
    first: int
    last: int


@lru_cache(maxsize=_KEPT)
def read_asks(message: str) -> Asked:
    """What a message asks; without questions that offer a choice, everything is in `lead`."""
    if len(message) > _READ_CHARS or not _ASKS.search(message):
        return Asked(lead=message)
    lines = message.replace("\r\n", "\n").split("\n")
    asked = _listed(lines) or _in_a_line(lines) or _spoken(lines)
    if asked is None or not asked.choices:
        return Asked(lead=message)
    return replace(asked, may_be_left=bool(_LEAVE.search(asked.tail)))


def read_ahead(entries: Iterable[Entry]) -> None:
    """Read what all of these ask, so that showing them finds it read; thousands take longer than a frame."""
    for entry in entries:
        if entry.role != "user" and entry.kind != "error":
            read_asks(entry.content)


def _listed(lines: list[str]) -> Asked | None:
    """Questions whose choices are rows of lists."""
    lists = _lists(lines)
    found: list[tuple[int, int, Ask]] = []
    for at, rows in enumerate(lists):
        stem_first, stem = _stem(lines, rows[0].first, lists[at - 1][-1].last if at else -1)
        after = _paragraph_after(lines, rows[-1].last, lists[at + 1][0].first if at + 1 < len(lists) else len(lines))
        if _are_questions(rows):
            found += _questions(rows)
        elif 2 <= len(_at_top(rows)) <= CHOICES_LIMIT and _all_short(rows):
            choices = _choices(_at_top(rows))
            if _asks(_ending(stem)):
                found.append((stem_first, rows[-1].last, Ask(unmarked(stem), choices)))
            elif _asks(after) and not _said_choices(last_question(after)):
                found.append((rows[0].first, lines.index(after, rows[-1].last), Ask(unmarked(after), choices)))
    if not found:
        return None
    first, last = min(each[0] for each in found), max(each[1] for each in found)
    return Asked(_joined(lines[:first]), tuple(each[2] for each in found), _joined(lines[last + 1 :]))


def _lists(lines: list[str]) -> list[list[_Item]]:
    """The lists of a message, each as its rows."""
    lists: list[list[_Item]] = []
    fenced = False
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        item = None if fenced else _item(line, number)
        if item and lists and _goes_on(lists[-1], item, lines):
            lists[-1].append(item)
        elif item:
            lists.append([item])
        elif lists and line.strip() and line[:1] in " \t" and lists[-1][-1].last == number - 1:
            row = lists[-1][-1]
            lists[-1][-1] = replace(row, text=f"{row.text} {line.strip()}", last=number)
    return lists


def _item(line: str, number: int) -> _Item | None:
    for kind, pattern in (("number", _NUMBERED), ("letter", _LETTERED), ("bullet", _BULLET)):
        if found := pattern.fullmatch(line.rstrip()):
            indent = len(found["indent"].expandtabs(4))
            return _Item(kind, found["label"], found["text"], indent, number, number)
    return None


def _goes_on(rows: list[_Item], item: _Item, lines: list[str]) -> bool:
    """Whether a row belongs to the list before it: nothing but blank lines between, and of its kind or below it."""
    between = lines[rows[-1].last + 1 : item.first]
    if any(line.strip() for line in between):
        return False
    top = rows[0]
    if item.indent > top.indent:
        return True
    return item.kind == top.kind and not (item.label == "1" and len(between) > 0)


def _at_top(rows: list[_Item]) -> list[_Item]:
    return [row for row in rows if row.indent <= rows[0].indent and row.kind == rows[0].kind]


def _all_short(rows: list[_Item]) -> bool:
    return all(len(row.text) <= _CHOICE_CHARS for row in rows)


def _are_questions(rows: list[_Item]) -> bool:
    """Whether the rows of a list are questions themselves, and not answers to one."""
    top = _at_top(rows)
    return sum("?" in row.text for row in top) * 2 > len(top)


def _questions(rows: list[_Item]) -> list[tuple[int, int, Ask]]:
    """Every row as a question, with the rows below it, or the words in it, as its choices."""
    top = _at_top(rows)
    found: list[tuple[int, int, Ask]] = []
    for at, row in enumerate(top):
        end = top[at + 1].first if at + 1 < len(top) else rows[-1].last + 1
        below = [inner for inner in rows if row.first < inner.first < end]
        choices = _choices(below) if len(below) >= 2 else _said_choices(row.text)
        found.append((row.first, end - 1, Ask(unmarked(row.text), choices, row.label)))
    return found


def _choices(rows: list[_Item]) -> tuple[Choice, ...]:
    return tuple(_choice(row.text, row.label) for row in rows[:CHOICES_LIMIT])


def _choice(text: str, label: str = "") -> Choice:
    plain = unmarked(text)
    bare = _DEFAULT.sub("", plain)
    return Choice(bare or plain, label, bare != plain)


def _stem(lines: list[str], first: int, floor: int) -> tuple[int, str]:
    """The paragraph right before a list, down to `floor`: where it begins, and what it says."""
    end = first
    while end - 1 > floor and not lines[end - 1].strip():
        end -= 1
    start = end
    while start - 1 > floor and lines[start - 1].strip():
        start -= 1
    if start == end:
        return first, ""
    return start, "\n".join(lines[start:end])


def _paragraph_after(lines: list[str], last: int, ceiling: int) -> str:
    rest = lines[last + 1 : ceiling]
    return next((line for line in rest if line.strip()), "")


def _asks(text: str) -> bool:
    return bool(_ASKS.search(text))


def _ending(stem: str) -> str:
    """What leads to a list: all of a paragraph, or what comes after its question when that announces something."""
    after = stem.rpartition("?")[2].strip()
    return after if after.endswith(":") else stem


def _in_a_line(lines: list[str]) -> Asked | None:
    """A question whose choices stand in one line: "Which? (1) Maya (2) Theo", "a) warm b) bold"."""
    for number, line in enumerate(lines):
        marks = list(_INLINE.finditer(line))
        labels = [(mark["number"] or mark["letter"]).casefold() for mark in marks]
        if len(labels) < 2 or labels not in (list("123456789")[: len(labels)], list("abcdefgh")[: len(labels)]):
            continue
        stem = line[: marks[0].start()].strip()
        before, question = (lines[:number], stem) if stem else _pop_paragraph(lines[:number])
        if not _asks(question) and not _asks(line):
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(line)]
        choices = [
            _choice(line[mark.end() : end].strip(" ,;/|").removesuffix(" or").strip(" ,;?"), label)
            for mark, end, label in zip(marks, ends, labels, strict=True)
        ]
        if all(choice.text for choice in choices):
            ask = Ask(unmarked(question), tuple(choices))
            return Asked(_joined(before), (ask,), _joined(lines[number + 1 :]))
    return None


def _pop_paragraph(lines: list[str]) -> tuple[list[str], str]:
    start, stem = _stem(lines, len(lines), -1)
    return lines[:start], stem


def _spoken(lines: list[str]) -> Asked | None:
    """One question in a sentence, at the end of what is said: yes or no, or one thing or another."""
    start, paragraph = _stem(lines, len(lines), -1)
    question = last_question(paragraph)
    if not question:
        return None
    choices = _said_choices(f"{question} (y/n)" if is_named_yes_no(paragraph) else question)
    if not choices:
        return None
    head, _, tail = paragraph.rpartition(question)
    return Asked(_joined([*lines[:start], head]), (Ask(unmarked(question), choices),), unmarked(tail))


def _said_choices(question: str) -> tuple[Choice, ...]:
    options = either_or(unmarked(question))
    if options:
        return tuple(Choice(option) for option in options)
    return (Choice("Yes"), Choice("No")) if is_yes_no(unmarked(question)) else ()


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


def answer(asked: Asked, picks: tuple[int, ...]) -> str:
    """The message that says what was picked, in words both a program and a person understand.

    Args:
        asked: What was asked.
        picks: Places in `asked.choices`.
    """
    picked = [asked.choices[place] for place in sorted(set(picks)) if 0 <= place < len(asked.choices)]
    if len(asked.asks) == 1:
        return ", ".join(_labelled(choice) for _, choice in picked)
    labels = [choice.label for _, choice in asked.choices]
    if all(labels) and len(set(labels)) == len(labels):
        return "\n".join(_labelled(choice) for _, choice in picked)
    return "\n".join(f"{_named(ask)} {choice.text}" for ask, choice in picked)


def _labelled(choice: Choice) -> str:
    return f"{choice.label}. {choice.text}" if choice.label else choice.text


def _named(ask: Ask) -> str:
    return f"{ask.label}." if ask.label else ask.text.rstrip(" :")
