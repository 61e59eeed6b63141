"""Replies to questions, read: "2", "the second", "Maya but with a deeper voice", "you choose", "someone older"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.studio.director import cues, retorts
from tui.studio.director.brief import Brief
from tui.studio.director.cast import choose_cast
from tui.studio.director.cues import PersonWish
from tui.studio.director.edits import Edit, Recast
from tui.studio.director.leanings import leaning
from tui.studio.director.plan import Casting, Wishes
from tui.studio.director.replies import is_go_ahead
from tui.studio.director.sentences import keywords, split_sentences
from tui.studio.director.substance import read_substance
from tui.studio.notebook import Choice, Matter, Question, Reply

PATIENCE = 2
"""Times a question is put before its default is taken without another word."""

_LEFT = re.compile(
    r"\b(?:you (?:choose|decide|pick|can (?:choose|decide|pick))|(?:your|ur) (?:choice|call|pick)|up to you|whatever|"
    r"whichever|surprise me|(?:i )?do(?:n't| not) (?:care|mind|know)|no preference|doesn't matter|does not matter|"
    r"any(?:thing)?(?: of (?:them|those))?(?: is| would be| works)?(?: fine| ok(?:ay)?| good)?$|"
    r"either(?: one| is fine)?$|just make (?:something|anything)|(?:no,? )?you (?:write|make|do) (?:it|something|them)|"
    r"(?:what|which|who)(?: one)? (?:do|would) you (?:recommend|suggest|pick|choose|take|prefer)|"
    r"(?:your |you )(?:recommend|recommendation|suggest|suggestion)|idk|dunno|no idea|"
    r"(?:the )?defaults?|as you like|skip|just (?:go|make it|do it))\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:no|none|neither|not)\b(?: of (?:them|these|those|the (?:two|three)))?(?: one)?[\s,.:;–—-]+"
    r"(?!presenter)(?=\w)",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PICK = re.compile(
    rf"(?<![\w.,:$€£%#])(?:(?:number|option|choice|answer|no\.?)\s*|#)?(?:(?P<digit>\d{{1,2}})(?![\w%:]|[.,]\d)[.)]?|"
    rf"(?P<order>{'|'.join(_ORDINALS)}|last|former|latter)(?:\s+(?:one|option|choice))?\b|"
    rf"(?<=number )(?P<card>{'|'.join(_CARDINALS)})\b)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*(?:s|sec\w*|min\w*|words?|euros?|dollars?|years?|percent)\b", re.IGNORECASE)
_BARE_CARDINAL = re.compile(rf"(?:the )?({'|'.join(_CARDINALS)})(?: please)?[.!]?", re.IGNORECASE)
_AND = (
    r"(?:please|and|but|the|with|then|i'd take|i take|take|i'd go with|go with|go for|let's|use|i want|option|number|"
    r",|\.|!)"
)
_POINT_WORDS = 4
_HANDS_OVER = re.compile(
    r"(?:(?:here|see|attached|enclosed|uploaded|please find|i(?:'ve| have)? (?:attached|uploaded|added|sent))\b[^.]*|"
    r"(?:this|that) is (?:the|my) (?:file|pdf|text)[^.]*)\W*$",
    re.IGNORECASE,
)
"""Words that only go with a file."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What replies settled."""

    settled: frozenset[Matter] = frozenset()
    waiting: frozenset[Matter] = frozenset()
    """What the user wants to give next: points, mostly."""
    points: tuple[str, ...] = ()
    """What the user wrote to be said, beside the prompt."""
    picks: dict[Matter, str] = field(default_factory=dict)
    """Values of the choices taken."""
    abouts: dict[Matter, str] = field(default_factory=dict)
    target_s: float | None = None
    edits: tuple[Edit, ...] = ()
    """What was said about who presents and speaks in words of the user's own."""
    subject: tuple[str, str] = ("", "")
    """What the video was to be about, and what it should be about instead."""
    left: frozenset[Matter] = frozenset()
    """What the user left to the director."""


def decisions_of(replies: Sequence[Reply], casting: Casting) -> Decisions:
    """Everything that the replies of a conversation settle, in order."""
    made = Decisions()
    for reply in replies:
        made = _with_reply(made, reply, casting, replies)
    return made


