"""Picking a value for a choice: which list is shown, in how many steps, and what is remembered of it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tui.chat.draft import Choices, Pick
from tui.screens.attach_lines import homely
from tui.screens.catalogues import looks, rows_of
from tui.screens.picker import Chosen, Picker
from tui.widgets.choice_words import Field
from tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.chat.favourites import Kept

TITLES = {Field.AVATAR: "who is seen", Field.VOICE: "voice", Field.STYLE: "style", Field.KIT: "brand kit"}
EXAMPLE_KIT = 'name = "Acme"', 'colors = ["#0a7cff", "#ffffff"]'
"""The lines of a brand kit's file."""


def none_there(field: Field, kits_folder: Path | None) -> str:
    """What is said of a list without rows: how a brand kit is made, where they lie in a folder of this machine."""
    if field is not Field.KIT or kits_folder is None:
        return ""
    return (
        f"There is none yet. A brand kit is a TOML file in {homely(kits_folder)}, such as acme.toml with the lines "
        f"{' and '.join(EXAMPLE_KIT)}; the main colour comes first."
    )


async def pick(
    app: App[None],
    client: VideoAgentClient,
    field: Field,
    choices: Choices,
    kept: Kept | None = None,
    *,
    kits_folder: Path | None = None,
) -> Chosen | None:
    """Let the user pick a value for a field; None when they changed their mind. An avatar takes two steps.

    Args:
        app: Whose screen it is.
        client: Where the lists are read from.
        field: What is picked.
        choices: What is chosen so far.
        kept: What was starred and chosen before; what is picked is added to it.
        kits_folder: Where the backend reads brand kits from; None where it has them from elsewhere.
    """
    while True:
        rows = rows_of(client, field, choices.orientation)
        now = _chosen_id(choices, field)
        empty = none_there(field, kits_folder)
        first = await app.push_screen_wait(Picker(TITLES[field], rows, current=now, kept=kept, none_there=empty))
        if first is None or first.pick is None:
            return first
        await _note(kept, first.pick)
        if field is not Field.AVATAR or first.typed:
            return first
        title = f"a look of {one_line(first.pick.name, 24)}"
        of_person = looks(client, first.pick.id, choices.orientation)
        kept_looks = kept.of("look") if kept else None
        second = await app.push_screen_wait(
            Picker(title, of_person, leave_open=False, current=now, kept=kept_looks, kept_first=False)
        )
        if second is None or second.pick is None:
            continue
        await _note(kept_looks, second.pick)
        return Chosen(Pick(second.pick.id, avatar_name(first.pick.name, second.pick.name, second.pick.id)))


async def _note(kept: Kept | None, chosen: Pick) -> None:
    if kept is not None:
        await asyncio.to_thread(kept.use, chosen.id, chosen.name)


def avatar_name(person: str, look: str, look_id: str) -> str:
    """What an avatar is called: person and look, the person once."""
    if not look or look == look_id:
        return look_id
    return look if look.startswith(person.partition(" ")[0]) else f"{person}, {look}"


def _chosen_id(choices: Choices, field: Field) -> str:
    chosen = {
        Field.AVATAR: choices.avatar,
        Field.VOICE: choices.voice,
        Field.STYLE: choices.style,
        Field.KIT: choices.brand_kit,
    }.get(field)
    return chosen.id if chosen else ""
