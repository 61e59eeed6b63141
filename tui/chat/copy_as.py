"""A take as a command or a program that sends the same request to HeyGen. The key is never in it: `$HEYGEN_API_KEY`."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.chat.draft import Attachment, Choices, Draft, Pick, Source
from tui.chat.python_literals import literal, quoted

API_BASE = "https://api.heygen.com"
KEY_VARIABLE = "HEYGEN_API_KEY"
VENDOR = "heygen"
"""Name of the backend whose ids the vendor knows."""


class Form(StrEnum):
    """What a take can be copied as."""

    CURL = "curl"
    PYTHON = "Python (httpx)"
    COMMAND = "heygen command line"


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to open a session, and the files of this machine that are uploaded before."""

    body: dict[str, object]
    """The request without the files that are uploaded first."""
    uploads: tuple[str, ...] = ()
    """Paths of files, in order."""
    left_out: tuple[str, ...] = ()
    """What the vendor could not know, in words."""


def request_of(draft: Draft, backend: str, text: str = "") -> Request:
    """The request a draft stands for.

    Args:
        draft: what was written.
        backend: where it was sent: ids of the studio mean nothing to the vendor, and are left out.
        text: the prompt as it went out, with attached texts in it; the draft's own when empty.
    """
    foreign = backend != VENDOR
    body: dict[str, object] = {"prompt": text or draft.text, "mode": draft.choices.mode.value}
    left_out: list[str] = []
    for field, pick in _picks(draft.choices):
        if foreign:
            left_out.append(f"{field.removesuffix('_id').replace('_', ' ')} {pick.name or pick.id}")
        else:
            body[field] = pick.id
    if draft.choices.orientation:
        body["orientation"] = draft.choices.orientation.value
    if draft.choices.callback_url:
        body["callback_url"] = draft.choices.callback_url
        if draft.choices.callback_id:
            body["callback_id"] = draft.choices.callback_id
    if draft.choices.incognito:
        body["incognito_mode"] = True
    return _with_files(body, draft.attachments, left_out, foreign=foreign)


def _picks(choices: Choices) -> list[tuple[str, Pick]]:
    fields = (
        ("avatar_id", choices.avatar),
        ("voice_id", choices.voice),
        ("style_id", choices.style),
        ("brand_kit_id", choices.brand_kit),
    )
    return [(field, pick) for field, pick in fields if pick]


def _with_files(
    body: dict[str, object], attachments: Sequence[Attachment], left_out: list[str], *, foreign: bool
) -> Request:
    files: list[dict[str, str]] = []
    uploads: list[str] = []
    for one in attachments:
        if one.source is Source.URL:
            files.append({"type": "url", "url": one.value})
        elif one.source is Source.PATH:
            if not one.mime_type.startswith("text/"):  # its text is in the prompt
                uploads.append(one.value)
        elif foreign:
            left_out.append(f"file {one.name}")
        else:
            files.append({"type": "asset_id", "asset_id": one.value})
    if files:
        body = {**body, "files": files}
    return Request(body, tuple(uploads), tuple(left_out))


def copied(request: Request, form: Form, base_url: str = API_BASE) -> str:
    """The request in a form; it ends with a line break."""
    match form:
        case Form.CURL:
            return _curl(request, base_url)
        case Form.PYTHON:
            return _python(request, base_url)
        case Form.COMMAND:
            return _command(request)


def _notes(request: Request) -> list[str]:
    if not request.left_out:
        return []
    flat = (" ".join(one.split()) for one in request.left_out)
    return [f"# left out, the studio's own: {', '.join(flat)}"]


_ASSET_ID_OF_ANSWER = """python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["asset_id"])'"""


