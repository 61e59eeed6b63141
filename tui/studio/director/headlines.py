"""Words for the screen, cut from the sentences that are said: titles, headlines, points."""

from __future__ import annotations

import re

from tui.studio.director.sentences import capitalised, clean, vocabulary

HEADLINE_CHARACTERS = 64
"""A headline longer than this is cut at a clause, or it would wrap to more than three lines in large type."""
WHOLE_CHARACTERS = 40
"""A headline up to this long is shown whole: it fits two lines in large type."""
POINT_CHARACTERS = 52
"""A point longer than this would wrap to a third line beside the presenter."""

_SMALL = vocabulary("am pm a an and as at but by for from in into nor of on or over per the to up via vs with")
_SUBORDINATE = re.compile(
    r"(?:if|when|while|because|although|since|as|after|before|in|on|at|with|for|unless|until|once)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:(?:and|but|so|also|then|now|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|"
    r"sixth(?:ly)?|"
    r"next(?! (?:year|quarter|month|week|day|time|summer|winter|spring|autumn|season)\b)|"
    r"after that|finally|lastly|in addition|"
    r"moreover|however|for example|"
    r"as a result|in fact|of course|today|plus|remember|please)\b,?\s+)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:,\s+(?:and|but|so|or|which|who|because|while|where|when|as|although|though|since|if)\b|;\s+|:\s+|\s+[—–-]\s+|"
    r"\s+(?:because|which|so that|although|whereas|while)\b|,\s+)",
    re.IGNORECASE,
)
_PART = re.compile(r",\s+(?:and\s+|or\s+|then\s+|and then\s+)?|;\s+(?:and\s+)?|\s+and then\s+")
_DANGLING = re.compile(
    r"\s+(?:a|an|the|and|or|but|of|in|on|at|to|for|with|by|from|as|that|which|is|are|was|were|be|has|have|its|their|"
    r"our|your|his|her|than|into|per|about|this|these)$",
    re.IGNORECASE,
)


def title_case(text: str) -> str:
    """A title in title case; words with capitals or figures of their own are left alone."""
    tokens = clean(text).replace("“", "").replace("”", "").split()
    shaped = [
        token if index and token.lower().strip(",:;") in _SMALL and index < len(tokens) - 1 else _capital(token)
        for index, token in enumerate(tokens)
    ]
    return " ".join(shaped)


def _capital(token: str) -> str:
    if re.search(r"[A-Z\d@]|\.\w", token):
        return token
    return "-".join(capitalised(part) if len(part) > 2 or at == 0 else part for at, part in enumerate(token.split("-")))


def bare(sentence: str) -> str:
    """A sentence without its stop and without the word that ties it to the one before."""
    text = _LEADING.sub("", clean(sentence))
    return capitalised(re.sub(r"[.;,:…]+$", "", text).strip())


def headline(sentence: str, limit: int = HEADLINE_CHARACTERS, whole: int = WHOLE_CHARACTERS) -> str:
    """The sentence, or the first clauses of it that fit; always whole words of its own, in order.

    Args:
        sentence: What is said.
        limit: Most characters there is room for.
        whole: Characters up to which a sentence is shown whole even when it could be cut at a clause.
    """
    text = bare(sentence)
    if len(text) <= min(whole, limit):
        return text
    cuts = [found.start() for found in _CLAUSE.finditer(text) if 12 <= found.start() <= limit]
    lists = (
        cuts
        and len(text) <= limit
        and re.match(r",\s+(?!(?:and|but|so|which|who|because|while|where)\b)", text[cuts[-1] :])
    )
    if lists:
        return text  # "He likes sofas, cheese and people" is not to end at the sofas when there is room
    if cuts and not _opens_subordinate(text):
        kept = text[: cuts[-1]]
        unbroken = _BROKEN_OFF.sub("", kept)
        return _without_dangling(unbroken if len(unbroken.split()) >= 3 else kept)
    return text if len(text) <= limit else _cut_words(text, limit)


def _opens_subordinate(text: str) -> bool:
    """Whether a text begins with what cannot stand alone: "If it rains, ..."."""
    return bool(_SUBORDINATE.match(text))


