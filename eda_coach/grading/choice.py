"""Scores of picks: one option or several."""

from collections.abc import Mapping
from math import comb

from eda_coach.content.questions.choice import MultipleChoice, Option, SingleChoice
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.methods import ALL_OR_NOTHING, RIGHT_MINUS_WRONG
from eda_coach.grading.response import Response, check_picked
from eda_coach.grading.score import PartVerdict, Score, Tier


def grade_choice(
    question: SingleChoice | MultipleChoice, response: Response, _parameters: Mapping[str, float]
) -> Score:
    """Score the options that were picked.

    Raises:
        UnreadableResponseError: They are not among the options, or not as many as must be picked.
    """
    ids = [option.id for option in question.options]
    if isinstance(question, SingleChoice):
        check_picked(response, ids, exactly=1)
        return _grade_single_choice(question, response)
    check_picked(response, ids)
    return _grade_multiple_choice(question, response)


def wrong_pick_cost(question: MultipleChoice) -> int:
    """Points a wrong pick costs: so many that picking every option earns nothing."""
    right = len(set(question.key))
    wrong = len(question.options) - right
    return -(-right // wrong)


def _grade_single_choice(question: SingleChoice, response: Response) -> Score:
    """The right option earns the point."""
    points = int(response.picked == (question.key,))
    return Score(
        points=points,
        max_points=1,
        chance=1 / len(question.options),
        method=ALL_OR_NOTHING,
        tier=Tier.KEY,
        verdicts=_verdicts(question.options, {question.key}, response, cost=0),
        misconceptions=_shown(question.options, response),
    )


def _grade_multiple_choice(question: MultipleChoice, response: Response) -> Score:
    """A right pick earns 1 point, a wrong one costs :func:`wrong_pick_cost`; never below 0."""
    key, cost = set(question.key), wrong_pick_cost(question)
    verdicts = _verdicts(question.options, key, response, cost=cost)
    return Score(
        points=max(0, sum(verdict.points for verdict in verdicts)),
        max_points=len(key),
        chance=_chance(right=len(key), wrong=len(question.options) - len(key), cost=cost),
        method=RIGHT_MINUS_WRONG,
        tier=Tier.KEY,
        verdicts=verdicts,
        misconceptions=_shown(question.options, response),
    )


def _verdicts(
    options: tuple[Option, ...], key: set[str], response: Response, *, cost: int
) -> tuple[PartVerdict, ...]:
    """Verdicts on the options that were picked or should have been."""
    verdicts = []
    for option in options:
        if option.id in response.picked and option.id in key:
            verdicts.append(PartVerdict(part=option.id, verdict=Verdict.MET, points=1))
        elif option.id in response.picked:
            verdicts.append(PartVerdict(part=option.id, verdict=Verdict.CONTRADICTED, points=-cost))
        elif option.id in key:
            verdicts.append(PartVerdict(part=option.id, verdict=Verdict.MISSING, points=0))
    return tuple(verdicts)


def _shown(options: tuple[Option, ...], response: Response) -> tuple[str, ...]:
    picked = (option.misconception for option in options if option.id in response.picked)
    return tuple(dict.fromkeys(held for held in picked if held))


def _chance(*, right: int, wrong: int, cost: int) -> float:
    """Mean share of the points over all picks of at least one option, each as likely as any other."""
    earned = sum(
        comb(right, hits) * comb(wrong, misses) * max(0, hits - cost * misses)
        for hits in range(right + 1)
        for misses in range(wrong + 1)
    )
    picks = (1 << right + wrong) - 1
    return earned / picks / right
