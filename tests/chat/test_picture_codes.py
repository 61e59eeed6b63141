"""What goes to a terminal for a picture: read back by a reader of its own, or byte for byte as the protocol has it."""

from __future__ import annotations

import random
import re
from base64 import b64decode
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from tui.chat.kitty_graphics import MARKS, forgotten, placeholders, sent, through_tmux
from tui.chat.picture_signs import Patch, Signs, Spot, patches, replaced, rows_of
from tui.chat.pixels import Grain, Pixels
from tui.chat.sixel import indexed, sixel


def read_sixel(sequence: str) -> list[list[tuple[int, int, int] | None]]:
    """The pixels a terminal would paint, in percent of red, green and blue; None where it paints nothing."""
    found = re.fullmatch(r'\x1bP0;1;0q"1;1;(\d+);(\d+)(.*)\x1b\\', sequence, re.DOTALL)
    assert found
    width, height = int(found[1]), int(found[2])
    painted: list[list[tuple[int, int, int] | None]] = [[None] * width for _ in range(height)]
    colours: dict[int, tuple[int, int, int]] = {}
    x = y = 0
    colour = None
    for token in re.finditer(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|(\$)|(-)", found[3]):
        if token[1]:
            colours[int(token[1])] = (int(token[2]), int(token[3]), int(token[4]))
        elif token[5]:
            colour = colours[int(token[5])]
        elif token[9]:
            x = 0
        elif token[10]:
            x, y = 0, y + 6
        else:
            bits = ord(token[7] or token[8]) - 63
            count = int(token[6] or 1)
            for row in range(6):
                if bits >> row & 1:
                    painted[y + row][x : x + count] = [colour] * count
            x += count
    return painted


def percent(rgb: bytes) -> tuple[int, ...]:
    return tuple(round(value * 100 / 255) for value in rgb)


@given(st.integers(1, 40), st.integers(1, 30), st.randoms(), st.data())
def test_a_part_written_as_sixel_paints_its_every_pixel(
    width: int, height: int, chance: random.Random, data: st.DataObject
) -> None:
    colours = [bytes(chance.randrange(256) for _ in range(3)) for _ in range(chance.randint(1, 5))]
    rgb = b"".join(chance.choice(colours) for _ in range(width * height))
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    right, bottom = data.draw(st.integers(left + 1, width)), data.draw(st.integers(top + 1, height))
    made = sixel(indexed(Pixels(width, height, rgb, Grain(1, 3))), (left, top, right, bottom))
    painted = read_sixel(made)
    for y in range(top, bottom):
        for x in range(left, right):
            at = (y * width + x) * 3
            there = painted[y - top][x - left]
            assert there is not None
            assert all(abs(a - b) <= 1 for a, b in zip(there, percent(rgb[at : at + 3]), strict=True))


def test_placeholders_are_what_the_protocol_s_page_shows() -> None:
    # The page's example: picture 42, two by two, written with its own marks.
    assert len(MARKS) == 297
    assert placeholders(42, 0, 0, 2) == "\x1b[38;2;0;0;42m\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d\x1b[39m"
    assert placeholders(42, 1, 0, 2) == "\x1b[38;2;0;0;42m\U0010eeee\u030d\u0305\U0010eeee\u030d\u030d\x1b[39m"
    assert placeholders(0x123456, 0, 1, 1).startswith("\x1b[38;2;18;52;86m")


def test_a_picture_is_sent_in_pieces_that_join_to_its_file_and_is_never_answered() -> None:
    data = random.Random(1).randbytes(7_000)
    sequences = sent(7, data, 30, 9).split("\x1b\\")[:-1]
    assert sequences[0].startswith("\x1b_Ga=T,U=1,q=2,f=100,i=7,c=30,r=9,m=1;")
    assert all(one.startswith("\x1b_Gq=2,m=") for one in sequences[1:])
    assert sequences[-1].startswith("\x1b_Gq=2,m=0;")
    pieces = [one.partition(";")[2] for one in sequences]
    assert all(len(piece) == 4096 for piece in pieces[:-1])
    assert b64decode("".join(pieces)) == data
    assert forgotten(7) == "\x1b_Ga=d,d=I,q=2,i=7\x1b\\"


def test_tmux_is_given_each_sequence_with_its_escapes_doubled() -> None:
    assert through_tmux(forgotten(7)) == "\x1bPtmux;\x1b\x1b_Ga=d,d=I,q=2,i=7\x1b\x1b\\\x1b\\"
    assert through_tmux(sent(1, b"x" * 6_000, 2, 2)).count("\x1bPtmux;") == 2


@dataclass(eq=False)
class Tile:
    cells: int
    rows: int


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 30), st.booleans()), max_size=40))
def test_no_sign_stands_for_two_pictures(sizes: list[tuple[int, int, bool]]) -> None:
    signs: Signs[Tile] = Signs()
    held: list[tuple[int, Tile]] = []
    for cells, rows, frees_one in sizes:
        tile = Tile(cells, rows)
        start = signs.give(tile)
        assert start is not None
        held.append((start, tile))
        if frees_one:
            signs.take_back(held.pop(0)[0])
    for start, tile in held:
        for row, text in enumerate(rows_of(start, tile.cells, tile.rows)):
            assert signs.spots(text) == [Spot(tile, row, 0, tile.cells)]


def test_when_all_signs_are_given_the_next_picture_has_none_until_one_comes_back() -> None:
    signs: Signs[Tile] = Signs()
    starts = []
    while (start := signs.give(Tile(100, 100))) is not None:
        starts.append(start)
    assert len(starts) >= 4
    signs.take_back(starts[1])
    assert signs.give(Tile(100, 100)) == starts[1]


def test_an_update_is_read_as_the_fewest_rectangles_in_their_places() -> None:
    signs: Signs[Tile] = Signs()
    tile = Tile(4, 3)
    rows = rows_of(signs.give(tile) or 0, 4, 3)
    whole = "\n".join(
        f"\x1b[{5 + y};3H\x1b[1m宽 \x1b[0m\x1b]8;;http://x\x1b\\{row}\x1b[0m" for y, row in enumerate(rows)
    )
    assert patches(whole, signs, lambda text: len(text) + text.count("宽")) == [Patch(tile, 0, 0, 4, 3, 5, 4)]
    covered = f"\x1b[5;1H{rows[0]}\n\x1b[6;1H{rows[1][:1]}##{rows[1][3:]}\n\x1b[7;1H{rows[2]}"
    assert sorted(patches(covered, signs, len), key=lambda one: (one.y, one.x)) == [
        Patch(tile, 0, 0, 4, 1, 0, 4),
        Patch(tile, 0, 1, 1, 1, 0, 5),
        Patch(tile, 3, 1, 1, 1, 3, 5),
        Patch(tile, 0, 2, 4, 1, 0, 6),
    ]


def test_signs_of_a_picture_that_went_away_are_blank() -> None:
    signs: Signs[Tile] = Signs()
    start = signs.give(Tile(3, 1)) or 0
    row = rows_of(start, 3, 1)[0]
    assert replaced(f"a{row}b", signs, lambda spot: "x" * spot.length) == "axxxb"
    signs.take_back(start)
    assert replaced(f"a{row}b", signs, lambda spot: "x" * spot.length) == "a   b"
    assert patches(f"\x1b[1;1H{row}", signs, len) == []
