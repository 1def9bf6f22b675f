"""Texts that were made to hang or to mislead a review: each comes to its end, with a word for it."""

import json
from datetime import date

import pytest

from eda_coach.content.questions.question import Level
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.known.ignores import MOST_IGNORES, ignores_in
from eda_coach.review.known.waiving import Known, waive
from eda_coach.review.model.design import Design
from eda_coach.review.outcome.remark import Review
from eda_coach.review.readers.part import id_of
from eda_coach.review.readers.source import Source
from eda_coach.review.reviewing import review_design
from tests.review.reviewed import read, reviewed

_ASYNCAPI = "asyncapi: 2.6.0\ninfo: {title: Orders, version: '1'}\n"
_OPENAPI = "openapi: 3.0.0\ninfo: {title: Orders, version: '1'}\n"
_SEQUENCE = "sequenceDiagram\n"


def _bomb(head: str) -> str:
    """Nine levels of ten aliases each: a thousand million items."""
    levels = (f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10))
    return f"{head}a0: &a0 [x]\n" + "\n".join(levels)


def _ladder(key: str) -> str:
    """Forty schemas, each three times the next: more ways than atoms in a house."""
    paths = "paths: {/a: {post: {responses: {'202': {description: x, content: {a/b: {schema: *top}}}}}}}\n"
    three = (", ".join([f"{{$ref: '#/components/schemas/S{i + 1}'}}"] * 3) for i in range(40))
    rungs = (f"    S{i}: {{{key}: [{one}]}}\n" for i, one in enumerate(three))
    top = "x-top: &top {$ref: '#/components/schemas/S0'}\n"
    return f"{_OPENAPI}{top}{paths}components:\n  schemas:\n{''.join(rungs)}    S40: {{type: string}}\n"


def _nested(depth: int) -> str:
    calls = "".join(f"S{i}->>+S{i + 1}: POST /do\n" for i in range(depth))
    return _SEQUENCE + calls + "".join(f"S{i + 1}-->>-S{i}: ok\n" for i in reversed(range(depth)))


def _complete(parts: int) -> str:
    arrows = (f"S{i} -->|POST /x| S{j}\n" for i in range(parts) for j in range(parts) if i != j)
    return "flowchart TD\n" + "".join(f"S{i}[S{i} Service]\n" for i in range(parts)) + "".join(arrows)


_HANGING = {
    "YAML bomb in AsyncAPI": lambda: _bomb(_ASYNCAPI),
    "YAML bomb in a compose file": lambda: _bomb("services:\n  a:\n    image: x\n"),
    "merge keys without end": lambda: (
        f"{_ASYNCAPI}b:\n" + "".join(f"  <<: {{k{i}: 1}}\n" for i in range(14_000))
    ),
    "a long text repeated by aliases": lambda: (
        f"{_OPENAPI}x: &d {'words ' * 20_000}\npaths:\n"
        + "".join(f"  /{i}: {{post: {{description: *d}}}}\n" for i in range(1000))
    ),
    "brackets without end": lambda: f"{_ASYNCAPI}x: {'[' * 100_000}",
    "JSON without end": lambda: '{"openapi": "3.0.0", "x": ' + '{"a":' * 100_000,
    "apostrophes before an ignore": lambda: (
        '{"asyncapi": "2.6.0", "x": "' + "'" * 1_000_000 + ' eda-coach: ignore SYN001"}'
    ),
    "comment marks before an ignore": lambda: (
        '{"asyncapi": "2.6.0", "x": "' + "# " * 500_000 + ' eda-coach: ignore SYN001"}'
    ),
    "a ladder of allOf": lambda: _ladder("allOf"),
    "a ladder of oneOf": lambda: _ladder("oneOf"),
    "references in a circle": lambda: (
        f"{_OPENAPI}paths: {{/a: {{$ref: '#/paths/~1b'}}, /b: {{$ref: '#/paths/~1a'}}}}\n"
    ),
    "calls within calls": lambda: _nested(1500),
    "one channel and very many consumers": lambda: (
        _SEQUENCE
        + "".join(f"Orders->>Kafka: publish E{i}\nKafka->>C{i} Consumer: consume E{i}\n" for i in range(700))
    ),
    "one message again and again": lambda: (
        _SEQUENCE + "Orders Service->>Kafka: publish Placed\nKafka->>Mail Consumer: consume Placed\n" * 900
    ),
    "a user who asks again and again": lambda: _SEQUENCE + "User->>Orders: GET /x\n" * 3000,
    "everything calls everything": lambda: _complete(60),
}


