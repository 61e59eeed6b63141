"""`reeltalk completion`: the shell completes verbs, options, files, and the ids of sessions and videos seen from here.

It asks this program at every tab, through argcomplete where that is installed; nothing is asked of a backend.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from importlib import import_module
from importlib.util import find_spec

from tui.chat.library import Library
from tui.chat.session_list import opening_prompts, session_rows
from tui.settings import Folders, Settings, default_home
from tui.verbs.ending import say
from tui.verbs.exits import FAILED, OK
from tui.verbs.parser import build_parser
from tui.widgets.plain_text import one_line

HOW_TO_GET_IT = "Completion needs one more package: pip install 'reeltalk[completion]'"
_WORDS = 60
"""Cells of what a shell that shows descriptions says of an id."""


def completion(_settings: Settings, arguments: Namespace) -> int:
    """Print what the shell has to read; returns the exit status."""
    if find_spec("argcomplete") is None:
        say(HOW_TO_GET_IT)
        return FAILED
    print(import_module("argcomplete").shellcode(["reeltalk"], shell=arguments.shell))
    return OK


def complete() -> None:
    """Answer the shell that has asked, and end; come back only when nothing was asked."""
    parser = build_parser()
    for verb in _verbs(parser):
        for action in verb._actions:
            if completer := {"session": session_ids, "video": video_ids}.get(action.dest):
                action.completer = completer  # type: ignore[attr-defined]  # argcomplete looks for it there
    import_module("argcomplete").autocomplete(parser, always_complete_options=False)


def _verbs(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    choices = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return [verb for names in choices for verb in names.values()]


def session_ids(prefix: str = "", parsed_args: Namespace | None = None, **_: object) -> dict[str, str]:
    """The ids of sessions seen from here, each with its state and title, latest first."""
    library = _library(parsed_args)
    if library is None:
        return {}
    rows = session_rows(library.sessions(), (), (), library.notes.all(), opening_prompts(library))
    library.close()
    said = {row.session_id: f"{row.state or ''}  {row.shown_title}" for row in rows}
    return {key: one_line(words, _WORDS) for key, words in said.items() if key.startswith(prefix)}


def video_ids(prefix: str = "", parsed_args: Namespace | None = None, **_: object) -> dict[str, str]:
    """The ids of videos seen from here, each with its title."""
    library = _library(parsed_args)
    if library is None:
        return {}
    videos = [video for note in library.notes.all().values() for video in note.outcome.videos]
    library.close()
    return {one.video_id: one_line(one.title, _WORDS) for one in videos if one.video_id.startswith(prefix)}


def _library(parsed_args: Namespace | None) -> Library | None:
    """What is kept in the home that the line names; None where nothing is, since a tab must not make any."""
    folders = Folders(getattr(parsed_args, "home", None) or default_home())
    return Library(folders.home) if folders.library_file.is_file() else None
