"""A path, an address or an asset id: checked before it is sent, and told what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chat.attachments import AttachmentError, check, check_all, check_path, inline_text, read_text, too_long
from tui.chat.draft import Source
from tui.chat.paths import dropped_paths, parse_paths

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def png(tmp_path: Path) -> Path:
    path = tmp_path / "can.png"
    path.write_bytes(PNG)
    return path


def refused(value: str) -> str:
    with pytest.raises(AttachmentError) as error:
        check(value)
    assert error.value.problem.way_out
    return error.value.problem.message


def test_a_picture_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(PNG)
    found = check(str(path))
    assert (found.source, found.mime_type, found.name, found.size_bytes) == (
        *(Source.PATH, "image/png", "notes.txt", len(PNG)),
    )


def test_a_web_page_called_png_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    with pytest.raises(AttachmentError) as error:
        check(str(path))
    assert error.value.problem.message == "photo.png is a web page (HTML), not a picture."
    assert "Download the file itself" in error.value.problem.way_out


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "big.png"
    with path.open("wb") as file:
        file.write(PNG)
        file.truncate(33 * 1024 * 1024)
    assert refused(str(path)) == "big.png has 33.0 MB; 32.0 MB are allowed."


def test_what_is_missing_empty_or_a_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    assert "is not there" in refused(str(tmp_path / "nowhere.png"))
    assert "is empty" in refused(str(tmp_path / "empty.pdf"))
    assert "is a folder" in refused(str(tmp_path))
    assert "is not an ordinary file" in refused("/dev/null")
    assert "too long" in refused("/" + "x" * 5000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_one_may_not_read_says_so(png: Path) -> None:
    png.chmod(0)
    assert "may not be read" in refused(str(png))


def test_office_files_are_named_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml ppt/presentation.xml")
    assert refused(str(path)) == "deck.pptx is a PowerPoint presentation, which is not taken."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("http://example.com/a.png", "not an https"),
        ("https://", "not a complete address"),
        ("https://[bad/a.png", "not a complete address"),
        ("https://me:secret@example.com/a.png", "has a password"),
        ("asset:", "comes the id"),
        ("asset:a b", "comes the id"),
    ],
)
def test_addresses_and_ids_that_cannot_work_are_refused(value: str, words: str) -> None:
    message = refused(value)
    assert words in message
    assert "secret" not in message


def test_addresses_and_ids_are_taken_as_they_are() -> None:
    url = check("https://example.com/files/My%20can.png?x=1")
    assert (url.source, url.name) == (Source.URL, "My can.png")
    asset = check("asset:abc123")
    assert (asset.source, asset.value) == (Source.ASSET, "abc123")


def test_one_that_fails_does_not_keep_the_others_back(png: Path, tmp_path: Path) -> None:
    checked = check_all([str(tmp_path / "nowhere"), str(png), "asset:1", "http://x/y"])
    assert [one.name for one in checked.attachments] == ["can.png", "asset:1"]
    assert len(checked.problems) == 2


def test_text_files_go_under_the_prompt_below_a_line_with_their_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes("\ufeff# Facts\n\nOne part to eight.\n".encode())
    assert check_path(path).mime_type == "text/markdown"
    text = inline_text("A film.", [(path.name, read_text(path))])
    assert text == "A film.\n\nText of the attached file notes.md:\n# Facts\n\nOne part to eight."
    assert too_long(text, ["notes.md"]) is None
    problem = too_long("x" * 10_001, ["notes.md"])
    assert problem is not None
    assert "10,001" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_text_is_read_in_the_encoding_it_has(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("Café crème".encode(encoding))
    assert read_text(path) == "Café crème"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("/a/b.png", ["/a/b.png"]),
        ("'/a/my can.png'", ["/a/my can.png"]),
        ('"/a/my can.png" /c.pdf', ["/a/my can.png", "/c.pdf"]),
        (r"/a/my\ can\ \(1\).png", ["/a/my can (1).png"]),
        ("file:///a/my%20can.png", ["/a/my can.png"]),
        ("file://localhost/a/b.png\r\nfile:///c.png\r\n", ["/a/b.png", "/c.png"]),
        ("/a/it's.png", ["/a/it's.png"]),
        ("/a/Screenshot at 9.41.00\u202fPM.png", ["/a/Screenshot", "at", "9.41.00\u202fPM.png"]),
        (r"C:\Users\me\my can.png", [r"C:\Users\me\my can.png"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_paths_are_read_as_people_and_terminals_write_them(text: str, paths: list[str]) -> None:
    assert [str(path) for path in parse_paths(text)] == paths


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert parse_paths("~/can.png") == [tmp_path / "can.png"]
    assert parse_paths("~nobody-of-that-name/can.png") == [Path("~nobody-of-that-name/can.png")]


def test_a_line_with_plain_spaces_is_one_file_when_that_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "my can.png"
    path.write_bytes(PNG)
    assert parse_paths(str(path)) == [path]
    assert check(str(path)).name == "my can.png"


@pytest.mark.parametrize(
    ("real", "typed"),
    [
        ("Screenshot 9.41.00\u202fPM.png", "Screenshot 9.41.00 PM.png"),
        ("my can.png", "my\u00a0can.png"),
        ("cafe\u0301.png", "caf\u00e9.png"),
    ],
)
def test_odd_spaces_and_accents_taken_apart_find_the_file(tmp_path: Path, real: str, typed: str) -> None:
    (tmp_path / real).write_bytes(PNG)
    assert check(str(tmp_path / typed)).name == real


def test_a_paste_counts_as_files_only_when_all_of_it_is(png: Path) -> None:
    assert dropped_paths(f"'{png}'") == [png]
    assert dropped_paths(f"{png} {png}") == [png, png]
    assert dropped_paths(f"look at {png}") == []
    assert dropped_paths("a sentence like any other") == []
    assert dropped_paths("/no/such/file.png") == []


@given(st.text())
def test_no_text_breaks_the_reading_of_paths(text: str) -> None:
    assert all(isinstance(path, Path) for path in parse_paths(text))
    assert dropped_paths(text) == [] or all(path.exists() for path in dropped_paths(text))


@given(st.text())
def test_no_text_breaks_the_check(text: str) -> None:
    checked = check_all([text])
    assert len(checked.attachments) + len(checked.problems) == 1


@given(
    st.text(st.characters(exclude_characters="/\0\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", codec="utf-8"), min_size=1)
)
def test_every_name_survives_being_quoted_by_a_terminal(name: str) -> None:
    path = f"/folder/{name}"
    if "'" not in name:
        assert parse_paths(f"'{path}'") == [Path(path)]
    escaped = "".join(f"\\{one}" if one in " \t'\"\\()&;$`*?[]{}<>|#!~" else one for one in path)
    assert parse_paths(escaped) == [Path(path)]
