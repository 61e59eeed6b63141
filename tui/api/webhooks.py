"""Tells whether a webhook call is genuine. Pure: bytes, headers, secret and time in, the delivery out."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping

from pydantic import ValidationError

from tui.api.models import WebhookDelivery

WINDOW_S = 300
"""Seconds a call's time may be away from ours, either way (contract behaviour, section 10)."""
_SIGNATURE_HEADERS = ("heygen-signature", "signature")
_TIMESTAMP_HEADER = "heygen-timestamp"
_EVENT_ID_HEADER = "heygen-event-id"
_UNIX_SECONDS = re.compile(r"[0-9]{1,12}")


class WebhookRefusedError(Exception):
    """A call that must not be believed; the text says why, and never holds the secret."""


def verify(raw_body: bytes, headers: Mapping[str, str], secret: str, now: float) -> WebhookDelivery:
    """Check a webhook call and read it.

    Args:
        raw_body: the body as it came, before any parsing: the signature is over these bytes.
        headers: the call's headers, in any case.
        secret: the endpoint's signing secret.
        now: the time, in Unix seconds.

    Returns:
        What the call tells. Calls are repeated: drop those whose `event_id` was seen.

    Raises:
        WebhookRefusedError: when it is unsigned, signed otherwise, too old or too new, or unreadable.
    """
    if not secret:
        raise WebhookRefusedError("There is no signing secret to check the call with.")
    by_name = {name.lower(): value for name, value in headers.items()}
    _check_signature(raw_body, by_name, secret)
    _check_time(by_name.get(_TIMESTAMP_HEADER), now)
    try:
        return WebhookDelivery.model_validate_json(raw_body)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False)[0]["msg"]
        raise WebhookRefusedError(f"The call is signed, but not a delivery: {problem}.") from None


def event_id(headers: Mapping[str, str]) -> str | None:
    """The identifier of a delivery, by which repeats are known."""
    return {name.lower(): value for name, value in headers.items()}.get(_EVENT_ID_HEADER)


def sign(raw_body: bytes, secret: str) -> str:
    """The signature of a body: the hex HMAC-SHA256 that the sender of a call puts in its header."""
    return hmac.new(secret.encode(), raw_body, hashlib.sha256).hexdigest()


def _check_signature(raw_body: bytes, by_name: Mapping[str, str], secret: str) -> None:
    given = [by_name[name].strip().lower() for name in _SIGNATURE_HEADERS if name in by_name]
    if not given:
        raise WebhookRefusedError("The call is not signed.")
    expected = sign(raw_body, secret).encode()
    # Bytes, since compare_digest refuses text beyond ASCII, which a forger may well send.
    if not any(hmac.compare_digest(signature.encode(errors="replace"), expected) for signature in given):
        raise WebhookRefusedError("The call's signature does not fit its body.")


def _check_time(timestamp: str | None, now: float) -> None:
    if timestamp is None:
        raise WebhookRefusedError("The call does not say when it was sent.")
    if not _UNIX_SECONDS.fullmatch(timestamp.strip()):
        raise WebhookRefusedError("The call's time is not a number of Unix seconds.")
    if abs(now - int(timestamp)) > WINDOW_S:
        raise WebhookRefusedError("The call's time is more than five minutes from now: it may be a replay.")
