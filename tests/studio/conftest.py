from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studio.serving import Served, serving


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A studio with a quick crew."""
    with serving(tmp_path / "home") as running:
        yield running
