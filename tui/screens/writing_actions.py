"""What helps one write: commands after /, files after @, earlier prompts, one's own editor, long pastes as files."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from tui.screens.card_actions import CardActions
from tui.screens.commands import COMMANDS, Command, key_of, with_slash
from tui.widgets.composer import Composer
from tui.widgets.durations import size
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from tui.screens.desk import Desk
    from tui.screens.file_search import FoundFile
    from tui.screens.seams import Backend
    from tui.widgets.completing import Typed
    from tui.widgets.suggestions import Suggestion, SuggestionList

_FILES_FRESH_S = 10.0
"""Seconds after which the folder is looked through again."""
_SUGGESTED = 40
"""Most rows in the list."""
_NAME_CELLS, _KEY_CELLS = 14, 6
_FUZZY_FROM = 2
"""Letters from which a command is looked for by more than the beginning of its name."""
PASTE_KEEP, PASTE_ATTACH = "keep", "attach"


class WritingActions(CardActions):
    """Actions on the message box."""

    def __init__(self, backend: Backend, desk: Desk) -> None:
        """Take the backend and the desk that talks to it."""
        super().__init__(backend, desk)
        self._files: tuple[FoundFile, ...] = ()
        self._files_at = 0.0
        self._long_text = ""

    @property
    def suggestions(self) -> SuggestionList:
        """The list over the message box, put there when it is first needed."""
        composer = self.query_one(Composer)
        if composer.menu is None:
            from tui.widgets.suggestions import SuggestionList

            composer.menu = SuggestionList("suggestions")
            self.mount(composer.menu)
        return composer.menu

    def _suggest(self, rows: Sequence[Suggestion], title: str) -> None:
        composer = self.query_one(Composer)
        if not rows and composer.menu is None:
            return
        self.suggestions.stand_over(max(self.size.height - composer.region.y, 0))
        self.suggestions.suggest(rows, title)

    def typed(self) -> Typed | None:
        """What is being typed at the cursor."""
        composer = self.query_one(Composer)
        if not composer.text:
            return None
        from tui.widgets.completing import typed_at  # not needed for the first frame

        return typed_at(composer.text, *composer.cursor_location)

    def complete(self) -> None:
        """Suggest what goes on from what is being typed."""
        typed = self.typed()
        if typed is None:
            self._suggest((), "")
        elif typed.kind == "/":
            self._suggest([self._command_row(command) for command in commands_for(typed.word)], "commands")
        else:
            self.suggest_files(typed)

    def _command_row(self, command: Command) -> Suggestion:
        key = key_of(command, getattr(self.app, "keys_changed", {}))
        room = self.suggestions.room(self.size.width) - _NAME_CELLS - _KEY_CELLS
        line = (
            Piece(f"/{command.slash}".ljust(_NAME_CELLS), Tone.KEY),
            Piece(key.ljust(_KEY_CELLS), Tone.MUTED),
            Piece(one_line(command.help, room)),
        )
        return suggestion("/", command.slash, line)

    @work(group="files", exclusive=True)
    async def suggest_files(self, typed: Typed) -> None:
        """Suggest files of the folder, or what a typed path may become."""
        from tui.screens.file_search import files_at, files_below, is_path
        from tui.widgets.fuzzy import best

        if is_path(typed.word):
            there = (await asyncio.to_thread(files_at, typed.word))[:_SUGGESTED]
            if self.typed() == typed:
                self._suggest([_file_row(file) for file in there], "attach a file")
            return

        if time.monotonic() - self._files_at > _FILES_FRESH_S:
            self._files = await asyncio.to_thread(files_below, Path.cwd())
            self._files_at = time.monotonic()
        found = [
            file
            for can_be_attached in (True, False)
            for file in best(
                typed.word,
                [file for file in self._files if file.can_be_attached is can_be_attached],
                lambda file: file.shown,
                _SUGGESTED,
            )
        ][:_SUGGESTED]
        if self.typed() == typed:
            self._suggest([_file_row(file) for file in found], "attach a file of this folder")

    def on_suggestion_list_taken(self, event: SuggestionList.Taken) -> None:
        """Do what was chosen."""
        composer = self.query_one(Composer)
        chosen = event.suggestion
        if chosen.kind == "/":
            composer.write("")
            self.run_slash(chosen.value)
        elif chosen.kind == "@":
            typed = self.typed()
            is_folder = chosen.value.endswith("/")
            if typed is not None:
                row = composer.cursor_location[0]
                composer.replace(f"@{chosen.value}" if is_folder else "", (row, typed.start), (row, typed.end))
            if not is_folder:
                self.attach_paths([chosen.value])
        elif chosen.value == PASTE_ATTACH:
            self.attach_pasted(self._long_text)
        composer.focus()

    @work(group="slash")
    async def run_slash(self, name: str) -> None:
        """Do what a word after / means."""
        command = with_slash(name)
        if command is not None:
            await self.app.run_action(command.action, default_namespace=self)

    def action_send(self) -> None:
        """Send the message, or do the command it is."""
        composer = self.query_one(Composer)
        from tui.widgets.completing import typed_at

        typed = typed_at(composer.text.strip(), 0, len(composer.text.strip()))
        if typed is None or typed.kind != "/":
            super().action_send()
        elif with_slash(typed.word) is not None:
            composer.write("")
            self.run_slash(typed.word)
        else:
            self.say(f"There is no command /{one_line(typed.word, 20)}; / lists those there are.", severity="warning")

    @on(Composer.LongPaste)
    def _long_paste(self, event: Composer.LongPaste) -> None:
        self._long_text = event.text
        keep = Piece(f"keep the {len(event.text):,} characters in the message")
        attach = Piece("attach them as a text file instead")
        rows = [suggestion("paste", PASTE_KEEP, (keep,)), suggestion("paste", PASTE_ATTACH, (attach,))]
        self.call_after_refresh(self._suggest, rows, "a long text was pasted")

    @work(group="attach-check")
    async def attach_pasted(self, text: str) -> None:
        """Put a pasted text into a file and attach that; it leaves the box only once it is attached."""
        folder = self.videos.parent / "pasted"
        target = folder / f"pasted-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        before = len(self.attachments)
        try:
            await asyncio.to_thread(_write, target, text)
        except OSError as error:
            self.say(f"The text could not be written to {target}: {error.strerror}", severity="error")
            return
        await self.attach_paths([str(target)]).wait()
        composer = self.query_one(Composer)
        if len(self.attachments) > before and text in composer.text:
            composer.write(composer.text.replace(text, "", 1))

    @work(group="ask", exclusive=True)
    async def action_search_prompts(self) -> None:
        """Search what was sent before."""
        from tui.screens.prompt_search import PromptSearch

        composer = self.query_one(Composer)
        if not self.recall.prompts:
            self.say("Nothing was sent yet.")
            return
        chosen = await self.app.push_screen_wait(PromptSearch(self.recall.prompts))
        if chosen is not None:
            if composer.text.strip():
                self.recall.add(composer.text)
            composer.write(chosen)

    def action_edit_prompt(self) -> None:
        """Write the message in one's own editor."""
        from textual.app import SuspendNotSupported

        from tui.screens.own_editor import edited, editor

        command, composer = editor(), self.query_one(Composer)
        if command is None:
            self.say("Set EDITOR to the editor you use.", severity="warning")
            return
        try:
            with self.app.suspend():  # the editor has the terminal; nothing may be drawn meanwhile
                text, why = edited(command, composer.text)
        except SuspendNotSupported:
            self.say("An editor cannot be opened here.", severity="warning")
            return
        self.refresh(layout=True)
        if text is None:
            self.say(f"The message stays as it was: {why}", severity="warning")
        else:
            composer.write(text)


def commands_for(typed: str) -> list[Command]:
    """Commands a word after / may become: by their slash names first, then by their titles."""
    named = [command for command in COMMANDS if command.slash]
    first = [command for command in named if command.slash.startswith(typed)]
    if len(typed) < _FUZZY_FROM:
        return first
    from tui.widgets.fuzzy import best

    rest = best(typed, named, lambda command: f"{command.slash} {command.title}", _SUGGESTED)
    return first + [command for command in rest if command not in first]


def suggestion(kind: str, value: str, line: Line) -> Suggestion:
    """A row of the list."""
    from tui.widgets.suggestions import Suggestion  # its list widget is not needed for the first frame

    return Suggestion(kind, value, line)


def _file_row(file: FoundFile) -> Suggestion:
    what = "folder" if file.is_folder else size(file.size_bytes)
    line = (Piece(one_line(file.shown, 64)), Piece(f"  {what}", Tone.MUTED))
    return suggestion("@", f"{file.path}/" if file.is_folder else str(file.path), line)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        target.parent.chmod(0o700)
    target.write_text(text, encoding="utf-8")
