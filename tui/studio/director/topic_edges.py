"""What stands before and after a topic and is none of it: for whom it is told, and how its figures are drawn."""

from __future__ import annotations

import re

_TO_WHOM = re.compile(
    r"^to (?:my |our |the |a |an |all )?(?:\w+ )?(?:kids|children|beginners|students|customers|adults|people|"
    r"parents|teens|teenagers|seniors|everyone|colleagues|employees|clients|\S+[- ]year[- ]olds?) "
    r"(?=(?:how|why|what|when|where|who)\b)",
    re.IGNORECASE,
)
"""Whom something is explained to, said before what it is: "to kids how a rainbow is made"."""
_FOR_KIN = re.compile(
    r"\s+for (?:my|our) (?:grand(?:ma|pa|mother|father|parents|kids)|mum|mom|dad|parents|boss|class|pupils|"
    r"nieces?|nephews?)"
    r"(?:, (?:she|he|they)(?:['’]s|['’]re| is| are) [\w ]{1,30})?$",
    re.IGNORECASE,
)
"""For whom it is to be told, and what they are like: "for my grandma, she's 84"."""
_AS_A_CHART = re.compile(r",?\s+(?:as|in|with) an? (?:pie|bar|line) (?:chart|graph)$", re.IGNORECASE)


def past_listeners(topic: str) -> str:
    """A topic without those it is explained to, said before it: "to kids how a rainbow is made"."""
    return _TO_WHOM.sub("", topic)


def without_listeners(topic: str) -> str:
    """A topic without whom it is told for, said after it: "urban bees for my grandma, she's 84"."""
    return _FOR_KIN.sub("", topic)


def without_chart(topic: str) -> str:
    """A topic without how it is to be drawn: "our budget in a pie chart"."""
    return _AS_A_CHART.sub("", topic)
