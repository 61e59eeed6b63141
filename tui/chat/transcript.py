"""One ordered history out of windows of the newest messages, which have no ids.

The API shows at most 40 messages, newest first (BEHAVIOUR 3). Pure: lines and a window in, lines out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tui.api.terms import VISIBLE_MESSAGES, MessageRole
from tui.chat.draft import Attachment
from tui.chat.view import Entry

Identity = tuple[float | None, str, str, str]
"""What tells messages apart: created_at, role, content, type. Repeats are told apart by counting."""


@dataclass(frozen=True, slots=True)
class Line:
    """A message as it was seen. `created_at` is Unix seconds, if the API gave it."""

    created_at: float | None
    role: str
    kind: str
    content: str
    resource_ids: tuple[str, ...] = ()
    own: str = ""
    """Key of the message sent from here that this is the echo of."""
    attachments: tuple[Attachment, ...] = ()
    first: str | None = field(default=None, compare=False)
    """What it said when it was first seen, of one that grew since: the screen knows it by that."""

    @property
    def identity(self) -> Identity:
        """What tells this message from others."""
        return (self.created_at, self.role, self.content, self.kind)

    @property
    def origin(self) -> Identity:
        """What told it from others when it was first seen."""
        content = self.content if self.first is None else self.first
        return (self.created_at, self.role, content, self.kind)


@dataclass(frozen=True, slots=True)
class Pending:
    """A message of one's own that the session does not show yet."""

    key: str
    content: str
    attachments: tuple[Attachment, ...] = ()
    after: int = 0
    """How many lines there were when it was sent: its place, and where its echo can be at the earliest."""
    opening: bool = False
    """The prompt of the session: its echo is the first thing the user said, however the server words it."""


