"""A phrase: a pattern of words that is evidence for a criterion, read from how an author writes it."""

import re
from dataclasses import dataclass

from eda_coach.language.words import Token, normalised, tokens_of

_PIECE = re.compile(r'\s*(?:(\.\.\.|…)|([()\[\]|&])|<([^<>]*)>|"([^"]*)"|([^\s()\[\]|&<>"]+))')
_NOT = "not"
# Deep enough for every phrase that a person can read; more is a mistake in the brackets.
_MOST_DEPTH = 6


@dataclass(frozen=True, slots=True)
class WordNode:
    """A word, matched by its stem, or by its letters where ``exact``."""

    stem: str
    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class GapNode:
    """Up to five words of the same clause."""


@dataclass(frozen=True, slots=True)
class TermNode:
    """Any wording of a term of the lexicon."""

    term: str


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """Nodes one after another."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class EitherNode:
    """One of several; ``may_be_absent`` for words in square brackets."""

    options: tuple[SequenceNode, ...]
    may_be_absent: bool = False


Node = WordNode | GapNode | TermNode | SequenceNode | EitherNode


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a phrase that stands in one clause; ``denied`` where it must be denied to count."""

    pattern: SequenceNode
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Sides that all stand in one sentence, in any order; most phrases have one."""

    text: str
    sides: tuple[Side, ...]


class PhraseError(ValueError):
    """A phrase that cannot be read.

    Attributes:
        offset: Of the character in the phrase at which it goes wrong.
        mend: How to mend it.
    """

    def __init__(self, what: str, *, offset: int, mend: str) -> None:
        super().__init__(what)
        self.offset = offset
        self.mend = mend


def parse_phrase(text: str) -> Phrase:
    """Read a phrase.

    Raises:
        PhraseError: It is not in the pattern language of docs/authoring.md.
    """
    return Phrase(text, _Parser(text).phrase())


def parse_wording(text: str) -> SequenceNode:
    """Read a wording of a term: words, alternatives and optional words, nothing else.

    Raises:
        PhraseError: It is more than that.
    """
    sides = _Parser(text).phrase()
    if len(sides) > 1 or sides[0].denied or any(_is_strange(node) for node in walk(sides[0].pattern)):
        raise PhraseError(
            "a wording is made of words, (a | b) and [c] only",
            offset=0,
            mend="leave out <terms>, gaps, & and not",
        )
    return sides[0].pattern


def walk(node: Node) -> list[Node]:
    """A node and everything in it."""
    found = [node]
    if isinstance(node, SequenceNode):
        found += [inner for item in node.items for inner in walk(item)]
    elif isinstance(node, EitherNode):
        found += [inner for option in node.options for inner in walk(option)]
    return found


def terms_of(phrase: Phrase) -> tuple[str, ...]:
    """Terms of the lexicon that a phrase names, each once."""
    nodes = [node for side in phrase.sides for node in walk(side.pattern)]
    return tuple(dict.fromkeys(node.term for node in nodes if isinstance(node, TermNode)))


def _is_strange(node: Node) -> bool:
    return isinstance(node, GapNode | TermNode)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a phrase as written."""

    sort: str
    text: str
    offset: int


