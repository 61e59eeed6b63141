"""Scenes drawn by the workers of a Dask cluster; everything else stays on this machine.

Drawing is what takes the time and needs the least: a work order and perhaps a picture go out, a clip of some hundred
kilobytes comes back, so the workers need no disk in common with the studio. They do need the same version of Reeltalk.
A worker that is lost has its parts drawn again by another, which is Dask's doing.
"""

from __future__ import annotations

import contextlib
import importlib
import re
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from tui import __version__
from tui.studio import workshop
from tui.studio.cache import digest
from tui.studio.cache import use as is_there
from tui.studio.casting.catalogue import BrandKit
from tui.studio.stage.task import SceneClip, SceneTask

Result = TypeVar("Result")
Given = ParamSpec("Given")

HOW_TO_GET_IT = "Rendering on a cluster needs the extra: pip install 'reeltalk[cluster]'"
CONNECT_S = 10
"""How long the scheduler may take to answer, in seconds."""
ATTEMPTS = 3
"""How often a part is drawn when drawing it fails; workers that are lost are counted apart, by Dask."""

_ADDRESS = re.compile(r"(?:[a-z]+://)?[^\s/]+:\d+", re.IGNORECASE)

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; the drawing engine's fonts are one set a process."""


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message says why and what to do."""


class Client(Protocol):
    """What is needed of Dask's client."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, pure: bool, retries: int) -> Any:
        """Have a worker call a function; returns Dask's future."""
        ...

    def close(self) -> None:
        """Leave the cluster."""
        ...


class ClusterExecutor(Executor):
    """Sends scenes to a cluster, and all other work to an executor on this machine.

    Args:
        client: A client of the cluster.
        here: Runs what stays here; shut down together with this one.
    """

    def __init__(self, client: Client, here: Executor) -> None:
        self._client, self._here = client, here

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Run a function of `workshop`.

        Raises:
            BrokenExecutor: The local workers have died, or the connection to the cluster is gone.
        """
        if fn is not workshop.draw_scene:
            return self._here.submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        task: Any = args[0]
        if is_drawn(task):
            future.set_result(SceneClip(task.clip, task.drawn_frames))
        else:
            self._send(task, future)
        return future

    def _send(self, task: SceneTask, future: Future[Any]) -> None:
        try:
            remote = self._client.submit(draw_parcel, pack(task), pure=False, retries=ATTEMPTS - 1)
        except Exception as error:
            raise BrokenExecutor(f"the cluster takes no work: {error}") from error
        # Not marked as running, so that it can be cancelled at any time: a cluster may be busy with others for long.
        future.add_done_callback(lambda done: remote.cancel() if done.cancelled() else None)
        remote.add_done_callback(lambda done: _settle(future, task, done))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  (Executor's)
        """Leave the cluster, which goes on for others, and end the local workers."""
        self._here.shutdown(wait=wait, cancel_futures=cancel_futures)
        self._client.close()


def connect(address: str, here: Executor) -> ClusterExecutor:
    """An executor that draws on the cluster whose scheduler is at an address such as `tcp://10.0.0.5:8786`.

    Raises:
        ClusterError: The extra is not installed, or no scheduler answers there.
    """
    try:
        dask = importlib.import_module("distributed")
    except ImportError as error:
        raise ClusterError(HOW_TO_GET_IT) from error
    if not _ADDRESS.fullmatch(address):  # Dask would try it for long, and complain once more at exit
        raise ClusterError(f"{address} is no address of a scheduler; one looks like tcp://10.0.0.5:8786.")
    try:
        client: Client = dask.Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(
            f"No Dask scheduler answers at {address}. Is the address right, and is it running?"
        ) from error
    return ClusterExecutor(client, here)


def is_drawn(task: SceneTask) -> bool:
    """Whether all that a task makes is there already."""
    return is_there(task.clip) and (task.clean is None or is_there(task.clean))


@dataclass(frozen=True, slots=True)
class Parcel:
    """A work order and the files it names, by name, to be drawn on a machine that has none of them."""

    task: SceneTask
    files: dict[str, bytes]
    version: str = __version__


def pack(task: SceneTask) -> Parcel:
    """A task with its pictures, and a brand's logo and fonts."""
    sources = {f"picture-{number}": path for number, path in enumerate((task.picture, *task.pictures)) if path}
    if task.kit and task.kit.logo:
        sources["logo"] = Path(task.kit.logo)
    sources |= {use: Path(font) for use, font in _fonts(task).items()}
    files = {}
    for name, path in sources.items():
        with contextlib.suppress(FileNotFoundError):  # a video without the logo is better than none
            files[f"{name}{path.suffix}"] = path.read_bytes()
    return Parcel(task, files)


