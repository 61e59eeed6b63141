"""Videos: list, read, delete."""

from __future__ import annotations

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from tui.api.models import DeleteVideoResponse, VideoDetail
from tui.api.terms import VideoStatus
from tui.studio.delivery import PLAN, PREVIEW, find, remove
from tui.studio.http import replies
from tui.studio.http.reading import limit, query, studio, token
from tui.studio.http.routes import route
from tui.studio.pages import Page
from tui.studio.refusals import invalid, not_found
from tui.studio.store.videos import Video
from tui.studio.studio import Studio


async def list_videos(request: Request) -> Response:
    """GET /v3/videos."""
    house = studio(request)
    title = query(request, "title")
    if title == "":
        raise invalid("title must not be empty.", "title")
    size, after = limit(request, 10, 100), token(request)
    # The studio keeps no folders, so none of its videos lies in one.
    in_folder = query(request, "folder_id") is not None
    found: Page[Video] = Page(()) if in_folder else house.store.videos.page(size, after, title)
    # In a thread: each video's folder is looked into, which for a hundred takes longer than a frame.
    return await asyncio.to_thread(replies.page, found, lambda video: video_detail(house, video))


async def get_video(request: Request) -> Response:
    """GET /v3/videos/{video_id}."""
    house = studio(request)
    return replies.data(video_detail(house, _video(request)))


async def delete_video(request: Request) -> Response:
    """DELETE /v3/videos/{video_id}; one that is being made is stopped."""
    house, video = studio(request), _video(request)
    if video.status in {VideoStatus.PENDING, VideoStatus.PROCESSING}:
        house.agent.stop(video.session_id)
    with house.store.transaction():
        house.store.videos.remove(video.id)
        session = house.store.sessions.find(video.session_id)
        if session and session.video_id == video.id:
            house.store.sessions.set_video(session.id, None)
    await asyncio.to_thread(_remove_files, house, video)
    return replies.data(DeleteVideoResponse(id=video.id, deleted=True))


def _remove_files(house: Studio, video: Video) -> None:
    """Remove a video's files and, when nothing else of its session needs them, what they were made from."""
    remove(house.store.video_folder(video.id), house.store.work_folder(video.session_id))
    if not house.store.videos.of_session(video.session_id) and house.store.jobs.open_of(video.session_id) is None:
        for made in house.store.work_folder(video.session_id).glob("*"):
            if made.suffix != ".png":  # stills belong to the storyboard, which stays
                made.unlink(missing_ok=True)


def video_detail(house: Studio, video: Video) -> VideoDetail:
    """A video as the contract shows it, with fresh links to what is there.

    A video is delivered in the cut its storyboard asks for. Where that has captions, the link to the captioned version
    leads to the same file; where it has none, it leads to one that is made when it is first followed. Either cut can be
    had by `captions=on` or `captions=off` added to the video's link. The animated preview, too, is made when its
    link is first followed.
    """
    done = video.status is VideoStatus.COMPLETED
    folder = house.store.video_folder(video.id)

    def link(stem: str) -> str | None:
        file: Path | None = find(folder, stem) if done else None
        return house.links.to(f"/media/videos/{video.id}/{file.name}") if file else None

    watch = link("video")
    captioned = watch
    if watch and not video.captioned:
        captioned = f"{watch}&captions=on" if (folder / PLAN).exists() else None
    return VideoDetail(
        id=video.id,
        title=video.title,
        status=video.status,
        created_at=video.created_at,
        completed_at=video.completed_at,
        video_url=watch,
        thumbnail_url=link("poster"),
        gif_url=house.links.to(f"/media/videos/{video.id}/{PREVIEW}") if watch else None,
        captioned_video_url=captioned,
        subtitle_url=link("subtitles"),
        duration=video.duration_s,
        failure_code=video.failure_code,
        failure_message=video.failure_message,
    )


def _video(request: Request) -> Video:
    found = studio(request).store.videos.find(request.path_params["video_id"])
    if found is None:
        raise not_found("Video")
    return found


ROUTES = [
    route("/v3/videos", GET=list_videos),
    route("/v3/videos/{video_id}", GET=get_video, DELETE=delete_video),
]
