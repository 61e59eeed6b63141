"""What the transcript shows, in order: the conversation's entries, and the cards that belong between them.

Pure: a view goes in, items come out. An item with the same key is the same thing on the screen, drawn again only when
it differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.api.records import record
from tui.chat.view import ConversationView, Entry, ResourceView, State, Trouble, VideoView

if TYPE_CHECKING:
    from tui.chat.asks import Asked

_LONG_LINES = {"user": 14}
_LONG_CHARS = {"user": 1_400}
_LONG = (60, 6_000)
"""Lines and characters from which a message is folded; the user knows what they wrote, and it folds sooner."""
_ENDLESS = (1_000, 60_000)
"""Lines and characters from which the agent's newest words are folded too: to lay a megabyte out takes minutes."""


@record(frozen=True, slots=True)
class Transfer:
    """A download, as far as it has come. `total` is None when the server did not say."""

    done: int = 0
    total: int | None = None
    path: Path | None = None
    """Where the file is, once it is whole."""
    others: tuple[tuple[str, Path], ...] = ()
    """Other files of the video that were saved: in a word what each is, and where."""
    making: str = ""
    """The other file that is being made and fetched just now, in a word."""
    size_px: tuple[int, int] | None = None
    """Width and height of the pictures, once the file was looked into."""


@record(frozen=True, slots=True)
class Item:
    """One thing in the transcript."""

    key: str


@record(frozen=True, slots=True)
class Said(Item):
    """Something the user or the agent said; an entry of an unknown kind or role is shown so too."""

    entry: Entry
    resources: tuple[ResourceView, ...] = ()
    folded: bool = False
    """Only the beginning is shown."""
    goes_on: bool = False
    """The one who spoke just before goes on, so it need not be said again who and when."""


@record(frozen=True, slots=True)
class Question(Item):
    """What the agent asks, to be answered while `open`; `picks` are places in `asked.choices`."""

    asked: Asked
    open: bool
    picks: tuple[int, ...] = ()


@record(frozen=True, slots=True)
class Waiting(Item):
    """Messages that go out when it is the user's turn."""

    texts: tuple[str, ...]


@record(frozen=True, slots=True)
class Storyboard(Item):
    """A storyboard to read, and to approve while `open_for_approval`."""

    resource: ResourceView
    open_for_approval: bool


@record(frozen=True, slots=True)
class Finished(Item):
    """A video that is ready."""

    video: VideoView
    transfer: Transfer | None
    can_preview: bool = False
    """It can be shown in the terminal."""
    facts: tuple[str, ...] = ()
    """What else is known of it, in words."""
    number: int = 1
    of: int = 1
    """Which it is of how many that the session has made; the keys are those of the last."""

    @property
    def is_last(self) -> bool:
        """Whether no later one is there to be watched."""
        return self.number == self.of


@record(frozen=True, slots=True)
class Mishap(Item):
    """Something went wrong."""

    trouble: Trouble
    box: Box | None = None
    """What stands in the message box, where a lone letter is no key; none while it is empty."""


@record(frozen=True, slots=True)
class Box:
    """A message box with words in it."""

    given_back: bool
    """They are those of the message that was not sent."""
    retry_key: str
    """The key that tries again all the same; empty when there is none."""


class Places:
    """Where cards that are no entries stand: after which entry each was first seen."""

    def __init__(self) -> None:
        self.after: dict[str, str] = {}

    def settle(self, card: str, entries: tuple[Entry, ...]) -> str:
        """The key of the entry a card stands after, noted the first time it is asked; empty for the beginning."""
        known = {entry.key for entry in entries}
        if self.after.get(card, "") not in known:
            self.after[card] = next((entry.key for entry in reversed(entries) if not entry.pending), "")
        return self.after[card]


@record(frozen=True, slots=True)
class Told:
    """What the user did to the items, by their keys."""

    transfers: dict[str, Transfer] = field(default_factory=dict)
    """Downloads, by the video's id."""
    picks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """What was picked of a question that has not been answered whole."""
    unfolded: set[str] = field(default_factory=set)
    """Long entries that are shown whole."""
    can_preview: bool = False
    """The screen can show a video in the terminal (`action_preview_video`)."""
    box: Box | None = None
    """What stands in the message box; none while it is empty."""


