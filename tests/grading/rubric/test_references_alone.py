"""Criteria that have references and no phrases."""

import pytest

from eda_coach.content.questions.rubric import Criterion
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from tests.typed_builders import make_short_answer, make_wording, part_of

_SAYS = "The charge carries a stable key by which the provider recognises a repeat."
_REFERENCES = (
    "I send the idempotency key to the payment provider with each charge.",
    "The provider recognises a repeated charge by the order id.",
)


def verdict(text: str) -> str:
    """The verdict on the one criterion."""
    criterion = Criterion(id="key", says=_SAYS, points=4, dimension="failure", references=_REFERENCES)
    question = make_short_answer("q", criterion, overclaims=())
    score = grade(question, Response(text=text), {}, make_wording())
    return part_of(score, "key").verdict.value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I send the idempotency key to the payment provider with each charge.", "met"),
        ("With every charge we send an idempotency key to the provider.", "met"),
        ("Kafka is fast and scales well.", "missing"),
        ("idempotency key, provider, charge, send, payment, order", "missing"),
        ("Maybe we send an idempotency key to the payment provider with each charge.", "unsure"),
    ],
)
def test_verdict_by_references_alone(text: str, wanted: str) -> None:
    """If an answer says what a reference says, in words of its own, then the criterion is met."""
    assert verdict(text) == wanted


def test_denied_reference_earns_nothing() -> None:
    """If an answer denies what the references say, then the criterion earns nothing."""
    assert verdict("We do not send an idempotency key to the payment provider.") in ("contradicted", "unsure")
