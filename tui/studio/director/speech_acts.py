"""What a sentence of a prompt does: says something, names the topic, instructs, opens, closes, asks."""

from __future__ import annotations

import re

from tui.studio.director import asides, cues, tongues
from tui.studio.director.instructions import (
    ATTACHED,
    STRONG,
    WEAK,
    by_stem,
    is_setting,
    is_setting_fragment,
    mentions_file,
)
from tui.studio.director.labels import closing_pieces, label_of, section_piece
from tui.studio.director.mixed import read_mixed
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.quotations import read_quoted
from tui.studio.director.sentences import capitalised
from tui.studio.director.series import ordered
from tui.studio.director.topics import names_a_topic, only_asks, read_topic, topic_of

SENTENCE_LIMIT = 600
"""Characters beyond which a sentence is content unread: no instruction is that long, and patterns stay fast."""

_SAY_THAT = re.compile(
    r"^(?:please |also |and |then |don't forget to |be sure to |make sure to )*(?:mention|say|explain|point out|"
    r"stress|emphasi[sz]e|highlight|note|add|include|state|"
    r"tell (?:them|people|viewers|everyone|us|customers)|remind (?:them|people|viewers|everyone)|let (?:them|people|"
    r"viewers|everyone) know|make (?:it )?clear)"
    r"(?: the fact)? that\s+(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_MENTION = re.compile(
    r"^(?:please |also |and |then |don't forget to |be sure to |make sure to )*(?:mention|include|"
    r"say)\s*:?\s+(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(
    r"^(?:please |and |then |finally,? )*(?:end|close|finish|conclude|wrap up|sign off)(?: (?:it|the video|"
    r"everything|off))?\s*(?:with|on|by saying|saying|by)\s*"
    r"(?:the (?:line|words|sentence|phrase|message|slogan|tagline))?\s*[:,]?\s*(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_START = re.compile(
    r"^(?:please )*(?:open|start|begin|kick off)(?: (?:it|the video|off))?\s*(?:with|by saying|saying|by)\s*"
    r"(?:the (?:line|words|sentence|phrase|hook|question))?\s*[:,]?\s*(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_COURTESY = re.compile(
    r"^(?:thanks?(?: you)?(?: (?:so|very) much)?|thx|cheers|please|good morning|many thanks|"
    r"(?:hi|hello|hey|dear)(?: there| all| team| everyone| folks| colleagues| friends| parents| neighbours| "
    r"customers| members| (?-i:[A-Z])\w+)?)[\s!.,]*$",
    re.IGNORECASE,
)

_GIVEN = re.compile(r"(?P<head>[^:⟦]{3,80}?)\s*:\s*(?:⟦\d+⟧[.\s]*)+")
"""A wish for a video and its whole text in quotation marks."""
_HEADED = re.compile(r"(?P<head>[^:⟦]{3,60}):\s+(?P<rest>\S.*)$", re.DOTALL)


