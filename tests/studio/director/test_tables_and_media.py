"""Tables become charts that say their own figures; videos lend a still; recordings are named."""

from __future__ import annotations

import math
import re
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.studio.director.directing import directing, talk
from tui.chat.attachments import check_path, inline_text, is_text, read_text
from tui.studio.director.confer import confer
from tui.studio.director.direct import direct
from tui.studio.director.enclosures import parted, with_more
from tui.studio.director.materials import Material, MaterialKind, read_material
from tui.studio.director.plan import Plan, Wishes
from tui.studio.director.table_material import chart, read_table, stated
from tui.studio.storyboard import ChartKind, ChartScene, PictureScene

QUARTERS = "Quarter,Revenue (M€)\nQ1,4.2\nQ2,5.1\nQ3,6.0\n"


def table_file(tmp_path: Path, text: str, name: str = "sales.csv") -> Material:
    """A CSV file, really written and read."""
    path = tmp_path / name
    path.write_text(text)
    return read_material("asset_csv", path, "text/plain", name, tmp_path / "pictures")


def test_a_table_is_drawn_and_said_in_its_own_figures(tmp_path: Path) -> None:
    plan = direct(
        "A video about our year. We opened two shops. It was good.", [table_file(tmp_path, QUARTERS)], Wishes()
    )
    charts = [scene for scene in plan.storyboard.scenes if isinstance(scene, ChartScene)]
    assert [scene.values for scene in charts] == [(4.2, 5.1, 6.0)]
    assert charts[0].labels == ("Q1", "Q2", "Q3")
    assert charts[0].narration == "Revenue: from 4.2 M€ in Q1 to 6.0 M€ in Q3."
    assert charts[0].source == "sales.csv"
    assert "sales.csv: drawn as a chart" in plan.message


def test_a_table_alone_is_a_video(tmp_path: Path) -> None:
    plan = direct("Make a video of this table.", [table_file(tmp_path, QUARTERS)], Wishes())
    assert any(isinstance(scene, ChartScene) for scene in plan.storyboard.scenes)


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Year,Visitors\n2018,12\n2019,13\n2020,4\n2021,7\n2022,15\n", ChartKind.LINE, (12, 13, 4, 7, 15)),
        ("City;Share\nBern;40,5%\nBasel;34,5%\nZug;25%\n", ChartKind.BAR, (40.5, 34.5, 25)),
        ("Town\tPeople\nUri\t36,700\nZug\t128,800\n", ChartKind.BAR, (36700, 128800)),
        ("Year;Visitors\n2022;15.250\n2023;16.000\n", ChartKind.BAR, (15250, 16000)),
        ("Apples,3\nPears,5\n", ChartKind.BAR, (3, 5)),
    ],
)
def test_tables_of_many_kinds_are_read(text: str, kind: ChartKind, values: tuple[float, ...]) -> None:
    table = read_table(text)
    assert table is not None
    made = chart(table, "f.csv", "scene-9")
    assert (made.chart, made.values) == (kind, values)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Year,Hives in London\n2010,1200\n2015,2600\n2020,5300\n",
            "Hives in London: from 1,200 in 2010 to 5,300 in 2020.",
        ),
        ("Year,Hives\n2020,5300\n2010,1200\n", "Hives: from 1,200 in 2010 to 5,300 in 2020."),
        (
            "Year,Visitors\n2018,12\n2019,13\n2020,4\n2021,7\n2022,11\n",
            "Visitors: from 12 in 2018 to 11 in 2022, with a high of 13 in 2019 and a low of 4 in 2020.",
        ),
        ("Monday,3\nFriday,5\n", "From 3 on Monday to 5 on Friday."),
        (
            "City,Share\nBern,40%\nBasel,35%\nZug,25%\n",
            "Share by city: Bern with 40%, Basel with 35% and Zug with 25%.",
        ),
        (
            "Fruit,Sold (kg)\nPears,7\nApples,30\nPlums,5\nFigs,5\n",
            "Sold by fruit: Apples with 30 kg, the highest; Plums and Figs with 5 kg, the lowest.",
        ),
        ("Apples,3\nPears,3\nPlums,3\nFigs,3\n", "The figures: 3 each."),
    ],
)
def test_a_table_is_told_as_people_tell_it(text: str, told: str) -> None:
    table = read_table(text)
    assert table is not None
    assert stated(table) == told


@given(st.lists(st.integers(0, 99_999), min_size=2, max_size=9), st.booleans())
def test_every_figure_told_of_a_table_is_one_of_its_own(values: list[int], dated: bool) -> None:
    labels = [str(2001 + at) if dated else f"Town {chr(65 + at)}" for at in range(len(values))]
    table = read_table(
        "Place,People\n" + "".join(f"{label},{value}\n" for label, value in zip(labels, values, strict=True))
    )
    if table is None:
        return  # figures that all look like years are labels
    told = stated(table).replace(",", "")
    of_them = {str(len([one for one in values if one == value])) for value in (min(values), max(values))}
    own = {*map(str, values), *labels, *(of_them if "of them" in told else ())}
    assert set(re.findall(r"\d+", told)) <= own
    assert {str(max(values)), str(min(values))} <= set(re.findall(r"\d+", told)) or dated


