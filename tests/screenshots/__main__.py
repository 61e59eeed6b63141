"""`python -m tests.screenshots [FOLDER]`: every picture, as SVG, and the README's as PNG."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.screenshots.drawing import png
from tests.screenshots.session import take_all

FOLDER = Path(__file__).parents[2] / "screenshots"
README = ("chat", "completed")
"""Pictures that are wanted as PNG too."""


def main(folder: Path) -> None:
    """Take every picture and write it into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in asyncio.run(take_all()).items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        if name in README:
            (folder / f"{name}.png").write_bytes(png(svg))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
