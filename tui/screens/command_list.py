"""Every command of the chat screen, said once: from this come its keys, the palette, the footer and the help."""

from __future__ import annotations

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
        "Save the video's subtitles (SRT) beside it.",
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
        "save-as",
        "Save the video as…",
        "Without captions, with captions, or its subtitles as SRT or WebVTT; s in an empty message does it too.",
        "screen.save_as",
        slash="save",
    ),
    Command(
        "videos",
        "Videos of this session",
        "Earlier versions too: open, preview, download, save as, copy a link; v in an empty message does it too.",
        "screen.videos",
        slash="videos",
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
    Command(
        "select-earlier",
        "Select a message",
        "Go up from message to message and card to card; then c copies one, e puts it into the message box, "
        "⏎ opens it, esc leaves.",
        "screen.select_message(-1)",
        "alt+up",
        shown_key="alt+↑",
        slash="select",
    ),
    Command(
        "select-later",
        "Select the message below",
        "Go down again; below the newest is the message box.",
        "screen.select_message(1)",
        "alt+down",
        shown_key="alt+↓",
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
