"""Labelled parts of a prompt: "Script:", "Tone:", "End with:", and what their lines are for."""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.asides import script_and_settings
from tui.studio.director.instructions import is_setting, is_setting_fragment
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.tongues import in_english

_AS_IT_IS = (
    r"(?:word[- ]for[- ]word|verbatim|exactly(?: as (?:(?:it is|it's|i wrote it|written)(?: here)?|is))?|"
    r"as (?:it is |it's )?written|as is|unchanged|without (?:any )?changes?)"
)
_WHOLE_SCRIPT = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))[^\S\n]*(?:please\s+|now\s+)?"
    r"(?:use|read|say|speak|narrate|voice|follow|keep|stick to)\s+(?:out\s+)?(?:exactly\s+)?"
    r"(?:(?:the|this|my|these|only|following)\s+)*"
    r"(?:(?:script|text|words?|copy|narration|voice-?over|it|this|following)\b)?(?:\s+below)?,?\s*"
    rf"{_AS_IT_IS}(?:,?\s+please)?\s*[.:]\s*(?=[^\s\"“„«\'])"
    rf"|(?<=[.!?]\s)(?:the |my )?script,?\s+{_AS_IT_IS}\s*:\s*(?=[^\s\"“„«\'])",
    re.IGNORECASE,
)


_LAST_SENTENCE = re.compile(r"(?<=[.!?\n])\s*[^.!?\n]+[.!?]*\s*$")


def with_script_labelled(prompt: str) -> str:
    """A prompt in which the order to say what follows as it is stands as a label: "Use this script word for word."."""
    found = _WHOLE_SCRIPT.search(prompt)
    if not found:
        return prompt
    script, settings = _parted(prompt[found.end() :])
    return f"{prompt[: found.start()].rstrip()}\n{settings}\nScript, word for word:\n{script}".lstrip()


def _parted(text: str) -> tuple[str, str]:
    """A script, and the settings that were written after it: "Make it vertical, 30 seconds"."""
    rest, settings = text.rstrip(), ""
    while (last := _LAST_SENTENCE.search(rest)) and _is_order_for_it(last[0]):
        rest, settings = rest[: last.start()].rstrip(), f"{last[0].strip()} {settings}"
    return rest, settings.strip()


def _is_order_for_it(sentence: str) -> bool:
    told = cues.length_s(sentence) or cues.orientation(sentence) or cues.presenter_wish(sentence).wanted is False
    return bool((told or cues.captions(sentence) is not None) and is_setting(sentence.strip(), (), ()))


_LABELS = {
    "script": (
        r"(?:(?:the |my |full |exact |video )*script|vo|v\.o\.?|voice-?\s?over(?: script)?|narration|"
        r"narrator(?: says)?|host|(?:the )?voice(?:-?\s?over)? says|spoken(?: text)?|dialogue|(?:presenter|"
        r"avatar) says|"
        r"say(?: exactly)?|word for word|verbatim)"
        r"(?: \(verbatim\)| \(vo\))?"
    ),
    "title": r"(?:video )?(?:title|headline)",
    "topic": r"topic|subject|about",
    "points": (
        r"(?:the |my |our |some )?(?:key |main |talking )?(?:points?|facts?|content|messages?|takeaways|details|"
        r"info(?:rmation)?|agenda|highlights)(?: to (?:make|cover|include|mention))?|what to say|"
        r"supporting(?: points| messages| facts)?|what (?:should|must) be in it|what to cover|must[- ](?:haves?|"
        r"include)|"
        r"(?:please )?(?:include|cover|mention)(?: (?:these|the following)(?: points| facts)?)?"
    ),
    "on screen": (
        r"(?:exact )?(?:on[- ]?screen(?: text| words| strings)?|text on screen|lower[- ]thirds?|title cards?|supers?|"
        r"supers? text|end cards?)"
    ),
    "closing": (
        r"cta|call[- ]to[- ]action|(?:end|close|finish|conclude) (?:with|on|by saying)|closing(?: line)?|outro|"
        r"ending|last line|(?:zum |am )(?:schluss|ende)|(?:à la fin|pour finir|conclusion)|(?:al final|para "
        r"(?:terminar|"
        r"acabar)|cierre)|last words|last (?:frame|screen|scene|card)|final (?:frame|screen|words)|sign[- ]off"
    ),
    "opening": r"hook|intro|opening(?: line)?|(?:open|start|begin) (?:with|by saying)|first line",
    "avoid": (
        r"(?:please )?(?:(?:must|should|do|can) ?not|don['’]t|never) (?:mention|say|include|show|use|talk about)|"
        r"(?:must|should)n['’]t (?:mention|say|include)|avoid|not to (?:mention|include)|(?:do )?no(?:t)? mention(?: "
        r"of)?|"
        r"off[- ]limits|taboo|don['’]ts"
    ),
    "setting": (
        r"(?:target |intended )?audience|tone(?: of voice)?|style|visual style|length|duration|run ?time|format|voice|"
        r"presenter|avatar|captions?|subtitles?|music|sound|language|orientation|aspect(?: ratio)?|colou?rs?|palette|"
        r"fonts?|mood|background|visuals?|visual notes|platform|pace|pacing|look|setting|camera|b-?roll|shots?|action|"
        r"goal|purpose|channel|framing|brand|instructions?|requirements?|note to editor|graphics?|animation|genre|"
        r"video|sfx|client|project|deliverables?|deadline|budget|agency"
    ),
}
_LABEL = tuple(
    (
        name,
        re.compile(
            rf"^(?:\*\*)?(?:{pattern})(?:\*\*)?(?:\s*[,(]?\s*(?:exactly|verbatim|word for word|these "
            rf"words)\)?)?\s*[:=](?!//)(?:\*\*)?\s*",
            re.IGNORECASE,
        ),
    )
    for name, pattern in _LABELS.items()
)
_CALL = re.compile(
    r"^(?:an? |the )?(?:strong |clear |short )?(?:call[- ]to[- ]action|cta)\s*(?:to|:|that says|saying|"
    r"for)?\s*(?P<what>.*)$",
    re.IGNORECASE | re.DOTALL,
)


