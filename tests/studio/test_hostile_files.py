"""Files nobody would want to be given, over HTTP: each is refused at the door or told of in the plan."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.studio.director.test_pdf_caution import TEXT, pdf
from tests.studio.serving import Served, serving
from tests.studio.stage.test_hostile import png
from tui.studio.spoken import LIMIT_BYTES, speak_to_wav
from tui.studio.studio_crew import StudioCrew

PROMPT = (
    "Make a 20 second video for neighbours about our bakery. We bake 200 loaves a day. A loaf costs four dollars. "
    "Visit us on Main Street."
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("home")
    with serving(home, StudioCrew(home / "brand-kits")) as served:
        yield served


def picture(form: str, mode: str = "RGB", **how: object) -> bytes:
    buffer = io.BytesIO()
    pixels = np.zeros((90, 160, 3), np.uint8)
    pixels[:, :80] = (200, 60, 40)
    Image.fromarray(pixels).convert(mode).save(buffer, form, **how)
    return buffer.getvalue()


def moving(form: str) -> bytes:
    frames = [Image.new("RGB", (32, 32), (40 * step, 0, 0)) for step in range(4)]
    buffer = io.BytesIO()
    frames[0].save(buffer, form, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def wav(samples: bytes, width: int = 2) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setparams((1, width, 22_050, 0, "NONE", ""))
        sound.writeframes(samples)
    return buffer.getvalue()


def clip() -> bytes:
    """Frames that last between 10 and 200 ms."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=1000)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        at = 0
        for number in range(12):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number * 20, np.uint8), "rgb24")
            frame.pts = at
            at += (10, 200, 33)[number % 3]
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def mp3_with_cover() -> bytes:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=44_100, layout="stereo")
        for _ in range(8):
            frame = av.AudioFrame.from_ndarray(np.zeros((2, 1152), np.float32), "fltp", "stereo")
            frame.sample_rate = 44_100
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    body = b"\0image/jpeg\0\x03\0" + picture("JPEG")
    tag = b"APIC" + struct.pack(">I", len(body)) + b"\0\0" + body
    size = bytes(len(tag) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + tag + buffer.getvalue()


ROTATED = Image.Exif()
ROTATED[0x0112] = 6
LOCK = b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"28" * 32, b"41" * 32)
REFUSED = {
    "a.gif": (moving("GIF"), "GIF"),
    "a.webp": (moving("WEBP"), "WebP"),
    "a.zip": (b"PK\x03\x04" + bytes(99), "ZIP"),
    "nothing.png": (b"", "empty"),
}
TAKEN = {
    "huge.png": (png(20_000, 20_000), "too large"),
    "cut.png": (picture("PNG")[:200], "damaged or cut short"),
    "cmyk.jpg": (picture("JPEG", "CMYK"), ""),
    "rotated.jpg": (picture("JPEG", exif=ROTATED), ""),
    "nested.pdf": (pdf(TEXT).replace(b"/MediaBox", b"/X " + b"[" * 50_000 + b"]" * 50_000 + b"/MediaBox"), ""),
    "pages.pdf": (pdf(TEXT).replace(b"[4 0 R]/Count 1", b"[" + b"4 0 R " * 4000 + b"]/Count 4000"), ""),
    "loop.pdf": (pdf(TEXT).replace(b"[4 0 R]/Count 1", b"[2 0 R]/Count 9999"), "loop.pdf"),
    "poster.pdf": (pdf(TEXT).replace(b"300 200", b"99999999 9999999"), ""),
    "locked.pdf": (pdf(TEXT).replace(b"trailer<<", LOCK), "password"),
    "cut.pdf": (pdf(TEXT)[:90], "damaged"),
    "uneven.mp4": (clip(), "uneven.mp4"),
    "cut.mp4": (clip()[:400], "damaged or cut short"),
    "silent.wav": (wav(bytes(22_050)), "silent.wav"),
    "eight.wav": (wav(b"\x80" * 9000, width=1), "eight.wav"),
    "cover.mp3": (mp3_with_cover(), "is a recording"),
    "words.png": (b"We bake bread in a wood oven. " * 9, ""),
}
"""Files, and what the plan says of each of them; nothing for one that is simply used."""


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_at_all_is_refused_at_the_door(studio: Served, name: str) -> None:
    content, said = REFUSED[name]
    answer = studio.http.post("/v3/assets", files={"file": (name, content)})
    assert answer.status_code == 400
    assert said in answer.json()["error"]["message"]


def test_a_plan_is_made_whatever_is_attached_and_tells_what_is_left_out(studio: Served) -> None:
    files = []
    for name, (content, _) in TAKEN.items():
        answer = studio.http.post("/v3/assets", files={"file": (name, content)})
        assert answer.status_code == 200, (name, answer.text)
        files.append({"type": "asset_id", "asset_id": answer.json()["data"]["asset_id"]})
    created = studio.create(PROMPT, mode="chat", files=files)
    session = studio.until(created["session_id"], "reviewing", "waiting_for_input", "failed")
    told = "\n".join(message["content"] for message in session["messages"])
    assert session["status"] != "failed", told
    for name, (_, said) in TAKEN.items():
        lines = [line for line in told.splitlines() if name in line]
        assert not said or any(said in line for line in lines), (name, told)


def test_speech_by_itself_is_kept_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.studio import cache
    from tui.studio.casting.voices import VOICES

    assert LIMIT_BYTES < cache.LIMIT_BYTES
    old = tmp_path / "old.wav"
    old.touch()
    with old.open("r+b") as file:
        file.truncate(LIMIT_BYTES + 1)
    later = cache.time.time() + 2 * cache.IN_USE_S
    monkeypatch.setattr(cache.time, "time", lambda: later)
    speak_to_wav("Hello.", VOICES[0], tmp_path / "new.wav")
    assert not old.exists()
