"""Receivers of events: register, change, remove; what was told."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from tui.studio.http import replies
from tui.studio.http.idempotency import once
from tui.studio.http.reading import choice, limit, query, read_json, studio, token
from tui.studio.http.routes import route
from tui.studio.http.sessions import is_http_address
from tui.studio.http.wire import (
    EVENT_NAMES,
    EVENTS,
    FOREIGN_EVENTS,
    CreateWebhookEndpointRequest,
    UpdateWebhookEndpointRequest,
)
from tui.studio.refusals import invalid, not_found
from tui.studio.store.store import new_id
from tui.studio.store.webhooks import Event, Receiver


async def list_receivers(request: Request) -> Response:
    """GET /v3/webhooks/endpoints."""
    page = studio(request).store.webhooks.receivers_page(limit(request, 10, 100), token(request))
    return replies.page(page, lambda receiver: _shape(receiver, None))


@once
async def create_receiver(request: Request) -> Response:
    """POST /v3/webhooks/endpoints."""
    webhooks = studio(request).store.webhooks
    wanted = await read_json(request, CreateWebhookEndpointRequest)
    _check(wanted.url, wanted.events)
    receiver_id, secret = new_id(), _new_secret()
    webhooks.add_receiver(receiver_id, wanted.url, wanted.events, wanted.entity_id, secret, int(time.time()))
    return replies.data(_shape(_receiver(request, receiver_id), secret))


async def change_receiver(request: Request) -> Response:
    """PATCH /v3/webhooks/endpoints/{endpoint_id}."""
    receiver = _receiver(request)
    wanted = await read_json(request, UpdateWebhookEndpointRequest)
    _check(wanted.url, wanted.events)
    events = wanted.events if "events" in wanted.model_fields_set else receiver.events
    studio(request).store.webhooks.change_receiver(receiver.id, wanted.url or receiver.url, events)
    return replies.data(_shape(_receiver(request), None))


async def remove_receiver(request: Request) -> Response:
    """DELETE /v3/webhooks/endpoints/{endpoint_id}."""
    receiver = _receiver(request)
    studio(request).store.webhooks.remove_receiver(receiver.id)
    return replies.data({})


@once
async def rotate_secret(request: Request) -> Response:
    """POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret."""
    receiver, secret = _receiver(request), _new_secret()
    studio(request).store.webhooks.set_secret(receiver.id, secret)
    return replies.data({"endpoint_id": receiver.id, "secret": secret})


async def list_event_types(request: Request) -> Response:
    """GET /v3/webhooks/event-types."""
    del request
    foreign = dict.fromkeys(FOREIGN_EVENTS, "An event of another product; it never happens in this studio.")
    return replies.listing({"event_type": name, "description": text} for name, text in {**EVENTS, **foreign}.items())


async def list_events(request: Request) -> Response:
    """GET /v3/webhooks/events."""
    kind = choice(request, "event_type", EVENT_NAMES)
    page = studio(request).store.webhooks.events_page(
        limit(request, 10, 100), token(request), kind, query(request, "entity_id")
    )
    return replies.page(page, _event)


def _check(url: str | None, events: Sequence[str] | None) -> None:
    if url is not None and not is_http_address(url):
        raise invalid("url must be an http:// or https:// address.", "url")
    for number, name in enumerate(events or ()):
        if name not in EVENT_NAMES:
            raise invalid(f"{name} is not an event; GET /v3/webhooks/event-types lists them.", f"events[{number}]")


def _new_secret() -> str:
    return f"whsec_{secrets.token_hex(24)}"


def _receiver(request: Request, receiver_id: str | None = None) -> Receiver:
    found = studio(request).store.webhooks.receiver(receiver_id or request.path_params["endpoint_id"])
    if found is None:
        raise not_found("Webhook endpoint", "webhook_not_found")
    return found


def _shape(receiver: Receiver, secret: str | None) -> dict[str, object]:
    return {
        "endpoint_id": receiver.id,
        "url": receiver.url,
        "status": "enabled",
        "created_at": _iso(receiver.created_at),
        "events": receiver.events,
        "secret": secret,
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "event_id": event.id,
        "event_type": event.type,
        "event_data": event.data,
        "created_at": _iso(event.created_at),
    }


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")


ROUTES = [
    route("/v3/webhooks/endpoints", GET=list_receivers, POST=create_receiver),
    route("/v3/webhooks/endpoints/{endpoint_id}", PATCH=change_receiver, DELETE=remove_receiver),
    route("/v3/webhooks/endpoints/{endpoint_id}/rotate-secret", POST=rotate_secret),
    route("/v3/webhooks/event-types", GET=list_event_types),
    route("/v3/webhooks/events", GET=list_events),
]
