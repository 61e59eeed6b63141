"""The designs: complete, distinct, and readable on the grounds they really draw."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tui.studio.casting.catalogue import Style
from tui.studio.casting.colour import hexed, luminance, rgb
from tui.studio.casting.style_files import CHOICES
from tui.studio.casting.styles import STYLES, style
from tui.studio.stage.captions import MANNERS as CAPTIONS
from tui.studio.stage.ground import GROUNDS, Ground
from tui.studio.stage.motion import MOTIONS
from tui.studio.stage.panels import MANNERS
from tui.studio.stage.scenes.column import ORNAMENTS
from tui.studio.stage.scenes.lower_third import MANNERS as LOWER_THIRDS
from tui.studio.stage.task import Size
from tui.studio.stage.texture import TEXTURES
from tui.studio.stage.transition import TRANSITIONS
from tui.studio.stage.typefaces import FAMILIES

EACH = pytest.mark.parametrize("design", STYLES, ids=lambda design: design.style_id)


def test_there_are_at_least_twelve_light_and_dark_ones() -> None:
    assert len(STYLES) >= 12
    assert len({design.dark for design in STYLES}) == 2
    assert len({design.style_id for design in STYLES}) == len(STYLES)
    assert len({(design.ground, design.panels, design.display_font) for design in STYLES}) == len(STYLES)


@EACH
def test_a_design_names_what_the_stage_can_draw(design: Style) -> None:
    assert re.fullmatch(r"style_[a-z_]+", design.style_id)
    assert design.ground in GROUNDS
    assert design.panels in MANNERS
    assert design.texture in {"", *TEXTURES}
    assert design.motion in MOTIONS
    assert design.transition in TRANSITIONS
    assert design.captions in CAPTIONS
    assert design.lower_third in LOWER_THIRDS
    assert design.ornament in {"", *ORNAMENTS}
    assert {design.display_font, design.text_font} <= set(FAMILIES)
    assert design.tags


@pytest.mark.parametrize(
    "tag", ["cinematic", "retro-tech", "editorial", "handmade", "print", "bold", "minimal", "playful", "data"]
)
def test_there_are_designs_of_every_kind(tag: str) -> None:
    assert [design for design in STYLES if tag in design.tags]


def test_every_manner_the_stage_knows_is_some_design_s() -> None:
    for field, known in CHOICES.items():
        if not field.endswith("_font"):
            assert set(known) - {""} <= {getattr(design, field) for design in STYLES}, field


@EACH
def test_an_id_leads_back_to_its_design(design: Style) -> None:
    assert style(design.style_id) is design


def test_an_unknown_id_is_told_apart() -> None:
    with pytest.raises(KeyError):
        style("style_none")


@EACH
@pytest.mark.parametrize("size", [Size(1280, 720), Size(720, 1280)], ids=["lying", "standing"])
def test_text_reads_on_the_ground_at_every_moment(design: Style, size: Size) -> None:
    ground = Ground(design, size)
    drawn = np.concatenate([ground.colours(at_s).reshape(-1, 3) for at_s in range(0, 120, 6)])
    lights = [luminance(tuple(colour)) for colour in np.unique(drawn.round(), axis=0)]
    palette = design.palette
    for ink in (palette.ink, palette.muted, palette.accent, palette.second):
        assert _worst(luminance(rgb(ink)), min(lights), max(lights)) >= 4.5, hexed(rgb(ink))


def _worst(ink: float, darkest: float, lightest: float) -> float:
    return min((max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) for ground in (darkest, lightest))
