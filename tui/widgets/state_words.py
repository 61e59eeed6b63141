"""The glyph and tone each state is shown with, beside its word."""

from __future__ import annotations

from tui.chat.view import State
from tui.widgets.pieces import Tone

GLYPHS: dict[State, str] = {
    State.DRAFT: "○",
    State.SENDING: "↑",
    State.THINKING: "◐",
    State.YOUR_TURN: "◆",
    State.GENERATING: "●",
    State.COMPLETED: "✓",
    State.FAILED: "✗",
    State.STOPPED: "■",
    State.OFFLINE: "△",
}
TONES: dict[State, Tone] = {
    State.DRAFT: Tone.MUTED,
    State.SENDING: Tone.ACCENT,
    State.THINKING: Tone.ACCENT,
    State.YOUR_TURN: Tone.WARN,
    State.GENERATING: Tone.WORKING,
    State.COMPLETED: Tone.GOOD,
    State.FAILED: Tone.BAD,
    State.STOPPED: Tone.MUTED,
    State.OFFLINE: Tone.WARN,
}
WORKING = frozenset({State.SENDING, State.THINKING, State.GENERATING})
"""States in which something is under way that can be stopped."""

MEANINGS: dict[State, str] = {
    State.DRAFT: "Nothing has been sent yet.",
    State.SENDING: "On its way to the agent.",
    State.THINKING: "The agent plans.",
    State.YOUR_TURN: "The agent waits for you.",
    State.GENERATING: "The video is being made.",
    State.COMPLETED: "The video is ready.",
    State.FAILED: "The run broke off.",
    State.STOPPED: "You stopped it.",
    State.OFFLINE: "No connection.",
}
