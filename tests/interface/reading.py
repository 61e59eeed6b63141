"""What is really drawn: every run of text on the screen with its colours, as the terminal would get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.color import Color as Ink
from rich.color import ColorType
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from textual.app import App
from textual.color import Color
from textual.geometry import Region

XTERM = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
]  # fmt: skip
XTERM_BRIGHT = [
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
]  # fmt: skip
ON_BLACK = TerminalTheme((0, 0, 0), (229, 229, 229), XTERM, XTERM_BRIGHT)
ON_WHITE = TerminalTheme((255, 255, 255), (0, 0, 0), XTERM, XTERM_BRIGHT)


@dataclass(frozen=True)
class Run:
    """Text in one style, and where it stands."""

    text: str
    ink: Color
    ground: Color
    true_colour: bool
    row: int

    @property
    def is_words(self) -> bool:
        """Whether it is to be read: no frame, no bar, no picture."""
        return any(not character.isspace() and not "\u2500" <= character <= "\u259f" for character in self.text)


def runs(app: App[None], terminal: TerminalTheme = ON_BLACK) -> Iterator[Run]:
    """Every run of the screen on top, what lies behind a modal box left out."""
    screen = app.screen
    box = screen.children[0].region if screen.is_modal else screen.region
    if not box:  # the palette's own has no size, what stands in it has
        box = Region.from_union([one.region for one in screen.children[0].walk_children() if one.region])
    for row, strip in enumerate(screen._compositor.render_strips()[: app.size.height]):
        column = 0
        for segment in strip:
            if Region(column, row, segment.cell_length, 1).overlaps(box):
                yield _run(segment, terminal, row)
            column += segment.cell_length


def _run(segment: Segment, terminal: TerminalTheme, row: int) -> Run:
    style = segment.style
    ink = _colour(style.color if style else None, terminal, front=True)
    ground = _colour(style.bgcolor if style else None, terminal, front=False)
    if style and style.dim:
        ink = ink.blend(ground, 0.5)
    if style and style.reverse:
        ink, ground = ground, ink
    true = (
        any(one is not None and one.type is ColorType.TRUECOLOR for one in (style.color, style.bgcolor))
        if style
        else False
    )
    return Run(segment.text, ink, ground, true, row)


def _colour(ink: Ink | None, terminal: TerminalTheme, *, front: bool) -> Color:
    if ink is None:
        return Color(*(terminal.foreground_color if front else terminal.background_color))
    return Color(*ink.get_truecolor(terminal, foreground=front))
