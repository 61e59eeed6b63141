"""What the takes screen and the comparison say. Pure functions to lines of pieces."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from tui.chat.comparing import Change, Comparison, Fact, Part, ScenePair, chosen, in_short
from tui.chat.families import TakeStory
from tui.chat.session_notes import newest_board
from tui.chat.view import SceneView, State
from tui.widgets.durations import length
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line, plain
from tui.widgets.session_lines import when_words
from tui.widgets.state_words import GLYPHS, TONES

_NOT_CHOSEN = frozenset({"the agent's", "remembers", "none", "none seen", "no video"})
"""What a side says of a thing that nobody chose, or that is not there: on both sides it goes without saying."""
_BACKEND_FROM_CELLS = 46
"""A narrower list has no room for where a take was sent."""
GAP = 3
"""Cells between the two sides of a comparison."""


def numbered(family: Sequence[TakeStory]) -> dict[int, int]:
    """The number of each take in its family, from 1 for the first."""
    return {story.take.take_id: number for number, story in enumerate(reversed(family), 1)}


def state_piece(story: TakeStory) -> Piece:
    """Where a take stands, as glyph and word."""
    if story.unsent:
        return Piece("○ not sent", Tone.MUTED)
    state = story.view.state
    return Piece(f"{GLYPHS[state]} {state.value}", TONES[state])


def take_lines(
    story: TakeStory, family: Sequence[TakeStory], now: float, width: int, *, marked: bool, current: bool
) -> tuple[Line, Line]:
    """A take in two lines: number, state, backend, length, when; then what is different from where it came from."""
    numbers = numbered(family)
    state = state_piece(story)
    video = story.view.video
    seconds = length(video.duration_s) if video and video.duration_s is not None else ""
    moment = story.take.sent_at or story.take.recorded_at
    right = (
        Piece(f"{seconds:>7}", Tone.PLAIN),
        Piece(f"  {story.take.backend:<7}" if width >= _BACKEND_FROM_CELLS else "", Tone.MUTED),
        Piece(f" {when_words(moment, now):>9}", Tone.MUTED),
    )
    mark = Piece("◉" if marked else "▸" if current else " ", Tone.ACCENT)
    number = Piece(f"{numbers.get(story.take.take_id, 1):>2}  ", Tone.STRONG)
    gap = max(width - cells((mark, number, state, *right)), 1)
    first = (mark, number, state, Piece(" " * gap), *right)
    return first, (Piece("     "), Piece(one_line(_lineage(story, family), width - 6), Tone.MUTED))


def _lineage(story: TakeStory, family: Sequence[TakeStory]) -> str:
    numbers, origin = numbered(family), story.take.draft.origin
    parent = next((one for one in family if one.take.take_id == origin), None) if origin else None
    if parent is None:
        return story.take.draft.text
    return f"from {numbers[origin]}: {in_short(parent.take.draft, story.take.draft)}"


def take_preview(story: TakeStory, width: int) -> tuple[Line, ...]:
    """What stands beside the list for the take the cursor is on."""
    lines: list[Line] = [(Piece(one_line(story.title, width), Tone.STRONG),), (state_piece(story),), ()]
    lines += [(Piece(row),) for row in _wrap(story.take.draft.text, width)[:10]]
    picked = [(name, what) for name, what in chosen(story.take.draft.choices) if what not in _NOT_CHOSEN]
    if story.take.take_id and picked:
        lines += [(), *(_fact(name, what, width) for name, what in picked)]
    files = ", ".join(one.name for one in story.take.draft.attachments)
    if files:
        lines.append(_fact("files", files, width))
    lines += _outcome(story, width)
    if not story.take.take_id:
        lines += [(), (Piece("Not sent from here: what was chosen is not known.", Tone.WARN),)]
    return tuple(lines)


def _outcome(story: TakeStory, width: int) -> list[Line]:
    lines: list[Line] = []
    board = newest_board(story.view.entries, story.view.resources)
    if board:
        lines.append((Piece(f"plan, {len(board.scenes)} scenes", Tone.ACCENT),))
        lines += [
            (Piece(f"{one.number:>2} ", Tone.MUTED), Piece(one_line(_called(one), width - 3))) for one in board.scenes
        ]
    if story.later:
        lines += [(), (Piece("said afterwards", Tone.ACCENT),)]
        lines += [(Piece("· ", Tone.MUTED), Piece(one_line(one.draft.text, width - 2))) for one in story.later[-6:]]
    return [(), *lines] if lines else []


def _called(scene: SceneView) -> str:
    return scene.headline or scene.narration or scene.kind


def _fact(name: str, what: str, width: int) -> Line:
    return (Piece(f"{name:<12}", Tone.MUTED), Piece(one_line(what, width - 12)))


def compare_lines(told: Comparison, names: tuple[str, str], width: int) -> tuple[Line, ...]:
    """Two takes side by side in `width` cells; what differs is marked with ≠ and set off, never by colour alone."""
    side = (width - GAP) // 2
    left, right = (Piece(one_line(name, side), Tone.STRONG) for name in names)
    lines: list[Line] = [_beside((left,), (right,), side), _rule(width)]
    lines += _fact_rows(told.outcome, side)
    lines += [(), _head("prompt"), *_zipped(_prompt(told.left_prompt, side), _prompt(told.right_prompt, side), side)]
    lines += [(), _head("choices"), *_fact_rows(told.choices, side)]
    if told.scenes:
        lines += [(), _head("storyboard")]
        for pair in told.scenes:
            lines += _scene_rows(pair, side)
    return tuple(lines)


def _head(words: str) -> Line:
    return (Piece(words, Tone.ACCENT),)


def _rule(width: int) -> Line:
    return (Piece("─" * width, Tone.MUTED),)


def _beside(left: Line, right: Line, side: int) -> Line:
    return (*left, Piece(" " * max(side - cells(left), 0) + " " * GAP), *right)


def _zipped(left: Sequence[Line], right: Sequence[Line], side: int) -> list[Line]:
    height = max(len(left), len(right))
    padded = [list(lines) + [()] * (height - len(lines)) for lines in (left, right)]
    return [_beside(mine, other, side) for mine, other in zip(*padded, strict=True)]


def _fact_rows(facts: Sequence[Fact], side: int) -> list[Line]:
    return [
        _beside(_fact_side(fact, fact.left, side), _fact_side(fact, fact.right, side), side)
        for fact in facts
        if fact.change is Change.OTHER or fact.left not in _NOT_CHOSEN
    ]


def _fact_side(fact: Fact, what: str, side: int) -> Line:
    other = fact.change is Change.OTHER
    tone = Tone.WARN if other else Tone.PLAIN
    if fact.name == "state" and what in set(State):
        what = f"{GLYPHS[State(what)]} {what}"
    room = 14 if side >= 28 else 7
    return (
        Piece("≠ " if other else "  ", Tone.WARN),
        Piece(one_line(fact.name, room - 1).ljust(room), Tone.MUTED),
        Piece(one_line(what, side - 2 - room), tone),
    )


def _prompt(parts: Sequence[Part], side: int) -> list[Line]:
    """A prompt broken into lines of `side` cells; what the other has not stands between marks."""
    lines: list[list[Piece]] = [[]]
    room = side
    for part in parts:
        other = part.change is Change.OTHER and bool(part.text.strip())
        for word in _words(part.text, side):
            if word == "\n" or (word.strip() and cell_len(word) > room):
                lines.append([])
                room = side
            if word.strip() or (word != "\n" and lines[-1]):
                lines[-1].append(Piece(word, Tone.MARKED if other and word.strip() else Tone.PLAIN))
                room -= cell_len(word)
    return [tuple(line) for line in lines]


def _words(text: str, side: int) -> list[str]:
    """A text in words, spaces and line breaks; a word longer than a line is chopped."""
    words: list[str] = []
    for row_number, row in enumerate(plain(text).split("\n")):
        if row_number:
            words.append("\n")
        for chunk in row.replace("\t", " ").split(" "):
            words += [*chop_cells(chunk, max(side, 2)), " "] if chunk else [" "]
        if words and words[-1] == " ":
            words.pop()
    return words


def _scene_rows(pair: ScenePair, side: int) -> list[Line]:
    return _zipped(_scene_side(pair.left, pair, side), _scene_side(pair.right, pair, side), side)


def _scene_side(scene: SceneView | None, pair: ScenePair, side: int) -> list[Line]:
    mark = Piece("≠ " if pair.change is Change.OTHER else "  ", Tone.WARN)
    if scene is None:
        return [(mark, Piece("no such scene", Tone.MUTED))]
    seconds = length(scene.seconds) if scene.seconds is not None else ""
    head = f"{scene.number:>2} {seconds:>5}  "
    tone = Tone.WARN if pair.change is Change.OTHER else Tone.PLAIN
    lines: list[Line] = [(mark, Piece(head, Tone.MUTED), Piece(one_line(_called(scene), side - 2 - len(head)), tone))]
    if scene.narration and pair.change is Change.OTHER:
        lines += [(Piece("     "), Piece(row, Tone.MUTED)) for row in _wrap(scene.narration, side - 5)[:4]]
    return lines


def _wrap(text: str, width: int) -> list[str]:
    return [row for part in plain(text).splitlines() for row in textwrap.wrap(part, max(width, 10)) or [""]]
