"""Scripts written as screenplays and as tables, brought to the labelled form that is read everywhere else."""

from __future__ import annotations

import re

_SLUG = re.compile(r"^\s*(?:INT|EXT|INT\./EXT|I/E)\b[.\s].*$|^\s*(?:FADE (?:IN|OUT)|CUT TO|DISSOLVE TO|THE END)\b.*$")
_CUE = re.compile(r"^\s*[A-Z][A-Z'’ .-]{1,28}(?:\s*\((?:CONT'?D|CONT’D|V\.?O\.?|O\.?S\.?|[a-z ]{2,20})\))?\s*:?\s*$")
_PARENTHESIS = re.compile(r"^\s*\([^)]{1,60}\)\s*$")
_ROW = re.compile(r"^\s*\|?(?P<cells>[^|\n]+(?:\|[^|\n]*)+)\|?\s*$")
_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$")
_SAID_HEAD = re.compile(r"narrat|voice|spoken|\bvo\b|script|audio|dialogue|says|text to say|words", re.IGNORECASE)
_SHOWN_HEAD = re.compile(r"on[- ]?screen|screen text|text on|caption|title card|super", re.IGNORECASE)
_SIGNED = re.compile(
    r"\n\s*(?:thanks(?: (?:so|very) much| a lot)?|many thanks|thank you|best(?: wishes| regards)?|cheers|"
    r"(?:kind |warm )?regards)"
    r"[\s,.!]*\n+\s*[A-Z][\w .’'-]{0,30}[ \t]*(?=\n|$)",
    re.IGNORECASE,
)


_FROM_TO = re.compile(
    r"^[\s|\[(]*(?:\d{1,2}:\d{2}|\d{1,3})\s*s?\s*(?:-|–|to)\s*(?:(?P<minutes>\d{1,2}):(?P<seconds>\d{2})\b|"
    r"(?P<plain>\d{1,3})\s*s(?:ec(?:onds)?)?\b)",
    re.MULTILINE,
)


def last_time_s(prompt: str) -> float | None:
    """When a script with times from and to is over, in seconds; None for one without at least two such times."""
    found = list(_FROM_TO.finditer(prompt))
    ends = [float(one["plain"]) if one["plain"] else 60.0 * int(one["minutes"]) + int(one["seconds"]) for one in found]
    return max(ends) if len(ends) > 1 and ends == sorted(ends) else None


def as_labelled(prompt: str) -> str:
    """A prompt with screenplays and tables of scenes written as labelled lines, and without a signature."""
    text = _dialogue(_SIGNED.sub("\n", prompt))
    if any(_SLUG.match(line) for line in text.split("\n")):
        text = _screenplay(text)
    return _tables(text) if "|" in text else text


_SPEAKER = re.compile(r"^\s*(?P<who>[A-Z][A-Z .'’-]{1,20}?)(?:\s*\([^)\n]{1,30}\))?:\s+(?P<told>\S.*)$")
_NO_SPEAKER = re.compile(
    r"(?:V\.?O\.?|CTA|TITLE|SCENE.*|VISUALS?|NOTES?|FAQ|TODO|SFX|SUPER|MUSIC|ON SCREEN|"
    r"TEXT|TONE|LENGTH|STYLE|HOOK|INTRO|OUTRO|"
    r"SCRIPT|TOPIC|FORMAT|BRIEF|GOAL|AUDIENCE|PS|NB|FYI|URL|WEB|TEL|EMAIL|ADDRESS|PRICE)"
)


def _dialogue(text: str) -> str:
    """What people say to each other, each after their name in capitals, as lines of narration."""
    lines = text.split("\n")
    spoken = [found for line in lines if (found := _SPEAKER.match(line)) and not _NO_SPEAKER.fullmatch(found["who"])]
    if len(spoken) < 2 or len({found["who"] for found in spoken}) < 2:
        return text
    mine = {found[0] for found in spoken}
    return "\n".join(_SPEAKER.sub(r"Narrator: \g<told>", line) if line in mine else line for line in lines)


def _screenplay(text: str) -> str:
    """What characters say as lines of narration; where they are and what they do is left to the pictures."""
    lines: list[str] = []
    speaking = False
    for line in text.split("\n"):
        if _SLUG.match(line) or not line.strip():
            speaking = False
            lines.append("")
        elif _CUE.match(line):
            speaking = True
        elif speaking:
            lines += [] if _PARENTHESIS.match(line) else [f"Narrator: {line.strip()}"]
        else:
            lines.append(f"Visuals: {line.strip()}")
    return "\n".join(lines)


def _tables(text: str) -> str:
    """Tables that have a column of what is said, row by row; others are left as they are."""
    lines: list[str] = []
    heads: list[str] | None = None
    for line in text.split("\n"):
        row = _ROW.match(line)
        if row is None or _RULE.match(line):
            lines += [] if _RULE.match(line) and heads is not None else [line]
            heads = heads if _RULE.match(line) else None
            continue
        cells = [cell.strip() for cell in re.sub(r"^\s*\||\|\s*$", "", line).split("|")]
        if heads is None:
            if not any(_SAID_HEAD.search(cell) for cell in cells) and len(cells) not in {2, 3}:
                lines.append(line)
                continue
            lines += _compared_heads(cells)
            heads = cells
            continue
        lines += ["", *_row_lines(heads, cells)]
    return "\n".join(lines)


def _compared_heads(heads: list[str]) -> list[str]:
    """The two things that a table without a script holds against each other, as the title."""
    if any(_SAID_HEAD.search(head) for head in heads):
        return []
    return [f"Title: {' vs '.join(heads[-2:])}"]


def _compared_row(heads: list[str], cells: list[str]) -> str:
    """A row of two things compared, in one sentence of its own words: "Price: Train, 49 euros; Plane, 120 euros."."""
    told = "; ".join(f"{head}, {cell}" for head, cell in zip(heads[-2:], cells[-2:], strict=True) if cell)
    return f"{cells[0]}: {told}." if len(heads) == 3 and cells[0] else f"{told}."


def _row_lines(heads: list[str], cells: list[str]) -> list[str]:
    if not any(_SAID_HEAD.search(head) for head in heads) and len(cells) == len(heads):
        return [_compared_row(heads, cells)]
    named = [(head, cell) for head, cell in zip(heads, cells, strict=False) if cell]
    said = next((cell for head, cell in named if _SAID_HEAD.search(head) and not _SHOWN_HEAD.search(head)), "")
    shown = next((cell for head, cell in named if _SHOWN_HEAD.search(head)), "")
    return [*([f"Narrator: {said}"] if said else []), *(["", f"On-screen text: {shown}"] if shown else [])]
