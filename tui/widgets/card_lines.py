"""What cards say: storyboards, finished videos, mishaps, resources. Pure functions to lines of pieces."""

from __future__ import annotations

from tui.chat.view import ResourceView, SceneView, Trouble, VideoView
from tui.widgets.durations import length, size
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line
from tui.widgets.status_lines import bar
from tui.widgets.transcript_items import Transfer

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
    lines: list[Line] = []
    for scene in board.scenes:
        lines += _scene_lines(scene, width)
    if open_for_approval:
        lines += [
            (),
            (
                Piece(" a ", Tone.KEY, "screen.approve"),
                Piece("approve", Tone.BUTTON, "screen.approve"),
                Piece("   or type what to change", Tone.MUTED),
            ),
        ]
    return tuple(lines)


def _scene_lines(scene: SceneView, width: int) -> list[Line]:
    seconds = length(scene.seconds) if scene.seconds is not None else ""
    kind = one_line(scene.kind, _KIND_CELLS).ljust(_KIND_CELLS)
    lead = f"{scene.number:>2}  "
    room = width - len(lead) - _KIND_CELLS - 1 - 7
    lines: list[Line] = [
        (
            Piece(lead, Tone.MUTED),
            Piece(f"{kind} ", Tone.ACCENT),
            Piece(f"{seconds:>5}  ", Tone.MUTED),
            Piece(one_line(scene.headline, room), Tone.STRONG),
        )
    ]
    if scene.narration.strip():
        lines.append(
            (Piece(" " * len(lead)), Piece(f"“{one_line(scene.narration, width - len(lead) - 2)}”", Tone.MUTED))
        )
    return lines


def video_lines(video: VideoView, transfer: Transfer | None, width: int) -> tuple[Line, ...]:
    """The video's title and figures, what can be done with it, and how far a download has come."""
    figures = [
        length(video.duration_s) if video.duration_s is not None else "",
        size(video.size_bytes) if video.size_bytes else "",
    ]
    lines: list[Line] = [
        (Piece("✓ ", Tone.GOOD), Piece(one_line(video.title or "Your video", width - 2), Tone.STRONG)),
    ]
    if known := " · ".join(figure for figure in figures if figure):
        lines.append((Piece(f"  {known}", Tone.MUTED),))
    if transfer:
        lines.append(_transfer_line(transfer, width))
    return (*lines, (), _buttons(video, transfer))


def _buttons(video: VideoView, transfer: Transfer | None) -> Line:
    buttons = [("o", "open", "screen.open_video")]
    if transfer is None:
        buttons.append(("d", "download", "screen.download"))
    if video.video_url or video.page_url:
        buttons.append(("l", "copy link", "screen.copy_link"))
    pieces: list[Piece] = []
    for key, word, action in buttons:
        pieces += [Piece(f" {key} ", Tone.KEY, action), Piece(word, Tone.BUTTON, action), Piece("  ")]
    return tuple(pieces)


def _transfer_line(transfer: Transfer, width: int) -> Line:
    if transfer.path:
        return (Piece("  saved  ", Tone.GOOD), Piece(one_line(str(transfer.path), width - 9)))
    if not transfer.total:
        return (Piece(f"  downloading  {size(transfer.done)}", Tone.WORKING),)
    percent = min(100 * transfer.done // transfer.total, 100)
    return (
        Piece(f"  downloading  {bar(percent, 20)}", Tone.WORKING),
        Piece(f" {percent} %  {size(transfer.done)} of {size(transfer.total)}", Tone.MUTED),
    )


def mishap_lines(trouble: Trouble) -> tuple[Line, ...]:
    """What happened, what it means, what to do, and the key that does it."""
    lines: list[Line] = [(Piece(trouble.what, Tone.BAD),)]
    if trouble.why:
        lines.append((Piece(trouble.why),))
    if trouble.way_out:
        lines.append((Piece("→ ", Tone.ACCENT), Piece(trouble.way_out)))
    if trouble.action == "retry":
        lines += [(), (Piece(" r ", Tone.KEY, "screen.retry"), Piece("try again", Tone.BUTTON, "screen.retry"))]
    elif trouble.action == "stop":
        lines += [(), (Piece(" esc ", Tone.KEY, "screen.stop"), Piece("stop", Tone.BUTTON, "screen.stop"))]
    return tuple(lines)


def resource_line(resource: ResourceView, width: int) -> Line:
    """A resource without a card of its own: what it is, and what it is called."""
    kind = one_line(resource.resource_type or "resource", 16)
    name = one_line(resource.title or resource.resource_id, width - len(kind) - 4)
    return (Piece("▪ ", Tone.ACCENT), Piece(f"{kind}  ", Tone.MUTED), Piece(name))
