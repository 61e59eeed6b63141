"""The director: a prompt and its files in, a storyboard worth rendering out.

Pure and honest. What is said comes from the prompt and the files, but for the few lines of `framing`, which state
nothing; what cannot be done is told in the message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.api.terms import WORDS_PER_MINUTE, Orientation
from tui.studio.director import comparisons, editor, framing, headlines, kinds, wording
from tui.studio.director.brief import Brief, FileWish, read_brief
from tui.studio.director.cast import Cast, choose_cast
from tui.studio.director.cues import PersonWish
from tui.studio.director.documents import document_title
from tui.studio.director.editor import Cut, Line
from tui.studio.director.first_lines import opened
from tui.studio.director.habits import with_habits
from tui.studio.director.materials import Material, MaterialKind
from tui.studio.director.palette import borrowed
from tui.studio.director.plan import Casting, Plan, Wishes, house_casting
from tui.studio.director.scenes import Plate, assemble, beats, with_edges, with_exact_words, with_grid, with_plates
from tui.studio.director.sentences import capitalised, finished, keywords
from tui.studio.director.series import head_of, is_item
from tui.studio.director.speakers import Speakers, in_their_language, speakers
from tui.studio.director.strangers import Stranger
from tui.studio.director.table_material import chart, drawn_as, stated
from tui.studio.director.titles import title_from, titled
from tui.studio.director.tongues import ordered_in
from tui.studio.notebook import Matter
from tui.studio.pauses import length_s, speech_within_s
from tui.studio.speaking import spoken_words, voiced_s
from tui.studio.storyboard import Picture, Scene, Storyboard

USUAL_S = 60.0
"""Length aimed at when files hold more than a video's worth and the prompt names no length, in seconds."""
LONGEST_S = 180.0
"""Length beyond which the user's own words are cut when the prompt names no length, in seconds."""
FILLED = 0.9
"""The part of the length asked for below which a plan that left sentences out looks for more of them."""
SLACK = 1.1
"""How far past the length asked for a plan may go before anything is left out."""


@dataclass(frozen=True, slots=True)
class Script:
    """What is said: the first line, what lies between, the last line."""

    opening: str
    lines: tuple[Line, ...]
    closing: str
    cut: Cut
    little: bool = False
    """Whether there was nothing to say but the topic's name."""


def direct(prompt: str, materials: Sequence[Material], wishes: Wishes, casting: Casting | None = None) -> Plan:
    """Plan a video.

    Args:
        prompt: What the user wrote.
        materials: The files, in the user's order, as `read_material` gave them.
        wishes: What was chosen by id.
        casting: Who and what can be chosen; the house's own when none is given.

    Returns:
        A storyboard of at least three scenes and the message that presents it.
    """
    casting = casting or house_casting()
    brief = settled_brief(read_brief(prompt, casting.names, tuple(material.name for material in materials)), wishes)
    brief, wishes, habit = with_habits(brief, wishes, casting)
    script = write_script(brief, materials, wishes)
    able = _speakers(prompt, brief, script, wishes, casting)
    cast = choose_cast(brief, able.wishes, able.casting)
    cast = replace(cast, notes=(*cast.notes, able.note) if able.note else cast.notes)
    title = title_of(brief, materials, script)
    taken, no_colours = borrowed(brief.substance.instructions, materials)
    script, scenes = _filled(brief, materials, wishes, script, title, presenter=cast.person is not None)
    board = Storyboard(
        title=title,
        orientation=wishes.orientation or brief.orientation or Orientation.LANDSCAPE,
        look_id=cast.look.look_id if cast.look else None,
        voice_id=cast.voice.voice_id,
        style_id=cast.style.style_id,
        brand_kit_id=wishes.brand_kit_id,
        colors=brief.colors or taken,
        captions=brief.captions is not False,
        target_s=brief.target_s,
        scenes=scenes,
    )
    board = in_their_language(board, cast.voice.language)
    message = _message(board, brief, cast, script, materials)
    return Plan(board, "\n".join(part for part in (message, no_colours, habit) if part))


def _filled(
    brief: Brief, materials: Sequence[Material], wishes: Wishes, script: Script, title: str, *, presenter: bool
) -> tuple[Script, tuple[Scene, ...]]:
    """The script and its scenes; chosen again where fewer scenes than foreseen, with less silence, left room."""
    scenes = draw_up(brief, materials, script, title, presenter=presenter)
    took_s = _length_s(scenes, brief)
    left_out = script.cut.left_of_prompt and not brief.substance.verbatim
    if not brief.target_s or not left_out or took_s >= FILLED * brief.target_s:
        return script, scenes
    longer = write_script(replace(brief, target_s=brief.target_s**2 / took_s), materials, wishes)
    fuller = draw_up(brief, materials, longer, title, presenter=presenter)
    fits = took_s < _length_s(fuller, brief) <= SLACK * brief.target_s
    return (longer, fuller) if fits else (script, scenes)


