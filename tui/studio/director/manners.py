"""Edits as people put them, in the words the readers know: "lead with the quote" is "start with the quote"."""

from __future__ import annotations

import re

_SETS = r"(?:please )?(?:(?:make|change|set|rename|have|let|put|turn) )?(?:the )?"
_HEAD = r"(?:headline|heading|on[- ]screen (?:text|title))"
_AS = (
    r"(?:\s*(?::|=|->|→)\s*|\s+(?:to|as|into|be|is|say|read|reads|says|should (?:be|say|read))\s*:?\s+|"
    r"\s+(?-i:(?=⟦|[A-Z])))"
)
_WAYS = tuple(
    (re.compile(pattern, re.IGNORECASE), known)
    for pattern, known in (
        (r"\bsubs\b", "subtitles"),
        (
            rf"^{_SETS}(?P<scene>first|second|third|fourth|fifth|sixth|seventh|eighth|last) {_HEAD}{_AS}(?P<new>\S.*)$",
            r"the headline of the \g<scene> scene: \g<new>",
        ),
        (
            rf"^{_SETS}{_HEAD} (?:of|in|on|for) (?:the )?scene (?P<scene>\w+){_AS}(?P<new>\S.*)$",
            r"scene \g<scene> headline: \g<new>",
        ),
        (
            rf"^{_SETS}scene (?P<scene>\w+?)(?:['’]s)? {_HEAD}{_AS}(?P<new>\S.*)$",
            r"scene \g<scene> headline: \g<new>",
        ),
        (
            rf"^{_SETS}{_HEAD} (?:of|in|on|for) the (?P<scene>\w+) scene{_AS}(?P<new>\S.*)$",
            r"the headline of the \g<scene> scene: \g<new>",
        ),
        (r"^(?:it|this|that) (?:now )?costs? (?P<what>.+?)(?: now)?$", r"the price is \g<what>"),
        (
            r"^(?:take|leave|keep) (?:the |out )*(?P<what>[\w' -]{2,30}?) out of (?P<scene>scene \w+|the \w+ scene)$",
            r"remove \g<what> from \g<scene>",
        ),
        (
            r"^(?P<scene>scene \w+|the \w+ scene) without (?:the )?(?P<what>(?!presenter|picture|image)[\w' -]{2,30})$",
            r"remove \g<what> from \g<scene>",
        ),
        (r"^(?:lead(?: off)?|kick(?: it)? off|launch|begin) with\b", "start with"),
        (r"^(?:wrap(?: it)? up|sign off|round(?: it)? off|close(?: it)? out) with\b", "end with"),
        (r"^(?:there(?:'s| is) )?no need (?:for|of|to have)\b", "remove"),
        (r"^call (?:it|this|the video) (?=[A-Z⟦])(?-i:(?=[A-Z⟦]))", "title: "),
        (
            r"^(?:the )?(?:ending|end|closing(?: line)?|outro|last (?:line|words?)) (?:should|"
            r"must|needs to|has to) (?:say|be|read|go)\s*:?\s+",
            "end with: ",
        ),
        (
            r"^(?:the )?(?:opening|start|beginning|intro|first (?:line|words?)) (?:should|must|"
            r"needs to|has to) (?:say|be|read|go)\s*:?\s+",
            "start with: ",
        ),
        (
            r"^(?:the |that's the )?wrong (?P<what>\w+)[\s,:;–—-]+(?:it(?:'s|’s| is)|should " r"be|must be)\s+",
            r"the \g<what> is ",
        ),
        (r"^(?=(?:scene \w+|the \w+(?: scene)?) (?:before|after) (?:scene|the)\b)", "move "),
        (
            r"^add (?P<what>⟦\d+⟧|[^:⟦]{3,80}?) (?P<side>after|before) (?P<scene>scene \w+|the \w+ scene)$",
            r"add \g<side> \g<scene>: \g<what>",
        ),
        (
            r"^(?:show|have|put|present|do) .{2,60}? as (?P<how>an? [\w ]+?|bullets?|steps) in "
            r"(?P<scene>scene \w+|the \w+ scene)$",
            r"show \g<scene> as \g<how>",
        ),
    )
)
_FOREIGN = tuple(
    (re.compile(pattern, re.IGNORECASE), known)
    for pattern, known in (
        (
            r"(?:mach(?:e|en sie)? (?:es|das|das video) )?(?:bitte )?(?:etwas |viel )?kürzer|"
            r"(?:plus|trop) court|raccourci\w*|más corto|acórtalo|più corto|mais curto|korter",
            "shorter",
        ),
        (
            r"(?:mach(?:e|en sie)? (?:es|das|das video) )?(?:bitte )?(?:etwas |viel )?länger|plus "
            r"long|rallonge\w*|más largo|alárgalo|più lungo|mais longo|langer",
            "longer",
        ),
        (
            r"(?:etwas |bitte )*(?:schneller|zügiger)|plus vite|plus rapide|más rápido|più veloce|mais rápido|sneller",
            "faster",
        ),
        (
            r"(?:etwas |bitte )*langsamer|plus lentement|moins vite|más lento|más despacio|più "
            r"lento|mais devagar|langzamer",
            "slower",
        ),
        (
            r"(?:ohne|keine) untertitel|sans (?:les )?sous-titres|sin (?:los )?subtítulos|senza "
            r"sottotitoli|sem legendas|zonder ondertitels?",
            "captions off",
        ),
        (
            r"(?:mit )?untertiteln?|avec (?:des )?sous-titres|con subtítulos|con sottotitoli|com "
            r"legendas|met ondertitels?",
            "captions on",
        ),
        (r"(?:im )?hochformat|hochkant|en vertical|format vertical|verticalement|formato vertical", "vertical"),
        (r"(?:im )?querformat|en paysage|format paysage|en horizontal|formato horizontal", "landscape"),
        (
            r"(?:ohne|kein(?:en?)?) (?:sprecher(?:in)?|moderator(?:in)?|person)|sans présentat\w+|"
            r"sin presentador[ae]?|senza presentatore",
            "no presenter",
        ),
        (r"(?:eine )?andere stimme|une autre voix|otra voz|un'altra voce", "another voice"),
        (r"rückgängig|mach das rückgängig|annule[rz]?|deshacer|deshaz(?:lo)?|annulla", "undo"),
    )
)
_PLEA = re.compile(
    r"^(?:mach(?:e|en sie)?(?: es| das(?: video)?| bitte)*|bitte|rends-le|fais(?:-le)?|hazlo|por favor|s'il (?:te|"
    r"vous) plaît)\s+|"
    r"[\s,]+(?:bitte|por favor|s'il (?:te|vous) plaît|per favore)$",
    re.IGNORECASE,
)


def as_known(text: str) -> str:
    """A clause in words the readers know; any other as it is."""
    bare = _PLEA.sub("", _PLEA.sub("", text)).strip(" .!")
    foreign = next((known for pattern, known in _FOREIGN if pattern.fullmatch(bare) or pattern.fullmatch(text)), "")
    if foreign:
        return foreign
    for pattern, known in _WAYS:
        text = pattern.sub(known, text, count=1)
    return text
