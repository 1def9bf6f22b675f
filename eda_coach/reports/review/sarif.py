"""A review as SARIF 2.1.0, for code hosts and editors.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from eda_coach.reports.json_text import json_text
from eda_coach.reports.review.cards import card_markdown
from eda_coach.review.catalogue.card import Card
from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.outcome.remark import Knowing, Remark, Review
from eda_coach.review.rules.verdict import Severity, Verdict
from eda_coach.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
# GitHub's code scanning sorts by it what is no question of security.
_PROBLEM_SEVERITY = {
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "recommendation",
    Severity.INFO: "recommendation",
}
# Of our own, without lines: it stays when the text moves. GitHub looks for a hash of the line's text; its
# action works that out on upload, and warns of every one given that is not its own.
_FINGERPRINT = "eda-coach/v1"
# Of the places behind the first.
_MOST_RELATED = 10


def review_sarif(
    review: Review, *, with_all: bool = False, with_waived: bool = True, ascii_only: bool = False
) -> str:
    """Render a review.

    Args:
        review: To render.
        with_all: What is not stated comes too, as results of the kind "review"; some viewers show these as
            problems.
        with_waived: What is waived comes as suppressed. GitHub's code scanning knows no suppressions.
        ascii_only: Escape everything else.
    """
    cards = [card for card in bundled_catalogue().cards.values() if card.id in review.verdict_by_rule]
    place = {card.id: i for i, card in enumerate(cards)}
    wanted = {Verdict.FINDING, Verdict.NOT_STATED} if with_all else {Verdict.FINDING}
    told = [one for one in review.remarks if one.verdict in wanted and (with_waived or one.waiver is None)]
    # What is about nothing in particular is shown at the beginning.
    beginning = tuple(one.evidence for one in review.design.documents[:1])
    results = [_result(one, place[one.rule], one.evidence or beginning) for one in told]
    # Two names of one file, as a.md and ./a.md, have one address.
    addresses = dict.fromkeys(uri_of(one.name) for one in review.design.documents)
    driver = {
        "name": "eda-coach",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(card) for card in cards],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": one}} for one in addresses],
        "results": results,
        "invocations": [{"executionSuccessful": True}],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ascii_only=ascii_only)


def _rule(card: Card) -> dict[str, Any]:
    sources = bundled_catalogue().sources
    rule: dict[str, Any] = {
        "id": card.id,
        "name": "".join(word.capitalize() for word in _words(card.title)),
        "shortDescription": {"text": card.title},
        "fullDescription": {"text": card.what.strip()},
        "help": {"text": card.fix.strip(), "markdown": card_markdown(card, sources)},
        "defaultConfiguration": {"level": _LEVEL[card.severity]},
        "properties": {
            "tags": [card.family.name.lower().replace("_", "-")],
            "precision": "high",
            "problem.severity": _PROBLEM_SEVERITY[card.severity],
        },
    }
    urls = [sources[one].url for one in card.sources if one in sources]
    if urls:
        rule["helpUri"] = urls[0]
    return rule


def _words(title: str) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in title).split()


def _result(remark: Remark, rule_index: int, evidence: Sequence[Evidence]) -> dict[str, Any]:
    is_finding = remark.verdict is Verdict.FINDING
    result: dict[str, Any] = {
        "ruleId": remark.rule,
        "ruleIndex": rule_index,
        "kind": "fail" if is_finding else "review",
        "level": _LEVEL[remark.severity] if is_finding else "none",
        "message": _message(remark.message),
        "locations": [_place(one) for one in evidence[:1]],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(remark)},
        "properties": {"id": remark.id, "confidence": remark.confidence.value},
    }
    related = _related(evidence[1 : 1 + _MOST_RELATED])
    if related:
        result["relatedLocations"] = related
    if remark.waiver is not None:
        kind = "inSource" if remark.waiver.knowing is Knowing.IGNORED else "external"
        suppression: dict[str, Any] = {"kind": kind, "status": "accepted"}
        if remark.waiver.reason:
            suppression["justification"] = remark.waiver.reason
        result["suppressions"] = [suppression]
    return result


def _related(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [
        {"id": i, **_place(one), "message": _message(one.quote or "here")} for i, one in enumerate(evidence)
    ]


def _place(evidence: Evidence) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": evidence.line, "endLine": max(evidence.line, evidence.end_line)}
    if evidence.quote:
        region["snippet"] = {"text": evidence.quote}
    return {"physicalLocation": {"artifactLocation": {"uri": uri_of(evidence.file)}, "region": region}}


def _message(words: str) -> dict[str, str]:
    """Words as a message; in one, square and round brackets make a link, and the user's must not."""
    return {"text": words.replace("](", "] (")}


def _fingerprint(remark: Remark) -> str:
    return sha256(f"{remark.verdict} {remark.id}".encode(errors="surrogateescape")).hexdigest()


def uri_of(name: str, *, path: type[PurePath] = PurePath) -> str:
    """A document's name as the address of an artifact; standard input has none, and gets one of its own.

    Args:
        name: As it was given.
        path: Of the system that it was given on.
    """
    if name == "-":
        return "stdin"
    given = path(name)
    return given.as_uri() if given.is_absolute() else quote(given.as_posix().encode(errors="surrogateescape"))
