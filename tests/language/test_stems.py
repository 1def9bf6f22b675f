"""One stem for all inflections of a word, and none for two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.stems import stem
from tests.strategies import LAW


@pytest.mark.parametrize(
    "forms",
    [
        "lose loses losing lost loss losses",
        "send sends sending sent",
        "write writes writing wrote written",
        "know knows knew known knowledge",
        "keep keeps kept keeping",
        "break broke broken breaking",
        "pay pays paid paying payment payments",
        "choose chose chosen choosing choice",
        "fail fails failed failing failure failures",
        "deliver delivers delivered delivery deliveries",
        "publish publishes published publishing publisher publication",
        "retry retries retried retrying",
        "consume consumes consumed consuming consumption",
        "deduplicate deduplicates deduplicated deduplication dedupe dedup deduped",
        "acknowledge acknowledges acknowledged ack acks acked acking",
        "asynchronous asynchronously async",
        "synchronous synchronously sync",
        "database databases db dbs",
        "message messages msg msgs",
        "transaction transactions tx txn",
        "partition partitions partitioned partitioning",
        "query queries queried",
        "process processes processed processing",
        "idempotent idempotency idempotence",
        "normalise normalised normalize normalized normalisation normalization",
        "behaviour behaviours behavior behaviors",
        "analyse analyses analysed analyze analyzes analyzed",
        "promise promises promised promising",
        "raise raises raised raising",
        "size sizes sized sizing",
        "resize resized resizing",
        "queue queues queued queuing queueing",
        "subscribe subscribes subscribed subscription subscriptions",
        "redeliver redelivers redelivered redelivery redeliveries",
        "recover recovers recovered recovery",
        "overtake overtakes overtook overtaken",
        "serialise serialize serialised serialized",
        "index indices indexes",
        "go goes went gone going",
        "be is are was were been",
    ],
)
def test_inflections_share_a_stem(forms: str) -> None:
    """If a word is inflected, shortened or spelt the British way, then its stem is the same."""
    assert len({stem(one) for one in forms.split()}) == 1, {one: stem(one) for one in forms.split()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("public", "publish"),
        ("ack", "nack"),
        ("least", "last"),
        ("most", "must"),
        ("push", "pull"),
        ("synchronous", "asynchronous"),
        ("sync", "async"),
        ("consistent", "inconsistent"),
        ("lose", "loose"),
        ("generic", "generate"),
        ("general", "generate"),
        ("universal", "university"),
        ("business", "busy"),
        ("new", "news"),
        ("poll", "pool"),
        ("order", "ordinary"),
        ("log", "login"),
        ("event", "eventual"),
        ("message", "mess"),
        ("produce", "product"),
        ("commit", "committee"),
    ],
)
def test_words_of_other_meaning_have_other_stems(one: str, other: str) -> None:
    """If two words only look alike, then their stems differ."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["s3", "250ms", "99.95%", "3"])
def test_words_with_digits_are_their_own_stem(word: str) -> None:
    """If a word has a digit, then it is never bent."""
    assert stem(word) == word


@LAW
@given(word=st.text(alphabet=st.characters(codec="utf-8"), min_size=1).map(str.lower))
def test_any_word_has_a_stem(word: str) -> None:
    """If anything is taken for a word, then it has a stem, the same each time."""
    assert stem(word)
    assert stem(word) == stem(word)
