"""Text into words: what parts them, what joins them, and where they stand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.words import normalised, tokens_of
from tests.strategies import LAW


def words(text: str) -> list[str]:
    """Words of a text as read."""
    return [token.text for token in tokens_of(normalised(text)) if token.is_word]


def stems(text: str) -> list[str]:
    """Stems of the words of a text."""
    return [token.stem for token in tokens_of(normalised(text)) if token.is_word]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("at-least-once", ["at", "least", "once"]),
        ("at_least_once", ["at", "least", "once"]),
        ("order_id", ["order", "id"]),
        ("orderId", ["order", "id"]),
        ("OrderPlaced", ["order", "placed"]),
        ("useUUID", ["use", "uuid"]),
        ("__key__", ["key"]),
        ("ACK", ["ack"]),
        ("Kafka", ["kafka"]),
        ("don't", ["don't"]),
        ("don\u2019t", ["don't"]),
        ("the key's scope", ["the", "key's", "scope"]),
        ("w/o a key", ["w/o", "a", "key"]),
        ("99.95%", ["99.95%"]),
        ("1,000.5", ["1,000.5"]),
        ("250ms", ["250", "ms"]),
        ("s3", ["s3"]),
        ("h2o", ["h2o"]),
        ("req/s", ["req", "s"]),
        ("and/or", ["and", "or"]),
        ("naïve café", ["naïve", "café"]),
        ("", []),
        ("...!?", []),
        ("🎉 done", ["done"]),
        ("注文 key", ["注文", "key"]),
    ],
)
def test_words(text: str, read: list[str]) -> None:
    """If a text is typed in any usual way, then its words come out in lower case and in order."""
    assert words(text) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at-least-once", "at least once"),
        ("order_id", "order id"),
        ("orderId", "Order-ID"),
        ("don\u2019t", "don't"),
        ("the key's", "the key"),
        ("cafe\u0301", "café"),
    ],
)
def test_ways_to_write_the_same(one: str, other: str) -> None:
    """If the same is written with a hyphen, in camel case or decomposed, then it is the same."""
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"), [("at-least-once", "at-most-once"), ("ack", "nack"), ("3", "30"), ("s3", "s4")]
)
def test_what_is_not_the_same(one: str, other: str) -> None:
    """If two terms mean different things, then they stay apart."""
    assert stems(one) != stems(other)


@LAW
@given(text=st.text() | st.text(alphabet="aB-_.,' \n1%\u2019é"))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    """If any text is read, then each token is the piece at its offsets, and no two overlap."""
    text = normalised(text)
    tokens = tokens_of(text)

    assert all(text[one.start : one.end].lower().replace("\u2019", "'") == one.text for one in tokens)
    assert all(one.end <= after.start for one, after in itertools.pairwise(tokens))
