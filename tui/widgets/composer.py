"""The box a message is written in: grows with the text, counts it, and keeps what was written before."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

from tui.api.first_terms import PROMPT_LIMIT
from tui.chat.draft import Draft
from tui.widgets.durations import clock
from tui.widgets.examples import EXAMPLES
from tui.widgets.invitations import FIRST
from tui.widgets.plain_text import plain
from tui.widgets.recall import Recall
from tui.widgets.transcript_items import Offer

if TYPE_CHECKING:
    from tui.widgets.suggestions import SuggestionList

_BREAKS = frozenset({"ctrl+j", "shift+enter", "alt+enter"})
_LONE_KEY_S = 0.6
"""A letter that stands alone for so long was meant as a key; one that is followed by another begins a word."""
_SETTLE_S = 0.5
"""A key that was on its way when an offer appeared does not answer it."""
_BLINKS_S = 10.0
"""How long the cursor blinks after the last key, as in the desktop's own text boxes."""
LONG_PASTE_CHARS, LONG_PASTE_LINES = 1_500, 25
"""A paste from which it is offered to attach it as a file."""


def count_words(text: str) -> str:
    """What the box's lower edge says: characters of the limit, and the time it takes to say them."""
    counted = f"{len(text):,} / {PROMPT_LIMIT:,}"
    seconds = Draft(text).speaking_s
    return f"{counted} · {clock(seconds)} spoken" if seconds >= 1 else counted


