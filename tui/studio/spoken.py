"""Speech by itself: text into a WAV file, with the time of every word. Runs in a worker."""

from __future__ import annotations

import os
import wave
from dataclasses import dataclass
from pathlib import Path

from tui.studio.cache import trim_cache
from tui.studio.casting.catalogue import Voice
from tui.studio.narration.speech import Word

OWN_ENGINE = "hibari"
"""The engine that is small enough to stay: the larger ones' 300 MB and more go back after each text."""
LIMIT_BYTES = 256 * 1024**2
"""How much of such speech is kept, an hour and a half of it; none goes while its link may still work, for an hour."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was spoken: its length in seconds and its words."""

    duration_s: float
    words: tuple[Word, ...]


def speak_to_wav(text: str, voice: Voice, target: Path) -> Spoken:
    """Speak a text into a 16-bit mono WAV file, whole or not at all.

    Raises:
        UnspeakableError: The voice cannot speak this text.
    """
    import numpy as np

    from tui.studio.workshop import dismiss_narrator, load_speech, narrate

    raw = target.with_suffix(".npz")
    narration = narrate(text, voice, raw)
    if voice.engine != OWN_ENGINE:
        dismiss_narrator()
    speech = load_speech(raw)
    raw.unlink(missing_ok=True)
    samples = (np.clip(speech.samples, -1.0, 1.0) * 32767).astype("<i2")
    partial = target.with_name(f".{os.getpid()}-{target.name}")
    with wave.open(str(partial), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speech.sample_rate)
        file.writeframes(samples.tobytes())
    partial.replace(target)
    trim_cache(target.parent, LIMIT_BYTES)
    return Spoken(narration.duration_s, narration.words)
