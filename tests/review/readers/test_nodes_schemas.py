"""Schemas as lists of fields, and whether the list is whole."""

import time
from textwrap import dedent

import pytest

from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.nodes.schemas import shape_of
from eda_coach.review.readers.nodes.shape import Shape
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.source import Places, Source, look_nowhere


def opened(text: str) -> References:
    """The references of a text."""
    source = Source(name="main.yaml", text=dedent(text))
    return References(source=source, root=read_nodes(Places(source)).root, lookup=look_nowhere)


def shape(text: str, *, is_header: bool = False) -> Shape:
    """The shape of the schema under the key ``it``."""
    references = opened(text)
    return shape_of(references.root["it"], references, is_header=is_header)


def listed(found: Shape) -> dict[str, str]:
    """Types by name, an exclamation mark behind those that are required."""
    return {one.name: one.type + ("!" if one.is_required else "") for one in found.fields}


def test_properties_are_listed_with_what_is_inside() -> None:
    """If a schema nests objects and lists, then their fields are named with dots and brackets."""
    found = shape(
        """\
        it:
          type: object
          required: [id, customer]
          properties:
            id: {type: string, format: uuid}
            at: {type: [string, "null"], format: date-time}
            customer:
              type: object
              required: [email]
              properties: {email: {type: string}}
            items:
              type: array
              items: {properties: {sku: {type: string}, tags: {type: array, items: {type: string}}}}
            status: {enum: [new, old]}
            price: number
          examples: [{surprise: 1}]
        """
    )

    assert listed(found) == {
        "id": "string/uuid!",
        "at": "string/date-time",
        "customer": "object!",
        "customer.email": "string!",
        "items": "array",
        "items[].sku": "string",
        "items[].tags": "array",
        "status": "",
        "price": "number",
    }
    assert found.is_whole
    assert found.is_stated
    assert found.fields[0].evidence.line == 5


def test_compositions_are_merged() -> None:
    """If a schema is composed, then the fields of all parts count; only those of "all of" may be required."""
    found = shape(
        """\
        it:
          allOf:
            - $ref: '#/base'
            - properties: {total: {type: number}}
              required: [total]
          oneOf:
            - {properties: {card: {type: string}}, required: [card]}
            - {properties: {iban: {type: string}}}
          properties:
            who: {allOf: [{$ref: '#/name'}, {description: of the buyer}]}
        base: {type: object, required: [id], properties: {id: {type: string}}}
        name: {type: string}
        """
    )

    assert listed(found) == {
        "who": "string",
        "id": "string!",
        "total": "number!",
        "card": "string",
        "iban": "string",
    }
    assert found.is_whole


@pytest.mark.parametrize(
    "schema",
    [
        "{}",
        "true",
        "{type: object}",
        "{type: string}",
        "{type: object, additionalProperties: true}",
        "{patternProperties: {'^x': {type: string}}}",
        "{$ref: 'https://example.com/x'}",
        "{$ref: '#/nowhere'}",
        "{properties: {a: {$ref: '#/nowhere'}}}",
        "{properties: {a: {type: string}, data: {type: object}}}",
        "{properties: {a: {type: object, properties: {b: {type: object}}}}}",
        "{properties: {list: {type: array, items: {type: object}}}}",
        "{allOf: [{properties: {a: {type: string}}}, {$ref: '#/nowhere'}]}",
        "{oneOf: [{properties: {a: {type: string}}}, {type: object}]}",
    ],
)
def test_an_open_schema_is_not_whole(schema: str) -> None:
    """If something of a schema is open or out of reach, then no field can be said to be missing."""
    assert not shape(f"it: {schema}").is_whole


@pytest.mark.parametrize(
    "schema",
    [
        "{properties: {a: {type: string}}, additionalProperties: false}",
        "{properties: {a: {description: untyped}}}",
        "{properties: {a: {type: array}}}",
        "{type: array, items: {properties: {a: {type: string}}}}",
        "{allOf: [{properties: {a: {type: string}}}, {description: words}]}",
    ],
)
def test_a_closed_schema_is_whole(schema: str) -> None:
    """If a schema lists properties and nothing in it is open, then what it does not list is not there."""
    assert shape(f"it: {schema}").is_whole


@pytest.mark.parametrize(
    ("schema", "is_stated"),
    [
        ("{}", False),
        ("true", False),
        ("{type: object}", False),
        ("{type: string}", True),
        ("{$ref: 'https://example.com/x'}", True),
        ("{properties: {a: {}}}", True),
    ],
)
def test_a_schema_that_says_nothing_is_none(schema: str, is_stated: bool) -> None:  # noqa: FBT001
    """If a schema allows anything, then it is not stated."""
    assert shape(f"it: {schema}").is_stated is is_stated


def test_no_schema_is_no_shape() -> None:
    """If there is no schema, then nothing is known."""
    assert shape("other: 1") == Shape()


