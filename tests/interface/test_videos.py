"""Every video of a session is watched and saved, the earlier ones too; and not only the cut that was delivered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import OptionList

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend, FakeClient
from tests.interface.test_cards import settled
from tests.interface.test_mouse import click_on
from tests.interface.views import COMPLETED, NOW, said
from tui.api.models import VideoDetail
from tui.chat.saving import clean_link, webvtt
from tui.chat.view import ConversationView, State, VideoView
from tui.screens.one_of import OneOf
from tui.screens.videos import VideosScreen
from tui.widgets.card_lines import video_lines, video_title
from tui.widgets.pieces import cells, text_of
from tui.widgets.transcript_items import Finished, Places, Transfer, transcript_items

SUBRIP = "1\r\n00:00:01,500 --> 00:00:03,000\r\nAt 10:30:00,000 o'clock, sharp.\r\n\r\n"
LINK = "http://127.0.0.1:7/media/videos/{}/video.mp4?signed=1"


def made(video_id: str, minutes: float) -> VideoView:
    """A video of the studio that has captions in its picture."""
    link = LINK.format(video_id)
    return VideoView(
        video_id,
        "completed",
        f"Cold brew, {video_id}",
        31.2,
        link,
        subtitle_url=link.replace(".mp4", ".srt"),
        captioned_url=link,
        completed_at=NOW + 60 * minutes,
    )


TWO = replace(
    COMPLETED,
    video=made("second", 3),
    video_id="second",
    earlier_videos=(made("first", 1),),
    entries=(
        replace(said("1", "user", "A film about cold brew."), created_at=NOW),
        replace(said("2", "model", "It is ready."), created_at=NOW + 61),
        replace(said("3", "user", "Shorter, please."), created_at=NOW + 120),
        replace(said("4", "model", "Here it is, shorter."), created_at=NOW + 181),
    ),
)
"""A session that has made two videos."""


class Videos(FakeClient):
    """Tells of videos as the contract does, and notes what was fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    async def get_video(self, video_id: str) -> VideoDetail:
        link = LINK.format(video_id) + "&fresh"
        captions = {"subtitle_url": link.replace(".mp4", ".srt"), "captioned_video_url": link}
        return VideoDetail(id=video_id, status="completed", video_url=link, **captions)

    async def download(self, url: str, path: Path, on_progress: Any = None) -> Path:
        self.fetched.append(url)
        if on_progress:
            on_progress(len(SUBRIP), len(SUBRIP))
        await asyncio.to_thread(path.write_text, SUBRIP, encoding="utf-8", newline="")
        return path


@pytest.fixture
def backend(tmp_path: Path) -> FakeBackend:
    backend = FakeBackend(tmp_path / "videos")
    backend.link.client = Videos()
    return backend


async def press_until(stage: Stage, key: str, screen: type) -> None:
    await settled(stage)
    await stage.pilot.press(key)
    await stage.until(lambda: isinstance(stage.app.screen, screen))
    await stage.pilot.pause()


async def test_a_button_on_an_earlier_videos_card_is_about_that_video(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend, size=(120, 50)) as stage:
        await stage.show(TWO)
        assert stage.screen_text().index("video 1 of 2") < stage.screen_text().index("video 2 of 2")
        await click_on(stage, "download", nth=0)
        await stage.until(lambda: "Saved to" in stage.toasts())
        (saved,) = backend.videos.iterdir()
        assert saved.stem.endswith("first")
        assert all("/first/" in link for link in backend.link.client.fetched)
        await settled(stage)
        await stage.pilot.press("d")  # a key is about the last one
        await stage.until(lambda: stage.conversation.asked == ["download"])


