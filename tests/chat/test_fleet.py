"""Several sessions are followed at once, and one that wants its user says so once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.chat.conftest import until
from tests.chat.vendor import Time, Vendor
from tui.api.client import VideoAgentClient
from tui.chat.conversation import Conversation
from tui.chat.draft import Draft
from tui.chat.fleet import Fleet, News
from tui.chat.library import Library
from tui.chat.polling import Schedule
from tui.chat.view import ConversationView, State

REMOTE = Schedule(loopback=False, jitter=lambda: 1.0)


class Told:
    """A fleet and what it told."""

    def __init__(self, limit: int = 10) -> None:
        self.news: list[News] = []
        self.changes = 0
        self.fleet = Fleet(self._count, self.news.append, limit)

    def _count(self) -> None:
        self.changes += 1


class Scripted:
    """A conversation whose views a test pushes."""

    def __init__(self, session_id: str | None = None, state: State = State.DRAFT, backend: str = "heygen") -> None:
        self.view = ConversationView(state, session_id=session_id, backend=backend)
        self._listeners: list[Callable[[ConversationView], None]] = []
        self.closed = False
        self.is_aside = False

    def step_aside(self) -> None:
        self.is_aside = True

    def come_forward(self) -> None:
        self.is_aside = False

    def subscribe(self, listener: Callable[[ConversationView], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def push(self, state: State, **more: object) -> None:
        self.view = replace(self.view, state=state, polled_at=1.0, **more)  # type: ignore[arg-type]
        for listener in list(self._listeners):
            listener(self.view)

    async def close(self) -> None:
        self.closed = True


async def test_several_sessions_run_side_by_side_and_each_tells_when_it_is_done(
    client: VideoAgentClient, vendor: Vendor, library: Library, time: Time
) -> None:
    told = Told()
    talks = [Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE) for _ in range(3)]
    for number, talk in enumerate(talks):
        told.fleet.show(talk)
        await talk.send(Draft(f"Film {number}"))
        await told.fleet.leave(talk)
    assert told.fleet.running("heygen") == 3
    ids = [talk.view.session_id or "" for talk in talks]
    assert [view.session_id for view in told.fleet.views] == ids
    vendor.sessions[ids[1]]["status"] = "waiting_for_input"
    vendor.say(ids[1], "model", "Who should speak?")
    await until(talks[1], State.YOUR_TURN)
    vendor.videos["v0"] = {"id": "v0", "status": "completed", "duration": 3.0, "video_url": "https://x/v0"}
    vendor.sessions[ids[0]].update(status="completed", video_id="v0", progress=100)
    await until(talks[0], State.COMPLETED)
    assert [(one.view.session_id, one.view.state, one.shown) for one in told.news] == [
        (ids[1], State.YOUR_TURN, False),
        (ids[0], State.COMPLETED, False),
    ]
    assert told.fleet.running("heygen") == 1
    await told.fleet.close()
    assert told.fleet.views == ()


async def test_what_is_shown_says_so_in_its_news() -> None:
    told, talk = Told(), Scripted("s1", State.THINKING)
    told.fleet.show(talk)
    talk.push(State.GENERATING)
    talk.push(State.COMPLETED)
    talk.push(State.COMPLETED, title="New")
    assert [(one.view.state, one.shown) for one in told.news] == [(State.COMPLETED, True)]


async def test_opening_an_old_session_is_no_news() -> None:
    told, talk = Told(), Scripted("s1", State.THINKING)
    told.fleet.show(talk)
    talk.push(State.COMPLETED)
    assert told.news == []


async def test_a_run_that_ended_while_the_program_was_away_is_news() -> None:
    told, talk = Told(), Scripted("s1", State.GENERATING)
    told.fleet.watch(talk, expected=True)
    talk.push(State.COMPLETED)
    assert [one.view.state for one in told.news] == [State.COMPLETED]


async def test_leaving_a_session_lets_go_of_it_only_when_there_is_nothing_to_wait_for() -> None:
    told = Told()
    done, waiting, draft = Scripted("s1", State.COMPLETED), Scripted("s2", State.YOUR_TURN), Scripted()
    for talk in (done, waiting, draft):
        told.fleet.show(talk)
        await told.fleet.leave(talk)
    assert (done.closed, waiting.closed, draft.closed) == (True, False, True)
    assert told.fleet.find("heygen", "s2") is waiting
    assert told.fleet.find("studio", "s2") is None
    assert told.fleet.find("heygen", "s1") is None


async def test_a_backend_is_full_by_itself() -> None:
    told = Told(limit=2)
    for number in range(2):
        told.fleet.watch(Scripted(f"s{number}", State.THINKING))
    assert told.fleet.full("heygen")
    assert not told.fleet.full("studio")


async def test_a_session_beside_the_screen_is_asked_for_less_often() -> None:
    fleet = Told().fleet
    shown, beside = Scripted("s1", State.GENERATING), Scripted("s2", State.GENERATING)
    fleet.watch(beside)
    fleet.show(shown)
    assert (shown.is_aside, beside.is_aside) == (False, True)
    await fleet.leave(shown)
    fleet.show(beside)
    assert (shown.is_aside, beside.is_aside) == (True, False)
