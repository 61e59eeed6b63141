"""The storyboard: what a video will say and show, scene by scene.

It is the one value that the director writes, the user edits, and the stage draws. It travels as the `metadata` of a
`blueprint` resource, so its JSON form is versioned and every field is readable by a plain client.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tui.api.terms import WORDS_PER_MINUTE, Orientation


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


class PictureScene(SceneBase):
    """A picture of the user's, moving slowly, with a caption."""

    kind: Literal["picture"] = "picture"
    picture: Picture
    headline: str = ""


class ClosingScene(SceneBase):
    """Ends the video with what to do or remember."""

    kind: Literal["closing"] = "closing"
    headline: str
    subline: str = ""


Scene = Annotated[
    TitleScene | StatementScene | BulletsScene | QuoteScene | PictureScene | ClosingScene,
    Field(discriminator="kind"),
]


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
    captions: bool = True
    language: str = "en"
    target_s: float | None = None
    """Length asked for, in seconds; None when the prompt names none."""
    scenes: tuple[Scene, ...] = Field(min_length=1)

    @property
    def spoken_words(self) -> int:
        """Words of narration over all scenes."""
        return sum(len(scene.narration.split()) for scene in self.scenes)

    @property
    def estimated_s(self) -> float:
        """Length to expect, in seconds, from the words at the planning rate."""
        return self.spoken_words * 60 / WORDS_PER_MINUTE
