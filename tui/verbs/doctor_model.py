"""What `reeltalk doctor` finds of the language model that was connected: whether it answers, and what is there."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tui.settings import Settings

TIMEOUT_S = 5.0


def model_report(settings: Settings, environ: Mapping[str, str] = os.environ) -> tuple[bool, str, str]:
    """Whether all is well with the model, what was found, and the way out.

    Asks the endpoint for its list of models, which costs nothing and loads none.
    """
    url, model = settings.model_url, settings.model
    if not url and not model:
        return True, "none connected; the built-in editor writes from your own words", ""
    from tui.studio.director.model_places import base_url, names_there

    place = base_url(url)
    if not place:
        return False, f"{url or 'no address'} cannot be asked", "Set model_url, such as http://127.0.0.1:11434/v1."
    found = _listed(place, environ.get("REELTALK_MODEL_KEY", ""))
    if isinstance(found, str):
        return False, f"{place} {found}", "The built-in editor writes until it answers."
    names = names_there(found)
    there = f"has {', '.join(names[:6])}{' …' if len(names) > 6 else ''}" if names else "answers"
    if not model:
        return False, f"{place} {there}", "Choose one of them: set model in the settings, or REELTALK_MODEL."
    if names and model not in names and f"{model}:latest" not in names:
        return False, f"{place} {there}, but not {model}", f"Choose one of them, or get it: ollama pull {model}"
    return True, f"{model} at {place}", ""


def _listed(place: str, key: str) -> bytes | str:
    """The endpoint's list of models, or what is wrong with it."""
    import httpx

    from tui.studio.director.model_places import Endpoint

    headers = {"authorization": f"Bearer {key}"} if key else {}
    try:
        with httpx.Client(timeout=TIMEOUT_S, headers=headers, trust_env=not Endpoint(place, "").is_here) as client:
            answer = client.get(f"{place}/models")
    except (httpx.HTTPError, httpx.InvalidURL):
        return "does not answer"
    if answer.status_code in {401, 403}:
        return "refuses the key; set REELTALK_MODEL_KEY"
    return answer.content if answer.status_code in {200, 404} else f"answers with status {answer.status_code}"
