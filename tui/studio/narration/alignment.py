"""Maps what was said back onto the words as written.

The voice says a normalised text: "$9.99" becomes one token read as seven words, "5km" becomes two tokens, "Jan. 5th,"
becomes "January fifth,". Tokens that match their written word anchor the rest; between anchors, each written word takes
the run of tokens that reads most like its own normalised form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

_LONGEST_RUN = 12
"""Tokens one written word may stand for."""
_LARGEST_BLOCK = 400
"""Words times tokens between two anchors up to which every split is weighed; above, they are shared out by length."""


@dataclass(frozen=True, slots=True)
class SpokenToken:
    """A piece of the normalised text that is heard, and when, in seconds."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, in seconds."""

    start_s: float
    end_s: float


def align(written: Sequence[str], spoken: Sequence[SpokenToken], read: Callable[[str], str]) -> tuple[Span | None, ...]:
    """When each written word is heard.

    Args:
        written: Words as written, in order.
        spoken: Tokens as said, in order of time.
        read: The normalised form of one written word by itself, "" when it is not said.

    Returns:
        One entry for every written word, in order of time; None for a word that is not heard (a dash, an emoji).
    """
    out: list[Span | None] = [None] * len(written)
    matcher = SequenceMatcher(None, [_key(word) for word in written], [_key(t.text) for t in spoken], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            runs = [1] * (last - first)
        else:
            runs = _runs([read(word) for word in written[first:last]], spoken[start:end])
        out[first:last] = _spans(runs, spoken[start:end])
    return tuple(out)


def fill_gaps(spans: Sequence[Span | None], start_s: float, end_s: float) -> tuple[Span, ...]:
    """Give unheard words the silence they stand in, so that every word has a time and times never run back."""
    out: list[Span] = []
    before = start_s
    for i, span in enumerate(spans):
        if span is None:
            following = next((later.start_s for later in spans[i + 1 :] if later), end_s)
            unheard = next((n for n, later in enumerate(spans[i:]) if later), len(spans) - i)
            span = Span(before, before + max(0.0, following - before) / unheard)  # noqa: PLW2901
        out.append(Span(max(before, span.start_s), max(before, span.start_s, span.end_s)))
        before = out[-1].end_s
    return tuple(out)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold()) or text


def _spans(runs: Sequence[int], spoken: Sequence[SpokenToken]) -> list[Span | None]:
    """The time of each run of tokens."""
    out: list[Span | None] = []
    at = 0
    for length in runs:
        out.append(Span(spoken[at].start_s, spoken[at + length - 1].end_s) if length else None)
        at += length
    return out


def _runs(readings: Sequence[str], spoken: Sequence[SpokenToken]) -> list[int]:
    """How many tokens each word takes; they add up to all tokens if there is a word to take them."""
    if not readings or not spoken:
        return [0] * len(readings)
    if len(readings) * len(spoken) > _LARGEST_BLOCK:
        return _shared_out(readings, len(spoken))
    return _closest(tuple(map(_key, readings)), tuple(_key(token.text) for token in spoken))


def _closest(readings: tuple[str, ...], tokens: tuple[str, ...]) -> list[int]:
    """The split of tokens onto words whose texts differ least, by dynamic programming from the last word back."""

    @cache
    def best(word: int, token: int) -> tuple[float, tuple[int, ...]]:
        if word == len(readings):
            return (0.0 if token == len(tokens) else float("inf")), ()
        longest = len(tokens) - token if word == len(readings) - 1 else min(_LONGEST_RUN, len(tokens) - token)
        options = []
        for length in range(longest + 1):
            rest, runs = best(word + 1, token + length)
            cost = _difference(readings[word], "".join(tokens[token : token + length]))
            options.append((cost + rest, (length, *runs)))
        return min(options)

    return list(best(0, 0)[1])


@lru_cache(maxsize=4096)
def _difference(reading: str, said: str) -> float:
    """Letters that do not match, roughly: 0 for equal texts."""
    if reading == said:
        return 0.0
    matcher = SequenceMatcher(None, reading, said, autojunk=False)
    return (1 - matcher.ratio()) * (len(reading) + len(said))


def _shared_out(readings: Sequence[str], tokens: int) -> list[int]:
    lengths = [len(reading) for reading in readings]
    whole = sum(lengths) or 1
    ends = [round(sum(lengths[: i + 1]) / whole * tokens) for i in range(len(lengths))]
    ends[-1] = tokens
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
