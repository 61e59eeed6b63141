"""The studio as a child process: shared on one home, back on its address when it dies, gone with its parent."""

from __future__ import annotations

import ast
import asyncio
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import tui.studio
from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError
from tui.api.retry import RetryPolicy
from tui.backends import BackendError
from tui.settings import Folders
from tui.studio_process import (
    HOW_TO_GET_THE_STUDIO,
    STUDIO_PACKAGES,
    StudioAddress,
    StudioProcess,
    address_file,
    read_address,
)

ONCE = RetryPolicy(retries=0)


async def answers(address: StudioAddress) -> bool:
    async with VideoAgentClient(address.url, api_key=address.api_key, policy=ONCE) as client:
        try:
            await client.get_current_user()
        except ApiError:
            return False
        return True


async def until_it(answers_now: bool, address: StudioAddress) -> None:
    async with asyncio.timeout(30):
        while True:  # another process's coming and going sets no event of ours
            if await answers(address) is answers_now:
                return
            await asyncio.sleep(0.05)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "home")


BASE_INSTALL = f"""
import sys
from importlib.machinery import PathFinder

class WithoutTheStudio:
    @staticmethod
    def find_spec(name, path=None, target=None):
        extra = name.split(".")[0] in {set(STUDIO_PACKAGES)!r}
        return None if extra else PathFinder.find_spec(name, path, target)

sys.meta_path = [WithoutTheStudio if finder is PathFinder else finder for finder in sys.meta_path]
from tui.cli import main
for verb in (["run", "tea"], ["serve"], ["demo"], ["list", "styles"]):
    print(main(["--home", sys.argv[1], *verb]), flush=True)
"""


def test_a_base_install_says_in_one_sentence_how_to_get_the_studio(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("HEYGEN", "REELTALK"))}
    environ["HEYGEN_CONFIG_DIR"] = str(tmp_path)
    words = [sys.executable, "-c", BASE_INSTALL, str(tmp_path / "home")]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environ)
    assert done.stdout.split() == ["1"] * 4
    assert done.stderr.splitlines() == [f"reeltalk: {HOW_TO_GET_THE_STUDIO}"] * 4


def test_every_package_that_only_the_studio_uses_is_looked_for() -> None:
    """Whatever the studio imports beyond the base install; what is imported by name later on stands here besides."""
    source = Path(tui.studio.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in source.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    used = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"tui", "distributed"}
    base = {"httpx", "pydantic", "pydantic_core"}
    assert used - base <= set(STUDIO_PACKAGES)
    assert set(STUDIO_PACKAGES) - used == {"skia", "hibari", "onnxruntime", "filelock"}


async def test_it_starts_answers_and_ends_with_its_owner(folders: Folders) -> None:
    studio = StudioProcess(folders)
    address = await studio.start()
    assert await answers(address)
    await studio.end()
    assert not await answers(address)


async def test_its_address_is_for_its_user_alone(folders: Folders) -> None:
    studio = StudioProcess(folders)
    address = await studio.start()
    try:
        assert read_address(folders) == address
        assert stat.S_IMODE(address_file(folders).stat().st_mode) == 0o600
        assert address.api_key not in repr(address)
        assert not await answers(StudioAddress(address.url, "another-key"))
    finally:
        await studio.end()


async def test_a_second_reeltalk_on_the_home_shares_it_and_carries_on_when_the_first_leaves(folders: Folders) -> None:
    first, second = StudioProcess(folders), StudioProcess(folders)
    address = await first.start()
    assert await second.start() == address
    await first.end()
    try:
        await until_it(True, address)
    finally:
        await second.end()
    assert not await answers(address)


async def test_a_killed_studio_comes_back_on_the_same_address(folders: Folders) -> None:
    studio = StudioProcess(folders)
    address = await studio.start()
    try:
        assert studio.pid is not None
        os.kill(studio.pid, signal.SIGKILL)
        await until_it(False, address)
        await until_it(True, address)
    finally:
        await studio.end()


async def test_an_address_outlives_a_restart_of_the_program(folders: Folders) -> None:
    addresses = []
    for _ in range(2):
        studio = StudioProcess(folders)
        addresses.append(await studio.start())
        await studio.end()
    assert addresses[0] == addresses[1]


async def test_a_taken_port_is_left_to_its_owner(folders: Folders) -> None:
    studio = StudioProcess(folders)
    address = await studio.start()
    await studio.end()
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", address.port)
    again = StudioProcess(folders)
    try:
        assert (await again.start()).port != address.port
    finally:
        await again.end()
        server.close()


async def test_it_dies_with_a_parent_that_is_killed(folders: Folders) -> None:
    program = (
        "import asyncio, sys; from pathlib import Path; from tui.settings import Folders; "
        "from tui.studio_process import StudioProcess\n"
        "async def main():\n"
        "    await StudioProcess(Folders(Path(sys.argv[1]))).start()\n"
        "    print('up', flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())"
    )
    words = (sys.executable, "-c", program, str(folders.home))
    parent = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
    assert parent.stdout
    assert await parent.stdout.readline() == b"up\n"
    address = read_address(folders)
    assert address
    assert await answers(address)
    parent.kill()
    await parent.wait()
    await until_it(False, address)


async def test_a_home_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackendError, match="--home"):
        await StudioProcess(Folders(tmp_path / "file" / "home")).start()


async def test_it_starts_from_a_folder_with_modules_of_the_same_names(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    (project / "tui").mkdir(parents=True)
    for module in ("tui/__init__.py", "tui/__main__.py", "secrets.py", "numpy.py"):
        (project / module).write_text("raise SystemExit('this is another program')")
    monkeypatch.chdir(project)
    studio = StudioProcess(folders)
    try:
        assert await answers(await studio.start())
    finally:
        await studio.end()


class Flickering(StudioProcess):
    """A studio that is gone whenever it is looked for, and now and then cannot be started."""

    def __init__(self, folders: Folders, times: int) -> None:
        super().__init__(folders)
        self.times, self.started = times, 0
        self.steady = asyncio.Event()

    async def _gone(self) -> None:
        if self.started >= self.times:
            self.steady.set()
            await asyncio.Event().wait()

    async def _reach(self) -> StudioAddress:
        self.started += 1
        if self.started % 2:
            raise OSError("no process can be started")
        return StudioAddress("http://127.0.0.1:1", "key")


@pytest.mark.parametrize(("lasted_s", "times"), [(float("inf"), 5), (-1.0, 40)])
async def test_it_is_given_up_only_when_it_dies_again_and_again_in_a_row(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, lasted_s: float, times: int
) -> None:
    monkeypatch.setattr("tui.studio_process.LASTED_S", lasted_s)
    studio = Flickering(folders, 40)
    watching = asyncio.create_task(studio._watch())
    steady = asyncio.create_task(studio.steady.wait())
    await asyncio.wait({watching, steady}, return_when=asyncio.FIRST_COMPLETED)
    assert (watching.done(), studio.started) == (times == 5, times)
    for task in (watching, steady):
        task.cancel()
