"""Which voice speaks a script in which language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tui.studio.casting.extra_voices import EXTRA_VOICES
from tui.studio.director.direct import direct
from tui.studio.director.finish import finished
from tui.studio.director.plan import Plan, Wishes, house_casting
from tui.studio.director.sentences import split_sentences
from tui.studio.director.speakers import who_can_speak
from tui.studio.narration.spelling import UnspeakableError
from tui.studio.planning import plan_brief, revise_plan
from tui.studio.production import check_language
from tui.studio.store.sessions import Brief, Choices

HOUSE = house_casting()
CASTING = replace(HOUSE, voices=(*HOUSE.voices, *EXTRA_VOICES))
GERMAN = (
    "Mach ein 15 Sekunden langes Video. Unsere Bäckerei öffnet um acht Uhr. Jeden Tag backen wir zwanzig Brote mit "
    "Mehl aus der Mühle nebenan. Kommen Sie am Samstag, die erste Scheibe ist umsonst."
)
SPANISH = (
    "Haz un vídeo. Nuestra panadería abre a las ocho de la mañana. Horneamos veinte barras de pan con harina del "
    "molino."
)
DUTCH = (
    "Maak een video. Onze bakkerij gaat om acht uur open. Wij bakken elke dag twintig broden met meel van de molen. "
    "Kom zaterdag, de eerste snee is gratis voor u."
)
ENGLISH = "A video about our bakery. We bake twenty loaves a day. The first slice is free."


def language_of_voice(plan: Plan) -> str:
    voice = CASTING.voice(plan.storyboard.voice_id)
    return voice.language if voice else ""


@pytest.mark.parametrize(
    ("prompt", "language", "code"), [(GERMAN, "German", "de"), (SPANISH, "Spanish", "es"), (ENGLISH, "English", "en")]
)
def test_a_script_gets_a_voice_that_speaks_it(prompt: str, language: str, code: str) -> None:
    plan = direct(prompt, [], Wishes(), CASTING)
    assert (language_of_voice(plan), plan.storyboard.language) == (language, code)
    assert "not possible" not in plan.message


def test_the_voice_goes_with_the_presenter() -> None:
    for look_id in ("maya", "leo"):
        person, look = next(
            (person, person.looks[0])
            for person in HOUSE.people
            if person.gender == {"maya": "female", "leo": "male"}[look_id]
        )
        plan = direct(GERMAN, [], Wishes(look_id=look.look_id), CASTING)
        voice = CASTING.voice(plan.storyboard.voice_id)
        assert voice is not None
        assert (voice.language, voice.gender) == ("German", person.gender)


def test_a_voice_that_cannot_speak_the_script_gives_way_in_words() -> None:
    plan = direct(GERMAN, [], Wishes(voice_id="voice_heart"), CASTING)
    assert language_of_voice(plan) == "German"
    assert "Clara speaks English only, and this is in German" in plan.message
    plan = direct(ENGLISH, [], Wishes(voice_id="voice_de_anton"), CASTING)
    assert language_of_voice(plan) == "English"
    assert "Anton speaks German only" in plan.message


def test_a_voice_that_was_chosen_and_can_speak_it_stays() -> None:
    plan = direct(GERMAN, [], Wishes(voice_id="voice_de_anton"), CASTING)
    assert plan.storyboard.voice_id == "voice_de_anton"


def test_an_english_script_is_not_translated_and_that_is_told() -> None:
    plan = direct(f"Language: Spanish\n{ENGLISH}", [], Wishes(), CASTING)
    assert language_of_voice(plan) == "English"
    assert "I do not translate, so Spanish is not possible: the narration is English." in plan.message


def test_the_director_s_own_lines_and_the_title_are_in_the_script_s_language() -> None:
    board = direct(SPANISH, [], Wishes(), CASTING).storyboard
    assert board.title == "Nuestra panadería abre a las ocho de la mañana"
    assert not any("Thank you" in str(scene) for scene in board.scenes)
    assert not any(str(getattr(scene, "headline", "")).endswith((" de", " del", " la")) for scene in board.scenes)


def test_a_german_date_stays_in_its_sentence() -> None:
    assert split_sentences("Kommen Sie am 3. Mai. Bis dann!") == ("Kommen Sie am 3. Mai.", "Bis dann!")


def test_another_voice_for_a_plan_is_one_of_its_language() -> None:
    board = direct(GERMAN, [], Wishes(), CASTING).storyboard
    assert {voice.language for voice in who_can_speak(CASTING, board).voices} == {"German"}
    board = direct(ENGLISH, [], Wishes(), CASTING).storyboard
    assert who_can_speak(CASTING, board).voices == HOUSE.voices


def test_a_language_that_no_voice_speaks_is_refused_when_the_plan_is_made(tmp_path: Path) -> None:
    with pytest.raises(UnspeakableError, match=r"in Dutch and Clara speaks English only; no voice here speaks Dutch"):
        plan_brief(Brief(prompt=DUTCH, choices=Choices()), tmp_path)


@pytest.mark.parametrize(
    "prompt",
    [
        "我们的面包店每天早上八点开门。我们每天烤二十个面包。欢迎光临。",
        "Наша пекарня открывается в восемь. Мы печём хлеб каждый день.",
    ],
)
def test_letters_that_no_voice_reads_are_refused_when_the_plan_is_made(tmp_path: Path, prompt: str) -> None:
    with pytest.raises(UnspeakableError):
        plan_brief(Brief(prompt=prompt, choices=Choices()), tmp_path)


def test_a_voice_picked_for_a_plan_in_another_language_is_refused() -> None:
    board = direct(ENGLISH, [], Wishes(), CASTING).storyboard
    check_language(board)
    german = direct(GERMAN, [], Wishes(), CASTING).storyboard.model_copy(update={"voice_id": "voice_heart"})
    with pytest.raises(UnspeakableError, match="in German and Clara speaks English only"):
        check_language(german)


def test_how_a_name_is_said_is_kept_with_the_plan_and_not_narrated(tmp_path: Path) -> None:
    brief = Brief(prompt=f'{ENGLISH} An Nguyen runs it. Pronounce "Nguyen" as "win".', choices=Choices())
    planned = plan_brief(brief, tmp_path)
    assert planned.storyboard is not None
    assert planned.storyboard.sayings == (("Nguyen", "win"),)
    assert "“Nguyen” is said “win”" in planned.message
    assert not any("ronounce" in scene.narration for scene in planned.storyboard.scenes)
    after = revise_plan(planned.storyboard, 'Pronounce "Nguyen" as "noo-yen".', brief, tmp_path)
    assert after.storyboard is not None
    assert after.storyboard.sayings == (("Nguyen", "noo-yen"),)
    assert after.storyboard.revision == planned.storyboard.revision + 1
    assert [scene.narration for scene in after.storyboard.scenes] == [
        scene.narration for scene in planned.storyboard.scenes
    ]


def test_the_same_wish_again_changes_nothing() -> None:
    board = direct(ENGLISH, [], Wishes(), CASTING).storyboard.model_copy(update={"sayings": (("Nguyen", "win"),)})
    assert finished(board, 'Pronounce "Nguyen" as "win".') == (board, ())


@pytest.mark.parametrize(
    ("prompt", "code", "title", "asks"),
    [
        ("Mach ein kurzes Video über Bienen.", "de", "Bienen", "Was wissen wir darüber, und was möchten wir wissen?"),
        ("Fais une vidéo sur les abeilles.", "fr", "Les abeilles", "Que savons-nous déjà, et que voulons-nous savoir?"),
        ("Haz un video sobre las abejas.", "es", "Las abejas", "¿Qué sabemos del tema, y qué nos gustaría saber?"),
        ("Crie um vídeo sobre as abelhas.", "pt", "As abelhas", "O que sabemos sobre isso, e o que gostaríamos de"),
        ("Fai un video sulle api.", "it", "Api", "Che cosa ne sappiamo, e che cosa vorremmo sapere?"),
    ],
)
def test_a_subject_named_in_another_language_is_opened_in_it(prompt: str, code: str, title: str, asks: str) -> None:
    plan = direct(prompt, [], Wishes(), CASTING)
    assert (plan.storyboard.language, plan.storyboard.title) == (code, title)
    assert plan.storyboard.scenes[1].narration.startswith(asks)
    assert "no topic" not in plan.message


def test_a_subject_in_a_language_that_no_voice_here_speaks_is_opened_in_english() -> None:
    board = direct("Mach ein kurzes Video über Bienen.", [], Wishes(), HOUSE).storyboard
    assert board.language == "en"
    check_language(board)


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Zrób film o pszczołach.", "Zrób film o pszczołach"),
        ("A video about the Müller family café", "The Müller Family Café"),
        ("Łódź travel guide for visitors", "Łódź Travel Guide for Visitors"),
    ],
)
def test_only_english_titles_are_set_in_capitals(prompt: str, title: str) -> None:
    assert direct(prompt, [], Wishes(), CASTING).storyboard.title == title
