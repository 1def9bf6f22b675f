"""Statements that say more than is true."""

import pytest

from tests.typed_builders import STRONG, make_overclaim, make_wording, score_text


def fired(text: str) -> list[str]:
    """Words of the overclaims that an answer makes."""
    return [text[slice(*one.span)] for one in score_text(text).overclaims]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kafka is exactly once.", ["exactly once"]),
        ("Kafka is exactly-once.", ["exactly-once"]),
        ("We use Kafka, so it is Exactly Once", ["Exactly Once"]),
        ("Exactly once it is. Really: exactly once.", ["Exactly once"]),
        ("If we use Kafka, it is exactly once.", ["exactly once"]),
        ("Some say exactly once. It is exactly once.", ["exactly once"]),
    ],
)
def test_unqualified(text: str, words: list[str]) -> None:
    """If an answer says too much without a qualification, then its first words that do are marked."""
    assert fired(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Kafka is never exactly once.",
        "Kafka is not exactly-once.",
        "It is not true that Kafka is exactly once.",
        "Exactly once is a myth.",
        "Exactly once delivery does not exist.",
        "Is Kafka exactly once?",
        "Vendors say it is exactly once.",
        "Some people claim that Kafka is exactly once.",
        "Maybe it is exactly once.",
        "Nothing of that sort.",
    ],
)
def test_not_claimed(text: str) -> None:
    """If it is denied, asked, hedged or told as the opinion of others, then nothing is overclaimed."""
    assert fired(text) == []


@pytest.mark.parametrize(
    ("text", "is_qualified"),
    [
        ("It is exactly once within Kafka.", True),
        ("Within Kafka it is exactly once.", True),
        ("It is exactly once. That holds within Kafka.", True),
        ("It is exactly once. We send the order id.", True),
        ("It is exactly once. We rest. That holds within Kafka.", False),
        ("Within Kafka all is well. It is exactly once.", False),
        ("It is exactly once, and not only within Kafka.", True),
        ("It is exactly once. It does not hold within Kafka.", False),
        ("It is exactly once. Does it hold within Kafka?", False),
        ("It is exactly once within Kafka. I rest. All is exactly once.", False),
    ],
)
def test_unless(text: str, *, is_qualified: bool) -> None:
    """If the same sentence or the next qualifies it, then it does not fire; one further off does not help."""
    assert (fired(text) == []) == is_qualified


def test_what_the_learner_is_told() -> None:
    """If an overclaim fires, then its correction, probe and penalty come with the score."""
    (one,) = score_text("Kafka is exactly once.").overclaims

    assert (one.id, one.penalty) == ("exactly-once", 1)
    assert one.correction == "A promise ends at the broker."
    assert one.probe == "Exactly once where?"


@pytest.mark.parametrize(("penalty", "points"), [(0, 6), (1, 5), (6, 0), (99, 0)])
def test_penalty(penalty: int, points: int) -> None:
    """If an overclaim fires, then its penalty is taken off once, and never below 0."""
    wording = make_wording(make_overclaim(penalty=penalty, unless=()))

    assert score_text(f"{STRONG} It is exactly once, yes exactly once.", wording=wording).points == points


def test_only_those_of_the_question() -> None:
    """If a question does not name an overclaim of the pack, then that one never fires."""
    assert score_text("Kafka is exactly once.", overclaims=()).overclaims == ()


def test_in_the_order_of_the_question() -> None:
    """If two overclaims fire, then they come in the order of the question."""
    wording = make_wording(make_overclaim("a", evidence=("never fails",), unless=()), make_overclaim("b"))

    made = score_text("It is exactly once and free.", wording=wording, overclaims=("b", "a")).overclaims

    assert [one.id for one in made] == ["b"]
