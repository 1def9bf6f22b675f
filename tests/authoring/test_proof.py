"""Rubrics that prove themselves, or show what is wrong with them."""

from typing import Any

import pytest

from eda_coach.authoring.proof import FlawKind, Proof, prove
from eda_coach.content.questions.typed import Threshold
from tests.typed_builders import (
    STRONG,
    make_criterion,
    make_flip,
    make_overclaim,
    make_reasoned,
    make_sample,
    make_short_answer,
    make_trade_off,
    make_wording,
)

BOTH = {"stable-key": "met", "ack-late": "met"}
SAMPLES = (
    make_sample(expect=BOTH),
    make_sample("The handler is idempotent.", like="partial", expect={"stable-key": "partly"}),
    make_sample(
        "We ack before the charge, with a new key.",
        like="negated",
        expect={"stable-key": "contradicted", "ack-late": "contradicted"},
    ),
    make_sample("send, order id, ack, after, commit", like="stuffed"),
    make_sample("It rains.", like="off-topic"),
    make_sample("Kafka is exactly once.", like="weak", overclaims=("exactly-once",)),
)


def proof(*criteria: Any, **changes: Any) -> Proof:
    """The proof of a short-answer question."""
    return prove(make_short_answer("q1", *criteria, **{"samples": SAMPLES} | changes), make_wording())


def flaws(made: Proof, kind: FlawKind) -> list[tuple[str, str]]:
    """Where flaws of one kind are and what they say."""
    return [(flaw.where, flaw.says) for flaw in made.flaws if flaw.kind is kind]


def test_sound_rubric() -> None:
    """If every sample agrees and every bent one earns what it should, then the rubric holds."""
    made = proof()

    assert made.flaws == ()
    assert made.holds
    assert (made.question_id, made.samples) == ("q1", 6)
    assert made.mutations > 6


def test_same_again() -> None:
    """If the same rubric is tried twice, then the proof is the same."""
    assert proof() == proof()


@pytest.mark.parametrize(
    ("sample", "where", "says"),
    [
        (
            make_sample("We send the order id.", expect=BOTH),
            "sample 1 (strong)",
            "ack-late should be met and is missing",
        ),
        (
            make_sample("We send the order id.", like="weak"),
            "sample 1 (weak)",
            'stable-key should be missing and is met: "send the order id"',
        ),
        (
            make_sample("Maybe we ack after the commit.", like="weak", expect={"ack-late": "met"}),
            "sample 1 (weak)",
            'ack-late should be met and is unsure: "ack after the commit"',
        ),
    ],
)
def test_verdict_that_disagrees(sample: Any, where: str, says: str) -> None:
    """If a sample gets another verdict than it must, then that is told, with the words that led to it."""
    made = proof(samples=(sample,))

    assert (where, says) in flaws(made, FlawKind.VERDICT)
    assert not made.holds


def test_empty_sample_that_earns() -> None:
    """If a stuffed or off-topic sample earns more than a tenth, then that is told though it was expected."""
    sample = make_sample("We send the order id.", like="off-topic", expect={"stable-key": "met"})

    assert ("sample 1 (off-topic)", "it earns 4 of 6 points for its words") in flaws(
        proof(samples=(sample,)), FlawKind.VERDICT
    )


@pytest.mark.parametrize(
    ("sample", "says"),
    [
        (make_sample("Kafka is exactly once.", like="weak"), "exactly-once fires"),
        (make_sample("It rains.", like="weak", overclaims=("exactly-once",)), "exactly-once does not fire"),
    ],
)
def test_overclaim_that_disagrees(sample: Any, says: str) -> None:
    """If an overclaim fires where it must not, or does not where it must, then that is told."""
    assert flaws(proof(samples=(sample,)), FlawKind.OVERCLAIM) == [("sample 1 (weak)", says)]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("We send the order id.", "ack-late should be met and is missing"),
        (f"{STRONG} Kafka is exactly once.", "exactly-once fires"),
    ],
)
def test_model_answer_that_is_none(answer: str, says: str) -> None:
    """If the model answer does not meet everything, or overclaims, then that is told."""
    assert ("model answer", says) in flaws(proof(model_answer=answer), FlawKind.MODEL_ANSWER)


def test_criterion_without_a_sample() -> None:
    """If no sample is expected to meet a criterion, then that is told."""
    made = proof(samples=(make_sample("We send the order id.", like="weak", expect={"stable-key": "met"}),))

    assert flaws(made, FlawKind.UNEXERCISED) == [("ack-late", "no sample is expected to meet it")]


def test_loose_evidence() -> None:
    """If the question's own words would satisfy a phrase, then that is told."""
    loose = make_criterion(met=["charge ... card", "send <idempotency-key>"])

    made = proof(loose, samples=())

    assert flaws(made, FlawKind.LOOSE) == [
        ("stable-key", "the question's own words satisfy it: charge ... card")
    ]


def test_unused_phrase_is_advice() -> None:
    """If no sample, reference or model answer has a phrase, then that is advice, and the rubric holds."""
    spare = make_criterion("stable-key", met=["send ... <idempotency-key>", "zigzag"], must_have=True)
    sample = make_sample("We send the order id with each charge.", expect={"stable-key": "met"})

    made = proof(spare, samples=(sample,))

    assert flaws(made, FlawKind.UNUSED) == [
        ("stable-key", "no sample, reference or model answer has it: zigzag")
    ]
    assert made.holds


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        (make_reasoned, "true"),
        (make_trade_off, "events"),
        (make_flip, "events"),
    ],
)
def test_questions_with_a_choice(question: Any, choice: str) -> None:
    """If a question has a choice, then samples pick one, and the rubric is proved like any other."""
    samples = (
        make_sample(expect=BOTH, choice=choice),
        make_sample("It rains.", like="off-topic", choice=choice),
    )

    made = prove(question(samples=samples), make_wording())

    assert [flaw for flaw in made.flaws if flaw.kind is not FlawKind.UNUSED] == []


def test_threshold_is_no_criterion() -> None:
    """If a flip has a threshold, then samples need not expect anything of it."""
    samples = (make_sample(expect=BOTH, choice="events"),)
    question = make_flip(samples=samples, threshold=Threshold(value=500.0, unit="requests/s"))

    assert prove(question, make_wording()).holds


def test_term_replaced_by_another_wording() -> None:
    """If a term has wordings that the evidence does not bear, then rewording a sample shows it."""
    wording = make_wording(make_overclaim(unless=()), lexicon={"key": ("token", "stamp")})
    narrow = make_criterion(met=["send ... <key>"], contradicted=["send stamp"])
    sample = make_sample("We send a token.", expect={"stable-key": "met"})

    made = prove(make_short_answer("q1", narrow, samples=(sample,), model_answer="We send a token."), wording)

    assert ("sample 1 (strong), reworded", "stable-key is contradicted: We send a stamp.") in flaws(
        made, FlawKind.MUTATION
    )
