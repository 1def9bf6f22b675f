"""Phrases in a text: compiled once, found in time that grows with the length of the text and no faster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from eda_coach.language.phrases.phrase import EitherNode, GapNode, Node, SequenceNode, TermNode, WordNode
from eda_coach.language.phrases.searchable import SMALL_WORDS, Searchable
from eda_coach.language.stems import stem

# Words that "..." may stand for. More would join words that have nothing to do with each other.
_GAP_WORDS = 5
# Small words passed over, besides, between two neighbours and in a gap. Without a limit a text of nothing
# else ("it it it ...") would be searched to its end from each of its words.
_SMALL_BETWEEN = 4
_SMALL_IN_GAP = 12


class Hit(NamedTuple):
    """Where a pattern was found: indices of the words it matched, rising, with gaps between them."""

    indices: tuple[int, ...]

    @property
    def begin(self) -> int:
        """Index of the first word."""
        return self.indices[0]

    @property
    def end(self) -> int:
        """Index after the last word."""
        return self.indices[-1] + 1


# Where a match that began somewhere may end, each with the words matched on the way.
Ends = dict[int, tuple[int, ...]]


class Matcher(Protocol):
    """A compiled node."""

    def first(self) -> frozenset[str]:
        """Stems with which a match may begin, joined words among them."""
        ...

    def ends(self, text: Searchable, at: int) -> Ends:
        """Where a match that begins at a word may end."""
        ...


class Pattern:
    """A compiled pattern.

    Args:
        node: As parsed.
        wordings: Of each term that the pattern names, compiled.
    """

    def __init__(self, node: SequenceNode, wordings: Mapping[str, "Wordings"]) -> None:
        self._matcher = _compile(node, wordings)
        self._first = self._matcher.first()

    def first(self) -> frozenset[str]:
        """Stems with which a match may begin."""
        return self._first

    def hits(self, text: Searchable) -> list[Hit]:
        """Every place at which the pattern begins, each with its shortest match, in the order of the text."""
        found = []
        for at in sorted({i for one in self._first for i in _starts(text, one)}):
            ends = self._matcher.ends(text, at)
            if ends:
                indices = ends[min(ends)]
                if indices:
                    found.append(Hit(indices))
        return found


class Wordings:
    """All wordings of a term, compiled."""

    def __init__(self, term: str, nodes: Iterable[SequenceNode]) -> None:
        self.term = term
        self._patterns = [_compile(node, {}) for node in nodes]
        self._by_first: dict[str, list[Matcher]] = {}
        for pattern in self._patterns:
            for one in pattern.first():
                self._by_first.setdefault(one, []).append(pattern)

    def first(self) -> frozenset[str]:
        """Stems with which a wording may begin."""
        return frozenset(self._by_first)

    def ends(self, text: Searchable, at: int) -> Ends:
        """Where wordings that begin at a word end; looked up once in each text."""
        if self.term not in text.found_terms:
            text.found_terms[self.term] = self._find(text)
        return {end: tuple(range(at, end)) for end in text.found_terms[self.term].get(at, ())}

    def places(self, text: Searchable) -> Iterator[tuple[int, int]]:
        """Begin and end of every wording in a text, in order."""
        found = self._find(text) if self.term not in text.found_terms else text.found_terms[self.term]
        text.found_terms[self.term] = found
        return ((at, end) for at in sorted(found) for end in found[at])

    def _find(self, text: Searchable) -> dict[int, tuple[int, ...]]:
        found: dict[int, set[int]] = {}
        for one, patterns in self._by_first.items():
            for at in _starts(text, one):
                ends = {end for pattern in patterns for end in pattern.ends(text, at)}
                if ends:
                    found[at] = found.get(at, set()) | ends
        return {at: tuple(sorted(ends)) for at, ends in found.items()}


class _Word:
    def __init__(self, node: WordNode) -> None:
        self._stem = node.stem

    def first(self) -> frozenset[str]:
        return frozenset({self._stem})

    def ends(self, text: Searchable, at: int) -> Ends:
        if text.stems[at] == self._stem:
            return {at + 1: (at,)}
        return {at + 2: (at, at + 1)} if text.joined[at] == self._stem else {}


class _Exact:
    def __init__(self, node: WordNode) -> None:
        self._text, self._stem = node.text, node.stem

    def first(self) -> frozenset[str]:
        return frozenset({self._stem})

    def ends(self, text: Searchable, at: int) -> Ends:
        return {at + 1: (at,)} if text.texts[at] == self._text else {}


class _Either:
    """One of several options; only those that may begin with a word are tried at it."""

    def __init__(self, options: Sequence[Matcher]) -> None:
        self._by_first: dict[str, tuple[Matcher, ...]] = {}
        self._place = {id(option): place for place, option in enumerate(options)}
        for option in options:
            for one in option.first():
                self._by_first[one] = (*self._by_first.get(one, ()), option)

    def first(self) -> frozenset[str]:
        return frozenset(self._by_first)

    def ends(self, text: Searchable, at: int) -> Ends:
        options = self._by_first.get(text.stems[at], ())
        joined = self._by_first.get(text.joined[at], ())
        if joined and options:
            both = {id(option): option for option in (*options, *joined)}
            options = tuple(both[one] for one in sorted(both, key=self._place.__getitem__))
        found: Ends = {}
        for option in options or joined:
            for end, indices in option.ends(text, at).items():
                found.setdefault(end, indices)
        return found


class _Item(NamedTuple):
    """A matcher of a sequence, and how it is joined to the one before."""

    matcher: Matcher
    after_gap: bool
    may_be_absent: bool
    is_exact: bool


class _Sequence:
    def __init__(self, items: Sequence[_Item]) -> None:
        self._items = items

    def first(self) -> frozenset[str]:
        found = frozenset[str]()
        for item in self._items:
            found |= item.matcher.first()
            if not item.may_be_absent:
                break
        return found

    def ends(self, text: Searchable, at: int) -> Ends:
        states: Ends = {at: ()}
        for item in self._items:
            reached = dict(states) if item.may_be_absent else {}
            for end, indices in states.items():
                for start in _next_starts(text, end, item, is_first=not indices):
                    for new_end, more in item.matcher.ends(text, start).items():
                        reached.setdefault(new_end, indices + more)
            if not reached:
                return {}
            states = reached
        return {end: indices for end, indices in states.items() if indices}


def _next_starts(text: Searchable, end: int, item: _Item, *, is_first: bool) -> Iterator[int]:
    """Where the next word of a sequence may stand."""
    if end >= len(text):
        return
    if is_first:
        yield end
        return
    if item.is_exact and not item.after_gap:
        near, left = 1, 0
    else:
        left = _GAP_WORDS if item.after_gap else 0
        near = 1 + (_GAP_WORDS + _SMALL_IN_GAP if item.after_gap else _SMALL_BETWEEN)
    segment = text.segments[end - 1]
    for at in range(end, min(end + near, len(text))):
        if text.segments[at] != segment or left < 0:
            return
        yield at
        left -= text.texts[at] not in SMALL_WORDS


def _starts(text: Searchable, one: str) -> Iterable[int]:
    return (*text.places.get(one, ()), *text.joined_places.get(one, ()))


def _compile(node: Node, wordings: Mapping[str, Wordings]) -> Matcher:
    match node:
        case WordNode():
            return _Exact(node) if node.exact else _Word(node)
        case TermNode():
            return wordings[node.term]
        case EitherNode():
            return _Either([_compile(option, wordings) for option in node.options])
        case SequenceNode():
            return _sequence(node, wordings)
        case GapNode():
            raise ValueError("a gap is no pattern of its own")


def _sequence(node: SequenceNode, wordings: Mapping[str, Wordings]) -> Matcher:
    items, after_gap, last_exact = list[_Item](), False, False
    rest = list(node.items)
    while rest:
        one = rest.pop(0)
        if isinstance(one, GapNode):
            after_gap = True
            continue
        if rest and _is_plain(one) and _is_plain(rest[0]):
            both = _compound(one, rest.pop(0))  # type: ignore[arg-type] # plain words
            items.append(_Item(both, after_gap, may_be_absent=False, is_exact=False))
            after_gap = last_exact = False
            continue
        is_exact = isinstance(one, WordNode) and one.exact
        absent = isinstance(one, EitherNode) and one.may_be_absent
        items.append(_Item(_compile(one, wordings), after_gap, absent, is_exact and last_exact))
        after_gap, last_exact = False, is_exact
    if len(items) == 1 and not items[0].may_be_absent:
        return items[0].matcher
    return _Sequence(items)


def _is_plain(node: Node) -> bool:
    return isinstance(node, WordNode) and not node.exact


def _compound(a: WordNode, b: WordNode) -> Matcher:
    """Two neighbouring words, or the same written as one: "time out" and "timeout"."""
    apart = _Sequence(
        [_Item(_Word(one), after_gap=False, may_be_absent=False, is_exact=False) for one in (a, b)]
    )
    together = _Word(WordNode(stem(a.text + b.text), a.text + b.text))
    return _Either([apart, together])
