"""Contact sheets of everything the stage can draw, for looking at: `python -m tests.sheets OUT.png`.

OUT's name says what is drawn: every design (`styles.png`) or every kind of scene (`scenes.png`), each in both
orientations. `tests/studio/stage/test_sheets.py` checks the same pictures for overflow, overlap and contrast.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageOps

from tests.studio.stage.orders import order, spoken
from tui.api.terms import Orientation
from tui.studio.casting.catalogue import Look, Person, Style
from tui.studio.casting.people import PEOPLE
from tui.studio.casting.styles import STYLES
from tui.studio.stage.render import draw_still
from tui.studio.stage.task import FPS, SceneTask
from tui.studio.storyboard import (
    BulletsScene,
    ChartKind,
    ChartScene,
    ClipScene,
    ClosingScene,
    ComparisonScene,
    ImageGridScene,
    LocationScene,
    Mark,
    Moment,
    NumberScene,
    Picture,
    PictureScene,
    QuoteScene,
    Scene,
    Side,
    StatementScene,
    StepsScene,
    TimelineScene,
    TitleScene,
)

SAID = "Cold water takes its time, and that is the whole secret of a good jar of coffee on the table."
DUSK, PEAKS, SHORE, PAGE = (Picture(asset_id=name, alt=name.title()) for name in ("dusk", "peaks", "shore", "page"))
FILM = Picture(asset_id="film", alt="Film")

SAMPLES: tuple[Scene, ...] = (
    TitleScene(
        scene_id="title",
        narration=SAID,
        headline="Cold brew, the patient way",
        kicker="A short guide",
        subline="Twelve hours, two things, no heat",
    ),
    StatementScene(
        scene_id="statement",
        narration=SAID,
        headline="Cold water draws out less acid, so it tastes rounder",
        kicker="Why it works",
    ),
    BulletsScene(
        scene_id="bullets",
        narration=SAID,
        headline="What you need ☕",
        points=("Coarse ground coffee", "Cold water, eight parts", "A jar with a lid", "Twelve hours of patience"),
    ),
    QuoteScene(
        scene_id="quote",
        narration=SAID,
        quote="It waits for you in the morning, and it is never in a bad mood.",
        attribution="Ada Lindholm, barista",
    ),
    NumberScene(
        scene_id="number",
        narration=SAID,
        headline="Less acid than hot coffee",
        value=67,
        unit="%",
        label="measured over forty brews",
    ),
    NumberScene(scene_id="money", narration=SAID, value=1_250_000, unit="$", label="saved by one office in a year"),
    ChartScene(
        scene_id="bars",
        narration=SAID,
        headline="Render time by step",
        labels=("Draw", "Blend", "Convert", "Encode", "Mux"),
        values=(18, 12, 8, 47, 3),
        unit="%",
        source="Measured on two cores",
    ),
    ChartScene(
        scene_id="long_bars",
        narration=SAID,
        headline="Where the coffee goes",
        labels=("United States of America", "Brazil", "Germany", "Japan", "France and Belgium"),
        values=(1.6, 1.3, 0.5, -0.4, 0.35),
        unit="million t",
    ),
    ChartScene(
        scene_id="line",
        narration=SAID,
        headline="Cups a day",
        chart=ChartKind.LINE,
        labels=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        values=(120, 180, 150, 240, 310, 290, 360),
    ),
    ChartScene(
        scene_id="pie",
        narration=SAID,
        headline="What people drink",
        chart=ChartKind.PIE,
        labels=("Filter coffee", "Espresso", "Cold brew", "Tea"),
        values=(42, 27, 19, 12),
        unit="%",
    ),
    ComparisonScene(
        scene_id="comparison",
        narration=SAID,
        headline="Hot or cold?",
        left=Side(title="Hot brew", points=("Ready in four minutes", "Bright and sharp", "Best at once")),
        right=Side(title="Cold brew", points=("Ready tomorrow", "Round and sweet", "Keeps for a week")),
    ),
    TimelineScene(
        scene_id="timeline",
        narration=SAID,
        headline="A short history",
        moments=(
            Moment(when="1600s", what="Kyoto traders brew cold"),
            Moment(when="1840", what="Mazagran in Algeria"),
            Moment(when="1964", what="The Toddy system"),
            Moment(when="2015", what="Cans in every shop"),
        ),
    ),
    StepsScene(
        scene_id="steps",
        narration=SAID,
        headline="Make it tonight",
        steps=("Grind it coarse", "Pour cold water over it", "Wait twelve hours", "Strain it slowly"),
    ),
    PictureScene(scene_id="picture", narration=SAID, picture=DUSK, headline="Evening over the hills"),
    PictureScene(
        scene_id="lower_third",
        narration=SAID,
        picture=DUSK,
        name="Dr. Maya Lindholm",
        role="Head of local rendering",
        presenter=False,
    ),
    PictureScene(
        scene_id="page", narration=SAID, picture=PAGE.model_copy(update={"page": 3}), headline="The recipe, page three"
    ),
    ImageGridScene(scene_id="grid_3", narration=SAID, headline="Three mornings", pictures=(DUSK, PEAKS, SHORE)),
    PictureScene(
        scene_id="marked page",
        narration=SAID,
        headline="What page three says",
        picture=PAGE,
        marks=(Mark(x=0.1, y=0.46, width=0.76, height=0.1, text="a good jar of coffee"),),
    ),
    ClipScene(scene_id="clip", narration=SAID, headline="An evening, filmed", clip=FILM, name="Maya Lindholm"),
    ClipScene(scene_id="clip over all", narration=SAID, headline="Evening over the hills", clip=FILM, full=True),
    ImageGridScene(
        scene_id="grid_5",
        narration=SAID,
        pictures=(DUSK, PEAKS, SHORE, PAGE, Picture(asset_id="gone", alt="A picture that is missing")),
        presenter=False,
    ),
    LocationScene(
        scene_id="location",
        narration=SAID,
        headline="Come and taste it",
        place="Kungsholmen",
        region="Stockholm, Sweden",
        detail="Fleminggatan 21, open 7 to 18",
    ),
    ClosingScene(
        scene_id="closing", narration=SAID, headline="Make it tonight, drink it tomorrow", subline="One jar, one week"
    ),
    ClosingScene(
        scene_id="action",
        narration=SAID,
        headline="Taste it yourself",
        action="Book a tasting",
        address="coldbrew.example/taste",
    ),
    StatementScene(scene_id="arabic", narration=SAID, headline="القهوة الباردة أحلى وألطف", kicker="لماذا"),
    StepsScene(scene_id="emoji", narration=SAID, headline="🧊 ☕ 🕛", steps=("🫘 ➕ 💧", "🕛 ➡️ 🕛", "😋")),
)
"""One scene of every kind, some kinds in several shapes."""

SHOWN = ("title", "bullets", "bars", "lower_third")
"""Samples that show most of what a design is."""


def scenery(name: str, width: int = 1600, height: int = 900) -> Image.Image:
    """A picture to show: hills at dusk, snowy peaks, a shore, or a printed page."""
    if name == "page":
        return _page()
    skies = {
        "dusk": ((44, 32, 92), (240, 120, 96)),
        "peaks": ((86, 148, 214), (226, 238, 248)),
        "shore": ((20, 92, 120), (250, 214, 150)),
    }
    grounds = {
        "dusk": ((92, 44, 96), (24, 16, 48)),
        "peaks": ((120, 140, 170), (30, 52, 70)),
        "shore": ((18, 120, 130), (8, 52, 74)),
    }
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / height, x / width
    picture = _mixed(skies[name], y / 0.62)
    sun = np.exp(-(((x - 0.68) * width / height) ** 2 + (y - 0.44) ** 2) / 0.004)
    picture += (np.array((255, 236, 190)) - picture) * np.clip(sun * 1.6, 0, 1)[..., None]
    steep = {"dusk": 1.0, "peaks": 1.9, "shore": 0.12}[name]
    for layer in range(4):
        ridge = (
            0.52
            + 0.11 * layer
            - steep
            * 0.05
            * (np.sin(x * (7 + 3 * layer) + layer) + 0.6 * np.abs(np.sin(x * (17 + 5 * layer) + 2 * layer)))
        )
        hill = np.clip((y - ridge) * height / 2, 0, 1)[..., None]
        picture += (_mixed(grounds[name], np.full_like(y, layer / 3)) - picture) * hill
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def _mixed(ends: tuple[tuple[int, int, int], tuple[int, int, int]], share: np.ndarray) -> np.ndarray:
    first, last = (np.array(end, np.float32) for end in ends)
    return first + (last - first) * np.clip(share, 0, 1)[..., None]


def _page() -> Image.Image:
    page = np.full((1130, 800, 3), 252, np.uint8)
    page[70:110, 80:560] = 40
    page[150:470, 80:720] = (214, 226, 238)
    for number, height in enumerate((90, 170, 130, 250)):
        page[450 - height : 450, 140 + number * 140 : 220 + number * 140] = (36, 92, 168)
    for line in range(16):
        page[520 + line * 34 : 530 + line * 34, 80 : 720 - (line * 71) % 190] = 150
    return Image.fromarray(page)


def film(path: Path) -> Path:
    """Two seconds of a slow pan, unless the file is there."""
    if not path.exists():
        picture = scenery("dusk").resize((800, 450))
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=10)
            stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
            for number in range(20):
                cut = picture.crop((8 * number, 40, 8 * number + 640, 400))
                container.mux(stream.encode(av.VideoFrame.from_image(cut)))
            container.mux(stream.encode(None))
    return path


@dataclass(frozen=True, slots=True)
class Album:
    """Sample pictures as files of a folder."""

    folder: Path

    def file(self, name: str) -> Path | None:
        """The picture's file; None for one that is missing."""
        if name == "gone":
            return None
        if name == "film":
            return film(self.folder / "film.mp4")
        path = self.folder / f"{name}.png"
        if not path.exists():
            scenery(name).save(path)
        return path


