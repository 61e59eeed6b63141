"""Each kind of edit done to a storyboard; scenes that an edit does not name are left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.api.terms import WORDS_PER_MINUTE
from tui.studio.director import editor, edits, headlines
from tui.studio.director.editor import Line
from tui.studio.director.edits import Edit
from tui.studio.director.materials import Material
from tui.studio.director.plan import Casting
from tui.studio.director.recasting import recast
from tui.studio.director.scenes import Beat, scene_of
from tui.studio.director.sentences import finished, split_sentences, words
from tui.studio.director.substance import read_substance
from tui.studio.director.wording import joined
from tui.studio.speaking import spoken_words
from tui.studio.storyboard import BulletsScene, PictureScene, QuoteScene, Scene, StatementScene, Storyboard

FEWEST_SCENES = 1
"""A storyboard keeps at least one scene."""


@dataclass(slots=True)
class Workbench:
    """A storyboard while it is altered; `alter` does one edit and says what it did."""

    board: Storyboard
    materials: Sequence[Material]
    casting: Casting
    prompt: str = ""
    _first: Storyboard | None = None

    def __post_init__(self) -> None:
        self._first = self.board

    def alter(self, edit: Edit) -> str:
        """Do an edit; the sentence says what changed, or why nothing did."""
        match edit:
            case edits.Remove(scenes=scenes):
                return self._remove(scenes)
            case edits.Move() | edits.Swap():
                return self._reorder(edit)
            case edits.Retell(scene=scene, text=text):
                return self._put(retold(self._scene(scene), finished(text)), "says what you wrote")
            case edits.Caption(scene=scene, text=text):
                return self._put(shown(self._scene(scene), text), f"shows “{text}”")
            case edits.Add():
                return self._add(edit)
            case _:
                return self._alter_whole(edit)

    def _alter_whole(self, edit: Edit) -> str:
        match edit:
            case edits.Resize():
                return self._resize_scenes(edit) if edit.scenes else self._resize(edit)
            case edits.Replace():
                return self._replace(edit)
            case edits.Entitle(text=text):
                return self._entitle(text)
            case edits.Frame(place=place, text=text):
                return self._frame(place, finished(text))
            case edits.Recast():
                self.board, told = recast(self.board, edit, self.casting)
                return told
            case _:
                return self._set_up(edit)

    def _set_up(self, edit: Edit) -> str:
        match edit:
            case edits.Hide(scenes=scenes):
                return self._hide(scenes)
            case edits.Turn(orientation=orientation):
                self.board = self.board.model_copy(update={"orientation": orientation})
                return f"The picture is {orientation.value} now."
            case edits.Captions(on=on):
                self.board = self.board.model_copy(update={"captions": on})
                return f"Captions are {'on' if on else 'off'}."
            case _:
                return "I could not follow that."

    def number(self, scene_id: str) -> int:
        """The number the user knows a scene by."""
        board = self._first or self.board
        return next((at for at, scene in enumerate(board.scenes, start=1) if scene.scene_id == scene_id), 0)

    def _scene(self, scene_id: str) -> Scene | None:
        return next((scene for scene in self.board.scenes if scene.scene_id == scene_id), None)

    def _set(self, scenes: Iterable[Scene]) -> None:
        self.board = self.board.model_copy(update={"scenes": tuple(scenes)})

    def _put(self, new: Scene | None, told: str) -> str:
        """Put a changed scene in the place of the one with its id."""
        if new is None:
            return "That scene is gone already."
        self._set([new if scene.scene_id == new.scene_id else scene for scene in self.board.scenes])
        return f"Scene {self.number(new.scene_id)} {told}."

    def _remove(self, scenes: tuple[str, ...]) -> str:
        kept = [scene for scene in self.board.scenes if scene.scene_id not in scenes]
        if len(kept) < FEWEST_SCENES:
            return "A video needs a scene, so I kept them all."
        self._set(kept)
        numbers = [str(self.number(scene)) for scene in scenes]
        return f"Scene {numbers[0]} is gone." if len(numbers) == 1 else f"Scenes {joined(numbers)} are gone."

    def _hide(self, scenes: tuple[str, ...]) -> str:
        self._set(
            scene.model_copy(update={"presenter": False}) if scene.scene_id in scenes and scene.presenter else scene
            for scene in self.board.scenes
        )
        numbers = [str(self.number(scene)) for scene in scenes]
        return f"The presenter is not in scene {joined(numbers)}."

    def _reorder(self, edit: edits.Move | edits.Swap) -> str:
        order = list(self.board.scenes)
        ids = [scene.scene_id for scene in order]
        named = (
            (edit.one, edit.other) if isinstance(edit, edits.Swap) else tuple(filter(None, (edit.scene, edit.anchor)))
        )
        if any(scene not in ids for scene in named):
            return "That scene is gone already."
        if isinstance(edit, edits.Swap):
            one, other = ids.index(edit.one), ids.index(edit.other)
            order[one], order[other] = order[other], order[one]
            self._set(order)
            return f"Scenes {self.number(edit.one)} and {self.number(edit.other)} have changed places."
        at = ids.index(edit.scene)
        moving = order.pop(at)
        order.insert(_target(edit, at, [scene.scene_id for scene in order], ids), moving)
        self._set(order)
        now = [scene.scene_id for scene in order].index(edit.scene) + 1
        return f"Scene {self.number(edit.scene)} is number {now} now."

    def _replace(self, edit: edits.Replace) -> str:
        named = [scene for scene in self.board.scenes if not edit.scenes or scene.scene_id in edit.scenes]
        pattern = _pattern(edit.old, " ".join(scene.model_dump_json() for scene in named) + self.board.title)
        changed = {scene.scene_id: new for scene in named if (new := reworded(scene, pattern, edit.new)) != scene}
        title = self.board.title if edit.scenes else pattern.sub(lambda _: edit.new, self.board.title)
        if not changed and title == self.board.title:
            return f"“{edit.old}” stands nowhere" + (" in that scene." if edit.scenes else " in the plan.")
        self._set([changed.get(scene.scene_id, scene) for scene in self.board.scenes])
        self.board = self.board.model_copy(update={"title": title or self.board.title})
        where = joined([str(self.number(scene)) for scene in changed])
        place = f" in scene {where}" if len(changed) == 1 else f" in scenes {where}" if changed else " in the title"
        return f"“{edit.old}” is “{edit.new}” now{place}."

    def _add(self, edit: edits.Add) -> str:
        scene = self._new_scene((Line(finished(edit.text)),))
        scenes = list(self.board.scenes)
        ids = [scene.scene_id for scene in scenes]
        at = ids.index(edit.after) + 1 if edit.after in ids else max(1, len(scenes) - 1)
        scenes.insert(at, scene)
        self._set(scenes)
        return f"There is a new scene {at + 1}."

    def _new_scene(self, lines: tuple[Line, ...]) -> Scene:
        taken = [self._first, self.board] if self._first else [self.board]
        numbers = [
            int(found[0]) for board in taken for scene in board.scenes if (found := re.search(r"\d+", scene.scene_id))
        ]
        scene_id = f"scene-{max(numbers, default=0) + 1}"
        return scene_of(Beat(lines), scene_id, title=self.board.title, presenter=self.board.look_id is not None)

    def _entitle(self, text: str) -> str:
        scenes = [
            scene.model_copy(update={"headline": text})
            if scene.kind == "title" and scene.headline in {self.board.title, headlines.title_case(self.board.title)}
            else scene
            for scene in self.board.scenes
        ]
        self.board = self.board.model_copy(update={"title": text, "scenes": tuple(scenes)})
        return f"The title is “{text}” now."

    def _frame(self, place: str, text: str) -> str:
        scene = self.board.scenes[-1 if place == "last" else 0]
        kinds = {"last": ("closing",), "first": ("title",)}
        if scene.kind in kinds[place]:
            return self._put(retold(scene, text), "says what you wrote")
        new = self._new_scene((Line(text),))
        self._set((*self.board.scenes, new) if place == "last" else (new, *self.board.scenes))
        return f"It {'ends' if place == 'last' else 'opens'} with “{text}” now."

    def _resize_scenes(self, edit: edits.Resize) -> str:
        told: list[str] = []
        for scene_id in edit.scenes:
            scene = self._scene(scene_id)
            if scene is None:
                continue
            count = spoken_words(scene.narration)
            room = edit.target_s * WORDS_PER_MINUTE / 60 if edit.target_s else count * edit.factor
            if room >= count:
                told.append(
                    f"Scene {self.number(scene_id)} can only grow by your words: write “scene "
                    f"{self.number(scene_id)}: …”."
                )
                continue
            text = shortened(scene.narration, room)
            number = self.number(scene_id)
            if text == scene.narration:
                told.append(f"Scene {number} is one plain sentence; I cannot cut it without changing what it says.")
            else:
                told.append(self._put(retold(scene, text), "is shorter"))
        return " ".join(told)

    def _resize(self, edit: edits.Resize) -> str:
        before = self.board.spoken_words
        target = edit.target_s * WORDS_PER_MINUTE / 60 if edit.target_s else before * edit.factor
        seconds = round(target * 60 / WORDS_PER_MINUTE, 1)
        if target < before * 0.97:
            self._shrink(target * (1.08 if edit.target_s else 1.04))
        elif target > before * 1.03:
            self._grow(target)
        moved = self.board.spoken_words
        if edit.target_s or (self.board.target_s and moved != before):
            self.board = self.board.model_copy(update={"target_s": edit.target_s or seconds})
        if moved < before:
            return f"It is shorter by {before - moved} words."
        if moved > before:
            return f"It is longer by {moved - before} words."
        if target > before:
            return "There is nothing more to say in what you gave me: write the sentences to add and I will."
        return "Nothing can be left out without breaking a sentence; tell me which scene to remove."

    def _shrink(self, room: float) -> None:
        """Take the least telling sentences out of the middle, then shorten what stays, until it fits."""
        while self.board.spoken_words > room:
            middle = self.board.scenes[1:-1]
            parts = [(scene, part) for scene in middle for part in split_sentences(scene.narration)]
            if len(parts) < 2:
                break
            scene, part = self._least_telling(parts, self.board.spoken_words - room)
            rest = " ".join(other for other in split_sentences(scene.narration) if other != part)
            if not rest:
                self._set([kept for kept in self.board.scenes if kept is not scene])
            else:
                self._put(retold(scene, rest), "")
        for scene in self.board.scenes[1:-1]:
            over = self.board.spoken_words - room
            if over > 0:
                self._put(retold(scene, shortened(scene.narration, spoken_words(scene.narration) - over)), "")

    def _least_telling(self, parts: Sequence[tuple[Scene, str]], over: float) -> tuple[Scene, str]:
        """The sentence to leave out: of low rank, not under a picture, and not much longer than what is too much."""
        scores = editor.rank([part for _, part in parts], self.board.title)

        def cost(at: int) -> float:
            scene, part = parts[at]
            return scores[at] + 0.6 * (scene.kind == "picture") + 0.12 * max(0.0, spoken_words(part) - over)

        return parts[min(range(len(parts)), key=cost)]

    def _grow(self, room: float) -> None:
        """Add the best sentences of the prompt and the files that are not said yet, before the closing scene."""
        said = {words(part) for scene in self.board.scenes for part in split_sentences(scene.narration)}
        offered = (*editor.prompt_lines(read_substance(self.prompt).said), *editor.file_lines(self.materials))
        fresh = [line for line in offered if words(line.text) not in said]
        if not fresh:
            return
        chosen = editor.cut((), fresh, room - self.board.spoken_words, focus=self.board.title).lines
        for line in chosen:
            scenes = list(self.board.scenes)
            scenes.insert(max(1, len(scenes) - 1), self._new_scene((line,)))
            self._set(scenes)


def _target(edit: edits.Move, was: int, rest: list[str], ids: list[str]) -> int:
    """Where in the scenes without the moved one it goes."""
    if edit.place in {"first", "last"}:
        return 0 if edit.place == "first" else len(rest)
    if edit.place in {"up", "down"}:
        return max(0, was - 1) if edit.place == "up" else min(len(rest), was + 1)
    if edit.place == "at":
        return ids.index(edit.anchor)
    return rest.index(edit.anchor) + (edit.place == "after") if edit.anchor in rest else was


def retold(scene: Scene | None, narration: str) -> Scene | None:
    """The scene saying something else, with its screen's words cut anew from it where they came from it."""
    if scene is None or not narration:
        return scene
    update: dict[str, object] = {"narration": narration}
    if isinstance(scene, QuoteScene):
        quote, whose = headlines.quotation(narration)
        if quote:
            return scene.model_copy(update={**update, "quote": quote, "attribution": whose})
    if isinstance(scene, BulletsScene):
        parts = split_sentences(narration)
        points = (
            tuple(headlines.point(part) for part in parts)[:5] if len(parts) > 1 else headlines.points_in(narration)
        )
        if points:
            return scene.model_copy(update={**update, "points": points})
    if isinstance(scene, (QuoteScene, BulletsScene)):
        shown_words = headlines.headline(split_sentences(narration)[0])
        return StatementScene(
            scene_id=scene.scene_id, narration=narration, presenter=scene.presenter, headline=shown_words
        )
    if scene.kind == "title":
        return scene.model_copy(update={**update, "subline": ""})
    if not isinstance(scene, PictureScene) or scene.headline:
        update["headline"] = headlines.headline(split_sentences(narration)[0])
    return scene.model_copy(update=update)


