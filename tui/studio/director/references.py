"""Which scenes a message means: by number, by place, by what they are about."""

from __future__ import annotations

import re

from tui.studio.director.sentences import keywords
from tui.studio.storyboard import QuoteScene, Scene, Storyboard

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_THING = r"(?:scene|slide|shot|part|section|bit|frame|card)s?"
_ONE = rf"\d{{1,2}}|{'|'.join(_CARDINALS)}"
_NUMBERED = re.compile(
    rf"\b{_THING}\s*(?:number |no\.? |#)?(?P<list>(?:{_ONE})(?:(?:\s*(?:,|and|&|,\s*and|or|"
    rf"with)\s*)(?:{_THING}\s*)?(?:{_ONE})\b)*)"
    rf"(?:\s*(?:-|–|to|through)\s*(?:{_THING}\s*)?(?P<till>{_ONE})\b)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?:the\s+)?(?P<order>last but one|second[- ](?:to[- ])?last|next to last|{'|'.join(_ORDINALS)}|last|final|"
    rf"penultimate|(?P<figure>\d{{1,2}})(?:st|nd|rd|th))"
    rf"(?:\s+(?:and|&)\s+(?:the\s+)?(?P<other>{'|'.join(_ORDINALS)}|last|final))?\s+{_THING}\b",
    re.IGNORECASE,
)
_EDGE = re.compile(
    rf"\bthe\s+(?P<name>opening|intro(?:duction)?|title|closing|ending|outro|end|conclusion|quote|picture|bullets?)"
    rf"(?:\s+{_THING}|\s+card|\s+slide)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"\b(?:the\s+(?:{_THING}|sentence|line|picture|image|photo|stuff)|everything|what (?:it|she|he) says|anything)\s+"
    rf"(?:about|on|with|where|that (?:says|mentions|"
    rf"talks about|shows)|"
    r"which says|mentioning|saying|showing|of)\s+(?P<what>.+?)"
    r"(?=\s+(?:to|before|after|shorter|longer|into|in two|up|down|forward|should|first|last)\b|[,.;]|$)",
    re.IGNORECASE,
)


_BARE_NUMBERS = re.compile(
    r"^(?:(?:remove|delete|drop|cut|take out|swap|switch|merge|join|combine|lose|kill|move)\s+)?#?"
    r"(?P<list>\d{1,2}(?:\s*(?:,|and|&|with)\s*#?\d{1,2})+|(?<=[a-z] )\d{1,2})"
    r"(?=$|[.!?]|\s+(?:the other way|please|can|should|are|in|into|together|up|down|to the|before|after|first|"
    r"last)\b)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    rf"\bthe\s+(?P<edge>first|last|final)\s+(?P<count>\d|{'|'.join(_CARDINALS)})\s+{_THING}\b", re.IGNORECASE
)
_TAKING = re.compile(
    r"^(?:remove|delete|drop|cut|scrap|skip|move|put|swap|switch|exchange|bring|lose|shift|place|kill|ditch|leave|"
    r"take|"
    r"get|no|without)(?: (?:out|rid of|don't need|do not need|want))?\s+(?=\w)|"
    r"^(?:i )?don['’]t (?:think we )?(?:need|want|like)\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|our|its|those|that|these)\s+\w", re.IGNORECASE)
_NOT_SAID = re.compile(
    r"\b(?:captions?|subtitles?|presenter|host|avatar|voice|title|headline|style|music|colou?rs?|pictures?|images?|"
    r"photos?|"
    r"background|pace|length|orientation|font|logo|ending|opening|beginning|end|start|rest|video|changes?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:,|\band\b|\bwith\b|\bfor\b|"
    r"\b(?:right |straight )?after the (?:intro|opening|start|title|beginning)\b|"
    r"\bbefore the (?:end|ending|closing|outro)\b|\bat the (?:very )?(?:start|end|beginning|top|front)\b|"
    r"\b(?:right |directly |straight )?(?:before|after)\b|\bto the\b.*|"
    r"\b(?:should|must|can|has to) (?:come|go|be|stand)\b|"
    r"\b(?:isn't|is not|aren't) needed\b|\b(?:last but one|second to last|right|straight)\b|"
    r"\b(?:pls|plz)\b|\b(?:first|last|up|down|earlier|later|forward|back|out|away|completely|entirely|altogether|"
    r"please|instead)\b)\s*",
    re.IGNORECASE,
)