async def test_earlier_videos_are_reached_by_the_keyboard_alone(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await stage.show(TWO)
        await press_until(stage, "v", VideosScreen)
        listed = [str(option.prompt) for option in stage.app.screen.query_one(OptionList).options]
        assert ["Cold brew, second  Shorter, please." in row for row in listed] == [True, False]
        await stage.pilot.press("down", "l")
        await stage.until(lambda: stage.app.clipboard == LINK.format("first") + "&fresh")
        assert stage.app.screen is stage.chat


async def test_a_finished_video_can_be_watched_while_the_next_is_being_made(
    open_app: Opener, backend: FakeBackend
) -> None:
    making = VideoView("third", "processing")
    view = replace(TWO, state=State.GENERATING, video=making, earlier_videos=(*TWO.earlier_videos, made("second", 3)))
    async with open_app(backend) as stage:
        await stage.show(view)
        await settled(stage)
        await stage.pilot.press("d")
        await stage.until(lambda: any(path.stem.endswith("second") for path in backend.videos.glob("*.mp4")))


@pytest.mark.parametrize(
    ("key", "ending", "link"),
    [
        ("n", "-without-captions.mp4", "video.mp4?signed=1&fresh&captions=off"),
        ("c", "-captions.mp4", "video.mp4?signed=1&fresh"),
        ("s", ".srt", "video.srt?signed=1&fresh"),
        ("w", ".vtt", "video.srt?signed=1&fresh"),
    ],
)
async def test_every_file_of_a_video_is_saved_beside_it_and_named_on_its_card(
    open_app: Opener, backend: FakeBackend, key: str, ending: str, link: str
) -> None:
    async with open_app(backend) as stage:
        await stage.show(TWO)
        await press_until(stage, "s", OneOf)
        await stage.pilot.press(key)
        await stage.until(lambda: " saved to " in stage.toasts())
        (saved,) = backend.videos.iterdir()
        assert saved.name.endswith(f"second{ending}")
        assert backend.link.client.fetched[0].endswith(link)
        await stage.until(lambda: saved.name in stage.screen_text())
        assert saved.read_text(encoding="utf-8").startswith("WEBVTT\n\n1\n00:00:01.500 -->") is (key == "w")


async def test_what_cannot_be_saved_is_told_and_can_be_asked_for_again(open_app: Opener, backend: FakeBackend) -> None:
    backend.videos.write_text("not a folder", encoding="utf-8")
    async with open_app(backend) as stage:
        await stage.show(TWO)
        await press_until(stage, "s", OneOf)
        await stage.pilot.press("s")
        await stage.until(lambda: "could not be saved" in stage.toasts())
        assert "saving" not in stage.screen_text()


def test_a_card_stands_where_its_video_was_made() -> None:
    keys = [item.key for item in transcript_items(TWO, Places())]
    assert keys == ["1", "2", "video/first", "3", "4", "video/second"]
    undated = replace(TWO, entries=tuple(replace(entry, created_at=None) for entry in TWO.entries))
    assert [item.key for item in transcript_items(undated, Places())][-2:] == ["video/first", "video/second"]


def test_one_video_is_not_counted_and_an_earlier_one_names_no_keys() -> None:
    (alone,) = cards(COMPLETED)
    assert video_title(alone) == "video"
    first, second = cards(TWO)
    assert (video_title(first), video_title(second)) == ("video 1 of 2", "video 2 of 2")
    assert text_of(video_lines(first, 70)[-1]).split() == ["open", "download", "save", "as…", "copy", "link"]
    assert "v versions" in text_of(video_lines(second, 70)[-1])


@pytest.mark.parametrize("width", [30, 66])
def test_what_was_saved_fits_its_card(width: int) -> None:
    (card,) = cards(COMPLETED)
    transfer = Transfer(path=Path("/a/" + "b" * 90), others=(("subtitles", Path("/c/" + "d" * 90)),), making="captions")
    lines = video_lines(replace(card, transfer=transfer), width)
    assert all(cells(line) <= width for line in lines)


def cards(view: ConversationView) -> list[Finished]:
    return [item for item in transcript_items(view, Places()) if isinstance(item, Finished)]


def test_the_cut_without_captions_is_the_video_itself_where_the_captioned_one_is_another_file() -> None:
    assert clean_link("https://x.invalid/a?s=1", "https://x.invalid/captioned?s=1") == "https://x.invalid/a?s=1"
    assert clean_link("https://x.invalid/a?s=1", "https://x.invalid/a?s=1") is None  # elsewhere no word asks for it
    assert clean_link("https://x.invalid/a?s=1", None) is None


@given(st.text(alphabet="ab ,:->0123456789\n\r\ufeff", max_size=80))
def test_only_the_times_of_subtitles_are_changed(text: str) -> None:
    made_of = webvtt(text)
    assert made_of.startswith("WEBVTT\n\n")
    kept = text.removeprefix("\ufeff").replace("\r\n", "\n").strip()
    assert made_of.removeprefix("WEBVTT\n\n").removesuffix("\n").replace(".", ",") == kept