def shown(scene: Scene | None, text: str) -> Scene | None:
    """The scene with other words on its screen."""
    if scene is None:
        return None
    return scene.model_copy(update={"quote" if isinstance(scene, QuoteScene) else "headline": text})


def shortened(narration: str, room_words: float) -> str:
    """The narration with its least telling sentences left out; a single sentence is cut after a whole clause."""
    parts = list(split_sentences(narration))
    while len(parts) > 1 and sum(map(spoken_words, parts)) > room_words:
        scores = editor.rank(parts, "")
        parts.pop(min(range(len(parts)), key=lambda at: (scores[at], -at)))
    if len(parts) == 1 and spoken_words(parts[0]) > room_words:
        cut = headlines.leading_clauses(parts[0], room_words)
        return finished(cut) if cut else parts[0]
    return " ".join(parts)


def _pattern(old: str, text: str) -> re.Pattern[str]:
    """Finds the words to be replaced: as written when they stand so, otherwise in any case; whole words only."""
    edge = r"(?<!\w)" if old[:1].isalnum() else ""
    tail = r"(?!\w)" if old[-1:].isalnum() else ""
    exact = re.compile(f"{edge}{re.escape(old)}{tail}")
    return exact if exact.search(text) else re.compile(exact.pattern, re.IGNORECASE)


def reworded(scene: Scene, pattern: re.Pattern[str], new: str) -> Scene:
    """The scene with words replaced wherever it says or shows them."""
    update: dict[str, object] = {}
    for name in ("narration", "headline", "subline", "kicker", "quote", "attribution"):
        value = getattr(scene, name, "")
        if value and pattern.search(value):
            update[name] = pattern.sub(lambda _: new, value)
    if isinstance(scene, BulletsScene) and any(pattern.search(point) for point in scene.points):
        update["points"] = tuple(pattern.sub(lambda _: new, point) for point in scene.points)
    if not update or not str(update.get("narration", scene.narration)).strip():
        return scene
    return scene.model_copy(update=update)
