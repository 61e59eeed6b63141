"""What is about to be sent: the prompt, what is attached, what was chosen.

Plain dataclasses and nothing imported but the standard library and the contract's words: the first frame is drawn
from these.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tui.api.first_terms import FILES_LIMIT, PROMPT_LIMIT, WORDS_PER_MINUTE, Orientation, SessionMode
from tui.api.records import record

GO_AHEAD = "Looks good, generate it."
"""What approves a plan: the contract has no field for it, any message that reads as a go-ahead does (BEHAVIOUR 2)."""


class Source(StrEnum):
    """Where an attachment's bytes are."""

    PATH = "path"
    URL = "url"
    ASSET = "asset"


@record(frozen=True, slots=True)
class Attachment:
    """A file to send along. `value` is a path, an https URL or an asset id, as `source` says."""

    source: Source
    value: str
    name: str
    mime_type: str = ""
    size_bytes: int = 0


@record(frozen=True, slots=True)
class Pick:
    """A thing chosen from a list: the id that is sent, and the name that is shown."""

    id: str
    name: str


@record(frozen=True, slots=True)
class Choices:
    """Everything that can be chosen for a session; None leaves it to the agent."""

    mode: SessionMode = SessionMode.CHAT
    avatar: Pick | None = None
    voice: Pick | None = None
    style: Pick | None = None
    brand_kit: Pick | None = None
    orientation: Orientation | None = None
    incognito: bool = False
    callback_url: str | None = None
    callback_id: str | None = None


@record(frozen=True, slots=True)
class Problem:
    """What is wrong with a draft, before it is sent: which field, what with, and the way out."""

    field: str
    message: str
    way_out: str


@record(frozen=True, slots=True)
class Draft:
    """A message being written."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    choices: Choices = Choices()
    origin: int = 0
    """The take this was made from (forked, or sent to the other backend); 0 for one's own beginning."""

    @property
    def speaking_s(self) -> float:
        """Seconds it takes to say the text at the usual rate."""
        return len(self.text.split()) * 60 / WORDS_PER_MINUTE

    def problems(self) -> tuple[Problem, ...]:
        """Everything that would be refused, in the order the fields are shown; empty when it can be sent."""
        found: list[Problem] = []
        length = len(self.text.strip())
        if not length:
            found.append(Problem("prompt", "There is nothing to send yet.", "Type what the video should be."))
        elif len(self.text) > PROMPT_LIMIT:
            over = len(self.text) - PROMPT_LIMIT
            much = f"{over:,} characters" if over > 1 else "1 character"
            found.append(
                Problem(
                    "prompt",
                    f"The prompt has {len(self.text):,} characters; {PROMPT_LIMIT:,} are allowed.",
                    f"Cut {much}, or put the long part in a text or PDF file and attach it.",
                )
            )
        if len(self.attachments) > FILES_LIMIT:
            found.append(
                Problem(
                    "files",
                    f"{len(self.attachments)} files are attached; {FILES_LIMIT} are allowed.",
                    f"Remove {len(self.attachments) - FILES_LIMIT} of them.",
                )
            )
        if self.choices.callback_id and not self.choices.callback_url:
            found.append(Problem("callback_id", "A callback id goes with a callback URL.", "Give --callback-url too."))
        return tuple(found)


def joined(drafts: Iterable[Draft]) -> Draft:
    """Several drafts as one: their texts one below the other, all their files once, the choices of the last."""
    parts = [draft for draft in drafts if draft != Draft()]
    return Draft(
        text="\n\n".join(draft.text for draft in parts if draft.text),
        attachments=tuple(dict.fromkeys(one for draft in parts for one in draft.attachments)),
        choices=parts[-1].choices if parts else Choices(),
    )
