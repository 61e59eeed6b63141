"""The few lines the director may add of its own: they name the topic or point at a picture, and state nothing.

Everything else that is said comes from the prompt, the files or the answers; a test holds every narrated sentence
against those and against this list.
"""

from __future__ import annotations

import re

OPENINGS = {
    "introduction": "Here is a short introduction to {topic}.",
    "how": "Here is {topic}.",
    "product": "This is {topic}.",
    "tour": "Let's take a closer look at {topic}.",
    "": "Let's talk about {topic}.",
}
"""How a video opens on its topic, by the genre the prompt names."""

TOPIC_ONLY = (
    "Let's talk about {topic}.",
    "What do we know about {topic}, and what would we like to know?",
    "Good questions to start with.",
)
"""A whole script for a prompt that gives a topic and nothing to say about it: questions, because they claim nothing."""

HOW_ONLY = (
    "Let's talk about {topic}.",
    "Where would you begin, and what would you need to know?",
    "Good questions to start with.",
)
"""The same for a topic that is a question itself: "how to change a tyre"."""

NO_TOPIC = ("Here is what we have.", "Take a moment to look at it.", "Thank you for watching.")
"""A whole script for a prompt that has neither a topic nor anything to say."""

GRID_LINES = ("Have a look at these.", "And at these.")
"""Said over several pictures at once when there is no sentence left for them."""

COMPARED = "Let's compare the two."
"""Opens a comparison that has no first line of its own."""

FIGURES = "Here it is at a glance."
"""Opens a video that begins with figures or dates and has no name."""

PICTURE_LINES = ("Have a look at this.", "And at this.", "And here is one more.")
"""Said over a picture when there is no sentence left for it and its name says nothing."""

GOODBYE = "Thank you for watching."
"""The last line of a video whose material has none to spare."""


def is_question(topic: str) -> bool:
    """Whether a topic asks: "how tides work"."""
    return bool(re.match(r"(?:how|why|what|when|where|who)\b", topic, re.IGNORECASE))


def topic_only(topic: str) -> tuple[str, ...]:
    """The script for a topic with nothing to say about it."""
    lines = (HOW_ONLY if is_question(topic) else TOPIC_ONLY) if topic else NO_TOPIC
    return tuple(line.format(topic=topic) for line in lines)


def opening(topic: str, genre: str) -> str:
    """The opening line for a topic."""
    if is_question(topic):
        return OPENINGS["how"].format(topic=topic)
    return OPENINGS.get(genre, OPENINGS[""]).format(topic=topic)


def is_framing(line: str) -> bool:
    """Whether a line is one of these, for whatever topic."""
    lines = (
        *OPENINGS.values(),
        *TOPIC_ONLY,
        *HOW_ONLY,
        GOODBYE,
        COMPARED,
        FIGURES,
        *NO_TOPIC,
        *PICTURE_LINES,
        *GRID_LINES,
    )
    return any(re.fullmatch(re.escape(text).replace(r"\{topic\}", ".+"), line) for text in lines)


def every_line(topic: str) -> frozenset[str]:
    """All lines the director may add for a topic, for checking a script against its sources."""
    lines = {
        *OPENINGS.values(),
        *TOPIC_ONLY,
        *HOW_ONLY,
        GOODBYE,
        COMPARED,
        FIGURES,
        *NO_TOPIC,
        *PICTURE_LINES,
        *GRID_LINES,
    }
    return frozenset(line.format(topic=topic) for line in lines)
