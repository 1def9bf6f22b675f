"""Typing errors: what is forgiven, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.spelling import Vocabulary
from tests.strategies import LAW

KNOWN = Vocabulary(
    [
        "idempotency",
        "idempotent",
        "acknowledge",
        "provider",
        "duplicate",
        "transaction",
        "message",
        "deliver",
        "synchronous",
        "asynchronous",
        "consistent",
        "ordered",
        "least",
        "most",
        "ack",
        "nack",
        "push",
        "pull",
        "commit",
        "retries",
        "partition",
        "10000000",
        "key1234",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("idempotancy", "idempotency"),
        ("idempotncy", "idempotency"),
        ("idmepotency", "idempotency"),
        ("idempotencyy", "idempotency"),
        ("idemptency", "idempotency"),
        ("acknowlege", "acknowledge"),
        ("aknowlege", "acknowledge"),
        ("provder", "provider"),
        ("duplciate", "duplicate"),
        ("transacton", "transaction"),
        ("mesage", "message"),
        ("comit", None),
        ("commmit", "commit"),
    ],
)
def test_errors_in_long_words_are_forgiven(typed: str, meant: str | None) -> None:
    """If letters of a long word are missing, doubled, wrong or swapped, then it is still found."""
    assert KNOWN.meant(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "least",
        "last",
        "mots",
        "nac",
        "acks",
        "puhs",
        "dempotency",
        "jdempotency",
        "10000001",
        "1000000",
        "key1235",
        "keys1234",
        "inconsistent",
        "asynchronous",
        "synchronous",
        "unordered",
        "reordered",
        "nonidempotent",
        "provabl",
        "elephant",
        "",
    ],
)
def test_what_is_never_forgiven(typed: str) -> None:
    """If a word is short, has a digit, another first letter or an opposing prefix, then it stays as typed."""
    assert KNOWN.meant(typed) is None


def test_known_words_are_never_mended() -> None:
    """If a typed word is known, then it is meant, however near another is."""
    known = Vocabulary({"producer", "produced"})

    assert known.meant("producer") is None
    assert "producer" in known


def test_of_two_as_near_none_is_meant() -> None:
    """If two known words are as near as each other, then nobody can say which was meant."""
    assert Vocabulary({"sender", "seeder"}).meant("seader") is None
    assert Vocabulary({"sender", "seeder"}).meant("sendder") == "sender"


@pytest.mark.parametrize("typed", ["acknowleged", "acknowleges", "acknowleging", "transactoins", "retrries"])
def test_inflected_words_are_mended(typed: str) -> None:
    """If an inflected form of a known word is misspelt, then it is found all the same."""
    assert KNOWN.meant(typed) is not None


@pytest.mark.parametrize("prefix", ["un", "in", "non", "dis", "de", "a", "re", "pre", "post", "over"])
def test_prefixes_are_no_errors(prefix: str) -> None:
    """If only a prefix makes the difference, then it is another word, in both directions."""
    assert Vocabulary({"delivered"}).meant(f"{prefix}delivered") is None
    assert Vocabulary({f"{prefix}delivered"}).meant("delivered") is None


@LAW
@given(typed=st.text(alphabet="abcdeimnopty", max_size=14))
def test_meant_is_known_and_alike(typed: str) -> None:
    """If a word is said to be meant, then it is known, begins the same, and is of about the same length."""
    meant = KNOWN.meant(typed)

    assert meant is None or (
        meant in KNOWN and meant[0] == typed[0] and abs(len(meant) - len(typed)) <= 2 and len(typed) >= 6
    )


@LAW
@given(
    word=st.sampled_from(["idempotency", "acknowledge", "transaction", "asynchronous"]), at=st.integers(1, 9)
)
def test_one_swap_is_forgiven(word: str, at: int) -> None:
    """If two neighbouring letters behind the first of a long word change places, then it is still found."""
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    assert KNOWN.meant(swapped) == (None if swapped == word else word)
