"""How soon the interface paints and takes a key, beside the least a Textual app can take.

    python -m tests.benchmarks.first_frame [--runs 7] [--idle 10]

Both programs run by turns in the same pseudo-terminal (120 x 36, true colour, queries answered), the first turn is
thrown away, and medians are compared: machines differ, ratios hardly do. It ends with status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.commands import environment
from tests.e2e.terminal import Terminal

FLOOR = """
from textual.app import App
from textual.widgets import Input
class Floor(App):
    def compose(self):
        yield Input(placeholder="What should the video be about?")
Floor().run()
"""
PAINTED = "What should the video be about?"
FRAME_BAR, KEY_BAR, IDLE_BAR = 1.3, 1.5, 1.0
_ESCAPES = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]")
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass
class Times:
    """Milliseconds from the start of the program, a run each; and CPU while idle, percent of a core."""

    frame_ms: list[float] = field(default_factory=list)
    key_ms: list[float] = field(default_factory=list)
    echo_ms: list[float] = field(default_factory=list)
    idle_percent: list[float] = field(default_factory=list)


def cpu_of(pid: int) -> float:
    """CPU seconds a process has used, without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_A_SECOND


class Watch(Terminal):
    """A terminal that notes when words are printed, without drawing them."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        self.started = time.perf_counter()
        super().__init__(command, environ)
        self._stream.feed = lambda _data: None  # type: ignore[method-assign]

    def printed(self, words: str, since: int = 0, timeout_s: float = 30.0) -> float:
        """Milliseconds from the start until the words were printed."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if words.encode() in _ESCAPES.sub(b"", self.raw[since:]):
                return (time.perf_counter() - self.started) * 1000
            self._pump(0.002)
        raise AssertionError(f"{words!r} was not printed")

    def settle(self, quiet_s: float, at_most_s: float = 2.0) -> None:
        """Read until nothing has been printed for a while; a cursor that blinks never lets it be quiet for long."""
        size, since = len(self.raw), time.monotonic()
        until = since + at_most_s
        while time.monotonic() - since < quiet_s and time.monotonic() < until:
            self._pump(0.02)
            if len(self.raw) != size:
                size, since = len(self.raw), time.monotonic()

    def cpu_s(self) -> float:
        """CPU seconds the program has used, without its children."""
        return cpu_of(self.pid)


def run_once(command: list[str], environ: dict[str, str], times: Times, idle_s: float) -> None:
    """Start, wait for the frame, press keys, and look at an idle while."""
    watch = Watch(command, environ)
    try:
        times.frame_ms.append(watch.printed(PAINTED))
        mark = len(watch.raw)
        watch.type("Q")
        times.key_ms.append(watch.printed("Q", mark))
        watch.settle(9.0, at_most_s=3.0)  # by then the studio has started, and what it needs is imported
        for letter in "ZXJKVW":
            mark, pressed = len(watch.raw), time.perf_counter()
            watch.type(letter)
            watch.printed(letter, mark)
            times.echo_ms.append((time.perf_counter() - pressed) * 1000)
            watch.settle(0.05)
        if idle_s:
            before, began = watch.cpu_s(), time.monotonic()
            while time.monotonic() - began < idle_s:
                watch._pump(0.1)
            times.idle_percent.append(100 * (watch.cpu_s() - before) / (time.monotonic() - began))
    finally:
        watch.close()
        time.sleep(1.5)  # the studio of the last run ends by itself, and shall not weigh on the next one


def surroundings(folder: Path, **changes: str) -> dict[str, str]:
    """The environment of both programs: a terminal of true colours, and bytecode as an installed program has it.

    Where Python is told to write none, a checkout would be compiled at every start, and Textual not. The first turn,
    which is thrown away, writes it for both.
    """
    colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environ = environment(folder, PYTHONPYCACHEPREFIX=f"{folder}/bytecode", **colours, **changes)
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ


def measure(runs: int, idle_s: float) -> dict[str, Times]:
    """Both programs by turns."""
    times = {"floor": Times(), "reeltalk": Times()}
    with tempfile.TemporaryDirectory() as folder:
        environ = surroundings(Path(folder), REELTALK_HOME=f"{folder}/home")
        commands = {
            "floor": [sys.executable, "-c", FLOOR],
            "reeltalk": [str(Path(sys.executable).with_name("reeltalk"))],
        }
        for turn in range(runs + 1):
            for name, command in commands.items():
                run_once(command, environ, times[name] if turn else Times(), idle_s if turn == runs else 0.0)
    return times


def tell(words: str, floor: str, ours: str, judged: str) -> None:
    """One row of the report."""
    sys.stdout.write(f"{words:18} floor {floor:>11}   reeltalk {ours:>11}   {judged}\n")


def main() -> int:
    """Measure, tell, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--idle", type=float, default=10.0, help="seconds to look at the idle program; 0 leaves it out")
    options = parser.parse_args()
    times = measure(options.runs, options.idle)
    frame, key, echo = (
        {name: statistics.median(getattr(one, what)) for name, one in times.items()}
        for what in ("frame_ms", "key_ms", "echo_ms")
    )
    rows = (("first frame", frame, FRAME_BAR), ("first key echoed", key, KEY_BAR), ("a key later", echo, None))
    missed = 0
    for words, medians, bar in rows:
        ratio = medians["reeltalk"] / medians["floor"]
        missed += bar is not None and ratio > bar
        verdict = "" if bar is None else f"bar {bar}: {'ok' if ratio <= bar else 'MISSED'}"
        tell(words, f"{medians['floor']:7.1f} ms", f"{medians['reeltalk']:7.1f} ms", f"{ratio:.2f}x  {verdict}")
    if options.idle:
        floor, idle = (times[name].idle_percent[-1] for name in ("floor", "reeltalk"))
        missed += idle > IDLE_BAR
        tell("idle", f"{floor:7.2f} %", f"{idle:7.2f} %", f"bar {IDLE_BAR} %: {'ok' if idle <= IDLE_BAR else 'MISSED'}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
