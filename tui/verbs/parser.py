"""The parser of the command line: every verb, with its flags and their checks."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui import __version__
from tui.settings import BackendChoice


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="reeltalk",
        description="Talk a video into being. Without a verb, the interface opens.",
        epilog="Independent of HeyGen. Environment: HEYGEN_API_KEY, REELTALK_HOME.",
    )
    parser.add_argument("--version", action="version", version=f"reeltalk {__version__}")
    parser.add_argument(
        "--backend",
        choices=list(BackendChoice),
        help="auto (the default) is heygen when a key is configured, else studio",
    )
    parser.add_argument("--home", type=Path, metavar="DIR", help="where every file is kept (or REELTALK_HOME)")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    _add_run(verbs)
    _add_serve(verbs)
    doctor = verbs.add_parser("doctor", help="what is found, what is missing, what to do")
    doctor.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    _add_account(verbs)
    _add_shows(verbs)
    return parser


def _add_run(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = verbs.add_parser(
        "run",
        help="make one video without the interface",
        description="Send a prompt, follow it with progress on stderr, download the video. Prints the file's path.",
        epilog="Exit status: 0 done, 1 failed, 2 wrong call, 3 no usable key, 4 timed out or an answer is needed.",
    )
    run.add_argument("prompt", metavar="PROMPT", help="what the video should be; - reads it from standard input")
    run.add_argument("--mode", choices=["generate", "chat"], default="generate", help="default: generate")
    run.add_argument(
        "--file", dest="files", action="append", default=[], metavar="PATH|URL|asset:ID", help="attach; up to 20 times"
    )
    run.add_argument("--avatar", metavar="ID", help="presenter's look")
    run.add_argument("--voice", metavar="ID")
    run.add_argument("--style", metavar="ID")
    run.add_argument("--brand-kit", metavar="ID")
    run.add_argument("--orientation", choices=["landscape", "portrait"])
    run.add_argument("--incognito", action="store_true", help="keep the agent's memory out of it")
    run.add_argument("--callback-url", metavar="URL")
    run.add_argument("--callback-id", metavar="ID")
    run.add_argument("--output", type=Path, metavar="FILE", help="default: a file named after the video in the home")
    run.add_argument("--json", action="store_true", help="print one JSON object instead of the path")
    run.add_argument("--timeout", type=_seconds, default=2700.0, metavar="SECONDS", help="default: 2700")
    # After the verb as before it, since both read naturally.
    run.add_argument("--backend", choices=list(BackendChoice), default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    run.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _add_serve(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = verbs.add_parser("serve", help="run the studio for other clients; prints its URL and key")
    serve.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    serve.add_argument("--port", type=_port, default=8765, help="default: 8765; 0 takes a free one")
    serve.add_argument("--api-key", metavar="KEY", help="default: REELTALK_STUDIO_KEY, or a new one that is printed")
    serve.add_argument("--cluster", metavar="ADDRESS", help="draw on a Dask cluster, such as tcp://10.0.0.5:8786")
    serve.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    serve.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _add_account(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    login = verbs.add_parser("login", help="keep a HeyGen API key, hidden as it is typed, once HeyGen has taken it")
    login.add_argument("--keyring", action="store_true", help="keep it in the system's keyring, not in a file")
    login.add_argument("--replace", action="store_true", help="also over a login of HeyGen's own command line")
    verbs.add_parser("logout", help="forget the key")
    status = verbs.add_parser("status", help="whose key is used, where it was found, what is left")
    status.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def _add_shows(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = verbs.add_parser("demo", help="watch a chat session play by itself, on the studio")
    demo.add_argument("--record", type=Path, metavar="FILE", help="write it as an asciinema recording (.cast)")
    demo.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="typing and pauses N times as quick")
    demo.add_argument("--size", type=_size, metavar="COLUMNSxROWS", help="of a recording; default: 120x36")
    demo.add_argument("--play", action="store_true", help=argparse.SUPPRESS)
    web = verbs.add_parser("web", help="open the interface in a browser on this computer")
    web.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    web.add_argument("--port", type=_port, default=8766, help="default: 8766")
    for verb in (demo, web):
        verb.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        verb.add_argument("--backend", choices=list(BackendChoice), default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _speed(text: str) -> float:
    speed = _seconds(text)
    if not 0.1 <= speed <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no speed from 0.1 to 100")
    return speed


def _size(text: str) -> tuple[int, int]:
    columns, _, rows = text.partition("x")
    if not (columns.isdecimal() and rows.isdecimal() and 40 <= int(columns) <= 400 and 10 <= int(rows) <= 200):
        raise argparse.ArgumentTypeError(f"'{text}' is no size such as 120x36")
    return int(columns), int(rows)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds above 0")
    return seconds


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no port; ports are 0 to 65535")
    return int(text)
