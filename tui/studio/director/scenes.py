"""Lines into scenes: grouped into beats, each with the kind of scene that suits it and the words for its screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tui.studio.director import comparisons, framing, headlines, kinds
from tui.studio.director.editor import Line
from tui.studio.director.sentences import keywords, split_sentences, words
from tui.studio.director.series import MOST as MOST_FIGURES
from tui.studio.director.series import is_item
from tui.studio.speaking import spoken_words
from tui.studio.storyboard import (
    BulletsScene,
    ClosingScene,
    ImageGridScene,
    Picture,
    PictureScene,
    QuoteScene,
    Scene,
    StatementScene,
    TitleScene,
)

BEAT_WORDS = 9
"""A beat shorter than this is joined with the next line: scenes of three seconds make a hasty video."""
BEAT_LIMIT_WORDS = 30
"""Beats are not joined beyond this: a picture that stands for more than twelve seconds tires."""
POINTS_LIMIT = 4
"""Most points one scene shows; the stage has room for five, the eye for four."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture that wants a place: its words to match by, and where the prompt wants it."""

    picture: Picture
    words: frozenset[str] = frozenset()
    place: str = ""
    line: str = ""
    """What is said over it when no sentence is left for it."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Lines said in one scene."""

    lines: tuple[Line, ...]
    plate: Plate | None = None
    grid: tuple[Picture, ...] = ()
    """Pictures shown beside each other."""

    @property
    def narration(self) -> str:
        """What is said, word for word."""
        return " ".join(line.text for line in self.lines)


def beats(lines: Sequence[Line], title: str = "") -> list[Beat]:
    """Group lines into beats: what is compared, the prompt's own scenes, lists, and short neighbours together."""
    grouped: list[list[Line]] = []
    together = comparisons.compared([line.text for line in lines], title)
    for at, line in enumerate(lines):
        if at in together and at > together.start:
            grouped[-1].append(line)
        elif at == together.start or (at == together.stop and together):
            grouped.append([line])
        elif grouped and _goes_on(grouped[-1], line):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [Beat(tuple(group)) for group in grouped]


def _goes_on(group: Sequence[Line], line: Line) -> bool:
    last = group[-1]
    if line.scene or last.scene:
        return line.scene == last.scene
    if is_item(line.text) and is_item(last.text) and (line.listed, line.heading) == (last.listed, last.heading):
        return len(group) < MOST_FIGURES
    return _is_same_kind(group, line)


def _is_same_kind(group: Sequence[Line], line: Line) -> bool:
    last = group[-1]
    if kinds.is_moment(line.text) and not line.listed:
        return kinds.is_moment(last.text) and line.asset_id == last.asset_id and len(group) < kinds.MOST
    if kinds.is_step(line.text) and kinds.is_step(last.text) and not line.listed:
        return len(group) < kinds.MOST
    if kinds.is_figure(line.text) or kinds.is_figure(last.text) or kinds.lists_figures(line.text, last.text):
        return line.listed != 0 and line.listed == last.listed and len(group) < POINTS_LIMIT
    if (line.asset_id, line.listed, line.heading) != (last.asset_id, last.listed, last.heading):
        return False
    if headlines.quotation(line.text)[0] or headlines.quotation(last.text)[0]:
        return False
    return len(group) < (kinds.MOST if line.numbered else POINTS_LIMIT) if line.listed else _has_room(group, line)


def _has_room(group: Sequence[Line], line: Line) -> bool:
    if headlines.points_in(line.text) or headlines.points_in(group[-1].text):
        return False  # their points are to be seen
    size = sum(spoken_words(part.text) for part in group)
    joined = size + spoken_words(line.text)
    return size < BEAT_WORDS and joined <= BEAT_LIMIT_WORDS and len(group) < POINTS_LIMIT


