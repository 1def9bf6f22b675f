"""Who stands in front of a sequence diagram, where no list of names tells."""

import pytest

from eda_coach.review.model.element import ElementKind
from tests.review.readers.drawn import mermaid, steps_of

_ANSWERED = "Clinic->>Booking: book\nBooking->>Rooms: reserve\nBooking-->>Clinic: booked"


def _kind(lines: str, id_: str = "clinic") -> tuple[ElementKind, bool]:
    """The kind of an element, and whether it is a guess."""
    part = mermaid(lines)
    return part.elements[id_].kind, id_ in part.weak_kinds


@pytest.mark.parametrize(
    "lines",
    [
        _ANSWERED,
        "Clinic->>Booking: book\nBooking->>Rooms: reserve\nBooking->>Clinic: booked",
        f"{_ANSWERED}\nMail Service->>Clinic: e-mail the receipt",
        f"{_ANSWERED}\nWebSocket Server-->>Clinic: room is free",
        "Clinic->>Clinic: choose a day\n" + _ANSWERED,
        "Clinic->>API Gateway: book\nClinic->>Rooms: look",
    ],
)
def test_who_asks_first_and_is_only_answered_is_a_client(lines: str) -> None:
    """If someone unknown sends the first call and is only answered, then it is a client, by guess."""
    assert _kind(lines) == (ElementKind.CLIENT, True)


@pytest.mark.parametrize(
    "lines",
    [
        f"{_ANSWERED}\nClinic->>Kafka: BookingWanted",
        f"{_ANSWERED}\nClinic->>Clinic DB: save",
        f"{_ANSWERED}\nKafka->>Clinic: RoomTaken",
        f"{_ANSWERED}\nRooms->>Clinic: POST /changes",
        f"{_ANSWERED}\nBooking->>Clinic: status webhook",
        f"{_ANSWERED}\nClinic->>Rooms: look",
        "Booking->>Rooms: reserve\nRooms-->>Booking: ok\nClinic->>Rooms: look",
        "Clinic->>Booking: publish BookingWanted\nBooking->>Rooms: publish RoomWanted",
    ],
)
def test_who_works_or_is_asked_is_none(lines: str) -> None:
    """If someone unknown publishes, stores, is asked, conducts others or comes later, then it is none."""
    assert _kind(lines) == (ElementKind.SERVICE, True)


@pytest.mark.parametrize("name", ["Broker Clerk", "Manager", "Broker", "Bank", "Dispatcher", "Order Service"])
def test_a_declared_actor_is_a_person(name: str) -> None:
    """If an actor is declared and asked for nothing, then it is one, whatever its name."""
    part = mermaid(f"actor X as {name}\nX->>Booking: book\nBooking-->>X: booked")

    assert next(iter(part.elements.values())).kind is ElementKind.ACTOR
    assert part.weak_kinds == {"booking"}


@pytest.mark.parametrize(("name", "kind"), [("Kafka", ElementKind.BROKER), ("Stripe", ElementKind.EXTERNAL)])
def test_a_system_drawn_as_a_stick_man_is_a_system(name: str, kind: ElementKind) -> None:
    """If an actor is asked to do something and named like a system, then it is that."""
    part = mermaid(f"actor X as {name}\nBooking->>X: charge")

    assert part.elements[name.lower()].kind is kind


def test_an_asked_person_stays_one() -> None:
    """If an actor with the name of an office is asked, then it is a person still."""
    part = mermaid("actor Manager\nBooking->>Manager: request approval")

    assert part.elements["manager"].kind is ElementKind.ACTOR


def test_an_app_in_the_hands_of_people_is_a_client() -> None:
    """If only people use what is called an app, then it is a client; if a service asks it too, it is none."""
    lines = "User->>Booking App: book\nBooking App->>Booking Service: POST /bookings"

    assert _kind(lines, "booking-app") == (ElementKind.CLIENT, True)
    assert _kind(f"{lines}\nGateway->>Booking App: GET /x", "booking-app") == (ElementKind.SERVICE, True)
    assert _kind(f"{lines}\nBooking App->>Redis: save", "booking-app") == (ElementKind.SERVICE, True)


def test_a_short_name_tells_a_screen_only_if_nobody_asks_it() -> None:
    """If "Web" is short for what a gateway asks, then that is a service."""
    part = mermaid("participant Web as Django\nBrowser->>nginx: GET /\nnginx->>Web: GET /\nWeb-->>nginx: 200")

    assert part.elements["django"].kind is ElementKind.SERVICE
    assert steps_of(part)[-1] == "django reply nginx"
