"""Groups timed words into cues that can be read, and writes them as SRT and WebVTT.

Pure. The burnt-in captions and the subtitle files share the grouping. It follows the habits of broadcast subtitling:
lines of at most 42 characters, at most two of them, cut where a sentence or a clause ends, long enough to be read.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.studio.narration.foreign_wording import GERMAN_MONTHS
from tui.studio.narration.speech import Word

LINE_CHARACTERS = 42
"""Characters in a line; a longer word stands alone and is not cut."""
MAX_LINES = 2
MIN_S = 1.0
"""Seconds a cue should stay, where the speech leaves room for it."""
MAX_S = 6.0
"""Seconds of speech in one cue at most."""

_HOLD_S = 0.3
"""Seconds a cue stays after its last word, if the next one does not come first."""
_SHORTEST_S = 0.04
"""Seconds a cue lasts even when its words have no length: one frame of film."""
_LONG_PAUSE_S = 0.7
_CLOSERS = "\"'”’)]»"
_CLINGING = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "its", "of", "on", "or", "our", "so",
    "than", "that", "the", "their", "to", "was", "were", "with", "your",
})  # fmt: skip
"""Words that lead on to the next one, so that a cue or line should not end with them."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown together, and when, in seconds."""

    words: tuple[Word, ...]
    start_s: float
    end_s: float

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(word.text for word in self.words)

    @property
    def lines(self) -> tuple[str, ...]:
        """The words in one or two lines, the second one no shorter than needed to read well."""
        return _lines([word.text for word in self.words], LINE_CHARACTERS, MAX_LINES) or (self.text,)


@dataclass(frozen=True, slots=True)
class _Limits:
    line_characters: int
    max_lines: int
    min_s: float
    max_s: float


def cues(
    words: Sequence[Word],
    line_characters: int = LINE_CHARACTERS,
    max_lines: int = MAX_LINES,
    min_s: float = MIN_S,
    max_s: float = MAX_S,
) -> tuple[Cue, ...]:
    """Group words into cues: all of them, in order, no two cues at once.

    Args:
        words: Words in order of time.
        line_characters: Characters a line may have.
        max_lines: Lines a cue may have.
        min_s: Seconds a cue should stay, where the speech leaves room.
        max_s: Seconds of speech in one cue at most.
    """
    groups = _groups(words, _Limits(line_characters, max_lines, min_s, max_s))
    out: list[Cue] = []
    before = 0.0
    for number, group in enumerate(groups):
        start = max(before, group[0].start_s)
        following = groups[number + 1][0].start_s if number + 1 < len(groups) else float("inf")
        wanted = max(group[-1].end_s + _HOLD_S, start + min_s)
        before = max(start + _SHORTEST_S, min(wanted, following))
        out.append(Cue(tuple(group), start, before))
    return tuple(out)


def srt(words: Sequence[Word]) -> str:
    """Subtitles in the SubRip format."""
    blocks = (
        f"{number}\n{_clock(cue.start_s, ',')} --> {_clock(cue.end_s, ',')}\n{_plain(cue)}\n"
        for number, cue in enumerate(cues(words), 1)
    )
    return "\n".join(blocks)


def vtt(words: Sequence[Word]) -> str:
    """Subtitles in the WebVTT format."""
    blocks = (
        f"{_clock(cue.start_s, '.')} --> {_clock(cue.end_s, '.')}\n{html.escape(_plain(cue), quote=False)}\n"
        for cue in cues(words)
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def _groups(words: Sequence[Word], limits: _Limits) -> list[Sequence[Word]]:
    """The cheapest way to cut the words into cues, by dynamic programming from the front."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            if options and not _fits(words[start:end], limits):
                break
            options.append((best[start][0] + _cost(words, start, end, limits), start))
        best.append(min(options))
    out: list[Sequence[Word]] = []
    end = len(words)
    while end:
        start = best[end][1]
        out.append(words[start:end])
        end = start
    return out[::-1]


def _fits(group: Sequence[Word], limits: _Limits) -> bool:
    if group[-1].end_s - group[0].start_s > limits.max_s:
        return False
    return bool(_lines([word.text for word in group], limits.line_characters, limits.max_lines))


def _cost(words: Sequence[Word], start: int, end: int, limits: _Limits) -> float:
    """How badly these words read as one cue; lower is better, units are arbitrary."""
    group = words[start:end]
    stays = (words[end].start_s if end < len(words) else group[-1].end_s + _HOLD_S) - group[0].start_s
    hurried = 60 * max(0.0, 1 - stays / limits.min_s) if limits.min_s else 0.0
    pauses = sum(50 for one, other in pairwise(group) if other.start_s - one.end_s > _LONG_PAUSE_S)
    run_on = sum(30 for one, other in pairwise(group) if _ends_sentence(one, other.text))
    lonely = 12 if len(group) == 1 and not (_ends_sentence(group[0]) or start == 0 or end == len(words)) else 0
    return 8 + hurried + pauses + run_on + lonely + (0 if end == len(words) else _cut_cost(group[-1], words[end]))


def _cut_cost(last: Word, following: Word) -> float:
    """How badly a cue ends between these two words."""
    if _ends_sentence(last, following.text) or following.start_s - last.end_s > _LONG_PAUSE_S:
        return 0
    if last.text.rstrip(_CLOSERS).endswith((",", ";", ":", "—", "–")):
        return 4
    return 22 if last.text.lower() in _CLINGING else 12


def _ends_sentence(word: Word, following: str = "") -> bool:
    if word.text[:-1].isdigit() and following.rstrip(",.;:!?") in GERMAN_MONTHS:
        return False  # "3. Mai"
    return word.text.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def _lines(texts: Sequence[str], line_characters: int, max_lines: int) -> tuple[str, ...]:
    """The texts in the fewest lines that hold them, evenly filled; none if they do not fit."""
    whole = " ".join(texts)
    if len(whole) <= line_characters or len(texts) == 1:
        return (whole,)
    if max_lines == 1:
        return ()
    options = []
    for cut in range(len(texts) - 1, 0, -1):
        rest = _lines(texts[cut:], line_characters, max_lines - 1)
        first = " ".join(texts[:cut])
        if rest and (len(first) <= line_characters or cut == 1):
            options.append((_raggedness(first, rest, texts[cut - 1]), (first, *rest)))
    return min(options)[1] if options else ()


def _raggedness(first: str, rest: tuple[str, ...], last: str) -> float:
    lengths = [len(first), *map(len, rest)]
    clings = 8 if last.lower() in _CLINGING else 0
    clause = -6 if last.endswith((",", ";", ":", ".", "!", "?", "—")) else 0
    return max(lengths) - min(lengths) + clings + clause + 30 * len(rest)


def _plain(cue: Cue) -> str:
    """The cue's lines, with the one sequence that both formats keep for themselves replaced."""
    return "\n".join(" ".join(line.replace("-->", "→").split()) or "…" for line in cue.lines)


def _clock(at_s: float, separator: str) -> str:
    milliseconds = round(at_s * 1000)
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds, milliseconds = divmod(milliseconds, 1000)
    return f"{hours:02}:{minutes:02}:{seconds:02}{separator}{milliseconds:03}"
