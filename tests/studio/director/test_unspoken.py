"""What no voice here can speak is told of before anything is planned, with the ways out, and other words are taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.studio.director.directing import directing, talk
from tui.studio.casting.extra_voices import EXTRA_VOICES
from tui.studio.director.confer import Inquiry, confer
from tui.studio.director.plan import Wishes, house_casting
from tui.studio.director.tongues import language_of
from tui.studio.narration.spelling import UnspeakableError
from tui.studio.planning import plan_brief
from tui.studio.store.sessions import Brief, Choices

HOUSE = house_casting()
CASTING = replace(HOUSE, voices=(*HOUSE.voices, *EXTRA_VOICES))
HINDI = "हमारे गाँव की नई लाइब्रेरी के बारे में एक छोटा वीडियो बनाइए। इसमें तीन हज़ार किताबें हैं। यह हर दिन सुबह नौ बजे खुलती है।"
GERMAN = "Unsere Bäckerei öffnet um acht Uhr. Wir backen jeden Tag zwanzig Brote mit Mehl aus der Mühle nebenan."
ENGLISH = "Our library has three thousand books. It opens at nine every day. Children read there for free."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (HINDI, "Hindi"),
        ("制作一个关于我们茶馆的视频。我们每天早上八点开门。", "Chinese"),
        ("私たちのパン屋は毎朝八時に開きます。", "Japanese"),
        ("우리 빵집은 매일 아침 여덟 시에 문을 엽니다.", "Korean"),
        ("يفتح مخبزنا كل صباح في الساعة الثامنة.", "Arabic"),
        ("המאפייה שלנו נפתחת בשמונה.", "Hebrew"),
        ("ร้านเบเกอรี่ของเราเปิดแปดโมงเช้า", "Thai"),
        ("Наша пекарня открывается в восемь.", "Russian"),
        ("Наша пекарня відчиняється о восьмій, і їхній хліб смачний.", "Ukrainian"),
        ("Our bakery in 東京 opens at eight.", ""),
    ],
)
def test_letters_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_language_no_voice_can_be_had_for_is_told_before_anything_else_is_asked() -> None:
    found = confer(HINDI, [], Wishes(), HOUSE)
    assert isinstance(found, Inquiry)
    assert "This is in Hindi, and no voice here speaks Hindi" in found.message
    assert "reeltalk[voices]" in found.message
    assert "Write here in English" in found.message


def test_a_language_of_the_extra_voices_names_how_to_get_them_and_is_planned_with_them() -> None:
    found = confer(GERMAN, [], Wishes(), HOUSE)
    assert isinstance(found, Inquiry)
    assert "`pip install 'reeltalk[voices]'` brings two that speak German" in found.message
    assert not isinstance(confer(GERMAN, [], Wishes(), CASTING), Inquiry)


def test_nobody_is_asked_where_nobody_answers_and_the_reason_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UnspeakableError, match=r"in Hindi .* no voice here speaks Hindi: .*reeltalk\[voices\]"):
        plan_brief(Brief(prompt=HINDI, choices=Choices()), tmp_path)


def test_in_a_chat_the_words_sent_instead_are_planned_and_the_settings_stay(tmp_path: Path) -> None:
    with directing(tmp_path) as served:
        chat = talk(served, f"Portrait, no captions.\n\n{HINDI}")
        assert "no voice here speaks Hindi" in chat.said()[0]
        asked = chat.says("Can you translate it?")
        assert (asked["status"], "I do not translate" in chat.said()[0]) == ("waiting_for_input", True)
        chat.says(ENGLISH)
        board = chat.board()
        told = " ".join(scene["narration"] for scene in board["scenes"])
        assert "three thousand books" in told
        assert (board["orientation"], board["captions"]) == ("portrait", False)
        assert not any(letter > "\u0900" for letter in told if letter.isalpha())
