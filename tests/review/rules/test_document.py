"""Rules on documents: texts that speak of failure and requirements, and what could not be read."""

from dataclasses import replace

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format, Section
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.unread import Unread, UnreadKind
from tests.review.rules.drawn import at, drawn, said
from tests.review.rules.published import Sent, published, ruled_by, said_of

LONG = 120


def text(
    *titles: str, words: int = LONG, gap: int = 10, facts: tuple[Fact, ...] = (), has_prose: bool = True
) -> Design:
    """A text of sections, ``gap`` lines apart; two stars before a title make it empty."""
    sections, line = [], 1
    for title in titles:
        is_empty = title.startswith("**")
        plain = title.lstrip("*#")
        level = 2 + title.count("#")
        sections.append(
            Section(title=plain, level=level, words=1 if is_empty else words, evidence=at(line, plain))
        )
        line += 3 if is_empty else gap
    document = Document(
        name="a.md",
        format=Format.MARKDOWN,
        lines=line,
        has_prose=has_prose,
        sections=tuple(sections),
        evidence=at(1),
    )
    return Design(name="", documents=(document,), facts=facts)


def verdicts_of(id_: str, design: Design) -> list[str]:
    """Verdicts and wordings of a rule."""
    return said_of(ruled_by(id_, design))


class TestWhatIsADesignText:
    """Both DOC001 and DOC002 ask only texts that set out to describe a design."""

    @pytest.mark.parametrize("id_", ["DOC001", "DOC002"])
    @pytest.mark.parametrize(
        "design",
        [
            text("Overview", "Architecture", "Flow", words=20),
            text("Architecture", "Flow"),
            text("Context", "Decision", "Status", "Consequences"),
            text("Architecture", "1. Installation", "Running locally", "Licence"),
            text("Overview", "Architecture", "Flow", has_prose=False),
            published(Sent(name="OrderPaid")),
        ],
        ids=["short", "unparted", "record", "manual", "no prose", "no text"],
    )
    def test_nothing_else_is_asked(self, id_: str, design: Design) -> None:
        """Nothing else is asked."""
        assert ruled_by(id_, design) == []

    @pytest.mark.parametrize("id_", ["DOC001", "DOC002"])
    def test_a_design_is_asked_for_what_it_does_not_say(self, id_: str) -> None:
        """A design is asked for what it does not say."""
        assert verdicts_of(id_, text("Overview", "High-level design", "Flow")) == ["not-stated"]

    def test_each_of_several_documents_is_asked_by_its_name(self) -> None:
        """Each of several documents is asked by its name."""
        design = text("Overview", "Design", "Flow")
        other = replace(design.documents[0], name="b.md")

        rulings = ruled_by("DOC001", replace(design, documents=(*design.documents, other)))

        assert [one.elements for one in rulings] == [("a.md",), ("b.md",)]


class TestNoFailureSection:
    """DOC001."""

    @pytest.mark.parametrize(
        "title", ["Failure modes", "Error handling", "What if Kafka is down", "Resilience"]
    )
    def test_a_section_is_fine(self, title: str) -> None:
        """A section is fine."""
        (ruling,) = ruled_by("DOC001", text("Requirements", "Design", title))

        assert said_of([ruling]) == ["ok"]
        assert ruling.words["title"] == title

    def test_a_heading_over_nothing_is_found(self) -> None:
        """A heading over nothing is found."""
        (ruling,) = ruled_by("DOC001", text("Requirements", "Design", "Flow", "**Failures", "Outlook"))

        assert said_of([ruling]) == ["finding"]
        assert ruling.evidence[0].quote == "Failures"

    @pytest.mark.parametrize("title", ["#Broker", "Outlook"])
    def test_a_heading_with_parts_is_not_empty(self, title: str) -> None:
        """A heading with parts is not empty."""
        expected = ["ok"] if title.startswith("#") else ["finding"]

        assert verdicts_of("DOC001", text("Design", "Flow", "Data", "**Failures", title)) == expected

    def test_a_table_under_the_heading_is_not_nothing(self) -> None:
        """A table under the heading is not nothing."""
        design = text("Requirements", "Design", "Flow", words=130)
        table = Section(title="Failures", level=2, words=0, evidence=at(31, "Failures"))
        document = replace(design.documents[0], sections=(*design.documents[0].sections, table), lines=45)

        assert verdicts_of("DOC001", replace(design, documents=(document,))) == ["ok"]

    @pytest.mark.parametrize(
        ("aspect", "stand", "expected"),
        [
            (Aspect.FAILURE_SECTION, Stand.PRESENT, ["ok ok-stated"]),
            (Aspect.FAILURE_SECTION, Stand.ARGUED, ["ok ok-stated"]),
            (Aspect.FAILURE_SECTION, Stand.PLANNED, ["not-stated planned"]),
            (Aspect.FAILURES_LEFT_OUT, Stand.PRESENT, ["finding finding-stated"]),
            (Aspect.FAILURES_LEFT_OUT, Stand.ABSENT, ["not-stated"]),
            (Aspect.RETRY, Stand.PRESENT, []),
            (Aspect.RETRY, Stand.ABSENT, ["not-stated"]),
        ],
    )
    def test_sentences(self, aspect: Aspect, stand: Stand, expected: list[str]) -> None:
        """Sentences."""
        design = text("Requirements", "Design", "Flow", facts=(said(aspect, stand=stand),))

        assert verdicts_of("DOC001", design) == expected


