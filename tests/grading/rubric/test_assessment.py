"""A typed answer to its score."""

import pickle
from dataclasses import replace

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.methods import METHODS
from eda_coach.grading.response import Response
from eda_coach.grading.rubric.assessment import compiled_rubric
from eda_coach.grading.score import Tier
from tests.typed_builders import (
    STRONG,
    make_criterion,
    make_reasoned,
    make_short_answer,
    make_wording,
    part_of,
    score_text,
    verdict_of,
)


def test_everything_met() -> None:
    """If an answer meets every criterion, then it earns all, by the rubric, and says by which words."""
    score = score_text(STRONG)

    assert (score.points, score.max_points, score.fraction, score.is_right) == (6, 6, 1.0, True)
    assert (score.tier, score.unsure_points, score.chance) == (Tier.RUBRIC, 0, 0.0)
    assert score.method in METHODS
    assert [(part.part, part.verdict, part.points) for part in score.verdicts] == [
        ("stable-key", Verdict.MET, 4),
        ("ack-late", Verdict.MET, 2),
    ]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("We send the order id.", 4),
        ("The handler is idempotent.", 2),
        ("The handler is idempotent. We ack after the commit.", 4),
        ("We ack after the commit.", 2),
        ("We use a new key. We ack after the commit.", 2),
        ("We do not send the order id, and never ack after the commit.", 0),
        ("send, order id, ack, after, commit", 0),
        ("Order id send commit the after ack we.", 0),
        ("It rains.", 0),
    ],
)
def test_points(text: str, points: int) -> None:
    """If an answer says some of it, then it earns the points of that."""
    assert score_text(text).points == points


@pytest.mark.parametrize("text", ["", " ", "\n\t\n", "\u00a0"])
def test_nothing_typed(text: str) -> None:
    """If nothing is typed, then it is asked for again and not scored 0."""
    with pytest.raises(UnreadableResponseError, match="Nothing is typed"):
        score_text(text)


@pytest.mark.parametrize(
    ("text", "unsure"), [("Maybe we send the order id.", 4), ("We send the order id.", 0)]
)
def test_range_of_the_unsure(text: str, unsure: int) -> None:
    """If a verdict is unsure, then it earns nothing yet, and the score says what it may still be worth."""
    assert score_text(text).unsure_points == unsure


def test_unsure_must_lifts_the_cap_too() -> None:
    """If an unsure verdict is on a must, then being sure would free what the cap holds back."""
    must = make_criterion("must", met=["key"], points=1, must_have=True)
    rest = make_criterion("rest", met=["ack late"], points=9)

    score = score_text("Maybe a key. We ack late.", must, rest)

    assert (score.points, score.unsure_points) == (5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "A consumer charges a card for each event. How does nobody pay twice?",
        "A consumer charges a card for each event.",
        "Well, a consumer charges a card for each event.",
        "A CONSUMER CHARGES A CARD FOR EACH EVENT",
        "The consumer charges the card for the event.",
    ],
)
def test_echo_of_the_question_earns_nothing(text: str) -> None:
    """If an answer only repeats words of the question, then they are no evidence."""
    assert verdict_of(text, met=["charge ... card"]) == "missing"


def test_own_words_beside_an_echo_count() -> None:
    """If an answer repeats the question and then says something, then that counts."""
    text = "A consumer charges a card for each event. It charges the card with a key."

    assert verdict_of(text, met=["charge ... card ... key"]) == "met"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("context", "The broker stores each single order event twice."),
        ("prompt", "The broker stores each single order event twice. Why?"),
    ],
)
def test_context_is_an_echo_too(field: str, words: str) -> None:
    """If words stand in anything that the learner was shown, then repeating them earns nothing."""
    question = make_short_answer(
        "q1", make_criterion("it", met=["broker store"]), overclaims=(), **{field: words}
    )

    score = grade(question, Response(text="The broker stores each single order event twice."), {})

    assert part_of(score, "it").verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "text", [STRONG, "We ack after the commit.", "Kafka is exactly once.", "We use a new key."]
)
def test_pasted_twice_is_worth_the_same(text: str) -> None:
    """If an answer is pasted twice, then every verdict and the points are those of one."""
    once, twice = score_text(text), score_text(f"{text} {text}")

    assert (once.points, once.unsure_points) == (twice.points, twice.unsure_points)
    assert [part.verdict for part in once.verdicts] == [part.verdict for part in twice.verdicts]


def test_more_than_needed_is_scored_too() -> None:
    """If an answer has 50,000 characters, then what stands at its very end still counts."""
    filler = "It rains and the wind blows over the hills. " * 1130

    assert len(filler) > 49_000
    assert score_text(filler).points == 0
    assert score_text(filler + STRONG).points == 6


def test_same_question_same_compiled_rubric() -> None:
    """If many answers to one question are scored, then its rubric is compiled once."""
    question, wording = make_short_answer(), make_wording()

    assert compiled_rubric(question, wording) is compiled_rubric(question, wording)


def test_other_words_other_compiled_rubric() -> None:
    """If the same rubric is used with another lexicon, then it is compiled for that one."""
    question = make_short_answer("q1", make_criterion("it", met=["<key>"]), overclaims=())
    one, other = make_wording(lexicon={"key": ("order id",)}), make_wording(lexicon={"key": ("event id",)})

    verdicts = [
        part_of(grade(question, Response(text="It has an order id."), {}, wording), "it").verdict
        for wording in (one, other, one)
    ]

    assert verdicts == [Verdict.MET, Verdict.MISSING, Verdict.MET]


def test_other_prompt_other_echo() -> None:
    """If two questions share a rubric and not their prompt, then each has its own echo."""
    one = make_short_answer("q1", make_criterion("it", met=["broker store"]), overclaims=())
    other = replace(one, id="q2", prompt="The broker stores each single order event twice. Why?")
    text, wording = "The broker stores each single order event twice.", make_wording()

    verdicts = [part_of(grade(q, Response(text=text), {}, wording), "it").verdict for q in (one, other, one)]

    assert verdicts == [Verdict.MET, Verdict.MISSING, Verdict.MET]


def test_no_rubric() -> None:
    """If a question has no rubric, then compiling it is a programmer's mistake."""
    with pytest.raises(ValueError, match="q1 has no rubric"):
        compiled_rubric(replace(make_reasoned(), rubric=None), make_wording())


def test_everything_can_be_pickled() -> None:
    """If question and words go through pickle, then the score is the same: processes can share the work."""
    question, wording = make_short_answer(), make_wording()
    score = grade(question, Response(text=STRONG), {}, wording)

    again = grade(*pickle.loads(pickle.dumps((question, Response(text=STRONG), {}, wording))))  # noqa: S301 - our own

    assert again == score
    assert pickle.loads(pickle.dumps(score)) == score  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(grade)) is grade  # noqa: S301 - our own
