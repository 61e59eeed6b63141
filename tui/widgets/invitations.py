"""What the screen invites one to do now: the words in the empty message box, and the keys a card answers to. Pure."""

from __future__ import annotations

from tui.chat.view import ConversationView, State
from tui.widgets.key_line import KeyHint
from tui.widgets.state_words import WORKING
from tui.widgets.transcript_items import Offer

FIRST = "What should the video be about? Its length, its audience, what it must say…"
_LATER = {
    State.YOUR_TURN: "Answer the agent, or say what to change",
    State.STOPPED: "Say how to go on, or what to change",
    State.FAILED: "Say what to change, and it is tried again",
    State.COMPLETED: "Say what to change in the video; {new} begins another",
    State.OFFLINE: "Go on writing; it is sent when there is a connection",
}
_WORKING = "Say what to change; the agent takes it up as soon as it can"
_CARD_WORDS = {
    "approve": "approve",
    "open_board": "edit",
    "open_video": "open",
    "preview_video": "preview",
    "download": "download",
    "retry": "try again",
    "edit_again": "edit again",
}
"""Actions of cards that the last line names; the others are on the card."""


def numbers_of(offered: Offer) -> str:
    """The numbers that answer a question, as one writes them: 1–4; empty when no question is open."""
    numbers = [key for key, action in offered.actions.items() if action.startswith("pick(")]
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else "".join(numbers)


def invitation(view: ConversationView, offered: Offer, new_key: str) -> str:
    """What an empty message box says: what one can do now.

    Args:
        view: The session.
        offered: The keys the last card answers to.
        new_key: The key that begins another session, as the screen writes it.
    """
    actions = {action: key for key, action in offered.actions.items()}
    if numbers := numbers_of(offered):
        return f"Press {numbers}, or answer in your own words"
    if "approve" in actions:
        return f"Press {actions['approve']} to make the video, or say what to change"
    if "retry" in actions:
        return f"Press {actions['retry']} to try again, or say it in another way"
    if view.state in WORKING and (view.session_id or view.entries):
        return _WORKING
    if view.session_id is None:
        return FIRST
    return _LATER.get(view.state, FIRST).format(new=new_key or "a new session")


def card_hints(offered: Offer) -> tuple[KeyHint, ...]:
    """The keys of the last card, for the last line of the screen."""
    if numbers := numbers_of(offered):
        return (KeyHint(numbers, "answer", "", stays=True),)
    return tuple(
        KeyHint(key, _CARD_WORDS[action], f"screen.{action}", stays=True)
        for key, action in offered.actions.items()
        if action in _CARD_WORDS and action not in offered.done
    )
