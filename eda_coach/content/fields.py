"""Field types of authored content: what a scalar in YAML may look like.

The types here are plain to everybody else (``Whole`` is an ``int``). Their marks are
read only where YAML comes in (:mod:`eda_coach.content.reading.scalars`), so that a
program that merely asks a question never loads a validation library.
"""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class FieldMark:
    """Names the rule that a scalar must keep where YAML comes in; it means nothing to anybody else."""

    rule: str


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
