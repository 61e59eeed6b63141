"""Kitty's graphics protocol: a picture is sent once, and stands wherever its placeholders are written.

A placeholder is U+10EEEE with one combining mark for its row and one for its column, in a colour that is the picture's
number. So the terminal draws, cuts and scrolls the picture as it does text.
https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from __future__ import annotations

from base64 import b64encode

_CHUNK = 4096
_PLACEHOLDER = "\U0010eeee"
_RANGES = (
    "305 30D-30E 310 312 33D-33F 346 34A-34C 350-352 357 35B 363-36F 483-487 592-595 597-599 59C-5A1 5A8-5A9 5AB-5AC "
    "5AF 5C4 610-617 657-65B 65D-65E 6D6-6DC 6DF-6E2 6E4 6E7-6E8 6EB-6EC 730 732-733 735-736 73A 73D 73F-741 743 745 "
    "747 749-74A 7EB-7F1 7F3 816-819 81B-823 825-827 829-82D 951 953-954 F82-F83 F86-F87 135D-135F 17DD 193A 1A17 "
    "1A75-1A7C 1B6B 1B6D-1B73 1CD0-1CD2 1CDA-1CDB 1CE0 1DC0-1DC1 1DC3-1DC9 1DCB-1DCC 1DD1-1DE6 1DFE 20D0-20D1 "
    "20D4-20D7 20DB-20DC 20E1 20E7 20E9 20F0 2CEF-2CF1 2DE0-2DFF A66F A67C-A67D A6F0-A6F1 A8E0-A8F1 AAB0 AAB2-AAB3 "
    "AAB7-AAB8 AABE-AABF AAC1 FE20-FE26 10A0F 10A38 1D185-1D189 1D1AA-1D1AD 1D242-1D244"
)
MARKS = "".join(
    chr(code)
    for first, _, last in (span.partition("-") for span in _RANGES.split())
    for code in range(int(first, 16), int(last or first, 16) + 1)
)
"""The marks that count rows and columns: Unicode 6's of class 230 without decomposition, as the protocol has them."""


def sent(number: int, png: bytes, cells: int, rows: int) -> str:
    """The sequences that give the terminal a picture, to be shown in so many cells, without an answer."""
    data = b64encode(png).decode("ascii")
    pieces = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
    first = f"a=T,U=1,q=2,f=100,i={number},c={cells},r={rows},"
    return "".join(
        f"\x1b_G{first if not at else 'q=2,'}m={int(at + 1 < len(pieces))};{piece}\x1b\\"
        for at, piece in enumerate(pieces)
    )


def placeholders(number: int, row: int, column: int, count: int) -> str:
    """A stretch of one row of a picture, as text; the colour of what follows is the terminal's own."""
    colour = f"{number >> 16};{number >> 8 & 255};{number & 255}"
    cells = (f"{_PLACEHOLDER}{MARKS[row]}{MARKS[at]}" for at in range(column, column + count))
    return f"\x1b[38;2;{colour}m{''.join(cells)}\x1b[39m"


def forgotten(number: int) -> str:
    """The sequence that has the terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,q=2,i={number}\x1b\\"


def through_tmux(sequences: str) -> str:
    """Graphics sequences as tmux hands them on to its terminal, each by itself."""
    ended = "\x1b\\"
    each = (f"{one}{ended}".replace("\x1b", "\x1b\x1b") for one in sequences.split(ended) if one)
    return "".join(f"\x1bPtmux;{one}\x1b\\" for one in each)
