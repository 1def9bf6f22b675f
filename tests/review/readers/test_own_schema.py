"""The JSON Schema of design.yaml."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.readers.own.schema import design_schema
from eda_coach.review.readers.own.writing import design_yaml
from tests.review.readers.test_own_reading import SHOP
from tests.review.readers.test_own_writing import designs

_SCHEMA = design_schema()
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
}


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value is as a schema says, as far as the schema uses JSON Schema."""
    unknown = set(schema) - {
        *("$schema", "$defs", "title", "description", "$ref", "anyOf", "type", "enum", "pattern", "items"),
        *("properties", "patternProperties", "additionalProperties", "required"),
    }
    assert not unknown, unknown
    checks = (
        "$ref" not in schema or fits(value, _SCHEMA["$defs"][schema["$ref"].split("/")[-1]]),
        "anyOf" not in schema or any(fits(value, each) for each in schema["anyOf"]),
        "enum" not in schema or any(value == each and type(value) is type(each) for each in schema["enum"]),
        "type" not in schema or _is_of_type(value, schema["type"]),
        not isinstance(value, str) or re.search(schema.get("pattern", ""), value),
        not isinstance(value, list) or all(fits(each, schema.get("items", {})) for each in value),
        not isinstance(value, dict) or _fits_as_mapping(value, schema),
    )
    return all(checks)


def _is_of_type(value: Any, types: str | list[str]) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    for one in [types] if isinstance(types, str) else types:
        if one == "number" and is_number:
            return True
        if one == "integer" and is_number and isinstance(value, int):
            return True
        if isinstance(value, _TYPES.get(one, ())):
            return True
    return False


def _fits_as_mapping(value: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    if not set(schema.get("required", [])) <= set(value):
        return False
    for key, each in value.items():
        schemas = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        patterns = schema.get("patternProperties", {})
        schemas += [of for pattern, of in patterns.items() if re.search(pattern, str(key))]
        rest = schema.get("additionalProperties", {})
        if not schemas and rest is False:
            return False
        if not all(fits(each, of) for of in schemas or [rest]):
            return False
    return True


def test_a_design_by_hand_fits() -> None:
    """If a design is written as documented, then it fits the schema."""
    assert fits(yaml.safe_load(SHOP), _SCHEMA)


@given(design=designs())
def test_what_is_written_fits(design: Design) -> None:
    """If a design is written by us, then it fits the schema."""
    assert fits(yaml.safe_load(design_yaml(design)), _SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        "name: no version",
        "design: 2",
        "design: 1\nelemnts: {}",
        "design: 1\nsays: {time-out: 2 s}",
        "design: 1\nelements: {a: {kind: servce}}",
        "design: 1\nelements: {a: {kind: service, dlqq: yes}}",
        "design: 1\nedges: [nonsense]",
        "design: 1\nedges: a -> b",
        "design: 1\nflows: [{nam: x}]",
        "design: 1\nflows: [{steps: [{a -> b: x, stps: []}]}]",
        "design: 1\nmessages: {A: {kind: evnt}}",
    ],
)
def test_what_is_mistyped_does_not_fit(text: str) -> None:
    """If a key or word is not known, then the editor tells."""
    assert not fits(yaml.safe_load(text), _SCHEMA)


@pytest.mark.parametrize("aspect", Aspect)
def test_every_aspect_has_room(aspect: Aspect) -> None:
    """If an aspect is added, then an element and the whole design may answer it."""
    tree = {"design": 1, "says": {aspect: True}, "elements": {"a": {aspect: {"known": "no", "text": "x"}}}}

    assert fits(yaml.safe_load(yaml.safe_dump(_plain(tree))), _SCHEMA)


def _plain(tree: Any) -> Any:
    return {str(key): _plain(value) for key, value in tree.items()} if isinstance(tree, dict) else tree
