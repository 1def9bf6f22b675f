"""One thing that a review says, and the review as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.content.questions.question import Level
from eda_coach.review.catalogue.card import Card, Profile
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.rules.verdict import SEVERITY_ORDER, Confidence, Severity, Verdict


class Knowing(StrEnum):
    """Why a finding does not count: ignored in the document, accepted in the settings, or in the baseline."""

    IGNORED = "ignored"
    ACCEPTED = "accepted"
    BASELINE = "baseline"


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiver:
    """Why a remark does not count.

    Attributes:
        reason: As the user wrote it; empty for the baseline.
        by: Who accepted it; may be empty.
        until: Day (``YYYY-MM-DD``) up to which it holds; may be empty.
        place: Where it stands, as ``file:line``; empty for the baseline.
    """

    knowing: Knowing
    reason: str = ""
    by: str = ""
    until: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What a rule says of one thing, in words.

    Attributes:
        id: ``RULE@element@element``, without lines: it stays when the text moves.
        message: For a question, the question.
        elements: Ids it is about.
        evidence: The most telling first.
        waiver: Why it does not count; None if it does.
    """

    id: str
    card: Card
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    message: str
    elements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    waiver: Waiver | None = None

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return self.card.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """What a review says of a design.

    Attributes:
        remarks: Of every verdict but "not applicable": the weightiest first, then as rules are listed.
        verdict_by_rule: Of every rule that was asked, the weightiest of its remarks.
        notices: About ignores, accepted risks and settings that no longer fit; a sentence each.
    """

    design: Design
    profile: Profile
    level: Level
    remarks: tuple[Remark, ...]
    verdict_by_rule: Mapping[str, Verdict]
    notices: tuple[str, ...] = field(default=())

    def findings(self) -> tuple[Remark, ...]:
        """Problems that count, the weightiest first."""
        return tuple(
            remark for remark in self.remarks if remark.verdict is Verdict.FINDING and remark.waiver is None
        )

    def waived(self) -> tuple[Remark, ...]:
        """Findings and questions that do not count, with why."""
        return tuple(remark for remark in self.remarks if remark.waiver is not None)

    def of_verdict(self, verdict: Verdict) -> Iterator[Remark]:
        """Remarks of a verdict that count."""
        return (remark for remark in self.remarks if remark.verdict is verdict and remark.waiver is None)

    def failing(self, threshold: Severity) -> tuple[Remark, ...]:
        """Findings at or above a severity."""
        heavy = SEVERITY_ORDER[: SEVERITY_ORDER.index(threshold) + 1]
        return tuple(remark for remark in self.findings() if remark.severity in heavy)


def first_of_each_rule(remarks: Iterable[Remark]) -> list[Remark]:
    """The first remark of each rule, in their order: a rule asks once, however many parts it asks about."""
    first = dict[str, Remark]()
    for remark in remarks:
        first.setdefault(remark.rule, remark)
    return list(first.values())
