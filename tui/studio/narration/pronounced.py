"""A sentence as phonemes, each owned by the word it sounds for: what Kokoro and Piper read aloud.

espeak-ng tells how words are said. It joins some ("of the") and reads others as several ("2024"); here every run of
phonemes finds its way back to the word as written, by its place in the text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Protocol

from tui.studio.casting.catalogue import Voice
from tui.studio.narration import espeak
from tui.studio.narration.alignment import Span, SpokenToken, align
from tui.studio.narration.espeak import Said
from tui.studio.narration.foreign_wording import spoken_words
from tui.studio.narration.spelling import UnspeakableError
from tui.studio.narration.take import Take, cut
from tui.studio.narration.voice_model import Token, Utterance

_STRESSES = "ˈˌ"
_MARKS = {",": ",", ";": ",", ":": ",", ".": ".", "!": "!", "?": "?", "…": ".", "—": ",", "–": ","}
"""What a word's last mark is to the networks: they know pauses by a few marks only."""
_ENDS = ".!?"
_CLOSERS = "\"'”’“‘)]»›"


@dataclass(frozen=True, slots=True)
class Symbols:
    """A run of symbols, and for each the index of the word it sounds for (None for marks and spaces)."""

    symbols: tuple[str, ...]
    owners: tuple[int | None, ...]


def pronounce(words: Sequence[str], tongue: str, spell: Callable[[str], str]) -> Symbols:
    """How a sentence is said.

    Args:
        words: What is said for each word, marks included.
        tongue: espeak's name of the language.
        spell: Turns one phoneme of espeak's, without its stress, into symbols of the network's, maybe none.

    Raises:
        EspeakError: espeak-ng is not here, or does not know the language.
    """
    symbols: list[str] = []
    owners: list[int | None] = []

    def add(text: str, owner: int | None) -> None:
        symbols.extend(text)
        owners.extend([owner] * len(text))

    said = spoken_words(words, tongue)
    runs = _by_word(said, espeak.read(" ".join(said), tongue).runs)
    for at, word in enumerate(words):
        for run in runs[at]:
            add("".join(_spelled(symbol, spell) for symbol in run.symbols), at)
            add(" ", None)
        mark = _mark(word)
        if mark and (mark != "." or at == len(words) - 1) and symbols and symbols[-1] == " ":
            symbols[-1:], owners[-1:] = [mark, " "], [None, None]
    while symbols and symbols[-1] == " ":
        symbols.pop()
        owners.pop()
    if symbols and symbols[-1] not in _ENDS:
        add(".", None)
    return Symbols(tuple(symbols), tuple(owners))


def breaths(spoken: Symbols, longest: int) -> Iterator[Symbols]:
    """Cut what is too long for the network: after a mark if there is one in its second half, else between words."""
    symbols, owners = spoken.symbols, spoken.owners
    while symbols:
        end = len(symbols)
        if end > longest:
            half = range(longest // 2, longest)
            marks = [at + 1 for at in half if symbols[at] in ",.!?"]
            spaces = [at + 1 for at in half if symbols[at] == " "]
            end = (marks or spaces or [longest])[-1]
        yield Symbols(symbols[:end], owners[:end])
        symbols, owners = symbols[end:], owners[end:]


class Network(Protocol):
    """A network that turns symbols into sound."""

    longest: int
    """Symbols it says in one breath."""
    late_s: float
    """How much later its durations place a phoneme than it is heard, in seconds."""

    def spell(self, phoneme: str) -> str:
        """One phoneme of espeak's, without its stress, as the network's symbols; "" when it knows none for it."""
        ...

    def speak(self, symbols: Sequence[str], speed: float) -> Utterance:
        """Say a run of symbols."""
        ...


class Pronounced:
    """An engine that says espeak's phonemes by a network.

    Args:
        network_of: The network that is a voice's.
    """

    def __init__(self, network_of: Callable[[Voice], Network]) -> None:
        self._network_of = network_of

    def check(self, text: str) -> None:
        """Refuse a text without anything to say.

        Raises:
            UnspeakableError: It has neither letters nor figures.
        """
        if not any(map(str.isalnum, text)):
            raise UnspeakableError(f"There is nothing to say in “{text.strip()[:40]}”.")

    def takes(self, words: Sequence[str], voice: Voice) -> Iterator[Take]:
        """Speak a sentence in breaths.

        Raises:
            EspeakError: espeak-ng is not here, or does not know the language.
        """
        network = self._network_of(voice)
        spoken = pronounce(words, voice.tongue, network.spell)
        joined = _joined(words, spoken.owners)
        tokens = [Token(word, "", spaced=True) for word in words]
        for breath in breaths(spoken, network.longest):
            if any(owner is not None for owner in breath.owners):
                utterance = network.speak(breath.symbols, voice.speed)
                take = cut(utterance, _mouthed(breath.symbols), breath.owners, tokens, voice, network.late_s)
                yield _shared(take, breath.owners, words, joined)

    def spans(self, words: Sequence[str], tokens: Sequence[SpokenToken]) -> tuple[Span | None, ...]:
        """When each word is heard: the tokens are the words themselves."""
        return align(words, tokens, lambda word: word if any(map(str.isalnum, word)) else "")


def _mouthed(symbols: Sequence[str]) -> list[str]:
    """The symbols for the mouth: a mark over or after a sound holds that sound's shape."""
    out: list[str] = []
    for symbol in symbols:
        holds = bool(out) and (unicodedata.combining(symbol) or unicodedata.category(symbol) == "Lm")
        out.append(out[-1] if holds and symbol not in _STRESSES else symbol)
    return out


def _joined(words: Sequence[str], owners: Sequence[int | None]) -> dict[int, list[int]]:
    """For each word that is heard by itself the words said in its run: itself and those espeak joined to it."""
    heard = {owner for owner in owners if owner is not None}
    groups: dict[int, list[int]] = {}
    first = -1
    for at, word in enumerate(words):
        if at in heard:
            first = at
            groups[first] = [at]
        elif first >= 0 and any(map(str.isalnum, word)):
            groups[first].append(at)
    return groups


def _shared(
    take: Take, owners: Sequence[int | None], words: Sequence[str], joined: Mapping[int, Sequence[int]]
) -> Take:
    """The take with a token for every word: joined ones share their time by length."""
    tokens: list[SpokenToken] = []
    heard = dict.fromkeys(owner for owner in owners if owner is not None)
    for token, first in zip(take.tokens, heard, strict=True):
        group = joined[first]
        edges = [0, *accumulate(len(words[at]) for at in group)]
        step = (token.end_s - token.start_s) / edges[-1]
        tokens += [
            SpokenToken(words[at], token.start_s + start * step, token.start_s + end * step)
            for at, (start, end) in zip(group, pairwise(edges), strict=True)
        ]
    return replace(take, tokens=tuple(tokens))


def _by_word(words: Sequence[str], runs: Sequence[Said]) -> list[list[Said]]:
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    found: list[list[Said]] = [[] for _ in words]
    for run in runs:
        at = min(max(0, bisect_right(starts, run.at) - 1), len(words) - 1)
        if run.symbols:
            found[at].append(run)
    return found


def _mark(word: str) -> str:
    """The pause a word ends with, as a mark the networks know; a full stop may be an abbreviation's."""
    return _MARKS.get(word.rstrip(_CLOSERS)[-1:], "")


def _spelled(symbol: str, spell: Callable[[str], str]) -> str:
    """A phoneme with its stress as the network writes it; a dash is espeak's sign for words run together."""
    stress = symbol[0] if symbol[0] in _STRESSES else ""
    return stress + spell(symbol[len(stress) :].replace("-", ""))
