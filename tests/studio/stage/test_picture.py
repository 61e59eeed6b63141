"""Pictures: over the whole frame or framed, whole, and never trembling."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.studio.stage.orders import SCENES, order
from tui.api.terms import Orientation
from tui.studio.casting.catalogue import BrandKit
from tui.studio.casting.styles import STYLES
from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import THERE
from tui.studio.stage.photo import APPROACH, Photo, is_graphic, open_picture
from tui.studio.stage.render import draw_still
from tui.studio.stage.style_still import draw_style_still
from tui.studio.stage.task import FPS, Size

PICTURE = SCENES[4].model_copy(update={"presenter": False})


def photograph(width: int, height: int) -> Image.Image:
    """Colours that vary everywhere, the rim included, and are nowhere the green of the tests below."""
    y, x = np.mgrid[0:height, 0:width]
    waves = [120 + 100 * np.sin(x / 60 + y / 90), 60 + 50 * np.sin(y / 50), 130 + 100 * np.cos(x / 80)]
    return Image.fromarray(np.stack(waves, -1).astype(np.uint8))


def saved(picture: Image.Image, path: Path) -> Path:
    picture.save(path)
    return path


def shown(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def test_a_photograph_of_the_frame_s_shape_fills_it(tmp_path: Path) -> None:
    path = saved(photograph(1600, 900), tmp_path / "wide.png")
    still = shown(draw_still(order(PICTURE, tmp_path, picture=path)))
    ground = shown(draw_still(order(PICTURE, tmp_path)))
    assert (np.abs(still - ground)[:300].max(axis=2) > 12).mean() > 0.9


@pytest.mark.parametrize("orientation", Orientation)
def test_a_page_is_shown_whole(tmp_path: Path, orientation: Orientation) -> None:
    page = Image.new("RGB", (800, 1100), "white")
    for corner in ((0, 0), (760, 0), (0, 1060), (760, 1060)):
        page.paste((0, 170, 60), (*corner, corner[0] + 40, corner[1] + 40))
    assert is_graphic(page)
    task = order(PICTURE, tmp_path, orientation=orientation, picture=saved(page, tmp_path / "page.png"))
    still = shown(draw_still(task, task.frames / FPS - 0.5))
    green = (still[..., 1] > 130) & (still[..., 0] < 90) & (still[..., 2] < 120)
    white = still.min(axis=2) > 240
    rows, columns = (np.flatnonzero(white.mean(axis=axis) > 0.2) for axis in (1, 0))
    corners = green[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    half_y, half_x = corners.shape[0] // 2, corners.shape[1] // 2
    for part in (
        corners[:half_y, :half_x],
        corners[:half_y, half_x:],
        corners[half_y:, :half_x],
        corners[half_y:, half_x:],
    ):
        assert part.sum() > 60


def test_a_photograph_is_not_taken_for_a_page() -> None:
    assert not is_graphic(photograph(900, 600))


def test_transparency_is_shown_on_white(tmp_path: Path) -> None:
    path = saved(Image.new("RGBA", (40, 40), (255, 0, 0, 0)), tmp_path / "clear.png")
    assert open_picture(path).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photograph(300, 200).save(tmp_path / "turned.jpg", exif=exif)
    assert open_picture(tmp_path / "turned.jpg").size == (200, 300)


def test_a_picture_moves_all_the_time_and_evenly() -> None:
    frame = Frame(Size(640, 360))
    photo = Photo(photograph(1600, 900), Box(0, 0, 640, 360), APPROACH, 6.0, -1.0)
    lumas = []
    for number in range(60, 120):
        photo.draw(frame, number / FPS, THERE)
        lumas.append(frame.planes[0].astype(np.int16))
    steps = [np.abs(a - b).mean() for a, b in itertools.pairwise(lumas)]
    assert min(steps) > 0.02
    assert max(steps) < 2.5 * float(np.median(steps))


def test_a_scene_whose_picture_is_not_there_says_its_words(tmp_path: Path) -> None:
    still = shown(draw_still(order(PICTURE, tmp_path)))
    assert (still.min(axis=2) > 220).sum() > 3_000


def test_a_logo_stands_in_the_corner_and_over_the_closing_words(tmp_path: Path) -> None:
    logo = saved(Image.new("RGB", (300, 100), (0, 220, 40)), tmp_path / "logo.png")
    kit = BrandKit("brand_a", "A", ("#ff8800",), str(logo))
    for scene, place in ((SCENES[0], (slice(0, 110), slice(1000, 1280))), (SCENES[5], (slice(80, 260), slice(0, 700)))):
        still = shown(draw_still(order(scene, tmp_path, kit=kit)))
        green = (still[..., 1] > 190) & (still[..., 0] < 60)
        assert green[place].sum() > 2_000
        assert green.sum() == green[place].sum()


def test_a_logo_that_has_gone_costs_no_video(tmp_path: Path) -> None:
    kit = BrandKit("brand_a", "A", (), str(tmp_path / "gone.png"))
    assert draw_still(order(SCENES[0], tmp_path, kit=kit)) == draw_still(order(SCENES[0], tmp_path))


@pytest.mark.parametrize("size", [Size(1280, 720), Size(720, 1280)], ids=["lying", "standing"])
def test_each_design_has_a_sample_of_its_own(size: Size) -> None:
    samples = [shown(draw_style_still(style, size)) for style in STYLES]
    assert all(sample.shape == (size.height_px, size.width_px, 3) for sample in samples)
    differences = [np.abs(a - b).mean() for n, a in enumerate(samples) for b in samples[:n]]
    assert min(differences) > 5


def test_a_16_bit_picture_keeps_its_greys(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65_535, 256).astype(np.uint16)[None].repeat(8, 0)
    path = saved(Image.fromarray(ramp), tmp_path / "deep.png")
    assert [open_picture(path).getpixel((x, 4))[0] for x in (0, 128, 255)] == pytest.approx([0, 128, 255], abs=2)


@pytest.mark.parametrize("size", [(2000, 12), (12, 2000), (3, 3), (4000, 3000)])
def test_pictures_of_any_shape_can_be_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    path = saved(Image.new("RGB", size, (200, 40, 40)), tmp_path / "odd.png")
    still = shown(draw_still(order(SCENES[4], tmp_path, picture=path)))
    assert ((still[..., 0] > 150) & (still[..., 1] < 90)).sum() > 500
