"""Items of a list that is said in a sentence: taken out, put in."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.studio.director import headlines
from tui.studio.director.sentences import capitalised, keywords
from tui.studio.storyboard import BulletsScene, Scene

_ITEM = r"[\w'’-]+(?: [\w'’-]+){0,3}?"
_LIST = re.compile(
    rf"(?P<list>{_ITEM}(?:, {_ITEM})*,? (?P<join>and|or) [\w'’-]+(?: [\w'’-]+)??)"
    r"(?= (?:on|in|at|for|from|to|with|are|is)\b|[.!?;])"
)
_LEAD = re.compile(
    r"^(?:there (?:is|are)|(?:it|we|you|they|he|she) \w+|(?:\w+ ){0,4}?(?:is|are|has|have|includes?|offers?|brings?|"
    r"sells?|"
    r"comes? (?:in|with)|needs?|with))\s+",
    re.IGNORECASE,
)

Change = Callable[[list[str]], list[str]]


def names_item(scene: Scene, item: str) -> bool:
    """Whether something is, in these very words, an item of three or more that a scene lists."""
    found = _LIST.search(scene.narration)
    items = re.split(r",? (?:and|or) |, ", found["list"]) if found else []
    return len(items) > 2 and item.strip().lower() in {one.lower() for one in items}


def without_item(scene: Scene, item: str) -> Scene | None:
    """The scene without an item of its list; None when it has no such item, or would be left with none."""
    return _changed(scene, lambda items: [one for one in items if not keywords(one) & keywords(item)], fewer=True)


def with_item(scene: Scene, item: str) -> Scene | None:
    """The scene with one more item in its list; None when it has no list."""
    return _changed(scene, lambda items: [*items, item], fewer=False)


def _changed(scene: Scene, change: Change, *, fewer: bool) -> Scene | None:
    found = _LIST.search(scene.narration)
    if not found:
        return None
    lead = _LEAD.match(found["list"])
    start = found.start() + (lead.end() if lead else 0)
    items = re.split(r",? (?:and|or) |, ", scene.narration[start : found.end()])
    new = change(items)
    if not new or (fewer and len(new) == len(items)):
        return None
    told = new[0] if len(new) == 1 else f"{', '.join(new[:-1])} {found['join']} {new[-1]}"
    narration = scene.narration[:start] + told + scene.narration[found.end() :]
    update: dict[str, object] = {"narration": narration}
    if isinstance(scene, BulletsScene):
        shown = [one for one in scene.points if not fewer or change([one])]
        added = [] if fewer else [headlines.point(new[-1])]
        update["points"] = tuple([*shown, *added][:5]) or tuple(map(capitalised, new))
    return scene.model_copy(update=update)