@pytest.mark.parametrize("case", _HANGING)
def test_no_text_keeps_a_review_busy(case: str) -> None:
    """No text keeps a review busy."""
    text = _HANGING[case]()

    review = _waived(reviewed(read(text)), text)

    assert review.design.documents


def _waived(review: Review, text: str) -> Review:
    ignores = ignores_in(Source(name="a.md", text=text))
    return waive(review, Known(ignores=ignores), today=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("# Design\n\nwords\n\n```text\n", "nothing to see here\n"),
        (_SEQUENCE, "%% nothing to see here\n"),
        ("@startuml\n", "' nothing to see here\n"),
    ],
)
def test_a_text_beyond_all_measure_is_read_up_to_there(head: str, line: str) -> None:
    """A text beyond all measure is read up to there, and the rest is told with its line."""
    text = head + line * (600_000 // len(line))

    told = [one.evidence for one in read(text).unread if "longer than" in one.why]

    assert len(told) == 1
    assert told[0].line > 1
    assert told[0].end_line == text.count("\n") + 1


_STRANGE_NAMES = [
    "__proto__",
    "constructor",
    "/",
    "@",
    "a@b",
    "a\nb",
    "a, b",
    "\n\t",
    "!\n?",
    "''",
    '"',
    "{message}",
    "%s",
    "\x1b[31m",
    "\u202eabc",
    "\u200b",
    "x" * 10_000,
    "→",
    "😀",
]


@pytest.mark.parametrize("name", _STRANGE_NAMES)
def test_an_id_is_one_line_that_an_ignore_can_name(name: str) -> None:
    """An id is one line that an ignore can name."""
    id_ = id_of(name)

    assert id_
    assert id_.isprintable()
    assert not set(id_) & {" ", ",", "@"}
    assert len(id_) <= 100
    assert id_of(id_) == id_


def test_long_names_that_differ_at_their_ends_are_two() -> None:
    """Long names that differ at their ends are two."""
    assert id_of("x" * 500 + "a") != id_of("x" * 500 + "b")


def test_ids_of_findings_are_short_lines_that_differ() -> None:
    """Ids of findings are short lines that differ, however long and strange the names are."""
    names = [json.dumps(f"{name}{i} Service") for i, name in enumerate(_STRANGE_NAMES)]
    keys = [f"  {name}:\n    image: x\n    depends_on: {json.dumps(names[:3])}\n" for name in names]
    review = reviewed(read("services:\n" + "".join(keys), _nested(300)))

    ids = [(one.id, one.verdict) for one in review.remarks]

    assert ids
    assert all(id_.isprintable() and len(id_) <= 400 for id_, _ in ids)
    assert len(set(ids)) == len(ids)


def test_the_same_part_named_without_end_is_one_with_some_places() -> None:
    """The same part named without end is one with some places."""
    design = read(_SEQUENCE + "participant Order Service\n" * 4000 + "Order Service->>Payments: POST /x\n")

    assert 0 < len(design.elements["order-service"].evidence) <= 200


def _ignored(lines: str) -> tuple[Review, list[str]]:
    text = f"# D\n\n```mermaid\n{_SEQUENCE}User->>Orders: POST /o\nOrders->>Billing: POST /b\n```\n\n{lines}"
    review = _waived(_review_of(read(text)), text)
    return review, [one for one in review.notices if "hold" in one]


def _review_of(design: Design) -> Review:
    return review_design(design, bundled_catalogue(), profile=Profile.INTERVIEW, level=Level.SENIOR)


@pytest.mark.parametrize(
    "line",
    [
        "<!-- eda-coach: ignore SYN001 -- why -->\n",
        "<!-- eda-coach: ignore SYN001 -- why -->\nword\n",
        "<!-- eda-coach: ignore SYN001 -- why -->\n# Heading\n",
        "<!-- eda-coach: ignore-file SYN001,MSG001 -- why -->\n",
    ],
)
def test_of_very_many_ignores_the_first_hold(line: str) -> None:
    """Of very many ignores the first hold, and it is told where that ends."""
    _, told = _ignored(line * 5000)

    assert len(told) == 1
    assert f"{MOST_IGNORES:,}" in told[0]


def test_many_ignores_in_one_mapping() -> None:
    """Many ignores in one mapping."""
    lines = "  x-eda-coach-ignore: SYN001 -- why\n" * 900 + "".join(f"  k{i}: 1\n" for i in range(20_000))
    ignores = ignores_in(Source(name="a.yaml", text=f"a:\n{lines}b: 1\n"))

    assert {one.covers for one in ignores} == {range(1, 20_902)}
