"""Plans made shorter, longer, or of a given length; what is added is the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.studio.director import editor
from tui.studio.director.edits import Resize
from tui.studio.director.retelling import retold, shortened
from tui.studio.director.sentences import split_sentences, words
from tui.studio.director.substance import read_substance
from tui.studio.pauses import speech_within_s
from tui.studio.speaking import spoken_words
from tui.studio.storyboard import Scene

if TYPE_CHECKING:
    from tui.studio.director.alterations import Workbench


def resize_scenes(bench: Workbench, edit: Resize) -> str:
    """Make the named scenes shorter; the sentence says what changed, or why nothing did."""
    told: list[str] = []
    for scene_id in edit.scenes:
        scene = bench.scene(scene_id)
        if scene is None:
            continue
        count = spoken_words(scene.narration)
        room = edit.target_s * bench.rate if edit.target_s else count * edit.factor
        if room >= count:
            told.append(
                f"Scene {bench.number(scene_id)} can only grow by your words: write “scene "
                f"{bench.number(scene_id)}: …”."
            )
            continue
        text = shortened(scene.narration, room)
        number = bench.number(scene_id)
        if text == scene.narration:
            told.append(f"Scene {number} is one plain sentence; I cannot cut it without changing what it says.")
        else:
            told.append(bench.put(retold(scene, text), "is shorter"))
    return " ".join(told)


def resize(bench: Workbench, edit: Resize) -> str:
    """Make the whole shorter or longer; the sentence says what changed, or why nothing did."""
    before = bench.board.spoken_words
    target = _words_in(bench, edit.target_s) if edit.target_s else before * edit.factor
    seconds = round(bench.board.estimated_s * target / before, 1)
    if target < before * 0.97:
        _shrink(bench, target * 1.04)
    elif target > before * 1.03:
        _grow(bench, target)
    moved = bench.board.spoken_words
    if edit.target_s or (bench.board.target_s and moved != before):
        bench.board = bench.board.model_copy(update={"target_s": edit.target_s or seconds})
    if moved < before:
        return f"It is shorter by {before - moved} words."
    if moved > before:
        return f"It is longer by {moved - before} words."
    if target > before:
        return "There is nothing more to say in what you gave me: write the sentences to add and I will."
    return "Nothing can be left out without breaking a sentence; tell me which scene to remove."


def _words_in(bench: Workbench, video_s: float) -> float:
    """How many words a video of so many seconds holds, with the silence around as many scenes as there are."""
    return speech_within_s(len(bench.board.scenes), video_s) * bench.board.spoken_words / bench.board.speech_s


def _shrink(bench: Workbench, room: float) -> None:
    """Take the least telling sentences out of the middle, then shorten what stays, until it fits."""
    whole = bench.board.scenes
    while bench.board.spoken_words > room:
        middle = bench.board.scenes[1:-1]
        parts = [(scene, part) for scene in middle for part in split_sentences(scene.narration)]
        if len(parts) < 2:
            break
        scene, part = _least_telling(bench, parts, bench.board.spoken_words - room)
        rest = " ".join(other for other in split_sentences(scene.narration) if other != part)
        if not rest:
            bench.set_scenes([kept for kept in bench.board.scenes if kept is not scene])
        else:
            bench.put(retold(scene, rest), "")
    _take_back(bench, whole, room)
    for scene in bench.board.scenes[1:-1]:
        over = bench.board.spoken_words - room
        if over > 0:
            bench.put(retold(scene, shortened(scene.narration, spoken_words(scene.narration) - over)), "")


def _take_back(bench: Workbench, whole: Sequence[Scene], room: float) -> None:
    """Put scenes back that were left out and fit after all, the most telling first."""
    kept = {scene.scene_id for scene in bench.board.scenes}
    gone = [scene for scene in whole if scene.scene_id not in kept]
    scores = editor.rank([scene.narration for scene in gone], bench.board.title)
    for at in sorted(range(len(gone)), key=lambda at: -scores[at]):
        if bench.board.spoken_words + spoken_words(gone[at].narration) <= room:
            kept.add(gone[at].scene_id)
            now = {scene.scene_id: scene for scene in bench.board.scenes}
            bench.set_scenes(now.get(scene.scene_id, scene) for scene in whole if scene.scene_id in kept)


def _least_telling(bench: Workbench, parts: Sequence[tuple[Scene, str]], over: float) -> tuple[Scene, str]:
    """The sentence to leave out: of low rank, not under a picture, and not much longer than what is too much."""
    scores = editor.rank([part for _, part in parts], bench.board.title)

    def cost(at: int) -> float:
        scene, part = parts[at]
        telling: float = (scores[at] + 1.5) / max(4, spoken_words(part)) ** 0.75
        return telling + 0.3 * (scene.kind == "picture") + 0.06 * max(0.0, spoken_words(part) - over)

    return parts[min(range(len(parts)), key=cost)]


def _grow(bench: Workbench, room: float) -> None:
    """Add the best sentences of the prompt and the files that are not said yet, before the closing scene."""
    said = {words(part) for scene in bench.board.scenes for part in split_sentences(scene.narration)}
    offered = (*editor.prompt_lines(read_substance(bench.prompt).said), *editor.file_lines(bench.materials))
    fresh = [line for line in offered if words(line.text) not in said]
    if not fresh:
        return
    chosen = editor.cut((), fresh, room - bench.board.spoken_words, focus=bench.board.title).lines
    for line in chosen:
        scenes = list(bench.board.scenes)
        scenes.insert(max(1, len(scenes) - 1), bench.new_scene((line,)))
        bench.set_scenes(scenes)
