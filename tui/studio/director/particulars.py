"""What a prompt says of the audience, the language, the typefaces, and of shapes of picture that cannot be had."""

from __future__ import annotations

import re

from tui.studio.director import cues

_ODD_SHAPE = re.compile(
    r"\b(?:square(?= (?:video|clip|film|format|picture|animation|ad|promo|reel|post|spot)|[.,;]|$)|"
    r"(?:1\s?[:x×]\s?1|4\s?[:x×]\s?5|4\s?[:x×]\s?3|21\s?[:x×]\s?9)(?=\b))",
    re.IGNORECASE,
)
_LANGUAGES = (
    "english|spanish|french|german|italian|portuguese|dutch|polish|swedish|norwegian|danish|finnish|greek|turkish|"
    "russian|ukrainian|arabic|hebrew|hindi|bengali|urdu|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|"
    "indonesian|czech|hungarian|romanian|swahili|catalan|welsh|irish|español|deutsch|français|italiano|português"
)
_OWN_NAMES = {
    "español": "Spanish",
    "deutsch": "German",
    "français": "French",
    "italiano": "Italian",
    "português": "Portuguese",
}
_LANGUAGE = re.compile(
    rf"\b(?:in|into|auf|en|to)\s+(?:the )?({_LANGUAGES})\b|\blanguage\s*(?::|=|is|should be|to)\s*({_LANGUAGES})\b|"
    rf"\b({_LANGUAGES})(?:[- ](?:language|speaking|narration|narrator|voice-?over|voice|version|video|clip|dub))\b|"
    rf"\b(?:speaks?|speaking|narrat\w+)\s+({_LANGUAGES})\b",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:beginners|kids|children|teens|teenagers|seniors|students|teachers|parents|customers|clients|commuters|"
    r"employees|hires|staff|investors|patients|nurses|doctors|developers|engineers|managers|executives|tourists|"
    r"visitors|hikers|gardeners|shoppers|homeowners|tenants|residents|volunteers|donors|members|pupils|colleagues|"
    r"newcomers|designers|founders|farmers|cyclists|drivers|buyers|sellers|users|readers|listeners|adults|families|"
    r"runners|freelancers|owners|novices|laypeople|the general public|\w+[- ]year[- ]olds)"
)
_OF_WHAT_KIND = (
    r"(?:complete|absolute|busy|young|new|small|our|my|first-time|fellow|non-technical|prospective|potential|"
    r"high[- ]school|primary[- ]school|elderly|local|existing|business|remote|curious)"
)
_AUDIENCE = re.compile(
    r"\b(?:target |intended )?audience\s*(?::|=|is|are)\s*([^.;\n]{3,60})|"
    r"\b(?:aimed|targeted|pitched|directed) at\s+([^.;,\n]{3,50})|"
    rf"\bfor (?:an audience of )?((?:{_OF_WHAT_KIND}\s+)*{_PEOPLE})\b",
    re.IGNORECASE,
)
_FACE = r"((?-i:[A-Z][\w-]+(?: [A-Z][\w-]+)*))"
_FONT = re.compile(
    r"\b(?:fonts?|typefaces?)\s*(?::|=|is|are|should be|must be)\s*([A-Z][\w ,]{2,60})|"
    rf"\b(?:in|use|set in|with) (?:the )?{_FACE} (?:as (?:the )?|for (?:the )?)?(?:font|typeface)\b|"
    rf"\b(?:use|in|with) the (?:font|typeface)s? {_FACE}",
    re.IGNORECASE,
)


def odd_shape(text: str) -> str:
    """A shape of picture that is asked for and cannot be had: "square", "4:5"; empty when none is."""
    found = _ODD_SHAPE.search(text)
    return found[0].strip().lower() if found and cues.orientation(text) is None else ""


def language(text: str) -> str:
    """The language a piece of instruction asks the narration to be in; empty when it names none."""
    found = _LANGUAGE.search(text)
    name = next((part for part in found.groups() if part), "") if found else ""
    return _OWN_NAMES.get(name.lower(), name.capitalize())


def audience(text: str) -> str:
    """Whom the video is for, as a piece of instruction says; empty when it does not."""
    found = _AUDIENCE.search(text)
    return next((part for part in found.groups() if part), "").strip(" .,") if found else ""


def fonts(text: str) -> tuple[str, ...]:
    """Typefaces a piece of instruction names."""
    found = _FONT.search(text)
    named = next((part for part in found.groups() if part), "") if found else ""
    return tuple(part.strip(" .") for part in re.split(r",| and ", named) if part.strip(" ."))
