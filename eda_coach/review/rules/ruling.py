"""What a rule answers, and what it is given."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.rules.verdict import Confidence, Severity, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a card sets, overridden by the user's own settings.

    Attributes:
        numbers: Thresholds by name.
        words: Lists of words by name, in lower case.
    """

    numbers: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What a rule says of one thing.

    Attributes:
        elements: Ids of the elements (or messages) it is about, in the order of the sentence; with the rule
            they make the id of the finding. Empty for the design as a whole.
        evidence: The most telling first. Never empty for a finding or ok; for a question where it comes up.
        words: Fill the placeholders of the card's wording.
        wording: Which wording of the card; that of the verdict if empty.
        severity: Where it differs from the card's.
    """

    verdict: Verdict
    elements: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    wording: str = ""
    severity: Severity | None = None
    confidence: Confidence = Confidence.HIGH


# A rule: what it says of a design, thing by thing. Nothing at all means that it is not applicable.
Rule = Callable[[Design, Settings], Iterable[Ruling]]


def finding(
    elements: Sequence[str],
    evidence: Sequence[Evidence],
    *,
    wording: str = "",
    confidence: Confidence = Confidence.HIGH,
    severity: Severity | None = None,
    **words: str,
) -> Ruling:
    """A problem that was seen."""
    return Ruling(
        verdict=Verdict.FINDING,
        elements=tuple(elements),
        evidence=tuple(evidence),
        words=words,
        wording=wording,
        severity=severity,
        confidence=confidence,
    )


def not_stated(
    elements: Sequence[str], evidence: Sequence[Evidence], *, wording: str = "", **words: str
) -> Ruling:
    """Something the design does not say: a question of the interviewer."""
    return Ruling(
        verdict=Verdict.NOT_STATED,
        elements=tuple(elements),
        evidence=tuple(evidence),
        words=words,
        wording=wording,
    )


def well_done(
    elements: Sequence[str], evidence: Sequence[Evidence], *, wording: str = "", **words: str
) -> Ruling:
    """Something that was seen to be handled."""
    return Ruling(
        verdict=Verdict.OK,
        elements=tuple(elements),
        evidence=tuple(evidence),
        words=words,
        wording=wording,
    )
