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
        self._by_first: dict[str, list[str]] = {}
        self._place = {term: place for place, term in enumerate(wordings_by_term)}

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
        """Begin, end and term of every wording in a text, term by term."""
        by_first = self._terms_by_first()
        near = {stem for stem in (*text.places, *text.joined_places) if stem in by_first}
        found = sorted({term for stem in near for term in by_first[stem]}, key=self._place.__getitem__)
        return [(begin, end, term) for term in found for begin, end in self.wordings(term).places(text)]

    def _terms_by_first(self) -> dict[str, list[str]]:
        """Terms by the stems with which a wording of theirs may begin: most terms are in no answer."""
        if not self._by_first:
            for term in self._written:
                for stem in sorted(self.wordings(term).first()):
                    self._by_first.setdefault(stem, []).append(term)
        return self._by_first

    def _parsed(self, term: str) -> tuple[SequenceNode, ...]:
        if term not in self._nodes:
            self._nodes[term] = tuple(parse_wording(one) for one in self._written[term])
        return self._nodes[term]


def words_of(node: Node) -> set[str]:
    """Words in a pattern, those of its terms left out."""
    return {one.text for one in walk(node) if isinstance(one, WordNode)}
