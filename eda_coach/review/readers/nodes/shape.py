"""What a schema allows: its fields, gathered while a reader walks over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from eda_coach.review.model.message import Field
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References

# Fields of fields of fields: what a rule asks for stands higher up. Larger values show more of a payload.
_MOST_LEVELS = 6
# Fields of one schema; a payload with more is no message that a person reviews field by field.
_MOST_FIELDS = 400
# Schemas and fields that are looked at for one message, so that references cannot multiply.
_MOST_LOOKS = 3_000
# Schemas inside one another, lists and compositions counted.
_MOST_OPEN = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """What a schema allows.

    Attributes:
        fields: In the order of the document, outer before inner.
        is_whole: Whether every field was seen, so that one that is not listed is not there.
        is_stated: Whether the schema says anything at all.
    """

    fields: tuple[Field, ...] = ()
    is_whole: bool = False
    is_stated: bool = False


@dataclass(kw_only=True, slots=True)
class Gathering:
    """The fields that a walk over a schema has found so far."""

    references: References
    is_header: bool = False
    fields: dict[str, Field] = field(default_factory=dict)
    is_whole: bool = True
    _left: int = _MOST_LOOKS
    _open: set[int] = field(default_factory=set)

    def add(self, name: str, at: Node, type_: str, *, is_required: bool) -> bool:
        """Add a field, or say more of one that was added; gives whether there is room for more."""
        known = self.fields.get(name)
        if known is not None:
            is_required = is_required or known.is_required
            self.fields[name] = replace(known, is_required=is_required, type=known.type or type_)
        elif len(self.fields) < _MOST_FIELDS and self._has_left():
            self.fields[name] = Field(
                name=name,
                type=type_,
                is_header=self.is_header,
                is_required=is_required,
                evidence=at.evidence(),
            )
            return True
        else:
            self.is_whole = False
        return self._has_left()

    @contextmanager
    def opened(self, schema: Node, name: str) -> Iterator[bool]:
        """Go into a schema; false for one that contains itself, which tells nothing new, or beyond limits."""
        if id(schema) in self._open:
            yield False
        elif not self._has_left() or len(self._open) >= _MOST_OPEN or name.count(".") >= _MOST_LEVELS:
            self.is_whole = False
            yield False
        else:
            self._open.add(id(schema))
            yield True
            self._open.discard(id(schema))

    def _has_left(self) -> bool:
        """Spend one look of the message's and of the document's."""
        self._left -= 1
        return self._left >= 0 and self.references.has_left()

    def shape(self, *, is_stated: bool) -> Shape:
        """What was found."""
        return Shape(fields=tuple(self.fields.values()), is_whole=self.is_whole, is_stated=is_stated)
