"""A lexicon: terms of a field and the wordings that count as the same."""

from collections.abc import Iterable, Mapping, Sequence

from eda_coach.language.phrases.matching import Pattern, Wordings
from eda_coach.language.phrases.phrase import Node, SequenceNode, Side, WordNode, parse_wording, walk
from eda_coach.language.phrases.searchable import Searchable


class Lexicon:
    """Terms, each compiled when a phrase first names it.

    Args:
        wordings_by_term: As authors write them.
    """

    def __init__(self, wordings_by_term: Mapping[str, Sequence[str]]) -> None:
        self._written = wordings_by_term
        self._nodes: dict[str, tuple[SequenceNode, ...]] = {}
        self._compiled: dict[str, Wordings] = {}

    def terms(self) -> tuple[str, ...]:
        """All terms, as ordered by their author."""
        return tuple(self._written)

    def pattern(self, side: Side) -> Pattern:
        """A side of a phrase, compiled.

        Raises:
            KeyError: It names a term that is not in the lexicon.
        """
        names = {node.term for node in walk(side.pattern) if hasattr(node, "term")}
        return Pattern(side.pattern, {name: self.wordings(name) for name in names})

    def wordings(self, term: str) -> Wordings:
        """A term's wordings, compiled.

        Raises:
            KeyError: There is no such term.
        """
        if term not in self._compiled:
            self._compiled[term] = Wordings(term, self._parsed(term))
        return self._compiled[term]

    def words(self, terms: Iterable[str]) -> set[str]:
        """Every word in the wordings of some terms, as written."""
        return {word for term in terms for node in self._parsed(term) for word in words_of(node)}

    def places(self, text: Searchable) -> list[tuple[int, int, str]]:
        """Begin, end and term of every wording in a text, in the order of the terms."""
        return [
            (begin, end, term) for term in self._written for begin, end in self.wordings(term).places(text)
        ]

    def _parsed(self, term: str) -> tuple[SequenceNode, ...]:
        if term not in self._nodes:
            self._nodes[term] = tuple(parse_wording(one) for one in self._written[term])
        return self._nodes[term]


def words_of(node: Node) -> set[str]:
    """Words in a pattern, those of its terms left out."""
    return {one.text for one in walk(node) if isinstance(one, WordNode)}
