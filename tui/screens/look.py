"""An imported conversation, to look at: nothing of it can be sent, opened or fetched by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.chat.view import ConversationView, State
from tui.widgets.conversation_pane import ConversationPane
from tui.widgets.durations import length
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line
from tui.widgets.state_words import GLYPHS, TONES
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Places, Storyboard, Told, transcript_items


def facts_line(view: ConversationView, width: int) -> Line:
    """What is known of the session, in a line."""
    video = view.video
    seconds = f"  video {length(video.duration_s)}" if video and video.duration_s is not None else ""
    on = f"  on {one_line(view.backend, 12)}" if view.backend else ""
    state = Piece(f"{GLYPHS[view.state]} {view.state.value}", TONES[view.state])
    rest = f"{on}{seconds}  {view.session_id or ''}"
    return (state, Piece("  " + one_line(rest, max(width - len(state.text) - 4, 0)), Tone.MUTED))


class LookScreen(ModalScreen[str | None]):
    """Gives the first prompt when it is to be used; None when one was only looking."""

    DEFAULT_CSS = """
    LookScreen { align: center middle; background: $background 60%; }
    LookScreen > Vertical { width: 96%; max-width: 120; height: 94%; background: $surface; border: round $border;
                            padding: 0 1; }
    LookScreen #facts { height: 1; }
    LookScreen KeyLine { background: $surface; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "close", show=False),
        Binding("f", "use", "use its prompt", show=False),
        Binding("ctrl+home", "earlier", "earlier", show=False),
        Binding("ctrl+end", "to_end", "newest", show=False),
    ]
    AUTO_FOCUS = "Transcript"

    def __init__(self, view: ConversationView) -> None:
        """Take what was read."""
        super().__init__()
        self._view = self._quiet = view
        self._places, self._told = Places(), Told()

    def compose(self) -> ComposeResult:
        """The conversation under what it is."""
        box = Vertical(Painted(id="facts"), ConversationPane(), KeyLine())
        box.border_title = Content(f"imported · {one_line(self._view.title, 60) or 'untitled'}")  # str is markup
        yield box

    def on_mount(self) -> None:
        """Show the conversation from its beginning, with nothing in it that could be pressed."""
        asks = self._view.state is State.YOUR_TURN
        self._quiet = replace(self._view, video=None, trouble=None, state=State.STOPPED if asks else self._view.state)
        self._draw()
        self.call_after_refresh(self._begin_at_the_top)
        self.query_one(KeyLine).hints = (
            KeyHint("↑ ↓", "scroll", ""),
            KeyHint("f", "new take of its prompt", "screen.use"),
            KeyHint("esc", "close", "screen.leave", stays=True),
        )

    def _draw(self) -> None:
        self.query_one(ConversationPane).show(transcript_items(self._quiet, self._places, None, self._told))

    def _begin_at_the_top(self) -> None:
        transcript = self.query_one(Transcript)
        transcript.anchor(False)  # noqa: FBT003  # Textual's
        transcript.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Lay the facts out for the new width."""
        facts = self.query_one("#facts", Painted)
        self.call_after_refresh(lambda: facts.say(facts_line(self._view, facts.content_size.width)))

    def action_use(self) -> None:
        """Leave with the first prompt."""
        said = next((entry.content for entry in self._view.entries if entry.role == "user"), "")
        if said:
            self.dismiss(said)
        else:
            self.notify("Nobody said anything in it.", markup=False)

    def action_open_board(self, resource_id: str = "") -> None:
        """Read a storyboard scene by scene."""
        from tui.screens.storyboard import StoryboardScreen

        boards = [item.resource for item in self.query_one(Transcript).items if isinstance(item, Storyboard)]
        if board := next((one for one in boards if one.resource_id == resource_id), None):
            self.app.push_screen(StoryboardScreen(board, may_edit=False, may_approve=False))

    def action_unfold(self, key: str) -> None:
        """Show all of a long message."""
        self._told.unfolded.add(key)
        self.query_one(Transcript).keep_place()
        self._draw()

    def action_earlier(self) -> None:
        """Bring earlier messages back."""
        self.query_one(Transcript).show_earlier()

    def action_to_end(self) -> None:
        """Go to the newest message."""
        self.query_one(Transcript).anchor()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
