"""What the pictured sessions are about: words, a table and choices, the same in every run."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from tui.chat.draft import Choices, Pick

PROMPT = (
    "A film about city bees. Title: The City Is a Meadow. One hive is home to 50,000 bees. What you can do: sow a "
    "window box, leave the dandelions, skip the pesticides. End with: plant something that blooms."
)
SHORTER = PROMPT.replace("leave the dandelions, skip the pesticides", "and leave the dandelions").replace(
    "The City Is a Meadow", "Let the City Bloom"
)
"""The second take."""
TABLE = "london-hives.csv"
HIVES = "year,Hives in London\n2010,1200\n2015,2600\n2020,5300\n"
BOLD = Choices(style=Pick("style_poster", "Poster Block"))
"""Its colours can be told apart in a picture of eleven cells."""
PLAIN = Choices(style=Pick("style_riso", "Riso Press"))
KIT = """\
name = "Meadow & Bee"
colors = ["#0b3d2e", "#f2c14e", "#f78154", "#5fad56", "#fdf6e3"]
"""


def desk(folder: Path) -> Path:
    """A folder as someone might have it who is about to make the film."""
    (folder / "pictures").mkdir(parents=True)
    (folder / TABLE).write_text(HIVES, encoding="utf-8")
    (folder / "notes.md").write_text("# City bees\n\n- warm walls\n- flowers all year\n- no sprays\n", encoding="utf-8")
    (folder / "script.txt").write_text("The city is a meadow. Plant something that blooms.\n", encoding="utf-8")
    _flower().save(folder / "meadow.png")
    _flower(sky="#f4a261").save(folder / "pictures" / "evening.png")
    return folder


def _flower(sky: str = "#8ecae6") -> Image.Image:
    """A drawing of a flower on a hill, large enough in its parts to be read in cells."""
    size = (640, 400)
    picture = Image.new("RGB", size, sky)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-200, 260, 840, 800), fill="#5fad56")
    draw.rectangle((310, 180, 330, 330), fill="#2d6a4f")
    for across, down in ((0, -70), (66, -22), (41, 57), (-41, 57), (-66, -22)):
        draw.ellipse((320 + across - 46, 160 + down - 46, 320 + across + 46, 160 + down + 46), fill="#ffffff")
    draw.ellipse((280, 120, 360, 200), fill="#f2c14e")
    return picture
