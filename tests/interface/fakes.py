"""A backend that does as it is told, at the seam the screens are built against."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tui.chat.draft import Draft
from tui.chat.library import Library
from tui.chat.view import ConversationView, Entry, State


class FakeConversation:
    """Records what it is asked for; a test pushes the views."""

    def __init__(self) -> None:
        self.view = ConversationView(backend="fake")
        self.listeners: list[Callable[[ConversationView], None]] = []
        self.sent: list[Draft] = []
        self.asked: list[str] = []
        self.closed = False
        self.recovered = 0

    def step_aside(self) -> None:
        """Nothing is looked at here."""

    def come_forward(self) -> None:
        """Nothing is looked at here."""

    def subscribe(self, listener: Callable[[ConversationView], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def push(self, view: ConversationView) -> None:
        self.view = view
        for listener in list(self.listeners):
            listener(view)

    async def send(self, draft: Draft) -> None:
        self.sent.append(draft)
        entry = Entry(f"sent/{len(self.sent)}", "user", "text", draft.text, attachments=draft.attachments)
        self.push(replace(self.view, state=State.THINKING, session_id="sess_1", entries=(*self.view.entries, entry)))

    async def approve(self) -> None:
        self.asked.append("approve")

    async def stop(self) -> None:
        self.asked.append("stop")

    async def withdraw(self) -> Draft | None:
        if not self.view.queued:
            return None
        *rest, last = self.view.queued
        self.push(replace(self.view, queued=tuple(rest)))
        return Draft(last)

    async def follow(self, session_id: str) -> None:
        self.asked.append(f"follow {session_id}")

    async def recover(self) -> None:
        self.recovered += 1

    async def retry(self) -> None:
        self.asked.append("retry")

    async def download(self, target: Path, on_progress: Callable[[int, int | None], None] | None = None) -> Path:
        if on_progress:
            on_progress(500, 1000)
        await asyncio.to_thread(_write, target)
        self.asked.append("download")
        return target

    def take_returned(self) -> tuple[Draft, ...]:
        returned = self.view.returned
        self.view = replace(self.view, returned=())
        return returned

    async def close(self) -> None:
        self.closed = True


def _write(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"video")


class FakeDrafts:
    """Drafts kept in a dict."""

    def __init__(self, prompts: Sequence[str] = ()) -> None:
        self.kept: dict[str | None, Draft] = {}
        self._prompts = prompts
        self.last_session: str | None = None
        self.others: list[str] = []
        self.lasting = True

    def load(self, session_id: str | None) -> Draft:
        return self.kept.get(session_id, Draft())

    def save(self, session_id: str | None, draft: Draft) -> None:
        self.kept[session_id] = draft

    def prompts(self) -> Sequence[str]:
        return self._prompts

    def unfinished(self) -> str | None:
        return self.last_session

    def under_way(self) -> Sequence[str]:
        return self.others

    def take_notice(self) -> str:
        return ""


class FakeClient:
    """Lists of many rows, given one by one; counts how many were asked for."""

    def __init__(self, count: int = 200) -> None:
        self.count = count
        self.given = 0

    async def _rows(self, make: Callable[[int], Any]) -> AsyncIterator[Any]:
        for number in range(self.count):
            self.given += 1
            yield make(number)

    def iter_voices(self, **_: Any) -> AsyncIterator[Any]:
        return self._rows(
            lambda n: SimpleNamespace(
                voice_id=f"voice_{n}",
                name=f"Voice {n}",
                language="English" if n % 2 else "German",
                gender="female" if n % 3 else "male",
                type="public",
                preview_audio_url=None,
            )
        )

    def iter_styles(self, **_: Any) -> AsyncIterator[Any]:
        return self._rows(
            lambda n: SimpleNamespace(
                style_id=f"style_{n}", name=f"Style {n}", tags=["bold"], aspect_ratio="16:9",
                thumbnail_url=None, preview_video_url=None,
            )
        )  # fmt: skip

    def iter_brand_kits(self, **_: Any) -> AsyncIterator[Any]:
        return self._rows(
            lambda n: SimpleNamespace(brand_kit_id=f"kit_{n}", name=f"Kit {n}", colors=["#ff0000"], logo_url=None)
        )

    def iter_avatar_groups(self, **_: Any) -> AsyncIterator[Any]:
        return self._rows(
            lambda n: SimpleNamespace(
                id=f"group_{n}", name=f"Person {n}", gender="female", looks_count=2, status=None,
                preview_image_url=None, preview_video_url=None, consent_status=None, error=None,
            )
        )  # fmt: skip

    def iter_avatar_looks(self, group_id: str | None = None, **_: Any) -> AsyncIterator[Any]:
        return self._rows(
            lambda n: SimpleNamespace(
                id=f"{group_id}_look_{n}", name=f"Look {n}", avatar_type="studio_avatar", group_id=group_id, tags=[],
                preferred_orientation="portrait", status="processing" if n == 1 else "completed",
                preview_image_url="https://x.invalid/a.png", preview_video_url=None, gender=None, error=None,
            )
        )  # fmt: skip

    async def get_video(self, video_id: str) -> Any:
        return SimpleNamespace(
            video_url=f"https://x.invalid/{video_id}.mp4?fresh",
            video_page_url=None,
            subtitle_url=f"https://x.invalid/{video_id}.srt?fresh",
            thumbnail_url=None,
            duration=31.2,
        )

    async def download(self, url: str, path: Path, on_progress: Any = None) -> Path:
        await asyncio.to_thread(_write, path)
        return path


class FakeLink:
    """A connection that makes fake conversations."""

    name = "fake"

    def __init__(self) -> None:
        self.client: Any = FakeClient()
        self.conversations: list[FakeConversation] = []
        self.closed = False

    def conversation(self) -> FakeConversation:
        self.conversations.append(FakeConversation())
        return self.conversations[-1]

    def front(self, conversation: FakeConversation) -> None:
        self.in_front = conversation

    async def close(self) -> None:
        self.closed = True


class FakeBackend:
    """A backend that connects when the test lets it."""

    name = "fake"

    def __init__(self, videos: Path, *, connected: bool = True, prompts: Sequence[str] = ()) -> None:
        self.videos = videos
        self.link = FakeLink()
        self.kept = FakeDrafts(prompts)
        self.shelf = Library(None)
        self.others: dict[str, FakeBackend] = {}
        self.may_connect = asyncio.Event()
        self.refusals: list[Exception] = []
        if connected:
            self.may_connect.set()

    @property
    def conversation(self) -> FakeConversation:
        return self.link.conversations[-1]

    async def drafts(self) -> FakeDrafts:
        return self.kept

    async def library(self) -> Library:
        return self.shelf

    def elsewhere(self, name: str) -> FakeBackend:
        return self.others[name]

    async def connect(self) -> FakeLink:
        await self.may_connect.wait()
        if self.refusals:
            raise self.refusals.pop()
        return self.link