class _Shown:
    """The entries of the lines shown last, so that a long conversation is not gone through again for one more line."""

    def __init__(self) -> None:
        self._lines: tuple[Line, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._counts: Counter[Identity] = Counter()

    def of(self, lines: tuple[Line, ...]) -> tuple[Entry, ...]:
        """An entry for each line, in order."""
        if lines is self._lines:
            return self._entries
        same = next((at for at, (old, new) in enumerate(zip(self._lines, lines, strict=False)) if old is not new), None)
        same = min(len(self._lines), len(lines)) if same is None else same
        for line in self._lines[same:]:
            self._counts[line.origin] -= 1
        fresh: list[Entry] = []
        for line in lines[same:]:
            fresh.append(_entry(line, self._counts[line.origin]))
            self._counts[line.origin] += 1
        self._lines, self._entries = lines, (*self._entries[:same], *fresh)
        return self._entries


@dataclass(frozen=True, slots=True)
class Transcript:
    """The whole conversation as far as it was seen."""

    lines: tuple[Line, ...] = ()
    pending: tuple[Pending, ...] = ()
    last_window: tuple[Line, ...] = field(default=(), repr=False)
    _shown: _Shown = field(default_factory=_Shown, repr=False, compare=False)

    def merged(self, window: Sequence[Line], limit: int = VISIBLE_MESSAGES) -> Transcript:
        """The transcript with one more window, newest message first."""
        if tuple(window) == self.last_window:
            return self
        lines = merge(self.lines, window, limit)
        return replace(self, lines=lines, last_window=tuple(window))._with_echoes()

    def said(
        self, key: str, content: str, attachments: tuple[Attachment, ...] = (), *, opening: bool = False
    ) -> Transcript:
        """The transcript with a message that is about to be sent."""
        mine = Pending(key, content, attachments, len(self.lines), opening)
        return replace(self, pending=(*self.pending, mine))

    def unsaid(self, key: str) -> Transcript:
        """The transcript without a message that was not sent after all."""
        return replace(self, pending=tuple(one for one in self.pending if one.key != key))

    def _with_echoes(self) -> Transcript:
        lines, waiting, after = list(self.lines), [], 0
        for mine in self.pending:
            later = replace(mine, after=max(mine.after, after))  # said after the ones before it
            at = _echo_of(later, lines)
            if at is None:
                waiting.append(later)
            else:
                lines[at] = replace(lines[at], own=mine.key, attachments=mine.attachments)
                after = at + 1
        return replace(self, lines=tuple(lines), pending=tuple(waiting))

    def entries(self) -> tuple[Entry, ...]:
        """What the screen shows, oldest first; own messages stand where they were said."""
        shown = self._shown.of(self.lines)
        if not self.pending:
            return shown
        placed = list(shown)
        in_place = sorted(self.pending, key=lambda one: min(one.after, len(shown)))
        for mine in in_place[::-1]:  # from the end, so that the places before stay what they are
            placed[mine.after : mine.after] = [_own_entry(mine)]
        return tuple(placed)


def merge(history: Sequence[Line], window: Sequence[Line], limit: int = VISIBLE_MESSAGES) -> tuple[Line, ...]:
    """Put a window of the newest messages to the history known so far.

    Args:
        history: oldest first.
        window: newest first, as the API gives it.
        limit: how many messages a window can show; a shorter window shows all there are.
    """
    fresh = tuple(reversed(window))
    history = _grown(history, fresh)
    overlap = _overlap(history, fresh, limit)
    if overlap is None:
        return _merged_by_count(history, fresh)
    start = len(history) - overlap
    renewed = tuple(_renewed(old, new) for old, new in zip(history[start:], fresh, strict=False))
    return (*history[:start], *renewed, *_not_there_yet(history, fresh, overlap))


def _grown(history: Sequence[Line], fresh: Sequence[Line]) -> Sequence[Line]:
    """The history with its last model's line as long as it is now: a message may be shown while it is written."""
    at = next((at for at in range(len(history) - 1, -1, -1) if history[at].role == MessageRole.MODEL), None)
    if at is None or history[at].created_at is None:
        return history
    old = history[at]
    same = [new for new in fresh if (new.created_at, new.role, new.kind) == (old.created_at, old.role, old.kind)]
    longer = [new for new in same if new.content.startswith(old.content)]
    if not old.content or not longer or any(new.content == old.content for new in same):
        return history
    first = old.content if old.first is None else old.first
    return (*history[:at], replace(old, content=longer[0].content, first=first), *history[at + 1 :])


def _overlap(history: Sequence[Line], fresh: Sequence[Line], limit: int) -> int | None:
    """How many lines at the end of the history the window begins with; None when they do not fit together."""
    old, new = [line.identity for line in history], [line.identity for line in fresh]
    if not old:
        return 0
    if len(new) < limit:  # all there is: the history must be its beginning
        return len(old) if new[: len(old)] == old else None
    sizes = range(min(len(old), len(new)), 0, -1)
    return next((size for size in sizes if old[-size:] == new[:size]), None)


def _not_there_yet(history: Sequence[Line], fresh: Sequence[Line], overlap: int) -> list[Line]:
    """The lines after the overlap; a dated one is new only when there are more of it than before.

    Servers may order messages of one second differently from one time to the next.
    """
    missing = Counter(line.identity for line in fresh)
    missing.subtract(line.identity for line in history)
    new: list[Line] = []
    for line in fresh[overlap:]:
        if line.created_at is None or missing[line.identity] > 0:
            missing[line.identity] -= 1
            new.append(line)
    return new


def _merged_by_count(history: Sequence[Line], fresh: Sequence[Line]) -> tuple[Line, ...]:
    """Merge what is no plain continuation: every message as often as the side shows it that has more of it."""
    known = _places(history, Counter(line.identity for line in fresh))
    merged = list(history)
    before: dict[int, list[Line]] = {}
    at = next((known[line.identity][0] for line in fresh if line.identity in known), len(merged))
    for line in fresh:
        places = known.get(line.identity)
        if places:
            place = places.pop(0)
            merged[place] = _renewed(merged[place], line)
            at = max(at, place + 1)
        else:
            before.setdefault(at, []).append(line)
    return tuple(line for place, old in enumerate([*merged, None]) for line in (*before.get(place, ()), old) if line)


def _places(history: Sequence[Line], wanted: Counter[Identity]) -> dict[Identity, list[int]]:
    """Where the history has the wanted lines; of repeats the latest, since windows show the end."""
    places: dict[Identity, list[int]] = {}
    for at, line in enumerate(history):
        if line.identity in wanted:
            places.setdefault(line.identity, []).append(at)
    return {identity: spots[-wanted[identity] :] for identity, spots in places.items()}


def _renewed(old: Line, new: Line) -> Line:
    ids = new.resource_ids or old.resource_ids
    return old if ids == old.resource_ids else replace(old, resource_ids=ids)


def _echo_of(mine: Pending, lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines):
        if line.role != MessageRole.USER or line.own or at < mine.after:
            continue
        if mine.opening or plain(line.content) == plain(mine.content):
            return at
    return None


def plain(text: str) -> str:
    """A text with its white space made even, as servers may trim it."""
    return " ".join(text.split())


def _own_entry(mine: Pending) -> Entry:
    return Entry(mine.key, MessageRole.USER, "text", mine.content, attachments=mine.attachments, pending=True)


@lru_cache(maxsize=4096)
def _digest(identity: Identity) -> str:
    return hashlib.blake2b(repr(identity).encode(), digest_size=9).hexdigest()


def _entry(line: Line, repeat: int) -> Entry:
    return Entry(
        key=line.own or f"{_digest(line.origin)}.{repeat}",
        role=line.role,
        kind=line.kind,
        content=line.content,
        created_at=line.created_at,
        resource_ids=line.resource_ids,
        attachments=line.attachments,
    )
