"""An open palette in another theme: Textual paints its rows once, in the colours of that moment."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette
from textual.content import Content, Span
from textual.style import Style

_HELP = "command-palette--help-text"


def repaint_help(palette: CommandPalette) -> None:
    """Give what stands below each row's title the colour it has now."""
    style = Style.from_styles(palette.get_component_styles(_HELP))
    rows = palette.query_one(CommandList)
    for at in range(rows.option_count):
        prompt = rows.get_option_at_index(at).prompt
        if isinstance(prompt, Content) and "\n" in prompt.plain:
            rows.replace_option_prompt_at_index(at, _restyled(prompt, style))


def _restyled(prompt: Content, style: Style) -> Content:
    """A title with what stands below it in this style."""
    below = prompt.plain.index("\n") + 1
    title = [span for span in prompt.spans if span.start < below]
    return Content(prompt.plain, [*title, Span(below, len(prompt.plain), style)])
