"""The parser of the command line: every verb, with its flags and their checks."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui import __version__
from tui.settings import BackendChoice
from tui.verbs.session_parser import (
    STATUSES,
    Verbs,
    add_files,
    add_session_verbs,
    add_verb,
    add_watching,
    output_file,
    seconds,
)

_WITHOUT_BACKEND = {"completion", "serve", "login", "logout", "status"}
"""Verbs that are about one backend, or none."""


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="reeltalk",
        description="Talk a video into being. Without a verb, the interface opens.",
        epilog="reeltalk VERB --help tells more of each. Independent of HeyGen. Environment: HEYGEN_API_KEY, "
        "REELTALK_HOME.",
    )
    parser.add_argument("--version", action="version", version=f"reeltalk {__version__}")
    parser.add_argument(
        "--backend",
        choices=list(BackendChoice),
        help="auto (the default) is heygen when a key is configured, else studio",
    )
    parser.add_argument("--home", type=_folder, metavar="DIR", help="where every file is kept (or REELTALK_HOME)")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    _add_run(verbs)
    add_session_verbs(verbs)
    _add_serve(verbs)
    doctor = verbs.add_parser("doctor", help="what is found, what is missing, what to do")
    doctor.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    _add_account(verbs)
    _add_shows(verbs)
    completion = add_verb(
        verbs,
        "completion",
        "let the shell complete verbs, options and ids",
        "Prints what a shell has to read to complete the line at every tab: verbs, options, files, and the ids of "
        "sessions and videos seen from here. The example goes into the shell's start file.",
        'eval "$(reeltalk completion bash)"',
        "fish: reeltalk completion fish | source",
    )
    completion.add_argument("shell", choices=["bash", "zsh", "fish", "powershell"], help="the shell to complete in")
    # After the verb as before it, since both read naturally.
    for name, verb in verbs.choices.items():
        verb.add_argument("--home", type=_folder, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        if name not in _WITHOUT_BACKEND:
            choices = list(BackendChoice)
            verb.add_argument("--backend", choices=choices, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _add_run(verbs: Verbs[argparse.ArgumentParser]) -> None:
    run = add_verb(
        verbs,
        "run",
        "make one video without the interface",
        "Sends a prompt, follows it with progress on stderr, downloads the video and prints the file's path. In chat "
        "mode the agent asks and shows a storyboard first: the call then ends with status 4, the question, and the "
        "calls of reeltalk send that go on.",
        "reeltalk run 'A 30-second introduction to cold brew' --orientation portrait --output film.mp4",
        STATUSES,
    )
    run.add_argument("prompt", metavar="PROMPT", help="what the video should be; - reads it from standard input")
    run.add_argument("--mode", choices=["generate", "chat"], default="generate", help="default: generate")
    add_files(run)
    run.add_argument("--avatar", metavar="ID", help="presenter's look; reeltalk list looks")
    run.add_argument("--voice", metavar="ID", help="reeltalk list voices")
    run.add_argument("--style", metavar="ID", help="reeltalk list styles")
    run.add_argument("--brand-kit", metavar="ID", help="reeltalk list kits")
    run.add_argument("--orientation", choices=["landscape", "portrait"])
    run.add_argument("--incognito", action="store_true", help="keep the agent's memory out of it")
    run.add_argument("--callback-url", metavar="URL", help="told by the backend when the video is done")
    run.add_argument("--callback-id", metavar="ID", help="goes along to the callback URL")
    add_watching(run)
    run.add_argument(
        "--output", type=output_file, metavar="FILE", help="default: a file named after the video in the home"
    )
    run.add_argument("--json", action="store_true", help="print one JSON object instead of the path")
    run.add_argument("--timeout", type=seconds, default=2700.0, metavar="SECONDS", help="default: 2700")


def _add_serve(verbs: Verbs[argparse.ArgumentParser]) -> None:
    serve = verbs.add_parser("serve", help="run the studio for other clients")
    serve.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    serve.add_argument("--port", type=_port, default=8765, help="default: 8765; 0 takes a free one")
    serve.add_argument("--api-key", metavar="KEY", help="default: REELTALK_STUDIO_KEY, or a new one that is printed")
    serve.add_argument("--cluster", metavar="ADDRESS", help="draw on a Dask cluster, such as tcp://10.0.0.5:8786")
    serve.add_argument("--child", action="store_true", help=argparse.SUPPRESS)


def _add_account(verbs: Verbs[argparse.ArgumentParser]) -> None:
    login = verbs.add_parser("login", help="keep a HeyGen API key, once HeyGen has taken it")
    login.add_argument("--keyring", action="store_true", help="keep it in the system's keyring, not in a file")
    login.add_argument("--replace", action="store_true", help="also over a login of HeyGen's own command line")
    verbs.add_parser("logout", help="forget the key")
    status = verbs.add_parser("status", help="whose key is used, and what is left to spend")
    status.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def _add_shows(verbs: Verbs[argparse.ArgumentParser]) -> None:
    demo = verbs.add_parser("demo", help="watch a chat session play by itself")
    demo.add_argument("--record", type=Path, metavar="FILE", help="write it as an asciinema recording (.cast)")
    demo.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="typing and pauses N times as quick")
    demo.add_argument("--size", type=_size, metavar="COLUMNSxROWS", help="of a recording; default: 120x36")
    demo.add_argument("--play", action="store_true", help=argparse.SUPPRESS)
    web = verbs.add_parser("web", help="open the interface in a browser")
    web.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    web.add_argument("--port", type=_port, default=8766, help="default: 8766")


def _speed(text: str) -> float:
    speed = seconds(text)
    if not 0.1 <= speed <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no speed from 0.1 to 100")
    return speed


def _size(text: str) -> tuple[int, int]:
    columns, _, rows = text.partition("x")
    if not (columns.isdecimal() and rows.isdecimal() and 40 <= int(columns) <= 400 and 10 <= int(rows) <= 200):
        raise argparse.ArgumentTypeError(f"'{text}' is no size such as 120x36")
    return int(columns), int(rows)


def _folder(text: str) -> Path:
    if not text.strip():  # an empty variable; taken at its word it would be the folder one happens to be in
        raise argparse.ArgumentTypeError("a folder is missing: it is empty")
    return Path(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no port; ports are 0 to 65535")
    return int(text)