def _length_s(scenes: Sequence[Scene], brief: Brief) -> float:
    return length_s(len(scenes), sum(voiced_s(scene.narration) for scene in scenes), brief.target_s)


def _speakers(prompt: str, brief: Brief, script: Script, wishes: Wishes, casting: Casting) -> Speakers:
    """Who can speak the script; one of the director's own lines is in the language of the order."""
    ordered = ordered_in(prompt) if script.little and not brief.substance.topic else ""
    if ordered and any(voice.language == ordered for voice in casting.voices):
        return speakers(casting, wishes, (), ordered)
    return speakers(casting, wishes, [script.opening, *(line.text for line in script.lines)], brief.language)


def settled_brief(brief: Brief, wishes: Wishes) -> Brief:
    """The brief with what the user decided when asked."""
    if wishes.whole:
        brief = replace(brief, target_s=None)
    if wishes.target_s:
        # A script that the user wants cut is not to be kept whole any more.
        substance = replace(brief.substance, verbatim=False) if Matter.LENGTH in wishes.settled else brief.substance
        brief = replace(brief, target_s=wishes.target_s, substance=substance)
    if wishes.no_presenter:
        brief = replace(brief, presenter=PersonWish(wanted=False))
    return replace(brief, strangers=tuple(who for who in brief.strangers if not _is_settled(who, wishes)))


def _is_settled(stranger: Stranger, wishes: Wishes) -> bool:
    if stranger.voice:
        return Matter.VOICE in wishes.settled or wishes.voice_id is not None
    return Matter.PRESENTER in wishes.settled or wishes.look_id is not None


def write_script(brief: Brief, materials: Sequence[Material], wishes: Wishes | None = None) -> Script:
    """Choose and order what is said, within the length asked for."""
    substance = brief.substance
    prompt, files = editor.prompt_lines(substance.said), editor.file_lines(materials)
    charted = sum(spoken_words(stated(material.table)) for material in materials if material.table)
    if not prompt and not files and not charted:
        return _script_of_little(brief, materials)
    if substance.verbatim:
        return _framed("", Cut(prompt), substance.closing if not _says(prompt, substance.closing) else "")
    framed = substance.topic and substance.genre != "for"
    spare = framing.opening(substance.topic, substance.genre) if framed else ""
    opening = substance.opening or spare
    fixed = spoken_words(opening) + spoken_words(substance.closing) + charted
    offered = fixed + sum(spoken_words(line.text) for line in (*prompt, *files))
    usual = _usual_s(prompt) * WORDS_PER_MINUTE / 60
    target = _words_in(brief.target_s, (*prompt, *files)) if brief.target_s else usual
    wishes = wishes or Wishes()
    if wishes.whole or offered <= target * SLACK:
        chosen = Cut((*prompt, *files))
    else:
        focus = f"{wishes.focus} {substance.topic} {substance.title}"
        chosen = editor.cut(prompt, files, target - fixed, focus=focus)
    if wishes.focus:
        chosen = replace(chosen, lines=_led_by(wishes.focus, chosen.lines))
    if not substance.opening:
        opening, chosen = opened(substance, chosen, spare)
    return _framed(opening, chosen, substance.closing, substance.title or substance.topic)


def _words_in(target_s: float, lines: Sequence[Line]) -> float:
    """How many words like these a video of so many seconds holds, with the silence around its scenes."""
    text = " ".join(line.text for line in lines)
    words_a_second = spoken_words(text) / voiced_s(text) if text.strip() else WORDS_PER_MINUTE / 60
    return words_a_second * speech_within_s(max(3, round(target_s / 7)), target_s)


