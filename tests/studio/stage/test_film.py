"""Clips: a video of the user's plays in a scene at its own pace, upright, in its own colours, and never breaks it."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.studio.boards import small_board
from tests.studio.stage.orders import SAID, order
from tui.api.terms import Orientation
from tui.studio.manner import Manner
from tui.studio.order import Order, cast
from tui.studio.shots import Narration, arrange
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame
from tui.studio.stage.film import Footage, Reel, film_if_playable
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import THERE
from tui.studio.stage.render import render_scene
from tui.studio.stage.task import FPS, Size
from tui.studio.storyboard import MOVING, ClipScene, Picture

CLIP = ClipScene(scene_id="clip", narration=SAID, clip=Picture(asset_id="film", alt="A film"), headline="A film")
UNEVEN_S = (0.0, 0.04, 0.4, 0.5, 1.3, 1.5, 1.55)
"""When the frames of a film of no steady rate come."""


def grey(number: int) -> int:
    """How bright the frame of a number is."""
    return 40 + 25 * (number % 8)


def film(path: Path, times_s: tuple[float, ...] = UNEVEN_S, size: tuple[int, int] = (160, 90)) -> Path:
    """A film of flat greys, each frame brighter than the one before up to the eighth; its left edge is black."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=1000, options={"crf": "10", "g": "3"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
        for number, at_s in enumerate(times_s):
            pixels = np.full((size[1], size[0], 3), grey(number), np.uint8)
            pixels[:, : size[0] // 4] = 0
            frame = av.VideoFrame.from_ndarray(pixels, "rgb24")
            frame.pts, frame.time_base = round(at_s * 1000), Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def brightness(reel: Reel, at_s: float) -> int:
    """Which frame is seen, by its grey."""
    pixels = reel.at(at_s).to_ndarray(format="rgb24")
    return round((float(pixels[:, pixels.shape[1] // 2 :].mean()) - 40) / 25)


def seen(path: Path, box: Box, at_s: float = 0.0) -> np.ndarray:
    """Luma of a frame in which a film plays in a box."""
    playable = film_if_playable(path)
    assert playable
    frame = Frame(Size(320, 320))
    Footage(playable, box, 0.0, -1.0).draw(frame, at_s, THERE)
    return frame.planes[0].astype(int)


def test_a_film_of_no_steady_rate_shows_each_frame_until_the_next_one_s_time(tmp_path: Path) -> None:
    playable = film_if_playable(film(tmp_path / "uneven.mp4"))
    assert playable
    reel = Reel(playable)
    shown = [brightness(reel, number / FPS) for number in range(46)]
    assert shown == [max(n for n, at_s in enumerate(UNEVEN_S) if at_s <= number / FPS + 1e-6) for number in range(46)]


@pytest.mark.parametrize("at_s", [1.4, 0.45, 0.0])
def test_any_moment_may_be_asked_for(tmp_path: Path, at_s: float) -> None:
    playable = film_if_playable(film(tmp_path / "uneven.mp4"))
    assert playable
    reel = Reel(playable)
    brightness(reel, 1.0)
    assert brightness(reel, at_s) == max(n for n, begins_s in enumerate(UNEVEN_S) if begins_s <= at_s)


def test_a_film_that_is_over_plays_again(tmp_path: Path) -> None:
    path = film(tmp_path / "short.mp4", tuple(n / 10 for n in range(8)))
    playable = film_if_playable(path)
    assert playable
    assert 0.7 <= playable.length_s <= 0.85
    box = Box(0, 0, 320, 180)
    assert np.abs(seen(path, box, playable.length_s + 0.25) - seen(path, box, 0.25)).max() <= 2


def turned(path: Path) -> Path:
    """The film with the note that phones held upright leave: to be shown turned to the right by a quarter."""
    data = bytearray(path.read_bytes())
    matrix = data.index(b"tkhd") + 4 + 4 + 36
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 90 << 16, 0, 1 << 30)
    path.write_bytes(data)
    return path


def test_a_film_taken_with_the_phone_upright_is_shown_upright(tmp_path: Path) -> None:
    path = turned(film(tmp_path / "phone.mp4"))
    playable = film_if_playable(path)
    assert playable
    assert playable.shape == pytest.approx(90 / 160)
    luma = seen(path, Box(0, 0, 180, 320), 1.2)
    assert luma[10:60, 10:170].max() < 40, "the black edge, left in the file, is above"
    assert luma[100:310, 10:170].min() > 60


def test_a_film_covers_its_box_and_is_cut_alike_on_both_sides(tmp_path: Path) -> None:
    luma = seen(film(tmp_path / "wide.mp4"), Box(40, 40, 160, 160), 1.2)
    assert luma[100, 42:198].max() > 60
    # A square out of 16:9 loses 22 % on each side, and so nearly all of the black quarter.
    assert (luma[100, 40:200] < 40).mean() < 0.1


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("orientation", Orientation)
def test_a_clip_plays_in_its_scene(tmp_path: Path, orientation: Orientation, full: bool) -> None:
    path = film(tmp_path / "film.mp4", tuple(n / 4 for n in range(9)))
    scene = CLIP.model_copy(update={"full": full})
    task = order(scene, tmp_path, orientation=orientation, picture=path, captions=False, presenter=False)
    artist, frame = Artist(task), Frame(task.size)
    moments = []
    for at_s in (1.1, 1.6):
        artist.draw(frame, at_s)
        moments.append(frame.planes[0].astype(int))
    changed = (np.abs(moments[1] - moments[0]) > 25).mean()
    assert changed > (0.6 if full else 0.12)


def test_parts_of_a_clip_scene_drawn_apart_show_what_the_whole_would(tmp_path: Path) -> None:
    task = order(CLIP, tmp_path, picture=film(tmp_path / "film.mp4", tuple(n / 8 for n in range(20))), presenter=False)
    through, apart = Artist(task), Artist(task)
    one, other = Frame(task.size), Frame(task.size)
    for number in range(60):
        through.draw(one, number / FPS)
    apart.draw(other, 59 / FPS)
    assert np.array_equal(one.pixels, other.pixels)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_film_cut_short_gives_a_scene_of_full_length(tmp_path: Path, share: float) -> None:
    path = film(tmp_path / "film.mkv", tuple(n / 8 for n in range(20)))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    task = order(CLIP, tmp_path, picture=path, frames=75)
    assert render_scene(task).frames == 75


@pytest.mark.parametrize("content", [b"", b"not a film", b"\x00\x00\x00\x18ftypmp42" + bytes(400)])
def test_what_is_no_film_leaves_the_scene_its_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    assert film_if_playable(path) is None
    Artist(order(CLIP, tmp_path, picture=path)).draw(Frame(Size(1280, 720)), 1.0)


def test_a_clip_is_the_video_where_it_is_at_hand_and_its_still_where_not(tmp_path: Path) -> None:
    board = small_board(scenes=(CLIP,))
    moving, still = tmp_path / "film.mp4", tmp_path / "film.png"
    for path in (moving, still):
        path.write_bytes(b"x")
    shot = arrange([CLIP], [Narration(tmp_path / "speech.npz", 2.0, (), ())])[0]
    names = ("film", MOVING), ("film", None)

    def shown(pictures: dict[tuple[str, int | None], Path]) -> Path | None:
        made = Order(board, cast(board), pictures, tmp_path, tmp_path, Manner(), tmp_path / "stop")
        return made.scene_task(shot).picture

    assert shown({names[0]: moving, names[1]: still}) == moving
    assert shown({names[1]: still}) == still
    assert shown({}) is None
