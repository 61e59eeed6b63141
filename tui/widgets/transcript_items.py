"""What the transcript shows, in order: the conversation's entries, and the cards that belong between them.

Pure: a view goes in, items come out. An item with the same key is the same thing on the screen, drawn again only when
it differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.chat.view import ConversationView, Entry, ResourceView, State, Trouble, VideoView


@dataclass(frozen=True, slots=True)
class Transfer:
    """A download, as far as it has come. `total` is None when the server did not say."""

    done: int = 0
    total: int | None = None
    path: Path | None = None
    """Where the file is, once it is whole."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the transcript."""

    key: str


@dataclass(frozen=True, slots=True)
class Said(Item):
    """Something the user or the agent said; an entry of an unknown kind or role is shown so too."""

    entry: Entry
    resources: tuple[ResourceView, ...] = ()


@dataclass(frozen=True, slots=True)
class Storyboard(Item):
    """A storyboard to read, and to approve while `open_for_approval`."""

    resource: ResourceView
    open_for_approval: bool


@dataclass(frozen=True, slots=True)
class Finished(Item):
    """A video that is ready."""

    video: VideoView
    transfer: Transfer | None


@dataclass(frozen=True, slots=True)
class Mishap(Item):
    """Something went wrong."""

    trouble: Trouble


@dataclass
class Places:
    """Where cards that are no entries stand: after which entry each was first seen."""

    after: dict[str, str] = field(default_factory=dict)

    def settle(self, card: str, entries: tuple[Entry, ...]) -> str:
        """The key of the entry a card stands after, noted the first time it is asked; empty for the beginning."""
        known = {entry.key for entry in entries}
        if self.after.get(card, "") not in known:
            self.after[card] = next((entry.key for entry in reversed(entries) if not entry.pending), "")
        return self.after[card]


def transcript_items(
    view: ConversationView, places: Places, transfers: dict[str, Transfer] | None = None
) -> tuple[Item, ...]:
    """Everything the transcript holds for a view, oldest first."""
    storyboards = {key: resource for key, resource in view.resources.items() if resource.scenes}
    newest = _newest_storyboard(view.entries, storyboards)
    video = view.video if view.video and view.video.status == "completed" else None
    video_after = places.settle(video.video_id, view.entries) if video else None
    items: list[Item] = []
    for entry in view.entries:
        items += _of_entry(entry, view, newest)
        if video and entry.key == video_after:
            items.append(_finished(video, transfers))
            video = None
    if video:
        items.append(_finished(video, transfers))
    if view.trouble:
        items.append(Mishap("trouble", view.trouble))
    return tuple(items)


def _of_entry(entry: Entry, view: ConversationView, newest: str) -> list[Item]:
    shown = [view.resources[key] for key in entry.resource_ids if key in view.resources]
    boards = [resource for resource in shown if resource.scenes]
    others = tuple(one for one in shown if not one.scenes and not (view.video and one.resource_type == "video"))
    items: list[Item] = []
    told_by_card = bool(boards) and not others and _is_script(entry.content, boards[-1])
    if not told_by_card and (entry.content.strip() or others or not boards):
        items.append(Said(entry.key, entry, others))
    waiting = view.state is State.YOUR_TURN
    items += [
        Storyboard(f"{entry.key}/{board.resource_id}", board, waiting and board.resource_id == newest)
        for board in boards
    ]
    return items


def _is_script(content: str, board: ResourceView) -> bool:
    """Whether the words only spell out the storyboard for those who see no card: every scene's are in them."""
    return all(scene.narration.strip() in content for scene in board.scenes) and any(
        scene.narration.strip() for scene in board.scenes
    )


def _newest_storyboard(entries: tuple[Entry, ...], storyboards: dict[str, ResourceView]) -> str:
    for entry in reversed(entries):
        for key in reversed(entry.resource_ids):
            if key in storyboards:
                return key
    return ""


def _finished(video: VideoView, transfers: dict[str, Transfer] | None) -> Finished:
    return Finished(f"video/{video.video_id}", video, (transfers or {}).get(video.video_id))


def offers(items: tuple[Item, ...]) -> frozenset[str]:
    """Letters the cards answer to: those of the last card that has any."""
    for item in reversed(items):
        if isinstance(item, Storyboard) and item.open_for_approval:
            return frozenset("a")
        if isinstance(item, Finished):
            return frozenset("odl")
        if isinstance(item, Mishap) and item.trouble.action == "retry":
            return frozenset("r")
    return frozenset()
