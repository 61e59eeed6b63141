"""One setting is changed in the file, and everything else in it stays as the user wrote it."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.settings_file import replace_file, store, with_value

TEXT = """# mine
theme = "paper"  # the good one
backend = "auto"

[keys]
send = "ctrl+s"   # as at work
"""


def test_comments_and_order_stay() -> None:
    assert with_value(TEXT, "theme", "dusk") == TEXT.replace('"paper"', '"dusk"')


def test_a_new_setting_goes_above_the_tables() -> None:
    changed = with_value(TEXT, "bell", value=False)
    assert tomllib.loads(changed)["bell"] is False
    assert changed.index("bell") < changed.index("[keys]")


def test_a_key_goes_into_its_table() -> None:
    changed = with_value(TEXT, "new", "f4", "keys")
    assert tomllib.loads(changed)["keys"] == {"send": "ctrl+s", "new": "f4"}
    assert "# as at work" in changed


def test_a_table_that_is_not_there_is_made() -> None:
    assert tomllib.loads(with_value("", "new", "f4", "keys")) == {"keys": {"new": "f4"}}


def test_a_file_of_another_shape_is_written_anew_and_says_the_same() -> None:
    changed = with_value('keys = {send = "f9"}\nwhen = 1979-05-27\n', "new", "f4", "keys")
    assert tomllib.loads(changed)["keys"] == {"send": "f9", "new": "f4"}


def test_a_line_inside_a_longer_text_is_not_mistaken_for_the_setting() -> None:
    text = 'note = """\ntheme = "no"\n"""\n'
    assert tomllib.loads(with_value(text, "theme", "yes")) == {"note": 'theme = "no"\n', "theme": "yes"}


NAMES = st.text("abc_-. é", min_size=1, max_size=8)
VALUES = st.one_of(st.booleans(), st.text(max_size=20), st.integers(-(2**40), 2**40))


@given(
    before=st.dictionaries(NAMES, VALUES, max_size=4),
    table=st.dictionaries(NAMES, VALUES, max_size=3),
    name=NAMES,
    value=st.one_of(st.booleans(), st.text(max_size=20)),
    in_table=st.booleans(),
)
def test_what_is_read_back_is_what_was_there_and_the_change(
    before: dict[str, object], table: dict[str, object], name: str, value: str | bool, in_table: bool
) -> None:
    text = ""
    for key, one in before.items():
        text = with_value(text, key, one)  # type: ignore[arg-type]  # numbers are written too
    for key, one in table.items():
        text = with_value(text, key, one, "keys")  # type: ignore[arg-type]
    changed = tomllib.loads(with_value(text, name, value, "keys" if in_table else ""))
    keys = {**table, name: value} if in_table else table
    wanted = {**before, **({} if in_table else {name: value}), **({"keys": keys} if keys else {})}
    assert changed == wanted


def test_a_file_that_cannot_be_replaced_is_left_whole(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = ")
    with pytest.raises(ValueError, match="Invalid"):
        store(path, "theme", "paper")
    assert path.read_text() == "theme = "
    assert [one.name for one in tmp_path.iterdir()] == ["settings.toml"]


def test_a_secret_is_readable_by_its_owner_alone_from_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "secret"
    replace_file(path, "s", mode=0o600)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_settings_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "settings.toml"
    real.write_text('theme = "paper"\n')
    link.symlink_to(real)
    store(link, "bell", value=False)
    assert link.is_symlink()
    assert tomllib.loads(real.read_text()) == {"theme": "paper", "bell": False}