_SCRIPT_AHEAD = re.compile(
    rf"(?<=[.!?:”\"⟧])[ \t]+(?=(?:{_LABELS['script']}|{_LABELS['on screen']})\s*:\s)", re.IGNORECASE
)


def one_label_a_line(text: str) -> str:
    """A text in which a script, or words for the screen, begin a line of their own."""
    return _SCRIPT_AHEAD.sub("\n", text)


def label_of(line: str) -> tuple[str, str]:
    """The section a line opens ("Script:", "Tone:", "End with:") and what follows; empty when it opens none."""
    for name, pattern in _LABEL:
        found = pattern.match(line)
        if found:
            rest = line[found.end() :].strip()
            return name, line.strip() if name == "setting" and rest else rest
    return "", line


def section_piece(section: str, body: str, quotes: tuple[str, ...], names: tuple[str, ...]) -> list[Piece]:
    """What a line inside a labelled section is for."""
    if section in {"avoid", "setting"}:
        return _unsaid(section, body)
    if section == "script" and (pieces := _script_pieces(body, quotes, names)):
        return pieces
    if section == "on screen":
        return [Piece(Act.ON_SCREEN, text) for text in quotes or _listed_strings(body)]
    if section == "closing":
        return closing_pieces(body, quotes)
    if section == "points":
        return _points(body, quotes, names)
    acts = {"script": Act.SCRIPT, "title": Act.TITLE, "topic": Act.TOPIC, "opening": Act.OPENING}
    text = quotes[0] if len(quotes) == 1 and body.startswith("⟦") else body
    return [Piece(acts[section], text.strip().rstrip(".") if section in {"title", "topic"} else text)]


def _unsaid(section: str, body: str) -> list[Piece]:
    """A line that is not said: a setting, with its label ("Voice: deep"), or what must not be spoken of."""
    if section == "setting":
        return [Piece(Act.SETTING, in_english(body) or body)]
    return [Piece(Act.AVOID, text) for text in re.split(r"\s*[,;.]\s*|\s+(?:and|or)\s+", body) if text]


def _points(body: str, quotes: tuple[str, ...], names: tuple[str, ...]) -> list[Piece]:
    """What is to be said of a line of points, without the settings after them; semicolons part points."""
    said, told = (body, []) if quotes else script_and_settings(body, names)
    parts = [f"{part.strip(' .')}." for part in said.split(";") if part.strip(" .")] if ";" in said else [said]
    return [*(Piece(Act.SAY, part) for part in parts), *(Piece(Act.SETTING, text) for text in told)]


def _script_pieces(body: str, quotes: tuple[str, ...], names: tuple[str, ...]) -> list[Piece]:
    """A script's line that is not all script: settings of the voice, or settings after the words."""
    if is_setting_fragment(body, names):
        return [Piece(Act.SETTING, f"narration voice: {body}")]
    script, told = ("", []) if quotes else script_and_settings(body, names)
    return [Piece(Act.SCRIPT, script), *(Piece(Act.SETTING, text) for text in told)] if told else []


def _listed_strings(body: str) -> tuple[str, ...]:
    parts = re.split(r"\s*[;|/]\s+|\s*,\s+(?=[\"'“A-Z])", body)
    return tuple(part.strip(" .\"'“”") for part in parts if part.strip(" .\"'“”"))


def closing_pieces(what: str, quotes: tuple[str, ...]) -> list[Piece]:
    """The last line out of what follows "end with"; a call to action to do a thing becomes the thing to do."""
    if quotes:
        return [Piece(Act.CLOSING, quotes[0])]
    call = _CALL.match(what)
    if call:
        return [Piece(Act.CLOSING, call["what"])] if len(call["what"].split()) > 1 else [Piece(Act.SETTING, what)]
    return [Piece(Act.CLOSING, what)]
