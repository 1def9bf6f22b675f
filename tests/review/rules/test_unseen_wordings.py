"""What rules on messages, events and operation make of sentences, and of those that only sound alike."""

import pytest

from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.readers.source import Source
from eda_coach.review.reading import read_design
from eda_coach.review.rules.rules import RULES
from eda_coach.review.rules.verdict import Verdict

_HEAD = """# Design

```mermaid
sequenceDiagram
  actor Guest
  Guest->>Front Service: POST /things
  Front Service-->>Guest: 201 Created
  Front Service->>Message Broker: publish
  Message Broker-->>Side Service: consume
```

## Notes

"""


def verdict_on(rule: str, sentence: str) -> str:
    """``finding``, ``ok`` or ``none``: what a rule says with a sentence as its evidence."""
    catalogue = bundled_catalogue()
    source = Source(name="design.md", text=f"{_HEAD}{sentence}\n")
    design = read_design([source], vocabulary=catalogue.vocabulary)
    first = _HEAD.count("\n") + 1
    rulings = [
        one
        for one in RULES[rule](design, catalogue.settings_of(rule))
        if any(place.line >= first for place in one.evidence)
    ]
    if any(one.verdict is Verdict.FINDING or one.wording == "planned" for one in rulings):
        return "finding"
    return "ok" if any(one.verdict is Verdict.OK for one in rulings) else "none"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("MSG001", "A repeated event does no harm, the row is simply replaced."),
        ("MSG001", "The worker keeps a ledger of handled keys and refuses to print a label twice."),
        ("MSG002", "After the sixth failure a message lands in orders.parked."),
        ("MSG006", "Delivery is at least once, and duplicates are filtered out by event id."),
        ("MSG012", "Events are keyed by tenant, so one worker gets them in order."),
        ("EVT001", "The event carries everything a consumer needs, nobody calls back."),
        ("EVT003", "Events are named in the past tense and commands never go over the topic."),
        ("EVT009", "The row has a version, and a stale update is ignored."),
        ("OPS008", "Every service has its own credentials for the broker."),
    ],
)
def test_what_is_handled_is_heard(rule: str, sentence: str) -> None:
    """If a sentence says how something is handled, then the rule says so."""
    assert verdict_on(rule, sentence) == "ok"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("MSG002", "An event that fails in the handler is thrown away."),
        ("MSG003", "A broken message circulates endlessly between the queue and the worker."),
        ("MSG005", "We do not check whether Kafka has accepted the event."),
        ("MSG011", "A restart of RabbitMQ wipes all queues."),
        ("MSG012", "With three consumers the order of events is lost."),
        ("EVT003", "ShipParcel is a command disguised as an event."),
        ("EVT009", "Two updates sometimes overtake each other."),
        ("OPS008", "All teams share one Kafka user with full rights."),
    ],
)
def test_what_is_admitted_is_heard(rule: str, sentence: str) -> None:
    """If a sentence admits a gap, then it is a finding."""
    assert verdict_on(rule, sentence) == "finding"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("MSG001", "The customer may order the same book twice; both orders are shipped."),
        ("MSG002", "Undeliverable letters end in the dead letter office."),
        ("MSG003", "The courier makes two delivery attempts if nobody is at home."),
        ("MSG004", "Auto commit was used in the previous system and lost orders."),
        ("MSG005", "The user does not check whether the item is in stock."),
        ("MSG007", "Without a prefetch limit, RabbitMQ would push everything to one consumer."),
        ("MSG007", "The valve holds a back pressure of two bar."),
        ("MSG009", "The support team looks at failed payments every morning."),
        ("MSG011", "We rejected Redis pub/sub because it does not store messages."),
        ("EVT001", "If events carry only an id, consumers end up calling the producer."),
        ("EVT001", "The invoice contains everything the tax office needs."),
        ("EVT009", "The older price is replaced by the newer one when the season starts."),
        ("OPS001", "Customers can track their order through all the steps in the app."),
        ("OPS002", "There is only one warehouse in Leipzig."),
        ("OPS003", "The old API had no limits and was abused."),
        ("OPS004", "Cache-aside means that the application loads the cache on a miss."),
        ("OPS008", "OAuth2 is a framework for delegated authorization."),
    ],
)
def test_what_only_sounds_alike_is_not(rule: str, sentence: str) -> None:
    """If a sentence tells of the past, the domain or a lesson, then nothing is concluded."""
    assert verdict_on(rule, sentence) == "none"
