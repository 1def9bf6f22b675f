"""A Markdown document becomes facts, sections, parts and what could not be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import How
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.markdown import reading
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Lookup, Places, Source, look_nowhere
from eda_coach.review.readers.vocabulary import Vocabulary
from tests.strategies import LAW

VOCABULARY = Vocabulary(
    names_by_kind={
        ElementKind.SERVICE: ("service",),
        ElementKind.BROKER: ("kafka",),
        ElementKind.CLIENT: ("client",),
    },
    phrases_by_aspect={
        Aspect.RETRY: ("(retry | retries)",),
        Aspect.TIMEOUT: ("timeout",),
        Aspect.DLQ: ("dlq", "dead letter [queue | topic]"),
        Aspect.IDEMPOTENT: ("idempotent",),
    },
)


def read(text: str, *, name: str = "design.md") -> Part:
    """A document, read."""
    return reading.read_markdown(Source(name=name, text=text), vocabulary=VOCABULARY, lookup=look_nowhere)


def facts_of(text: str, *, name: str = "design.md") -> list[tuple[Aspect, Stand, int]]:
    """Aspect, stand and line of each fact."""
    return [(fact.aspect, fact.stand, fact.evidence.line) for fact in read(text, name=name).facts]


@pytest.fixture
def diagrams(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """What was handed on as a design that stands in a fence; each declares an order service."""
    seen: list[Source] = []

    def take(source: Source, *, vocabulary: Vocabulary, lookup: Lookup, language: str) -> Part | None:
        assert language == language.lower()
        assert vocabulary is VOCABULARY
        assert lookup is look_nowhere
        if "Order Service" not in source.text:
            return None
        seen.append(source)
        part = Part(document=read("").document)
        part.add_element("Order Service", ElementKind.SERVICE, Places(source).at(1))
        return part

    monkeypatch.setattr(reading, "read_embedded", take)
    return seen


def test_sentences_have_their_lines() -> None:
    """If a paragraph is wrapped, then each sentence has the line on which it begins."""
    text = "# Design\n\nOrders arrive at any\ntime. Each call has a\ntimeout of 2 s. There\nare no retries.\n"

    assert facts_of(text) == [
        (Aspect.TIMEOUT, Stand.PRESENT, 4),
        (Aspect.RETRY, Stand.ABSENT, 5),
    ]


def test_evidence_is_the_sentence() -> None:
    """If a sentence runs over two lines, then it is quoted as one, with both lines and its heading."""
    (fact,) = read("## Failure\n\nMessages go to a DLQ after\nfive attempts. Nice.\n").facts

    assert fact.evidence.quote == "Messages go to a DLQ after five attempts."
    assert (fact.evidence.line, fact.evidence.end_line) == (3, 4)
    assert fact.evidence.how is How.PROSE
    assert fact.heading == "Failure"


def test_lists_of_lists_have_their_lines() -> None:
    """If items stand in items, then each has its own line."""
    text = "- Calls\n  - have a timeout\n  - have no\n    retries\n- `DLQ`: **none**\n"

    assert facts_of(text) == [
        (Aspect.TIMEOUT, Stand.PRESENT, 2),
        (Aspect.RETRY, Stand.ABSENT, 3),
        (Aspect.DLQ, Stand.ABSENT, 5),
    ]


def test_tables_answer_under_their_headers() -> None:
    """If a table has a column on an aspect, then each cell answers, words and marks alike."""
    text = (
        "| Queue | DLQ | Retry |\n|---|---|---|\n| orders | none | 3 times |\n"
        "| mails | \N{HEAVY CHECK MARK} | - |\n"
    )

    assert facts_of(text) == [
        (Aspect.DLQ, Stand.ABSENT, 3),
        (Aspect.RETRY, Stand.PRESENT, 3),
        (Aspect.DLQ, Stand.PRESENT, 4),
    ]


def test_rows_answer_their_first_cell() -> None:
    """If the first cell names an aspect, then the others answer it."""
    text = "| Concern | Choice |\n|---|---|\n| DLQ | none |\n| Retry | later |\n| Timeout | 2 s |\n"

    assert facts_of(text) == [
        (Aspect.DLQ, Stand.ABSENT, 3),
        (Aspect.RETRY, Stand.PLANNED, 4),
        (Aspect.TIMEOUT, Stand.PRESENT, 5),
    ]


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("# Retries\n\nText.\n", Stand.ARGUED),
        ("> We retry.\n", Stand.ARGUED),
        ("# Out of scope\n\n- Retries\n", Stand.ABSENT),
        ("# Future work\n\n## Delivery\n\nWe retry.\n", Stand.PLANNED),
        ("# Alternatives considered\n\nWe retry in the client.\n", Stand.ARGUED),
        ("# Open questions\n\n- Retries\n", Stand.ARGUED),
        ("Not handled yet:\n\n- Retries\n- Fraud\n", Stand.PLANNED),
        ("Out of scope:\n- fraud\n- retries\n", Stand.ABSENT),
        ("We handle failures like this:\n\n- Retries\n", Stand.PRESENT),
        ("# What happens if the broker fails\n\nWe retry.\n", Stand.PRESENT),
        ("# Background workers\n\nWe retry.\n", Stand.PRESENT),
        ("# Rejected orders\n\nWe retry.\n", Stand.PRESENT),
        ("# Queue backlog\n\nWe retry.\n", Stand.PRESENT),
        ("# 7. References\n\n- Retries\n", Stand.ARGUED),
        ("- [ ] Retries\n", Stand.PLANNED),
        ("- [x] Retries\n", Stand.PRESENT),
        ("Calls use ~~no~~ retries.\n", Stand.PRESENT),
        ("# Out of scope\n\n# Delivery\n\nWe retry.\n", Stand.PRESENT),
        ("== Future work\n\nWe retry.\n", Stand.PLANNED),
        ("| Option | Pros |\n|---|---|\n| one | retries |\n", Stand.ARGUED),
    ],
)
def test_where_a_sentence_stands_counts(text: str, stand: Stand) -> None:
    """If a heading, a quote or an introduction frames a sentence, then it takes its stand from there."""
    name = "design.adoc" if text.startswith("==") else "design.md"

    assert [one for aspect, one, _ in facts_of(text, name=name) if aspect is Aspect.RETRY] == [stand]


def test_what_is_no_prose_says_nothing() -> None:
    """If words stand in code, comments, addresses or frontmatter, then they are no claims."""
    text = (
        "---\ntitle: retries\n---\n\n```python\nretry()\n```\n\n    retry()\n\n<!-- retry -->\n\n"
        "See [this](http://example.test/retry) and ![](retry.png).\n"
    )

    assert facts_of(text) == []


def test_sections_count_their_words() -> None:
    """If a document has headings, then each has its own words, and what stands before has a section too."""
    part = read("Before it all.\n\n# Design\n\nTwo words.\n\n## Failure\n\n- one\n- two\n\n## Empty\n")

    assert [(one.title, one.level, one.words, one.evidence.line) for one in part.document.sections] == [
        ("", 0, 3, 1),
        ("Design", 1, 2, 5 - 2),
        ("Failure", 2, 2, 7),
        ("Empty", 2, 0, 12),
    ]
    assert part.document.has_prose
    assert part.title == "Design"


@pytest.mark.usefixtures("diagrams")
def test_facts_name_elements() -> None:
    """If a sentence names a part of a diagram, with or without "service", then the fact is about it."""
    text = (
        "We retry.\n\n```mermaid\nOrder Service\n```\n\nThe order service has no DLQ.\n\n"
        "- Order: idempotent\n\nEach order has a timeout.\n"
    )

    assert [(fact.aspect, fact.elements) for fact in read(text).facts] == [
        (Aspect.RETRY, ()),
        (Aspect.DLQ, ("order-service",)),
        (Aspect.IDEMPOTENT, ("order-service",)),
        (Aspect.TIMEOUT, ()),
    ]


@pytest.mark.usefixtures("diagrams")
def test_facts_of_a_section_are_about_its_element() -> None:
    """If a section is named after a part, then its sentences are about that part."""
    text = (
        "# The order service\n\nWe retry.\n\n```mermaid\nOrder Service\n```\n\n## Order service\n\n"
        "There is no DLQ.\n\n## Failure\n\nCalls have a timeout.\n"
    )

    assert [(fact.aspect, fact.elements) for fact in read(text).facts] == [
        (Aspect.RETRY, ()),
        (Aspect.DLQ, ("order-service",)),
        (Aspect.TIMEOUT, ()),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Flow\n\n```mermaid\nOrder Service\n```\n", 4),
        ("# Flow\n\n- Look:\n\n  ```mermaid\n  Order Service\n  ```\n", 6),
        ("# Flow\n\n~~~ puml\nOrder Service\n~~~\n", 4),
        ("# Flow\n\n```\nOrder Service\n```\n", 4),
        ("# Flow\n\n@startuml\nOrder Service -> B\n@enduml\n\nText.\n", 3),
        ("# Flow\n\nsequenceDiagram\nOrder Service->>B: x\n\n# Next\n", 3),
    ],
)
def test_diagrams_are_handed_on(diagrams: list[Source], text: str, line: int) -> None:
    """If a diagram stands in a text, then its reader gets its words, its place and its heading."""
    part = read(text)

    (source,) = diagrams
    assert (source.first_line, source.title) == (line, "Flow")
    assert list(part.elements) == ["order-service"]
    assert part.unread == []


BOXES = "+-------+     +------+\n| order | --> | mail |\n+-------+     +------+\n"
LINES = "┌───┐    ┌───┐\n│ A │───►│ B │\n└───┘    └───┘\n"


@pytest.mark.usefixtures("diagrams")
@pytest.mark.parametrize(
    ("text", "line", "end"),
    [
        (f"# A\n\n```\n{BOXES}```\n", 4, 6),
        (f"# A\n\n```text\n{LINES}```\n", 4, 6),
        (f"# A\n\n{LINES}\n", 3, 5),
        ("# A\n\n```\nclient -> gateway -> orders\n```\n", 4, 4),
        ("# A\n\n```\norders\n  |\n  v\nmails -> users\n```\n", 4, 7),
        ("# A\n\n```dot\ndigraph { a -> b }\n```\n", 4, 4),
        ("# A\n\n```mermaid\nunknown\n```\n", 4, 4),
        ("# A\n\nText\n![Architecture](a.png)\n", 4, 4),
        ('# A\n\n<img src="sequence-diagram.svg">\n', 3, 3),
    ],
)
def test_drawings_that_are_not_read_are_told(text: str, line: int, end: int) -> None:
    """If a drawing is none that a reader understands, then that is told with its lines."""
    (unread,) = read(text).unread

    assert unread.kind is UnreadKind.DIAGRAM
    assert (unread.evidence.line, unread.evidence.end_line) == (line, end)
    assert "Mermaid" in unread.why


@pytest.mark.usefixtures("diagrams")
@pytest.mark.parametrize(
    "text",
    [
        "```\nsrc\n├── app.py\n└── tests\n```\n",
        "```\n+----+------+\n| id | name |\n+----+------+\n| 1  | a    |\n+----+------+\n```\n",
        "```\ndef f(x) -> int: pass\ndef g(x) -> int: pass\n```\n",
        "```python\nx -> y -> z\n```\n",
        "```\n$ curl http://localhost -> ok -> done\n```\n",
        "![build status](https://img.shields.io/badge/architecture-ok.svg)\n",
        "![screenshot](screen.png)\n",
        "Orders go to billing -> mail -> done.\n",
    ],
)
def test_what_only_looks_like_a_drawing_is_not_told(text: str) -> None:
    """If a fence holds code, a table or a tree of folders, then nothing was left unread."""
    assert read(text).unread == []


def test_edges_come_from_prose_where_nothing_is_drawn() -> None:
    """If a document has no diagram, then its sentences tell who calls whom, but not what it leaves out."""
    text = (
        "The order service calls the\nstock service.\n\n# Future work\n\n"
        "The order service calls the mail service.\n"
    )

    part = read(text)

    assert [(edge.source, edge.target, edge.evidence[0].line) for edge in part.edges] == [
        ("order-service", "stock-service", 1)
    ]


def test_asciidoc_is_read() -> None:
    """If a document is in AsciiDoc, then its headings, lists, blocks and links are read."""
    text = (
        "= Design\n:toc:\n\n== Failure\n\n* We https://example.test/x[retry] it.\n\n"
        "[source,python]\n----\nno dlq\n----\n\nNo timeout.\n"
    )
    part = read(text, name="design.adoc")

    assert [section.title for section in part.document.sections] == ["Design", "Failure"]
    assert facts_of(text, name="design.adoc") == [
        (Aspect.RETRY, Stand.PRESENT, 6),
        (Aspect.TIMEOUT, Stand.ABSENT, 13),
    ]


def test_a_line_that_is_too_long_is_told() -> None:
    """If a line has a million characters, then its beginning is read, and that the rest is not is told."""
    part = read("We retry. " * 100_000)

    assert [(unread.kind, unread.evidence.line) for unread in part.unread] == [(UnreadKind.LINE, 1)]
    assert len(part.facts) > 1000


MARKS = """
# ## - * > | --- ``` ~~~ ![architecture](a.png) [x](y) ** _ <br> <img> | --- | [ ] 1. @startuml @enduml
sequenceDiagram retry no dlq : timeout ┌ ┐ +--+ == ---- . ? service calls kafka
"""
TEXTS = st.lists(
    st.sampled_from([*MARKS.split(), "\n", "\n\n", "    ", "\t", "\N{NO-BREAK SPACE}", "e\u0301"]),
    max_size=80,
).map(" ".join)


@given(TEXTS | st.text(max_size=200))
@LAW
def test_any_text_is_read(text: str) -> None:
    """If a text is arbitrary, then it is read, and all that is said of it stands on one of its lines."""
    text = text.replace("\r", "\n")
    part = read(text)

    last = text.count("\n") + 1
    places = [*(fact.evidence for fact in part.facts), *(unread.evidence for unread in part.unread)]
    places += [section.evidence for section in part.document.sections]
    assert all(1 <= place.line <= place.end_line <= last for place in places)


@given(
    st.lists(
        st.sampled_from(["We retry.", "No timeout.", "The DLQ is watched.", "# A", "Hello."]), max_size=12
    )
)
@LAW
def test_a_fact_moves_with_its_paragraph(paragraphs: list[str]) -> None:
    """If lines are put before a document, then every fact moves down by as many, and nothing else changes."""
    text = "\n\n".join(paragraphs)

    before, after = facts_of(text), facts_of(f"Hello.\n\n{text}")

    assert [(aspect, stand, line + 2) for aspect, stand, line in before] == after
