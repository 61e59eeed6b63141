"""A video's files have names where links lead, and nothing of them is left where nobody looks."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.studio.boards import small_board
from tui.studio.delivery import deliver, find, kept_plan, remove, tidy
from tui.studio.production import Production


def _made(work: Path, name: str, content: bytes = b"moving") -> Production:
    work.mkdir(exist_ok=True)
    files = {kind: work / f"video-{name}{suffix}" for kind, suffix in SUFFIXES.items()}
    for file in files.values():
        if not file.exists():
            file.write_bytes(content)
    return Production(**files, duration_s=1.0)


SUFFIXES = {"video": ".mp4", "poster": ".jpg", "subtitles": ".srt", "captions": ".vtt"}


def _age(folder: Path) -> None:
    long_ago = time.time() - 100_000
    for file in folder.iterdir():
        os.utime(file, (long_ago, long_ago))


def test_a_video_is_delivered_with_the_plan_it_was_made_from(tmp_path: Path) -> None:
    board, pictures = small_board(), {("jar", None): tmp_path / "jar.png", ("film", 0): tmp_path / "film.mp4"}
    deliver(_made(tmp_path / "work", "a"), board, pictures, tmp_path / "video")
    video = find(tmp_path / "video", "video")
    assert video is not None
    assert video.read_bytes() == b"moving"
    plan = kept_plan(tmp_path / "video")
    assert plan is not None
    assert (plan.storyboard, plan.pictures) == (board, pictures)
    (tmp_path / "video" / "plan.json").write_text("{")
    assert kept_plan(tmp_path / "video") is None


def test_a_deleted_video_leaves_nothing_and_takes_nothing_of_another(tmp_path: Path) -> None:
    work, board = tmp_path / "work", small_board()
    for number, name in enumerate(("same", "same", "other")):
        deliver(_made(work, name), board, {}, tmp_path / str(number))
    remove(tmp_path / "2", work)
    assert {file.name for file in work.iterdir()} == {f"video-same{suffix}" for suffix in SUFFIXES.values()}
    remove(tmp_path / "0", work)
    assert find(tmp_path / "1", "video") is not None
    assert len(list(work.iterdir())) == len(SUFFIXES)
    remove(tmp_path / "1", work)
    assert not list(work.iterdir())


def test_what_no_video_has_any_more_is_tidied_away_once_nobody_can_be_using_it(tmp_path: Path) -> None:
    work = tmp_path / "work"
    _made(work, "never-delivered")
    for name in ("scene-a.frames", ".spoken-1", "still-a.png"):
        (work / name).write_bytes(b"x")
    tidy(work)
    assert len(list(work.iterdir())) == len(SUFFIXES) + 3, "it may be on its way to a video"
    _age(work)
    deliver(_made(work, "new"), small_board(), {}, tmp_path / "video")
    kept = {f"video-new{suffix}" for suffix in SUFFIXES.values()} | {"still-a.png"}
    assert {file.name for file in work.iterdir()} == kept
