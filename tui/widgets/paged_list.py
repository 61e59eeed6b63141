"""A list that is read from its source as one scrolls, and searched as one types."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Generic, Protocol, TypeVar

PAGE = 40
"""Rows read at once: a page of the API or two."""


class Searchable(Protocol):
    """A row that knows whether it matches."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Words it can be filtered by."""

    def matches(self, query: str) -> bool:
        """Whether every word of the query is somewhere in the row."""


RowT = TypeVar("RowT", bound=Searchable)


class PagedList(Generic[RowT]):
    """The rows read so far, and those of them that match the query."""

    def __init__(self, source: AsyncIterator[RowT]) -> None:
        """Take where the rows come from; nothing is read yet."""
        self._source = source
        self.rows: list[RowT] = []
        self.query = ""
        self.tag = ""
        """Only rows of this tag match; the empty tag is that of all."""
        self.complete = False
        self.trouble = ""
        """Why the source could not be read to its end; empty when nothing is wrong."""
        self._reading = asyncio.Lock()

    @property
    def matching(self) -> list[RowT]:
        """Rows read so far that match, in the order of the source."""
        return [row for row in self.rows if self._matches(row)]

    async def read_on(self) -> bool:
        """Read another page unless one is being read; whether anything was. A source that fails is at its end."""
        if self.complete or self._reading.locked():
            return False
        async with self._reading:
            try:
                await self.read_more()
            except Exception as error:  # what was read stays usable; the screen says why it is short
                self.complete, self.trouble = True, str(error)
        return True

    async def read_more(self, wanted: int = PAGE) -> int:
        """Read on until `wanted` more rows match or the source is at its end; the number that were found."""
        found = 0
        while found < wanted and not self.complete:
            try:
                row = await anext(self._source)
            except StopAsyncIteration:
                self.complete = True
                break
            self.rows.append(row)
            found += self._matches(row)
        return found

    def _matches(self, row: RowT) -> bool:
        return (not self.tag or self.tag in row.tags) and (not self.query.strip() or row.matches(self.query))

    async def close(self) -> None:
        """Let go of the source, once nothing is read from it any more."""
        closing = getattr(self._source, "aclose", None)
        async with self._reading:
            if closing is not None:
                await closing()
