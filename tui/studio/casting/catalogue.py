"""What can be cast, as values: people and their looks, voices, styles, brand kits."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator's voice.

    `pitch` and `formant` are factors on the model's own voice, `swing` a factor on its intonation, `speed` on its
    tempo, `pause` on its silences between sentences; 1.0 leaves each as it is.
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
    pause: float = 1.0
    tags: tuple[str, ...] = ()
    engine: str = "hibari"
    """What speaks: hibari (English), kokoro, piper (`model` is the voice's file then) or espeak."""
    tongue: str = "en-us"
    """espeak's name of the language's pronunciation; hibari has rules of its own."""
    sayings: tuple[tuple[str, str], ...] = ()
    """Words to be said otherwise than they are written, each with what to say."""


class Framing(StrEnum):
    """How much of a presenter is in the picture."""

    CLOSE = "close"
    """Head and shoulders."""
    HALF = "half"
    """Down to the chest."""
    FULL = "full"
    """Down to the thighs, with hands that speak along."""


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
    framing: Framing = Framing.HALF
    trousers: str = "#2b2f3c"
    """Seen where the framing is full."""


@dataclass(frozen=True, slots=True)
class Face:
    """What tells one face from another; all of it nothing is the face everybody would have."""

    wide: float = 1.0
    """Width of the whole head, a factor: below 1 long, above 1 round."""
    chin: float = 0.0
    """How much further down the chin is, in design units; a head is some 190 of them high."""
    eyes: float = 1.0
    """Size of the eyes, a factor."""
    eyes_apart: float = 0.0
    """How much further each eye is from the middle, in design units."""
    eyes_tilt: float = 0.0
    """How much higher their outer corners are, in degrees."""
    brows_up: float = 0.0
    """How much higher the brows are, in design units."""
    brows_tilt: float = 0.0
    """How much higher their outer ends are, in degrees."""
    nose: float = 1.0
    """Length of the nose, a factor."""
    mouth: float = 1.0
    """Width of the mouth, a factor."""
    lips: float = 1.0
    """Fullness of the lips, a factor."""


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
    """Shoulders: -1 narrow, 1 broad, 2 stout."""
    neck: float = 0.0
    """0 slender, 1 thick and short."""
    face: Face = Face()
    full: float = 0.0
    """How full cheeks and chin are: -1 lean, 1 round."""
    narrow_eyes: float = 0.0
    nose: float = 1.0
    """Width of the nose, a factor."""
    moustache: bool = False
    wrap: str = ""
    """Colour of the cloth wound round the head, for styles that have one beside the hair."""
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
    """How boxes behind points are made: glass, rule, plain, solid, card, outline, sketch, block, prompt."""
    texture: str = ""
    """What lies still over the ground: dots, lines, grain, scanlines, halftone, fibres, chalk, perspective; or none."""
    motion: str = "rise"
    """How parts come: rise, drift, slide, pop, snap, settle or type."""
    transition: str = "fade"
    """How a scene's content gives way to the next one's: cut, fade, slide or wipe."""
    captions: str = "pill"
    """How words being said are shown: pill, outline, block or bar."""
    lower_third: str = "plate"
    """How a name is put to a picture: plate, solid, rule or tag."""
    ornament: str = "bar"
    """What stands over a headline: bar, rule, square, squiggle; or none."""
    capitals: bool = False
    """Whether headlines are set in capitals."""


@dataclass(frozen=True, slots=True)
class BrandKit:
    """A brand's colours (`#rrggbb`, main one first) and logo file, laid over any style."""

    brand_kit_id: str
    name: str
    colors: tuple[str, ...] = ()
    logo: str | None = None
    display_font: str | None = None
    """For headlines: a family the stage has, or the path of a font file; None leaves the design's."""
    text_font: str | None = None
