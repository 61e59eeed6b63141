"""Moves a session: thinking, reviewing, generating, completed, and what happens when it is stopped or fails.

Runs in the job threads, blocking; the store is what it shares with the server. A stop or a message that comes meanwhile
is taken at the next checkpoint: between two plans, and wherever the stage looks for its stop file.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import replace
from pathlib import Path

from tui.api.terms import MessageType, ResourceType, SessionMode, SessionStatus, VideoStatus
from tui.studio.blueprint import Blueprint, blueprint
from tui.studio.callbacks import Callbacks
from tui.studio.crew import Crew, Planned
from tui.studio.delivery import deliver
from tui.studio.director.enclosures import with_more
from tui.studio.failures import INTERRUPTED, STOPPED, WORKERS_DIED, Failure, failure_of
from tui.studio.listening import Ear
from tui.studio.settings import StudioSettings
from tui.studio.stage.task import Stopped
from tui.studio.store.jobs import Job, JobKind
from tui.studio.store.messages import Message
from tui.studio.store.sessions import Brief, Choices, Session
from tui.studio.store.store import Store, new_id
from tui.studio.storyboard import Storyboard

log = logging.getLogger(__name__)

ALREADY_MADE = "This storyboard is rendered already. Tell me what to change, and I will make another one of it."
PAUSED = "Stopped. What is made so far is kept: say “go ahead” to go on, or tell me what to change."


class Agent:
    """Does the jobs of sessions.

    Args:
        store: Keeps everything.
        crew: Plans and produces.
        desk: Executor for planning and stills.
        stage: Executor for rendering.
        callbacks: Told how sessions end.
        settings: The studio's settings.
        wake: Called when a job was queued.
    """

    def __init__(
        self,
        store: Store,
        crew: Crew,
        *,
        desk: Executor,
        stage: Executor,
        callbacks: Callbacks,
        settings: StudioSettings,
        wake: Callable[[], None],
    ) -> None:
        self._store, self._crew, self._desk, self._stage = store, crew, desk, stage
        self._callbacks, self._settings, self._wake = callbacks, settings, wake
        self._closing = False

    def recover(self) -> None:
        """Give every session that says it is at work the job it lacks; to be called before jobs run."""
        for session in self._store.sessions.stranded():
            kind = JobKind.RENDER if session.status is SessionStatus.GENERATING else JobKind.PLAN
            self._store.jobs.add(new_id(), session.id, kind, _now_s())

    def close(self) -> None:
        """Have running jobs put back at their next checkpoint; the next start takes them up again."""
        self._closing = True
        for job in self._store.jobs.running():
            self._touch_stop(job)

    def stop(self, session_id: str) -> None:
        """Ask a session's run to stop; one that has not begun stops at once, where nothing runs nothing happens."""
        with self._store.transaction():
            job = self._store.jobs.open_of(session_id)
            if job is None:
                return
            self._store.jobs.ask_to_stop(job.id)
            if self._store.jobs.is_queued(job.id):
                self._settle_stopped(job)
                return
        self._touch_stop(job)

    def work(self, job: Job) -> None:
        """Do a job and settle it: done, put back, stopped or failed."""
        try:
            # A stop file without the note in the store is left from a server that was closing when it died.
            self._stop_file(job).unlink(missing_ok=True)
            if self._is_stopping(job):
                raise Stopped
            if job.attempts > self._settings.attempts:
                self._fail(job, INTERRUPTED)
            elif job.kind is JobKind.PLAN:
                self._think(job)
            else:
                self._render(job)
        except Stopped:
            self._halt(job)
        except BrokenExecutor as error:
            self._retry(job, error)
        except Exception as error:
            log.exception("job %s of session %s failed", job.id, job.session_id)
            self._fail(job, failure_of(error))
        finally:
            self._stop_file(job).unlink(missing_ok=True)

    # Thinking

    def _think(self, job: Job) -> None:
        while True:
            session = self._store.sessions.get(job.session_id)
            message = self._store.messages.waiting(session.id)
            if message is None:
                if session.mode is SessionMode.GENERATE:
                    return self._commission(job, session)
                if self._wait(job, session) if session.storyboard is None else self._present(job, session):
                    return None
                continue
            if self._approves(session, message):
                return self._approve(job, session, message)
            self._take(job, session, message)
            self._checkpoint(job)

    def _approves(self, session: Session, message: Message) -> bool:
        return session.storyboard is not None and self._crew.is_go_ahead(message.content)

    def _approve(self, job: Job, session: Session, message: Message) -> None:
        with self._store.transaction():
            self._store.messages.take(message)
            if message.changes != Choices() and session.storyboard:
                brief = session.brief.model_copy(
                    update={"choices": session.brief.choices.with_changes(message.changes)}
                )
                self._store.sessions.set_brief(session.id, brief)
                self._store.sessions.set_plan(session.id, recast(session.storyboard, message.changes), session.pictures)
            session = self._store.sessions.get(session.id)
            if not self._is_made(session):
                return self._commission(job, session)
            self._store.messages.say(session.id, ALREADY_MADE, _now_s())
            self._store.sessions.move(session.id, SessionStatus.COMPLETED)
            self._end(job, session)
            return None

    def _is_made(self, session: Session) -> bool:
        video = self._store.videos.find(session.video_id) if session.video_id else None
        revision = session.storyboard.revision if session.storyboard else None
        return video is not None and video.status is VideoStatus.COMPLETED and video.revision == revision

    def _take(self, job: Job, session: Session, message: Message) -> None:
        """Plan, ask or revise as a message says, and keep the result before anything else can happen."""
        brief = briefed(session, message, adds=not self._crew.is_go_ahead(message.content))
        planned = self._plan(job, session, message, brief)
        with self._store.transaction():
            self._store.messages.take(message)
            self._store.sessions.set_brief(session.id, noted(brief, session, planned))
            if planned.storyboard:
                self._store.sessions.set_plan(session.id, planned.storyboard, planned.pictures)
            self._store.messages.say(session.id, planned.message, _now_s())

    def _plan(self, job: Job, session: Session, message: Message, brief: Brief) -> Planned:
        folder = self._store.materials_folder(session.id)
        if session.storyboard is None:
            ear = Ear(self._writing_in(session), self._stop_file(job))
            return self._crew.plan(brief, folder, self._desk, may_ask=session.mode is SessionMode.CHAT, ear=ear)
        board = recast(session.storyboard, message.changes)
        planned = self._crew.revise(board, message.content, brief, folder, self._desk, stop=self._stop_file(job))
        if planned.storyboard is None or planned.storyboard == session.storyboard:
            return planned
        revision = max(planned.storyboard.revision, session.storyboard.revision + 1)
        return replace(planned, storyboard=planned.storyboard.model_copy(update={"revision": revision}))

    def _writing_in(self, session: Session) -> Callable[[str], None]:
        """Shows what a model writes as one message that grows."""
        seq: int | None = None

        def write(text: str) -> None:
            nonlocal seq
            if seq is None:
                seq = self._store.messages.say(session.id, text, _now_s())
            else:
                self._store.messages.reword(seq, text)

        return write

    def _wait(self, job: Job, session: Session) -> bool:
        """Pause for answers; False when a message came meanwhile, which goes first."""
        with self._store.transaction():
            if self._store.messages.waiting(session.id):
                return False
            self._store.sessions.move(session.id, SessionStatus.WAITING_FOR_INPUT, 0)
            self._store.jobs.end(job.id)
        return True

    def _present(self, job: Job, session: Session) -> bool:
        """Show the storyboard and pause; False when a message came while it was drawn, which goes first."""
        storyboard = _board_of(session)
        stills = self._crew.board(storyboard, session.pictures, self._store.work_folder(session.id), self._desk)
        self._checkpoint(job)
        with self._store.transaction():
            if self._store.messages.waiting(session.id):
                return False
            self._keep_blueprint(session, blueprint(storyboard, stills, new_id))
            self._store.sessions.move(session.id, SessionStatus.REVIEWING, 0)
            self._store.jobs.end(job.id)
        self._rehearse(session, storyboard)
        return True

    def _rehearse(self, session: Session, storyboard: Storyboard) -> None:
        """Use the time in which the user reads; whatever goes wrong is told when the video is really made."""
        try:
            folder = self._store.work_folder(session.id)
            self._crew.rehearse(storyboard, session.pictures, folder, self._stage)
        except (BrokenExecutor, OSError, KeyError, ValueError):
            log.warning("session %s could not be rehearsed", session.id, exc_info=True)

    def _keep_blueprint(self, session: Session, made: Blueprint) -> None:
        for still in made.stills:
            self._store.resources.add(
                still.resource_id, session.id, ResourceType.IMAGE, _now_s(), file=still.file, metadata=still.metadata
            )
        self._store.resources.add(
            made.resource_id,
            session.id,
            ResourceType.BLUEPRINT,
            _now_s(),
            file=made.stills[0].file if made.stills else None,
            metadata=made.metadata,
        )
        ids = (made.resource_id, *(still.resource_id for still in made.stills))
        self._store.messages.say(session.id, made.message, _now_s(), MessageType.RESOURCE, ids)

    # Generating

    def _commission(self, job: Job, session: Session) -> None:
        """Hand the plan over to rendering."""
        storyboard = _board_of(session)
        with self._store.transaction():
            video = self._store.videos.find(session.video_id) if session.video_id else None
            if video is None or video.status is not VideoStatus.PENDING:
                if session.mode is SessionMode.GENERATE:
                    raise Stopped  # its video was deleted, so nobody waits for it
                video_id = new_id()
                self._store.videos.add(video_id, session.id, _now_s())
                self._store.sessions.set_video(session.id, video_id)
            self._store.sessions.move(session.id, SessionStatus.GENERATING, 0)
            self._store.jobs.end(job.id)
            self._store.jobs.add(new_id(), session.id, JobKind.RENDER, _now_s())
        log.info("session %s: rendering %d scenes", session.id, len(storyboard.scenes))
        self._wake()
        try:
            self._crew.remember(session.brief, storyboard)
        except OSError:
            log.exception("what was chosen could not be remembered")

    def _render(self, job: Job) -> None:
        session = self._store.sessions.get(job.session_id)
        storyboard, video_id = _board_of(session), session.video_id
        if video_id is None or self._store.videos.find(video_id) is None:
            raise Stopped
        self._store.videos.start(video_id, storyboard.title, storyboard.revision)
        production = self._crew.produce(
            storyboard,
            session.pictures,
            self._store.work_folder(session.id),
            self._stage,
            self._progress_of(session),
            self._stop_file(job),
        )
        deliver(production, self._store.video_folder(video_id))
        self._complete(job, session, video_id, production.duration_s)

    def _progress_of(self, session: Session) -> Callable[[float], None]:
        shown = session.progress

        def tell(fraction: float) -> None:
            nonlocal shown
            percent = min(99, int(fraction * 100))
            if percent > shown:
                shown = percent
                self._store.sessions.set_progress(session.id, percent)

        return tell

    def _complete(self, job: Job, session: Session, video_id: str, duration_s: float) -> None:
        storyboard = _board_of(session)
        with self._store.transaction():
            if not self._store.videos.complete(video_id, _now_s(), duration_s, captioned=storyboard.captions):
                raise Stopped  # deleted while it was made
            resource_id = new_id()
            self._store.resources.add(
                resource_id,
                session.id,
                ResourceType.VIDEO,
                _now_s(),
                video_id=video_id,
                metadata={"video_id": video_id, "duration": duration_s, "revision": storyboard.revision},
            )
            text = f"“{storyboard.title}” is ready: {duration_s:.0f} seconds."
            self._store.messages.say(session.id, text, _now_s(), MessageType.RESOURCE, (resource_id,))
            self._store.sessions.move(session.id, SessionStatus.COMPLETED, 100)
            self._callbacks.success(session, video_id)
            self._end(job, session)

    # Ends

    def _end(self, job: Job, session: Session) -> None:
        """A job is over; what was said meanwhile is taken next."""
        self._store.jobs.end(job.id)
        if session.mode is SessionMode.CHAT and (message := self._store.messages.waiting(session.id)):
            self._store.sessions.move(session.id, SessionStatus.THINKING, 0)
            self._store.jobs.add(message.run_id or new_id(), session.id, JobKind.PLAN, _now_s())
            self._wake()

    def _halt(self, job: Job) -> None:
        """A job has stopped: because the user asked, its video is gone, or the studio is closing."""
        if self._closing and not self._is_stopping(job):
            self._store.jobs.requeue(job.id, forgive=True)
        else:
            self._settle_stopped(job)

    def _settle_stopped(self, job: Job) -> None:
        session = self._store.sessions.get(job.session_id)
        if session.mode is SessionMode.GENERATE:
            self._fail(job, STOPPED)
            return
        with self._store.transaction():
            self._fail_video(session, STOPPED)
            self._store.messages.say(session.id, PAUSED, _now_s())
            self._store.sessions.move(session.id, SessionStatus.WAITING_FOR_INPUT, 0)
            self._store.jobs.end(job.id)

    def _retry(self, job: Job, error: BrokenExecutor) -> None:
        if self._closing:
            self._store.jobs.requeue(job.id, forgive=True)
        elif job.attempts < self._settings.attempts:
            log.warning("job %s: a worker died (%s), attempt %d", job.id, error, job.attempts)
            self._store.jobs.requeue(job.id, forgive=False)
            self._wake()
        else:
            self._fail(job, WORKERS_DIED)

    def _fail(self, job: Job, failure: Failure) -> None:
        session = self._store.sessions.get(job.session_id)
        with self._store.transaction():
            if job.kind is JobKind.PLAN and (message := self._store.messages.waiting(session.id)):
                self._store.messages.take(message)  # it would break the next attempt, too
            self._fail_video(session, failure)
            self._store.messages.say(session.id, failure.message, _now_s(), MessageType.ERROR)
            self._store.sessions.move(session.id, SessionStatus.FAILED)
            self._callbacks.fail(session, failure)
            self._end(job, session)

    def _fail_video(self, session: Session, failure: Failure) -> None:
        if session.video_id:
            self._store.videos.fail(session.video_id, failure.code, failure.message)

    def _checkpoint(self, job: Job) -> None:
        if self._stop_file(job).exists():
            raise Stopped

    def _is_stopping(self, job: Job) -> bool:
        now = self._store.jobs.find(job.id)
        return now is not None and now.stopping

    def _stop_file(self, job: Job) -> Path:
        return self._store.stop_file(job.id, job.session_id)

    def _touch_stop(self, job: Job) -> None:
        file = self._stop_file(job)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch()


