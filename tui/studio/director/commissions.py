"""Facts told in the sentence that commissions a video: "a film for a cafe called Spoke that opens on 3 May".

Pure. Only what is said of a named thing, or of the user's own, counts as a fact of it; "a dog that saved a child" stays
a subject, for nobody is named there. A clause becomes a sentence by its subject being put before it.
"""

from __future__ import annotations

import re

from tui.studio.director.instructions import is_setting_fragment
from tui.studio.director.sentences import capitalised, finished

_NAME = r"(?P<name>[A-Z0-9][\w'’&.-]*(?:\s+(?:(?:of|the|and|&)\s+)?[A-Z0-9][\w'’&.-]*){0,4})"
_THING = r"(?P<thing>(?:an?|the|our|my)\s+(?:[\w'’-]+\s+){0,4}?[\w'’-]+?)"
_DOES = r"(?P<does>(?:is|are|was|were|has|have|had|will|can|[a-z]{2,}(?<!ou)(?<!s)s)\s+(?!(?:how|why|what|that)\b)\S.*)"
_TELLS = r"(?:,?\s+(?:that|which|who)\s+" + _DOES + r"|,?\s+with\s+(?P<has>\S.*))$"
_CALLED = re.compile(rf"{_THING},?\s+(?:called|named)\s+[“\"]?{_NAME}[”\"]?(?:{_TELLS}|$)", re.DOTALL)
_APPOSED = re.compile(rf"{_NAME},\s+{_THING}{_TELLS}", re.DOTALL)
_OWNED = re.compile(
    rf"(?P<thing>[Oo]ur\s+(?:[\w'’-]+\s+){{0,4}}?[\w'’-]+?),?\s+(?:that|which|who)\s+{_DOES}$", re.DOTALL
)
_FINITE = re.compile(r"(?:[a-z]{2,}(?<!s)s|has|is|can|will)\s+\w")
_ITEMS = re.compile(r",\s+(?:and\s+)?")


def told_of(topic: str) -> tuple[str, tuple[str, ...]]:
    """A subject without what is told of it, and that as sentences; the subject as it is when nothing is told.

    Args:
        topic: The subject as it stands in the request, settings left out.
    """
    text = topic.strip()
    named = _CALLED.match(text) or _APPOSED.match(text)
    if named:
        facts = _facts(named["name"], named["does"] or "", named["has"] or "")
        is_what = f"{named['name']} is {re.sub(r'^(?:my|our)', 'our', named['thing'], flags=re.IGNORECASE)}."
        return (named["name"], (is_what, *facts)) if facts else (topic, ())
    owned = _OWNED.match(text)
    facts = _facts(capitalised(owned["thing"]), owned["does"], "") if owned else ()
    return (owned["thing"], facts) if owned and facts else (topic, ())


def _facts(subject: str, does: str, has: str) -> tuple[str, ...]:
    """A relative clause as a sentence, and what a list in it goes on to name as one each."""
    whole = does or has
    head, *more = _ITEMS.split(whole)
    if not more or (len(more) == 1 and not re.search(r",\s+and\s", whole)):
        head, more = whole, []
    of_verbs = bool(does) and " with " not in head  # "that opens at six, bakes bread, and delivers by bicycle"
    told = [f"{subject} {head}" if does else head]
    told += [f"{subject} {part}" if of_verbs and _FINITE.match(part) else part for part in more]
    return tuple(finished(capitalised(part)) for part in told if part and not is_setting_fragment(part, ()))
