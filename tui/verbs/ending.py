"""What the verbs that follow a session say at its end: the answer on standard output, all else on standard error."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from tui.chat.run_once import Ending, Outcome
from tui.chat.video_names import file_name
from tui.chat.view import ResourceView, Trouble, VideoView
from tui.settings import Settings
from tui.verbs.exits import AUTH, FAILED, OK, UNFINISHED
from tui.verbs.words import asked, call_line, plan_waiting
from tui.widgets.plain_text import plain

_EXITS = {
    Ending.COMPLETED: OK,
    Ending.FAILED: FAILED,
    Ending.STOPPED: FAILED,
    Ending.NEEDS_INPUT: UNFINISHED,
    Ending.TIMEOUT: UNFINISHED,
    Ending.SENT: OK,
}
_FIELDS = ("session_id", "video_id", "status", "duration", "path", "seconds")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it; `path` is None when no video was downloaded."""

    session_id: str | None
    video_id: str | None
    status: str
    duration: float | None
    path: str | None
    seconds: float
    """Wall time of the whole call."""
    question: str = ""
    """What the agent wants to know, when it does."""
    plan: ResourceView | None = None
    """The storyboard it wants approved, when it does."""
    trouble: Trouble | None = None

    def as_json(self) -> str:
        """One object: what every call tells, and what this one has to tell besides."""
        told: dict[str, object] = {name: getattr(self, name) for name in _FIELDS}
        if self.question:
            told["question"] = self.question
        if self.plan:
            told["storyboard"] = [_scene(scene) for scene in map(asdict, self.plan.scenes)]
        if self.trouble:
            told["error"] = {"what": self.trouble.what, "why": self.trouble.why, "way_out": self.trouble.way_out}
        return json.dumps(told)


def _scene(scene: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in scene.items() if name != "image_url"}


def answer_of(outcome: Outcome, path: Path | None, seconds: float) -> Answer:
    """What an outcome comes down to."""
    video = outcome.view.video
    return Answer(
        session_id=outcome.session_id,
        video_id=outcome.video_id,
        status=str(outcome.ending),
        duration=video.duration_s if video else None,
        path=str(path) if path else None,
        seconds=round(seconds, 2),
        question=outcome.question,
        plan=plan_waiting(outcome.view) if outcome.ending is Ending.NEEDS_INPUT else None,
        trouble=outcome.trouble if outcome.ending is not Ending.COMPLETED else None,
    )


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Print the one object, or what the next call takes: the path, else the video's id, or the session's."""
    if as_json:
        print(answer.as_json())
    elif answer.path:
        print(answer.path)
    elif answer.status == Ending.COMPLETED and answer.video_id:
        print(plain(answer.video_id))
    elif answer.status == Ending.SENT and answer.session_id:
        print(plain(answer.session_id))


def exit_of(outcome: Outcome) -> int:
    """The exit status an outcome stands for."""
    return exit_of_trouble(outcome.trouble, _EXITS[outcome.ending])


def exit_of_trouble(trouble: Trouble | None, otherwise: int = FAILED) -> int:
    """A status of its own for a key that is not taken, since only that needs a person."""
    return AUTH if trouble and trouble.action == "login" else otherwise


def tell(outcome: Outcome, settings: Settings) -> None:
    """Say on standard error why there is no video, and how to go on."""
    view, session_id = outcome.view, outcome.session_id
    for draft in view.returned:
        say(f"this did not go out, and is kept as the session's draft: {draft.text}")
    if outcome.ending is not Ending.COMPLETED and outcome.trouble:
        say_trouble(outcome.trouble)
    if outcome.ending is Ending.NEEDS_INPUT:
        waits_for = "your approval" if plan_waiting(view) else "an answer"
        say(f"the agent needs {waits_for}:\n\n{asked(view)}\n")
    if outcome.ending is Ending.TIMEOUT:
        say("time ran out; the session goes on and is kept.")
        for text in view.queued:
            say(f"the agent was still at work, so this has not gone out; it is kept as the session's draft: {text}")
    if session_id:
        if outcome.ending not in {Ending.COMPLETED, Ending.SENT}:
            say(where(session_id, outcome.video_id, view.backend))
        for line in ways_on(outcome, settings):
            say(line)


def where(session_id: str, video_id: str | None, backend: str) -> str:
    """The ids, and whose they are."""
    video = f", video {video_id}" if video_id else ""
    return f"session {session_id}{video} on {backend}."


def ways_on(outcome: Outcome, settings: Settings) -> list[str]:
    """The calls that go on from here."""
    session_id = outcome.session_id or ""
    match outcome.ending:
        case Ending.NEEDS_INPUT:
            ways = [f"to answer: {call_line(settings, 'send', session_id, 'your answer')}"]
            if plan_waiting(outcome.view):
                ways = [f"to approve: {call_line(settings, 'send', session_id, '--approve')}"]
                ways.append(f"to change it: {call_line(settings, 'send', session_id, 'what to change')}")
            return ways
        case Ending.TIMEOUT | Ending.SENT:
            return [f"to go on: {call_line(settings, 'watch', session_id)}"]
        case Ending.FAILED | Ending.STOPPED:
            return [f"all of it: {call_line(settings, 'show', session_id)}"]
    return []


def free_name(folder: Path, video: VideoView, suffix: str = ".mp4") -> Path:
    """A name in the folder that no file has yet."""
    first = (folder / file_name(video)).with_suffix(suffix)
    numbered = (first.with_stem(f"{first.stem}-{number}") for number in range(2, 10_000))
    return first if not first.exists() else next(path for path in numbered if not path.exists())


def say_trouble(trouble: Trouble) -> None:
    """Say what happened, what it means and what to do."""
    say(trouble_words(trouble))


def trouble_words(trouble: Trouble) -> str:
    """What happened, what it means and what to do, with the call that mends it."""
    call = "Run: reeltalk login" if trouble.action == "login" else ""
    return " ".join(part for part in (trouble.what, trouble.why, trouble.way_out, call) if part)


def say(message: str) -> None:
    """Say a line on standard error, whatever stands in it."""
    print(f"reeltalk: {plain(message)}", file=sys.stderr)
