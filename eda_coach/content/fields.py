"""Field types of authored content: what a scalar in YAML may look like.

The types here are plain to everybody else (``Whole`` is an ``int``). Their marks are
read only where YAML comes in (:mod:`eda_coach.content.reading.scalars`), so that a
program that merely asks a question never loads a validation library.
"""

from dataclasses import dataclass
from typing import Annotated, Any

_JSON_SCHEMA_BY_RULE: dict[str, dict[str, Any]] = {
    "slug": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "text": {"minLength": 1},
    "given": {"x-given": True},
}


@dataclass(frozen=True)
class FieldMark:
    """Tells the door where YAML comes in which rule a scalar must keep."""

    rule: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Hand the rule to the door; called only while the door builds its schema."""
        from eda_coach.content.reading.scalars import scalar_schema

        return scalar_schema(self.rule, handler(source))

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> Any:
        """Say the rule in JSON Schema, for editors."""
        return {**handler(core_schema), **_JSON_SCHEMA_BY_RULE.get(self.rule, {})}


# An id: kebab-case, stable for ever.
Slug = Annotated[str, FieldMark("slug")]
# Words for a person to read: never empty.
Text = Annotated[str, FieldMark("text")]
# A whole number, written plainly: 12, not 012, 1_000 or "12".
Whole = Annotated[int, FieldMark("whole")]
# A number, written plainly: 12, 0.5 or 1e6, not 22:30, .5 or 0x1F.
Number = Annotated[float, FieldMark("number")]
# Filled in by the reader from the place of the text in the pack, never written by an author.
Given = Annotated[str, FieldMark("given")]
# true or false; yes, no, on and off are problems.
Switch = Annotated[bool, FieldMark("switch")]
