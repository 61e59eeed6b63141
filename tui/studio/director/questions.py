"""What chat mode asks before it plans: only decisions that matter and that nothing in the brief settles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.api.terms import Orientation
from tui.studio.casting.catalogue import Person, Voice
from tui.studio.director import cues, editor, wording
from tui.studio.director.brief import Brief
from tui.studio.director.cast import choose_cast
from tui.studio.director.instructions import UNSURE
from tui.studio.director.materials import Material
from tui.studio.director.plan import Casting, Wishes
from tui.studio.director.sentences import keywords
from tui.studio.director.strangers import Stranger
from tui.studio.director.wording import seconds_in_words
from tui.studio.notebook import Choice, Matter, Question
from tui.studio.pauses import length_s
from tui.studio.speaking import voiced_s

QUESTIONS_LIMIT = 3
"""Most questions of one turn: more are a form, not a conversation."""
TOO_MUCH = 1.6
"""How many times over the length asked for the user's own words must run before it is worth a question."""
TOO_MUCH_VERBATIM = 1.3
"""The same for a script that is to be said as it stands."""
TOO_LITTLE = 0.6
"""The part of the length asked for below which what there is to say leaves a video too thin."""
SCENE_SPEECH_S = 12.0
"""About how much is said in a scene of a video of many words, in seconds."""
LONG_S = 240.0
"""Length from which the user's own words alone, with no length asked for, are worth a question; in seconds."""

_UNSURE = (
    r"(?:not sure|unsure|undecided|can(?:'t|not) decide|don't know|do not know|haven't decided|torn|"
    r"you (?:decide|choose|tell me|pick)|your (?:call|choice|pick)|up to you|"
    r"which(?: one| angle| side)?(?: is| would be| works)? (?:better|best))"
)
_EITHER = re.compile(
    r"\beither\s+(?P<one>[^.;?!\n]{3,60}?)\s+or\s+(?P<other>[^.;?!,\n]{3,60}?)(?=\s+about\b|[.;?!,\n]|$)", re.I
)
_TORN = re.compile(
    r"(?:\b(?:whether|if)\s+(?:it|the video|this|we|to)?\s*(?:should|could|is|ought to|can)?\s*(?:be|focus|go|talk)?\s*"
    r"(?:about|on|with|for)?\s*|\bbetween\s+|:\s*|^)(?P<one>[^.;:?!,\n]{3,60}?)\s+(?:or|and)\s+"
    r"(?:(?:about|on|with|for)\s+)?(?P<other>[^.;?!,\n]{3,60}?)(?=[.;?!,\n]|$)",
    re.IGNORECASE,
)


def open_questions(
    brief: Brief,
    materials: Sequence[Material],
    wishes: Wishes,
    casting: Casting,
    settled: frozenset[Matter] = frozenset(),
) -> tuple[Question, ...]:
    """What is to be asked about a brief, the weightiest first.

    Args:
        brief: The prompt, read, with what was answered so far.
        materials: The files.
        wishes: What was chosen by id.
        casting: Who and what can be chosen.
        settled: What was asked and answered already.
    """
    facts = _facts(brief, materials)
    found = [
        facts,
        _angle(brief),
        None if facts or Matter.FACTS in settled else _length(brief, materials, wishes),
        _presenter(brief, wishes, casting),
        _voice(brief, wishes, casting),
        _shape(brief, wishes),
    ]
    return tuple(question for question in found if question and question.matter not in settled)[:QUESTIONS_LIMIT]


def asking(questions: Sequence[Question], notes: Sequence[str] = ()) -> str:
    """The questions as a message: choices are numbered on, so that one number means one choice."""
    lines = [*notes]
    number = 0
    for question in questions:
        if lines:
            lines.append("")
        lines.append(question.text)
        for index, choice in enumerate(question.choices):
            number += 1
            mark = " (if you leave it to me)" if index == question.default and len(question.choices) > 1 else ""
            lines.append(f"{number}. {choice.text}{mark}")
    how = (
        "Answer with a number or in your own words"
        if len(questions) == 1
        else "Answer with numbers or in your own words"
    )
    return "\n".join([*lines, "", f"{how}, or say “you choose”."])


