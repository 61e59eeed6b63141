"""How a video opens: on what the user wrote, and on a line of the director's own only where that is not enough.

Pure. A viewer is held by the first fact, question or name, not by being told that there will be talk.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tui.studio.director import comparisons, framing, headlines, kinds
from tui.studio.director.editor import Cut, Line
from tui.studio.director.sentences import capitalised, finished, keywords
from tui.studio.director.substance import Substance
from tui.studio.director.tongues import language_of

ENOUGH = 3
"""Sentences from which on a video needs no line of the director's own to begin with."""
NAME_WORDS = 7
"""Words up to which a subject is short enough to be said as a sentence of its own."""

_LEANS = re.compile(
    r"(?:this|these|that|those|it|its|they|their|he|his|she|her|there|however|therefore|thus|such|but|and|also|so|then|"
    r"because|one|some|each|both|either|another|other|first|second|next|finally|for example|you|your)\b",
    re.IGNORECASE,
)
"""How a sentence begins that leans on one before it, or that speaks of what nobody has named yet."""


def opened(substance: Substance, chosen: Cut, spare: str) -> tuple[str, Cut]:
    """The first line, and what is left to be said after it; no line where the first of the chosen ones is to open.

    Args:
        substance: The prompt taken apart.
        chosen: What is said, in order.
        spare: The director's own opening, empty when there is none for this prompt.
    """
    first = chosen.lines[0] if chosen.lines else None
    if spare and language_of(" ".join((substance.topic, *(line.text for line in chosen.lines)))):
        spare = finished(capitalised(substance.topic))  # an English line would not do before another language
    if first is None or not spare or _asks_first(chosen):
        return ("" if first and _asks_first(chosen) else spare), chosen
    if substance.genre or framing.is_question(substance.topic) or len(chosen.lines) < ENOUGH:
        return spare, chosen
    name = finished(capitalised(substance.topic)) if len(substance.topic.split()) <= NAME_WORDS else ""
    if not _can_open(first, chosen, substance.title or substance.topic):
        return name or spare, chosen
    if _names(first.text, substance.topic) and not _LEANS.match(first.text):
        return first.text, replace(chosen, lines=chosen.lines[1:])
    if not name:
        return spare, chosen
    return f"{name} {first.text}", replace(chosen, lines=chosen.lines[1:])


def _asks_first(chosen: Cut) -> bool:
    """Whether what is said begins with a question of the user's own, which opens better than the subject's name."""
    first = chosen.lines[0] if chosen.lines else None
    labelled = first and re.match(r"\w+:\s", first.text)
    return bool(first and first.text.endswith("?") and len(chosen.lines) > 1 and not first.listed and not labelled)


def _can_open(first: Line, chosen: Cut, title: str) -> bool:
    """Whether a sentence may stand under the title: it loses no figures, list, quotation or company by it."""
    texts = [line.text for line in chosen.lines]
    if first.listed or first.scene or first.heading or first.asset_id or len(first.text.split()) > 24:
        return False
    shown = (
        kinds.is_figure(first.text)
        or kinds.number(first.text, "", presenter=False) is not None
        or kinds.lists_figures(first.text)
        or kinds.is_moment(first.text)
        or kinds.is_step(first.text)
        or headlines.quotation(first.text)[0]
        or headlines.points_in(first.text)
    )
    held, dated = comparisons.compared(texts, title), kinds.moments_in(texts)
    return not shown and not (held and held.start == 0) and not (dated and dated.start == 0)


def _names(text: str, topic: str) -> bool:
    """Whether a sentence names what the video is about."""
    meant = keywords(topic)
    return bool(meant) and len(meant & keywords(text)) >= 0.5 * len(meant)
