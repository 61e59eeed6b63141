"""What is asked, how answers in free words are understood, and that nobody is asked without need."""

from __future__ import annotations

import pytest

from tests.studio.director.briefs import BRIEFS, Case
from tui.api.terms import Orientation
from tui.studio.director.confer import Inquiry, confer
from tui.studio.director.materials import Material, MaterialKind
from tui.studio.director.plan import Plan, Wishes, house_casting
from tui.studio.notebook import Matter, Reply

CASTING = house_casting()
CLINIC = "Use Priya as the presenter. Our clinic opens in May. It has nine rooms. Call 555 0100 to book."
BRIDGES = " ".join(f"In {1900 + n} the town built {n + 2} new bridges over the river." for n in range(30))


def asked(prompt: str, *answers: str, materials: tuple[Material, ...] = (), wishes: Wishes | None = None) -> Inquiry:
    """What is asked after answers."""
    found = conversation(prompt, *answers, materials=materials, wishes=wishes)
    assert isinstance(found, Inquiry), found.message
    return found


def planned(prompt: str, *answers: str, materials: tuple[Material, ...] = (), wishes: Wishes | None = None) -> Plan:
    """What is planned after answers."""
    found = conversation(prompt, *answers, materials=materials, wishes=wishes)
    assert isinstance(found, Plan), found.message
    return found


def conversation(
    prompt: str, *answers: str, materials: tuple[Material, ...] = (), wishes: Wishes | None = None
) -> Plan | Inquiry:
    """A conversation to its last answer."""
    replies: list[Reply] = []
    for answer in answers:
        found = confer(prompt, materials, wishes or Wishes(), CASTING, replies)
        assert isinstance(found, Inquiry), f"{answer!r} answers nothing"
        replies.append(Reply(asked=found.questions, text=answer))
    return confer(prompt, materials, wishes or Wishes(), CASTING, replies)


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_only_what_is_really_open_is_asked(case: Case) -> None:
    found = conversation(case.prompt)
    matters = {question.matter for question in found.questions} if isinstance(found, Inquiry) else set()
    assert matters <= {Matter.FACTS, Matter.LENGTH}
    if case.said and case.target_s is None:
        assert matters == set()


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_nobody_is_asked_when_nobody_is_there(case: Case) -> None:
    assert isinstance(confer(case.prompt, [], Wishes(), CASTING, may_ask=False), Plan)


@pytest.mark.parametrize(
    ("prompt", "matters"),
    [
        ("make a video about photosynthesis", [Matter.FACTS]),
        ("Make something nice for my mother.", None),
        (f"A 30-second video about bridges. {BRIDGES}", [Matter.LENGTH]),
        ("A two-minute video about bridges. They are old. They are long.", [Matter.LENGTH]),
        (CLINIC, [Matter.PRESENTER]),
        ("Narrated by Morgan Freeman. The lamp costs 59 euros. It folds flat.", [Matter.VOICE]),
        ("Make a video for either customers or staff about the office. It has forty desks. It opens in May.", None),
        (
            "Make a video about our lamp. I'm not sure whether it should be about price or about design. It costs 59 "
            "euros. The design won a prize.",
            [Matter.ANGLE],
        ),
        ("Make a vertical or landscape video about lamps. The lamp costs 59 euros. It folds flat.", [Matter.SHAPE]),
        ("Have Priya present a video about lamps in 3 minutes, vertical or landscape.", None),
    ],
)
def test_open_decisions_are_asked_about(prompt: str, matters: list[Matter] | None) -> None:
    found = conversation(prompt)
    got = [question.matter for question in found.questions] if isinstance(found, Inquiry) else []
    assert len(got) <= 3
    if matters is not None:
        assert got == matters


@pytest.mark.parametrize("prompt", [CLINIC, f"A 30-second video. {BRIDGES}", "make a video about photosynthesis"])
def test_every_question_has_numbered_choices_and_a_default(prompt: str) -> None:
    inquiry = asked(prompt)
    for number in range(1, sum(len(question.choices) for question in inquiry.questions) + 1):
        assert f"\n{number}. " in inquiry.message
    assert inquiry.message.count("(if you leave it to me)") == len(inquiry.questions)


@pytest.mark.parametrize(
    ("answer", "first_name"),
    [
        ("2", "Leo"),
        ("2.", "Leo"),
        ("number 2", "Leo"),
        ("option 2 please", "Leo"),
        ("two", "Leo"),
        ("the second", "Leo"),
        ("the second one", "Leo"),
        ("I'd take the third", "Henrik"),
        ("Leo", "Leo"),
        ("Leo please", "Leo"),
        ("let's go with Amara", "Amara"),
        ("you choose", "Maya"),
        ("up to you", "Maya"),
        ("whatever", "Maya"),
        ("I don't mind", "Maya"),
        ("go ahead", "Maya"),
        ("Maya but with a deeper voice", "Maya"),
        ("none, a man with a beard", "Arjun"),
        ("a younger woman", "Amara"),
        ("4", None),
        ("nobody", None),
        ("just the voice", None),
        ("no presenter", None),
    ],
)
def test_answers_in_free_words_cast_the_presenter(answer: str, first_name: str | None) -> None:
    board = planned(CLINIC, answer).storyboard
    cast = CASTING.look(board.look_id) if board.look_id else None
    assert (cast[0].name.split()[0] if cast else None) == first_name


