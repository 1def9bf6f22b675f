"""What texts, addresses and plain structure tell of data and answers."""

import pytest

from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.readers.source import Source
from eda_coach.review.reading import read_design
from eda_coach.review.rules.rules import RULES
from eda_coach.review.rules.verdict import VERDICT_ORDER, Verdict
from tests.review.rules.told import verdict_on, with_diagram


@pytest.mark.parametrize(
    ("rule", "sentence", "verdict"),
    [
        ("DAT001", "There is no outbox.", "finding"),
        ("DAT001", "The service saves the order and then publishes OrderPlaced.", "finding"),
        ("DAT001", "The service saves the order and publishes OrderPlaced.", "not-stated"),
        ("DAT001", "The outbox comes later.", "finding"),
        ("DAT001", "An outbox relays the events.", "ok"),
        ("DAT001", "It saves the order and then publishes it by way of an outbox.", "ok"),
        ("DAT001", "The consumer stores the event and acknowledges it.", "n/a"),
        ("DAT002", "Wrong charges are corrected by hand.", "finding"),
        ("DAT002", "If the payment fails, the seats are released.", "ok"),
        ("DAT003", "Orders and Stock share the items table.", "finding"),
        ("DAT003", "The two instances share one database.", "n/a"),
        ("DAT003", "Services do not share a database.", "ok"),
        ("DAT003", "Teams share schemas of events in a registry.", "n/a"),
        ("DAT006", "The stock is checked first and then decremented.", "finding"),
        ("DAT006", "The stock is checked and then decremented under a row lock.", "ok"),
        ("RSP001", "The customer gets no response.", "finding"),
        ("RSP001", "A client that gets no response asks again.", "n/a"),
        ("RSP001", "The API answers 201 with the order.", "ok"),
        ("RSP001", "We call the bank until it answers with 200.", "n/a"),
        ("RSP002", "The API answers 202. There is no status page.", "finding"),
        ("RSP002", "The API answers 202. The client polls the status page.", "ok"),
        ("RSP002", "There is no status page.", "n/a"),
        ("RSP003", "The order is confirmed before the payment is made.", "finding"),
        ("RSP003", "The answer only says that the order was received.", "ok"),
        ("RSP004", "The customer is not informed.", "finding"),
        ("RSP004", "The customer gets a mail if the payment fails.", "ok"),
    ],
)
def test_a_sentence_is_its_own_precondition(rule: str, sentence: str, verdict: str) -> None:
    """If a sentence handles or lacks something, then no drawing is needed to say so."""
    assert verdict_on(rule, f"# Design\n\n{sentence}\n") == verdict


@pytest.mark.parametrize("heading", ["Context", "Rejected alternatives", "Motivation"])
def test_what_was_or_was_not_chosen_is_no_admission(heading: str) -> None:
    """If a mistake stands where others' or former ways are told, then it is not that of the design."""
    sentence = "Both services write the same table."

    assert verdict_on("DAT003", f"# Design\n\n## {heading}\n\n{sentence}\n") == "n/a"


def test_a_message_waited_for_parts_no_check_from_its_act() -> None:
    """If a part waits for a message between a check and an act, then the two belong together all the same."""
    arrows = """    actor Buyer
    participant Shop Service
    participant Points Service
    participant Kafka
    Buyer->>Shop Service: POST /orders
    Shop Service->>Points Service: GET /points/{id}
    Points Service-->>Shop Service: 40
    Shop Service->>Kafka: publish PriceAsked
    Kafka->>Shop Service: PriceTold
    Shop Service->>Points Service: PUT /points/{id}
    Points Service-->>Shop Service: 200
    Shop Service-->>Buyer: 200"""

    assert verdict_on("DAT006", with_diagram("", arrows)) == "finding"


@pytest.mark.parametrize(
    ("others", "verdict"),
    [("t[Tax Service] -->|SQL| tax[(tax-mysql)]", "finding"), ("t[Tax Service]", "not-stated")],
)
def test_a_store_beside_those_of_others_is_one_database(others: str, verdict: str) -> None:
    """If a drawing tells stores apart, then two services at one of them share it."""
    lines = f"a[Order Service] -->|SQL| db[(main-mysql)]\n  b[Stock Service] -->|SQL| db\n  {others}"

    assert verdict_on("DAT003", f"```mermaid\nflowchart LR\n  {lines}\n```\n") == verdict


def _compose(first: str, second: str, *, names: tuple[str, str] = ("orders", "stock")) -> str:
    services = [
        f"  {name}:\n    image: acme/{name}\n    environment:\n      DATABASE_URL: {url}\n"
        for name, url in zip(names, (first, second), strict=True)
    ]
    return f"services:\n{''.join(services)}  db:\n    image: mysql:8\n"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (_compose("mysql://db:3306/shop", "mysql://db:3306/shop"), "finding"),
        (_compose("mysql://db:3306/shop", "mysql://db:3306/stock"), "n/a"),
        (_compose("mysql://db:3306/", "mysql://db:3306/"), "n/a"),
        (_compose("mysql://db/test", "mysql://db/test"), "not-stated"),
        (_compose("mysql://db/shop", "mysql://db/shop", names=("shop", "shop-worker")), "n/a"),
    ],
)
def test_services_with_one_database_in_their_addresses_share_it(text: str, verdict: str) -> None:
    """If two services of different names are given the same database, then they share it."""
    catalogue = bundled_catalogue()
    design = read_design([Source(name="compose.yaml", text=text)], vocabulary=catalogue.vocabulary)
    found = [one.verdict for one in RULES["DAT003"](design, catalogue.settings_of("DAT003"))]

    assert min(found, key=VERDICT_ORDER.index, default=Verdict.NOT_APPLICABLE).value == verdict


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("DAT001", "The consumer stores the event, then acks the message to the broker."),
        ("DAT001", "The service stores the order and its outbox row, then the relay publishes the event."),
        ("DAT001", "The relay publishes the event and then updates the row."),
        ("DAT001", "The user saves the draft and then sends a message to the support queue."),
        ("DAT001", "The broker stores the message on disk and then sends it to the consumers."),
        ("DAT001", "After the commit Debezium publishes the event."),
        ("DAT003", "Both services use the same message schema."),
        ("DAT003", "The schema is shared with the consumers through the registry."),
        ("DAT003", "Read replicas share the load of the database."),
        ("DAT003", "All pods of the order service use the same database."),
        ("DAT006", "The consumer checks if the id is known and then writes the new row."),
        ("DAT006", "No lock is needed for the write."),
        ("RSP001", "If the app gets nothing back it asks for the status."),
        ("RSP003", "We show confirmed only after the charge."),
        ("RSP004", "Nobody has to inform the user."),
    ],
)
def test_near_misses_are_no_findings(rule: str, sentence: str) -> None:
    """If the words of a mistake are said of something else, then it is no finding."""
    assert verdict_on(rule, f"# Design\n\n{sentence}\n") != "finding"
