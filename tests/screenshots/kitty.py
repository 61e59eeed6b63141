"""`python -m tests.screenshots.kitty [FOLDER]`: the program in a terminal that draws real pictures.

Runs Reeltalk on the studio in kitty (0.28 or newer) on a display of its own, types the film of the other pictures,
approves it, and photographs the window. Wants Xvfb, xdotool and ImageMagick's `import`; `KITTY` names another way to
start kitty. What a terminal draws cannot be compared as words, so no test holds these two pictures.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.screenshots.story import PROMPT, TABLE, desk

FOLDER = Path(__file__).parents[2] / "screenshots"
FONT = Path(__file__).parents[2] / "tui" / "studio" / "stage" / "fonts" / "JetBrainsMono.ttf"
DISPLAY, SCREEN = ":83", "2400x1600x24"
LETTERS_PT = 18
WIDTH_PX = 1680
SETTLED_S = 4.0
"""What the program is given to draw what it has just come to know."""
PATIENCE_S = 120.0


@contextmanager
def _running(*command: str, within: dict[str, str]) -> Iterator[None]:
    """A program that is ended with the block."""
    with subprocess.Popen(command, env=within, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


class Window:
    """The window of a display: keys go in, pictures come out, and its title says how the session stands."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def wait_for(self, word: str) -> None:
        """Wait until the title says the word, and for what is drawn of it.

        Raises:
            TimeoutError: When it never does.
        """
        ends = time.monotonic() + PATIENCE_S
        while word not in self._said("xdotool", "search", "--onlyvisible", "--class", "kitty", "getwindowname"):
            if time.monotonic() > ends:
                raise TimeoutError(f"the window never said {word!r}")
            time.sleep(0.3)
        time.sleep(SETTLED_S)

    def press(self, *keys: str) -> None:
        """Press keys by their names in X."""
        self._said("xdotool", "key", "--delay", "120", *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self._said("xdotool", "type", "--delay", "12", words)

    def photograph(self, file: Path) -> None:
        """Write what is to be seen as PNG."""
        self._said("import", "-window", "root", "-resize", f"{WIDTH_PX}x", "-depth", "8", str(file))

    def _said(self, *command: str) -> str:
        done = subprocess.run(command, env=self._environment, check=False, capture_output=True)
        return done.stdout.decode("utf-8", "replace")


def _terminal(place: Path) -> list[str]:
    width, height, _ = SCREEN.split("x")
    return [
        *shlex.split(os.environ.get("KITTY", "kitty")),
        *("--config", "NONE", "--directory", str(place / "bees")),
        *("-o", "font_family=JetBrains Mono", "-o", f"font_size={LETTERS_PT}", "-o", "window_padding_width=0"),
        *("-o", "remember_window_size=no", "-o", f"initial_window_width={width}"),
        *(
            "-o",
            f"initial_window_height={height}",
            "-o",
            "hide_window_decorations=yes",
            "-o",
            "cursor_blink_interval=0",
        ),
        *(sys.executable, "-m", "tui", "--home", str(place / "reeltalk"), "--backend", "studio"),
    ]


def _film(window: Window, folder: Path) -> None:
    """Talk the film of the other pictures into being, and photograph its storyboard and its end."""
    window.wait_for("reeltalk")
    window.write(f"@{TABLE.removesuffix('.csv')}")
    time.sleep(SETTLED_S)
    window.press("Tab")
    window.write(PROMPT)
    window.press("Return")
    window.wait_for("your turn")
    window.photograph(folder / "kitty-storyboard.png")
    window.press("a")
    window.wait_for("completed")
    window.photograph(folder / "kitty-completed.png")
    window.press("ctrl+q")


def main(folder: Path) -> None:
    """Take both pictures and write them into the folder."""
    with tempfile.TemporaryDirectory(prefix="reeltalk-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        fonts = place / ".local" / "share" / "fonts"
        fonts.mkdir(parents=True)
        shutil.copy(FONT, fonts)
        desk(place / "bees")
        environment = os.environ | {"DISPLAY": DISPLAY, "HOME": name, "LIBGL_ALWAYS_SOFTWARE": "1", "LANG": "C.UTF-8"}
        with _running("Xvfb", DISPLAY, "-screen", "0", SCREEN, within=environment):
            time.sleep(1)
            with _running(*_terminal(place), within=environment | {"PYTHONPATH": str(FONT.parents[4])}):
                _film(Window(environment), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
