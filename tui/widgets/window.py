"""Which of many items are mounted: a window that stands at the end, and can be moved anywhere. Pure."""

from __future__ import annotations

from tui.api.records import record

WINDOW = 50
"""Items mounted while one is at the end; a widget for each of a thousand would make every key slow."""
STEP = 30
"""Items added when one scrolls to an edge."""
MOST = WINDOW + 2 * STEP
"""Items mounted at most: what is added at one edge goes from the other."""

_BESIDE = 3
"""Items mounted before and after one that is selected."""


@record(frozen=True, slots=True)
class Window:
    """Items from `start` up to, and without, `stop`."""

    start: int = 0
    stop: int = 0

    @classmethod
    def at_end(cls, count: int) -> Window:
        """The last of `count` items."""
        return cls(max(count - WINDOW, 0), count)

    @classmethod
    def around(cls, place: int, count: int) -> Window:
        """An item with others before and after it."""
        start = max(min(place - WINDOW // 2, count - WINDOW), 0)
        return cls(start, min(start + WINDOW, count))

    def earlier(self) -> Window:
        """A step further towards the beginning."""
        start = max(self.start - STEP, 0)
        return Window(start, min(self.stop, start + MOST))

    def later(self, count: int) -> Window:
        """A step further towards the end."""
        stop = min(self.stop + STEP, count)
        return Window(max(self.start, stop - MOST), stop)

    def reaching(self, place: int, count: int) -> Window:
        """With an item and the few beside it: a little further when it is near, around it when it is far away.

        One that goes from item to item has a few mounted with each step, and waits for no step of thirty.
        """
        if not self.start - STEP <= place < self.stop + STEP:
            return Window.around(place, count)
        start, stop = min(self.start, max(place - _BESIDE, 0)), max(self.stop, min(place + 1 + _BESIDE, count))
        if (start, stop) == (self.start, self.stop):
            return self
        if start < self.start:
            return Window(start, min(stop, start + WINDOW + STEP))
        return Window(max(start, stop - WINDOW - STEP), stop)

    def grown_at_end(self, count: int) -> Window:
        """Where it stands when one is at the end and items were added: still there, and no larger than it need be."""
        start = self.start if self.start < count else 0
        return Window(max(start, count - WINDOW, 0), count)

    def after_change(self, before: int, count: int) -> Window:
        """Where it stands when one reads somewhere above and the number of items has changed: where it stood.

        What comes after the last item is mounted too while there is room; beyond that it is reached by scrolling.
        """
        at_end = self.stop >= before
        stop = min(count, self.start + MOST) if at_end else min(self.stop, count)
        return Window(min(self.start, max(stop - 1, 0)), stop)
