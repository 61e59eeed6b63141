"""A storyboard, scene by scene: all its words to read, and to change while the agent waits."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, TextArea
from textual.widgets.option_list import Option

from tui.api.terms import WORDS_PER_MINUTE
from tui.chat.scene_edits import SceneEdit, changed, edit_message
from tui.chat.view import ResourceView, SceneView
from tui.widgets.card_lines import storyboard_title
from tui.widgets.durations import length
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.painted import Painted
from tui.widgets.pick_list import PickList
from tui.widgets.picture import Picture
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line, plain

_LIST_CELLS = 28
"""Before there is a layout."""


def scene_row(scene: SceneView, edit: SceneEdit, width: int, *, is_changed: bool) -> Line:
    """A scene in the list: whether it was changed, its number, what it shows."""
    mark = Piece("✎ ", Tone.WARN) if is_changed else Piece("  ")
    words = edit.headline or edit.narration or scene.kind
    return (mark, Piece(f"{scene.number:>2} ", Tone.MUTED), Piece(one_line(words, width - 6)))


def scene_facts(scene: SceneView, edit: SceneEdit) -> Line:
    """What kind of scene it is and how long, now and with the words as edited."""
    facts = [one_line(scene.kind, 20), length(scene.seconds) if scene.seconds is not None else ""]
    pieces = [Piece(" · ".join(fact for fact in facts if fact), Tone.MUTED)]
    words = len(edit.narration.split())
    if words:
        pieces.append(Piece(f"   {words} words, {length(words * 60 / WORDS_PER_MINUTE)} spoken", Tone.MUTED))
    return tuple(pieces)


class StoryboardScreen(ModalScreen[str | None]):
    """Gives the message that asks for the edits; an empty one approves, None leaves everything as it is."""

    DEFAULT_CSS = """
    StoryboardScreen { align: center middle; background: $background 60%; }
    StoryboardScreen > Vertical { width: 96%; max-width: 140; height: 92%; max-height: 44; background: $surface;
                                  border: round $border; padding: 0 1; }
    StoryboardScreen Horizontal { height: 1fr; }
    StoryboardScreen PickList { width: 38%; min-width: 28; max-width: 46; height: 1fr; margin: 0 1 0 0; }
    StoryboardScreen #scene { width: 1fr; height: 1fr; }
    StoryboardScreen #facts, StoryboardScreen .label { height: 1; }
    StoryboardScreen Picture { display: none; height: 1fr; margin: 0 0 1 0; }
    StoryboardScreen.-tall Picture.-shown { display: block; }
    StoryboardScreen Input, StoryboardScreen Input:focus { border: none; height: 1; padding: 0; margin: 0 0 1 0;
                                                           background: $panel; }
    StoryboardScreen TextArea, StoryboardScreen TextArea:focus { height: 1fr; min-height: 2; border: none; padding: 0;
                                                                background: $panel; }
    StoryboardScreen KeyLine { background: $surface; padding: 0; }
    StoryboardScreen.-tall TextArea { max-height: 10; }
    StoryboardScreen.-narrow > Vertical, StoryboardScreen.-slim > Vertical { width: 100%; height: 100%; }
    StoryboardScreen.-narrow Horizontal { layout: vertical; }
    StoryboardScreen.-narrow PickList { width: 100%; max-width: 100%; height: auto; max-height: 6; margin: 0 0 1 0; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-slim"), (100, "-wide")]  # noqa: RUF012  # declared by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("ctrl+s", "send", "send the edits", show=False, priority=True),
        Binding("ctrl+down", "move(1)", "next scene", show=False, priority=True),
        Binding("ctrl+up", "move(-1)", "scene before", show=False, priority=True),
        Binding("a", "approve", "approve", show=False),
        Binding("e", "edit", "edit", show=False),
    ]
    AUTO_FOCUS = "PickList"

    def __init__(self, board: ResourceView, *, may_edit: bool, may_approve: bool) -> None:
        """Take the storyboard, and what may be done with it now."""
        super().__init__()
        self._board = board
        self._scenes = board.scenes
        self._edits = [SceneEdit(scene.headline, scene.narration) for scene in board.scenes]
        self._may_edit, self._may_approve = may_edit, may_approve
        self._at = 0
        self._warned = False

    def compose(self) -> ComposeResult:
        """The scenes beside the one that is open."""
        words = TextArea(id="words", read_only=not self._may_edit, tab_behavior="focus", highlight_cursor_line=False)
        box = Vertical(
            Horizontal(
                PickList(),
                Vertical(
                    Painted(id="facts"),
                    Picture(),
                    Painted(((Piece("shows", Tone.MUTED),),), id="shows").add_class("label"),
                    Input(id="headline", disabled=not self._may_edit, select_on_focus=False),
                    Painted(((Piece("says", Tone.MUTED),),), id="says").add_class("label"),
                    words,
                    id="scene",
                ),
            ),
            KeyLine(),
        )
        box.add_class("picking")
        box.border_title = Content(plain(storyboard_title(self._board)))  # a plain str would be read as markup
        yield box

    def on_mount(self) -> None:
        """Open the first scene."""
        options = self.query_one(PickList)
        options.add_options([Option(row) for row in self._rows()])
        options.highlighted = 0
        self._open(0)

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width."""
        for at, row in enumerate(self._rows()):
            self.query_one(PickList).replace_option_prompt_at_index(at, row)

    def _rows(self) -> list[Content]:
        touched, width = changed(self._scenes, self._edits), self._row_cells
        return [
            paint([scene_row(scene, edit, width, is_changed=at in touched)])
            for at, (scene, edit) in enumerate(zip(self._scenes, self._edits, strict=True))
        ]

    @property
    def _row_cells(self) -> int:
        return self.query_one(PickList).scrollable_content_region.width or _LIST_CELLS

    def _open(self, at: int) -> None:
        self._at = at
        edit = self._edits[at]
        with self.prevent(Input.Changed, TextArea.Changed):
            self.query_one("#headline", Input).value = plain(edit.headline)
            self.query_one("#words", TextArea).text = plain(edit.narration)
        picture, scene = self.query_one(Picture), self._scenes[at]
        picture.set_class(bool(scene.image_url) and wanted(self.app), "-shown")
        picture.show(scene.image_url or "", one_line(scene.headline or scene.kind, 40))
        self._tell()

    def _tell(self) -> None:
        self.query_one("#facts", Painted).say(scene_facts(self._scenes[self._at], self._edits[self._at]))
        self.query_one(KeyLine).hints = self._hints()

    def _hints(self) -> tuple[KeyHint, ...]:
        edited = len(changed(self._scenes, self._edits))
        hints = [KeyHint("^s", f"send {edited} edit{'s' * (edited != 1)}", "screen.send")] if edited else []
        if self._may_approve and not edited:
            hints.append(KeyHint("a", "approve", "screen.approve"))
        if self._may_edit:
            hints.append(KeyHint("e", "edit its words", "screen.edit"))
        return (
            *hints,
            KeyHint("^↓ ^↑", "scene", "screen.move(1)"),
            KeyHint("esc", "close", "screen.leave", stays=True),
        )

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._open_marked()

    def _open_marked(self) -> None:
        """Open the scene whose row is marked; keys may have come faster than the list's word of the rows between."""
        at = self.query_one(PickList).highlighted
        if at is not None and at != self._at:
            self._open(at)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_edit()

    @on(Input.Changed, "#headline")
    @on(TextArea.Changed, "#words")
    def _edited(self) -> None:
        headline, words = self.query_one("#headline", Input).value, self.query_one("#words", TextArea).text
        self._edits[self._at] = edit = SceneEdit(headline, words)
        touched = self._at in changed(self._scenes, self._edits)
        row = paint([scene_row(self._scenes[self._at], edit, self._row_cells, is_changed=touched)])
        self.query_one(PickList).replace_option_prompt_at_index(self._at, row)
        self._warned = False
        self._tell()

    def action_move(self, steps: int) -> None:
        """Go to another scene, wherever the focus is."""
        options = self.query_one(PickList)
        options.highlighted = max(0, min(self._at + steps, len(self._scenes) - 1))
        self._open_marked()

    def action_edit(self) -> None:
        """Go to the words of the scene."""
        self._open_marked()
        words = self.query_one("#words", TextArea)
        words.focus()
        words.move_cursor(words.document.end)

    def action_approve(self) -> None:
        """Approve the storyboard as it stands."""
        if self._may_approve and not changed(self._scenes, self._edits):
            self.dismiss("")

    def action_send(self) -> None:
        """Send what was edited."""
        if message := edit_message(self._scenes, self._edits):
            self.dismiss(message)

    def action_leave(self) -> None:
        """Go back to the list of scenes, then close; edits that were not sent are given up only when asked twice."""
        options = self.query_one(PickList)
        if self.focused is not options:
            options.focus()
        elif changed(self._scenes, self._edits) and not self._warned:
            self._warned = True
            self.notify("The edits are not sent: ^s sends them, esc drops them.", severity="warning", markup=False)
        else:
            self.dismiss(None)