def told_prompt(prompt: str, made: Decisions) -> str:
    """The prompt as the answers leave it: the angle taken put in, what was written to be said added."""
    angle = made.picks.get(Matter.ANGLE)
    about = made.abouts.get(Matter.ANGLE, "")
    if angle and about:
        whole = not about.lower().startswith("either")
        prompt = prompt.replace(about, "" if whole else angle, 1)
    shape, spot = made.picks.get(Matter.SHAPE), made.abouts.get(Matter.SHAPE, "")
    if shape and spot:
        prompt = re.sub(re.escape(spot), shape, prompt, count=1)
    before, now = made.subject
    prompt = re.sub(re.escape(before), lambda _: now, prompt, count=1, flags=re.IGNORECASE) if before else prompt
    return "\n\n".join([prompt, *made.points])


def _with_reply(made: Decisions, reply: Reply, casting: Casting, replies: Sequence[Reply]) -> Decisions:
    text = reply.text.strip()
    if _leaves_all(text) and not any(leaning(question, text) for question in reply.asked):
        return _with_defaults(made, reply.asked, left=True)
    if retorts.settles_nothing(reply):
        return _put_off(made, reply)
    parts = _parts(text)
    numbers = _numbers(text, reply.asked)
    before = made.settled
    for question in sorted(reply.asked, key=lambda question: _ORDER.index(question.matter)):
        made, parts = _with_answer(made, question, parts, numbers.get(question.matter), casting, text)
    if made.settled != before:
        # Who answers one of several questions has said what matters; the points to make cannot be left out, though.
        rest = [asked for asked in reply.asked if asked.matter not in made.settled | made.waiting | {Matter.FACTS}]
        made = _with_defaults(made, rest, left=False)
    for question in reply.asked:
        answered = (earlier for earlier in replies if not retorts.settles_nothing(earlier))
        put = sum(1 for earlier in answered if any(asked.matter is question.matter for asked in earlier.asked))
        if question.matter not in made.settled | made.waiting and put >= PATIENCE:
            made = _with_defaults(made, (question,), left=False)
    return made


def _put_off(made: Decisions, reply: Reply) -> Decisions:
    """With points that are promised waited for, and with another subject where one is named."""
    now = retorts.other_subject(reply.text, reply.asked)
    if now:
        before = next(question.about for question in reply.asked if question.matter is Matter.FACTS)
        return _changed(made, subject=(made.subject[0] or before, now))
    waits = [question for question in reply.asked if any(choice.value == "wait" for choice in question.choices)]
    promised = retorts.promises(reply.text) and not retorts.asks_back(reply.text)
    return _changed(made, waiting=made.waiting | {question.matter for question in waits}) if promised else made


def _leaves_all(text: str) -> bool:
    plain = re.sub(r"[’‘`]", "'", text)
    return is_go_ahead(text) or (len(text.split()) <= 9 and _LEFT.search(plain) is not None and not _PICK.search(text))


def _with_defaults(made: Decisions, questions: Sequence[Question], *, left: bool) -> Decisions:
    picks = {question.matter: question.choices[question.default] for question in questions}
    for question in questions:
        made = _taken(made, question, picks[question.matter])
    return _changed(made, left=made.left | frozenset(picks)) if left else made


def _changed(made: Decisions, **update: object) -> Decisions:
    return replace(made, **update)  # type: ignore[arg-type]  # the fields are named by this module alone


def _taken(made: Decisions, question: Question, choice: Choice) -> Decisions:
    """With a choice taken."""
    if choice.value == "wait":
        return _changed(made, waiting=made.waiting | {question.matter})
    return _changed(
        made,
        settled=made.settled | {question.matter},
        waiting=made.waiting - {question.matter},
        picks={**made.picks, question.matter: choice.value},
        abouts={**made.abouts, question.matter: question.about},
    )


def _parts(text: str) -> list[str]:
    """A reply's lines and sentences, which may answer different questions."""
    return [part for line in text.split("\n") for part in split_sentences(line.strip()) if re.search(r"\w", part)]


def _numbers(text: str, asked: Sequence[Question]) -> dict[Matter, Choice]:
    """Choices picked by number or order; numbers run on over the questions of a turn."""
    if len(text) > 160:
        return {}
    bare = _BARE_CARDINAL.fullmatch(text.strip())
    picked = [_CARDINALS.index(bare[1].lower()) + 1] if bare else []
    total = sum(len(question.choices) for question in asked)
    for found in () if bare else _PICK.finditer(text):
        if _UNIT.match(text, found.end()):
            continue
        word = (found["order"] or found["card"] or "").lower()
        last = len(asked[0].choices) if len(asked) == 1 else total
        places = {"last": last, "latter": last, "former": 1}
        picked.append(
            int(found["digit"])
            if found["digit"]
            else places.get(word) or (*_ORDINALS, *_CARDINALS).index(word) % 10 + 1
        )
    return _placed(picked, asked)