def test_a_pie_is_drawn_when_it_is_asked_for(tmp_path: Path) -> None:
    shares = table_file(tmp_path, "City,Share\nBern,40%\nBasel,35%\nZug,25%\n")
    plan = direct("Show the shares as a pie chart. Most of us live in Bern. Some do not.", [shares], Wishes())
    assert [scene.chart for scene in plan.storyboard.scenes if isinstance(scene, ChartScene)] == [ChartKind.PIE]


@pytest.mark.parametrize("text", ["name,role\nAnn,chef\nBo,cook\n", "just words", "a,b\n", ",,,\n,,,\n", '"\n1,2'])
def test_a_table_without_figures_is_named_and_left_out(tmp_path: Path, text: str) -> None:
    material = table_file(tmp_path, text)
    assert material.kind is MaterialKind.UNUSED
    assert material.trouble.startswith("sales.csv ")


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_at_all_is_a_table_that_can_be_drawn_or_none(text: str) -> None:
    table = read_table(text)
    if table is not None:
        made = chart(table, "f.csv", "scene-1")
        assert all(map(math.isfinite, made.values))
        assert stated(table)


def test_a_video_lends_a_still_and_its_length_is_told(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(30):
            frame = av.VideoFrame.from_ndarray(np.full((180, 320, 3), 8 * number, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    material = read_material("asset_clip", path, "video/mp4", "clip.mp4", tmp_path / "pictures")
    assert Image.open(material.pictures[0].path).size == (320, 180)
    assert "3 seconds" in material.trouble
    plan = direct("Show clip.mp4. The mill turns again. It was still for sixty years.", [material], Wishes())
    assert any(isinstance(scene, PictureScene) for scene in plan.storyboard.scenes)
    assert "clip.mp4 is a video of 3 seconds" in plan.message


def test_a_recording_is_named_with_its_length(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 8000 * 4))
    material = read_material("asset_talk", path, "audio/wav", "talk.wav", tmp_path / "pictures")
    assert "recording of 4 seconds" in material.trouble
    assert material.pictures == ()


CSV = "month,units\nJanuary,120\nFebruary,150\nMarch,210\n"
NOTES = "# Bread\n\n- Flour and water are mixed first.\n- The dough rests for an hour.\n\nIt is baked at 230 degrees.\n"


def packed(folder: Path, prompt: str, **files: str) -> str:
    """The prompt as the interface and the command line send it with such files attached."""
    texts = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_text(text)
        attachment = check_path(path)
        assert is_text(attachment)
        texts.append((attachment.name, read_text(path)))
    return inline_text(prompt, texts)


def test_files_of_text_reach_the_director_as_a_chart_and_as_sentences(tmp_path: Path) -> None:
    prompt = packed(tmp_path, "A video about our bakery. Use a pie chart.", sales_csv=CSV, notes_md=NOTES)
    with directing(tmp_path / "home") as served:
        board = talk(served, prompt).board()
    charts = [scene for scene in board["scenes"] if scene["kind"] == "chart"]
    assert [(one["labels"], one["values"], one["chart"], one["source"]) for one in charts] == [
        (["January", "February", "March"], [120, 150, 210], "pie", "sales.csv")
    ]
    said = " ".join(scene["narration"] for scene in board["scenes"])
    assert "It is baked at 230 degrees." in said
    assert "Text of the attached" not in said


def test_what_is_said_after_a_file_is_no_part_of_the_file(tmp_path: Path) -> None:
    prompt = with_more(packed(tmp_path, "A video about our bakery.", sales_csv=CSV), "We open at six.")
    told, files = parted(prompt)
    assert told == "A video about our bakery.\n\nWe open at six."
    assert files[0].table is not None
    assert files[0].table.labels == ("January", "February", "March")


def test_a_script_in_a_text_file_is_kept_word_for_word(tmp_path: Path) -> None:
    script = "Scene 1:\nVO: We open at nine.\nScene 2:\nVO: Come in. Bring your dog.\n"
    told, files = parted(packed(tmp_path, "Make this a video.", script_txt=script))
    assert files == ()
    assert "VO: Come in." in told


def test_a_table_without_figures_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    prompt = packed(tmp_path, "A video about us. We bake. We sell. You eat.", empty_csv="a,b\nx,y\n")
    plan = confer(prompt, [], Wishes())
    assert isinstance(plan, Plan)
    assert "empty.csv has no column of figures" in plan.message
