"""What the learner is told about partial credit."""

import pytest

from eda_coach.grading.methods import METHODS, RIGHT_MINUS_WRONG, method_facts


def test_words() -> None:
    """If a method has numbers for a question, then they stand in its words."""
    facts = method_facts(RIGHT_MINUS_WRONG, points=3, cost=2)

    assert facts["method"] == RIGHT_MINUS_WRONG
    assert (
        facts["method_words"]
        == "each right pick earns 1 of 3, each wrong pick takes 2 off; picking all earns 0"
    )


@pytest.mark.parametrize("name", METHODS)
def test_every_method(name: str) -> None:
    """If a method is named, then its words have no gap left."""
    words = method_facts(name, points=3, cost=2, tolerance="2 %", near="")["method_words"]

    assert "{" not in words
