"""What a shell is told at a tab."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from tests.chat.vendor import Vendor
from tests.e2e.commands import environment
from tests.verbs.conftest import Call
from tui.verbs.completion import session_ids, video_ids


def test_ids_seen_from_here_are_offered_with_what_they_stand_for(on_vendor: Call, vendor: Vendor) -> None:
    first = vendor.open_session("A film", "aa_1", status="completed", title="Tea\x1b[2J", video_id="v1")
    vendor.open_session("Another", "ab_2", status="waiting_for_input")
    vendor.videos["v1"] = {"id": "v1", "status": "completed", "title": "Tea"}
    for session in ("aa_1", "ab_2"):
        assert on_vendor("show", session).status == 0
    asked = vendor.requests.copy()
    assert session_ids("aa") == {first: "completed Tea^[[2J"}
    assert set(session_ids()) == {"aa_1", "ab_2"}
    assert video_ids() == {"v1": "Tea"}
    assert vendor.requests == asked


def test_a_tab_makes_no_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert session_ids("", Namespace(home=home)) == {}
    assert video_ids("", Namespace(home=home)) == {}
    assert not home.exists()


def test_the_shell_is_answered_by_the_program_itself(tmp_path: Path) -> None:
    pytest.importorskip("argcomplete")
    line, answer = "reeltalk download --sub", tmp_path / "answer"
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n"}
    asked["_ARGCOMPLETE_STDOUT_FILENAME"] = str(answer)
    subprocess.run([sys.executable, "-m", "tui"], env=environment(tmp_path, **asked), timeout=60, check=True)
    assert answer.read_text().strip() == "--subtitles"
