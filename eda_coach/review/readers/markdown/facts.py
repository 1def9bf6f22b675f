"""What the words of a Markdown document say of the design."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from eda_coach.language.polarity.leads import standing_under
from eda_coach.language.polarity.runs import word_set
from eda_coach.language.polarity.standing import Standing
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import How
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.readers.markdown.blocks import Block, BlockKind
from eda_coach.review.readers.prose.names import Names
from eda_coach.review.readers.prose.saying import Said, said_in
from eda_coach.review.readers.source import Places
from eda_coach.review.readers.vocabulary import Vocabulary

# Marks of a cell that stand for a word.
_MARKS = {
    **dict.fromkeys("✗✘❌✖🚫⛔", "no"),
    **dict.fromkeys("✓✔✅☑🟢", "yes"),
}
# They leave open whether there is none or whether nobody knows.
_BLANK = frozenset({"", "-", "--", "\u2013", "\u2014", "?", "n/a", "N/A", "\u2026", "..."})
_UNDONE = ("[ ] ", "☐")
_DONE = ("[x] ", "[X] ", "☑", "☒")
_BAD = tuple("❌✗✘🚫")
# What stands under "Out of scope" and is longer explains something else.
_LONGEST_ENTRY = 12
# Columns that weigh instead of telling.
_WEIGHING = word_set("pros cons advantages disadvantages option options alternative alternatives drawbacks")
# The first heading is the title of the whole, even where it names a service.
_LEAST_HEADINGS = 2
# Headings of what the design is to replace.
_OLD = re.compile(
    r"[\d.\s]{0,8}(?:context|background|motivation|problem|history|as[ -]is|status quo|legacy"
    r"|(?:the )?(?:current|existing|old) (?:situation|state|problem|process|pain|system|monolith"
    r"|solution|setup)"
    r"|today)\b",
    re.IGNORECASE,
)
# With one of them a sentence under such a heading tells of what is to be replaced.
_THEN = re.compile(
    r"\b(?:today|currently|monolith|legacy|existing|old|at present|right now)\b", re.IGNORECASE
)
# Of the first cell only so much is a label.
_LABEL_WORDS = 4


class Facts:
    """Gathers what blocks say.

    Args:
        places: Of the document.
        vocabulary: What aspects are known by.
        names: Of the elements of the design.
    """

    def __init__(self, places: Places, vocabulary: Vocabulary, names: Names) -> None:
        self._places = places
        self._vocabulary = vocabulary
        self._names = names

    def of(self, blocks: Iterable[Block]) -> Iterator[Fact]:
        """What the blocks say, in their order."""
        for block in blocks:
            if block.kind is BlockKind.ROW:
                yield from self._of_row(block)
            elif block.kind not in (BlockKind.FENCE, BlockKind.IMAGE):
                for said in said_in(block.text, self._vocabulary):
                    yield self._fact(said, block)

    def _fact(self, said: Said, block: Block) -> Fact:
        end = said.start + len(said.sentence)
        return Fact(
            aspect=said.aspect,
            stand=stand_in(block, said),
            elements=self._names.ids_in(said.sentence) or self._of_section(block),
            heading=block.heading,
            evidence=self._places.at(
                block.line_at(said.start), to=block.line_at(end), quote=said.sentence, how=How.PROSE
            ),
        )

    def _of_section(self, block: Block) -> tuple[str, ...]:
        """The one element that the heading of a sub-section names: what it says is said of that."""
        if len(block.headings) < _LEAST_HEADINGS or block.kind is BlockKind.HEADING:
            return ()
        named = self._names.ids_in(block.heading)
        return named if len(named) == 1 else ()

    def _of_row(self, block: Block) -> Iterator[Fact]:
        """What each cell says under its header, once for each stand and elements."""
        found: dict[tuple[Aspect, Stand, tuple[str, ...]], Fact] = {}
        for text in _sentences_of(block):
            elements = self._names.ids_in(text)
            for said in said_in(text, self._vocabulary):
                fact = Fact(
                    aspect=said.aspect,
                    stand=Stand.ARGUED if _weighs(block) else stand_in(block, said),
                    elements=elements,
                    heading=block.heading,
                    evidence=self._places.at(block.line, quote=block.text, how=How.PROSE),
                )
                found.setdefault((fact.aspect, fact.stand, elements), fact)
        yield from found.values()


def stand_in(block: Block, said: Said) -> Stand:
    """The stand of a sentence where it stands: a heading claims nothing, and "Out of scope" takes away."""
    if block.kind in (BlockKind.HEADING, BlockKind.QUOTE) or block.text.lstrip().startswith(_BAD):
        return Stand.ARGUED
    if said.stand is Stand.ARGUED or (tells_of_before(block) and _THEN.search(said.sentence)):
        return Stand.ARGUED
    if block.text.lstrip().startswith(_UNDONE):
        return Stand.PLANNED
    if block.text.lstrip().startswith(_DONE):
        return said.stand
    return _under(_standing_of(block), said)


def is_claimed(block: Block) -> bool:
    """Whether what stands in a block is claimed of the design as it is."""
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return plain and _standing_of(block) is None and not block.text.lstrip().startswith(_UNDONE + _BAD)


def is_table(block: Block) -> bool:
    """Whether a block is a row of a table that tells of the design as it is."""
    return block.kind is BlockKind.ROW and _standing_of(block) is None and not _weighs(block)


def tells_of_before(block: Block) -> bool:
    """Whether a section tells of what was there before the design."""
    return any(_OLD.match(heading) for heading in block.headings[-2:])


def _standing_of(block: Block) -> Standing | None:
    """What the nearest telling introduction or heading makes of what stands under it."""
    leads = (block.lead, *reversed(block.headings))
    return next((standing for one in leads if one and (standing := _standing_under(one)) is not None), None)


_standing_under = lru_cache(maxsize=512)(standing_under)


def _under(standing: Standing | None, said: Said) -> Stand:
    match standing:
        case Standing.ARGUED:
            return Stand.ARGUED
        case Standing.POSTPONED:
            return Stand.PLANNED
        case Standing.ABSENT if said.stand is Stand.PRESENT:
            is_entry = len(said.sentence.split()) <= _LONGEST_ENTRY
            return Stand.ABSENT if is_entry else Stand.ARGUED
        case Standing.ABSENT if said.stand is Stand.ABSENT:
            return Stand.ARGUED
        case _:
            return said.stand


def _sentences_of(block: Block) -> Iterator[str]:
    """A row as sentences: "orders queue DLQ: none"."""
    first = _worded(block.cells[0]) if block.cells else ""
    rest = list(zip(block.header[1:], block.cells[1:], strict=False))
    if not rest:
        yield first
    name = " ".join(first.split()[:_LABEL_WORDS])
    for header, cell in rest:
        if cell not in _BLANK:
            yield f"{name} {header}: {_worded(cell)}" if name or header else _worded(cell)
    if len(first.split()) > _LABEL_WORDS:
        yield first


def _worded(cell: str) -> str:
    return " ".join(_MARKS.get(word.strip("\ufe0f"), word) for word in cell.split())


def _weighs(block: Block) -> bool:
    return any(set(header.lower().split()) & _WEIGHING for header in block.header)
