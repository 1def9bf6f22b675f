"""Answers bent on purpose."""

import pytest

from eda_coach.authoring import mutations
from eda_coach.language.sentences.clauses import read_passage
from tests.strategies import dice

TEXT = "We send the order id. We ack after the commit! Nothing is lost."


@pytest.mark.parametrize(
    ("left_out", "text"),
    [
        ([], TEXT),
        ([0], "We ack after the commit! Nothing is lost."),
        ([1], "We send the order id. Nothing is lost."),
        ([0, 2], "We ack after the commit!"),
        ([0, 1, 2], ""),
        ([9], TEXT),
    ],
)
def test_without(left_out: list[int], text: str) -> None:
    """If sentences are left out, then the others stay as they were."""
    assert mutations.without(TEXT, left_out) == text


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We send a key.", "We do not send a key."),
        ("I send a key.", "I do not send a key."),
        ("A key is sent.", "A key is not sent."),
        ("We can send a key.", "We can not send a key."),
        ("Every retry carries a key.", "It is not true that every retry carries a key."),
        ("Send a key.", "It is not true that send a key."),
        ("We send a key, because it may fail.", "It is not true that we send a key, because it may fail."),
    ],
)
def test_denied_sentence(text: str, denied: str) -> None:
    """If a sentence is denied, then by its own verb where that is plain, else as a whole."""
    assert mutations.denied(text, [0]) == denied


def test_only_some_are_denied() -> None:
    """If some sentences are denied, then the others stay."""
    assert (
        mutations.denied(TEXT, [1])
        == "We send the order id. We do not ack after the commit! Nothing is lost."
    )


def test_all_are_denied_save_denials() -> None:
    """If everything is denied, then a denial is left out: to deny it would be to say it."""
    assert mutations.denied(TEXT) == "We do not send the order id. We do not ack after the commit!"


@pytest.mark.parametrize(
    ("sentences", "can"), [([0], True), ([0, 1], True), ([2], False), ([1, 2], False), ([], True)]
)
def test_can_be_denied(sentences: list[int], *, can: bool) -> None:
    """If a sentence denies something already, then it cannot be denied again."""
    assert mutations.can_be_denied(TEXT, sentences) == can


def test_shuffled() -> None:
    """If words are shuffled, then they are the same words in another order, the same for the same chance."""
    shuffled = mutations.shuffled(TEXT, dice(1))

    assert shuffled == mutations.shuffled(TEXT, dice(1))
    assert sorted(shuffled.strip(".").split()) == sorted(word.text for word in read_passage(TEXT).words)
    assert shuffled.lower() != TEXT.lower()


def test_keywords() -> None:
    """If an answer is reduced to keywords, then they are a list, each once, without small words."""
    text = "We send the order id after their commit, and should commit."

    assert mutations.keywords(text) == "send, order, after, commit"


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        ("idempotency key", "idemptoency key"),
        ("the order id", "the order id"),
        ("1234567890", "1234567890"),
    ],
)
def test_misspelt(text: str, misspelt: str) -> None:
    """If an answer is misspelt, then two letters of each long word change places, and nothing else."""
    assert mutations.misspelt(text, [(0, len(text))]) == misspelt


def test_misspelt_only_within_the_spans() -> None:
    """If a long word stands outside the spans, then it stays."""
    assert mutations.misspelt("provider idempotency", [(9, 20)]) == "provider idemptoency"


def test_reworded() -> None:
    """If words are replaced, then the rest stays."""
    assert mutations.reworded("We send the order id.", (12, 20), "event id") == "We send the event id."


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (8, 0), (22, 1), (len(TEXT), 2)])
def test_sentence_at(offset: int, number: int) -> None:
    """If a place in a text is given, then the number of its sentence is found."""
    assert mutations.sentence_at(read_passage(TEXT), offset) == number


@pytest.mark.parametrize("text", ["", "...", "?!"])
def test_text_without_words(text: str) -> None:
    """If a text has no words, then there is nothing to bend."""
    bent = (mutations.denied(text), mutations.without(text, [0]), mutations.keywords(text))

    assert bent == ("", "", "")


def test_sentence_of_an_empty_text() -> None:
    """If a text has no words, then its only sentence is the first."""
    assert mutations.sentence_at(read_passage("..."), 1) == 0
