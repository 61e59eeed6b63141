"""Sentences in which a wish for a video and its subject are one: "Where the money goes - 30 seconds with a pie chart".

Every other reader has looked before. What is left and has two marks that only a wish for a video has (a length and a
shape, nobody on screen and captions off, a length and a word for a video) is one, in whatever grammar or language.
"""

from __future__ import annotations

import re

from tui.studio.director import cues, tongues
from tui.studio.director.pieces import Act, Piece

_LONGEST = 34
"""Most words of such a sentence."""
_FILM = re.compile(
    r"\b(?:videos?|vids?|clips?|films?|reels?|shorts|tik ?tok|explainers?|promos?|"
    r"teasers?|trailers?|spots?|adverts?|ads?|"
    r"commercials?|anuncio|werbung|publicité|video|vídeo|vidéo|film|introduction|(?:pie |"
    r"bar |line )?charts?|audience)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;()|:]\s+|\s*[()]\s*|\s+[-–—→>]+\s+|\s*[.!?]+\s*$")
_ASKS = re.compile(r"\b(?:i|we|you|me|us|my|please|pls|dear|hi|hello|thanks?)\b", re.IGNORECASE)


def read_mixed(sentence: str, *, first: bool) -> list[Piece]:
    """A wish for a video with the title or subject in it; empty for a sentence that is none.

    Args:
        sentence: The sentence.
        first: Whether nothing stands before it: only then does what is left of it name the video.
    """
    text = tongues.glossed(sentence)
    if len(text.split()) > _LONGEST or len(_marks(text)) < 2:
        return []
    about = tongues.subject(text)
    if about:
        return [Piece(Act.SETTING, text), Piece(Act.TITLE, about)]
    lead = _lead(text) if first else ""
    return [Piece(Act.SETTING, text), *([Piece(Act.TITLE, lead)] if lead else [])]


def _marks(text: str) -> set[str]:
    """What a sentence asks for that only a video has."""
    found = {
        "length": cues.length_s(text) is not None,
        "shape": cues.orientation(text) is not None,
        "nobody": cues.presenter_wish(text).wanted is False,
        "captions": cues.captions(text) is not None,
        "film": _FILM.search(text) is not None,
    }
    # A word for a video and a shape are often one word, "reels": only with a length or a person they make two.
    if found["film"] and found["shape"] and not (found["length"] or found["nobody"] or found["captions"]):
        return set()
    return {name for name, there in found.items() if there}


def _lead(text: str) -> str:
    """What stands before the first mark, where it names something: "Shirley Temple, the proper way (30s, vertical)"."""
    kept: list[str] = []
    for part in _PARTS.split(text):
        if _marks(part) or _FILM.search(part):
            break
        kept.append(part)
    lead = ", ".join(kept)
    return lead if 0 < len(lead.split()) <= 10 and not _ASKS.search(lead) else ""
