"""Refusals in the user's words: a request's field for a file says the name of what was attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.chat.attachments import is_text
from tui.chat.draft import Attachment
from tui.chat.view import Trouble

_FIELD = re.compile(r"\bfiles(?:\[(\d+)\]|\.(\d+))(?:\.\w+)?(?!\w)")


def with_names(trouble: Trouble, attachments: Sequence[Attachment]) -> Trouble:
    """The trouble with every `files[0].url` in it said as the name of that attachment.

    Args:
        trouble: what the backend said.
        attachments: what was attached; a text travels in the prompt, so that it is none of the request's files.
    """
    names = [one.name for one in attachments if not is_text(one)]

    def named(text: str) -> str:
        return _FIELD.sub(lambda found: _name(found, names), text)

    return replace(trouble, what=named(trouble.what), why=named(trouble.why), way_out=named(trouble.way_out))


def _name(found: re.Match[str], names: Sequence[str]) -> str:
    number = int(found[1] or found[2])
    return names[number] if number < len(names) else found[0]
