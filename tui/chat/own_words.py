"""What a user wrote, apart from the text of attached files that travelled in the same message."""

from __future__ import annotations

from tui.chat.attachments import inline_text
from tui.chat.view import ConversationView, Entry


def own_words(entry: Entry) -> str:
    """The entry's words without the files' text that its message carries; the files themselves are named beside it.

    Only what this program put there is taken away: a file's text below the line that names one of the attachments.
    """
    places = (entry.content.find(inline_text("", [(one.name, "")])) for one in entry.attachments)
    found = [place for place in places if place == 0 or (place > 1 and entry.content[place - 2 : place] == "\n\n")]
    return entry.content[: min(found)].rstrip() if found else entry.content


def first_words(view: ConversationView) -> str:
    """What the user said first, or the file they sent without a word; empty before anything was said."""
    first = next((entry for entry in view.entries if entry.role == "user"), None)
    if first is None:
        return ""
    return own_words(first) or next((one.name for one in first.attachments), "")