def test_a_schema_that_contains_itself_is_whole() -> None:
    """If a schema contains itself, then each field is listed once and nothing is told."""
    references = opened(
        """\
        it:
          properties:
            name: {type: string}
            parent: {$ref: '#/it'}
            children: {type: array, items: {$ref: '#/it'}}
        """
    )

    found = shape_of(references.root["it"], references)

    assert set(listed(found)) == {"name", "parent", "children"}
    assert found.is_whole
    assert references.unread == []


def test_headers_are_told_apart() -> None:
    """If a schema is that of headers, then its fields are headers."""
    found = shape("it: {properties: {traceparent: {type: string}}}", is_header=True)

    assert [(one.name, one.is_header) for one in found.fields] == [("traceparent", True)]


def test_records_of_avro_are_listed() -> None:
    """If a schema is Avro, then its fields, choices, lists and named types are read."""
    found = shape(
        """\
        it:
          type: record
          name: OrderPlaced
          namespace: shop
          fields:
            - {name: eventId, type: {type: string, logicalType: uuid}}
            - {name: at, type: {type: long, logicalType: timestamp-millis}}
            - {name: note, type: ["null", string], default: null}
            - name: address
              type: {type: record, name: Address, fields: [{name: city, type: string}]}
            - {name: billing, type: ["null", Address]}
            - name: lines
              type: {type: array, items: {type: record, name: Line, fields: [{name: sku, type: string}]}}
            - {name: state, type: {type: enum, name: State, symbols: [NEW, OLD]}}
        """
    )

    assert listed(found) == {
        "eventId": "string/uuid!",
        "at": "long/timestamp-millis!",
        "note": "string",
        "address": "record!",
        "address.city": "string!",
        "billing": "Address",
        "billing.city": "string!",
        "lines": "array!",
        "lines[].sku": "string!",
        "state": "enum!",
    }
    assert found.is_whole


@pytest.mark.parametrize("type_", ["Unknown", "{type: map, values: string}", "[string, Unknown]"])
def test_open_records_of_avro_are_not_whole(type_: str) -> None:
    """If a record holds a map or a type that is defined elsewhere, then it is not whole."""
    assert not shape(f"it: {{type: record, name: X, fields: [{{name: a, type: {type_}}}]}}").is_whole


def _doubling(levels: int, key: str) -> str:
    """Schemas each of which refers to the next twice."""
    rows = [f"s{i}: {{{key}: [{{$ref: '#/s{i + 1}'}}, {{$ref: '#/s{i + 1}'}}]}}" for i in range(levels)]
    return "\n".join(["it: {$ref: '#/s0'}", *rows, f"s{levels}: {{properties: {{a: {{type: string}}}}}}"])


def _lists(levels: int) -> str:
    """Lists of lists of lists."""
    rows = [f"s{i}: {{type: array, items: {{$ref: '#/s{i + 1}'}}}}" for i in range(levels)]
    return "\n".join(["it: {$ref: '#/s0'}", *rows])


def _doubling_properties(levels: int) -> str:
    rows = [
        f"s{i}: {{properties: {{a: {{$ref: '#/s{i + 1}'}}, b: {{$ref: '#/s{i + 1}'}}}}}}"
        for i in range(levels)
    ]
    return "\n".join(["it: {$ref: '#/s0'}", *rows, f"s{levels}: {{properties: {{a: {{type: string}}}}}}"])


@pytest.mark.parametrize(
    "text",
    [
        _doubling(40, "allOf"),
        _doubling(40, "oneOf"),
        _doubling_properties(40),
        _lists(3000),
        "it: {type: array, items: {$ref: '#/it'}}",
        "it: {properties: {" + ", ".join(f"p{i}: {{type: string}}" for i in range(5000)) + "}}",
        "it: {type: record, name: A, fields: [{name: a, type: A}, {name: b, type: {type: array, items: A}}]}",
    ],
)
def test_schemas_that_multiply_end_soon(text: str) -> None:
    """If references multiply, then the walk ends soon, with no more fields than a person can review."""
    start = time.perf_counter()

    found = shape(text)

    assert time.perf_counter() - start < 5.0
    assert len(found.fields) <= 400


def test_many_large_messages_share_a_budget() -> None:
    """If very many payloads are large, then the later ones are read in part, which is told once."""
    references = opened(
        "big: {properties: {"
        + ", ".join(f"p{i}: {{type: string}}" for i in range(300))
        + "}}\n"
        + "".join(f"m{i}: {{$ref: '#/big'}}\n" for i in range(1000))
    )
    start = time.perf_counter()

    shapes = [shape_of(references.root[f"m{i}"], references) for i in range(1000)]

    assert time.perf_counter() - start < 5.0
    assert (shapes[0].is_whole, shapes[-1].is_whole) == (True, False)
    assert [one.why for one in references.unread] == ["its schemas are too many to follow all of them"]
