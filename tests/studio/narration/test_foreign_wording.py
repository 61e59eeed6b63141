from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.foreign_wording import spoken_words
from tui.studio.narration.sentences import sentences


@pytest.mark.parametrize(
    ("text", "tongue", "said"),
    [
        ("Am 3. Mai um 8:30 Uhr.", "de", "Am dritten Mai um 8 Uhr 30 "),
        ("Am 31. Dezember", "de", "Am einunddreißigsten Dezember"),
        ("Platz 3. Maria kam", "de", "Platz 3. Maria kam"),
        ("Es dauert 10–12 Stunden.", "de", "Es dauert 10 bis 12 Stunden."),
        ("Dura 10-12 horas.", "es", "Dura 10 a 12 horas."),
        ("Sur www.exemple.fr, 5 €.", "fr", "Sur exemple point fr, 5 euros."),
        ("um 9:00 Uhr", "de", "um 9 Uhr "),
        ("Es kostet 12,50 € oder $5.", "de", "Es kostet 12 Euro 50  oder 5 Dollar."),
        ("Dr. Müller kam am 15.3.2026.", "de", "Doktor Müller kam am fünfzehnten März 2026."),
        (
            "1999 waren es, z. B. hier, 5 km bei 20 °C.",
            "de",
            "neunzehnhundert 99 waren es, zum Beispiel hier, 5 Kilometer bei 20 Grad Celsius.",
        ),
        ("Das Haus d. Vaters hat 100m².", "de", "Das Haus d. Vaters hat 100 Quadratmeter."),
        ("Cuesta 12,50 €, el 15/3/2026", "es", "Cuesta 12 euros con 50 , el 15 de marzo de 2026"),
        ("M. Dupont court 5 m.", "fr", "monsieur Dupont court 5 mètres."),
        ("5 km a 3,99€", "it", "5 chilometri a 3 euro e 99"),
        ("Sr. Silva, 15 kg", "pt-br", "senhor Silva, 15 quilogramas"),
    ],
)
def test_dates_times_ranges_and_links_are_written_out(text: str, tongue: str, said: str) -> None:
    assert " ".join(spoken_words(text.split(), tongue)) == said


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda word: word.split() == [word]), max_size=8))
def test_every_word_has_something_said_for_it(words: list[str]) -> None:
    for tongue in ("de", "es", "pt-br", "ru"):
        assert len(spoken_words(words, tongue)) == len(words)


def test_a_german_date_is_no_end_of_a_sentence() -> None:
    assert [len(sentence.words) for sentence in sentences("Kommen Sie am 3. Mai. Bis dann!")] == [5, 2]
    assert [len(sentence.words) for sentence in sentences("Wir sind Nummer 3. Kommen Sie!")] == [4, 2]


@pytest.mark.parametrize("text", ["Brot, z. B. Roggen.", "Haus Nr. 5 bzw. Haus Nr. 7.", "La Sra. López y el Sr. Ruiz."])
def test_an_abbreviation_of_another_language_is_no_end_of_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 1
