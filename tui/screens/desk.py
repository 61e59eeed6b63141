"""The desk between the screen and the conversation: it takes what the user means before there is anyone to tell.

Until the backend is connected, what is sent waits here and is shown as waiting; nothing typed is lost. It knows no
terminal.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from tui.chat.draft import Draft
from tui.chat.fleet import Fleet, News
from tui.chat.view import ConversationView, Entry, State, Trouble
from tui.screens.desk_files import DeskFiles
from tui.screens.seams import Backend, Conversation, Drafts, Link
from tui.widgets.state_words import WORKING

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient

CONNECTING, READY, OFFLINE = "connecting", "ready", "offline"


class Desk(DeskFiles):
    """The conversation on the screen, what waits for it, and those that go on meanwhile.

    Args:
        backend: where to connect to.
        show: told of every new view.
        give_back: takes back a draft that was not sent.
        heard: told when a session, shown or not, wants its user.
        fleet_changed: told when any of the sessions that are followed has changed.
    """

    def __init__(
        self,
        backend: Backend,
        show: Callable[[ConversationView], None],
        give_back: Callable[[Draft], None] = lambda _draft: None,
        heard: Callable[[News], None] = lambda _news: None,
        fleet_changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._backend = backend
        self._show = show
        self._give_back = give_back
        self._fleet_changed = fleet_changed
        self.fleet = Fleet(self._fleet_moved, heard)
        self._links: dict[str, Link] = {}
        self._releasing: asyncio.Task[None] | None = None
        self._moving = asyncio.Lock()
        self._conversation: Conversation | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._waiting: list[Draft] = []
        self._refusal: Trouble | None = None
        self.link: Link | None = None
        self.drafts: Drafts | None = None
        self.link_word = CONNECTING
        self.connect_ended = asyncio.Event()

    @property
    def view(self) -> ConversationView:
        """The conversation at this moment, with what waits to be sent in it."""
        base = self._conversation.view if self._conversation else ConversationView(backend=self.backend_name)
        if self._refusal and not base.trouble:
            base = replace(base, trouble=self._refusal)
        if not self._waiting:
            return replace(base, state=State.OFFLINE) if self.link_word == OFFLINE else base
        entries = tuple(
            Entry(f"waiting/{number}", "user", "text", draft.text, attachments=draft.attachments, pending=True)
            for number, draft in enumerate(self._waiting)
        )
        if self.link_word == OFFLINE:
            return replace(base, state=State.OFFLINE, entries=base.entries + entries)
        notice = base.notice or self._why_waiting
        return replace(base, state=State.SENDING, entries=base.entries + entries, notice=notice)

    @property
    def working(self) -> bool:
        """Whether the agent is at work on something that can be stopped."""
        return self.view.state in WORKING and self.view.session_id is not None

    @property
    def backend_name(self) -> str:
        """The backend's name, as far as it is known."""
        return self.link.name if self.link else self._backend.name

    @property
    def backend(self) -> Backend:
        """The backend that is talked to."""
        return self._backend

    @property
    def clients(self) -> dict[str, VideoAgentClient]:
        """The backends that are connected, by name."""
        return {name: link.client for name, link in self._links.items()}

    @property
    def _held(self) -> bool:
        """Whether a first message has to wait for another session to end."""
        opening = self._conversation is not None and self._conversation.view.session_id is None
        return opening and self.fleet.full(self.backend_name)

    @property
    def _why_waiting(self) -> str:
        if self._held:
            count = self.fleet.limit
            return f"{count} sessions are at work on {self.backend_name}, all it takes at once. Yours is the next."
        return f"Connecting to {self.backend_name}; your message goes out then."

    async def open_drafts(self) -> Drafts:
        """Open what survives restarts."""
        self.drafts = await self._backend.drafts()
        return self.drafts

    async def connect(self) -> None:
        """Connect, and send what waited. A failure is shown with its way out; what waits goes on waiting."""
        self.link_word, self._refusal = CONNECTING, None
        self.connect_ended.clear()
        self._tell()
        try:
            self.link = await self._backend.connect()
        except Exception as error:  # whatever keeps the backend from starting is shown, not crashed on
            self.link_word = OFFLINE
            self._refusal = Trouble(
                f"The {self.backend_name} backend cannot be reached.", str(error) or type(error).__name__, "", "retry"
            )
            self._tell()
            return
        finally:
            self.connect_ended.set()
        self.link_word = READY
        self._links[self.link.name] = self.link
        self._begin()
        if self._conversation:
            await self._conversation.recover()
        await self._take_up()
        await self._send_waiting()
        await self._watch_others()

    async def switch(self, name: str) -> Trouble | None:
        """Talk to another backend from here on; sessions of this one go on being followed.

        Returns:
            Why it could not be reached, everything being as it was; None when it is there.
        """
        if self.link is not None and name == self.link.name:
            return None
        backend = self._backend.elsewhere(name)
        try:
            drafts = await backend.drafts()
            link = self._links.get(name) or await backend.connect()
        except Exception as error:  # whatever keeps the backend from starting is told, not crashed on
            why, here = str(error) or type(error).__name__, f"You are still on {self.backend_name}."
            return Trouble(f"{name} cannot be reached.", why, here)
        async with self._moving:
            await self._leave()
            self._backend, self.drafts, self.link, self.link_word = backend, drafts, link, READY
            self._links[name] = link
            self._refusal = None
            self._begin()
        return None

    async def send(self, draft: Draft) -> None:
        """Send a draft, now or as soon as there is a connection."""
        self._waiting.append(draft)
        self._tell()
        await self._send_waiting()

    async def approve(self) -> None:
        """Approve the storyboard."""
        await self._ask(lambda conversation: conversation.approve())

    async def stop(self) -> None:
        """Stop the run."""
        await self._ask(lambda conversation: conversation.stop())

    async def retry(self) -> bool:
        """Try again: the connection when that is what failed, else what the conversation failed at.

        Returns:
            Whether the conversation did what had failed before.
        """
        if self.link is None:
            await self.connect()
            return False
        return await self._ask(lambda conversation: conversation.retry())

    async def new(self) -> None:
        """Leave the session as it is and begin another."""
        async with self._moving:
            await self._leave()
            self._refusal = None
            if self.link:
                self._begin()
        self._tell()

    async def follow(self, session_id: str) -> None:
        """Take up a session that exists; one that is followed already comes to the screen as it is."""
        followed = self._followed(session_id)
        if followed is None:
            await self.new()
            await self._ask(lambda conversation: conversation.follow(session_id))
        elif followed is not self._conversation:
            async with self._moving:
                await self._leave()
                self._refusal = None
                self._take(followed)
            self._changed(followed.view)

    async def forget(self, key: tuple[str, str]) -> None:
        """Stop following a session, by backend and id, unless it is the one on the screen."""
        found = self.fleet.find(*key)
        if found is not None and found is not self._conversation:
            await self.fleet.drop(found)

    @property
    def at_work(self) -> set[str]:
        """The names of the backends that are at work on any session that is followed."""
        shown = {self.backend_name} if self.working else set()
        return shown | {view.backend for view in self.fleet.views if view.state in WORKING and view.session_id}

    def take_back(self) -> Draft | None:
        """The last message that has not gone out yet, which then does not."""
        if not self._waiting:
            return None
        draft = self._waiting.pop()
        self._tell()
        return draft

    def take_all_back(self) -> list[Draft]:
        """Every message that has not gone out yet, oldest first; none of them does."""
        unsent, self._waiting = self._waiting, []
        return unsent

    async def withdraw(self) -> Draft | None:
        """The message that waits for the user's turn and would go out last, which then does not."""
        return await self._conversation.withdraw() if self._conversation else None

    async def close(self) -> None:
        """Let go of the session and the backend; whoever wants back what is unsent has taken it."""
        self._waiting = []
        await self._leave()
        if self._releasing:
            self._releasing.cancel()
        await self.fleet.close()
        for link in self._links.values():
            await link.close()

    def _begin(self) -> None:
        if self.link is not None:
            self._take(self.link.conversation())
            self._tell()

    def _take(self, conversation: Conversation) -> None:
        """Bring a conversation to the screen."""
        self._conversation = conversation
        self._unsubscribe = conversation.subscribe(self._changed)
        self.fleet.show(conversation)
        if self.link:
            self.link.front(conversation)

    def _followed(self, session_id: str) -> Conversation | None:
        found = self.fleet.find(self.link.name, session_id) if self.link else None
        return cast("Conversation | None", found)  # the fleet holds what this desk gave it

    async def _leave(self) -> None:
        """Take the conversation off the screen; it goes on being followed while there is something to wait for."""
        conversation, self._conversation = self._conversation, None
        if self._unsubscribe:
            self._unsubscribe()
            self._unsubscribe = None
        unsent, self._waiting = self._waiting, []
        for draft in unsent:
            self._give_back(draft)
        if conversation:
            await self.fleet.leave(conversation)

    async def _watch_others(self) -> None:
        """Follow the other sessions that were at work when the program was left."""
        for session_id in self.drafts.under_way() if self.drafts else ():
            if self.link is None or len(self.fleet.views) >= self.fleet.limit:
                return
            if self._followed(session_id) is None:
                conversation = self.link.conversation()
                self.fleet.watch(conversation, expected=True)
                with suppress(Exception):  # one that cannot be read is in the list, and says why when it is opened
                    await conversation.follow(session_id)

    def _fleet_moved(self) -> None:
        if self._waiting and self._conversation and not self._held and (not self._releasing or self._releasing.done()):
            self._releasing = asyncio.create_task(self._send_waiting())
        self._fleet_changed()

    async def _take_up(self) -> None:
        """Go on with the session that was under way when the program was left, unless a new one has been begun."""
        session_id = self.drafts.unfinished() if self.drafts and not self._waiting else None
        if session_id:
            await self._ask(lambda conversation: conversation.follow(session_id))

    async def _send_waiting(self) -> None:
        while self._waiting and self._conversation and not self._held:
            draft = self._waiting.pop(0)
            await self._ask(lambda conversation, draft=draft: conversation.send(draft))  # type: ignore[misc]

    async def _ask(self, what: Callable[[Conversation], Awaitable[object]]) -> bool:
        """Do something with the conversation; what it raises is shown as trouble, and a draft in it given back."""
        if self._conversation is None:
            return False
        self._refusal = None
        try:
            await what(self._conversation)
        except Exception as error:
            known = getattr(error, "trouble", None)
            self._refusal = known if isinstance(known, Trouble) else Trouble(str(error) or type(error).__name__)
            if isinstance(draft := getattr(error, "draft", None), Draft):
                self._give_back(draft)
            self._tell()
            return False
        self._tell()
        return True

    def _changed(self, view: ConversationView) -> None:
        if view.returned and self._conversation:
            for draft in self._conversation.take_returned():
                self._give_back(draft)
        self._tell()

    def _tell(self) -> None:
        self._show(self.view)
