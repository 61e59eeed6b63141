"""`reeltalk send`: answers the agent, asks for changes or approves its plan, then follows the session."""

from __future__ import annotations

import time
from argparse import Namespace

from tui.chat.attachments import check_all
from tui.chat.draft import GO_AHEAD, Choices, Draft, Problem
from tui.chat.run_once import Outcome, hand_over, watch
from tui.chat.run_once import run as run_once
from tui.chat.timeline import WORKING
from tui.chat.view import ConversationView, State
from tui.settings import Settings
from tui.verbs.ending import say
from tui.verbs.exits import USAGE
from tui.verbs.finish import finished, saved
from tui.verbs.run import pick, read_text
from tui.verbs.words import call_line, plan_waiting
from tui.verbs.work import Refused, Talk, carried_out, looked, refused, talk, target_problems


def send(settings: Settings, arguments: Namespace) -> int:
    """Send what the arguments say to the session they name; returns the exit status."""
    draft, problems = read_message(arguments)
    if refused([*problems, *target_problems(arguments.output)]):
        return USAGE
    return carried_out(_send(settings, arguments, draft))


def read_message(arguments: Namespace) -> tuple[Draft, list[Problem]]:
    """The message that the arguments describe, and what is wrong with it before it is sent."""
    if arguments.approve and arguments.text is not None:
        way_out = "Send the text alone to have the plan changed, or --approve alone to have it made."
        return Draft(), [Problem("text", "A plan is approved or changed, not both at once.", way_out)]
    if not arguments.approve and not arguments.text:
        return Draft(), [Problem("text", "There is nothing to send.", "Give the text, - to read it, or --approve.")]
    checked = check_all(arguments.files)
    choices = Choices(avatar=pick(arguments.avatar), voice=pick(arguments.voice), brand_kit=pick(arguments.brand_kit))
    text = GO_AHEAD if arguments.approve else read_text(arguments.text)
    draft = Draft(text, checked.attachments, choices)
    return draft, [*checked.problems, *draft.problems()]


async def _send(settings: Settings, arguments: Namespace, draft: Draft) -> int:
    started_at = time.monotonic()
    async with talk(settings, arguments.session) as talking:
        conversing, lines = talking.conversation, talking.lines
        outcome = await _delivered(talking, arguments, draft)
        path = None
        if arguments.output:
            path = await saved(conversing, outcome, lines, output=arguments.output, folder=settings.folders.videos)
        lines.end()
        wants_file = bool(arguments.output) and arguments.watch
        return finished(outcome, path, started_at, settings, as_json=arguments.json, wants_file=wants_file)


async def _delivered(talking: Talk, arguments: Namespace, draft: Draft) -> Outcome:
    view = await looked(talking)
    if arguments.approve and plan_waiting(view) is None:
        return await _nothing_to_approve(talking, view)
    deliver = run_once if arguments.watch else hand_over
    return await deliver(talking.conversation, draft, on_view=talking.lines.show, timeout_s=arguments.timeout)


async def _nothing_to_approve(talking: Talk, view: ConversationView) -> Outcome:
    """Nothing is approved unseen: what the agent asks instead is told, or where the session stands."""
    if view.state is State.YOUR_TURN:
        say("there is no plan to approve yet.")
        return await watch(talking.conversation, talking.session_id)
    line = call_line(talking.desk.settings, "watch", talking.session_id)
    waits = f" To wait for one: {line}" if view.state in WORKING else ""
    raise Refused(f"No plan waits for approval: session {talking.session_id} is {view.state}.{waits}")