def _placed(picked: Sequence[int], asked: Sequence[Question]) -> dict[Matter, Choice]:
    chosen: dict[Matter, Choice] = {}
    start = 0
    for question in asked:
        mine = [number - start for number in picked if start < number <= start + len(question.choices)]
        if mine:
            chosen[question.matter] = question.choices[mine[0] - 1]
        start += len(question.choices)
    if len(picked) == len(asked) and len(chosen) < len(asked):
        # "2, 1" to two questions: each number counts within its own question.
        each = zip(asked, picked, strict=True)
        return {
            question.matter: question.choices[number - 1]
            for question, number in each
            if number <= len(question.choices)
        }
    return chosen


def _with_answer(
    made: Decisions, question: Question, parts: list[str], pick: Choice | None, casting: Casting, text: str
) -> tuple[Decisions, list[str]]:
    """With one question answered as far as the reply does; the parts that are left for the other questions."""
    if question.matter in {Matter.PRESENTER, Matter.VOICE}:
        return _cast_as_told(made, question, parts, pick, casting)
    if pick and not _points_instead(question, parts, text):
        return _taken(made, question, pick), [part for part in parts if not _is_pick_only(part)]
    length = cues.length_s(text) if question.matter is Matter.LENGTH else None
    leans = None if length or _says_more(text) else leaning(question, " ".join(parts))
    if leans:
        return _taken(made, question, leans), []
    if length:
        made = _changed(made, target_s=length, settled=made.settled | {question.matter})
        return made, [part for part in parts if not cues.length_s(part)]
    named = None if question.matter is Matter.FACTS else _named_choice(question, parts)
    if named:
        used = keywords(f"{named.text} {named.value}")
        return _taken(made, question, named), [
            part for part in parts if len(part.split()) > 8 or not used & keywords(part)
        ]
    return (made, parts) if question.matter not in _TAKES_TEXT else _with_points(made, question, parts)


def _points_instead(question: Question, parts: Sequence[str], text: str) -> bool:
    """Whether points are made in which a number only happens to stand: "The first walk is free." picks nothing."""
    if question.matter is not Matter.FACTS or _PICK.match(text) or any(_is_pick_only(part) for part in parts):
        return False
    return any(len(item.text.split()) >= _POINT_WORDS for item in read_substance(text).said)


def _is_pick_only(part: str) -> bool:
    return not re.search(r"\w", re.sub(rf"(?i)\b{_AND}(?!\w)", " ", _PICK.sub(" ", part)))


def _named_choice(question: Question, parts: Sequence[str]) -> Choice | None:
    """The one choice whose words the reply uses."""
    said = keywords(" ".join(parts))
    scores = [len(said & keywords(f"{choice.text} {choice.value}")) for choice in question.choices]
    best = max(scores, default=0)
    return question.choices[scores.index(best)] if best and scores.count(best) == 1 else None


_ORDER = (Matter.PRESENTER, Matter.VOICE, Matter.SHAPE, Matter.ANGLE, Matter.FACTS, Matter.LENGTH)
"""In which order a reply is read for answers."""
_TAKES_TEXT = frozenset({Matter.FACTS, Matter.LENGTH})
"""Matters for which whatever is written at length is something to be said."""


def _says_more(text: str) -> bool:
    """Whether a reply is long enough to hold something to be said, and leans to nothing by a single word."""
    return len(text.split()) > 12 or retorts.without_lead_in(text) != text


def _with_points(made: Decisions, question: Question, parts: list[str]) -> tuple[Decisions, list[str]]:
    """What is written at length is what is to be said; settings among it are read with the prompt."""
    text = retorts.without_lead_in("\n".join(part for part in parts if not _is_pick_only(part)))
    said = read_substance(text).said
    asks_back = text.rstrip().endswith("?") and len(said) <= 1 and len(text.split()) <= 8
    if (
        asks_back
        or _HANDS_OVER.match(text)
        or not any(item.listed or len(item.text.split()) >= _POINT_WORDS for item in said)
    ):
        return made, parts
    made = _changed(
        made,
        points=(*made.points, text),
        settled=made.settled | {question.matter},
        waiting=made.waiting - {question.matter},
    )
    return made, []


