"""How long property tests look for trouble here."""

from __future__ import annotations

from hypothesis import settings

FEW = settings(max_examples=25, deadline=None)
"""For what is asked of every model anew."""
MANY = settings(max_examples=150, deadline=None)
"""For what parses bytes of strangers. No deadline: a busy machine is no fault of the code."""