def with_plates(found: Sequence[Beat], plates: Sequence[Plate]) -> list[Beat]:
    """Give each picture a beat that speaks of it, the others in order; pictures without a beat get one of their own."""
    parted = list(found)
    while len(parted) < len(plates) and any(len(beat.lines) > 1 for beat in parted):
        widest = max(range(len(parted)), key=lambda at: len(parted[at].lines))
        halves = parted[widest].lines
        parted[widest : widest + 1] = [Beat(halves[: len(halves) // 2]), Beat(halves[len(halves) // 2 :])]
    taken = _matched(parted, plates)
    _fill_in_order(parted, plates, taken)
    for at, plate_at in taken.items():
        parted[at] = replace(parted[at], plate=plates[plate_at])
    spare = [plate for number, plate in enumerate(plates) if number not in taken.values()]
    wordless = [plate for plate in spare if framing.is_framing(plate.line)]
    if len(wordless) > 1:
        rest = [plate for plate in spare if plate not in wordless]
        return parted + [Beat((Line(plate.line),), plate) for plate in rest] + grids(wordless)
    return parted + [Beat((Line(plate.line),), plate) for plate in spare]


def with_grid(found: Sequence[Beat], plates: Sequence[Plate]) -> list[Beat]:
    """The pictures beside each other, under the beat that speaks most of them."""
    if not found:
        return grids(plates)
    words = frozenset[str]().union(*(plate.words for plate in plates))
    best = max(range(len(found)), key=lambda at: (len(keywords(found[at].narration) & words), -at))
    pictures = tuple(plate.picture for plate in plates)
    rest = grids(plates[kinds.MOST :]) if len(plates) > kinds.MOST else []
    return [*found[:best], replace(found[best], grid=pictures[: kinds.MOST]), *found[best + 1 :], *rest]


def grids(plates: Sequence[Plate]) -> list[Beat]:
    """Pictures that no sentence is left for, beside each other instead of one after the other with nothing to say."""
    found: list[Beat] = []
    for start in range(0, len(plates), kinds.MOST):
        some = plates[start : start + kinds.MOST]
        line = framing.GRID_LINES[min(len(found), len(framing.GRID_LINES) - 1)]
        single = some[0] if len(some) == 1 else None
        found.append(Beat((Line(single.line if single else line),), single, tuple(plate.picture for plate in some)))
    return found


def _matched(parted: Sequence[Beat], plates: Sequence[Plate]) -> dict[int, int]:
    """Beat by plate where the prompt says the place, or the words meet; the closest pairs first."""
    taken: dict[int, int] = {}
    for number, plate in enumerate(plates):
        edge = 0 if plate.place == "first" else len(parted) - 1
        if plate.place and parted and edge not in taken:
            taken[edge] = number
    pairs = [
        (_closeness(beat, plate), -at, -number) for at, beat in enumerate(parted) for number, plate in enumerate(plates)
    ]
    for score, at, number in sorted(pairs, reverse=True):
        if score > 0 and -at not in taken and -number not in taken.values():
            taken[-at] = -number
    return taken


def _closeness(beat: Beat, plate: Plate) -> float:
    """How much a beat speaks of a picture: shared words, and for a page of a PDF, coming from that very page."""
    shared = len(keywords(beat.narration) & plate.words)
    if plate.picture.page is None:
        return float(shared)
    from_file = any(line.asset_id == plate.picture.asset_id for line in beat.lines)
    from_page = any(
        line.asset_id == plate.picture.asset_id and line.page in {plate.picture.page, None} for line in beat.lines
    )
    return shared + 1.0 * from_file + 1.0 * from_page


def _fill_in_order(parted: Sequence[Beat], plates: Sequence[Plate], taken: dict[int, int]) -> None:
    """Put the pictures that match nothing on free beats in order, plain statements before lists."""
    waiting = [number for number in range(len(plates)) if number not in taken.values()]
    free = [at for at in range(len(parted)) if at not in taken]
    plain = [at for at in free if len(parted[at].lines) == 1 and not headlines.points_in(parted[at].narration)]
    pool = sorted((plain + [at for at in free if at not in plain])[: max(len(waiting), len(plain))])
    step = len(pool) / len(waiting) if waiting and len(pool) > len(waiting) else 1.0
    for turn, number in enumerate(waiting):
        place = int(turn * step)
        if place < len(pool):
            taken[pool[place]] = number


def scene_of(beat: Beat, scene_id: str, *, title: str, presenter: bool) -> Scene:
    """The scene for a beat: its picture, somebody's words, a list of points, or one thought in large type."""
    text = beat.narration
    first = beat.lines[0]
    if len(beat.grid) > 1:
        heading = "" if framing.is_framing(text) else headlines.headline(first.text)
        return ImageGridScene(scene_id=scene_id, narration=text, presenter=False, headline=heading, pictures=beat.grid)
    if beat.plate:
        caption = "" if text == beat.plate.line and not beat.plate.words else headlines.headline(first.text)
        return PictureScene(
            scene_id=scene_id, narration=text, presenter=False, picture=beat.plate.picture, headline=caption
        )
    quote, whose = headlines.quotation(text) if len(beat.lines) == 1 else ("", "")
    if quote:
        return QuoteScene(scene_id=scene_id, narration=text, presenter=False, quote=quote, attribution=whose)
    texts = [line.text for line in beat.lines]
    made = (
        comparisons.comparison(texts, scene_id, first.heading or title, presenter=presenter)
        or kinds.figures_told(texts, scene_id, first.heading or title, presenter=presenter)
        or kinds.timeline(texts, scene_id, first.heading or title, presenter=presenter)
        or kinds.steps(texts, scene_id, first.heading, title, presenter=presenter, numbered=first.numbered)
        or (kinds.number(text, scene_id, presenter=presenter) if len(texts) == 1 else None)
    )
    if made:
        return made
    points = _points(beat)
    if points:
        led_in = headlines.lead_in(text) if len(beat.lines) == 1 else ""
        heading = headlines.headline(led_in or first.heading or title)
        return BulletsScene(scene_id=scene_id, narration=text, presenter=presenter, headline=heading, points=points)
    kicker = first.heading if len(first.heading) <= 32 and keywords(first.heading) - keywords(title) else ""
    return StatementScene(
        scene_id=scene_id, narration=text, presenter=presenter, headline=headlines.headline(first.text), kicker=kicker
    )


def _points(beat: Beat) -> tuple[str, ...]:
    if len(beat.lines) == 1:
        return headlines.points_in(beat.lines[0].text)
    return tuple(headlines.point(line.text) for line in beat.lines)[:5]


def assemble(
    opening: str, middle: Iterable[Beat], closing: str, *, title: str, kicker: str, presenter: bool
) -> tuple[Scene, ...]:
    """All scenes in order, numbered."""
    said_on_title = headlines.headline(_without_name(opening, title))
    told = keywords(said_on_title) - keywords(title) and len(said_on_title) <= 60 and not framing.is_framing(opening)
    subline = said_on_title if told else ""
    quote, whose = headlines.quotation(opening)
    first: Scene = (
        QuoteScene(scene_id="scene-1", narration=opening, presenter=False, quote=quote, attribution=whose)
        if quote
        else TitleScene(
            scene_id="scene-1", narration=opening, presenter=presenter, headline=title, kicker=kicker, subline=subline
        )
    )
    between = [
        scene_of(beat, f"scene-{number}", title=title, presenter=presenter)
        for number, beat in enumerate(middle, start=2)
    ]
    last = ClosingScene(
        scene_id=f"scene-{len(between) + 2}",
        narration=closing,
        presenter=presenter,
        headline=headlines.headline(closing),
        subline=title if keywords(title) - keywords(closing) else "",
    )
    return (first, *between, last)


def _without_name(opening: str, title: str) -> str:
    """What a first line says besides the name of the video, which stands over it already."""
    name, *rest = split_sentences(opening)
    return " ".join(rest) if rest and words(name) == words(title) else opening


def with_edges(scenes: Sequence[Scene], first: Plate | None, last: Plate | None) -> tuple[Scene, ...]:
    """The scenes with the pictures the prompt opens and ends on, under the words that were to be shown there."""
    shown = list(scenes)
    for at, plate in ((0, first), (-1, last)):
        if plate:
            over = shown[at]
            shown[at] = PictureScene(
                scene_id=over.scene_id,
                narration=over.narration,
                presenter=False,
                picture=plate.picture,
                headline=str(getattr(over, "headline", "")),
            )
    return tuple(shown)


def with_exact_words(scenes: Sequence[Scene], strings: Sequence[str]) -> tuple[Scene, ...]:
    """Put the strings the prompt wants on screen where they belong, exactly as they are given."""
    shown = list(scenes)
    free = [at for at, scene in enumerate(shown) if not isinstance(scene, QuoteScene)]
    for string in strings:
        if not free:
            break
        best = max(free, key=lambda at: (len(keywords(shown[at].narration) & keywords(string)), -at))
        shown[best] = shown[best].model_copy(update={"headline": string})
        free.remove(best)
    return tuple(shown)
