"""The studio's designs. Each is data: colours, type, how the ground moves, how panels are made."""

from __future__ import annotations

from tui.studio.casting.catalogue import Palette, Style

STYLES: tuple[Style, ...] = (
    Style(
        "style_night_aurora",
        "Night Aurora",
        Palette(
            ground=("#0e1530", "#1b2a5e", "#33205c"),
            glow=("#1c857e", "#b43a63", "#3458c6"),
            ink="#ffffff",
            muted="#d5dbf2",
            accent="#ffd166",
            second="#86ead9",
            panel="#ffffff",
        ),
        ground="aurora",
        display_font="Jakarta",
        text_font="Inter",
        tags=("cinematic", "dark", "technology"),
        panels="glass",
    ),
    Style(
        "style_morning_paper",
        "Morning Paper",
        Palette(
            ground=("#fbf6ec", "#f6ecdc", "#f3e6dc"),
            glow=("#f7d9bd", "#e9dcc0", "#f3cfc0"),
            ink="#221d1a",
            muted="#574c44",
            accent="#a3341f",
            second="#1f5560",
            panel="#221d1a",
        ),
        ground="paper",
        display_font="Lora",
        text_font="Inter",
        tags=("editorial", "light", "warm"),
        dark=False,
        panels="rule",
    ),
    Style(
        "style_clean_slate",
        "Clean Slate",
        Palette(
            ground=("#f7f9fc", "#eef2f8", "#f4f1fa"),
            glow=("#d9e6ff", "#e6defa", "#d5f0ec"),
            ink="#101828",
            muted="#475467",
            accent="#2450c8",
            second="#0c665f",
            panel="#ffffff",
        ),
        ground="mist",
        display_font="Inter",
        text_font="Inter",
        tags=("minimal", "light", "business"),
        dark=False,
        panels="plain",
    ),
    Style(
        "style_bold_signal",
        "Bold Signal",
        Palette(
            ground=("#3b0fa8", "#4a12b8", "#2a0a86"),
            glow=("#7a1fc2", "#b0188a", "#2b1fb0"),
            ink="#ffffff",
            muted="#efe4ff",
            accent="#ffe14d",
            second="#8ff5ff",
            panel="#190554",
        ),
        ground="tides",
        display_font="Jakarta",
        text_font="Jakarta",
        tags=("bold", "dark", "social"),
        panels="solid",
    ),
    Style(
        "style_sunny_side",
        "Sunny Side",
        Palette(
            ground=("#fff3d6", "#ffe6c7", "#ffe1d8"),
            glow=("#ffcf7a", "#ffb8a0", "#bfe8dd"),
            ink="#2b1b3d",
            muted="#54425f",
            accent="#a82a4a",
            second="#14594d",
            panel="#ffffff",
        ),
        ground="bubbles",
        display_font="Jakarta",
        text_font="Jakarta",
        tags=("playful", "light", "friendly"),
        dark=False,
        panels="card",
    ),
    Style(
        "style_data_deck",
        "Data Deck",
        Palette(
            ground=("#0b0f14", "#10171f", "#0d141b"),
            glow=("#12343b", "#16283d", "#1a2a20"),
            ink="#f2f7fa",
            muted="#b4c3cd",
            accent="#4ee0a0",
            second="#63b3ff",
            panel="#1a2530",
        ),
        ground="grid",
        display_font="Inter",
        text_font="Inter",
        tags=("data", "dark", "technology", "minimal"),
        panels="outline",
    ),
    Style(
        "style_velvet_stage",
        "Velvet Stage",
        Palette(
            ground=("#14080d", "#2a0d19", "#180a12"),
            glow=("#5c1a30", "#43202a", "#3a1238"),
            ink="#fdf6ee",
            muted="#e2cfc6",
            accent="#f0bf6a",
            second="#f0a9a0",
            panel="#f0bf6a",
        ),
        ground="spotlight",
        display_font="Lora",
        text_font="Inter",
        tags=("cinematic", "dark", "editorial", "elegant"),
        panels="rule",
    ),
    Style(
        "style_sea_glass",
        "Sea Glass",
        Palette(
            ground=("#e2f3f1", "#d3ebef", "#dfeef6"),
            glow=("#a9dcd6", "#b3d8ee", "#c9e9cf"),
            ink="#0b2a33",
            muted="#2f4f59",
            accent="#0b5b6b",
            second="#8a3a1d",
            panel="#ffffff",
        ),
        ground="waves",
        display_font="Jakarta",
        text_font="Inter",
        tags=("calm", "light", "nature", "wellness"),
        dark=False,
        panels="glass",
    ),
)
"""Every design, the default first."""

_BY_ID = {style.style_id: style for style in STYLES}


def style(style_id: str) -> Style:
    """The design an id names.

    Raises:
        KeyError: No design has this id.
    """
    return _BY_ID[style_id]
