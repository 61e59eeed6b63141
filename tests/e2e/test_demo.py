"""The demo plays a whole session by itself, and a recording of it can be played anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pyte

from tests.e2e.commands import reeltalk
from tests.e2e.terminal import UNREAD_BY_PYTE


def test_the_demo_asks_answers_approves_and_is_recorded(tmp_path: Path) -> None:
    cast = tmp_path / "demo.cast"
    done = reeltalk(tmp_path / "home", "demo", "--record", str(cast), "--speed", "20", "--size", "100x32")
    assert done.status == 0, done.err
    assert done.out.strip() == str(cast)
    header, *events = (json.loads(line) for line in cast.read_text(encoding="utf-8").splitlines())
    assert (header["version"], header["width"], header["height"]) == (2, 100, 32)
    assert [event[0] for event in events] == sorted(event[0] for event in events)
    screen = pyte.Screen(100, 32)
    stream = pyte.ByteStream(screen)
    seen = ""
    for _, kind, printed in events:
        assert kind == "o"
        stream.feed(UNREAD_BY_PYTE.sub(b"", printed.encode()))
        seen += "\n".join(screen.display)
    for words in (
        "rooftop garden",
        "What should the video say",
        "storyboard ·",
        "Come up and grow",
        "● generating",
        "✓ completed",
    ):
        assert words in seen, words
    assert "That was Reeltalk" in seen
    assert not (tmp_path / "home" / "library.db").exists()


def test_a_recording_overwrites_nothing(tmp_path: Path) -> None:
    cast = tmp_path / "mine.cast"
    cast.write_text("mine")
    done = reeltalk(tmp_path, "demo", "--record", str(cast))
    assert done.status == 2
    assert "exists already" in done.err
    assert cast.read_text() == "mine"


def test_without_a_terminal_it_says_how_to_record(tmp_path: Path) -> None:
    done = reeltalk(tmp_path, "demo")
    assert done.status == 2
    assert "--record" in done.err