def transcript_items(
    view: ConversationView,
    places: Places,
    transfers: Mapping[str, Transfer] | None = None,
    told: Told | None = None,
) -> tuple[Item, ...]:
    """Everything the transcript holds for a view, oldest first."""
    if not view.entries and not view.trouble and not view.queued:
        return ()
    from tui.widgets.retelling import told_twice  # its expressions are not needed for the first frame
    from tui.widgets.video_items import shown_ids, video_cards

    told = told or Told()
    trouble, echoed = told_twice(view.trouble, view.entries)
    open_key = _open_question(view)
    storyboards = {key: resource for key, resource in view.resources.items() if resource.scenes}
    newest = _newest_storyboard(view.entries, storyboards)
    video_ids = shown_ids(view)
    videos = video_cards(view, places, transfers or {}, told)
    items: list[Item] = []
    last = view.entries[-1].key if view.entries else ""
    for entry in view.entries:
        if entry.key == echoed:
            continue
        items += [_as_told(item, told, open_key, last) for item in _of_entry(entry, view, newest, video_ids)]
        items += videos.pop(entry.key, ())
    items += (card for cards in videos.values() for card in cards)
    if trouble:
        items.append(Mishap("trouble", trouble, told.box))
    if view.queued:
        items.append(Waiting("queue", view.queued))
    return tuple(_in_turns(items))


_SAME_TURN_S = 60.0
"""Words of the agent that follow its own within this time belong together."""


def _in_turns(items: Iterable[Item]) -> Iterator[Item]:
    """The items, with those marked in which the agent goes on speaking."""
    before: Item | None = None
    for item in items:
        goes_on = isinstance(before, Said) and isinstance(item, Said) and _goes_on(before.entry, item.entry)
        before = item
        yield replace(item, goes_on=True) if isinstance(item, Said) and goes_on else item


def _goes_on(first: Entry, then: Entry) -> bool:
    if then.role == "user":
        return False
    if first.role != then.role or then.kind == "error" or first.created_at is None or then.created_at is None:
        return False
    return 0 <= then.created_at - first.created_at < _SAME_TURN_S


def _open_question(view: ConversationView) -> str:
    """The entry that waits for an answer: the agent's last, while it is the user's turn and nothing was said since."""
    if view.state is not State.YOUR_TURN or view.queued:
        return ""
    last = view.entries[-1] if view.entries else None
    return last.key if last and last.role != "user" else ""


def _as_told(item: Item, told: Told, open_key: str, last: str) -> Item:
    match item:
        case Question():
            entry_key = item.key.removesuffix(_QUESTION)
            return replace(item, open=entry_key == open_key, picks=told.picks.get(item.key, ()))
        case Said() if item.key not in told.unfolded and is_long(item.entry, newest=item.key == last):
            return replace(item, folded=True)
    return item


def is_long(entry: Entry, *, newest: bool) -> bool:
    """Whether an entry is folded: the agent's newest words are there to be read, all others can be opened."""
    lines, characters = _LONG_LINES.get(entry.role, _LONG[0]), _LONG_CHARS.get(entry.role, _LONG[1])
    if newest and entry.role != "user":
        lines, characters = _ENDLESS
    return len(entry.content) > characters or entry.content.count("\n") >= lines


@lru_cache(maxsize=8192)
def _of_words(entry: Entry) -> tuple[Item, ...]:
    """The items of an entry that points at nothing; a thousand of them are made anew with every look otherwise."""
    content, asked = _taken_apart(entry, [])
    items: list[Item] = []
    if content.strip() or entry.attachments or not asked:
        items.append(Said(entry.key, entry if content == entry.content else replace(entry, content=content)))
    if asked:
        items.append(Question(f"{entry.key}{_QUESTION}", asked, open=False))
    return tuple(items)


