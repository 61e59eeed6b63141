"""From what went wrong to what to tell: what happened, what it means, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.api.errors import (
    AddressError,
    ApiError,
    ApiTimeoutError,
    AuthError,
    ConflictError,
    ForbiddenError,
    InvalidError,
    NetworkError,
    NotFoundError,
    PaymentError,
    RateLimitError,
    ServerError,
    UnreadableAnswerError,
)
from tui.api.models import VideoDetail
from tui.api.terms import MessageRole, MessageType
from tui.chat.attachments import AttachmentError
from tui.chat.draft import Draft, Problem
from tui.chat.transcript import Line
from tui.chat.view import Trouble

STOP_CODE = "stopped"
"""The failure code of a video whose run was stopped by its user."""


class ChatError(Exception):
    """Something asked of a conversation did not come about."""

    def __init__(self, trouble: Trouble) -> None:
        """Carry what to tell."""
        super().__init__(" ".join(part for part in (trouble.what, trouble.why, trouble.way_out) if part))
        self.trouble = trouble


class SendFailed(ChatError):  # noqa: N818  # said as it is read: except SendFailed
    """A draft was not sent, or nobody knows whether it arrived; `draft` is what was written, to be restored."""

    def __init__(self, trouble: Trouble, draft: Draft, *, unknown: bool = False) -> None:
        """Carry the draft back.

        Args:
            trouble: what to tell.
            draft: what was to be sent.
            unknown: it may have arrived although no answer came.
        """
        super().__init__(trouble)
        self.draft = draft
        self.unknown = unknown


class Lost(Exception):  # noqa: N818  # an outcome, met only inside the sending
    """The answer to a request was lost, and looking for what it did brought nothing."""

    def __init__(self, trouble: Trouble) -> None:
        """Carry what to tell."""
        super().__init__(trouble.what)
        self.trouble = trouble


class Cancelled(Exception):  # noqa: N818  # as above
    """The user stopped the sending before it went out."""


def of_problem(problem: Problem) -> Trouble:
    """A draft's own fault, found before sending."""
    return Trouble(problem.message, way_out=problem.way_out, action="edit")


_BY_KIND: tuple[tuple[type[ApiError], str, str], ...] = (
    (AuthError, "The key was not accepted", "login"),
    (PaymentError, "The account does not cover this", "retry"),
    (ForbiddenError, "The account may not do this", "edit"),
    (InvalidError, "The request was refused", "edit"),
    (NotFoundError, "It does not exist here", "retry"),
    (ConflictError, "It is not ready for this yet", "retry"),
    (RateLimitError, "Too much at once", "retry"),
    (ServerError, "The server failed", "retry"),
    (ApiTimeoutError, "The server took too long to answer", "retry"),
    (NetworkError, "The server cannot be reached", "retry"),
    (AddressError, "The address cannot be used", "edit"),
    (UnreadableAnswerError, "The answer cannot be read", "retry"),
)


def of_error(error: ApiError) -> Trouble:
    """What the API's refusal, or its silence, means."""
    what, action = next((rest for kind, *rest in _BY_KIND if isinstance(error, kind)), ["It did not work", "retry"])
    named = f" ({error.param})" if error.param else ""
    reference = f" (request {error.request_id})" if error.request_id else ""
    return Trouble(f"{what}{named}.", f"{error.message}{reference}", error.way_out, action)


def of_failure(video: VideoDetail | None, lines: Sequence[Line]) -> Trouble:
    """Why a run failed, as far as anything tells: the video, an error message, the agent's last words.

    Args:
        video: the run's video, if there is one.
        lines: the conversation, oldest first.
    """
    way_out = "Send a message to try again from here, or start anew."
    if video is not None and video.failure_code == STOP_CODE:
        return Trouble("It was stopped.", video.failure_message or "", way_out, "edit")
    if video is not None and (video.failure_message or video.failure_code):
        code = f" ({video.failure_code})" if video.failure_code and video.failure_message else ""
        why = f"{video.failure_message or video.failure_code}{code}"
        return Trouble("The video could not be made.", why, way_out, "edit")
    told = next((line.content for line in reversed(lines) if line.kind == MessageType.ERROR), None)
    if told:
        return Trouble("The run failed.", told, way_out, "edit")
    last = next((line.content for line in reversed(lines) if line.role == MessageRole.MODEL and line.content), None)
    if last:
        return Trouble(
            "The run failed without a reason.", f"A guess, from what the agent said last: {last}", way_out, "edit"
        )
    return Trouble("The run failed, and nothing says why.", "", way_out, "edit")


def gone() -> Trouble:
    """The session is not there, and no video is known to look for."""
    return Trouble(
        "The session is not found.",
        "It was looked for several times, and no video of it is known.",
        "Check that the backend and the account are the ones it was made with.",
        "retry",
    )


def lost_create(error: ApiError, *, looked: bool) -> Trouble:
    """Nobody knows whether a new session was opened; `looked` tells whether the backend could be asked about it."""
    if looked:
        why = "No session of this prompt is listed so far; one may still appear."
        return _lost(error, why, "Retry looks once more before anything is sent again.")
    why = "Whether it arrived could not be found out: the server cannot be reached."
    return _lost(error, why, "Retry when the connection is back: it looks first, and nothing is paid twice.")


def lost_message(error: ApiError) -> Trouble:
    """Nobody knows whether a message was taken, and the session does not show it."""
    return _lost(
        error, "The session does not show the message so far.", "Retry looks once more before it is sent again."
    )


def looking(error: ApiError) -> str:
    """What is going on while it is looked whether a request was carried out after all."""
    return f"{_what_was_lost(error)} Looking whether it arrived."


def _lost(error: ApiError, why: str, way_out: str) -> Trouble:
    said = f"{error.message} " if isinstance(error, ServerError) and error.code else ""
    return Trouble(_what_was_lost(error), said + why, way_out, "retry")


def _what_was_lost(error: ApiError) -> str:
    return "The server failed." if isinstance(error, ServerError) else "The answer was lost on the way."


def of_sending(error: Exception) -> Trouble:
    """Why a draft was not sent, whatever came in between."""
    match error:
        case Lost():
            return error.trouble
        case Cancelled():
            return Trouble("Stopped before it was sent.", "", "Send it when you are ready.", "edit")
        case AttachmentError():
            return of_problem(error.problem)
        case InvalidError(param="session_id"):
            way_out = "Start a new session: one made in generate mode takes no further messages."
            return replace(of_error(error), way_out=way_out)
        case ApiError():
            return of_error(error)
        case _:
            return Trouble("A file could not be read.", str(error), "Attach it again.", "edit")