_PRESENTED = re.compile(
    r"(?:the |our |my )?(?:selected |chosen )?(?:presenter|avatar|host|narrator)\s+(?P<does>explains?|introduces?|"
    r"presents?|shows?|describes?|teaches|talks about|announces?|covers?)\s+(?P<topic>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_QUESTION = re.compile(r"(?:how|why|what|when|where|who)\b", re.IGNORECASE)


_MIND = re.compile(
    r"(?:(?:actually|sorry|no|wait|oh|hm+|scratch that|on second thoughts?|or rather|correction)\b[\s,:.–—-]*)+(?=\w)",
    re.IGNORECASE,
)
"""How a change of mind begins."""


_IN_A_BREATH = re.compile(
    r"(?:(?:hey|hi|hello)[,!]? )?(?:so |well |ok(?:ay)? )?(?P<fact>"
    r"(?:we(?:['’]re| are| have|['’]ve)|there(?:['’]s| is)|our) .{15,160}?),? (?:and |so )?"
    r"(?P<order>(?:can|could|would|will) (?:you|someone) .{8,})$",
    re.IGNORECASE | re.DOTALL,
)
"""A fact and the wish for a video in one breath: "we're doing a bake sale on Saturday, can you make …?"."""


def _titled(sentence: str, names: tuple[str, ...], *, first: bool, listed: bool) -> list[Piece]:
    """A sentence that names what the video is about and how it should be, without asking for a video."""
    presented = _PRESENTED.match(sentence)
    if presented and not listed:
        return [
            Piece(Act.SETTING, sentence),
            *read_topic(f"Explain {presented['topic']}", first=True, listed=False)[:1],
        ]
    if not first or listed or len(sentence.split()) > 16 or not _is_length_or_shape(sentence):
        return []
    parts = [part.strip(" .") for part in re.split(r"\s+[-–—|]\s+", sentence)]
    if len(parts) > 1 and len(parts[0].split()) <= 6 and all(is_setting_fragment(part, names) for part in parts[1:]):
        return [Piece(Act.TOPIC, topic_of(parts[0])), Piece(Act.SETTING, ", ".join(parts[1:]))]
    topic = topic_of(sentence)
    if _QUESTION.match(sentence) and topic != sentence.strip(" .!?") and "?" not in sentence:
        return [Piece(Act.TOPIC, topic), Piece(Act.SETTING, sentence)]
    return []


def _is_length_or_shape(text: str) -> bool:
    return bool(cues.length_s(text) or cues.orientation(text))


def _names_the_cast(sentence: str, names: tuple[str, ...]) -> bool:
    """Whether a line casts somebody who can be cast: "Speaker: Amara"."""
    found = re.match(r"(?:speaker|host|narrator|presenter|avatar|voice)\s*:\s*(?P<who>[^.,]+)", sentence, re.IGNORECASE)
    return found is not None and found["who"].strip().lower() in {name.lower() for name in names}


def judge(
    sentence: str, *, first: bool, names: tuple[str, ...], files: tuple[str, ...], quotes: tuple[str, ...], listed: bool
) -> list[Piece]:
    """Tell what a sentence outside any section does; it may do two things ("a video about X: Y").

    Args:
        sentence: The sentence, quotations held as marks.
        first: Whether nothing stands before it; a topic is most often named first.
        names: Names that can be cast.
        files: Names of attached files.
        quotes: What the sentence holds in quotation marks.
        listed: Whether it is an item of a list.
    """
    if len(sentence) > SENTENCE_LIMIT:
        return [Piece(Act.SAY, sentence)]
    sentence = asides.without_chatter(sentence)
    if not sentence or _COURTESY.match(sentence) or asides.is_small_talk(sentence):
        return [Piece(Act.SETTING, sentence if _is_length_or_shape(sentence) else "")]
    breath = _IN_A_BREATH.match(sentence) if first and not listed and not quotes else None
    if breath:
        order = judge(breath["order"], first=True, names=names, files=files, quotes=quotes, listed=False)
        if all(piece.act is not Act.SAY for piece in order):
            return [*order, Piece(Act.SAY, capitalised(breath["fact"]))]
    mind = None if listed else _MIND.match(sentence)  # "2. Wait a minute." is a step
    rest = sentence[mind.end() :] if mind else ""
    anew = judge(rest, first=first, names=names, files=files, quotes=quotes, listed=listed) if rest else []
    if anew and all(piece.act is Act.SETTING for piece in anew):
        return [Piece(Act.SETTING, sentence)]  # the change of mind stays in it, for what it says counts first
    return _judge_told(sentence, first=first, names=names, files=files, quotes=quotes, listed=listed)


def _judge_told(
    sentence: str, *, first: bool, names: tuple[str, ...], files: tuple[str, ...], quotes: tuple[str, ...], listed: bool
) -> list[Piece]:
    """What a sentence does that is neither chatter nor a change of mind."""
    label, rest = label_of(sentence)
    if _names_the_cast(sentence, names) or (label and rest):
        return section_piece(label, rest, quotes, names) if label else [Piece(Act.SETTING, sentence)]
    order, figures = ordered(sentence)
    if figures:
        return [Piece(Act.SETTING, order), Piece(Act.SAY, figures)]
    given = _GIVEN.fullmatch(sentence)
    if given and quotes and (only_asks(given["head"]) or tongues.only_asks(given["head"])):
        return [Piece(Act.SETTING, given["head"]), *(Piece(Act.SAY, quote) for quote in quotes)]
    told = _titled(sentence, names, first=first, listed=listed)
    told = told or asides.read_special(sentence, first=first)
    if not told and not listed:
        told = _aside(sentence, names, files, first=first, quoted=bool(quotes))
    if told:
        return told
    headed = _HEADED.match(sentence)
    if headed and _is_length_or_shape(headed["head"]) and is_setting_fragment(headed["head"], names):
        told = judge(headed["rest"], first=first, names=names, files=files, quotes=quotes, listed=listed)
        return [Piece(Act.SETTING, headed["head"]), *told]
    plain = _judge_plain(sentence, first=first, names=names, files=files, quotes=quotes, listed=listed)
    unread = not listed and not quotes and [piece.act for piece in plain] == [Act.SAY]
    return (read_mixed(sentence, first=first) if unread else []) or plain


def _aside(sentence: str, names: tuple[str, ...], files: tuple[str, ...], *, first: bool, quoted: bool) -> list[Piece]:
    """A sentence to the maker that no plainer rule reads better."""
    glossed = tongues.in_english(sentence)
    if glossed:
        what = tongues.subject(glossed)
        return [Piece(Act.SETTING, glossed), *([Piece(Act.TITLE, what)] if what else [])]
    if quoted or mentions_file(sentence, files) or read_topic(sentence, first=first, listed=False):
        return []
    return asides.read_aside(sentence, names, first=first)


def _judge_plain(
    sentence: str, *, first: bool, names: tuple[str, ...], files: tuple[str, ...], quotes: tuple[str, ...], listed: bool
) -> list[Piece]:
    """What a sentence without a label before it does."""
    if by_stem(sentence, files):
        return [Piece(Act.SETTING, sentence)]
    for reader in (_read_end, _read_start, read_quoted, _read_that):
        pieces = reader(sentence, quotes, files)
        if pieces:
            return pieces
    if is_setting(sentence, names, files) and not names_a_topic(sentence):
        return [Piece(Act.SETTING, sentence)]
    return read_topic(sentence, first=first, listed=listed) or [Piece(Act.SAY, sentence)]


def _read_end(sentence: str, quotes: tuple[str, ...], files: tuple[str, ...]) -> list[Piece]:
    found = _END.match(sentence)
    if not found:
        return []
    what = found["what"].strip()
    if mentions_file(what, files) or (
        not quotes
        and ":" not in sentence
        and re.match(r"(?:the |our |a |an )?(?:\w+ )?(?:logo|shot|picture|image|photo|fade|music)\b", what, re.I)
    ):
        return [Piece(Act.SETTING, sentence)]
    return closing_pieces(what, quotes)


def _read_start(sentence: str, quotes: tuple[str, ...], files: tuple[str, ...]) -> list[Piece]:
    found = _START.match(sentence)
    if not found:
        return []
    if quotes:
        return [Piece(Act.OPENING, quotes[0])]
    if mentions_file(sentence, files) or not re.search(r":|saying", sentence[: found.start("what")]):
        return (
            [Piece(Act.SETTING, sentence)] if mentions_file(sentence, files) or is_setting(sentence, (), files) else []
        )
    return [Piece(Act.OPENING, found["what"].strip())]


def _read_that(sentence: str, quotes: tuple[str, ...], files: tuple[str, ...]) -> list[Piece]:
    if mentions_file(sentence, files) or ATTACHED.search(sentence):
        return []
    found = _SAY_THAT.match(sentence)
    if found:
        return [Piece(Act.SAY, found["what"])]
    found = _MENTION.match(sentence)
    if found and not STRONG.search(sentence) and not quotes and not WEAK.search(found["what"].split(".")[0]):
        return [Piece(Act.SAY, re.sub(r"^(?:that|the fact that)\s+", "", found["what"], flags=re.IGNORECASE))]
    return []
