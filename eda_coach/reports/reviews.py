"""Design reviews in the study report: the last one of each design, with what changed since the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from eda_coach.practice.day import study_day
from eda_coach.reports.review.own_rules import OWN_RULES
from eda_coach.review.outcome.kept import KeptRemark, KeptReview

# The heaviest come first; the rest stands in the review itself.
_MOST_FINDINGS, _MOST_QUESTIONS = 5, 5
# With more the quiz would be about everything.
_MOST_CONCEPTS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewLine:
    """The last review of a design.

    Attributes:
        title: Name of the design, or of its files.
        fixed: Ids of findings that the review before still had.
        new: Ids of findings that it had not.
        command: Practises what is behind findings and questions; empty if there are none.
    """

    day: date
    title: str
    review: KeptReview
    fixed: tuple[str, ...]
    new: tuple[str, ...]
    command: str

    @property
    def findings(self) -> tuple[KeptRemark, ...]:
        """Those that are shown."""
        return self.review.findings[:_MOST_FINDINGS]

    @property
    def findings_more(self) -> int:
        """How many more there are."""
        return len(self.review.findings) - len(self.findings)

    @property
    def questions(self) -> tuple[KeptRemark, ...]:
        """Those that are shown."""
        return self.review.questions[:_MOST_QUESTIONS]

    @property
    def questions_more(self) -> int:
        """How many more there are."""
        return len(self.review.questions) - len(self.questions)


def review_lines(reviews: Sequence[KeptReview], *, since: date | None) -> tuple[ReviewLine, ...]:
    """The last review of each design, the latest first; a design is known by its files.

    Args:
        reviews: All, the oldest first.
        since: First study day that counts; earlier ones are only compared with.
    """
    lines = dict[tuple[str, ...], ReviewLine]()
    last = dict[tuple[str, ...], KeptReview]()
    for review in map(_without_own, reviews):
        line = _line(review, last.get(review.files))
        last[review.files] = review
        lines.pop(review.files, None)  # what was reviewed again counts as of then
        lines[review.files] = line
    return tuple(line for line in reversed(lines.values()) if since is None or line.day >= since)


def _without_own(review: KeptReview) -> KeptReview:
    """A review without the tool's own remarks on what it read: these are no findings about the design."""
    findings = tuple(one for one in review.findings if one.rule not in OWN_RULES)
    return replace(review, findings=findings)


def _line(review: KeptReview, before: KeptReview | None) -> ReviewLine:
    now = [one.id for one in review.findings]
    then = [one.id for one in before.findings] if before else now
    concepts = " ".join(f"--concept {one}" for one in review.concepts[:_MOST_CONCEPTS])
    return ReviewLine(
        day=study_day(datetime.fromisoformat(review.at)),
        title=review.name or ", ".join("standard input" if one == "-" else one for one in review.files),
        review=review,
        fixed=tuple(one for one in then if one not in now),
        new=tuple(one for one in now if one not in then),
        command=f"eda-coach quiz {concepts}" if concepts else "",
    )
