"""Scores of a judged statement."""

from collections.abc import Mapping

from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.methods import ALL_OR_NOTHING
from eda_coach.grading.response import Response, check_picked
from eda_coach.grading.score import PartVerdict, Score, Tier


def grade_true_false(question: TrueFalse, response: Response, _parameters: Mapping[str, float]) -> Score:
    """The right judgement earns the point.

    Raises:
        UnreadableResponseError: It is neither ``true`` nor ``false``.
    """
    check_picked(response, ("true", "false"), exactly=1)
    points = int(response.picked == (str(question.key).lower(),))
    held = question.misconception if not points else None
    return Score(
        points=points,
        max_points=1,
        chance=0.5,
        method=ALL_OR_NOTHING,
        tier=Tier.KEY,
        verdicts=(
            PartVerdict(
                part="answer", verdict=Verdict.MET if points else Verdict.CONTRADICTED, points=points
            ),
        ),
        misconceptions=(held,) if held else (),
    )
