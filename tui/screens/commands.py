"""Every command of the chat screen, said once: from this come its keys, the palette, the footer and the help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding

from tui.api.records import record


@record(frozen=True, slots=True)
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
    slash: str = ""
    """Its name after a / in the message box; empty for none."""


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
        slash="stop",
    ),
    Command(
        "new",
        "New session",
        "Leave this session as it is and start another.",
        "screen.new",
        "ctrl+n",
        "new",
        slash="new",
    ),
    Command(
        "sessions",
        "Sessions",
        "Every session: open, rename, export, remove from the list.",
        "screen.sessions",
        "ctrl+s",
        "sessions",
        slash="sessions",
    ),
    Command(
        "takes",
        "Takes",
        "The takes of this prompt: open, fork, compare, send elsewhere, copy, export.",
        "screen.takes",
        "ctrl+t",
        "takes",
        slash="takes",
    ),
    Command(
        "compare",
        "Compare takes",
        "Put this take beside the one it came from.",
        "screen.compare",
        slash="compare",
    ),
    Command("fork", "Fork this take", "Edit this session's prompt and send it anew.", "screen.fork", slash="fork"),
    Command(
        "same",
        "Same on the other backend",
        "Send this prompt to HeyGen, or to the studio.",
        "screen.same_elsewhere",
        slash="same",
    ),
    Command(
        "backend",
        "Change the backend",
        "Talk to HeyGen, or to the studio; sessions go on meanwhile.",
        "screen.backend",
        slash="backend",
    ),
    Command(
        "next-session",
        "Next session",
        "Bring the next session that goes on to the screen.",
        "screen.next_session",
        "ctrl+pagedown",
        shown_key="^pgdn",
    ),
    Command(
        "previous-session",
        "Previous session",
        "Bring the one before it to the screen.",
        "screen.next_session(-1)",
        "ctrl+pageup",
        shown_key="^pgup",
    ),
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
        slash="attach",
    ),
    Command(
        "edit-prompt",
        "Write in your editor",
        "Write the message in the editor that VISUAL or EDITOR names.",
        "screen.edit_prompt",
        "ctrl+e",
        slash="editor",
    ),
    Command(
        "search-prompts",
        "Search earlier prompts",
        "Look through what was sent before; up in an empty message goes back one by one.",
        "screen.search_prompts",
        "ctrl+r",
        slash="history",
    ),
    Command(
        "storyboard",
        "Read and edit the storyboard",
        "All words of every scene; they can be changed while the agent waits. e in an empty message does it too.",
        "screen.open_board",
        "f4",
        slash="storyboard",
    ),
    Command(
        "subtitles",
        "Save the subtitles",
        "Save the video's subtitles beside it; s in an empty message does it too.",
        "screen.save_subtitles",
        slash="subtitles",
    ),
    Command(
        "approve",
        "Approve the storyboard",
        "Tell the agent to make the video of its storyboard; a in an empty message does it too.",
        "screen.approve",
        "f5",
        slash="approve",
    ),
    Command(
        "open",
        "Open the video",
        "Open the video with this system's player; o in an empty message does it too.",
        "screen.open_video",
        "f6",
        slash="open",
    ),
    Command(
        "preview",
        "Preview the video here",
        "Play the video in the terminal, without sound; p in an empty message does it too.",
        "screen.preview_video",
        slash="preview",
    ),
    Command(
        "download",
        "Download the video",
        "Save the video in the home folder; d in an empty message does it too.",
        "screen.download",
        "f7",
        slash="download",
    ),
    Command(
        "copy-link",
        "Copy the video's link",
        "Copy the link to the video; l in an empty message does it too.",
        "screen.copy_link",
        "f8",
    ),
    Command(
        "copy-as",
        "Copy as code",
        "This take as curl, Python, or the vendor's command line.",
        "screen.copy_as",
        slash="copy-as",
    ),
    Command(
        "export",
        "Export the session",
        "As a web page with its pictures, Markdown or JSON.",
        "screen.export",
        slash="export",
    ),
    Command(
        "import",
        "Look at an exported session",
        "Read a JSON or HTML export back.",
        "screen.import_session",
        slash="import",
    ),
    Command("copy-session", "Copy the session's id", "Copy the session's id.", "screen.copy_id('session')"),
    Command("copy-video", "Copy the video's id", "Copy the video's id.", "screen.copy_id('video')"),
    Command(
        "copy-answer",
        "Copy the last answer",
        "Copy what the agent said last.",
        "screen.copy_answer",
        slash="copy",
    ),
    Command("retry", "Try again", "Do again what failed last.", "screen.retry", "f9", slash="retry"),
    Command(
        "avatar", "Choose an avatar", "A person, then one of their looks.", "screen.choose('avatar')", slash="avatar"
    ),
    Command("voice", "Choose a voice", "Who is heard.", "screen.choose('voice')", slash="voice"),
    Command("style", "Choose a style", "How the video looks.", "screen.choose('style')", slash="style"),
    Command("kit", "Choose a brand kit", "Colours and logo of a brand.", "screen.choose('kit')", slash="kit"),
    Command(
        "orientation",
        "Change the orientation",
        "Any, landscape, portrait.",
        "screen.choose('orientation')",
        slash="orientation",
    ),
    Command(
        "mode",
        "Change the mode",
        "Chat asks and shows a storyboard; generate does not.",
        "screen.choose('mode')",
        slash="mode",
    ),
    Command(
        "memory",
        "Change the memory",
        "Incognito: nothing remembered, nothing used.",
        "screen.choose('memory')",
        slash="memory",
    ),
    Command(
        "find", "Find in the conversation", "Find words in all that was said.", "screen.find", "ctrl+f", slash="find"
    ),
    Command("earlier", "Show earlier messages", "Bring earlier messages back.", "screen.earlier", "ctrl+home"),
    Command("to-end", "Go to the newest message", "Go to the end of the conversation.", "screen.to_end", "ctrl+end"),
    Command("scroll-up", "Scroll up", "Scroll the conversation up a page.", "screen.scroll_page(-1)", "ctrl+up"),
    Command("scroll-down", "Scroll down", "Scroll the conversation down a page.", "screen.scroll_page(1)", "ctrl+down"),
    Command(
        "theme",
        "Change the theme",
        "Choose the colours; each is shown as one moves to it.",
        "app.change_theme",
        slash="theme",
    ),
    Command(
        "settings",
        "Settings",
        "Everything that can be set, with effect at once.",
        "app.settings",
        "f2",
        slash="settings",
    ),
    Command("palette", "Command palette", "Everything that can be done, by name.", "app.command_palette", "ctrl+p"),
    Command("help", "Keys", "The keys as they are now.", "app.help", "f1", "keys", slash="help"),
    Command(
        "quit",
        "Quit",
        "Leave; ^c twice does it too. What is under way is there next time.",
        "app.quit",
        "ctrl+q",
        "quit",
        slash="quit",
    ),
)

_WRITTEN = {"escape": "esc", "enter": "⏎"}


def written(key: str) -> str:
    """A key as the screen writes it: ctrl+n is ^n, f1 is F1."""
    if key in _WRITTEN:
        return _WRITTEN[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def keys_in_use(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys a command has now, as Textual names them."""
    return tuple(key.strip() for key in keymap.get(command.id, command.key).split(",") if key.strip())


