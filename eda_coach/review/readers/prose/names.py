"""Which parts of a design a sentence names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from eda_coach.language.polarity.runs import word_set
from eda_coach.language.words import Token, normalised, tokens_of
from eda_coach.review.model.element import ASKING, Element, ElementKind

# A sentence is not about the user because it mentions one.
_LEAST_LETTERS = 3
# Longer names are sentences.
_MOST_WORDS = 6
_KINDS = frozenset({"service", "microservice", "svc", "app", "application", "component", "system", "module"})
# Parts that are called by ordinary nouns; brokers, stores and others have names of their own.
_COMMON = frozenset({ElementKind.SERVICE, ElementKind.CHANNEL, ElementKind.GATEWAY})
# Before a name cut short they show that a common noun is meant: "each order" is not the order service.
_DETERMINERS = word_set("""
    a an each every per the this that any new one same all our their its your these those some another more
    many no which his her my both
    """)
# Before such a noun it is but a word of another name.
_NOUNS_BEHIND = word_set("""
    id ids number numbers event events message messages data table topic topics queue queues details status
    request requests record records state type line lines item items flow process processing date time list
    service services db database api apis page stream streams team manager key keys history object objects
    """)
# Before a name of one word written small they show that a part is meant: "sent by billing".
_LEADING = word_set("by from to with via between and or at")


class _Entry(NamedTuple):
    """A name in words; ``is_noun`` if it may be an ordinary word, ``is_large`` if it is written large."""

    words: tuple[str, ...]
    id: str
    is_noun: bool
    is_large: bool


class Names:
    """Names of elements, to be found in sentences.

    Args:
        elements: Those of a design; people and what they hold in their hands are left out.
    """

    def __init__(self, elements: Iterable[Element]) -> None:
        self._by_first: dict[str, list[_Entry]] = {}
        taken: set[tuple[str, ...]] = set()
        candidates = [one for one in elements if one.kind not in ASKING]
        for is_short in (False, True):
            for element in candidates:
                words = _words_of(element.name)
                words = _shortened(words) if is_short else words
                if not _may_name(words) or words in taken:
                    continue
                taken.add(words)
                is_noun = len(words) == 1 and (is_short or element.kind in _COMMON)
                entry = _Entry(words, element.id, is_noun, element.name[:1].isupper() and not is_short)
                self._by_first.setdefault(words[0], []).append(entry)

    def ids_in(self, text: str) -> tuple[str, ...]:
        """Ids of the elements that a text names, each once, in the order of the text."""
        if not self._by_first:
            return ()
        text = normalised(text)
        return tuple(dict.fromkeys(self._found(text, [one for one in tokens_of(text) if one.is_word])))

    def _found(self, text: str, tokens: Sequence[Token]) -> Iterator[str]:
        words = [_plain(token) for token in tokens]
        at = 0
        while at < len(words):
            fitting = [
                (len(entry.words), entry.id)
                for entry in self._by_first.get(words[at], ())
                if tuple(words[at : at + len(entry.words)]) == entry.words
                and not (
                    entry.is_noun and _is_common(words, at, entry, is_large=text[tokens[at].start].isupper())
                )
            ]
            length, id_ = max(fitting, default=(1, ""))
            if id_:
                yield id_
            at += length


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(_plain(token) for token in tokens_of(normalised(name)) if token.is_word)


def _plain(token: Token) -> str:
    return token.text.removesuffix("'s")


def _shortened(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what only says of what kind the thing is; empty if nothing is left."""
    return words[:-1] if len(words) > 1 and words[-1] in _KINDS else ()


def _may_name(words: Sequence[str]) -> bool:
    return 0 < len(words) <= _MOST_WORDS and len("".join(words)) >= _LEAST_LETTERS


def _is_common(words: Sequence[str], at: int, entry: _Entry, *, is_large: bool) -> bool:
    """Whether a word that is the name of a part is used as an ordinary noun."""
    before = words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if behind in _KINDS:
        return False
    if before in _DETERMINERS or behind in _NOUNS_BEHIND:
        return True
    return bool(at) and not is_large and (entry.is_large or before not in _LEADING)
