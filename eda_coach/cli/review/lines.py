"""A review on a screen: the verdict and what to mend first, then the rest."""

from collections.abc import Iterator

from eda_coach.cli.lines import Line, Style, counted, wrap
from eda_coach.reports.review.telling import (
    Told,
    first_place,
    grouped_unread,
    place,
    tell,
    verdict_line,
)
from eda_coach.review.known.comparison import Comparison
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.outcome.remark import Knowing, Remark, Review
from eda_coach.review.rules.verdict import Severity

# More places of one reason are in the Markdown and JSON reviews.
_MOST_PLACES = 4
# Nobody reads on a screen what is longer; the Markdown and JSON reviews have it.
_MOST_FINDINGS = 100
_MOST_NOTICES = 50
_STYLE = {
    Severity.HIGH: Style.WRONG,
    Severity.MEDIUM: Style.PARTLY,
    Severity.LOW: Style.PLAIN,
    Severity.INFO: Style.QUIET,
}


def review_lines(
    review: Review, comparison: Comparison | None, width: int, *, least: Severity = Severity.INFO
) -> Iterator[Line]:
    """Render a review.

    Args:
        review: To render.
        comparison: With an older version; None for none.
        width: Of the terminal, in columns.
        least: Findings below are left out.
    """
    told = tell(review, least=least)
    yield from _wrapped(Style.STRONG, verdict_line(review), width)
    if comparison is not None:
        yield from _compared(comparison, width)
    yield from _findings(told, width)
    yield from _questions(told, width, names_file=len(review.design.documents) > 1)
    yield from _good(told, width)
    yield from _waived(told, width)
    yield from _unread(told, width)
    if review.notices:
        yield Style.PLAIN, ""
    for notice in review.notices[:_MOST_NOTICES]:
        yield from _wrapped(Style.PARTLY, notice, width, first="! ")
    if len(review.notices) > _MOST_NOTICES:
        words = f"{len(review.notices) - _MOST_NOTICES} more of this kind; --format markdown has all of them"
        yield from _wrapped(Style.QUIET, words, width, first="  ")


def _compared(comparison: Comparison, width: int) -> Iterator[Line]:
    words = (
        f"Against the older version: {len(comparison.fixed)} fixed, {len(comparison.new)} new, "
        f"{len(comparison.still)} still there; {len(comparison.answered)} answered."
    )
    yield from _wrapped(Style.PLAIN, words, width)
    for remark in comparison.fixed:
        yield from _wrapped(Style.RIGHT, f"fixed: {remark.id}: {remark.message}", width, first="  - ")
    for remark in comparison.new:
        yield from _wrapped(Style.WRONG, f"new: {remark.id}: {remark.message}", width, first="  + ")
    if comparison.answered:
        yield from _wrapped(Style.RIGHT, f"answered: {', '.join(comparison.answered)}", width, first="  - ")
    if comparison.reopened:
        yield from _wrapped(Style.WRONG, f"open again: {', '.join(comparison.reopened)}", width, first="  + ")
    if comparison.asked:
        yield from _wrapped(Style.PARTLY, f"newly asked: {', '.join(comparison.asked)}", width, first="  + ")


def _findings(told: Told, width: int) -> Iterator[Line]:
    if told.top:
        yield from _heading("Mend first", width)
    for number, remark in enumerate(told.top, start=1):
        yield from _finding(remark, width, first=f"{number}. ")
        yield from _wrapped(Style.PLAIN, remark.card.fix, width, first="   Fix: ", rest="     ")
        yield from _wrapped(Style.PLAIN, f'"{remark.card.say}"', width, first="   Say: ", rest="     ")
        yield from _wrapped(
            Style.QUIET, remark.card.follow_ups[0], width, first="   Next they ask: ", rest="     "
        )
    if told.rest:
        yield from _heading("Also found", width)
    for remark in told.rest[:_MOST_FINDINGS]:
        yield from _finding(remark, width, first="- ")
    if len(told.rest) > _MOST_FINDINGS:
        more = counted(len(told.rest) - _MOST_FINDINGS, "finding")
        words = f"{more} more; --format markdown has all of them"
        yield from _wrapped(Style.QUIET, words, width, first="  ")


