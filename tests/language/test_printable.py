"""Foreign text made safe to print."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.printable import one_line, printable
from tests.strategies import LAW

# What turns the direction of text round, beside the control characters themselves.
_DIRECTIONS = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\x00b", "a\\x00b"),
        ("a\rb", "a\\x0db"),
        ("a\x9bb", "a\\x9bb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u061cb", "a\\u061cb"),
        ("a\u2028b", "a\\u2028b"),
        ("\ud800", "\\ud800"),
        ("[orders] <b> \\", "[orders] <b> \\"),
        ("a\tb\r\nc\n", "a\tb\nc\n"),
        ("Größe 日本 🙂", "Größe 日本 🙂"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    """If a character could act on the terminal, then it is shown; nothing else changes."""
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\nb\t c ", "a b c"), ("a\u2028b", "a\\u2028b"), ("\n", ""), ("a\x1b\nb", "a\\x1b b")],
)
def test_one_line(text: str, line: str) -> None:
    """If a text has line ends, then it still comes out on one line."""
    assert one_line(text) == line


@LAW
@given(text=st.text(st.characters(exclude_categories=())))
def test_nothing_acts(text: str) -> None:
    """If any text at all is shown, then nothing in it acts on the terminal, and it can be encoded."""
    shown = printable(text)

    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\n\t"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in _DIRECTIONS]
    assert shown.encode().decode() == shown
    assert printable(shown) == shown
    assert len(one_line(text).splitlines()) <= 1
