"""Sessions: list, open, read, talk to, stop; their resources and videos."""

from __future__ import annotations

import shutil
import time
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from tui.api.models import (
    CreateVideoAgentRequest,
    CreateVideoAgentResponse,
    GetSessionResponse,
    SendMessageRequest,
    SendMessageResponse,
    SessionListItem,
    SessionMessage,
    SessionResource,
    StopSessionResponse,
)
from tui.api.terms import ResourceType, SessionMode, SessionStatus, SourceType
from tui.studio.catalogue import check_choices
from tui.studio.failures import DISK_FULL
from tui.studio.http import replies
from tui.studio.http.reading import limit, read_body, read_json, studio, token
from tui.studio.http.routes import route
from tui.studio.http.videos import video_detail
from tui.studio.intake import Intake
from tui.studio.refusals import Refusal, invalid, not_found, slow_down
from tui.studio.store.jobs import JobKind
from tui.studio.store.messages import Message
from tui.studio.store.resources import Resource
from tui.studio.store.sessions import Attachment, Brief, Choices, Session
from tui.studio.store.store import new_id
from tui.studio.studio import Studio

RETRY_AFTER_S = 15
"""When a refused session may be tried again: about the time a short video takes."""


async def list_sessions(request: Request) -> Response:
    """GET /v3/video-agents."""
    found = studio(request).store.sessions.page(limit(request, 20, 100), token(request))
    return replies.page(
        found,
        lambda session: SessionListItem(session_id=session.id, title=session.title, created_at=session.created_at),
    )


async def create_session(request: Request) -> Response:
    """POST /v3/video-agents."""
    house = studio(request)
    wanted = await read_json(request, CreateVideoAgentRequest)
    check_choices(
        house.settings,
        avatar_id=wanted.avatar_id,
        voice_id=wanted.voice_id,
        style_id=wanted.style_id,
        brand_kit_id=wanted.brand_kit_id,
    )
    check_callback(wanted.callback_url)
    check_room(house)
    session_id = new_id()
    try:
        files = await _intake(house, session_id).take(wanted.files or ())
        return replies.data(_open(house, session_id, wanted, files))
    except BaseException:  # no session came of it, so nobody would ever remove its files
        shutil.rmtree(house.store.materials_folder(session_id).parent, ignore_errors=True)
        raise


def _open(
    house: Studio, session_id: str, wanted: CreateVideoAgentRequest, files: tuple[Attachment, ...]
) -> CreateVideoAgentResponse:
    now, run_id = int(time.time()), new_id()
    video_id = new_id() if wanted.mode is SessionMode.GENERATE else None
    choices = Choices(
        look_id=wanted.avatar_id,
        voice_id=wanted.voice_id,
        style_id=wanted.style_id,
        brand_kit_id=wanted.brand_kit_id,
        orientation=wanted.orientation,
        files=files,
    )
    with house.store.transaction():
        check_room(house)
        house.store.sessions.add(
            session_id,
            wanted.mode,
            Brief(prompt=wanted.prompt, choices=choices, incognito=wanted.incognito_mode),
            now,
            video_id=video_id,
            callback_url=wanted.callback_url,
            callback_id=wanted.callback_id,
        )
        if video_id:
            house.store.videos.add(video_id, session_id, now)
        resource_ids = _keep_uploads(house, session_id, files, now)
        house.store.messages.hear(session_id, wanted.prompt, now, run_id=run_id, resource_ids=resource_ids)
        house.store.jobs.add(run_id, session_id, JobKind.PLAN, now)
    house.jobs.wake()
    return CreateVideoAgentResponse(
        session_id=session_id, status=SessionStatus.THINKING, video_id=video_id, created_at=now
    )


async def get_session(request: Request) -> Response:
    """GET /v3/video-agents/{session_id}."""
    session = studio(request).store.sessions.state(request.path_params["session_id"])
    if session is None:
        raise not_found("Session")
    messages = studio(request).store.messages.latest(session.id)
    return replies.data(
        GetSessionResponse(
            session_id=session.id,
            status=session.status,
            progress=session.progress,
            title=session.title,
            video_id=session.video_id,
            created_at=session.created_at,
            messages=tuple(_message(message) for message in messages),
        )
    )


async def send_message(request: Request) -> Response:
    """POST /v3/video-agents/{session_id}."""
    house, session = studio(request), _session(request)
    said = await read_json(request, SendMessageRequest)
    if session.mode is not SessionMode.CHAT:
        raise invalid(
            "This session was opened in generate mode, which takes no messages. Open one in chat mode.", "session_id"
        )
    check_choices(
        house.settings,
        avatar_id=said.avatar_id,
        voice_id=said.voice_id,
        brand_kit_id=said.brand_kit_id,
    )
    files = await _intake(house, session.id).take(said.files or ())
    changes = Choices(look_id=said.avatar_id, voice_id=said.voice_id, brand_kit_id=said.brand_kit_id, files=files)
    try:
        run_id = _hear(house, session, said.message, changes)
    except BaseException:
        for file in files:
            file.path.unlink(missing_ok=True)
        raise
    house.jobs.wake()
    return replies.data(SendMessageResponse(session_id=session.id, run_id=run_id, title=session.title))