_MATTERS = (
    (
        "price cost costs fee fees money",
        re.compile(r"[$€£]\s?\d|\b(?:cost|costs|price|priced|pounds?|euros?|dollars?)\b", re.I),
    ),
    (
        "url link website address site web",
        re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}\b(?!\s\w+\.\w)", re.IGNORECASE),
    ),
    ("phone telephone", re.compile(r"\b(?:call|phone)\b|\b\d{3}[ -]\d{3,4}\b", re.IGNORECASE)),
)
"""What people call a thing by which its scene does not say: the price is what costs so much."""
_KINDS = {
    "quote": ("quote", "quotation", "testimonial", "review", "citation"),
    "bullets": ("bullet", "bullets", "list"),
    "number": ("number", "figure", "statistic", "stat"),
    "chart": ("chart", "graph", "diagram"),
    "timeline": ("timeline", "dates"),
    "steps": ("steps",),
    "comparison": ("comparison", "versus"),
    "image_grid": ("grid", "collage"),
}


def _spoken_keywords(scene: Scene) -> frozenset[str]:
    """The words a scene can be called by: its own, those of what it is about, and its kind."""
    called = [name for name, pattern in _MATTERS if pattern.search(scene.narration)]
    return keywords(" ".join([shown_text(scene), *called, *_KINDS.get(scene.kind, ())]))


def scene_of_matter(what: str, board: Storyboard) -> Scene | None:
    """The one scene that some words call by its matter or its own words; None when there is not just one."""
    at = _about(what, board)
    return board.scenes[at - 1] if at else None


def scenes_spoken_of(text: str, board: Storyboard) -> tuple[str, ...]:
    """Ids of the scenes that an order means by what they are about ("move the battery before the price").

    Every thing named must belong to one scene alone, or none is given.
    """
    body = re.sub(r"\s+(?:thing|bit|part|stuff|line|section|scene)s?(?=\W|$)", "", _TAKING.sub("", text))
    parts = [part.strip(" .!?") for part in _BETWEEN.split(body)]
    named = [re.sub(r"^(?:one|thing|bit|part|stuff) (?=\w)", "", part) for part in parts if part]
    if not named or not all(_ARTICLE.match(part) or len(part.split()) == 1 for part in named):
        return ()
    if any(_NOT_SAID.search(part) or len(part.split()) > 5 for part in named):
        return ()
    found = [_wholly_about(part, board) for part in named]
    return tuple(dict.fromkeys(board.scenes[at - 1].scene_id for at in found if at)) if all(found) else ()


def quoted_scenes(text: str, board: Storyboard) -> tuple[str, ...]:
    """Ids of the scenes that show somebody's words, called by whose they are: "Ada's words"."""
    found = re.match(
        r"(?P<who>[A-Z][\w-]+)(?:['’]s? (?:words?|quotes?|quotation|line|sentence|testimonial)\b|[.!]*$)", text.strip()
    )
    quotes = [scene for scene in board.scenes if isinstance(scene, QuoteScene)] if found else []
    return tuple(scene.scene_id for scene in quotes if found and found["who"].lower() in scene.attribution.lower())


def _wholly_about(what: str, board: Storyboard) -> int | None:
    wanted = keywords(what)
    at = _about(what, board)
    return at if at and wanted and wanted <= _spoken_keywords(board.scenes[at - 1]) else None