class Composer(TextArea):
    """A multi-line box. Enter sends; ctrl+j, shift+enter and alt+enter break the line; a setting swaps them."""

    DEFAULT_CSS = """
    Composer { height: auto; min-height: 3; max-height: 14; border: round $border-blurred; padding: 0 1;
               background: $background; border-title-color: $text-muted; border-subtitle-color: $text-muted; }
    Composer.-focused { border: round $border; }
    Composer.-over { border: round $error; border-subtitle-color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "older", "earlier prompt", show=False),
        Binding("down", "newer", "later prompt", show=False),
    ]

    class WithText(Message):
        """Something happened with a text. Written out: a dataclass costs most of a millisecond of the first frame."""

        def __init__(self, text: str) -> None:
            """Carry the text."""
            super().__init__()
            self.text = text

    class Sent(WithText):
        """Enter was pressed on a text."""

    class Edited(WithText):
        """The text has changed."""

    class LongPaste(WithText):
        """A long text was pasted; it is in the box."""

    class KeyMeant(Message):
        """A letter a card offers was typed alone into the empty box."""

        def __init__(self, action: str) -> None:
            """Carry the action the card gave the letter."""
            super().__init__()
            self.action = action

    class PathsPasted(Message):
        """Files were pasted or dropped."""

        def __init__(self, paths: tuple[Path, ...]) -> None:
            """Carry the files."""
            super().__init__()
            self.paths = paths

    def __init__(self, recall: Recall, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Take the prompts that can be recalled."""
        super().__init__(
            id=id, classes="-focused", highlight_cursor_line=False, placeholder=FIRST, tab_behavior="focus"
        )
        self._recall = recall
        self._lone_timer: Timer | None = None
        self.menu: SuggestionList | None = None
        """What can be completed; while it is open it has the keys that choose."""
        self._offered = Offer()
        self._offered_at = 0.0
        self._blinks_since = 0.0
        self.border_title = "message"
        self.border_subtitle = count_words("")

    def render_line(self, y: int) -> Strip:
        """A line, kept where TextArea would make it anew with every blink of the cursor: in the empty box."""
        if self.text or not self.placeholder:
            return super().render_line(y)
        if not self.content_size.width:  # TextArea would break the words into lines of no width, which never ends well
            return Strip.blank(0)
        look = (y, self.placeholder, self.size, self._draw_cursor, self.visual_style, self.theme)
        line = self._line_cache.get(look)
        if line is None:
            line = self._line_cache[look] = super().render_line(y)
        return line

    def _restart_blink(self) -> None:
        self._blinks_since = time.monotonic()
        super()._restart_blink()

    def _toggle_cursor_blink_visible(self) -> None:
        """Leave the cursor standing once nothing is typed for a while: each blink is a line drawn anew."""
        if time.monotonic() - self._blinks_since < _BLINKS_S:
            super()._toggle_cursor_blink_visible()
        else:
            self._pause_blink(visible=True)

    def offer(self, offered: Offer) -> None:
        """Take the keys a card offers while the box is empty; those of another card do not count at once."""
        if offered.about != self._offered.about:
            self._offered_at = time.monotonic()
        self._offered = offered

    @property
    def offered(self) -> Offer:
        """The keys a card offers while the box is empty."""
        return self._offered

    def means_key(self, text: str) -> bool:
        """Whether a text is a key that is offered, and was so before it can have been typed as a word."""
        return text in self._offered.actions and self._settled

    def is_hasty(self, text: str) -> bool:
        """Whether a text is a key of an offer that was made while it was being typed."""
        return text in self._offered.actions and not self._settled

    @property
    def _settled(self) -> bool:
        return time.monotonic() - self._offered_at >= _SETTLE_S

    def mean(self, key: str) -> None:
        """Take a text for the key it is."""
        action = self._offered.actions[key]
        self.write("")
        self.post_message(self.KeyMeant(action))

    def write(self, text: str) -> None:
        """Replace the text and put the cursor at its end; it may come from a file, and is fit for a terminal then."""
        self.text = plain(text)
        self.move_cursor(self.document.end)

    def undo(self) -> None:
        """Undo; what is deleted next is a step of its own, which TextArea would add to the typing before it."""
        super().undo()
        self.history.checkpoint()

    def on_focus(self) -> None:
        """Mark the box; a class is cheaper to restyle than a pseudo-class."""
        self.add_class("-focused")

    def on_blur(self) -> None:
        """Unmark the box."""
        self.remove_class("-focused")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count, and tell that the text has changed."""
        event.stop()
        self.border_subtitle = count_words(self.text)
        self.set_class(len(self.text) > PROMPT_LIMIT, "-over")
        self.post_message(self.Edited(self.text))

    def on_key(self, event: events.Key) -> None:
        """Send, break the line, or leave the key to TextArea's own handler, which Textual runs after this one."""
        self._forget_lone_key()
        if self._menu_takes(event.key):
            event.stop()
            event.prevent_default()
            return
        if event.key == "tab" and self._offered.on_tab and self.text in ("", *EXAMPLES):
            event.stop()
            event.prevent_default()
            self.post_message(self.KeyMeant(self._offered.on_tab))
            return
        enter_sends = getattr(self.app, "enter_sends", True)
        if event.key == "enter" if enter_sends else event.key in _BREAKS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Sent(self.text))
        elif event.key in _BREAKS or event.key == "enter":
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard("\n", *self.selection)
        else:
            self._arm_lone_key(event)

    def _menu_takes(self, key: str) -> bool:
        """Hand a key to the open list of suggestions; whether it was one for it."""
        if self.menu is None or not self.menu.is_open:
            return False
        match key:
            case "up" | "down":
                self.menu.move(1 if key == "down" else -1)
            case "enter" | "tab":
                self.menu.take()
            case "escape":
                self.menu.suggest(())
            case _:
                return False
        return True

    def _arm_lone_key(self, event: events.Key) -> None:
        if event.is_printable and event.character in self._offered.actions and not self.text and self._settled:
            key = event.character or ""
            self._lone_timer = self.set_timer(_LONE_KEY_S, lambda: self._key_was_meant(key))

    def _forget_lone_key(self) -> None:
        if self._lone_timer is not None:
            self._lone_timer.stop()
            self._lone_timer = None

    def _key_was_meant(self, key: str) -> None:
        if self.text == key and key in self._offered.actions:
            self.mean(key)

    def on_paste(self, event: events.Paste) -> None:
        """Attach what is pasted when it is files; anything else TextArea's own handler pastes."""
        self._forget_lone_key()
        from tui.chat.paths import dropped_paths  # its regular expressions are not needed for the first frame

        if paths := dropped_paths(event.text):
            event.stop()
            event.prevent_default()
            self.post_message(self.PathsPasted(tuple(paths)))
        elif len(event.text) >= LONG_PASTE_CHARS or event.text.count("\n") >= LONG_PASTE_LINES:
            self.post_message(self.LongPaste("\n".join(event.text.splitlines())))

    def action_older(self) -> None:
        """Recall the prompt before, from the start of the text; elsewhere move up."""
        if self._menu_takes("up"):
            return
        if self._recall.recalling or self.cursor_at_start_of_text:
            if (text := self._recall.older(self.text)) is not None:
                self.write(text)
                self.move_cursor((0, 0))
        else:
            self.action_cursor_up()

    def action_newer(self) -> None:
        """Come forward again through recalled prompts; elsewhere move down."""
        if self._menu_takes("down"):
            return
        if self._recall.recalling and self.cursor_at_last_line:
            if (text := self._recall.newer()) is not None:
                self.write(text)
        else:
            self.action_cursor_down()
