"""The words of one question: whether it asks for yes or no, or for one thing or another. Pure."""

from __future__ import annotations

import re

_QUESTION = re.compile(r"[^.!?\n]*(?:[.,](?=\d)[^.!?\n]*)*\?[*_\"”’)]*")
_AUXILIARY = (
    r"(?:do|does|did|should|shall|would|will|can|could|may|might|is|are|was|were|am|have|has|had|"
    r"don't|doesn't|shouldn't|wouldn't|isn't|aren't)"
)
_OPENING = r"(?:(?:so|and|but|ok(?:ay)?|great|first|now|also|finally|alternatively|one more thing)[,:]?\s+)*"
_YES_NO = re.compile(rf"{_OPENING}{_AUXILIARY}\s+\w", re.IGNORECASE)
_NAMED_YES_NO = re.compile(r"[(\[]\s*(?:y(?:es)?\s*/\s*no?)\s*[)\]]|\byes or no\b", re.IGNORECASE)
_OPEN = re.compile(
    r"^\W*(?:(?:can|could|would|will) you (?:please )?(?:tell|share|give|describe|provide|send|say|explain|upload|"
    r"clarify|let me know|elaborate|paste|attach)|do you have (?:a|an|any) (?:\w+ ){0,3}(?:in mind|preferences?))\b",
    re.IGNORECASE,
)
"""They sound like yes or no and want more than that."""
_STEM = re.compile(
    rf"^{_OPENING}(?:which (?:\w+ ){{0,6}}?(?:do|would|should) (?:you|we|i|it) "
    r"(?:prefer|like|want|use|choose|be)[,:]?\s*"
    r"|what (?:\w+ ){0,4}(?:do|would) you (?:prefer|like|want)[,:]?\s*"
    rf"|{_AUXILIARY}\s+(?:you|we|i|it|this|that|they|(?:the|your|our|this|that)\s+\w+)\s+"
    r"(?:rather\s+|like\s+|want\s+|prefer\s+|need\s+|also\s+|be\s+|have\s+|use\s+|go\s+with\s+|go\s+for\s+|make\s+|feel\s+"
    r"|look\s+|sound\s+|it\s+|them\s+|me\s+|us\s+|to\s+|run\s+|keep\s+|more\s+like\s+|the\s+(?:video|tone|presenter|voice|style)"
    r"\s+(?:be\s+|to\s+be\s+|in\s+)?)*)",
    re.IGNORECASE,
)
_COLON = re.compile(r"^.*?[:–—]\s+(?=\S.*\bor\b)")
_OR = re.compile(r",?\s+or\s+|\s+/\s+", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_FUNCTION = ("a", "an", "the", "in", "on", "for", "with", "without", "as", "to", "by", "at", "from", "just", "only")
_ARTICLES = frozenset({"a", "an", "the"})
_OPTION_WORDS = 9
_OPTION_CHARS = 70
_OPTIONS_LIMIT = 6
_ELSE = re.compile(
    r"^(?:something (?:else|different)|anything else|(?:an)?other(?: one)?|not|no|else|so|more|less|another \w+"
    r"|would you|should i|do you|is it|shall i|are you)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_HEAD = re.compile(r"^\s*(?:#{1,6}|>)\s+", re.MULTILINE)


def unmarked(text: str) -> str:
    """A text without the marks of Markdown, on one line."""
    bare = _MARKS.sub("", _LINK.sub(r"\1", _HEAD.sub("", text)))
    return " ".join(bare.split())


def last_question(text: str) -> str:
    """The question a text ends with: its last sentence that asks, if at most one short sentence follows it."""
    found = list(_QUESTION.finditer(text))
    if not found or len(text) - found[-1].end() > 160:
        return ""
    return found[-1].group().strip()


def is_yes_no(question: str) -> bool:
    """Whether a question can be answered with yes or no."""
    if is_named_yes_no(question):
        return True
    sentence = last_question(question) or question
    return bool(_YES_NO.match(sentence)) and not _OPEN.match(sentence)


def either_or(question: str) -> tuple[str, ...]:
    """The things a question lets one choose between ("warm, bold or calm?"); none when that is not clear."""
    sentence = (last_question(question) or question).rstrip('?*_"”’) ')
    if _NAMED_YES_NO.search(question) or not _OR.search(sentence):
        return ()
    body = _COLON.sub("", sentence)
    head, last = _OR.split(body, maxsplit=1) if body.casefold().count(" or ") <= 1 else _all_ors(body)
    parts = [*_COMMA.split(head), last]
    parts[0] = _first_option(parts)
    options = tuple(part.strip(" ,;:\"“”'") for part in parts)
    return options if _are_options(options) else ()


def _all_ors(body: str) -> tuple[str, str]:
    parts = _OR.split(body)
    return ", ".join(parts[:-1]), parts[-1]


def _first_option(parts: list[str]) -> str:
    """The first option without the words that lead up to it."""
    first, second = parts[0], parts[1]
    bare = _STEM.sub("", first, count=1).strip() if _COLON.search(first) is None else first
    lead = second.split()[0].casefold() if second.split() else ""
    words = bare.split()
    if lead in _FUNCTION:
        alike = _ARTICLES if lead in _ARTICLES else {lead}
        for at in range(len(words) - 1, -1, -1):
            if words[at].casefold() in alike:
                return " ".join(words[at:])
    if bare == first.strip() and len(parts) > 1 and _YES_NO.match(first):
        return " ".join(words[-len(second.split()) :])
    return bare


def _are_options(options: tuple[str, ...]) -> bool:
    if not 2 <= len(options) <= _OPTIONS_LIMIT or len({option.casefold() for option in options}) < len(options):
        return False
    return all(
        option and len(option) <= _OPTION_CHARS and len(option.split()) <= _OPTION_WORDS and not _ELSE.match(option)
        for option in options
    )


def is_named_yes_no(text: str) -> bool:
    """Whether a text says itself that yes or no is the answer: "(y/n)"."""
    return bool(_NAMED_YES_NO.search(text))
