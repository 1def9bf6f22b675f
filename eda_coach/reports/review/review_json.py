"""A review as JSON, for programs; the version changes when the meaning of a key does."""

from typing import Any

from eda_coach.content.coding import encode
from eda_coach.reports.json_text import json_text
from eda_coach.review.known.comparison import Comparison
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.unread import Unread
from eda_coach.review.outcome.remark import Remark, Review
from eda_coach.review.rules.verdict import Severity, Verdict

FORMAT = "eda-coach-review"
VERSION = 1


def review_json(review: Review, comparison: Comparison | None, *, ascii_only: bool = False) -> str:
    """Render a review; the same review gives the same bytes."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "name": review.design.name,
        "profile": review.profile.value,
        "level": review.level.value,
        "documents": [
            {"name": one.name, "format": one.format.value, "version": one.version, "lines": one.lines}
            for one in review.design.documents
        ],
        "summary": _summary(review),
        "verdicts": {rule: verdict.value for rule, verdict in review.verdict_by_rule.items()},
        "remarks": [_remark(one) for one in review.remarks],
        "unread": [_unread(one) for one in review.design.unread],
        "notices": list(review.notices),
    }
    if comparison is not None:
        plain["against"] = {
            "fixed": [one.id for one in comparison.fixed],
            "new": [one.id for one in comparison.new],
            "still": [one.id for one in comparison.still],
            "answered": list(comparison.answered),
            "reopened": list(comparison.reopened),
            "asked": list(comparison.asked),
        }
    return json_text(plain, ascii_only=ascii_only)


def _summary(review: Review) -> dict[str, Any]:
    verdicts = list(review.verdict_by_rule.values())
    findings = review.findings()
    return {
        "findings": len(findings),
        "by_severity": {one.value: sum(each.severity is one for each in findings) for one in Severity},
        "rules": {one.value: verdicts.count(one) for one in Verdict},
        "waived": len(review.waived()),
        "unread": len(review.design.unread),
    }


def _remark(remark: Remark) -> dict[str, Any]:
    plain = {
        "id": remark.id,
        "rule": remark.rule,
        "title": remark.card.title,
        "verdict": remark.verdict.value,
        "severity": remark.severity.value,
        "confidence": remark.confidence.value,
        "level": remark.card.level.value,
        "message": remark.message,
        "elements": list(remark.elements),
        "evidence": [_evidence(one) for one in remark.evidence],
        "waiver": encode(remark.waiver) if remark.waiver else None,
    }
    if remark.verdict is not Verdict.OK:
        plain["fix"] = remark.card.fix.strip()
        plain["say"] = remark.card.say.strip()
        plain["follow_ups"] = list(remark.card.follow_ups)
        plain["concepts"] = list(remark.card.concepts)
        plain["sources"] = list(remark.card.sources)
    return plain


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "file": evidence.file,
        "line": evidence.line,
        "end_line": evidence.end_line,
        "quote": evidence.quote,
        "path": evidence.path,
        "how": evidence.how.value,
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {"kind": unread.kind.value, "why": unread.why, **_evidence(unread.evidence)}
