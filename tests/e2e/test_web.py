"""The interface in a browser: for whoever has the address that was printed, and for nobody else."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.e2e.commands import command, environment

pytest.importorskip("textual_serve")
from tests.e2e.browser import CHROMIUM, browser


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address that is printed."""
    words = [*command(home, "--backend", "studio"), "web", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment(home)) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()
            process.wait(timeout=90)


def test_only_the_printed_address_opens_it_and_only_from_its_own_page(tmp_path: Path) -> None:
    with served(tmp_path) as address, httpx.Client(follow_redirects=True) as client:
        bare = address.partition("?")[0]
        assert client.get(bare).status_code == 403
        assert client.get(f"{bare}?key=guessed").status_code == 403
        assert client.get(f"{bare}ws").status_code == 403
        assert client.get(address, headers={"Origin": "https://elsewhere.example"}).status_code == 403
        page = client.get(address)
        assert page.status_code == 200
        assert "key=" not in str(page.url)
        assert "googleapis" not in page.text
        assert client.get(f"{bare}ws", headers={"Origin": "https://elsewhere.example"}).status_code == 403


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
async def test_a_browser_shows_it_takes_keys_and_fetches_nothing_elsewhere(tmp_path: Path) -> None:
    from PIL import Image

    with served(tmp_path / "home") as address:
        async with browser(tmp_path / "profile") as page:
            await page.ask("Page.navigate", url=address)
            await page.shows("message")
            await page.shows("studio ready")
            await page.type("A film about tea")
            await page.shows("A film about tea")
            host = address.split("/")[2]
            assert {
                one for one in page.addresses if host not in one and not one.startswith(("data:", "about:"))
            } == set()
            picture = Image.open(io.BytesIO(await page.picture())).convert("RGB")
    colours = picture.getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 50
