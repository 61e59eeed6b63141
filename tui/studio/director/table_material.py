"""Tables in CSV files: figures with what they count, ready for a chart and for a sentence that states them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.director.sentences import clean
from tui.studio.storyboard import ChartKind, ChartScene

ROWS_LIMIT = 5_000
"""Rows that are read; no chart shows more."""
SHOWN_LIMIT = 12
"""Figures one chart shows."""
SAID_LIMIT = 5
"""Figures one sentence states; of more, the ends and the extremes are said."""

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
    """The table in one sentence, of its own words and figures only."""
    what = " by ".join(part for part in (table.value_head, table.label_head.lower()) if part) or "The figures"
    pairs = list(zip(table.labels, table.written, table.values, strict=True))
    if len(pairs) > SAID_LIMIT:
        highest, lowest = max(pairs, key=lambda pair: pair[2]), min(pairs, key=lambda pair: pair[2])
        first = (
            f"{pairs[0][0]}, {_told(pairs[0][1], table)}; {pairs[-1][0]}, {_told(pairs[-1][1], table)}"
            if table.in_time
            else ""
        )
        ends = f"highest, {highest[0]}, {_told(highest[1], table)}; lowest, {lowest[0]}, {_told(lowest[1], table)}"
        return f"{what}: {'; '.join(part for part in (first, ends) if part)}."
    return f"{what}: {'; '.join(f'{label}, {_told(written, table)}' for label, written, _ in pairs)}."


def _told(written: str, table: Table) -> str:
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
    named = next((one for one in ChartKind if re.search(rf"\b{one.value}\b", wanted, re.IGNORECASE)), None)
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


def _shown_places(table: Table) -> list[int]:
    """The rows a chart shows: all, or of too many evenly spread ones in time and the largest of others."""
    count = len(table.values)
    if count <= SHOWN_LIMIT:
        return list(range(count))
    if table.in_time:
        return sorted({round(step * (count - 1) / (SHOWN_LIMIT - 1)) for step in range(SHOWN_LIMIT)})
    return sorted(sorted(range(count), key=lambda at: -table.values[at])[:SHOWN_LIMIT])
