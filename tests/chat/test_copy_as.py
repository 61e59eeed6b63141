"""A take copied as a command or a program does what it says when it is run, and never holds a key."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chat.vendor import Vendor
from tui.api.terms import Orientation
from tui.chat.copy_as import Form, Request, copied, request_of
from tui.chat.draft import Attachment, Choices, Draft, Pick, Source
from tui.chat.python_literals import literal

NASTY = "It's a \"film\" – 100 % for $HOME & `id`\nwith <ASSET_1> and \\ back\\slashes {braces} 'quotes'"
CHOICES = Choices(
    avatar=Pick("look_1", "Maya"), voice=Pick("voice_1", "Warm"), orientation=Orientation.PORTRAIT, incognito=True
)


async def run(code: str, form: Form, key: str = "sk_secret") -> tuple[int, str]:
    command = ["bash", "-euo", "pipefail", "-c", code] if form is Form.CURL else [sys.executable, "-c", code]
    process = await asyncio.create_subprocess_exec(
        *command,
        env={**os.environ, "HEYGEN_API_KEY": key},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode or 0, out.decode()


WITH_CURL = pytest.param(
    Form.CURL, marks=pytest.mark.skipif(not (shutil.which("curl") and shutil.which("bash")), reason="there is no curl")
)


@pytest.mark.parametrize("form", [WITH_CURL, Form.PYTHON])
async def test_what_is_copied_sends_the_same_request(vendor: Vendor, form: Form, tmp_path: Path) -> None:
    picture = tmp_path / 'it\'s a "can".png'
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    draft = Draft(
        NASTY,
        (
            Attachment(Source.URL, "https://example.com/a.pdf", "a.pdf"),
            Attachment(Source.PATH, str(picture), picture.name, "image/png"),
        ),
        CHOICES,
    )
    code = copied(request_of(draft, "heygen"), form, vendor.base_url)
    status, out = await run(code, form)
    assert status == 0, out
    assert len(vendor.uploads) == 1
    assert b"\x89PNG" in vendor.uploads[0]
    (create,) = [body for what, _, body in vendor.requests if what == "POST create"]
    assert create == {
        "prompt": NASTY,
        "mode": "chat",
        "avatar_id": "look_1",
        "voice_id": "voice_1",
        "orientation": "portrait",
        "incognito_mode": True,
        "files": [
            {"type": "url", "url": "https://example.com/a.pdf"},
            {"type": "asset_id", "asset_id": "asset_1"},
        ],
    }
    assert "sess_1" in out
    assert "sk_secret" not in code
    assert "HEYGEN_API_KEY" in code


@pytest.mark.parametrize("form", Form)
def test_ids_of_the_studio_are_left_out_and_that_is_said(form: Form) -> None:
    draft = Draft("A film", (Attachment(Source.ASSET, "asset_9", "logo.png"),), CHOICES)
    code = copied(request_of(draft, "studio"), form)
    assert "look_1" not in code
    assert "asset_9" not in code
    assert code.startswith("# left out, the studio's own: avatar Maya, voice Warm, file logo.png\n")


def test_a_name_cannot_break_out_of_the_remark() -> None:
    draft = Draft("A film", choices=Choices(avatar=Pick("x", "Maya\nrm -rf ~")))
    code = copied(request_of(draft, "studio"), Form.CURL)
    assert code.splitlines()[0] == "# left out, the studio's own: avatar Maya rm -rf ~"
    assert code.splitlines()[1].startswith("curl ")


@given(st.text(min_size=1))
def test_the_vendors_command_line_gets_every_prompt_whole(prompt: str) -> None:
    code = copied(Request({"prompt": prompt, "mode": "chat", "incognito_mode": True}), Form.COMMAND)
    words = shlex.split(code)
    assert words[:3] == ["heygen", "video-agent", "create"]
    assert words[words.index("--prompt") + 1] == prompt
    assert words[-1] == "--incognito-mode"


def test_files_go_to_the_vendors_command_line_inside_the_request() -> None:
    draft = Draft("It's a film", (Attachment(Source.PATH, "/tmp/a b.png", "a b.png", "image/png"),))
    upload, create = copied(request_of(draft, "heygen"), Form.COMMAND).splitlines()
    assert upload.startswith("ASSET_1=$(heygen asset create --file '/tmp/a b.png' | python3")
    assert create.startswith("heygen video-agent create -d ")
    body = shlex.split(create)[-1].replace("$ASSET_1", "asset_7")
    assert json.loads(body)["files"] == [{"type": "asset_id", "asset_id": "asset_7"}]


VALUES = st.recursive(
    st.text() | st.booleans() | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.integers(0, 3))
def test_python_reads_a_value_as_it_was(value: object, depth: int) -> None:
    assert ast.literal_eval(literal(value, depth)) == value


def test_a_program_is_laid_out_as_a_person_would() -> None:
    prompt = 'A film about "cold brew".\nIt is made ' + "slowly and " * 12 + "well."
    code = copied(Request({"prompt": prompt, "mode": "chat"}, ("/tmp/a b.png",)), Form.PYTHON)
    assert all(len(line) <= 100 for line in code.splitlines())
    assert (
        """
        "prompt": (
            'A film about "cold brew".\\n'
            "It is made slowly"""
        in code
    )
    assert '        "files": [{"type": "asset_id", "asset_id": assets[0]}],\n' in code
    assert 'for path in ["/tmp/a b.png"]:' in code


def test_an_attached_text_is_in_the_prompt_and_not_uploaded() -> None:
    draft = Draft("A film", (Attachment(Source.PATH, "/tmp/notes.md", "notes.md", "text/markdown"),))
    request = request_of(draft, "heygen", "A film\n\nnotes.md:\nhello")
    assert request.uploads == ()
    assert request.body["prompt"] == "A film\n\nnotes.md:\nhello"
