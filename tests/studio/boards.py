"""Small storyboards for tests that really produce a video."""

from __future__ import annotations

from tui.studio.casting.people import PEOPLE
from tui.studio.casting.styles import STYLES
from tui.studio.casting.voices import VOICES
from tui.studio.storyboard import ClosingScene, StatementScene, Storyboard, TitleScene


def small_board(**changes: object) -> Storyboard:
    """Three scenes of two seconds each."""
    board = Storyboard(
        title="Cold brew",
        look_id=PEOPLE[0].looks[0].look_id,
        voice_id=VOICES[0].voice_id,
        style_id=STYLES[0].style_id,
        scenes=(
            TitleScene(scene_id="one", narration="Cold brew is easy.", headline="Cold brew"),
            StatementScene(scene_id="two", narration="It steeps overnight.", headline="Overnight", presenter=False),
            ClosingScene(scene_id="three", narration="Make it tonight.", headline="Tonight"),
        ),
    )
    return board.model_copy(update=changes)


def with_headline(board: Storyboard, number: int, headline: str) -> Storyboard:
    """The board with one scene showing something else, and saying the same."""
    scenes = list(board.scenes)
    scenes[number] = scenes[number].model_copy(update={"headline": headline})
    return board.model_copy(update={"scenes": tuple(scenes)})
