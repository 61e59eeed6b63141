"""The small pure parts: text made fit, durations, recall, choices, cards, file names, folders, themes, routes."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color

from tests.interface.views import BOARD, COMPLETED, REVIEWING, said
from tui.api.terms import Orientation, SessionMode
from tui.chat.draft import Attachment, Choices, Pick, Source
from tui.chat.view import ConversationView, ResourceView, State, Trouble
from tui.screens.clipboard import is_remote, osc52
from tui.screens.commands import COMMANDS, bindings, key_of
from tui.screens.folder_listing import folder_listing
from tui.screens.opening import open_outside, opener
from tui.screens.themes import ThemeError, all_themes, find_theme, our_themes, read_theme
from tui.widgets.bars import attachments_line
from tui.widgets.card_lines import mishap_lines, storyboard_lines, storyboard_title, video_lines
from tui.widgets.choice_words import Field, choices_line, toggled, with_pick
from tui.widgets.composer import count_words
from tui.widgets.durations import clock, length, roughly, size
from tui.widgets.header_line import header_pieces
from tui.widgets.pieces import Piece, paint, text_of
from tui.widgets.plain_text import one_line, plain
from tui.widgets.recall import Recall
from tui.widgets.state_words import GLYPHS, MEANINGS, TONES
from tui.widgets.transcript_items import Finished, Places, Said, Storyboard, Transfer, offer, transcript_items


@given(st.text())
def test_no_control_code_gets_through(text: str) -> None:
    shown = plain(text)
    assert not any(ord(character) < 32 and character not in "\n\t" for character in shown)
    assert not any(0x7F <= ord(character) < 0xA0 for character in shown)


@given(st.text(), st.integers(0, 80))
def test_one_line_never_takes_more_cells_than_it_has(text: str, width: int) -> None:
    assert cell_len(one_line(text, width)) <= width
    assert "\n" not in one_line(text, width)


def test_escape_codes_can_be_read() -> None:
    assert plain("a\x1b[31mb\r\nc\x07") == "a^[[31mb\nc^G"


@pytest.mark.parametrize(("seconds", "words"), [(0, "00:00"), (41.9, "00:41"), (725, "12:05"), (3723, "1:02:03")])
def test_a_clock(seconds: float, words: str) -> None:
    assert clock(seconds) == words


def test_lengths_and_sizes_as_people_say_them() -> None:
    assert [roughly(16), roughly(200), roughly(9000)] == ["16 s", "3 min", "2 h"]
    assert [length(6.5), length(31.2), length(83), length(7.0)] == ["6.5 s", "31 s", "1:23", "7 s"]
    assert [size(812), size(41_984), size(3_300_000), size(5 * 1024**3)] == ["812 B", "41 KB", "3.1 MB", "5.0 GB"]


def test_speaking_time_is_told_once_there_is_something_to_say() -> None:
    assert count_words("") == "0 / 10,000"
    assert count_words("word " * 75) == "375 / 10,000 · 00:30 spoken"


def test_recall_goes_back_and_forth_and_keeps_what_was_being_written() -> None:
    recall = Recall(["one", "two"])
    assert [recall.older("draft"), recall.older("two"), recall.older("one")] == ["two", "one", None]
    assert [recall.newer(), recall.newer(), recall.newer()] == ["two", "draft", None]


def test_recall_has_each_prompt_once_the_latest_where_it_was_used_last() -> None:
    recall = Recall(["same", "other", "same"])
    assert [recall.older(""), recall.older(""), recall.older("")] == ["same", "other", None]
    recall.leave()
    recall.add("other")
    assert recall.older("") == "other"


def test_prompts_of_earlier_days_come_before_todays() -> None:
    recall = Recall()
    recall.add("today")
    recall.extend_older(["long ago", "yesterday"])
    assert [recall.older(""), recall.older(""), recall.older("")] == ["today", "yesterday", "long ago"]


def test_choices_that_were_made_are_told_apart_from_those_left_open() -> None:
    choices = with_pick(Choices(), Field.VOICE, Pick("v1", "Warm female"))
    assert text_of(choices_line(choices, 110, changed_only=False)).startswith("any avatar · Warm female · any style")
    assert text_of(choices_line(choices, 60, changed_only=True)).startswith("Warm female ")
    assert with_pick(choices, Field.VOICE, None) == Choices()


@given(st.integers(10, 200))
def test_the_choices_fit_their_line(width: int) -> None:
    choices = Choices(avatar=Pick("a", "A very long name of an avatar indeed"), style=Pick("s", "寿司スタイル" * 5))
    assert cell_len(text_of(choices_line(choices, width, changed_only=False))) <= max(width, 12)


def test_choices_of_few_values_go_round() -> None:
    seen = []
    choices = Choices()
    for _ in range(4):
        seen.append(choices.orientation)
        choices = toggled(choices, Field.ORIENTATION)
    assert seen == [None, Orientation.LANDSCAPE, Orientation.PORTRAIT, None]
    assert toggled(Choices(), Field.MODE).mode is SessionMode.GENERATE
    assert toggled(Choices(), Field.MEMORY).incognito


def test_a_storyboard_tells_scenes_length_and_first_words() -> None:
    assert storyboard_title(BOARD) == "storyboard · Cold brew · 3 scenes · 17 s"
    lines = [text_of(line) for line in storyboard_lines(BOARD, 60, open_for_approval=True)]
    assert "hook" in lines[0]
    assert "Mornings move fast" in lines[0]
    assert "approve" in lines[-1]
    assert not any("approve" in text_of(line) for line in storyboard_lines(BOARD, 60, open_for_approval=False))


def test_a_file_that_went_along_is_named_once() -> None:
    can, notes = (Attachment(Source.PATH, f"/a/{name}", name) for name in ("can.png", "notes.md"))
    echoed = {name: ResourceView(name, "image", title=name) for name in ("can.png", "other.png")}
    sent = replace(said("1", "user", "A film."), attachments=(can, notes), resource_ids=tuple(echoed))
    view = replace(REVIEWING, entries=(sent,), resources=echoed)
    (item,) = transcript_items(view, Places())
    assert isinstance(item, Said)
    assert [one.title for one in item.resources] == ["other.png"]


def test_only_the_newest_storyboard_can_be_approved_and_only_when_it_is_ones_turn() -> None:
    older = said("0", "model", "", resource_ids=("board_0",))
    view = ConversationView(
        state=State.YOUR_TURN,
        entries=(older, *REVIEWING.entries),
        resources={**REVIEWING.resources, "board_0": replace(BOARD, resource_id="board_0")},
    )
    boards = [item for item in transcript_items(view, Places()) if isinstance(item, Storyboard)]
    assert [board.open_for_approval for board in boards] == [False, True]
    assert "a" in offer(transcript_items(REVIEWING, Places())).actions


def test_a_video_stays_where_it_came_while_the_talk_goes_on() -> None:
    places = Places()
    transcript_items(COMPLETED, places)
    later = ConversationView(
        state=State.THINKING,
        entries=(*COMPLETED.entries, said("3", "user", "Now shorter.")),
        video=COMPLETED.video,
    )
    keys = [item.key for item in transcript_items(later, places)]
    assert keys == ["1", "2", "video/v_61c", "3"]


def test_a_video_that_is_still_being_made_has_no_card() -> None:
    assert COMPLETED.video is not None
    view = replace(COMPLETED, video=replace(COMPLETED.video, status="processing"))
    assert not [item for item in transcript_items(view, Places()) if isinstance(item, Finished)]


def test_a_download_tells_how_far_it_is_and_where_it_went() -> None:
    assert COMPLETED.video is not None
    card = Finished("video", COMPLETED.video, Transfer(1_650_000, 3_300_000))
    half = "\n".join(text_of(line) for line in video_lines(card, 80))
    assert "50 %" in half
    assert "1.6 MB of 3.1 MB" in half
    saved = Transfer(path=Path("/v/a.mp4"))
    done = "\n".join(text_of(line) for line in video_lines(Finished("video", COMPLETED.video, saved), 80))
    assert "saved  /v/a.mp4" in done
    assert "download" not in done


def test_a_mishap_offers_its_action() -> None:
    assert "try again" in text_of(mishap_lines(Trouble("It broke.", action="retry"))[-1])


def test_attachments_that_do_not_fit_are_counted() -> None:
    files = tuple(Attachment(Source.PATH, f"/x/{n}", f"picture number {n}.png", "image/png", 41_000) for n in range(9))
    text = text_of(attachments_line(files, 80))
    assert "picture number 0.png 40 KB ✕" in text
    assert "more" in text


@given(st.text(max_size=60), st.integers(40, 200))
def test_the_header_fits_its_line(title: str, width: int) -> None:
    assert cell_len(text_of(header_pieces(title, "studio", "ready", width))) <= width


def test_every_state_has_a_glyph_a_tone_and_a_meaning() -> None:
    assert set(State) == set(GLYPHS) == set(TONES) == set(MEANINGS)
    assert len(set(GLYPHS.values())) == len(GLYPHS), "the glyph alone tells states apart, without colour"


def test_text_in_a_piece_is_never_markup() -> None:
    assert paint([(Piece("[bold]x[/bold] \x1b[1m"),)]).plain == "[bold]x[/bold] ^[[1m"


def test_every_command_has_an_id_of_its_own_help_and_no_key_twice() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.help.endswith(".") and command.title for command in COMMANDS)
    keys = [command.key for command in COMMANDS if command.key]
    assert len(set(keys)) == len(keys)


def test_every_command_has_an_action_that_exists() -> None:
    from tui.app import ReeltalkApp
    from tui.screens.chat import ChatScreen

    for command in COMMANDS:
        scope, _, name = command.action.partition(".")
        owner = ChatScreen if scope == "screen" else ReeltalkApp
        assert hasattr(owner, f"action_{name.partition('(')[0]}"), command.id


def test_keys_are_written_as_they_are_after_a_change() -> None:
    new = next(command for command in COMMANDS if command.id == "new")
    assert key_of(new, {}) == "^n"
    assert key_of(new, {"new": "f2,ctrl+t"}) == "F2 or ^t"
    assert {binding.id for binding in bindings("screen")} >= {"new", "stop", "attach"}


def contrast(ground: str, text: str) -> float:
    """The ratio of WCAG 2.1 between two colours."""

    def luminance(colour: str) -> float:
        channels = [value / 255 for value in Color.parse(colour).rgb]
        linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(ground), luminance(text)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["reeltalk-dark", "reeltalk-light"])
def test_every_text_colour_of_a_theme_can_be_read_on_its_grounds(name: str) -> None:
    theme = read_theme(our_themes() / f"{name}.toml")
    variables = {**theme.to_color_system().generate(), **theme.variables}
    texts = [variables[f"text-{tone}"] for tone in ("muted", "primary", "accent", "success", "warning", "error")]
    for ground in ("background", "surface", "panel"):
        for text in [theme.foreground, *texts]:
            ratio = contrast(variables[ground], text or "")
            assert ratio >= 4.5, f"{name}: {text} on {ground} is {ratio:.2f}"
    for cursor_text in (variables["text-muted"], variables["text-accent"], variables["block-cursor-foreground"]):
        ratio = contrast(variables["block-cursor-background"], cursor_text)
        assert ratio >= 4.5, f"{name}: {cursor_text} on the cursor is {ratio:.2f}"


def test_a_users_theme_wins_and_a_broken_one_is_told_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "reeltalk-dark.toml").write_text('primary = "#ff0000"')
    (tmp_path / "broken.toml").write_text("primary = ")
    (tmp_path / "bare.toml").write_text("dark = true")
    theme = find_theme("reeltalk-dark", (tmp_path, our_themes()))
    assert theme is not None
    assert theme.primary == "#ff0000"
    themes, wrong = all_themes((tmp_path, our_themes()))
    assert {"reeltalk-dark", "reeltalk-light"} <= {theme.name for theme in themes}
    assert len(wrong) == 2
    with pytest.raises(ThemeError, match="primary"):
        read_theme(tmp_path / "bare.toml")


def test_over_ssh_the_terminal_is_asked_and_tmux_passes_it_on() -> None:
    assert is_remote({"SSH_TTY": "/dev/pts/1"})
    assert not is_remote({})
    plain_sequence = osc52("häh", {})
    assert base64.b64decode(plain_sequence.removeprefix("\x1b]52;c;").removesuffix("\a")).decode() == "häh"
    assert osc52("x", {"TMUX": "1"}).startswith("\x1bPtmux;\x1b\x1b]52")


def test_only_files_and_web_links_are_opened() -> None:
    assert not open_outside("javascript:alert(1)")
    assert not open_outside("file:///etc/passwd")
    assert opener("linux", {}) is None
    assert opener("darwin", {}) == ["open"]


def test_a_folder_offers_what_goes_on_from_the_path(tmp_path: Path) -> None:
    (tmp_path / "shots").mkdir()
    (tmp_path / "sheet.pdf").write_bytes(b"x" * 10)
    (tmp_path / ".hidden").write_text("x")

    def rows(typed: str, start: Path = tmp_path) -> list[tuple[str, bool]]:
        found = folder_listing(typed, start, untaken=True).rows
        return [(row.path.name, row.is_folder) for row in found]

    assert rows("") == [("shots", True), ("sheet.pdf", False)]
    assert rows("sheet") == [("sheet.pdf", False)]
    assert rows(".h") == [(".hidden", False)]
    assert rows("no/such/") == []
    assert rows(f"{tmp_path}/sh", Path("/"))[0] == ("shots", True)
