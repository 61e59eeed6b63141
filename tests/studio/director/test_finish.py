"""How a video is finished is read where it is wished for, and not where the video is about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.studio.boards import small_board
from tui.studio.director.finish import Recording, finished, without_quality
from tui.studio.storyboard import Storyboard

SONG = Recording("asset-1", "song.mp3")


def finish(message: str, *recordings: Recording, board: Storyboard | None = None) -> tuple[str, str]:
    made, _ = finished(board or small_board(), message, recordings)
    return made.music, made.quality


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("A video about tea with quiet music under it.", ("dawn", "full")),
        ("Add upbeat background music.", ("steps", "full")),
        ("Please use slow, ambient music", ("drift", "full")),
        ("Music: steps", ("steps", "full")),
        ("soft music in the background, in 1080p", ("dawn", "high")),
        ("A video about tea, 1080p, no captions.", ("", "high")),
        ("Make it in full HD", ("", "high")),
        ("Just a quick draft.", ("", "draft")),
        ("Make it in draft quality", ("", "draft")),
        ("A video about our music school.", ("", "full")),
        ("A video for people with music lessons on Friday.", ("", "full")),
        ("The bed is made of oak. We sell draft beer.", ("", "full")),
        ("Our new 1080p screen is bright.", ("", "full")),
        ("In 1080 the mill was built. In full HD cameras there is a lens.", ("", "full")),
        ("Tea without music.", ("", "full")),
    ],
)
def test_a_wish_is_told_from_a_topic(message: str, wanted: tuple[str, str]) -> None:
    assert finish(message) == wanted


def test_an_attached_recording_is_the_music_when_it_is_meant() -> None:
    assert finish("Use my song under it", SONG) == ("asset-1", "full")
    assert finish("A video about tea with music", SONG) == ("asset-1", "full")
    assert finish("A video about tea", SONG) == ("", "full")


def test_a_recording_of_silence_is_told_of_and_does_not_play() -> None:
    board, told = finished(small_board(), "Use my song under it", [replace(SONG, audible=False)])
    assert board.music == ""
    assert told == ("song.mp3 holds nothing that can be heard, so it does not play.",)


def test_what_was_wished_can_be_taken_back_and_is_told() -> None:
    board = small_board(music="dawn", quality="draft")
    made, told = finished(board, "No music, and in full quality")
    assert (made.music, made.quality) == ("", "full")
    assert len(told) == 2
    assert finished(board, "shorter") == (board, ())


@pytest.mark.parametrize(
    ("prompt", "rest"),
    [
        ("A video about tea, draft quality. It is green.", "A video about tea. It is green."),
        ("A draft-quality video about tea in 1080p", "A video about tea"),
        ("20 seconds on bread in full HD, no captions", "20 seconds on bread, no captions"),
        ("A video about our screen. It is in full HD.", "A video about our screen. It is in full HD."),
        ("A video about draft beer", "A video about draft beer"),
        ("Our screens show films in 1080p modes.", "Our screens show films in 1080p modes."),
    ],
)
def test_what_is_said_of_quality_is_no_part_of_a_video_s_subject(prompt: str, rest: str) -> None:
    assert without_quality(prompt) == rest
