"""Reads a resource's free metadata into what can be drawn: the studio's storyboard, or a vendor's plan of any shape.

Nothing about the metadata is promised (BEHAVIOUR 3), so nothing here may fail on it: what can be read is shown.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from tui.chat.view import ResourceView, SceneView

SCENES_LIMIT = 200
"""Scenes read of one plan; the vendor allows 50."""
_DEPTH = 5
_LISTS = ("scenes", "shots", "segments", "slides", "sections", "clips", "beats", "storyboard", "script", "items")
_HEADLINES = (
    "headline",
    "quote",
    "title",
    "heading",
    "on_screen_text",
    "text_on_screen",
    "scene_title",
    "name",
    "label",
)
_NARRATIONS = (
    *("narration", "voiceover", "voice_over", "script", "spoken_text", "speech", "dialogue", "transcript"),
    *("text", "content", "description", "summary"),
)
_KINDS = ("kind", "scene_type", "type", "layout", "purpose", "role")
_SECONDS = ("seconds", "duration_s", "duration", "duration_sec", "duration_seconds", "estimated_s", "length")
_PICTURES = ("image_url", "thumbnail_url", "preview_url", "picture_url", "image", "thumbnail", "picture", "url")
_NUMBERS = ("scene_number", "scene", "number", "scene_index", "index", "position")


class Resource(Protocol):
    """A session's resource, as the API's model has it."""

    @property
    def resource_id(self) -> str: ...  # noqa: D102
    @property
    def resource_type(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102
    @property
    def thumbnail_url(self) -> str | None: ...  # noqa: D102
    @property
    def preview_url(self) -> str | None: ...  # noqa: D102
    @property
    def metadata(self) -> dict[str, object] | None: ...  # noqa: D102


def read_resource(resource: Resource) -> ResourceView:
    """What the screen shows of a resource."""
    metadata = resource.metadata or {}
    return ResourceView(
        resource_id=resource.resource_id,
        resource_type=resource.resource_type,
        url=resource.url,
        thumbnail_url=resource.thumbnail_url,
        preview_url=resource.preview_url,
        title=_first_text(metadata, ("title", "name", "alt", "headline")),
        scenes=() if resource.resource_type in {"image", "video", "avatar", "voice"} else read_scenes(metadata),
        metadata=metadata,
    )


def read_scenes(metadata: Mapping[str, object]) -> tuple[SceneView, ...]:
    """The scenes of a plan, as far as they can be found; empty when there are none."""
    rows = next(_scene_lists(metadata, _DEPTH), ())
    return tuple(_scene(row, number) for number, row in enumerate(rows[:SCENES_LIMIT], 1))


def illustrated(resources: Mapping[str, ResourceView]) -> dict[str, ResourceView]:
    """The resources with each scene's picture put to it, where an image resource names its scene.

    Scenes keep their names over revisions of a plan, so an image that names its plan counts for that one only.
    """
    images = [view for view in resources.values() if view.resource_type == "image"]
    return {key: _illustrated(view, images) if view.scenes else view for key, view in resources.items()}


def _illustrated(view: ResourceView, images: Sequence[ResourceView]) -> ResourceView:
    pictures = {
        name: url
        for image in images
        if _text(image.metadata.get("blueprint_id")) in {"", view.resource_id}
        for name in _scene_names(image.metadata)
        if (url := image.url or image.preview_url or image.thumbnail_url)
    }
    scenes = tuple(
        replace(scene, image_url=pictures.get(scene.scene_id) or pictures.get(f"#{scene.number}") or scene.image_url)
        for scene in view.scenes
    )
    return replace(view, scenes=scenes)


def _scene_names(metadata: Mapping[str, object]) -> list[str]:
    """What an image says of the scene it belongs to: its id, or its number from 1."""
    names = [text for text in (_text(metadata.get("scene_id")),) if text]
    for key in ("scene_number", "scene", "number"):
        number = _number(metadata.get(key))
        if number is not None:
            names.append(f"#{number:.0f}")
    return names


def _scene_lists(value: object, depth: int) -> Iterator[list[Mapping[str, object]]]:
    """Lists that may be the scenes, the likeliest first."""
    value = _unpacked(value)
    if not isinstance(value, Mapping) or depth < 0:
        return
    for key in _LISTS:
        rows = _rows(_unpacked(value.get(key)))
        if rows:
            yield rows
    for inner in value.values():
        yield from _scene_lists(inner, depth - 1)


def _unpacked(value: object) -> object:
    """A value, out of the JSON text it may be packed in."""
    if isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def _rows(value: object) -> list[Mapping[str, object]]:
    """A list of scenes: objects, or plain texts, or an object that holds them by number."""
    if isinstance(value, Mapping):
        inner = list(value.values())
        return _rows(inner) if inner and all(isinstance(row, Mapping) for row in inner) else []
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return []
    rows = [{"narration": row} if isinstance(row, str) else row for row in value]
    objects = [row for row in rows if isinstance(row, Mapping)]
    return objects if any(_tells(row) for row in objects) else []


def _tells(row: Mapping[str, object]) -> bool:
    return bool(_first_text(row, _HEADLINES) or _first_text(row, _NARRATIONS))


def _scene(row: Mapping[str, object], number: int) -> SceneView:
    headline, narration = _first_text(row, _HEADLINES), _first_text(row, _NARRATIONS)
    return SceneView(
        number=number,
        kind=_first_text(row, _KINDS),
        headline=headline,
        narration="" if narration == headline and "narration" not in row else narration,
        seconds=_seconds_of(row),
        image_url=_picture(row),
        scene_id=_first_text(row, ("scene_id", "id")),
    )


def _first_text(row: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((text for text in (_text(row.get(key)) for key in keys) if text), "")


def _text(value: object) -> str:
    """A text, also out of a list of texts or of an object that wraps one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list | tuple):
        return " ".join(part.strip() for part in value if isinstance(part, str))
    if isinstance(value, Mapping):
        return next((inner.strip() for key in ("text", "content") if isinstance(inner := value.get(key), str)), "")
    return ""


def _seconds_of(row: Mapping[str, object]) -> float | None:
    for key in _SECONDS:
        seconds = _number(row.get(key))
        if seconds is not None and seconds > 0:
            return seconds
    milliseconds = _number(row.get("duration_ms"))
    if milliseconds is not None and milliseconds > 0:
        return milliseconds / 1000
    start, end = _number(row.get("start")), _number(row.get("end"))
    return end - start if start is not None and end is not None and end > start else None


def _number(value: object) -> float | None:
    """A number, also out of "6", "6 s" or "0:07"."""
    if isinstance(value, str):
        value = _spelled(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _spelled(text: str) -> float | None:
    plain = text.strip().casefold().removesuffix("seconds").removesuffix("sec").removesuffix("s").strip()
    try:
        parts = [float(part) for part in plain.split(":")]
    except ValueError:
        return None
    return sum(part * 60**power for power, part in enumerate(reversed(parts))) if len(parts) <= 3 else None


def _picture(row: Mapping[str, object]) -> str | None:
    for key in _PICTURES:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = next((value[inner] for inner in ("url", "image_url", "thumbnail_url") if inner in value), None)
        if isinstance(value, str) and value.startswith(("https://", "http://")):
            return value
    return None
