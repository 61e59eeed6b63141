"""An editor's work on the user's own sentences: which of them carry it, within the time there is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.director.documents import passages
from tui.studio.director.materials import Material
from tui.studio.director.sentences import keywords, words
from tui.studio.director.substance import Said
from tui.studio.speaking import spoken_words

CLOSE = 0.06
"""Part of the budget by which a choice may miss it before another sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may be said: where it comes from, where it stood there."""

    text: str
    asset_id: str = ""
    """The file it comes from; empty for the prompt."""
    page: int | None = None
    order: int = 0
    listed: int = 0
    scene: int = 0
    heading: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """What was chosen, in order, and how many sentences of the prompt were left out."""

    lines: tuple[Line, ...]
    left_of_prompt: int = 0


def prompt_lines(said: Sequence[Said]) -> tuple[Line, ...]:
    """The prompt's sentences as lines."""
    return tuple(
        Line(
            item.text,
            order=at,
            listed=item.listed,
            scene=item.scene,
            heading=item.heading,
            numbered=item.numbered,
        )
        for at, item in enumerate(said)
    )


def file_lines(materials: Sequence[Material]) -> tuple[Line, ...]:
    """The sentences of all files, in the files' order, without doubles."""
    lines: list[Line] = []
    seen: set[tuple[str, ...]] = set()
    for material in materials:
        for number, text in enumerate(material.pages, start=1):
            page = number if len(material.pages) > 1 else None
            for passage in passages(text):
                key = words(passage.text)
                if key not in seen:
                    seen.add(key)
                    lines.append(
                        Line(passage.text, material.asset_id, page, len(lines), passage.listed, 0, passage.heading)
                    )
    return tuple(lines)


def cut(prompt: Sequence[Line], files: Sequence[Line], budget_words: float, *, focus: str) -> Cut:
    """Choose what is said.

    Everything is kept when it fits. Otherwise the user's own words come first, the files keep a share of a third, and
    within each what ranks highest stays; order is kept.

    Args:
        prompt: The prompt's lines.
        files: The files' lines.
        budget_words: Words there is time for.
        focus: The topic and title, which relevance is measured against.
    """
    wanted = sum(spoken_words(line.text) for line in prompt)
    offered = sum(spoken_words(line.text) for line in files)
    share = min(offered, budget_words / 3) if prompt else budget_words
    for_prompt = budget_words - share if wanted > budget_words - share else wanted
    kept_prompt = list(prompt) if wanted <= for_prompt else _best(prompt, for_prompt, focus, ())
    left = budget_words - sum(spoken_words(line.text) for line in kept_prompt)
    told = focus + " " + " ".join(line.text for line in kept_prompt)
    fresh = [line for line in files if not _is_told(line.text, kept_prompt)]
    kept_files = fresh if offered <= left else _best(fresh, left, told, kept_prompt)
    if prompt and not kept_files and fresh and left > 0:
        kept_files = _best(fresh, left + 10, told, kept_prompt)
    return Cut((*kept_prompt, *kept_files), len(prompt) - len(kept_prompt))


def _is_told(text: str, kept: Sequence[Line]) -> bool:
    """Whether a sentence says nearly what one of the kept ones says, figures included."""
    mine = keywords(text)
    return any(_overlap(mine, keywords(line.text)) > 0.8 and _figures(text) <= _figures(line.text) for line in kept)


def _resembles(text: str, kept: Sequence[Line]) -> bool:
    """Whether a sentence goes over the words of one of the kept ones."""
    mine = keywords(text)
    return any(_overlap(mine, keywords(line.text)) >= 0.7 for line in kept)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def _overlap(mine: frozenset[str], other: frozenset[str]) -> float:
    return len(mine & other) / max(1, min(len(mine), len(other)))


def _best(lines: Sequence[Line], budget_words: float, focus: str, kept: Sequence[Line]) -> list[Line]:
    """The highest ranked lines that fit together, each saying something new, in their own order."""
    scores = rank([line.text for line in lines], focus)
    order = sorted(range(len(lines)), key=lambda at: (-scores[at], at))
    sizes = [spoken_words(line.text) for line in lines]
    said = list(kept)
    chosen: list[int] = []
    # First what is new in its words, then what is new at least in its figures, as room is left.
    for is_stale in (_resembles, _is_told):
        for index in order:
            used = sum(sizes[at] for at in chosen)
            if index not in chosen and sizes[index] <= budget_words - used and not is_stale(lines[index].text, said):
                chosen.append(index)
                said.append(lines[index])
    if chosen:
        chosen = _filled_up(chosen, sizes, scores, budget_words, [_is_told(line.text, kept) for line in lines])
    if not chosen and lines:
        chosen = [min(range(len(lines)), key=lambda at: spoken_words(lines[at].text))]
    return [lines[index] for index in sorted(chosen)]


def _filled_up(
    chosen: Sequence[int], sizes: Sequence[int], scores: Sequence[float], budget_words: float, told: Sequence[bool]
) -> list[int]:
    """The choice with a sentence added or exchanged until it comes close to the budget, at little cost in rank."""
    best = list(chosen)
    for _ in range(4):
        gap = budget_words - sum(sizes[at] for at in best)
        room = gap + CLOSE * budget_words
        if gap <= CLOSE * budget_words:
            break
        spare = [at for at in range(len(sizes)) if at not in best and not told[at]]
        steps: list[tuple[float, int, int]] = [
            (abs(gap - sizes[at]) - 0.5 * scores[at], at, -1) for at in spare if sizes[at] <= room
        ]
        steps += [
            (abs(gap - sizes[at] + sizes[out]) + 0.5 * (scores[out] - scores[at]), at, out)
            for at in spare
            for out in best
            if 0 < sizes[at] - sizes[out] <= room and scores[at] > scores[out] - 1.0
        ]
        if not steps:
            break
        _, at, out = min(steps)
        best = [*(kept for kept in best if kept != out), at]
    return best


def rank(sentences: Sequence[str], focus: str) -> list[float]:
    """A score for each sentence: how central its words are, how near the focus, figures, place, and fit length."""
    bags = [keywords(sentence) for sentence in sentences]
    spread = Counter(word for bag in bags for word in bag)
    aim = keywords(focus)
    return [_score(sentences[at], bags[at], spread, aim, at / max(1, len(sentences))) for at in range(len(sentences))]


def _score(sentence: str, bag: frozenset[str], spread: Counter[str], aim: frozenset[str], place: float) -> float:
    if not bag:
        return 0.0
    central = sum(min(spread[word], 6) - 1 for word in bag) / len(bag) / 2
    near = 1.6 * len(bag & aim) / max(1, min(len(aim), 8)) if aim else 0.0
    count = len(sentence.split())
    fit = -0.8 if count < 5 else -0.04 * max(0, count - 24)
    leaning = (
        -0.9
        if re.match(r"(?:this|these|that|it|they|he|she|however|therefore|thus|such|but|also)\b", sentence, re.I)
        else 0.0
    )
    return central + near + (0.6 if _figures(sentence) else 0.0) + 0.5 * (1 - place) + fit + leaning
