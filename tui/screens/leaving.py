"""Leaving: what becomes of what is under way is said before and after, and ^c leaves when it is pressed twice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tui.screens.finding_actions import FindingActions

if TYPE_CHECKING:
    from tui.screens.desk import Desk
    from tui.screens.seams import Backend

AGAIN_WITHIN_S = 3.0
"""A second ^c within this time means it."""


class LeavingActions(FindingActions):
    """Actions that end the program."""

    def __init__(self, backend: Backend, desk: Desk) -> None:
        """Take the backend and the desk that talks to it."""
        super().__init__(backend, desk)
        self._asked_to_leave_at = float("-inf")

    async def action_copy_text(self) -> None:  # type: ignore[override]  # Textual awaits it as well
        """Copy what is selected; with nothing selected ^c asks whether to leave, and a second one leaves."""
        if self.get_selected_text() is not None:
            super().action_copy_text()
        elif time.monotonic() - self._asked_to_leave_at <= AGAIN_WITHIN_S:
            await self.app.action_quit()
        else:
            from tui.chat.parting import parting_words  # not needed before somebody leaves

            self._asked_to_leave_at = time.monotonic()
            lasts = self.desk.drafts is None or self.desk.drafts.lasting
            becomes = "is kept" if lasts else "cannot be kept, and is shown again in the terminal"
            kept = f"What you are writing {becomes}." if self.draft.text.strip() else ""
            told = (f"Press ^c again to leave {self.app.title}.", kept, parting_words(self.desk.at_work))
            self.notify(" ".join(word for word in told if word), markup=False, timeout=AGAIN_WITHIN_S)
