"""A person's colours, worked out from the few that are given."""

from __future__ import annotations

from dataclasses import dataclass

from tui.studio.casting.catalogue import Person
from tui.studio.stage.figure.ink import brightness, mix, rgb


@dataclass(frozen=True, slots=True)
class Complexion:
    """Shadows and lights of skin and hair, all `#rrggbb`."""

    skin: str
    lit: str
    dim: str
    deep: str
    blush: str
    blushes: float
    """How strongly the cheeks show it."""
    lip: str
    lip_dark: str
    hair: str
    hair_dark: str
    hair_deep: str
    hair_lit: str
    hair_shine: str
    brow: str
    lash: str
    wrap: str
    """The cloth over the hair, where one is worn."""


def complexion(person: Person) -> Complexion:
    """Work out a person's colours. Dark skin is lit warmly, for white light would make it look ashen."""
    dark = brightness(person.skin) < 0.5
    light = "#ffc48a" if dark else "#fff4ea"
    grey = brightness(person.hair) > 0.5 and max(rgb(person.hair)) - min(rgb(person.hair)) < 40
    brows = person.brows or person.hair
    return Complexion(
        skin=person.skin,
        lit=mix(person.skin, light, 0.2 if dark else 0.3),
        dim=mix(person.skin, "#3a1220" if dark else "#8a3b2e", 0.3),
        deep=mix(person.skin, "#2a0c18" if dark else "#7a2f2a", 0.5),
        blush=mix(person.skin, "#d8323c", 0.5),
        blushes=0.12 if dark or not person.lashes else 0.28,
        lip=person.lip,
        lip_dark=mix(person.lip, "#5a1420", 0.26),
        hair=person.hair,
        hair_dark=mix(person.hair, "#4a4a58" if grey else "#0a0508", 0.34),
        hair_deep=mix(person.hair, "#2c2c3a" if grey else "#050205", 0.56),
        hair_lit=mix(person.hair, "#ffffff" if grey else "#ffd9b8", 0.3 if grey else 0.2),
        hair_shine=mix(person.hair, "#ffffff" if grey else "#ffe4cc", 0.62 if grey else 0.4),
        brow=mix(brows, "#50505c", 0.45) if grey else mix(brows, "#120a0c", 0.22),
        lash=mix("#241418", brows, 0.12 if grey else 0.3),
        wrap=person.wrap or person.hair,
    )
