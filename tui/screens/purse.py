"""What videos cost on the chat screen: the balance in the header, and the question before a message that may cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.chat.draft import Draft
from tui.chat.view import ConversationView, State
from tui.widgets.header_line import HeaderLine

if TYPE_CHECKING:
    from tui.screens.chat_actions import ChatActions
    from tui.settings import Settings

_COSTS = "heygen"
"""The backend that costs; the studio never does."""


class Purse:
    """Asks once a session, and reads the balance when it may have changed."""

    def __init__(self, screen: ChatActions) -> None:
        """Take the screen it asks on."""
        self._screen = screen
        self._agreed: set[str] = set()
        self._agreed_text = ""
        self._state = State.DRAFT
        self._balance = ""

    def begin(self) -> None:
        """Follow the connection and the session."""
        self._screen.watch(self._screen, "link_word", self.read_balance, init=False)
        self._screen.watch(self._screen, "backend_name", self.read_balance, init=False)
        self._screen.watch(self._screen, "view", self._moved, init=False)

    def asks(self, draft: Draft, then: Callable[[], object] | None = None) -> bool:
        """Whether sending has to wait for a yes, which is then asked for.

        Args:
            draft: What is to be sent.
            then: What a yes does; without it, what sends the message in the box.
        """
        if not self._must_ask(draft):
            return False
        self._screen.run_worker(self._ask(draft, then or self._screen.action_send), group="purse", exclusive=True)
        return True

    def read_balance(self) -> None:
        """Read what is left, and show it in the header."""
        screen = self._screen
        if screen.backend_name == _COSTS and screen.link_word == "ready":
            screen.run_worker(self._read_balance(), group="balance", exclusive=True)
        else:
            self._show("")

    def _must_ask(self, draft: Draft) -> bool:
        settings: Settings | None = getattr(self._screen.app, "settings", None)
        if self._screen.backend_name != _COSTS or settings is None or not settings.ask_cost:
            return False
        session_id = self._screen.view.session_id
        if session_id is None:
            return draft.text != self._agreed_text
        return session_id not in self._agreed

    async def _ask(self, draft: Draft, then: Callable[[], object]) -> None:
        from tui.chat.cost import estimate
        from tui.screens.confirm import Confirm

        view = self._screen.view
        boards = [resource.scenes for resource in view.resources.values() if resource.scenes]
        told = estimate(draft.text, [scene.seconds for scene in boards[-1]] if boards else ()).words
        left = f" You have {self._balance}." if self._balance else ""
        more = " This is asked once a session; F2 turns it off."
        if not await self._screen.app.push_screen_wait(Confirm("This may cost money", told + left + more, "send")):
            return
        if view.session_id:
            self._agreed.add(view.session_id)
        else:
            self._agreed_text = draft.text
        then()

    async def _read_balance(self) -> None:
        from tui.chat.account import balance_words

        link = self._screen.desk.link
        if link is None:
            return
        try:
            self._show(balance_words(await link.client.get_current_user()))
        except Exception:  # what cannot be read is not shown; the session tells of its own troubles
            self._show("")

    def _moved(self, view: ConversationView) -> None:
        if view.session_id and self._agreed_text and _first_words(view) == self._agreed_text.strip():
            self._agreed.add(view.session_id)
            self._agreed_text = ""  # another session of the same words, such as a fork, costs anew
        if view.state is not self._state and view.state in {State.COMPLETED, State.FAILED}:
            self.read_balance()
        self._state = view.state

    def _show(self, balance: str) -> None:
        self._balance = balance
        for header in self._screen.query(HeaderLine):
            header.account = balance


def _first_words(view: ConversationView) -> str:
    return next((entry.content.strip() for entry in view.entries if entry.role == "user"), "")
