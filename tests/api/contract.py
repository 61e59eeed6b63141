"""The contract as the tests read it: straight from its file, by rules of their own, and never through our models."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

DOCUMENT: dict[str, Any] = yaml.load(
    (Path(__file__).parents[1] / "contract" / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader
)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]


def resolve(node: dict[str, Any]) -> dict[str, Any]:
    """Follow references until something is there."""
    while "$ref" in node:
        target: Any = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator of a schema of the contract, references included."""
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def problems(schema: dict[str, Any], instance: object) -> list[str]:
    """What the contract says against an instance; empty when it conforms."""
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(instance)]


@cache
def _routes() -> list[tuple[re.Pattern[str], str]]:
    """Concrete paths before those with parameters, as the contract asks."""
    paths = sorted(DOCUMENT["paths"], key=lambda path: path.count("{"))
    return [(re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)), path) for path in paths]


def operation(method: str, path: str) -> tuple[str, dict[str, Any]] | None:
    """The operation a request is for: its path in the contract, and what the contract says of it."""
    for pattern, template in _routes():
        if pattern.fullmatch(path):
            found = DOCUMENT["paths"][template].get(method.lower())
            return (template, found) if found else None
    return None


def answer_schema(found: dict[str, Any]) -> dict[str, Any]:
    """The schema of an operation's success."""
    return found["responses"]["200"]["content"]["application/json"]["schema"]


def example(schema: dict[str, Any]) -> Any:
    """The plainest instance of a schema: documented examples, required fields, first of every choice."""
    schema = resolve(schema)
    if "examples" in schema:
        return schema["examples"][0]
    if "example" in schema:
        return schema["example"]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return example(schema[choice][0])
    match schema.get("type"):
        case "object":
            return {name: example(part) for name, part in schema.get("properties", {}).items()}
        case "array":
            return [example(schema["items"])]
        case ["string", "null"]:
            return None
        case kind:
            return {"string": "text", "integer": 7, "number": 1.5, "boolean": True}[kind]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def instances(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Everything a schema allows, in small: optional fields may be missing, nullable ones null."""
    schema = resolve(schema)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return st.one_of([instances(choice) for choice in choices])
    return _of_type(schema)


def _of_type(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    match schema.get("type"):
        case "object":
            return _objects(schema)
        case "array":
            return st.lists(instances(schema["items"]), max_size=3)
        case "string":
            return TEXT.filter(lambda text: len(text) >= schema.get("minLength", 0))
        case "integer":
            return st.integers(schema.get("minimum", 0), schema.get("maximum", 2**40))
        case "number":
            return st.floats(0, 1e6)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case list() as kinds:
            return st.one_of([_of_type({**schema, "type": kind}) for kind in kinds])
    raise AssertionError(f"a kind of schema this does not know: {schema}")


def _objects(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    properties = schema.get("properties", {})
    required = set(schema.get("required", ()))
    if not properties and schema.get("additionalProperties", False) is not False:
        extra = schema["additionalProperties"]
        return st.dictionaries(TEXT, TEXT if extra is True else instances(extra), max_size=3)
    return st.fixed_dictionaries(
        {name: instances(part) for name, part in properties.items() if name in required},
        optional={name: instances(part) for name, part in properties.items() if name not in required},
    )
