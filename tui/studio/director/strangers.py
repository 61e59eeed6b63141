"""People a prompt wants to present or to speak who are not in the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.studio.director import cues
from tui.studio.director.sentences import vocabulary

_NAME = r"(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame)\.? )?[A-Z][a-zé'’-]+(?: (?:de |van |von )?[A-Z][a-zé'’-]+){0,2})"
_JOB = r"(?:presenter|host|narrator|avatar|speaker|anchor|spokes(?:person|man|woman))"
_PRESENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:use|with|have|let|by|cast|pick|want|like)\s+{_NAME}\s+(?:as|for)\s+(?:the |our |a |my |its )?{_JOB}\b",
        rf"\b(?i:have|let|get|ask|want)\s+{_NAME}\s+(?:to\s+)?(?:present|host|explain|speak|do|tell|read)\b",
        rf"\b(?i:{_JOB})\s*(?::|=|should be|is|must be|named|called)\s*{_NAME}",
        rf"\b(?i:presented|hosted|fronted)\s+by\s+{_NAME}",
        rf"\b{_NAME}\s+(?:should|must|can|will|is to)\s+(?:present|host|be (?:the |our )?{_JOB})\b",
        rf"\b(?i:the )?(?i:{_JOB})\s+{_NAME}(?=[\s.,;]|$)",
    )
)
_SPEAKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:voice|narration)\s+(?:of|by|like)\s+{_NAME}",
        rf"\b{_NAME}(?:'s|’s|'|’)\s+voice\b",
        rf"\b(?i:voice|narrator)\s*(?::|=|should be)\s*{_NAME}",
        rf"\b(?i:narrated|voiced|read|spoken)\s+by\s+{_NAME}",
        rf"\b{_NAME}\s+(?:should|must|can|will)\s+(?:narrate|speak|read|voice)\b",
    )
)
_NO_NAMES = vocabulary(
    "the a an no none off my our your british american english scottish irish australian indian african asian male "
    "female man woman somebody someone anyone nobody use please any young old older deep with for in make video "
    "narrator presenter host voice style tone monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december only just keep it its this that"
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who is asked for and not there; `voice` when only their voice is wanted."""

    name: str
    voice: bool


def strangers(told: tuple[str, ...], names: tuple[str, ...]) -> tuple[Stranger, ...]:
    """Everybody that instructions name who cannot be cast.

    Args:
        told: The instructions.
        names: Names of people and voices that can be cast.
    """
    known = {name.lower() for name in names}
    found: list[Stranger] = []
    for text in told:
        for voice, patterns in ((False, _PRESENTS), (True, _SPEAKS)):
            spotted = next((match["name"] for pattern in patterns if (match := pattern.search(text))), "")
            if spotted and not _is_known(spotted, known):
                found.append(Stranger(spotted.strip(), voice))
                break
    return tuple(dict.fromkeys(found))


def _is_known(name: str, known: set[str]) -> bool:
    """Whether a name can be cast, or is no name at all but a word with a capital."""
    parts = [part.lower().strip(".") for part in name.split()]
    plain = _NO_NAMES | cues.TONES | cues.STYLE_WORDS
    return name.lower() in known or any(part in known or part in plain for part in parts)
