"""The command line."""

from __future__ import annotations


def main(argv: list[str] | None = None) -> int:
    """Run `reeltalk` with the given arguments; the exit status is the return value."""
    raise SystemExit(f"reeltalk: not built yet: {argv}")
