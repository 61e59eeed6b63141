"""Each kind of edit done to a storyboard; scenes that an edit does not name are left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.api.terms import WORDS_PER_MINUTE
from tui.studio.director import edits, headlines, listings, rearranging
from tui.studio.director.editor import Line
from tui.studio.director.edits import Edit
from tui.studio.director.materials import Material
from tui.studio.director.plan import Casting
from tui.studio.director.recasting import recast
from tui.studio.director.resizing import resize, resize_scenes
from tui.studio.director.retelling import pattern_of, reshaped, retold, reworded, shown, told_anew
from tui.studio.director.scenes import Beat, scene_of
from tui.studio.director.sentences import finished
from tui.studio.director.wording import joined
from tui.studio.storyboard import Scene, Storyboard

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
                return self.put(retold(self.scene(scene), finished(text)), "says what you wrote")
            case edits.Caption(scene=scene, text=text):
                return self.put(shown(self.scene(scene), text), f"shows “{text}”")
            case edits.Add():
                return self._add(edit)
            case _:
                return self._alter_whole(edit)

    def _alter_whole(self, edit: Edit) -> str:
        match edit:
            case edits.Resize():
                return resize_scenes(self, edit) if edit.scenes else resize(self, edit)
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
            case edits.Refuse(why=why):
                return why
            case edits.Pace() | edits.Pause() | edits.Paint():
                return self._tune(edit)
            case _:
                return self._rearrange(edit)

    def _tune(self, edit: edits.Pace | edits.Pause | edits.Paint) -> str:
        if isinstance(edit, edits.Paint):
            return self._paint(edit)
        if isinstance(edit, edits.Pause):
            return self._pause(edit)
        pace = 1.0 if edit.factor is None else min(1.4, max(0.7, round(self.board.pace * edit.factor, 2)))
        if pace == self.board.pace:
            return "It is spoken at the voice’s own pace." if pace == 1.0 else "That is as far as the pace goes."
        faster = pace > self.board.pace
        self.board = self.board.model_copy(update={"pace": pace})
        return f"It is spoken {'faster' if faster else 'slower'} now."

    def _pause(self, edit: edits.Pause) -> str:
        pause = 1.0 if edit.factor is None else min(2.5, max(0.4, round(self.board.pause * edit.factor, 2)))
        if pause == self.board.pause:
            return "The pauses are the usual ones." if pause == 1.0 else "That is as far as the pauses go."
        longer = pause > self.board.pause
        self.board = self.board.model_copy(update={"pause": pause})
        return f"The pauses between sentences are {'longer' if longer else 'shorter'} now."

    def _paint(self, edit: edits.Paint) -> str:
        if self.board.brand_kit_id:
            return "The colours are those of the brand kit, so they stay."
        self.board = self.board.model_copy(update={"colors": tuple(value for _, value in edit.colors)})
        names = joined([name for name, _ in edit.colors])
        return f"The colours are {names} now." if names else "The style’s own colours are back."

    def _rearrange(self, edit: Edit) -> str:
        match edit:
            case edits.Show(scenes=scenes):
                return self._show(scenes)
            case edits.Merge(scenes=scenes):
                return self._merge(scenes)
            case edits.Split():
                return self._split(edit)
            case edits.Illustrate():
                return self._illustrate(edit)
            case edits.Unpicture(scenes=scenes):
                return self._unpicture(scenes)
            case _:
                return self._show_otherwise(edit)

    def _show_otherwise(self, edit: Edit) -> str:
        match edit:
            case edits.Enlist():
                return self._enlist(edit)
            case edits.Reshape():
                return self._reshape(edit)
            case _:
                return "I could not follow that."

    def _show(self, scenes: tuple[str, ...]) -> str:
        if self.board.look_id is None:
            return "There is no presenter in it; say who should present."
        self.set_scenes(
            scene.model_copy(update={"presenter": True}) if scene.scene_id in scenes and not scene.presenter else scene
            for scene in self.board.scenes
        )
        return f"The presenter is in scene {joined([str(self.number(scene)) for scene in scenes])}."

    def _merge(self, ids: tuple[str, ...]) -> str:
        scenes = [scene for scene in self.board.scenes if scene.scene_id in ids]
        if len(scenes) < 2:
            return "That scene is gone already."
        one = rearranging.merged(scenes, title=self.board.title)
        gone = {scene.scene_id for scene in scenes[1:]}
        kept = [scene for scene in self.board.scenes if scene.scene_id not in gone]
        self.set_scenes(one if scene.scene_id == one.scene_id else scene for scene in kept)
        return f"Scenes {joined([str(self.number(scene.scene_id)) for scene in scenes])} are one now."

    def _split(self, edit: edits.Split) -> str:
        scene = self.scene(edit.scene)
        if scene is None:
            return "That scene is gone already."
        two = rearranging.parted(scene, self._new_id(), edit.before, told_anew, title=self.board.title)
        if two is None:
            return f"Scene {self.number(edit.scene)} is one plain sentence; I cannot part it."
        at = self.board.scenes.index(scene)
        self.set_scenes((*self.board.scenes[:at], *two, *self.board.scenes[at + 1 :]))
        return f"Scene {self.number(edit.scene)} is two scenes now."

    def _illustrate(self, edit: edits.Illustrate) -> str:
        scene = self.scene(edit.scene)
        if scene is None:
            return "That scene is gone already."
        new, told = rearranging.illustrated(scene, edit.file, edit.page, self.materials)
        return self.put(new, told) if new else told

    def _unpicture(self, ids: tuple[str, ...]) -> str:
        presenter = self.board.look_id is not None
        new = [
            rearranging.without_picture(scene, title=self.board.title, presenter=presenter)
            if scene.scene_id in ids
            else scene
            for scene in self.board.scenes
        ]
        if tuple(new) == self.board.scenes:
            return "There is no picture in that scene."
        self.set_scenes(new)
        return f"Scene {joined([str(self.number(scene)) for scene in ids])} is without its picture."

    def _enlist(self, edit: edits.Enlist) -> str:
        change = listings.without_item if edit.gone else listings.with_item
        named = [scene for scene in self.board.scenes if edit.scene in {"", scene.scene_id}]
        pool = named if edit.gone else sorted(named, key=lambda scene: scene.kind != "bullets")
        new = next((made for scene in pool if (made := change(scene, edit.item))), None)
        if new is None:
            return f"I found no list that {'names' if edit.gone else 'could take'} “{edit.item}”."
        return self.put(new, f"{'no longer names' if edit.gone else 'names'} “{edit.item}”")

    def _reshape(self, edit: edits.Reshape) -> str:
        told = []
        for name in edit.scenes:
            scene = self.scene(name)
            new = reshaped(scene, edit.kind, self.board.title, self.materials) if scene else None
            if new is None:
                told.append(f"Scene {self.number(name)} says nothing that could be shown so.")
            else:
                told.append(self.put(new, "is shown in another way"))
        return " ".join(told)

    @property
    def rate(self) -> float:
        """Words a second."""
        return WORDS_PER_MINUTE / 60 * self.board.pace

    def number(self, scene_id: str) -> int:
        """The number the user knows a scene by."""
        board = self._first or self.board
        return next((at for at, scene in enumerate(board.scenes, start=1) if scene.scene_id == scene_id), 0)

    def scene(self, scene_id: str) -> Scene | None:
        """The scene of an id; None when it is gone."""
        return next((scene for scene in self.board.scenes if scene.scene_id == scene_id), None)

    def set_scenes(self, scenes: Iterable[Scene]) -> None:
        """Put other scenes in the place of all."""
        self.board = self.board.model_copy(update={"scenes": tuple(scenes)})

    def put(self, new: Scene | None, told: str) -> str:
        """Put a changed scene in the place of the one with its id."""
        if new is None:
            return "That scene is gone already."
        self.set_scenes([new if scene.scene_id == new.scene_id else scene for scene in self.board.scenes])
        return f"Scene {self.number(new.scene_id)} {told}."

    def _remove(self, scenes: tuple[str, ...]) -> str:
        kept = [scene for scene in self.board.scenes if scene.scene_id not in scenes]
        if len(kept) < FEWEST_SCENES:
            return "A video needs a scene, so I kept them all."
        self.set_scenes(kept)
        numbers = [str(self.number(scene)) for scene in scenes]
        return f"Scene {numbers[0]} is gone." if len(numbers) == 1 else f"Scenes {joined(numbers)} are gone."

    def _hide(self, scenes: tuple[str, ...]) -> str:
        self.set_scenes(
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
            self.set_scenes(order)
            return f"Scenes {self.number(edit.one)} and {self.number(edit.other)} have changed places."
        at = ids.index(edit.scene)
        moving = order.pop(at)
        order.insert(_target(edit, at, [scene.scene_id for scene in order], ids), moving)
        self.set_scenes(order)
        now = [scene.scene_id for scene in order].index(edit.scene) + 1
        return f"Scene {self.number(edit.scene)} is number {now} now."

    def _replace(self, edit: edits.Replace) -> str:
        named = [scene for scene in self.board.scenes if not edit.scenes or scene.scene_id in edit.scenes]
        pattern = pattern_of(edit.old, " ".join(scene.model_dump_json() for scene in named) + self.board.title)
        changed = {scene.scene_id: new for scene in named if (new := reworded(scene, pattern, edit.new)) != scene}
        title = self.board.title if edit.scenes else pattern.sub(lambda _: edit.new, self.board.title)
        if not changed and title == self.board.title:
            return f"“{edit.old}” stands nowhere" + (" in that scene." if edit.scenes else " in the plan.")
        self.set_scenes([changed.get(scene.scene_id, scene) for scene in self.board.scenes])
        self.board = self.board.model_copy(update={"title": title or self.board.title})
        where = joined([str(self.number(scene)) for scene in changed])
        place = f" in scene {where}" if len(changed) == 1 else f" in scenes {where}" if changed else " in the title"
        return f"“{edit.old}” is “{edit.new}” now{place}."

    def _add(self, edit: edits.Add) -> str:
        scene = self.new_scene((Line(finished(edit.text), heading=edit.heading),))
        scenes = list(self.board.scenes)
        ids = [scene.scene_id for scene in scenes]
        at = ids.index(edit.after) + 1 if edit.after in ids else max(1, len(scenes) - 1)
        at = ids.index(edit.before) if edit.before in ids else at
        scenes.insert(at, scene)
        self.set_scenes(scenes)
        return f"There is a new scene {at + 1}."

    def new_scene(self, lines: tuple[Line, ...]) -> Scene:
        """A scene that says lines, with an id of its own."""
        presenter = self.board.look_id is not None
        return scene_of(Beat(lines), self._new_id(), title=self.board.title, presenter=presenter)

    def _new_id(self) -> str:
        """An id that no scene of this plan has or had."""
        taken = [self._first, self.board] if self._first else [self.board]
        numbers = [
            int(found[0]) for board in taken for scene in board.scenes if (found := re.search(r"\d+", scene.scene_id))
        ]
        return f"scene-{max(numbers, default=0) + 1}"

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
            return self.put(retold(scene, text), "says what you wrote")
        new = self.new_scene((Line(text),))
        self.set_scenes((*self.board.scenes, new) if place == "last" else (new, *self.board.scenes))
        return f"It {'ends' if place == 'last' else 'opens'} with “{text}” now."


def _target(edit: edits.Move, was: int, rest: list[str], ids: list[str]) -> int:
    """Where in the scenes without the moved one it goes."""
    if edit.place in {"first", "last"}:
        return 0 if edit.place == "first" else len(rest)
    if edit.place in {"up", "down"}:
        return max(0, was - 1) if edit.place == "up" else min(len(rest), was + 1)
    if edit.place == "at":
        return ids.index(edit.anchor)
    return rest.index(edit.anchor) + (edit.place == "after") if edit.anchor in rest else was
