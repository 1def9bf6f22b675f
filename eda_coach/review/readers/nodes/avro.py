"""Avro records as lists of fields."""

from dataclasses import dataclass, field

from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.nodes.shape import Gathering, Shape

_SIMPLE = frozenset({"null", "boolean", "int", "long", "float", "double", "bytes", "string"})
# Records, enums and fixed types may be used again by their name.
_NAMED = frozenset({"record", "error", "enum", "fixed"})


def is_avro(schema: Node) -> bool:
    """Whether a schema is a record of Avro."""
    return schema["type"].text == "record" and bool(schema["fields"].items)


def avro_shape(schema: Node, references: References, *, is_header: bool = False) -> Shape:
    """The fields of an Avro record; arguments as in :func:`~.schemas.shape_of`."""
    walk = _Walk(gathering=Gathering(references=references, is_header=is_header))
    walk.go_into(schema, "")
    return walk.gathering.shape(is_stated=True)


@dataclass(kw_only=True, slots=True)
class _Walk:
    """One walk over a record and what it contains."""

    gathering: Gathering
    type_by_name: dict[str, Node] = field(default_factory=dict)

    def go_into(self, type_: Node, name: str) -> None:
        """Add the fields of a record, wherever it stands: in a list, a map or a choice."""
        type_ = self._named(self.gathering.references.followed(type_))
        if not type_:
            self.gathering.is_whole = False
            return
        with self.gathering.opened(type_, name) as is_new:
            if not is_new:
                return
            for choice in type_.items:
                self.go_into(choice, name)
            for one in type_["fields"]:
                self._add(one, name)
            if type_["items"]:
                self.go_into(type_["items"], f"{name}[]")
            if type_["type"].is_mapping or type_["type"].items:  # {"type": {"type": "record", ...}}
                self.go_into(type_["type"], name)
            if type_["values"]:  # a map: its keys are not told
                self.gathering.is_whole = False

    def _add(self, one: Node, prefix: str) -> None:
        name = f"{prefix}.{one['name'].text}" if prefix else one["name"].text
        words = _words(one["type"])
        is_required = not one["default"] and "null" not in words
        type_ = "|".join(word for word in words if word != "null")
        logical = one["logicalType"].text or one["type"]["logicalType"].text
        full_type = f"{type_}/{logical}" if logical else type_
        self.gathering.add(name, one, full_type, is_required=is_required)
        if any(word not in _SIMPLE for word in words):
            self.go_into(one["type"], name)

    def _named(self, type_: Node) -> Node:
        """The type that a name stands for; a type with a name is remembered."""
        name = type_["name"].text
        if name and type_["type"].text in _NAMED:
            self.type_by_name[name] = type_
            self.type_by_name[f"{type_['namespace'].text}.{name}"] = type_
        text = type_.text
        if not text or text in _SIMPLE:
            return type_
        return (
            self.type_by_name.get(text) or self.type_by_name.get(text.split(".")[-1]) or Node(is_there=False)
        )


def _words(type_: Node) -> list[str]:
    """The names of a type: one, or those of a choice."""
    if type_.items:
        return [word for choice in type_ for word in _words(choice)[:1]]
    inner = type_["type"]
    return [type_.text or inner.text or (_words(inner) or [""])[0] if inner else type_.text]
