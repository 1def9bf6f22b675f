"""Remarks and reviews made by hand."""

from eda_coach.content.questions.question import Level
from eda_coach.review.catalogue.card import Card, Example, Profile
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.outcome.remark import Remark, Review
from eda_coach.review.rules.verdict import VERDICT_ORDER, Confidence, Severity, Verdict


def a_card(rule: str, *, severity: Severity = Severity.HIGH, level: Level = Level.MID) -> Card:
    """A card with a few words in each place."""
    return Card(
        id=rule,
        title=f"Title of {rule}",
        severity=severity,
        level=level,
        what="What it is.",
        why="Why it matters.",
        detected="How it is found.",
        false_alarms="When it is wrong.",
        fix="What to do.",
        bad=Example(format="text", text="bad"),
        good=Example(format="text", text="good"),
        say="What to say.",
        follow_ups=("What then?",),
        sources=("a-source",),
        concepts=("timeouts",),
        wordings={"finding": "A problem.", "not-stated": "What of it?", "ok": "Well done."},
    )


def a_remark(
    id_: str,
    *,
    verdict: Verdict = Verdict.FINDING,
    severity: Severity = Severity.HIGH,
    level: Level = Level.MID,
    line: int = 1,
) -> Remark:
    """A remark at a line of ``d.md``."""
    card = a_card(id_.split("@", maxsplit=1)[0], severity=severity, level=level)
    return Remark(
        id=id_,
        card=card,
        verdict=verdict,
        severity=severity,
        confidence=Confidence.HIGH,
        message=card.wordings[verdict.value],
        elements=tuple(id_.split("@")[1:]),
        evidence=(Evidence(file="d.md", line=line, end_line=line, quote=f"line {line}"),),
    )


def a_review(*remarks: Remark) -> Review:
    """A review with some remarks, of a design without content."""
    evidence = Evidence(file="d.md", line=1, end_line=1, quote="# Design")
    document = Document(name="d.md", format=Format.MARKDOWN, lines=99, evidence=evidence)
    verdicts = dict[str, Verdict]()
    for remark in sorted(remarks, key=lambda one: VERDICT_ORDER.index(one.verdict)):
        verdicts.setdefault(remark.rule, remark.verdict)
    return Review(
        design=Design(name="Orders", documents=(document,)),
        profile=Profile.INTERVIEW,
        level=Level.SENIOR,
        remarks=remarks,
        verdict_by_rule=verdicts,
    )
