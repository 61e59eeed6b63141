"""What the interface costs while one waits: CPU of its process alone, beside the least a Textual app can take.

    python -m tests.benchmarks.waiting [--seconds 20]

Everything is real: a long video is rendered by the studio, whose own work is not counted; the interface is looked at
before anything is sent, while a storyboard waits, while it is generating, with the list of sessions over that, and with
a second run in the strip. It ends with status 1 when one of them takes more than the bar.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.first_frame import FLOOR, PAINTED, cpu_of, surroundings
from tests.e2e.terminal import Terminal
from tests.e2e.test_endings import children

BAR_PERCENT = 1.0
SETTLED_S = 12.0
"""Seconds without a key, after which the cursor blinks no more."""
PROMPT = (
    "An introduction to cold brew coffee. Coarse grounds steep in cold water for twelve to eighteen hours. Cold "
    "water draws out less acid, so it tastes rounder and sweeter. Use one part coffee to eight parts water. Keep "
    "it in the fridge for up to a week. Pour it over ice. Milk makes it mild. A French press strains it well. A "
    "paper filter makes it clearer than a sieve. Dark roasts taste of chocolate. Light roasts taste of fruit. "
    "Grind the beans as coarse as sea salt. Fine grounds make it bitter and cloudy. Stir it once after an hour. A "
    "jar with a lid is all one needs. One litre of water takes 125 grams of coffee. Thin the concentrate with as "
    "much water again. Two days later it has lost nothing. Frozen into cubes it cools a drink and does not thin "
    "it."
)
ENTER, ESCAPE, CTRL_N, CTRL_S, CTRL_Q = "\r", "\x1b", "\x0e", "\x13", "\x11"


class Waiting(Terminal):
    """A terminal whose program is looked at for what it uses."""

    def cpu_s(self) -> float:
        """CPU seconds the program has used, without the studio's."""
        return cpu_of(self.pid)

    def share(self, seconds: float) -> float:
        """Percent of a core that the program takes once what it has just been told is done and its cursor stands."""
        self.look(SETTLED_S)
        before, began = self.cpu_s(), time.monotonic()
        self.look(seconds)
        return 100 * (self.cpu_s() - before) / (time.monotonic() - began)

    def look(self, seconds: float) -> None:
        """Draw what comes for a while, in which the studio renders for a tenth of the time: a video is long enough."""
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                self._let_render(signal.SIGCONT)
                self._draw_for(0.1)
                self._let_render(signal.SIGSTOP)
                self._draw_for(0.9)
        finally:
            self._let_render(signal.SIGCONT)

    def _draw_for(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._pump(0.1)

    def _let_render(self, number: signal.Signals) -> None:
        """Halt what renders, or let it go on; the studio's server itself always answers."""
        for studio in children(self.pid):
            for worker in children(studio):
                with suppress(ProcessLookupError):
                    os.kill(worker, number)

    def send(self, text: str) -> None:
        """Send a message and wait for the storyboard."""
        self.type(text + ENTER)
        self.shows("approve", timeout_s=120)


def floor(environ: dict[str, str], seconds: float) -> float:
    """The share of the least there is: an app of one Input, whose cursor blinks."""
    screen = Waiting([sys.executable, "-c", FLOOR], environ)
    try:
        screen.shows(PAINTED)
        return screen.share(seconds)
    finally:
        screen.close()


def ours(environ: dict[str, str], seconds: float) -> Iterator[tuple[str, float]]:
    """The share of the interface in each kind of waiting."""
    screen = Waiting([str(Path(sys.executable).with_name("reeltalk"))], environ)
    try:
        screen.shows("studio ready")
        yield "nothing sent", screen.share(seconds)
        screen.send(PROMPT)
        yield "a storyboard waits", screen.share(seconds)
        screen.type("go ahead" + ENTER)
        screen.shows("● generating")
        yield "generating", screen.share(seconds)
        screen.type(CTRL_S)
        screen.shows("sessions")
        yield "sessions listed", screen.share(seconds)
        screen.type(ESCAPE)
        screen.shows("● generating")
        screen.type(CTRL_N)
        screen.shows("^pgdn next")
        screen.send(PROMPT.replace("coffee", "tea"))
        screen.type("go ahead" + ENTER)
        screen.until(lambda text: text.count("generating") > 1, "two runs", timeout_s=120)
        yield "two runs", screen.share(seconds)
        screen.type(CTRL_Q)
        screen.end()
    finally:
        screen.close()


def main() -> int:
    """Measure, tell, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20.0, help="how long each kind of waiting is looked at")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environ = surroundings(Path(folder), REELTALK_HOME=f"{folder}/home", SSH_TTY="/dev/pts/0")
        least = floor(environ, options.seconds)
        sys.stdout.write(f"{'floor':20} {least:5.2f} %\n")
        missed = 0
        for words, percent in ours(environ, options.seconds):
            judged = "ok" if percent <= BAR_PERCENT else "MISSED"
            missed += percent > BAR_PERCENT
            sys.stdout.write(f"{words:20} {percent:5.2f} %   bar {BAR_PERCENT} %: {judged}\n")
            sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
