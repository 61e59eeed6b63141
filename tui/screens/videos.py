"""Every video of a session: opened, played, saved from one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets.option_list import Option

from tui.chat.view import VideoView
from tui.screens.listed import Listed
from tui.widgets.durations import length, size, time_of_day
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Line, Piece, Tone, cells, paint
from tui.widgets.plain_text import one_line
from tui.widgets.transcript_items import Finished, Item, Said, Transfer, has_more_files

_WAYS = (
    ("o", "open", "open_video"),
    ("p", "preview", "preview_video"),
    ("d", "download", "download"),
    ("s", "save as…", "save_as"),
    ("l", "copy link", "copy_link"),
)


@dataclass(frozen=True, slots=True)
class VideoAsked:
    """The action that is wanted, and with which video."""

    action: str
    video_id: str


def wishes(items: Iterable[Item]) -> dict[str, str]:
    """What each video was asked for with, by its id: the first thing the user said since the video before it."""
    asked: dict[str, str] = {}
    wish = ""
    for item in items:
        if isinstance(item, Finished):
            asked[item.video.video_id], wish = wish, ""
        elif isinstance(item, Said) and item.entry.role == "user":
            wish = wish or item.entry.content
    return asked


def video_row(number: int, video: VideoView, wish: str, transfer: Transfer | None, width: int) -> Line:
    """A video in `width` cells: number, title, what was wished for, whether it is saved, size, length, when."""
    size_bytes = video.size_bytes or (transfer.done if transfer and transfer.path else 0)
    right = (
        Piece("saved  " if transfer and transfer.path else "", Tone.GOOD),
        Piece(f"{size(size_bytes):>8}" if size_bytes else "", Tone.MUTED),
        Piece(f"{length(video.duration_s) if video.duration_s is not None else '':>8}"),
        Piece(f"  {time_of_day(video.completed_at) if video.completed_at else '':>5}", Tone.MUTED),
    )
    lead = Piece(f"{number:>2}  ", Tone.MUTED)
    room = max(width - cells((lead, *right)) - 2, 4)
    title = Piece(one_line(video.title or "Your video", room))
    said = Piece(f"  {one_line(wish, room - cells((title,)) - 2)}" if room - cells((title,)) > 12 else "", Tone.MUTED)
    gap = width - cells((lead, title, said, *right))
    return (lead, title, said, Piece(" " * max(gap, 1)), *right)


class VideosScreen(Listed[VideoAsked]):
    """Arrows move, a letter does what the last line says; gives what is wanted with which video."""

    DEFAULT_CSS = """
    VideosScreen { align: center middle; background: $background 60%; }
    VideosScreen > Vertical { width: 84; max-width: 98%; height: auto; max-height: 90%; background: $surface;
                              border: round $border; padding: 1 1 0 1; }
    VideosScreen PickList { height: auto; max-height: 16; }
    VideosScreen KeyLine { background: $surface; padding: 0; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        *(Binding(key, f"ask('{action}')", words, show=False) for key, words, action in _WAYS),
    ]
    AUTO_FOCUS = "PickList"

    def __init__(
        self, videos: tuple[VideoView, ...], wishes: Mapping[str, str], transfers: Mapping[str, Transfer]
    ) -> None:
        """Take the videos, oldest first, and by their ids what they were asked for with and what was saved of them."""
        super().__init__()
        self._wishes = wishes
        self._videos = tuple(enumerate(videos, 1))[::-1]
        self._transfers = dict(transfers)

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        box = Vertical(PickList(), KeyLine())
        box.add_class("picking")
        box.border_title = "videos of this session"
        yield box

    def on_mount(self) -> None:
        """Say what can be done."""
        ways = [KeyHint(key, words, f"screen.ask('{action}')") for key, words, action in _WAYS]
        self.query_one(KeyLine).hints = (*ways, KeyHint("esc", "close", "screen.leave", stays=True))

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width."""
        self._draw()

    def _draw(self) -> None:
        options = self.options
        at, width = options.highlighted or 0, options.scrollable_content_region.width - 1
        wish, saved = self._wishes.get, self._transfers.get
        rows = (video_row(nr, one, wish(one.video_id, ""), saved(one.video_id), width) for nr, one in self._videos)
        options.set_options([Option(paint([row])) for row in rows])
        options.highlighted = at

    @on(PickList.OptionSelected)
    def _selected(self) -> None:
        self.action_ask("open_video")

    def action_ask(self, action: str) -> None:
        """Leave with what is wanted of the video under the cursor."""
        _, video = self._videos[self.options.highlighted or 0]
        if action == "save_as" and not has_more_files(video):
            self.notify("There is nothing of this video to save but the video itself.", markup=False)
        else:
            self.dismiss(VideoAsked(action, video.video_id))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
