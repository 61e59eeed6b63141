"""The words by which a prompt says how a video should be, apart from what it should say.

Each reader takes a piece of text and gives what it asks for, or nothing. They are applied to instructions only: "boil
it for three minutes" inside a recipe is not the video's length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.api.terms import WORDS_PER_MINUTE, Orientation
from tui.studio.director.sentences import vocabulary

_SMALL_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_UNITS = {word: value for value, word in enumerate(_SMALL_NUMBERS)}
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * value for value, word in enumerate(_TEN_WORDS, start=2)}
_NUMBER = (
    r"\d+(?:[.,]\d+)?|(?:"
    + "|".join(_TENS)
    + r")(?:[- ](?:"
    + "|".join(_SMALL_NUMBERS[1:10])
    + r"))?|"
    + "|".join(_UNITS)
    + r"|half an?|half|an?\b"
)
_DURATION = re.compile(
    rf"(?<![\w$€£.,])(?:(?P<low>{_NUMBER})(?:\s*(?:to|or)\s+|(?<=\d)(?:\s*[-–]\s*|\s+and\s+)))?"
    rf"(?P<number>{_NUMBER})(?P<half>\s+and a half)?[\s-]*"
    r"(?P<unit>seconds?|secs?|s\b|minutes?|mins?|(?-i:m)\b|words?)(?P<tail>\s+and a half)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2}):([0-5]\d)\b(?!\s*(?:[ap]\.?m|o'clock))", re.IGNORECASE)
_CAP = re.compile(
    r"(?:under|below|less than|at (?:the )?most|max(?:imum|\.)?(?: of)?|(?:no|not) (?:more|longer) than|up to|"
    r"shorter than|not over|within|<=?|≤)\s*:?\s*$",
    re.IGNORECASE,
)

_CAP_AFTER = re.compile(
    r"\s*,?\s*(?:\(?(?:max(?:imum|\.)?|tops|at (?:the )?most|or (?:less|shorter|under|so max)|limit|no (?:more|"
    r"longer))\b)",
    re.IGNORECASE,
)

_PORTRAIT = re.compile(
    r"\b(?:vertical(?:ly)?|portrait(?! of\b)|9\s?[:x×]\s?16|tik\s?tok|(?:instagram |insta )?reels?|insta(?:gram)?|"
    r"(?:youtube )?shorts|"
    r"stories|story format|snapchat|1080\s?[x×]\s?1920|720\s?[x×]\s?1280|(?:for|on) (?:a )?(?:phones?|mobiles?)|"
    r"upright|tall (?:format|video|one))\b",
    re.IGNORECASE,
)
_LANDSCAPE = re.compile(
    r"(?:^|,\s*|\()wide(?=\s*(?:[,.;)]|$))|\b(?:landscape(?! of\b)|horizontal(?:ly)?|16\s?[:x×]\s?9|wide\s?screen|"
    r"youtube(?! shorts)|1920\s?[x×]\s?1080|"
    r"1280\s?[x×]\s?720)\b",
    re.IGNORECASE,
)
_CAPTIONS_OFF = re.compile(
    r"\b(?:(?:no|without|hide|remove) (?:the )?(?:text|words|letters) (?:at the bottom|below|underneath)|"
    r"(?:no|without|hide|remove|drop|disable|skip|turn off|switch off|don't (?:show|use|add|burn in)|"
    r"do not (?:show|use|add))"
    r"(?:\s+(?:the|any|burnt-in))*\s+(?:captions?|subtitles?)|(?:captions?|subtitles?)(?:\s+(?:are|"
    r"should be))?[:\s]+(?:off|none|no)\b)",
    re.IGNORECASE,
)
_CAPTIONS_ON = re.compile(r"\b(?:captions?|subtitles?|captioned|subtitled)\b", re.IGNORECASE)
_NO_PRESENTER = re.compile(
    r"\b(?:(?:no|without|remove|drop|hide|skip|lose|get rid of|ditch|kill|"
    r"(?:do not|don't) (?:use|show|have|include|add|want))"
    r"(?:\s+(?:an?|the|any))?\s+(?:on-?(?:screen|camera) )?"
    r"(?:presenter|avatar|host|person|people|face|faces|speaker|talking head|human|robot)s?|"
    r"(?:voice[- ]?over|narration|audio|voice|text)[- ]only|"
    r"(?:just|only) (?:an? |the )?(?:voice[- ]?over|narration|voice)|"
    r"(?:don't|do not) (?:want|need|have) to see (?:anybody|anyone|any person|a person|people|a face|faces)|"
    r"(?:nobody|no one|no-one) (?:should|must) be (?:seen|visible|shown)|"
    r"(?:nobody|no one|no-one) (?:talking |speaking |seen |standing )?(?:on (?:the )?(?:screen|"
    r"camera)|in (?:the )?picture|visible|to be seen)|"
    r"faceless|just (?:the )?(?:photos|pictures)(?: and (?:an? |the )?(?:voice|narration))?|"
    r"(?:presenter|avatar)[:\s]+(?:off|none|no)\b)",
    re.IGNORECASE,
)
_FEMALE = re.compile(r"\b(?:woman|female|lady|girl|women|her|she)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:man|male|guy|gentleman|boy|men|his|he)\b", re.IGNORECASE)
_OLD = re.compile(
    r"\b(?:older|old|elderly|senior|grey-?haired|in (?:his|her|their) (?:fifties|sixties|seventies|50s|60s|70s))\b",
    re.I,
)
_YOUNG = re.compile(r"\b(?:younger|young|teen(?:age)?|in (?:his|her|their) (?:twenties|20s))\b", re.IGNORECASE)
_VOICE = re.compile(r"\b(?:voices?|voice-?over|narrator|narration|narrated)\b", re.IGNORECASE)
_PRESENTER = re.compile(
    r"\b(?:presenter|avatar|host|speaker|person|anchor|woman|man|lady|guy|presented|hosted|some(?:one|body))\b",
    re.IGNORECASE,
)

_PRESENTS = re.compile(r"\b(?:presents?|presenting|hosts?|hosting|explains?|on camera)\b", re.IGNORECASE)

TONES = vocabulary(
    "upbeat friendly warm calm serious professional formal casual playful fun funny energetic energising "
    "energizing "
    "inspiring inspirational cheerful confident conversational dramatic relaxed soothing gentle exciting excited bold "
    "urgent authoritative educational informative light humorous witty optimistic snappy punchy cosy cozy empathetic "
    "inviting welcoming sincere quiet lively enthusiastic neutral simple trustworthy hopeful motivational"
)
"""Adjectives that say how a video should feel."""

STYLE_WORDS = vocabulary(
    "minimal minimalist clean modern dark light bright colourful colorful corporate retro vintage elegant "
    "luxury playful "
    "bold editorial newspaper cinematic neon pastel nature natural organic tech technical futuristic handmade sketch "
    "paper "
    "warm cool monochrome flat gradient academic medical futurist classic serif blueprint chalk night sunny cosy cozy "
    "professional business startup premium soft fresh green blue red orange purple black white gold"
)
"""Adjectives that say how a video should look."""

_VOICE_WORDS = vocabulary(
    "deep low bright high warm soft calm young old mature energetic slow fast clear gentle crisp rich "
    "authoritative friendly "
    "cheerful british american lively raspy"
)


@dataclass(frozen=True, slots=True)
class PersonWish:
    """Who should present, or with which voice, as far as the prompt says."""

    wanted: bool | None = None
    """True when asked for, False when not wanted, None when nothing is said."""
    names: tuple[str, ...] = ()
    gender: str = ""
    age: str = ""
    words: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to choose by."""
        return bool(self.names or self.gender or self.age or self.words)


