"""The parsers of the verbs that work on sessions, on their videos, and on the backend's lists."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

Verbs = argparse._SubParsersAction  # argparse names this type in no other way

STATUSES = "Exit status: 0 done, 1 failed, 2 wrong call, 3 no usable key, 4 timed out or an answer is needed."
_PROSE = 79
"""Characters in a line of help."""
KINDS = ("sessions", "videos", "avatars", "looks", "voices", "styles", "kits")


def add_session_verbs(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add every verb that looks at a session, or goes on with it."""
    _add_list(verbs)
    _add_show(verbs)
    _add_send(verbs)
    _add_watch(verbs)
    _add_stop(verbs)
    _add_download(verbs)
    _add_delete(verbs)
    _add_export(verbs)


def _add_list(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "list",
        "sessions, videos, avatars, looks, voices, styles, kits",
        "Prints a row for each, its id first: the other verbs take it. Sessions are those of the backend merged with "
        "all that were seen from here. Into a pipe the columns are separated by tabs; --json prints the API's fields.",
        "reeltalk list voices --search 'female english'",
    )
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--search", default="", metavar="TEXT", help="only rows with every one of these words")
    parser.add_argument("--avatar", metavar="ID", help="of looks, only this avatar's")
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help="rows at most; 0 is all; default: 50")
    parser.add_argument("--json", action="store_true", help="print one JSON object: data, has_more")


def _add_show(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "show",
        "a session: its state, messages, storyboard, videos",
        "Looks at a session once and prints its state, what was said with every storyboard in its place, and its "
        "videos. When the backend cannot be reached, what was last seen from here is printed, with exit status 1.",
        "reeltalk show 3f20237d",
    )
    _add_session(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _add_send(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "send",
        "answer the agent, change its plan or approve it",
        "Sends a message to a session and follows it, with progress on stderr, until the agent needs another answer, "
        "the video is completed, or the session fails. While the agent of HeyGen works, the message waits for its "
        "turn. Prints the video's path with --output, else its id.",
        "reeltalk send 3f20237d 'Make scene two shorter'",
        STATUSES,
    )
    _add_session(parser)
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the message; - reads it from standard input")
    parser.add_argument("--approve", action="store_true", help="instead of a text: have the plan made as it is shown")
    add_files(parser)
    parser.add_argument("--avatar", metavar="ID", help="another presenter's look from here on")
    parser.add_argument("--voice", metavar="ID", help="another voice from here on")
    parser.add_argument("--brand-kit", metavar="ID", help="another brand kit from here on")
    add_watching(parser)
    _add_following(parser)


def _add_watch(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "watch",
        "follow a session until it ends or needs an answer",
        "Follows any session, whoever began it, with progress on stderr. It ends when the agent asks something (the "
        "question and the call that answers it are printed), when the video is completed, or when the session has "
        "surely failed, with every reason there is. Prints the video's path with --output, else its id.",
        "reeltalk watch 3f20237d --output film.mp4",
        STATUSES,
    )
    _add_session(parser)
    _add_following(parser)


def _add_stop(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "stop",
        "have the agent halt; what it has made is kept",
        "Asks the agent to halt and waits until it has: it does so at its next checkpoint. A chat session can be gone "
        "on with by send. Prints how the session stands then.",
        "reeltalk stop 3f20237d",
    )
    _add_session(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--timeout", type=seconds, default=300.0, metavar="SECONDS", help="default: 300")


def _add_download(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "download",
        "save a video, or its subtitles",
        "Saves one file by a link that is fresh, whole or not at all, and prints its path. A session's id stands for "
        "its newest video. No file is ever written over.",
        "reeltalk download 3f20237d --subtitles --output film.srt",
    )
    parser.add_argument(
        "video", type=_id, metavar="SESSION|VIDEO", help="id of a video, or of the session that made it"
    )
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument(
        "--captioned",
        dest="part",
        action="store_const",
        const="captioned version",
        default="video",
        help="the version with captions in the picture",
    )
    parts.add_argument(
        "--subtitles", dest="part", action="store_const", const="subtitles", help="the subtitles (SRT) instead"
    )
    parser.add_argument(
        "--output", type=output_file, metavar="FILE", help="default: a file named after the video in the home"
    )


def _add_delete(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "delete",
        "remove a video from the backend for good",
        "Removes a video and its files from the backend. It asks first on a terminal, and needs --yes anywhere else. "
        "What was downloaded stays where it is. Prints the id of what was removed.",
        "reeltalk delete 61c0a4e2 --yes",
    )
    parser.add_argument("video", type=_id, metavar="VIDEO", help="the video's id; reeltalk list videos tells it")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _add_export(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = add_verb(
        verbs,
        "export",
        "a session as Markdown, a web page or JSON",
        "Writes the whole conversation as it is known here, also of messages the backend no longer shows: its "
        "storyboards, what was said, how long each state took. A web page holds its pictures. It carries no link that "
        "gives access to anything.",
        "reeltalk export 3f20237d --output cold-brew.html",
    )
    _add_session(parser)
    parser.add_argument("--format", choices=["md", "html", "json"], help="default: by the file's ending, else md")
    parser.add_argument("--output", type=output_file, metavar="FILE", help="default: standard output")


def add_verb(
    verbs: Verbs[argparse.ArgumentParser], name: str, line: str, text: str, example: str, more: str = ""
) -> argparse.ArgumentParser:
    """Add a verb with its help: a line in the list, a text, an example, and what else is to be known."""
    ending = f"example:\n  {example}" + (f"\n\n{textwrap.fill(more, _PROSE)}" if more else "")
    return verbs.add_parser(
        name,
        help=line,
        description=textwrap.fill(text, _PROSE),
        epilog=ending,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "session", type=_id, metavar="SESSION", help="its id; the beginning will do when it was seen from here"
    )


def _add_following(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=output_file, metavar="FILE", help="download the video to this file when it is done"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--timeout", type=seconds, default=2700.0, metavar="SECONDS", help="default: 2700")


def add_watching(parser: argparse.ArgumentParser) -> None:
    """Add the switch between following what was sent and leaving it."""
    parser.add_argument(
        "--watch",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="follow what comes of it, which is the default; --no-watch ends once it is sent",
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """Add what is sent along."""
    parser.add_argument(
        "--file", dest="files", action="append", default=[], metavar="PATH|URL|asset:ID", help="attach; up to 20 times"
    )


def seconds(text: str) -> float:
    """A number of seconds above 0, of a command line."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds above 0")
    return value


def output_file(text: str) -> Path:
    """A file to write, by its whole path: where it was saved is remembered, and means the same from any folder."""
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"nobody here is called as '{text}' says; give the whole path") from None


def _id(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("an id is missing: it is empty")
    return text.strip()


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"'{text}' is no count; counts are 0 and up")
    return int(text)