class TestNoRequirements:
    """DOC002."""

    @pytest.mark.parametrize(
        "title", ["Requirements", "1. Functional requirements", "Scope", "Use cases", "Goals"]
    )
    def test_a_section_is_fine(self, title: str) -> None:
        """A section is fine."""
        assert verdicts_of("DOC002", text(title, "Architecture", "Flow")) == ["ok"]

    def test_a_heading_over_nothing_is_found(self) -> None:
        """A heading over nothing is found."""
        assert verdicts_of("DOC002", text("**Requirements", "Architecture", "Flow", "Data")) == ["finding"]

    def test_a_sentence_is_fine(self) -> None:
        """A sentence is fine."""
        facts = (said(Aspect.REQUIREMENTS),)

        assert verdicts_of("DOC002", text("Overview", "Architecture", "Flow", facts=facts)) == [
            "ok ok-stated"
        ]

    def test_a_sentence_that_leaves_them_out_is_found(self) -> None:
        """A sentence that leaves them out is found."""
        facts = (said(Aspect.REQUIREMENTS_LEFT_OUT),)

        assert verdicts_of("DOC002", text("Overview", "Architecture", "Flow", facts=facts)) == [
            "finding finding-stated"
        ]


class TestPartNotRead:
    """DOC901."""

    @pytest.mark.parametrize("kind", UnreadKind)
    def test_each_part_is_told_in_the_words_of_its_kind(self, kind: UnreadKind) -> None:
        """Each part is told in the words of its kind."""
        unread = (Unread(kind=kind, why="a class diagram", evidence=at(3, "classDiagram")),)

        (ruling,) = ruled_by("DOC901", replace(drawn("A -> B: x"), unread=unread))

        assert said_of([ruling]) == [f"finding finding-{kind.value}"]
        assert ruling.elements == ("a.md", "classdiagram")

    def test_a_drawing_without_words_has_an_id_too(self) -> None:
        """A drawing without words has an id too."""
        unread = (Unread(kind=UnreadKind.DIAGRAM, why="a drawing", evidence=at(3, "+--+")),)

        (ruling,) = ruled_by("DOC901", replace(drawn("A -> B: x"), unread=unread))

        assert ruling.elements == ("a.md", "part")

    def test_a_design_that_was_read_whole_is_not_spoken_of(self) -> None:
        """A design that was read whole is not spoken of."""
        assert ruled_by("DOC901", drawn("A -> B: x")) == []


class TestDirectionUnclear:
    """DOC902."""

    def test_each_document_is_told_once(self) -> None:
        """Each document is told once."""
        sent = [Sent(name="OrderPaid"), Sent(name="OrderSent")]

        (ruling,) = ruled_by("DOC902", published(*sent, is_certain=False))

        assert said_of([ruling]) == ["finding"]
        assert ruling.elements == ("a.md",)

    def test_a_certain_direction_is_not_spoken_of(self) -> None:
        """A certain direction is not spoken of."""
        assert ruled_by("DOC902", published(Sent(name="OrderPaid"))) == []

    def test_other_documents_are_not_asked(self) -> None:
        """Other documents are not asked."""
        design = published(Sent(name="OrderPaid"), is_certain=False)
        other = Document(name="a.md", format=Format.MARKDOWN, lines=1, evidence=at(1))

        assert ruled_by("DOC902", replace(design, documents=(other,))) == []
