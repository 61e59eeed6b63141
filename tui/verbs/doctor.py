"""`reeltalk doctor`: what is found, what is missing, what to do."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from tui import __version__
from tui.backends import chosen_backend
from tui.credentials import ENVIRONMENT_KEY, CredentialError, find_credential
from tui.private_folders import make_private
from tui.settings import BackendChoice, Folders, Settings
from tui.studio.cache import LIMIT_BYTES, cache_size, pieces_folder
from tui.studio_process import HOW_TO_GET_THE_STUDIO, missing_packages

ROOM_NEEDED_BYTES = 200_000_000
"""Free disk a few videos and their scenes take."""

PROBE_TIMEOUT_S = 120

_MARKS = ("✓", "✗", "·")
"""Before what is there, what is missing and needed, what is missing and can be done without."""
_PLAIN_MARKS = ("+", "x", "-")
"""The same for a terminal without Unicode."""

ENGINE_PROBES = {
    "drawing": "from tui.studio.stage.engine import skia; print('Skia', skia.__version__)",
    "encoding": (
        "import av; av.codec.Codec('libx264', 'w'); av.codec.Codec('aac', 'w'); "
        "print('PyAV', av.__version__, 'with H.264 and AAC')"
    ),
    "narration": (
        "from tui.studio.narration.narrator import Narrator; from tui.studio.casting.voices import VOICES; "
        "speech = Narrator(threads=1).say('Ready to roll.', VOICES[0]); "
        "print(f'spoke {len(speech.words)} words in {speech.duration_s:.1f} s of sound')"
    ),
    "documents": "import pypdfium2; print('PDFium', pypdfium2.PYPDFIUM_INFO.version)",
}
"""Each part of the studio, tried for real in a process of its own: a crash in native code is an answer too."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `needed` findings that are not ok keep the main job from running."""

    name: str
    ok: bool
    found: str
    way_out: str = ""
    needed: bool = True


def doctor(settings: Settings, *, as_json: bool = False) -> int:
    """Look at everything, print it, and return 0 when the main job can run."""
    findings = list(examine(settings))
    fine = all(finding.ok or not finding.needed for finding in findings)
    if as_json:
        print(json.dumps({"ok": fine, "findings": [asdict(finding) for finding in findings]}, indent=2))
    else:
        for finding in findings:
            print(_line(finding))
        print("\nReeltalk can make videos here." if fine else "\nReeltalk cannot make videos here yet.")
    return 0 if fine else 1


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything there is to look at, in the order a user would ask."""
    yield Finding(
        "reeltalk", ok=True, found=f"{__version__} on Python {platform.python_version()}, {platform.system()}"
    )
    yield _home(settings.folders)
    yield _cache(settings.folders)
    backend, finding = _credential(settings)
    yield finding
    yield Finding("backend", ok=True, found=f"{backend} ({settings.backend})")
    needed = backend is BackendChoice.STUDIO
    if missing := missing_packages():
        yield Finding(
            "studio", ok=False, found="missing: " + ", ".join(missing), way_out=HOW_TO_GET_THE_STUDIO, needed=needed
        )
    else:
        yield from (_probe(name, code, needed=needed) for name, code in ENGINE_PROBES.items())
        yield voices_found(settings.folders)
    yield _model(settings, needed=False)
    yield _clipboard()


def _home(folders: Folders) -> Finding:
    try:
        make_private(folders.home)
        probe = folders.home / ".doctor"
        probe.write_bytes(b"ok")
        probe.unlink()
    except OSError as error:
        way_out = "Choose another folder with --home or REELTALK_HOME."
        return Finding("home", ok=False, found=f"{folders.home} cannot be written: {error.strerror}", way_out=way_out)
    free = shutil.disk_usage(folders.home).free
    return Finding(
        "home",
        ok=free >= ROOM_NEEDED_BYTES,
        found=f"{folders.home}, {free / 1e9:.1f} GB free",
        way_out=f"Videos need about {ROOM_NEEDED_BYTES // 1_000_000} MB: free some, or choose another --home.",
    )


def _cache(folders: Folders) -> Finding:
    """What the studio keeps to make the next video quicker; it keeps itself within its limit."""
    pieces = pieces_folder(folders.studio)
    try:
        held = f"{cache_size(pieces) / 1e6:.0f} MB of at most {LIMIT_BYTES / 1e6:.0f} MB, in {pieces}"
    except OSError as error:
        return Finding("scene cache", ok=False, found=f"cannot be read: {error.strerror}", needed=False)
    return Finding("scene cache", ok=True, found=held)


def voices_found(folders: Folders) -> Finding:
    """Which languages can be spoken, and what keeps a voice of the user's or the list of pronunciations from use."""
    from tui.studio.casting.extra_voices import HOW_TO_GET_THEM, extra_voices
    from tui.studio.casting.voice_files import usable_voices
    from tui.studio.casting.voices import VOICES
    from tui.studio.narration.pronunciation import PronunciationError, listed_sayings

    own, wrong = usable_voices(folders.studio / "voices")
    try:
        listed_sayings(folders.studio / "pronunciations.toml")
    except PronunciationError as error:
        wrong = (*wrong, str(error))
    here = (*VOICES, *extra_voices(), *own)
    languages = ", ".join(dict.fromkeys(voice.language for voice in here))
    found = f"{len(here)} voices in {languages}"
    way_out = "; ".join(wrong) or ("" if extra_voices() else f"For more languages: {HOW_TO_GET_THEM}.")
    return Finding("voices", ok=not wrong, found=found, way_out=way_out, needed=False)


