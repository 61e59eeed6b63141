"""Phonemes to mouth shapes, in the letters of Rhubarb Lip Sync."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.studio.narration.speech import MouthShape

REST = "X"
CLOSED = "A"
_SOUNDS = {
    "A": "mbpβɸ",
    "B": "sztdkɡnŋʃʒʧʤjhxɪiTrɾçʦʣʁʀɣχɲɟcɕʑʝʂʐqɨ",
    "C": "ɛəʌᵊeæAᵻɘ",
    "D": "aɑɐIɶ",
    "E": "ɔɜɹOYQɒœɞɵ",
    "F": "uʊwyøʏʉɥ",
    "G": "fvʋ",
    "H": "lθðʎɫɬ",
}
"""Phonemes of each shape, in the voice models' alphabets; hibari's capitals are diphthongs: dAy, mI, gO, nOW, bOY."""
_SHAPE_OF = {sound: shape for shape, sounds in _SOUNDS.items() for sound in sounds} | {"W": "D"}
_TAKES_NEXT = frozenset("ˈˌː")
"""Marks of stress and length: no sound of their own, the mouth already forms what follows."""
_PAUSES = frozenset(' ;:,.!?—…"“”()')
_SHORT_SPACE_S = 0.12
"""A space up to this long is no pause: the mouth goes straight on to the next word."""
_SHORTEST_S = 0.045
"""A shape held for less is swallowed by its neighbour; lips that close are kept, the eye misses them first."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One symbol of the voice's alphabet and when it sounds, in seconds."""

    symbol: str
    start_s: float
    end_s: float

    @property
    def is_pause(self) -> bool:
        """Whether it is a space or a mark, with no sound of its own."""
        return self.symbol in _PAUSES


def mouth_shapes(phones: Sequence[Phone], duration_s: float) -> tuple[MouthShape, ...]:
    """What the mouth does over the whole sound: shapes that follow each other without a gap from 0 to the end."""
    events = [event for event in _merged(_with_rests(_events(phones), duration_s)) if event.end_s > event.start_s]
    return tuple(_merged(_without_flicker(events)))


def _events(phones: Sequence[Phone]) -> list[MouthShape]:
    out: list[MouthShape] = []
    following = REST
    for phone in reversed(phones):
        following = _shape(phone, following)
        out.append(MouthShape(following, phone.start_s, phone.end_s))
    return out[::-1]


def _shape(phone: Phone, following: str) -> str:
    if phone.symbol in _TAKES_NEXT or (phone.symbol == " " and phone.end_s - phone.start_s < _SHORT_SPACE_S):
        return following
    return REST if phone.is_pause else _SHAPE_OF.get(phone.symbol, "C")


def _with_rests(events: Iterable[MouthShape], duration_s: float) -> list[MouthShape]:
    out: list[MouthShape] = []
    at = 0.0
    for event in events:
        start, end = min(max(event.start_s, at), duration_s), min(max(event.end_s, at), duration_s)
        if start > at:
            out.append(MouthShape(REST, at, start))
        out.append(MouthShape(event.shape, start, end))
        at = end
    if at < duration_s:
        out.append(MouthShape(REST, at, duration_s))
    return out


def _merged(events: Iterable[MouthShape]) -> list[MouthShape]:
    out: list[MouthShape] = []
    for event in events:
        if out and out[-1].shape == event.shape:
            out[-1] = MouthShape(event.shape, out[-1].start_s, event.end_s)
        else:
            out.append(event)
    return out


def _without_flicker(events: Sequence[MouthShape]) -> list[MouthShape]:
    out: list[MouthShape] = []
    for event in events:
        fleeting = event.end_s - event.start_s < _SHORTEST_S and event.shape not in (CLOSED, REST)
        if out and fleeting:
            out[-1] = MouthShape(out[-1].shape, out[-1].start_s, event.end_s)
        else:
            out.append(event)
    return out
