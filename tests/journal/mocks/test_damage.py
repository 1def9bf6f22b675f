"""Events of mock interviews that are not what was written."""

from collections.abc import Callable
from typing import Any

import pytest

from eda_coach.errors import JournalError
from eda_coach.interview.mock.session import MockEventKind
from eda_coach.interview.scorecard.card import CARD_VERSION
from eda_coach.journal.log.mocks import MockLog
from eda_coach.journal.log.sqlite_errors import JournalDamagedError
from eda_coach.journal.log.store import SqliteJournal
from tests.journal.mock_builders import ended, make_card, make_event, make_sitting, spoken, started


@pytest.fixture
def log(journal: SqliteJournal) -> MockLog:
    """A sitting that was left, and one that ended."""
    log = MockLog(journal)
    log.append([started(make_sitting("mock-0")), ended(make_card(session_id="mock-0"))])
    rated = make_event(MockEventKind.SELF_RATED, {"failure": 2})
    log.append([started(), *spoken("I ask.", "I estimate."), rated])
    return log


def spoil(journal: SqliteJournal, kind: MockEventKind, body: str) -> None:
    """Write over the rows of a kind what was never written."""
    journal.connection().execute("DROP TRIGGER event_is_fixed")
    journal.connection().execute("UPDATE event SET body = ? WHERE kind = ?", (body, kind.value))


ASKS: dict[str, tuple[MockEventKind, Callable[[MockLog], Any]]] = {
    "start": (MockEventKind.STARTED, lambda log: log.left()),
    "turn": (MockEventKind.TURN, lambda log: log.past("mock-1")),
    "number of turns": (MockEventKind.TURN, lambda log: log.left()),
    "ratings": (MockEventKind.SELF_RATED, lambda log: log.past("mock-1")),
    "card": (MockEventKind.ENDED, lambda log: log.cards()),
}


@pytest.mark.parametrize(
    "body", ["", "{", "{}", "[]", '{"v":1}', '{"v":1,"body":{"x":"y"}}', '{"v":1,"body":7}']
)
@pytest.mark.parametrize(("kind", "ask"), ASKS.values(), ids=ASKS.keys())
def test_a_worn_event_is_an_error_of_the_journal(
    journal: SqliteJournal, log: MockLog, kind: MockEventKind, ask: Callable[[MockLog], Any], body: str
) -> None:
    """If a row is no longer what was written, then whoever reads it is told that the journal is damaged."""
    spoil(journal, kind, body)

    with pytest.raises(JournalDamagedError, match="cannot be read any more") as raised:
        ask(log)

    assert "journal restore" in raised.value.hint


def test_what_is_whole_can_still_be_read(journal: SqliteJournal, log: MockLog) -> None:
    """If the card of one sitting is worn, then what was said in another is there all the same."""
    spoil(journal, MockEventKind.ENDED, "{")

    assert len(log.past("mock-1").turns) == 2
    left = log.left()
    assert left is not None
    assert left.turns == 2


def test_a_way_back_from_nothing_harms_nothing(log: MockLog) -> None:
    """If a turn is taken back that the file has lost, then the sitting can still be gone on with."""
    log.append([started(make_sitting("mock-2"))])
    log.append([make_event(MockEventKind.REOPENED, session_id="mock-2", place=0)])

    assert log.past("mock-2").turns == ()


@pytest.mark.parametrize(
    ("lost", "reopened", "kept"),
    [
        (1, 3, ["a", "c", "d"]),
        (3, 3, ["a", "b", "c"]),
        (3, 2, ["a", "b"]),
        (None, 1, ["a"]),
        (None, 0, []),
        (0, 0, []),
    ],
)
def test_a_way_back_takes_nothing_said_before_it(
    log: MockLog, lost: int | None, reopened: int, kept: list[str]
) -> None:
    """If the file has lost a turn, then a way back takes none before its place and all from there on."""
    turns = [one for one in spoken("a", "b", "c", "d", session_id="mock-2") if one.place != lost]
    log.append([started(make_sitting("mock-2")), *turns])

    log.append([make_event(MockEventKind.REOPENED, session_id="mock-2", place=reopened)])

    assert [turn.text for turn in log.past("mock-2").turns] == kept


def test_a_card_of_a_newer_program_is_refused(log: MockLog) -> None:
    """If a card has a shape that is not known yet, then it is not read as if it were: its event is named."""
    newer = make_card(session_id="mock-1", version=CARD_VERSION + 1)
    log.append([ended(newer)])

    with pytest.raises(JournalError, match="'mock-ended-mock-1--1'"):
        log.cards()


def test_a_newer_card_hides_no_sitting(log: MockLog) -> None:
    """If a newer card is in the journal, then a sitting that was left is still found."""
    log.append([ended(make_card(session_id="mock-1", version=CARD_VERSION + 1))])
    log.append([started(make_sitting("mock-2"))])

    left = log.left()

    assert left is not None
    assert left.session.id == "mock-2"
