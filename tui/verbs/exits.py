"""Exit statuses of the command line, the same as the vendor's own."""

from __future__ import annotations

OK = 0
FAILED = 1
USAGE = 2
"""The call was wrong; nothing was sent."""
AUTH = 3
"""There is no usable key."""
UNFINISHED = 4
"""Time ran out, or the agent needs an answer; the ids are printed and nothing is lost."""
INTERRUPTED = 130
"""The user pressed ctrl+c."""
ENDED = 143
"""The system asked the program to end: a shell's status for SIGTERM."""
UNREAD = 141
"""Whoever read the answer has gone, as after `| head`: a shell's status for a program that SIGPIPE has ended."""
