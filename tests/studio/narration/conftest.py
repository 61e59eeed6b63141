from __future__ import annotations

import pytest

from tui.studio.narration.narrator import Narrator


@pytest.fixture(scope="session")
def narrator() -> Narrator:
    """One narrator for the room's tests: loading takes longer than speaking."""
    return Narrator(threads=1)
