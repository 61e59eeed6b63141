"""Replies that settle nothing yet: questions back, promises, another subject; and what is said to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.director import cues
from tui.studio.director.inquiries import is_question
from tui.studio.notebook import Matter, Question, Reply

_ASKS_BACK = re.compile(
    r"\b(?:explain|(?:do|did) you mean|don't (?:understand|get (?:it|that|this))|difference|meaning|how so|for what|"
    r"(?:not sure|no idea|don't know|unclear) what you (?:want|mean|need)|"
    r"what (?:for|points|facts|is that|are (?:they|those)|do you (?:need|want))|which (?:points|facts))\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will|'m going to| am going to| can| could)|let (?:me|us)|will)\s+(?:\w+ )?(?:send|write|"
    r"give|"
    r"get|add|type|think|look|do|dig|find|upload|attach|come back|collect|ask)\b|"
    r"\b(?:give me|wait|hang on|hold on|one|just) (?:an? |one |five |ten )?(?:minutes?|moment|sec(?:ond)?s?)\b|"
    r"\b(?:hang on|hold on|brb|in a (?:minute|moment|bit|while)|later|looking for (?:my|the|some))\b",
    re.IGNORECASE,
)
_LONGEST_PROMISE = 12
"""Most words of a promise: more than that is something to say."""
_OTHER_SUBJECT = re.compile(
    r"(?:(?:no|nah|actually|rather|hm+|ok(?:ay)?|sorry|let's|make|do|go|it|one|something|a video|talk|take)[\s,]+)*"
    r"(?:(?:about|on|with)\s+(?P<about>[\w' -]{2,40}?)(?:\s+(?:instead|rather|please|then))*|"
    r"(?P<instead>[\w' -]{2,40}?)\s+(?:instead|rather)(?:\s+please)?)[.!]*",
    re.IGNORECASE,
)
_NOT_A_SUBJECT = re.compile(
    r"\b(?:it|this|that|them|these|you|me|points?|facts?|what|which|questions?|\d+)\b", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"^(?:(?:sure|ok(?:ay)?|yes|yeah|well|fine|alright|right|good|here (?:you go|they are|it is|it goes|goes|are "
    r"(?:the|my|some) "
    r"points)|(?:i(?:'ll| will| can)?|let me) (?:add|send|give)(?: you)?(?: some| one)?(?: more)?(?: points?)?|"
    r"(?:the |my |more |some )*"
    r"points?|more|also|then)[\s,]*)+[:–—-]\s+(?=\S+\s+\S+\s+\S)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:no|none|neither|nothing|not)(?: of (?:these|them|those|that|the (?:two|three|four)))?[.!]*", re.IGNORECASE
)
NONE_OF_THEM = "None of these, then. Say in your own words what it should be."


def asks_back(text: str) -> bool:
    """Whether a reply is a question about what was asked."""
    plain = text.replace("’", "'").strip()
    if len(plain.split()) > _LONGEST_PROMISE:
        return False
    return _ASKS_BACK.search(plain) is not None or (is_question(plain) and len(plain.split()) > 1)


def promises(text: str) -> bool:
    """Whether a reply says that something will be sent, and sends nothing."""
    plain = text.replace("’", "'").strip()
    return len(plain.split()) <= _LONGEST_PROMISE and ":" not in plain and _PROMISES.search(plain) is not None


def other_subject(text: str, asked: Sequence[Question]) -> str:
    """What a video should be about instead of what the facts were asked for; empty when the reply does not say."""
    facts = next((question for question in asked if question.matter is Matter.FACTS and question.about), None)
    found = _OTHER_SUBJECT.fullmatch(text.replace("’", "'").strip()) if facts else None
    what = (found["about"] or found["instead"] or "").strip() if found else ""
    return "" if not what or len(what.split()) > 5 or _NOT_A_SUBJECT.search(what) else what


def without_lead_in(text: str) -> str:
    """Points without what only hands them over: "sure: ...", "here you go: ...", "I'll add more: ..."."""
    return _LEAD_IN.sub("", text)


def settles_nothing(reply: Reply) -> bool:
    """Whether a reply leaves what was asked to be asked again, without the patience of the one who asks being tried."""
    about_length = any(question.matter is Matter.LENGTH for question in reply.asked) and cues.length_s(reply.text)
    promised = promises(reply.text) and not about_length  # "one minute" is how long it should be
    return asks_back(reply.text) or promised or bool(other_subject(reply.text, reply.asked))


def note_for(reply: Reply, questions: Sequence[Question]) -> str:
    """What is said before questions are put again, to a reply that asked back or wanted none of the choices."""
    if asks_back(reply.text):
        told = [_explained(question) for question in questions]
        return " ".join([*told, "So, once more:"])
    return NONE_OF_THEM if _NONE.fullmatch(reply.text.strip()) else ""


def _explained(question: Question) -> str:
    return _WHY[question.matter].format(about=question.about or "that name")


_WHY = {
    Matter.FACTS: (
        "I say only what you tell me, so that nothing in the video is made up. Points are "
        "plain sentences with the facts: "
        "what it is, what is special about it, what it costs, where to find it. Three to five fill half a minute."
    ),
    Matter.LENGTH: (
        "The voices speak about 150 words a minute, so the words you gave me and the length "
        "you named do not fit together; "
        "one of them has to give way."
    ),
    Matter.PRESENTER: (
        "Presenters here are drawn figures, and none of them is called {about}; those I name "
        "differ most from each other. "
        "You can also describe somebody."
    ),
    Matter.VOICE: (
        "The voices here have names of their own, and none is called {about}; describe one if none of these suits."
    ),
    Matter.ANGLE: "You named two ways to tell it. One of them leads: it comes first and gets the most of the time.",
    Matter.SHAPE: "Landscape fills a screen or a television, portrait a phone; a video is made for one of them.",
}
"""What each question is for."""