def draw_parcel(parcel: Parcel) -> tuple[bytes, bytes | None]:
    """Draw a parcel's task on a worker of the cluster; returns the clip, and the one without captions if asked for.

    Raises:
        ClusterError: This worker has another version of Reeltalk, which might draw another picture.
    """
    if parcel.version != __version__:
        raise ClusterError(f"A worker has Reeltalk {__version__}, the studio {parcel.version}. Install the same one.")
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="reeltalk-") as name:
        task = unpack(parcel, Path(name))
        workshop.draw_scene(task)
        return task.clip.read_bytes(), task.clean.read_bytes() if task.clean else None


def drawings() -> Path:
    """Where a worker keeps drawings and fonts from one parcel to the next."""
    return Path(tempfile.gettempdir()) / f"reeltalk-drawings-{__version__}"


def unpack(parcel: Parcel, folder: Path) -> SceneTask:
    """Write a parcel's files into a folder; returns its task with paths into that folder."""
    task, fonts = parcel.task, _fonts(parcel.task)
    there = {}
    for name, content in parcel.files.items():
        use = Path(name).stem
        # A font is kept under one name for all parcels: a worker holds each it has loaded to its end.
        there[use] = drawings() / f"{digest(content)}{Path(name).suffix}" if use in fonts else folder / name
        if not (use in fonts and there[use].is_file()):
            there[use].parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            workshop.place_bytes(content, there[use])
    return replace(
        task,
        clip=folder / "clip.mp4",
        clean=folder / "clean.mp4" if task.clean else None,
        progress=folder / "progress",
        stop=folder / "stop",
        shelf=drawings(),
        picture=there.get("picture-0"),
        pictures=tuple(there.get(f"picture-{number + 1}") for number in range(len(task.pictures))),
        kit=_branded(task.kit, there) if task.kit else None,
        style=replace(
            task.style,
            display_font=str(there.get("display_font", task.style.display_font)),
            text_font=str(there.get("text_font", task.style.text_font)),
        ),
    )


def _fonts(task: SceneTask) -> dict[str, str]:
    """The fonts of the user's own that a design is set in, by what they are for: families are everywhere."""
    fonts = {"display_font": task.style.display_font, "text_font": task.style.text_font}
    return {use: font for use, font in fonts.items() if Path(font).suffix}


def _branded(kit: BrandKit, there: Mapping[str, Path]) -> BrandKit:
    """A brand kit that names files of this machine."""
    display, text = there.get("display_font"), there.get("text_font")
    return replace(
        kit,
        logo=str(there["logo"]) if "logo" in there else None,
        display_font=str(display) if display else kit.display_font,
        text_font=str(text) if text else kit.text_font,
    )


def _settle(future: Future[Any], task: SceneTask, remote: Any) -> None:
    """Put what came back where the task wants it, and tell whoever waits."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        clip, clean = remote.result()
        if clean is not None and task.clean is not None:
            workshop.place_bytes(clean, task.clean)
        workshop.place_bytes(clip, task.clip)
        future.set_result(SceneClip(task.clip, task.drawn_frames))
    except BaseException as error:  # whatever it is, the one who waits must hear of it
        future.set_exception(_told(error))


def _told(error: BaseException) -> BaseException:
    """A lost cluster told as a lost pool, which the studio knows to try again."""
    lost = isinstance(error, CancelledError) or type(error).__name__ in {"KilledWorker", "FutureCancelledError"}
    return BrokenExecutor(f"the cluster lost its workers: {error}") if lost else error
