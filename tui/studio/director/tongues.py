"""Prompts in other languages: which one it is, and its words for settings in English.

The narrator speaks English, which the plan says; but a wish for thirty seconds in portrait is a wish in any language,
and is to be followed and never said.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from tui.studio.director.sentences import vocabulary

_COMMON = {
    "German": vocabulary(
        "der die das und ist ein eine einen einem nicht mit für von wir sie auf dem den im zu auch wird werden unsere "
        "unser über bei oder sind hat nach aus man kann es "
        "war waren sein seine ihr ihre er nur wie als am vom zum zur mehr noch schon"
    ),
    "French": vocabulary(
        "le la les et est un une des du nous vous pour avec dans sur notre nos qui que ce cette sont pas au aux il "
        "elle chaque a de en"
    ),
    "Spanish": vocabulary(
        "el la los las y es un una de "
        "con para por nuestro nuestra que en se del al son no más su "
        "hacemos este esta como"
    ),
    "Italian": vocabulary(
        "il lo la gli le e è un una di con per che nostro nostra del della sono non più questo si da"
    ),
    "Portuguese": vocabulary("o os as e é um uma de com para por nosso nossa que em do da no na são não mais seu este"),
    "Dutch": vocabulary("de het een en is van wij met voor niet op dat zijn ons onze te ook wordt naar bij om er"),
    "Polish": vocabulary("i w na się nie jest z do że to jak co są dla nasz nasza po przez od każdy ten który można"),
    "Swedish": vocabulary("och är en ett det som på för med av inte vi den har till vår våra varje från kan"),
    "Czech": vocabulary("a je se na že v s z do není jsou náš naše každý pro který jako také jsme"),
    "Turkish": vocabulary("ve bir bu için ile çok daha olan her gibi biz bizim değil ne kadar sonra en var"),
}
_ENGLISH = vocabulary("the and is a an of to in for with our we you it that this are on at by from not")
_WISH = re.compile(
    r"\b(?:ein(?:e|en)?|das|kurzes|mach(?:e|en)?|erstelle?n?|bitte|ich|fais|faites|crée[rz]?|je|une?|haz|hacer|crea|"
    r"necesito|quiero|un[ao]?|fai|crea|vorrei|faça|quero|preciso|maak|graag|dauer|länge|format|durée|langue|duración|"
    r"voix|stimme|voz)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "zehn": "10", "fünfzehn": "15", "zwanzig": "20", "dreißig": "30", "vierzig": "40", "sechzig": "60", "neunzig": "90",
    "zwei": "2", "drei": "3", "dix": "10", "quinze": "15", "vingt": "20", "trente": "30", "quarante": "40",
    "soixante": "60", "deux": "2", "trois": "3", "diez": "10", "veinte": "20", "treinta": "30", "cuarenta": "40",
    "sesenta": "60", "dos": "2", "tres": "3", "venti": "20", "trenta": "30", "vinte": "20", "twintig": "20",
    "dertig": "30",
}  # fmt: skip
_COUNTED = re.compile(rf"\b({'|'.join(_NUMBERS)})\b(?=[\s-]+(?:sek|min|sec|seg))", re.IGNORECASE)
_PRESENTERS = (
    r"(?:sprecher(?:in)?|moderator(?:in)?|person(?:en)?|gesicht|présentat(?:eur|rice)|personne|visage|"
    r"a?presentador[ae]?|presentatore|presentator|avatar)"
)
_SUBTITLES = r"(?:untertiteln?|sous-titres|subtítulos|legendas|sottotitoli|ondertitels?)"
_WITHOUT = r"(?:ohne|keine?n?|sans|sin|sem|senza|zonder|geen)"
_UPRIGHT = r"hochformat|hochkant|formato vertical|format vertical|verticale?|vertikal(?:es)?|verticaal"
_WIDE = r"querformat|format paysage|paysage|apaisado|formato horizontal|horizontale?|orizzontale|liggend"
_GLOSSES = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), english)
    for pattern, english in (
        (rf"{_WITHOUT}\s+{_PRESENTERS}", "no presenter"),
        (rf"{_WITHOUT}\s+{_SUBTITLES}", "no captions"),
        (_SUBTITLES, "captions"),
        (r"sek|sekunden?|sekündiges?|secondes|segundos?|secondi|seconden", "seconds"),
        (r"eine(?:r)? minute|une minute|un minuto|um minuto|een minuut", "1 minute"),
        (r"minuten|minutos|minuti", "minutes"),
        (_UPRIGHT, "portrait"),
        (_WIDE, "landscape"),
        (r"vidéo|vídeo|erklärvideo", "video"),
        (r"(?:mit )?(?:ruhiger|tiefer|weiblicher|männlicher|deutscher?)?\s*stimme|voix|voz|voce", "voice"),
        (r"auf deutsch|in deutsch", "in German"),
        (r"en français", "in French"),
        (r"en español|en castellano", "in Spanish"),
    )
)
_COMMISSIONS = re.compile(
    r"(?:bitte )?(?:mach|erstell|dreh|produzier|fais|faites|cré|haz|hag|crea|fai|fate|maak|faça|faz|cria|crie)\w*\s"
    r"(?:[\w’'-]+\s){0,6}?(?:video|clip|film|filme)\b(?:(?!:).)*?\s(?:über|zu|sur|sobre|su|sul\w*|over|acerca de|de)\s",
    re.IGNORECASE,
)
"""An order for a video about something, in another language."""
_COMMISSIONS_ALONE = re.compile(
    r"(?:bitte )?(?:mach|erstell|dreh|produzier|fais|faites|cré|haz|hag|crea|fai|fate|maak|faça|faz|cria|crie)\w*\s"
    r"(?:[\w’'-]+\s){0,6}?(?:video|clip|film|filme)(?:\s(?:daraus|hieraus))?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:video|clip|film)\b.*?\b(?:über|sur|sobre|su|sul|sulla|sulle|sui|sugli|over|acerca de)\s+"
    r"(?P<what>\S.*?)[.!?\s]*$",
    re.IGNORECASE | re.DOTALL,
)


_OWN_LETTERS = {
    name: frozenset(letters)
    for name, letters in {
        "Polish": "ąćęłńśźż", "Czech": "ěřůťď", "Turkish": "ğışı", "Hungarian": "őű", "Romanian": "șțăţ",
    }.items()
}  # fmt: skip
_ORDERS = (
    ("German", r"\b(?:video|film|clip)\b.*\b(?:über|zum|zur)\b"),
    ("French", r"\b(?:vidéo|film|clip)\b.*\bsur\b"),
    ("Portuguese", r"\b(?:um|uma|faça|faz|crie)\b.*\b(?:v[ií]deo|filme|clipe)\b.*\bsobre\b"),
    ("Spanish", r"\b(?:v[ií]deo|film|clip)\b.*\b(?:sobre|acerca de)\b"),
    ("Italian", r"\b(?:video|film|clip)\b.*\b(?:su|sul|sulla|sulle|sui|sugli|sull)\b"),
    ("Dutch", r"\bmaak\b.*\b(?:video|film|clip)\b.*\bover\b"),
)
"""Orders for a video about something, where a word or two tell the language."""


def ordered_in(text: str) -> str:
    """The language, in English, in which a text orders a video about something; empty where that is not plain."""
    found = (name for name, order in _ORDERS if re.search(order, text, re.IGNORECASE | re.DOTALL))
    return next(found, "") if not is_english(text) else ""


def in_capitals_of_english(text: str) -> bool:
    """Whether a text may be set in the capitals of English titles: other languages set theirs like sentences."""
    words = text.lower().split()
    foreign = any(letter.isalpha() and not letter.isascii() for letter in text) and not _ENGLISH.intersection(words)
    return not (len(words) > 1 and (foreign or language_of(text)))


def is_english(text: str) -> bool:
    """Whether a text is plainly English: it has English's small words, and enough of them."""
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    return sum(token in _ENGLISH for token in tokens) >= max(2, 0.12 * len(tokens)) and not language_of(text)


