"""What the user starred or chose lately, by backend and kind, so that it stands first in the lists."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tui.chat.shelf import Shelf

SCHEMA = """
CREATE TABLE IF NOT EXISTS favourites (
    backend TEXT, kind TEXT, id TEXT, name TEXT NOT NULL, starred INTEGER NOT NULL DEFAULT 0,
    used_at REAL NOT NULL DEFAULT 0, PRIMARY KEY (backend, kind, id))
"""
RECENT = 5
"""How many that were chosen lately stand first, beside the starred ones."""


@dataclass(frozen=True, slots=True)
class Favourite:
    """A thing that stands first in its list."""

    id: str
    name: str
    starred: bool


class Favourites:
    """The favourites of all backends. Thread-safe, as the shelf is."""

    def __init__(self, shelf: Shelf, clock: Callable[[], float] = time.time) -> None:
        """Keep them on a shelf whose schema holds `SCHEMA`; the clock tells Unix seconds."""
        self._shelf, self._clock = shelf, clock

    def of(self, backend: str, kind: str) -> Kept:
        """Those of one kind at one backend."""
        return Kept(self, backend, kind)

    def all(self, backend: str, kind: str) -> tuple[Favourite, ...]:
        """The starred ones by name, then those chosen lately, the latest first."""
        rows = self._shelf.read(
            "SELECT id, name, starred FROM favourites WHERE backend=? AND kind=? AND (starred OR used_at)"
            " ORDER BY starred DESC, CASE WHEN starred THEN lower(name) END, used_at DESC",
            (backend, kind),
        )
        found = [Favourite(str(row[0]), str(row[1]), bool(row[2])) for row in rows]
        recent = [one for one in found if not one.starred][:RECENT]
        return (*(one for one in found if one.starred), *recent)

    def star(self, backend: str, kind: str, favourite: Favourite) -> None:
        """Star something, or take its star away, as the favourite says."""
        self._shelf.write(
            (
                "INSERT INTO favourites (backend, kind, id, name, starred) VALUES (?,?,?,?,?)"
                " ON CONFLICT DO UPDATE SET name=excluded.name, starred=excluded.starred",
                (backend, kind, favourite.id, favourite.name, int(favourite.starred)),
            )
        )

    def use(self, backend: str, kind: str, thing_id: str, name: str) -> None:
        """Note that something was chosen now."""
        self._shelf.write(
            (
                "INSERT INTO favourites (backend, kind, id, name, used_at) VALUES (?,?,?,?,?)"
                " ON CONFLICT DO UPDATE SET name=excluded.name, used_at=excluded.used_at",
                (backend, kind, thing_id, name, self._clock()),
            )
        )


class Kept:
    """The favourites of one kind at one backend."""

    def __init__(self, favourites: Favourites, backend: str, kind: str) -> None:
        """Take whose they are."""
        self._favourites, self._backend, self._kind = favourites, backend, kind

    def of(self, kind: str) -> Kept:
        """Those of another kind."""
        return Kept(self._favourites, self._backend, kind)

    def all(self) -> tuple[Favourite, ...]:
        """The starred ones, then those chosen lately."""
        return self._favourites.all(self._backend, self._kind)

    def star(self, favourite: Favourite) -> None:
        """Star something, or take its star away."""
        self._favourites.star(self._backend, self._kind, favourite)

    def use(self, thing_id: str, name: str) -> None:
        """Note that something was chosen now."""
        self._favourites.use(self._backend, self._kind, thing_id, name)
