"""A crew that works in milliseconds and leaves real, tiny files: for how sessions move, not how videos look."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from pathlib import Path

from tui.studio.crew import Planned
from tui.studio.listening import Ear
from tui.studio.production import Production
from tui.studio.stage.task import Stopped
from tui.studio.store.sessions import Brief, Pictures
from tui.studio.storyboard import ClosingScene, StatementScene, Storyboard, TitleScene

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180c2b5d3de0000000049454e44ae426082"
)


def draw_piece(target: Path) -> Path:
    """One scene, made in a worker. A file named `murder` beside it kills the worker once."""
    murder = target.with_name("murder")
    if murder.exists():
        left = int(murder.read_text()) - 1
        murder.write_text(str(left)) if left else murder.unlink()
        os._exit(9)
    target.write_bytes(b"\0" * 1000)
    return target


class QuickCrew:
    """Plans from the prompt's words, revises by adding a scene, produces a file a scene.

    A file named `hold` in the session's work folder keeps a render from going on; `fail` breaks it.
    """

    def __init__(self, *, scenes_in_workers: bool = False, pace_s: float = 0.01) -> None:
        self.scenes_in_workers, self.pace_s = scenes_in_workers, pace_s
        self.rehearsed: list[str] = []
        self.begun: list[tuple[str, bool]] = []
        """Every production: its storyboard's title, and whether it had captions."""
        self.stopped: list[str] = []
        """The titles of those that were stopped."""

    def is_go_ahead(self, text: str) -> bool:
        return text.lower().startswith("go ahead")

    def plan(
        self, brief: Brief, folder: Path, executor: Executor, *, may_ask: bool = False, ear: Ear | None = None
    ) -> Planned:
        if "break the plan" in brief.prompt:
            raise ValueError("no plan for this")
        pictures = {(file.asset_id, None): file.path for file in brief.choices.files}
        board = Storyboard(
            title=brief.prompt[:40],
            look_id=brief.choices.look_id,
            voice_id=brief.choices.voice_id or "voice_heart",
            style_id=brief.choices.style_id or "style_night_aurora",
            captions="no captions" not in brief.prompt,
            scenes=(
                TitleScene(scene_id="one", narration="Hello there.", headline="Hello"),
                StatementScene(scene_id="two", narration=brief.prompt[:60], headline="Well"),
                ClosingScene(scene_id="three", narration="Good bye.", headline="Bye"),
            ),
        )
        return Planned(board, pictures, f"Here is a plan with {len(pictures)} files.")

    def revise(
        self,
        storyboard: Storyboard,
        message: str,
        brief: Brief,
        folder: Path,
        executor: Executor,
        *,
        stop: Path | None = None,
    ) -> Planned:
        added = StatementScene(scene_id=f"more-{len(storyboard.scenes)}", narration=message, headline="More")
        board = storyboard.model_copy(update={"scenes": (*storyboard.scenes, added)})
        return Planned(board, {}, f"Added: {message}")

    def remember(self, brief: Brief, storyboard: Storyboard) -> None:
        """Nothing is remembered."""

    def board(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> Mapping[str, Path]:
        folder.mkdir(parents=True, exist_ok=True)
        stills = {scene.scene_id: folder / f"{scene.scene_id}.png" for scene in storyboard.scenes}
        for still in stills.values():
            still.write_bytes(PNG)
        return stills

    def rehearse(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> None:
        """Nothing is made ahead; which plans might have been is noted."""
        self.rehearsed.append(storyboard.title)

    def produce(
        self,
        storyboard: Storyboard,
        pictures: Pictures,
        folder: Path,
        executor: Executor,
        on_progress: Callable[[float], None],
        stop: Path,
    ) -> Production:
        folder.mkdir(parents=True, exist_ok=True)
        scenes = storyboard.scenes
        self.begun.append((storyboard.title, storyboard.captions))
        for number, scene in enumerate(scenes):
            try:
                self._wait(folder, stop, on_progress, number / len(scenes))
            except Stopped:
                self.stopped.append(storyboard.title)
                raise
            clip = folder / f"{scene.scene_id}.clip"
            if not clip.exists():
                (executor.submit(draw_piece, clip).result() if self.scenes_in_workers else draw_piece(clip))
            on_progress((number + 1) / len(scenes))
        files = {name: folder / f"done{suffix}" for name, suffix in FILES.items()}
        files["video"].unlink(missing_ok=True)  # what was delivered has a second name
        files["video"].write_bytes(bytes(range(256)) * 40 if storyboard.captions else b"no captions")
        files["poster"].write_bytes(b"\xff\xd8\xff poster")
        files["subtitles"].write_text("1\n00:00:00,000 --> 00:00:01,000\nHello there.\n")
        return Production(**files, duration_s=float(len(scenes)))

    def _wait(self, folder: Path, stop: Path, on_progress: Callable[[float], None], part: float) -> None:
        while True:
            on_progress(part)
            if stop.exists():
                raise Stopped
            if (folder / "fail").exists():
                raise OSError(28, "No space left on device")
            if not (folder / "hold").exists():
                break
            time.sleep(self.pace_s)


FILES = {"video": ".mp4", "poster": ".jpg", "subtitles": ".srt"}
