"""The study report as a page: golden files, and foreign text that cannot break it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from eda_coach.grading.response import Response
from eda_coach.language.printable import one_line
from eda_coach.practice.asked import Citation
from eda_coach.practice.attempt import Attempt
from eda_coach.reports.markdown import code, escape, link
from eda_coach.reports.study_json import study_json
from eda_coach.reports.study_markdown import study_markdown
from tests.builders import (
    NOW,
    make_attempt,
    make_matching,
    make_multiple,
    make_numeric,
    make_ordering,
    make_single,
)
from tests.reports.material import make_report

PAGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LAWS = settings(deadline=None, max_examples=100, derandomize=True)
HOSTILE = (
    "|---|",
    "a | b \\| c \\\\| d",
    "`code` ``more`` ```",
    "<script>alert(1)</script> <b>x</b> <!-- c -->",
    "&amp; &lt; &#60; &copy",
    "1. one",
    "10) ten",
    "# heading #",
    "why C#",
    "- item",
    "+ item",
    "* item * **bold** _under_ __under__ snake_case _",
    "> quote",
    "---",
    "===",
    "~~~ ~~gone~~",
    "[text](https://example.org/a(b)[c]) ![i](x) [ref]: y [^1]",
    "https://example.org/a[0]_b_?c=|&d;e* www.example.org/_x_ <https://example.org>",
    "first\n\nsecond\n# third",
    "    indented\ttabbed",
    "$x$ $$y$$",
    "trailing \\",
    ":-- | --:",
    "- [ ] task",
)
FOREIGN = (
    st.sampled_from(HOSTILE)
    | st.text(alphabet="ab1 .)(#*_`<>[]|\\&;~$!:-+=/\n\twW&amp;", max_size=30)
    | st.text(max_size=20)
)


def hostile_attempt(text: str) -> Attempt:
    """An attempt all of whose foreign texts are the same."""
    attempt = make_attempt(make_single(), Response(picked=("b",)), confidence=3)
    parts = tuple(replace(part, text=text, rationale=text) for part in attempt.asked.parts)
    citation = Citation(id="x", title=text, url=f"https://example.org/{text}")
    asked = replace(
        attempt.asked,
        prompt=text,
        context=text,
        topic_title=text,
        concepts={"push-vs-pull": text},
        parts=parts,
        citations=(citation,),
    )
    return replace(attempt, asked=asked)


def shape(page: str) -> list[str]:
    """What a page is built of, without its texts."""
    tokens = [inner for token in PAGE.parse(page) for inner in (token, *(token.children or ()))]
    return [
        f"{token.type} {token.tag} {token.markup}"
        for token in tokens
        if token.type not in ("text", "text_special", "inline")
    ]


def texts(page: str) -> list[str]:
    """Every run of text of a page, as it is shown."""
    return [
        "".join(child.content for child in token.children or () if child.type in ("text", "text_special"))
        for token in PAGE.parse(page)
        if token.type == "inline"
    ]


def some_attempts() -> list[Attempt]:
    """Two sessions with everything a report tells of."""
    day = timedelta(days=1)
    return [
        make_attempt(make_single("one"), Response(picked=("b",)), at=NOW - day),
        make_attempt(make_single("two"), Response(picked=("a",)), at=NOW - day),
        make_attempt(make_numeric("three"), Response(text="7"), at=NOW - day),
        make_attempt(make_single("one"), Response(picked=("c",)), session_id="session-2", confidence=3),
        make_attempt(make_multiple("four"), Response(picked=("a",)), session_id="session-2", confidence=2),
        make_attempt(
            make_multiple("five"), Response(picked=("c",)), session_id="session-2", overruled_points=1
        ),
        make_attempt(make_ordering("six"), Response(picked=("s4", "s1", "s2", "s3")), session_id="session-2"),
        make_attempt(
            make_matching("seven"), Response(pairs=(("i1", "t2"),)), session_id="session-2", confidence=1
        ),
        make_attempt(
            make_single("eight"), Response(picked=("a",)), session_id="session-2", overruled_points=1
        ),
    ]


@pytest.mark.parametrize("render", [study_markdown, study_json], ids=["md", "json"])
def test_golden(snapshot: SnapshotAssertion, render: Any) -> None:
    """If two sessions are reported, then the report is as in the golden file, twice the same."""
    changes: dict[str, Any] = {"flagged": ["demo/two"], "untouched": {"new": "New things"}, "most_missed": 4}

    first, second = (render(make_report(some_attempts(), **changes)) for _ in range(2))

    assert first == snapshot
    assert first == second


@pytest.mark.parametrize("render", [study_markdown, study_json], ids=["md", "json"])
def test_empty(snapshot: SnapshotAssertion, render: Any) -> None:
    """If there is nothing to report, then the report is as in the golden file."""
    assert render(make_report()) == snapshot


def test_sure_and_wrong_comes_first() -> None:
    """If an answer was sure and wrong, then it stands before everything else."""
    page = study_markdown(make_report(some_attempts()))

    assert (
        page.index("### What is one?") < page.index("## Mastery by topic") < page.index("### What is four?")
    )


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(None, "Not known: no confidence was given."), (3, "None: nothing you were sure of is wrong.")],
)
def test_nothing_sure_and_wrong(confidence: int | None, words: str) -> None:
    """If nothing was sure and wrong, then the report says whether it can know."""
    attempt = make_attempt(make_single(), Response(picked=("a",)), confidence=confidence)

    assert words in study_markdown(make_report([attempt]))


def test_overruled_shows_both_verdicts() -> None:
    """If the learner overruled an answer that still misses points, then both verdicts are shown."""
    attempt = make_attempt(make_multiple(), Response(picked=("c",)), overruled_points=1)

    assert "0 of 2 points · you overruled this: 1 of 2" in study_markdown(make_report([attempt]))


@LAWS
@given(FOREIGN.filter(one_line))
@example("|---|")
def test_foreign_text_never_changes_the_page(text: str) -> None:
    """If every foreign text is hostile, then the page is built as ever and shows it as typed."""
    page = study_markdown(make_report([hostile_attempt(text)], flagged=[text]))
    harmless = study_markdown(make_report([hostile_attempt("harmless")], flagged=["harmless"]))

    assert shape(page) == shape(harmless)
    assert {
        one.replace("harmless", one_line(text))
        for one in texts(harmless)
        if "harmless" in one and "https" not in one
    } <= set(texts(page))


@LAWS
@given(FOREIGN.filter(one_line))
def test_escaped_text_is_shown_as_typed(text: str) -> None:
    """If a text is escaped, then a paragraph, a heading, a table cell and a list item show it as typed."""
    shown, escaped = one_line(text), escape(text)

    assert texts(escaped) == [shown]
    assert texts(f"### {escaped}") == [shown]
    assert texts(f"- {escaped}") == [shown]
    assert texts(f"| a |\n|---|\n| {escaped} |") == ["a", shown]
    assert texts(f"**{escaped}** x") == [f"{shown} x"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("see https://a.b/[x]", r"see https\://a.b/\[x\]"),
        ("www.a.b/_x", r"www\.a.b/\_x"),
        ("snake_case", "snake_case"),
        ("AT&T", "AT&T"),
        ("12.5 %", "12\\.5 %"),
    ],
)
def test_escapes_no_more_than_it_must(text: str, escaped: str) -> None:
    """If a text could become something else on a page, then it is escaped, and only then."""
    assert escape(text) == escaped


@LAWS
@given(FOREIGN)
def test_address_stays_one_link(text: str) -> None:
    """If an address holds anything, then it is one link and no tag."""
    page = f"- {link('https://example.org/' + text)}"

    assert [one.split(" ")[0] for one in shape(page)].count("link_open") == 1
    assert "html_inline" not in " ".join(shape(page))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "script", "file:///etc/passwd", "a b"])
def test_other_addresses_are_text(address: str) -> None:
    """If an address is none of the web, then it is shown and no link."""
    assert texts(link(address)) == [address]
    assert shape(link(address)) == ["paragraph_open p ", "paragraph_close p "]


@pytest.mark.parametrize("command", ["eda-coach quiz --count 5", "eda-coach quiz --question a`b", "a\nb"])
def test_command_is_code_or_text(command: str) -> None:
    """If a command holds a backtick, then it is shown as text, else as code."""
    inline = PAGE.parse(f"1. x: {code(command)}")[3]

    assert "".join(child.content for child in inline.children or ()) == f"x: {one_line(command)}"
