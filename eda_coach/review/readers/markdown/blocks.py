"""A Markdown document as blocks of words, each with its lines."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum


class BlockKind(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    HEADING = "heading"
    ROW = "row"
    FENCE = "fence"
    IMAGE = "image"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A part of a document.

    Attributes:
        text: The words without markup, in which the end of a wrapped line is a blank; of a fence its content;
            of an image its text and its address.
        line: The first, from 1; of a fence that of its content.
        end_line: The last.
        breaks: Offsets in the text of the ends of lines.
        headings: Those it stands under, the outermost first.
        level: Of a heading.
        info: Of a fence, its first word in lower case.
        lead: The sentence that introduces the list it stands in; may be empty.
        cells: Of a row.
        header: Of the table of a row.
        strong: What stands in bold.
    """

    kind: BlockKind
    text: str
    line: int
    end_line: int
    breaks: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    level: int = 0
    info: str = ""
    lead: str = ""
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The nearest heading; empty before the first."""
        return self.headings[-1] if self.headings else ""

    def line_at(self, offset: int) -> int:
        """The line of a place in the text."""
        return min(self.line + bisect_right(self.breaks, offset - 1), self.end_line)
