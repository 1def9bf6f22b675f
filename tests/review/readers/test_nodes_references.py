"""References: followed in a document and its neighbours, never over the network, and never without end."""

import time
from collections.abc import Mapping
from textwrap import dedent

import pytest

from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.nodes.references import CYCLE, REMOTE, References, name_of_reference
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.source import Lookup, Places, Source, look_nowhere


class Neighbours:
    """A lookup over documents in memory; remembers what it was asked for."""

    def __init__(self, text_by_name: Mapping[str, str]) -> None:
        self.text_by_name = text_by_name
        self.asked: list[tuple[str, str]] = []

    def __call__(self, source: Source, reference: str) -> Source | None:
        """The document of that name."""
        self.asked.append((source.name, reference))
        text = self.text_by_name.get(reference.removeprefix("./"))
        return None if text is None else Source(name=reference.removeprefix("./"), text=dedent(text))


def opened(text: str, lookup: Lookup = look_nowhere) -> References:
    """The references of a text."""
    source = Source(name="main.yaml", text=dedent(text))
    return References(source=source, root=read_nodes(Places(source)).root, lookup=lookup)


def test_a_pointer_leads_to_its_node() -> None:
    """If a pointer has escapes and numbers, then it leads to what they stand for."""
    references = opened(
        """\
        "a/b": {"c~d": [zero, {"e f": found}]}
        here: {$ref: "#/a~1b/c~0d/1/e%20f"}
        whole: {$ref: "#"}
        """
    )

    found = references.at(references.root, "here")

    assert (found.text, found.line) == ("found", 1)
    assert references.at(references.root, "whole", "here").text == "found"
    assert references.unread == []


def test_chains_and_references_on_the_way_are_followed() -> None:
    """If a reference leads to another, or through one, then the end of it is found."""
    references = opened(
        """\
        one: {$ref: '#/two'}
        two: {$ref: '#/three'}
        three: {inner: {value: 3}}
        through: {$ref: '#/one/inner/value'}
        """
    )

    assert references.at(references.root, "one", "inner", "value").text == "3"
    assert references.at(references.root, "through").text == "3"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a.yaml#/b",
        "HTTP://example.com",
        "//example.com/a",
        "file:///etc/passwd",
        "ftp://x",
        "urn:schema",
    ],
)
def test_remote_references_are_never_fetched(address: str) -> None:
    """If a reference has a scheme or a host, then nobody is asked for it, and it is told."""
    neighbours = Neighbours({})
    references = opened(f"a: {{$ref: '{address}'}}", neighbours)

    assert not references.at(references.root, "a")
    assert neighbours.asked == []
    assert [(one.kind, one.why) for one in references.unread] == [(UnreadKind.REFERENCE, REMOTE)]


@pytest.mark.parametrize(
    "reference",
    ["#/nowhere", "#/a/b/c", "#anchor", "other.yaml#/x", "known.yaml#/x", "#/list/7", "#/list/-1"],
)
def test_what_leads_nowhere_is_told_once(reference: str) -> None:
    """If a reference leads nowhere, then that is told once, with what is missing."""
    references = opened(
        f"a: {{$ref: '{reference}'}}\nb: {{$ref: '{reference}'}}\nlist: [1]",
        Neighbours({"known.yaml": "y: 1"}),
    )

    assert not references.at(references.root, "a")
    assert not references.at(references.root, "b")
    assert not references.at(references.root, "a")
    assert [(one.kind, one.evidence.line) for one in references.unread] == [(UnreadKind.REFERENCE, 1)]
    assert reference.partition("#")[0] in references.unread[0].why


def test_neighbours_are_read_once_and_are_their_own_root() -> None:
    """If a neighbour refers to itself and back, then each reference is taken where it stands."""
    neighbours = Neighbours(
        {
            "common/x.yaml": """\
                one: {$ref: '#/two'}
                two: {$ref: '../main.yaml#/here'}
                three: {$ref: y.yaml}
                """,
            "y.yaml": "deep: 1",
        }
    )
    main = """\
        a: {$ref: './common/x.yaml#/one'}
        b: {$ref: 'common/x.yaml#/three'}
        here: {name: main}
        """
    back = Source(name="main.yaml", text=dedent(main))

    def lookup(source: Source, reference: str) -> Source | None:
        return back if reference == "../main.yaml" else neighbours(source, reference)

    references = opened(main, lookup)

    assert references.at(references.root, "a", "name").text == "main"
    found = references.at(references.root, "b", "deep")
    assert (found.text, found.evidence().file) == ("1", "y.yaml")
    assert ("common/x.yaml", "y.yaml") in neighbours.asked


@pytest.mark.parametrize(
    "text",
    [
        "a: {$ref: '#/a'}",
        "a: {$ref: '#/b'}\nb: {$ref: '#/a'}",
        "a: {$ref: '#/a/b'}",
        "a: {$ref: '#/a/a/a/a'}",
        "a: {$ref: '#/b/c'}\nb: {$ref: '#/a/c'}",
        "a: {$ref: 'main.yaml#/a'}",
    ],
)
def test_cycles_end(text: str) -> None:
    """If references lead back to themselves, then they lead nowhere, which is told."""
    source = Source(name="main.yaml", text=text)
    references = opened(text, lambda _source, _reference: source)

    assert not references.at(references.root, "a")
    assert CYCLE in [one.why for one in references.unread]


def test_thousands_of_dead_references_are_told_in_few_words() -> None:
    """If very many references lead nowhere, then not every one is told, and it does not take long."""
    references = opened("".join(f"k{i}: {{$ref: '#/no{i}'}}\n" for i in range(5000)))
    start = time.perf_counter()

    assert not any(references.followed(node) for node in references.root.entries.values())

    assert time.perf_counter() - start < 5.0
    assert 0 < len(references.unread) <= 30


def test_a_damaged_neighbour_tells_of_itself() -> None:
    """If a neighbour is damaged, then what is told names its file and line."""
    references = opened(
        "a: {$ref: 'x.yaml#/b'}", Neighbours({"x.yaml": "b: 1\nc: [\nd: 2\ne: 1\nf: 1\ng: 1\n"})
    )

    assert references.at(references.root, "a").text == "1"
    assert [(one.evidence.file, one.evidence.line) for one in references.unread] == [("x.yaml", 2)]


def test_a_reference_names_what_it_leads_to() -> None:
    """If the last part of a reference is escaped, then it is told as written in the document."""
    root = opened("a: {$ref: '#/messages/Order~1Created'}\nb: {$ref: 'x/order.yaml'}\nc: 1").root

    assert [name_of_reference(root[key]) for key in "abc"] == ["Order/Created", "order.yaml", ""]
