"""Every operation of the contract, called with what its schema allows and with what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.studio.serving import KEY, Served, serving

CONTRACT = Path(__file__).parents[1] / "contract" / "openapi.yaml"
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)

contract = schemathesis.openapi.from_path(
    CONTRACT, config=SchemathesisConfig.from_dict({"generation": {"mode": "all"}})
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


@pytest.fixture(scope="module")
def known(studio: Served) -> dict[str, str]:
    """Ids of things that are there, by the name of the path parameter that takes them."""
    session_id = studio.create("a chat", mode="chat")["session_id"]
    studio.until(session_id, "reviewing")
    studio.say(session_id, "go ahead")
    session = studio.until(session_id, "completed")
    asset = studio.data("POST", "/v3/assets", files={"file": b"notes"})
    receiver = studio.data("POST", "/v3/webhooks/endpoints", json={"url": "http://127.0.0.1:9/"})
    return {
        "session_id": session_id,
        "resource_id": session["messages"][0]["resource_ids"][0],
        "video_id": session["video_id"],
        "asset_id": asset["asset_id"],
        "endpoint_id": receiver["endpoint_id"],
        "group_id": studio.data("GET", "/v3/avatars")[0]["id"],
        "look_id": studio.data("GET", "/v3/avatars/looks")[0]["id"],
        "voice_id": studio.data("GET", "/v3/voices")[0]["voice_id"],
    }


@contract.parametrize()
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_conforms_and_every_refusal_is_in_the_envelope(
    case: Case, studio: Served, known: dict[str, str]
) -> None:
    case.headers["x-api-key"] = KEY
    check(case, studio)
    if case.path_parameters and case.method != "DELETE":
        case.path_parameters.update({name: known[name] for name in case.path_parameters})
        check(case, studio)


def check(case: Case, studio: Served) -> None:
    response = case.call(base_url=studio.url)
    case.validate_response(response, checks=list(CHECKS))
    assert response.headers["x-request-id"]
    if response.status_code >= 400:
        assert_envelope(response.json())


@pytest.mark.parametrize(
    "path", ["/v3/videos/{video_id}", "/v3/assets/{asset_id}", "/v3/webhooks/endpoints/{endpoint_id}"]
)
def test_what_is_deleted_is_not_found_from_then_on(studio: Served, known: dict[str, str], path: str) -> None:
    place = path.format_map(known)
    assert studio.http.delete(place).status_code == 200
    again = studio.http.delete(place)
    assert again.status_code == 404
    assert_envelope(again.json())


def assert_envelope(body: dict) -> None:
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "param", "doc_url"}
    assert body["error"]["code"]
    assert body["error"]["message"]
