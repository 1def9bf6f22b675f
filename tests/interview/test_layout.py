"""Diagrams as sentences, and lines that an editor wrapped."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.layout import readable, wrapped_from
from eda_coach.language.sentences.clauses import read_passage
from tests.strategies import LAW

# Pieces that diagrams are made of, and some that only look so.
FENCES = ("```mermaid\n", "```\n", "~~~\n", "```")
LINE_ENDS = ("\n", "\r\n", "\r", "\u2028", "\x85")
DRAWN = ("A->>B: pay", "-->", "==>", "-.->", "---", "[a]", "|", ":", "end", "subgraph x", "Note over A: so")
OTHERS = ("  ", "\t", "é", "e\u0301", "\x00")
PIECES = st.sampled_from((*FENCES, *LINE_ENDS, *DRAWN, *OTHERS))
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))
# A second is far more than a text of this length needs, and far less than its square takes.
LONG = 12_000


def words_of(*lines: str, fence: str = "```mermaid") -> list[list[str]]:
    """Words of the lines of a diagram, those of the fences left out; dashes that open a line are none."""
    closing = fence[:3]
    found = readable("\n".join((fence, *lines, closing))).split("\n")
    return [line.lstrip("-").split() for line in found[1:-1]]


@LAW
@given(TEXTS)
def test_same_length(text: str) -> None:
    """If any text is laid out, then it keeps its length, and its lines end where they did."""
    found = readable(text)

    assert len(found) == len(text)
    assert [i for i, one in enumerate(found) if one == "\n"] == [
        i for i, one in enumerate(text) if one == "\n"
    ]


@LAW
@given(TEXTS)
def test_words_stay_where_they_are(text: str) -> None:
    """If a letter or digit is still there, then it stands where it stood."""
    found = readable(text)

    assert [(i, one) for i, one in enumerate(found) if one.isalnum() and text[i] != one] == []


@pytest.mark.parametrize(
    "text", ["", "We send the order id.", "a -> b [c]", "`code` and ``more``", "end\nloop\nA-->B: pay"]
)
def test_plain_text(text: str) -> None:
    """If a text has no fenced block, then nothing of it changes."""
    assert readable(text) == text


@pytest.mark.parametrize(
    "arrow", ["->>", "-->>", "->", "-->", "-)", "--)", "-x", "==>", "-.->", "---", "->>+", "-->>-", "--o"]
)
def test_arrows(arrow: str) -> None:
    """If two names are joined by an arrow, then only the names and the message are left."""
    assert words_of(f"  Shop {arrow} Bank: send the order id") == [
        ["Shop", "Bank", "send", "the", "order", "id"]
    ]


@pytest.mark.parametrize("arrow", ["->>", "-->>", "-->", "==>", "-.->"])
def test_arrows_without_blanks(arrow: str) -> None:
    """If an arrow touches the names, then they are parted all the same."""
    assert words_of(f"  Shop{arrow}Bank: pay") == [["Shop", "Bank", "pay"]]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sequenceDiagram", []),
        ("flowchart LR", []),
        ("  participant S as Shop", []),
        ("  loop every minute", []),
        ("  end", []),
        ("  Note over Shop,Bank: ack after the commit", ["ack", "after", "the", "commit"]),
        (
            "  shop[Shop site] -->|order id| bank[(Bank)]",
            ["shop", "Shop", "site", "order", "id", "bank", "Bank"],
        ),
        ('  queue["A durable queue"]', ["queue", "A", "durable", "queue"]),
    ],
)
def test_lines(line: str, words: list[str]) -> None:
    """If a line only draws, then it says nothing; if it holds words, then they are left."""
    assert words_of(line) == [words]


@pytest.mark.parametrize("fence", ["```mermaid", "```", "~~~", "```plantuml", "  ```mermaid"])
def test_fences(fence: str) -> None:
    """If a block is fenced in any way, then it is read."""
    lines = readable(f"{fence}\nShop->>Bank: pay\n{fence.strip()[:3]}").split("\n")

    assert lines[1].split() == ["Shop", "Bank", "pay"]


def test_fence_left_open() -> None:
    """If the last block is never closed, then it goes to the end."""
    assert readable("So:\n```\nShop->>Bank: pay").split() == ["So:", "Shop", "Bank", "pay"]


def test_text_around() -> None:
    """If a text surrounds a block, then it stays as it was."""
    found = readable("First [a].\n```\nShop->>Bank: pay\n```\nThen [b] -> c.")

    assert found.split("\n")[0] == "First [a]."
    assert found.split("\n")[-1] == "Then [b] -> c."


@pytest.mark.parametrize("mark", ["-", "=", "-.", ".", " ", "|", "[", "<", "Note over ", "```\n", "\n "])
def test_nothing_but_marks(mark: str) -> None:
    """If a block is nothing but one mark over and over, then it keeps its length."""
    text = f"```\n{mark * LONG}.\n```"

    assert len(readable(text)) == len(text)


SENTENCE = "We put every order on a queue so that the kitchen reads it at its own pace and nobody has to wait"
LINES = st.lists(st.integers(0, 200).map("x".__mul__), max_size=10)


def sentences(*lines: str) -> int:
    """Sentences of a text of these lines."""
    text = "\n".join(lines)
    return len(list(read_passage(text, wrapped_from=wrapped_from(text)).sentences()))


@pytest.mark.parametrize("margin", [34, 40, 60, 72, 80, 100, 120])
def test_wrapped_lines(margin: int) -> None:
    """If an editor wrapped a text at its margin, wide or narrow, then a sentence goes on behind the line."""
    text = " ".join([f"{SENTENCE}."] * 8)

    assert sentences(*wrap(text, margin)) == 8


@pytest.mark.parametrize(
    "lines",
    [
        ("we ack", "we send it", "we stop"),
        ("we read from a queue", "one order at a time", "and we ack after it", "no order waits for another"),
        ("we ack after the commit", "we send the order id", "an alert fires", SENTENCE[:70]),
        (f"{SENTENCE} {SENTENCE}", SENTENCE, SENTENCE[:60]),
    ],
    ids=["short", "points", "one long", "without a margin"],
)
def test_lines_that_end_where_they_end(lines: tuple[str, ...]) -> None:
    """If lines are shorter than an editor leaves them, or longer, then each says a thing of its own."""
    assert sentences(*lines) == len(lines)


@pytest.mark.parametrize(
    ("text", "is_wrapped"),
    [
        (
            "We send the order id with each\ncharge so that the bank can tell\na second one from the first.",
            True,
        ),
        ("we send the order id with each charge\nack late\nalert when the lag grows", False),
        ("We ack.\nWe send the order id.", True),
        ("x" * 140 + "\nand more", False),
        ("one line", True),
        ("", True),
    ],
)
def test_wrapped_by_an_editor(text: str, is_wrapped: bool) -> None:  # noqa: FBT001 - a table
    """If no line that goes on has room for the next word, then the text was wrapped; else lines end."""
    assert (wrapped_from(text) == 0) is is_wrapped
