"""YAML and JSON as nodes: what is read, what is told, and that nothing exhausts the reader."""

import json
import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.yaml_nodes import NodeDocument, read_nodes
from eda_coach.review.readers.source import Places, Source
from tests.strategies import LAW

# What a user waits for at most; the machine of a test run may be ten times slower than this.
_PATIENCE_S = 5.0


def read(text: str) -> NodeDocument:
    """Read a text; its common indentation does not count."""
    return read_nodes(Places(Source(name="x.yaml", text=dedent(text))))


def whys(document: NodeDocument) -> list[str]:
    """What was told, in order."""
    return [one.why for one in document.unread]


def test_nodes_know_their_lines_and_pointers() -> None:
    """If a document is read, then each value has the line of its key and a JSON pointer."""
    root = read(
        """\
        channels:
          orders/created:
            # a comment
            messages: [one, 'two']
        """
    ).root

    node = root.at("channels", "orders/created", "messages")
    assert (node.line, node.pointer) == (4, "/channels/orders~1created/messages")
    assert [(item.text, item.is_quoted) for item in node] == [("one", False), ("two", True)]
    assert root.at("channels", "orders/created").end_line == 4
    assert node.evidence().quote == "messages: [one, 'two']"


def test_missing_nodes_lead_on() -> None:
    """If a key is not there, then whatever is asked of it is not there either."""
    node = read("a: 1").root.at("b", "c")

    assert not node
    assert (node.text, node.number, node.truth, node.items, node.is_mapping) == ("", None, None, [], False)
    assert node["d"].pointer == "/b/c/d"
    with pytest.raises(ValueError, match="no document"):
        Node().evidence()


def test_scalars_are_told_by_their_looks() -> None:
    """If a scalar is quoted, it is text; else a number or a truth by its looks, and null is nothing."""
    root = read("{a: 3, b: '3', c: true, d: Off, e: null, f: ~, g: 'null', h: 1_0}").root

    assert (root["a"].number, root["b"].number) == (3.0, None)
    assert (root["c"].truth, root["d"].truth, root["a"].truth) == (True, False, None)
    assert (root["e"].scalar, root["f"].scalar, root["g"].scalar) == (None, None, "null")
    assert root["e"].is_there


@pytest.mark.parametrize("mark", ["\ufeff", "\r\n", "\r", "\x07", "\x85", "\u2028", "\ud800", "\ufffe"])
def test_strange_characters_move_no_line(mark: str) -> None:
    """If a document holds characters that YAML stumbles over, then its lines are those of editors."""
    end = "" if "\n" in mark else "\n"
    text = f"a: x{mark}{end}b: 2{mark}{end}"

    document = read(text)

    assert document.unread == []
    assert document.root["b"].line == 2


def test_a_byte_order_mark_is_no_indentation() -> None:
    """If a document begins with a byte order mark, then it is read as without."""
    document = read("\ufeffa: 1\nb: 2\n")

    assert (document.root["a"].text, document.root["b"].text, document.unread) == ("1", "2", [])


@pytest.mark.parametrize("text", ["", "   \n\n", "# only a comment\n", "---\n"])
def test_an_empty_document_is_no_mapping(text: str) -> None:
    """If there is nothing in a document, then nothing is read and nothing told."""
    document = read(text)

    assert document.unread == []
    assert not document.root.is_mapping


def test_a_bad_escape_is_mended_and_told() -> None:
    """If double quotes hold backslashes that mean nothing there, then the text is read as it is meant."""
    document = read(
        r"""
        pattern: "^\d{4}\.\d{2}$ \n \" \\d"
        other: "\w"
        fine: '\d'
        """
    )

    assert document.root["pattern"].text == '^\\d{4}\\.\\d{2}$ \n " \\d'
    assert (document.root["other"].text, document.root["fine"].text) == (r"\w", r"\d")
    assert [(one.kind, one.evidence.line) for one in document.unread] == [
        (UnreadKind.LINE, 2),
        (UnreadKind.LINE, 3),
    ]


def test_many_bad_escapes_do_not_end_the_reading() -> None:
    """If thirty lines need mending, then all of them are mended."""
    document = read("\n".join(rf'k{i}: "\d{i}"' for i in range(30)))

    assert document.root["k29"].text == r"\d29"
    assert len(document.unread) == 30


def test_json_with_tabs_and_surrogates_is_read() -> None:
    """If JSON is indented by tabs and writes characters as pairs of escapes, then it is read whole."""
    document = read('{\n\t"a": "\\ud83d\\ude00 \\/ \\u00e9",\n\t"b": [1, 2]\n}')

    assert document.unread == []
    assert document.root["a"].text == "\U0001f600 / é"
    assert document.root["b"].line == 3


def test_tabs_in_the_indentation_are_told() -> None:
    """If YAML is indented by tabs, then they count as two spaces, which is told once."""
    document = read_nodes(Places(Source(name="x", text="a:\n\tb: 1\n\tc:\n\t\td: 2\ne: 3\n")))

    assert document.root.at("a", "c", "d").text == "2"
    assert document.root["e"].text == "3"
    assert [one.evidence.line for one in document.unread] == [2]
    assert "tab" in document.unread[0].why


