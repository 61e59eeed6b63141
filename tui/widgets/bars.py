"""The two lines above the composer: what was chosen, and what is attached."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.reactive import reactive

from tui.chat.draft import Attachment, Choices
from tui.widgets.choice_words import NOBODY, choices_line
from tui.widgets.durations import size
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line

_NARROW_CELLS = 70


def attachments_line(attachments: tuple[Attachment, ...], width: int) -> Line:
    """Each file with its size and a cross that removes it; what does not fit is counted."""
    pieces: list[Piece] = []
    room = width
    for index, item in enumerate(attachments):
        label = one_line(item.name, 28) + (f" {size(item.size_bytes)}" if item.size_bytes else "")
        needed = cell_len(label) + 7
        if needed + 10 > room and index:
            pieces.append(Piece(f"and {len(attachments) - index} more", Tone.MUTED))
            break
        pieces += [
            Piece("▪ ", Tone.ACCENT),
            Piece(label),
            Piece(" ✕", Tone.BAD, f"screen.detach({index})"),
            Piece("   "),
        ]
        room -= needed
    return tuple(pieces)


class ChoicesBar(Painted):
    """Draws `choices_line`; under 70 columns only what was changed."""

    DEFAULT_CSS = "ChoicesBar { height: 1; padding: 0 1; background: $background; }"
    choices: reactive[Choices] = reactive(Choices(), layout=False)
    by_agent: reactive[Mapping[str, str]] = reactive(NOBODY, layout=False)
    """What the agent has chosen, by the fields' names."""

    def watch_by_agent(self) -> None:
        """Show what the agent has chosen."""
        self.draw()

    def watch_choices(self) -> None:
        """Show the new choices."""
        self.draw()

    def draw(self) -> None:
        """Paint the line."""
        if width := self.content_size.width:
            narrow = self.app.size.width < _NARROW_CELLS
            self.say(choices_line(self.choices, width, changed_only=narrow, by_agent=self.by_agent))


class AttachmentsBar(Painted):
    """Draws `attachments_line`; not there while nothing is attached."""

    DEFAULT_CSS = "AttachmentsBar { height: 1; padding: 0 1; background: $background; display: none; }"
    attachments: reactive[tuple[Attachment, ...]] = reactive((), layout=False)

    def watch_attachments(self) -> None:
        """Show what is attached now."""
        self.display = bool(self.attachments)
        self.draw()

    def draw(self) -> None:
        """Paint the line."""
        if width := self.content_size.width:
            self.say(attachments_line(self.attachments, width))
