"""Attached videos play: scenes that show one of them become clips where the director gave them its still.

The director writes and revises with stills, for which of its words go with which picture does not depend on whether the
picture moves; so boards are turned on their way out of it, and back on their way in.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.api.terms import Orientation
from tui.studio.store.sessions import Brief
from tui.studio.storyboard import MOVING, ClipScene, PictureScene, Scene, Storyboard

Films = Mapping[tuple[str, int | None], Path]
"""Videos by (asset id, `MOVING`), as productions name them."""

_LOST_AT_MOST = 0.3
"""A video is shown over the whole frame when no more than this share of it falls outside, as a photograph is."""


def films_of(brief: Brief) -> dict[tuple[str, int | None], Path]:
    """Where the videos of a brief lie, as storyboards name them."""
    return {(file.asset_id, MOVING): file.path for file in brief.choices.files if file.mime_type.startswith("video/")}


def playing(board: Storyboard, films: Films) -> Storyboard:
    """The board with its videos playing wherever a still of one stands; a file that cannot play keeps its still."""
    shapes = _shapes(board, films)
    return board.model_copy(update={"scenes": tuple(_moved(scene, shapes, board) for scene in board.scenes)})


def as_stills(board: Storyboard) -> Storyboard:
    """The board as the director knows it: a still in the place of every clip."""
    stills = tuple(scene.stopped() if isinstance(scene, ClipScene) else scene for scene in board.scenes)
    return board.model_copy(update={"scenes": stills})


def _shapes(board: Storyboard, films: Films) -> dict[str, float]:
    """Width for each unit of height of the videos that the board shows and that can play, by asset id."""
    wanted = {scene.picture.asset_id for scene in board.scenes if isinstance(scene, PictureScene)}
    mine = {asset_id: path for (asset_id, _), path in films.items() if asset_id in wanted}
    if not mine:
        return {}
    from tui.studio.stage.film import film_if_playable

    return {asset_id: film.shape for asset_id, path in mine.items() if (film := film_if_playable(path))}


def _moved(scene: Scene, shapes: Mapping[str, float], board: Storyboard) -> Scene:
    if not isinstance(scene, PictureScene) or scene.picture.asset_id not in shapes:
        return scene
    frame = 9 / 16 if board.orientation is Orientation.PORTRAIT else 16 / 9
    shape = shapes[scene.picture.asset_id]
    alone = board.look_id is None or not scene.presenter
    return ClipScene(
        scene_id=scene.scene_id,
        narration=scene.narration,
        presenter=scene.presenter,
        clip=scene.picture,
        full=alone and 1 - min(shape, frame) / max(shape, frame) <= _LOST_AT_MOST,
        headline=scene.headline,
        name=scene.name,
        role=scene.role,
    )
