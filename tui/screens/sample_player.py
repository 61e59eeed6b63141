"""Playing a voice's sample with whatever this system has for it, without waiting for it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ADVICE = {
    "linux": "install ffmpeg (ffplay), mpv, pulseaudio-utils (paplay) or alsa-utils (aplay)",
    "darwin": "afplay is missing; install mpv or ffmpeg",
    "win32": "PowerShell is missing; install ffmpeg (ffplay)",
}
_PLAYERS: tuple[tuple[str, tuple[str, ...], frozenset[str] | None], ...] = (
    ("afplay", (), None),
    ("ffplay", ("-nodisp", "-autoexit", "-loglevel", "quiet"), None),
    ("mpv", ("--no-video", "--no-terminal", "--no-config"), None),
    ("pw-play", (), frozenset({".wav", ".flac", ".mp3", ".ogg"})),
    ("paplay", (), frozenset({".wav", ".flac", ".ogg"})),
    ("aplay", ("-q",), frozenset({".wav"})),
    ("mpg123", ("-q",), frozenset({".mp3"})),
)
"""Name, options, and the kinds of file it plays (None for all that come)."""
_POWERSHELL = (
    "Add-Type -AssemblyName PresentationCore; $p = New-Object System.Windows.Media.MediaPlayer; "
    "$p.Open([uri]$env:REELTALK_SAMPLE); $p.Play(); "
    "while (-not $p.NaturalDuration.HasTimeSpan) { Start-Sleep -Milliseconds 50 }; "
    "Start-Sleep -Milliseconds $p.NaturalDuration.TimeSpan.TotalMilliseconds"
)


class NoPlayerError(Exception):
    """Nothing here plays sound; the message says what to install."""


def player_command(
    path: Path, platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> list[str]:
    """The command that plays a file here.

    Raises:
        NoPlayerError: There is none.
    """
    for name, options, kinds in _PLAYERS:
        if (kinds is None or path.suffix.lower() in kinds) and (found := which(name)):
            return [found, *options, str(path)]
    shell = which("powershell.exe") or which("powershell") or which("pwsh") if platform == "win32" else None
    if shell:
        return [shell, "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL]
    raise NoPlayerError(f"Nothing here plays sound: {ADVICE.get(platform, ADVICE['linux'])}.")


@dataclass
class SamplePlayer:
    """Plays one file at a time."""

    which: Callable[[str], str | None] = shutil.which
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    _process: asyncio.subprocess.Process | None = None

    @property
    def playing(self) -> bool:
        """Whether something is heard."""
        return self._process is not None and self._process.returncode is None

    async def play(self, path: Path) -> int:
        """Play a file to its end, in place of what was played; the player's exit code.

        Raises:
            NoPlayerError: Nothing here can.
        """
        await self.stop()
        command = await asyncio.to_thread(player_command, path, which=self.which)
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                env={**self.environ, "REELTALK_SAMPLE": str(path)},
            )
        except OSError as error:
            raise NoPlayerError(f"{command[0]} could not be started: {error.strerror or error}.") from error
        self._process = process
        return await process.wait()

    def quieten(self) -> None:
        """Tell what is played to end, without waiting for it."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()

    async def stop(self) -> None:
        """End what is played."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            try:
                async with asyncio.timeout(1):
                    await process.wait()
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
