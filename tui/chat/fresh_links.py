"""Links expire: the same file's newer address, among all that a conversation shows now."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chat.gallery import lasting_key
from tui.chat.view import ConversationView


def signed_anew(url: str, view: ConversationView) -> str | None:
    """What a view calls the same file by now; None when it has no other address for it."""
    wanted = lasting_key(url)
    return next((one for one in _addresses(view) if one != url and lasting_key(one) == wanted), None)


def _addresses(view: ConversationView) -> Iterator[str]:
    """Every address of a picture in a conversation."""
    for resource in view.resources.values():
        yield from filter(None, (resource.url, resource.thumbnail_url, resource.preview_url))
        yield from (scene.image_url for scene in resource.scenes if scene.image_url)
    for video in (view.video, *view.earlier_videos):
        if video is not None and video.thumbnail_url:
            yield video.thumbnail_url
