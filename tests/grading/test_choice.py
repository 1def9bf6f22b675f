"""Scores of picks."""

import pytest
from hypothesis import given

from eda_coach.content.questions.choice import MultipleChoice
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.choice import wrong_pick_cost
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.score import PartVerdict, Score
from tests.builders import make_multiple, make_single
from tests.strategies import LAW, blind_responses, multiple_choices, names


def pick(*ids: str, question: MultipleChoice | None = None) -> Score:
    """Score of picks; of a question with a and b right, c and d wrong, unless another is given."""
    return grade(question or make_multiple(), Response(picked=ids), {})


@pytest.mark.parametrize(("picked", "points"), [("a", 1), ("b", 0), ("c", 0)])
def test_single_choice(picked: str, points: int) -> None:
    """If the right option is picked, then it earns the point; a wrong one earns nothing."""
    score = grade(make_single(key="a"), Response(picked=(picked,)), {})

    assert (score.points, score.max_points) == (points, 1)
    assert score.chance == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("picked", "points"),
    [("ab", 2), ("ba", 2), ("a", 1), ("abc", 1), ("ac", 0), ("c", 0), ("cd", 0), ("abcd", 0)],
)
def test_multiple_choice(picked: str, points: int) -> None:
    """If options are picked, then right ones earn and wrong ones cost a point each, never below 0."""
    score = pick(*picked)

    assert (score.points, score.max_points) == (points, 2)


def test_verdicts() -> None:
    """If a right option is left out and a wrong one picked, then each is told, and nothing of the rest."""
    score = pick("a", "c")

    assert score.verdicts == (
        PartVerdict(part="a", verdict=Verdict.MET, points=1),
        PartVerdict(part="b", verdict=Verdict.MISSING, points=0),
        PartVerdict(part="c", verdict=Verdict.CONTRADICTED, points=-1),
    )


def test_misconceptions() -> None:
    """If wrong options are picked, then the score names what they stand for, each once."""
    assert pick("d", "a", "c").misconceptions == ("myth-c", "myth-d")


@pytest.mark.parametrize(
    ("right", "wrong", "cost"), [(2, 1, 2), (2, 2, 1), (3, 2, 2), (4, 1, 4), (2, 5, 1), (5, 2, 3)]
)
def test_wrong_pick_cost(right: int, wrong: int, cost: int) -> None:
    """If options are right and wrong in these numbers, then a wrong pick costs so many points."""
    options = names("o", right + wrong)

    assert wrong_pick_cost(make_multiple(options=options, key=options[:right])) == cost


@pytest.mark.parametrize("picked", [(), ("a", "a"), ("z",), ("a", "z"), ("A",)])
def test_no_response(picked: tuple[str, ...]) -> None:
    """If nothing, something twice or something unknown is picked, then it is asked for again."""
    with pytest.raises(UnreadableResponseError):
        pick(*picked)


@pytest.mark.parametrize("picked", [(), ("a", "b")])
def test_single_choice_takes_one(picked: tuple[str, ...]) -> None:
    """If not exactly one option of a single-choice question is picked, then it is asked for again."""
    with pytest.raises(UnreadableResponseError):
        grade(make_single(), Response(picked=picked), {})


@LAW
@given(question=multiple_choices())
def test_select_all_earns_nothing(question: MultipleChoice) -> None:
    """If every option is picked, then it earns nothing."""
    assert pick(*(option.id for option in question.options), question=question).points == 0


@LAW
@given(question=multiple_choices())
def test_order_of_picks(question: MultipleChoice) -> None:
    """If the same options are picked in another order, then the score is the same."""
    for response in blind_responses(question):
        assert pick(*reversed(response.picked), question=question) == pick(
            *response.picked, question=question
        )


@LAW
@given(question=multiple_choices())
def test_more_right_never_scores_less(question: MultipleChoice) -> None:
    """If one more right option is picked, or one wrong one less, then the points do not fall."""
    for response in blind_responses(question):
        points = pick(*response.picked, question=question).points
        for option in question.options:
            picked = set(response.picked)
            better = picked | {option.id} if option.id in question.key else picked - {option.id}
            if better:
                assert pick(*better, question=question).points >= points
