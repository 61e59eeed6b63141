"""Bad input on the command line: a clear message, the right exit status, and nothing lost."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.commands import Finished, Serving, reeltalk, serving
from tests.e2e.documents import draw_picture

PROMPT = "A ten second clip about tea."
IN_OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount", "--")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("studio")) as running:
        yield running


def run_remote(studio: Serving, home: Path, *arguments: str, key: str | None = None) -> Finished:
    """Run against a studio through the heygen backend, as one would against the vendor."""
    environ = {"REELTALK_API_BASE": studio.url, "HEYGEN_API_KEY": key or studio.api_key}
    return reeltalk(home, "run", *arguments, timeout_s=60, **environ)


def refused(home: Path, *arguments: str) -> str:
    """Run a call that must be refused before anything is started or written; returns what was said."""
    done = reeltalk(home, "run", *arguments, timeout_s=60)
    assert done.status == 2, done.err
    assert done.out == ""
    assert not home.exists()
    assert "Traceback" not in done.err
    return done.err


def test_a_setting_that_is_no_value_is_quoted_and_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('notifications = "\\u001b]0;owned\\u0007\\u202e"\n')
    done = reeltalk(tmp_path, "doctor", timeout_s=60)
    assert done.status == 2
    assert "^[]0;owned^G" in done.err
    assert not {"\x1b", "\x07", "\u202e"} & set(done.err)


@pytest.mark.parametrize("prompt", ["", "   \n "])
def test_an_empty_prompt_is_refused(tmp_path: Path, prompt: str) -> None:
    assert "nothing to send" in refused(tmp_path / "home", prompt)


def test_a_prompt_over_the_limit_is_refused_with_what_to_cut(tmp_path: Path) -> None:
    said = refused(tmp_path / "home", "x" * 10_001)
    for figure in ("10,001", "10,000", "Cut 1 character,"):
        assert figure in said


def test_twenty_one_files_are_refused(tmp_path: Path) -> None:
    picture = draw_picture(tmp_path / "one.png", (10, 20, 30), (250, 250, 250))
    said = refused(tmp_path / "home", PROMPT, *[word for _ in range(21) for word in ("--file", str(picture))])
    assert "21" in said
    assert "20" in said


def test_a_file_over_32_mb_is_refused_by_name(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    large.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(33 * 1024 * 1024))
    said = refused(tmp_path / "home", PROMPT, "--file", str(large))
    for word in ("large.png", "33.0 MB", "32.0 MB"):
        assert word in said


def test_a_web_page_named_png_is_told_for_what_it_is(tmp_path: Path) -> None:
    page = tmp_path / "photo.png"
    page.write_text("<!doctype html><title>Log in</title>")
    said = refused(tmp_path / "home", PROMPT, "--file", str(page))
    assert "photo.png" in said
    assert "HTML" in said


def test_every_bad_file_is_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path / "home", PROMPT, "--file", "no-such.png", "--file", str(tmp_path), "--file", "asset:")
    assert len(said.strip().splitlines()) == 3


def test_a_video_is_never_written_over_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept.mp4"
    kept.write_text("dear")
    assert "kept.mp4" in refused(tmp_path / "home", PROMPT, "--output", str(kept))
    assert kept.read_text() == "dear"


@pytest.mark.parametrize(
    ("flag", "value", "named"),
    [
        ("--style", "style_none", "style_id"),
        ("--voice", "voice_none", "voice_id"),
        ("--avatar", "look_none", "avatar_id"),
        ("--brand-kit", "kit_none", "brand_kit_id"),
        ("--file", "asset:none", "asset:none"),
    ],
)
def test_an_unknown_id_is_refused_naming_field_and_value(
    studio: Serving, tmp_path: Path, flag: str, value: str, named: str
) -> None:
    done = run_remote(studio, tmp_path, PROMPT, flag, value)
    assert done.status == 1
    assert named in done.err
    assert value.removeprefix("asset:") in done.err


def test_a_persons_id_is_told_apart_from_a_looks(studio: Serving, tmp_path: Path) -> None:
    done = run_remote(studio, tmp_path, PROMPT, "--avatar", "person_maya")
    assert done.status == 1
    assert "group" in done.err
    assert "look_maya" in done.err


def test_a_wrong_key_ends_with_status_3_and_is_not_repeated(studio: Serving, tmp_path: Path) -> None:
    done = run_remote(studio, tmp_path, PROMPT, key="sk_wrong_secret")
    assert done.status == 3
    assert "key" in done.err
    assert "sk_wrong_secret" not in done.err


def test_heygen_without_a_key_says_how_to_get_on(tmp_path: Path) -> None:
    done = reeltalk(tmp_path, "--backend", "heygen", "run", PROMPT, timeout_s=60)
    assert done.status == 3
    assert "HEYGEN_API_KEY" in done.err
    assert "--backend studio" in done.err


def test_a_prompt_that_was_refused_is_still_there(studio: Serving, tmp_path: Path) -> None:
    from tui.chat.library import Library

    run_remote(studio, tmp_path, PROMPT, "--style", "style_none")
    library = Library(tmp_path)
    assert PROMPT in library.prompts()
    library.close()


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = reeltalk(tmp_path, "serve", "--port", str(port), timeout_s=60)
    assert done.status == 1
    assert str(port) in done.err
    assert "another port" in done.err


def test_a_second_studio_on_the_same_home_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path):
        done = reeltalk(tmp_path, "serve", "--port", "0", timeout_s=60)
    assert done.status == 1
    assert str(tmp_path) in done.err


def test_a_cluster_that_cannot_be_had_is_told_in_one_sentence(tmp_path: Path) -> None:
    done = reeltalk(tmp_path, "serve", "--port", "0", "--cluster", "tcp://127.0.0.1:9", timeout_s=60)
    assert done.status == 1
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
    assert "reeltalk[cluster]" in done.err or "127.0.0.1:9" in done.err


def test_the_doctor_tells_how_much_is_kept_for_the_next_video(tmp_path: Path) -> None:
    pieces = tmp_path / "studio" / "cache" / "pieces"
    pieces.mkdir(parents=True)
    (pieces / "scene-one.mp4").write_bytes(bytes(3_000_000))
    findings = reeltalk(tmp_path, "doctor", "--json").answer["findings"]
    (cache,) = [finding for finding in findings if finding["name"] == "scene cache"]
    assert cache["found"].startswith("3 MB of at most")
    assert str(pieces) in cache["found"]


@pytest.mark.parametrize("arguments", [("run", PROMPT), ("serve", "--port", "0"), ("doctor",)])
def test_a_home_that_cannot_be_made_is_named_with_the_way_out(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("")
    done = reeltalk(tmp_path / "file" / "home", *arguments, timeout_s=60)
    assert done.status == 1
    assert str(tmp_path / "file" / "home") in done.err + done.out
    assert "--home" in done.err + done.out
    assert "Traceback" not in done.err


@pytest.fixture(scope="module")
def own_mounts() -> tuple[str, ...]:
    """Words that run a program with mounts of its own, where the system lets us."""
    try:
        subprocess.run([*IN_OWN_MOUNTS, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system gives no mount namespaces")
    return IN_OWN_MOUNTS


@pytest.mark.parametrize("options", ["ro", "size=256k"])
def test_a_read_only_or_full_disk_is_told_without_a_traceback(
    tmp_path: Path, own_mounts: tuple[str, ...], options: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    mounting = f'mount -t tmpfs -o {options} none {home} && exec "$@"'
    done = reeltalk(home, "run", PROMPT, timeout_s=120, before=(*own_mounts, "sh", "-c", mounting, "sh"))
    assert done.status == 1
    assert "Traceback" not in done.err
    words = done.err.lower()
    assert "read-only" in words or "no space" in words or "full" in words
