"""Gives an ONNX model an output it hides, by editing its bytes.

A voice model rounds how many frames each phoneme lasts and sums that up to place it, but does not return it. Word
timing needs it. The ONNX package is a large dependency for one small edit, and protobuf makes the edit easy: a message
followed by another of its kind *merges* with it, so an output declared after the model's last byte belongs to its
graph. Field numbers are those of onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_MODEL_GRAPH = 7
_GRAPH_NODE = 1
_GRAPH_OUTPUT = 12
_NODE_INPUT = 1
_NODE_OUTPUT = 2
_NODE_OP = 4
_VALUE_NAME = 1
_VALUE_TYPE = 2
_TYPE_TENSOR = 1
_TENSOR_ELEMENT = 1
_FLOAT, _INT64 = 1, 7
_ROUNDING = {"Round": _INT64, "Ceil": _FLOAT}
"""How networks make whole frames of durations, and the type that is summed up: Kokoro's kind rounds, Piper's raises."""

_LENGTH_DELIMITED = 2
_FIXED_SIZES = {1: 8, 5: 4}
_STEPS_BACK = 6
"""How far above the sum the rounding may lie: casts and reshapes stand between them."""


@dataclass(frozen=True, slots=True)
class _Node:
    op: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def with_durations(model: bytes) -> tuple[bytes, str]:
    """The model with its durations as one more output, and that output's name.

    The tensor is found by shape of the graph (rounded, then summed up), not by name, which changes with each export.

    Raises:
        ValueError: If the graph has no such tensor.
    """
    name, kind = _duration_tensor(tuple(_nodes(memoryview(model))))
    return model + _output_declaration(name, kind), name


def _duration_tensor(nodes: tuple[_Node, ...]) -> tuple[str, int]:
    maker = {output: node for node in nodes for output in node.outputs}
    for node in nodes:
        if node.op == "CumSum" and (kind := _rounded(node.inputs[0], maker)):
            return node.inputs[0], kind
    raise ValueError("the voice model has no duration tensor: no CumSum over rounded values in its graph")


def _rounded(tensor: str, maker: dict[str, _Node]) -> int:
    """The type of a tensor that comes from rounding; 0 for any other."""
    for _ in range(_STEPS_BACK):
        node = maker.get(tensor)
        if node is None or not node.inputs:
            return 0
        if node.op in _ROUNDING:
            return _ROUNDING[node.op]
        tensor = node.inputs[0]
    return 0


def _nodes(model: memoryview) -> Iterator[_Node]:
    for graph in _messages(model, _MODEL_GRAPH):
        for node in _messages(graph, _GRAPH_NODE):
            yield _Node(
                op="".join(_texts(node, _NODE_OP)),
                inputs=tuple(_texts(node, _NODE_INPUT)),
                outputs=tuple(_texts(node, _NODE_OUTPUT)),
            )


def _texts(message: memoryview, number: int) -> Iterator[str]:
    return (bytes(part).decode() for part in _messages(message, number))


def _messages(message: memoryview, number: int) -> Iterator[memoryview]:
    """The length-delimited fields of that number, in order."""
    at = 0
    while at < len(message):
        key, at = _read_varint(message, at)
        field, wire = key >> 3, key & 7
        if wire == _LENGTH_DELIMITED:
            size, at = _read_varint(message, at)
            if field == number:
                yield message[at : at + size]
            at += size
        elif wire in _FIXED_SIZES:
            at += _FIXED_SIZES[wire]
        elif wire == 0:
            _, at = _read_varint(message, at)
        else:
            raise ValueError(f"not an ONNX model: wire type {wire} at byte {at}")


def _read_varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(message):
            raise ValueError("not an ONNX model: it ends inside a number")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def _output_declaration(name: str, kind: int) -> bytes:
    tensor = _field(_TYPE_TENSOR, _varint(_TENSOR_ELEMENT << 3) + _varint(kind))
    value = _field(_VALUE_NAME, name.encode()) + _field(_VALUE_TYPE, tensor)
    return _field(_MODEL_GRAPH, _field(_GRAPH_OUTPUT, value))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | _LENGTH_DELIMITED) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
