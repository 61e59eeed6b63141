"""What the presenters wear, and how much of them is shown in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.studio.casting.catalogue import Framing, Look

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAGS: Final = {Framing.CLOSE: ("close-up",), Framing.HALF: ("half",), Framing.FULL: ("hands", "gestures")}


class _Outfit(NamedTuple):
    """`what` completes "Maya in ..."; the colours are of the outer cloth, of what is under it, and of the trim."""

    slug: str
    what: str
    clothes: str
    jacket: str
    shirt: str
    accent: str
    framing: Framing = Framing.HALF
    trousers: str = "#2b2f3c"


def _look(who: str, worn: _Outfit) -> Look:
    return Look(
        f"look_{who}_{worn.slug}",
        f"person_{who}",
        f"{who.capitalize()} in {worn.what}",
        *(worn.clothes, worn.jacket, worn.shirt, worn.accent),
        tags=_TAGS[worn.framing],
        framing=worn.framing,
        trousers=worn.trousers,
    )


_OUTFITS: Final[dict[str, tuple[_Outfit, ...]]] = {
    "maya": (
        _Outfit("teal_jacket", "a teal jacket", "jacket", "#2f6f73", "#fdf6ec", "#f2b134"),
        _Outfit("coral_knit", "a coral sweater", "sweater", "#d9685a", "#fff6ea", "#f2c14e"),
        _Outfit("wine_dress", "a wine-red dress", "dress", "#8e2f4a", "#fff6ea", "#f2c14e", Framing.FULL),
    ),
    "leo": (
        _Outfit("navy_blazer", "a navy blazer", "jacket", "#33407a", "#eaf1fb", "#e0b04a"),
        _Outfit("grey_hoodie", "a grey hoodie", "hoodie", "#6d7480", "#f4f1ea", "#f0ede6"),
        _Outfit("rust_overshirt", "a rust overshirt", "overshirt", "#a8522f", "#f4f1ea", "#f0ede6", Framing.FULL),
    ),
    "amara": (
        _Outfit("orange_blazer", "an orange blazer", "jacket_tee", "#e2703a", "#fff3e2", "#ffd166"),
        _Outfit("emerald_dress", "an emerald dress", "dress", "#1f7a5c", "#fff3e2", "#ffd166", Framing.FULL),
    ),
    "kenji": (
        _Outfit("charcoal_suit", "a charcoal suit", "jacket", "#3c3f4a", "#d7e8f2", "#8fb8de"),
        _Outfit(
            "blue_sweater",
            "a blue sweater",
            "sweater",
            "#4d7396",
            "#f3f6fa",
            "#8fb8de",
            Framing.FULL,
            "#5b5148",
        ),
    ),
    "sofia": (
        _Outfit("cream_turtleneck", "a cream turtleneck", "turtleneck", "#ecdfc9", "#ffffff", "#c98b3c"),
        _Outfit(
            "violet_jacket",
            "a violet jacket",
            "jacket",
            "#6c4ab6",
            "#ffffff",
            "#ff8fa3",
            Framing.FULL,
            "#35304a",
        ),
    ),
    "nadia": (
        _Outfit("magenta_blouse", "a magenta blouse", "blouse", "#b8326a", "#fff7f0", "#ffd166"),
        _Outfit(
            "ink_blazer",
            "an ink-blue blazer",
            "jacket_tee",
            "#26355d",
            "#f3e7dc",
            "#ffd166",
            Framing.FULL,
            "#26355d",
        ),
    ),
    "samuel": (
        _Outfit("green_overshirt", "a green overshirt", "overshirt", "#5d6f4e", "#f4f0e8", "#d8b45a"),
        _Outfit(
            "mustard_hoodie",
            "a mustard hoodie",
            "hoodie",
            "#d39a2f",
            "#2c2a2e",
            "#fff4dc",
            Framing.FULL,
            "#3a3f4b",
        ),
    ),
    "henrik": (
        _Outfit("brown_blazer", "a brown blazer", "jacket", "#7a5540", "#f3ead8", "#c9a227"),
        _Outfit("navy_turtleneck", "a navy turtleneck", "turtleneck", "#2c3a58", "#f3ead8", "", Framing.CLOSE),
    ),
    "ruth": (
        _Outfit("plum_blouse", "a plum blouse", "blouse", "#6f3d6b", "#fff7f0", "#e9d8a6"),
        _Outfit("sage_sweater", "a sage sweater", "sweater", "#7d9a83", "#fffaf2", "#e9d8a6", Framing.CLOSE),
    ),
    "layla": (
        _Outfit("sand_blazer", "a sand blazer", "jacket_tee", "#c9a981", "#fbf5ec", "#b8863b"),
        _Outfit(
            "rose_blouse",
            "a rose blouse",
            "blouse",
            "#b8677a",
            "#fbf5ec",
            "#e8c9a0",
            Framing.FULL,
            "#4a4048",
        ),
    ),
    "arjun": (
        _Outfit(
            "slate_suit",
            "a slate suit",
            "jacket",
            "#46546a",
            "#eef3f8",
            "#d9a441",
            Framing.FULL,
            "#46546a",
        ),
        _Outfit("oat_sweater", "an oat sweater", "sweater", "#cdb592", "#fdf8ee", "#d9a441"),
    ),
    "zoe": (
        _Outfit("sun_tee", "a yellow overshirt", "overshirt", "#e0b23c", "#fffaf0", "#2f6f73"),
        _Outfit("cobalt_dress", "a cobalt dress", "dress", "#2d4fa8", "#fffaf0", "#f0c75e", Framing.FULL),
    ),
    "mei": (
        _Outfit(
            "mint_hoodie",
            "a mint hoodie",
            "hoodie",
            "#8cc5ae",
            "#ffffff",
            "#ffffff",
            Framing.FULL,
            "#3d4654",
        ),
        _Outfit(
            "black_turtleneck",
            "a black turtleneck",
            "turtleneck",
            "#2a2b33",
            "#ffffff",
            "#e86a5c",
            Framing.CLOSE,
        ),
    ),
    "walter": (
        _Outfit("olive_blazer", "an olive blazer", "jacket", "#626a45", "#f5efe0", "#d7a13a"),
        _Outfit(
            "wine_sweater",
            "a wine-red sweater",
            "sweater",
            "#7d3041",
            "#f7f3ea",
            "#d7a13a",
            Framing.CLOSE,
        ),
    ),
    "marta": (
        _Outfit("berry_blazer", "a berry blazer", "jacket_tee", "#9c3560", "#fff6f0", "#f0d38a", Framing.FULL),
        _Outfit("sea_blouse", "a sea-green blouse", "blouse", "#2f8587", "#fff6f0", "#f0d38a", Framing.CLOSE),
    ),
    "viktor": (
        _Outfit("denim_overshirt", "a denim overshirt", "overshirt", "#4a678c", "#f2efe8", "#d8b45a"),
        _Outfit(
            "black_blazer",
            "a black blazer",
            "jacket_tee",
            "#2e3038",
            "#dfe3e8",
            "#c94f4f",
            Framing.FULL,
            "#2e3038",
        ),
    ),
}

WORN_BY: Final[Mapping[str, tuple[Look, ...]]] = MappingProxyType(
    {who: tuple(_look(who, worn) for worn in outfits) for who, outfits in _OUTFITS.items()}
)
"""Looks by the last part of a person's id, the one they wear unless told otherwise first."""
