"""The command line in this process, against a real studio over HTTP or a vendor that has its manners, good and bad."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.chat.vendor import Time, Vendor
from tests.e2e.commands import Finished
from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import KEY, Served, running, serving
from tui.chat.draft import GO_AHEAD
from tui.cli import main
from tui.settings import Folders
from tui.studio_process import StudioAddress, write_address

Call = Callable[..., Finished]


class Typed(io.StringIO):
    """Standard input: a pipe that holds some text, or a terminal on which it is typed."""

    def __init__(self, text: str, *, terminal: bool) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class Now(Time):
    """The vendor's clock, as it is."""

    def __call__(self) -> float:
        return time.time()


class Crew(QuickCrew):
    """Knows the words that approve a plan."""

    def is_go_ahead(self, text: str) -> bool:
        return text == GO_AHEAD


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A studio whose videos are made in milliseconds."""
    with serving(tmp_path_factory.mktemp("studio"), Crew()) as running_studio:
        yield running_studio


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    """A vendor without any session yet."""
    scripted = Vendor(Now())
    with running(scripted) as url:
        scripted.base_url = url
        yield scripted


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def call(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls `reeltalk`; its home is in the environment."""
    for name in [name for name in os.environ if name.startswith(("HEYGEN", "REELTALK"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HEYGEN_CONFIG_DIR", str(home / "no-credentials"))
    monkeypatch.setenv("REELTALK_HOME", str(home))

    def called(*words: str, typed: str = "", terminal: bool = False) -> Finished:
        monkeypatch.setattr(sys, "stdin", Typed(typed, terminal=terminal))
        capsys.readouterr()
        try:
            status = main(words)
        except SystemExit as end:  # argparse ends by itself
            status = int(str(end.code or 0))
        said = capsys.readouterr()
        return Finished(status, said.out, said.err)

    return called


@pytest.fixture
def on_studio(call: Call, served: Served, home: Path) -> Call:
    """Calls whose studio runs already, as another Reeltalk on the same home may have it."""
    folders = Folders(home)
    folders.studio.mkdir(parents=True)
    write_address(folders, StudioAddress(served.url, KEY))
    return call


@pytest.fixture
def on_vendor(call: Call, vendor: Vendor, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Calls that have a key of the vendor's."""
    monkeypatch.setenv("REELTALK_API_BASE", vendor.base_url)
    monkeypatch.setenv("HEYGEN_API_KEY", "sk_for_the_double")
    return call
