"""`reeltalk stop`: asks the agent to halt, and waits until it has."""

from __future__ import annotations

import time
from argparse import Namespace

from tui.chat.run_once import Ending, halt
from tui.chat.timeline import WORKING
from tui.settings import Settings
from tui.verbs.ending import answer_of, exit_of, say, tell, where
from tui.verbs.exits import OK
from tui.verbs.work import carried_out, looked, talk


def stop(settings: Settings, arguments: Namespace) -> int:
    """Stop the session that the arguments name; returns the exit status."""
    return carried_out(_stop(settings, arguments))


async def _stop(settings: Settings, arguments: Namespace) -> int:
    started_at = time.monotonic()
    async with talk(settings, arguments.session) as talking:
        view, lines = await looked(talking), talking.lines
        idle = view.state not in WORKING
        outcome = await halt(talking.conversation, on_view=lines.show, timeout_s=arguments.timeout)
        lines.end()
        answer = answer_of(outcome, None, time.monotonic() - started_at)
        print(answer.as_json() if arguments.json else answer.status)
        if idle:
            say(f"there was nothing to stop: it is {view.state}.")
        if outcome.ending is Ending.TIMEOUT:
            tell(outcome, settings)
            return exit_of(outcome)
        say(where(talking.session_id, outcome.video_id, view.backend))
        return OK
