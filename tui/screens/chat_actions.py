"""What a user can do on the chat screen, one method an action; the names are those of `commands.COMMANDS`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from tui.chat.draft import Attachment, Choices, Draft
from tui.chat.view import ConversationView
from tui.screens.desk import CONNECTING, Desk
from tui.screens.purse import Purse
from tui.widgets.choice_words import FIXED_ONCE_SENT, NOBODY, Field, toggled, with_pick
from tui.widgets.composer import Composer
from tui.widgets.examples import EXAMPLES
from tui.widgets.recall import Recall
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Storyboard, Transfer

if TYPE_CHECKING:
    from pathlib import Path

    from tui.screens.seams import Backend
    from tui.settings import Settings

_SAVE_AFTER_S = 0.3
"""A draft is on the disk this long after the last key."""


class ChatActions(Screen[None]):
    """The state of the chat screen and the actions on it; `ChatScreen` draws it."""

    view: reactive[ConversationView] = reactive(ConversationView(), repaint=False, init=False)
    choices: reactive[Choices] = reactive(Choices(), repaint=False)
    attachments: reactive[tuple[Attachment, ...]] = reactive((), repaint=False)
    by_agent: reactive[Mapping[str, str]] = reactive(NOBODY, repaint=False)
    link_word: reactive[str] = reactive(CONNECTING, repaint=False)
    backend_name: reactive[str] = reactive("", repaint=False)

    def __init__(self, backend: Backend, desk: Desk) -> None:
        """Take the backend and the desk that talks to it."""
        super().__init__()
        self.desk = desk
        self.recall = Recall()
        self.purse = Purse(self)
        self.videos = backend.videos
        self.transfers: dict[str, Transfer] = {}
        self.restored = False
        self.given_back: Draft | None = None
        self._save_timer: Timer | None = None
        self.set_reactive(ChatActions.backend_name, backend.name)

    @property
    def draft(self) -> Draft:
        """What is being written."""
        return Draft(self.query_one(Composer).text, self.attachments, self.choices)

    def redraw(self) -> None:
        """Bring what is drawn up to date; the screen knows how."""

    def keep_draft(self) -> None:
        """Save what is being written, a moment from now, off the event loop."""
        if self._save_timer is not None:
            self._save_timer.stop()
        session_id = self.view.session_id
        self._save_timer = self.set_timer(_SAVE_AFTER_S, lambda: self.save_beside(session_id, self.draft))

    @work(group="drafts")
    async def save_beside(self, session_id: str | None, draft: Draft) -> None:
        """Save a draft, off the event loop."""
        if self.restored and self.desk.drafts:
            await asyncio.to_thread(self.desk.drafts.save, session_id, draft)
            self.tell_notice()

    def tell_notice(self) -> None:
        """Say what became of the file that keeps it all, once and as soon as it is known."""
        if self.desk.drafts and (notice := self.desk.drafts.take_notice()):
            self.say(notice, severity="warning")

    def save_draft(self) -> None:
        """Save what is being written, now."""
        if self.restored and self.desk.drafts:
            self.desk.drafts.save(self.view.session_id, self.draft)

    def say(self, text: str, *, severity: str = "information") -> None:
        """A toast about something the user caused; its text is never markup."""
        self.notify(text, severity=severity, markup=False)  # type: ignore[arg-type]  # one of Textual's three words

    def action_send(self) -> None:
        """Send the message, or say what keeps it from being sent."""
        composer = self.query_one(Composer)
        draft = self.draft
        if composer.means_key(draft.text.strip()):
            composer.mean(draft.text.strip())
            return
        if composer.is_hasty(draft.text.strip()):
            self.say("A question has just appeared; press ⏎ again to answer it.")
            return
        if problems := draft.problems():
            self.say(f"{problems[0].message} {problems[0].way_out}", severity="warning")
            return
        if self.purse.asks(draft):
            return
        self.recall.add(draft.text)
        self.given_back = None
        composer.write("")
        self.attachments = ()
        self.save_beside(self.view.session_id, Draft(choices=draft.choices))
        self.query_one(Transcript).anchor()
        self.send(draft)

    @work(group="send")
    async def send(self, draft: Draft) -> None:
        """Hand a draft to the desk."""
        await self.desk.send(draft)
        self.keep_draft()

    def action_newline(self) -> None:
        """Break the line."""
        self.query_one(Composer).insert("\n")

    def action_use_example(self, number: int) -> None:
        """Put one of the welcome's examples into the message."""
        composer = self.query_one(Composer)
        composer.write(EXAMPLES[number])
        composer.focus()

    def action_next_example(self) -> None:
        """Put the welcome's first example into the message, or the one after that which stands there."""
        text = self.query_one(Composer).text
        self.action_use_example((EXAMPLES.index(text) + 1) % len(EXAMPLES) if text in EXAMPLES else 0)

    @work(group="ask")
    async def action_approve(self) -> None:
        """Approve the storyboard, if one waits for it."""
        if not any(
            isinstance(item, Storyboard) and item.open_for_approval for item in self.query_one(Transcript).items
        ):
            self.say("No storyboard waits for approval.")
            return
        if self.purse.asks(Draft(), self.action_approve):
            return
        await self.desk.approve()

    @work(group="ask")
    async def action_retry(self) -> None:
        """Do again what failed last."""
        if await self.desk.retry() and self.given_back is not None:
            composer = self.query_one(Composer)
            if composer.text == self.given_back.text:
                composer.write("")
                self.attachments = ()
            self.given_back = None

    def take_back(self, draft: Draft) -> None:
        """Put a draft that was not sent back into the message box, or among the prompts that can be recalled."""
        composer = self.query_one(Composer)
        if composer.text or self.attachments:
            self.recall.add(draft.text)
            self.say("A message came back unsent; recall it with ↑ in an empty box.", severity="warning")
            return
        self.given_back = draft
        composer.write(draft.text)
        self.attachments = draft.attachments

    @work(group="choose", exclusive=True)
    async def action_change(self) -> None:
        """Show all choices, and change the one that is picked."""
        from tui.screens.choices_menu import ChoicesMenu

        def menu(at: Field | None = None) -> ChoicesMenu:
            return ChoicesMenu(self.choices, fixed=self.fixed_fields, at=at, by_agent=self.by_agent)

        field = await self.app.push_screen_wait(menu())
        while field is not None:
            await self.change(field)
            field = await self.app.push_screen_wait(menu(field))

    @work(group="choose", exclusive=True)
    async def action_choose(self, name: str) -> None:
        """Change one choice."""
        await self.change(Field(name))

    @property
    def fixed_fields(self) -> frozenset[Field]:
        """Choices that cannot be changed any more, because the session is open."""
        return FIXED_ONCE_SENT if self.view.session_id else frozenset()

    async def change(self, field: Field) -> None:
        """Move a choice of few values on; open the picker for one of many."""
        if field in self.fixed_fields:
            self.say(f"The {field} is fixed for this session; ^n starts a new one.")
        elif field in {Field.ORIENTATION, Field.MODE, Field.MEMORY}:
            self.choices = toggled(self.choices, field)
        elif self.desk.link is None:
            self.say(f"{self.backend_name} is not connected yet; its lists come with it.")
        else:
            from tui.screens.pickers import pick

            library, link = await self.desk.backend.library(), self.desk.link
            kept = library.favourites.of(link.name, field.value)
            chosen = await pick(self.app, link.client, field, self.choices, kept, kits_folder=self._kits_folder)
            if chosen is not None:
                self.choices = with_pick(self.choices, field, chosen.pick)

    @property
    def _kits_folder(self) -> Path | None:
        """Where the studio reads brand kits from; None on a backend that has its own."""
        settings: Settings | None = getattr(self.app, "settings", None)
        return settings.folders.studio / "brand-kits" if settings and self.backend_name == "studio" else None

    @work(group="attach", exclusive=True)
    async def action_attach(self) -> None:
        """Ask for a file and attach it."""
        from tui.screens.attach import AttachScreen

        uploaded = None
        if (link := self.desk.link) is not None:
            from tui.screens.uploads import uploads

            uploaded = uploads(link.client, await self.desk.backend.library(), link.name)
        values = await self.app.push_screen_wait(AttachScreen(uploaded))
        if values:
            self.attach_paths(values)

    @work(group="attach-check")
    async def attach_paths(self, values: Iterable[str]) -> None:
        """Check files by their bytes and attach those that are taken; say what is wrong with the others."""
        from tui.chat.attachments import check_all

        checked = await asyncio.to_thread(check_all, list(values))
        self.attachments = tuple(dict.fromkeys([*self.attachments, *checked.attachments]))
        for problem in checked.problems:
            self.say(f"{problem.message} {problem.way_out}", severity="warning")

    def action_detach(self, index: int) -> None:
        """Remove an attachment."""
        self.attachments = self.attachments[:index] + self.attachments[index + 1 :]

    def action_copy_id(self, name: str) -> None:
        """Copy the session's or the video's id."""
        self._copy(f"{name} id", (self.view.session_id if name == "session" else self.view.video_id) or "")

    def action_copy_answer(self) -> None:
        """Copy what the agent said last."""
        said = [entry.content for entry in self.view.entries if entry.role != "user" and entry.content.strip()]
        self._copy("answer", said[-1] if said else "")

    def _copy(self, what: str, text: str) -> None:
        if text:
            self.app.copy_to_clipboard(text)
        else:
            self.say(f"There is no {what} yet.")
