"""The narrators: one neural voice and five people made of it by moving pitch and formants.

The figures were chosen by measurement: every voice is transcribed as well as the model's own, and no two are closer to
each other than two women of a large model are.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.studio.casting.catalogue import Voice
from tui.studio.casting.extra_voices import extra_voices
from tui.studio.casting.voice_files import read_voices, usable_voices, voices_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

VOICES: tuple[Voice, ...] = (
    Voice("voice_heart", "Clara", "female", speed=0.84, tags=("warm", "clear", "natural", "american", "adult")),
    Voice(
        "voice_oak",
        "Marcus",
        "male",
        pitch=0.58,
        formant=0.86,
        speed=0.84,
        tags=("steady", "deep", "american", "adult", "reshaped"),
    ),
    Voice(
        "voice_stone",
        "Gustav",
        "male",
        pitch=0.46,
        formant=0.76,
        swing=0.8,
        speed=0.82,
        tags=("very deep", "slow", "weighty", "american", "reshaped"),
    ),
    Voice(
        "voice_reed",
        "Robin",
        "neutral",
        pitch=0.72,
        formant=1.15,
        speed=0.87,
        tags=("nimble", "nasal", "playful", "american", "reshaped"),
    ),
    Voice(
        "voice_flute",
        "Felix",
        "male",
        pitch=1.15,
        formant=0.86,
        speed=0.84,
        tags=("light", "high", "theatrical", "american", "reshaped"),
    ),
    Voice(
        "voice_wren",
        "Pip",
        "neutral",
        pitch=1.55,
        formant=1.28,
        speed=0.87,
        tags=("childlike", "bright", "cartoon", "american", "reshaped"),
    ),
)
"""Every voice, the default first. `reshaped`: the timbre is made from Clara's voice, with her accent and diction."""

_BY_ID: Mapping[str, Voice] = MappingProxyType({voice.voice_id: voice for voice in VOICES})


def listed_voices() -> tuple[Voice, ...]:
    """Every voice there is now: the studio's own, the extra's when it is installed, and the user's files.

    Raises:
        VoiceFileError: One of the user's files cannot be used.
    """
    return _joined(read_voices(voices_folder()))


def castable_voices() -> tuple[Voice, ...]:
    """The same without files that cannot be used: a broken one must not keep another voice's video from being made."""
    return _joined(usable_voices(voices_folder())[0])


def voice(voice_id: str) -> Voice:
    """The voice of that id. Other voices are looked for only when it is none of the studio's own.

    Raises:
        KeyError: If there is none.
    """
    own = _BY_ID.get(voice_id)
    return own or {other.voice_id: other for other in castable_voices()}[voice_id]


def _joined(own: tuple[Voice, ...]) -> tuple[Voice, ...]:
    known = (*VOICES, *extra_voices())
    taken = {voice.voice_id for voice in known}
    return (*known, *(voice for voice in own if voice.voice_id not in taken))
