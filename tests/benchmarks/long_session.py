"""What a session of a thousand messages costs, beside the least a Textual app can take.

    python -m tests.benchmarks.long_session [--runs 5] [--messages 1000]

Both programs run by turns in the same pseudo-terminal as in `first_frame`; ours shows the session as soon as it has
connected. It ends with status 1 when a bar is missed: ready, a key's echo, memory, and the echo of a key that comes
right after the terminal regained the focus.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.first_frame import FLOOR, PAINTED, Watch, surroundings

OURS = """
import sys
from pathlib import Path
from tests.interface.fakes import FakeBackend
from tests.benchmarks.long_session import session
from tui.app import ReeltalkApp
from tui.settings import Folders, Settings
home = Path(sys.argv[1])
backend = FakeBackend(home / "videos")
make = backend.link.conversation
def conversation():
    made = make()
    made.view = session(int(sys.argv[2]))
    return made
backend.link.conversation = conversation
ReeltalkApp(Settings(Folders(home)), backend).run()
"""
LAST = "the very last words of it all"
READY_BAR, KEY_P95_BAR_MS, MEMORY_BAR, FOCUS_BAR_MS = 2.5, 30.0, 2.5, 50.0
_PAGE_BYTES = 4096
_BLUR, _FOCUS = "\x1b[O", "\x1b[I"


def session(count: int) -> object:
    """A finished session in which both speak, at some length and with Markdown."""
    from tui.chat.view import ConversationView, Entry, State

    text = "Here is **scene {n}**:\n\n- it opens on the can\n- it *closes* on the glass\n\nWith `{n}` seconds to go."
    entries = [
        Entry(
            str(n),
            "model" if n % 2 else "user",
            "text",
            text.format(n=n) if n % 2 else f"Make scene {n} shorter.",
            1.7e9,
        )
        for n in range(count - 1)
    ]
    entries.append(Entry("last", "model", "text", LAST, 1.7e9))
    return ConversationView(state=State.COMPLETED, session_id="s", entries=tuple(entries))


@dataclass
class Costs:
    """A run each; `keys_ms` and `focus_ms` hold every key."""

    ready_ms: list[float] = field(default_factory=list)
    keys_ms: list[float] = field(default_factory=list)
    focus_ms: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)


def echo_ms(watch: Watch, before: str, letter: str) -> float:
    """Milliseconds from a key, and what comes right before it, to its echo."""
    mark, pressed = len(watch.raw), time.perf_counter()
    watch.type(before + letter)
    watch.printed(letter, mark)
    return (time.perf_counter() - pressed) * 1000


def run_once(command: list[str], environ: dict[str, str], words: str, costs: Costs) -> None:
    """Start, wait for the words, press keys, go away and come back."""
    watch = Watch(command, environ)
    try:
        costs.ready_ms.append(watch.printed(words))
        watch.settle(0.5, at_most_s=3.0)
        for letter in "QZXJKVWYQZXJKVWYQZXJ":
            costs.keys_ms.append(echo_ms(watch, "", letter))
            watch.settle(0.05)
        for letter in "ZXJKQ":
            watch.type(_BLUR)
            watch.settle(0.3)
            costs.focus_ms.append(echo_ms(watch, _FOCUS, letter))
            watch.settle(0.2)
        resident = int(Path(f"/proc/{watch.pid}/statm").read_text().split()[1])
        costs.memory_mb.append(resident * _PAGE_BYTES / 1024 / 1024)
    finally:
        watch.close()


def measure(runs: int, messages: int) -> dict[str, Costs]:
    """Both programs by turns; the first turn is thrown away."""
    costs = {"floor": Costs(), "reeltalk": Costs()}
    with tempfile.TemporaryDirectory() as folder:
        environ = surroundings(Path(folder))
        commands = {
            "floor": ([sys.executable, "-c", FLOOR], PAINTED),
            "reeltalk": ([sys.executable, "-c", OURS, f"{folder}/home", str(messages)], LAST),
        }
        for turn in range(runs + 1):
            for name, (command, words) in commands.items():
                run_once(command, environ, words, costs[name] if turn else Costs())
    return costs


def p95(values: list[float]) -> float:
    """The value that one in twenty exceeds."""
    return statistics.quantiles(values, n=20)[-1]


def main() -> int:
    """Measure, tell, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--messages", type=int, default=1000)
    options = parser.parse_args()
    costs = measure(options.runs, options.messages)
    floor, ours = costs["floor"], costs["reeltalk"]
    median = statistics.median
    rows = (
        ("ready, times the floor", median(ours.ready_ms) / median(floor.ready_ms), READY_BAR),
        ("a key's echo, p95 ms", p95(ours.keys_ms), KEY_P95_BAR_MS),
        ("memory, times the floor", median(ours.memory_mb) / median(floor.memory_mb), MEMORY_BAR),
        ("focus regained, ms", median(ours.focus_ms), FOCUS_BAR_MS),
    )
    for words, value, bar in rows:
        sys.stdout.write(f"{words:26} {value:8.2f}   bar {bar}: {'ok' if value <= bar else 'MISSED'}\n")
    sys.stdout.write(
        f"{'floor':26} ready {median(floor.ready_ms):.0f} ms, key p95 {p95(floor.keys_ms):.1f} ms, "
        f"memory {median(floor.memory_mb):.0f} MB, focus {median(floor.focus_ms):.1f} ms\n"
    )
    return 1 if any(value > bar for _, value, bar in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
