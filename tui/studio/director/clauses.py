"""A message into clauses, each of which asks for one thing."""

from __future__ import annotations

import re

_VERB = (
    r"(?:make|remove|delete|drop|cut|move|swap|change|replace|rename|use|add|put|turn|switch|end|close|finish|start|"
    r"open|begin|set|"
    r"shorten|lengthen|trim|extend|rewrite|let|have|say|call|no|without|hide|show|give|take|get rid|scrap|skip|"
    r"expand|keep|scene \w+:|"
    r"the title|title|another|different|captions?|presenter|voice|style|scene|pick|try|exchange|the \w+ scene|lose|"
    r"kill|ditch|"
    r"bring|merge|split|combine|mention|show|leave out|tell|compare)"
)
_CLAUSES = re.compile(
    rf"(?:[;\n]+|\s\+\s|(?<=[\w⟧)])[.!]+(?=\s|$)|,?\s+(?:and then|then|and also|also|plus|and|but)\s+(?={_VERB}\b)|"
    rf",\s+(?=(?:please\s+)?{_VERB}\b))\s*",
    re.IGNORECASE,
)


def clauses_of(masked: str) -> list[str]:
    """A message's clauses; the text after "scene 2:" or "end with:" is not divided further."""
    clauses: list[str] = []
    for raw in re.split(r"\n+|(?:^|(?<=[\s,;:]))\(?\d{1,2}\)\s+(?=\w)", masked):
        line = re.sub(r"^\s*(?:[-*•–—]|\d{1,2}[.)])\s+", "", raw)
        if re.fullmatch(
            r"\s*(?:\w+\s+){0,4}(?:things?|changes?|edits?|points?|wishes|notes?|please)\s*[:,]\s*", line, re.I
        ):
            continue
        told = re.search(
            r"\b(?:(?:add|insert)\b[^:⟦]*|scene \w+(?: should say| says| to say)?|"
            r"(?:end|close|finish|start|open|begin) (?:with|"
            r"by saying)|add(?: a scene)?|say)\s*:\s*\S",
            line,
            re.IGNORECASE,
        )
        head, tail = (line[: told.start()], line[told.start() :]) if told else (line, "")
        head = re.sub(r"(?:[\s,]+(?:and|then|but|also))+\s*$", "", head)
        parts = [part.strip(" ,.!") for part in _CLAUSES.split(head)]
        clauses += [part for part in (*parts, tail.strip()) if part and re.search(r"\w", part)]
    return clauses
