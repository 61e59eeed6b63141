"""Tells others that a session has ended: calls their addresses, signed, repeated until it is accepted or given up.

Deliveries are kept, so that a restart loses none; nothing here ever delays a session.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import sqlite3
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.api.terms import WebhookEventName
from tui.studio.bell import Bell
from tui.studio.delivery import PREVIEW, find
from tui.studio.failures import Failure
from tui.studio.links import Links
from tui.studio.settings import StudioSettings
from tui.studio.store.sessions import Session
from tui.studio.store.store import Store, new_id
from tui.studio.store.webhooks import Delivery, Event

if TYPE_CHECKING:
    import httpx

PATIENCE_S = 10.0
"""How long a receiver may take to answer (contract behaviour, section 10)."""

AFTER_FAULT_S = 5.0
"""Wait after the store could not be written, such as on a full disk, in seconds."""

log = logging.getLogger(__name__)


class Callbacks:
    """Writes down what is to be told, and tells it."""

    def __init__(self, store: Store, links: Links, settings: StudioSettings) -> None:
        self._store, self._links, self._settings = store, links, settings
        self._bell = Bell()

    def success(self, session: Session, video_id: str) -> None:
        """A video is there."""
        folder = self._store.video_folder(video_id)
        video = find(folder, "video")
        made = {"url": video.name, "gif_download_url": PREVIEW} if video else {}
        links = {name: self._links.to(f"/media/videos/{video_id}/{file}") for name, file in made.items()}
        self._tell(session, WebhookEventName.VIDEO_AGENT_SUCCESS, video_id, links)

    def fail(self, session: Session, failure: Failure) -> None:
        """A session has failed; `video_id` is empty when it failed before there was a video."""
        self._tell(session, WebhookEventName.VIDEO_AGENT_FAIL, session.video_id or "", {"msg": failure.message})

    def _tell(self, session: Session, kind: WebhookEventName, video_id: str, more: Mapping[str, object]) -> None:
        data = {"video_id": video_id, "session_id": session.id, "callback_id": session.callback_id, **more}
        event_id, now = new_id(), time.time()
        with self._store.transaction():
            self._store.webhooks.add_event(event_id, kind, session.id, video_id, data, int(now))
            for url, secret in self._receivers(session, kind, video_id):
                self._store.webhooks.add_delivery(event_id, url, secret, now)
        self._bell.ring()

    def _receivers(self, session: Session, kind: str, video_id: str) -> list[tuple[str, str | None]]:
        found = [
            (receiver.url, receiver.secret)
            for receiver in self._store.webhooks.receivers()
            if (receiver.events is None or kind in receiver.events)
            and (receiver.entity_id is None or receiver.entity_id in {session.id, video_id})
        ]
        own = [(session.callback_url, self._settings.callback_secret)] if session.callback_url else []
        return [*own, *found]

    async def run(self) -> None:
        """Deliver until cancelled."""
        import httpx  # 60 ms that the server's start need not wait for

        self._bell.attach()
        async with httpx.AsyncClient(timeout=PATIENCE_S, trust_env=False) as client:
            while True:
                try:
                    await self._deliver_due(client)
                except sqlite3.Error:
                    log.exception("deliveries cannot be noted")
                    await asyncio.sleep(AFTER_FAULT_S)

    async def _deliver_due(self, client: httpx.AsyncClient) -> None:
        """Make the calls whose time has come; where there are none, sleep until there may be."""
        due = self._store.webhooks.due(time.time())
        await asyncio.gather(*(self._deliver(client, delivery) for delivery in due))
        if not due:
            next_due = self._store.webhooks.next_due()
            await self._bell.sleep(None if next_due is None else max(0.0, next_due - time.time()))

    async def _deliver(self, client: httpx.AsyncClient, delivery: Delivery) -> None:
        import httpx

        body = json.dumps({"event_type": delivery.event.type, "event_data": delivery.event.data}).encode()
        headers = {"Content-Type": "application/json", **signature(body, delivery.event, delivery.secret, time.time())}
        try:
            # The status is the answer; what is sent after it is not read, and may never end.
            async with (
                asyncio.timeout(PATIENCE_S),
                client.stream("POST", delivery.url, content=body, headers=headers) as answer,
            ):
                accepted = answer.is_success
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:  # time-outs are OSErrors
            log.info("callback of event %s not delivered: %s", delivery.event.id, type(error).__name__)
            accepted = False
        delays = self._settings.callback_delays_s
        if accepted or delivery.attempts >= len(delays):
            self._store.webhooks.settle(delivery, again_at=None, state="delivered" if accepted else "given up")
        else:
            self._store.webhooks.settle(delivery, again_at=time.time() + delays[delivery.attempts])


def signature(body: bytes, event: Event, secret: str | None, now: float) -> dict[str, str]:
    """The headers that say which event this is and, where there is a secret, prove who sent it."""
    headers = {"Heygen-Timestamp": str(int(now)), "Heygen-Event-Id": event.id}
    if secret is None:
        return headers
    return {**headers, "Heygen-Signature": hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}
