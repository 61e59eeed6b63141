"""What every chart is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from tui.studio.casting.catalogue import Palette
from tui.studio.casting.colour import mix
from tui.studio.stage.layout import Box
from tui.studio.stage.scenes.figures import figure, places


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures with their names, the box to draw them in, and when each comes, in seconds from the scene's start."""

    labels: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    """Stands after each figure; a longer word is told once, in the chart's note."""
    box: Box
    times_s: tuple[float, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The values as text, all with the same number of places."""
        decimals = max(map(places, self.values))
        return tuple(figure(value, self.unit, decimals) for value in self.values)

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and highest value of the scale, which holds zero and is never empty."""
        low, high = min(0.0, *self.values), max(0.0, *self.values)
        return (low, high) if high > low else (0.0, 1.0)


def shades(palette: Palette, count: int) -> list[str]:
    """Colours for parts that lie beside each other, told apart by hue and then by depth."""
    bases = (palette.accent, palette.second, palette.muted)
    return [mix(bases[number % 3], palette.ground[0], 0.26 * (number // 3)) for number in range(count)]
