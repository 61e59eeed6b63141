"""What a user can do with takes: compare, fork, send to the other backend, copy as code, export, import."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from tui.chat.draft import Draft
from tui.screens.session_actions import SessionActions
from tui.widgets.composer import Composer
from tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from tui.chat.families import TakeStory
    from tui.chat.library import Take
    from tui.chat.session_list import Key
    from tui.chat.view import ConversationView

STUDIO, HEYGEN = "studio", "heygen"


def other_than(backend: str) -> str:
    """The other backend."""
    return HEYGEN if backend == STUDIO else STUDIO


class TakeActions(SessionActions):
    """Actions on takes."""

    async def current_take(self) -> Take | None:
        """The take that opened the session on the screen; None before there is one."""
        from tui.chat.families import opening_of

        if self.view.session_id is None:
            return None
        return await asyncio.to_thread(opening_of, await self.library(), *self.key)

    async def _current_story(self) -> TakeStory | None:
        """The take of the session on the screen with what came of it; says so when there is none."""
        from tui.chat.families import story

        take = await self.current_take()
        if take is None:
            self.say("There is no take yet: it begins with the first message you send.")
            return None
        library = await self.library()
        return await asyncio.to_thread(lambda: story(library, take, library.takes(take.backend, take.session_id)))

    @work(group="sessions")
    async def action_takes(self) -> None:
        """Show the takes of this prompt's family."""
        if self.view.session_id is None:
            self.say("There is no take yet: it begins with the first message you send.")
        else:
            await self._show_takes(self.key)

    async def _show_takes(self, key: Key) -> None:
        from tui.chat.families import opening_of
        from tui.screens.takes import TakesScreen

        async def of() -> Take | None:
            return await asyncio.to_thread(opening_of, await self.library(), *key)

        elsewhere = {STUDIO: HEYGEN, HEYGEN: STUDIO}
        asked = await self.app.push_screen_wait(TakesScreen(self.library, of, elsewhere))
        if asked is None:
            return
        take = asked.story.take
        match asked.what:
            case "open":
                await self.go_to((take.backend, take.session_id))
            case "fork":
                await self.fork(take)
            case "elsewhere":
                await self.send_elsewhere(take)
            case "copy":
                await self.copy_as(take)
            case "export":
                await self.export_session((take.backend, take.session_id))

    async def asked_of_session(self, what: str, key: Key) -> None:
        """Show a session's takes, export it, or import another."""
        if what == "import":
            await self._import()
        elif what == "export":
            await self.export_session(key)
        else:
            await self._show_takes(key)

    @work(group="sessions")
    async def action_compare(self) -> None:
        """Put this session's take beside the one it came from, or the one before it."""
        from tui.chat.families import stories
        from tui.screens.compare import CompareScreen
        from tui.widgets.take_lines import numbered

        take = await self.current_take()
        family = await asyncio.to_thread(stories, await self.library(), take) if take else ()
        here = next((story for story in family if take and story.take.take_id == take.take_id), None)
        others = [story for story in family if story is not here]
        if here is None or not others:
            self.say("There is nothing to compare it with yet: fork it, or send the same elsewhere.")
            return
        before = [story for story in others if story.take.take_id == here.take.draft.origin]
        other = (before or [story for story in others if story.take.take_id < here.take.take_id] or others)[0]
        pair = sorted((here, other), key=lambda story: story.take.take_id)
        numbers = numbered(family)
        named = [(f"take {numbers[story.take.take_id]}", story) for story in pair]
        chosen = await self.app.push_screen_wait(CompareScreen(named[0], named[1]))
        if chosen is not None:
            await self.go_to((chosen.take.backend, chosen.take.session_id))

    @work(group="sessions")
    async def action_fork(self) -> None:
        """Make a new take of this session's prompt, to edit and send anew."""
        if story := await self._current_story():
            await self.fork(story.take)

    async def fork(self, take: Take) -> None:
        """Begin a session with what a take was made of, to be edited first."""
        await self.settle_draft()
        if not await self.reach(take.backend):
            return
        await self.desk.new()
        self.put(Draft(take.draft.text, take.draft.attachments, take.draft.choices, take.take_id))
        self.query_one(Composer).focus()
        self.say("A new take: edit it, and ⏎ sends it as a session of its own.")

    @work(group="sessions")
    async def action_same_elsewhere(self) -> None:
        """Send this session's prompt to the other backend."""
        if story := await self._current_story():
            await self.send_elsewhere(story.take)

    async def send_elsewhere(self, take: Take) -> None:
        """Take what was sent to the other backend: the studio gets it at once, HeyGen after a look, since it costs."""
        name = other_than(take.backend)
        await self.settle_draft()
        if not await self.reach(name) or self.desk.link is None:
            return
        from tui.chat.carrying import carry

        try:
            carried = await carry(take.draft, self.desk.link.client, take.take_id)
        except Exception as error:  # the lists cannot be read: told, and nothing is sent
            self.say(f"What was chosen cannot be looked up on {name}: {error}", severity="error")
            return
        await self.desk.new()
        self.put(carried.draft)
        self.query_one(Composer).focus()
        if carried.left:
            self.say(f"{name} has no such thing, so the agent chooses: {', '.join(carried.left)}.", severity="warning")
        if name == STUDIO:
            self.action_send()
        else:
            self.say("The same take, on HeyGen: ⏎ sends it, and there it costs.")

    @work(group="sessions")
    async def action_copy_as(self) -> None:
        """Copy the request of this session's take, or of what is being written, as code."""
        from tui.chat.library import Take, TakeState

        take = await self.current_take()
        if take is None:
            if not self.draft.text.strip():
                self.say("There is nothing to copy yet: write a prompt, or open a session.")
                return
            take = Take(0, self.backend_name, "", True, "", self.draft, TakeState.RECORDED, 0.0)  # noqa: FBT003  # opening
        await self.copy_as(take)

    async def copy_as(self, take: Take) -> None:
        """Copy a take as a command or a program."""
        from tui.chat.attachments import AttachmentError
        from tui.chat.copy_as import Form, copied, request_of
        from tui.chat.packing import prompt_of
        from tui.screens.one_of import OneOf, Way

        ways = (
            Way(Form.CURL.value, "c", "a command for any shell"),
            Way(Form.PYTHON.value, "p", "a program with httpx"),
            Way(Form.COMMAND.value, "h", "a command for the vendor's own client"),
        )
        chosen = await self.app.push_screen_wait(OneOf("copy as", ways))
        if chosen is not None:
            try:
                text = take.text or await prompt_of(take.draft)
            except AttachmentError as error:
                self.say(str(error), severity="warning")
                return
            request = request_of(take.draft, take.backend, text)
            self.app.copy_to_clipboard(copied(request, Form(chosen)))
            self.say("The key is not in it: it is read from $HEYGEN_API_KEY.")

    @work(group="sessions")
    async def action_export(self) -> None:
        """Export the session on the screen."""
        if self.view.entries:
            await self.export_session(self.key)
        else:
            self.say("There is nothing to export yet.")

    async def export_session(self, key: Key) -> None:
        """Ask how, and export a session."""
        from tui.chat.export_files import ExportForm, export
        from tui.screens.one_of import OneOf, Way

        view = await self._view_of(key)
        if view is None:
            self.say("Nothing of it was seen from here yet; open it first.")
            return
        forms = {"Web page": ExportForm.HTML, "Markdown": ExportForm.MARKDOWN, "JSON": ExportForm.JSON}
        ways = (
            Way("Web page", "h", "one file, with its pictures; can be imported"),
            Way("Markdown", "m", "to read and to edit"),
            Way("JSON", "j", "for programs; can be imported"),
        )
        chosen = await self.app.push_screen_wait(OneOf("export as", ways))
        if chosen is None:
            return
        link = self.desk.link
        client = link.client if link and link.name == key[0] else None
        note = (await self.library()).notes.note(*key)
        try:
            path = await export(view, forms[chosen], self.videos.parent / "exports", client, note.name)
        except OSError as error:
            self.say(f"It could not be exported: {error.strerror or error}.", severity="error")
            return
        self.say(f"Exported to {path}")

    async def _view_of(self, key: Key) -> ConversationView | None:
        """A session as it is now when it is followed, else as it was last seen."""
        from tui.chat.recalled import recalled

        for view in (self.view, *self.desk.fleet.views):
            if (view.backend, view.session_id) == key:
                return view
        return await asyncio.to_thread(recalled, await self.library(), *key)

    @work(group="sessions")
    async def action_import_session(self) -> None:
        """Look at an exported session."""
        await self._import()

    async def _import(self) -> None:
        from tui.screens.imports import ImportScreen
        from tui.screens.look import LookScreen

        view = await self.app.push_screen_wait(ImportScreen(self.videos.parent / "exports"))
        if view is None:
            return
        if prompt := await self.app.push_screen_wait(LookScreen(view)):
            await self.settle_draft()
            await self.desk.new()
            self.put(Draft(prompt, choices=self.choices))
            self.say(f"A new take of “{one_line(prompt, 40)}”: edit it, and ⏎ sends it.")
