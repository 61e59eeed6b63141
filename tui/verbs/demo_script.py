"""What the demo does: the keys a person would press, and what they would wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.pilot import Pilot
from textual.widgets import OptionList

from tui.chat.view import State
from tui.screens.chat import ChatScreen

if TYPE_CHECKING:
    from tui.app import ReeltalkApp

KEY_S = 0.045
"""Seconds between two keys: a good typist, so that it can be read along."""
_LOOK_S = 0.1
_PATIENCE_S = 300.0
"""Nothing the studio does takes longer on the slowest machine it was tried on."""

PROMPT = "A short video about our rooftop garden, for new volunteers. Warm and calm."
ANSWER = (
    "The garden is open every Saturday from nine. Forty beds grow tomatoes, herbs and flowers. "
    "New volunteers get gloves and a bed of their own."
)
CHANGE = "End on the words: Come up and grow with us."


class DemoError(Exception):
    """Something the demo waited for did not come; the message says what."""


class _LeftError(Exception):
    """The viewer has closed the program."""


class Player:
    """Plays the session. `speed` divides typing and pauses, not the studio's work."""

    def __init__(self, speed: float = 1.0) -> None:
        """Take the speed."""
        self._speed = speed
        self.finished = False
        self.trouble = ""

    async def play(self, pilot: Pilot[object]) -> None:
        """Play it from start to end, then leave."""
        stage = _Stage(pilot, self._speed)
        try:
            await _session(stage)
            self.finished = True
        except DemoError as error:
            self.trouble = str(error)
        except _LeftError:
            return
        stage.app.exit(return_code=1 if self.trouble else 0)


async def _session(stage: _Stage) -> None:
    await stage.until("the studio", lambda: stage.chat.link_word == "ready")
    await stage.say("Say what the video should be about.")
    await stage.type(PROMPT)
    await stage.pause(1)
    await stage.say("Pick who speaks, or leave it to the agent.")
    await _pick_a_voice(stage)
    await stage.press("enter")
    await stage.until("the agent's question", lambda: stage.state is State.YOUR_TURN)
    await stage.say("The agent asks rather than make things up. Answer in your own words.")
    await stage.pause(2)
    await stage.type(ANSWER)
    await stage.press("enter")
    await stage.until("the storyboard", lambda: stage.boards >= 1 and stage.state is State.YOUR_TURN)
    await stage.say("A storyboard: read it, and change what you like.")
    await stage.pause(2)
    boards = stage.boards
    await stage.type(CHANGE)
    await stage.press("enter")
    await stage.until("the new storyboard", lambda: stage.boards > boards and stage.state is State.YOUR_TURN)
    await stage.pause(3)
    await stage.say("Good. F5 approves, and the video is made.")
    await stage.press("f5")
    await stage.until("the video", lambda: stage.state is State.COMPLETED)
    await stage.pause(2)
    await stage.say("There it is: o opens it, d downloads it.")
    await stage.press("f7")
    await stage.until("the download", lambda: any(one.path for one in stage.chat.transfers.values()))
    await stage.pause(5)


async def _pick_a_voice(stage: _Stage) -> None:
    stage.chat.action_choose("voice")
    await stage.until("the voices", lambda: stage.rows > 3)
    await stage.pause(1)
    for key in ("down", "down", "up"):  # to a voice that suits the presenter the agent picks
        await stage.press(key)
        await stage.pause(0.6)
    await stage.press("enter")
    await stage.until("the chosen voice", lambda: stage.app.screen is stage.chat)
    await stage.pause(1)


class _Stage:
    """Hands on the keyboard, eyes on the screen."""

    def __init__(self, pilot: Pilot[object], speed: float) -> None:
        self._pilot = pilot
        self._speed = speed
        self.app: ReeltalkApp = pilot.app  # type: ignore[assignment]  # the demo plays nothing else

    @property
    def chat(self) -> ChatScreen:
        """The chat screen."""
        return self.app.chat

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self.chat.view.state

    @property
    def boards(self) -> int:
        """How many storyboards were shown."""
        return sum(bool(resource.scenes) for resource in self.chat.view.resources.values())

    @property
    def rows(self) -> int:
        """How many rows the list on top has."""
        lists = self.app.screen.query(OptionList)
        return lists.first().option_count if lists and self.app.screen is not self.chat else 0

    async def say(self, words: str) -> None:
        """Tell the viewer what comes, and take it away again before anything happens under it."""
        self.app.notify(words, title="demo", timeout=60, markup=False)
        await self.pause(2.5)
        self.app.clear_notifications()

    async def type(self, text: str) -> None:
        """Press one key after the other."""
        for character in text:
            await self.press(_KEY_NAMES.get(character, character))
            await self.pause(KEY_S * (4 if character in ".?!" else 1))
        await self.pause(0.5)

    async def press(self, key: str) -> None:
        """Press a key."""
        self._here()
        await self._pilot.press(key)

    async def pause(self, seconds: float) -> None:
        """Let the viewer look."""
        await asyncio.sleep(seconds / self._speed)
        self._here()

    async def until(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait for something.

        Raises:
            DemoError: It did not come.
        """
        for _ in range(round(_PATIENCE_S / _LOOK_S)):
            self._here()
            if holds():
                return
            if self.state in {State.FAILED, State.OFFLINE}:
                trouble = self.chat.view.trouble
                raise DemoError(f"{trouble.what} {trouble.why}" if trouble else f"the session is {self.state}.")
            await asyncio.sleep(_LOOK_S)
        raise DemoError(f"{what} did not come.")

    def _here(self) -> None:
        if not self.app.is_running or self.app._exit:  # Textual tells of leaving no other way
            raise _LeftError


_KEY_NAMES = {" ": "space", ".": "full_stop", ",": "comma", ":": "colon", "-": "minus", "?": "question_mark"}
