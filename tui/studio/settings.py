"""What a studio is told at its start."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


def default_workers() -> int:
    """Two render processes, or one on a machine with a single core: the interface must stay quick beside them."""
    return max(1, min(2, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class StudioSettings:
    """How one studio runs. Every file it writes lies under `home`."""

    home: Path
    api_key: str | None = field(default=None, repr=False)
    """The key clients must send; None serves whoever reaches the port, except web pages of other origins."""
    host: str = "127.0.0.1"
    port: int = 0
    """0 takes a free port."""
    workers: int = field(default_factory=default_workers)
    """Render processes."""
    cluster: str | None = None
    """Address of a Dask scheduler whose workers draw the scenes; None draws them in the render processes."""
    renders_at_once: int = 1
    """Videos rendered side by side; the workers are shared."""
    jobs_limit: int = 10
    """Sessions that may be queued or running before a new one is refused with 429."""
    attempts: int = 3
    """How often a job is started before it is given up, when its worker or the server dies under it."""
    kits: Path | None = None
    """Folder of brand kits; None means `home/brand-kits`."""
    styles: Path | None = None
    """Folder of the user's own styles; None means `home/styles`."""
    allow_private_urls: bool = False
    """Fetch attached files from private addresses and over plain HTTP too; for tests on loopback."""
    callback_secret: str | None = field(default=None, repr=False)
    """Signs the calls to a request's own `callback_url`; registered receivers have secrets of their own."""
    callback_delays_s: tuple[float, ...] = (1.0, 5.0, 30.0, 120.0, 600.0, 3600.0, 10_800.0, 21_600.0, 43_200.0)
    """Waits between the attempts of a call that is not accepted; after the last, within a day, it is given up."""
    link_life_s: int = 3600
    """How long a media link works, in seconds."""
    disk_reserve_bytes: int = 50_000_000
    """Free disk below which no new run is taken in: a video of a minute and its scenes need about as much."""
    upload_limit_bytes: int = 1024 * 1024 * 1024
    """Size cap of a direct upload."""

    @property
    def kits_folder(self) -> Path:
        """Where brand kits are read from."""
        return self.kits or self.home / "brand-kits"

    @property
    def styles_folder(self) -> Path:
        """Where the user's own styles are read from."""
        return self.styles or self.home / "styles"
