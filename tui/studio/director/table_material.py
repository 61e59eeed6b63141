"""Tables in CSV files: figures with what they count, ready for a chart and for a sentence that states them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.director.sentences import clean
from tui.studio.storyboard import ChartKind, ChartScene, Scene

ROWS_LIMIT = 5_000
"""Rows that are read; no chart shows more."""
SHOWN_LIMIT = 12
"""Figures one chart shows."""
SAID_LIMIT = 3
"""Figures without a time that one sentence states; of more, the highest and the lowest are said."""

Row = tuple[str, str, float]
"""A label, its figure as written, and its value."""

_NUMBER = re.compile(r"[-+−]?\s*[$€£]?\s*\d{1,3}(?:[ ,.'’]?\d{3})*(?:[.,]\d+)?\s*[%€$£]?$|[-+−]?\d+(?:[.,]\d+)?$")
_IN_TIME = re.compile(
    r"(?:(?:18|19|20)\d\d(?:[-/]\d{1,2}(?:[-/]\d{1,2})?)?|q[1-4](?:\s+\d{2,4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec)[a-z]*(?:\s+\d{2,4})?|(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?|week\s+\d+|\d{1,2}:\d{2})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """One column of figures with a label for each, as the file writes them."""

    labels: tuple[str, ...]
    written: tuple[str, ...]
    """The figures as they stand in the file."""
    values: tuple[float, ...]
    label_head: str = ""
    value_head: str = ""
    unit: str = ""

    @property
    def in_time(self) -> bool:
        """Whether the labels are years, months, days or the like."""
        return all(_IN_TIME.match(label) for label in self.labels)


def read_table(text: str) -> Table | None:
    """The first column of figures of a CSV text with its labels; None when it has none."""
    rows = _rows(_with_plain_thousands(text))
    if len(rows) < 2:
        return None
    heads, body = (rows[0], rows[1:]) if not any(map(_value, rows[0][1:])) else ([""] * len(rows[0]), rows)
    width = max(len(row) for row in body)
    columns = [[row[at].strip() if at < len(row) else "" for row in body] for at in range(width)]
    figures = next((at for at in range(1, width) if _is_figures(columns[at])), None)
    if figures is None:
        return None
    labels = next((at for at in range(width) if at != figures and not _is_figures(columns[at])), 0)
    kept = [
        (clean(label), written, value)
        for label, written in zip(columns[labels], columns[figures], strict=True)
        if label and (value := _value(written)) is not None
    ]
    head = clean(heads[figures]) if figures < len(heads) else ""
    unit = re.search(r"[(\[]([^)\]]{1,12})[)\]]\s*$", head)
    name = head[: unit.start()].strip() if unit else head
    label_head = clean(heads[labels]) if labels < len(heads) else ""
    sign = next((found[0] for written in columns[figures] if (found := re.search(r"[%€$£]", written))), "")
    parts = tuple(zip(*kept, strict=True)) or ((), (), ())
    return Table(parts[0], parts[1], parts[2], label_head, name, unit[1] if unit else sign) if len(kept) > 1 else None


def _with_plain_thousands(text: str) -> str:
    """Thousands parted by points, as in files whose cells are parted by semicolons, written with commas."""
    figures = re.findall(r"(?<=;)\s*\d[\d.,]*(?=\s*(?:;|$))", text, re.MULTILINE)
    if not figures or not all(re.fullmatch(r"\s*[1-9]\d{0,2}(?:\.\d{3})+", figure) for figure in figures):
        return text
    return re.sub(r"(?<=\d)\.(?=\d{3})", ",", text)


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.split("\n")[:ROWS_LIMIT] if line.strip()]
    mark = max(",;\t|", key=lambda sign: min((line.count(sign) for line in lines[:20]), default=0))
    try:
        return [row for row in csv.reader(lines, delimiter=mark) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _is_figures(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    years = all(re.fullmatch(r"(?:18|19|20)\d\d", cell) for cell in filled)
    return bool(filled) and not years and sum(_value(cell) is not None for cell in filled) >= 0.8 * len(filled)


def _value(written: str) -> float | None:
    """The figure a cell holds: thousands parted by commas, points, spaces or apostrophes; a decimal point or comma."""
    if not _NUMBER.match(written.strip()):
        return None
    text = re.sub(r"[$€£%\s'’+]", "", written).replace("−", "-")
    if re.search(r",\d{1,2}$", text) or ("," in text and "." in text and text.rfind(",") > text.rfind(".")):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(?:\.\d{3}){2,}", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def stated(table: Table) -> str:
    """The table in one sentence as people say it, of its own figures: where it went, or what is highest and lowest."""
    rows = list(zip(table.labels, table.written, table.values, strict=True))
    if table.in_time:
        dated = all(re.fullmatch(r"\d{4}\b.*", label) for label in table.labels)
        return _course(sorted(rows) if dated else rows, table)
    what = " by ".join(part for part in (table.value_head, table.label_head.lower()) if part) or "The figures"
    if min(table.values) == max(table.values):
        return f"{what}: {_told(rows[0], table)} each."
    if len(rows) <= SAID_LIMIT:
        *others, last = (f"{row[0]} with {_told(row, table)}" for row in rows)
        return f"{what}: {', '.join(others)} and {last}."
    high, low = (_extreme(rows, table, far) for far in (max(table.values), min(table.values)))
    return f"{what}: {high}, the highest; {low}, the lowest."


def _course(rows: Sequence[Row], table: Table) -> str:
    """Where figures over a time began and ended, and how far they went between, where that was further."""
    first, last = rows[0], rows[-1]
    told = f"from {_told(first, table)} {_when(first[0])} to {_told(last, table)} {_when(last[0])}"
    ends = (first[2], last[2])
    high, low = max(rows, key=lambda row: row[2]), min(rows, key=lambda row: row[2])
    if high[2] > max(ends):
        told += f", with a high of {_told(high, table)} {_when(high[0])}"
    if low[2] < min(ends):
        told += f"{' and' if high[2] > max(ends) else ', with'} a low of {_told(low, table)} {_when(low[0])}"
    return f"{table.value_head}: {told}." if table.value_head else f"{told[0].upper()}{told[1:]}."


def _when(label: str) -> str:
    """A time as it stands in a sentence: "in 2020", "on Monday", "at 10:00"."""
    if re.match(r"\d{1,2}:", label):
        return f"at {label}"
    is_day = re.match(r"(?:mon|tue|wed|thu|fri|sat|sun)|\d{4}[-/]\d{1,2}[-/]", label, re.IGNORECASE)
    return f"on {label}" if is_day else f"in {label}"


def _extreme(rows: Sequence[Row], table: Table, value: float) -> str:
    """The labels that have a value, and the value."""
    found = [row for row in rows if row[2] == value]
    names = " and ".join(row[0] for row in found[:2]) if len(found) < 3 else f"{len(found)} of them"
    return f"{names} with {_told(found[0], table)}"


def _told(row: Row, table: Table) -> str:
    """A figure as it is written, its thousands parted and with its unit."""
    _, written, value = row
    if re.fullmatch(r"\d{4,}", written):
        written = f"{value:,.0f}"
    has_sign = bool(re.search(r"[%€$£]", written)) or not table.unit
    joined = f"{written}{table.unit}" if table.unit in {"%", "€", "$", "£"} else f"{written} {table.unit}"
    return written if has_sign else joined


def chart(table: Table, name: str, scene_id: str, wanted: str = "") -> ChartScene:
    """The table as a scene.

    Args:
        table: The figures.
        name: The file's name, told as the source.
        scene_id: The scene's id.
        wanted: What the prompt says of charts; "pie" and "line" are understood.
    """
    kind = ChartKind.LINE if table.in_time and len(table.labels) > 4 else ChartKind.BAR
    named = _named_kind(wanted)
    places = _shown_places(table)
    values = tuple(table.values[at] for at in places)
    if named is ChartKind.PIE and (min(values) < 0 or sum(values) <= 0):
        named = None
    return ChartScene(
        scene_id=scene_id,
        narration=stated(table),
        presenter=False,
        chart=named or kind,
        headline=table.value_head,
        labels=tuple(table.labels[at] for at in places),
        values=values,
        unit=table.unit,
        source=name,
    )


def drawn_as(scene: Scene, wanted: str) -> Scene:
    """A chart of figures that the prompt tells, drawn as it asks; any other scene as it is."""
    kind = _named_kind(wanted)
    if not isinstance(scene, ChartScene) or kind is None or (kind is ChartKind.PIE and sum(scene.values) <= 0):
        return scene
    return scene.model_copy(update={"chart": kind})


def _named_kind(wanted: str) -> ChartKind | None:
    return next((one for one in ChartKind if re.search(rf"\b{one.value}\b", wanted, re.IGNORECASE)), None)


def _shown_places(table: Table) -> list[int]:
    """The rows a chart shows: all, or of too many evenly spread ones in time and the largest of others."""
    count = len(table.values)
    if count <= SHOWN_LIMIT:
        return list(range(count))
    if table.in_time:
        return sorted({round(step * (count - 1) / (SHOWN_LIMIT - 1)) for step in range(SHOWN_LIMIT)})
    return sorted(sorted(range(count), key=lambda at: -table.values[at])[:SHOWN_LIMIT])