def _cast_as_told(
    made: Decisions, question: Question, parts: list[str], pick: Choice | None, casting: Casting
) -> tuple[Decisions, list[str]]:
    """Who presents or speaks: by number, by name, by description, with changes to them."""
    edits: list[Edit] = []
    left: list[str] = []
    for part in parts:
        found = _casting_edits(part, question, casting)
        edits += found
        clauses = re.split(r",|;", part)
        unread = [clause for clause in clauses if not _casting_edits(clause, question, casting)]
        left += [clause.strip() for clause in unread if not _is_pick_only(clause)] if found else [part]
    named = [edit for edit in edits if isinstance(edit, Recast) and edit.what == question.matter.value]
    if pick:
        made = _taken(made, question, pick)
        edits = [edit for edit in edits if edit not in named]
    elif named:
        made = _changed(made, settled=made.settled | {question.matter})
    else:
        left = parts
    return _changed(made, edits=(*made.edits, *edits)), left


def _casting_edits(part: str, question: Question, casting: Casting) -> list[Edit]:
    """Changes of presenter and voice in a piece of a reply, its clauses parted at "but" and "with"."""
    edits: list[Edit] = []
    other = _the_other(part, question, casting)
    if other:
        return [Recast("presenter", PersonWish(wanted=True, names=(other,)), other)]
    plain = _NONE.sub("", part.strip())
    if plain != part.strip():
        casting = _without_offered(casting, question)
    for clause in re.split(r",|;|\bbut\b|\band\b|\bwith (?=an? [\w ]*voice)", plain):
        edit = _casting_edit(clause.strip(" .!"), question, casting)
        edits += [edit] if edit else []
    return edits


_OTHER = re.compile(r"\bthe (?:other )?(?:one|guy|man|bloke|woman|lady|girl|gentleman|person)\b", re.IGNORECASE)
_NOT_THEM = re.compile(r"\b(?:not|no|anyone but|except)\s+(?P<who>[A-Z][\w'’-]+)")


def _the_other(part: str, question: Question, casting: Casting) -> str:
    """Who is meant by "the other guy" or "not Maya, the man": the first offered who is not refused and fits."""
    if question.matter is not Matter.PRESENTER or not _OTHER.search(part):
        return ""
    refused = {found["who"].lower() for found in _NOT_THEM.finditer(part)}
    gender = cues.described(part).gender
    offered = [cast[0] for choice in question.choices if (cast := casting.look(choice.value))]
    fits = [
        person for person in offered if person.name.split()[0].lower() not in refused and gender in {"", person.gender}
    ]
    return fits[0].name if fits and (gender or refused) else ""


def _casting_edit(clause: str, question: Question, casting: Casting) -> Edit | None:
    if not clause:
        return None
    if re.search(r"\b(?:voice|narrat\w+)\b", clause, re.IGNORECASE) and not re.search(
        r"\b(?:only|just)\b", clause, re.I
    ):
        return Recast("voice", cues.voice_wish(clause, casting.names), clause)
    wish = cues.presenter_wish(clause, casting.names)
    if re.search(
        r"\b(?:nobody|no one|none|no presenter|voice only|only the voice|just the voice)\b", clause, re.IGNORECASE
    ):
        wish = PersonWish(wanted=False)
    described = cues.described(clause)
    if wish.wanted is None and not described.says_something:
        return None
    what = question.matter.value
    if what == "voice":
        return Recast("voice", replace(described, wanted=True, names=wish.names), clause)
    if wish.wanted is False or wish.names:
        return Recast("presenter", wish, clause)
    chosen = choose_cast(Brief(presenter=described), Wishes(), casting).person
    return Recast("presenter", PersonWish(wanted=True, names=(chosen.name,)), chosen.name) if chosen else None


def _without_offered(casting: Casting, question: Question) -> Casting:
    """Who and what there is beside the choices of a question that was answered with "neither"."""
    offered = {choice.value for choice in question.choices}
    people = [person for person in casting.people if not offered & {look.look_id for look in person.looks}]
    voices = [voice for voice in casting.voices if voice.voice_id not in offered]
    return Casting(people or casting.people, voices or casting.voices, casting.styles)
