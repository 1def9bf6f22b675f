"""What could not be read of a design.yaml, each with the word that was most likely meant."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import TypeVar

from eda_coach.language.nearest import suggestion
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.own.values import aspect_called, known_word, value_at
from eda_coach.review.readers.source import Places

_Choice = TypeVar("_Choice", bound=StrEnum)
# A word that was mistyped is shorter; a longer one is quoted in part.
_LONGEST_WORD = 60


class Teller:
    """Reads keys and words of one document, and gathers what it cannot read.

    Args:
        places: The document.
    """

    def __init__(self, places: Places) -> None:
        self.unread: list[Unread] = []
        self._places = places

    def at(self, node: Node) -> Evidence:
        """The evidence of a node."""
        return self._places.at(node.line, path=node.pointer)

    def tell(self, node: Node, why: str) -> None:
        """Tell that a line could not be read."""
        self.unread.append(self._places.unread(UnreadKind.LINE, why, node.line, path=node.pointer))

    def tell_word(self, node: Node, what: str, word: str, known: Iterable[str]) -> None:
        """Tell a word that is not known, and the nearest known one."""
        self.tell(node, f'unknown {what} "{word[:_LONGEST_WORD]}"; {suggestion(word[:_LONGEST_WORD], known)}')

    def values(self, node: Node, keys: Collection[str]) -> dict[Aspect, Value]:
        """What a mapping says of aspects; a key that is neither an aspect nor one of ``keys`` is told."""
        values = dict[Aspect, Value]()
        for key, child in node.entries.items():
            if key in keys or key.startswith("x-"):
                continue
            aspect = aspect_called(key)
            if aspect is None:
                self.tell_word(child, "key", key, [*keys, *Aspect])
                continue
            value = value_at(child, aspect, self.at(child))
            if value.known is not Known.UNKNOWN:
                values[aspect] = value
        return values

    def choice(self, node: Node, choices: type[_Choice], otherwise: _Choice | None = None) -> _Choice | None:
        """One of some words; ``otherwise`` where nothing or something else stands there, which is told."""
        if not node:
            return otherwise
        word = node.text.strip().lower()
        if word in list(choices):
            return choices(word)
        self.tell_word(node, "word", node.text, choices)
        return otherwise

    def known(self, node: Node, otherwise: Known) -> Known:
        """Yes, no or unknown."""
        if not node:
            return otherwise
        known = known_word(node.text)
        if known is None:
            self.tell_word(node, "word", node.text, Known)
        return known or otherwise

    def text(self, node: Node) -> str:
        """A scalar; anything else is told."""
        if node and (node.entries or node.items):
            self.tell(node, "a text is expected here")
        return node.text
