"""The line one types into to find something said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone

_WAY_OUT = (Piece("esc ", Tone.KEY, "screen.find_close"), Piece("close", Tone.MUTED, "screen.find_close"))


def found_line(at: int | None, count: int, typed: str) -> Line:
    """How many were found, which one is shown, and the keys that go on."""
    if not typed.strip():
        return (Piece("type what to find   ", Tone.MUTED), *_WAY_OUT)
    if not count:
        return (Piece("nothing said holds that   ", Tone.WARN), *_WAY_OUT)
    older, newer = "screen.find_step(-1)", "screen.find_step(1)"
    keys = (
        *(Piece("   ↑ ", Tone.KEY, older), Piece("older", Tone.MUTED, older)),
        *(Piece("   ↓ ", Tone.KEY, newer), Piece("newer   ", Tone.MUTED, newer)),
    )
    return (Piece(f"{(at or 0) + 1} of {count}", Tone.STRONG), *keys, *_WAY_OUT)


class FindBar(Horizontal):
    """Typing looks at once; up and down go to the next older and newer one, after enter n and N too; esc closes."""

    DEFAULT_CSS = """
    FindBar { dock: bottom; height: 1; width: 100%; background: $panel; padding: 0 1; }
    FindBar Input, FindBar Input:focus { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    FindBar Painted { width: auto; height: 1; margin: 0 0 0 1; }
    FindBar #find-word { color: $text-accent; margin: 0 1 0 0; }
    """
    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("n,enter,up", "step(-1)", "older", show=False),
        Binding("N,shift+n,down", "step(1)", "newer", show=False),
        Binding("slash", "type", "type", show=False),
    ]

    @dataclass
    class Typed(Message):
        """Something is looked for."""

        words: str

    @dataclass
    class Step(Message):
        """The next one is wanted; -1 is the older one."""

        steps: int

    class Closed(Message):
        """There is nothing more to find."""

    def compose(self) -> ComposeResult:
        """What is looked for, and what was found."""
        yield Painted(((Piece("find", Tone.ACCENT),),), id="find-word")
        yield Input(select_on_focus=False)
        yield Painted(id="found")

    def on_mount(self) -> None:
        """Take the keys."""
        self.tell(None, 0)
        self.action_type()

    def tell(self, at: int | None, count: int) -> None:
        """Show what was found."""
        self.query_one("#found", Painted).say(found_line(at, count, self.query_one(Input).value))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus()

    def action_type(self) -> None:
        """Go on typing."""
        self.query_one(Input).focus()

    def action_step(self, steps: int) -> None:
        """Go to the next one."""
        self.post_message(self.Step(steps))

    def action_close(self) -> None:
        """Close."""
        self.post_message(self.Closed())