def without_small_words_at_the_end(text: str, language: str) -> str:
    """A text cut short, without the words at its end that lead on to what is cut: "el molino", of "el molino de"."""
    words = text.split()
    while len(words) > 2 and words[-1].lower() in _COMMON.get(language, frozenset()):
        words.pop()
    return " ".join(words).rstrip(",;:–—-")


def language_of(text: str) -> str:
    """The language most of a text is in, in English ("German"); empty for English and where it is not plain."""
    if script := _by_letters(text):
        return script
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    counts = {name: sum(token in common for token in tokens) for name, common in _COMMON.items()}
    best = max(counts, key=lambda name: counts[name])
    english = sum(token in _ENGLISH for token in tokens)
    if counts[best] >= max(2, 0.15 * len(tokens)) and counts[best] > 1.5 * english:
        return best
    return "" if english else _by_own_letters(text)


def _by_own_letters(text: str) -> str:
    """A language by letters that no other here has, where a fifth of the words have them; names do not count."""
    tokens = re.findall(r"[^\W\d_]+", text)
    counts = {
        name: sum(token[0].islower() and bool(letters.intersection(token)) for token in tokens)
        for name, letters in _OWN_LETTERS.items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best if len(tokens) > 2 and counts[best] >= max(1, 0.2 * len(tokens)) else ""


_SCRIPTS = {
    "CYRILLIC": "Russian", "GREEK": "Greek", "DEVANAGARI": "Hindi", "BENGALI": "Bengali", "TAMIL": "Tamil",
    "TELUGU": "Telugu", "GUJARATI": "Gujarati", "KANNADA": "Kannada", "MALAYALAM": "Malayalam", "GURMUKHI": "Punjabi",
    "SINHALA": "Sinhala", "THAI": "Thai", "LAO": "Lao", "KHMER": "Khmer", "MYANMAR": "Burmese", "HANGUL": "Korean",
    "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Chinese", "ARABIC": "Arabic", "HEBREW": "Hebrew",
    "GEORGIAN": "Georgian", "ARMENIAN": "Armenian", "ETHIOPIC": "Amharic", "TIBETAN": "Tibetan",
}  # fmt: skip
"""Letters by the language that is mostly written in them."""
_WRITTEN_ALIKE = (
    ("Russian", "Ukrainian", frozenset("іїєґ")),
    ("Arabic", "Urdu", frozenset("ٹڈڑںے")),
    ("Arabic", "Persian", frozenset("پچژگ")),
    ("Hindi", "Marathi", frozenset("ळ")),
)
"""Languages that share their letters with another but for a few."""


def _by_letters(text: str) -> str:
    """A language that its letters tell; empty for Latin ones and those of several languages."""
    letters = [letter for letter in text.lower() if letter.isalpha()]
    if sum(letter > "\u036f" for letter in letters) <= 0.6 * len(letters):
        return ""
    counts = Counter(_SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "") for letter in letters)
    if counts["Japanese"] > 0.1 * len(letters):  # most of its words are in Chinese letters
        return "Japanese"
    name, count = counts.most_common(1)[0]
    found = name if count > 0.6 * len(letters) else ""
    return next((other for one, other, own in _WRITTEN_ALIKE if one == found and own & set(letters)), found)


def glossed(sentence: str) -> str:
    """A sentence with its words for settings in English, whatever it is."""
    text = _COUNTED.sub(lambda found: _NUMBERS[found[1].lower()], sentence)
    for pattern, english in _GLOSSES:
        text = pattern.sub(english, text)
    return text


def in_english(sentence: str) -> str:
    """A wish for settings in another language, with its words for them in English; empty when it is none."""
    text = glossed(sentence)
    changes = sum(pattern.search(sentence) is not None for pattern, _ in _GLOSSES)
    if _COMMISSIONS.match(text) and (language_of(sentence) or not is_english(sentence)):
        return text
    return (
        text
        if changes >= 2 or (changes and _WISH.search(sentence) and re.search(r"\bvideo|clip|film\b", text, re.I))
        else ""
    )


def only_asks(text: str) -> bool:
    """Whether a text orders a video in another language and says nothing about it: "Mach ein kurzes Video"."""
    return _COMMISSIONS_ALONE.fullmatch(glossed(text).strip()) is not None


def subject(glossed: str) -> str:
    """What a wish in another language wants a video about, in that language; empty when it does not say."""
    found = _ABOUT.search(glossed)
    return found["what"].split(",")[0].strip() if found else ""
