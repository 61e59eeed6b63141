"""What a user can do with the cards of the conversation: answer, read and edit a storyboard, watch, mend a mishap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import on, work

from tui.chat.draft import Draft
from tui.chat.view import ConversationView, State
from tui.screens.commands import command_key
from tui.screens.take_actions import TakeActions
from tui.widgets.composer import Composer
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Box, Item, Mishap, Question, Storyboard, Told

if TYPE_CHECKING:
    from tui.screens.desk import Desk
    from tui.screens.seams import Backend

ItemT = TypeVar("ItemT", bound=Item)
_UNANSWERED = frozenset({State.SENDING, State.THINKING})


def last_said_by_user(view: ConversationView) -> Draft | None:
    """The user's last message; None when nothing was said."""
    entry = next((entry for entry in reversed(view.entries) if entry.role == "user"), None)
    if entry is None:
        return None
    from tui.chat.own_words import own_words

    return Draft(own_words(entry), entry.attachments)


def is_unanswered(view: ConversationView) -> bool:
    """Whether the agent has said nothing yet to the user's last message."""
    return bool(view.entries) and view.entries[-1].role == "user" and view.state in _UNANSWERED


class CardActions(TakeActions):
    """Actions on cards; their names are those of `commands.COMMANDS`, or of a card's keys."""

    def __init__(self, backend: Backend, desk: Desk) -> None:
        """Take the backend and the desk that talks to it."""
        super().__init__(backend, desk)
        self.told = Told(self.transfers, can_preview=True)

    @on(Composer.Edited)
    def _box_changed(self, event: Composer.Edited) -> None:
        """Have a card that offers a letter as its key name another way while letters are written into the box."""
        given_back = self.given_back is not None and self.given_back.text == event.text
        box = Box(given_back, command_key("retry", getattr(self.app, "keys_changed", {}))) if event.text else None
        if box != self.told.box:
            self.told = replace(self.told, box=box)
            if self.last_item(Mishap):
                self.redraw()

    def last_item(self, kind: type[ItemT]) -> ItemT | None:
        """The last card of a kind."""
        return next((item for item in reversed(self.query_one(Transcript).items) if isinstance(item, kind)), None)

    @property
    def open_question(self) -> Question | None:
        """The question that waits for an answer."""
        question = self.last_item(Question)
        return question if question and question.open else None

    def action_pick(self, place: int) -> None:
        """Answer with a choice; of several questions each wants its own, and the last one picked sends them all."""
        question = self.open_question
        if question is None:
            self.say("That question has been answered.")
            return
        choices = question.asked.choices
        if place >= len(choices):
            self.answer(question, "You choose.")
            return
        ask = choices[place][0]
        others = [other for other in question.picks if choices[other][0] is not ask]
        picks = tuple(sorted(others if place in question.picks else [*others, place]))
        self.told.picks[question.key] = picks
        if len(picks) == len(question.asked.asks):
            self.answer(question, "")
        else:
            self.redraw()

    def answer(self, question: Question, words: str) -> None:
        """Send what was picked, and words with it; what is being written stays in the box."""
        text = self._with_picks(question, words)
        if self.purse.asks(Draft(text), lambda: self.answer(question, words)):
            return
        self.told.picks.pop(question.key, None)
        self.query_one(Transcript).anchor()
        self.send(Draft(text, choices=self.choices))

    def _with_picks(self, question: Question, words: str) -> str:
        from tui.chat.asks import answer

        said = answer(question.asked, self.told.picks.get(question.key, ()))
        return "\n\n".join(part for part in (said, words) if part)

    def action_send(self) -> None:
        """Send the message, with what was picked of a question."""
        question, composer = self.open_question, self.query_one(Composer)
        if question is None or not question.picks or composer.means_key(composer.text.strip()):
            super().action_send()
        elif not composer.text.strip() and not self.attachments:
            self.answer(question, "")
        else:
            composer.write(self._with_picks(question, composer.text))
            self.told.picks.pop(question.key, None)
            super().action_send()

    @work(group="board")
    async def action_open_board(self, resource_id: str = "") -> None:
        """Read the storyboard scene by scene, and edit it while it waits for approval."""
        boards = [item for item in self.query_one(Transcript).items if isinstance(item, Storyboard)]
        named = [item for item in boards if item.resource.resource_id == resource_id]
        if not boards:
            self.say("There is no storyboard yet.")
            return
        board = (named or boards)[-1]
        from tui.screens.storyboard import StoryboardScreen

        may_edit = board is boards[-1] and self.view.state in {State.YOUR_TURN, State.COMPLETED, State.STOPPED}
        said = await self.app.push_screen_wait(
            StoryboardScreen(board.resource, may_edit=may_edit, may_approve=board.open_for_approval)
        )
        if said is None:
            return
        self.query_one(Transcript).anchor()
        draft = Draft(said, choices=self.choices)
        if not said:
            self.action_approve()
        elif not self.purse.asks(draft, lambda: self.send(draft)):
            self.send(draft)

    def action_unfold(self, key: str) -> None:
        """Show all of a long message."""
        self.told.unfolded.add(key)
        self.query_one(Transcript).keep_place()
        self.redraw()

    def action_edit_again(self) -> None:
        """Put the last prompt into the box again, to be edited and sent anew."""
        composer = self.query_one(Composer)
        last = last_said_by_user(self.view)
        if not composer.text and last is not None:
            composer.write(last.text)
            self.attachments = self.attachments or last.attachments
        composer.focus()

    def action_take_back_queued(self) -> None:
        """Take back the message that would go out last."""
        self.withdraw()

    @work(group="stop", exclusive=True)
    async def withdraw(self) -> None:
        """Take back the message that would go out last."""
        draft = await self.desk.withdraw()
        if draft is not None:
            self.take_back(draft)

    @work(group="stop", exclusive=True)
    async def action_stop(self) -> None:
        """Take back what has not gone out, or has not been answered; else stop the run, once that is confirmed."""
        composer = self.query_one(Composer)
        if not composer.text and (unsent := self.desk.take_back() or await self.desk.withdraw()):
            composer.write(unsent.text)
            self.attachments = unsent.attachments
        elif self.desk.working and not self.view.stopping:
            await self._stop_run()
        else:
            composer.focus()

    async def _stop_run(self) -> None:
        before = self.view
        if not is_unanswered(before):
            from tui.screens.confirm import Confirm

            consequence = "It stops at its next checkpoint; what was made is kept."
            if not await self.app.push_screen_wait(Confirm("Stop the agent?", consequence, "stop")):
                return
        await self.desk.stop()
        asked = last_said_by_user(before)
        composer = self.query_one(Composer)
        if is_unanswered(before) and asked is not None and not composer.text and not self.attachments:
            composer.write(asked.text)
            self.attachments = asked.attachments
