"""What the wordings of delivery hear in sentences, and what they must not hear."""

from importlib import resources

import pytest
import yaml

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.fact import Stand
from eda_coach.review.readers.prose.saying import said_in
from eda_coach.review.readers.vocabulary import Vocabulary

_FILE = resources.files("eda_coach.review.catalogue") / "wordings" / "delivery.yaml"
_PHRASES = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - plain texts only
VOCABULARY = Vocabulary(
    names_by_kind={}, phrases_by_aspect={Aspect(key): tuple(some) for key, some in _PHRASES.items()}
)


def heard(sentence: str) -> set[str]:
    """Aspects and stands, such as ``dlq absent``; what proves nothing only where nothing else is said."""
    said = {(one.aspect, one.stand) for one in said_in(sentence, VOCABULARY)}
    plain = {one for one in said if one[1] is not Stand.ARGUED} or said
    return {f"{aspect.value} {stand.value}" for aspect, stand in plain}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The courier service deduplicates by event id.", {"idempotent present"}),
        ("Handlers are not idempotent.", {"idempotent absent"}),
        ("Without idempotency a retry would charge twice.", {"idempotent argued"}),
        ("Each handler may see the same event twice with no effect.", {"idempotent present"}),
        ("Broken messages are moved to a parking lot queue.", {"dlq present"}),
        ("no retries, no DLQ", {"dlq absent"}),
        ("A dead-letter queue comes later.", {"dlq planned"}),
        ("An alarm on the dead-letter queue wakes us.", {"dlq present", "dlq-watched present"}),
        ("On-call is paged for rejected messages and replays them.", {"dlq-watched present"}),
        ("After 5 failed attempts the message is parked.", {"max-deliveries present"}),
        ("x-delivery-limit is 5", {"max-deliveries present"}),
        ("The worker acks only after the row is committed.", {"ack-after-work present"}),
        ("Consumers use auto-ack.", {"ack-before-work present"}),
        ("Auto-commit is disabled.", {"ack-after-work present", "ack-before-work absent"}),
        ("Publisher confirms are on.", {"confirmed-publish present"}),
        ("Orders are published fire-and-forget.", {"unconfirmed-publish present"}),
        ("A failing message is requeued forever.", {"endless-redelivery present"}),
        ("Kafka gives us exactly-once delivery.", {"exactly-once present"}),
        ("Consumers scale on queue depth.", {"backpressure present"}),
        ("There is no back-pressure.", {"backpressure absent"}),
        ("Messages are not persisted.", {"durable absent"}),
        ("Kafka guarantees ordering per partition.", {"ordered present"}),
        ("Six workers compete on one queue.", {"competing-consumers present"}),
        ("The partition key is the tenant id.", {"partitioned present"}),
        ("Each side ignores its own events.", {"loop-guard present"}),
        ("The API waits for the reply event before it answers the client.", {"waits-for-event present"}),
    ],
)
def test_a_sentence_says_what_it_says(sentence: str, expected: set[str]) -> None:
    """If a sentence speaks of delivery, then just that is heard."""
    assert heard(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "If the payment fails three times, the order is cancelled.",
        "The order is stored in order to be shipped.",
        "Orders are sorted by region, and the service keeps the order state.",
        "The API acknowledges the request immediately with 202.",
        "The database is replicated and partitioned by tenant.",
        "We retry HTTP calls three times.",
        "Traffic is ten times higher at noon.",
        "A poison pill stops the thread.",
        "The orchestrator waits for the PaymentDone event before it ships.",
        "Users log in once, and exactly one session is kept.",
        "The page is delivered by a cache.",
    ],
)
def test_other_sentences_say_nothing_of_delivery(sentence: str) -> None:
    """If a sentence only uses words of delivery, then nothing is heard."""
    assert heard(sentence) == set()