def _curl(request: Request, base_url: str) -> str:
    header = f'-H "x-api-key: ${KEY_VARIABLE}"'
    lines = _notes(request)
    for number, path in enumerate(request.uploads, 1):
        form = shlex.quote(f'file=@"{_curl_path(path)}"')
        lines.append(f"ASSET_{number}=$(curl -sSf {base_url}/v3/assets {header} -F {form} | {_ASSET_ID_OF_ANSWER})")
    lines += [
        f"curl -sS {base_url}/v3/video-agents \\",
        f"  {header} \\",
        '  -H "content-type: application/json" \\',
        f"  -d {_shell_body(request)}",
    ]
    return "\n".join(lines) + "\n"


def _curl_path(path: str) -> str:
    """A path as curl's form syntax takes it between double quotes."""
    return path.replace("\\", "\\\\").replace('"', '\\"')


def _marked(request: Request) -> tuple[dict[str, object], list[str]]:
    """The body with a mark for each asset id that is known only after the upload, and the marks."""
    text = json.dumps(request.body)
    marks: list[str] = []
    for number in range(1, len(request.uploads) + 1):
        mark = f"<ASSET_{number}>"
        while mark in text:
            mark = f"<{mark}>"
        marks.append(mark)
    if not marks:
        return request.body, []
    files = request.body.get("files")
    known = list(files) if isinstance(files, list) else []
    return {**request.body, "files": [*known, *({"type": "asset_id", "asset_id": mark} for mark in marks)]}, marks


def _shell_body(request: Request) -> str:
    """The body as one word of a shell, with uploaded files' ids from variables."""
    body, marks = _marked(request)
    quoted = "'" + json.dumps(body, ensure_ascii=False).replace("'", "'\"'\"'") + "'"
    for number, mark in enumerate(marks, 1):
        quoted = quoted.replace(mark, f"'\"$ASSET_{number}\"'")
    return quoted


def _python(request: Request, base_url: str) -> str:
    body, marks = _marked(request)
    request_code = literal(body, depth=1)
    for number, mark in enumerate(marks):
        request_code = request_code.replace(quoted(mark), f"assets[{number}]")
    lines = [
        *_notes(request),
        "import os",
        "",
        "import httpx",
        "",
        f'headers = {{"x-api-key": os.environ["{KEY_VARIABLE}"]}}',
        f'with httpx.Client(base_url="{base_url}", headers=headers, timeout=60) as client:',
    ]
    if request.uploads:
        lines += [
            "    assets = []",
            f"    for path in {literal(list(request.uploads), depth=1)}:",
            '        with open(path, "rb") as file:',
            '            uploaded = client.post("/v3/assets", files={"file": file}).raise_for_status()',
            '        assets.append(uploaded.json()["data"]["asset_id"])',
        ]
    lines += [
        f"    request = {request_code}",
        '    answer = client.post("/v3/video-agents", json=request).raise_for_status()',
        '    print(answer.json()["data"])',
    ]
    return "\n".join(lines) + "\n"


_FLAGS = (
    "prompt",
    "mode",
    "avatar_id",
    "voice_id",
    "style_id",
    "brand_kit_id",
    "orientation",
    "callback_url",
    "callback_id",
)


def _command(request: Request) -> str:
    """The vendor's own client: a flag per field; files it takes only inside a whole request (`-d`)."""
    lines = _notes(request)
    for number, path in enumerate(request.uploads, 1):
        lines.append(f"ASSET_{number}=$(heygen asset create --file {shlex.quote(path)} | {_ASSET_ID_OF_ANSWER})")
    if request.uploads or "files" in request.body:
        lines.append(f"heygen video-agent create -d {_shell_body(request)}")
        return "\n".join(lines) + "\n"
    flags = [
        f"--{field.replace('_', '-')} {shlex.quote(str(request.body[field]))}"
        for field in _FLAGS
        if field in request.body
    ]
    if request.body.get("incognito_mode"):
        flags.append("--incognito-mode")
    lines.append("heygen video-agent create \\\n  " + " \\\n  ".join(flags))
    return "\n".join(lines) + "\n"
