"""What was said, drawn: the user's words plainly, the agent's with their Markdown."""

from __future__ import annotations

import re
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.chat.view import Entry
from tui.widgets.card_lines import (
    mishap_lines,
    resource_line,
    storyboard_lines,
    storyboard_title,
    video_lines,
    video_title,
    waiting_lines,
)
from tui.widgets.durations import size, time_of_day
from tui.widgets.lit import Lit, lit
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import plain
from tui.widgets.question_lines import question_lines, question_title
from tui.widgets.transcript_items import Finished, Item, Mishap, Question, Said, Storyboard, Waiting

_MARKED_UP = re.compile(r"[*_`#|\[\]<>~]|^\s*(?:[-+]|\d+[.)])\s|\n\s*\n|https?://|^ {4}|\\|&\w", re.MULTILINE)
_NAMES = {"user": "you", "model": "agent"}


class Shown(Protocol):
    """A widget that draws an item, and draws it again when it has changed."""

    def show(self, item: Item) -> None:
        """Draw this item, which has the key of the one drawn before."""

    def light(self, words: str) -> None:
        """Light words that were looked for; none for empty ones."""


def by_line(entry: Entry) -> Line:
    """Who said it and when, or that it is still on its way."""
    name = Piece(_NAMES.get(entry.role, entry.role), Tone.KEY if entry.role == "user" else Tone.GOOD)
    if entry.pending:
        return (name, Piece("  on its way…", Tone.MUTED))
    if entry.created_at:
        return (name, Piece(f"  {time_of_day(entry.created_at)}", Tone.MUTED))
    return (name,)


def attached_line(entry: Entry) -> Line:
    """The files that went along."""
    pieces: list[Piece] = []
    for item in entry.attachments:
        pieces += [Piece("▪ ", Tone.ACCENT), Piece(item.name)]
        pieces += [Piece(f" {size(item.size_bytes)}", Tone.MUTED)] if item.size_bytes else []
        pieces.append(Piece("   "))
    return tuple(pieces)


FOLDED_LINES = 8
"""Lines shown of a folded entry."""
FOLDED_CHARS = 700


def shown_words(item: Said) -> str:
    """The words of an entry, or their beginning while it is folded."""
    words = item.entry.content.strip("\n")
    if not item.folded:
        return words
    return "\n".join(words[:FOLDED_CHARS].splitlines()[:FOLDED_LINES]).rstrip()


def fold_line(item: Said) -> Line:
    """What a folded entry keeps back, and the way to it."""
    hidden = len(item.entry.content.strip("\n")) - len(shown_words(item))
    return (Piece(f"… {hidden:,} more characters", Tone.BUTTON, f"screen.unfold({item.key!r})"),)


class PlainEntry(Lit):
    """Words without markup: the user's, an error's, and an agent's that use none."""

    DEFAULT_CSS = """
    PlainEntry { height: auto; max-width: 101; margin: 0 0 1 0; padding: 0 1; }
    PlainEntry.-user { border-left: thick $primary; background: $surface; }
    PlainEntry.-error { border-left: thick $error; }
    PlainEntry.-found { border-left: thick $warning; }
    PlainEntry.-selected { outline-left: outer $accent; background: $panel; }
    """

    auto_links = False

    def __init__(self, item: Said) -> None:
        """Draw what the item says."""
        super().__init__(markup=False)
        self.show(item)

    def show(self, item: Item) -> None:
        """Draw the item."""
        if not isinstance(item, Said):
            return
        entry = item.entry
        self.set_class(entry.role == "user", "-user")
        self.set_class(entry.kind == "error", "-error")
        parts = [] if item.goes_on else [paint([by_line(entry)])]
        if entry.content.strip():
            parts.append(Content(plain(shown_words(item))))
        if item.folded:
            parts.append(paint([fold_line(item)]))
        if entry.attachments:
            parts.append(paint([attached_line(entry)]))
        parts += [paint([resource_line(resource, 60)]) for resource in item.resources]
        self.update(Content("\n").join(parts))