def _value(number: str) -> float:
    number = number.lower().replace(",", ".")
    if number.startswith("half"):
        return 0.5
    if number in {"a", "an"}:
        return 1.0
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        return float(number)
    return float(sum(_TENS.get(part, _UNITS.get(part, 0)) for part in re.split(r"[- ]", number)))


def _seconds(found: re.Match[str]) -> float:
    unit, value = found["unit"].lower(), _value(found["number"])
    if found["low"] and not re.fullmatch(r"an?", found["low"], re.IGNORECASE):
        value = (_value(found["low"]) + value) / 2
    value += 0.5 if found["half"] or found["tail"] else 0.0
    if unit.startswith("word"):
        return value * 60 / WORDS_PER_MINUTE
    return value * 60 if unit.startswith("m") else value


_CORRECTED = re.compile(
    r"^.*?\b(?:well,? (?:maybe|make it|no)|no,? wait|wait,? no|or rather|scratch that|i mean|make that|on second "
    r"thoughts?|(?:actually|sorry|oh|hm+),? (?:no\b,?|make it|rather|better)|no,? (?:make|it's|rather|better)|"
    r"correction)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Where somebody changes their mind; what they say after it counts."""
_OF_A_VIDEO = re.compile(
    r"[\s-]*(?:long[\s-]+)?(?:\w+[\s-]+){0,2}?(?:videos?|clips?|films?|reels?|ads?|spots?|explainers?|promos?)\b",
    re.IGNORECASE,
)


def _corrected(text: str) -> str:
    """A text whose writer changed their mind in the middle, from there on; else from the length tied to the video."""
    mind = _CORRECTED.match(text)
    if mind and _DURATION.search(text[mind.end() :]):
        return text[mind.end() :]
    found = list(_DURATION.finditer(text))
    tied = [one for one in found if _OF_A_VIDEO.match(text, one.end())]
    return (
        text[tied[0].start() :] if len(found) > 1 and tied and tied[0] is not found[0] and _apart(text, found) else text
    )


def _apart(text: str, found: list[re.Match[str]]) -> bool:
    """Whether lengths are not parts of one ("one minute and twenty seconds")."""
    between = text[found[0].end() : found[1].start()]
    return not re.fullmatch(r"\s*(?:and|,)?\s*", between)


_PART_OF_A_MINUTE = re.compile(r"\b(?P<three>three[- ])?(?:an? )?quarters? of a minute\b", re.IGNORECASE)


def changes_mind(text: str) -> bool:
    """Whether a text takes back what was said before it: "actually no, make it 40 seconds"."""
    return _CORRECTED.match(text) is not None


def _counted(text: str) -> str:
    """A text with quarters of a minute as seconds."""
    return _PART_OF_A_MINUTE.sub(lambda part: f"{45 if part['three'] else 15} seconds", text)


def length_s(text: str) -> float | None:
    """The length a piece of instruction asks for, in seconds; words count at the planning rate."""
    clock = re.search(r"\b(\d{1,2}):([0-5]\d)\b(?=\s*(?:min|long|video|in length|$|[.,;]))", text)
    if clock and not _looks_like_ratio(clock):
        return int(clock[1]) * 60.0 + int(clock[2])
    text = _counted(_corrected(text))
    total, end = 0.0, -1
    for found in _DURATION.finditer(text):
        if _is_decade(text, found) or (found["number"].lower() in {"a", "an"} and found["unit"].lower()[:1] != "m"):
            continue
        if total and not re.fullmatch(r"\s*(?:and|,)?\s*", text[end : found.start()]):
            break
        most = _CAP.search(text[: found.start()]) or _CAP_AFTER.match(text, found.end())
        capped = 0.9 if most else 1.0
        total, end = total + _seconds(found) * capped, found.end()
    return round(total, 1) if 1 <= total <= 3600 else None


def without_length(text: str) -> str:
    """A text without a length named at its end ("soap, roughly one and a half minutes")."""
    text = _counted(text)
    ends = [found for found in _DURATION.finditer(text) if not text[found.end() :].strip(" .,")]
    if not ends:
        return text
    lead = text[: ends[0].start()].rstrip()
    return re.sub(
        r"[\s,]*\b(?:roughly|about|around|approximately|approx\.?|some|in|for|of|lasting|under|over|max)?$",
        "",
        lead,
        flags=re.I,
    )


def without_any_length(text: str) -> str:
    """A text without the lengths in it, wherever they stand."""
    return _DURATION.sub(" ", _counted(text))


def without_shape(text: str) -> str:
    """A text without the words for an orientation in it."""
    return _LANDSCAPE.sub(" ", _PORTRAIT.sub(" ", text))


def _looks_like_ratio(found: re.Match[str]) -> bool:
    return found[0] in {"16:9", "9:16", "4:3", "1:1"}


def _is_decade(text: str, found: re.Match[str]) -> bool:
    """Whether "90s" is a decade ("the 90s", "in her 40s") and not ninety seconds."""
    return found["unit"].lower() == "s" and bool(
        re.search(r"\b(?:the|early|late|mid|his|her|their|18|19|20)[- ]?$", text[: found.start()], re.IGNORECASE)
    )


def orientation(text: str) -> Orientation | None:
    """The orientation a piece of instruction asks for, by name, ratio or the place it is for."""
    mind = _CORRECTED.match(text)
    if mind and (_PORTRAIT.search(text, mind.end()) or _LANDSCAPE.search(text, mind.end())):
        text = text[mind.end() :]
    if _LANDSCAPE.search(text) and not re.search(r"\b(?:vertical|portrait|9\s?:\s?16)\b", text, re.IGNORECASE):
        return Orientation.LANDSCAPE
    return Orientation.PORTRAIT if _PORTRAIT.search(text) else None


def captions(text: str) -> bool | None:
    """Whether captions are asked for (True), refused (False) or not spoken of (None)."""
    if _CAPTIONS_OFF.search(text):
        return False
    return True if _CAPTIONS_ON.search(text) else None


def _gender(text: str) -> str:
    if _FEMALE.search(text):
        return "female"
    return "male" if _MALE.search(text) else ""


def _age(text: str) -> str:
    if _OLD.search(text):
        return "older"
    return "young" if _YOUNG.search(text) else ""


def _named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        return ()
    # The longest name at a place is found, and its first part is a name as well.
    found = {match[0].lower() for match in _names_pattern(names).finditer(text)}
    return tuple(
        name for name in names if any(name.lower() == one or one.startswith(f"{name.lower()} ") for one in found)
    )


@lru_cache(maxsize=8)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    anyone = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{anyone})(?!\w)", re.IGNORECASE)