def sample_order(
    scene: Scene, album: Album, style: Style, orientation: Orientation, *, presenter: bool, captions: bool = True
) -> SceneTask:
    """A sample's work order, with its pictures and a presenter who changes from sample to sample."""
    person, look = _cast(scene, style, orientation)
    *words, last = spoken(scene.narration)
    # The last word is drawn out: by then everything has come, and its caption still stands.
    words.append(replace(last, end_s=last.end_s + 0.9))
    frames = round((words[-1].end_s + 0.5) * FPS)
    changes: dict[str, object] = {"captions": captions, "words": tuple(words), "frames": frames}
    if presenter and scene.presenter:
        changes |= {"person": person, "look": look}
    if isinstance(scene, ClipScene):
        changes["picture"] = album.file(scene.clip.asset_id)
    if isinstance(scene, PictureScene):
        changes["picture"] = album.file(scene.picture.asset_id)
    if isinstance(scene, ImageGridScene):
        changes["pictures"] = tuple(album.file(picture.asset_id) for picture in scene.pictures)
    return order(scene, album.folder, orientation=orientation, style=style, presenter=presenter, **changes)


def _cast(scene: Scene, style: Style, orientation: Orientation) -> tuple[Person, Look]:
    """Who presents a sample, and in what: everybody on each sheet, in other clothes where the frame stands."""
    number = [sample.scene_id for sample in SAMPLES].index(scene.scene_id)
    person = PEOPLE[(number + number // 8 + STYLES.index(style)) % len(PEOPLE)]
    return person, person.looks[orientation is Orientation.PORTRAIT]


def _scene_cells(album: Album) -> Iterator[SceneTask]:
    for orientation in Orientation:
        for number, scene in enumerate(SAMPLES):
            style = STYLES[number % len(STYLES)]
            yield sample_order(scene, album, style, orientation, presenter=number % 3 != 1)


def _style_cells(album: Album) -> Iterator[SceneTask]:
    for orientation in Orientation:
        for style in STYLES:
            for scene in SAMPLES:
                if scene.scene_id in SHOWN:
                    yield sample_order(scene, album, style, orientation, presenter=scene.scene_id == "bullets")


def draw_sheet(tasks: Sequence[SceneTask], width_px: int, lying_columns: int) -> Image.Image:
    """All of the tasks' stills in rows: lying ones first, standing ones twice as many a row."""
    gap = 8
    rows: list[list[Image.Image]] = []
    for lying, columns in ((True, lying_columns), (False, lying_columns * 2)):
        width = (width_px - gap * (columns + 1)) // columns
        stills = [_still(task, width) for task in tasks if (task.size.width_px > task.size.height_px) == lying]
        rows += [stills[begin : begin + columns] for begin in range(0, len(stills), columns)]
    sheet = Image.new("RGB", (width_px, gap + sum(row[0].height + gap for row in rows)), "#20242c")
    y = gap
    for row in rows:
        for number, still in enumerate(row):
            sheet.paste(still, (gap + number * (still.width + gap), y))
        y += row[0].height + gap
    return sheet


def settled_s(task: SceneTask) -> float:
    """When all of a scene is there, in seconds, just before it begins to leave; its last caption still stands."""
    return task.words[-1].end_s - 0.05


def _still(task: SceneTask, width: int) -> Image.Image:
    with Image.open(io.BytesIO(draw_still(task, settled_s(task)))) as opened:
        return opened.convert("RGB").resize((width, width * opened.height // opened.width), Image.Resampling.LANCZOS)


def main(target: Path) -> None:
    """Draw the sheet a file's name asks for."""
    with tempfile.TemporaryDirectory() as folder:
        album = Album(Path(folder))
        cells = _style_cells if "style" in target.stem else _scene_cells
        sheet = draw_sheet(list(cells(album)), 1560, 4)
    # The lowest bit is not seen and is a third of the file; a palette would put rings round every soft light.
    ImageOps.posterize(sheet, 7).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
