"""The forms in which drafts and spans are kept: JSON texts, read back without ever failing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import TypeVar

from tui.api.terms import Orientation, SessionMode
from tui.chat.draft import Attachment, Choices, Draft, Pick, Source
from tui.chat.view import Span, State

WordT = TypeVar("WordT", bound=StrEnum)


def draft_text(draft: Draft) -> str:
    """A draft as JSON."""
    return json.dumps(asdict(draft))


def read_draft(text: str) -> Draft:
    """A draft out of JSON; what cannot be read is left out."""
    kept = _object(_parsed(text))
    rows = kept.get("attachments")
    attachments = [_attachment(_object(row)) for row in rows] if isinstance(rows, list) else []
    return Draft(
        text=_str(kept.get("text")),
        attachments=tuple(one for one in attachments if one is not None),
        choices=_choices(_object(kept.get("choices"))),
        origin=origin if isinstance(origin := kept.get("origin"), int) else 0,
    )


def attachments_text(attachments: tuple[Attachment, ...]) -> str:
    """Attachments as JSON."""
    return json.dumps([asdict(one) for one in attachments])


def read_attachments(text: str) -> tuple[Attachment, ...]:
    """Attachments out of JSON; what cannot be read is left out."""
    rows = [] if text == "[]" else _parsed(text)  # most messages have none
    found = [_attachment(_object(row)) for row in rows] if isinstance(rows, list) else []
    return tuple(one for one in found if one is not None)


def spans_text(spans: tuple[Span, ...]) -> str:
    """Spans as JSON."""
    return json.dumps([asdict(span) for span in spans])


def read_spans(text: str) -> tuple[Span, ...]:
    """Spans out of JSON; those that cannot be read are left out."""
    rows = _parsed(text)
    found = [_span(_object(row)) for row in rows] if isinstance(rows, list) else []
    return tuple(span for span in found if span is not None)


def _span(row: Mapping[str, object]) -> Span | None:
    state, started, ended = _word(State, row.get("state")), row.get("started_at"), row.get("ended_at")
    if state is None or not isinstance(started, int | float):
        return None
    return Span(state, _str(row.get("status")), started, ended if isinstance(ended, int | float) else None)


def _choices(row: Mapping[str, object]) -> Choices:
    return Choices(
        mode=_word(SessionMode, row.get("mode")) or SessionMode.CHAT,
        avatar=_pick(row.get("avatar")),
        voice=_pick(row.get("voice")),
        style=_pick(row.get("style")),
        brand_kit=_pick(row.get("brand_kit")),
        orientation=_word(Orientation, row.get("orientation")),
        incognito=row.get("incognito") is True,
        callback_url=_str(row.get("callback_url")) or None,
        callback_id=_str(row.get("callback_id")) or None,
    )


def _pick(value: object) -> Pick | None:
    row = _object(value)
    return Pick(_str(row.get("id")), _str(row.get("name"))) if row.get("id") else None


def _attachment(row: Mapping[str, object]) -> Attachment | None:
    source, value, size = _word(Source, row.get("source")), _str(row.get("value")), row.get("size_bytes")
    if source is None or not value:
        return None
    size_bytes = size if isinstance(size, int) else 0
    return Attachment(source, value, _str(row.get("name")) or value, _str(row.get("mime_type")), size_bytes)


def _word(kind: type[WordT], value: object) -> WordT | None:
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _str(value: object) -> str:
    return value if isinstance(value, str) else ""
