"""An upgrade under a running studio is told as what it is, with the way out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.studio import failures
from tui.studio.failures import failure_of
from tui.studio.http.middleware import refusal_of
from tui.studio.installed import Installed, UpgradedError
from tui.studio.workers import WorkerPool

PATIENCE_S = 60.0


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The modules of a program."""
    folder = tmp_path / "program"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "module.py").write_text("VERSION = 1\n")
    return folder


@pytest.fixture
def pool(program: Path) -> Iterator[WorkerPool]:
    """Workers of that program."""
    pool = WorkerPool(1, Installed(program))
    yield pool
    pool.shutdown(cancel_futures=True)


def test_a_module_that_is_written_added_or_removed_is_seen(program: Path) -> None:
    module = program / "inner" / "module.py"
    before = Installed(program)
    module.write_text("VERSION = 2.0\n")
    assert before.is_changed()
    before = Installed(program)
    (program / "other.py").touch()
    assert before.is_changed()
    before = Installed(program)
    module.unlink()
    assert before.is_changed()


def test_what_python_writes_beside_the_modules_is_no_change(program: Path) -> None:
    before = Installed(program)
    (program / "inner" / "__pycache__").mkdir()
    (program / "inner" / "__pycache__" / "module.cpython-311.pyc").write_bytes(b"compiled")
    assert not before.is_changed()


def test_no_worker_is_started_beside_code_it_does_not_fit(program: Path, pool: WorkerPool) -> None:
    (program / "inner" / "module.py").write_text("VERSION = 2.0\n")
    with pytest.raises(UpgradedError) as raised:
        pool.submit(os.getpid)
    told = failure_of(raised.value)
    assert told.code == "upgraded"
    assert "start it again" in told.message
    assert refusal_of(raised.value).code == "upgraded"  # a preview, asked for by a request


def test_a_worker_that_runs_already_goes_on(program: Path, pool: WorkerPool) -> None:
    worker = pool.submit(os.getpid).result(PATIENCE_S)
    (program / "inner" / "module.py").write_text("VERSION = 2.0\n")
    assert pool.submit(os.getpid).result(PATIENCE_S) == worker


def test_an_error_that_mixed_code_makes_is_told_as_an_upgrade(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Installed(program)
    monkeypatch.setattr(failures, "installed", lambda: running)
    error = AttributeError("module 'tui.studio.stage' has no attribute 'new'")
    assert failure_of(error).code == "internal_error"
    (program / "inner" / "module.py").write_text("VERSION = 2.0\n")
    assert failure_of(error).code == "upgraded"
