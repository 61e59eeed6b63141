"""What can be cast, as values: people and their looks, voices, styles, brand kits."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator's voice.

    `pitch` and `formant` are factors on the model's own voice, `swing` a factor on its intonation, `speed` on its
    tempo; 1.0 leaves each as it is.
    """

    voice_id: str
    name: str
    gender: str
    language: str = "English"
    model: str = "heart"
    pitch: float = 1.0
    formant: float = 1.0
    swing: float = 1.0
    speed: float = 1.0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """One outfit and framing of a person: the value an `avatar_id` names. Colours are `#rrggbb`."""

    look_id: str
    group_id: str
    name: str
    clothes: str = "jacket"
    jacket: str = "#2f6f73"
    shirt: str = "#fdf6ec"
    accent: str = "#f2b134"
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A presenter: who they are and how they are drawn. Colours are `#rrggbb`; shape factors are around 0 to 1."""

    group_id: str
    name: str
    gender: str
    default_voice_id: str
    skin: str
    hair: str
    eye: str
    lip: str
    hair_style: str
    jaw: float = 0.0
    brow: float = 1.0
    beard: bool = False
    glasses: bool = False
    earrings: bool = False
    lashes: bool = False
    age: str = "adult"
    description: str = ""
    """What a stranger would see, in one sentence."""
    stubble: bool = False
    freckles: bool = False
    lines: float = 0.0
    """How far age has drawn its lines."""
    brows: str = ""
    """Their brows' colour where it is not the hair's."""
    build: float = 0.0
    """Shoulders: -1 narrow, 1 broad."""
    looks: tuple[Look, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a design, all `#rrggbb`: ground is drawn behind, ink on it, accent draws the eye."""

    ground: tuple[str, ...]
    glow: tuple[str, ...]
    ink: str
    muted: str
    accent: str
    second: str
    panel: str


@dataclass(frozen=True, slots=True)
class Style:
    """A whole visual design. `ground` names how the background moves; fonts name families the stage ships."""

    style_id: str
    name: str
    palette: Palette
    ground: str = "aurora"
    display_font: str = "Jakarta"
    text_font: str = "Inter"
    tags: tuple[str, ...] = ()
    dark: bool = True
    panels: str = "glass"
    """How boxes behind points and pictures are made: glass, rule, plain, solid, card or outline."""


@dataclass(frozen=True, slots=True)
class BrandKit:
    """A brand's colours (`#rrggbb`, main one first) and logo file, laid over any style."""

    brand_kit_id: str
    name: str
    colors: tuple[str, ...] = ()
    logo: str | None = None
