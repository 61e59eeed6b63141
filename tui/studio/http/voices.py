"""Voices: list, read, find one by description, speak."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from tui.studio.casting.catalogue import Voice
from tui.studio.casting.voices import VOICES
from tui.studio.catalogue import find_voice, voices
from tui.studio.http import replies
from tui.studio.http.catalogue import get_voice, list_voices, speaks, voice_item
from tui.studio.http.reading import read_json, studio
from tui.studio.http.routes import route
from tui.studio.http.wire import DesignVoiceRequest, TextToSpeechRequest
from tui.studio.narration.pronunciation import PronunciationError, listed_sayings, sayings_for
from tui.studio.off_the_loop import in_a_worker
from tui.studio.refusals import Refusal, invalid, not_found
from tui.studio.spoken import speak_to_wav
from tui.studio.store.store import new_id

BATCH = 3
"""Voices a description is answered with."""


async def design_voice(request: Request) -> Response:
    """POST /v3/voices: the voices that fit a description best; `seed` asks for the next ones."""
    house = studio(request)
    wanted = await read_json(request, DesignVoiceRequest)
    found = matching(wanted, await asyncio.to_thread(voices))[wanted.seed * BATCH : (wanted.seed + 1) * BATCH]
    items = [voice_item(house, voice).model_dump(mode="json") for voice in found]
    return replies.data({"seed": wanted.seed, "voices": items})


def matching(wanted: DesignVoiceRequest, among: Sequence[Voice] = VOICES) -> list[Voice]:
    """Voices by how many of the description's words they answer to; ties stay in the catalogue's order."""
    asked = set(re.findall(r"[a-z]+", wanted.prompt.lower()))
    fitting = [
        voice
        for voice in among
        if (wanted.gender is None or voice.gender == wanted.gender.lower())
        and (wanted.locale is None or speaks(voice, wanted.locale))
    ]
    return sorted(fitting, key=lambda voice: -len(asked & _words(voice)))


def _words(voice: Voice) -> set[str]:
    said = " ".join([voice.name, voice.gender, voice.language, *voice.tags]).lower()
    people = {"female": {"woman", "girl", "she"}, "male": {"man", "boy", "he"}}.get(voice.gender, set())
    return set(said.split()) | people


async def speak(request: Request) -> Response:
    """POST /v3/voices/speech."""
    house = studio(request)
    wanted = await read_json(request, TextToSpeechRequest)
    voice = find_voice(wanted.voice_id)
    if voice is None:
        raise not_found("Voice", "voice_not_found")
    if wanted.input_type != "text":
        raise invalid("input_type must be text; the studio's voices do not read SSML.", "input_type")
    asked = wanted.locale or wanted.language
    if asked is not None and not speaks(voice, asked):
        raise invalid(f"{voice.name} speaks {voice.language} only.", "locale" if wanted.locale else "language")
    speech_id = new_id()
    target = house.store.home / "cache" / "speech" / f"{speech_id}.wav"
    target.parent.mkdir(mode=0o700, exist_ok=True)
    await asyncio.to_thread(_sweep, target.parent, time.time() - house.settings.link_life_s)
    try:
        known = sayings_for(wanted.text, await asyncio.to_thread(listed_sayings))
    except PronunciationError as error:
        raise invalid(f"The list of pronunciations cannot be used: {error}", "text") from None
    speaker = replace(voice, speed=voice.speed * wanted.speed, sayings=known)
    try:
        spoken = await in_a_worker(house.desk, speak_to_wav, wanted.text, speaker, target)
    except Exception as error:
        if type(error).__name__ != "UnspeakableError":  # its module brings numpy, which only workers load
            raise
        raise Refusal(400, "tts_text_invalid", f"This cannot be spoken: {error}", param="text") from None
    return replies.data(
        {
            "audio_url": house.links.to(f"/media/speech/{target.name}"),
            "duration": spoken.duration_s,
            "request_id": speech_id,
            "word_timestamps": [{"word": word.text, "start": word.start_s, "end": word.end_s} for word in spoken.words],
        }
    )


def _sweep(folder: Path, before: float) -> None:
    """Throw away speech made before a time, in Unix seconds: the links to it have expired, and it is asked for anew."""
    for spoken in folder.glob("*.wav"):
        with contextlib.suppress(OSError):
            if spoken.stat().st_mtime < before:
                spoken.unlink()


ROUTES = [
    route("/v3/voices", GET=list_voices, POST=design_voice),
    route("/v3/voices/speech", POST=speak),
    route("/v3/voices/{voice_id}", GET=get_voice),
]
