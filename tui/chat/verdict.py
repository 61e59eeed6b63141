"""What a look at a session means: the API's words are taken as evidence, not as truth.

Pure. `failed` and 404 are not believed until the video agrees and they were seen steadily; a state from before one's
own message does not count (BEHAVIOUR 2).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.api.terms import SessionStatus, VideoStatus
from tui.chat.polling import Schedule
from tui.chat.timeline import WORKING, state_of
from tui.chat.view import State

GONE = "not found"
"""The word shown for a session that the API no longer knows."""
_RENDERING = frozenset({VideoStatus.PENDING, VideoStatus.PROCESSING, "waiting"})


@dataclass(frozen=True, slots=True)
class Look:
    """What one look brought. Times are Unix seconds."""

    at: float
    status: str
    """The session's word; `GONE` when there is no session."""
    video_status: str | None = None
    """The video's word; None when no video of this run is known."""
    moved: bool = False
    """The agent said something since the last message of one's own."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered from look to look."""

    state: State = State.THINKING
    doubted_since: float | None = None
    sightings: int = 0
    told_at: float | None = None
    """When the last message of one's own was taken and nothing came of it yet."""
    stop_asked: bool = False
    notice: str = ""

    @property
    def in_doubt(self) -> bool:
        """A failure was reported that is not believed yet."""
        return self.doubted_since is not None and self.state is not State.FAILED


def judge(look: Look, memory: Memory, patience: Schedule) -> Memory:
    """Weigh one look; the state and the notice are in what is returned."""
    if memory.state is State.STOPPED and state_of(look.status) in WORKING:
        memory = replace(memory, stop_asked=False)  # somebody else set it going again
    if look.status == SessionStatus.FAILED:
        return _failed(look, memory, patience)
    if look.status == GONE:
        return _gone(look, memory, patience)
    calm = replace(memory, doubted_since=None, sightings=0, notice="")
    if look.status == SessionStatus.COMPLETED and not _stale(look, memory, patience):
        return _completed(look, memory, patience)
    state = state_of(look.status)
    if state in {State.YOUR_TURN, State.COMPLETED} and _stale(look, memory, patience):
        return replace(calm, state=State.THINKING)
    if state is State.YOUR_TURN and memory.stop_asked:
        return replace(calm, state=State.STOPPED, told_at=None)
    return replace(calm, state=state, told_at=None)


def _stale(look: Look, memory: Memory, patience: Schedule) -> bool:
    return memory.told_at is not None and not look.moved and look.at - memory.told_at < patience.settling_s


def _completed(look: Look, memory: Memory, patience: Schedule) -> Memory:
    if look.video_status == VideoStatus.FAILED:
        return _doubted(look, memory, patience, "The agent says completed, but its video failed")
    calm = replace(memory, doubted_since=None, sightings=0, told_at=None, notice="")
    if look.video_status in _RENDERING:
        return replace(calm, state=State.GENERATING, notice="The agent is done; its video is still being made ready.")
    return replace(calm, state=State.COMPLETED)


def _failed(look: Look, memory: Memory, patience: Schedule) -> Memory:
    if memory.stop_asked:
        return replace(memory, state=State.STOPPED, doubted_since=None, sightings=0, told_at=None, notice="")
    if _stale(look, memory, patience):
        return replace(memory, state=State.THINKING, notice="")
    if look.video_status == VideoStatus.COMPLETED:
        return replace(memory, state=State.COMPLETED, doubted_since=None, sightings=0, told_at=None, notice="")
    if look.video_status in _RENDERING:
        notice = "The agent says failed, its video is still being made: watching on."
        return replace(memory, state=State.GENERATING, doubted_since=None, sightings=0, told_at=None, notice=notice)
    return _doubted(look, memory, patience, "The agent says failed")


def _gone(look: Look, memory: Memory, patience: Schedule) -> Memory:
    calm = replace(memory, doubted_since=None, sightings=0, told_at=None)
    if look.video_status == VideoStatus.COMPLETED:
        return replace(calm, state=State.COMPLETED, notice="")
    if look.video_status == VideoStatus.FAILED:
        return _doubted(look, memory, patience, "The session is gone and its video failed")
    if look.video_status is not None:
        return replace(
            calm, state=State.GENERATING, notice="The session can no longer be read: following its video instead."
        )
    return _doubted(look, memory, patience, "The session is not found")


def _doubted(look: Look, memory: Memory, patience: Schedule, what: str) -> Memory:
    since = look.at if memory.doubted_since is None else memory.doubted_since
    seen = replace(memory, doubted_since=since, sightings=memory.sightings + 1)
    if seen.sightings >= patience.sightings and look.at - since >= patience.steady_s:
        return replace(seen, state=State.FAILED, told_at=None, notice="")
    return replace(seen, notice=f"{what}; that is not always the end: making sure.")
