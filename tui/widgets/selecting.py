"""Selecting a message or card by the keyboard: which comes next, what it says, what it opens. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tui.chat.view import ResourceView
from tui.widgets.transcript_items import Finished, Item, Mishap, Question, Said, Storyboard, Waiting


def neighbour(keys: Sequence[str], key: str, steps: int) -> str | None:
    """The key so many steps after another, before it for less than none; the first and the last are not passed.

    One step beyond the last leads out, to the message box below it: None. So does a key that is not there any more.
    """
    if key not in keys:
        return None
    at = keys.index(key) + steps
    if steps == 1 and at == len(keys):
        return None
    return keys[max(0, min(at, len(keys) - 1))]


def top_in_sight(top: float, height: int, item_top: int, item_rows: int) -> float:
    """Where to scroll to so that an item is in sight: no further than it takes, and to its beginning if it is longer.

    Args:
        top: Row that is the first in sight now.
        height: Rows that are in sight.
        item_top: The item's first row.
        item_rows: How many rows it has.
    """
    lowest = item_top + item_rows - height
    return min(max(top, lowest), item_top)


def source_of(item: Item) -> str:
    """What an item says, as Markdown: words as they were written, cards as a list of what is on them."""
    return "\n\n".join(part for part in _parts(item) if part)


def _parts(item: Item) -> list[str]:
    parts: list[str] = []
    match item:
        case Said(entry=entry):
            parts = [entry.content.strip("\n") or "\n".join(file.name for file in entry.attachments)]
        case Question(asked=asked):
            parts = ["\n".join([ask.text, *(f"- {one.text}" for one in ask.choices)]).strip() for ask in asked.asks]
        case Storyboard(resource=board):
            parts = _scenes(board)
        case Finished(video=video):
            parts = [video.title or "Your video", video.page_url or ""]
        case Mishap(trouble=trouble):
            parts = [trouble.what, trouble.why, trouble.way_out]
        case Waiting(texts=texts):
            parts = [*texts]
    return parts


def _scenes(board: ResourceView) -> list[str]:
    scenes = [
        part for one in board.scenes for part in (f"## {one.number}. {one.headline or one.kind}", one.narration.strip())
    ]
    return [f"# {board.title}" if board.title else "", *scenes]


def way_into(item: Item) -> tuple[str, str] | None:
    """What the Enter key does with an item, in a word, and the action that does it; None where there is nothing.

    A storyboard is opened to be read, whether it waits for approval or not: it is approved from there.
    """
    way: tuple[str, str] | None = None
    match item:
        case Said(folded=True):
            way = "show all", f"screen.unfold({item.key!r})"
        case Storyboard():
            way = "edit" if item.open_for_approval else "read", f"screen.open_board({item.resource.resource_id!r})"
        case Finished():
            way = "open", f"screen.open_video({'' if item.is_last else repr(item.video.video_id)})"
        case Mishap() if item.trouble.action == "edit":
            way = "edit again", "screen.edit_again"
        case Mishap() if item.trouble.action in {"retry", "login"}:
            way = "try again", "screen.retry"
        case Waiting():
            way = "take back", "screen.take_back_queued"
    return way


def inserted(text: str, before: str, after: str = "") -> str:
    """A text to be put between what was written: a paragraph of its own, where something was."""
    lead = "\n" * _missing_breaks(len(before) - len(before.rstrip("\n"))) if before else ""
    tail = "\n" * _missing_breaks(len(after) - len(after.lstrip("\n"))) if after else ""
    return f"{lead}{text}{tail}"


def _missing_breaks(there: int) -> int:
    return max(2 - there, 0)
