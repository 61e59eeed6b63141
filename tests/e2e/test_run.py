"""`reeltalk run` on an empty home: the main job, end to end, with nothing replaced."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.e2e.alone import alone, can_be_alone, tries_to_get_out
from tests.e2e.commands import Finished, reeltalk
from tests.e2e.documents import draw_picture, write_pdf
from tests.e2e.videos import is_faststart, read_contents, read_frames, read_speech, shows
from tests.judge import transcribe, word_error_rate

COLD_BREW = (
    "A 30-second introduction to cold brew coffee. Coarse grounds steep in cold water for twelve to eighteen hours. "
    "Cold water draws out less acid, so it tastes rounder and sweeter. Use one part coffee to eight parts water, "
    "keep it in the fridge for up to a week, and pour it over ice. End with: make it tonight, drink it tomorrow."
)
COLD_BREW_FACTS = (
    "coarse grounds steep in cold water for twelve to eighteen hours",
    "cold water draws out less acid so it tastes rounder and sweeter",
    "one part coffee to eight parts water",
    "in the fridge for up to a week",
    "make it tonight drink it tomorrow",
)


def spoken_script(home: Path) -> str:
    """What the subtitles of the studio's one video say, which is what was narrated."""
    (subtitles,) = (home / "studio" / "videos").rglob("*.srt")
    lines = subtitles.read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if line and not line.isdecimal() and "-->" not in line)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where programs keep things of their own accord: every such place, and nothing in any of them yet."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("account") / "counters"


@pytest.fixture
def _own_network() -> None:
    if not can_be_alone():
        pytest.skip("this system gives no network namespaces")


@pytest.fixture(scope="module")
def cold_brew(home: Path, outside: Path, account: Path) -> Finished:
    """The main job on a machine without a network, where the system lets us have one."""
    places = {
        name: str(outside)
        for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    before = alone(account) if can_be_alone() else ()
    done = reeltalk(home, "run", COLD_BREW, "--json", before=before, **places)
    assert done.status == 0, done.err
    return done


@pytest.mark.usefixtures("_own_network")
def test_no_other_machine_is_asked_for_anything(cold_brew: Finished, account: Path) -> None:
    assert cold_brew.status == 0
    assert tries_to_get_out(account) == 0


@pytest.mark.parametrize(
    "reaching",
    ["SOCK_STREAM).connect(('192.0.2.1', 443))", "SOCK_DGRAM).sendto(b'?', ('127.0.0.53', 53))"],
    ids=["a connection", "a name server on this machine"],
)
@pytest.mark.usefixtures("_own_network")
def test_a_program_that_asks_another_machine_is_found_out(tmp_path: Path, reaching: str) -> None:
    code = f"import contextlib, socket\nwith contextlib.suppress(OSError): socket.socket(type=socket.{reaching}"
    subprocess.run([*alone(tmp_path / "counters"), sys.executable, "-c", code], check=True, timeout=60)
    assert tries_to_get_out(tmp_path / "counters") > 0


def test_nothing_is_written_outside_the_home(cold_brew: Finished, outside: Path) -> None:
    assert cold_brew.status == 0
    assert list(outside.rglob("*")) == []


def test_a_prompt_becomes_a_video_of_the_length_asked_for(cold_brew: Finished) -> None:
    path = Path(cold_brew.answer["path"])
    contents = read_contents(path)
    assert (contents.codec, contents.width_px, contents.height_px) == ("h264", 1280, 720)
    assert (contents.rate, contents.pixel_format) == (30.0, "yuv420p")
    assert (contents.sound_codec, contents.sound_rate) == ("aac", 48_000)
    assert 24 <= contents.video_s <= 36
    assert abs(contents.video_s - contents.sound_s) <= 0.05
    assert abs(contents.video_s - cold_brew.answer["duration"]) <= 0.1
    assert is_faststart(path)


def test_what_is_heard_is_the_script_and_every_fact_of_the_prompt(cold_brew: Finished, home: Path) -> None:
    script = spoken_script(home)
    heard = transcribe(read_speech(Path(cold_brew.answer["path"])))
    assert word_error_rate(script, heard) <= 0.10
    plain = " ".join("".join(letter for letter in script.lower() if letter.isalnum() or letter == " ").split())
    for fact in COLD_BREW_FACTS:
        assert fact in plain


def test_it_is_as_loud_as_it_should_be(cold_brew: Finished) -> None:
    from tui.studio.edit.sound import measure

    loudness = measure(Path(cold_brew.answer["path"]))
    assert -17 <= loudness.integrated_lufs <= -15
    assert loudness.true_peak_dbtp <= -0.9


def test_the_picture_moves_and_no_frame_is_black(cold_brew: Finished) -> None:
    frames = read_frames(Path(cold_brew.answer["path"]))
    for earlier, later in pairwise(frames):
        assert (earlier != later).mean() > 0.001
    assert all(frame.std() > 10 for frame in frames)


def test_progress_is_told_on_stderr_and_only_the_answer_on_stdout(cold_brew: Finished) -> None:
    for word in ("thinking", "generating", "completed"):
        assert word in cold_brew.err
    assert set(cold_brew.answer) == {"session_id", "video_id", "status", "duration", "path", "seconds"}
    assert cold_brew.answer["status"] == "completed"


def test_facts_of_a_pdf_are_said_and_attached_pictures_are_seen(tmp_path: Path) -> None:
    pdf = write_pdf(
        tmp_path / "facts.pdf",
        [
            "The Heron lamp weighs four hundred grams.",
            "Its battery lasts nineteen hours on one charge.",
            "A full charge takes ninety minutes.",
        ],
    )
    green = draw_picture(tmp_path / "lamp.png", (10, 160, 60), (250, 240, 30))
    violet = draw_picture(tmp_path / "desk.jpg", (140, 30, 170), (255, 255, 255))
    home, target = tmp_path / "home", tmp_path / "heron.mp4"
    files = [argument for path in (pdf, green, violet) for argument in ("--file", str(path))]
    prompt = "A 20-second portrait video that introduces the Heron lamp. Use the facts in facts.pdf."
    done = reeltalk(home, "run", prompt, *files, "--output", str(target))
    assert done.status == 0, done.err
    assert done.out.strip() == str(target)
    heard = transcribe(read_speech(target)).lower()
    for fact in ("grams", "19 hours", "90 minutes"):
        spelled = {"19 hours": "nineteen hours", "90 minutes": "ninety minutes"}.get(fact, fact)
        assert fact in heard or spelled in heard
    contents = read_contents(target)
    assert (contents.width_px, contents.height_px) == (720, 1280)
    frames = read_frames(target, every_s=0.5)
    assert shows(frames, (10, 160, 60), 0.1)
    assert shows(frames, (140, 30, 170), 0.1)
