"""What a user can do with whole sessions: go from one to another, watch several, and be told when one needs them."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.chat.draft import Draft
from tui.screens.video_actions import VideoActions
from tui.widgets.composer import Composer

if TYPE_CHECKING:
    from tui.chat.fleet import News
    from tui.chat.library import Library
    from tui.chat.session_list import Key
    from tui.screens.desk import Desk
    from tui.screens.herald import Herald
    from tui.screens.seams import Backend
    from tui.settings import Settings

AWAY_AFTER_S = 90.0
"""Seconds without a key or click after which one is taken to look elsewhere: not every terminal tells of its focus."""


class SessionActions(VideoActions):
    """Actions on sessions; those on takes are in `take_actions`."""

    def __init__(self, backend: Backend, desk: Desk) -> None:
        """Take the backend and the desk that talks to it."""
        super().__init__(backend, desk)
        self.origin = 0
        self.touched_at = time.monotonic()
        self._herald: Herald | None = None

    @property
    def draft(self) -> Draft:
        """What is being written, and the take it is made from."""
        return replace(super().draft, origin=self.origin)

    async def library(self) -> Library:
        """What is kept of sessions and takes."""
        return await self.desk.backend.library()

    @property
    def key(self) -> Key:
        """The session on the screen."""
        return (self.backend_name, self.view.session_id or "")

    def action_send(self) -> None:
        """Send the message; what is written next comes from no take."""
        super().action_send()
        if not self.query_one(Composer).text:
            self.origin = 0

    def take_back(self, draft: Draft) -> None:
        """Put a draft that was not sent back into the message box, with the take it came from."""
        super().take_back(draft)
        if self.query_one(Composer).text == draft.text:
            self.origin = draft.origin

    async def settle_draft(self) -> None:
        """Save what is being written before another session comes to the screen."""
        if self._save_timer is not None:
            self._save_timer.stop()
        await asyncio.to_thread(self.save_draft)

    async def bring_draft(self, session_id: str | None) -> None:
        """Put what was being written in a session, or in the next new one, into the box."""
        if self.desk.drafts is not None:
            self.put(await asyncio.to_thread(self.desk.drafts.load, session_id))

    def put(self, draft: Draft) -> None:
        """Write a draft into the box, with everything that goes with it."""
        self.choices, self.attachments, self.origin = draft.choices, draft.attachments, draft.origin
        self.query_one(Composer).write(draft.text)

    async def go_to(self, key: Key) -> bool:
        """Bring a session to the screen, of whichever backend; whether that could be done."""
        backend, session_id = key
        await self.settle_draft()
        if not await self.reach(backend):
            return False
        if session_id != self.view.session_id or backend != self.view.backend:
            await asyncio.to_thread((await self.library()).notes.bring_back, backend, session_id)
            await self.desk.follow(session_id)
            await self.bring_draft(session_id)
        self.query_one(Composer).focus()
        return True

    async def reach(self, backend: str) -> bool:
        """Connect to a backend if it is another one; whether that could be done."""
        if self.desk.link is not None and backend == self.desk.link.name:
            return True
        self.say(f"Going to {backend}…")
        if trouble := await self.desk.switch(backend):
            self.say(f"{trouble.what} {trouble.why} {trouble.way_out}", severity="error")
            return False
        return True

    @work(group="sessions")
    async def action_new(self) -> None:
        """Begin another session; what was written stays in the box."""
        if self.desk.working:
            self.say("The run goes on; you are told when it needs you.")
        written, before = self.draft, self.view.session_id
        if self._save_timer is not None:
            self._save_timer.stop()
        if before is not None and (written.text or written.attachments) and self.desk.drafts:
            # Before the session is left: what it still had queued is put to the draft that is kept then.
            await asyncio.to_thread(self.desk.drafts.save, before, Draft(choices=written.choices))
        await self.desk.new()
        if not written.text and not written.attachments:
            kept = await asyncio.to_thread(self.desk.drafts.load, None) if self.desk.drafts else Draft()
            self.put(kept if kept.text or kept.attachments else Draft(choices=written.choices))
        self.keep_draft()
        self.query_one(Composer).focus()

    @work(group="sessions")
    async def action_sessions(self) -> None:
        """Show every session: open one, name it, take it out of the list, export it."""
        from tui.screens.sessions import SessionsScreen

        asked = await self.app.push_screen_wait(
            SessionsScreen(self.library, self.desk.clients, lambda: self.desk.fleet.views, self.key, self.desk.forget)
        )
        if asked is None:
            return
        if asked.what == "open":
            await self.go_to(asked.key)
        else:
            await self.asked_of_session(asked.what, asked.key)

    async def asked_of_session(self, what: str, key: Key) -> None:
        """Do something else with a session; the actions on takes know what."""

    @work(group="sessions")
    async def action_go_on_with(self, session_id: str) -> None:
        """Go on with a session of this backend that waits for its user."""
        await self.go_to((self.backend_name, session_id))

    @work(group="sessions")
    async def action_bring_session(self, number: int) -> None:
        """Bring a session that is followed to the screen, by its place in the strip."""
        views = self.desk.fleet.views
        if number < len(views):
            await self.go_to((views[number].backend, views[number].session_id or ""))

    @work(group="sessions")
    async def action_next_session(self, step: int = 1) -> None:
        """Bring the next session that is followed to the screen, going round."""
        views = self.desk.fleet.views
        keys = [(view.backend, view.session_id or "") for view in views]
        others = [key for key in keys if key != self.key]
        if not others:
            self.say("No other session is followed; ^s shows all there are.")
            return
        at = keys.index(self.key) if self.key in keys else -1 if step > 0 else 0
        await self.go_to(keys[(at + step) % len(keys)])

    @work(group="sessions")
    async def action_backend(self) -> None:
        """Talk to the other backend from here on."""
        from tui.screens.take_actions import other_than

        await self.settle_draft()
        if await self.reach(other_than(self.backend_name)):
            await self.bring_draft(None)
            self.say(f"This is {self.desk.backend_name} now.")

    def hear(self, news: News) -> None:
        """Tell that a session, shown or not, wants its user."""
        self.herald.hear(news)

    def fleet_changed(self) -> None:
        """Bring the strip, the window's title and the tab up to date."""
        if not self.is_mounted or not self.is_attached:
            return
        views = self.desk.fleet.views
        self.herald.show(self.desk.view, views)
        from tui.widgets.fleet_strip import FleetStrip

        strip = next((one for one in self.children if isinstance(one, FleetStrip)), None)
        if strip is not None:
            strip.shown, strip.views = self.desk.view.session_id, views
        elif any(view.session_id != self.desk.view.session_id for view in views):
            self.mount(FleetStrip(id="fleet"), before="#middle")
            self.call_after_refresh(self.fleet_changed)

    @property
    def herald(self) -> Herald:
        """Who writes to the terminal what is not drawn."""
        if self._herald is None:
            from tui.screens.herald import Herald

            self._herald = Herald(self._write, self._tell, self._away, self._settings)
        return self._herald

    def _write(self, sequence: str) -> None:
        driver = self.app._driver  # Textual has no other way to the terminal
        if sequence and driver is not None and not self.app.is_headless and not self.app.is_web:
            driver.write(sequence)

    def _tell(self, words: str, bad: bool) -> None:  # noqa: FBT001  # what the herald calls it with
        self.say(words, severity="error" if bad else "information")

    def _away(self) -> bool:
        return not self.app.app_focus or time.monotonic() - self.touched_at >= AWAY_AFTER_S

    def _settings(self) -> Settings:
        settings: Settings = self.app.settings  # type: ignore[attr-defined]  # the program's own app has them
        return settings
