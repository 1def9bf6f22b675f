"""The JSON Schemas that editors check packs with."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from eda_coach.content.reading.documents import file_type
from eda_coach.content.reading.pack_reader import pack_files
from eda_coach.content.reading.schema import schema_names, schema_of
from eda_coach.content.shelf import DEFAULT_PACK, bundled_packs
from tests.content.full_pack import FULL_PACK

CONCEPT = FULL_PACK["concepts/basics.yaml"]["concepts"][0]
QUESTION = FULL_PACK["questions/basics.yaml"]["questions"][0]
OVERCLAIM = FULL_PACK["overclaims.yaml"]["exactly-once"]
SCHEMAS = {name: schema_of(name) for name in schema_names()}


def _mistakes(plain: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    """What of a plain value a schema does not know: as much of JSON Schema as ours use for keys."""
    choices = schema.get("oneOf", schema.get("anyOf"))
    if "$ref" in schema:
        yield from _mistakes(plain, root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root)
    elif choices:
        yield from min((list(_mistakes(plain, one, root)) for one in choices), key=len)
    elif isinstance(plain, dict):
        yield from (f"{key} missing" for key in schema.get("required", ()) if key not in plain)
        for key, value in plain.items():
            inner = _schema_of_key(key, schema)
            yield from _mistakes(value, inner, root) if inner is not None else [f"{key} unknown"]
    elif isinstance(plain, list):
        entries = schema.get("prefixItems") or [schema.get("items", {})] * len(plain)
        for value, inner in zip(plain, entries, strict=False):
            yield from _mistakes(value, inner, root)
    elif schema.get("const", plain) != plain or plain not in schema.get("enum", [plain]):
        yield f"{plain} is none of the known words"


def _schema_of_key(key: str, schema: dict[str, Any]) -> dict[str, Any] | None:
    if key in schema.get("properties", {}):
        return dict(schema["properties"][key])
    for pattern, inner in schema.get("patternProperties", {}).items():
        if re.search(pattern, key):
            return dict(inner)
    return schema.get("additionalProperties") or None


def _check(kind: str, plain: Any) -> list[str]:
    return list(_mistakes(plain, SCHEMAS[kind], SCHEMAS[kind]))


def test_every_type_of_file_has_a_schema() -> None:
    """If an editor asks, then there is a schema for each file of a pack, in today's dialect."""
    assert set(SCHEMAS) == {
        *("pack.yaml", "sources.yaml", "claims.yaml", "lexicon.yaml", "overclaims.yaml"),
        *("concepts", "questions", "scenarios"),
    }
    assert all("2020-12" in schema["$schema"] for schema in SCHEMAS.values())
    assert SCHEMAS["questions"]["title"] == "eda-coach questions"


def test_schemas_accept_the_bundled_pack() -> None:
    """If a file is part of the bundled pack, then its schema accepts its keys."""
    folder = bundled_packs() / DEFAULT_PACK

    for name in pack_files(folder):
        plain = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
        assert _check(file_type(name) or "", plain) == [], name


@pytest.mark.parametrize("name", sorted(FULL_PACK))
def test_schemas_accept_every_key_there_is(name: str) -> None:
    """If a file uses every key of the format, then its schema accepts it."""
    assert _check(name.split("/", maxsplit=1)[0], FULL_PACK[name]) == []


@pytest.mark.parametrize(
    ("name", "change", "mistakes"),
    [
        ("pack.yaml", {"licens": "x"}, ["licens unknown"]),
        ("sources.yaml", {"sources": [{"id": "a", "title": "b", "url": "c"}]}, ["status missing"]),
        ("concepts/basics.yaml", {"concepts": [CONCEPT | {"topic": "a"}]}, ["topic unknown"]),
        ("questions/basics.yaml", {"questions": [QUESTION | {"topic": "a"}]}, ["topic unknown"]),
        ("overclaims.yaml", {"x": OVERCLAIM | {"id": "x"}}, ["id unknown"]),
        ("scenarios/food-delivery.yaml", {"level": "expert"}, ["expert is none of the known words"]),
    ],
)
def test_schemas_refuse_what_the_reader_refuses(
    name: str, change: dict[str, Any], mistakes: list[str]
) -> None:
    """If a key is unknown, missing or given by its place, then the schema refuses it."""
    assert _check(name.split("/", maxsplit=1)[0], FULL_PACK[name] | change) == mistakes


def test_schemas_say_what_a_text_may_look_like() -> None:
    """If a field is an id or a text, then the schema has its pattern or least length."""
    properties = SCHEMAS["sources.yaml"]["$defs"]["Source"]["properties"]

    assert properties["id"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert properties["title"]["minLength"] == 1
