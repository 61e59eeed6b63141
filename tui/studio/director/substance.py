"""What a prompt says as opposed to how it wants it said: content, script, topic, first and last line, instructions.

A prompt mixes the two freely: "A 30-second introduction to cold brew. Use one part coffee to eight parts water. Use an
upbeat tone. End with: drink it tomorrow." Content is said; instructions are followed and never said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.studio.director.labels import label_of, one_label_a_line, section_piece
from tui.studio.director.letterheads import without_slips, without_trappings
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.scripts import as_labelled
from tui.studio.director.sentences import clean, finished, keywords, split_sentences
from tui.studio.director.speech_acts import judge
from tui.studio.director.topics import bare_topic, within_a_sentence

_BULLET = re.compile(r"^\s*(?:[-*•–—·▪◦‣]\s+|\(?\d{1,2}[.)]\s+|\[[ xX]?\]\s+)")
_SCENE = re.compile(
    r"^\s*(?:#+\s*)?(?:\*\*)?(?:scene|slide|shot|part|section)\s+(\d{1,2}|[a-z]+)\b[^:.\n—–-]*(?:[:.—–-]+\s*|"
    r"$)(?:\*\*)?",
    re.I,
)
_TIME = r"\d{1,2}:\d{2}(?:\.\d+)?"
_TIMESTAMP = re.compile(
    rf"^\s*(?:[\[(]{_TIME}(?:\s*(?:-|–|to)\s*{_TIME})?[\])]|{_TIME}\s*(?:-|–|to)\s*{_TIME}|0?0:\d{{2}}\b)\s*[:–-]?\s*"
)
_STAGE_DIRECTION = re.compile(
    r"\[[^\]\n]{2,80}\]|\((?:cut|pause|beat|smil|laugh|music|sound|show|zoom|fade|pan|camera)[^)\n]{0,80}\)", re.I
)
_QUOTED = re.compile(
    r"„([^„“”\"]{3,})[“”\"]|“([^“”]{3,})”|\"([^\"]{3,})\"|«([^»]{3,})»|(?<![\w'’])'([A-Z][^'\n]{2,80})'(?![\w'’])"
)
_READ_OUT = re.compile(
    r"\b(?:(?:narrator|presenter|avatar|host|voice|him|her|them|[A-Z]\w+) (?:should |must "
    r"|to )?(?:read|say|speak)|^(?:please )?(?:read|say))\b"
    r".{0,40}\b(?:word for word|exactly|verbatim|as (?:it is|written)|nothing else)\b.*:$"
)
"""An order to read out what follows."""
_SHORT_SETTING = re.compile(
    r"(?:presenter|avatar|voice|language|length|duration|run ?time|captions?|subtitles?|orientation|format|"
    r"aspect(?: ratio)?|platform|framing|fonts?|(?:target |intended )?audience)\s*:",
    re.IGNORECASE,
)
"""Settings that take a few words; what follows them in the same line is read for itself."""
_LONGEST_TITLE = 80
"""Letters of a line that may all be the title; of a longer one the first sentence is."""
_HELD = re.compile(r"⟦(\d+)⟧\.?")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to be said: where it stood, and whether it was an item of a list."""

    text: str
    listed: int = 0
    """Number of the list it belongs to, from 1; 0 for running text."""
    scene: int = 0
    """Number of the scene the prompt puts it in, from 1; 0 when it names none."""
    heading: str = ""
    numbered: bool = False
    """Whether its list is numbered."""


