"""Every setting, said once: its name, what it means, what it may be, and what it is when nobody says.

From this table come the defaults, the checks, the environment's names, the settings screen and the palette's entries.
Little is imported: the first frame is drawn from these.
"""

from __future__ import annotations

from enum import StrEnum

from tui.api.records import record

Value = str | bool
"""What a setting holds."""


class When(StrEnum):
    """When a change is felt."""

    AT_ONCE = "at once"
    NEXT_START = "at the next start"


class SettingValueError(ValueError):
    """A value is not one the setting may have; the message says which it may."""


@record(frozen=True, slots=True)
class Setting:
    """One thing that can be set. A setting whose default is true or false is a switch."""

    name: str
    """Its name in settings.toml, and the attribute of `Settings` that holds it."""
    section: str
    title: str
    help: str
    default: Value
    choices: tuple[str, ...] = ()
    """All it may be; empty for a switch, or when any text will do."""
    when: When = When.AT_ONCE

    @property
    def variable(self) -> str:
        """The environment variable that sets it for one run."""
        return f"REELTALK_{self.name.upper()}"

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return isinstance(self.default, bool)

    def checked(self, value: object) -> Value:
        """The value, if the setting may have it.

        Raises:
            SettingValueError: It may not; the message says what it may be.
        """
        if self.is_switch:
            if not isinstance(value, bool):
                raise SettingValueError(f"{self.name} is true or false, not {value!r}")
            return value
        if not isinstance(value, str):
            raise SettingValueError(f"{self.name} must be text in quotes, not {value!r}")
        if self.choices and value not in self.choices:
            raise SettingValueError(f"{self.name} '{value}' is none of {', '.join(self.choices)}")
        return value

    def read(self, text: str) -> Value:
        """The value a word of the environment means.

        Raises:
            SettingValueError: It means none.
        """
        if not self.is_switch:
            return self.checked(text.strip())
        try:
            return _SWITCH_WORDS[text.strip().lower()]
        except KeyError:
            raise SettingValueError(f"{self.name} is on or off, not '{text}'") from None

    def fixed_words(self, by: str) -> str:
        """Why it cannot be changed in this run."""
        return f"{self.title} was set by {by} for this run; change it there."

    def word(self, value: Value) -> str:
        """A value as the screens write it."""
        return ("on" if value else "off") if self.is_switch else str(value)

    def following(self, value: Value, step: int = 1) -> Value:
        """The value `step` places on, going round; a setting of any text stays as it is."""
        if self.is_switch:
            return not value
        if not self.choices:
            return value
        return self.choices[(self.choices.index(str(value)) + step) % len(self.choices)]


_SWITCH_WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}

SCHEMA: tuple[Setting, ...] = (
    Setting(
        "theme",
        "look",
        "Theme",
        "The colours. Your own themes lie in the themes folder of the home; each is read again when it is saved.",
        "reeltalk-dark",
    ),
    Setting(
        "pictures",
        "look",
        "Pictures",
        "auto draws real pictures where the terminal is known to, and block characters elsewhere; kitty, sixel and "
        "iterm draw real ones that way in any case; off says what they show in words.",
        "auto",
        ("auto", "kitty", "sixel", "iterm", "blocks", "off"),
    ),
    Setting(
        "reduced_motion",
        "look",
        "Reduced motion",
        "Nothing slides, fades or blinks; clocks and progress go on. TEXTUAL_ANIMATIONS=none does it too.",
        default=False,
    ),
    Setting(
        "mouse",
        "look",
        "Mouse",
        "on lets you click, scroll and select here; off leaves the mouse to the terminal.",
        default=True,
        when=When.NEXT_START,
    ),
    Setting(
        "enter",
        "writing",
        "Enter key",
        "send: ⏎ sends, ^j breaks the line. newline: ⏎ breaks the line, ^j and alt+⏎ send.",
        "send",
        ("send", "newline"),
    ),
    Setting(
        "notifications",
        "telling you",
        "Notifications",
        "When a video is done or the agent needs you: away tells the desktop only while you look elsewhere; always, or "
        "off.",
        "away",
        ("away", "always", "off"),
    ),
    Setting(
        "bell",
        "telling you",
        "Bell",
        "Ring the terminal's bell with a notification.",
        default=True,
    ),
    Setting(
        "ask_cost",
        "money",
        "Ask before it costs",
        "On HeyGen, say what a video may cost before the first message of a session goes out. The studio is free.",
        default=True,
    ),
    Setting(
        "backend",
        "agent",
        "Video agent",
        "auto is heygen once you have logged in, else studio. The studio runs here, free and without a network.",
        "auto",
        ("auto", "studio", "heygen"),
        when=When.NEXT_START,
    ),
    Setting(
        "model_url",
        "agent",
        "Language model at",
        "Base URL of an OpenAI-compatible endpoint that writes the scripts, such as http://127.0.0.1:11434/v1; "
        "empty for none. Its key, if it needs one, is read from REELTALK_MODEL_KEY alone.",
        "",
        when=When.NEXT_START,
    ),
    Setting(
        "model",
        "agent",
        "Language model",
        "The model's name at that endpoint.",
        "",
        when=When.NEXT_START,
    ),
)

KEYS = "keys"
"""The table of settings.toml that holds keys by action id."""

BY_NAME: dict[str, Setting] = {setting.name: setting for setting in SCHEMA}
