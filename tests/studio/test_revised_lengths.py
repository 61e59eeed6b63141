"""A revision that moves scenes in time draws none of them again, and all that goes by time is right afterwards."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.playing import listen, structure
from tests.studio.boards import small_board
from tui.studio.manner import Manner
from tui.studio.order import Order, cast, parts_of
from tui.studio.production import Production, produce
from tui.studio.shots import Narration, arrange
from tui.studio.stage.task import FPS, Quality
from tui.studio.storyboard import Scene, StatementScene, Storyboard

SAID = ("Cold brew is easy.", "It steeps overnight.", "Ice comes last of all.", "Lemon is welcome.", "Make it tonight.")
RATE_HZ = 48_000
SILENT = 1e-3
"""The loudest a sample is between two scenes; speech is a hundred times as loud."""


def _board(said: Sequence[str] = SAID) -> Storyboard:
    """A board of the scenes that say this, each under a name of its own."""
    board = small_board()
    opening, closing = board.scenes[0], board.scenes[2]
    middle = [
        StatementScene(scene_id=f"m-{text}", narration=text, headline=text.split(".")[0].split()[0])
        for text in said[1:-1]
    ]
    spoken = closing.model_copy(update={"narration": said[-1]})
    return board.model_copy(update={"scenes": (opening, *middle, spoken)})


@pytest.fixture(scope="module")
def workers() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def _produce(said: Sequence[str], folder: Path, workers: ProcessPoolExecutor) -> Production:
    manner = Manner(Quality.DRAFT)
    board = _board(said)
    return produce(board, {}, folder, workers, on_progress=lambda _: None, stop=folder / "stop", manner=manner)


def _drawn(folder: Path) -> set[str]:
    """The scenes that have been drawn, by the names of their pieces."""
    return {clip.name.split("-")[1] for clip in folder.rglob("scene-*.mp4")}


@pytest.fixture(scope="module")
def first(workers: ProcessPoolExecutor, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Production]:
    folder = tmp_path_factory.mktemp("first")
    made = _produce(SAID, folder, workers)
    assert len(_drawn(folder)) == len(SAID)
    return folder, made


LONGER = "It steeps overnight, for twelve hours or so."
ADDED = "Stir it once."
REVISIONS = {
    "longer": ((SAID[0], LONGER, *SAID[2:]), 1),
    "removed": ((*SAID[:2], *SAID[3:]), 0),
    "swapped": ((SAID[0], SAID[2], SAID[1], *SAID[3:]), 0),
    "added": ((*SAID[:-1], ADDED, SAID[-1]), 1),
}
"""What is said after each revision, and how many scenes that leaves to draw."""


@pytest.mark.parametrize("what", REVISIONS)
def test_only_scenes_that_are_new_are_drawn_and_the_rest_is_where_it_belongs(
    workers: ProcessPoolExecutor, first: tuple[Path, Production], what: str
) -> None:
    folder, before = first
    said, new = REVISIONS[what]
    drawn = _drawn(folder)
    after = _produce(said, folder, workers)
    assert len(_drawn(folder) - drawn) == new
    names = [scene.headline for scene in _board(said).scenes if hasattr(scene, "headline")]
    chapters = structure(after.video).chapters
    assert [name for _, name in chapters] == names
    starts_s = [start_s for start_s, _ in chapters]
    pictures = _lumas(after.video)
    assert len(pictures) == round(after.duration_s * FPS)
    _check_sound(after, starts_s)
    assert [_place(starts_s, at_s) for at_s in _cues(after.subtitles)] == list(range(len(said)))
    old = _lumas(before.video)
    olds_s = dict(zip(SAID, (start_s for start_s, _ in structure(before.video).chapters), strict=True))
    for text, start_s in zip(said, starts_s, strict=True):
        if text in olds_s:
            there, here = (round(at_s * FPS) for at_s in (olds_s[text], start_s))
            assert np.array_equal(pictures[here : here + 45], old[there : there + 45]), "picture for picture the same"


def _lumas(video: Path) -> np.ndarray:
    with av.open(str(video)) as container:
        return np.stack([frame.to_ndarray(format="gray")[::8, ::8] for frame in container.decode(video=0)])


def _check_sound(made: Production, starts_s: Sequence[float]) -> None:
    """Nothing is heard where a scene begins, and somebody speaks soon afterwards."""
    sound = np.abs(listen(made.video)).max(axis=0)
    assert abs(len(sound) / RATE_HZ - made.duration_s) <= 1 / FPS
    for start_s in starts_s:
        begin = round(start_s * RATE_HZ)
        assert sound[begin : begin + RATE_HZ // 10].max() < SILENT
        assert sound[begin : begin + RATE_HZ * 5 // 4].max() > 100 * SILENT


def _cues(subtitles: Path) -> list[float]:
    """When each subtitle begins, in seconds."""
    lines = [line.partition(" --> ")[0] for line in subtitles.read_text().splitlines() if " --> " in line]
    return [
        sum(float(part) * 60**n for n, part in enumerate(reversed(at.replace(",", ".").split(":")))) for at in lines
    ]


def _place(starts_s: Sequence[float], at_s: float) -> int:
    return sum(start_s <= at_s for start_s in starts_s) - 1


LENGTHS = st.dictionaries(st.sampled_from(SAID[1:-1]), st.floats(0.5, 20.0), min_size=1)


def _pieces(scenes: Sequence[Scene], lengths_s: dict[str, float]) -> dict[str, tuple[int, list[str]]]:
    """Length in frames and names of the pieces of each scene in the middle of a video, by what it says."""
    board = small_board(scenes=tuple(scenes))
    order = Order(board, cast(board), {}, Path(), Path(), Manner(), Path("stop"))
    narrations = [Narration(Path(), lengths_s.get(scene.narration, 3.0), (), ()) for scene in scenes]
    tasks = order.scene_tasks(arrange(scenes, narrations))[1:-1]
    return {task.scene.narration: (task.frames, [part.clip.name for part in parts_of(task)]) for task in tasks}


@given(st.permutations(SAID[1:-1]), LENGTHS, st.integers(1, 3))
def test_a_scene_s_pieces_have_their_names_wherever_it_stands_and_whatever_is_before_it(
    order: list[str], lengths_s: dict[str, float], kept: int
) -> None:
    plain = _pieces(_board().scenes, {})
    other = _pieces(_board((SAID[0], *order[:kept], SAID[-1])).scenes, lengths_s)
    for text, (frames, pieces) in other.items():
        assert (pieces == plain[text][1]) == (frames == plain[text][0])
