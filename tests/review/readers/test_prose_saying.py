"""What sentences say of the aspects of a design."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known
from eda_coach.review.readers.prose.saying import said_in, values_in
from eda_coach.review.readers.vocabulary import Vocabulary
from tests.strategies import LAW

VOCABULARY = Vocabulary(
    names_by_kind={},
    phrases_by_aspect={
        Aspect.RETRY: ("(retry | retries)",),
        Aspect.BACKOFF: ("exponential backoff", "backoff"),
        Aspect.TIMEOUT: ("timeout",),
        Aspect.DLQ: ("dlq", "dead letter [queue | topic]"),
        Aspect.IDEMPOTENT: ("idempotent", "idempotency", "deduplicate"),
        Aspect.IDEMPOTENCY_KEY: ("idempotency key",),
        Aspect.COMPENSATION: ("saga", "compensate"),
        Aspect.OUTBOX: ("outbox",),
        Aspect.REDUNDANT: ("no single point of failure",),
        Aspect.RATE_LIMIT: ("rate limit", "rate limiting"),
        Aspect.CACHE: ("cache",),
        Aspect.BREAKER: ("circuit breaker",),
        Aspect.DURABLE: ("not lose ... message",),
        Aspect.ACK_AFTER_WORK: ("acknowledge ... after & commit",),
    },
)
PLACE = Evidence(file="design.md", line=1, end_line=1, quote="words")


def stand(text: str, aspect: Aspect) -> Stand | None:
    """How the first sentence that names an aspect stands to it."""
    return next((one.stand for one in said_in(text, VOCABULARY) if one.aspect is aspect), None)


PRESENT = [
    ("Each call is retried three times.", Aspect.RETRY),
    ("Not only retries but also a DLQ is in place.", Aspect.RETRY),
    ("Retries are not idempotent.", Aspect.RETRY),
    ("Every consumer must be idempotent.", Aspect.IDEMPOTENT),
    ("Handlers should be idempotent.", Aspect.IDEMPOTENT),
    ("Failed messages go to a dead-letter queue.", Aspect.DLQ),
    ("After that it is moved to the DLQ and never retried.", Aspect.DLQ),
    ("There is no single point of failure.", Aspect.REDUNDANT),
    ("A call is not retried more than three times.", Aspect.RETRY),
    ("We never retry forever.", Aspect.RETRY),
    ("No more than 3 retries.", Aspect.RETRY),
    ("The worker stops retrying after five attempts.", Aspect.RETRY),
    ("We avoid double charges with an idempotency key.", Aspect.IDEMPOTENCY_KEY),
    ("There are no lost events thanks to the outbox.", Aspect.OUTBOX),
    ("To prevent overload we rate limit each client.", Aspect.RATE_LIMIT),
    ("Requests above the rate limit are ignored.", Aspect.RATE_LIMIT),
    ("If all retries are exhausted, the message goes to the DLQ.", Aspect.RETRY),
    ("If all retries are exhausted, the message goes to the DLQ.", Aspect.DLQ),
    (
        "Without an idempotency key a retry would charge twice, so each request carries an idempotency key.",
        Aspect.IDEMPOTENCY_KEY,
    ),
    ("I would use a circuit breaker here.", Aspect.BREAKER),
    ("It will be retried later.", Aspect.RETRY),
    ("The worker later retries the message.", Aspect.RETRY),
    ("DLQ: orders-dlq", Aspect.DLQ),
    ("Timeout 2000ms", Aspect.TIMEOUT),
    ("The correlation id will be added to the DLQ record.", Aspect.DLQ),
    ("A call fails after a timeout of 2 s.", Aspect.TIMEOUT),
    ("We do not lose a message.", Aspect.DURABLE),
    ("The consumer acknowledges a message only after its commit.", Aspect.ACK_AFTER_WORK),
    ("Idempotent? Yes.", Aspect.IDEMPOTENT),
    ("Idempotency: a client that asks again must not consume two units.", Aspect.IDEMPOTENT),
    ("The DLQ is a separate queue that an operator watches.", Aspect.DLQ),
    ("The client retries with exponential backoff, so that a slow service could recover.", Aspect.RETRY),
    ("We retry three times; a circuit breaker will be added in a later phase.", Aspect.RETRY),
    ("Idempotency: no event counts twice.", Aspect.IDEMPOTENT),
    ("Retries: 3, DLQ: none", Aspect.RETRY),
    ("We retry, and a saga is future work.", Aspect.RETRY),
    ("timeout=2s retry=no", Aspect.TIMEOUT),
    ("Our retries have no DLQ.", Aspect.RETRY),
    ("A cache entry is missing after a day.", Aspect.CACHE),
    ("Timeout: no more than 2 s", Aspect.TIMEOUT),
    ("Consumers retry three times - no DLQ", Aspect.RETRY),
    ("Retry: deferred messages are sent again.", Aspect.RETRY),
    ("Rejected messages: go to the DLQ.", Aspect.DLQ),
    ("Background worker: retries three times.", Aspect.RETRY),
    ("Queue backlog: the DLQ is watched too.", Aspect.DLQ),
]
ABSENT = [
    ("There are no retries.", Aspect.RETRY),
    ("The call is never retried.", Aspect.RETRY),
    ("We don't retry.", Aspect.RETRY),
    ("Retries are not idempotent.", Aspect.IDEMPOTENT),
    ("Consumers work without a DLQ.", Aspect.DLQ),
    ("DLQ: none", Aspect.DLQ),
    ("DLQ | no", Aspect.DLQ),
    ("DLQ = none", Aspect.DLQ),
    ("Retry: no retry", Aspect.RETRY),
    ("Retries are disabled.", Aspect.RETRY),
    ("Retries are intentionally disabled.", Aspect.RETRY),
    ("A DLQ is missing.", Aspect.DLQ),
    ("Retries and a DLQ are missing.", Aspect.RETRY),
    ("Retry handling is out of scope.", Aspect.RETRY),
    ("Idempotency is not handled.", Aspect.IDEMPOTENT),
    ("Idempotency is ignored.", Aspect.IDEMPOTENT),
    ("A saga is not needed here.", Aspect.COMPENSATION),
    ("A saga is overkill here.", Aspect.COMPENSATION),
    ("We skip the DLQ.", Aspect.DLQ),
    ("We dropped the outbox.", Aspect.OUTBOX),
    ("We decided against a saga.", Aspect.COMPENSATION),
    ("Out of scope: retries, rate limiting", Aspect.RETRY),
    ("Out of scope: retries, rate limiting", Aspect.RATE_LIMIT),
    ("Not handled: retries.", Aspect.RETRY),
    ("POST /orders (timeout 2s, no retry)", Aspect.RETRY),
    ("(no idempotency)", Aspect.IDEMPOTENT),
    ("The queue lacks a DLQ.", Aspect.DLQ),
    ("Idempotent? No.", Aspect.IDEMPOTENT),
    ("A circuit breaker is not used.", Aspect.BREAKER),
    ("Missing DLQ.", Aspect.DLQ),
    ("Consumers retry three times - no DLQ", Aspect.DLQ),
    ("DLQ: none for orders", Aspect.DLQ),
    ("A DLQ has not been set up.", Aspect.DLQ),
    ("The DLQ is no longer used.", Aspect.DLQ),
    ("We no longer use a DLQ.", Aspect.DLQ),
    ("Retries: 3, DLQ: none", Aspect.DLQ),
    ("timeout=2s retry=no", Aspect.RETRY),
    ("A DLQ and a circuit breaker were left out for simplicity.", Aspect.DLQ),
    ("Retry: no automatic retries.", Aspect.RETRY),
    ("Retries aren't implemented.", Aspect.RETRY),
    ("A DLQ does not exist.", Aspect.DLQ),
]
PLANNED = [
    ("A DLQ will be added.", Aspect.DLQ),
    ("We will add a DLQ.", Aspect.DLQ),
    ("TODO: retries and a DLQ", Aspect.RETRY),
    ("DLQ: TODO", Aspect.DLQ),
    ("DLQ (later)", Aspect.DLQ),
    ("DLQ (phase 2)", Aspect.DLQ),
    ("Retries, a DLQ and a saga are future work.", Aspect.RETRY),
    ("Eventually we want a DLQ.", Aspect.DLQ),
    ("DLQ: planned for the next release", Aspect.DLQ),
    ("There is no DLQ yet.", Aspect.DLQ),
    ("No retries for now.", Aspect.RETRY),
    ("Retries are not yet implemented.", Aspect.RETRY),
    ("Retries are planned.", Aspect.RETRY),
    ("A saga is deferred.", Aspect.COMPENSATION),
    ("In the next iteration we introduce a DLQ.", Aspect.DLQ),
    ("A DLQ comes in a later phase.", Aspect.DLQ),
    ("Later we add retries.", Aspect.RETRY),
    ("In the future, the queue gets a DLQ.", Aspect.DLQ),
    ("Future work: circuit breaker", Aspect.BREAKER),
    ("A DLQ is on the roadmap.", Aspect.DLQ),
    ("We plan to introduce a circuit breaker.", Aspect.BREAKER),
    ("Retries are out of scope for now.", Aspect.RETRY),
    ("Initially there is no rate limiting.", Aspect.RATE_LIMIT),
    ("Retries could be added.", Aspect.RETRY),
    ("We retry three times; a circuit breaker will be added in a later phase.", Aspect.BREAKER),
]
ARGUED = [
    ("Without idempotency, retries cause duplicates.", Aspect.IDEMPOTENT),
    ("Without idempotency, retries cause duplicates.", Aspect.RETRY),
    ("Do we need retries?", Aspect.RETRY),
    ("If we retry, the customer may pay twice.", Aspect.RETRY),
    ("Why idempotency matters", Aspect.IDEMPOTENT),
    ("Idempotency is important because networks fail.", Aspect.IDEMPOTENT),
    ("A dead-letter queue is a queue that holds what nobody could process.", Aspect.DLQ),
    ("Idempotency means that a second call changes nothing.", Aspect.IDEMPOTENT),
    ("We considered a saga but settled for one service.", Aspect.COMPENSATION),
    ("Instead of a DLQ we park rows in a table.", Aspect.DLQ),
    ("We use a table instead of a DLQ.", Aspect.DLQ),
    ("When no DLQ is configured, the message is lost.", Aspect.DLQ),
    ("Alternatives: saga", Aspect.COMPENSATION),
    ("We could use a saga.", Aspect.COMPENSATION),
    ("Maybe a saga.", Aspect.COMPENSATION),
    ("Some people say that retries are the cure for everything.", Aspect.RETRY),
    ("Retrying is a mistake.", Aspect.RETRY),
    ("Consider a circuit breaker.", Aspect.BREAKER),
    ("A call is not retried if the card was refused.", Aspect.RETRY),
    ("The store might not be able to use a cache.", Aspect.CACHE),
    ("There are no cache misses.", Aspect.CACHE),
    ("We chose polling over an outbox.", Aspect.OUTBOX),
    ("An outbox would be better, but is more work.", Aspect.OUTBOX),
    ("Ideally consumers would be idempotent.", Aspect.IDEMPOTENT),
    ("Kafka has no dead letter queue by default.", Aspect.DLQ),
    ("Read about sagas in a book.", Aspect.COMPENSATION),
    ("Option 2: saga", Aspect.COMPENSATION),
]


@pytest.mark.parametrize(
    ("text", "aspect", "wanted"),
    [
        *((text, aspect, Stand.PRESENT) for text, aspect in PRESENT),
        *((text, aspect, Stand.ABSENT) for text, aspect in ABSENT),
        *((text, aspect, Stand.PLANNED) for text, aspect in PLANNED),
        *((text, aspect, Stand.ARGUED) for text, aspect in ARGUED),
    ],
)
def test_a_sentence_takes_its_stand(text: str, aspect: Aspect, wanted: Stand) -> None:
    """If a sentence names an aspect, then it is told whether the design has, lacks, plans or discusses it."""
    assert stand(text, aspect) is wanted


def test_what_is_not_named_is_not_said() -> None:
    """If no wording stands in a text, then it says nothing."""
    assert said_in("Orders are stored. Invoices follow.", VOCABULARY) == []


def test_a_sentence_and_its_place_are_told() -> None:
    """If a sentence in the middle says something, then its words and its offset are given."""
    text = "Orders arrive. Each call has a timeout of 2 s. That is all."

    (said,) = said_in(text, VOCABULARY)

    assert said.sentence == "Each call has a timeout of 2 s."
    assert text[said.start :].startswith(said.sentence)


def test_values_of_a_label() -> None:
    """If a label declares and denies, then both are told, with the amounts."""
    values = values_in("POST /pay<br/>timeout 2s, 3 retries, no DLQ, maybe a saga", PLACE, VOCABULARY)

    assert {aspect: (value.known, value.text) for aspect, value in values.items()} == {
        Aspect.TIMEOUT: (Known.YES, "2s"),
        Aspect.RETRY: (Known.YES, "3 retries"),
        Aspect.DLQ: (Known.NO, ""),
    }
    assert values[Aspect.TIMEOUT].evidence == (PLACE,)


CUES = """
    we retry retries dlq : ( ) no not without if will add later todo . ? , | is are missing for now a the
    outbox because so could mistake - yet none idempotent
"""
WORDS = st.lists(st.sampled_from(CUES.split()), max_size=60).map(" ".join)


@given(WORDS)
@LAW
def test_any_words_are_read(text: str) -> None:
    """If words come in any order, then each aspect has one stand in each sentence, in order."""
    said = said_in(text, VOCABULARY)

    assert len({(one.aspect, one.start) for one in said}) == len(said)
    assert [one.start for one in said] == sorted(one.start for one in said)
