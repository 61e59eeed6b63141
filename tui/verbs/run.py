"""`reeltalk run`: one video without the interface, for scripts and for the impatient.

Progress goes to standard error; standard output carries the answer alone: the file's path, or one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from tui.api.terms import Orientation, SessionMode
from tui.backends import BackendError, NoCredentialError, OpenBackend, open_backend
from tui.chat.attachments import check_all
from tui.chat.conversation import ChatError, Conversation
from tui.chat.draft import Choices, Draft, Pick, Problem
from tui.chat.library import Library
from tui.chat.run_once import Ending, Outcome
from tui.chat.run_once import run as run_once
from tui.chat.video_names import file_name
from tui.chat.view import Trouble, VideoView
from tui.settings import Settings
from tui.verbs.exits import AUTH, FAILED, INTERRUPTED, OK, UNFINISHED, USAGE
from tui.verbs.progress import ProgressLines

_EXITS = {
    Ending.COMPLETED: OK,
    Ending.FAILED: FAILED,
    Ending.STOPPED: FAILED,
    Ending.NEEDS_INPUT: UNFINISHED,
    Ending.TIMEOUT: UNFINISHED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run prints; `path` is None when no video was downloaded."""

    session_id: str | None
    video_id: str | None
    status: str
    duration: float | None
    path: str | None
    seconds: float
    """Wall time of the whole run."""


def run(settings: Settings, arguments: Namespace) -> int:
    """Make one video as the arguments say; returns the exit status."""
    draft, problems = read_draft(arguments)
    problems += target_problems(arguments.output)
    if problems:
        for problem in problems:
            _say(f"{problem.message} {problem.way_out}")
        return USAGE
    try:
        return asyncio.run(_run(settings, arguments, draft))
    except KeyboardInterrupt:
        _say("interrupted. What was sent is kept; open reeltalk to go on with it.")
        return INTERRUPTED
    except NoCredentialError as error:
        _say(str(error))
        return AUTH
    except BackendError as error:
        _say(str(error))
        return FAILED


def read_draft(arguments: Namespace) -> tuple[Draft, list[Problem]]:
    """The draft that the arguments describe, and everything that is wrong with it before it is sent."""
    prompt = sys.stdin.read() if arguments.prompt == "-" else arguments.prompt
    checked = check_all(arguments.files)
    draft = Draft(prompt, checked.attachments, _choices(arguments))
    return draft, [*checked.problems, *draft.problems()]


def target_problems(output: Path | None) -> list[Problem]:
    """What keeps the video from being written where the user wants it, found before anything is sent."""
    if output is None:
        return []
    if output.exists():
        what = "is a folder" if output.is_dir() else "exists already"
        return [Problem("output", f"{output} {what}.", "Name a new file with --output.")]
    if not output.absolute().parent.is_dir():
        return [Problem("output", f"The folder of {output} does not exist.", "Make it first, or name another.")]
    return []


def _choices(arguments: Namespace) -> Choices:
    def pick(chosen: str | None) -> Pick | None:
        return Pick(chosen, chosen) if chosen else None

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
    backend = await open_backend(settings)
    library = Library(settings.folders.home)
    try:
        outcome, path = await _follow(backend, library, settings, arguments, draft)
    finally:
        library.close()
        await backend.close()
    _tell(outcome, backend.name)
    _print(_answer(outcome, path, time.monotonic() - started_at), as_json=arguments.json)
    return _exit(outcome, path)


async def _follow(
    backend: OpenBackend, library: Library, settings: Settings, arguments: Namespace, draft: Draft
) -> tuple[Outcome, Path | None]:
    """Send, follow, download; the path is None when there is no file."""
    conversation = Conversation(backend.client, library, backend.name)
    backend.waits.listeners.append(conversation.heard_waiting)
    lines = ProgressLines(sys.stderr)
    try:
        outcome = await run_once(conversation, draft, on_view=lines.show, timeout_s=arguments.timeout)
        video = outcome.view.video
        if outcome.ending is not Ending.COMPLETED or video is None:
            return outcome, None
        target = arguments.output or _free_name(settings.folders.videos, video)
        target.parent.mkdir(parents=True, exist_ok=True)
        return outcome, await conversation.download(target)
    except ChatError as error:
        _say_trouble(error.trouble)
        return outcome, None
    finally:
        lines.end()
        await conversation.close()


def _free_name(folder: Path, video: VideoView) -> Path:
    """A name in the folder that no file has yet."""
    first = folder / file_name(video)
    numbered = (first.with_stem(f"{first.stem}-{number}") for number in range(2, 10_000))
    return first if not first.exists() else next(path for path in numbered if not path.exists())


def _answer(outcome: Outcome, path: Path | None, seconds: float) -> Answer:
    video = outcome.view.video
    return Answer(
        session_id=outcome.session_id,
        video_id=outcome.video_id,
        status=str(outcome.ending),
        duration=video.duration_s if video else None,
        path=str(path) if path else None,
        seconds=round(seconds, 2),
    )


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        fields = ("session_id", "video_id", "status", "duration", "path", "seconds")
        print(json.dumps({name: getattr(answer, name) for name in fields}))
    elif answer.path:
        print(answer.path)


def _exit(outcome: Outcome, path: Path | None) -> int:
    if outcome.trouble and outcome.trouble.action == "login":
        return AUTH
    return FAILED if outcome.ending is Ending.COMPLETED and path is None else _EXITS[outcome.ending]


def _tell(outcome: Outcome, backend: str) -> None:
    """Say why there is no video, and how to go on."""
    if outcome.ending is Ending.COMPLETED:
        return
    if outcome.trouble:
        _say_trouble(outcome.trouble)
    if outcome.ending is Ending.NEEDS_INPUT:
        _say(f"the agent needs an answer: {outcome.question}")
    if outcome.ending is Ending.TIMEOUT:
        _say("time ran out; the session goes on and is kept.")
    if outcome.session_id:
        video = f", video {outcome.video_id}" if outcome.video_id else ""
        _say(f"session {outcome.session_id}{video} on {backend}; open reeltalk to go on with it.")


def _say_trouble(trouble: Trouble) -> None:
    _say(" ".join(part for part in (trouble.what, trouble.why, trouble.way_out) if part))


def _say(message: str) -> None:
    print(f"reeltalk: {message}", file=sys.stderr)
