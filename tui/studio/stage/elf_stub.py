"""Shared libraries made of nothing: small ELF files that carry a name and functions that return zero.

The drawing engine's Linux wheel is linked against libGL, libEGL and libexpat. None of the three is ever called when
drawing on the CPU without system fonts, but without them the wheel does not load. A stub with the right name and the
imported functions satisfies the dynamic loader, so nobody has to install a graphics driver to make a video on a server.

Layout and numbers follow the System V ABI, chapters 4 and 5 (ELF-64).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_RETURN_ZERO: Final = {
    "x86_64": (62, b"\x31\xc0\xc3"),  # xor eax, eax; ret
    "aarch64": (183, b"\x00\x00\x80\xd2\xc0\x03\x5f\xd6"),  # mov x0, #0; ret
}
"""By machine: the ELF machine number, and the code of a function that returns zero."""

_HEADER_BYTES: Final = 64
_SEGMENT_BYTES: Final = 56
_SYMBOL_BYTES: Final = 24
_SEGMENTS: Final = 4
_PAGE: Final = 0x10000
"""Largest page size of the machines above, so that the segments may carry different rights on each of them."""

_PT_LOAD, _PT_DYNAMIC, _PT_GNU_STACK = 1, 2, 0x6474E551
_DT_NULL, _DT_HASH, _DT_STRTAB, _DT_SYMTAB, _DT_STRSZ, _DT_SYMENT, _DT_SONAME = 0, 4, 5, 6, 10, 11, 14
_READ_EXECUTE, _READ_WRITE = 5, 6
_SHT_DYNSYM: Final = 11
_GLOBAL_FUNCTION: Final = 0x12


class UnsupportedMachine(ValueError):  # noqa: N818  (a plain statement of what is wrong)
    """Stubs can be written for x86-64 and 64-bit ARM only."""


class _Strings:
    """An ELF string table under construction."""

    def __init__(self) -> None:
        self.data = bytearray(b"\0")

    def add(self, text: str) -> int:
        """Append a string and return where it lies."""
        at = len(self.data)
        self.data += text.encode() + b"\0"
        return at


def shared_object(soname: str, functions: Sequence[str], machine: str) -> bytes:
    """Write a shared library named `soname` whose `functions` all return zero.

    Args:
        soname: The name the dynamic loader knows it by, such as `libGL.so.1`.
        functions: Names to export.
        machine: What `platform.machine()` says: `x86_64` or `aarch64`.

    Raises:
        UnsupportedMachine: For any other machine.
    """
    if machine not in _RETURN_ZERO:
        raise UnsupportedMachine(f"no stub library can be written for {machine}")
    number, code = _RETURN_ZERO[machine]
    strings = _Strings()
    soname_at = strings.add(soname)
    names_at = [strings.add(name) for name in functions]

    hash_at = _aligned(_HEADER_BYTES + _SEGMENTS * _SEGMENT_BYTES, 8)
    hashes = _hash_table(len(functions) + 1)
    symbols_at = _aligned(hash_at + len(hashes), 8)
    strings_at = symbols_at + _SYMBOL_BYTES * (len(functions) + 1)
    code_at = _aligned(strings_at + len(strings.data), 16)
    code_end = code_at + len(code)
    dynamic_at = _aligned(code_end, _PAGE)
    dynamic = _dynamic_table(soname_at, hash_at, strings_at, symbols_at, len(strings.data))

    image = bytearray(dynamic_at + len(dynamic))
    parts = (
        (0, _file_header(number)),
        (_HEADER_BYTES, _segments(code_end, dynamic_at, len(dynamic))),
        (hash_at, hashes),
        (symbols_at, _symbols(names_at, code_at, len(code))),
        (strings_at, bytes(strings.data)),
        (code_at, code),
        (dynamic_at, dynamic),
    )
    for at, part in parts:
        image[at : at + len(part)] = part
    return bytes(image)


def _aligned(offset: int, step: int) -> int:
    return -(-offset // step) * step


def _file_header(machine_number: int) -> bytes:
    identity = b"\x7fELF" + bytes((2, 1, 1, 0)) + bytes(8)  # 64 bits, little-endian, version 1, System V
    shared, version, entry, sections = 3, 1, 0, 0
    return identity + struct.pack(
        "<HHIQQQIHHHHHH",
        *(shared, machine_number, version, entry, _HEADER_BYTES, sections, 0),
        *(_HEADER_BYTES, _SEGMENT_BYTES, _SEGMENTS, 0, 0, 0),
    )


def _segments(code_end: int, dynamic_at: int, dynamic_bytes: int) -> bytes:
    """Describe what is loaded with which rights; the last entry keeps the loader from asking for executable stacks."""

    def segment(kind: int, rights: int, at: int, size: int, alignment: int) -> bytes:
        return struct.pack("<IIQQQQQQ", kind, rights, at, at, at, size, size, alignment)

    return (
        segment(_PT_LOAD, _READ_EXECUTE, 0, code_end, _PAGE)
        + segment(_PT_LOAD, _READ_WRITE, dynamic_at, dynamic_bytes, _PAGE)
        + segment(_PT_DYNAMIC, _READ_WRITE, dynamic_at, dynamic_bytes, 8)
        + segment(_PT_GNU_STACK, _READ_WRITE, 0, 0, 16)
    )


def _hash_table(symbols: int) -> bytes:
    """Write a hash table of a single bucket: a chain through all symbols, found by comparing names one by one."""
    first = 1 if symbols > 1 else 0
    chain = [index + 1 if 0 < index < symbols - 1 else 0 for index in range(symbols)]
    return struct.pack(f"<III{symbols}I", 1, symbols, first, *chain)


def _symbols(names_at: Sequence[int], code_at: int, code_bytes: int) -> bytes:
    in_section = 1  # any number but 0, which would mean "not defined here"
    entries = (struct.pack("<IBBHQQ", name, _GLOBAL_FUNCTION, 0, in_section, code_at, code_bytes) for name in names_at)
    return bytes(_SYMBOL_BYTES) + b"".join(entries)


def _dynamic_table(soname: int, hash_at: int, strings_at: int, symbols_at: int, strings_bytes: int) -> bytes:
    entries = (
        (_DT_SONAME, soname),
        (_DT_HASH, hash_at),
        (_DT_STRTAB, strings_at),
        (_DT_SYMTAB, symbols_at),
        (_DT_STRSZ, strings_bytes),
        (_DT_SYMENT, _SYMBOL_BYTES),
        (_DT_NULL, 0),
    )
    return b"".join(struct.pack("<QQ", tag, value) for tag, value in entries)


class _Section(NamedTuple):
    kind: int
    at: int
    size: int
    link: int


def imported_names(library: Path) -> Iterator[str]:
    """Yield the names a 64-bit little-endian shared library expects other libraries to define."""
    image = library.read_bytes()
    if image[:6] != b"\x7fELF\x02\x01":
        return
    sections = _sections(image)
    for section in sections:
        if section.kind == _SHT_DYNSYM:
            yield from _undefined(image, section, sections[section.link].at)


def _sections(image: bytes) -> list[_Section]:
    (table,) = struct.unpack_from("<Q", image, 40)
    size, count = struct.unpack_from("<HH", image, 58)
    found = []
    for index in range(count):
        _, kind, _, _, at, length, link = struct.unpack_from("<IIQQQQI", image, table + index * size)
        found.append(_Section(kind, at, length, link))
    return found


def _undefined(image: bytes, symbols: _Section, strings_at: int) -> Iterator[str]:
    table = image[symbols.at : symbols.at + symbols.size]
    for name_at, _, _, section, _, _ in struct.iter_unpack("<IBBHQQ", table):
        if section == 0 and name_at:
            start = strings_at + name_at
            yield image[start : image.index(b"\0", start)].decode()
