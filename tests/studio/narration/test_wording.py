"""What is said for what is written: the word that is heard, wherever the voice's own rules would say another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.wording import spoken_words


def said(text: str) -> str:
    return " ".join(filter(None, spoken_words(text.split())))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I said no.", "I said know."),
        ("No. 5 is alive.", "No. 5 is alive."),
        ("under the Sun.", "under the son."),
        ("Room № 5", "Room number 5"),
        ("C++, C# and F#", "C++, C sharp and F sharp"),
        ("fruit, e.g. plums, i.e. small", "fruit, for example plums, that is small"),
        ("10–12 beans", "10 to 12 beans"),
        ("5–7% or 5%-7% off", "5 to 7% or 5% to 7% off"),
        ("$3–5 or $3-$5", "3 to 5 dollars or 3 to 5 dollars"),
        ("2020–2024", "2020 to 2024"),
        ("Mon–Fri, 9:00–17:00", "Monday to Friday, 9:00 to 17:00"),
        ("10am–5pm.", "10 AM to 5 PM."),
        ("Jan–Mar", "January to March"),
        ("work–life", "work–life"),
        ("2026-11-22", "2026-11-22"),
        ("03.05.2024", "3 May 2024"),
        ("Call +1 (555) 123-4567.", "Call plus 1, 5 5 5, 1 2 3, 4 5 6 7."),
        ("Dial 020 7946 0958 now", "Dial 0 2 0, 7 9 4 6, 0 9 5 8 now"),
        ("555-0199 or 800-555-0199", "5 5 5, 0 1 9 9 or 8 0 0, 5 5 5, 0 1 9 9"),
        ("500-1000 people", "500 to 1000 people"),
        ("€2.5bn and £3m and $2.5B", "2.5 billion euros and 3 million pounds and 2.5 billion dollars"),
        ("20k people, a 4K film", "20 thousand people, a 4K film"),
        ("1½ spoons, ½ cup", "1 and a half spoons, one half cup"),
        ("a ratio of 1:8 at 10:30", "a ratio of 1 to 8 at 10:30"),
        ("a ratio of 1:10", "a ratio of 1 to 10"),
        ("24/7 support", "24 7 support"),
        ("3x faster than a 10x engineer", "3 times faster than a 10x engineer"),
        ("v2.0.1, section 3.2", "version 2 point 0 point 1, section 3.2"),
        ("at 192.168.0.1", "at 192 dot 168 dot 0 dot 1"),
        (".75 and 007 and 2,5", "0.75 and 0 0 7 and 2.5"),
        ("10 km/h and 5 m/s", "10 kilometers per hour and 5 meters per second"),
        ("50 m² or m²", "50 square meters or m²"),
        ("CO₂ and H2O", "C O 2 and H 2 O"),
        ("the WHO says who", "the W H O says who"),
        ("WHO IS IT", "WHO IS IT"),
        ("4.50 EUR", "4.50 euros"),
        ("notes.txt", "notes dot txt"),
        ("www.example.com/taste", "example dot com slash taste"),
        ("3.5% and 1st and Dr. Lee", "3.5% and 1st and Dr. Lee"),
        ("$1,299.99, then $4.50", "1,299 dollars and 99 cents, then 4 dollars and 50 cents"),
        ("$5, 10 years ago", "5 dollars, 10 years ago"),
        ("£20, €30.50, ¥5000.", "20 pounds, 30 euros and 50 cents, 5000 yen."),
        ("20 € or 1 £, 99 ₹", "20 euros or 1 pound, 99 rupees"),
        ("₹1,00,000 a year", "100000 rupees a year"),
        ("$0.99, $.50 and $1.01", "99 cents, 50 cents and 1 dollar and 1 cent"),
        ("US$20, $20 USD", "20 U S dollars, 20 dollars"),
        ("a $5 coffee for $5 today", "a 5 dollar coffee for 5 dollars today"),
        ("€3.2 million and $10-20 billion", "3.2 million euros and 10 to 20 billion dollars"),
        ("−$40 or -$40", "minus 40 dollars or minus 40 dollars"),
        ("$5/month or 10€/kg", "5 dollars per month or 10 euros per kilogram"),
        ("1 1/2 cups, 2 ½ cups", "1 and a half cups, 2 and a half cups"),
        ("1920x1080 and 2×4", "1920 by 1080 and 2 by 4"),
        ("2 m wide, 5m deep, 5m users", "2 meters wide, 5 meters deep, 5m users"),
        ("100g, 10 l, 230V", "100 grams, 10 liters, 230 volts"),
        ("50°N, 5'10 tall", "50 degrees north, 5 foot 10 tall"),
        ("–5 °C or 3–5 °C", "-5 °C or 3 to 5 °C"),
        ("7 - 2 = 5 and 7 - 2", "7 minus 2 = 5 and 7 minus 2"),
        ("1.000.000 or 10 000 people", "1000000 or 10000 people"),
        ("Mon-Fri, Jan-Mar, well-being", "Monday to Friday, January to March, well-being"),
        ("5.11.2024 or 2024/11/05", "5 November 2024 or 2024-11-05"),
        ("5.30pm", "5:30 PM"),
        ("version v2.1.3 or version 2.1.3", "version 2 point 1 point 3 or version 2 point 1 point 3"),
        ("+49 30 1234567", "plus 4 9, 3 0, 1 2 3 4 5 6 7"),
        ("1-800-555-0199", "1, 8 0 0, 5 5 5, 0 1 9 9"),
        ("WWII and .NET", "World War Two and dot net"),
    ],
)
def test_what_is_seen_at_a_glance_is_said_in_full(written: str, read: str) -> None:
    assert said(written) == read


@given(st.lists(st.text(min_size=1, max_size=12).map(lambda text: "".join(text.split()) or "a"), max_size=6))
def test_every_word_has_its_own_reading_on_one_line(words: list[str]) -> None:
    read = spoken_words(words)
    assert len(read) == len(words)
    assert all("\n" not in said for said in read)