def _credential(settings: Settings) -> tuple[BackendChoice, Finding]:
    """The backend a run would take, and the key it needs for it: a broken one is not passed over, as in a run."""
    choice = settings.backend
    try:
        credential = find_credential()
    except CredentialError as error:
        needed = choice is not BackendChoice.STUDIO
        backend = BackendChoice.HEYGEN if needed else BackendChoice.STUDIO
        way_out = "Or use --backend studio, which needs none." if needed else ""
        return backend, Finding("HeyGen key", ok=False, found=str(error), way_out=way_out, needed=needed)
    backend = chosen_backend(settings, credential)
    if credential:
        return backend, Finding("HeyGen key", ok=True, found=f"from {credential.source}", needed=False)
    if backend is BackendChoice.HEYGEN:
        way_out = f"Run reeltalk login or set {ENVIRONMENT_KEY}; --backend studio needs none."
        return backend, Finding("HeyGen key", ok=False, found="none", way_out=way_out)
    way_out = f"Not needed for the studio. For HeyGen, set {ENVIRONMENT_KEY}."
    return backend, Finding("HeyGen key", ok=True, found="none", way_out=way_out, needed=False)


def _probe(name: str, code: str, *, needed: bool) -> Finding:
    try:
        done = subprocess.run(  # noqa: S603  (our own code, our own interpreter)
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=PROBE_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return Finding(name, ok=False, found=f"no answer in {PROBE_TIMEOUT_S} s", needed=needed)
    if done.returncode == 0:
        return Finding(name, ok=True, found=done.stdout.strip(), needed=needed)
    last = (done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"])[-1]
    way_out = "Reinstall with: pip install --force-reinstall 'reeltalk[studio]'"
    return Finding(name, ok=False, found=last, way_out=way_out, needed=needed)


def _model(settings: Settings, *, needed: bool) -> Finding:
    """The language model, without which the built-in editor writes."""
    from tui.verbs.doctor_model import model_report

    ok, found, way_out = model_report(settings)
    return Finding("model", ok=ok, found=found, way_out=way_out, needed=needed)


def _clipboard() -> Finding:
    import pyperclip  # it looks for programs when imported

    copy, _ = pyperclip.determine_clipboard()
    works: Callable[..., object] = copy
    if type(works).__name__ == "ClipboardUnavailable":
        way_out = "Copying goes through the terminal (OSC 52). For a local clipboard install xclip or wl-clipboard."
        return Finding("clipboard", ok=False, found="no local clipboard program", way_out=way_out, needed=False)
    return Finding("clipboard", ok=True, found="local clipboard and the terminal's (OSC 52)", needed=False)


def _can_print(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def _line(finding: Finding) -> str:
    good, bad, meh = _MARKS if _can_print("".join(_MARKS)) else _PLAIN_MARKS
    mark = good if finding.ok else (bad if finding.needed else meh)
    way_out = f"\n{'':15}{finding.way_out}" if finding.way_out and (not finding.ok or not finding.needed) else ""
    return f"{mark} {finding.name:<12} {finding.found}{way_out}"
