"""Rewrites what the voice cannot read as it stands (links, signs, odd letters), and refuses what it cannot say at all.

Pure: a word goes in, and comes out as the words one would say for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LINK = re.compile(
    r"^(?:(?:https?|ftp)://|www\.)\S+$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$"
    r"|^(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev|app|ai|tv|info|co\.uk|de|fr|eu)(?:/\S*)?$",
    re.IGNORECASE,
)
_LINK_WORDS = {".": " dot ", "/": " slash ", "@": " at ", "-": " dash ", "_": " underscore ", "+": " plus ", "~": " "}
_READINGS = {
    "≈": "about ", "≠": " is not ", "≤": " at most ", "≥": " at least ", "∞": "infinity", "√": "root ", "−": "-",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ŋ": "ng",
}  # fmt: skip
_POWERS = "²³"
"""Digits that the voice reads as "squared" and "cubed"."""
_PART = 20
"""Letters of a run-on word that are said in one go."""
_RUN_ON = re.compile(r"[^\W\d_]{25,}")
"""Letters in a row beyond the 24 that the net for unknown words takes; they are said in parts."""
_BEYOND_COUNTING = re.compile(r"\d{13,}|\d{1,3}(?:,\d{3}){5,}")
_MOSTLY = 0.6
"""Share of letters that must be Latin for a text to count as one the voice can read."""
_SCRIPTS = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


class UnspeakableError(ValueError):
    """The text holds nothing the voice can say; the message names what and why."""


def check_speakable(text: str) -> None:
    """Refuse a text that would come out silent or as gibberish.

    Raises:
        UnspeakableError: If there is nothing to say, or most letters are of a script the voice does not know.
    """
    if not any(character.isalnum() for character in text):
        shown = _shown(text.strip())
        raise UnspeakableError(f"There is nothing to say in {shown}." if shown else "There is nothing to say: no text.")
    letters = [character for character in text if character.isalpha()]
    foreign = [character for character in letters if not _is_latin(character)]
    if len(letters) - len(foreign) < _MOSTLY * len(letters):
        unreadable = [word for word in text.split() if spoken_form(word) == ""] or text.split()
        raise UnspeakableError(
            f"The narrator reads English in Latin letters and cannot say {_shown(' '.join(unreadable))} "
            f"({_script(foreign)}). Write the narration in English."
        )
    if not any(character.isalnum() for word in text.split() for character in spoken_form(word)):
        raise UnspeakableError(f"The narrator has no reading for {_shown(text.strip())}.")


def spoken_form(word: str) -> str:
    """How to write a word so that the voice can read it: maybe several words, or "" when it cannot be said."""
    word = unicodedata.normalize("NFC", word)
    if word.isascii():
        return _in_parts(_link_form(word))
    letters = [character for character in word if character.isalpha()]
    foreign = [character for character in letters if not _is_latin(character)]
    if len(foreign) == 1 and (name := _greek_name(foreign[0])):
        word = word.replace(foreign[0], f" {name} ")
    elif foreign:
        return ""
    return _in_parts(_link_form(" ".join("".join(map(_plain, word)).split())))


def link_form(word: str, dot: str) -> str:
    """A link as it is read out in a language that calls its dots so; any other word as it is."""
    read = _link_form(word)
    return word if read == word else read.replace(" dot ", f" {dot} ")


def _link_form(word: str) -> str:
    core = word.strip("<>()[]{},;:!?\"'.")
    if not _LINK.match(core):
        return word
    before, after = word.split(core, 1)
    body = re.sub(r"^(?:https?|ftp)://|^www\.", "", core, flags=re.IGNORECASE)
    body = re.sub(r"^www\.", "", re.split(r"[?#]", body)[0].rstrip("/"), flags=re.IGNORECASE)
    said = re.sub(r"[./@_+~-]", lambda mark: _LINK_WORDS[mark.group()], body)
    return f"{before}{' '.join(said.split())}{after}"


def _in_parts(text: str) -> str:
    """Cut run-on words, of which the voice would say only the beginning, and read numbers beyond counting by digits."""
    text = _BEYOND_COUNTING.sub(lambda number: " ".join(filter(str.isdigit, number.group())), text)
    return _RUN_ON.sub(lambda word: " ".join(re.findall(f".{{1,{_PART}}}", word.group())), text)


def _plain(character: str) -> str:
    """A character the voice knows for one it may not: "𝗕" is B, "ő" is o, "≈" is about; accents of French stay."""
    if character in _READINGS:
        return _READINGS[character]
    if character.isdigit() and character not in _POWERS:
        return str(unicodedata.digit(character))
    if character.isascii() or not character.isalpha() or "à" <= character.lower() <= "ÿ":
        return character
    folded = unicodedata.normalize("NFKD", character)
    return "".join(part for part in folded if part.isascii()) or character


def _is_latin(character: str) -> bool:
    return character.isascii() or any(
        unicodedata.name(part, "").startswith("LATIN") for part in unicodedata.normalize("NFKD", character)
    )


def _greek_name(character: str) -> str:
    name = unicodedata.name(character, "")
    if name == "MICRO SIGN":
        return "micro"
    match = re.match(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?([A-Z]+)", name)
    return match[1].lower().replace("lamda", "lambda") if match else ""


def _script(letters: list[str]) -> str:
    names = Counter(unicodedata.name(letter, "unknown letters").split()[0] for letter in letters)
    name = names.most_common(1)[0][0]
    return _SCRIPTS.get(name, name.capitalize())


def _shown(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 40 else (f"“{text}”" if text else "")