def recast(storyboard: Storyboard, changes: Choices) -> Storyboard:
    """A storyboard with another presenter, voice or kit, as a message's fields say; the same when they say nothing."""
    given = {name: value for name, value in changes if name in {"look_id", "voice_id", "brand_kit_id"} and value}
    return storyboard.model_copy(update={**given, "revision": storyboard.revision + 1}) if given else storyboard


def briefed(session: Session, message: Message, *, adds: bool = True) -> Brief:
    """The brief with what a message changes; before there is a plan, messages answer questions or add to the prompt."""
    brief = session.brief
    prompt, notebook = brief.prompt, brief.notebook
    if session.storyboard is None and notebook.asked:
        notebook = notebook.answered(message.content)
    elif adds and session.storyboard is None and message.content != prompt:
        prompt = with_more(prompt, message.content)
    choices = brief.choices.with_changes(message.changes)
    return brief.model_copy(update={"prompt": prompt, "choices": choices, "notebook": notebook})


def noted(brief: Brief, session: Session, planned: Planned) -> Brief:
    """The brief with what planning did written into its notebook: what was asked, which plan was left behind."""
    notebook = planned.notebook or brief.notebook
    if planned.questions:
        notebook = notebook.model_copy(update={"asked": planned.questions})
    elif planned.notebook is None and session.storyboard and planned.storyboard != session.storyboard:
        notebook = notebook.changed_from(session.storyboard)
    return brief.model_copy(update={"notebook": notebook})


def _board_of(session: Session) -> Storyboard:
    if session.storyboard is None:
        raise RuntimeError(f"session {session.id} has no storyboard yet")
    return session.storyboard


def _now_s() -> int:
    return int(time.time())
