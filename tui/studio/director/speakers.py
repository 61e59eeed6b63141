"""Who can speak a script: voices by its language, and the director's own few lines in that language.

A script is never translated. In a language that no voice here speaks it is refused where the plan is made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.studio.casting.languages import language_called
from tui.studio.director import framing
from tui.studio.director.plan import Casting, Wishes
from tui.studio.director.tongues import is_english, language_of, without_small_words_at_the_end
from tui.studio.storyboard import Scene, Storyboard

_GOODBYE = framing.GOODBYE.rstrip(".")
_QUESTION = framing.NO_TOPIC[1].rstrip(".")
_LINES = {
    "German": {_GOODBYE: "Danke fürs Zuschauen", framing.NO_TOPIC[0]: "Das ist unser Thema.",
               framing.COMPARED: "Vergleichen wir die beiden.",
               _QUESTION: "Was wissen wir darüber, und was möchten wir wissen"},
    "Spanish": {_GOODBYE: "Gracias por su atención", framing.NO_TOPIC[0]: "Este es nuestro tema.",
                framing.COMPARED: "Comparemos los dos.",
                _QUESTION: "Qué sabemos del tema, y qué nos gustaría saber"},
    "French": {_GOODBYE: "Merci de votre attention", framing.NO_TOPIC[0]: "Voici notre sujet.",
               framing.COMPARED: "Comparons les deux.",
               _QUESTION: "Que savons-nous déjà, et que voulons-nous savoir"},
    "Italian": {_GOODBYE: "Grazie per l'attenzione", framing.NO_TOPIC[0]: "Ecco il nostro tema.",
                framing.COMPARED: "Confrontiamo i due.",
                _QUESTION: "Che cosa ne sappiamo, e che cosa vorremmo sapere"},
    "Portuguese": {_GOODBYE: "Obrigado pela atenção", framing.NO_TOPIC[0]: "Este é o nosso tema.",
                   framing.COMPARED: "Vamos comparar os dois.",
                   _QUESTION: "O que sabemos sobre isso, e o que gostaríamos de saber"},
    "Dutch": {_GOODBYE: "Bedankt voor het kijken", framing.NO_TOPIC[0]: "Dit is ons onderwerp.",
              framing.COMPARED: "Laten we ze vergelijken.",
              _QUESTION: "Wat weten we erover, en wat willen we weten"},
}  # fmt: skip
"""The lines the director may add to a script, by the language it is in."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Those who can speak a script."""

    casting: Casting
    wishes: Wishes
    language: str
    """The script's language, in English."""
    note: str = ""
    """What to tell of it; empty for English by an English voice."""


def speakers(casting: Casting, wishes: Wishes, said: Sequence[str], asked: str = "") -> Speakers:
    """Keep the voices that can speak a script.

    A voice chosen that cannot gives way, which is told. Where no voice can, the English ones stay: who makes the plan
    refuses it then.

    Args:
        casting: Who and what can be chosen.
        wishes: What was chosen by id.
        said: The script, a sentence each.
        asked: The language asked for, in English; it counts where the script does not show its own.
    """
    text = " ".join(said)
    chosen = casting.voice(wishes.voice_id) if wishes.voice_id else None
    language = language_of(text)
    if not language and not is_english(text):
        language = chosen.language if chosen else asked
    able = tuple(voice for voice in casting.voices if voice.language == (language or "English"))
    if not able:
        english = tuple(voice for voice in casting.voices if voice.language == "English")
        return Speakers(replace(casting, voices=english or casting.voices), wishes, language)
    casting = replace(casting, voices=able)
    if chosen is None or chosen in able:
        return Speakers(
            casting, wishes, language or "English", "" if able[0].language == "English" else _spoken(language)
        )
    note = f"{chosen.name} speaks {chosen.language} only, and this is in {able[0].language}: another voice speaks it."
    return Speakers(casting, replace(wishes, voice_id=None), able[0].language, note)


def who_can_speak(casting: Casting, board: Storyboard) -> Casting:
    """The casting for changes of a plan: another voice is one of the same language."""
    now = casting.voice(board.voice_id)
    able = tuple(voice for voice in casting.voices if now is not None and voice.language == now.language)
    return replace(casting, voices=able) if able else casting


def in_their_language(board: Storyboard, language: str) -> Storyboard:
    """The plan with its language noted, the director's own lines in it, and its title written as the script has it."""
    known = language_called(language)
    if known is None or known.code == "en":
        return board
    told = " ".join(scene.narration for scene in board.scenes)
    title = _cased(board.title, told)
    own = _LINES.get(known.name, {})
    asked = {f"{_QUESTION}.": f"{'¿' if known.code == 'es' else ''}{own[_QUESTION]}?"} if own else {}
    lines = asked | own | {board.title: title}
    scenes = tuple(_translated(_as_written(scene, told, known.name), lines) for scene in board.scenes)
    return board.model_copy(update={"language": known.code, "scenes": scenes, "title": title})


def _spoken(language: str) -> str:
    return f"It is in {language}, and spoken in it; I do not translate."


def _translated(scene: Scene, lines: dict[str, str]) -> Scene:
    changes = {}
    for name, value in scene:
        if isinstance(value, str):
            text = value
            for english, own in lines.items():
                text = text.replace(english, own)
            if text != value:
                changes[name] = text
    return scene.model_copy(update=changes) if changes else scene


def _as_written(scene: Scene, told: str, language: str) -> Scene:
    """The scene with its headline as the script writes it; one cut short does not end on a small word."""
    headline = getattr(scene, "headline", "")
    if not isinstance(headline, str) or not headline:
        return scene
    mended = _cased(headline, told)
    whole = scene.narration.rstrip(".!?…")
    if whole.startswith(mended) and whole != mended:
        mended = without_small_words_at_the_end(mended, language)
    return scene.model_copy(update={"headline": mended}) if mended != headline else scene


def _cased(title: str, told: str) -> str:
    """A title in capitals of English headlines, as the script writes it: other languages set theirs like sentences."""
    found = re.search(re.escape(title), told, re.IGNORECASE) if title else None
    return found[0][:1].upper() + found[0][1:] if found else title
