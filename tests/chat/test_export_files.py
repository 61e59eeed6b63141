"""An exported page brings its poster along, by a fresh link; one that cannot be had is no reason to fail."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.chat.vendor import Vendor
from tui.api.client import VideoAgentClient
from tui.chat.export_files import ExportForm, export, file_stem
from tui.chat.importing import read_export
from tui.chat.light_pictures import light
from tui.chat.view import ConversationView, Entry, State, VideoView

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
VIEW = ConversationView(
    state=State.COMPLETED,
    backend="heygen",
    title="Cold / brew: «calm»",
    session_id="sess_1",
    video_id="v1",
    entries=(Entry("1", "user", "text", "A film"),),
    video=VideoView("v1", "completed", "Cold brew", 30.0, thumbnail_url="https://expired.invalid/poster"),
)


async def test_the_poster_is_read_by_a_fresh_link(vendor: Vendor, client: VideoAgentClient, tmp_path: Path) -> None:
    vendor.files["poster.png"] = PNG
    poster = f"{vendor.base_url}/files/poster.png"
    vendor.videos["v1"] = {"id": "v1", "status": "completed", "duration": 30.0, "thumbnail_url": poster}
    path = await export(VIEW, ExportForm.HTML, tmp_path / "new" / "folder", client, name="My film")
    assert path.name == "my-film-sess1.html"
    page = path.read_text()
    assert page.count("data:image/png;base64,iVBOR") == 1
    assert poster not in page
    assert read_export(path).entries[0].content == "A film"


async def test_a_page_without_its_poster_is_better_than_none(
    vendor: Vendor, client: VideoAgentClient, tmp_path: Path
) -> None:
    page = (await export(VIEW, ExportForm.HTML, tmp_path, client)).read_text()
    assert "<img" not in page
    assert "A film" in page


def test_pictures_are_light_enough_for_a_page_and_never_worse_than_they_came() -> None:
    whole = io.BytesIO()
    Image.effect_noise((2000, 1000), 80).convert("RGB").save(whole, "PNG")
    made = light(whole.getvalue())
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1280, 640))
    assert len(made) < len(whole.getvalue()) / 3
    assert light(made) == made
    seen_through = io.BytesIO()
    Image.new("RGBA", (600, 600), (200, 10, 10, 90)).save(seen_through, "PNG")
    assert light(seen_through.getvalue()) == seen_through.getvalue()
    assert light(PNG) == PNG


@pytest.mark.parametrize("form", ExportForm)
async def test_without_a_connection_every_form_is_written(form: ExportForm, tmp_path: Path) -> None:
    first = await export(VIEW, form, tmp_path)
    second = await export(replace(VIEW, status="later"), form, tmp_path)
    assert first != second
    assert first.read_text() != ""
    assert first.suffix == second.suffix == f".{form}"


def test_names_are_fit_for_every_file_system() -> None:
    assert file_stem("Cold / brew: «calm»", "sess_1") == "cold-brew-calm-sess1"
    assert file_stem("../../etc/passwd", "") == "etc-passwd"
    assert file_stem("", "") == "session"
    assert len(file_stem("x" * 500, "y" * 500)) < 80
