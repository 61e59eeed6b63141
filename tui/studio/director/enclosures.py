"""Text files that came inside the prompt, since the contract takes none as files: parted from it and read as files."""

from __future__ import annotations

import re

from tui.studio.director.materials import Material, MaterialKind

_ENCLOSED = re.compile(r"^Text of the attached file (?P<name>[^\n]{1,255}?):[ \t]*\n", re.MULTILINE)
_TABLE = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)


def parted(prompt: str) -> tuple[str, tuple[Material, ...]]:
    """A prompt without the files it carries, and the files.

    A table is one for a chart. A script stays in the prompt, where it is kept word for word.
    """
    told, blocks = _blocks(prompt)
    enclosed: list[Material] = []
    for number, (name, text) in enumerate(blocks, start=1):
        found = _material(f"enclosed-{number}", name, text)
        if found:
            enclosed.append(found)
        else:
            told = f"{told}\n\n{text}"
    return told, tuple(enclosed)


def with_more(prompt: str, message: str) -> str:
    """A prompt with a message added to what it says, before the files that either carries."""
    (told, files), (more, added) = _blocks(prompt), _blocks(message)
    parts = [told, more, *(f"Text of the attached file {name}:\n{text}" for name, text in (*files, *added))]
    return "\n\n".join(part for part in parts if part)


def _blocks(prompt: str) -> tuple[str, list[tuple[str, str]]]:
    """What the prompt itself says, and the name and text of each file in it."""
    marks = list(_ENCLOSED.finditer(prompt))
    if not marks:
        return prompt, []
    ends = [mark.start() for mark in marks[1:]] + [len(prompt)]
    files = [(mark["name"], prompt[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]
    return prompt[: marks[0].start()].rstrip(), files


def _material(asset_id: str, name: str, text: str) -> Material | None:
    """A file as the director sees it; None for a script."""
    from tui.studio.director.substance import read_substance
    from tui.studio.director.table_material import read_table

    if _TABLE.search(name):
        table = read_table(text)
        why = "" if table else f"{name} has no column of figures with labels that could be drawn, so it is left out."
        return Material(asset_id, name, MaterialKind.TABLE if table else MaterialKind.UNUSED, table=table, trouble=why)
    if not text:
        return Material(asset_id, name, MaterialKind.UNUSED, trouble=f"{name} has no text in it.")
    if read_substance(text).verbatim:
        return None
    return Material(asset_id, name, MaterialKind.TEXT, pages=(text,))
