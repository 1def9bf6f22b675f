"""Words about a review that terminal and documents share: the verdict line, groups, places."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.reports.review.own_rules import OWN_RULES
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.unread import Unread
from eda_coach.review.outcome.remark import Remark, Review, first_of_each_rule
from eda_coach.review.reviewing import is_beyond
from eda_coach.review.rules.verdict import Severity, Verdict

MOST_TOP = 3
# A text that cannot be read for more reasons is none that its author wants to hear of one by one.
_MOST_REASONS = 50
_OTHER_REASONS = "other reasons; the review as JSON has all of them"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A review in the order in which it is told.

    Attributes:
        top: The findings to mend first.
        rest: All other findings, the weightiest first.
        questions: One for each rule that is left open, of the level and below.
        beyond: The same, of higher levels.
        good: One for each rule that is handled, with a quote.
        notes: The tool's remarks on what it read.
        waived: What does not count, with why.
    """

    top: tuple[Remark, ...]
    rest: tuple[Remark, ...]
    questions: tuple[Remark, ...]
    beyond: tuple[Remark, ...]
    good: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    waived: tuple[Remark, ...]
    unread: tuple[Unread, ...]


def tell(review: Review, *, least: Severity = Severity.INFO) -> Told:
    """Sort what a review says into its parts.

    Args:
        review: To tell.
        least: Findings below are left out.
    """
    order = list(Severity)
    findings = [
        one
        for one in review.findings()
        if one.rule not in OWN_RULES and order.index(one.severity) <= order.index(least)
    ]
    questions = first_of_each_rule(review.of_verdict(Verdict.NOT_STATED))
    return Told(
        top=tuple(findings[:MOST_TOP]),
        rest=tuple(findings[MOST_TOP:]),
        questions=tuple(one for one in questions if not is_beyond(one, review.level)),
        beyond=tuple(one for one in questions if is_beyond(one, review.level)),
        good=tuple(first_of_each_rule(review.of_verdict(Verdict.OK))),
        notes=tuple(one for one in review.findings() if one.rule == OWN_RULES[1]),
        waived=review.waived(),
        unread=review.design.unread,
    )


def verdict_line(review: Review) -> str:
    """What came out, in one line: ``3 findings (1 high, 2 medium), 4 questions open, 5 well done.``."""
    findings = [one for one in review.findings() if one.rule not in OWN_RULES]
    weights = [(severity, sum(one.severity is severity for one in findings)) for severity in Severity]
    heavy = ", ".join(f"{number} {severity}" for severity, number in weights if number)
    found = f"{counted(len(findings), 'finding')} ({heavy})" if findings else "No finding"
    verdicts = list(review.verdict_by_rule.values())
    asked = len(first_of_each_rule(review.of_verdict(Verdict.NOT_STATED)))
    words = [found, f"{counted(asked, 'question')} open", f"{verdicts.count(Verdict.OK)} well done"]
    words += [f"{counted(len(review.design.unread), 'part')} not read"] if review.design.unread else []
    words += [f"{len(review.waived())} waived"] if review.waived() else []
    return f"{', '.join(words)}."


def counted(number: int, noun: str) -> str:
    """``1 question``, ``2 questions``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def place(evidence: Evidence) -> str:
    """``file:line``, or ``file:line-line``."""
    lines = (
        f"{evidence.line}" if evidence.end_line <= evidence.line else f"{evidence.line}-{evidence.end_line}"
    )
    return f"{'standard input' if evidence.file == '-' else evidence.file}:{lines}"


def first_place(remark: Remark, *, names_file: bool = True) -> str:
    """Where a remark comes up; empty if nowhere in particular.

    Args:
        remark: Of a review.
        names_file: False where there is only one: then the line is enough.
    """
    if not remark.evidence:
        return ""
    return place(remark.evidence[0]) if names_file else f"line {remark.evidence[0].line}"


def grouped_unread(unread: Sequence[Unread], *, most: int) -> list[tuple[str, list[Evidence], int]]:
    """What was not read, by its reason: so many places each, and how many more there are.

    Of very many reasons the first ones are told, then the places of all others.
    """
    places = dict[str, list[Evidence]]()
    for one in unread:
        why = one.why if one.why in places or len(places) < _MOST_REASONS else _OTHER_REASONS
        places.setdefault(why, []).append(one.evidence)
    return [(why, found[:most], max(0, len(found) - most)) for why, found in places.items()]
