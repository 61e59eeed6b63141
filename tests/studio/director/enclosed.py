"""Files of cases of a corpus, really written and really read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Protocol

from PIL import Image

from tests.studio.director.papers import text_pdf
from tui.studio.director.materials import Material, read_material

TYPES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".csv": "text/plain",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".srt": "application/x-subrip",
}


class WithFiles(Protocol):
    """A case that has files: their names and what they say."""

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Names and texts; pages of a PDF are parted by form feeds."""
        ...


def materials_of(case: WithFiles, folder: Path) -> list[Material]:
    """A case's files, really written and really read."""
    found = []
    for name, text in case.files:
        path = folder / name
        path.write_bytes(_bytes_of(name, text))
        found.append(read_material(f"asset_{name}", path, TYPES[path.suffix], name, folder / "pictures"))
    return found


def _bytes_of(name: str, text: str) -> bytes:
    if name.endswith(".pdf"):
        return text_pdf(*(_wrapped(page) for page in text.split("\f")))
    if name.endswith(".png") and not text:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            Image.effect_noise((320, 200), 60).convert("RGB").save(path)
            return path.read_bytes()
    return text.encode()


def _wrapped(text: str, width: int = 78) -> list[str]:
    """A text wrapped as a page wraps it."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
