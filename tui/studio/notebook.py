"""What the director keeps of a conversation beside the plan: what it asked, what was answered, earlier plans."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from tui.studio.storyboard import Storyboard

PAST_LIMIT = 30
"""Earlier plans that are kept for going back."""


class Matter(StrEnum):
    """What a question is about."""

    FACTS = "facts"
    LENGTH = "length"
    PRESENTER = "presenter"
    VOICE = "voice"
    ANGLE = "angle"
    SHAPE = "shape"
    LANGUAGE = "language"
    """What is to be said is in a language that no voice speaks, so other words are asked for; no choice fits."""


class Choice(BaseModel):
    """One way to answer; `value` is what it means to the director."""

    model_config = ConfigDict(frozen=True)

    text: str
    value: str


class Question(BaseModel):
    """A decision the brief leaves open."""

    model_config = ConfigDict(frozen=True)

    matter: Matter
    text: str
    choices: tuple[Choice, ...]
    default: int = 0
    """Index of the choice that is taken when the user leaves it to the director."""
    about: str = ""
    """The words of the prompt that leave it open."""


class Reply(BaseModel):
    """What the user wrote when these questions were open."""

    model_config = ConfigDict(frozen=True)

    asked: tuple[Question, ...]
    text: str


class Notebook(BaseModel):
    """What was asked and answered, and the plans before the present one."""

    model_config = ConfigDict(frozen=True)

    asked: tuple[Question, ...] = ()
    """Open questions; empty when none is."""
    replies: tuple[Reply, ...] = ()
    past: tuple[Storyboard, ...] = ()
    """Plans before each change, oldest first."""
    undone: tuple[Storyboard, ...] = ()
    """Plans that were taken back, the latest last."""

    def answered(self, text: str) -> Notebook:
        """With a reply to the open questions."""
        return self.model_copy(update={"asked": (), "replies": (*self.replies, Reply(asked=self.asked, text=text))})

    def back(self, board: Storyboard, steps: int, revision: int | None = None) -> tuple[Storyboard, Notebook] | None:
        """An earlier plan, and the notebook from which what was taken back can be done again.

        Args:
            board: The present plan.
            steps: Changes to take back; 0 for all of them.
            revision: The plan of this revision, wherever it stands.
        """
        at = len(self.past) - steps if steps else 0
        if revision is not None:
            at = next((place for place, plan in enumerate(self.past) if plan.revision == revision), -1)
        if not 0 <= at < len(self.past):
            return None
        undone = (*self.undone, board, *reversed(self.past[at + 1 :]))
        return self.past[at], self.model_copy(update={"past": self.past[:at], "undone": undone[-PAST_LIMIT:]})

    def forth(self, board: Storyboard) -> tuple[Storyboard, Notebook] | None:
        """The plan that was taken back last, and the notebook that goes with it."""
        if not self.undone:
            return None
        update = {"past": (*self.past, board)[-PAST_LIMIT:], "undone": self.undone[:-1]}
        return self.undone[-1], self.model_copy(update=update)

    def changed_from(self, board: Storyboard) -> Notebook:
        """With a plan that was left behind by a change; what was undone before cannot be redone any more."""
        return self.model_copy(update={"past": (*self.past, board)[-PAST_LIMIT:], "undone": ()})
