# ruff: noqa: T201  (a report is printed)
"""How much of the corpus of briefs is understood: `python -m tests.studio.director.corpus` tells the shares.

Every expectation that a case states is one check; what must not be misread (a length that is none) counts as well.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.studio.director import strangers_report
from tests.studio.director.briefs import BRIEFS, Case
from tests.studio.director.enclosed import materials_of
from tests.studio.director.more_briefs import LENGTHS, SHAPES, WITH_FILES
from tui.studio.director.brief import Brief, read_brief
from tui.studio.director.direct import direct
from tui.studio.director.editor import file_lines
from tui.studio.director.plan import Plan, Wishes, house_casting
from tui.studio.speaking import spoken_s
from tui.studio.storyboard import pictures_of

CORPUS = (*BRIEFS, *SHAPES, *WITH_FILES, *LENGTHS)
MUST = frozenset({"length", "orientation", "verbatim script", "named ids"})
"""What has to be understood in 99 of 100 cases; the rest in 90."""


@dataclass(frozen=True)
class Check:
    """One expectation of a case: what it is about, and whether it is met."""

    case: str
    matter: str
    met: bool
    got: object = None


def checks(case: Case) -> Iterator[Check]:
    """Every expectation of a case, looked at."""
    casting = house_casting()
    with tempfile.TemporaryDirectory() as folder:
        materials = materials_of(case, Path(folder))
        brief = read_brief(case.prompt, casting.names, tuple(material.name for material in materials))
        plan = direct(case.prompt, materials, Wishes(), casting)
    for matter, met, got in (*_settings(case, brief), *_substance(case, brief), *_filed(case, brief, plan)):
        yield Check(case.name, matter, met, got)
    offered = (*(item.text for item in brief.substance.said), *(line.text for line in file_lines(materials)))
    if case.target_s and not case.verbatim and sum(map(spoken_s, offered)) >= 0.95 * case.target_s:
        share = plan.storyboard.estimated_s / case.target_s
        yield Check(case.name, "spoken length", 0.9 <= share <= 1.1, round(share, 2))


def _settings(case: Case, brief: Brief) -> Iterator[tuple[str, bool, object]]:
    yield "length", brief.target_s == case.target_s, brief.target_s
    yield "orientation", brief.orientation == case.orientation, brief.orientation
    yield "captions", brief.captions == case.captions, brief.captions
    yield "presenter", brief.presenter.wanted == case.presenter, brief.presenter.wanted
    yield "presenter", brief.presenter.gender == case.presenter_gender, brief.presenter.gender
    yield "voice", brief.voice.gender == case.voice_gender, brief.voice.gender
    if case.presenter_names or case.voice_names:
        met = set(case.presenter_names) <= set(brief.presenter.names) and set(case.voice_names) <= set(
            brief.voice.names
        )
        yield "named ids", met, (brief.presenter.names, brief.voice.names)
    if case.voice_words:
        yield "voice", set(case.voice_words) <= set(brief.voice.words), brief.voice.words
    if case.tone:
        yield "tone", set(case.tone) <= set(brief.tone), brief.tone
    if case.style:
        yield "style", set(case.style) <= set(brief.style), brief.style
    if case.colors:
        yield "colours", brief.colors == case.colors, brief.colors
    if case.audience is not None:
        yield "audience", brief.audience == case.audience, brief.audience
    if case.language is not None:
        yield "language", brief.language == case.language, brief.language


def _substance(case: Case, brief: Brief) -> Iterator[tuple[str, bool, object]]:
    said = tuple(item.text for item in brief.substance.said)
    if case.topic is not None:
        yield "topic", brief.substance.topic == case.topic, brief.substance.topic
    if case.said is not None:
        met = said == case.said if case.exact_said else set(case.said) <= set(said)
        yield ("verbatim script" if case.verbatim else "content"), met, said
    yield "verbatim script", brief.substance.verbatim == case.verbatim, brief.substance.verbatim
    yield "opening", brief.substance.opening == case.opening, brief.substance.opening
    yield "closing", brief.substance.closing == case.closing, brief.substance.closing
    yield "title", brief.substance.title == case.title, brief.substance.title
    yield "on-screen strings", brief.substance.on_screen == case.on_screen, brief.substance.on_screen
    if case.never_said:
        spoken = " ".join(said).lower()
        yield "directions not said", not any(words.lower() in spoken for words in case.never_said), said


def _filed(case: Case, brief: Brief, plan: Plan) -> Iterator[tuple[str, bool, object]]:
    wishes = {(wish.name, wish.place) for wish in brief.files}
    pages = {(wish.name, wish.page) for wish in brief.files}
    if case.file_places:
        yield "files' places", set(case.file_places) <= wishes, wishes
    if case.file_pages:
        yield "files' pages", set(case.file_pages) <= pages, pages
    if case.sourced:
        yield (
            "files said",
            all(f"{name}: " in plan.message and "said" in plan.message for name in case.sourced),
            plan.message,
        )
    seen = {picture.asset_id for scene in plan.storyboard.scenes for picture in pictures_of(scene)}
    if case.shown:
        yield "files seen", {f"asset_{name}" for name in case.shown} <= seen, seen


def main() -> int:
    """Print the share understood of each matter, and what was not; 1 when a share is below its mark."""
    done = [check for case in CORPUS for check in checks(case)]
    missed = [check for check in done if not check.met]
    for check in missed:
        print(f"not understood: {check.case}: {check.matter}: {check.got!r}")
    good = True
    for matter in sorted({check.matter for check in done}):
        mine = [check for check in done if check.matter == matter]
        share = sum(check.met for check in mine) / len(mine)
        mark = 0.99 if matter in MUST else 0.9
        good = good and share >= mark
        print(f"{matter:20} {share:7.1%} of {len(mine):3}, at least {mark:.0%}")
    print(f"{len(CORPUS)} briefs, {sum(bool(case.files) for case in CORPUS)} with files")
    strangers_report.main()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
