"""Edits of a plan: free words in, the plan changed as they ask out, and a message that says what was and was not done.

A scene that no edit names stays the very same value, so that only what changed is drawn again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.studio.director import framing, inquiries, wording
from tui.studio.director.alterations import Workbench
from tui.studio.director.direct import direct
from tui.studio.director.edit_reader import read_edits
from tui.studio.director.edits import Add, Captions, Edit, Recast, Redo, Refuse, Resize, Turn, Undo, Unknown
from tui.studio.director.inquiries import Known
from tui.studio.director.late_facts import facts_in
from tui.studio.director.materials import Material
from tui.studio.director.plan import Casting, Plan, Wishes, house_casting
from tui.studio.director.replies import is_go_ahead
from tui.studio.director.substance import read_substance
from tui.studio.notebook import Notebook
from tui.studio.storyboard import Storyboard

WHAT_CAN_BE_SAID = (
    "You can say, for example: shorter; make it 20 seconds; remove scene 2; swap scenes 2 and 3; "
    'move scene 4 to the end; change "old" to "new"; scene 3: new words; add: another sentence; end with: last words; '
    "another presenter, voice or style; blue and orange; slower; no presenter; vertical; captions off; merge scenes 2 "
    "and 3; title: a new one; undo."
)


@dataclass(slots=True)
class _Report:
    """What happened to the edits of a message."""

    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


def revise(
    storyboard: Storyboard,
    message: str,
    materials: Sequence[Material] = (),
    casting: Casting | None = None,
    prompt: str = "",
    notebook: Notebook | None = None,
) -> Plan:
    """Change a plan as a message asks.

    Args:
        storyboard: The plan as the user sees it; scene numbers mean this one.
        message: What the user wrote.
        materials: The files of the session, for lengthening.
        casting: Who and what can be chosen; the house's own when none is given.
        prompt: The session's first prompt, for lengthening and for filling a plan that had only a topic.
        notebook: Earlier plans, for going back to.

    Returns:
        The changed plan with its revision raised; the same storyboard, with a message saying so, when nothing of the
        message could be done.
    """
    casting, notebook = casting or house_casting(), notebook or Notebook()
    asked, rest = inquiries.parted(message)
    if not asked:
        return _edited(storyboard, message, materials, casting, prompt, notebook)
    answered = inquiries.answers(asked, Known(storyboard, casting, prompt, tuple(materials)))
    if not rest or is_go_ahead(rest):
        return Plan(storyboard, answered)
    plan = _edited(storyboard, rest, materials, casting, prompt, notebook)
    return replace(plan, message=f"{answered}\n{plan.message}")


def _edited(
    storyboard: Storyboard,
    message: str,
    materials: Sequence[Material],
    casting: Casting,
    prompt: str,
    notebook: Notebook,
) -> Plan:
    """The plan after the edits of a message that asks nothing."""
    edits = read_edits(message, storyboard, casting.names, tuple(style.name for style in casting.styles))
    if _is_new_material(storyboard, message, edits, casting.names):
        return _filled(storyboard, message, materials, casting, prompt)
    told = facts_in(message) if all(isinstance(edit, (Unknown, Refuse)) for edit in edits) else ()
    if told:
        edits = [Add(" ".join(told))]
    report = _Report()
    found, turned = _turned_back(storyboard, edits, notebook, report)
    board = _altered(Workbench(found, materials, casting, prompt), edits, report)
    changed = board != storyboard
    if told and changed:
        report.done[:] = [f"I took that in: {report.done[0][0].lower()}{report.done[0][1:]} Say “undo” if not."]
    unread = tuple(edit.text for edit in edits if isinstance(edit, Unknown))
    return Plan(
        board.model_copy(update={"revision": storyboard.revision + 1}) if changed else storyboard,
        _message(board, casting, report, changed=changed),
        tuple(report.done),
        turned if changed and board == found else None,
        unread or (() if report.undone or report.done else (message,)),
    )


def _turned_back(
    storyboard: Storyboard, edits: Sequence[Edit], notebook: Notebook, report: _Report
) -> tuple[Storyboard, Notebook | None]:
    """The plan after changes were taken back or done again, and the notebook that goes with it."""
    board, turned = storyboard, None
    for edit in edits:
        if not isinstance(edit, (Undo, Redo)):
            continue
        found = notebook.back(board, edit.steps, edit.revision) if isinstance(edit, Undo) else notebook.forth(board)
        if found is None:
            report.undone.append(
                "There is no change to take back." if isinstance(edit, Undo) else "Nothing was taken back."
            )
            continue
        board, notebook = found
        turned = notebook
        report.done.append("I went back." if isinstance(edit, Undo) else "It is done again.")
    return board, turned


def _altered(bench: Workbench, edits: Sequence[Edit], report: _Report) -> Storyboard:
    """The plan after every edit but those that turn back."""
    for edit in edits:
        if isinstance(edit, Unknown):
            why = f": {edit.why}" if edit.why else ""
            report.undone.append(f"I could not follow “{edit.text}”{why}.")
        elif not isinstance(edit, (Undo, Redo)):
            before = bench.board
            told = bench.alter(edit)
            (report.done if bench.board != before else report.undone).append(told)
    return bench.board


def _message(board: Storyboard, casting: Casting, report: _Report, *, changed: bool) -> str:
    if not report.done and not report.undone:
        return f"I found nothing to change in that.\n{WHAT_CAN_BE_SAID}"
    lines = [" ".join(report.done), " ".join(report.undone)]
    now = wording.cast_sentence(board, casting)
    if changed and now:
        lines.append(f"Now {now}")
    elif not changed and not report.done and all(line.startswith("I could not follow") for line in report.undone):
        lines.append(WHAT_CAN_BE_SAID)
    return "\n".join(line for line in lines if line)


def _is_new_material(storyboard: Storyboard, message: str, edits: Sequence[Edit], names: tuple[str, ...]) -> bool:
    """Whether the message gives the facts that a plan of a topic alone was waiting for."""
    said = " ".join(scene.narration for scene in storyboard.scenes)
    waiting = framing.TOPIC_ONLY[-1] in said or framing.NO_TOPIC[1] in said  # both scripts of a topic end alike
    if not waiting or any(not isinstance(edit, (Unknown, Recast, Turn, Captions, Resize)) for edit in edits):
        return False
    told = [line.text for line in read_substance(message, names).said if len(line.text.split()) >= 3]
    unread = any(isinstance(edit, Unknown) for edit in edits)
    return bool(told) and (unread or len(told) > 1 or len(told[0].split()) >= 6)


def _filled(storyboard: Storyboard, message: str, materials: Sequence[Material], casting: Casting, prompt: str) -> Plan:
    """A plan anew, from the prompt and what was added to it, with what was chosen kept."""
    wishes = Wishes(
        storyboard.look_id,
        storyboard.voice_id,
        storyboard.style_id,
        storyboard.brand_kit_id,
        storyboard.orientation,
    )
    asked = prompt or f"A video about {storyboard.title}."
    plan = direct(f"{asked.rstrip()}\n\n{message}", materials, wishes, casting)
    kept: dict[str, object] = {
        "revision": storyboard.revision + 1,
        "captions": storyboard.captions and plan.storyboard.captions,
    }
    if plan.storyboard.target_s is None:
        kept["target_s"] = storyboard.target_s
    board = plan.storyboard.model_copy(update=kept)
    return Plan(board, plan.message, ("The video now says what you added.",))
