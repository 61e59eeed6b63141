"""What cards say: storyboards, finished videos, mishaps, resources. Pure functions to lines of pieces."""

from __future__ import annotations

from collections.abc import Sequence

from tui.chat.view import ResourceView, SceneView, Trouble
from tui.widgets.durations import length, size
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import end_of, one_line
from tui.widgets.status_lines import bar
from tui.widgets.transcript_items import Box, Finished, Transfer, has_more_files

_KIND_CELLS = 9


def storyboard_title(board: ResourceView) -> str:
    """The card's title: how many scenes, and how long together when every scene says."""
    count = len(board.scenes)
    words = [f"{count} scene{'s' * (count != 1)}"]
    lengths = [scene.seconds for scene in board.scenes]
    if lengths and all(seconds is not None for seconds in lengths):
        words.append(length(sum(seconds for seconds in lengths if seconds is not None)))
    name = one_line(board.title, 32)
    return " · ".join(["storyboard", *([name] if name else []), *words])


def storyboard_lines(board: ResourceView, width: int, *, open_for_approval: bool) -> tuple[Line, ...]:
    """Every scene in two lines, then how to approve while it waits for that."""
    lines = [line for scene in board.scenes for line in _scene_lines(scene, width)]
    return (*lines, *board_ways(board, open_for_approval=open_for_approval))


def board_ways(board: ResourceView, *, open_for_approval: bool) -> tuple[Line, ...]:
    """What can be done with a storyboard."""
    read = f"screen.open_board({board.resource_id!r})"
    if not open_for_approval:
        return ((), (Piece("read all of it", Tone.BUTTON, read),))
    ways = (*button("a", "approve", "screen.approve"), *button("e", "edit", read))
    return ((), (*ways, Piece("or type what to change", Tone.MUTED)))


def button(key: str, word: str, action: str) -> Line:
    """A key and what it does; a click on either does it too."""
    return (Piece(f" {key} ", Tone.KEY, action), Piece(word, Tone.BUTTON, action), Piece("   "))


def _scene_lines(scene: SceneView, width: int) -> list[Line]:
    lines = [scene_lead(scene, width)]
    if scene.narration.strip():
        lines.append((Piece("    "), Piece(f"“{one_line(scene.narration, width - 6)}”", Tone.MUTED)))
    return lines


def scene_lead(scene: SceneView, width: int) -> Line:
    """A scene in a line: its number, what it is, how long, what stands on it."""
    seconds = length(scene.seconds) if scene.seconds is not None else ""
    kind = one_line(scene.kind, _KIND_CELLS).ljust(_KIND_CELLS)
    lead = f"{scene.number:>2}  "
    room = width - len(lead) - _KIND_CELLS - 1 - 7
    return (
        Piece(lead, Tone.MUTED),
        Piece(f"{kind} ", Tone.ACCENT),
        Piece(f"{seconds:>5}  ", Tone.MUTED),
        Piece(one_line(scene.headline, room), Tone.STRONG),
    )


def video_title(card: Finished) -> str:
    """The card's title: which of the session's videos it is, where there are several."""
    return "video" if card.of == 1 else f"video {card.number} of {card.of}"


def video_lines(card: Finished, width: int) -> tuple[Line, ...]:
    """The video's title and figures, what was saved of it, and what can be done with it."""
    return (*video_words(card, width), (), *video_ways(card, width))


def video_words(card: Finished, width: int) -> tuple[Line, ...]:
    """The video's title and figures, and what was saved of it."""
    video, transfer = card.video, card.transfer or Transfer()
    size_bytes = video.size_bytes or (transfer.done if transfer.path else 0)
    figures = [
        length(video.duration_s) if video.duration_s is not None else "",
        *_frame_words(transfer.size_px),
        size(size_bytes) if size_bytes else "",
    ]
    lines: list[Line] = [
        (Piece("✓ ", Tone.GOOD), Piece(one_line(video.title or "Your video", width - 2), Tone.STRONG)),
    ]
    if known := " · ".join(figure for figure in figures if figure):
        lines.append((Piece(f"  {one_line(known, width - 2)}", Tone.MUTED),))
    if card.facts:
        lines.append((Piece(f"  {one_line(' · '.join(card.facts), width - 2)}", Tone.MUTED),))
    return (*lines, *_transfer_lines(transfer, width))


def _frame_words(size_px: tuple[int, int] | None) -> tuple[str, ...]:
    """The shape of the pictures, and how large they are."""
    if size_px is None:
        return ()
    width, height = size_px
    shape = "landscape" if width > height else "portrait" if height > width else "square"
    return (shape, f"{width}×{height}")


