"""The built-in narrator's engine: hibari's English, in any of the timbres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tui.studio.casting.catalogue import Voice
from tui.studio.narration.alignment import Span, SpokenToken, align
from tui.studio.narration.spelling import check_speakable
from tui.studio.narration.take import Take, cut
from tui.studio.narration.visemes import Phone
from tui.studio.narration.voice_model import Token, VoiceModel, normalized
from tui.studio.narration.wording import spoken_words

_LONGEST = 400
"""Symbols the network was trained to say in one breath."""
_SEED = 20_240_607


class English:
    """Speaks English by hibari's rules and network.

    Args:
        threads: Threads the network may use; one is many times faster than real time.
    """

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._models: dict[str, VoiceModel] = {}

    def check(self, text: str) -> None:
        """Refuse a text that would come out silent or as gibberish.

        Raises:
            UnspeakableError: There is nothing to say, or most of it is in another script.
        """
        check_speakable(text)

    def takes(self, words: Sequence[str], voice: Voice) -> Iterator[Take]:
        """Speak a sentence in breaths.

        Raises:
            MissingVoiceError: The voice's network is not on this machine.
        """
        return _takes(self._model(voice.model), spoken_words(words), voice)

    def spans(self, words: Sequence[str], tokens: Sequence[SpokenToken]) -> tuple[Span | None, ...]:
        """When each word is heard, from what was said for it."""
        said = dict(zip(words, spoken_words(words), strict=True))
        return align(words, tokens, lambda word: normalized(said[word]))

    def _model(self, name: str) -> VoiceModel:
        if name not in self._models:
            self._models[name] = VoiceModel(name, self._threads)
        return self._models[name]


def _takes(model: VoiceModel, said: Sequence[str], voice: Voice) -> Iterator[Take]:
    text = " ".join(filter(None, said))
    if not text:
        return
    noise = np.random.default_rng(_SEED)
    for tokens in _breaths(model.read(text)):
        symbols, owners = _symbols(model, tokens)
        if any(owner is not None for owner in owners):
            yield cut(model.speak(symbols, voice.speed, noise), symbols, owners, tokens, voice)


def _breaths(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Cut a sentence that is too long for the network, after a comma if there is one in its second half."""
    rest = list(tokens)
    while rest:
        lengths = np.cumsum([len(token.phonemes) + token.spaced for token in rest])
        fitting = max(1, int(np.searchsorted(lengths, _LONGEST, side="right")))
        if fitting < len(rest):
            marks = [i + 1 for i in range(fitting // 2, fitting) if rest[i].text in {",", ";", ":", "—"}]
            spaces = [i + 1 for i in range(fitting // 2, fitting) if rest[i].spaced]
            fitting = (marks or spaces or [fitting])[-1]
        yield tuple(rest[:fitting])
        rest = rest[fitting:]


def _symbols(model: VoiceModel, tokens: Sequence[Token]) -> tuple[list[str], list[int | None]]:
    """The run of symbols to say, and for each the index of the token it sounds for (None for marks and spaces)."""
    symbols: list[str] = []
    owners: list[int | None] = []
    for index, token in enumerate(tokens):
        for symbol in token.phonemes[:_LONGEST] + (" " if token.spaced else ""):
            if model.knows(symbol):
                symbols.append(symbol)
                owners.append(None if Phone(symbol, 0, 0).is_pause else index)
    return symbols, owners
