"""What says almost the same as before is drawn again only where it differs, and lays nothing out anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.geometry import Region

from tests.interface.conftest import Opener
from tests.interface.views import GENERATING, said
from tui.chat.view import ConversationView, State
from tui.widgets.painted import Painted, changed_rows
from tui.widgets.pieces import Piece, Tone
from tui.widgets.status_pane import StatusPane


def line(text: str) -> tuple[Piece, ...]:
    return (Piece(text),)


def test_only_the_rows_that_differ_are_named() -> None:
    before = (line("a"), line("00:01"), line("c"))
    assert changed_rows(before, (line("a"), line("00:02"), line("c")), 10) == (Region(0, 1, 10, 1),)
    assert changed_rows(before, (line("a"), (Piece("00:01", Tone.BAD),), line("c")), 10) == (Region(0, 1, 10, 1),)


def test_where_rows_are_not_known_everything_is_drawn() -> None:
    assert changed_rows((line("a"),), (line("a"), line("b")), 10) == ()
    assert changed_rows((line("a"), line("x" * 11)), (line("b"), line("x" * 11)), 10) == ()
    assert changed_rows((line("a\nb"),), (line("c\nb"),), 10) == ()
    assert changed_rows((line("字" * 6),), (line("字" * 5),), 10) == ()


async def test_a_second_that_passes_is_seen_and_lays_nothing_out(open_app: Opener) -> None:
    async with open_app() as stage:
        clock = 1_000_000.0
        pane = stage.chat.query_one(StatusPane)
        pane._now = lambda: clock
        view = ConversationView(state=State.THINKING, session_id="s", entries=(said("1", "user", "tea"),))
        await stage.show(view)
        await stage.pilot.pause()
        laid_out: list[bool] = []
        refresh = Painted.refresh

        def noted(self: Painted, *regions: Region, layout: bool = False, **rest: bool) -> Painted:
            laid_out.append(layout)
            assert regions or self._changed
            return refresh(self, *regions, layout=layout, **rest)

        Painted.refresh = noted  # type: ignore[method-assign,assignment]
        try:
            pane.say(*pane._lines[:1], *pane._lines[1:-1], line("a last line"))
        finally:
            Painted.refresh = refresh  # type: ignore[method-assign]
        await stage.pilot.pause()
        assert "a last line" in stage.screen_text()
        assert laid_out
        assert not any(laid_out)


async def test_progress_is_seen_with_the_next_second_and_leaves_the_conversation_alone(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        redrawn: list[None] = []
        monkeypatch.setattr(stage.chat, "redraw", lambda: redrawn.append(None))
        await stage.show(replace(GENERATING, progress=63, polled_at=GENERATING.next_poll_at))
        stage.chat.query_one(StatusPane)._tick()
        await stage.pilot.pause()
        assert "63 %" in stage.screen_text()
        assert not redrawn
        await stage.show(replace(GENERATING, progress=64, state=State.STOPPED))
        assert redrawn


async def test_a_cursor_nobody_moves_stands_and_blinks_again_with_the_next_key(open_app: Opener) -> None:
    async with open_app() as stage:
        composer = stage.composer
        composer._blinks_since = float("-inf")
        composer._toggle_cursor_blink_visible()
        composer._toggle_cursor_blink_visible()
        assert composer._cursor_visible
        assert not composer.blink_timer._active.is_set()
        await stage.type("t")
        assert composer.blink_timer._active.is_set()


async def test_rows_that_are_made_alone_look_as_those_that_are_made_together(open_app: Opener) -> None:
    async with open_app() as stage:
        pane = stage.chat.query_one(StatusPane)
        await stage.show(ConversationView(state=State.THINKING, session_id="s", entries=(said("1", "user", "tea"),)))
        await stage.pilot.pause()
        words = [line(f"row {row}") for row in range(6)]
        pane.say(*words)
        await stage.pilot.pause()
        made: list[int] = []
        render = Painted._render_content

        def counted(self: Painted) -> None:
            made.extend(self._dirty_rows() if self is pane else ())
            render(self)

        Painted._render_content = counted  # type: ignore[method-assign]
        try:
            pane.say(*words[:2], (Piece("字 [b]new[/]", Tone.BAD, "screen.stop"), Piece(" row", Tone.KEY)), *words[3:])
            await stage.pilot.pause()
        finally:
            Painted._render_content = render  # type: ignore[method-assign]
        alone = list(pane._render_cache.lines)
        pane.refresh()
        pane._render_content()
        assert made == [2]
        assert [list(strip) for strip in alone] == [list(strip) for strip in pane._render_cache.lines]
