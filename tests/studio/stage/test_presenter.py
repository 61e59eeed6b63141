"""The presenter as the compositor gets it: sprites, and stills for the picker."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tui.studio.casting.catalogue import Framing
from tui.studio.casting.people import PEOPLE
from tui.studio.narration.speech import MouthShape
from tui.studio.stage.engine import skia
from tui.studio.stage.figure.figure import Figure
from tui.studio.stage.figure.pose import BODY_PLACES, HEAD_PLACES
from tui.studio.stage.presenter import SHEET_HEIGHTS, Anchor, Presenter, draw_portrait
from tui.studio.stage.sprite import LaterSprite, Sprite
from tui.studio.stage.task import Size

LANDSCAPE, PORTRAIT = Size(1280, 720), Size(720, 1280)
LOOKS = [(person, worn) for person in PEOPLE for worn in person.looks]
MAYA = PEOPLE[0]
THIRD = Anchor(1034, 720, 600)
"""The right third of a landscape frame."""


def presenter(size: Size = LANDSCAPE, anchor: Anchor = THIRD) -> Presenter:
    return Presenter(MAYA, MAYA.looks[0], size, anchor)


def saying(shape: str) -> tuple[MouthShape, ...]:
    return (MouthShape(shape, -10.0, 10.0),)


def composed(sprites, size: Size) -> np.ndarray:
    """The sprites laid over a green ground, as float BGR."""
    picture = np.zeros((size.height_px, size.width_px, 3))
    picture[:] = (0, 160, 0)
    for sprite in sprites:
        rows = slice(sprite.y_px, sprite.y_px + sprite.height_px)
        columns = slice(sprite.x_px, sprite.x_px + sprite.width_px)
        cover = sprite.pixels[..., 3:] / 255.0
        picture[rows, columns] = picture[rows, columns] * (1 - cover) + sprite.pixels[..., :3]
    return picture


HALF_WIDTHS_PX = {Framing.CLOSE: (195, 250), Framing.HALF: (165, 212), Framing.FULL: (105, 170)}


@pytest.mark.parametrize(("person", "worn"), LOOKS, ids=lambda value: getattr(value, "look_id", ""))
def test_every_look_draws_a_figure_that_fills_its_place(person, worn) -> None:
    sprites = Presenter(person, worn, LANDSCAPE, THIRD).sprites(0.5, saying("D"))
    picture = composed(sprites, LANDSCAPE)
    drawn = np.abs(picture - (0, 160, 0)).sum(axis=2) > 12
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    least, most = HALF_WIDTHS_PX[worn.framing]
    assert 120 <= rows[0] <= 240, "the top of the hair"
    assert rows[-1] == 719, "the figure is cut by the picture's lower edge"
    assert 1034 - most <= columns[0] <= 1034 - least
    assert 1034 + least <= columns[-1] <= 1034 + most


def test_no_two_looks_look_alike() -> None:
    stills = [draw_portrait(person, worn, 40, 50, "#dddddd") for person, worn in LOOKS]
    assert len(set(stills)) == len(stills)


@given(
    x=st.floats(-300, 1600),
    bottom=st.floats(100, 1600),
    height=st.floats(150, 1400),
    t_s=st.floats(0, 60),
    size=st.sampled_from([LANDSCAPE, PORTRAIT]),
)
@settings(max_examples=25, deadline=None)
def test_nothing_lies_outside_the_frame_or_off_the_chroma_grid(x, bottom, height, t_s, size) -> None:
    for sprite in presenter(size, Anchor(x, bottom, height)).sprites(t_s):
        assert sprite.x_px >= 0
        assert sprite.y_px >= 0
        assert sprite.x_px + sprite.width_px <= size.width_px
        assert sprite.y_px + sprite.height_px <= size.height_px
        assert not (sprite.x_px | sprite.y_px | sprite.width_px | sprite.height_px) & 1


@pytest.mark.parametrize("framing", Framing)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.group_id)
def test_the_layers_together_are_the_figure(person, framing) -> None:
    worn = replace(person.looks[0], framing=framing)
    t_s = 2.0
    said = saying("C")
    someone = Presenter(person, worn, LANDSCAPE, THIRD)
    sprites, pose = someone.sprites(t_s, said), someone.pose(t_s, said)
    pixels = np.zeros((720, 1280, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    scale = THIRD.height_px / SHEET_HEIGHTS[worn.framing]
    surface.getCanvas().translate(THIRD.centre_x_px - 200 * scale, THIRD.bottom_px - THIRD.height_px)
    surface.getCanvas().scale(scale, scale)
    Figure(person, worn).draw(surface.getCanvas(), pose)
    whole = composed([Sprite(pixels, 0, 0)], LANDSCAPE)
    difference = np.abs(composed(sprites, LANDSCAPE) - whole).max(axis=2)
    assert (difference > 24).mean() < 0.0005, "no layer is cut off at the edge of its box"


def test_pixels_are_premultiplied() -> None:
    for sprite in presenter().sprites(1.0, saying("D")):
        assert (sprite.pixels[..., :3].max(axis=2) <= sprite.pixels[..., 3]).all()


def test_a_sprite_that_returns_has_the_same_key_and_pixels() -> None:
    someone, seen, again = presenter(), {}, 0
    for step in range(300):
        for sprite in someone.sprites(step / 15):
            if sprite.key in seen and again < 60:
                again += 1
                assert np.array_equal(seen[sprite.key].pixels, sprite.pixels)
            elif sprite.key:
                seen[sprite.key] = sprite
    assert again == 60
    lasting = [key for key, sprite in seen.items() if not sprite.passing]
    assert len(lasting) <= 2 * HEAD_PLACES + BODY_PLACES, "what is kept in files is bounded"


def lasting(someone: Presenter, t_s: float) -> list[LaterSprite]:
    return [sprite for sprite in someone.sprites(t_s) if isinstance(sprite, LaterSprite) and not sprite.passing]


@pytest.mark.parametrize("framing", Framing)
def test_what_comes_again_can_be_had_beforehand(framing) -> None:
    someone = Presenter(MAYA, replace(MAYA.looks[0], framing=framing), LANDSCAPE, THIRD)
    kept = {sprite.key: sprite for sprite in someone.kept()}
    shown = {sprite.key: sprite for step in range(150) for sprite in lasting(someone, step / 5)}
    assert shown.keys() <= kept.keys()
    assert all(np.array_equal(shown[key].pixels, kept[key].pixels) for key in list(shown)[::17])


def test_keys_tell_presenters_apart() -> None:
    other = Presenter(MAYA, MAYA.looks[1], LANDSCAPE, THIRD)
    elsewhere = presenter(anchor=Anchor(1000, 720, 600))
    keys = [sprite.key for one in (presenter(), other, elsewhere) for sprite in one.sprites(1.0) if sprite.key]
    assert len(set(keys)) == len(keys)


def test_no_two_seconds_are_alike() -> None:
    small = Presenter(MAYA, MAYA.looks[0], Size(320, 180), Anchor(160, 180, 170))
    seconds = [
        np.stack([composed(small.sprites(t_s + part / 4), Size(320, 180))[::2, ::2] for part in range(4)])
        for t_s in range(24)
    ]
    for one, other in combinations(seconds, 2):
        assert np.abs(one - other).mean() > 0.02


def inside_the_mouth(person, worn, shape: str) -> int:
    """Pixels darker and redder than skin or lips between the lips: the opening, teeth left out."""
    closed = composed(Presenter(person, worn, LANDSCAPE, Anchor(640, 720, 700)).sprites(0.0, saying("A")), LANDSCAPE)
    spoken = composed(Presenter(person, worn, LANDSCAPE, Anchor(640, 720, 700)).sprites(0.0, saying(shape)), LANDSCAPE)
    mouth = slice(300, 380), slice(610, 670)
    return int((np.abs(closed - spoken)[mouth].sum(axis=2) > 60).sum())


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.group_id)
def test_a_speaking_mouth_is_seen_on_every_skin(person) -> None:
    assert inside_the_mouth(person, replace(person.looks[0], framing=Framing.HALF), "D") > 350


def test_the_wider_the_sound_the_larger_the_change() -> None:
    areas = [inside_the_mouth(MAYA, MAYA.looks[0], shape) for shape in "ABCD"]
    assert areas == sorted(areas)
    assert areas[0] == 0


@pytest.mark.parametrize("size", [(320, 400), (96, 96), (640, 360)])
def test_a_portrait_is_a_png_of_the_size_asked_for(size) -> None:
    still = Image.open(io.BytesIO(draw_portrait(MAYA, MAYA.looks[0], *size, "#dde8f0")))
    assert (still.format, still.size) == ("PNG", size)
    assert still.convert("RGB").getpixel((1, 1)) == (0xDD, 0xE8, 0xF0)
    assert still.convert("RGB").getpixel((size[0] // 2, size[1] - 2)) != (0xDD, 0xE8, 0xF0)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.group_id)
def test_a_wide_portrait_shows_the_whole_head(person) -> None:
    still = Image.open(io.BytesIO(draw_portrait(person, person.looks[0], 320, 180, "#00a000"))).convert("RGB")
    assert {still.getpixel((x, 0)) for x in range(320)} == {(0, 160, 0)}
