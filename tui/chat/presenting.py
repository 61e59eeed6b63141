"""Who presents the video: as the newest storyboard has it, else as was chosen for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.chat.draft import Choices, Pick
from tui.chat.view import ConversationView, ResourceView

_LOOKS = ("look_id", "avatar_id", "avatar_look_id", "presenter_id")
_NAMES = ("avatar_name", "look_name", "presenter_name", "name", "title")


def presenter_of(view: ConversationView, choices: Choices) -> Pick | None:
    """The look that presents, by its id and perhaps its name; None for nobody, or for nobody known.

    A storyboard or an avatar among the session's resources tells who it became, also where the agent chose or was told
    to change it; nothing about their metadata is promised (BEHAVIOUR 3), so without a word there the user's choice
    stands.
    """
    for resource in _newest_first(view):
        if resource.resource_type == "avatar" or resource.scenes:
            told = next((key for key in _LOOKS if key in resource.metadata), None)
            if told is not None:
                return _pick(resource, resource.metadata[told], choices)
    return choices.avatar


def _pick(resource: ResourceView, look: object, choices: Choices) -> Pick | None:
    if not isinstance(look, str) or not look:
        return None
    if choices.avatar and choices.avatar.id == look:
        return choices.avatar
    return Pick(look, "" if resource.scenes else _text(resource.metadata))


def _text(metadata: Mapping[str, object]) -> str:
    return next((found for key in _NAMES if isinstance(found := metadata.get(key), str) and found), "")


def _newest_first(view: ConversationView) -> Iterator[ResourceView]:
    for entry in reversed(view.entries):
        for key in reversed(entry.resource_ids):
            if key in view.resources:
                yield view.resources[key]
