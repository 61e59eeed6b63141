"""The languages that voices speak: their names, their codes, and espeak's names of their pronunciation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its English name, its ISO 639-1 code, and the pronunciation espeak knows it by."""

    name: str
    code: str
    tongue: str


LANGUAGES = (
    Language("English", "en", "en-us"),
    Language("German", "de", "de"),
    Language("Spanish", "es", "es"),
    Language("French", "fr", "fr"),
    Language("Italian", "it", "it"),
    Language("Portuguese", "pt", "pt-br"),
    Language("Dutch", "nl", "nl"),
    Language("Polish", "pl", "pl"),
    Language("Swedish", "sv", "sv"),
    Language("Danish", "da", "da"),
    Language("Norwegian", "no", "nb"),
    Language("Finnish", "fi", "fi"),
    Language("Czech", "cs", "cs"),
    Language("Hungarian", "hu", "hu"),
    Language("Romanian", "ro", "ro"),
    Language("Turkish", "tr", "tr"),
    Language("Greek", "el", "el"),
    Language("Russian", "ru", "ru"),
    Language("Ukrainian", "uk", "uk"),
    Language("Catalan", "ca", "ca"),
)
"""Those with words between spaces: captions light up word by word, so others cannot be had."""

_BY_NAME = {language.name.lower(): language for language in LANGUAGES}
_BY_CODE = {language.code: language for language in LANGUAGES} | {"nb": _BY_NAME["norwegian"]}


def language_called(name: str) -> Language | None:
    """A language by its English name or a code such as "de", "de-DE" or "pt_BR"; None when it is not known here."""
    asked = name.strip().lower()
    return _BY_NAME.get(asked) or _BY_CODE.get(asked.replace("_", "-").split("-")[0])
