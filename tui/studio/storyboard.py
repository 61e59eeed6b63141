"""The storyboard: what a video will say and show, scene by scene.

It is the one value that the director writes, the user edits, and the stage draws. It travels as the `metadata` of a
`blueprint` resource, so its JSON form is versioned and every field is readable by a plain client.
"""

from __future__ import annotations

from enum import StrEnum
from math import isfinite
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tui.api.terms import Orientation
from tui.studio.pauses import length_s
from tui.studio.speaking import inner_pauses_s, spoken_words, voiced_s


class Picture(BaseModel):
    """A picture out of the user's own material.

    `page` is the 1-based page of a PDF; None for an image file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    asset_id: str
    page: int | None = None
    alt: str = ""


class SceneBase(BaseModel):
    """What every scene has, whatever it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scene_id: str
    """Stable over revisions, so that an unchanged scene is recognised."""
    narration: str
    """What is said, word for word."""
    presenter: bool = True
    """Whether the presenter is in the picture."""


class TitleScene(SceneBase):
    """Opens the video: a title, with a short line over it and one under it."""

    kind: Literal["title"] = "title"
    headline: str
    kicker: str = ""
    subline: str = ""


class StatementScene(SceneBase):
    """One thought in large type."""

    kind: Literal["statement"] = "statement"
    headline: str
    kicker: str = ""


class BulletsScene(SceneBase):
    """A heading and two to five points, each appearing as it is said."""

    kind: Literal["bullets"] = "bullets"
    headline: str
    points: tuple[str, ...]


class QuoteScene(SceneBase):
    """Somebody's words, verbatim, with whose they are."""

    kind: Literal["quote"] = "quote"
    quote: str
    attribution: str = ""


class Mark(BaseModel):
    """A part of a page or screenshot that is marked as it is spoken of; a rectangle in shares of width and height."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)
    width: float = Field(gt=0, le=1)
    height: float = Field(gt=0, le=1)
    text: str = ""
    """What stands there, by whose words it is found in the narration."""


class PictureScene(SceneBase):
    """A picture of the user's, moving slowly, with a caption."""

    kind: Literal["picture"] = "picture"
    picture: Picture
    headline: str = ""
    name: str = ""
    """Who or what is seen, for a lower third; none when empty."""
    role: str = ""
    """What they do or where it is, under the name."""
    marks: tuple[Mark, ...] = Field(default=(), max_length=4)
    """What is marked; the view moves towards it."""


MOVING = 0
"""Stands for a page where the pictures of a production are named: the video itself, of which `None` is a still."""


class ClipScene(SceneBase):
    """A piece of a video of the user's, playing without its sound."""

    kind: Literal["clip"] = "clip"
    clip: Picture
    begins_s: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    """Where in the video the piece begins, in seconds; where it is over before the scene is, it plays again."""
    full: bool = False
    """Whether it fills the frame, with the presenter before it; else it stands beside them."""
    headline: str = ""
    name: str = ""
    """Who or what is seen, for a lower third; none when empty."""
    role: str = ""
    """What they do or where it is, under the name."""

    def stopped(self) -> PictureScene:
        """The same scene with a still of the film in its place."""
        return PictureScene(
            scene_id=self.scene_id,
            narration=self.narration,
            presenter=self.presenter,
            picture=self.clip,
            headline=self.headline,
            name=self.name,
            role=self.role,
        )


class NumberScene(SceneBase):
    """One figure in large type that counts up to its value as it is said."""

    kind: Literal["number"] = "number"
    value: float = Field(allow_inf_nan=False)
    prefix: str = ""
    """Stands before the figure, such as a currency's sign."""
    unit: str = ""
    """Stands after the figure: a sign, or a word such as "million"."""
    decimals: int | None = Field(default=None, ge=0, le=6)
    """Places after the point; None for as many as the value has."""
    label: str = ""
    """What the figure counts."""
    headline: str = ""


class ChartKind(StrEnum):
    """How figures are drawn."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"


class ChartScene(SceneBase):
    """Figures drawn as bars, a line or a pie, each appearing as it is said."""

    kind: Literal["chart"] = "chart"
    chart: ChartKind = ChartKind.BAR
    headline: str = ""
    labels: tuple[str, ...]
    values: tuple[float, ...] = Field(min_length=1, max_length=12)
    unit: str = ""
    """Stands after every figure."""
    source: str = ""
    """Where the figures are from."""

    @model_validator(mode="after")
    def _whole(self) -> ChartScene:
        if len(self.labels) != len(self.values):
            raise ValueError(f"a chart has a label for each value, not {len(self.labels)} for {len(self.values)}")
        if not all(map(isfinite, self.values)):
            raise ValueError("a chart's values are finite")
        if self.chart is ChartKind.PIE and (min(self.values) < 0 or sum(self.values) <= 0):
            raise ValueError("a pie's values are parts of a whole: none below zero, and not all zero")
        return self


class Side(BaseModel):
    """One side of a comparison."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    points: tuple[str, ...] = Field(max_length=5)


