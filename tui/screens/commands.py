"""Every command of the chat screen, said once: from this come its keys, the palette, the footer and the help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can do. `id` is what the settings file names to change its key."""

    id: str
    title: str
    help: str
    action: str
    key: str = ""
    footer: str = ""
    """Its word in the last line of the screen; empty leaves it out there."""
    shown_key: str = ""
    """How help and footer write the key, where it is not one binding."""


COMMANDS: tuple[Command, ...] = (
    Command("send", "Send", "Send the message.", "screen.send", footer="send", shown_key="⏎"),
    Command(
        "newline",
        "New line",
        "Break the line in the message; shift+⏎ and alt+⏎ too.",
        "screen.newline",
        footer="new line",
        shown_key="^j",
    ),
    Command(
        "stop",
        "Stop the agent",
        "Stop what the agent is doing; what was made is kept.",
        "screen.stop",
        "escape",
        footer="stop",
    ),
    Command("new", "New session", "Leave this session as it is and start another.", "screen.new", "ctrl+n", "new"),
    Command("sessions", "Sessions", "Go on with another session.", "screen.sessions", "ctrl+s", "sessions"),
    Command(
        "change",
        "Change choices",
        "Avatar, voice, style, brand kit, orientation, mode, memory.",
        "screen.change",
        "ctrl+g",
        "choices",
    ),
    Command(
        "attach",
        "Attach a file",
        "Attach a file; pasting or dropping its path does it too.",
        "screen.attach",
        "ctrl+o",
        "attach",
    ),
    Command(
        "approve",
        "Approve the storyboard",
        "Tell the agent to make the video of its storyboard; a in an empty message does it too.",
        "screen.approve",
        "f5",
    ),
    Command(
        "open",
        "Open the video",
        "Open the video with this system's player; o in an empty message does it too.",
        "screen.open_video",
        "f6",
    ),
    Command(
        "download",
        "Download the video",
        "Save the video in the home folder; d in an empty message does it too.",
        "screen.download",
        "f7",
    ),
    Command(
        "copy-link",
        "Copy the video's link",
        "Copy the link to the video; l in an empty message does it too.",
        "screen.copy_link",
        "f8",
    ),
    Command("copy-session", "Copy the session's id", "Copy the session's id.", "screen.copy_id('session')"),
    Command("copy-video", "Copy the video's id", "Copy the video's id.", "screen.copy_id('video')"),
    Command("copy-answer", "Copy the last answer", "Copy what the agent said last.", "screen.copy_answer"),
    Command("retry", "Try again", "Do again what failed last.", "screen.retry", "f9"),
    Command("avatar", "Choose an avatar", "A person, then one of their looks.", "screen.choose('avatar')"),
    Command("voice", "Choose a voice", "Who is heard.", "screen.choose('voice')"),
    Command("style", "Choose a style", "How the video looks.", "screen.choose('style')"),
    Command("kit", "Choose a brand kit", "Colours and logo of a brand.", "screen.choose('kit')"),
    Command("orientation", "Change the orientation", "Any, landscape, portrait.", "screen.choose('orientation')"),
    Command("mode", "Change the mode", "Chat asks and shows a storyboard; generate does not.", "screen.choose('mode')"),
    Command("memory", "Change the memory", "Incognito: nothing remembered, nothing used.", "screen.choose('memory')"),
    Command("earlier", "Show earlier messages", "Bring earlier messages back.", "screen.earlier", "ctrl+home"),
    Command("to-end", "Go to the newest message", "Go to the end of the conversation.", "screen.to_end", "ctrl+end"),
    Command("scroll-up", "Scroll up", "Scroll the conversation up a page.", "screen.scroll_page(-1)", "ctrl+up"),
    Command("scroll-down", "Scroll down", "Scroll the conversation down a page.", "screen.scroll_page(1)", "ctrl+down"),
    Command("theme", "Change the theme", "Choose the colours.", "app.change_theme"),
    Command("palette", "Command palette", "Everything that can be done, by name.", "app.command_palette", "ctrl+p"),
    Command("help", "Keys", "The keys as they are now.", "app.help", "f1", "keys"),
    Command("quit", "Quit", "Leave; a run in flight goes on and is there next time.", "app.quit", "ctrl+q", "quit"),
)

_WRITTEN = {"escape": "esc", "enter": "⏎"}


def written(key: str) -> str:
    """A key as the screen writes it: ctrl+n is ^n, f1 is F1."""
    if key in _WRITTEN:
        return _WRITTEN[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def key_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The key a command has now, as the screen writes it; empty for none."""
    if command.id in keymap:
        return " or ".join(written(key.strip()) for key in keymap[command.id].split(","))
    return command.shown_key or (written(command.key) if command.key else "")


def bindings(scope: str) -> list[Binding]:
    """The bindings of a scope, `screen` or `app`; each has the command's id, so that a keymap can move it."""
    return [
        Binding(
            command.key,
            command.action.removeprefix(f"{scope}."),
            command.title,
            show=False,
            id=command.id,
            priority=command.key.startswith(("ctrl+", "f")),
        )
        for command in COMMANDS
        if command.key and command.action.startswith(f"{scope}.")
    ]


def in_footer(commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """Commands the last line of the screen shows."""
    return tuple(command for command in commands if command.footer)