class _Parser:
    """Reads one phrase from left to right."""

    def __init__(self, text: str) -> None:
        self._text = normalised(text)
        self._pieces = self._split()
        self._at = 0

    def phrase(self) -> tuple[Side, ...]:
        sides = [self._side()]
        while self._takes("&"):
            sides.append(self._side())
        if self._at < len(self._pieces):
            piece = self._pieces[self._at]
            raise PhraseError(
                f'"{piece.text}" closes nothing' if piece.text in ")]" else '"|" stands outside brackets',
                offset=piece.offset,
                mend="write alternatives as (a | b)",
            )
        return tuple(sides)

    def _split(self) -> list[_Piece]:
        pieces, at = list[_Piece](), 0
        while self._text[at:].strip():
            match = _PIECE.match(self._text, at)
            if match is None:
                found = self._text[at:].lstrip()[0]
                offset = len(self._text) - len(self._text[at:].lstrip())
                raise PhraseError(f'"{found}" has no partner', offset=offset, mend="close what it opens")
            sort = ("gap", "mark", "term", "exact", "word")[(match.lastindex or 1) - 1]
            pieces.append(_Piece(sort, match[match.lastindex or 0], match.start(match.lastindex or 0)))
            at = match.end()
        return pieces

    def _takes(self, mark: str) -> bool:
        found = self._at < len(self._pieces) and self._pieces[self._at] == _Piece(
            "mark", mark, self._pieces[self._at].offset
        )
        self._at += found
        return found

    def _side(self) -> Side:
        first = self._pieces[self._at] if self._at < len(self._pieces) else None
        denied = first is not None and first.sort == "word" and first.text == _NOT
        self._at += denied
        start = first.offset if first else len(self._text)
        pattern = self._sequence(depth=0)
        if not any(isinstance(node, WordNode | TermNode) for node in walk(pattern)):
            raise PhraseError("there is nothing to look for", offset=start, mend="write at least one word")
        for item in (pattern.items[0], pattern.items[-1]):
            if isinstance(item, GapNode):
                raise PhraseError(
                    "a gap stands between words", offset=start, mend='leave out "..." at the beginning or end'
                )
        if all(isinstance(item, EitherNode) and item.may_be_absent for item in pattern.items):
            raise PhraseError(
                "everything in it is optional", offset=start, mend="take one word out of the [brackets]"
            )
        return Side(pattern, denied)

    def _sequence(self, *, depth: int) -> SequenceNode:
        items: list[Node] = []
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if piece.sort == "mark" and piece.text in ")]|&":
                break
            self._at += 1
            items += self._items(piece, depth)
        return SequenceNode(tuple(items))

    def _items(self, piece: _Piece, depth: int) -> list[Node]:
        if piece.sort == "gap":
            return [GapNode()]
        if piece.sort == "term":
            return [_term(piece)]
        if piece.sort == "mark":
            return [self._either(piece, depth)]
        if piece.sort == "word" and piece.text == _NOT:
            raise PhraseError(
                '"not" stands at the beginning of a phrase or of a side only',
                offset=piece.offset,
                mend="write the denied words as a side of their own: a & not b",
            )
        return _words(piece)

    def _either(self, opening: _Piece, depth: int) -> EitherNode:
        if depth >= _MOST_DEPTH:
            raise PhraseError(
                "too many brackets in brackets", offset=opening.offset, mend="write two phrases"
            )
        options = [self._sequence(depth=depth + 1)]
        while self._takes("|"):
            options.append(self._sequence(depth=depth + 1))
        closing = ")" if opening.text == "(" else "]"
        if not self._takes(closing):
            raise PhraseError(
                f'"{opening.text}" is not closed', offset=opening.offset, mend=f'add "{closing}"'
            )
        if any(not option.items for option in options):
            raise PhraseError(
                "an alternative is empty", offset=opening.offset, mend="write [x] for what may be absent"
            )
        for option in options:
            if isinstance(option.items[0], GapNode) or isinstance(option.items[-1], GapNode):
                raise PhraseError(
                    "a gap stands between words", offset=opening.offset, mend="move it out of the brackets"
                )
        return EitherNode(tuple(options), may_be_absent=opening.text == "[")


def _term(piece: _Piece) -> TermNode:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", piece.text):
        raise PhraseError(
            f'"<{piece.text}>" is no name of a term',
            offset=piece.offset,
            mend="write it as in lexicon.yaml: <idempotency-key>",
        )
    return TermNode(piece.text)


def _words(piece: _Piece) -> list[Node]:
    tokens: list[Token] = tokens_of(piece.text)
    if not tokens or any(not token.is_word for token in tokens):
        raise PhraseError(
            f'"{piece.text}" is no word',
            offset=piece.offset,
            mend='words, ( | ), [ ], < >, ..., &, not and "exact words" make a phrase',
        )
    exact = piece.sort == "exact"
    return [WordNode(token.stem, token.text, exact) for token in tokens]