def _of_entry(entry: Entry, view: ConversationView, newest: str, video_ids: frozenset[str | None]) -> Iterable[Item]:
    if not entry.resource_ids:
        return _of_words(entry)
    shown = [view.resources[key] for key in entry.resource_ids if key in view.resources]
    boards = [resource for resource in shown if resource.scenes]
    on_cards = {scene.image_url for board in boards for scene in board.scenes if scene.image_url}
    loose = [one for one in shown if not one.scenes and one.url not in on_cards]
    attached = {one.name for one in entry.attachments}  # the server names them once more
    others = tuple(
        one
        for one in loose
        if one.title not in attached and (one.resource_type != "video" or one.metadata.get("video_id") not in video_ids)
    )
    items: list[Item] = []
    content, asked = _taken_apart(entry, boards)
    if content.strip() or others or entry.attachments or not (boards or asked):
        items.append(Said(entry.key, entry if content == entry.content else replace(entry, content=content), others))
    if asked:
        items.append(Question(f"{entry.key}{_QUESTION}", asked, open=False))
    waiting = view.state is State.YOUR_TURN
    items += [
        Storyboard(f"{entry.key}/{board.resource_id}", board, waiting and board.resource_id == newest)
        for board in boards
    ]
    return items


_QUESTION = "/asks"


def _taken_apart(entry: Entry, boards: list[ResourceView]) -> tuple[str, Asked | None]:
    """What is left to say of an entry beside its cards, and what it asks."""
    if boards:
        from tui.widgets.retelling import beyond_card

        return beyond_card(entry.content, boards[-1]), None
    if entry.role == "user" and entry.attachments:
        from tui.chat.own_words import own_words

        return own_words(entry), None
    if entry.role == "user" or entry.kind == "error":
        return entry.content, None
    from tui.chat.asks import read_asks

    asked = read_asks(entry.content)
    return (asked.lead, asked) if asked.asks else (entry.content, None)


def _newest_storyboard(entries: tuple[Entry, ...], storyboards: dict[str, ResourceView]) -> str:
    for entry in reversed(entries):
        for key in reversed(entry.resource_ids):
            if key in storyboards:
                return key
    return ""


def has_more_files(video: VideoView) -> bool:
    """Whether there is anything to save of a video but the video: another cut of it, subtitles."""
    return bool(video.subtitle_url or video.captioned_url)


@record(frozen=True, slots=True)
class Offer:
    """The keys a card answers to, the actions they have, and which card it is."""

    actions: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    on_tab: str = ""
    """The action of the tab key in an empty box; empty leaves it to the focus."""
    done: frozenset[str] = frozenset()
    """Actions that were done already; nobody is invited to them again."""


def offer(items: tuple[Item, ...]) -> Offer:
    """The keys of the card that waits for the user, else of the last one that has any."""
    if not items:
        return Offer(about="welcome", on_tab="next_example")
    waiting = [item for item in items if getattr(item, "open", False) or getattr(item, "open_for_approval", False)]
    for item in (*reversed(waiting), *reversed(items)):
        actions = _actions(item)
        if actions:
            return Offer(actions, item.key, done=_done(item))
    return Offer()


def _video_actions(item: Finished) -> dict[str, str]:
    """What can be done with a video, in the order its card has."""
    actions = {"o": "open_video"} | ({"p": "preview_video"} if item.can_preview else {}) | {"d": "download"}
    actions |= ({"s": "save_as"} if has_more_files(item.video) else {}) | {"l": "copy_link"}
    return actions | ({"v": "videos"} if item.of > 1 else {})


def _done(item: Item) -> frozenset[str]:
    """Actions that need no second time: their keys still work, and only say what came of it."""
    saved = isinstance(item, Finished) and item.transfer is not None and (item.transfer.path or item.transfer.done)
    return frozenset({"download"}) if saved else frozenset()


def _actions(item: Item) -> dict[str, str]:
    match item:
        case Question(open=True):
            count = len(item.asked.choices) + item.asked.may_be_left
            return {str(number): f"pick({number - 1})" for number in range(1, count + 1)}
        case Storyboard(open_for_approval=True):
            return {"a": "approve", "e": "open_board"}
        case Finished():
            return _video_actions(item)
        case Mishap() if item.trouble.action in {"retry", "login"}:
            return {"r": "retry"}
        case Mishap() if item.trouble.action == "edit":
            return {"e": "edit_again"}
    return {}