class ComparisonScene(SceneBase):
    """Two things beside each other, each point appearing as it is said."""

    kind: Literal["comparison"] = "comparison"
    headline: str = ""
    left: Side
    right: Side


class Moment(BaseModel):
    """A point of a timeline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: str
    what: str


class TimelineScene(SceneBase):
    """What happened or will happen, in order, each moment appearing as it is said."""

    kind: Literal["timeline"] = "timeline"
    headline: str = ""
    moments: tuple[Moment, ...] = Field(min_length=1, max_length=6)


class StepsScene(SceneBase):
    """How something is done: numbered steps joined by a line, each appearing as it is said."""

    kind: Literal["steps"] = "steps"
    headline: str = ""
    steps: tuple[str, ...] = Field(min_length=1, max_length=6)


class ImageGridScene(SceneBase):
    """Two to six pictures of the user's beside each other."""

    kind: Literal["image_grid"] = "image_grid"
    headline: str = ""
    pictures: tuple[Picture, ...] = Field(min_length=1, max_length=6)


class LocationScene(SceneBase):
    """Where something is: a place's name on a card, without a map."""

    kind: Literal["location"] = "location"
    headline: str = ""
    place: str
    region: str = ""
    """What the place lies in, such as a country."""
    detail: str = ""
    """An address, opening times, or the like."""


class ClosingScene(SceneBase):
    """Ends the video with what to do or remember."""

    kind: Literal["closing"] = "closing"
    headline: str
    subline: str = ""
    action: str = ""
    """What to do, in a few words, on a button; none when empty."""
    address: str = ""
    """Where to do it, such as a web address; stands under the button."""


Scene = Annotated[
    TitleScene
    | StatementScene
    | BulletsScene
    | QuoteScene
    | PictureScene
    | ClipScene
    | NumberScene
    | ChartScene
    | ComparisonScene
    | TimelineScene
    | StepsScene
    | ImageGridScene
    | LocationScene
    | ClosingScene,
    Field(discriminator="kind"),
]


def pictures_of(scene: Scene) -> tuple[Picture, ...]:
    """The user's pictures a scene shows, in the order they are shown."""
    match scene:
        case PictureScene():
            return (scene.picture,)
        case ClipScene():
            return (scene.clip,)
        case ImageGridScene():
            return scene.pictures
    return ()


def scene_speech_s(scene: Scene, pace: float, pause: float) -> float:
    """How long a scene's narration takes to say, in seconds, at a pace and with pauses."""
    return voiced_s(scene.narration) / pace + (pause - 1) * inner_pauses_s(scene.narration)


class Storyboard(BaseModel):
    """A whole video before it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    """Version of this format, not of the plan."""
    revision: int = 1
    """Counts the edits of this plan, from 1."""
    title: str
    orientation: Orientation = Orientation.LANDSCAPE
    look_id: str | None = None
    """Presenter; None for a video without one."""
    voice_id: str
    style_id: str
    brand_kit_id: str | None = None
    colors: tuple[str, ...] = ()
    """Colours laid over the style (`#rrggbb`, the main one first); a brand kit's own go before them."""
    pace: float = Field(default=1.0, ge=0.6, le=1.6)
    """How fast it is spoken, a factor on the voice's own tempo."""
    pause: float = Field(default=1.0, ge=0.3, le=3.0)
    """How long the silences between sentences and scenes are, a factor on the usual ones."""
    captions: bool = True
    music: str = ""
    """Music under the voice: a bed of the program's by name, or the asset id of a sound file; empty for none."""
    quality: Literal["draft", "full", "high"] = "full"
    """How large it is made: 540p for a quick look, 720p, or 1080p."""
    language: str = "en"
    sayings: tuple[tuple[str, str], ...] = ()
    """Words to be said otherwise than they are written, each with what to say; captions keep the spelling."""
    target_s: float | None = None
    """Length asked for, in seconds; None when the prompt names none."""
    scenes: tuple[Scene, ...] = Field(min_length=1)

    @property
    def spoken_words(self) -> int:
        """Words of narration over all scenes, figures counted as the words they are read as."""
        return sum(spoken_words(scene.narration) for scene in self.scenes)

    @property
    def estimated_s(self) -> float:
        """Length to expect, in seconds: what is said, and the silence around scenes."""
        return length_s(len(self.scenes), self.speech_s, self.target_s, self.pause)

    @property
    def speech_s(self) -> float:
        """How long all that is said will take, in seconds, without the silence around scenes."""
        return sum(scene_speech_s(scene, self.pace, self.pause) for scene in self.scenes)
