"""YAML text to a tree of nodes, and paths followed in it."""

from typing import Any

import yaml

from eda_coach.content.reading.nodes.text import START, BadYamlError, Place

Loc = tuple[str | int, ...]
_Pairs = dict[str | int, tuple[yaml.Node, yaml.Node]]

# A rubric's phrases are seven levels deep; deeper nesting is a mistake or an attack on the stack.
_MOST_LEVELS = 40
# The C loader is 4 to 8 times faster; some builds of PyYAML come without it.
_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FastLoader):  # type: ignore[misc] # which of the two it is, is known at run time only
    """Refuses deep nesting on the way down: the C loader recurses, and would exhaust its stack."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._levels = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:  # noqa: ARG002
        self._levels += 1
        if self._levels > _MOST_LEVELS and current_node is not None:
            raise BadYamlError(
                "this is nested too deeply", "compare it with docs/authoring.md", node_place(current_node)
            )

    def ascend_resolver(self) -> None:
        self._levels -= 1


class NodeTree:
    """The nodes of a file."""

    def __init__(self, root: yaml.Node) -> None:
        self.root = root
        self._pairs_by_node: dict[int, _Pairs] = {}

    def find(self, loc: Loc) -> tuple[Place, Loc]:
        """Follow a path as far as it goes.

        Args:
            loc: Keys and positions; parts that stand for nothing in the file are passed over.

        Returns:
            The place it leads to (of the key, where it ends at one) and the parts that were followed.
        """
        node, place, followed = self.root, node_place(self.root), list[str | int]()
        for part in loc:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                place = node_place(node)
            elif isinstance(node, yaml.MappingNode) and (pair := self._pairs(node).get(part)):
                place, node = node_place(pair[0]), pair[1]
            else:
                continue
            followed.append(part)
        return place, tuple(followed)

    def _pairs(self, node: Any) -> _Pairs:
        """Key and value nodes by key; of a key that stands twice the first."""
        if id(node) not in self._pairs_by_node:
            keyed = (pair for pair in reversed(node.value) if isinstance(pair[0], yaml.ScalarNode))
            self._pairs_by_node[id(node)] = {pair[0].value: pair for pair in keyed}
        return self._pairs_by_node[id(node)]


def compose(text: str) -> NodeTree:
    """Turn YAML text into its nodes.

    Raises:
        BadYamlError: It is empty, not YAML, nested too deeply, or more than one document.
    """
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _syntax_problem(error, text) from error
    finally:
        loader.dispose()
    if root is None:
        raise BadYamlError("the file is empty", "write its content or delete the file")
    return NodeTree(root)


def node_place(node: yaml.Node) -> Place:
    """Where a node begins."""
    return Place(line=node.start_mark.line + 1, column=node.start_mark.column + 1)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> BadYamlError:
    mark = error.problem_mark or error.context_mark
    place = Place(line=mark.line + 1, column=mark.column + 1) if mark else START
    problem = error.problem or "this is not YAML"
    if "quoted scalar" in (error.context or "") and error.context_mark is not None:
        opened = Place(line=error.context_mark.line + 1, column=error.context_mark.column + 1)
        return BadYamlError("the quotes that open here are not closed", "close them", opened)
    typed = ["", *text.splitlines(), ""][place.line]
    if "\t" in typed[: len(typed) - len(typed.lstrip())] or typed[place.column - 1 : place.column] == "\t":
        return BadYamlError("a tab stands where only blanks may", "indent with blanks", place)
    if "another document" in problem:
        return BadYamlError(
            "the file holds more than one document (---)", "put each into a file of its own", place
        )
    return BadYamlError(problem, _mend_by_words(problem), place)


def _mend_by_words(problem: str) -> str:
    for words, mend in _MEND_BY_PROBLEM.items():
        if words in problem:
            return mend
    return "check the indentation and the quotes of this line and the one before"


_MEND_BY_PROBLEM = {
    "mapping values are not allowed": 'text that holds ": " needs quotes or the folded form >-',
    "cannot start any token": "text that begins with this character needs quotes",
    "did not find expected ',' or": "text that begins with a bracket needs quotes; else close the bracket",
    "end of stream": "close the quotes or the bracket",
    "undefined alias": "text that begins with * needs quotes",
    "tag": "text that begins with ! needs quotes",
    "anchor": "text that begins with & needs quotes",
}
