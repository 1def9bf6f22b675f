"""One exercise in three styles - calls, one event, all over a broker - told apart by the review."""

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.rules.asking.calls import chain
from eda_coach.review.rules.verdict import Verdict
from tests.review.reviewed import read, reviewed

_CALLS = """sequenceDiagram
  actor Guest
  Guest->>+Booking: POST /bookings
  Booking->>+Deposit: GET /balance
  Deposit-->>-Booking: 200 OK
  Booking->>+Deposit: PUT /balance
  Deposit-->>-Booking: 200 OK
  Booking->>+Mail service: POST /emails
  Mail service-->>-Booking: 201 Created
  Booking-->>-Guest: 201 Created
"""
_MIXED = """sequenceDiagram
  actor Guest
  Guest->>+Booking: POST /bookings
  Booking->>+Deposit: POST /withdrawals
  Deposit-->>-Booking: 201 Created
  Booking->>Message Broker: publish BookingMade
  Booking-->>-Guest: 201 Created
  Message Broker-->>Mail service: BookingMade
"""
_EVENTS = """sequenceDiagram
  actor Guest
  Guest->>+Booking: POST /bookings
  Booking->>Message Broker: publish BookingRequested
  Message Broker-->>Deposit: BookingRequested
  Deposit->>Message Broker: publish DepositTaken
  Message Broker-->>Booking: DepositTaken
  Booking-->>-Guest: 201 Created
  Message Broker-->>Mail service: DepositTaken
"""
_STYLES = (_CALLS, _MIXED, _EVENTS)


def test_findings_tell_the_styles_apart() -> None:
    """If one exercise is solved in three styles, then each has the findings of its own style."""
    found = [
        {one.rule for one in reviewed(read(text)).remarks if one.verdict is Verdict.FINDING}
        for text in _STYLES
    ]

    assert found[0] == {"SYN002", "DAT006"}
    assert found[1] == set()
    assert "MSG010" in found[2]
    assert not found[2] & {"SYN002", "DAT006"}


def test_what_is_asked_tells_the_styles_apart() -> None:
    """If nothing goes over a broker, then nothing is asked of messages; and the other way round."""
    calls, mixed, events = (reviewed(read(text)).verdict_by_rule for text in _STYLES)

    assert {calls[rule] for rule in ("MSG001", "MSG002", "OPS001", "EVT002")} == {Verdict.NOT_APPLICABLE}
    assert {mixed[rule] for rule in ("MSG001", "MSG002", "OPS001", "SYN004")} == {Verdict.NOT_STATED}
    assert events["SYN004"] is Verdict.NOT_APPLICABLE
    assert mixed["SYN002"] is Verdict.OK


def test_calls_publishings_and_deliveries_are_counted_as_drawn() -> None:
    """If arrows are counted by what they mean, then the styles lie far apart."""
    counts = []
    for text in _STYLES:
        design = read(text)
        kinds = [edge.kind for edge in design.edges]
        depth = max(len(chain(design, flow, step)) for flow in design.flows for step in flow.steps)
        counts.append(
            (depth, *(kinds.count(one) for one in (EdgeKind.CALL, EdgeKind.PUBLISH, EdgeKind.DELIVER)))
        )

    assert counts == [(1, 4, 0, 0), (1, 2, 1, 1), (0, 1, 2, 3)]
