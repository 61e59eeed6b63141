"""Whether a sentence tells how a video should be, as opposed to what it should say."""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.sentences import vocabulary, words

STRONG = re.compile(
    r"\b(?:videos?|clip|reel|presenters?|avatars?|narrat(?:or|ion|ed|e)|voice-?\s?overs?|captions?|subtitles?|"
    r"b-?roll|story-?board|on[- ]screen|vertical|portrait|"
    r"landscape orientation|9:16|16:9|tone|viewers?|tik ?tok|instagram|youtube|talking head|motion graphics|"
    r"screen ?play|script|footage|"
    r"attached|attachment|attachments|the (?:pdf|images?|pictures?|photos?|screenshots?|file|files|document|logo))\b",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"\b(?:voice|camera|screen|background|music|soundtrack|fonts?|typeface|colou?rs?|palette|logo|styles?|styling|"
    r"scenes?|slides?|animation|animated|transitions?|"
    r"shots?|images?|pictures?|photos?|visuals?|graphics?|icons?|charts?|language|english|accent|emojis?|jargon|"
    r"hashtags?|audience|bullets?|titles?|text|length|woman|man|person|"
    r"intro|outro|jump cuts?|zoom|fade|faces?|host|speaker|pace|look and feel|page \d+|"
    r"#[0-9a-f]{6})\b",
    re.IGNORECASE,
)
_DIRECTING = re.compile(
    r"^(?:please (?:to )?|also |and |then |but )*(?:use|keep|make|add|show|include|have|let|put|display|render|"
    r"speak|narrate|"
    r"avoid|"
    r"do not|don't|no|without|set|choose|pick|film|shoot|animate|insert|overlay|place|apply|highlight|pan|zoom|voice|"
    r"feature|switch|hide|skip|illustrate|fade|only use|never use|never show|always show)\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    rf"{_DIRECTING.pattern}|^(?:please |also |and |then |but )*(?:give|turn|start|open|begin|end|close|finish|cut|go|"
    rf"present|"
    r"target|aim|design|write|stick|draw|follow|base|summari[sz]e|take|mix|try|ensure|be sure|remove|read)\b",
    re.IGNORECASE,
)
_BARE_ORDER = re.compile(r"^(?:in|for|with|at|only|just|as)\b", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|do|does|did|\w{3,}ed|gets?|makes?|takes?|"
    r"gives?|"
    r"needs?|costs?|runs?|works?|helps?|shows?|keeps?|smiles?|you|we|they)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"^(?:(?:the|this|my|all|each|every|an?)\s+)?(?:[\w-]+ ){0,3}?(?:video|clip|presenter|avatar|narrator|narration|"
    r"voice-?over|voice|tone|style|captions?|subtitles?|music|background|text|script|pace|host|speaker|audience|look|"
    r"mood|"
    r"scenes?|colou?rs?|camera|visuals?|images?|pictures?|graphics?|animations?|transitions?|fonts?|shots?)\s+"
    r"(?:should|must|needs? to|has to|have to|is to|ought to|is for|are for|is aimed|are aimed|is going to)\b",
    re.IGNORECASE,
)
_WHO_DOES = re.compile(
    r"^(?i:please )?(?:(?i:have|let|get|ask) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* (?:to )?(?:present|host|narrate|speak|"
    r"read|explain|do the talking|say (?:exactly|this))\b|(?i:presented|hosted|fronted|narrated|voiced|read|spoken) "
    r"by [A-Z][\w'’. -]+\.?$)"
)
UNSURE = re.compile(
    r"^(?:i'm|i am|we're|we are|i|we)\s+(?:am |are |still |really )*(?:not (?:quite )?sure|unsure|undecided|torn|"
    r"can(?:'t|not) decide|don't know|do not know|haven't decided|have not decided)\b",
    re.IGNORECASE,
)
"""A sentence that leaves a decision open rather than saying something."""
_WHO_SHOULD = re.compile(
    r"\b(?:should|must|can|will|to)\s+(?:present|narrate|host|speak|be (?:the |our |a )?(?:presenter|host|narrator|"
    r"voice))\b",
    re.IGNORECASE,
)
_SUBJECT_IS_WHO = re.compile(
    r"^(?i:please )?(?i:have |let |use |give me |(?:i|we)(?:'d| would)? (?:want|like|need) )?(?i:an?|the|some)"
    r"\s.*?(?i:woman|man|person|lady|guy|presenter|host|narrator)\b|"
    r"^[A-Z]\w+ ",
    re.DOTALL,
)
_IS_CAST = re.compile(
    r"^(?:the |our |my )?(?:selected )?(?:presenter|avatar|narrator|narration|voice-?over|tone|target audience|"
    r"aspect ratio|"
    r"video style|video)\s+(?:is|are|wears|looks|sounds|lasts)\b",
    re.IGNORECASE,
)
_IT_SHOULD = re.compile(
    r"^(?:(?:it|this|everything|and) )?(?:should|must|needs to|has to|ought to)\b.*\b(?:feel|sound|look|seconds?|"
    r"secs?|minutes?|mins?|without sound|vertical|portrait|landscape|for (?:tiktok|instagram|youtube|linkedin))\b",
    re.I,
)
_LENGTH_TOLD = re.compile(
    r"^(?:(?:the|our|total|whole|max(?:imum)?) )*(?:time|length|duration|size|format|run ?time)\b[\w "
    r"]{0,20}\b(?:video|clip|film|reel)\b|"
    r"^(?:the |our |my )?(?:video|clip|film|reel)(?:'s)? (?:length|time|duration|lasts?|runs?|is|will be|of)\b",
    re.IGNORECASE,
)
_KEEP_IT = re.compile(
    r"^(?:please |and )*(?:make|keep|have) (?:it|this|that|things|everything)\b(?P<what>.*)$", re.IGNORECASE | re.DOTALL
)
_MANNER = (
    vocabulary(
        "short brief concise simple snappy tight vertical portrait landscape horizontal positive clear "
        "engaging clean modern punchy entertaining interesting"
    )
    | cues.TONES
)
ATTACHED = re.compile(
    r"\b(?:attached|attachments?|enclosed|uploaded|(?:both|all|these|my|the) (?:two |three )?(?:files|documents|pdfs)|"
    r"the (?:pdf|document|file|files|images?|photos?|pictures?|report|"
    r"notes) (?:i|we) (?:attached|uploaded|sent|added))\b",
    re.I,
)
_FILLER = vocabulary(
    "a an the and or with in for of to on at please about is be it very more no use as style tone voice like by"
)


_LENGTH_WORDS = vocabulary(
    "second seconds sec secs s minute minutes min mins words long length max maximum total under around roughly "
    "video clip "
    "ten fifteen twenty thirty forty forty-five sixty ninety one two three half reels reel shorts stories tiktok "
    "ratio "
    "approx approximately ca circa duration aspect widescreen wide screen phone phones mobile no longer than between "
    "at most least less up not over"
)


def mentions_file(text: str, files: tuple[str, ...]) -> bool:
    """Whether a text names an attached file, or anything that looks like a file's name."""
    return any(name and name.lower() in text.lower() for name in files) or bool(
        re.search(r"\b[\w-]+\.(?:png|jpe?g|gif|webp|pdf|mp4|mp3|wav|srt|txt|md)\b", text, re.I)
    )


def by_stem(text: str, files: tuple[str, ...]) -> list[str]:
    """The files an order calls by their names without the ending: "end on the can", "use the colours of the logo"."""
    pointed = (
        r"(?:open|start|begin|end|close|finish)\w*\s+(?:on|with)|colou?rs?\s+(?:of|from|in)|palette\s+(?:of|from|in)"
    )
    stems = ((name, re.escape(name.rpartition(".")[0] or name)) for name in files if name)
    return [name for name, stem in stems if re.search(rf"\b(?:{pointed})\s+the {stem}\b", text, re.IGNORECASE)]


_SHOT = re.compile(
    r"^(?:then |and )?(?:cut|zoom|pan|fade|dissolve|tilt|track|switch|close-?up|wide shot|establishing shot)\s+"
    r"(?:to|in|out|on|of|over|across|back|from)\b",
    re.IGNORECASE,
)
_COLOURED = re.compile(
    r"#[0-9a-f]{6}\b|^(?:our |the |use |brand |main )*(?:brand )?(?:colou?rs?|palette|fonts?)\b", re.I
)
_POINTS_TO_FILE = re.compile(
    r"\b(?:rest|facts?|more|details?|text|figures?|numbers?|content|everything|all|it|they)\b.*\b(?:in|from|on)\b|"
    r"^see\b",
    re.I,
)
_STARTS_WITH_LENGTH = re.compile(
    r"^(?:about |around |roughly )?[\w-]+[ -](?:seconds?|secs?|minutes?|mins?|s)\b", re.IGNORECASE
)


def _is_direction(sentence: str, files: tuple[str, ...]) -> bool:
    """Whether a short sentence is of shots, colours, or where the material is."""
    if len(sentence.split()) > 14:
        return False
    named = mentions_file(sentence, files)
    return bool(
        _SHOT.match(sentence)
        or _COLOURED.search(sentence)
        or (named and _POINTS_TO_FILE.search(sentence))
        or (named and re.search(r"\b(?:show|use|display|put|insert|cut to|bring up)\b", sentence, re.IGNORECASE))
        or (named and _STARTS_WITH_LENGTH.match(sentence))
    )


_QUALITY = re.compile(
    r"\W*(?:(?:just|only|please|make|render|show me|as|in|at|it|first|for now|but)\s+)*(?:(?:an?|the)\s+)?"
    r"(?:(?:quick|rough)\s+)?"
    r"(?:draft(?:\s+(?:first|quality|version|video|for now|only))*|full[ -]?hd|1080p|720p|540p|"
    r"(?:full|final|normal|standard)\s+quality)(?:,?\s+(?:please|thanks|first))?\W*",
    re.IGNORECASE,
)
"""A sentence that says how sharp the video is to be and nothing else: "A draft first."."""


def is_setting(sentence: str, names: tuple[str, ...], files: tuple[str, ...]) -> bool:
    """Whether a sentence tells how the video should be and not what it should say."""
    kept = _KEEP_IT.match(sentence)
    if kept:
        return _is_manner(kept["what"], names)
    return (
        _is_order(sentence, files)
        or _QUALITY.fullmatch(sentence) is not None
        or _SHOULD.match(sentence) is not None
        or _IT_SHOULD.match(sentence) is not None
        or bool(len(sentence.split()) <= 10 and _LENGTH_TOLD.match(sentence) and cues.length_s(sentence))
        or _IS_CAST.match(sentence) is not None
        or _casts_somebody(sentence, names)
        or _is_direction(sentence, files)
        or _WHO_DOES.match(sentence) is not None
        or UNSURE.match(sentence.replace("’", "'")) is not None
        or is_setting_fragment(sentence, names)
    )


def _is_manner(what: str, names: tuple[str, ...]) -> bool:
    """Whether what "keep it ..." is followed by is a manner: "short and friendly", not "in the fridge"."""
    felt = re.match(r"\s+(?:feel|sound|look|a(?:n)? \w+ (?:video|tone))\b", what, re.IGNORECASE)
    return bool(felt or cues.length_s(what) or STRONG.search(what)) or is_setting_fragment(what.strip(" ."), names)


def _is_order(sentence: str, files: tuple[str, ...]) -> bool:
    """Whether a sentence orders something of a video's making.

    A word that belongs to videos alone is enough after any order; one that also belongs to the world ("camera",
    "screen") needs a short sentence, a verb of directing, and nothing that makes it the viewer's ("your camera").
    """
    short = len(sentence.split()) <= 14
    if ORDER.match(sentence):
        named = STRONG.search(sentence) or mentions_file(sentence, files) or ATTACHED.search(sentence)
        theirs = re.search(r"\byour\b|\S@\S|\bwww\.|https?:", sentence, re.IGNORECASE)
        return bool(named) or (short and not theirs and bool(_DIRECTING.match(sentence) and WEAK.search(sentence)))
    if _BARE_ORDER.match(sentence):
        return short and not TELLS.search(sentence) and bool(STRONG.search(sentence) or cues.length_s(sentence))
    return bool(ATTACHED.search(sentence)) and _first_person(sentence)


def _casts_somebody(sentence: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence says who should present or speak."""
    if len(sentence.split()) > 14:
        return False
    if _WHO_SHOULD.search(sentence) and _SUBJECT_IS_WHO.match(sentence):
        return True
    told = ORDER.match(sentence) or re.search(
        r"\b(?:presents?|narrates?|hosts?|"
        r"speaks?|reads?|voices?)\b",
        sentence,
        re.I,
    )
    return bool(names and told and cues.presenter_wish(sentence, names).names)


def _first_person(sentence: str) -> bool:
    """Whether the user speaks of what they did ("I attached", "see the attached")."""
    return bool(re.match(r"(?:i|i've|we|we've|see|here|please|attached|the attached)\b", sentence, re.IGNORECASE))


def is_setting_fragment(text: str, names: tuple[str, ...]) -> bool:
    """Whether a short text consists of settings only ("Vertical, no captions, upbeat tone", "45s", "deep and slow")."""
    text = re.sub(r"\b(approx|max|min|ca|secs?|mins?)\.", r"\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\bbetween\s+(\S+)\s+and\s+", r"\1 to ", text, flags=re.IGNORECASE)
    parts = [part for part in re.split(r"[,;.]|\b(?:and|but)\b", text) if part.strip()]
    return bool(parts) and len(text.split()) <= 16 and all(_is_setting_part(part.strip(), names) for part in parts)


_TELLING = _MANNER | vocabulary("male female deep vertical tiktok youtube instagram format landscape")
"""Words of which one is enough to make a row of known words a setting."""
_KNOWN = _MANNER | cues.STYLE_WORDS | _TELLING | vocabulary("slow fast high low voice music colours colors")


def _is_setting_part(part: str, names: tuple[str, ...]) -> bool:
    if len(part.split()) > 6:
        return False
    tokens = [word for word in words(part) if word not in _FILLER]
    if not tokens:
        return True
    if (
        cues.captions(part) is not None
        or cues.presenter_wish(part).wanted is False
        or part.lower() in {name.lower() for name in names}
    ):
        return True
    if all(word in _KNOWN for word in tokens):
        return bool(set(tokens) & _TELLING) or len(tokens) < 3
    if re.match(r"(?:16\s?:\s?9|9\s?:\s?16)\b", part) and len(part.split()) <= 5:
        return True
    rest = [word for word in tokens if word not in _KNOWN | _LENGTH_WORDS and not re.match(r"\d", word)]
    return bool(cues.length_s(part) or cues.orientation(part)) and not rest