def _facts(brief: Brief, materials: Sequence[Material]) -> Question | None:
    has_something = (
        brief.substance.said or editor.file_lines(materials) or any(file.pictures or file.table for file in materials)
    )
    if has_something:
        return None
    topic = brief.substance.topic or brief.substance.title
    about = f" about {topic}" if topic else ""
    return Question(
        matter=Matter.FACTS,
        text=f"What should the video say{about}? I make no facts up.",
        choices=(
            Choice(
                text="I send the points to make, or a text or PDF: three to five sentences are plenty", value="wait"
            ),
            Choice(text="Open the subject with questions and claim nothing, about 10 seconds", value="questions"),
        ),
        default=1,
        about=topic,
    )


def _length(brief: Brief, materials: Sequence[Material], wishes: Wishes) -> Question | None:
    substance = brief.substance
    own = [substance.opening, *(item.text for item in substance.said), substance.closing]
    own_s = _video_s(own)
    all_s = _video_s([*own, *(line.text for line in editor.file_lines(materials))])
    target_s = wishes.target_s or brief.target_s
    if target_s is None:
        return _endless(own_s) if own_s > LONG_S and not brief.substance.verbatim else None
    if own_s > target_s * (TOO_MUCH_VERBATIM if brief.substance.verbatim else TOO_MUCH):
        return _too_much(own_s, target_s, verbatim=brief.substance.verbatim)
    return _too_little(all_s, target_s) if 0 < all_s < target_s * TOO_LITTLE else None


def _video_s(texts: Sequence[str]) -> float:
    """How long a video is that says all of these, in seconds; scenes hold two or three sentences."""
    speech_s = voiced_s(" ".join(filter(None, texts)))
    return length_s(max(3, round(speech_s / SCENE_SPEECH_S)), speech_s) if speech_s else 0.0


def _said(seconds: float) -> str:
    return seconds_in_words(seconds)


def _exactly(seconds: float) -> str:
    return _said(seconds).removeprefix("about ")


def _too_much(own_s: float, target_s: float, *, verbatim: bool) -> Question:
    what = "Your script" if verbatim else "What you want said"
    whole = Choice(text=f"Say all of it, {_said(own_s)}", value="whole")
    cut = Choice(text=f"Cut it to {_exactly(target_s)}, keeping the strongest sentences", value=str(target_s))
    middle_s = round((own_s * target_s) ** 0.5 / 5) * 5
    between = Choice(text=f"Meet in the middle, {_said(middle_s)}", value=str(float(middle_s)))
    return Question(
        matter=Matter.LENGTH,
        text=f"{what} takes {_said(own_s)}, and you asked for {_exactly(target_s)}. Which counts?",
        choices=(whole, cut, between) if verbatim else (cut, whole, between),
    )


def _endless(own_s: float) -> Question:
    return Question(
        matter=Matter.LENGTH,
        text=f"What you sent takes {_said(own_s)} to say. How long should the video be?",
        choices=(
            Choice(text="The best 3 minutes of it", value="180.0"),
            Choice(text="One minute", value="60.0"),
            Choice(text="All of it", value="whole"),
        ),
    )


def _too_little(all_s: float, target_s: float) -> Question:
    return Question(
        matter=Matter.LENGTH,
        text=f"You asked for {_exactly(target_s)}, and what you gave me fills {_said(all_s)}. I add no facts.",
        choices=(
            Choice(text="Make it as long as what there is", value="whole"),
            Choice(text="I send more points", value="wait"),
        ),
    )


def _angle(brief: Brief) -> Question | None:
    for text in brief.substance.instructions:
        found = _EITHER.search(text)
        unsure = None if found else re.search(_UNSURE, text, re.IGNORECASE)
        torn = _TORN.search(_without_doubt(text)) if unsure else None
        match = found or torn
        if match is None or cues.orientation(match["one"]) or cues.length_s(match["one"]):
            continue
        one, other = (_plain_angle(match[name]) for name in ("one", "other"))
        said = [item.text for item in brief.substance.said]
        return Question(
            matter=Matter.ANGLE,
            text="Which of the two should it be?",
            choices=tuple(Choice(text=_angle_text(angle, said), value=angle) for angle in (one, other)),
            about=found[0] if found else text,
        )
    return None


