"""Colours as `#rrggbb` text: mixing them, and how well one reads on another (WCAG 2.2)."""

from __future__ import annotations

READABLE = 4.5
"""The contrast WCAG asks of running text (level AA)."""

Rgb = tuple[float, float, float]


def rgb(colour: str) -> Rgb:
    """Red, green and blue in 0..255.

    Raises:
        ValueError: The text is not of the form `#rrggbb`.
    """
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour of the form #rrggbb")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexed(channels: Rgb) -> str:
    """The `#rrggbb` text of channels in 0..255, clipped and rounded."""
    return "#" + "".join(f"{round(min(255.0, max(0.0, value))):02x}" for value in channels)


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from the first to the second."""
    a, b = rgb(first), rgb(second)
    return hexed((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share))


def _linear(value: float) -> float:
    value /= 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(channels: Rgb) -> float:
    """Relative luminance of sRGB channels in 0..255: 0 black, 1 white."""
    r, g, b = (_linear(value) for value in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21, whichever is the lighter."""
    low, high = sorted((luminance(rgb(first)), luminance(rgb(second))))
    return (high + 0.05) / (low + 0.05)


def mended(colour: str, grounds: tuple[str, ...], ratio: float = READABLE) -> str:
    """The colour nearest to the one given that reads on every ground at the ratio.

    It is moved towards white or black, whichever gets there with the smaller step; when neither does, the one of the
    two that reads better is given.
    """

    def worst(candidate: str) -> float:
        return min(contrast(candidate, ground) for ground in grounds)

    steps = [(share / 20, mix(colour, goal, share / 20)) for share in range(21) for goal in ("#ffffff", "#000000")]
    readable = [candidate for _, candidate in steps if worst(candidate) >= ratio]
    return readable[0] if readable else max(("#ffffff", "#000000"), key=worst)
