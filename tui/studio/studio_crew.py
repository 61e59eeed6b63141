"""The real crew: the director plans in a worker, the production makes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.studio.crew import Planned
from tui.studio.dictation import Dictation
from tui.studio.listening import Ear
from tui.studio.planning import casting, plan_brief, revise_plan
from tui.studio.store.sessions import Brief, Pictures
from tui.studio.storyboard import Storyboard

if TYPE_CHECKING:
    from tui.studio.production import Production, Rehearsal


class StudioCrew:
    """Plans, revises, draws and produces. What it needs is imported when it is first needed, most of it in a worker.

    Args:
        kits: Folder of the user's brand kits.
        styles: Folder of the user's own styles.
        memory: File of what the user keeps choosing; nothing is remembered without one.
        cache: Where pieces of videos are kept for all sessions; each session keeps its own when none is given.
    """

    def __init__(
        self, kits: Path, cache: Path | None = None, memory: Path | None = None, styles: Path | None = None
    ) -> None:
        self._kits, self._styles, self._cache, self._memory = kits, styles, cache, memory
        self._rehearsals: dict[Path, Rehearsal] = {}
        self._productions = 0
        self._lock = threading.Lock()

    def is_go_ahead(self, text: str) -> bool:
        """Whether a message approves the plan."""
        from tui.studio.director.replies import is_go_ahead

        return is_go_ahead(text)

    def plan(
        self, brief: Brief, folder: Path, executor: Executor, *, may_ask: bool = False, ear: Ear | None = None
    ) -> Planned:
        """Write a storyboard from a brief, or ask what has to be known first."""
        ear = ear or Ear()
        dictation = Dictation(folder / "dictation.txt", ear.stop)
        dictation.begin()
        planning = executor.submit(
            plan_brief,
            brief,
            folder,
            may_ask=may_ask,
            habits=self._habits(brief),
            styles=self._styles,
            dictation=dictation,
        )
        return dictation.listen(planning, ear.on_text)

    def revise(
        self,
        storyboard: Storyboard,
        message: str,
        brief: Brief,
        folder: Path,
        executor: Executor,
        *,
        stop: Path | None = None,
    ) -> Planned:
        """Change a storyboard as a message asks."""
        planned = executor.submit(revise_plan, storyboard, message, brief, folder, self._styles, stop).result()
        answer = self._answer_about_memory(message, brief)
        return planned if answer is None else Planned(storyboard, planned.pictures, answer)

    def remember(self, brief: Brief, storyboard: Storyboard) -> None:
        """Keep what the user chose for a video that is going to be made."""
        from tui.studio.director.memory import choices_made, first_plan, read_memory, write_memory

        if self._memory is None or brief.incognito:
            return
        given = {name: value for name, value in brief.choices if name != "files" and value is not None}
        made = choices_made(first_plan(brief.notebook), storyboard, {name: str(value) for name, value in given.items()})
        if made:
            write_memory(self._memory, read_memory(self._memory).with_choices(made))

    def _habits(self, brief: Brief) -> dict[str, str]:
        """What the user chooses as a rule; nothing in an incognito session."""
        from tui.studio.casting.brand_kits import BrandKitError, read_brand_kits
        from tui.studio.director.memory import KINDS, read_memory

        if self._memory is None or brief.incognito:
            return {}
        memory = read_memory(self._memory)
        habits = {kind: value for kind in KINDS if (value := memory.usual(kind))}
        try:
            kits = {kit.brand_kit_id for kit in read_brand_kits(self._kits)}
        except BrandKitError:
            kits = set()
        return {kind: value for kind, value in habits.items() if kind != "brand_kit_id" or value in kits}

    def _answer_about_memory(self, message: str, brief: Brief) -> str | None:
        """What is remembered, or that it is forgotten, when a message asks for that; None when it does not."""
        from tui.studio.director import memory

        if self._memory is None or not (memory.asks_for_memory(message) or memory.clears_memory(message)):
            return None
        if memory.clears_memory(message):
            memory.clear_memory(self._memory)
            return "I have forgotten what you usually choose."
        if brief.incognito:
            return "This is an incognito session, so I do not look at what I remember."
        return memory.told(memory.read_memory(self._memory), casting(self._styles))

    def board(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> Mapping[str, Path]:
        """Draw a still of every scene."""
        from tui.studio.production import Own, draw_board

        return draw_board(storyboard, pictures, folder, executor, Own(self._kits, self._styles), self._cache)

    def produce(
        self,
        storyboard: Storyboard,
        pictures: Pictures,
        folder: Path,
        executor: Executor,
        on_progress: Callable[[float], None],
        stop: Path,
    ) -> Production:
        """Make the video."""
        from tui.studio.production import Own, produce

        with self._at_work():
            return produce(
                storyboard,
                pictures,
                folder,
                executor,
                on_progress=on_progress,
                stop=stop,
                own=Own(self._kits, self._styles),
                cache=self._cache,
            )

    def rehearse(self, storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor) -> None:
        """Speak the plan and make the workers ready while the user reads it, unless they have a video to make."""
        from tui.studio.production import Own, Rehearsal

        with self._lock:
            if before := self._rehearsals.pop(folder, None):
                before.end()
            if not self._productions:
                own = Own(self._kits, self._styles)
                self._rehearsals[folder] = Rehearsal(storyboard, pictures, folder, executor, own, self._cache)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """While a video is made no plan is rehearsed: the video's next piece would wait behind a whole narration."""
        with self._lock:
            self._productions += 1
            for rehearsal in self._rehearsals.values():
                rehearsal.end()
            self._rehearsals.clear()
        try:
            yield
        finally:
            with self._lock:
                self._productions -= 1