def key_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The key a command has now, as the screen writes it; empty for none."""
    if command.id in keymap:
        return " or ".join(written(key) for key in keys_in_use(command, keymap))
    return command.shown_key or (written(command.key) if command.key else "")


def bindings(scope: str) -> list[Binding]:
    """The bindings of a scope, `screen` or `app`; each has the command's id, so that a keymap can move it.

    A command without a key is bound to a name no key has, since a keymap can only move what is bound.
    """
    return [
        Binding(
            command.key or _unbound(command.id),
            command.action.removeprefix(f"{scope}."),
            command.title,
            show=False,
            id=command.id,
            priority=command.key.startswith(("ctrl+", "f")),
        )
        for command in COMMANDS
        if command.action.startswith(f"{scope}.")
    ]


def settled(keys: Mapping[str, str]) -> dict[str, str]:
    """The user's keys, and an empty one for each command that loses its own to them.

    Of two commands to which the user gave the same key, the one that comes first in the registry has it.
    """
    taken: set[str] = set()
    settled_keys: dict[str, str] = {}
    for command in (one for one in COMMANDS if one.id in keys):
        free = [key for key in keys_in_use(command, keys) if key not in taken]
        settled_keys[command.id] = ",".join(free)
        taken.update(free)
    for command in (one for one in COMMANDS if one.id not in keys):
        own = keys_in_use(command, {})
        if taken.intersection(own):
            settled_keys[command.id] = ",".join(key for key in own if key not in taken)
    return settled_keys


def keymap_of(settled_keys: Mapping[str, str]) -> dict[str, str]:
    """Textual's keymap for settled keys; an empty key leaves the command without one."""
    return {name: key or _unbound(name) for name, key in settled_keys.items()}


def _unbound(command_id: str) -> str:
    return f"no_key_for_{command_id.replace('-', '_')}"


def with_slash(name: str, commands: Iterable[Command] = COMMANDS) -> Command | None:
    """The command a word after a / means; None when none does."""
    return next((command for command in commands if command.slash == name), None)


def in_footer(commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """Commands the last line of the screen shows."""
    return tuple(command for command in commands if command.footer)
