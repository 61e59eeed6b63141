"""What the narrator needs of whatever speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from tui.studio.casting.catalogue import Voice
from tui.studio.narration.alignment import Span, SpokenToken
from tui.studio.narration.take import Take


class Engine(Protocol):
    """Speaks one sentence after another, at `voice_model.SAMPLE_RATE`."""

    def check(self, text: str) -> None:
        """Raise `UnspeakableError` for a text that would come out silent or as gibberish."""
        ...

    def takes(self, words: Sequence[str], voice: Voice) -> Iterator[Take]:
        """Speak a sentence of these words, in as many breaths as it takes; none when nothing of it is heard."""
        ...

    def spans(self, words: Sequence[str], tokens: Sequence[SpokenToken]) -> Sequence[Span | None]:
        """When each word is heard, by the takes' tokens; None for a word that is not heard."""
        ...


def engine_called(name: str, threads: int) -> Engine:
    """The engine that a voice's `engine` names; its libraries are loaded here, not before.

    Raises:
        KeyError: There is no such engine.
    """
    from tui.studio.narration.english import English
    from tui.studio.narration.kokoro import Kokoro
    from tui.studio.narration.piper import Piper

    engines: dict[str, Callable[[int], Engine]] = {"hibari": English, "kokoro": Kokoro, "piper": Piper}
    return engines[name](threads)
