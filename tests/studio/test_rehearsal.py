"""Plans are rehearsed by workers that have nothing else to do, and by no others."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from tests.studio.boards import small_board
from tui.studio import production
from tui.studio.stage.task import Stopped
from tui.studio.studio_crew import StudioCrew


class Queue(Executor):
    """Takes tasks and never comes to them, as a pool does that is busy."""

    def __init__(self) -> None:
        self.waiting: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *_: Any, **__: Any) -> Future[Any]:
        self.waiting.append(Future())
        return self.waiting[-1]

    @property
    def dropped(self) -> list[bool]:
        return [task.cancelled() for task in self.waiting]


@pytest.fixture
def crew(tmp_path: Path) -> StudioCrew:
    return StudioCrew(tmp_path / "kits", tmp_path / "pieces")


def produced(crew: StudioCrew, folder: Path, queue: Queue) -> None:
    with pytest.raises(Stopped):
        crew.produce(small_board(), {}, folder, queue, lambda _: None, folder / "stop")


@pytest.fixture
def other_plan_meanwhile(crew: StudioCrew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """Where the tasks go of a plan that is shown while a video is made, which is then stopped."""
    queue = Queue()

    def meanwhile(*_: object, **__: object) -> None:
        crew.rehearse(small_board(), {}, tmp_path / "other", queue)
        raise Stopped

    monkeypatch.setattr(production, "produce", meanwhile)
    return queue


@pytest.mark.usefixtures("other_plan_meanwhile")
def test_a_video_of_any_session_ends_every_rehearsal(crew: StudioCrew, tmp_path: Path) -> None:
    queue = Queue()
    for session in ("one", "two"):
        crew.rehearse(small_board(), {}, tmp_path / session, queue)
    assert queue.dropped == [False] * 4
    produced(crew, tmp_path / "two", queue)
    assert queue.dropped == [True] * 4


def test_no_plan_is_rehearsed_while_a_video_is_made(
    crew: StudioCrew, tmp_path: Path, other_plan_meanwhile: Queue
) -> None:
    produced(crew, tmp_path / "one", other_plan_meanwhile)
    assert other_plan_meanwhile.waiting == []
    crew.rehearse(small_board(), {}, tmp_path / "other", other_plan_meanwhile)
    assert other_plan_meanwhile.dropped == [False] * 2, "and again when it is done"


def test_a_changed_plan_is_rehearsed_in_the_place_of_the_former(crew: StudioCrew, tmp_path: Path) -> None:
    queue = Queue()
    for _ in range(2):
        crew.rehearse(small_board(), {}, tmp_path / "one", queue)
    assert queue.dropped == [True, True, False, False]