@pytest.mark.parametrize(
    ("damage", "lines"),
    [
        ("list: [one, two", (2, 2)),
        ("map: {one: 1,", (2, 2)),
        ('text: "never closed', (2, 2)),
        ("text: 'never closed", (2, 2)),
        ("a: b: c", (2, 2)),
        ("just words", (2, 2)),
        ("a: b: c\n  d: 1\n  e: 2", (2, 4)),
        ("@sign: 1", (2, 2)),
        ("x: *nobody", (2, 2)),
        ("x: !no!tag 1", (2, 2)),
        ("k" * 2000 + "\n  deeper: 1", (2, 3)),
    ],
)
def test_a_damaged_block_is_left_out(damage: str, lines: tuple[int, int]) -> None:
    """If a block is damaged, then it is told with its lines, and what stands before and behind is read."""
    rest = "".join(f"r{i}: {i}\n" for i in range(6))

    document = read_nodes(Places(Source(name="x", text=f"first: 1\n{damage}\nlast: 9\n{rest}")))

    assert (document.root["first"].text, document.root["last"].text) == ("1", "9")
    assert document.root["r5"].text == "5"
    assert [(one.kind, one.evidence.line, one.evidence.end_line) for one in document.unread] == [
        (UnreadKind.PART, *lines)
    ]


def test_what_stands_behind_an_open_quote_is_put_back() -> None:
    """If an open quote spoils quotes further down, then only the line where it opens is left out."""
    document = read('a: 1\nb: "open\nc: "fine"\nd: "fine too"\ne: 5\n')

    assert [one.evidence.line for one in document.unread] == [2]
    assert [document.root[key].text for key in "acde"] == ["1", "fine", "fine too", "5"]


@pytest.mark.parametrize(
    "damage",
    ["  one: 1\ntwo: 2\n  three: 3\n  four: 4\n", "  one: 1\n    two: 2\n  three: 3\n  four: 4\n"],
)
def test_a_wrong_indentation_costs_a_line(damage: str) -> None:
    """If one line is indented wrongly, then that line is left out, not all that stand below it."""
    document = read(f"block:\n{damage}last: 9\nend: 10\n")

    assert [(one.evidence.line, one.evidence.end_line) for one in document.unread] == [(3, 3)]
    assert [document.root.at("block", key).text for key in ("one", "three", "four")] == ["1", "3", "4"]
    assert document.root["last"].text == "9"


def test_blocks_below_each_other_are_told_as_one() -> None:
    """If the line on which several blocks hang is missing, then they are told together."""
    rest = "".join(f"r{i}: {i}\n" for i in range(9))

    document = read(f"first: 1\n  a: 1\n  b: {{c: 2}}\n  d:\n    e: 5\n{rest}")

    assert [(one.evidence.line, one.evidence.end_line) for one in document.unread] == [(2, 5)]
    assert document.root["r8"].text == "8"


def test_prose_is_no_document() -> None:
    """If most of a text is not YAML, then that is told of the document."""
    document = read("Dear all: this is: a letter\nwith: some: words\nand: more: of: them\n")

    assert UnreadKind.DOCUMENT in [one.kind for one in document.unread]


def test_a_double_key_is_told() -> None:
    """If a key stands twice, then the last one counts, and the first one's line is told."""
    document = read("a: 1\na: 2\n")

    assert document.root["a"].text == "2"
    assert [(one.evidence.line, one.why) for one in document.unread] == [
        (1, "the key 'a' stands twice; the last one counts")
    ]


def test_a_thousand_double_keys_are_told_in_few_words() -> None:
    """If very many keys stand twice, then not every one is told."""
    assert 0 < len(read("a: 1\n" * 1000).unread) <= 20


def test_merge_keys_and_aliases_are_written_out() -> None:
    """If a mapping merges another, then its own entries win; a quoted merge key is a key."""
    root = read(
        """\
        base: &base {a: 1, b: 2}
        one: {<<: *base, b: 3}
        two: {<<: [*base, {c: 4}], "d": *base}
        three: {"<<": 5}
        """
    ).root

    assert {key: node.text for key, node in root["one"].entries.items()} == {"a": "1", "b": "3"}
    assert (root.at("two", "c").text, root.at("two", "d", "b").text) == ("4", "2")
    assert root.at("three", "<<").text == "5"


def test_further_documents_are_told() -> None:
    """If a file holds several documents, then the first is read and each further one told."""
    document = read("a: 1\n---\nb: 2\nc: 3\n---\nd: 4\n")

    assert document.root["a"].text == "1"
    assert [(one.evidence.line, one.evidence.end_line) for one in document.unread] == [(3, 4), (6, 6)]


def test_tags_of_cloud_formation_are_read_as_text() -> None:
    """If a value has a tag of its own, then the value is read."""
    root = read(
        """\
        a: !Sub "${Stack}-api"
        b: {Fn::Sub: "${Stack}"}
        c: !GetAtt [One, Two]
        d: !!binary aGk=
        """
    ).root

    assert (root["a"].text, root.at("b", "Fn::Sub").text) == ("${Stack}-api", "${Stack}")
    assert [item.text for item in root["c"]] == ["One", "Two"]