class MarkdownEntry(Vertical):
    """The agent's words with their Markdown, parsed once."""

    DEFAULT_CSS = """
    MarkdownEntry { height: auto; max-width: 101; margin: 0; padding: 0 1; }
    MarkdownEntry Markdown { height: auto; padding: 0; margin: 0; background: transparent; }
    MarkdownEntry.-found { border-left: thick $warning; }
    MarkdownEntry.-selected { outline-left: outer $accent; background: $panel; }
    """

    def __init__(self, item: Said) -> None:
        """Draw what the item says."""
        super().__init__()
        self._item = item
        self._words = ""
        self._unlit: dict[Static, Content] = {}

    def compose(self) -> ComposeResult:
        """Who, the words, and what came along."""
        from textual.widgets import Markdown  # its parser is not needed for the first frame

        who = Static(paint([by_line(self._item.entry)]), id="who", markup=False)
        who.display = not self._item.goes_on
        yield who
        yield Markdown(plain(shown_words(self._item)), open_links=False)
        yield Static(paint([fold_line(self._item)]) if self._item.folded else "", id="fold", markup=False)
        if self._item.resources:
            yield Static(paint([resource_line(each, 60) for each in self._item.resources]), markup=False)

    def show(self, item: Item) -> None:
        """Draw the item; an update is parsed anew only when the words have changed."""
        if not isinstance(item, Said):
            return
        from textual.widgets import Markdown

        before, self._item = self._item, item
        if self.is_mounted:
            self.query_one("#who", Static).display = not item.goes_on
        if self.is_mounted and shown_words(before) != shown_words(item):
            self.query_one(Markdown).update(plain(shown_words(item)))
            self.query_one("#fold", Static).update(paint([fold_line(item)]) if item.folded else "")

    def light(self, words: str) -> None:
        """Light words that were looked for; none for empty ones."""
        if not words and not self._unlit:
            return
        self._words = words
        for block, unlit in self._unlit.items():
            block.update(unlit, layout=False)
        self._unlit = {}
        for block in self.query(Static) if words else ():
            content = block.content
            if isinstance(content, Content) and lit(content, words).spans != content.spans:
                self._unlit[block] = content
                block.update(lit(content, words), layout=False)

    def on_markdown_table_of_contents_updated(self) -> None:
        """Light the words in what has just been parsed."""
        self._unlit = {}
        self.light(self._words)


class Card(Lit):
    """A framed block that shows the lines of an item and can be laid out again for another width."""

    DEFAULT_CSS = """
    Card { height: auto; margin: 0 0 1 1; padding: 0 1; border: round $border-blurred; max-width: 100;
           border-title-color: $text-muted; }
    Card.-offer { border: round $warning; }
    Card.-done { border: round $success; }
    Card.-mishap { border: round $error; }
    Card.-found { border: round $warning; }
    Card.-selected { border: heavy $accent; background: $panel; }
    """

    auto_links = False

    def __init__(self, item: Item) -> None:
        """Draw what the item says."""
        super().__init__(markup=False)
        self._item = item
        self._drawn: tuple[Line, ...] | None = None

    def on_mount(self) -> None:
        """Take the item's frame."""
        self.show(self._item)

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self.show(self._item)

    def show(self, item: Item) -> None:
        """Draw the item."""
        self._item = item
        self._frame()
        lines = self._lines(max(self.content_size.width, 20))
        if lines != self._drawn:
            self._drawn = lines
            self.update(paint(lines))

    def _frame(self) -> None:
        item = self._item
        waits = (isinstance(item, Storyboard) and item.open_for_approval) or (isinstance(item, Question) and item.open)
        self.set_class(waits, "-offer")
        self.set_class(isinstance(item, Finished) and item.is_last, "-done")
        self.set_class(isinstance(item, Mishap), "-mishap")
        if isinstance(item, Storyboard):
            self.border_title = Content(plain(storyboard_title(item.resource)))
        elif isinstance(item, Finished):
            self.border_title = video_title(item)
        elif isinstance(item, Question):
            self.border_title = question_title(item)
        else:
            self.border_title = "waiting for your turn" if isinstance(item, Waiting) else "what went wrong"

    def _lines(self, width: int) -> tuple[Line, ...]:
        match item := self._item:
            case Storyboard(resource=board, open_for_approval=waiting):
                return storyboard_lines(board, width, open_for_approval=waiting)
            case Finished():
                return video_lines(item, width)
            case Question():
                return question_lines(item, width)
            case Waiting(texts=texts):
                return waiting_lines(texts, width)
            case Mishap(trouble=trouble, box=box):
                return mishap_lines(trouble, box)
            case _:
                return ()


def widget_for(item: Item) -> Widget:
    """The widget that draws an item."""
    if isinstance(item, Said):
        marked_up = item.entry.role != "user" and item.entry.kind != "error" and _MARKED_UP.search(item.entry.content)
        return MarkdownEntry(item) if marked_up else PlainEntry(item)
    if isinstance(item, Storyboard | Finished):
        from tui.widgets.pictured_card import PicturedCard  # not needed for the first frame

        return PicturedCard(item)
    return Card(item)