def video_ways(card: Finished, width: int) -> tuple[Line, ...]:
    """What can be done with a video; the keys are those of the last one, an earlier one has its buttons alone."""
    video, transfer = card.video, card.transfer
    ways = [("o", "open", "open_video")]
    if card.can_preview:
        ways.append(("p", "preview", "preview_video"))
    if transfer is None or not (transfer.path or transfer.done):
        ways.append(("d", "download", "download"))
    if has_more_files(video):
        ways.append(("s", "save as…", "save_as"))
    if video.video_url or video.page_url:
        ways.append(("l", "copy link", "copy_link"))
    if not card.is_last:
        earlier = f"({video.video_id!r})"
        words = [(Piece(" "), Piece(word, Tone.BUTTON, f"screen.{act}{earlier}")) for _, word, act in ways]
        return _in_rows(words, width)
    if card.of > 1:
        ways.append(("v", "versions", "videos"))
    return _in_rows([button(key, word, f"screen.{action}")[:-1] for key, word, action in ways], width)


def _in_rows(buttons: Sequence[Line], width: int) -> tuple[Line, ...]:
    """Buttons beside each other, closer where there is little room, and in as many lines as they need."""
    whole = sum(map(cells, buttons)) + 3 * (len(buttons) - 1)
    gap = 3 if whole <= width else 1
    rows: list[list[Piece]] = [[]]
    for one in buttons:
        if rows[-1] and cells(rows[-1]) + gap + cells(one) > width:
            rows.append([])
        rows[-1] += [*([Piece(" " * gap)] if rows[-1] else []), *one]
    return tuple(tuple(row) for row in rows)


def _transfer_lines(transfer: Transfer, width: int) -> list[Line]:
    """How far a download has come, and where the files are that were saved."""
    lines = [_transfer_line(transfer, width)] if transfer.path or transfer.done else []
    for word, path in transfer.others:
        lines.append((Piece(f"  {word}  ", Tone.GOOD), Piece(end_of(str(path), width - len(word) - 4))))
    if transfer.making:
        lines.append((Piece(one_line(f"  saving {transfer.making}…", width), Tone.WORKING),))
    return lines


def _transfer_line(transfer: Transfer, width: int) -> Line:
    if transfer.path:
        return (Piece("  saved  ", Tone.GOOD), Piece(end_of(str(transfer.path), width - 9)))
    if not transfer.total:
        return (Piece(f"  downloading  {size(transfer.done)}", Tone.WORKING),)
    percent = min(100 * transfer.done // transfer.total, 100)
    return (
        Piece(f"  downloading  {bar(percent, 20)}", Tone.WORKING),
        Piece(f" {percent} %  {size(transfer.done)} of {size(transfer.total)}", Tone.MUTED),
    )


def mishap_lines(trouble: Trouble, box: Box | None = None) -> tuple[Line, ...]:
    """What happened, what it means, what to do, and the key that does it."""
    lines: list[Line] = [(Piece(trouble.what, Tone.BAD),)]
    if trouble.why:
        lines.append((Piece(trouble.why),))
    if trouble.way_out:
        lines.append((Piece("→ ", Tone.ACCENT), Piece(trouble.way_out)))
    if trouble.action == "login":
        lines.append(
            (Piece("→ ", Tone.ACCENT), Piece("Run "), Piece("reeltalk login", Tone.STRONG), Piece(" in a shell."))
        )
    if way := _way_on(trouble.action, box):
        lines += [(), way]
    return tuple(lines)


def _way_on(action: str, box: Box | None) -> Line:
    """The key that goes on; with words in the box a letter would be written there, so another way is named."""
    if box is None or action not in _WAYS or action == "stop":
        return button(*_WAYS[action]) if action in _WAYS else ()
    if action == "edit":
        return (
            (Piece("Your message is in the box again: change it, and send it.", Tone.MUTED),) if box.given_back else ()
        )
    _, word, act = _WAYS[action]
    return button(box.retry_key, word, act) if box.retry_key else (Piece(word, Tone.BUTTON, act),)


_WAYS = {
    "retry": ("r", "try again", "screen.retry"),
    "login": ("r", "try again", "screen.retry"),
    "stop": ("esc", "stop", "screen.stop"),
    "edit": ("e", "edit and send again", "screen.edit_again"),
}
"""The key a trouble's action has."""


def waiting_lines(texts: tuple[str, ...], width: int) -> tuple[Line, ...]:
    """Messages that go out when it is the user's turn, in their order."""
    lines: list[Line] = [
        (Piece(f"{number:>2}  ", Tone.MUTED), Piece(one_line(text, width - 4))) for number, text in enumerate(texts, 1)
    ]
    return (*lines, (), button("esc", "take the last one back", "screen.take_back_queued"))


def resource_line(resource: ResourceView, width: int) -> Line:
    """A resource without a card of its own: what it is, and what it is called."""
    kind = one_line(resource.resource_type or "resource", 16)
    seconds = resource.metadata.get("duration")
    known = f"of {length(seconds)}" if isinstance(seconds, int | float) else resource.resource_id
    name = one_line(resource.title or known, width - len(kind) - 4)
    return (Piece("▪ ", Tone.ACCENT), Piece(f"{kind}  ", Tone.MUTED), Piece(name))
