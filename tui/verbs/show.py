"""`reeltalk show` and `reeltalk export`: a session read once, to look at or to keep."""

from __future__ import annotations

import asyncio
import json
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tui.api.errors import ApiError
from tui.api.models import VideoDetail
from tui.chat.draft import Problem
from tui.chat.export import to_json
from tui.chat.export_files import ExportForm
from tui.chat.export_files import export as write_export
from tui.chat.recalled import recalled
from tui.chat.run_once import Ending, Outcome, question_of
from tui.chat.timeline import WORKING
from tui.chat.troubles import ChatError
from tui.chat.view import ConversationView, State, VideoView
from tui.settings import Settings
from tui.verbs.ending import exit_of_trouble, say, trouble_words, ways_on
from tui.verbs.exits import FAILED, OK, USAGE
from tui.verbs.words import plan_waiting, session_text
from tui.verbs.work import Refused, Talk, carried_out, looked, refused, talk, target_problems

_ENDINGS = dict.fromkeys(WORKING, Ending.TIMEOUT) | {State.YOUR_TURN: Ending.NEEDS_INPUT}
"""How following would end that ended now, where there is a way on from it."""
_LINKS = {"video_url", "thumbnail_url", "subtitle_url"}
"""Signed: they expire, and whoever has one can see the video."""


def show(settings: Settings, arguments: Namespace) -> int:
    """Print where a session stands and what was said in it; returns the exit status."""
    return carried_out(_show(settings, arguments))


async def _show(settings: Settings, arguments: Namespace) -> int:
    async with talk(settings, arguments.session) as talking:
        view, status = await _read(talking)
        videos = await _videos(talking, view) if status == OK else (view.video,) if view.video else ()
        name = talking.desk.library.notes.note(view.backend, talking.session_id).name
        print(session_json(view, videos) if arguments.json else session_text(view, videos, name))
        for line in ways_on(Outcome(_ENDINGS[view.state], view), settings) if view.state in _ENDINGS else ():
            say(line)
        return status


async def _read(talking: Talk) -> tuple[ConversationView, int]:
    """The session as it is now; as it was last seen, and an exit status that says so, when it cannot be read."""
    try:
        view, status = await looked(talking), FAILED
        why = view.notice
    except ChatError as error:
        view, status = talking.conversation.view, exit_of_trouble(error.trouble)
        why = trouble_words(error.trouble)
    if not talking.conversation.halted and view.polled_at is not None:
        return view, OK
    seen = recalled(talking.desk.library, talking.desk.backend.name, talking.session_id)
    if seen is None:
        raise Refused(why, status)
    say(f"{why} This is what was last seen from here.")
    return seen, status


async def _videos(talking: Talk, view: ConversationView) -> tuple[VideoView, ...]:
    """Every video of the session, newest first; the one that is known when the list cannot be read."""
    try:
        made = await talking.desk.backend.client.list_session_videos(talking.session_id)
    except ApiError:
        made = ()
    current = (view.video,) if view.video and view.video.video_id not in {one.id for one in made} else ()
    return (*current, *(_video(one) for one in made))


def _video(one: VideoDetail) -> VideoView:
    return VideoView(one.id, str(one.status), one.title or "", one.duration, page_url=one.video_page_url)


def session_json(view: ConversationView, videos: Sequence[VideoView]) -> str:
    """The session as one object, as it is exported, with what it waits for and all its videos."""
    data: dict[str, object] = json.loads(to_json(view))
    plan = plan_waiting(view)
    data["progress"] = view.progress
    data["question"] = question_of(view) if view.state is State.YOUR_TURN else None
    data["approval"] = plan.resource_id if plan else None
    data["error"] = asdict(view.trouble) if view.trouble else None
    data["videos"] = [{key: value for key, value in asdict(one).items() if key not in _LINKS} for one in videos]
    return json.dumps(data)


def export(settings: Settings, arguments: Namespace) -> int:
    """Write a session as a document; returns the exit status."""
    form, problems = export_form(arguments.format, arguments.output)
    if refused([*problems, *target_problems(arguments.output)]):
        return USAGE
    return carried_out(_export(settings, arguments, form))


def export_form(asked_for: str | None, output: Path | None) -> tuple[ExportForm, list[Problem]]:
    """The form that was asked for, else the one the file's ending names, else Markdown."""
    if asked_for:
        return ExportForm(asked_for), []
    ending = output.suffix.removeprefix(".").casefold() if output else ""
    if ending in set(ExportForm):
        return ExportForm(ending), []
    if not ending:
        return ExportForm.MARKDOWN, []
    return ExportForm.MARKDOWN, [
        Problem("output", f"“.{ending}” names no form of an export.", "Say which with --format md, html or json.")
    ]


async def _export(settings: Settings, arguments: Namespace, form: ExportForm) -> int:
    async with talk(settings, arguments.session) as talking:
        view, status = await _read(talking)
        library, client = talking.desk.library, talking.desk.backend.client
        name = library.notes.note(view.backend, talking.session_id).name
        with tempfile.TemporaryDirectory(prefix="reeltalk-") as folder:
            path = await write_export(view, form, Path(folder), client if status == OK else None, name)
            text = await asyncio.to_thread(path.read_text, "utf-8")
        if arguments.output is None:
            print(text, end="")
            return status
        return status if _written(arguments.output, text) else FAILED


def _written(output: Path, text: str) -> bool:
    """Write a new file; one that has come to be there meanwhile is left alone."""
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        say(f"{output} could not be written: {error.strerror or error}. Choose another place.")
        return False
    print(output)
    return True
