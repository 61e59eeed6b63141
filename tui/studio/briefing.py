"""What a session's messages make of its brief and its plan. Pure: values in, values out."""

from __future__ import annotations

from tui.studio.crew import Planned
from tui.studio.director.enclosures import with_more
from tui.studio.store.messages import Message
from tui.studio.store.sessions import Brief, Choices, Session
from tui.studio.storyboard import Storyboard


def recast(storyboard: Storyboard, changes: Choices) -> Storyboard:
    """A storyboard with another presenter, voice or kit, as a message's fields say; the same when they say nothing."""
    given = {name: value for name, value in changes if name in {"look_id", "voice_id", "brand_kit_id"} and value}
    return storyboard.model_copy(update={**given, "revision": storyboard.revision + 1}) if given else storyboard


def briefed(session: Session, message: Message, *, adds: bool = True) -> Brief:
    """The brief with what a message changes; before there is a plan, messages answer questions or add to the prompt."""
    brief = session.brief
    prompt, notebook = brief.prompt, brief.notebook
    if session.storyboard is None and notebook.asked:
        notebook = notebook.answered(message.content)
    elif adds and session.storyboard is None and message.content != prompt:
        prompt = with_more(prompt, message.content)
    choices = brief.choices.with_changes(message.changes)
    return brief.model_copy(update={"prompt": prompt, "choices": choices, "notebook": notebook})


def noted(brief: Brief, session: Session, planned: Planned) -> Brief:
    """The brief with what planning did written into its notebook: what was asked, which plan was left behind."""
    notebook = planned.notebook or brief.notebook
    if planned.questions:
        notebook = notebook.model_copy(update={"asked": planned.questions})
    elif planned.notebook is None and session.storyboard and planned.storyboard != session.storyboard:
        notebook = notebook.changed_from(session.storyboard)
    return brief.model_copy(update={"notebook": notebook})


def board_of(session: Session) -> Storyboard:
    """The plan of a session that must have one by now."""
    if session.storyboard is None:
        raise RuntimeError(f"session {session.id} has no storyboard yet")
    return session.storyboard