def test_somebody_older_than_those_offered_can_be_asked_for() -> None:
    board = planned(CLINIC, "neither, someone older").storyboard
    cast = CASTING.look(board.look_id or "")
    assert cast is not None
    assert cast[0].age == "senior"
    assert cast[0].name not in asked(CLINIC).message


def test_a_choice_with_a_change_does_both() -> None:
    board = planned(CLINIC, "1, but with a deeper voice").storyboard
    voice = CASTING.voice(board.voice_id)
    assert board.look_id is not None
    assert board.look_id.startswith("look_maya")
    assert voice is not None
    assert voice.pitch < 1


@pytest.mark.parametrize(
    ("answer", "low_s", "high_s"),
    [
        ("1", 27, 33),
        ("cut it", 27, 33),
        ("you choose", 27, 33),
        ("2", 128, 150),
        ("keep everything", 128, 150),
        ("say all of it", 128, 150),
        ("the third", 65, 80),
        ("make it 45 seconds", 40, 50),
        ("one minute", 54, 66),
    ],
)
def test_answers_settle_the_length(answer: str, low_s: float, high_s: float) -> None:
    board = planned(f"A 30-second video about bridges. {BRIDGES}", answer).storyboard
    assert low_s <= board.estimated_s <= high_s


def test_points_that_are_promised_are_waited_for() -> None:
    prompt = "make a video about photosynthesis"
    waiting = asked(prompt, "1")
    assert "write the points here" in waiting.message
    said = planned(prompt, "1", "Plants turn light into sugar. Make it vertical.")
    assert "Plants turn light into sugar." in " ".join(scene.narration for scene in said.storyboard.scenes)
    assert said.storyboard.orientation is Orientation.PORTRAIT


@pytest.mark.parametrize("before", [(), ("1",)])
def test_a_number_word_among_the_points_to_make_picks_nothing(before: tuple[str, ...]) -> None:
    points = "Every walk is tracked live on a map. You get a photo after each walk. The first walk is free."
    board = planned("make a video about our new dog walking app", *before, points).storyboard
    said = " ".join(scene.narration for scene in board.scenes)
    assert "tracked live on a map" in said
    assert "first walk is free" in said.lower()


def test_a_file_sent_as_an_answer_is_one_and_its_cover_note_is_not_said() -> None:
    facts = Material("a", "facts.txt", MaterialKind.TEXT, pages=("Leaves are green. Roots drink water from the soil.",))
    replies = [Reply(asked=asked("make a video about photosynthesis").questions, text="Here is the file you wanted.")]
    found = confer("make a video about photosynthesis", [facts], Wishes(), CASTING, replies)
    assert isinstance(found, Plan)
    said = " ".join(scene.narration for scene in found.storyboard.scenes)
    assert "Leaves are green." in said
    assert "wanted" not in said


def test_who_answers_one_question_of_several_has_answered() -> None:
    prompt = "Make a vertical or landscape video about lamps, 2 minutes. Have Priya present it. It costs 59. It folds."
    assert [question.matter for question in asked(prompt).questions] == [Matter.LENGTH, Matter.PRESENTER, Matter.SHAPE]
    board = planned(prompt, "portrait, and somebody older").storyboard
    assert board.orientation is Orientation.PORTRAIT
    cast = CASTING.look(board.look_id or "")
    assert cast is not None
    assert cast[0].age == "senior"


def test_numbers_to_several_questions_count_within_each_or_on() -> None:
    prompt = "Make a vertical or landscape video about lamps, 2 minutes. Have Priya present it. It costs 59. It folds."
    for answer in ("1, 2, 2", "1, 4 and 8"):
        board = planned(prompt, answer).storyboard
        assert board.orientation is Orientation.PORTRAIT, answer
        assert board.look_id is not None
        assert board.look_id.startswith("look_leo"), answer


def test_the_angle_taken_is_what_the_video_is_about() -> None:
    prompt = "Make a video either about our price or about our design. The lamp costs 59 euros. The design won a prize."
    assert "either" not in " ".join(scene.narration for scene in planned(prompt, "the second").storyboard.scenes)


def test_what_is_not_understood_is_asked_once_more_and_then_decided() -> None:
    again = asked(CLINIC, "hmm, what?")
    assert again.message.startswith("I did not follow that")
    assert planned(CLINIC, "hmm, what?", "blue is nice").storyboard.look_id is not None


def test_a_presenter_chosen_by_id_is_not_asked_about() -> None:
    planned(CLINIC, wishes=Wishes(look_id=CASTING.people[0].looks[0].look_id))


def test_without_anybody_to_ask_a_stranger_is_told_of() -> None:
    found = confer(CLINIC, [], Wishes(), CASTING, may_ask=False)
    assert isinstance(found, Plan)
    assert "no presenter called Priya" in found.message


@pytest.mark.parametrize("answer", ["what do you recommend?", "which one would you pick?", "idk", "no idea"])
def test_who_asks_for_advice_gets_what_is_advised(answer: str) -> None:
    assert "presented by Maya Lindholm" in planned(CLINIC, answer).message


def test_a_question_back_is_not_taken_for_something_to_say() -> None:
    assert "once more" in asked("make a video about photosynthesis", "what do you need?").message
