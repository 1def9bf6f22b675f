"""The JSON Schema of design.yaml, for editors, made of the words that the reader knows."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.flow import BlockKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.readers.own.values import SYNONYMS

_Schema = dict[str, Any]

_TEXT: _Schema = {"type": ["string", "number", "null"]}
_YES_NO: _Schema = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "unknown"]}]}
_EXTENSIONS: _Schema = {"^x-": {}}
_ARROW = "^[^:]+(->|=>|\u2192)[^:]+$"


def design_schema() -> _Schema:
    """The schema of design.yaml, in JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "design.yaml",
        "description": "The design of a system, for eda-coach review. What is left out counts as not stated.",
        **_mapping(_top(), required=["design"]),
        "$defs": {
            "value": _value(),
            "element": {"anyOf": [{"type": "null"}, {"enum": _words(ElementKind)}, _mapping(_element())]},
            "message": {"anyOf": [{"type": "null"}, {"type": "array", "items": _TEXT}, _mapping(_message())]},
            "fields": _fields(),
            "edge": _arrow(_edge()),
            "step": _arrow(_edge() | _step()),
            "frame": _mapping(_frame(), has_aspects=False),
        },
    }


def _top() -> _Schema:
    return {
        "design": {"description": "The version of this format.", "enum": [1, "1"]},
        "name": {"description": "Of the system.", **_TEXT},
        "says": {"description": "What holds for the whole design.", **_nullable(_mapping({}))},
        "elements": _named("Parts of the system by id, and what each says of itself.", "element"),
        "messages": _named("Messages by name.", "message"),
        "edges": _listed("What passes between two elements, where no flow shows it.", "edge"),
        "flows": {
            "description": "What happens one step after the other.",
            **_nullable({"type": "array", "items": _mapping(_flow(), has_aspects=False)}),
        },
    }


def _element() -> _Schema:
    return {
        "kind": {"description": "What it is; told by the name if left out.", "enum": _words(ElementKind)},
        "name": {"description": "As people call it; the id if left out.", **_TEXT},
        "technology": {"description": "Product or image.", **_TEXT},
        "channel": {
            "description": "How a channel or broker hands out messages.",
            "enum": _words(ChannelKind),
        },
    }


def _message() -> _Schema:
    fields = {"$ref": "#/$defs/fields"}
    return {
        "name": _TEXT,
        "kind": {"description": "What it is meant to do.", "enum": _words(MessageKind)},
        "fields": {"description": "Of the payload.", **fields},
        "headers": fields,
        "whole": {"description": "Whether all fields of the payload are listed.", **_YES_NO},
    }


def _fields() -> _Schema:
    field = {"type": _TEXT, "required": _YES_NO}
    of_name = {"anyOf": [_TEXT, _mapping(field, has_aspects=False)]}
    named = {"type": "object", "additionalProperties": of_name}
    return {"anyOf": [{"type": "null"}, named, {"type": "array", "items": {"anyOf": [_TEXT, named]}}]}


def _edge() -> _Schema:
    names = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    return {
        "from": {"description": "Id of an element.", **_TEXT},
        "to": {"description": "Id of an element.", **_TEXT},
        "kind": {"description": "Told by the kinds of the ends if left out.", "enum": _words(EdgeKind)},
        "label": {"description": "What passes, in words.", **_TEXT},
        "protocol": _TEXT,
        "message": names,
        "messages": names,
        "sync": {"description": "Whether the sender waits.", **_YES_NO},
        "certain": {"description": "No if kind or direction are only guessed.", **_YES_NO},
    }


def _step() -> _Schema:
    number = {"type": ["integer", "string"]}
    return {
        "note": _TEXT,
        "steps": _listed("What happens before the call is answered.", "step"),
        "reply": {"description": "What comes back.", "type": ["string", "number", "boolean", "null"]},
        "inside": {"description": "Number of the call around it, from 1; none if there is none.", **number},
        "answers": {
            "description": "Numbers of the steps that it answers, from 1.",
            "anyOf": [number, {"type": "array", "items": number}],
        },
        "frames": _listed("Frames around it, the outermost first.", "frame"),
    }


def _frame() -> _Schema:
    return {
        "kind": {"enum": _words(BlockKind)},
        "number": {"description": "The same for all branches of one frame.", "type": "integer"},
        "branch": {"description": "From 0.", "type": "integer"},
        "label": _TEXT,
    }


def _flow() -> _Schema:
    return {"name": _TEXT, "steps": _listed("In their order.", "step")}


def _value() -> _Schema:
    scalars = ["boolean", "string", "number", "null"]
    given = {"known": _YES_NO, "text": _TEXT}
    return {
        "description": "yes, no or unknown, or what exactly, as in 2 s or orders.dlq.",
        "anyOf": [
            {"type": scalars},
            {"type": "array", "items": {"type": scalars}},
            _mapping(given, has_aspects=False),
        ],
    }


def _arrow(properties: _Schema) -> _Schema:
    """An arrow in its short form, alone or as the first key of a mapping, or with "from" and "to"."""
    mapping = _mapping(properties)
    mapping["patternProperties"] = {**_EXTENSIONS, _ARROW: _TEXT}
    return {"anyOf": [{"type": "string", "pattern": "(->|=>|\u2192)"}, mapping]}


def _mapping(properties: _Schema, *, required: Iterable[str] = (), has_aspects: bool = True) -> _Schema:
    """A mapping with some keys, most of them with any aspect beside."""
    aspects = {name: {"$ref": "#/$defs/value"} for name in (*_words(Aspect), *SYNONYMS)}
    needed = {"required": list(required)} if required else {}
    of_top = "design" in properties
    return {
        "type": "object",
        "properties": properties if of_top or not has_aspects else properties | aspects,
        "patternProperties": dict(_EXTENSIONS),
        "additionalProperties": False,
        **needed,
    }


def _named(description: str, what: str) -> _Schema:
    of_name = {"$ref": f"#/$defs/{what}"}
    listed = {"type": "array", "items": {"anyOf": [_TEXT, of_name]}}
    named = {"type": "object", "additionalProperties": of_name}
    return {"description": description, "anyOf": [{"type": "null"}, named, listed]}


def _listed(description: str, what: str) -> _Schema:
    return {
        "description": description,
        **_nullable({"type": "array", "items": {"$ref": f"#/$defs/{what}"}}),
    }


def _nullable(schema: _Schema) -> _Schema:
    return {"anyOf": [{"type": "null"}, schema]}


def _words(words: type[StrEnum]) -> list[str]:
    return [str(word) for word in words]
