"""What of a video can be saved besides the video itself, as the rows of a menu. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chat.saving import Part, clean_link
from tui.chat.view import VideoView
from tui.screens.one_of import Way


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A file that can be saved: its row in the menu, what it is called afterwards, and the end of its name."""

    part: Part
    way: Way
    word: str
    ending: str


_CLEAN = VideoFile(
    Part.CLEAN,
    Way("Without captions", "n", "the video with a clear picture"),
    "without captions",
    "-without-captions.mp4",
)
_CAPTIONED = VideoFile(
    Part.CAPTIONED,
    Way("With captions", "c", "the video with its words in the picture"),
    "with captions",
    "-captions.mp4",
)
_SUBRIP = VideoFile(Part.SUBTITLES, Way("Subtitles, SRT", "s", "for players and editors"), "subtitles", ".srt")
_WEBVTT = VideoFile(Part.WEBVTT, Way("Subtitles, WebVTT", "w", "for web pages"), "WebVTT", ".vtt")


def files_of(video: VideoView) -> tuple[VideoFile, ...]:
    """What can be saved of a video: its cuts where there are two, and its subtitles in two formats."""
    clean = clean_link(video.video_url, video.captioned_url) is not None
    cuts = (_CLEAN, _CAPTIONED) if clean else (_CAPTIONED,) if video.captioned_url else ()
    return (*cuts, *((_SUBRIP, _WEBVTT) if video.subtitle_url else ()))
