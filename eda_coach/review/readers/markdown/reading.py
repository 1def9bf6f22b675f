"""Markdown: prose, tables and the diagrams in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from eda_coach.language.words import normalised
from eda_coach.review.model.design import Document, Format, Section
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.embedded import read_embedded
from eda_coach.review.readers.markdown import drawings
from eda_coach.review.readers.markdown.blocks import Block, BlockKind
from eda_coach.review.readers.markdown.facts import Facts, is_claimed, is_table, tells_of_before
from eda_coach.review.readers.markdown.parsing import blocks_of
from eda_coach.review.readers.markdown.preparing import LONGEST_LINE, Drawing, prepare
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.prose.names import Names
from eda_coach.review.readers.prose.relations import Payloads, Relations
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

_REDRAW = "draw it in Mermaid, as a sequence diagram or flowchart, and it is read"
_WORD = re.compile(r"\w+")


def read_markdown(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:
    """Read a Markdown document: diagrams first, then what its sentences say of their parts.

    AsciiDoc is read too, as far as headings, lists, blocks and images go.
    """
    source = Source(
        name=source.name, text=normalised(source.text), first_line=source.first_line, title=source.title
    )
    return _Reader(source, vocabulary, lookup).read()


class _Reader:
    def __init__(self, source: Source, vocabulary: Vocabulary, lookup: Lookup) -> None:
        self._source, self._vocabulary, self._lookup = source, vocabulary, lookup
        self._places = Places(source)
        self._prepared = prepare(source.text, name=source.name)
        self._blocks = _in_order(blocks_of(self._prepared.text), self._prepared.drawings)
        self._part = Part(document=self._document(), title=self._title())

    def read(self) -> Part:
        self._part.unread += [self._too_long(line) for line in self._prepared.cut]
        words = [block for block in self._blocks if not self._is_taken(block)]
        self._take_relations(words)
        facts = Facts(self._places, self._vocabulary, Names(self._part.elements.values()))
        self._part.facts += facts.of(words)
        return self._part

    def _is_taken(self, block: Block) -> bool:
        """Read a diagram, or tell that it is not read; False for what holds words."""
        if block.kind is BlockKind.FENCE:
            self._fence(block)
            return True
        if block.kind is BlockKind.IMAGE:
            if drawings.is_image_of_design(block.text):
                self._unread(block, f"an image; {_REDRAW}")
            return True
        is_drawing = block.kind is not BlockKind.ROW and drawings.is_boxed(self._lines_of(block))
        if is_drawing:
            self._unread(block, f"a drawing made of characters; {_REDRAW}")
        return is_drawing

    def _fence(self, block: Block) -> None:
        first_line = self._source.first_line - 1 + block.line
        if block.info in drawings.DIAGRAMS | drawings.NOTATIONS | drawings.PLAIN and block.text.strip():
            source = Source(
                name=self._source.name, text=block.text, first_line=first_line, title=block.heading
            )
            part = read_embedded(
                source, vocabulary=self._vocabulary, lookup=self._lookup, language=block.info
            )
            if part is not None:
                self._part.absorb(part)
                return
        if block.info in drawings.DIAGRAMS and block.text.strip():
            self._unread(block, f"a diagram of a kind that is not known; {_REDRAW}")
        elif block.info in drawings.LANGUAGES:
            self._unread(block, f"a diagram in {drawings.LANGUAGES[block.info] or block.info}; {_REDRAW}")
        elif drawings.is_drawn(block.text, info=block.info):
            self._unread(block, f"a drawing made of characters; {_REDRAW}")

    def _take_relations(self, words: Sequence[Block]) -> None:
        """What sentences tell of who calls whom, if no diagram does, and what messages carry."""
        payloads = Payloads(self._part, self._places)
        for block in words:
            if is_claimed(block):
                payloads.read(block.text, block.line_at)
        is_drawn = bool(self._part.edges)
        if not is_drawn:
            self._tell(words)
        payloads.finish(known_only=is_drawn)

    def _tell(self, words: Sequence[Block]) -> None:
        relations = Relations(self._part, self._places, self._vocabulary)
        relations.learn(name for block in words for name in (*block.strong, *block.headings[-1:]))
        told = [block for block in words if not tells_of_before(block)]
        for block in told:
            if is_table(block):
                relations.learn_row(block.header, block.cells)
        before: Block | None = None
        for block in told:
            if is_table(block):
                relations.read_row(block.header, block.cells, block.line)
            elif is_claimed(block):
                follows = _follows(before, block)
                relations.read(block.text, block.line_at, topic=_topic(block), follows=follows)
            before = block
        relations.finish()

    def _document(self) -> Document:
        sections = tuple(self._sections())
        return Document(
            name=self._source.name,
            format=Format.MARKDOWN,
            lines=len(self._places.lines),
            has_prose=any(section.words for section in sections),
            sections=sections,
            evidence=self._places.at(1),
        )

    def _sections(self) -> Iterator[Section]:
        title, level, evidence = "", 0, self._places.at(1)
        words, is_begun = 0, False
        for block in self._blocks:
            if block.kind is BlockKind.HEADING:
                if is_begun:
                    yield Section(title=title, level=level, words=words, evidence=evidence)
                title, level = block.text.strip(), block.level
                words, evidence, is_begun = 0, self._places.at(block.line), True
            elif block.kind not in (BlockKind.FENCE, BlockKind.IMAGE):
                words += len(_WORD.findall(block.text))
                is_begun = True
        if is_begun:
            yield Section(title=title, level=level, words=words, evidence=evidence)

    def _title(self) -> str:
        headings = (block for block in self._blocks if block.kind is BlockKind.HEADING)
        return next((block.text.strip() for block in headings), "")

    def _lines_of(self, block: Block) -> str:
        return "\n".join(self._places.lines[block.line - 1 : block.end_line])

    def _unread(self, block: Block, why: str) -> None:
        self._part.unread.append(self._places.unread(UnreadKind.DIAGRAM, why, block.line, to=block.end_line))

    def _too_long(self, line: int) -> Unread:
        return self._places.unread(
            UnreadKind.LINE,
            f"a line of more than {LONGEST_LINE} characters; only its beginning is read",
            line,
        )


def _topic(block: Block) -> str:
    """The words that may name what a block is about: those in bold at its beginning, else its heading."""
    lead = block.strong[0].rstrip(" :.") if block.strong and block.text.startswith(block.strong[0]) else ""
    return lead or block.heading


def _follows(before: Block | None, block: Block) -> bool:
    """Whether a block is the next entry of a list, or goes on under one heading."""
    return before is not None and before.headings == block.headings and before.kind is block.kind


def _in_order(blocks: Sequence[Block], found: Sequence[Drawing]) -> list[Block]:
    """Blocks and the diagrams that were taken out before, by line, under their headings."""
    taken = [
        Block(
            kind=BlockKind.FENCE,
            text=one.text,
            line=one.line,
            end_line=one.end_line,
            info=one.info,
            headings=_headings_at(blocks, one.line),
        )
        for one in found
    ]
    return sorted([*blocks, *taken], key=lambda block: block.line) if taken else list(blocks)


def _headings_at(blocks: Sequence[Block], line: int) -> tuple[str, ...]:
    at = bisect_left(blocks, line, key=lambda block: block.line)
    if not at:
        return ()
    last = blocks[at - 1]
    return (*last.headings, last.text.strip()) if last.kind is BlockKind.HEADING else last.headings
