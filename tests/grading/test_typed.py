"""Scores of the four kinds of question that are answered in words."""

import pytest

from eda_coach.content.questions.question import Question
from eda_coach.content.questions.typed import Threshold
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score, Tier
from tests.builders import make_true_false
from tests.typed_builders import (
    STRONG,
    make_criterion,
    make_flip,
    make_reasoned,
    make_short_answer,
    make_stances,
    make_trade_off,
    make_wording,
    part_of,
)

PER_S = Threshold(value=500.0, unit="requests/s", tolerance=0.1)


def score(question: Question, text: str, *picked: str) -> Score:
    """The score of a choice and a text."""
    return grade(question, Response(picked=picked, text=text), {}, make_wording())


@pytest.mark.parametrize(
    ("question", "picked"),
    [
        (make_short_answer(), ()),
        (make_reasoned(key=False), ("false",)),
        (make_trade_off(), ("events",)),
        (make_trade_off(), ("requests",)),
        (make_flip(), ("events",)),
    ],
    ids=["short-answer", "true-false", "trade-off", "trade-off, other stance", "constraint-flip"],
)
def test_everything_right(question: Question, picked: tuple[str, ...]) -> None:
    """If everything is right in a question of any typed kind, then it earns all points, by its rubric."""
    made = score(question, STRONG, *picked)

    assert (made.is_right, made.tier) == (True, Tier.RUBRIC)


@pytest.mark.parametrize("question", [make_short_answer(), make_reasoned(), make_trade_off(), make_flip()])
def test_nothing_typed(question: Question) -> None:
    """If the choice comes without words, then it is asked for again."""
    picked = {"true-false": ("true",), "short-answer": ()}.get(question.kind.value, ("events",))

    with pytest.raises(UnreadableResponseError, match="Nothing is typed"):
        score(question, "  ", *picked)


@pytest.mark.parametrize("question", [make_reasoned(), make_trade_off(), make_flip()])
@pytest.mark.parametrize("picked", [(), ("nonsense",), ("events", "requests"), ("true", "false")])
def test_no_choice(question: Question, picked: tuple[str, ...]) -> None:
    """If nothing, too much or something unknown is picked, then it is asked for again, whatever is typed."""
    with pytest.raises(UnreadableResponseError):
        score(question, STRONG, *picked)


@pytest.mark.parametrize(
    ("picked", "text", "points", "verdict"),
    [
        ("true", STRONG, 7, Verdict.MET),
        ("true", "It rains.", 1, Verdict.MET),
        ("false", STRONG, 3, Verdict.CONTRADICTED),
        ("false", "It rains.", 0, Verdict.CONTRADICTED),
    ],
)
def test_judgement_with_reason(picked: str, text: str, points: int, verdict: Verdict) -> None:
    """If the judgement is wrong, then the best reason earns at most half; if right, it earns a point."""
    made = score(make_reasoned(key=True), text, picked)

    assert (made.points, made.max_points) == (points, 7)
    assert part_of(made, "answer").verdict is verdict
    assert [part.part for part in made.verdicts] == ["answer", "stable-key", "ack-late"]


def test_chance_of_a_judgement() -> None:
    """If the judgement is guessed blindly, then it earns half a point of all on average."""
    assert score(make_reasoned(), "It rains.", "true").chance == pytest.approx(0.5 / 7)


def test_statement_without_a_rubric_needs_no_reason() -> None:
    """If a statement asks for no reason, then its judgement alone is scored, by its key."""
    made = grade(make_true_false(key=True), Response(picked=("true",)), {})

    assert (made.points, made.max_points, made.tier) == (1, 1, Tier.KEY)


def test_stance_of_a_trade_off_earns_nothing() -> None:
    """If a stance is picked without a reason that counts, then it earns nothing; no stance is wrong."""
    assert [score(make_trade_off(), "It rains.", one).points for one in ("events", "requests")] == [0, 0]
    assert score(make_trade_off(), "It rains.", "events").chance == 0.0


@pytest.mark.parametrize(
    ("picked", "text", "points"),
    [
        ("events", STRONG, 8),
        ("events", "It rains.", 2),
        ("requests", STRONG, 4),
        ("requests", "It rains.", 0),
    ],
)
def test_flip(picked: str, text: str, points: int) -> None:
    """If the choice goes the wrong way, then it earns at most half; the right way earns two points itself."""
    made = score(make_flip(), text, picked)

    assert (made.points, made.max_points) == (points, 8)
    assert [part.part for part in made.verdicts] == ["choice", "stable-key", "ack-late"]
    assert made.chance == pytest.approx(2 / 2 / 8)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It flips at about 500 requests/s.", Verdict.MET),
        ("It flips at 500 requests per second.", Verdict.MET),
        ("About 30k requests a minute.", Verdict.MET),
        ("Near 30,000 requests/min.", Verdict.MET),
        ("From 0.5k/s on.", Verdict.MET),
        ("At 500.", Verdict.MET),
        ("At 550 rps", Verdict.MET),
        ("At 450 rps", Verdict.MET),
        ("Not at 100/s but at 500/s.", Verdict.MET),
        ("At 551 rps", Verdict.MISSING),
        ("At 449 rps", Verdict.MISSING),
        ("At 500 ms.", Verdict.MISSING),
        ("At 500 GB.", Verdict.MISSING),
        ("At 500 requests a minute.", Verdict.MISSING),
        ("When the load grows.", Verdict.MISSING),
    ],
)
def test_threshold(text: str, verdict: Verdict) -> None:
    """If the number stands anywhere, in any unit of its sort and within the tolerance, then it is met."""
    made = score(make_flip(threshold=PER_S), text, "events")
    part = part_of(made, "threshold")

    assert part.verdict is verdict
    assert part.points == (verdict is Verdict.MET)
    assert all(any(letter.isdigit() for letter in text[start:end]) for start, end in part.spans)
    assert [one.part for one in made.verdicts] == ["choice", "threshold", "stable-key", "ack-late"]


def test_threshold_is_no_must() -> None:
    """If only the number is missing, then everything else earns its points."""
    made = score(make_flip(threshold=PER_S), STRONG, "events")

    assert (made.points, made.max_points) == (8, 9)


def test_three_stances_are_guessed_less_often() -> None:
    """If a flip has three stances, then blind picking earns a third of what the choice is worth."""
    question = make_flip("q1", make_criterion(points=4), stances=make_stances("a", "requests", "events"))

    assert score(question, "It rains.", "a").chance == pytest.approx(2 / 3 / 6)


def test_pack_without_words() -> None:
    """If a pack has no lexicon and no overclaims, then a rubric that names none is scored all the same."""
    question = make_short_answer("q1", make_criterion(met=["order id"]), overclaims=())

    assert grade(question, Response(text="It is the order id."), {}).is_right
