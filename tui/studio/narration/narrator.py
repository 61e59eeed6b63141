"""Text to speech: sound, the time of every word as written, and what the mouth does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Voice
from tui.studio.narration.alignment import Span, SpokenToken, fill_gaps
from tui.studio.narration.engine import Engine, engine_called
from tui.studio.narration.pronunciation import saying
from tui.studio.narration.sentences import Break, Sentence, sentences
from tui.studio.narration.speech import Speech, Word
from tui.studio.narration.spelling import UnspeakableError
from tui.studio.narration.take import Take
from tui.studio.narration.visemes import Phone, mouth_shapes
from tui.studio.narration.voice_model import SAMPLE_RATE

__all__ = ["Narrator", "UnspeakableError"]

LEAD_S = 0.08
"""Silence before the first sound, in seconds: enough for a player to wake, short enough to feel immediate."""
TAIL_S = 0.12
"""Silence after the last sound."""
PAUSES_S = {Break.SENTENCE: 0.5, Break.PARAGRAPH: 0.8}
"""Silence between two sentences, from the last sound to the first."""
_BREATH_S = 0.15
"""Silence where one sentence was too long for the network and had to be cut."""


class Narrator:
    """Says text in any of the voices; the same text and voice always give the same samples.

    Args:
        threads: Threads the network may use; one is many times faster than real time.
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._engines: dict[str, Engine] = {}

    def say(self, text: str, voice: Voice) -> Speech:
        """Speak a text.

        Args:
            text: Prose in the voice's language; figures, abbreviations, links and signs are read out.
            voice: Who speaks.

        Returns:
            Mono sound at 24 kHz. Its words are exactly `text.split()`, one `Word` each; a word that is not heard (a
            dash, an emoji, a word of another script) lies in the silence it stands in.

        Raises:
            UnspeakableError: If nothing of it can be said, or most of it is in another script.
            MissingVoiceError: If the voice's network is not on this machine.
            VoiceFileError: If the voice is a file of the user's that cannot be spoken with.
        """
        engine = self._engine(voice.engine)
        engine.check(text)
        say = saying(voice.sayings)
        reel = _Reel()
        for sentence in sentences(text):
            words = tuple(map(say, sentence.words))
            takes = tuple(engine.takes(words, voice))
            tokens = reel.add(takes, voice.pause * PAUSES_S[sentence.ends])
            reel.add_words(sentence, engine.spans(words, tokens))
        speech = reel.speech()
        if not any(map(len, reel.heard)):
            raise UnspeakableError(f"The narrator has no sound for “{text.strip()[:40]}”.")
        return speech

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = engine_called(name, self._threads)
        return self._engines[name]


class _Reel:
    """Puts takes one after another with their pauses, and moves their times along."""

    def __init__(self) -> None:
        self.heard: list[tuple[SpokenToken, ...]] = []
        self._sound: list[NDArray[np.float32]] = []
        self._samples = 0
        self._words: list[Word] = []
        self._phones: list[Phone] = []
        self._pause_s = LEAD_S

    def add(self, takes: Sequence[Take], pause_s: float) -> tuple[SpokenToken, ...]:
        """Append a sentence's takes; what was said and when it is heard now. A pause follows if there are any."""
        tokens: list[SpokenToken] = []
        for take in takes:
            self._append(np.zeros(round(self._pause_s * SAMPLE_RATE), np.float32))
            at = self._samples / SAMPLE_RATE
            tokens += [SpokenToken(t.text, at + t.start_s, at + t.end_s) for t in take.tokens]
            self._phones += [Phone(p.symbol, at + p.start_s, at + p.end_s) for p in take.phones]
            self._append(take.samples)
            self._pause_s = _BREATH_S
        if takes:
            self._pause_s = pause_s
        self.heard.append(tuple(tokens))
        return self.heard[-1]

    def add_words(self, sentence: Sentence, spans: Sequence[Span | None]) -> None:
        """Note when each word of the sentence just added is heard."""
        before = self._words[-1].end_s if self._words else 0.0
        filled = fill_gaps(spans, before, max(before, self._samples / SAMPLE_RATE))
        self._words += [
            Word(text, round(span.start_s, 3), round(span.end_s, 3))
            for text, span in zip(sentence.words, filled, strict=True)
        ]

    def speech(self) -> Speech:
        """Everything so far, with its closing silence."""
        self._append(np.zeros(round(TAIL_S * SAMPLE_RATE), np.float32))
        samples = np.concatenate(self._sound)
        mouths = mouth_shapes(self._phones, len(samples) / SAMPLE_RATE)
        return Speech(np.clip(samples, -1.0, 1.0), SAMPLE_RATE, tuple(self._words), mouths)

    def _append(self, samples: NDArray[np.float32]) -> None:
        self._sound.append(samples)
        self._samples += len(samples)
