"""Finding words in all of a conversation, mounted or not. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tui.widgets.transcript_items import Finished, Item, Mishap, Question, Said, Storyboard, Waiting


def words_of(item: Item) -> str:
    """Everything an item says."""
    return "\n".join(_texts(item))


def _texts(item: Item) -> list[str]:
    texts: list[str] = []
    match item:
        case Said(entry=entry):
            texts = [entry.content, *(file.name for file in entry.attachments)]
        case Question(asked=asked):
            texts = [text for ask in asked.asks for text in (ask.text, *(choice.text for choice in ask.choices))]
        case Storyboard(resource=board):
            texts = [board.title, *(text for scene in board.scenes for text in (scene.headline, scene.narration))]
        case Finished(video=video):
            texts = [video.title]
        case Mishap(trouble=trouble):
            texts = [trouble.what, trouble.why, trouble.way_out]
        case Waiting(texts=waiting):
            texts = [*waiting]
    return texts


def found_in(items: Sequence[Item], typed: str) -> list[str]:
    """Keys of the items that hold what was typed, in their order; upper and lower case are the same."""
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return []
    return [item.key for item in items if wanted in " ".join(words_of(item).casefold().split())]
