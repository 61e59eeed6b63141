"""What `reeltalk doctor` tells of a connected language model, over real HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.studio.director.endpoints import model, spoken
from tui.settings import load_settings
from tui.verbs.doctor_model import model_report


def report(home: Path, url: str, name: str) -> tuple[bool, str, str]:
    """What is found with these settings."""
    settings = load_settings(home, environ={"REELTALK_MODEL_URL": url, "REELTALK_MODEL": name})
    return model_report(settings, environ={})


@pytest.mark.parametrize(
    ("name", "ok", "told"),
    [
        ("qwen3:4b", True, "qwen3:4b at"),
        ("smollm2", True, "smollm2 at"),
        ("lama", False, "has qwen3:4b, smollm2:latest, but not lama"),
        ("", False, "has qwen3:4b, smollm2:latest"),
    ],
)
def test_the_models_of_an_endpoint_are_told(name: str, ok: bool, told: str, tmp_path: Path) -> None:
    with model(spoken("x"), models=("qwen3:4b", "smollm2:latest")) as served:
        found = report(tmp_path, served.where.base_url, name)
    assert found[0] is ok
    assert told in found[1]
    assert bool(found[2]) is not ok


def test_an_endpoint_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "does not answer" in report(tmp_path, "http://127.0.0.1:9", "x")[1]
    assert "cannot be asked" in report(tmp_path, "ollama", "x")[1]


def test_no_model_is_fine(tmp_path: Path) -> None:
    ok, found, way_out = report(tmp_path, "", "")
    assert ok
    assert "built-in editor" in found
    assert not way_out