def number_of(word: str) -> int:
    """The number a figure or number word up to ten stands for."""
    word = word.lower()
    return int(word) if word.isdigit() else _CARDINALS.index(word) + 1


def scenes_meant(text: str, board: Storyboard) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the scenes a text refers to in the order it names them, and references that fit no scene."""
    spots: list[tuple[int, int | None, str]] = []
    for found in _NUMBERED.finditer(text):
        numbers = [number_of(part) for part in re.findall(rf"\b(?:{_ONE})\b", found["list"], re.IGNORECASE)]
        if found["till"]:
            numbers += range(numbers[-1] + 1, number_of(found["till"]) + 1)
        spots += [(found.start(), number, f"scene {number}") for number in numbers]
    for found in _GROUP.finditer(text):
        count, last = number_of(found["count"]), len(board.scenes)
        run = range(1, count + 1) if found["edge"].lower() == "first" else range(last - count + 1, last + 1)
        spots += [(found.start(), at, f"scene {at}") for at in run]
    for found in _ORDINAL.finditer(text):
        spots += [
            (found.start(), _place(word, board), f"the {word} scene")
            for word in (found["order"], found["other"])
            if word
        ]
    spots += [(found.start(), _edge(found["name"], board), found[0]) for found in _EDGE.finditer(text)]
    if not spots and (bare := _BARE_NUMBERS.match(text)):
        numbers = [int(part) for part in re.findall(r"\d{1,2}", bare["list"])]
        spots = [(bare.start("list"), number, f"scene {number}") for number in numbers]
    if not spots:
        spots = [(found.start(), _about(found["what"], board), f"“{found[0]}”") for found in _ABOUT.finditer(text)]
    known: list[str] = []
    unknown: list[str] = []
    for _, number, name in sorted(spots, key=lambda spot: spot[0]):
        if number is not None and 1 <= number <= len(board.scenes):
            known.append(board.scenes[number - 1].scene_id)
        else:
            unknown.append(name)
    return tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown))


def without_references(text: str) -> str:
    """A text without the scenes it names, for reading what is left."""
    for pattern in (_GROUP, _NUMBERED, _ORDINAL, _EDGE):
        text = pattern.sub(" ", text)
    return re.sub(r"\s+", " ", text).strip()


def _place(word: str, board: Storyboard) -> int | None:
    word = word.lower()
    if word in {"last", "final"}:
        return len(board.scenes)
    if word in {"penultimate", "last but one", "next to last"} or re.fullmatch(r"second[- ](?:to[- ])?last", word):
        return len(board.scenes) - 1
    figure = re.match(r"\d+", word)
    return int(figure[0]) if figure else _ORDINALS.index(word) + 1


def _edge(name: str, board: Storyboard) -> int | None:
    kinds = {"quote": "quote", "picture": "picture", "bullet": "bullets", "bullets": "bullets"}
    if name.lower() in kinds:
        matching = [at for at, scene in enumerate(board.scenes, start=1) if scene.kind == kinds[name.lower()]]
        return matching[0] if len(matching) == 1 else None
    return 1 if re.match(r"open|intro|title", name, re.IGNORECASE) else len(board.scenes)


def _about(what: str, board: Storyboard) -> int | None:
    """The one scene that speaks most of something; None when none does, or two as much."""
    wanted = keywords(what)
    scores = [len(wanted & _spoken_keywords(scene)) for scene in board.scenes]
    best = max(scores, default=0)
    return scores.index(best) + 1 if best and scores.count(best) == 1 else None


def shown_text(scene: Scene) -> str:
    """All words of a scene, said and shown."""
    unshown = {"scene_id", "kind", "presenter", "picture", "pictures", "chart", "decimals"}
    return " ".join(_texts(scene.model_dump(exclude=unshown)))


def _texts(value: object) -> list[str]:
    """All texts and figures in a value, however deep."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in _texts(part)]
    if isinstance(value, float):
        return [f"{value:,.10g}"]
    return [str(value)] if value is not None else []
