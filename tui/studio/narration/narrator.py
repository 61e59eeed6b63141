"""Text to speech: sound, the time of every word as written, and what the mouth does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Voice
from tui.studio.narration.alignment import SpokenToken, align, fill_gaps
from tui.studio.narration.sentences import Break, Sentence, sentences
from tui.studio.narration.speech import Speech, Word
from tui.studio.narration.spelling import UnspeakableError, check_speakable
from tui.studio.narration.take import Take, cut
from tui.studio.narration.visemes import Phone, mouth_shapes
from tui.studio.narration.voice_model import SAMPLE_RATE, Token, VoiceModel, normalized
from tui.studio.narration.wording import spoken_words

__all__ = ["Narrator", "UnspeakableError"]

LEAD_S = 0.08
"""Silence before the first sound, in seconds: enough for a player to wake, short enough to feel immediate."""
TAIL_S = 0.12
"""Silence after the last sound."""
PAUSES_S = {Break.SENTENCE: 0.5, Break.PARAGRAPH: 0.8}
"""Silence between two sentences, from the last sound to the first."""
_BREATH_S = 0.15
"""Silence where one sentence was too long for the network and had to be cut."""
_LONGEST = 400
"""Symbols the network was trained to say in one breath."""
_SEED = 20_240_607


class Narrator:
    """Says text in any of the voices; the same text and voice always give the same samples.

    Args:
        threads: Threads the network may use; one is many times faster than real time.
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._models: dict[str, VoiceModel] = {}

    def say(self, text: str, voice: Voice) -> Speech:
        """Speak a text.

        Args:
            text: English prose; figures, abbreviations, links and signs are read out.
            voice: Who speaks.

        Returns:
            Mono sound at 24 kHz. Its words are exactly `text.split()`, one `Word` each; a word that is not heard (a
            dash, an emoji, a word of another script) lies in the silence it stands in.

        Raises:
            UnspeakableError: If nothing of it can be said, or most of it is in another script.
            MissingVoiceError: If the voice's network is not on this machine.
        """
        check_speakable(text)
        model = self._model(voice.model)
        reel = _Reel()
        for sentence in sentences(text):
            reel.add(sentence, tuple(_takes(model, sentence, voice)))
        speech = reel.speech()
        if not any(map(len, reel.heard)):
            raise UnspeakableError(f"The narrator has no sound for “{text.strip()[:40]}”.")
        return speech

    def _model(self, name: str) -> VoiceModel:
        if name not in self._models:
            self._models[name] = VoiceModel(name, self._threads)
        return self._models[name]


class _Reel:
    """Puts takes one after another with their pauses, and moves their times along."""

    def __init__(self) -> None:
        self.heard: list[tuple[SpokenToken, ...]] = []
        self._sound: list[NDArray[np.float32]] = []
        self._samples = 0
        self._words: list[Word] = []
        self._phones: list[Phone] = []
        self._pause_s = LEAD_S

    def add(self, sentence: Sentence, takes: Sequence[Take]) -> None:
        """Append a sentence's takes; times of its words come from their tokens."""
        tokens: list[SpokenToken] = []
        for take in takes:
            self._append(np.zeros(round(self._pause_s * SAMPLE_RATE), np.float32))
            at = self._samples / SAMPLE_RATE
            tokens += [SpokenToken(t.text, at + t.start_s, at + t.end_s) for t in take.tokens]
            self._phones += [Phone(p.symbol, at + p.start_s, at + p.end_s) for p in take.phones]
            self._append(take.samples)
            self._pause_s = _BREATH_S
        if takes:
            self._pause_s = PAUSES_S[sentence.ends]
        self.heard.append(tuple(tokens))
        self._add_words(sentence, tokens)

    def speech(self) -> Speech:
        """Everything so far, with its closing silence."""
        self._append(np.zeros(round(TAIL_S * SAMPLE_RATE), np.float32))
        samples = np.concatenate(self._sound)
        mouths = mouth_shapes(self._phones, len(samples) / SAMPLE_RATE)
        return Speech(np.clip(samples, -1.0, 1.0), SAMPLE_RATE, tuple(self._words), mouths)

    def _append(self, samples: NDArray[np.float32]) -> None:
        self._sound.append(samples)
        self._samples += len(samples)

    def _add_words(self, sentence: Sentence, tokens: Sequence[SpokenToken]) -> None:
        before = self._words[-1].end_s if self._words else 0.0
        said = dict(zip(sentence.words, spoken_words(sentence.words), strict=True))
        spans = align(sentence.words, tokens, lambda word: normalized(said[word]))
        filled = fill_gaps(spans, before, max(before, self._samples / SAMPLE_RATE))
        self._words += [
            Word(text, round(span.start_s, 3), round(span.end_s, 3))
            for text, span in zip(sentence.words, filled, strict=True)
        ]


def _takes(model: VoiceModel, sentence: Sentence, voice: Voice) -> Iterator[Take]:
    text = " ".join(filter(None, spoken_words(sentence.words)))
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
