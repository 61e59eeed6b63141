"""A storyboard becomes a video: what is finished is kept, what changed is made again, what breaks is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.playing import clipped, listen, second_opinion, structure, watch
from tests.studio.boards import small_board, with_headline
from tests.studio.stage.orders import SCENES, order
from tui.api.terms import Orientation
from tui.studio.manner import Manner, manner_of
from tui.studio.narration.spelling import UnspeakableError
from tui.studio.order import PART_FRAMES, Order, Own, cast, parts_of
from tui.studio.production import Production, Rehearsal, draw_board, produce
from tui.studio.shots import Narration, Shot
from tui.studio.stage.render import render_scene
from tui.studio.stage.task import FPS, Quality, Stopped, video_size
from tui.studio.storyboard import Picture, PictureScene, Storyboard

TASK = order(SCENES[0], Path("nowhere"))


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@pytest.fixture(scope="module")
def workers() -> Iterator[ProcessPoolExecutor]:
    """Two processes that every test of the module uses, for starting them takes longer than their work."""
    with _pool() as pool:
        yield pool


def _produce(
    board: Storyboard, folder: Path, workers: Executor, on_progress: Callable[[float], None] = lambda _: None
) -> Production:
    return produce(
        board, {}, folder, workers, on_progress=on_progress, stop=folder / "stop", manner=Manner(Quality.DRAFT)
    )


def _clips(folder: Path) -> dict[str, int]:
    """The encoded pieces of scenes that lie in a folder, with what changes when it is written again."""
    made = [clip for cut in ("scene", "clean") for clip in folder.rglob(f"{cut}-*.mp4")]
    return {clip.name: clip.stat().st_ino for clip in made}


def _scenes(clips: Iterable[str]) -> set[str]:
    """The scenes that clips are parts of."""
    return {clip.split("-")[1] for clip in clips}


@pytest.fixture(scope="module")
def made(workers: ProcessPoolExecutor, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Production]:
    folder = tmp_path_factory.mktemp("made")
    return folder, _produce(small_board(), folder, workers)


def test_the_video_is_as_long_as_it_says_and_has_everything_beside_it(made: tuple[Path, Production]) -> None:
    _, production = made
    with av.open(str(production.video)) as container:
        frames = sum(1 for _ in container.decode(video=0))
    assert frames == round(production.duration_s * FPS)
    for file in (production.poster, production.subtitles):
        assert file.stat().st_size > 0
    assert "cold brew is easy" in production.subtitles.read_text().lower()


def test_progress_rises_from_nothing_to_all_and_never_falls(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    told: list[float] = []
    _produce(small_board(), tmp_path, workers, told.append)
    assert told[0] < 0.1
    assert told[-1] == 1.0
    assert all(earlier <= later for earlier, later in pairwise(told))
    assert len(set(told)) > 4


def test_a_video_that_is_finished_is_not_made_again(
    workers: ProcessPoolExecutor, made: tuple[Path, Production]
) -> None:
    folder, production = made
    before = _clips(folder), production.video.stat().st_ino
    assert _produce(small_board(), folder, workers) == production
    assert (_clips(folder), production.video.stat().st_ino) == before


def test_changing_one_scene_draws_that_scene_only(workers: ProcessPoolExecutor, made: tuple[Path, Production]) -> None:
    folder, production = made
    before = _clips(folder)
    revised = _produce(with_headline(small_board(), 1, "While you sleep"), folder, workers)
    after = _clips(folder)
    assert revised.video != production.video
    assert {name: after[name] for name in before} == before
    assert len(after) > len(before)
    assert {name.split("-")[1] for name in after.keys() - before.keys()}.isdisjoint(_scenes(before))
    assert len(_scenes(after)) - len(_scenes(before)) == 1


def test_a_production_that_was_stopped_goes_on_from_what_it_had_finished(
    workers: ProcessPoolExecutor, tmp_path: Path
) -> None:
    stop = tmp_path / "stop"

    def stop_after_a_scene(_: float) -> None:
        if _clips(tmp_path):
            stop.touch()

    with pytest.raises(Stopped):
        _produce(small_board(), tmp_path, workers, stop_after_a_scene)
    finished = _clips(tmp_path)
    assert finished
    assert not list(tmp_path.rglob("*.part"))
    stop.unlink()
    production = _produce(small_board(), tmp_path, workers)
    assert production.video.exists()
    assert {name: _clips(tmp_path)[name] for name in finished} == finished


def test_a_vertical_cut_of_the_same_storyboard_speaks_nothing_again(
    workers: ProcessPoolExecutor, made: tuple[Path, Production]
) -> None:
    folder, lying = made
    sounds = {file: file.stat().st_ino for kind in ("npz", "m4a") for file in folder.rglob(f"*.{kind}")}
    standing = _produce(small_board(orientation=Orientation.PORTRAIT), folder, workers)
    assert {file: file.stat().st_ino for kind in ("npz", "m4a") for file in folder.rglob(f"*.{kind}")} == sounds
    assert standing.duration_s == lying.duration_s
    assert standing.subtitles.read_text() == lying.subtitles.read_text()
    for production, size in ((lying, (960, 540)), (standing, (540, 960))):
        with av.open(str(production.video)) as container, Image.open(production.poster) as poster:
            picture = container.streams.video[0]
            assert (picture.width, picture.height) == poster.size == size


def test_a_worker_that_dies_is_told_and_the_next_attempt_succeeds(tmp_path: Path) -> None:
    dying = _pool()

    def kill_one(progress: float) -> None:
        if progress > 0.05 and dying._processes:
            os.kill(next(iter(dying._processes)), signal.SIGKILL)

    with dying, pytest.raises(BrokenExecutor):
        _produce(small_board(), tmp_path, dying, kill_one)
    with _pool() as fresh:
        assert _produce(small_board(), tmp_path, fresh).video.exists()


def test_a_still_of_every_scene_is_drawn_and_kept(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    stills = draw_board(small_board(), {}, tmp_path, workers)
    assert list(stills) == ["one", "two", "three"]
    written = {still: still.stat().st_ino for still in stills.values()}
    assert draw_board(small_board(), {}, tmp_path, workers) == stills
    assert {still: still.stat().st_ino for still in stills.values()} == written


@pytest.mark.parametrize("music", ["", "dawn"])
def test_what_was_rehearsed_is_neither_spoken_nor_mixed_again(
    music: str, workers: ProcessPoolExecutor, tmp_path: Path
) -> None:
    board = small_board(music=music, quality="draft")
    rehearsal = Rehearsal(board, {}, tmp_path, workers)
    rehearsal.wait()
    heard = _heard(tmp_path)
    assert len(heard) == len({scene.narration for scene in board.scenes}) + 1
    rehearsal.end()
    made = produce(board, {}, tmp_path, workers, on_progress=lambda _: None, stop=tmp_path / "stop")
    assert made.video.exists()
    assert _heard(tmp_path) == heard
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def _heard(folder: Path) -> dict[Path, int]:
    """The files of speech and of sound, each with the inode it was written to."""
    return {file: file.stat().st_ino for kind in ("speech-*.npz", "sound-*.m4a") for file in folder.rglob(kind)}


def test_a_rehearsal_makes_room_when_it_is_ended(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    board = small_board()
    scenes = [
        scene.model_copy(update={"narration": f"{scene.narration} Number {n}."})
        for n in range(9)
        for scene in board.scenes
    ]
    many = board.model_copy(update={"scenes": tuple(scenes)})
    rehearsal = Rehearsal(many, {}, tmp_path, workers)
    rehearsal.end()
    rehearsal.wait()
    assert len(list(tmp_path.rglob("speech-*.npz"))) < len(scenes) / 2
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def test_another_session_uses_what_one_has_made(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    def made_in(session: str, board: Storyboard) -> Production:
        return produce(
            board,
            {},
            tmp_path / session,
            workers,
            on_progress=lambda _: None,
            stop=tmp_path / "stop",
            manner=Manner(Quality.DRAFT),
            cache=cache,
        )

    made_in("first", small_board())
    before = _clips(cache)
    renamed = small_board(title="A fork of it")
    renamed = renamed.model_copy(
        update={
            "scenes": tuple(scene.model_copy(update={"scene_id": f"new-{n}"}) for n, scene in enumerate(renamed.scenes))
        }
    )
    made_in("second", renamed)
    assert _clips(cache) == before


def test_a_picture_counts_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    scene = PictureScene(scene_id="p", narration="See.", picture=Picture(asset_id="jar"), headline="A jar")
    shot = Shot(scene, Narration(Path(), 1.0, (), ()), 0.0, 0.0, 60)

    def clip(file: Path) -> str:
        order = Order(
            small_board(),
            cast(small_board()),
            {("jar", None): file},
            tmp_path,
            tmp_path,
            Manner(),
            tmp_path / "stop",
        )
        return order.scene_task(shot).clip.name

    one, copy = tmp_path / "one.png", tmp_path / "copy.png"
    one.write_bytes(b"a jar")
    copy.write_bytes(b"a jar")
    named = clip(one)
    assert clip(copy) == named
    one.write_bytes(b"another jar")
    assert clip(one) != named


@given(st.integers(1, 20_000))
def test_parts_of_a_scene_are_all_of_it_once(frames: int) -> None:
    task = replace(TASK, frames=frames)
    parts = parts_of(task)
    spans = [part.span for part in parts if part.span]
    assert [first for first, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == frames
    assert all(0 < part.drawn_frames <= 2 * PART_FRAMES for part in parts)
    assert len({part.clip for part in parts}) == len(parts)


def test_the_video_tells_its_title_language_and_chapters(made: tuple[Path, Production]) -> None:
    with av.open(str(made[1].video)) as container:
        chapters = container.chapters()
        assert container.metadata["title"] == "Cold brew"
        assert container.streams.audio[0].language == "eng"
    assert [chapter["metadata"]["title"] for chapter in chapters] == ["Cold brew", "Overnight", "Tonight"]
    assert chapters[0]["start"] == 0


def test_captions_are_there_as_web_vtt_too(made: tuple[Path, Production]) -> None:
    captions = made[1].captions
    assert captions is not None
    assert captions.read_text().startswith("WEBVTT")


@pytest.mark.parametrize(("quality", "height"), [(Quality.DRAFT, 540), (Quality.FULL, 720), (Quality.HIGH, 1080)])
def test_every_quality_has_its_size_in_both_orientations(quality: Quality, height: int) -> None:
    lying, standing = (video_size(orientation, quality) for orientation in Orientation)
    if lying.height_px > lying.width_px:
        lying, standing = standing, lying
    assert (lying.height_px, lying.width_px) == (height, height * 16 // 9)
    assert (standing.width_px, standing.height_px) == (lying.height_px, lying.width_px)


def test_a_design_of_the_user_s_own_is_cast_and_drawn(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(
        'name = "Mine"\nlike = "style_poster"\n[palette]\nground = ["#f4e9d0", "#f4e9d0"]\nink = "#101010"\n'
    )
    board = small_board().model_copy(update={"style_id": "style_paper"})
    own = Own(styles=tmp_path)
    assert cast(board, own).style.name == "Mine"
    still = next(iter(draw_board(board, {}, tmp_path / "work", workers, own).values()))
    assert still.exists()
    with pytest.raises(KeyError):
        cast(board)


def test_both_cuts_come_from_one_drawing_and_differ_in_their_captions_only(
    workers: ProcessPoolExecutor, tmp_path: Path
) -> None:
    made = produce(
        small_board(),
        {},
        tmp_path,
        workers,
        on_progress=lambda _: None,
        stop=tmp_path / "stop",
        manner=Manner(Quality.DRAFT, both_cuts=True),
    )
    assert made.captioned is not None
    clean, captioned = (_frame(video, 45) for video in (made.video, made.captioned))
    differs = np.abs(clean.astype(int) - captioned).max(axis=2) > 40
    low = round(len(clean) * 0.8)
    assert differs[low:].sum() > 500, "the captions"
    assert differs[:low].mean() < 0.002, "nothing else"
    before = _clips(tmp_path), made.video.stat().st_ino
    silent = _produce(small_board(captions=False), tmp_path, workers)
    assert silent.video == made.video, "captions off is the cut that is there"
    assert (_clips(tmp_path), silent.video.stat().st_ino) == before
    assert silent.subtitles.read_bytes() == made.subtitles.read_bytes()


def test_what_captions_off_draws_by_itself_is_what_both_cuts_at_once_have(tmp_path: Path) -> None:
    """The two come from different loops, and must be one clip, for either may be found in the cache."""
    both = replace(TASK, frames=12, clip=tmp_path / "scene-1.mp4", clean=tmp_path / "clean-1.mp4", captions_room=True)
    alone = replace(both, captions=False, clip=tmp_path / "alone.mp4", clean=None)
    for task in (both, alone):
        render_scene(replace(task, progress=tmp_path / "frames", stop=tmp_path / "stop"))
    assert (tmp_path / "alone.mp4").read_bytes() == (tmp_path / "clean-1.mp4").read_bytes()
    assert (tmp_path / "alone.mp4").read_bytes() != (tmp_path / "scene-1.mp4").read_bytes()


def _frame(video: Path, number: int) -> np.ndarray:
    with av.open(str(video)) as container:
        return next(islice(container.decode(video=0), number, None)).to_ndarray(format="rgb24")


def test_a_bed_is_heard_where_nobody_speaks(
    workers: ProcessPoolExecutor, made: tuple[Path, Production], tmp_path: Path
) -> None:
    folder, plain = made
    with_bed = produce(
        small_board(music="dawn", quality="draft"),
        {},
        tmp_path,
        workers,
        on_progress=lambda _: None,
        stop=tmp_path / "stop",
        cache=folder / "cache",
    )
    assert _ending(with_bed.video) > 10 * _ending(plain.video)
    assert structure(with_bed.video).track("vide").samples == structure(plain.video).track("vide").samples


def test_a_sound_file_of_the_user_s_is_music_by_its_asset_id(tmp_path: Path) -> None:
    song = tmp_path / "song.mp3"
    assert manner_of(small_board(music="asset-1", quality="high"), {("asset-1", None): song}) == Manner(
        Quality.HIGH, bed=song
    )
    assert manner_of(small_board(), {}) == Manner()


def test_a_script_in_another_language_is_refused_before_anything_is_made(
    workers: ProcessPoolExecutor, tmp_path: Path
) -> None:
    scene = (
        small_board()
        .scenes[0]
        .model_copy(
            update={
                "narration": "Wir backen jeden Tag zweihundert Brote. Das ist nicht teuer und wird von uns gemacht."
            }
        )
    )
    with pytest.raises(UnspeakableError, match=r"English only.*German"):
        _produce(small_board(scenes=(scene,)), tmp_path, workers)
    assert not list(tmp_path.iterdir())


def test_every_scene_is_heard_where_it_is_seen(made: tuple[Path, Production]) -> None:
    """The file's tables, every frame and every sample: lengths, order, nothing frozen, black or clipped."""
    video = made[1].video
    file, seen, sound = structure(video), watch(video), listen(video)
    assert file.boxes.index("moov") < file.boxes.index("mdat")
    assert (file.title, file.track("soun").language) == ("Cold brew", "eng")
    assert [title for _, title in file.chapters] == ["Cold brew", "Overnight", "Tonight"]
    assert [start_s for start_s, _ in file.chapters] == sorted({0.0, *(start_s for start_s, _ in file.chapters)})
    assert file.chapters[-1][0] < made[1].duration_s
    for track in (file.track("vide"), file.track("soun")):
        assert track.samples == track.sized
        assert track.even
        assert track.duration_s == pytest.approx(made[1].duration_s, abs=0.002)
    assert (seen.frames, seen.uneven) == (round(made[1].duration_s * FPS), 0)
    assert seen.black_s == 0
    assert seen.still_s < 1
    assert abs(sound.shape[1] / 48_000 - made[1].duration_s) <= 1 / FPS
    assert not clipped(sound)
    other = second_opinion(video)
    assert other is None or other.frames == seen.frames


def _ending(video: Path) -> float:
    """How loud the second before the last half is: the closing scene's silence."""
    with av.open(str(video)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    return float(np.sqrt(np.mean(sound[:, -48_000:-24_000] ** 2)))
