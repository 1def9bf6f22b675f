"""What an ignore covers, by where it stands."""

import pytest

from eda_coach.review.known.ignores import Ignore, ignores_in
from eda_coach.review.readers.source import Source

_COVERS = {
    "a fence": (
        ["text", "<!-- eda-coach: ignore SYN001 -- why -->", "", "```mermaid", "a", "b", "```", "text"],
        range(2, 8),
    ),
    "a paragraph": (["<!-- eda-coach: ignore SYN001 -- why -->", "one", "two", "", "three"], range(1, 4)),
    "a section with its sub-sections": (
        ["<!-- eda-coach: ignore SYN001 -- why -->", "## A", "x", "### B", "y", "## C", "z"],
        range(1, 6),
    ),
    "the line it stands behind": (["a", "b <!-- eda-coach: ignore SYN001 -- why -->", "c"], range(2, 3)),
    "the next arrow": (
        ["sequenceDiagram", "%% eda-coach: ignore SYN001 -- why", "A->>B: x", "B->>C: y"],
        range(2, 4),
    ),
    "the next arrow of PlantUML": (
        ["@startuml", "' eda-coach: ignore SYN001 -- why", "A -> B", "B -> C"],
        range(2, 4),
    ),
    "the next key and all in it": (
        ["a:", "  # eda-coach: ignore SYN001 -- why", "  b:", "    c: 1", "    d: 2", "  e: 3"],
        range(2, 6),
    ),
    "the mapping around a key": (
        ["a:", "  b:", "    c: 1", "    x-eda-coach-ignore: 'SYN001 -- why'", "    d: 2", "  e: 3"],
        range(2, 6),
    ),
    "the file, by a key at the margin": (["a: 1", "x-eda-coach-ignore: SYN001 -- why", "b: 2"], range(1, 4)),
    "the file": (["a", "<!-- eda-coach: ignore-file SYN001 -- why -->", "b", ""], range(1, 5)),
    "what follows two of them": (
        ["%% eda-coach: ignore SYN001 -- why", "%% eda-coach: ignore SYN002 -- why", "A->>B: x", "C->>D: y"],
        range(1, 4),
    ),
}


def _ignores(*lines: str) -> list[Ignore]:
    return ignores_in(Source(name="d.md", text="\n".join(lines)))


@pytest.mark.parametrize("case", _COVERS)
def test_an_ignore_covers(case: str) -> None:
    """An ignore covers."""
    lines, covers = _COVERS[case]

    first = _ignores(*lines)[0]

    assert (first.rules, first.reason, first.covers) == (("SYN001",), "why", covers)


@pytest.mark.parametrize(
    ("words", "rules", "reason"),
    [
        ("SYN001, MSG002 -- agreed with the team", ("SYN001", "MSG002"), "agreed with the team"),
        ("SYN001@orders@billing -- it is a batch", ("SYN001@orders@billing",), "it is a batch"),
        ("SYN001 \u2014 it is a batch", ("SYN001",), "it is a batch"),
        ("SYN001", ("SYN001",), ""),
        ("SYN001 because I say so", ("SYN001",), ""),
        ("everything -- please", (), ""),
        ("", (), ""),
    ],
)
def test_rules_and_reason_are_read(words: str, rules: tuple[str, ...], reason: str) -> None:
    """Rules and reason are read."""
    found = _ignores(f"<!-- eda-coach: ignore {words} -->", "text")

    assert [(one.rules, one.reason) for one in found] == [(rules, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "We run eda-coach: ignore what it says.",
        "The words eda-coach: ignore SYN001 -- why are no comment here",
        "eda-coach is a tool",
        "x-eda-coach: SYN001",
    ],
)
def test_words_outside_of_a_comment_ignore_nothing(line: str) -> None:
    """Words outside of a comment ignore nothing."""
    assert _ignores(line) == []


def test_an_ignore_at_the_end_covers_its_own_line() -> None:
    """An ignore at the end covers its own line."""
    assert _ignores("a", "%% eda-coach: ignore SYN001 -- why", "")[0].covers == range(2, 3)


def test_an_unclosed_fence_is_covered_to_the_end() -> None:
    """An unclosed fence is covered to the end."""
    assert _ignores("<!-- eda-coach: ignore SYN001 -- why -->", "```", "a", "b")[0].covers == range(1, 5)