def _finding(remark: Remark, width: int, *, first: str) -> Iterator[Line]:
    unsure = f", {remark.confidence} confidence" if remark.confidence != "high" else ""
    words = f"[{remark.severity}{unsure}] {remark.message} ({remark.rule})"
    yield from _wrapped(_STYLE[remark.severity], words, width, first=first)
    indent = " " * len(first)
    for one in remark.evidence[:2]:
        yield from _wrapped(Style.QUIET, _quoted(one), width, first=indent, rest=f"{indent}  ")


def _quoted(evidence: Evidence) -> str:
    return f'{place(evidence)}: "{evidence.quote}"' if evidence.quote else place(evidence)


def _questions(told: Told, width: int, *, names_file: bool) -> Iterator[Line]:
    if told.questions or told.beyond:
        yield from _heading("Not stated: the interviewer will ask", width)
    for remark in told.questions:
        where = ", ".join(filter(None, (remark.rule, first_place(remark, names_file=names_file))))
        yield from _wrapped(Style.PLAIN, f"{remark.message} ({where})", width, first="? ")
    if told.beyond:
        rules = ", ".join(remark.rule for remark in told.beyond)
        words = f"{counted(len(told.beyond), 'question')} more beyond your level: {rules}"
        yield from _wrapped(Style.QUIET, words, width, first="  ")


def _good(told: Told, width: int) -> Iterator[Line]:
    if told.good:
        yield from _heading("Well done", width)
    for remark in told.good:
        yield from _wrapped(Style.RIGHT, f"{remark.message} ({remark.rule})", width, first="+ ")
        for one in remark.evidence[:1]:
            yield from _wrapped(Style.QUIET, _quoted(one), width, first="  ", rest="    ")


def _waived(told: Told, width: int) -> Iterator[Line]:
    baseline = [one for one in told.waived if one.waiver and one.waiver.knowing is Knowing.BASELINE]
    others = [one for one in told.waived if one.waiver and one.waiver.knowing is not Knowing.BASELINE]
    if others:
        yield from _heading("Waived", width)
    for remark in others:
        waiver = remark.waiver
        assert waiver is not None  # noqa: S101 - only waived remarks come here
        by = f", {waiver.by}" if waiver.by else ""
        until = f", until {waiver.until}" if waiver.until else ""
        words = f"{remark.id}: {waiver.knowing} ({waiver.place}{by}{until}): {waiver.reason}"
        yield from _wrapped(Style.QUIET, words, width, first="- ")
    if baseline:
        yield Style.PLAIN, ""
        words = f"{counted(len(baseline), 'finding')} known from the baseline; --no-baseline shows them."
        yield from _wrapped(Style.QUIET, words, width)


def _unread(told: Told, width: int) -> Iterator[Line]:
    if told.unread or told.notes:
        yield from _heading("Not read", width)
    for why, places, more in grouped_unread(told.unread, most=_MOST_PLACES):
        where = ", ".join(place(one) for one in places) + (f" and {more} more" if more else "")
        yield from _wrapped(Style.PLAIN, f"{where}: {why}", width, first="- ")
    for remark in told.notes:
        yield from _wrapped(Style.PLAIN, f"{first_place(remark)}: {remark.message}", width, first="- ")


def _heading(words: str, width: int) -> Iterator[Line]:
    yield Style.PLAIN, ""
    yield from _wrapped(Style.STRONG, words, width)


def _wrapped(
    style: Style, words: str, width: int, *, first: str = "", rest: str | None = None
) -> Iterator[Line]:
    return ((style, line) for line in wrap(words, width, first=first, rest=rest))
