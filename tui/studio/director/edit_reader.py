"""Free words into edits; one clause of a message is read at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.studio.director import cues
from tui.studio.director.clauses import clauses_of
from tui.studio.director.edits import (
    Add,
    Caption,
    Captions,
    Edit,
    Entitle,
    Paint,
    Recast,
    Resize,
    Retell,
    Turn,
    Unknown,
)
from tui.studio.director.frame_reader import read_frame
from tui.studio.director.instructions import TELLS
from tui.studio.director.manners import as_known
from tui.studio.director.order_reader import REMOVES, read_keeping, read_order
from tui.studio.director.recasting import rather
from tui.studio.director.references import scenes_meant, scenes_spoken_of
from tui.studio.director.replacing import read_words
from tui.studio.director.sentences import clean
from tui.studio.director.size_reader import read_size
from tui.studio.director.whole_reader import read_shape, read_whole
from tui.studio.storyboard import Storyboard

_HELD = re.compile(r"⟦(\d+)⟧")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^»]+)»|(?<!\w)'((?:[^']|'(?=\w))+)'(?!\w)|(?<!\w)‘([^’]+)’(?!\w)")
_POLITE = re.compile(
    r"^(?:(?:ok(?:ay)?|yes|no(?=[\s]*[,.!:]|$)|yeah|sure|great|good|nice|perfect|thanks?|hi|hm+|well|please|also|and|"
    r"but|now|then|"
    r"actually|maybe|just|only|so|"
    r"looks (?:good|great|fine)|i like it|can you|could you|would you|will you|i(?:'d| would) (?:like|"
    r"prefer)(?: you)?(?: to)?|i want(?: you)?(?: to)?|"
    r"(?:(?:for|except|but) )?the (?:ending|opening|beginning|rest)\s*(?=:)|"
    r"(?:i|we)(?:'d|’d| would) rather|rather|i think|we should|you should|let's|it (?:should|"
    r"needs to)|except(?: that)?|can (?:we|it)|could (?:we|it)|love it|"
    r"keep (?:everything|the rest|all|it)(?: else)?(?: as (?:it )?is| the same)?|typo|everything else is \w+|"
    r"(?:a )?(?:couple|few) (?:of )?(?:things|changes|tweaks)|one (?:more )?thing|be)\b[\s,.:!]*)+",
    re.IGNORECASE,
)


CLAUSES_LIMIT = 100
"""Clauses of a message that are read; nobody writes more by hand."""
_FELT = re.compile(
    r"(?:(?:make|have|keep|give|let) (?:it|this) )?(?:something |look |feel |sound |a bit |a little |much |be )*"
    r"(?:more|less)?\s*(?P<word>[a-z]+)(?: and [a-z]+)?(?: please)?",
    re.IGNORECASE,
)


def read_edits(
    message: str, board: Storyboard, names: tuple[str, ...] = (), styles: tuple[str, ...] = ()
) -> list[Edit]:
    """The edits a message asks for, in order.

    Args:
        message: What the user wrote.
        board: The plan; scenes are meant as it shows them, before any of these edits.
        names: Names of people and voices that can be cast.
        styles: Names of styles.
    """
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(next(part for part in found.groups() if part is not None).strip())
        return f"⟦{len(held) - 1}⟧"

    masked = _QUOTED.sub(hold, message.replace("\r", "\n"))
    edits: list[Edit] = []
    for clause in clauses_of("\n".join(map(as_known, masked.split("\n"))))[:CLAUSES_LIMIT]:
        edits += _Reader(clause, tuple(held), board, names, styles).read()
    return edits


_MENTIONS = re.compile(
    r"(?:mention|say|tell (?:them|people|viewers|everyone)|add|include)(?: also| too)?(?: the fact)?"
    r"(?:\s+that\s+|(?<!add)\s+(?=(?:the|our|we|it|you|there|a|all|they)\b))(?P<new>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
_COMPARES = re.compile(
    r"compare\s+(?P<one>[^:]{2,30}?)\s+(?:and|with|to|vs\.?)\s+(?P<two>[^:]{2,30}?):\s*(?P<new>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one clause."""

    clause: str
    held: tuple[str, ...]
    board: Storyboard
    names: tuple[str, ...]
    styles: tuple[str, ...] = ()

    def read(self) -> list[Edit]:
        """The edits of this clause: each reader is asked in turn, the first that understands answers."""
        text = as_known(_POLITE.sub("", self.clause).strip())
        if not text:
            return []
        kept = read_keeping(self.clause, self.board)
        if kept:
            return kept
        painted = read_whole(text, ())
        listed = painted if painted and isinstance(painted[0], Paint) else self._settings_listed(text)
        if listed:
            return listed
        return self._read_one(text)

    def _settings_listed(self, text: str) -> list[Edit]:
        """Several settings in a row ("vertical, no presenter and captions off"), when every one is understood."""
        parts = [part.strip() for part in re.split(r",|\band\b", text) if part.strip()]
        if len(parts) < 2 or _HELD.search(text) or scenes_meant(text, self.board) != ((), ()):
            return []
        found = [
            self._size(part, ()) or read_whole(part, ()) or self._settings(part, ()) or self._cast(part, ())
            for part in parts
        ]
        return [edit for edits in found for edit in edits] if all(found) else []

    def _read_one(self, text: str) -> list[Edit]:
        scenes, missing = scenes_meant(text, self.board)
        if missing:
            return [Unknown(self.plain(self.clause), f"there is no {missing[0].removeprefix('the ')}")]
        held = _HELD.search(text)
        whole = (
            []
            if re.match(r"scene \w+\s*:", text, re.I)
            else read_whole(text, scenes, self.held[int(held[1])] if held else "")
        )
        whole = whole or read_shape(text, scenes, self.board)
        if whole:
            return whole
        readers = (self._words, self._told, self._frame, self._order, self._size, self._cast, self._settings)
        for reader in readers:
            found = reader(text, scenes)
            turned = cues.orientation(text) if found and isinstance(found[0], Resize) and not scenes else None
            if found:
                return [*found, *([Turn(turned)] if turned else [])]
        return [Unknown(self.plain(self.clause))]

    def plain(self, text: str) -> str:
        """A text with its quotations put back."""
        return _HELD.sub(lambda found: f"“{self.held[int(found[1])]}”", text)

    def bare(self, text: str) -> str:
        """A text that is one quotation without its marks; any other text with its quotations put back."""
        whole = _HELD.fullmatch(text.strip(" .,"))
        return clean(self.held[int(whole[1])] if whole else self.plain(text)).strip()

    def _told(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        title = re.match(
            r"(?:change|set|rename|make|call|use)?\s*(?:the |its |video )*(?:title|it|video|"
            r"headline)\s*(?:should be|to|be|is|:|as|->|→|=>?)?\s*(?P<new>⟦\d+⟧|(?<=to ).+|(?<=be ).+|(?<=[:>→=] ).+)$",
            text,
            re.I,
        )
        named = title and re.search(r"title|headline|call|rename", text[: title.start("new")], re.IGNORECASE)
        if title and named and not scenes:
            return [Entitle(self.bare(title["new"]))]
        return self._named_or_mentioned(text, scenes) or self._told_in(text, scenes)

    def _named_or_mentioned(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        renamed = re.match(
            r"(?:rename|retitle|title|call)\s+(?:the )?(?:\w+ )?(?:scene|slide|part)(?: \w+)?\s+"
            r"(?:to|as|:)?\s*(?P<new>.+)$",
            text,
            re.IGNORECASE,
        )
        if renamed and len(scenes) == 1:
            return [Caption(scenes[0], self.bare(renamed["new"]))]
        return self._mentioned(text)

    def _told_in(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        add = re.match(
            r"(?:add|insert|include|mention)\b(?P<where>[^:⟦]*?)\s*(?::|that says|saying|that|with|"
            r"about)?\s*:?\s*(?P<new>⟦\d+⟧|(?<=: ).+|(?<=saying ).+|(?<=says ).+|(?<=that ).+)$",
            text,
            re.I | re.S,
        )
        if add and not re.search(
            r"\b(?:captions?|subtitles?|presenter|"
            r"music|voice|logo)\b",
            add["where"],
            re.IGNORECASE,
        ):
            after = scenes[0] if scenes and re.search(r"\bafter\b", add["where"], re.IGNORECASE) else ""
            before = scenes[0] if scenes and re.search(r"\bbefore\b", add["where"], re.IGNORECASE) else ""
            return [Add(self.bare(add["new"]), after, before)]
        if len(scenes) != 1 or REMOVES.match(text):
            return []
        written = re.match(r"(?:put|show|write|display|have)\s+(?P<new>⟦\d+⟧)\s+(?:on|as|in|over)\b", text, re.I)
        if written and re.search(r"\b(?:screen|headline|heading|title|picture)\b", text, re.IGNORECASE):
            return [Caption(scenes[0], self.bare(written["new"]))]
        told = re.search(
            r"(?:\s*:\s*|\b(?:should |must |to |let it )?(?:say|says|read|reads|narration(?: to| is)?|"
            r"rewrite(?: it)?(?: as| to)?)\s*:?\s*|\b(?:to|as|with)\s+(?=⟦))(?P<new>.+)$",
            text,
            re.I | re.S,
        )
        if not told or not re.search(r"\w", self.plain(told["new"])):
            return []
        shown = re.search(
            r"\b(?:headline|heading|on[- ]?screen|"
            r"title|text|caption)\b",
            text[: told.start("new")],
            re.IGNORECASE,
        )
        what = self.bare(told["new"])
        return [Caption(scenes[0], what) if shown else Retell(scenes[0], what)]

    def _mentioned(self, text: str) -> list[Edit]:
        """A fact to be told besides, after a scene or before one if it says so: "also say that dogs are welcome"."""
        compared = _COMPARES.match(text)
        if compared:
            return [Add(compared["new"].strip(), heading=f"{compared['one']} vs {compared['two']}")]
        found = _MENTIONS.match(text)
        if not found or _HELD.search(text):
            return []
        told = found["new"].strip()
        spot = re.search(
            r",?\s+(?P<side>right after|after|before)\s+(?P<what>the\s+\w[\w ]{1,40})$", told, re.IGNORECASE
        )
        anchor = scenes_spoken_of(f"move {spot['what']}", self.board) if spot else ()
        if spot and anchor:
            after = "after" in spot["side"].lower()
            what = told[: spot.start()]
            return [Add(what, anchor[0] if after else "", "" if after else anchor[0])]
        return [Add(told)] if TELLS.search(told) or len(told.split()) > 3 else []

    def _words(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        return read_words(text, scenes, self.board, self.bare)

    def _frame(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        return read_frame(text, scenes, self.board, self.bare)

    def _order(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        return read_order(text, scenes, self.board)

    def _size(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        return read_size(text, scenes)

    def _cast(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        return [] if scenes else self._cast_whole(text)

    def _cast_whole(self, text: str) -> list[Edit]:
        text = rather(text)
        wish = cues.presenter_wish(text, self.names)
        if wish.wanted is False:
            return [Recast("presenter", wish, text)]
        if re.search(r"\b(?:voice|narrator|speaker's voice)\b", text, re.IGNORECASE) or re.search(r"\bvoice_\w+", text):
            return [Recast("voice", cues.voice_wish(text, self.names), self.plain(text))]
        if re.search(
            r"\b(?:style|look and feel|design|theme|background|colou?rs?)\b|\bstyle_\w+", text, re.IGNORECASE
        ) or any(style.lower() in text.lower() for style in self.styles):
            return [Recast("style", words=self.plain(text))]
        by_id = re.search(r"\blook_\w+", text)
        if (
            by_id
            or re.search(
                r"\b(?:presenter|avatar|host|person|woman|man|guy|lady|girl|gentleman|"
                r"somebody|someone|face)\b",
                text,
                re.IGNORECASE,
            )
            or wish.names
        ):
            return [Recast("presenter", wish, self.plain(text))]
        return []

    def _settings(self, text: str, scenes: tuple[str, ...]) -> list[Edit]:
        if scenes:
            return []
        captions = cues.captions(text)
        if captions is not None:
            off = re.search(r"\b(?:off|no|without|remove|hide|disable|drop)\b", text, re.IGNORECASE)
            return [Captions(on=captions and off is None)]
        turned = cues.orientation(text)
        if turned:
            return [Turn(turned)]
        degree = r"(?:darker|lighter|brighter|dark|light|minimal|cleaner|bolder|more modern|colou?rful)"
        if re.match(
            (
                rf"(?:(?:make|keep|go|use|have|try|something|a|it|"
                rf"everything|much|a bit)\b.*?)?\b{degree}\b"
            ),
            text,
            re.I,
        ):
            return [Recast("style", words=text)]
        felt = _FELT.fullmatch(text)
        known = felt and felt["word"].lower() in cues.TONES | cues.STYLE_WORDS
        return [Recast("style", words=text)] if known else []