@dataclass(frozen=True, slots=True)
class Substance:
    """A prompt taken apart."""

    topic: str = ""
    genre: str = ""
    title: str = ""
    said: tuple[Said, ...] = ()
    verbatim: bool = False
    """Whether `said` is a script to be kept whole and in order."""
    opening: str = ""
    closing: str = ""
    on_screen: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    """Sentences left out because they speak of what the prompt forbids."""
    asks: tuple[str, ...] = ()
    """What the prompt wants explained without saying it; the director has no facts of its own to answer with."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    held: list[str]
    names: tuple[str, ...]
    files: tuple[str, ...]
    pieces: list[tuple[Piece, int, int, str]] = field(default_factory=list)
    section: str = ""
    scene: int = 0
    listing: int = 0
    numbered: set[int] = field(default_factory=set)
    """The lists that are numbered."""
    in_list: bool = False
    heading: str = ""
    first: bool = True

    def restored(self, text: str) -> str:
        """The text with its held quotations put back."""
        return _HELD.sub(self._quotation, text)

    def _quotation(self, found: re.Match[str]) -> str:
        quote = self.held[int(found[1])]
        ended = bool(re.search(r"[.!?…][\"”»]$", quote))
        return quote + ("." if found[0].endswith(".") and not ended else "")

    def quotes_in(self, text: str) -> tuple[str, ...]:
        """What stands in quotation marks in the text, without the marks."""
        return tuple(self.held[int(number)][1:-1].strip() for number in _HELD.findall(text))

    def add(self, piece: Piece) -> None:
        """Keep a piece with where it stood."""
        if piece.text or piece.act is Act.SETTING:
            self.pieces.append((piece, self.listing if self.in_list else 0, self.scene, self.heading))


def read_substance(prompt: str, names: tuple[str, ...] = (), files: tuple[str, ...] = ()) -> Substance:
    """Take a prompt apart.

    Args:
        prompt: What the user wrote.
        names: Names of people and voices that can be cast, so that "Use Maya." is known for an instruction.
        files: Names of the attached files, so that "open on can.png" is known for one too.
    """
    held: list[str] = []
    plain = without_trappings(without_slips(prompt.replace("\r\n", "\n").replace("\r", "\n")))
    text = _hold_quotes(as_labelled(plain), held)
    reading = _Reading(held, names, files)
    for line in _joined_lines(one_label_a_line(text)):
        _read_line(reading, line)
    return _gather(reading)


def _hold_quotes(text: str, held: list[str]) -> str:
    """Put a mark for each quotation, so that stops and labels inside it divide nothing."""

    def hold(found: re.Match[str]) -> str:
        inside = next(part for part in found.groups() if part is not None)
        if len(inside.split()) < 2 and not inside.rstrip().endswith((".", "!", "?")):
            return found[0]
        held.append(f"“{clean(inside)}”")
        ends = inside.rstrip().endswith((".", "!", "?", "…")) and re.match(r"\s*(?:$|\n|\s[A-Z])", text[found.end() :])
        return f"⟦{len(held) - 1}⟧" + ("." if ends else "")

    return _QUOTED.sub(hold, text)


def _joined_lines(text: str) -> list[str]:
    """The lines of a text, with lines that were only wrapped joined again; a blank line stays as an empty one."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        last = lines[-1] if lines else ""
        wrapped = (
            last
            and line
            and not _BULLET.match(raw)
            and not re.search(r"[.!?:;…⟧]$", last)
            and line[:1].islower()
            and len(last) > 40
        )
        if wrapped:
            lines[-1] = f"{last} {line}"
        else:
            lines.append(line)
    return lines


def _read_line(reading: _Reading, line: str) -> None:
    if not line:
        reading.in_list, reading.heading = False, ""
        if reading.section not in {"script", "points"}:
            reading.section = ""
        return
    listed = bool(_BULLET.match(line))
    body = _TIMESTAMP.sub("", _BULLET.sub("", line))
    scene = _SCENE.match(body)
    if scene:
        reading.scene, reading.section, reading.heading = reading.scene + 1, "", ""
        body = body[scene.end() :]
    body = clean(re.sub(r"^#+\s*", "", body) if not listed else body)
    if not body:
        return
    label, rest = label_of(body)
    if label:
        reading.section, body = label, rest
    elif line.startswith("#") and not listed:
        _read_heading(reading, body)
        return
    if listed and not reading.in_list:
        reading.listing += 1
        reading.numbered |= {reading.listing} if re.match(r"\s*\(?\d", line) else set()
    reading.in_list = listed
    if body:
        _read_body(reading, body, listed=listed, labelled=bool(label))
    if label and rest and label not in {"script", "points"}:
        reading.section = ""


def _read_heading(reading: _Reading, body: str) -> None:
    """A Markdown heading names what follows; the first of all names the video."""
    if reading.first:
        reading.add(Piece(Act.TITLE, body))
        reading.first = False
    reading.section, reading.heading = "", body


def _is_short_setting(section: str, body: str) -> bool:
    return section == "setting" and bool(_SHORT_SETTING.match(body))


def _is_more_than_title(section: str, body: str) -> bool:
    """Whether a line that begins with the title goes on with what is to be said."""
    return section == "title" and (len(body) > _LONGEST_TITLE or body.startswith("⟦"))


