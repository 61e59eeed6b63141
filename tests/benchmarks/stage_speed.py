"""How quickly scenes are drawn and encoded in one process: `python -m tests.benchmarks.stage_speed`."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PIL import Image

from tests.studio.stage.orders import SCENES, order
from tui.api.terms import Orientation
from tui.studio.stage.render import draw_still, render_scene
from tui.studio.stage.task import FPS, Quality


def main() -> None:
    """Print frames for each CPU-second, and seconds for a still, of each kind of scene."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Image.effect_mandelbrot((1600, 900), (-2, -1, 1, 1), 60).convert("RGB").save(folder / "picture.png")
        for orientation in Orientation:
            for scene in SCENES:
                task = replace(order(scene, folder, orientation=orientation), picture=folder / "picture.png")
                begun = time.perf_counter()
                draw_still(task)
                still_s = time.perf_counter() - begun
                rates = []
                for quality in Quality:
                    begun = time.process_time()
                    clip = render_scene(replace(task, quality=quality))
                    rates.append(clip.frames / (time.process_time() - begun))
                draft, full = rates
                print(  # noqa: T201  (this is what the program is for)
                    f"{orientation:9} {scene.kind:9} still {still_s:.2f} s, {draft:4.0f} frames/cpu-s draft,"
                    f" {full:4.0f} full ({full / FPS:.1f} video-s)"
                )


if __name__ == "__main__":
    main()
