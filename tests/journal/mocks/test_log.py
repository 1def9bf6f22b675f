"""Mock interviews in the journal: written, read back, found where they were left."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.errors import JournalError
from eda_coach.interview.mock.session import MockEventKind, MockPast
from eda_coach.interview.transcript import Turn
from eda_coach.journal.file.opening import open_journal, open_to_read
from eda_coach.journal.log.mocks import LeftMock, MockLog
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import NoteKind
from tests.builders import NOW, make_attempts, make_note, make_session, make_single
from tests.journal.mock_builders import (
    ODD,
    ended,
    every_kind,
    make_card,
    make_event,
    make_sitting,
    make_turn,
    spoken,
    started,
)
from tests.strategies import LAW

AT_HOME = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=5, minutes=45)))


@pytest.fixture
def log(journal: SqliteJournal) -> MockLog:
    """What an empty journal holds of mock interviews."""
    return MockLog(journal)


def test_a_past_is_there_for_the_next_process(path: Path, log: MockLog) -> None:
    """If all that can happen in a sitting was appended, then another connection reads it as it was."""
    log.append(every_kind())

    with closing(open_journal(path, now=NOW)) as other:
        past, again = MockLog(other).past("mock-1"), log.past("mock-1")

    said = [event.body for event in every_kind() if event.kind is MockEventKind.TURN]
    assert past == again == MockPast(turns=past.turns, self_ratings={"failure": 0, "scope": 3})
    assert past.turns == (said[0], *said[2:])


@pytest.mark.parametrize("kind", MockEventKind)
def test_every_kind_of_event_is_one_of_a_mock_interview(journal: SqliteJournal, kind: MockEventKind) -> None:
    """If an event of any kind was appended, then it is found among the mock interviews, and once."""
    events = [event for event in every_kind() if event.kind is kind]
    assert events

    MockLog(journal).append(events)

    assert [row.id for row in journal.mock_records()] == [event.id for event in events]


@pytest.mark.parametrize(
    "turn",
    [
        make_turn(ODD),
        make_turn("", elapsed_s=None),
        make_turn("Said.", elapsed_s=0.0, hinted=("a", "b")),
        make_turn("x" * 100_000),
    ],
)
def test_a_turn_comes_back_as_it_was_said(log: MockLog, turn: Turn) -> None:
    """If a turn is odd, empty, unmeasured, hinted at or very long, then it comes back all the same."""
    log.append([make_event(MockEventKind.TURN, turn, place=0)])

    assert log.past("mock-1").turns == (turn,)


@LAW
@given(moves=st.lists(st.one_of(st.text(max_size=5), st.just(None)), max_size=12))
def test_what_was_reopened_is_what_was_said_last(moves: list[str | None]) -> None:
    """If turns are said and taken back in any order, then the past holds those that stand."""
    standing: list[str] = []
    events = []
    for number, text in enumerate(moves):
        if text is not None:
            turn = make_turn(text)
            events.append(make_event(MockEventKind.TURN, turn, id_=f"e{number}", place=len(standing)))
            standing.append(text)
        elif standing:
            standing.pop()
            events.append(make_event(MockEventKind.REOPENED, id_=f"e{number}", place=len(standing)))

    with closing(_in_memory()) as journal:
        log = MockLog(journal)
        log.append([started(), *events])
        left = log.left()

        assert [turn.text for turn in log.past("mock-1").turns] == standing
        assert left == LeftMock(session=make_sitting(), turns=len(standing))


def _in_memory() -> SqliteJournal:
    return open_to_read(Path("/there/is/none.sqlite"), now=NOW)


def test_nothing_to_append_writes_nothing(journal: SqliteJournal, log: MockLog) -> None:
    """If there are no events, then the log stays as it is."""
    log.append([])

    assert journal.counts() == {}


def test_events_of_one_append_are_kept_together_or_not_at_all(journal: SqliteJournal, log: MockLog) -> None:
    """If the second event of an append is refused, then the first is not kept either."""
    log.append([started()])

    with pytest.raises(JournalError):
        log.append([*spoken("I ask."), started()])

    assert journal.counts() == {"mock-started": 1}
    assert log.past("mock-1") == MockPast()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"started_at": AT_HOME},
        {"before": ("flip/offline", "criterion/stable-key"), "is_timed": False, "minutes": 12.5},
        {"title": ODD, "pack_path": "/packs/d\udcefmo"},
    ],
)
def test_a_left_sitting_is_found_as_it_was_started(log: MockLog, changes: dict[str, Any]) -> None:
    """If a sitting was left, then its start comes back whole, with the number of its turns."""
    sitting = make_sitting(**changes)
    log.append([started(sitting), *spoken("I ask.", "I estimate.")])

    left = log.left()

    assert left == LeftMock(session=sitting, turns=2)
    assert left.session.started_at.utcoffset() == sitting.started_at.utcoffset()


@pytest.mark.parametrize("kind", [MockEventKind.ENDED, MockEventKind.DROPPED])
def test_a_sitting_that_ended_or_was_dropped_is_not_left(log: MockLog, kind: MockEventKind) -> None:
    """If the later of two sittings ended or was dropped, then the earlier is the one to go on with."""
    body = make_card(session_id="mock-2") if kind is MockEventKind.ENDED else None
    log.append([started(), *spoken("I ask.")])
    log.append([started(make_sitting("mock-2")), *spoken("I ask.", session_id="mock-2")])
    before = log.left()

    log.append([make_event(kind, body, session_id="mock-2")])

    after = log.left()
    assert before is not None
    assert (before.session.id, before.turns) == ("mock-2", 1)
    assert after == LeftMock(session=make_sitting(), turns=1)
    log.append([make_event(kind, body and make_card())])
    assert log.left() is None


def test_without_an_interview_there_is_nothing(tmp_path: Path) -> None:
    """If there is no journal at all, then nothing was left, no card was made, and none is made by asking."""
    path = tmp_path / "nowhere" / "journal.sqlite"

    with closing(open_to_read(path, now=NOW)) as journal:
        log = MockLog(journal)

        assert (log.left(), log.cards(), log.past("mock-1")) == (None, [], MockPast())
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({}, [0, 1, 2, 3]),
        ({"scenario": "food-delivery"}, [0, 2, 3]),
        ({"pack": "demo"}, [0, 1, 3]),
        ({"scenario": "food-delivery", "pack": "demo"}, [0, 3]),
        ({"scenario": "parcels", "pack": "other"}, []),
        ({"scenario": "food"}, []),
    ],
)
def test_cards_come_by_scenario_and_pack(log: MockLog, filters: dict[str, str], places: list[int]) -> None:
    """If cards are asked for, then those of the scenario and of the pack come whole, the oldest first."""
    changes: list[dict[str, Any]] = [{}, {"scenario_id": "parcels"}, {"pack_id": "other"}, {"mean": None}]
    cards = [make_card(session_id=f"mock-{i}", title=ODD, **one) for i, one in enumerate(changes)]
    for card in cards:
        log.append([started(make_sitting(card.session_id)), ended(card)])
    log.append([started(make_sitting("mock-9")), make_event(MockEventKind.DROPPED, session_id="mock-9")])

    assert log.cards(**filters) == [cards[place] for place in places]


def test_mock_interviews_and_quizzes_do_not_meet(journal: SqliteJournal, log: MockLog) -> None:
    """If the journal holds both, then neither is taken for the other, and what is worked out stays right."""
    session = make_session([make_single("q0")])
    journal.start(session)
    log.append(every_kind()[:-1])
    journal.append([*make_attempts(1), make_note(NoteKind.FLAGGED, question_id="demo/q0")])

    left, open_session = log.left(), journal.open_session()

    assert left == LeftMock(session=make_sitting("mock-2"), turns=0)
    assert open_session is not None
    assert (open_session.session, open_session.attempts) == (session, 1)
    assert len(journal.rows()) == len(journal.past("session-1").attempts) == 1
    assert log.past("session-1") == MockPast()
    assert journal.stale_views() == []
    journal.rebuild_views()
    assert (log.left(), journal.open_session()) == (left, open_session)


def test_the_second_process_in_a_sitting_is_told(path: Path) -> None:
    """If two processes go on with one sitting, then the second to append is told, and nothing is lost."""
    turns = spoken("one", "two", "three")
    with closing(open_journal(path, now=NOW)) as first, closing(open_journal(path, now=NOW)) as second:
        MockLog(first).append([started()])
        MockLog(second).past("mock-1")
        MockLog(first).append(turns[:1])

        with pytest.raises(JournalError, match="Another eda-coach has gone on with this session") as raised:
            MockLog(second).append([replace(turns[0], id="other")])

        assert "`--resume`" in raised.value.hint
        MockLog(first).append(turns[1:2])
        assert len(MockLog(second).past("mock-1").turns) == 2
        MockLog(second).append(turns[2:])
        assert [turn.text for turn in MockLog(first).past("mock-1").turns] == ["one", "two", "three"]


def test_a_look_at_what_was_left_is_no_going_on(path: Path) -> None:
    """If a process only saw that a sitting was left, then it must read its past before it goes on with it."""
    with closing(open_journal(path, now=NOW)) as first, closing(open_journal(path, now=NOW)) as second:
        MockLog(first).append([started()])
        log = MockLog(second)
        log.left()

        with pytest.raises(JournalError, match="Another eda-coach has gone on"):
            log.append(spoken("one"))

        log.past("mock-1")
        log.append(spoken("one"))
        assert len(log.past("mock-1").turns) == 1