def _led_by(focus: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those of the angle taken before the others, where their order is free."""
    wanted = keywords(focus)
    if any(line.scene or line.numbered or kinds.is_step(line.text) or kinds.is_moment(line.text) for line in lines):
        return tuple(lines)
    return tuple(sorted(lines, key=lambda line: not wanted & keywords(line.text)))


def _usual_s(prompt: Sequence[Line]) -> float:
    """Without a length asked for, the user's own words decide it, up to a limit; files fill up to the usual length."""
    own_s = sum(spoken_words(line.text) for line in prompt) * 60 / WORDS_PER_MINUTE
    return min(LONGEST_S, max(USUAL_S, own_s))


def _says(lines: Sequence[Line], text: str) -> bool:
    return bool(text) and any(line.text == text for line in lines)


def _framed(opening: str, chosen: Cut, closing: str, title: str = "") -> Script:
    """Give a script its first and last line: the prompt's, or the first and last of what was chosen."""
    lines = list(chosen.lines)
    held = comparisons.compared([line.text for line in lines], title)
    if not opening and held.start == 0 and held:
        opening = framing.COMPARED
    dated = kinds.moments_in([line.text for line in lines])
    drawn = (dated and dated.start == 0) or (
        lines and (kinds.lists_figures(lines[0].text) or kinds.moments_told(lines[0].text)[1])
    )
    if not opening and lines and _led_in_by(lines[0]):  # the first step, or figure, is one of them
        opening = finished(lines[0].heading)
    if not opening and drawn and len(lines) > 1:  # a timeline or a chart is not to lose its figures to the opening
        opening = finished(capitalised(title)) if title else framing.FIGURES
    if not opening and len(lines) > 1:
        opening = lines.pop(0).text
        held = range(held.start - 1, held.stop - 1)
    goes_on = len(lines) > 2 and kinds.is_step(lines[-1].text) and kinds.is_step(lines[-2].text)
    if (held and held.stop == len(lines)) or (dated and dated.stop == len(lines)) or goes_on:
        closing = closing or framing.GOODBYE
    listing = lines and len(headlines.points_in(lines[-1].text)) > 2  # its points are to be seen
    if not closing and len(lines) > 1 and not (lines[-1].listed or listing) and spoken_words(lines[-1].text) <= 20:
        closing = lines.pop().text
    return Script(opening or framing.NO_TOPIC[0], tuple(lines), closing or framing.GOODBYE, chosen)


def _led_in_by(line: Line) -> str:
    """What leads in to the steps or figures that a line is the first of; empty for any other line."""
    return line.heading if line.numbered or is_item(line.text) else ""


def _script_of_little(brief: Brief, materials: Sequence[Material]) -> Script:
    """A script for a prompt with nothing to say: the topic's name and questions, or the pictures alone."""
    topic = brief.substance.topic
    closing = brief.substance.closing
    if any(material.pictures for material in materials):
        opening = framing.opening(topic, brief.substance.genre) if topic else framing.NO_TOPIC[0]
        return Script(brief.substance.opening or opening, (), closing or framing.GOODBYE, Cut(()), little=True)
    lines = framing.topic_only(topic)
    opening = brief.substance.opening or lines[0]
    return Script(opening, (Line(lines[1]),), closing or lines[2], Cut(()), little=True)


def title_of(brief: Brief, materials: Sequence[Material], script: Script) -> str:
    """The video's title: the prompt's own, its topic, a document's head, or the first sentence."""
    documents = (document_title(material.text) for material in materials if material.pages)
    topic = brief.substance.topic if brief.substance.genre != "for" else ""
    name = brief.substance.title or topic or next((found for found in documents if found), "")
    if brief.substance.title:
        return headlines.headline(name)
    said = [script.opening, *(head_of(line.text) for line in script.lines)]
    plain = [text for text in said if not framing.is_framing(text) and not headlines.quotation(text)[0]]
    shown = next((said_name(material.name) for material in materials if material.pictures), "")
    name = name or (_led_in_by(script.lines[0]) if script.lines else "")
    called = re.search(r"\b(?:called|named|titled)\s+“([^”]{2,48})”", " ".join(said))
    if called and not name:
        return called[1]
    if name or not plain:
        return titled(headlines.headline(name or shown, 48, 32)) or "Untitled"
    sides = comparisons.sides_of(plain[:2])
    asked = comparisons.named_sides(plain[0]) if re.match(r"\W*what\b.*\bdifference", plain[0], re.IGNORECASE) else None
    if asked:
        return titled(" vs ".join(asked))
    return f"{sides[0].title} and {sides[1].title}" if sides else title_from(plain) or "Untitled"


def draw_up(
    brief: Brief, materials: Sequence[Material], script: Script, title: str, *, presenter: bool
) -> tuple[Scene, ...]:
    """The scenes of a script, with every picture in its place; never fewer than three."""
    seen = plates(materials, brief.files)
    edges = {place: plate for place in ("last", "first") for plate in reversed(seen) if plate.place == place}
    inner = [plate for plate in seen if plate not in edges.values()]
    middle = with_grid(beats(script.lines, title), inner) if _wants_grid(brief) and len(inner) > 1 else []
    middle = middle or with_plates(beats(script.lines, title), inner)
    tables = [material for material in materials if material.table]
    if not middle and not tables:
        middle = beats((Line(framing.NO_TOPIC[1]),))
    kicker = (
        "Introduction"
        if brief.substance.genre == "introduction" and "ntroduction" in " ".join(brief.substance.instructions)
        else ""
    )
    scenes = assemble(script.opening, middle, script.closing, title=title, kicker=kicker, presenter=presenter)
    scenes = with_edges(_with_charts(scenes, tables, brief), edges.get("first"), edges.get("last"))
    return with_exact_words(scenes, brief.substance.on_screen)


def _wants_grid(brief: Brief) -> bool:
    """Whether the pictures are wanted beside each other."""
    wanted = r"\b(?:grid|collage|photo wall|side by side|next to each other|(?:all|both) .{0,20}(?:together|at once))\b"
    return any(re.search(wanted, text, re.IGNORECASE) for text in brief.substance.instructions)


def _with_charts(scenes: Sequence[Scene], tables: Sequence[Material], brief: Brief) -> tuple[Scene, ...]:
    """The scenes with a chart for each table, after the scene that speaks most of what it counts."""
    wanted = " ".join(text for text in brief.substance.instructions if re.search(r"\bcharts?|graph|pie\b", text, re.I))
    shown = [drawn_as(scene, wanted) for scene in scenes]
    for number, material in enumerate(tables, start=len(shown) + 1):
        if material.table is None:
            continue
        made = chart(material.table, material.name, f"scene-{number}", wanted)
        about = keywords(f"{made.headline} {made.narration}")
        shared = [len(keywords(scene.narration) & about) for scene in shown[:-1]]
        most = max(shared, default=0)
        at = shared.index(most) + 1 if most else len(shown) - 1
        shown.insert(at, made)
    return tuple(shown)


def plates(materials: Sequence[Material], wishes: Sequence[FileWish] = ()) -> list[Plate]:
    """The pictures to be seen: every image, and of each PDF the page asked for or its best one."""
    found: list[Plate] = []
    for material in materials:
        mine = [wish for wish in wishes if wish.name.lower() in {material.name.lower(), ""}]
        pages = {wish.page for wish in mine if wish.page is not None}
        pictures = [picture for picture in material.pictures if picture.page in pages] or list(material.pictures[:1])
        place = next((wish.place for wish in mine if wish.name and wish.place), "")
        said = said_name(material.name)
        for picture in pictures if material.kind in {MaterialKind.PDF, MaterialKind.IMAGE} else ():
            number = len(found)
            line = finished(said) if said else framing.PICTURE_LINES[min(number, len(framing.PICTURE_LINES) - 1)]
            alt = said or material.name
            found.append(
                Plate(Picture(asset_id=material.asset_id, page=picture.page, alt=alt), keywords(said), place, line)
            )
    return found


def said_name(name: str) -> str:
    """A file's name as words that can be said; empty for names that cameras and programs give."""
    stem = re.sub(r"\.\w{1,5}$", "", name)
    text = re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)).strip()
    if re.search(r"\d{3,}|[0-9a-f]{8,}", text) or not re.search(r"[A-Za-z]{3,}", text):
        return ""
    if re.match(
        r"(?:img|image|dsc|photo|pic|picture|screenshot|screen shot|scan|untitled|download|file|document|asset|"
        r"page)s?\b",
        text,
        re.I,
    ):
        return ""
    return capitalised(text.lower() if text.isupper() else text)