def _hear(house: Studio, session: Session, text: str, changes: Choices) -> str:
    """Keep a message; where nothing runs, it starts a run, else it is taken at the next checkpoint."""
    now, run_id = int(time.time()), new_id()
    with house.store.transaction():
        idle = house.store.jobs.open_of(session.id) is None
        if idle:
            check_room(house)
        resource_ids = _keep_uploads(house, session.id, changes.files, now)
        house.store.messages.hear(session.id, text, now, run_id=run_id, changes=changes, resource_ids=resource_ids)
        if idle:
            house.store.sessions.move(session.id, SessionStatus.THINKING, 0)
            house.store.jobs.add(run_id, session.id, JobKind.PLAN, now)
    return run_id


async def stop_session(request: Request) -> Response:
    """POST /v3/video-agents/{session_id}/stop; with no body, or with an object whose fields say nothing."""
    session = _session(request)
    body = await read_body(request)
    if body.strip():
        _must_be_object(body)
    studio(request).agent.stop(session.id)
    return replies.data(StopSessionResponse(session_id=session.id))


def _must_be_object(body: bytes) -> None:
    import json

    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise invalid("The body is not JSON.") from None
    if not isinstance(found, dict):
        raise invalid("The body must be an object, or nothing at all.")


async def get_resource(request: Request) -> Response:
    """GET /v3/video-agents/{session_id}/resources/{resource_id}."""
    session = _session(request)
    found = studio(request).store.resources.find(request.path_params["resource_id"], session.id)
    if found is None:
        raise not_found("Resource", "resource_not_found")
    return replies.data(_resource(studio(request), found))


async def list_session_videos(request: Request) -> Response:
    """GET /v3/video-agents/{session_id}/videos."""
    house, session = studio(request), _session(request)
    return replies.listing(video_detail(house, video) for video in house.store.videos.of_session(session.id))


def check_room(house: Studio) -> None:
    """Refuse another run while as many as are allowed are open, or where there is no disk to make it on.

    A run that is taken in with nowhere to write could neither go on nor say so.

    Raises:
        Refusal: 429 with Retry-After; 500 `disk_full`.
    """
    if shutil.disk_usage(house.settings.home).free < house.settings.disk_reserve_bytes:
        raise Refusal(500, DISK_FULL.code, DISK_FULL.message)
    most = house.settings.jobs_limit
    if house.store.jobs.count_open() >= most:
        raise slow_down(f"{most} sessions are running already; try again when one has ended.", RETRY_AFTER_S)
    house.store.reserve.keep()


def check_callback(url: str | None) -> None:
    """Check an address that is to be called.

    Raises:
        Refusal: It is none.
    """
    if url is not None and not is_http_address(url):
        raise invalid("callback_url must be an http:// or https:// address.", "callback_url")


def is_http_address(url: str) -> bool:
    """Whether a text is an absolute HTTP address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _session(request: Request) -> Session:
    found = studio(request).store.sessions.find(request.path_params["session_id"])
    if found is None:
        raise not_found("Session")
    return found


def _intake(house: Studio, session_id: str) -> Intake:
    folder = house.store.materials_folder(session_id)
    return Intake(house.store, folder, allow_private=house.settings.allow_private_urls)


def _keep_uploads(house: Studio, session_id: str, files: tuple[Attachment, ...], now: int) -> tuple[str, ...]:
    ids = tuple(new_id() for _ in files)
    for resource_id, file in zip(ids, files, strict=True):
        house.store.resources.add(
            resource_id,
            session_id,
            resource_type(file.mime_type),
            now,
            source=SourceType.USER_UPLOADED,
            file=file.path,
            metadata={"asset_id": file.asset_id, "name": file.name, "mime_type": file.mime_type},
        )
    return ids


def resource_type(mime_type: str) -> str:
    """What kind of thing a file is: image, video, audio, or document for everything that is read."""
    kind = mime_type.partition("/")[0]
    return kind if kind in {ResourceType.IMAGE, ResourceType.VIDEO, "audio"} else "document"


def _message(message: Message) -> SessionMessage:
    return SessionMessage(
        role=message.role,
        content=message.content,
        type=message.type,
        created_at=message.created_at,
        resource_ids=message.resource_ids,
    )


def _resource(house: Studio, resource: Resource) -> SessionResource:
    url = thumbnail = preview = None
    video = house.store.videos.find(resource.video_id) if resource.video_id else None
    if video:
        detail = video_detail(house, video)
        url, thumbnail, preview = detail.video_url, detail.thumbnail_url, detail.gif_url
    elif resource.file:
        link = house.links.to(f"/media/resources/{resource.id}{resource.file.suffix}")
        is_picture = resource.file.suffix in {".png", ".jpg"}
        url, thumbnail = (None if resource.type == ResourceType.BLUEPRINT else link), link if is_picture else None
    return SessionResource(
        resource_id=resource.id,
        resource_type=resource.type,
        source_type=resource.source,
        url=url,
        thumbnail_url=thumbnail,
        preview_url=preview,
        created_at=resource.created_at,
        metadata=resource.metadata,
    )


ROUTES = [
    route("/v3/video-agents", GET=list_sessions, POST=create_session),
    route("/v3/video-agents/{session_id}", GET=get_session, POST=send_message),
    route("/v3/video-agents/{session_id}/stop", POST=stop_session),
    route("/v3/video-agents/{session_id}/resources/{resource_id}", GET=get_resource),
    route("/v3/video-agents/{session_id}/videos", GET=list_session_videos),
]
