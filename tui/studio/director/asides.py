"""What the writer of a prompt says to the maker and not to the viewers: requests, headers of settings, chatter.

Real prompts rarely order in whole sentences: "Impact report, 45 seconds, serious but "
"hopeful." Each piece of such a
line is looked at for itself; the line is a header when one piece is a setting beyond doubt and no other tells anything.
"""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.instructions import TELLS, is_setting_fragment
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.sentences import split_sentences, vocabulary, words

_PLEA = r"please|pls|plz|thanks|thx|thank you|maybe|idk|i guess|if possible|preferably|ideally|well|actually|something"
_PLEAS = re.compile(rf"[~]|\b(?:{_PLEA})\b", re.IGNORECASE)
_LEAD_CHATTER = re.compile(
    r"^(?:(?:so(?=,? (?:um+|uh+|erm|basically|yeah|like)\b)|basically|like(?=,)|um+|uh+|erm|yeah|btw|fyi|anyway|"
    r"oh(?= (?:and|also|btw|by the way)\b)|ok(?:ay)?(?=,? (?:so|basically)\b))\b"
    r"[\s,!.…]*)+(?:(?:so|and|also|basically|like|by the way)\b[\s,]*)*",
    re.IGNORECASE,
)
_THE_DEAL = re.compile(
    r"^(?:(?:ok(?:ay)?|so|right|well),? )*(?:here['’]?s|this is) (?:the|my|our) (?:deal|thing|idea|plan|brief|"
    r"text|content)"
    r"\s*[:,–—-]\s*|^(?:just |only )?(?:two|three|four|five|\d) (?:lines?|sentences?|scenes?|slides?|points?)(?: "
    r"only)?:\s+",
    re.IGNORECASE,
)
_DEED = re.compile(r"^(?:so )?(?:basically )?what we (?:do|did|offer|sell|make) is (?=we\b)\s*", re.IGNORECASE)
"""What somebody says before they say it: "what we do is we rent out bikes"."""
_TAIL_CHATTER = re.compile(
    r"[\s,]+(?:tell (?:everyone|everybody|the world)|lol|haha+|idk|tbh|pls|plz|" r"thx)[.!\s]*$", re.IGNORECASE
)
_GREETING = re.compile(
    r"^(?:(?:hi|hello|hey|dear)(?: there| all| team| everyone| folks)?|good (?:morning|afternoon|evening))\s*"
    r"[^\w\s,.!]+\s*(?=\w)",
    re.IGNORECASE,
)
_MUSING = re.compile(
    r"^(?:ok(?:ay)?[, ]+)?here (?:goes|it comes|we go)\W*$|^(?:i|we) (?:imagine|picture|"
    r"envision|see) (?:it|this|\w+ scenes?)\b.{0,30}$|"
    r"^(?:je suis|nous sommes|ich bin|wir sind|soy|somos|sono)\s+(?:une? |eine? "
    r")?(?:profess\w+|enseignant\w*|lehrer\w*|"
    r"lehrkraft|profesor\w*|maestr\w+|insegnant\w+|étudiant\w*|student\w*|estudiante)\b.{0,40}$|"
    r"\b(?:bear with (?:me|us)|(?:never|not) (?:done|made|had) (?:an? |any )?(?:video|film|clip)s?\b.*|"
    r"(?:nothing|don['’]t|do not|please do not) (?:is )?ma(?:de|ke) (?:anything |stuff |things )?up|"
    r"first time (?:i|we)(?:'m| am|'re| are)? (?:do|mak|us)\w*|no pressure|hope (?:that|this) (?:helps|makes sense|"
    r"works)|"
    r"what i(?:'m| was| am) thinking|i(?:'m| was| am) thinking|stop me if|my idea (?:is|was)|not sure if this)\b|"
    r"^(?:lol|haha+|idk|tbh|help|thanks|cheers)\W*$|"
    r"^(?:the )?(?:(?:source|full|original) )?(?:text|content|copy|script|notes) (?:is |are )?(?:below|above|"
    r"follows?)\W*$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"^(?:so )?(?:(?P<it>(?:this|it)(?:['’]?s| is| will be) ))?for (?:(?:my|our|an?|the|his|her|their|"
    r"\w+['’]s)\s+)?(?:[\w'’]+\s+){0,4}?"
    r"(?:presentation|class|course|homework|school|birthday|wedding|anniversary|boss|team|website|channel|meeting|"
    r"event|"
    r"conference|fair|booth|party|project|assignment|newsletter|stand|lobby|intranet|(?:parents?['’]?s?['’]? "
    r")?evening|"
    r"open day|assembly|campaign|home ?page|header|landing page|feed|onboarding|training|workshop|lecture|noticeboard|"
    r"(?:tv|screen)s? (?:in|at) [\w ]+|(?:whatsapp|facebook|telegram) group)\b(?(it)|(?:\s+(?:on|in|at|of|next|"
    r"this)\b[^.,]{0,40})?\W*$)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?i:thanks?(?: you)?(?: (?:so|very) much| a lot)?|many thanks|cheers|(?:with |my )?(?:best|kind|kindest|warm)"
    r"(?: wishes| regards)?|regards|yours(?: sincerely| faithfully| truly)?|(?:mit )?(?:freundlichen|besten|lieben|"
    r"viele) grüßen?|liebe grüße|cordialement|bien à vous|(?:un )?saludos?|cordiali saluti)[\s,!.–—-]+"
    r"(?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]+){0,2}[.!]?$"
)
_NOUN = (
    r"(?:videos?|vids?|clips?|films?|movies?|reels?|shorts|ads?|adverts?|commercials?|promos?|explainers?|"
    r"trailers?|teasers?|"
    r"tiktoks?|spots?|tutorials?|animations?|story|how-to|thing)"
)
_ONLY_GENRE = re.compile(rf"(?:[\w-]+ ){{0,3}}{_NOUN}[.!:]*", re.IGNORECASE)
_MAKES = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:(?:i|we)(?:'d|’d| would) (?:like|love|want|need|prefer)|(?:can|could|would|"
    r"will) (?:you|some(?:one|body)|any(?:one|"
    r"body))|(?:i|we) (?:want|need)|"
    r"(?:i am|i'm|i’m|we are|we're) (?:wanting|after)|(?:could|can) (?:this|it)(?: all)? be|and (?:want|need)s?)\b|"
    r"\bwould be (?:great|good|nice|ideal|perfect|fine|lovely|best|enough|ok(?:ay)?|cool)\b|"
    r"^(?:need|want|looking for)\b|\b(?:pls|plz)\b",
    re.IGNORECASE,
)
_WEAK_WISH = re.compile(r"\b(?:please|maybe)\b|\?$", re.IGNORECASE)
_BESIDES = re.compile(
    r"^(?P<said>(?:we|our|the|my)\b.{12,}?),?\s+(?:and|so)\s+(?:(?:i|we)\s+)?(?:want|need|would like|'d like)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:you (?:choose|decide|pick)|up to you|your (?:choice|call)|whichever(?: you (?:like|prefer))?|surprise me|"
    r"whatever (?:works|fits)|(?:i )?don['’]?t (?:mind|care))",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:presented|hosted|spoken|narrated|voiced|read) by )?(?:an? |the |some )?(?:[\w-]+,? (?:and )?){0,3}"
    r"(?:woman|man|lady|guy|presenter|person|host|narrator|avatar|someone|somebody)\b"
    r"(?:[\w\s'’-]{0,50})",
    re.IGNORECASE,
)
_CASTS = re.compile(
    r"(?i:record|film|shoot|do it|speak|present(?:ed)?|host(?:ed)?|narrat(?:e|ed)|voiced?|read|spoken|fronted)\w* "
    r"(?:(?:it|this) )?(?i:with|by) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)
"""Who should present, in so many words: "record with Leo", "hosted by Priya"."""
_MANNER = re.compile(
    r"(?:lots|plenty|loads) of [\w -]{2,30}|"
    r"(?:(?:in|with|on|over|a|an|the) )*(?:[\w#'’-]+ ){0,4}(?:backgrounds?|text|lettering|type|colou?rs?|fonts?|music|"
    r"soundtrack|voice|tone|vibe|feel|look|style|format|accent|platform|camera|screen)|"
    r"(?:like|à la) an? [\w ]{2,30}|font [\w ]{2,30}|"
    r"(?:square|portrait|landscape|vertical|horizontal)(?: is)? (?:fine|ok(?:ay)?|good|better|best|preferred)"
    r"(?: (?:but|and) [\w ]{3,30})?|"
    r"language \w+|(?:no|without|zero|skip the) [\w'’é-]+(?: [\w'’é-]+){0,2}|just .{3,40}\b(?:voice|photos|"
    r"pictures|music)",
    re.IGNORECASE,
)
_SPARE = (
    vocabulary(
        "a an the of in at on for with it be to about around roughly approx approximately some like under below "
        "less than "
        "more over up max min maximum minimum total tops long length duration runtime short quick little nice "
        "news style format only or "
        "so and "
        "but not no is as by this that my our me us one good great cool simple two three square portrait landscape"
    )
    | cues.TONES
    | cues.STYLE_WORDS
)
_PARTED = re.compile(r"\s*[,;()|]\s*|\s+[-–—]\s+|[.!?]\s*$")
_LENGTH_ON = re.compile(r"^(?P<length>.{2,40}?)\s+(?:on|about)\s+(?P<topic>\S.*)$", re.IGNORECASE)
_HAS_TOPIC = re.compile(
    r"^.*\b(?:about|on|explaining|introducing|announcing|for version)\s+(?P<topic>\S.*)$", re.IGNORECASE
)
_TELL_THEM = re.compile(
    r"\b(?:video|clip|film|ad|it) (?:should|must|needs to|has to|could) (?:tell|say|explain|mention|make clear|"
    r"point out)"
    r"(?: (?:to )?(?:them|people|viewers|everyone|us|customers))?(?:\s*:| that)\s*(?P<what>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
_AT_THE_END = re.compile(
    r"(?:^|,\s*|\b(?:then|with|and)\s+)(?P<what>(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?|⟦\d+⟧) at the (?:very "
    r")?end\b",
    re.I,
)


def without_chatter(sentence: str) -> str:
    """A sentence without what is only said to the maker at its edges: "um yeah so", "Hi there 👋", "lol"."""
    sentence = _LEAD_CHATTER.sub("", _GREETING.sub("", _THE_DEAL.sub("", sentence)))
    return _TAIL_CHATTER.sub("", _DEED.sub("", sentence))


def is_small_talk(sentence: str) -> bool:
    """Whether a sentence is a greeting's, a signature's or a musing's, and neither said nor followed."""
    return bool(_MUSING.search(sentence) or _SIGNATURE.match(sentence) or _PURPOSE.match(sentence))


def is_told_part(part: str, names: tuple[str, ...] = ()) -> bool:
    """Whether a piece between commas tells how the video should be."""
    bare = _PLEAS.sub(" ", part).strip(" .!?,")
    bare = re.sub(r"\s+", " ", re.sub(r"^(?:and|but|then|or)\s+", "", bare))
    if not bare or _PURPOSE.match(bare) or is_setting_fragment(bare, names) or is_sure_part(bare):
        return True
    told = words(bare)
    if any(word in cues.TONES for word in told) and all(word in _SPARE for word in told):
        return True
    return any(pattern.fullmatch(bare) for pattern in (_OPEN, _PERSON, _MANNER)) and len(bare.split()) <= 10


def is_sure_part(part: str) -> bool:
    """Whether a piece is beyond doubt a setting: nothing but a length, a shape, or who is not to be seen."""
    bare = _PLEAS.sub(" ", part).strip(" .!?,")
    if (
        _CASTS.fullmatch(bare)
        or cues.presenter_wish(bare).wanted is False
        or cues.captions(bare) is not None
        or _OPEN.fullmatch(bare)
    ):
        return len(bare.split()) <= 8
    if not (cues.length_s(bare) or cues.orientation(bare)):
        return False
    rest = _MAKES.sub(" ", cues.without_shape(cues.without_any_length(bare)))
    return all(word in _SPARE for word in words(rest))


def read_aside(sentence: str, names: tuple[str, ...], *, first: bool) -> list[Piece]:
    """What a sentence to the maker asks for, with the topic or the words to be said in it; empty when it is none."""
    if re.search(r"\b(?:pls|plz)\b", sentence, re.IGNORECASE) and re.match(r"(?:my|i|our|the)\b", sentence, re.I):
        return [Piece(Act.SETTING, sentence)]
    if _PLEAS.search(sentence) and len(sentence.split()) <= 5 and is_told_part(sentence, names):
        return [Piece(Act.SETTING, sentence)]
    them = _TELL_THEM.search(sentence)
    if them:
        return [Piece(Act.SETTING, sentence[: them.start("what")]), *_listed(them["what"])]
    return _request(sentence, names, first=first) or _header(sentence, names, first=first)


_KEPT_OUT = re.compile(
    r"^(?:please |and |but |also )*(?:don['’]t|do not|never|no need to) (?:mention|say "
    r"anything (?:about|of)|talk about|bring up|name)\s+"
    r"(?P<what>[^.!?]{2,60})[.!]*$",
    re.IGNORECASE,
)
_RUSH = re.compile(
    r"\b(?:needs? to (?:go out|be (?:ready|done|live|out|sent))|asap|urgent(?:ly)?|" r"deadline|as soon as possible)\b",
    re.IGNORECASE,
)
_SOMETHING = re.compile(
    r"^(?:so )?(?:we|i)(?:'d| would)? (?:need|want|like) (?:smth|sth|something)\b(?: "
    r"short| nice| quick)?\s+(?:for|about|on)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?P<asked>what|who|where|how long|how|for whom|who for|which " r"format)\s*:\s*(?P<told>.{2,60}?)[.!]*$",
    re.IGNORECASE,
)


def read_special(sentence: str, *, first: bool) -> list[Piece]:
    """Wishes of a few plain forms: what must not come up, what is urgent, "we need something for", "where: TikTok"."""
    out = _KEPT_OUT.match(sentence)
    if out:
        return [Piece(Act.AVOID, part) for part in re.split(r",\s*|\s+(?:and|or)\s+", out["what"])]
    before, comma, _ = sentence.partition(",")
    if _RUSH.search(sentence) and len(sentence.split()) <= 12:
        lead = before if first and comma and not _RUSH.search(before) else ""
        return [Piece(Act.SETTING, sentence), *([Piece(Act.TITLE, lead)] if lead else [])]
    if _SOMETHING.match(sentence):
        about = _HAS_TOPIC.match(sentence)
        return [Piece(Act.SETTING, sentence), *([Piece(Act.TOPIC, about["topic"])] if about else [])]
    told = _ANSWERED.match(sentence)
    if told and (
        told["asked"].lower() in {"how long", "for whom", "who for", "which format"} or _is_video_s(told["told"])
    ):
        return [Piece(Act.SETTING, sentence)]
    return []


def _is_video_s(text: str) -> bool:
    """Whether a few words are a length, a shape or a kind of video and nothing else."""
    return is_sure_part(text) or _ONLY_GENRE.fullmatch(text) is not None


def _listed(what: str) -> list[Piece]:
    """What is to be told, in one sentence for each clause that can stand alone."""
    parts = [part.strip(" .") for part in what.split(",")]
    alone = all(len(part.split()) >= 3 and TELLS.search(part) for part in parts)
    return [Piece(Act.SAY, part) for part in parts] if alone else [Piece(Act.SAY, what)]


def _request(sentence: str, names: tuple[str, ...], *, first: bool) -> list[Piece]:
    """A wish for a video, whatever its grammar: a word of wishing, and something only a video has."""
    head, _, tail = sentence.partition(": ")
    if not tail or len(head.split()) > 40:
        head, tail = sentence, ""
    wishes = _WISH.search(head)
    made = _MAKES.search(head)
    shaped = cues.length_s(head) or cues.orientation(head) or cues.presenter_wish(head).wanted is False
    if not (wishes and (made or shaped)) and not (_WEAK_WISH.search(head) and made and shaped):
        return []
    if not first and not shaped and not re.search(r"\b(?:videos?|clips?|films?|ads?|reels?)\b", head, re.IGNORECASE):
        return []
    besides = _BESIDES.match(head)
    pieces = [Piece(Act.SAY, besides["said"])] if besides and not _MAKES.search(besides["said"]) else []
    told = head[besides.end("said") :] if pieces and besides else head
    ends = _AT_THE_END.search(told)
    pieces += [Piece(Act.CLOSING, ends["what"])] if ends else []
    pieces += [Piece(Act.SETTING, told), *_topic(told, names)]
    return [*pieces, *([Piece(Act.SAY, tail)] if tail else [])]


def _topic(told: str, names: tuple[str, ...]) -> list[Piece]:
    for part in reversed([part for part in _PARTED.split(told) if part]):
        found = _HAS_TOPIC.match(part)
        bare = found and _ONLY_GENRE.fullmatch(found["topic"])  # "say so on video"
        if found and not bare and not is_told_part(found["topic"], names) and not cues.orientation(found["topic"]):
            return [Piece(Act.TOPIC, found["topic"].strip(" .!?"))]
    return []


_ORDERS = re.compile(r"\b(?:should|must|has to|needs to|ought to)\b", re.IGNORECASE)
"""What tells how the video is to be, and so is no name for it: "Henrik should speak"."""


def _header(sentence: str, names: tuple[str, ...], *, first: bool) -> list[Piece]:
    """A line of settings parted by commas, perhaps with a name for the whole, or the content after a colon."""
    if first and len(sentence.split()) <= 4 and _ONLY_GENRE.fullmatch(sentence) and not TELLS.search(sentence):
        return [Piece(Act.SETTING, sentence)]
    head, mark, tail = sentence.partition(": ")
    if first and mark and len(head.split()) <= 4 and _ONLY_GENRE.fullmatch(head):
        return [Piece(Act.SETTING, head), Piece(Act.SAY, tail)]
    if not mark or len(head.split()) > 24:
        head, tail = sentence, ""
    parts = [part for part in _PARTED.split(head) if part and re.search(r"\w", part)]
    on = _LENGTH_ON.match(parts[0]) if parts else None
    lead = [Piece(Act.TOPIC, on["topic"].strip())] if on and is_sure_part(on["length"]) else []
    if lead and on:
        parts[0] = on["length"]
    others = [part for part in parts if not is_told_part(part, names)]
    shaped = len(parts) - len(others) > 1 and any(map(cues.orientation, others))  # "portrait for the tablets"
    settled = (
        (shaped or any(map(is_sure_part, parts)))
        and len(others) <= 1
        and all(len(part.split()) <= 9 for part in others)
    )
    if not settled and not (len(parts) == 1 and _describes_somebody(parts[0])):
        return []
    if any(TELLS.search(part) and not _MAKES.search(part) for part in others):
        return []
    named = [part for part in others if not (shaped or _ORDERS.search(part))]
    pieces = lead or [piece for part in named for piece in _named(part, first=first)]
    return [Piece(Act.SETTING, head), *pieces, *([Piece(Act.SAY, tail)] if tail else [])]


def script_and_settings(body: str, names: tuple[str, ...]) -> tuple[str, list[str]]:
    """A script without the settings that trail after it in the same line, and those settings."""
    sentences = list(split_sentences(body))
    told: list[str] = []
    while len(sentences) > 1 and _is_all_settings(sentences[-1], names):
        told.insert(0, sentences.pop())
    sure = any(is_sure_part(part) for text in told for part in _PARTED.split(text) if part)
    return (" ".join(sentences), told) if sure else (body, [])


def _is_all_settings(sentence: str, names: tuple[str, ...]) -> bool:
    if re.match(r"(?:music|sound|voice|tone|style|length|format|presenter|captions?)\s*:", sentence, re.IGNORECASE):
        return True
    parts = [part for part in _PARTED.split(sentence) if part]
    return len(sentence.split()) <= 14 and all(is_told_part(part.removeprefix("Length "), names) for part in parts)


def _describes_somebody(part: str) -> bool:
    """Whether a whole sentence describes a person without a verb: "Confident woman in a dark suit"."""
    told = set(words(part))
    manner = told & (cues.TONES | vocabulary("young old older younger mature male female smiling elderly"))
    worn = re.search(r"\b(?:in|wearing|with) (?:an? |his |her |their )?[\w -]+", part, re.IGNORECASE)
    return bool(_PERSON.fullmatch(part) and manner and worn) and not TELLS.search(part)


def _named(part: str, *, first: bool) -> list[Piece]:
    """The name a header gives the video: its topic after "about", else its title; none for a mere genre."""
    found = _HAS_TOPIC.match(part)
    if found and _MAKES.search(part[: found.start("topic")]):
        return [Piece(Act.TOPIC, found["topic"])]
    own = re.match(r"(?:our|my)\b", part, re.IGNORECASE)  # "our story" names it, "a story" is a kind of video
    return [Piece(Act.TITLE, part)] if first and (own or not _MAKES.search(part)) else []
