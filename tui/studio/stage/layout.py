"""Where things stand: boxes for text, presenter, picture and captions, in both orientations."""

from __future__ import annotations

from dataclasses import dataclass

from tui.studio.stage.task import Size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, dx: float, dy: float) -> Box:
        """The box made smaller on each side."""
        return Box(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of one scene.

    `content` is for what the scene shows, `captions` for the words being said (they stand at its lower edge), `logo`
    for a brand's mark, `presenter` for a person from the top of the head to the lower edge of the frame.
    """

    content: Box
    captions: Box
    logo: Box
    presenter: Box | None
    margin: float
    """Space kept free at the sides."""


def layout(size: Size, *, presenter: bool, captions: bool) -> Layout:
    """The boxes for a frame of this size, lying or standing."""
    if size.width_px > size.height_px:
        return _lying(size, presenter=presenter, captions=captions)
    return _standing(size, presenter=presenter, captions=captions)


def _lying(size: Size, *, presenter: bool, captions: bool) -> Layout:
    width, height = size.width_px, size.height_px
    margin = width * 0.0625
    top, low = height * 0.126, height * (0.215 if captions else 0.13)
    person = Box(width * 0.648, height * 0.17, width * 0.32, height * 0.83) if presenter else None
    content_right = person.x - margin * 0.35 if person else width - margin
    return Layout(
        content=Box(margin, top, content_right - margin, height - top - low),
        # Beside a presenter, not over them: hands that lie before the belly are part of what they say.
        captions=Box(margin, height * 0.81, content_right - margin, height * 0.135),
        logo=Box(width - margin - width * 0.10, height * 0.045, width * 0.10, height * 0.08),
        presenter=person,
        margin=margin,
    )


def _standing(size: Size, *, presenter: bool, captions: bool) -> Layout:
    width, height = size.width_px, size.height_px
    margin = width * 0.09
    top = height * 0.085
    person = Box(width * 0.17, height * 0.53, width * 0.66, height * 0.47) if presenter else None
    # Over the head, not over the hands. Without a presenter they stand low, but players put their own buttons over
    # the lowest tenth of a standing video.
    words = Box(margin, height * (0.432 if person else 0.79), width - 2 * margin, height * (0.092 if person else 0.115))
    low = person.y - height * 0.015 if person else height * 0.90
    return Layout(
        content=Box(margin, top, width - 2 * margin, (words.y - height * 0.012 if captions else low) - top),
        captions=words,
        logo=Box(width - margin - width * 0.17, height * 0.028, width * 0.17, height * 0.045),
        presenter=person,
        margin=margin,
    )
