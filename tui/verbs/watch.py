"""`reeltalk watch`: follows a session that is there until it needs an answer, is completed or has failed."""

from __future__ import annotations

import time
from argparse import Namespace

from tui.chat import run_once
from tui.settings import Settings
from tui.verbs.exits import USAGE
from tui.verbs.finish import finished, saved
from tui.verbs.work import carried_out, refused, talk, target_problems


def watch(settings: Settings, arguments: Namespace) -> int:
    """Follow the session that the arguments name; returns the exit status."""
    if refused(target_problems(arguments.output)):
        return USAGE
    return carried_out(_watch(settings, arguments))


async def _watch(settings: Settings, arguments: Namespace) -> int:
    started_at = time.monotonic()
    async with talk(settings, arguments.session) as talking:
        conversing, lines = talking.conversation, talking.lines
        outcome = await run_once.watch(conversing, talking.session_id, on_view=lines.show, timeout_s=arguments.timeout)
        path = None
        if arguments.output:
            path = await saved(conversing, outcome, lines, output=arguments.output, folder=settings.folders.videos)
        lines.end()
        wants_file = bool(arguments.output)
        return finished(outcome, path, started_at, settings, as_json=arguments.json, wants_file=wants_file)
