"""The silence around what is said: where scenes have it, and how much of it a whole video has."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

LEAD_S = 0.25
TAIL_S = 0.35
OPENING_LEAD_S = 0.6
CLOSING_TAIL_S = 1.3
"""Silence around a scene's speech, in seconds: the first picture settles before the voice, the last one stays after."""

BREATH_LIMIT_S = 0.6
"""The most, in seconds, that a scene is held after its last word for the sake of the length asked for: with what stands
between scenes anyway, more would be over a second and a half of silence, in which listeners wonder what is broken."""


def around_s(scenes: int, pause: float = 1.0) -> list[tuple[float, float]]:
    """The silence before and after each scene's speech, in seconds, before any is held longer.

    Args:
        scenes: How many there are.
        pause: A factor on the silence after each but the last.
    """
    last = scenes - 1
    return [
        (LEAD_S if at else OPENING_LEAD_S, CLOSING_TAIL_S if at == last else pause * TAIL_S) for at in range(scenes)
    ]


def pauses_s(scenes: int, pause: float = 1.0) -> float:
    """How much silence so many scenes have around their speech together, in seconds; arguments as for `around_s`."""
    return sum(lead_s + tail_s for lead_s, tail_s in around_s(scenes, pause))


def breath_s(scenes: int, speech_s: float, target_s: float | None, pause: float = 1.0) -> float:
    """How much longer scenes are held on average, in seconds, to come nearer to the length asked for."""
    short_s = (target_s or 0.0) - pauses_s(scenes, pause) - speech_s
    return min(BREATH_LIMIT_S, max(0.0, short_s / scenes))


def breaths_s(scene_ids: Sequence[str], speech_s: float, target_s: float | None, pause: float = 1.0) -> list[float]:
    """How much longer each of these scenes is held, in seconds; together as much as if all were held alike.

    They are held to the full one by one, in an order that goes by their ids alone: when one scene's speech changes,
    only the next in that order is held otherwise, and the others are not drawn again.
    """
    left_s = len(scene_ids) * breath_s(len(scene_ids), speech_s, target_s, pause)
    held = [0.0] * len(scene_ids)
    for at in sorted(range(len(scene_ids)), key=lambda at: (zlib.crc32(scene_ids[at].encode()), at)):
        held[at] = min(BREATH_LIMIT_S, left_s)
        left_s -= held[at]
    return held


def length_s(scenes: int, speech_s: float, target_s: float | None = None, pause: float = 1.0) -> float:
    """How long a video is, in seconds, whose scenes hold so much speech."""
    return speech_s + pauses_s(scenes, pause) + scenes * breath_s(scenes, speech_s, target_s, pause)


def speech_within_s(scenes: int, video_s: float) -> float:
    """How much speech so many scenes hold, in seconds, when the video is to be so long; never less than half of it."""
    return max(0.5 * video_s, video_s - pauses_s(scenes))
