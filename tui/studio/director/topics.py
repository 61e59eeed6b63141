"""What a video is to be about, read from the sentence that asks for it."""

from __future__ import annotations

import re

from tui.studio.director import cues, particulars
from tui.studio.director.commissions import told_of
from tui.studio.director.headlines import title_case
from tui.studio.director.instructions import ATTACHED, STRONG, WEAK, is_setting, is_setting_fragment, mentions_file
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.sentences import capitalised, words
from tui.studio.director.topic_edges import past_listeners, without_chart, without_listeners

_NOUN = (
    r"(?:videos?|clips?|intro(?:duction)?|explainer|reel|shorts?|tutorial|overview|summary|teaser|trailer|"
    r"advert(?:isement)?|ad|commercial|promo|spot|"
    r"announcement|presentation|story|guide|walk-?through|lesson|recap|pitch|demo|film|movie|tiktok|vlog|course|"
    r"module|update|briefing|how-to|piece|tour|animation|"
    r"tl;?dr|testimonial|message|report|portrait|look|post)"
)
_ALONE = rf"{_NOUN}\b(?![-‑]\w)(?!\s+{_NOUN}\b)"
"""The noun itself, and not one that says which kind another is: "portrait video", "pitch deck tour"."""
_MAKE = re.compile(
    r"^(?:hi|hello|hey)?[,! ]*(?:please |kindly )?(?:(?:can|could|would|will) you (?:please )?|i(?:'d|"
    r" would)? (?:want|need|like)(?: you)? ?(?:to )?|i am looking for |we (?:need|want) ?(?:to )?|"
    r"let's |help me (?:to )?)?(?:please )?(?:make|create|produce|generate|write|record|build|do|prepare|design|film|"
    r"shoot|craft|give|have|get)?\s*(?:me |us )?"
    rf"(?P<lead>(?:(?:an?|one|the|some|my|our|this)\s+)?(?:[\w:'’,\-/]+\s+){{0,9}}?){_ALONE}(?P<rest>.*)$",
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
        r"regarding|telling|teaching|celebrating|advertising|comparing|demonstrating|"
        r"(?:that|which|to) (?:explains?|introduces?|shows?|announces?|presents?|covers?|promotes?|describes?|"
        r"tells?|teach(?:es)?|celebrates?|advertises?|compares?|demonstrates?))\s+(?P<topic>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"^.*?\b(?:on|to|of|for)\s+(?P<topic>\S.*)$", re.IGNORECASE | re.DOTALL),
)
_WORDS_ON = re.compile(
    r"^(?:please )?(?:(?:write|make|give me|say|"
    r"script)\b.{0,40}?\b|(?:about |around |roughly |some )?)\d+ words(?P<rest> (?:on|about|for)\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
_POINTING = re.compile(
    (
        r"(?:this|these|that|it|them|my (?:notes|text)|the (?:following|text|notes|article|above|"
        r"below)\b.*|(?:this|these|that|those|my|our|the) (?:press release|release notes?|"
        r"article|blog(?: ?post)?|post|e?-?mails?|"
        r"newsletter|readme|report|memo|minutes|transcript|notes|page|listing|document|text|"
        r"copy|draft|thread|chat))(?: into.*)?"
    ),
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\s+to (?:my |our |the |a |an |all )?(?:\w+ )?(?:kids|children|beginners|students|customers|adults|people|"
    r"parents|teens|"
    r"teenagers|seniors|everyone|colleagues|employees|clients|\S+[- ]year[- ]olds?)$",
    re.IGNORECASE,
)
_TELL = re.compile(
    r"^(?:please |i (?:want|need|would like) to |i'd like to |we (?:want|need) to |help me |let's )*(?P<verb>explain|"
    r"introduce|announce|present|promote|describe|summari[sz]e|"
    r"teach(?: \w+)?|talk about|tell (?:us|people|viewers|them|me|everyone|customers)?(?: about)?|cover|show (?:how|"
    r"why|what)|discuss|advertise|compare|outline|turn)\s+(?P<topic>.+)$",
    re.IGNORECASE | re.DOTALL,
)


_DOES = (
    r"(?:explain|introduce|show|announce|present|cover|promote|describe|tell|teach|celebrate|advertise|summari[sz]e|"
    r"walk|compare|demonstrate|welcome)"
)
_TOLD_HOW = re.compile(
    rf"\s*(?:(?:that|which|to)\s+{_DOES}(?:e?s)?|(?:explain|introduc|show|announc|present|cover|promot|describ|tell|"
    r"teach|celebrat|advertis|summari[sz]|walk|compar|demonstrat|welcom)ing)\b",
    re.IGNORECASE,
)
"""What a video does, said after its noun: "that introduces", "explaining", "to announce"."""


def _connected(rest: str) -> re.Match[str] | None:
    """The words that tie "a video" to its topic; "about" counts before "for" and "on"."""
    return next((found for found in (pattern.match(rest) for pattern in _CONNECTS) if found), None)


def only_asks(text: str) -> bool:
    """Whether a text is a wish for a video and says nothing about it: "Make a short video"."""
    found = _MAKE.match(text)
    asks = found and (MAKE_VERB.match(text) or re.match(r"an?\s|the\s|\d", found["lead"], re.IGNORECASE))
    return bool(asks and found and not found["rest"].strip(" .,!"))


def names_a_topic(sentence: str) -> bool:
    """Whether a sentence that sounds like an order asks for a video on something ("Make a vertical video about X")."""
    found = _MAKE.match(sentence)
    if found and (MAKE_VERB.match(sentence) or cues.length_s(found["lead"])) and _connected(found["rest"].strip()):
        return True
    return _TELL.match(sentence) is not None


def read_topic(sentence: str, *, first: bool, listed: bool) -> list[Piece]:
    """The topic a sentence names, with content told in the same breath; empty when it names none."""
    told = None if listed else _TELL.match(sentence)
    if told and (first or MAKE_VERB.match(sentence) or re.match(r"(?:please|i |we |help)", sentence, re.I)):
        return _told_topic(sentence, told)
    counted = None if listed else _WORDS_ON.match(sentence)
    if counted:
        return _topic_pieces(sentence, counted["rest"])
    found = None if listed else _MAKE.match(sentence)
    named = found and re.match(r"(?:our|my) (?:story|portrait|message|look)\b", sentence, re.IGNORECASE)
    if found and not named and (MAKE_VERB.match(sentence) or _is_heading_like(found, first=first)):
        return _topic_pieces(sentence, found["rest"])
    if (
        told
        and not listed
        and len(sentence.split()) <= 12
        and re.match(r"(?:explain|describe|cover|discuss|compare|outline|show|talk|summari)", told["verb"], re.I)
    ):
        if re.match(r"(?:this|that|it|these|those|them|everything|all)\b", told["topic"], re.IGNORECASE):
            return [Piece(Act.SETTING, sentence)]
        return [Piece(Act.ASK, told["topic"].rstrip(". "))]
    return []


def _told_topic(sentence: str, told: re.Match[str]) -> list[Piece]:
    """The topic after "explain", "announce" and their like; what "explain that" is followed by is content."""
    how = told["verb"].lower()
    topic = f"{how.split()[1]} {told['topic']}" if how.startswith("show ") else told["topic"]
    that = re.match(r"that\s+(?P<what>.+)", topic, re.IGNORECASE | re.DOTALL)
    if that:
        return [Piece(Act.SAY, that["what"])]
    if how.startswith("turn"):
        topic = re.sub(r"\s+into\b.*$", "", topic, flags=re.IGNORECASE | re.DOTALL)
    topic, content = _head_and_content(_past_length(past_listeners(topic)))
    topic = _AUDIENCE.sub("", topic_of(topic))
    if content:  # what is told after the colon is said, and orders nothing: "… fill up in five minutes"
        sentence = sentence[: -len(content[0].text)].rstrip()
    if not _is_topic(topic):
        return [Piece(Act.SETTING, sentence), *content]
    topic, clause = _topic_and_clause(topic)
    return [Piece(Act.TOPIC, topic, _genre(sentence)), Piece(Act.SETTING, sentence), *clause, *content]


_LENGTH_FOR = re.compile(
    r"^(?P<lead>(?:(?:about|around|approx\.?|approximately|roughly|ca\.?) )?[\w.-]+ "
    r"[\w-]+) (?:for|of|on|about) (?=\w)",
    re.IGNORECASE,
)


def _past_length(topic: str) -> str:
    """A topic without the length said before it ("in under a minute why the sky is blue")."""
    counted = _LENGTH_FOR.match(topic)
    if counted and cues.length_s(counted["lead"]) and not topic[counted.end() :].startswith(("of ", "the ")):
        return topic[counted.end() :]
    found = re.match(
        r"(?P<lead>(?:in|within|under|for|over) .{2,30}?),?\s+(?=(?:why|how|what|when|where|who)\b)",
        topic,
        re.IGNORECASE,
    )
    return topic[found.end() :] if found and cues.length_s(found["lead"]) else topic


def bare_topic(text: str) -> str:
    """The topic that a prompt of a few words is ("Photosynthesis", "how to boil an egg"); empty when it says more."""
    if len(text) > 120:
        return ""
    topic = topic_of(text)
    count = len(topic.split())
    named = re.match(
        r"(?:how to|why|what (?:is|are)|the \w+ (?:of|behind|between)|(?:an? )?(?:\w+ )?(?:history|story|"
        r"benefits|basics) of)\b",
        topic,
        re.I,
    )
    if text.rstrip().endswith(("!", "…", ":")) or not _is_topic(topic):
        return ""
    return topic if (count <= 2 and not text.rstrip().endswith(".")) or (named and count <= 9) else ""


def _is_heading_like(found: re.Match[str], *, first: bool) -> bool:
    """Whether "A 30-second introduction to X." names a video rather than saying something of a guide or a story."""
    lead, rest = found["lead"], found["rest"]
    asked = (
        cues.length_s(lead)
        or cues.orientation(lead)
        or re.search(r"\b(?:short|quick|brief|explainer|promo|animated)\b", lead, re.I)
    )
    rest = _past_settings(rest)
    plain = re.match(r"\s*(?:about|on|to|for|of)\b", rest, re.IGNORECASE) or _TOLD_HOW.match(rest)
    plain = plain or (re.match(r"\s*(?:from|out of|using|with|based on)\b", rest, re.I) and ATTACHED.search(rest))
    verbless = not re.search(
        r"\b(?:is|are|was|were|has|have|will|can|costs?|shows?|tells?|takes?)\b",
        _TOLD_HOW.sub("", rest, count=1).split(":")[0].split(",")[0],
        re.I,
    )
    filmed = re.search(
        r"\b(?:videos?|clip|explainer|reel|tutorial|trailer|teaser|promo|film|movie|animation|vlog|tiktok)\s*$",
        _before(found),
        re.I,
    )
    opens = filmed or re.match(r"(?:an?|one|the|\d|[\w-]+$)", lead.strip() or "a", re.IGNORECASE)
    return bool(
        (asked and (plain or not rest.strip(" .!:")))
        or (first and plain and verbless and opens and len(lead.split()) <= 5)
    )


_IN_A_LANGUAGE = re.compile(r"in [A-Z][a-z]+")


def _past_settings(rest: str) -> str:
    """What follows a noun for a video, without the settings right after it ("in portrait format about bees")."""
    rest = re.sub(
        r"^[\s,]*either\b.{3,60}?\bor\s+(?:for\s+)?[^.,;]{2,40}?(?=\s+(?:about|on|of)\b)", "", rest, flags=re.I
    )
    found = re.match(r"(?P<between>.{2,50}?)[\s,]+(?=(?:about|on|for|that|which|to|\w+ing)\b)", rest, re.DOTALL)
    between = re.sub(r"^[\s,]*(?:in|of|with|as)?\s+", "", found["between"]) if found else ""
    shaped = (cues.length_s(between) or cues.orientation(between)) and is_setting_fragment(between.strip(" ,"), ())
    if found and (shaped or _IN_A_LANGUAGE.fullmatch(found["between"].strip(" ,"))):
        return rest[found.end() - 1 :]
    return rest


def _before(found: re.Match[str]) -> str:
    """What stands before the rest of a request, the noun for a video included."""
    return found.string[: found.start("rest")]


def _topic_pieces(sentence: str, rest: str) -> list[Piece]:
    head, content = _head_and_content(rest)
    asked = sentence[: len(sentence) - len(rest) + len(head)] if content else sentence
    settings = [Piece(Act.SETTING, asked)]
    that = re.match(
        r"\s*(?:explaining|announcing|saying|telling \w+|that (?:explains|announces|says|"
        r"tells \w+))\s+that\s+(?P<what>.+)",
        head,
        re.IGNORECASE | re.DOTALL,
    )
    if that:
        return [*settings, Piece(Act.SAY, that["what"]), *content]
    found = _connected(head.strip())
    named = _past_length(_TAKEN_BACK.sub("", found["topic"])) if found else ""
    topic = topic_of(named)
    if not found or not _is_topic(topic):
        return [*settings, *content]
    subject, facts = told_of(topic)
    if facts and not cues.changes_mind(head):
        asked = sentence.replace(topic, subject)
        told = [Piece(Act.SAY, fact) for fact in facts]
        return [Piece(Act.TOPIC, subject, _genre(asked)), Piece(Act.SETTING, asked), *told, *content]
    topic, clause = _topic_and_clause(topic)
    clause = [] if cues.changes_mind(head) else clause
    named_by_for = re.search(r"\bfor\s+$", head.strip()[: found.start("topic")], re.IGNORECASE)
    genre = _genre_of_for(sentence) if named_by_for else _genre(sentence)
    called = _OCCASION.match(sentence) if named_by_for else None
    title = [Piece(Act.TITLE, title_case(called["what"]))] if called else []
    return [Piece(Act.TOPIC, topic, genre), *title, *settings, *clause, *content]


_OCCASION = re.compile(
    r"(?:an? |the |our )?(?P<what>(?!short|quick|brief|little|new|simple|small|\d|video|animated|friendly|vertical)"
    r"[\w-]+ "
    r"(?:update|briefing|tour|lesson|guide|recap|report|overview|announcement|message|course))\s+for\b",
    re.IGNORECASE,
)
"""What a video for somebody is called: "Safety briefing for visitors"."""


def _genre_of_for(sentence: str) -> str:
    """The genre of "for": an ad for X is about X; a video for X may be meant for X, which is then not announced."""
    sold = re.search(
        (
            r"\b(?:ads?|advert\w*|commercial|promo|spot|"
            r"teaser|trailer|product|launch)\b"
        ),
        sentence,
        re.IGNORECASE,
    )
    return "product" if sold else "for"


def _is_topic(text: str) -> bool:
    """Whether it names a subject, and not the place it is for or the text that follows."""
    if re.fullmatch(r"(?:(?:a|the|our|my|this|on) )?(?:videos?|clips?|films?|camera)", text, re.IGNORECASE):
        return False
    if not re.search(r"\w", text) or ATTACHED.search(text) or mentions_file(text, ()) or _POINTING.fullmatch(text):
        return False
    return not is_setting_fragment(text, ()) and not (cues.orientation(text) and len(text.split()) <= 2)


def _topic_and_clause(topic: str) -> tuple[str, list[Piece]]:
    """Part a topic from the sentence that runs on after it ("cats, they sleep 15 hours a day")."""
    parts = re.split(r",\s+(?=(?:they|it|we|he|she|you|there)\b)", topic, maxsplit=1, flags=re.IGNORECASE)
    return parts[0], [Piece(Act.SAY, capitalised(parts[1]))] if len(parts) > 1 else []


def _head_and_content(text: str) -> tuple[str, list[Piece]]:
    """Part what names the topic from content told after a colon or a dash."""
    found = re.match(r"(?P<head>[^:]+?)(?::\s+|\s+[—–]\s+)(?P<tail>\S.*)$", text, re.DOTALL)
    if not found:
        return text, []
    if is_setting(found["tail"], (), ()):
        return found["head"], []
    return found["head"], [Piece(Act.SAY, capitalised(found["tail"]))]


def _genre(sentence: str) -> str:
    if re.search(r"\b(?:intro|introduction|introduce|introducing|overview|explainer)\b", sentence, re.IGNORECASE):
        return "introduction"
    return (
        "tour"
        if re.search(r"\b(?:tour|walk-?through|demo|look at|portrait of|teaser|trailer)\b", sentence, re.I)
        else ""
    )


_TAIL = re.compile(
    r"(?:,\s*|\s+)(?=(?:in|for|with|using|as|at|under|on|and|to|of|lasting|that (?:is|lasts|feels|sounds)|,)\b|"
    r"(?:presented|hosted|fronted|narrated|voiced|spoken|read|told) by\b)|"
    r",\s+|;\s+|\s+-\s+",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"^(?:in|for|with|using|as|at|under|on|and|lasting|that is)\b", re.IGNORECASE)


_BY_WHOM = re.compile(
    r"^(?:presented|hosted|fronted|narrated|voiced|spoken|read|told) by (?:an? |the |our )?[\w'’. -]{2,40}$",
    re.IGNORECASE,
)


def within_a_sentence(topic: str) -> str:
    """A topic as it stands inside a sentence: "The history of tea" as "the history of tea", names as they are."""
    first = topic.split(None, 1)[0] if topic else ""
    small = {"the", "a", "an", "how", "why", "what", "our", "my", "your", "when", "where", "who"}
    return topic[:1].lower() + topic[1:] if first.lower() in small else topic


_TAKEN_BACK = re.compile(
    r"[\s,;(–—-]+\b(?:no,? wait|wait,? no|actually,? no|scratch that|or rather|sorry,? (?:no|i mean)|i mean)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def topic_of(text: str) -> str:
    """A topic as named, without the settings that trail after it ("… in 30 seconds, vertical, with Maya")."""
    text = re.sub(
        r",\s+(?:the |i mean )?[\w ]{0,20},? ?\bnot (?:the |a )?[\w ]{1,20}$", "", text.strip().rstrip(".!? ")
    )
    text = without_listeners(text)
    text = without_chart(_TAKEN_BACK.sub("", cues.without_length(text) or text))
    while True:
        cuts = list(_TAIL.finditer(text))
        trailing = next((cut for cut in cuts if _is_trailing(text[cut.end() :])), None)
        if trailing and _OF_WORDS.search(text[: trailing.start()]) and particulars.language(text[trailing.end() :]):
            trailing = None  # "how to say hello in Spanish" is about Spanish
        if trailing is None:
            return text.strip(" ,;:")
        text = text[: trailing.start()].rstrip(" ,;")


_OF_WORDS = re.compile(
    r"\b(?:say|speak|read|write|learn|count|words?|phrases?|idioms?|greet\w*|order)\b", re.IGNORECASE
)


def _is_trailing(text: str) -> bool:
    body = re.sub(_FOR_WHOM, "", text).strip()
    if not body or len(text.split()) > 9:
        return False
    if _BY_WHOM.match(text) or (_IN_A_LANGUAGE.fullmatch(text.strip()) and particulars.language(text)):
        return True
    if is_setting_fragment(body, ()) or (len(text.split()) == 1 and cues.tone_words(body)):
        return True
    cue = (
        STRONG.search(body)
        or cues.length_s(body)
        or (cues.TONES & set(words(body)) and WEAK.search(body))
        or cues.orientation(body)
    )
    return bool(cue) and _FOR_WHOM.match(text) is not None
