"""What a video is to be about, read from the sentence that asks for it."""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.instructions import ATTACHED, STRONG, WEAK, is_setting_fragment
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.sentences import capitalised, words

_NOUN = (
    r"(?:videos?|clips?|intro(?:duction)?|explainer|reel|shorts?|tutorial|overview|summary|teaser|trailer|"
    r"advert(?:isement)?|ad|commercial|promo|spot|"
    r"announcement|presentation|story|guide|walk-?through|lesson|recap|pitch|demo|film|movie|tiktok|vlog|course|"
    r"module|update|briefing|how-to|piece|tour|"
    r"testimonial|message|report|portrait|look|post)"
)
_MAKE = re.compile(
    r"^(?:hi|hello|hey)?[,! ]*(?:please |kindly )?(?:(?:can|could|would|will) you (?:please )?|i(?:'d|"
    r" would)? (?:want|need|like)(?: you)? ?(?:to )?|i am looking for |we (?:need|want) ?(?:to )?|"
    r"let's |help me (?:to )?)?(?:please )?(?:make|create|produce|generate|write|record|build|do|prepare|design|film|"
    r"shoot|craft|give|have|get)?\s*(?:me |us )?"
    rf"(?P<lead>(?:(?:an?|one|the|some|my|our|this)\s+)?(?:[\w:'’,\-/]+\s+){{0,9}}?){_NOUN}\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
MAKE_VERB = re.compile(
    r"^(?:(?:hi|hello|hey)\b)?[,! ]*(?:please\b|kindly\b|(?:can|could|would|will) you\b|i(?:'d| would) like\b|"
    r"i (?:want|need)\b|we (?:want|need)\b|help me\b|"
    r"make\b|create\b|produce\b|generate\b|write\b|record\b|build\b|prepare\b|craft\b|give (?:me|us)\b|let's make\b|"
    r"do a\b|i am looking for\b)",
    re.IGNORECASE,
)
_CONNECTS = (
    re.compile(
        r"^.*?\b(?:about|introducing|explaining|announcing|covering|showing|presenting|promoting|describing|"
        r"regarding|telling|teaching|"
        r"(?:that|which|to) (?:explains?|introduces?|shows?|announces?|presents?|covers?|promotes?|describes?|"
        r"tells?|teach(?:es)?))\s+(?P<topic>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"^.*?\b(?:on|to|of|for)\s+(?P<topic>\S.*)$", re.IGNORECASE | re.DOTALL),
)
_TELL = re.compile(
    r"^(?:please |i (?:want|need|would like) to |i'd like to |we (?:want|need) to |help me |let's )*(?P<verb>explain|"
    r"introduce|announce|present|promote|describe|summari[sz]e|"
    r"teach(?: \w+)?|talk about|tell (?:us|people|viewers|them|me|everyone|customers)?(?: about)?|cover|show (?:how|"
    r"why|what)|discuss|advertise|compare|outline|turn)\s+(?P<topic>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def _connected(rest: str) -> re.Match[str] | None:
    """The words that tie "a video" to its topic; "about" counts before "for" and "on"."""
    return next((found for found in (pattern.match(rest) for pattern in _CONNECTS) if found), None)


def names_a_topic(sentence: str) -> bool:
    """Whether a sentence that sounds like an order asks for a video on something ("Make a vertical video about X")."""
    found = _MAKE.match(sentence)
    if found and (MAKE_VERB.match(sentence) or cues.length_s(found["lead"])) and _connected(found["rest"].strip()):
        return True
    return _TELL.match(sentence) is not None


def read_topic(sentence: str, *, first: bool, listed: bool) -> list[Piece]:
    """The topic a sentence names, with content told in the same breath; empty when it names none."""
    found = None if listed else _MAKE.match(sentence)
    if found and (MAKE_VERB.match(sentence) or _is_heading_like(found, first=first)):
        return _topic_pieces(sentence, found["rest"], first=first)
    told = None if listed else _TELL.match(sentence)
    if told and (first or MAKE_VERB.match(sentence) or re.match(r"(?:please|i |we |help)", sentence, re.I)):
        how = told["verb"].lower()
        topic = f"{how.split()[1]} {told['topic']}" if how.startswith("show ") else told["topic"]
        that = re.match(r"that\s+(?P<what>.+)", topic, re.IGNORECASE | re.DOTALL)
        if that:
            return [Piece(Act.SAY, that["what"])]
        topic, content = _head_and_content(topic)
        return [Piece(Act.TOPIC, topic_of(topic), _genre(sentence)), Piece(Act.SETTING, sentence), *content]
    if (
        told
        and not listed
        and len(sentence.split()) <= 12
        and re.match(r"(?:explain|describe|cover|discuss|compare|outline|show|talk|summari)", told["verb"], re.I)
    ):
        return [Piece(Act.ASK, told["topic"].rstrip(". "))]
    return []


def _is_heading_like(found: re.Match[str], *, first: bool) -> bool:
    """Whether "A 30-second introduction to X." names a video rather than saying something of a guide or a story."""
    lead, rest = found["lead"], found["rest"]
    asked = (
        cues.length_s(lead)
        or cues.orientation(lead)
        or re.search(r"\b(?:short|quick|brief|explainer|promo|animated)\b", lead, re.I)
    )
    plain = re.match(r"\s*(?:about|on|to|for|introducing|explaining|of)\b", rest, re.IGNORECASE)
    verbless = not re.search(
        r"\b(?:is|are|was|were|has|have|will|can|costs?|shows?|tells?|takes?)\b", rest.split(":")[0].split(",")[0], re.I
    )
    opens = re.match(r"(?:an?|one|the|\d|[\w-]+$)", lead.strip() or "a", re.IGNORECASE)
    return bool(
        (asked and (plain or not rest.strip(" .!:")))
        or (first and plain and verbless and opens and len(lead.split()) <= 5)
    )


def _topic_pieces(sentence: str, rest: str, *, first: bool) -> list[Piece]:
    settings = [Piece(Act.SETTING, sentence)]
    head, content = _head_and_content(rest)
    that = re.match(
        r"\s*(?:explaining|announcing|saying|telling \w+|that (?:explains|announces|says|"
        r"tells \w+))\s+that\s+(?P<what>.+)",
        head,
        re.I | re.S,
    )
    if that:
        return [*settings, Piece(Act.SAY, that["what"]), *content]
    found = _connected(head.strip())
    if not found:
        return [*settings, *content]
    topic = topic_of(found["topic"])
    if not topic or ATTACHED.search(topic) or not re.search(r"\w", topic):
        return [*settings, *content]
    del first
    return [Piece(Act.TOPIC, topic, _genre(sentence)), *settings, *content]


def _head_and_content(text: str) -> tuple[str, list[Piece]]:
    """Part what names the topic from content told after a colon or a dash."""
    found = re.match(r"(?P<head>[^:]+?)(?::\s+|\s+[—–]\s+)(?P<tail>\S.*)$", text, re.DOTALL)
    if not found or is_setting_fragment(found["tail"], ()):
        return text, []
    return found["head"], [Piece(Act.SAY, capitalised(found["tail"]))]


def _genre(sentence: str) -> str:
    if re.search(r"\b(?:intro|introduction|introduce|introducing|overview|explainer)\b", sentence, re.IGNORECASE):
        return "introduction"
    return (
        "tour" if re.search(r"\b(?:tour|walk-?through|demo|look at|portrait|teaser|trailer)\b", sentence, re.I) else ""
    )


_TAIL = re.compile(
    r"(?:,\s*|\s+)(?=(?:in|for|with|using|as|at|under|on|and|to|of|lasting|that (?:is|lasts|feels|sounds)|,)\b)|"
    r",\s+|;\s+|\s+-\s+",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"^(?:in|for|with|using|as|at|under|on|and|lasting|that is)\b", re.IGNORECASE)


def topic_of(text: str) -> str:
    """A topic as named, without the settings that trail after it ("… in 30 seconds, vertical, with Maya")."""
    text = text.strip().rstrip(".!? ")
    while True:
        cuts = list(_TAIL.finditer(text))
        trailing = next((cut for cut in cuts if _is_trailing(text[cut.end() :])), None)
        if trailing is None:
            return text.strip(" ,;:")
        text = text[: trailing.start()].rstrip(" ,;")


def _is_trailing(text: str) -> bool:
    body = re.sub(_FOR_WHOM, "", text).strip()
    if not body or len(text.split()) > 9:
        return False
    if is_setting_fragment(body, ()):
        return True
    cue = (
        STRONG.search(body)
        or cues.length_s(body)
        or (cues.TONES & set(words(body)) and WEAK.search(body))
        or cues.orientation(body)
    )
    return bool(cue) and _FOR_WHOM.match(text) is not None
