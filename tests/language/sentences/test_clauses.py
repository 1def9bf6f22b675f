"""A text into sentences and clauses."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.sentences.clauses import read_passage
from tests.strategies import LAW


def sentences(text: str) -> list[str]:
    """Words of each sentence."""
    passage = read_passage(text)
    return [" ".join(passage.words[i].text for i in span) for span in passage.sentences()]


def clauses(text: str) -> list[str]:
    """Words of each clause."""
    words = read_passage(text).words
    numbers = sorted({word.clause for word in words})
    return [" ".join(word.text for word in words if word.clause == number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("We ack. We commit.", ["we ack", "we commit"]),
        ("We ack! Then what? Done…", ["we ack", "then what", "done"]),
        ("It is 99.95 percent. Fine.", ["it is 99.95 percent", "fine"]),
        ("About 1.5 s. Fine.", ["about 1.5 s", "fine"]),
        ("Use a key, e.g. the order id. Fine.", ["use a key e g the order id", "fine"]),
        ("Use keys (i.e. ids). Fine.", ["use keys i e ids", "fine"]),
        ("Ids, topics etc. are kept.", ["ids topics etc are kept"]),
        ("No. We ack last.", ["no", "we ack last"]),
        ("Read example.com first.", ["read example com first"]),
        ("- We ack\n- We commit", ["we ack", "we commit"]),
        ("* We ack\n* We commit", ["we ack", "we commit"]),
        ("1. We ack\n2. We commit", ["1", "we ack", "we commit"]),
        ("1) We ack\n2) we commit", ["1 we ack", "we commit"]),
        ("• we ack\n• we commit", ["we ack", "we commit"]),
        ("we ack only\nafter the commit", ["we ack only after the commit"]),
        ("we ack only\r\nafter the commit", ["we ack only after the commit"]),
        ("We ack last\nWe commit first", ["we ack last", "we commit first"]),
        ("we ack last\n\nwe commit first", ["we ack last", "we commit first"]),
        ("we ack", ["we ack"]),
        ("", []),
        ("...", []),
        ("?!", []),
        (" \n\n \t", []),
    ],
)
def test_sentences(text: str, read: list[str]) -> None:
    """If a text has marks, decimals, bullets or wrapped lines, then its sentences are found."""
    assert sentences(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("We send a key, and we ack last.", ["we send a key", "and we ack last"]),
        ("We send a key and we ack last.", ["we send a key", "and we ack last"]),
        ("We store and forward it.", ["we store and forward it"]),
        ("It may lose or repeat events.", ["it may lose or repeat events"]),
        ("We ack last because it may crash.", ["we ack last", "because it may crash"]),
        ("We ack last so nothing is lost.", ["we ack last", "so nothing is lost"]),
        ("Acks come late; the key is stored.", ["acks come late", "the key is stored"]),
        ("One thing: the key.", ["one thing", "the key"]),
        ("A key (stored) helps.", ["a key", "stored", "helps"]),
        ("A key - stored - helps.", ["a key", "stored", "helps"]),
        ("A key — stored — helps.", ["a key", "stored", "helps"]),
        ("The fan-out is fine.", ["the fan out is fine"]),
        ("Crash -> redelivery", ["crash", "redelivery"]),
        ("If it crashes we retry.", ["if it crashes", "we retry"]),
        ("1,000 events", ["1,000 events"]),
    ],
)
def test_clauses(text: str, read: list[str]) -> None:
    """If a sentence has marks, conjunctions or another subject, then it is parted into clauses there."""
    assert clauses(text) == read


@pytest.mark.parametrize(
    ("text", "asked"), [("Do we? Yes.", {0}), ("Yes. Why not?", {1}), ("Yes.", set()), ("?", set())]
)
def test_questions_are_marked(text: str, asked: set[int]) -> None:
    """If a sentence ends with a question mark, then its number is noted."""
    assert read_passage(text).asked == asked


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('They say "just retry" often.', ["just", "retry"]),
        ("They say “just retry” often.", ["just", "retry"]),
        ("They say «just retry» often.", ["just", "retry"]),
        ("They say just retry.", []),
    ],
)
def test_quoted_words_are_marked(text: str, quoted: list[str]) -> None:
    """If words stand between quotation marks of any sort, then they are marked as quoted."""
    assert [word.text for word in read_passage(text).words if word.quoted] == quoted


def test_offsets_count_in_the_normalised_text() -> None:
    """If a text is typed in decomposed characters, then offsets count in the composed text."""
    passage = read_passage("Cafe\u0301 key")

    assert [passage.text[word.start : word.end] for word in passage.words] == ["Café", "key"]


@LAW
@given(text=st.text() | st.text(alphabet='we ackNo.,;:?!\n-("1\u2019)'))
def test_any_text_is_read(text: str) -> None:
    """If any text is read, then every word has one sentence and one clause, with numbers that rise from 0."""
    passage = read_passage(text)
    words = passage.words

    assert [i for span in passage.sentences() for i in span] == list(range(len(words)))
    assert all(0 <= after.sentence - one.sentence <= 1 for one, after in itertools.pairwise(words))
    assert all(0 <= after.clause - one.clause <= 1 for one, after in itertools.pairwise(words))
    assert all(
        one.sentence == after.sentence or one.clause < after.clause
        for one, after in itertools.pairwise(words)
    )
    assert words == () or (words[0].sentence, words[0].clause) == (0, 0)
