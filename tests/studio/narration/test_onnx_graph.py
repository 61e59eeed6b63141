from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.onnx_graph import with_durations
from tui.studio.telemetry import silenced


def varint(value: int) -> bytes:
    return bytes([value & 0x7F | 0x80, *varint(value >> 7)]) if value > 0x7F else bytes([value])


def field(number: int, content: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(content)) + content


def node(op: str, inputs: list[str], output: str) -> bytes:
    named = b"".join(field(1, name.encode()) for name in inputs)
    return field(1, named + field(2, output.encode()) + field(4, op.encode()))


def model(*nodes: bytes) -> bytes:
    return varint(1 << 3) + varint(9) + field(7, b"".join(nodes))


def test_the_voice_s_durations_come_out_and_nothing_else_changes() -> None:
    network = Path(silenced("hibari.voices").voice_path("heart", download_missing=False)).read_bytes()
    opened, name = with_durations(network)
    runtime = silenced("onnxruntime")
    plain, timed = (runtime.InferenceSession(data, providers=["CPUExecutionProvider"]) for data in (network, opened))
    feed = {"ids": np.asarray([[0, 50, 83, 54, 156, 31, 4, 0]], np.int64), "speed": np.asarray([1.0], np.float32)}
    before = plain.run(None, feed)
    *after, durations = timed.run(None, feed)
    assert [output.name for output in timed.get_outputs()][-1] == name
    assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))
    assert durations.size == 8
    assert durations.sum() * 2 == before[-1].shape[-1]


def test_the_tensor_is_found_by_what_is_done_with_it() -> None:
    data = model(
        node("Sigmoid", ["x"], "level"),
        node("CumSum", ["level", "axis"], "phase"),
        node("Round", ["y"], "whole"),
        node("Cast", ["whole"], "frames"),
        node("CumSum", ["frames", "axis"], "ends"),
    )
    opened, name = with_durations(data)
    assert name == "frames"
    assert opened.startswith(data)


def test_durations_that_are_raised_to_whole_frames_come_out_as_fractions_do() -> None:
    data = model(node("Ceil", ["y"], "frames"), node("CumSum", ["frames", "axis"], "ends"))
    opened, name = with_durations(data)
    assert name == "frames"
    assert opened.removeprefix(data) == field(7, field(12, field(1, b"frames") + field(2, field(1, bytes([8, 1])))))


def test_a_model_without_durations_is_refused() -> None:
    with pytest.raises(ValueError, match="no duration tensor"):
        with_durations(model(node("Add", ["x", "y"], "z"), node("CumSum", ["z", "axis"], "ends")))


@given(st.binary(max_size=300))
def test_bytes_that_are_no_model_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (whichever of its messages: none may be another kind of error)
        with_durations(data)
