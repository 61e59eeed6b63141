"""Answers to the director's questions in the words of many people, written before its reading of them was looked "
"at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.studio.director.stranger_revisions import CASTING
from tui.api.terms import Orientation
from tui.studio.director.confer import Inquiry, confer
from tui.studio.director.plan import Plan, Wishes
from tui.studio.notebook import Reply

LEAVES = "make a video about photosynthesis"
BRIDGES = "A 30-second video about bridges. " + " ".join(
    f"In {1900 + n} the town built {n + 2} new bridges over the river." for n in range(30)
)
SHORT = "A two-minute video about bridges. They are old. They are long."
CLINIC = "Use Priya as the presenter. Our clinic opens in May. It has nine rooms. Call 555 0100 to book."
ANGLES = (
    "Make a video about our lamp. I'm not sure whether it should be about price or about design. It costs 59 euros. "
    "The design won a prize."
)
SHAPE = "Make a vertical or landscape video about lamps. The lamp costs 59 euros. It folds flat."
Heard = Callable[[Plan | Inquiry], bool]


@dataclass(frozen=True)
class Answer:
    """A brief that leaves something open, what is answered, and what must hold of what comes of it."""

    prompt: str
    text: str
    meant: Heard


def waits(found: Plan | Inquiry) -> bool:
    """That nothing is decided yet: the question is put again or explained."""
    return isinstance(found, Inquiry)


def says(*parts: str, without: str = "") -> Heard:
    """That a plan says some words, and none of others."""

    def check(found: Plan | Inquiry) -> bool:
        said = narration(found)
        return all(part.lower() in said for part in parts) and not (without and without.lower() in said)

    return check


def narration(found: Plan | Inquiry) -> str:
    """All that a plan says, in small letters; empty for a question."""
    return " ".join(scene.narration for scene in found.storyboard.scenes).lower() if isinstance(found, Plan) else ""


def lasts(low_s: float, high_s: float) -> Heard:
    """That a plan's length is between two."""
    return lambda found: isinstance(found, Plan) and low_s <= found.storyboard.estimated_s <= high_s


def spoken_by(first_name: str | None) -> Heard:
    """That somebody presents, or nobody."""

    def check(found: Plan | Inquiry) -> bool:
        if not isinstance(found, Plan):
            return False
        cast = CASTING.look(found.storyboard.look_id) if found.storyboard.look_id else None
        return (cast[0].name.split()[0] if cast else None) == first_name

    return check


def shaped(orientation: Orientation) -> Heard:
    """That a plan has a shape."""
    return lambda found: isinstance(found, Plan) and found.storyboard.orientation is orientation


def explained(found: Plan | Inquiry) -> bool:
    """That it is said what the question is for, and asked again."""
    return isinstance(found, Inquiry) and "did not follow" not in found.message


STRANGER_ANSWERS: tuple[Answer, ...] = (
    Answer(LEAVES, "I'll send points", waits),
    Answer(LEAVES, "ok give me a minute, I'll write them", waits),
    Answer(LEAVES, "can you explain?", explained),
    Answer(LEAVES, "what do you mean by points", explained),
    Answer(LEAVES, "Plants need light. They make sugar from air and water.", says("plants need light", "make sugar")),
    Answer(LEAVES, "- light\n- water\n- carbon dioxide from the air", says("carbon dioxide from the air")),
    Answer(LEAVES, "sure: plants eat light, and they breathe out oxygen", says("plants eat light", without="sure")),
    Answer(LEAVES, "just make something", lambda found: isinstance(found, Plan)),
    Answer(LEAVES, "no, you write it", lambda found: isinstance(found, Plan)),
    Answer(
        LEAVES, "about cats", lambda found: "cats" in found.message.lower() and "about cats" not in narration(found)
    ),
    Answer(BRIDGES, "shorter", lasts(25, 33)),
    Answer(BRIDGES, "stick to 30", lasts(25, 33)),
    Answer(BRIDGES, "keep it short please", lasts(25, 33)),
    Answer(BRIDGES, "longer is fine, I want it all in", says("in 1900", "in 1929")),
    Answer(BRIDGES, "somewhere in the middle", lasts(60, 85)),
    Answer(BRIDGES, "let's do a minute", lasts(52, 68)),
    Answer(BRIDGES, "no more than 40 secs", lasts(30, 41)),
    Answer(BRIDGES, "none of these", waits),
    Answer(SHORT, "shorter is ok", lasts(1, 30)),
    Answer(SHORT, "then make it short", lasts(1, 30)),
    Answer(
        SHORT,
        "I'll add more: the oldest one was built in 1644 by monks.",
        says("built in 1644 by monks", without="add more"),
    ),
    Answer(CLINIC, "the one with the dog", waits),
    Answer(CLINIC, "none of these", waits),
    Answer(CLINIC, "Leo I guess", spoken_by("Leo")),
    Answer(CLINIC, "not Maya, the other guy", spoken_by("Leo")),
    Answer(CLINIC, "no one, voice over only", spoken_by(None)),
    Answer(CLINIC, "why isn't Priya there?", explained),
    Answer(
        ANGLES,
        "design obviously",
        lambda found: narration(found).startswith("the design won") or "prize" in narration(found),
    ),
    Answer(ANGLES, "both", says("59 euros", "prize")),
    Answer(SHAPE, "for insta stories", shaped(Orientation.PORTRAIT)),
)
LAST_ANSWERS: tuple[Answer, ...] = (
    Answer(LEAVES, "will do later", waits),
    Answer(LEAVES, "hang on, looking for my notes", waits),
    Answer(LEAVES, "huh? what points?", explained),
    Answer(LEAVES, "Here you go: leaves are green because of chlorophyll.", says("chlorophyll", without="here you go")),
    Answer(LEAVES, "whatever you know about it", lambda found: isinstance(found, Plan)),
    Answer(LEAVES, "let's do volcanoes instead", lambda found: "volcanoes" in found.message.lower()),
    Answer(BRIDGES, "trim it", lasts(25, 33)),
    Answer(BRIDGES, "the full thing", says("in 1900", "in 1929")),
    Answer(BRIDGES, "hmm maybe 50 seconds?", lasts(44, 56)),
    Answer(SHORT, "fine, as short as it gets", lasts(1, 30)),
    Answer(CLINIC, "neither of them", waits),
    Answer(CLINIC, "i'd rather have a guy", spoken_by("Leo")),
    Answer(CLINIC, "what's the difference?", explained),
    Answer(
        ANGLES, "the cheaper one", lambda found: isinstance(found, Plan | Inquiry) and "cheaper" not in narration(found)
    ),
    Answer(SHAPE, "it's for a tv", shaped(Orientation.LANDSCAPE)),
)


def answered(case: Answer) -> Plan | Inquiry:
    """What comes of an answer."""
    first = confer(case.prompt, [], Wishes(), CASTING, [])
    assert isinstance(first, Inquiry), case.prompt
    return confer(case.prompt, [], Wishes(), CASTING, [Reply(asked=first.questions, text=case.text)])
