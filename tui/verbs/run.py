"""`reeltalk run`: one video without the interface, for scripts and for the impatient.

Progress goes to standard error; standard output carries the answer alone: the file's path, or one JSON object.
"""

from __future__ import annotations

import sys
import time
from argparse import Namespace

from tui.api.terms import Orientation, SessionMode
from tui.chat.attachments import check_all
from tui.chat.draft import Choices, Draft, Pick, Problem
from tui.chat.run_once import hand_over
from tui.chat.run_once import run as run_once
from tui.settings import Settings
from tui.verbs.exits import USAGE
from tui.verbs.finish import finished, saved
from tui.verbs.work import carried_out, conversation, desk, refused, target_problems


def run(settings: Settings, arguments: Namespace) -> int:
    """Make one video as the arguments say; returns the exit status."""
    draft, problems = read_draft(arguments)
    if refused([*problems, *target_problems(arguments.output)]):
        return USAGE
    return carried_out(_run(settings, arguments, draft))


def read_draft(arguments: Namespace) -> tuple[Draft, list[Problem]]:
    """The draft that the arguments describe, and everything that is wrong with it before it is sent."""
    checked = check_all(arguments.files)
    draft = Draft(read_text(arguments.prompt), checked.attachments, _choices(arguments))
    return draft, [*checked.problems, *draft.problems()]


def read_text(given: str) -> str:
    """What was given, or standard input when that is a lone -."""
    return sys.stdin.read() if given == "-" else given


def pick(chosen: str | None) -> Pick | None:
    """An id from the command line, as something chosen."""
    return Pick(chosen, chosen) if chosen else None


def _choices(arguments: Namespace) -> Choices:
    return Choices(
        mode=SessionMode(arguments.mode),
        avatar=pick(arguments.avatar),
        voice=pick(arguments.voice),
        style=pick(arguments.style),
        brand_kit=pick(arguments.brand_kit),
        orientation=Orientation(arguments.orientation) if arguments.orientation else None,
        incognito=arguments.incognito,
        callback_url=arguments.callback_url,
        callback_id=arguments.callback_id,
    )


async def _run(settings: Settings, arguments: Namespace, draft: Draft) -> int:
    started_at = time.monotonic()
    async with desk(settings) as open_desk, conversation(open_desk) as (conversing, lines):
        send = run_once if arguments.watch else hand_over
        outcome = await send(conversing, draft, on_view=lines.show, timeout_s=arguments.timeout)
        path = await saved(conversing, outcome, lines, output=arguments.output, folder=settings.folders.videos)
        return finished(outcome, path, started_at, settings, as_json=arguments.json, wants_file=arguments.watch)
