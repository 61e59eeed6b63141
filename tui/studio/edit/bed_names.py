"""The beds the program can play, by name; apart from their notes, so that planning need not load what plays them."""

from __future__ import annotations

BEDS = ("dawn", "drift", "steps")
"""A warm one, a still one, and one with a light pulse."""
