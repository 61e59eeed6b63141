"""TOML that is read without `tomllib` says what it says to `tomllib`."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.plain_toml import loads
from tui.screens.themes import our_themes

_NAMES = st.sampled_from(["dark", "primary", "a-b", "_", "-", "7", "", "é", '"a"', "a.b", "a b"])
_VALUES = st.sampled_from(
    ["true", "false", '"#fff"', '""', '"', '"a" "b"', "'a'", "1", "[]", '"\\n"', "true # yes", ""]
)
_LINES = st.one_of(
    st.builds("{}={}".format, _NAMES, _VALUES),
    st.builds(" {} = {} ".format, _NAMES, _VALUES),
    st.sampled_from(["", "  ", "# note", " # note", "\t", "#\x00", "\ufeff", 'a = """', "\r"]),
    st.sampled_from(["[keys]", "[primary]", "[a.b]", "[[a]]", "[]"]),
    st.text(max_size=12),
)


def _told(read: object, text: str) -> object:
    try:
        return read(text)  # type: ignore[operator]
    except tomllib.TOMLDecodeError:
        return "no TOML"


@given(st.lists(_LINES, max_size=5).map("\n".join))
@example('dark = true\nprimary = "#7aa2f7"\n')
@example('a = "\ud800"')
def test_a_text_says_what_it_says_to_tomllib(text: str) -> None:
    assert _told(loads, text) == _told(tomllib.loads, text)


@pytest.mark.parametrize("path", sorted(our_themes().glob("*.toml")), ids=lambda path: str(path.stem))
def test_our_themes_are_of_the_plain_kind(path: Path) -> None:
    code = (
        f"import sys, tui.plain_toml as toml; toml.loads(open({str(path)!r}).read()); print('tomllib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
