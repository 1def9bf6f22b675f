"""Reviews in which everything is said that a review can say, and one in which nothing is."""

from dataclasses import replace
from typing import Any

from eda_coach.content.questions.question import Level
from eda_coach.review.known.comparison import Comparison
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.outcome.remark import Knowing, Remark, Review, Waiver
from eda_coach.review.rules.verdict import Confidence, Severity, Verdict
from tests.review.remarks import a_remark, a_review


def evidence(line: int, quote: str, **changes: Any) -> Evidence:
    """A place in ``docs/design.md``."""
    fields: dict[str, Any] = {"file": "docs/design.md", "line": line, "end_line": line, "quote": quote}
    return Evidence(**fields | changes)


def unread(line: int, why: str = "an arrow that is not known", kind: UnreadKind = UnreadKind.LINE) -> Unread:
    """A part of ``docs/design.md`` that was not read."""
    return Unread(kind=kind, why=why, evidence=evidence(line, "A ~> B"))


def a_document(name: str, format_: Format = Format.MARKDOWN, version: str = "") -> Document:
    """A document of some lines."""
    first = evidence(1, "# Orders", file=name)
    return Document(name=name, format=format_, version=version, lines=99, evidence=first)


def an_empty_review() -> Review:
    """A review that has nothing to say."""
    return a_review()


def a_full_review() -> Review:
    """A review of three documents with every section and every sort of remark."""
    remarks = (*_findings(), *_waived(), *_questions(), *_good())
    review = a_review(*remarks)
    design = Design(
        name="Orders",
        documents=(
            a_document("docs/design.md"),
            a_document("-", Format.MERMAID),
            a_document("api/events.yaml", Format.ASYNCAPI, "2.6.0"),
        ),
        unread=(
            *(unread(line) for line in range(30, 36)),
            unread(40, "a drawing made of characters; draw it in Mermaid", UnreadKind.DIAGRAM),
        ),
    )
    notices = (
        "docs/design.md:9: this ignore of SYN004 fits nothing any more; delete it.",
        "eda-coach.toml: the acceptance of OPS002@* ended on 2026-01-31; decide anew.",
    )
    return replace(review, design=design, notices=notices)


def a_comparison(review: Review) -> Comparison:
    """Something fixed, new, still there, answered and open again."""
    findings = review.findings()
    gone = replace(a_remark("MSG002@mails"), message="A message that always fails comes for ever.")
    return Comparison(
        fixed=(gone,),
        new=findings[:1],
        still=findings[1:3],
        answered=("SYN004", "MSG001"),
        reopened=("OPS005",),
    )


def with_everywhere(review: Review, text: str) -> Review:
    """A review in which everything that a user writes is the same text."""

    def at(one: Evidence) -> Evidence:
        return replace(one, file=text, quote=text, path=text)

    def said(one: Remark) -> Remark:
        waiver = one.waiver and replace(one.waiver, reason=text, by=text, place=text)
        evidence = tuple(map(at, one.evidence))
        return replace(one, id=f"{one.rule}@{text}", message=text, evidence=evidence, waiver=waiver)

    design = replace(
        review.design,
        name=text,
        documents=tuple(replace(one, name=text, version=text) for one in review.design.documents),
        unread=tuple(replace(one, why=text, evidence=at(one.evidence)) for one in review.design.unread),
    )
    return replace(review, design=design, remarks=tuple(map(said, review.remarks)), notices=(text,))


def _findings() -> tuple[Remark, ...]:
    places = tuple(evidence(line, f"A->>B: call {line}") for line in range(11, 18))
    return (
        replace(
            a_remark("SYN001@a@b"),
            message="A waits for B, which waits for C, which waits for D.",
            evidence=places,
        ),
        replace(
            a_remark("DAT001@orders"),
            message="The order is stored and then published; a crash between loses the event.",
            confidence=Confidence.MEDIUM,
            evidence=(evidence(20, "We save the order and then publish it.", end_line=21, how=How.PROSE),),
        ),
        replace(
            a_remark("MSG002@payments", severity=Severity.MEDIUM),
            message="A payment that always fails comes for ever.",
            evidence=(evidence(7, "channel: payments", file="api/events.yaml", path="/channels/payments"),),
        ),
        replace(
            a_remark("SYN002@a@mail", severity=Severity.LOW),
            message="A sends the mail before it answers.",
            confidence=Confidence.LOW,
            evidence=(evidence(3, "A->>Mail: send", file="-"), evidence(2, "U->>A: buy", file="-")),
        ),
        replace(
            a_remark("DOC001", severity=Severity.INFO), message="Nothing is said of failure.", evidence=()
        ),
        replace(
            a_remark("DOC902@api/events.yaml", severity=Severity.INFO),
            message="api/events.yaml (AsyncAPI 2.6.0) leaves open who sends and who receives.",
            evidence=(evidence(5, "publish:", file="api/events.yaml"),),
        ),
    )


def _waived() -> tuple[Remark, ...]:
    ignored = Waiver(
        knowing=Knowing.IGNORED, reason="it runs at night, nobody waits", place="docs/design.md:25"
    )
    accepted = Waiver(
        knowing=Knowing.ACCEPTED,
        reason="the free tier has one node",
        by="platform",
        until="2027-06-30",
        place="eda-coach.toml",
    )
    return (
        replace(a_remark("SYN003@reports", line=26), waiver=ignored),
        replace(a_remark("OPS002@rabbit", line=27), waiver=accepted),
        replace(a_remark("EVT001@clicks", line=28), waiver=Waiver(knowing=Knowing.BASELINE)),
        replace(a_remark("MSG003@clicks", verdict=Verdict.NOT_STATED), waiver=accepted),
    )


def _questions() -> tuple[Remark, ...]:
    ask = Verdict.NOT_STATED
    return (
        replace(a_remark("SYN004", verdict=ask), message="Which timeout do your calls have?", evidence=()),
        replace(
            a_remark("MSG001@mails", verdict=ask, line=14), message="The same mail comes twice. What happens?"
        ),
        replace(
            a_remark("MSG001@bills", verdict=ask, line=15), message="The same bill comes twice. What happens?"
        ),
        replace(
            a_remark("OPS007", verdict=ask, level=Level.STAFF), message="How do you replay a month of events?"
        ),
    )


def _good() -> tuple[Remark, ...]:
    said = evidence(22, "Events that fail five times go to a dead-letter queue.", how=How.PROSE)
    return (
        replace(
            a_remark("MSG004@orders", verdict=Verdict.OK), message="Orders has a way out.", evidence=(said,)
        ),
        replace(a_remark("EVT003@orders", verdict=Verdict.OK), message="OrderPlaced is a fact.", evidence=()),
    )
