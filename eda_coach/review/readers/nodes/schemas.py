"""JSON Schema as a list of fields, as far as a review asks for them."""

from collections.abc import Iterator

from eda_coach.review.readers.nodes.avro import avro_shape, is_avro
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.nodes.shape import Gathering, Shape

_COMPOSITIONS = ("allOf", "oneOf", "anyOf")
_CONDITIONAL = ("then", "else")
# Types are looked for so deep in compositions, and in so many of their parts.
_MOST_WRAPPED = 3


def shape_of(schema: Node, references: References, *, is_header: bool = False) -> Shape:
    """The fields of a payload or of headers.

    Args:
        schema: JSON Schema or Avro; may be a reference.
        references: To follow the schema's own references; those that lead nowhere are told there.
        is_header: Whether the fields are headers.
    """
    if not schema.is_mapping:
        return Shape()
    target = references.followed(schema)
    if is_avro(target):
        return avro_shape(target, references, is_header=is_header)
    gathering = Gathering(references=references, is_header=is_header)
    is_closed = _go_into(schema, gathering, "", is_sure=True)
    gathering.is_whole = gathering.is_whole and is_closed and bool(gathering.fields)
    says_type = _type_of(target, references) not in ("", "object")
    return gathering.shape(is_stated=bool(gathering.fields) or not target or says_type)


def _go_into(schema: Node, gathering: Gathering, name: str, *, is_sure: bool) -> bool:
    """Add the fields of an object, a list or a composition.

    Args:
        schema: To go into.
        gathering: Takes the fields.
        name: Of the field that it describes; empty for the whole.
        is_sure: Whether it holds for every message, rather than being one of several choices.

    Returns:
        Whether it says what stands inside; an object without properties may hold anything.
    """
    target = gathering.references.followed(schema)
    if not target:
        gathering.is_whole = False
        return True
    with gathering.opened(target, name) as is_new:
        if not is_new:
            return True
        if _is_list(target):
            return _go_into_items(target["items"], gathering, f"{name}[]", is_sure=is_sure)
        is_closed = _add_properties(target, gathering, name, is_sure=is_sure)
        if target is not schema:  # OpenAPI 3.1 allows properties beside a reference
            _add_properties(schema, gathering, name, is_sure=is_sure)
        parts = [_go_into(part, gathering, name, is_sure=is_sure) for part in target["allOf"]]
        choices = [_go_into(part, gathering, name, is_sure=False) for part in _choices(target)]
        is_scalar = _type_of(target, gathering.references) not in ("", "object")
        return is_closed or any(parts) or (bool(choices) and all(choices)) or is_scalar


def _go_into_items(items: Node, gathering: Gathering, name: str, *, is_sure: bool) -> bool:
    """Add the fields of the items of a list; items of which nothing is told are taken for plain values."""
    inner = gathering.references.followed(items)
    is_plain = not items or (bool(inner) and not _has_inside(inner))
    return is_plain or _go_into(items, gathering, name, is_sure=is_sure)


def _choices(schema: Node) -> Iterator[Node]:
    """The parts of a schema of which not all hold."""
    yield from schema["oneOf"]
    yield from schema["anyOf"]
    yield from (schema[key] for key in _CONDITIONAL if schema[key])


def _add_properties(schema: Node, gathering: Gathering, name: str, *, is_sure: bool) -> bool:
    """Add the properties of a schema and what stands inside them; gives whether there are any."""
    required = {item.text for item in schema["required"]}
    for key, value in schema["properties"].entries.items():
        full = f"{name}.{key}" if name else key
        target = gathering.references.followed(value)
        type_ = _type_of(target, gathering.references)
        has_room = gathering.add(full, value, type_, is_required=is_sure and key in required)
        if not has_room:
            break
        if not target:
            gathering.is_whole = False
        elif _has_inside(target):
            is_closed = _go_into(value, gathering, full, is_sure=is_sure)
            gathering.is_whole = gathering.is_whole and is_closed
    return schema["properties"].is_mapping


def _has_inside(schema: Node) -> bool:
    keys = ("properties", "items", "additionalProperties", "patternProperties", *_COMPOSITIONS)
    return schema["type"].text in ("object", "array") or any(key in schema.entries for key in keys)


def _is_list(schema: Node) -> bool:
    return schema["type"].text == "array" or (schema["items"].is_there and not schema["properties"])


def _type_of(schema: Node, references: References, depth: int = 0) -> str:
    """The type as written, its format behind a slash; of a composition that of the first typed part."""
    if schema.scalar is not None:  # "price: number", short for a type
        return schema.text
    types = [item.text for item in schema["type"] if item.text not in ("null", "")] or [schema["type"].text]
    if types[0]:
        return "/".join(filter(None, ("|".join(types), schema["format"].text)))
    if schema["properties"] or schema["additionalProperties"].is_mapping:
        return "object"
    if depth < _MOST_WRAPPED:
        for key in _COMPOSITIONS:
            for part in schema[key].items[:2]:
                found = _type_of(references.followed(part), references, depth + 1)
                if found:
                    return found
    return ""
