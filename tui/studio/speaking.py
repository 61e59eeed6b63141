"""How long a text takes to say, as far as planning can tell: the one count that plans, messages and stills share."""

from __future__ import annotations

import re

from tui.api.terms import WORDS_PER_MINUTE

_NUMBER = re.compile(r"\d+")


def spoken_words(text: str) -> int:
    """How many words it takes to say the text: figures count as the words they are read as."""
    total = 0
    for token in text.split():
        digits = sum(len(run) for run in _NUMBER.findall(token))
        total += 1 if digits <= 1 else min(digits, 2 + digits // 2)
        total += sum(token.count(sign) for sign in "$€£%")
    return total


def spoken_s(text: str) -> float:
    """How long it takes to say the text at the planning rate, in seconds."""
    return spoken_words(text) * 60 / WORDS_PER_MINUTE
