"""The models against the contract's own schemas: the same names, the same limits, and tolerance where it is due."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from tests.api import contract
from tests.api.quick import FEW
from tui.api import models
from tui.api.models import CreateVideoAgentRequest, GetSessionResponse, Page, SessionMessage, VideoDetail
from tui.api.terms import FILE_BYTES_LIMIT, FILES_LIMIT, PROMPT_LIMIT, SessionStatus

MODELS: dict[str, type[BaseModel]] = {
    name: getattr(models, name) for name in models.__all__ if name in contract.SCHEMAS and name != "StandardAPIError"
}
REQUESTS = {name: model for name, model in MODELS.items() if issubclass(model, models.Request)}
ANSWERS = {name: model for name, model in MODELS.items() if issubclass(model, models.Answer)}

every_request = pytest.mark.parametrize("name", sorted(REQUESTS))
every_answer = pytest.mark.parametrize("name", sorted(ANSWERS))
every_model = pytest.mark.parametrize("name", sorted(MODELS))

NOT_MET = {
    # What an account manages beside its sessions, or words that are spelt out where they are used.
    "CreateWebhookEndpointRequest",
    "DesignVoiceRequest",
    "DesignVoiceResponse",
    "RotateSecretResponse",
    "SessionMode",
    "StandardAPIError",
    "TextToSpeechRequest",
    "TextToSpeechResponseData",
    "UpdateWebhookEndpointRequest",
    "VideoStatus",
    "WebhookEndpointResponse",
    "WebhookEvent",
    "WebhookEventName",
    "WebhookEventType",
    "WordTimestamp",
}


def test_every_schema_a_user_meets_has_its_model() -> None:
    assert contract.SCHEMAS.keys() - NOT_MET == MODELS.keys()


@every_model
def test_fields_are_named_as_in_the_contract_and_as_required(name: str) -> None:
    schema = contract.SCHEMAS[name]
    fields = MODELS[name].model_fields
    assert fields.keys() == schema["properties"].keys()
    assert MODELS[name].__doc__
    # "type" picks the variant of a file: the contract requires it, and a model of ours knows its own.
    ours = {field for field, info in fields.items() if info.is_required()} - {"type"}
    required = set(schema.get("required", ())) - {"type"}
    # A profile without a mail address is no reason to refuse it.
    assert ours <= required
    assert required - ours <= {"email", "first_name", "last_name", "credits"}


@every_model
def test_the_documented_example_is_accepted(name: str) -> None:
    MODELS[name].model_validate(contract.example(contract.SCHEMAS[name]))


@every_model
@FEW
@given(data=st.data())
def test_all_the_contract_allows_is_accepted_and_comes_out_as_allowed(name: str, data: st.DataObject) -> None:
    schema = contract.SCHEMAS[name]
    instance = data.draw(contract.instances(schema))
    if name == "CreateVideoAgentRequest" and instance.get("callback_url") is None:
        instance.pop("callback_id", None)
    read = MODELS[name].model_validate(instance)
    written = json.loads(read.model_dump_json())
    assert contract.problems(schema, written) == []
    assert holds(written, instance)


def holds(written: object, told: object) -> bool:
    """Whether everything that was told is still there; what was null may have become empty."""
    match told:
        case None:
            return True
        case dict():
            return isinstance(written, dict) and all(holds(written.get(name), part) for name, part in told.items())
        case list():
            return isinstance(written, list) and all(map(holds, written, told)) and len(written) == len(told)
    return written == told


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | NAMES, lambda part: st.lists(part, max_size=2))


@every_answer
@FEW
@given(extra=st.dictionaries(NAMES, JSON, min_size=1, max_size=3))
def test_an_answer_keeps_any_field_it_does_not_know(name: str, extra: dict[str, Any]) -> None:
    known = contract.SCHEMAS[name]["properties"]
    extra = {field: value for field, value in extra.items() if field not in known}
    read = ANSWERS[name].model_validate({**contract.example(contract.SCHEMAS[name]), **extra})
    written = json.loads(read.model_dump_json())
    assert {field: written[field] for field in extra} == extra


@every_request
@FEW
@given(field=NAMES)
def test_a_request_refuses_any_field_the_contract_does_not_know(name: str, field: str) -> None:
    if field in contract.SCHEMAS[name]["properties"]:
        return
    with pytest.raises(ValidationError):
        REQUESTS[name].model_validate({**contract.example(contract.SCHEMAS[name]), field: 1})


def _closed_words() -> list[tuple[str, str]]:
    found = []
    for name in ANSWERS:
        for field, schema in contract.SCHEMAS[name]["properties"].items():
            choices = [contract.resolve(choice) for choice in (schema, *schema.get("anyOf", ()))]
            if any("enum" in choice for choice in choices):
                found.append((name, field))
    return found


@pytest.mark.parametrize(("name", "field"), _closed_words())
def test_a_word_that_is_not_in_the_list_survives(name: str, field: str) -> None:
    read = ANSWERS[name].model_validate({**contract.example(contract.SCHEMAS[name]), field: "brand new"})
    assert getattr(read, field) == "brand new"
    assert read.model_dump(mode="json")[field] == "brand new"


def _lists() -> list[tuple[str, str]]:
    return [
        (name, field)
        for name in ANSWERS
        for field, schema in contract.SCHEMAS[name]["properties"].items()
        if "array" in [schema.get("type"), *(choice.get("type") for choice in schema.get("anyOf", ()))]
    ]


@pytest.mark.parametrize(("name", "field"), _lists())
def test_a_list_that_is_null_is_empty(name: str, field: str) -> None:
    read = ANSWERS[name].model_validate({**contract.example(contract.SCHEMAS[name]), field: None})
    assert getattr(read, field) == ()


def test_a_message_without_words_does_not_spoil_the_session() -> None:
    said = {"role": "model", "content": None, "type": "resource", "created_at": 1.5, "resource_ids": None}
    session = GetSessionResponse.model_validate(
        {"session_id": "s", "status": "thinking", "created_at": 7.9, "progress": None, "messages": [said]}
    )
    assert session.status is SessionStatus.THINKING
    assert (session.created_at, session.progress) == (7, 0)
    assert session.messages == (SessionMessage(role="model", content="", type="resource", created_at=1),)


def test_a_page_without_items_is_empty() -> None:
    assert Page[VideoDetail].model_validate({"data": None}).data == ()


URL = {"type": "url", "url": "https://example.com/a.png"}
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no prompt": ({}, "prompt"),
    "empty prompt": ({"prompt": ""}, "prompt"),
    "prompt too long": ({"prompt": "x" * (PROMPT_LIMIT + 1)}, "prompt"),
    "prompt no text": ({"prompt": 5}, "prompt"),
    "unknown mode": ({"prompt": "x", "mode": "live"}, "mode"),
    "unknown orientation": ({"prompt": "x", "orientation": "square"}, "orientation"),
    "too many files": ({"prompt": "x", "files": [URL] * (FILES_LIMIT + 1)}, "files"),
    "file of no kind": ({"prompt": "x", "files": [{"url": "https://example.com"}]}, "files"),
    "file of another kind": ({"prompt": "x", "files": [{**URL, "type": "path"}]}, "files"),
    "file with more": ({"prompt": "x", "files": [{**URL, "name": "a"}]}, "files"),
    "base64 without its type": ({"prompt": "x", "files": [{"type": "base64", "data": "aa"}]}, "files"),
    "callback id alone": ({"prompt": "x", "callback_id": "a"}, "callback_id"),
    "incognito as a word": ({"prompt": "x", "incognito_mode": "yes"}, "incognito_mode"),
    "removed field": ({"prompt": "x", "auto_proceed": True}, "auto_proceed"),
}


@pytest.mark.parametrize(("body", "field"), REFUSED.values(), ids=REFUSED)
def test_what_would_be_refused_is_not_sent_and_the_field_is_named(body: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        CreateVideoAgentRequest.model_validate(body)
    assert {error["loc"][0] for error in caught.value.errors()} == {field}


def test_the_very_limits_are_allowed() -> None:
    request = CreateVideoAgentRequest.model_validate({"prompt": "x" * PROMPT_LIMIT, "files": [URL] * FILES_LIMIT})
    assert contract.problems(contract.SCHEMAS["CreateVideoAgentRequest"], json.loads(request.model_dump_json())) == []


def test_a_file_over_the_limit_is_refused_in_base64_as_well() -> None:
    largest = "A" * (4 * -(-FILE_BYTES_LIMIT // 3))
    assert models.AssetBase64(media_type="image/png", data=largest)
    with pytest.raises(ValidationError):
        models.AssetBase64(media_type="image/png", data=largest + "AAAA")


def test_what_was_sent_is_not_repeated_in_a_complaint() -> None:
    with pytest.raises(ValidationError) as caught:
        CreateVideoAgentRequest.model_validate({"prompt": "x", "mode": "confidential"})
    assert "confidential" not in str(caught.value)
