"""Scenes that show figures, sides, steps and places: what is drawn, and when."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.sheets import SAMPLES, Album, sample_order
from tests.studio.stage.orders import order, spoken
from tui.api.terms import Orientation
from tui.studio.casting.colour import rgb
from tui.studio.casting.styles import STYLES
from tui.studio.stage.artist import scene_parts
from tui.studio.stage.layout import layout
from tui.studio.stage.motion import Unfolding
from tui.studio.stage.render import draw_still
from tui.studio.stage.scenes.figures import figure
from tui.studio.stage.setting import Setting
from tui.studio.stage.task import video_size
from tui.studio.storyboard import ChartKind, ChartScene, NumberScene, Scene, StepsScene, TimelineScene

BY_ID = {scene.scene_id: scene for scene in SAMPLES}
SIZES = [video_size(Orientation.LANDSCAPE), video_size(Orientation.PORTRAIT)]


def setting(narration: str, size=SIZES[0], *, presenter: bool = False) -> Setting:
    words = spoken(narration)
    boxes = layout(size, presenter=presenter, captions=True)
    return Setting(STYLES[0], size, boxes, words[-1].end_s + 1.2 if words else 4.0, words)


def still(scene: Scene, folder: Path, at_s: float | None = None, **changes) -> np.ndarray:
    task = order(scene, folder, presenter=False, captions=False, **changes)
    with Image.open(io.BytesIO(draw_still(task, at_s))) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def coloured(picture: np.ndarray, colour: str) -> np.ndarray:
    return np.abs(picture - np.array(rgb(colour))).max(axis=2) < 48


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "said"),
    [
        (1250000, "$", None, "$1,250,000"),
        (67, "%", None, "67%"),
        (-3.5, "°C", None, "−3.5°C"),
        (2.5, "million", None, "2.5\u00a0million"),
        (0.1 + 0.2, "", None, "0.3"),
        (1, "", 2, "1.00"),
        (-0.001, "", 1, "0.0"),
        (1_000, "kg", 0, "1,000\u00a0kg"),
    ],
)
def test_figures_are_written_as_they_are_read(value: float, unit: str, decimals: int | None, said: str) -> None:
    assert figure(value, unit, decimals) == said


def test_a_figure_counts_up_to_its_value_as_it_is_said(tmp_path: Path) -> None:
    scene = NumberScene(scene_id="n", narration="So we looked, and in the end it was 80 % of them", value=80, unit="%")
    early, late = (coloured(still(scene, tmp_path, at_s), STYLES[0].palette.second) for at_s in (1.6, 4.5))
    assert 0 <= early.sum() < 0.5 * late.sum(), "its gauge fills"


@pytest.mark.parametrize("chart", ChartKind)
def test_a_chart_s_parts_come_in_the_order_they_are_said(chart: ChartKind) -> None:
    said = "First there is coffee with forty. Then comes the tea with thirty. And last of all some water with ten."
    scene = ChartScene(
        scene_id="c", narration=said, chart=chart, labels=("Coffee", "Tea", "Water"), values=(40, 30, 10)
    )
    parts = scene_parts(scene, setting(said))
    starts = [part.starts_s for part in parts if isinstance(part, Unfolding)]
    assert starts == sorted(starts)
    words = spoken(said)
    said_s = {word.text.strip(".").lower(): word.start_s for word in words}
    assert starts[-1] > said_s["tea"]
    assert len(starts) == (2 if chart is ChartKind.LINE else 3)


def test_bars_are_as_long_as_their_values(tmp_path: Path) -> None:
    scene = ChartScene(scene_id="c", narration="One two three.", labels=("A", "B"), values=(10, 40))
    shown = still(scene, tmp_path, 5.0, frames=180)
    small, large = (coloured(shown, colour) for colour in (STYLES[0].palette.second, STYLES[0].palette.accent))
    heights = [np.flatnonzero(bar.sum(axis=1) > 60).size for bar in (small, large)]
    assert heights[0] / heights[1] == pytest.approx(0.25, abs=0.03)


def test_a_bar_below_zero_hangs_from_the_line(tmp_path: Path) -> None:
    scene = ChartScene(scene_id="c", narration="One two three.", labels=("A", "B"), values=(-40, 40))
    shown = still(scene, tmp_path, 5.0, frames=180)
    rows = np.flatnonzero((coloured(shown, STYLES[0].palette.accent)).sum(axis=1) > 60)
    other = np.flatnonzero((coloured(shown, STYLES[0].palette.second)).sum(axis=1) > 60)
    assert min(rows.max(), other.max()) <= max(rows.min(), other.min()) + 4


@settings(max_examples=25, deadline=None)
@given(
    values=st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=12),
    chart=st.sampled_from(ChartKind),
    label=st.text(max_size=40),
    unit=st.text(max_size=12),
    standing=st.booleans(),
)
def test_any_figures_can_be_drawn(values: list[float], chart: ChartKind, label: str, unit: str, standing: bool) -> None:
    if chart is ChartKind.PIE:
        values = [abs(value) for value in values]
        if sum(values) <= 0:
            values = [1.0]
    labels = tuple(f"{label}{number}" for number in range(len(values)))
    scene = ChartScene(
        scene_id="c", narration="x", chart=chart, labels=labels, values=tuple(values), unit=unit, headline=label
    )
    made = scene_parts(scene, setting("A few words about it.", SIZES[standing], presenter=not standing))
    assert made


@settings(max_examples=20, deadline=None)
@given(texts=st.lists(st.text(max_size=90), min_size=1, max_size=6), standing=st.booleans())
def test_any_steps_can_be_drawn(texts: list[str], standing: bool) -> None:
    scene = StepsScene(scene_id="s", narration="x", headline=texts[0], steps=tuple(texts))
    circumstances = setting("A few words.", SIZES[standing], presenter=True)
    room = circumstances.layout.content.inset(-20, -20)
    for part in scene_parts(scene, circumstances):
        layer = part.layer
        assert layer.y_px + layer.height_px <= room.bottom + 4
        assert layer.x_px + layer.width_px <= room.right + 4


def test_a_timeline_without_words_for_its_moments_still_shows_them_all(tmp_path: Path) -> None:
    scene = BY_ID["timeline"]
    assert isinstance(scene, TimelineScene)
    parts = scene_parts(scene, setting("Nothing of the sort is mentioned here at all, not even once."))
    assert len(parts) >= 4 * 3


def test_a_grid_shows_its_pictures_and_names_the_missing_one(tmp_path: Path) -> None:
    task = sample_order(BY_ID["grid_5"], Album(tmp_path), STYLES[0], Orientation.LANDSCAPE, presenter=False)
    shown = np.asarray(Image.open(io.BytesIO(draw_still(task))).convert("RGB")).astype(np.int16)
    assert (shown[150:330, 80:440, 0] > 150).mean() > 0.1, "the dusk's red sky"
    assert len(scene_parts(task.scene, setting("x"))) == 5, "without any files, five panels"
