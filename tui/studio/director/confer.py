"""From a prompt to a plan, in conversation: what matters and is open is asked first, the answers are kept to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.api.terms import Orientation
from tui.studio.director.alterations import Workbench
from tui.studio.director.answers import Decisions, decisions_of, told_prompt
from tui.studio.director.brief import read_brief
from tui.studio.director.direct import direct
from tui.studio.director.enclosures import parted
from tui.studio.director.materials import Material
from tui.studio.director.plan import Casting, Plan, Wishes, house_casting
from tui.studio.director.questions import asking, open_questions
from tui.studio.director.retorts import note_for, other_subject
from tui.studio.director.unspoken import asked_for_other_words, other_replies, said_instead, unspoken_language
from tui.studio.director.wording import addresses_note, cast_sentence, troubles
from tui.studio.notebook import Choice, Matter, Question, Reply

if TYPE_CHECKING:
    from tui.studio.director.model_link import Endpoint
    from tui.studio.listening import Ear

SEND_THEM = "Good: write the points here, one sentence each, or attach a text or PDF."
OR_ELSE = "If you would rather not:"
NOT_FOLLOWED = "I did not follow that; once more:"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What has to be known before there can be a plan."""

    questions: tuple[Question, ...]
    message: str


def confer(
    prompt: str,
    materials: Sequence[Material],
    wishes: Wishes,
    casting: Casting | None = None,
    replies: Sequence[Reply] = (),
    *,
    may_ask: bool = True,
    endpoint: Endpoint | None = None,
    ear: Ear | None = None,
) -> Plan | Inquiry:
    """Plan a video, or ask.

    Args:
        prompt: What the user wrote first.
        materials: The files, in the user's order.
        wishes: What was chosen by id.
        casting: Who and what can be chosen; the house's own when none is given.
        replies: What was asked and answered so far.
        may_ask: Whether anybody is there to answer.
        endpoint: A language model that writes the script; it knows what to say, so that is not asked then.
        ear: Listens to the script while the model writes it.
    """
    casting = casting or house_casting()
    prompt, replies = said_instead(prompt, replies), other_replies(replies)
    unspoken = unspoken_language(prompt, casting) if may_ask and not endpoint else ""
    if unspoken:
        message, questions = asked_for_other_words(unspoken, casting)
        return Inquiry(questions, message)
    made = decisions_of(replies, casting)
    wishes = wishes_after(wishes, made)
    told, enclosed = parted(told_prompt(prompt, made))
    materials = (*materials, *enclosed)
    if may_ask:
        known = frozenset({Matter.FACTS, Matter.LENGTH}) if endpoint else frozenset[Matter]()
        asked = replace(made, settled=made.settled | known)
        inquiry = _inquiry(told, materials, wishes, casting, asked, replies)
        if inquiry:
            return inquiry
    plan = direct(told, materials, wishes, casting)
    if endpoint:
        from tui.studio.director.ghostwriter import written_by_model  # httpx is not loaded without a model

        plan = written_by_model(plan, endpoint, told, materials, casting, ear)
    return _recast(plan, made, materials, casting, told)


def conversation_prompt(prompt: str, replies: Sequence[Reply], casting: Casting | None = None) -> str:
    """The prompt with what the answers added to it, for revisions that look for more to say."""
    made = decisions_of(other_replies(replies), casting or house_casting())
    return told_prompt(said_instead(prompt, replies), made)


def _inquiry(
    told: str,
    materials: Sequence[Material],
    wishes: Wishes,
    casting: Casting,
    made: Decisions,
    replies: Sequence[Reply],
) -> Inquiry | None:
    brief = read_brief(told, casting.names, tuple(material.name for material in materials))
    questions = open_questions(brief, materials, wishes, casting, made.settled)
    if not questions:
        return None
    waited = [question for question in questions if question.matter in made.waiting]
    if waited and len(questions) == len(waited):
        rest = tuple(
            question.model_copy(update={"text": OR_ELSE, "choices": _without_waiting(question), "default": 0})
            for question in waited
        )
        return Inquiry(rest, f"{SEND_THEM}\n\n" + asking(rest))
    before = {question.matter for reply in replies for question in reply.asked}
    notes = [_not_yet(replies, questions)] if any(asked.matter in before - made.waiting for asked in questions) else []
    return Inquiry(
        questions,
        asking(questions, [*filter(None, notes), *troubles(materials), *filter(None, [addresses_note(brief)])]),
    )


def _not_yet(replies: Sequence[Reply], questions: Sequence[Question]) -> str:
    """Why the questions are put again."""
    last = replies[-1]
    if other_subject(last.text, last.asked):
        return ""
    return note_for(last, questions) or NOT_FOLLOWED


def _without_waiting(question: Question) -> tuple[Choice, ...]:
    return tuple(choice for choice in question.choices if choice.value != "wait")


def wishes_after(wishes: Wishes, made: Decisions) -> Wishes:
    """What was chosen by id, with what the answers settled; an id given still wins."""
    length = made.picks.get(Matter.LENGTH)
    look = made.picks.get(Matter.PRESENTER)
    shape = made.picks.get(Matter.SHAPE)
    target_s = made.target_s or (float(length) if length and length != "whole" else None)
    return replace(
        wishes,
        look_id=wishes.look_id or (look if look and look != "none" else None),
        voice_id=wishes.voice_id or made.picks.get(Matter.VOICE),
        orientation=wishes.orientation or (Orientation(shape) if shape else None),
        target_s=target_s,
        whole=length == "whole",
        focus=made.picks.get(Matter.ANGLE, ""),
        no_presenter=look == "none",
        settled=made.settled,
    )


def _recast(plan: Plan, made: Decisions, materials: Sequence[Material], casting: Casting, prompt: str) -> Plan:
    """The plan with what the answers said of presenter and voice in words of their own."""
    if not made.edits:
        return plan
    bench = Workbench(plan.storyboard, materials, casting, prompt)
    told = []
    for edit in made.edits:
        before = bench.board
        said = bench.alter(edit)
        told += [said] if bench.board == before and " already" not in said else []
    return replace(plan, storyboard=bench.board, message=_retold(plan, bench, casting, told))


def _retold(plan: Plan, bench: Workbench, casting: Casting, told: Sequence[str]) -> str:
    """The plan's message with its first sentence made anew for those who are in it now."""
    rest = plan.message.split("\n")[1:]
    return "\n".join([cast_sentence(bench.board, casting), *rest, *told])
