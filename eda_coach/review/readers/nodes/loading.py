"""PyYAML within bounds: levels and nodes are counted while it reads, so that no text can exhaust it."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Whether PyYAML was built with libyaml; without, it is some twenty times slower.
IS_FAST = _FastLoader is not yaml.SafeLoader
# Larger documents are no designs, and would keep the user waiting: libyaml reads some 10 MB/s of them.
MOST_CHARACTERS = 4_000_000 if IS_FAST else 300_000
# A document with more nodes is a bomb, or nothing that a person reviews.
MOST_NODES = 60_000 if IS_FAST else 15_000
# Deeper nesting is an attack on the stack; files that people write stay under thirty.
MOST_LEVELS = 100
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# What YAML takes for the end of a line while editors do not, and what it refuses altogether.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_REFUSED = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class TooDeepError(Exception):
    """The document is nested too deeply."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class TooLargeError(Exception):
    """The document has too many nodes."""


@dataclass(kw_only=True, slots=True)
class Effort:
    """What may still be spent on one document, however often it is read anew."""

    # Reading a mended text again costs as much as the first time; so much is spent on it in all.
    characters: int = 2 * MOST_CHARACTERS
    nodes: int = 2 * MOST_NODES


def without_strange(text: str) -> str:
    """The text without the characters that YAML would stumble over; its lines stay as they are."""
    return _REFUSED.sub("", _LINE_ENDS.sub(" ", text))


def composed(text: str, effort: Effort) -> list[yaml.Node]:
    """The root nodes of the documents in a text.

    Raises:
        yaml.YAMLError: Where the text is damaged.
        TooDeepError: The first line that is too deep.
        TooLargeError: More nodes than a review reads.
    """
    effort.characters -= len(text)
    loader = _Loader(text, effort)
    roots = list[yaml.Node]()
    try:
        while loader.check_node():
            roots.append(loader.get_node())
    finally:
        loader.dispose()
    return roots


class _Loader(_FastLoader):  # type: ignore[misc] # which of the two it is, is known at run time only
    """Counts on the way down: the C loader recurses, and would exhaust its stack."""

    def __init__(self, text: str, effort: Effort) -> None:
        super().__init__(text)
        self._effort = effort
        self._levels = 0
        self._nodes = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:  # noqa: ARG002
        self._levels += 1
        self._nodes += 1
        self._effort.nodes -= 1
        if self._nodes > MOST_NODES or self._effort.nodes < 0:
            raise TooLargeError
        if self._levels > MOST_LEVELS and current_node is not None:
            raise TooDeepError(current_node.start_mark.line + 1)

    def ascend_resolver(self) -> None:
        self._levels -= 1

    def resolve(self, kind: type, value: str | None, implicit: Any) -> str:
        """Tells null from text and nothing else: numbers are asked for where they are expected."""
        if kind is yaml.ScalarNode:
            return "tag:yaml.org,2002:null" if implicit[0] and value in _NULLS else "tag:yaml.org,2002:str"
        return "tag:yaml.org,2002:seq" if kind is yaml.SequenceNode else "tag:yaml.org,2002:map"
