"""Moves a session: thinking, reviewing, generating, completed, and what happens when it is stopped or fails.

Runs in the job threads, blocking; the store is what it shares with the server. A stop or a message that comes meanwhile
is taken at the next checkpoint: between two plans, and wherever the stage looks for its stop file.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from dataclasses import replace
from pathlib import Path

from tui.api.terms import MessageType, ResourceType, SessionMode, SessionStatus, VideoStatus
from tui.studio.blueprint import Blueprint, blueprint
from tui.studio.briefing import board_of, briefed, noted, recast
from tui.studio.callbacks import Callbacks
from tui.studio.crew import Crew, Planned
from tui.studio.delivery import deliver
from tui.studio.endings import Endings, is_stopping, now_s
from tui.studio.failures import INTERRUPTED, failure_of
from tui.studio.installed import UpgradedError
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
        self._endings = Endings(store, callbacks, settings.attempts, wake)

    def recover(self) -> None:
        """Give every session that says it is at work the job it lacks; to be called before jobs run."""
        for session in self._store.sessions.stranded():
            kind = JobKind.RENDER if session.status is SessionStatus.GENERATING else JobKind.PLAN
            self._store.jobs.add(new_id(), session.id, kind, now_s())

    def close(self) -> None:
        """Have running jobs put back at their next checkpoint; the next start takes them up again."""
        self._endings.closing = True
        for job in self._store.jobs.running():
            self._touch_stop(job)

    def give_up(self, job: Job, error: sqlite3.Error) -> bool:
        """Let a session fail whose job cannot even be put back; whether that could be written down."""
        return self._endings.give_up(job, error)

    def stop(self, session_id: str) -> None:
        """Ask a session's run to stop; one that has not begun stops at once, where nothing runs nothing happens."""
        with self._store.transaction():
            job = self._store.jobs.open_of(session_id)
            if job is None:
                return
            self._store.jobs.ask_to_stop(job.id)
            if self._store.jobs.is_queued(job.id):
                self._endings.settle_stopped(job)
                return
        self._touch_stop(job)

    def work(self, job: Job) -> None:
        """Do a job and settle it: done, put back, stopped or failed."""
        try:
            # A stop file without the note in the store is left from a server that was closing when it died.
            self._stop_file(job).unlink(missing_ok=True)
            if is_stopping(self._store, job):
                raise Stopped
            if job.attempts > self._settings.attempts:
                self._endings.fail(job, INTERRUPTED)
            elif job.kind is JobKind.PLAN:
                self._think(job)
            else:
                self._render(job)
        except Stopped:
            self._endings.halt(job)
        except (BrokenExecutor, CancelledError) as error:  # the latter: a closing pool drops what has not begun
            self._endings.retry(job, error)
        except Exception as error:
            log.exception("job %s of session %s failed", job.id, job.session_id)
            self._endings.fail(job, failure_of(error))
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
                if self._is_shown(session):
                    return self._approve(job, session, message)
                self._agree(session, message)  # nothing is rendered unseen: the plan is shown first
                continue
            self._take(job, session, message)
            self._checkpoint(job)

    def _approves(self, session: Session, message: Message) -> bool:
        return session.storyboard is not None and self._crew.is_go_ahead(message.content)

    def _is_shown(self, session: Session) -> bool:
        """Whether the user has seen the plan as it stands; a stop may have come before it could be shown."""
        shown = self._store.resources.newest(session.id, ResourceType.BLUEPRINT)
        return shown is not None and shown.metadata.get("revision") == board_of(session).revision

    def _agree(self, session: Session, message: Message) -> None:
        """Take an approval with what its fields change."""
        with self._store.transaction():
            self._store.messages.take(message)
            if message.changes != Choices() and session.storyboard:
                choices = session.brief.choices.with_changes(message.changes)
                brief = session.brief.model_copy(update={"choices": choices})
                self._store.sessions.set_brief(session.id, brief)
                self._store.sessions.set_plan(session.id, recast(session.storyboard, message.changes), session.pictures)

    def _approve(self, job: Job, session: Session, message: Message) -> None:
        with self._store.transaction():
            self._agree(session, message)
            session = self._store.sessions.get(session.id)
            if not self._is_made(session):
                return self._commission(job, session)
            self._store.messages.say(session.id, ALREADY_MADE, now_s())
            self._store.sessions.move(session.id, SessionStatus.COMPLETED)
            self._endings.end(job, session)
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
            self._store.messages.say(session.id, planned.message, now_s())

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
                seq = self._store.messages.say(session.id, text, now_s())
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
        storyboard = board_of(session)
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
        except (BrokenExecutor, OSError, KeyError, ValueError, UpgradedError):
            log.warning("session %s could not be rehearsed", session.id, exc_info=True)

    def _keep_blueprint(self, session: Session, made: Blueprint) -> None:
        for still in made.stills:
            self._store.resources.add(
                still.resource_id, session.id, ResourceType.IMAGE, now_s(), file=still.file, metadata=still.metadata
            )
        self._store.resources.add(
            made.resource_id,
            session.id,
            ResourceType.BLUEPRINT,
            now_s(),
            file=made.stills[0].file if made.stills else None,
            metadata=made.metadata,
        )
        ids = (made.resource_id, *(still.resource_id for still in made.stills))
        self._store.messages.say(session.id, made.message, now_s(), MessageType.RESOURCE, ids)

    # Generating

    def _commission(self, job: Job, session: Session) -> None:
        """Hand the plan over to rendering."""
        storyboard = board_of(session)
        with self._store.transaction():
            video = self._store.videos.find(session.video_id) if session.video_id else None
            if video is None or video.status is not VideoStatus.PENDING:
                if session.mode is SessionMode.GENERATE:
                    raise Stopped  # its video was deleted, so nobody waits for it
                video_id = new_id()
                self._store.videos.add(video_id, session.id, now_s())
                self._store.sessions.set_video(session.id, video_id)
            self._store.sessions.move(session.id, SessionStatus.GENERATING, 0)
            self._store.jobs.end(job.id)
            self._store.jobs.add(new_id(), session.id, JobKind.RENDER, now_s())
        log.info("session %s: rendering %d scenes", session.id, len(storyboard.scenes))
        self._wake()
        try:
            self._crew.remember(session.brief, storyboard)
        except OSError:
            log.exception("what was chosen could not be remembered")

    def _render(self, job: Job) -> None:
        session = self._store.sessions.get(job.session_id)
        storyboard, video_id = board_of(session), session.video_id
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
        folder = self._store.video_folder(video_id)
        deliver(production, storyboard, session.pictures, folder)
        try:
            self._complete(job, session, video_id, production.duration_s)
        except Stopped:  # deleted meanwhile, so nobody can reach its files any more
            shutil.rmtree(folder, ignore_errors=True)
            raise

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
        storyboard = board_of(session)
        with self._store.transaction():
            if not self._store.videos.complete(video_id, now_s(), duration_s, captioned=storyboard.captions):
                raise Stopped  # deleted while it was made
            resource_id = new_id()
            self._store.resources.add(
                resource_id,
                session.id,
                ResourceType.VIDEO,
                now_s(),
                video_id=video_id,
                metadata={"video_id": video_id, "duration": duration_s, "revision": storyboard.revision},
            )
            text = f"“{storyboard.title}” is ready: {duration_s:.0f} seconds."
            self._store.messages.say(session.id, text, now_s(), MessageType.RESOURCE, (resource_id,))
            self._store.sessions.move(session.id, SessionStatus.COMPLETED, 100)
            self._callbacks.success(session, video_id)
            self._endings.end(job, session)

    def _checkpoint(self, job: Job) -> None:
        if self._stop_file(job).exists():
            raise Stopped

    def _stop_file(self, job: Job) -> Path:
        return self._store.stop_file(job.id, job.session_id)

    def _touch_stop(self, job: Job) -> None:
        file = self._stop_file(job)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch()
