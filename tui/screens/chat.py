"""The chat screen: what is said, where it stands, what is being written."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message

from tui.chat.view import ConversationView, only_ticked
from tui.screens.chat_actions import ChatActions
from tui.screens.commands import COMMANDS, bindings, in_footer, key_of
from tui.screens.desk import Desk
from tui.screens.leaving import LeavingActions
from tui.screens.steady import SteadyApp
from tui.widgets.bars import AttachmentsBar, ChoicesBar
from tui.widgets.choice_words import NOBODY
from tui.widgets.composer import Composer
from tui.widgets.conversation_pane import ConversationPane
from tui.widgets.header_line import HeaderLine, title_of
from tui.widgets.invitations import card_hints, invitation
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.state_words import WORKING
from tui.widgets.status_pane import StatusPane, StatusStrip
from tui.widgets.transcript_items import Offer, Places, offer, transcript_items
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from tui.chat.agent_cast import AgentCast, CastNames
    from tui.screens.seams import Backend

_STAYING = frozenset({"send", "stop", "help", "quit"})
"""Commands whose keys the last line shows in the narrowest terminal too."""


class Middle(Horizontal):
    """Conversation and status beside each other; they cover it, and its own ground costs next to nothing."""

    BLANK = True


class ChatScreen(LeavingActions):
    """Draws one conversation and hands what the user means to the desk."""

    BLANK = True  # its parts cover it
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-broad")]  # noqa: RUF012  # declared by Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (30, "-tall")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]
    AUTO_FOCUS = "Composer"

    class ReadyForKeys(Message):
        """The message box has the focus for the first time."""

    def __init__(self, backend: Backend) -> None:
        """Take what to connect to; nothing is connected before the screen has been drawn."""
        super().__init__(backend, Desk(backend, self._show, self.take_back, self.hear, self.fleet_changed))
        self.add_class(*self._classes_for(self.app.size), update=False)
        self._places = Places()
        self._welcomed = False
        self._cast: AgentCast | None = None
        self._cast_names: CastNames | None = None
        self._drawn_look: object = None
        self._takes_keys = False

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield HeaderLine(id="header").data_bind(backend=ChatActions.backend_name, link=ChatActions.link_word)
        yield StatusStrip(id="strip").data_bind(ChatActions.view)
        with Middle(id="middle"):
            yield ConversationPane("conversation")
            yield StatusPane(id="status").data_bind(ChatActions.view, ChatActions.choices)
        yield ChoicesBar(id="choices").data_bind(ChatActions.choices, ChatActions.by_agent)
        yield AttachmentsBar(id="attachments").data_bind(ChatActions.attachments)
        yield Composer(self.recall, "composer")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the keys; begin the work once the first frame is out."""
        self._invite(offer(()))
        self.purse.begin()
        self.call_after_refresh(self._start_work)

    @on(events.DescendantFocus)
    def _focused(self) -> None:
        if not self._takes_keys:
            self._takes_keys = True
            self.post_message(self.ReadyForKeys())

    async def on_unmount(self) -> None:
        """Let go of the session and the backend; a run goes on, or is taken up again at the next start."""
        if self._herald is not None:
            self._herald.leave()
        await self.desk.close()

    def update_node_styles(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  # Textual's signature
        """Restyle the screen's tree when its own classes have changed, and not each time the terminal gains focus.

        Textual restyles every node on a change of focus: a second for fifty messages with Markdown. No rule of ours
        depends on the terminal's focus.
        """
        look = (self.classes, self.app.theme)
        fresh = self._drawn_look is None  # what was just mounted has just been styled
        if look != self._drawn_look:
            self._drawn_look = look
            if not fresh:
                super().update_node_styles(animate)

    def _classes_for(self, size: Size) -> list[str]:
        """The classes of a size, so that the first frame is laid out for the terminal it is in."""
        return [
            max((limit, name) for limit, name in breakpoints if limit <= cells)[1]
            for cells, breakpoints in (
                (size.width, self.HORIZONTAL_BREAKPOINTS),
                (size.height, self.VERTICAL_BREAKPOINTS),
            )
        ]

    def get_widget_and_offset_at(self, x: int, y: int):  # type: ignore[no-untyped-def]  # Textual's private Offset pair
        """What is under the mouse; a widget that has just been removed is not (textual#6643 crashes on it)."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (None, None) if widget is not None and widget.parent is None else (widget, offset)

    @work(group="connect", exclusive=True)
    async def _start_work(self) -> None:
        gc.freeze()  # the first frame is out: what was imported for it stays, and needs no looking through
        gc.enable()
        await self.restore_draft()
        if isinstance(self.app, SteadyApp):
            await self.app.watch_over_terminal()
        await self.desk.connect()
        await self._restore_draft_of(self.desk.view.session_id)

    async def _restore_draft_of(self, session_id: str | None) -> None:
        """Bring back what was being written in a session that is taken up, unless something else has been typed."""
        if session_id is None or self.desk.drafts is None:
            return
        kept = await asyncio.to_thread(self.desk.drafts.load, session_id)
        written = self.draft
        if (kept.text or kept.attachments) and not written.text and not written.attachments:
            self.put(kept)

    async def restore_draft(self) -> None:
        """Bring back what was being written when the program ended, unless something has been typed already."""
        drafts = await self.desk.open_drafts()
        kept, prompts = await asyncio.to_thread(lambda: (drafts.load(None), drafts.prompts()))
        self.backend_name = self.desk.backend_name
        self.recall.extend_older(prompts)
        self.restored = True
        self.tell_notice()
        written = self.draft
        if not written.text and not written.attachments:
            self.put(kept)
        elif kept.text:
            self.recall.add(kept.text)

    def _show(self, view: ConversationView) -> None:
        """Take a new view of the conversation; while the screen is being taken down there is nothing to draw on."""
        if not any(isinstance(one, KeyLine) for one in self.children):  # a query would walk through every message
            return
        self.link_word, self.backend_name = self.desk.link_word, self.desk.backend_name
        self.view = view

    def watch_view(self, before: ConversationView, view: ConversationView) -> None:
        """Draw the conversation as it is now."""
        if only_ticked(before, view):
            return
        self.redraw()
        if self.view.entries:
            self._welcomed = False
        elif not self._welcomed and self.restored:
            self._welcomed = True
            self._offer_waiting()
        if self.view.resources or self._cast is not None:
            self._tell_cast()

    @work(group="welcome", exclusive=True)
    async def _offer_waiting(self) -> None:
        """Name in the empty conversation the sessions that were left while they waited for the user."""
        from tui.chat.left_waiting import left_waiting  # nobody waits for it at the first frame

        library = await self.desk.backend.library()
        self.query_one(Welcome).offer(await asyncio.to_thread(left_waiting, library, self.backend_name))

    def _tell_cast(self) -> None:
        """Show in the choices what the agent has chosen, once its names are known."""
        from tui.chat.agent_cast import agent_cast  # no storyboard is there at the first frame

        cast = agent_cast(self.view)
        if cast != self._cast:
            self._cast, self.by_agent = cast, NOBODY
            self._name_cast(cast)

    @work(group="cast", exclusive=True)
    async def _name_cast(self, cast: AgentCast) -> None:
        from tui.chat.agent_cast import CastNames

        link = self.desk.link
        if link is not None:
            self._cast_names = self._cast_names or CastNames()
            self.by_agent = await self._cast_names.read(link.name, link.client, cast)

    def redraw(self) -> None:
        """Bring title, transcript and keys up to date with the view."""
        items = transcript_items(self.view, self._places, self.transfers, self.told)
        self.query_one(HeaderLine).title = title_of(self.view)
        self.query_one(ConversationPane).show(items)
        self._invite(offer(items))

    def _invite(self, offered: Offer) -> None:
        """Say what one can do now, in the empty message box and in the last line."""
        composer = self.query_one(Composer)
        composer.offer(offered)
        composer.placeholder = invitation(self.view, offered, self._key_of_new)
        self.tell_keys()

    def tell_keys(self) -> None:
        """Bring the keys in the last line up to date."""
        self.query_one(KeyLine).hints = self._hints()

    def watch_choices(self) -> None:
        """Keep what was chosen."""
        self.keep_draft()

    def watch_attachments(self) -> None:
        """Keep what is attached."""
        self.keep_draft()

    @on(Composer.Edited)
    def _edited(self) -> None:
        self.query_one(KeyLine).hints = self._hints()  # those of a card count in an empty box only
        self.keep_draft()
        self.complete()

    @on(Composer.Sent)
    def _sent(self) -> None:
        self.action_send()

    @on(Composer.KeyMeant)
    async def _key_meant(self, event: Composer.KeyMeant) -> None:
        await self.run_action(f"screen.{event.action}")

    @on(Composer.PathsPasted)
    def _pasted(self, event: Composer.PathsPasted) -> None:
        self.attach_paths([str(path) for path in event.paths])

    def _hints(self) -> tuple[KeyHint, ...]:
        if self.selecting is not None and (hints := self.selecting.hints):
            return hints
        keymap = getattr(self.app, "keys_changed", {})
        can_stop = self.view.state in WORKING
        composer = self.query_one(Composer)
        words = {"stop": "take back"} if self.view.queued and not composer.text else {}
        return (
            *(() if composer.text else card_hints(composer.offered)),
            *(
                KeyHint(
                    key_of(command, keymap),
                    words.get(command.id, command.footer),
                    command.action,
                    stays=command.id in _STAYING,
                    yields=command.id == "newline",
                )
                for command in in_footer(COMMANDS)
                if command.id != "stop" or can_stop
            ),
        )

    @property
    def _key_of_new(self) -> str:
        """The key that begins another session, as it is now."""
        (command,) = (command for command in COMMANDS if command.id == "new")
        return key_of(command, getattr(self.app, "keys_changed", {}))