def _angle_text(angle: str, said: Sequence[str]) -> str:
    """An angle with what of the user's own words would come first under it."""
    wanted = keywords(angle)
    leading = next((text for text in said if wanted & keywords(text)), "")
    return (
        f"{_capital(angle)}, beginning with “{leading}”" if leading and len(leading.split()) <= 25 else _capital(angle)
    )


def _without_doubt(text: str) -> str:
    """A sentence without the words that say the user has not decided."""
    text = re.sub(rf"[,;–—-]*\s*\b{_UNSURE}\W*$", "", text, flags=re.IGNORECASE)
    return UNSURE.sub("", text.replace("’", "'"))


def _plain_angle(text: str) -> str:
    return re.sub(r"^(?:whether|if)\s+", "", text.strip(" ,.-"), flags=re.IGNORECASE)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shape(brief: Brief, wishes: Wishes) -> Question | None:
    if wishes.orientation is not None:
        return None
    either = (
        r"\b(?:vertical|portrait|9:16|landscape|horizontal|16:9)\s+or\s+(?:in )?(?:vertical|portrait|9:16|landscape|"
        r"horizontal|16:9)\b"
    )
    spot = next((found for text in brief.substance.instructions if (found := re.search(either, text, re.I))), None)
    if spot is None:
        return None
    return Question(
        matter=Matter.SHAPE,
        text="Which way should the picture lie?",
        choices=(
            Choice(text="Landscape (16:9), for screens and YouTube", value=Orientation.LANDSCAPE.value),
            Choice(text="Portrait (9:16), for phones", value=Orientation.PORTRAIT.value),
        ),
        about=spot[0],
    )


def _presenter(brief: Brief, wishes: Wishes, casting: Casting) -> Question | None:
    stranger = _stranger(brief, voice=False)
    if stranger is None or wishes.look_id or not casting.people:
        return None
    first = choose_cast(brief, wishes, casting).person
    people = _unlike(first, casting.people)
    choices = [
        Choice(text=f"{person.name}: {_seen(person)}", value=person.looks[0].look_id)
        for person in people
        if person.looks
    ]
    return Question(
        matter=Matter.PRESENTER,
        text=f"There is no presenter called {stranger.name} here. Who should it be?",
        choices=(*choices, Choice(text="Nobody, only the voice", value="none")),
        about=stranger.name,
    )


def _unlike(first: Person | None, people: Sequence[Person]) -> list[Person]:
    """The one the director would take, and two that differ from them and from each other."""
    picked = [first or people[0]]
    other = [person for person in people if person.gender != picked[0].gender and person.age == picked[0].age]
    picked += other[:1]
    aged = [person for person in people if person.age != picked[0].age and person not in picked]
    seniors = [person for person in aged if person.age == "senior"]
    return picked + (seniors or aged)[:1]


def _seen(person: Person) -> str:
    text = person.description.rstrip(".")
    return text[:1].lower() + text[1:]


def _voice(brief: Brief, wishes: Wishes, casting: Casting) -> Question | None:
    stranger = _stranger(brief, voice=True)
    if stranger is None or wishes.voice_id:
        return None
    first = choose_cast(brief, wishes, casting).voice
    voices = [first, *[voice for voice in casting.voices if voice.gender != first.gender]]
    voices += [voice for voice in casting.voices if voice not in voices]
    return Question(
        matter=Matter.VOICE,
        text=f"There is no voice of {stranger.name} here. Which one should speak?",
        choices=tuple(Choice(text=f"{voice.name}: {_heard(voice)}", value=voice.voice_id) for voice in voices[:3]),
        about=stranger.name,
    )


def _heard(voice: Voice) -> str:
    return wording.joined([tag for tag in voice.tags if tag not in {"reshaped", "american"}][:3]) or voice.gender


def _stranger(brief: Brief, *, voice: bool) -> Stranger | None:
    return next((stranger for stranger in brief.strangers if stranger.voice is voice), None)
