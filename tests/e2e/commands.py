"""Running the command as a user would, with no key in sight and every file under one home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Finished:
    """What a run of the command left."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """Standard output as one JSON object."""
        loaded = json.loads(self.out)
        assert isinstance(loaded, dict)
        return loaded


@dataclass(frozen=True)
class Serving:
    """A studio that runs by itself."""

    url: str
    api_key: str


def environment(home: Path, **changes: str) -> dict[str, str]:
    """This environment without any credential of its user."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HEYGEN", "REELTALK"))}
    return clean | {"HEYGEN_CONFIG_DIR": str(home / "no-credentials")} | changes


def command(home: Path, *arguments: str) -> list[str]:
    """The words of a call."""
    return [sys.executable, "-m", "tui", "--home", str(home), *arguments]


def reeltalk(
    home: Path, *arguments: str, timeout_s: float = 300, before: Sequence[str] = (), **environ: str
) -> Finished:
    """Run the command to its end; `before` are words put in front of it, such as another program that runs it."""
    done = subprocess.run(
        [*before, *command(home, *arguments)],
        capture_output=True,
        text=True,
        timeout=timeout_s,
        env=environment(home, **environ),
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr)


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[Serving]:
    """A studio on a free port, ended with the block."""
    words = command(home, "serve", "--port", "0", *arguments)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment(home)) as process:
        assert process.stdout
        try:
            url = process.stdout.readline().split()[-1]
            yield Serving(url, process.stdout.readline().split()[-1])
        finally:
            process.terminate()
            process.wait(timeout=90)
