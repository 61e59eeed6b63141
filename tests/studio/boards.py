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


def bench_board(minutes: float) -> Storyboard:
    """Six scenes of about five seconds with presenter and captions, again and again up to a length."""
    from tests.studio.stage.orders import SCENES

    said = (
        "Cold brew coffee is the patient way to a round and gentle cup.",
        "Cold water draws out less acid, so what you drink tastes sweeter.",
        "Use one part coffee to eight parts water. Steep it. Pour it over ice.",
        "Somebody once said that it waits for you in the morning.",
        "All you need is a large jar, a fine filter, and a quiet night.",
        "So make it tonight, and drink it tomorrow with a slice of orange.",
    )
    kinds = [scene for scene in SCENES if scene.kind in {"title", "statement", "bullets", "quote", "closing"}]
    kinds.insert(4, kinds[1])
    rounds = max(1, round(minutes * 2))
    scenes = [
        kind.model_copy(
            update={"scene_id": f"{turn}-{number}", "narration": words if turn == 0 else f"{words} {turn}."}
        )
        for turn in range(rounds)
        for number, (kind, words) in enumerate(
            zip(kinds[:5] + kinds[-1:] if turn == rounds - 1 else kinds[:5] + kinds[1:2], said, strict=True)
        )
    ]
    return small_board(title="Cold brew", scenes=tuple(scenes))
