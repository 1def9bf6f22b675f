"""Statements that another one judges away as a whole."""

import pytest

from eda_coach.language.polarity.stance import Polarity, Stance
from eda_coach.language.sentences.clauses import read_passage


def polarity_of(word: str, text: str) -> Polarity:
    """How the last such word of a text stands in it."""
    passage = read_passage(text)
    index = [i for i, one in enumerate(passage.words) if one.text == word][-1]
    return Stance(passage).of([index])


@pytest.mark.parametrize(
    "text",
    [
        "Never: we send the order id as key.",
        "Do not: send the order id as key.",
        "I would never do this: we send the order id as key.",
        "We send the order id as key, which is a mistake.",
        "We send the order id as key, which would be wrong.",
        "We send the order id as key. That is wrong.",
        "We send the order id as key. This is not true!",
        "We send the order id as key. Wrong.",
    ],
)
def test_refused(text: str) -> None:
    """If a statement is judged away, be it before, behind or by the next sentence, then it is denied."""
    assert polarity_of("key", text) is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "The plan: we send the order id as key.",
        "False: we send the order id as key.",
        "We send the order id as key, which is not wrong.",
        "We send the order id as key, which is stable over all repeats and not a mistake.",
        "We send the order id as key. That is right.",
        "We send the order id as key. Wrong keys are refused by the provider with an error.",
        "We retry without a key, which is dangerous.",
        "That is wrong. We send the order id as key.",
    ],
)
def test_not_refused(text: str) -> None:
    """If the judgement is a good one, denied itself or about something else, then the statement stands."""
    assert polarity_of("key", text) is Polarity.ASSERTED