def _message(board: Storyboard, brief: Brief, cast: Cast, script: Script, materials: Sequence[Material]) -> str:
    notes = [
        wording.headline_sentence(board, cast),
        _little_note(brief, script, board),
        "" if script.little else wording.length_note(board, script.cut, verbatim=brief.substance.verbatim),
        wording.files_note(board, materials, script.cut),
        *wording.troubles(materials),
        wording.addresses_note(brief),
        *cast.notes,
        *wording.strangers_notes(brief, cast),
        _asks_note(brief),
        _unmet_note(brief),
        _avoided_note(brief),
        *wording.impossible(brief, board),
    ]
    return "\n".join(note for note in notes if note)


def _little_note(brief: Brief, script: Script, board: Storyboard) -> str:
    if not script.little:
        return ""
    seen = any(scene.kind == "picture" for scene in board.scenes)
    named = brief.substance.topic or brief.substance.title
    what = f"“{named}”" if named else "no topic"
    done = "shows your pictures and says little" if seen else "only opens the subject with questions"
    return (
        f"You gave me {what} and no facts, and I make none up: this {done}. Write the points to make, or attach "
        f"a text or a PDF."
    )


def _unmet_note(brief: Brief) -> str:
    if not brief.unmet:
        return ""
    told = wording.joined([f"“{text.rstrip('.')}”" for text in brief.unmet[:4]])
    return f"I took {told} for directions; I cannot follow them yet, and they are not said."


def _avoided_note(brief: Brief) -> str:
    left = len(brief.substance.avoided)
    return f"I left out {left} sentence{'s' if left > 1 else ''} that spoke of what you want kept out." if left else ""


def _asks_note(brief: Brief) -> str:
    if not brief.substance.asks:
        return ""
    asked = wording.joined([f"“{ask}”" for ask in brief.substance.asks])
    return f"You want {asked} explained; I have no facts on that, so it is left out until you give them."