def _read_body(reading: _Reading, body: str, *, listed: bool, labelled: bool) -> None:
    if reading.section in {"opening", "closing"} and labelled and not reading.quotes_in(body):
        body, rest = _first_sentences(body, 1 if reading.section == "opening" else 2)
    elif labelled and (_is_more_than_title(reading.section, body) or _is_short_setting(reading.section, body)):
        body, rest = _first_sentences(body, 1)
    else:
        rest = ""
    if reading.section:
        for piece in section_piece(reading.section, body, reading.quotes_in(body), reading.names):
            reading.add(Piece(piece.act, reading.restored(piece.text)))
        reading.first = False
        if not rest:
            return
        body = rest
        reading.section = ""
    sentences = split_sentences(body)
    for at, sentence in enumerate(sentences):
        lead_in = sentence.endswith(":") and at == len(sentences) - 1
        before = len(reading.pieces)
        for piece in judge(
            sentence,
            first=reading.first,
            names=reading.names,
            files=reading.files,
            quotes=reading.quotes_in(sentence),
            listed=listed,
        ):
            text = reading.restored(piece.text)
            if lead_in and piece.act is Act.SAY:
                label, _ = label_of(sentence)
                reading.heading = "" if label else text.rstrip(": ")
                continue
            reading.add(Piece(piece.act, text, piece.genre))
        if lead_in and _READ_OUT.search(sentence):
            reading.section = "script"
        # What only says how the video is to be, or greets, does not keep the next sentence from ordering it.
        reading.first = reading.first and _tells_nothing(reading.pieces[before:])


def _tells_nothing(pieces: Sequence[tuple[Piece, int, int, str]]) -> bool:
    return all(piece.act is Act.SETTING for piece, *_ in pieces)


def _first_sentences(body: str, count: int) -> tuple[str, str]:
    """A text's first sentences, and the rest of it."""
    sentences = split_sentences(body)
    return " ".join(sentences[:count]), " ".join(sentences[count:])


def _gather(reading: _Reading) -> Substance:
    acts: dict[Act, list[str]] = {}
    for piece, *_ in reading.pieces:
        acts.setdefault(piece.act, []).append(piece.text)
    scripted = Act.SCRIPT in acts
    wanted = Act.SCRIPT if scripted else Act.SAY
    said = tuple(
        Said(finished(sentence), listed, scene, heading, listed in reading.numbered)
        for piece, listed, scene, heading in reading.pieces
        if piece.act is wanted
        for sentence in split_sentences(_STAGE_DIRECTION.sub("", piece.text))
        if finished(sentence) and re.search(r"\w", sentence)
    )
    banned = acts.get(Act.AVOID, [])
    avoided = tuple(item.text for item in said if any(_speaks_of(item.text, thing) for thing in banned))
    said = tuple(item for item in said if item.text not in avoided)
    topics = [(piece.text, piece.genre) for piece, *_ in reading.pieces if piece.act is Act.TOPIC]
    topic, genre = topics[0] if topics else ("", "")
    told = [reading.restored(text) for text in acts.get(Act.SETTING, ()) if text]
    if len(said) == 1 and not topic and wanted is Act.SAY and not said[0].listed:
        topic = bare_topic(acts[Act.SAY][0])
        told += [acts[Act.SAY][0]] if topic else []
        said = () if topic else said
    return Substance(
        topic=within_a_sentence(topic),
        genre=genre,
        title=_first(acts, Act.TITLE),
        said=said,
        verbatim=scripted,
        opening=finished(_first(acts, Act.OPENING)),
        closing=finished(_first(acts, Act.CLOSING)),
        on_screen=tuple(acts.get(Act.ON_SCREEN, ())),
        instructions=tuple(told),
        avoided=avoided,
        asks=tuple(acts.get(Act.ASK, ())),
    )


def _speaks_of(sentence: str, thing: str) -> bool:
    """Whether a sentence speaks of something that must not be said: all its words, or the name in it."""
    told, meant = keywords(sentence), keywords(thing)
    names = re.findall(r"(?<!^)\b[A-Z][\w'’-]{2,}", thing)
    return bool(meant and meant <= told) or any(re.search(rf"\b{re.escape(name)}\b", sentence) for name in names)


def _first(acts: dict[Act, list[str]], act: Act) -> str:
    return acts.get(act, [""])[0]
