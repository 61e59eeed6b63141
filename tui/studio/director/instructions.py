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
    r"hashtags?|audience|bullets?|titles?|text|words?|length|"
    r"intro|outro|jump cuts?|zoom|fade|people|faces?|person|woman|man|host|speaker|pace|look and feel|page \d+|"
    r"#[0-9a-f]{6})\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"^(?:please |also |and |then |but )*(?:use|keep|make|add|show|include|have|let|put|display|render|speak|narrate|"
    r"avoid|do not|don't|no|without|with|in|for|give|set|choose|"
    r"pick|film|shoot|animate|insert|overlay|place|turn|start|open|begin|end|close|finish|cut|go|voice|present|"
    r"target|aim|design|write|stick|feature|draw|apply|follow|switch|"
    r"base|summari[sz]e|take|mix|try|ensure|be sure|skip|hide|remove|never|always|only|just|highlight|pan|zoom)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"^(?:the|this|my|our|your|all|each|every)?\s*(?:\w+ )?(?:video|clip|presenter|avatar|narrator|narration|voice|"
    r"tone|style|captions?|music|background|text|script|pace|host|speaker|audience|"
    r"look|mood|scenes?|colou?rs?|target audience)\b[^.]*\b(?:should|must|needs? to|has to|have to|is to|ought|"
    r"is for|are for|is aimed|will be shown|goes on|is going)\b",
    re.IGNORECASE,
)
_IT_SHOULD = re.compile(
    r"^(?:it|this|everything)(?:'s| is| should| must| needs to| has to)\b.*\b(?:feel|sound|look|seconds?|minutes?|"
    r"vertical|portrait|landscape|for (?:tiktok|instagram|youtube|linkedin))\b",
    re.I,
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
    r"\b(?:attached|attachments?|enclosed|uploaded|the (?:pdf|document|file|files|images?|photos?|pictures?|report|"
    r"notes) (?:i|we) (?:attached|uploaded|sent|added))\b",
    re.I,
)
_FILLER = vocabulary(
    "a an the and or with in for of to on at please about is be it very more no use as style tone voice like by"
)


def mentions_file(text: str, files: tuple[str, ...]) -> bool:
    """Whether a text names an attached file, or anything that looks like a file's name."""
    return any(name and name.lower() in text.lower() for name in files) or bool(
        re.search(r"\b[\w-]+\.(?:png|jpe?g|gif|webp|pdf|mp4|mp3|wav|srt|txt|md)\b", text, re.I)
    )


def is_setting(sentence: str, names: tuple[str, ...], files: tuple[str, ...]) -> bool:
    """Whether a sentence tells how the video should be and not what it should say."""
    kept = _KEEP_IT.match(sentence)
    if kept:
        return bool(_MANNER & set(words(kept["what"])) or cues.length_s(kept["what"]) or STRONG.search(kept["what"]))
    short = len(sentence.split()) <= 14
    ordered = ORDER.match(sentence) is not None
    if ordered and (STRONG.search(sentence) or mentions_file(sentence, files) or (short and WEAK.search(sentence))):
        return True
    if (
        _SHOULD.match(sentence)
        or _IT_SHOULD.match(sentence)
        or (ATTACHED.search(sentence) and (ordered or _first_person(sentence)))
    ):
        return True
    if (
        names
        and short
        and cues.presenter_wish(sentence, names).names
        and (ordered or re.search(r"\b(?:present|narrat|host|speak|read|voice)", sentence, re.I))
    ):
        return True
    return is_setting_fragment(sentence, names)


def _first_person(sentence: str) -> bool:
    """Whether the user speaks of what they did ("I attached", "see the attached")."""
    return bool(re.match(r"(?:i|i've|we|we've|see|here|please|attached|the attached)\b", sentence, re.IGNORECASE))


def is_setting_fragment(text: str, names: tuple[str, ...]) -> bool:
    """Whether a short text consists of settings only ("Vertical, no captions, upbeat tone", "45s", "deep and slow")."""
    parts = [part for part in re.split(r"[,;.]|\band\b", text) if part.strip()]
    return bool(parts) and len(text.split()) <= 16 and all(_is_setting_part(part.strip(), names) for part in parts)


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
    known = (
        _MANNER
        | cues.STYLE_WORDS
        | {
            "male",
            "female",
            "deep",
            "slow",
            "fast",
            "high",
            "low",
            "voice",
            "vertical",
            "tiktok",
            "youtube",
            "instagram",
            "format",
            "music",
            "colours",
            "colors",
        }
    )
    if all(word in known or word == "landscape" for word in tokens):
        return (
            bool(
                set(tokens)
                & (
                    _MANNER
                    | {"male", "female", "deep", "vertical", "tiktok", "youtube", "instagram", "format", "landscape"}
                )
            )
            or len(tokens) < 3
        )
    return bool(cues.length_s(part) or cues.orientation(part)) and len(tokens) <= 3
