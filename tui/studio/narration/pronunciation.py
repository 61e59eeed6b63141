"""How names are said that the reading rules get wrong: a user's list, and what a prompt says of it.

Only the sound changes; captions and everything on screen keep the spelling.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

FILE_VARIABLE = "REELTALK_PRONUNCIATIONS"
"""The environment's name for the user's list, a TOML file of `word = "say as"`."""

Sayings = tuple[tuple[str, str], ...]

_PARTED = re.compile(r"^(?P<opening>\W*)(?P<core>.*?)(?P<closing>(?:['’]s)?\W*)$", re.DOTALL)
_QUOTED = r"[\"“„'‘«]\s*(?P<{name}>[^\"”“'’»«]{{1,40}}?)\s*[\"”“'’»]"
_BARE = r"(?P<{name}>[^\s\"“”'‘’,.;:!?]+)"
_WISH = re.compile(
    rf"(?:please\s+)?\b(?:pronounce|say|read)\s+(?:the\s+(?:name|word)\s+)?"
    rf"(?:{_QUOTED.format(name='quoted')}|{_BARE.format(name='bare')})\s+"
    rf"(?:as|like)\s+(?:{_QUOTED.format(name='as_quoted')}|{_BARE.format(name='as_bare')})\s*[.!;]*",
    re.IGNORECASE,
)
_PRONOUNCED = re.compile(
    rf"(?:{_QUOTED.format(name='quoted')}|{_BARE.format(name='bare')})\s+is\s+(?:pronounced|said|read)\s+(?:as\s+|like\s+)?"
    rf"(?:{_QUOTED.format(name='as_quoted')}|{_BARE.format(name='as_bare')})\s*[.!;]*",
    re.IGNORECASE,
)


class PronunciationError(ValueError):
    """The user's list cannot be used; the message names the file and what is wrong with it."""


def saying(sayings: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """What to say for a word with its marks: "Nguyen’s," becomes "win’s," by ("Nguyen", "win")."""
    known = {word.casefold(): said for word, said in sayings}

    def say(word: str) -> str:
        parted = _PARTED.match(word) if known else None
        said = known.get(parted["core"].casefold()) if parted else None
        return word if said is None or not parted else f"{parted['opening']}{said}{parted['closing']}"

    return say


def sayings_for(text: str, *lists: Iterable[tuple[str, str]]) -> Sayings:
    """Those of the lists that a text has words for; where lists differ, the last counts."""
    known = {word.casefold(): (word, said) for entries in lists for word, said in entries}
    there = {parted["core"].casefold() for word in text.split() if (parted := _PARTED.match(word))}
    return tuple(known[word] for word in sorted(known.keys() & there))


def wished(text: str) -> tuple[Sayings, str]:
    """What a prompt or message says of pronunciation, and the rest of it: 'pronounce "Nguyen" as "win"'.

    One without quotation marks around both must say "pronounce": people "read “Dune” as a child".
    """
    found: dict[str, tuple[str, str]] = {}

    def take(match: re.Match[str]) -> str:
        word, said = match["quoted"] or match["bare"], match["as_quoted"] or match["as_bare"]
        marked = match["quoted"] is not None and match["as_quoted"] is not None
        if not (marked or "pronounce" in match[0].lower()) or " " in word.strip():
            return match[0]
        found[word.casefold()] = (word.strip(), said.strip())
        return ""

    rest = _PRONOUNCED.sub(take, _WISH.sub(take, text))
    return tuple(found.values()), rest.strip() if found else text


def listed_sayings(file: Path | None = None) -> Sayings:
    """The user's own list, read anew when it changed; empty when there is none.

    Args:
        file: Where it is; as the environment says when not given.

    Raises:
        PronunciationError: It is not TOML, or an entry is not `word = "say as"`.
    """
    named = os.environ.get(FILE_VARIABLE)
    place = file or (Path(named) if named else None)
    try:
        about = place.stat() if place else None
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise PronunciationError(f"{place}: cannot be read ({error.strerror})") from None
    return _read(place, about.st_mtime_ns, about.st_size) if place and about else ()


@lru_cache(maxsize=4)
def _read(file: Path, changed_ns: int, size: int) -> Sayings:  # noqa: ARG001  (they tell when to read again)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PronunciationError(f"{file}: is not TOML ({error})") from None
    except OSError as error:
        raise PronunciationError(f"{file}: cannot be read ({error.strerror})") from None
    for word, said in table.items():
        if not isinstance(said, str) or not said.strip():
            raise PronunciationError(f'{file}: {word}: must be how to say it, as in {word} = "win"')
        if not word.strip() or len(word.split()) > 1:
            raise PronunciationError(f'{file}: "{word}": must be one word; give each word of a name its own line')
    return tuple((word.strip(), said.strip()) for word, said in table.items())
