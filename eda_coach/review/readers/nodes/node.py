"""A YAML or JSON document as nodes that know where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.readers.source import Places


@dataclass(kw_only=True, slots=True)
class Node:
    """A scalar, a list or a mapping. A node that is not there is falsy and gives further such nodes.

    Attributes:
        scalar: Text as written, quotes taken off; None for lists, mappings and what is not there.
        is_quoted: Whether a scalar stands in quotes: then it is text, whatever it looks like.
        line: From 1; of the key, for a value of a mapping.
        end_line: The last line.
        pointer: JSON pointer, as in ``/channels/orders``.
        entries: Of a mapping, in order; of a key that stands twice the last.
        items: Of a list.
        places: Of the document in which it stands; a reference may lead into another one.
    """

    scalar: str | None = None
    is_quoted: bool = False
    line: int = 1
    end_line: int = 1
    pointer: str = ""
    is_there: bool = True
    entries: dict[str, "Node"] = field(default_factory=dict)
    items: list["Node"] = field(default_factory=list)
    places: Places | None = field(default=None, repr=False, compare=False)

    def __bool__(self) -> bool:
        return self.is_there

    def __getitem__(self, key: str) -> "Node":
        """The value of a key; a node that is not there if there is none."""
        return self.entries.get(key) or Node(
            is_there=False,
            line=self.line,
            end_line=self.line,
            pointer=f"{self.pointer}/{escaped(key)}",
            places=self.places,
        )

    def __iter__(self) -> Iterator["Node"]:
        return iter(self.items)

    def at(self, *keys: str) -> "Node":
        """The node to which keys lead."""
        node = self
        for key in keys:
            node = node[key]
        return node

    def evidence(self, quote: str = "", *, how: How = How.DECLARED) -> Evidence:
        """Where it stands.

        Args:
            quote: What stands there; the words of its line if left out.
            how: How what it says came to be known.
        """
        if self.places is None:
            raise ValueError("a node of no document")
        return self.places.at(self.line, quote=quote, path=self.pointer, how=how)

    @property
    def text(self) -> str:
        """The scalar; empty for anything else."""
        return self.scalar or ""

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping with at least one entry."""
        return bool(self.entries)

    @property
    def number(self) -> float | None:
        """The scalar as a number; None if it is none."""
        try:
            return None if self.is_quoted or self.scalar is None else float(self.scalar)
        except ValueError:
            return None

    @property
    def truth(self) -> bool | None:
        """The scalar as yes or no; None if it is neither."""
        return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            self.text.lower()
        )


def escaped(key: str) -> str:
    """A key as part of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