def voice_wish(text: str, names: tuple[str, ...] = ()) -> PersonWish:
    """What a piece of instruction says about the narrator's voice; empty when it speaks of no voice."""
    spot = _VOICE.search(text)
    if spot is None or _NO_PRESENTER.fullmatch(text.strip(" .")):
        return PersonWish()
    near = _clause_around(text, spot.start())
    found = tuple(word for word in re.findall(r"[a-z]+", plain_degrees(near.lower())) if word in _VOICE_WORDS)
    return PersonWish(wanted=True, names=_named(near, names), gender=_gender(near), age=_age(near), words=found)


def presenter_wish(text: str, names: tuple[str, ...] = ()) -> PersonWish:
    """What a piece of instruction says about who is seen; `wanted` is False for "voice-over only" and the like."""
    if _NO_PRESENTER.search(text):
        return PersonWish(wanted=False)
    named = _named(text, names)
    spot = _PRESENTER.search(text)
    if named and (spot or _PRESENTS.search(text) or not _VOICE.search(text)):
        return PersonWish(wanted=True, names=named)
    if spot is None:
        return PersonWish()
    near = _clause_around(text, spot.start())
    if _VOICE.search(near) and not re.search(r"\b(?:presenter|avatar|host)\b", near, re.IGNORECASE):
        return PersonWish()
    found = tuple(re.findall(r"[a-z]+", near.lower()))
    return PersonWish(wanted=True, gender=_gender(near), age=_age(near), words=found)


