"""Several documents as one system."""

from eda_coach.review.model.element import ElementKind
from tests.review.reviewed import read

_ONE = "sequenceDiagram\n  participant Order Service\n  Order Service->>Billing: POST /charges\n"
_OTHER = "flowchart LR\n  orders[orders-service] -->|REST GET /stock| stock[Stock API]\n"
_EVENTS = """
asyncapi: 3.0.0
info: {title: Payments, version: '1'}
channels:
  payments: {address: payments}
operations:
  take: {action: receive, channel: {$ref: '#/channels/payments'}}
"""
_API = """
openapi: 3.0.0
info: {title: Payments, version: '1'}
paths:
  /payments:
    post: {responses: {'201': {description: made}}}
"""


def test_names_that_differ_in_plural_and_kind_words_are_one_service() -> None:
    """If two diagrams call a service Order Service and orders-service, then it is one, with both places."""
    design = read(_ONE, _OTHER)

    assert set(design.elements) == {"order-service", "billing", "stock-api"}
    assert [one.file for one in design.elements["order-service"].evidence] == ["a.md", "b.md"]
    assert {edge.source for edge in design.edges} == {"order-service"}


def test_an_application_and_a_channel_of_one_name_stay_apart() -> None:
    """If a channel is called as an application is, in whatever order they come, then they are two."""
    for texts in ((_EVENTS, _API), (_API, _EVENTS)):
        design = read(*texts)
        kinds = {element.kind for id_, element in design.elements.items() if id_.startswith("payments")}

        assert kinds == {ElementKind.CHANNEL, ElementKind.SERVICE}


def test_a_declared_kind_wins_over_a_guess() -> None:
    """If one diagram only draws a box, and another says that it is a database, then it is one."""
    guessed = "sequenceDiagram\n  Shop->>Ledger: save\n"
    declared = "@startuml\ndatabase Ledger\nShop -> Ledger: INSERT\n@enduml\n"

    for texts in ((guessed, declared), (declared, guessed)):
        assert read(*texts).elements["ledger"].kind is ElementKind.STORE
