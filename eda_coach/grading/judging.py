"""The port of optional graders, and their verdicts turned into a score by the rubric's own rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.content.questions.rubric import Criterion
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.response import Response
from eda_coach.grading.rubric.points import Row, earned, row_of, total, total_if_sure
from eda_coach.grading.score import PartVerdict, Score, Tier
from eda_coach.grading.typed import flip_rows, judgement_row


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What a judge says about one criterion.

    Attributes:
        span: Offsets in the typed text, normalised (NFC), of the words behind it; None where there are none.
    """

    criterion: str
    verdict: Verdict
    span: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """A verdict of a judge that was not taken over: it counts as unsure and earns nothing.

    Attributes:
        part: Id of the criterion.
        said: The verdict as the judge gave it.
        why: Why it does not count.
    """

    part: str
    said: Verdict
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What a judge makes of one response. "Not graded" is no score, and never a score of 0.

    Attributes:
        model: Name of the judge.
        score: Of :attr:`Tier.JUDGE`; None if the judge gave none.
        not_graded: Why there is no score; empty if there is one.
        doubts: Verdicts that were not taken over, in the order of the rubric.
        refused: Settings that the judge would not take, such as ``temperature``.
    """

    model: str
    score: Score | None
    not_graded: str = ""
    doubts: tuple[Doubt, ...] = ()
    refused: tuple[str, ...] = ()


class Judge(Protocol):
    """A second grader, which stands beside the rubric engine and never instead of it."""

    def judge(self, question: TypedQuestion, response: Response, *, offline: Score) -> Judgement:
        """Grade a response; whatever goes wrong is told in the judgement and not raised.

        Args:
            question: With a rubric.
            response: That the rubric engine could score.
            offline: Its score.
        """
        ...


def score_opinions(question: TypedQuestion, offline: Score, opinions: Iterable[Opinion]) -> Score:
    """The score that a judge's opinions come to.

    Points, halves, caps and penalties are those of the rubric. What is picked, the number where a choice
    flips, and the overclaims stay as the rubric engine found them.

    Args:
        question: With a rubric.
        offline: Score of the rubric engine for the same response.
        opinions: One on each criterion.

    Raises:
        ValueError: A criterion has no opinion.
    """
    by_criterion = {one.criterion: one for one in opinions}
    criteria = {one.id: one for one in _criteria(question)}
    if set(by_criterion) != set(criteria):
        raise ValueError("there must be one opinion on each criterion")
    parts = tuple(_part(one, criteria, by_criterion) for one in offline.verdicts)
    rows = [*_own_rows(question), *map(row_of, criteria.values())]
    verdicts = {one.part: one.verdict for one in parts}
    penalties = [one.penalty for one in offline.overclaims]
    points = total(rows, verdicts, penalties)
    return replace(
        offline,
        points=points,
        tier=Tier.JUDGE,
        verdicts=parts,
        unsure_points=total_if_sure(rows, verdicts, penalties) - points,
    )


def _criteria(question: TypedQuestion) -> tuple[Criterion, ...]:
    return question.rubric.criteria if question.rubric else ()


def _part(
    offline: PartVerdict, criteria: Mapping[str, Criterion], opinions: Mapping[str, Opinion]
) -> PartVerdict:
    if offline.part not in criteria:
        return offline
    opinion = opinions[offline.part]
    return PartVerdict(
        part=offline.part,
        verdict=opinion.verdict,
        points=earned(row_of(criteria[offline.part]), opinion.verdict),
        spans=() if opinion.span is None else (opinion.span,),
    )


def _own_rows(question: TypedQuestion) -> list[Row]:
    """What earns points besides the criteria."""
    if isinstance(question, ConstraintFlip):
        return flip_rows(question)
    return [judgement_row()] if isinstance(question, TrueFalse) else []
