"""Going back through earlier prompts, without losing the one being written."""

from __future__ import annotations

from collections.abc import Sequence


class Recall:
    """Earlier prompts, newest last, and where one is among them."""

    def __init__(self, prompts: Sequence[str] = ()) -> None:
        """Start beside the newest of `prompts`."""
        self._prompts = list(dict.fromkeys(reversed(prompts)))[::-1]
        self._at: int | None = None
        self._stashed = ""

    @property
    def recalling(self) -> bool:
        """Whether an earlier prompt is being shown."""
        return self._at is not None

    @property
    def prompts(self) -> tuple[str, ...]:
        """Everything that can be recalled, oldest first."""
        return tuple(self._prompts)

    def add(self, prompt: str) -> None:
        """Remember a prompt that was sent as the newest."""
        if prompt in self._prompts:
            self._prompts.remove(prompt)
        self._prompts.append(prompt)
        self.leave()

    def extend_older(self, prompts: Sequence[str]) -> None:
        """Put prompts of earlier days before those of this one, oldest first."""
        known = set(self._prompts)
        older = [prompt for prompt in dict.fromkeys(reversed(prompts)) if prompt not in known][::-1]
        self._prompts = older + self._prompts
        self._at = None if self._at is None else self._at + len(older)

    def older(self, current: str) -> str | None:
        """The prompt before the one shown; None at the oldest. What was being written is kept for `newer`."""
        if self._at is None:
            if not self._prompts:
                return None
            self._stashed, self._at = current, len(self._prompts)
        if self._at == 0:
            return None
        self._at -= 1
        return self._prompts[self._at]

    def newer(self) -> str | None:
        """The prompt after the one shown, at last what was being written; None when nothing is being recalled."""
        if self._at is None:
            return None
        self._at += 1
        if self._at < len(self._prompts):
            return self._prompts[self._at]
        self._at = None
        return self._stashed

    def leave(self) -> None:
        """Stay with what is shown: it has been edited or sent."""
        self._at = None
