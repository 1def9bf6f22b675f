"""Markdown to blocks, by markdown-it."""

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from eda_coach.review.readers.markdown.blocks import Block, BlockKind
from eda_coach.review.readers.markdown.inline import Inline, images_of_html, read_inline

# An introduction ends with it.
_COLON = ":"


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text, in its order."""
    return _Walker().walk(_parser().parse(text))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


class _Walker:
    """Gathers blocks while it walks over tokens."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._headings: list[tuple[int, str]] = []
        self._quotes = 0
        self._leads: list[str] = []
        self._last = ""
        self._heading_level = 0
        self._rows: list[list[Inline]] = []
        self._is_cell = False
        self._row_line = (0, 0)

    def walk(self, tokens: Sequence[Token]) -> list[Block]:
        for token in tokens:
            self._open_or_close(token)
            if token.type == "inline":
                self._inline(token)
            elif token.type in ("fence", "code_block"):
                self._fence(token)
            elif token.type == "html_block":
                self._images([(0, words) for words in images_of_html(token.content)], token.map or [0, 1])
        return self._blocks

    def _open_or_close(self, token: Token) -> None:
        if token.type.endswith("list_open"):
            self._leads.append(self._last if self._last.endswith(_COLON) else "".join(self._leads[-1:]))
        elif token.type.endswith("list_close"):
            self._leads.pop()
            self._last = ""
        elif token.type in ("blockquote_open", "blockquote_close"):
            self._quotes += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            self._heading_level = int(token.tag[1:]) if token.nesting == 1 else 0
        else:
            self._open_or_close_row(token)

    def _open_or_close_row(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._rows = []
            case "tr_open":
                self._rows.append([])
                self._row_line = _lines(token)
            case "tr_close":
                self._row()
            case "th_open" | "td_open" | "th_close" | "td_close":
                self._is_cell = token.nesting == 1

    def _inline(self, token: Token) -> None:
        inline = read_inline(token.children or ())
        lines = _lines(token)
        self._images(inline.images, token.map or [0, 1])
        if self._is_cell:
            self._rows[-1].append(inline)
        elif self._heading_level:
            self._heading(inline, lines)
        elif inline.text.strip():
            self._last = inline.text.rstrip().rpartition(". ")[2]
            self._add(self._kind(), inline, lines)

    def _kind(self) -> BlockKind:
        if self._quotes:
            return BlockKind.QUOTE
        return BlockKind.ITEM if self._leads else BlockKind.PARAGRAPH

    def _add(self, kind: BlockKind, inline: Inline, lines: tuple[int, int]) -> None:
        self._blocks.append(
            Block(
                kind=kind,
                text=inline.text,
                line=lines[0],
                end_line=lines[1],
                breaks=inline.breaks,
                headings=self._path(),
                level=self._heading_level,
                lead=self._leads[-1] if self._leads else "",
                strong=tuple(inline.strong),
            )
        )

    def _heading(self, inline: Inline, lines: tuple[int, int]) -> None:
        self._headings = [one for one in self._headings if one[0] < self._heading_level]
        self._add(BlockKind.HEADING, inline, lines)
        self._headings.append((self._heading_level, inline.text.strip()))
        self._last = ""

    def _row(self) -> None:
        header, row = self._rows[0], self._rows[-1]
        if len(self._rows) == 1 or not row:
            return
        cells = tuple(cell.text.strip() for cell in row)
        self._blocks.append(
            Block(
                kind=BlockKind.QUOTE if self._quotes else BlockKind.ROW,
                text=" | ".join(cells),
                line=self._row_line[0],
                end_line=self._row_line[1],
                headings=self._path(),
                cells=cells,
                header=tuple(cell.text.strip() for cell in header),
                strong=tuple(words for cell in row for words in cell.strong),
            )
        )

    def _fence(self, token: Token) -> None:
        first, last = _lines(token)
        is_fence = token.type == "fence"
        info = token.info.strip().split(None, 1)[:1] if is_fence else []
        self._blocks.append(
            Block(
                kind=BlockKind.FENCE,
                text=token.content,
                line=first + is_fence,
                end_line=max(first, last - is_fence),
                headings=self._path(),
                info=info[0].lower().strip("{}.") if info else "",
            )
        )

    def _images(self, images: Sequence[tuple[int, str]], lines: Sequence[int]) -> None:
        for offset, words in images:
            line = min(lines[0] + 1 + offset, lines[1])
            self._blocks.append(
                Block(kind=BlockKind.IMAGE, text=words, line=line, end_line=line, headings=self._path())
            )

    def _path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self._headings)


def _lines(token: Token) -> tuple[int, int]:
    """First and last line of a token, from 1."""
    begin, end = token.map or (0, 1)
    return begin + 1, max(begin + 1, end)
