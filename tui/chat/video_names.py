"""What a downloaded video's file is called."""

from __future__ import annotations

import re
import unicodedata

from tui.chat.view import VideoView

_LONGEST = 60


def file_name(video: VideoView) -> str:
    """A name made of the title and the id's end, fit for every file system."""
    title = unicodedata.normalize("NFKC", video.title).casefold()
    words = re.sub(r"[^\w]+", "-", title).strip("-_")[:_LONGEST].strip("-_")
    tail = re.sub(r"[^A-Za-z0-9]", "", video.video_id)[-6:]
    return "-".join(part for part in (words or "video", tail) if part) + ".mp4"
