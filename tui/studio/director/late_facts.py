"""Facts sent when the plan is already there: a statement that asks for no change is something more to say."""

from __future__ import annotations

import re

from tui.studio.director.instructions import TELLS
from tui.studio.director.sentences import finished, split_sentences

_BY_THE_WAY = re.compile(
    r"^(?:(?:btw|fyi|by the way|oh|also|and|one more thing|i forgot|forgot to say|ps|p\.s\.)\b[\s,:.–—-]*)+",
    re.IGNORECASE,
)
_NO_FACT = re.compile(
    r"^(?:i|you|i'm|i’m|he|she|this|that|these|those|what|who|where|when|why|how|which|is|are|was|do|does|did|can|could|"
    r"will|would|should|shall|may|please|let|no|not|yes|ok|make|use|put|add|remove|change|keep|hmm+|too|more|less)\b|\?",
    re.IGNORECASE,
)
_OF_THE_VIDEO = re.compile(
    r"^instead of\b|\b(?:videos?|scenes?|slides?|titles?|voices?|presenters?|avatars?|styles?|text|music|logo|"
    r"colou?rs?|fonts?|captions?|subtitles?|pictures?|images?|photos?|ending|intro|outro|opening|script|storyboard|plan|draft|"
    r"sounds?|looks?|feels?|"
    r"pace|length|seconds?|shorter|longer|narrat\w+|wording|background|should|needs? to|must|could be|boring|"
    r"better|worse|good|bad|nice|great|ugly|perfect|wrong|missing|too)\b",
    re.IGNORECASE,
)


def facts_in(message: str) -> tuple[str, ...]:
    """The statements a message consists of; empty unless it consists of statements alone.

    A statement about the video itself ("the title is too long") is a wish and no fact.
    """
    found = [_BY_THE_WAY.sub("", sentence) for sentence in split_sentences(message.strip())]
    if not found or len(found) > 12 or not all(_is_fact(text, first=at == 0) for at, text in enumerate(found)):
        return ()
    return tuple(finished(text) for text in found)


def _is_fact(text: str, *, first: bool) -> bool:
    leans = re.match(r"(?:he|she)\b", text, re.IGNORECASE) and not first
    told = TELLS.search(text) or re.match(r"(?:[\w'’-]+ ){1,4}[a-z]{3,}s\b", text)
    return bool(
        len(text.split()) >= 3 and told and (leans or not _NO_FACT.search(text)) and not _OF_THE_VIDEO.search(text)
    )