def test_keys_that_are_no_text_do_no_harm() -> None:
    """If keys are lists or mappings, then the rest is read."""
    root = read("? [a, b]\n: 1\n? {c: d}\n: 2\ne: 3\n").root

    assert root["e"].text == "3"


def _bomb() -> str:
    """Nine levels of nine aliases each: a billion words."""
    levels = [f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]" for i in range(1, 10)]
    return "\n".join(["l0: &l0 [x]", *levels])


HOSTILE = {
    "aliases that multiply": _bomb(),
    "an alias within itself": "a: &a {b: *a, c: 1}",
    "a chain of aliases": "a: &a0 [x]\n" + "".join(f"b{i}: &a{i + 1} [*a{i}]\n" for i in range(5000)),
    "square brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "flow mappings": '{"a":' * 100_000,
    "a line of 10 MB": "a: " + "x" * 10_000_000,
    "words of 10 MB": "a: " + "x " * 5_000_000,
    "a quote of 10 MB": 'a: "' + "x" * 10_000_000 + '"',
    "a key of 10 MB": f"{'k' * 10_000_000}: 1",
    "a comment of 10 MB": "#" * 10_000_000,
    "empty lines": "\n" * 10_000_000,
    "very many keys": "".join(f"k{i}: v\n" for i in range(500_000)),
    "very many items": f"[{'1,' * 1_900_000}]",
    "damaged lines": "a: b: c\n" * 400_000,
    "open quotes": '"\n' * 1_000_000,
    "bad escapes": 'a: "\\d"\n' * 100_000,
    "bad escapes in a line": 'a: "' + "\\d" * 1_000_000 + '"',
    "tabs": "\t" * 1_000_000 + "a: 1",
    "tabs in lines": "a:\n" + "\tb: 1\n" * 100_000,
    "colons": ":" * 1_000_000,
    "percent signs": "%" * 1_000_000,
    "exclamation marks": "!" * 1_000_000,
    "ampersands": "& " * 1_000_000,
    "long explicit keys": "? " + "k" * 1_000_000 + "\n: {? " + "k" * 1_000_000 + " : 1}",
    "zeros": "\0" * 1_000_000,
    "nested blocks": "".join(f"{' ' * i}a:\n" for i in range(1500)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_end_soon(name: str) -> None:
    """If a document is made to exhaust its reader, then the reading ends soon and in few words."""
    places = Places(Source(name="x", text=HOSTILE[name]))
    start = time.perf_counter()

    document = read_nodes(places)

    assert time.perf_counter() - start < _PATIENCE_S
    assert all(len(one.why) < 200 for one in document.unread)
    assert len(document.unread) < 100


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("aliases that multiply", "it grows too large when its aliases are written out"),
        ("a chain of aliases", "it grows too large when its aliases are written out"),
        ("an alias within itself", "an alias that contains itself"),
        ("square brackets", "it is nested too deeply"),
        ("braces", "it is nested too deeply"),
        ("dashes", "it is nested too deeply"),
        ("nested blocks", "it is nested too deeply"),
        ("very many items", "it is too large for a review"),
    ],
)
def test_what_is_refused_is_told(name: str, why: str) -> None:
    """If a document is a bomb, then it is told which."""
    assert whys(read_nodes(Places(Source(name="x", text=HOSTILE[name])))) == [why]


def test_a_document_of_10_mb_is_refused_by_its_size() -> None:
    """If a document is larger than a review reads, then no part of it is read."""
    document = read(HOSTILE["words of 10 MB"])

    assert not document.root
    assert [one.kind for one in document.unread] == [UnreadKind.DOCUMENT]
    assert "larger than" in document.unread[0].why


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@LAW
@given(value=_VALUES)
def test_all_json_is_read(value: object) -> None:
    """If a text is JSON, then every scalar of it is there, and nothing is told."""
    document = read_nodes(Places(Source(name="x", text=json.dumps({"root": value}))))

    assert document.unread == []
    assert _plain(document.root["root"]) == _texts(value)


def _plain(node: Node) -> object:
    if node.entries:
        return {key: _plain(value) for key, value in node.entries.items()}
    return [_plain(item) for item in node] if node.items else node.scalar


def _texts(value: object) -> object:
    """A value as nodes have it: scalars as text, what is empty as nothing."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items() if key != "<<"} or None
    if isinstance(value, list):
        return [_texts(inner) for inner in value] or None
    return None if value is None else value if isinstance(value, str) else json.dumps(value)


@LAW
@given(text=st.text(alphabet="ab:-[]{}\"'\\\n\t #&*!|>%@,?dux0", max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    """If a text is anything at all, then it is read or told, within its lines."""
    document = read_nodes(Places(Source(name="x", text=text)))

    assert all(1 <= one.evidence.line <= text.count("\n") + 1 for one in document.unread)
