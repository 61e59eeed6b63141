"""Edits in the words of many people, written without knowledge of the reader: a held-out part, reported apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.api.terms import Orientation
from tui.studio.director.plan import house_casting
from tui.studio.storyboard import (
    BulletsScene,
    ClosingScene,
    NumberScene,
    QuoteScene,
    StatementScene,
    Storyboard,
    TitleScene,
)

CASTING = house_casting()
PROMPT = (
    "A 45-second video about the seal tour. Grey seals live an hour from the city. The boat leaves at nine from pier "
    "four. There are hot drinks, blankets and binoculars on board. The tour costs 38 pounds. “We saw thirty seals "
    "and one of them waved,” says Ada Finch. Bring a warm hat. Children under five go free. Book at seals.example."
)
TOUR = Storyboard(
    title="The seal tour",
    orientation=Orientation.LANDSCAPE,
    look_id="look_maya_teal_jacket",
    voice_id="voice_heart",
    style_id="style_clean_slate",
    target_s=45,
    scenes=(
        TitleScene(scene_id="a", narration="Grey seals live an hour from the city.", headline="The seal tour"),
        StatementScene(scene_id="b", narration="The boat leaves at nine from pier four.", headline="Nine, pier four"),
        BulletsScene(
            scene_id="c",
            narration="There are hot drinks, blankets and binoculars on board.",
            headline="On board",
            points=("Hot drinks", "Blankets", "Binoculars"),
        ),
        NumberScene(
            scene_id="d", narration="The tour costs 38 pounds.", value=38, unit="pounds", label="the tour costs"
        ),
        QuoteScene(
            scene_id="e",
            narration="“We saw thirty seals and one of them waved,” says Ada Finch.",
            quote="We saw thirty seals and one of them waved",
            attribution="Ada Finch",
        ),
        StatementScene(scene_id="f", narration="Bring a warm hat. Children under five go free.", headline="Warm hat"),
        ClosingScene(scene_id="g", narration="Book at seals.example.", headline="Book at seals.example"),
    ),
)
Check = Callable[[Storyboard], bool]


@dataclass(frozen=True)
class Wished:
    """An edit, the scenes it may change (None for any), and what must hold of the board afterwards."""

    message: str
    meant: Check
    named: str | None = ""
    """Letters of the scenes that may differ or go; every other stays as it was."""


def order(letters: str) -> Check:
    """That the scenes stand in this order; `*` stands for a new one."""
    return lambda board: "".join(s.scene_id if s.scene_id in "abcdefg" else "*" for s in board.scenes) == letters


def now(**fields: object) -> Check:
    """That fields of the board have these values."""
    return lambda board: all(getattr(board, name) == value for name, value in fields.items())


def spoken(letter: str, words: str, *, gone: str = "") -> Check:
    """That a scene says words, and not others any more."""

    def check(board: Storyboard) -> bool:
        said = next((s.narration for s in board.scenes if s.scene_id == letter), "")
        return words in said and not (gone and gone in said)

    return check


def anywhere(words: str) -> Check:
    """That words are said or shown."""
    return lambda board: words in board.model_dump_json()


def every(*checks: Check) -> Check:
    """That all of them hold."""
    return lambda board: all(check(board) for check in checks)


def gender(wanted: str) -> Check:
    """That a man or a woman presents."""

    def check(board: Storyboard) -> bool:
        cast = CASTING.look(board.look_id or "")
        return cast is not None and cast[0].gender == wanted

    return check


def shorter(share: float) -> Check:
    """That fewer words are said than a share of those before."""
    return lambda board: board.spoken_words < share * TOUR.spoken_words


UP, WIDE = Orientation.PORTRAIT, Orientation.LANDSCAPE
STRANGER_REVISIONS: tuple[Wished, ...] = (
    Wished("lose the quote", order("abcdfg"), "e"),
    Wished("can we skip the bit with the blankets?", order("abdefg"), "c"),
    Wished("I don't think we need the hat thing", order("abcdeg"), "f"),
    Wished("kill scene 4", order("abcefg"), "d"),
    Wished("take out 2 and 5", order("acdfg"), "be"),
    Wished("scenes 5-6 can go", order("abcdg"), "ef"),
    Wished("price earlier please, right after the intro", order("adbcefg")),
    Wished("put the quote at the very start", order("eabcdfg"), None),
    Wished("bring the price before the drinks", order("abdcefg")),
    Wished("3 and 4 the other way round", order("abdcefg")),
    Wished("the testimonial should come last but one", order("abcdfeg")),
    Wished("the price went up, it's 42 now", every(spoken("d", "42"), anywhere('"value":42')), "d"),
    Wished("its 40 pounds not 38", every(spoken("d", "40"), anywhere('"value":40')), "d"),
    Wished("pier 6 not pier four", spoken("b", "pier 6", gone="pier four"), "b"),
    Wished(
        "typo: her name is Ada French", every(spoken("e", "Ada French"), anywhere('"attribution":"Ada French"')), "e"
    ),
    Wished(
        "say boat trip instead of tour everywhere",
        every(spoken("d", "boat trip"), now(title="The seal boat trip")),
        None,
    ),
    Wished("the boat leaves at half past nine", spoken("b", "half past nine"), "b"),
    Wished("scene 6: Dress warm. Under fives are free.", spoken("f", "Dress warm. Under fives are free."), "f"),
    Wished("mention the car park is free", anywhere("car park is free"), ""),
    Wished(
        "also say that dogs are welcome, after the drinks", every(order("abc*defg"), anywhere("ogs are welcome")), ""
    ),
    Wished("add a line at the end saying see you on the water", anywhere("ee you on the water"), "g"),
    Wished("end on: The seals are waiting.", spoken("g", "The seals are waiting."), "g"),
    Wished("new first line: Have you ever been waved at by a seal?", every(anywhere("waved at by a seal?")), "a"),
    Wished("the url is wrong, should be sealtour.example", spoken("g", "sealtour.example"), "g"),
    Wished("make it way shorter", shorter(0.8), None),
    Wished("half as long", shorter(0.65), None),
    Wished("too long. 10 seconds max", every(now(target_s=9), shorter(0.75)), None),
    Wished("can it be under 15s?", every(now(target_s=13.5), shorter(1.0)), None),
    Wished("i want it for tiktok", now(orientation=UP)),
    Wished("flip it to portrait", now(orientation=UP)),
    Wished("9:16 pls", now(orientation=UP)),
    Wished("a guy instead of a woman", gender("male")),
    Wished("swap the lady for a man", gender("male")),
    Wished("different person", lambda b: b.look_id not in {None, TOUR.look_id}),
    Wished("Henrik should host", lambda b: b.look_id is not None and "henrik" in b.look_id),
    Wished("no talking head, just voice", now(look_id=None), None),
    Wished("get rid of the presenter", now(look_id=None), None),
    Wished("turn off subtitles", now(captions=False)),
    Wished("no text at the bottom", now(captions=False)),
    Wished("speak a little slower", lambda b: b.pace < 1),
    Wished("she talks too fast", lambda b: b.pace < 1),
    Wished("a bit quicker", lambda b: b.pace > 1),
    Wished("another voice, lower", lambda b: b.voice_id != TOUR.voice_id),
    Wished("make it #004488", lambda b: b.colors[:1] == ("#004488",)),
    Wished("our brand colour is navy, use it", lambda b: bool(b.colors)),
    Wished("green please", lambda b: bool(b.colors)),
    Wished("darker look", lambda b: b.style_id != TOUR.style_id),
    Wished("less corporate, more playful", lambda b: b.style_id != TOUR.style_id),
    Wished("title should be Meet the Seals", now(title="Meet the Seals"), "a"),
    Wished("call the video 'An hour away'", now(title="An hour away"), "a"),
    Wished("rename scene 3 to What's on board", lambda b: "What's on board" in b.scenes[2].model_dump_json(), "c"),
    Wished("drop the binoculars from the list", spoken("c", "", gone="binoculars"), "c"),
    Wished("add lifejackets to the list of things on board", anywhere("ifejackets"), "c"),
    Wished("love it but vertical and lose the quote", every(now(orientation=UP), order("abcdfg")), "e"),
    Wished(
        "ok couple of things, 1) no captions 2) price is 42 3) cut the hat",
        every(now(captions=False), spoken("d", "42"), order("abcdeg")),
        "df",
    ),
    Wished("keep everything but make the ending 'Come aboard.'", spoken("g", "Come aboard."), "g"),
    Wished("merge scenes 2 and 3", lambda b: len(b.scenes) == 6, "bc"),
    Wished("split scene 6 in two", lambda b: len(b.scenes) == 8, "f"),
    Wished("show the price as plain text, not as a big number", lambda b: b.scenes[3].kind == "statement", "d"),
    Wished(
        "compare the tour and the ferry: the ferry costs 60 pounds, the tour costs 38",
        anywhere('"kind":"comparison"'),
        None,
    ),
)
