"""A conversation as a text to keep: Markdown for people, JSON for programs. No links that carry a signature."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime

from tui.chat.view import ConversationView, Entry, ResourceView, SceneView


def to_markdown(view: ConversationView) -> str:
    """The conversation as Markdown: what it is, what was said, the storyboards, the video."""
    seconds = view.video.duration_s if view.video else None
    facts = (
        ("Session", view.session_id),
        ("Video", view.video_id),
        ("State", view.state.value),
        ("On", view.backend),
        ("Length", f"{seconds:.1f} s" if seconds else ""),
    )
    parts = [f"# {_one_line(view.title) or 'Untitled'}", "\n".join(f"- {name}: {what}" for name, what in facts if what)]
    parts += [_entry(entry, view.resources) for entry in view.entries]
    if view.video and view.video.page_url:
        parts.append(f"Video page: <{view.video.page_url}>")
    return "\n\n".join(part for part in parts if part) + "\n"


def to_json(view: ConversationView) -> str:
    """The conversation as JSON."""
    video = view.video
    data = {
        "format": "reeltalk.conversation",
        "version": 1,
        "title": view.title,
        "backend": view.backend,
        "session_id": view.session_id,
        "video_id": view.video_id,
        "state": view.state.value,
        "status": view.status,
        "spans": [asdict(span) for span in view.spans],
        "messages": [_message(entry) for entry in view.entries],
        "storyboards": {key: [_scene_data(scene) for scene in one.scenes] for key, one in _boards(view).items()},
        "video": {"title": video.title, "duration_s": video.duration_s, "page_url": video.page_url} if video else None,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _boards(view: ConversationView) -> dict[str, ResourceView]:
    return {key: one for key, one in view.resources.items() if one.scenes}


def _message(entry: Entry) -> dict[str, object]:
    return {
        "role": entry.role,
        "type": entry.kind,
        "content": entry.content,
        "created_at": entry.created_at,
        "resource_ids": list(entry.resource_ids),
        "attachments": [one.name for one in entry.attachments],
        "pending": entry.pending,
    }


def _scene_data(scene: SceneView) -> dict[str, object]:
    return {key: value for key, value in asdict(scene).items() if key != "image_url"}


def _entry(entry: Entry, resources: dict[str, ResourceView]) -> str:
    when = f" · {datetime.fromtimestamp(entry.created_at, UTC):%Y-%m-%d %H:%M} UTC" if entry.created_at else ""
    unseen = " · not seen in the session" if entry.pending else ""
    kind = f" · {entry.kind}" if entry.kind not in {"text", "resource"} else ""
    who = {"user": "You", "model": "Agent"}.get(entry.role, entry.role or "Unknown")
    attached = "\n".join(f"- attached: {_one_line(one.name)}" for one in entry.attachments)
    boards = [_scenes(resources[one]) for one in entry.resource_ids if one in resources]
    parts = (f"## {who}{when}{kind}{unseen}", _quoted(entry.content), attached, *boards)
    return "\n\n".join(part for part in parts if part)


def _quoted(text: str) -> str:
    """What was said, as a quotation: its own headings and lists cannot change the document around it."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _scenes(resource: ResourceView) -> str:
    lines = []
    for scene in resource.scenes:
        length = f" ({scene.seconds:.1f} s)" if scene.seconds else ""
        said = f": {_one_line(scene.narration)}" if scene.narration else ""
        lines.append(f"{scene.number}. **{_one_line(scene.headline) or scene.kind or 'scene'}**{length}{said}")
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
