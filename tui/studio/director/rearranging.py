"""Scenes joined, parted and given other pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tui.studio.director.editor import Line
from tui.studio.director.materials import Material
from tui.studio.director.scenes import Beat, scene_of
from tui.studio.director.sentences import finished, split_sentences
from tui.studio.storyboard import ClosingScene, Picture, PictureScene, Scene, StatementScene, TitleScene

_JOINT = re.compile(r"(?:,\s+(?:and|but|so|or)\s+|;\s+|:\s+|\s+[—–]\s+)(?=\w+ \w+ \w+)")

Retold = Callable[[Scene, str], Scene]
"""A scene saying something else."""


def merged(scenes: Sequence[Scene], *, title: str) -> Scene:
    """One scene that says what several said, in the place and with the id of the first.

    The opening stays an opening, a closing a closing, and a picture among them is kept; of two pictures the first.
    """
    first = scenes[0]
    narration = " ".join(scene.narration for scene in scenes)
    frame = next((scene for scene in scenes if isinstance(scene, (TitleScene, ClosingScene))), None)
    if frame is not None:
        return frame.model_copy(update={"scene_id": first.scene_id, "narration": narration})
    pictured = next((scene for scene in scenes if isinstance(scene, PictureScene)), None)
    if pictured is not None:
        return pictured.model_copy(update={"scene_id": first.scene_id, "narration": narration})
    others = [scene for scene in scenes if not isinstance(scene, StatementScene)]
    if len(others) == 1 and others[0].kind not in {"bullets", "quote"}:
        return others[0].model_copy(update={"scene_id": first.scene_id, "narration": narration})
    lines = tuple(Line(part) for part in split_sentences(narration))
    return scene_of(Beat(lines), first.scene_id, title=title, presenter=any(scene.presenter for scene in scenes))


def parted(scene: Scene, new_id: str, before: str, retold: Retold, *, title: str) -> tuple[Scene, Scene] | None:
    """Two scenes out of one: before the words given, between sentences, or at a joint of the only sentence.

    The second is a new scene; None when there is no place to part it.
    """
    halves = _halves(scene.narration, before)
    if halves is None:
        return None
    lines = tuple(Line(part) for part in split_sentences(halves[1]))
    second = scene_of(Beat(lines), new_id, title=title, presenter=scene.presenter)
    if isinstance(scene, ClosingScene):
        opening = scene_of(
            Beat(tuple(Line(part) for part in split_sentences(halves[0]))),
            new_id,
            title=title,
            presenter=scene.presenter,
        )
        return opening, retold(scene, halves[1])
    return retold(scene, halves[0]), second


def _halves(narration: str, before: str) -> tuple[str, str] | None:
    at = narration.lower().find(before.lower()) if before else -1
    if at > 0:
        return finished(narration[:at]), finished(narration[at:])
    sentences = split_sentences(narration)
    if len(sentences) > 1:
        middle = min(range(1, len(sentences)), key=lambda cut: abs(len(" ".join(sentences[:cut])) - len(narration) / 2))
        return " ".join(sentences[:middle]), " ".join(sentences[middle:])
    joints = [found for found in _JOINT.finditer(narration) if len(narration[: found.start()].split()) >= 3]
    if not joints:
        return None
    joint = min(joints, key=lambda found: abs(found.start() - len(narration) / 2))
    return finished(narration[: joint.start()]), finished(narration[joint.end() :])


def illustrated(scene: Scene, file: str, page: int | None, materials: Sequence[Material]) -> tuple[Scene | None, str]:
    """The scene with another picture, and what to tell; None when there is no such picture."""
    named = [material for material in materials if file and material.name.lower() in file.lower()]
    pool = named or ([material for material in materials if material.pictures] if not file else [])
    found = next(
        ((material, shown) for material in pool for shown in material.pictures if page is None or shown.page == page),
        None,
    )
    if found is None:
        have = ", ".join(material.name for material in materials if material.pictures)
        what = f"page {page}" if page and not file else file
        return None, f"There is no picture {what} among your files" + (f"; there are {have}." if have else ".")
    material, shown = found
    picture = Picture(asset_id=material.asset_id, page=shown.page, alt=material.name)
    where = f"{material.name}, page {shown.page}" if shown.page else material.name
    if isinstance(scene, PictureScene):
        return scene.model_copy(update={"picture": picture}), f"shows {where}"
    headline = getattr(scene, "headline", "")
    return PictureScene(
        scene_id=scene.scene_id, narration=scene.narration, presenter=False, picture=picture, headline=headline
    ), f"shows {where}"


def without_picture(scene: Scene, *, title: str, presenter: bool) -> Scene:
    """The scene in words alone; any other than a picture is left as it is."""
    if not isinstance(scene, PictureScene):
        return scene
    lines = tuple(Line(part) for part in split_sentences(scene.narration))
    return scene_of(Beat(lines), scene.scene_id, title=title, presenter=presenter)
