"""The finished video in the terminal: played, paused and gone through in block characters, without sound."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.widgets.durations import clock
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.moving_picture import FRAMES_A_SECOND, MovingPicture
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import plain

KEYS = (
    KeyHint("space", "pause", "screen.pause"),
    KeyHint("o", "open with sound", "screen.dismiss('open')"),
    KeyHint("← →", "5 s", "screen.step(5)"),
    KeyHint("1-9", "tenths", "screen.part(5)"),
    KeyHint(", .", "a picture", "screen.frame(1)"),
    KeyHint("esc", "close", "screen.dismiss(None)", stays=True),
)
_FULL, _HERE, _REST = "━", "●", "─"


def progress_line(at_s: float, duration_s: float, width: int, *, playing: bool) -> Line:
    """Where the film is: state, clock, and a bar over the whole of it."""
    times = f" {clock(at_s)} / {clock(duration_s)} "
    room = max(width - len(times) - 2, 1)
    done = min(round((room - 1) * at_s / duration_s), room - 1) if duration_s else 0
    return (
        Piece("▶ " if playing else "‖ ", Tone.GOOD if playing else Tone.WARN),
        Piece(_FULL * done, Tone.WORKING),
        Piece(_HERE, Tone.WORKING),
        Piece(_REST * (room - done - 1), Tone.MUTED),
        Piece(times, Tone.MUTED),
    )


class ProgressLine(Painted):
    """The bar under the film; a click on it goes there."""

    DEFAULT_CSS = "ProgressLine { height: 1; }"

    def on_click(self, event: events.Click) -> None:
        """Go to where was clicked."""
        screen = self.screen
        width = self.content_size.width
        if isinstance(screen, PreviewScreen) and width:
            screen.go_to_part((event.x - 2) / max(width - 20, 1))


class PreviewScreen(ModalScreen[str | None]):
    """Space pauses, arrows go back and on, o opens the video with the system's player, escape closes."""

    DEFAULT_CSS = """
    PreviewScreen { align: center middle; background: $background 80%; }
    PreviewScreen > Vertical { width: 100%; height: 100%; background: $surface; border: round $border; padding: 0 1; }
    PreviewScreen KeyLine { background: $surface; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "dismiss(None)", "close", show=False),
        Binding("space", "pause", "pause", show=False),
        Binding("left", "step(-5)", "back", show=False),
        Binding("right", "step(5)", "on", show=False),
        Binding("comma", "frame(-1)", "a picture back", show=False),
        Binding("full_stop", "frame(1)", "a picture on", show=False),
        Binding("home", "part(0)", "beginning", show=False),
        Binding("end", "part(10)", "end", show=False),
        *(Binding(str(tenth), f"part({tenth})", f"{tenth}0 %", show=False) for tenth in range(1, 10)),
        Binding("o", "dismiss('open')", "open", show=False),
    ]

    def __init__(self, path: Path, title: str) -> None:
        """Take the file, and what it is called."""
        super().__init__()
        self._path, self._title = path, title

    def compose(self) -> ComposeResult:
        """The film over its bar."""
        box = Vertical(MovingPicture(), ProgressLine(id="progress"), KeyLine())
        box.border_title = Content(plain(f"preview: {self._title}"))
        box.border_subtitle = "no sound here"
        yield box

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(KeyLine).hints = KEYS
        self.query_one(MovingPicture).play(self._path)

    @on(MovingPicture.Moved)
    def _moved(self) -> None:
        film, line = self.query_one(MovingPicture), self.query_one(ProgressLine)
        if film.duration_s:
            width = line.content_size.width
            line.say(progress_line(film.at_s, film.duration_s, width, playing=film.playing))

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.query_one(MovingPicture).toggle()

    def action_step(self, seconds: int) -> None:
        """Go back or on by seconds."""
        film = self.query_one(MovingPicture)
        film.move_to(film.at_s + seconds)

    def action_frame(self, pictures: int) -> None:
        """Go a picture back or on, and stay there."""
        film = self.query_one(MovingPicture)
        if film.playing:
            film.toggle()
        film.move_to(film.at_s + pictures / FRAMES_A_SECOND)

    def action_part(self, tenths: int) -> None:
        """Go to a tenth of the film."""
        self.go_to_part(tenths / 10)

    def go_to_part(self, part: float) -> None:
        """Go to a part of the film, 0 to 1."""
        film = self.query_one(MovingPicture)
        film.move_to(part * film.duration_s)
