"""Where a language model is: its address as people write it, and what else is there. Standard library only."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

URL, MODEL, KEY = "REELTALK_MODEL_URL", "REELTALK_MODEL", "REELTALK_MODEL_KEY"
"""Environment variables that connect a model."""
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is; `base_url` ends before `/chat/completions`."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return urlsplit(self.base_url).hostname in _HERE


def endpoint_from(environ: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that the environment names; None when it names none."""
    url, model = base_url(environ.get(URL, "")), environ.get(MODEL, "").strip()
    return Endpoint(url, model, environ.get(KEY, "").strip()) if url and model else None


def base_url(text: str) -> str:
    """An address as people write it, made the one to ask at; empty when it is none.

    `localhost:11434`, `http://127.0.0.1:11434/` and a copied `…/v1/chat/completions` all mean the same endpoint.
    """
    text = text.strip().rstrip("/")
    if re.match(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:/|$)", text):
        text = f"http://{text}"
    if not text.startswith(("http://", "https://")):
        return ""
    text = text.removesuffix("/chat/completions").removesuffix("/models")
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    return text if parts.path else f"{text}/v1"


def names_there(content: bytes) -> tuple[str, ...]:
    """The models that an answer of `/models` names."""
    try:
        told = json.loads(content)
        return tuple(str(one["id"]) for one in told["data"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return ()