def leading_clauses(sentence: str, room_words: float) -> str:
    """The first clauses of a sentence that fit and can stand alone; empty when it has no such place."""
    text = bare(sentence)
    cuts = [
        found.start()
        for found in _CLAUSE.finditer(text)
        if 3 <= len(text[: found.start()].split()) <= max(room_words, 3)
    ]
    alone = [] if _opens_subordinate(text) else cuts
    return _without_dangling(text[: alone[-1]]) if alone else ""


_BROKEN_OFF = re.compile(
    r",?\s+(?:that|which|when|whether|if|because|where|while|who|unless|until|so|than)\b(?:[^\w]+\w+){0,3}[,…]?$",
    re.IGNORECASE,
)


def _cut_words(text: str, limit: int) -> str:
    """The longest run of whole words that fits and does not break off at "of the"."""
    kept = text[: limit + 1].rsplit(" ", 1)[0]
    better = re.match(
        r"^(.{20,})\s+(?:in|on|at|for|with|to|by|from|after|before|until|through|during|into|over|under|than|that|"
        r"about)\b.*$",
        kept,
        re.S,
    )
    if better and len(better[1]) > limit * 0.55:
        kept = better[1]
    unbroken = _BROKEN_OFF.sub("", kept)
    kept = unbroken if len(unbroken.split()) >= 3 else kept
    return _without_dangling(kept) if _is_whole(kept) else f"{_without_dangling(kept)}…"


def _is_whole(kept: str) -> bool:
    return bool(
        re.search(
            r"\b(?:is|are|was|were|has|have|can|will|gives?|takes?|makes?|draws?|opens?|costs?|\w+s|\w+ed)\b", kept
        )
    )


def _without_dangling(text: str) -> str:
    previous = ""
    while previous != text:
        previous, text = text, _DANGLING.sub("", text.rstrip(" ,;:—–-"))
    return text


_LEAD_IN = re.compile(r"^(?P<lead>[^,:]{3,60}?):\s+(?P<list>.+)$", re.DOTALL)


def lead_in(sentence: str) -> str:
    """What stands before the colon of an enumerating sentence, and so over its points; empty when nothing does."""
    found = _LEAD_IN.match(bare(sentence))
    return headline(found["lead"]) if found and points_in(sentence) else ""


def points_in(sentence: str) -> tuple[str, ...]:
    """The parallel parts of an enumerating sentence, as points for the screen; empty when it does not enumerate.

    "Use one part to eight, keep it in the fridge, and pour it over ice." gives three.
    """
    text = bare(sentence)
    if re.search(r"[“”\"]", text):
        return ()
    lead = _LEAD_IN.match(text)
    parts = [part.strip() for part in _PART.split(lead["list"] if lead else text)]
    parallel = 3 <= len(parts) <= 5 and all(
        len(part.split()) >= (1 if lead else 3) and len(part) <= 80 for part in parts
    )
    joined = re.search(r",\s+(?:and|or|then)\s", text) is not None or bool(lead)
    if not parallel or not joined or re.match(r"(?:which|who|because|so|when|if|while|although|but)\b", parts[1], re.I):
        return ()
    return tuple(point(part) for part in parts)


def point(sentence: str) -> str:
    """A sentence as one point of a list."""
    return headline(sentence, POINT_CHARACTERS, POINT_CHARACTERS)


def quotation(sentence: str) -> tuple[str, str]:
    """Somebody's words in a sentence, and whose they are as the sentence tells; empty when it quotes nobody."""
    found = re.search(r"[“\"]([^”\"]{12,})[”\"]", sentence)
    if not found or len(found[1].split()) < 4 or len(found[1]) < 0.45 * len(sentence):
        return "", ""
    around = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    who = re.search(
        r"\b(?:says?|said|writes|wrote|notes?|tells?|told|explains?|by|according to)\s+"
        r"(?P<after>(?:(?:our|the|a|their|its|[a-z-]{3,}) ){0,4}[A-Z][^.,;]{2,60})|"
        r"(?P<before>[A-Z][^.;]{2,60}?),?\s+(?:says?|said|writes|wrote|notes?|explains?|puts it)\b|"
        r"[—–-]\s*(?P<dash>[A-Z][^.;]{2,60})",
        around,
    )
    name = next((part for part in who.groups() if part), "") if who else ""
    return found[1].rstrip(" ,"), clean(name).strip(" ,.:")
