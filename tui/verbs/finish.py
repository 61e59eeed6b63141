"""The last step of the verbs that follow a session: the video to the disk, the answer to standard output."""

from __future__ import annotations

import time
from pathlib import Path

from tui.chat.conversation import Conversation
from tui.chat.run_once import Ending, Outcome
from tui.chat.troubles import ChatError
from tui.settings import Settings
from tui.verbs.ending import answer_of, exit_of, free_name, print_answer, say, say_trouble, tell
from tui.verbs.exits import FAILED
from tui.verbs.progress import ProgressLines
from tui.verbs.words import call_line


async def saved(
    conversation: Conversation, outcome: Outcome, lines: ProgressLines, *, output: Path | None, folder: Path
) -> Path | None:
    """Save the video of a session that is completed.

    Args:
        conversation: follows the session.
        outcome: how following it ended.
        lines: where progress is told; they are at their end after this.
        output: the file.
        folder: where it gets a name of its own when no file is named.

    Returns:
        The file; None when there is none, which has been told then.
    """
    video = outcome.view.video
    try:
        if outcome.ending is not Ending.COMPLETED or video is None:
            return None
        target = output or free_name(folder, video)
        target.parent.mkdir(parents=True, exist_ok=True)
        return await conversation.download(target, lines.transfer)
    except ChatError as error:
        lines.end()
        say_trouble(error.trouble)
        return None
    except OSError as error:
        lines.end()
        say(f"{output or folder} could not be written: {error.strerror or error}. Choose another place.")
        return None
    finally:
        lines.end()


def finished(
    outcome: Outcome, path: Path | None, started_at: float, settings: Settings, *, as_json: bool, wants_file: bool
) -> int:
    """Tell what came of it and print the answer; returns the exit status.

    Args:
        outcome: how following the session ended.
        path: the video's file, if it was saved.
        started_at: when the call began, by the monotonic clock.
        settings: of the run.
        as_json: whether to print one object.
        wants_file: whether a session that is completed without a file has failed.
    """
    tell(outcome, settings)
    unsaved = wants_file and outcome.ending is Ending.COMPLETED and path is None
    if unsaved and outcome.session_id:
        say(f"to have it: {call_line(settings, 'download', outcome.session_id, '--output', 'FILE')}")
    print_answer(answer_of(outcome, path, time.monotonic() - started_at), as_json=as_json)
    return FAILED if unsaved else exit_of(outcome)