def described(text: str) -> PersonWish:
    """A person as a text describes them, whether or not it says what for: "someone older", "a man with a beard"."""
    found = tuple(word for word in re.findall(r"[a-z]+", plain_degrees(text.lower())) if word in _VOICE_WORDS)
    looks = tuple(re.findall(r"\b(?:glasses|beard|bearded|headscarf|turban|bald|curls|ponytail)\b", text.lower()))
    return PersonWish(gender=_gender(text), age=_age(text), words=(*found, *looks))


def _clause_around(text: str, at: int) -> str:
    if re.match(r"(?:narration )?(?:voice|presenter|avatar|narrator|host)\s*(?::|-\s)", text, re.IGNORECASE):
        return text
    start = max((text.rfind(mark, 0, at) for mark in ",;.\n"), default=-1) + 1
    ends = [end for end in (text.find(mark, at) for mark in ",;.\n") if end >= 0]
    return text[start : min(ends, default=len(text))]


def tone_words(text: str) -> tuple[str, ...]:
    """The adjectives of feeling in a piece of instruction, in order; "calmly" is "calm"."""
    found = (word if word in TONES else word.removesuffix("ly") for word in re.findall(r"[a-z]+", text.lower()))
    return tuple(dict.fromkeys(word for word in found if word in TONES))


def style_words(text: str) -> tuple[str, ...]:
    """The adjectives of looks in a piece of instruction, in order."""
    return tuple(dict.fromkeys(word for word in re.findall(r"[a-z]+", text.lower()) if word in STYLE_WORDS))


def plain_degrees(text: str) -> str:
    """Words in their plain degree: "darker" as "dark", "warmer" as "warm"."""
    return re.sub(
        (
            r"\b(dark|light|bright|bold|clean|warm|cool|fresh|soft|"
            r"calm|deep|high|young|old|slow|fast)er\b"
        ),
        r"\1",
        text,
    )
