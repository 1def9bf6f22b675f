"""Mock interviews in the journal: their events as rows, and what is asked of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from eda_coach.content.coding import decode, encode
from eda_coach.content.questions.question import Level
from eda_coach.interview.mock.session import EventBody, MockEvent, MockEventKind, MockPast, MockSession
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import CARD_VERSION, Scorecard
from eda_coach.interview.transcript import Turn
from eda_coach.journal.log.past import readable
from eda_coach.journal.log.records import Record, body_of, make_record, moment
from eda_coach.journal.log.store import SqliteJournal

_ENDS = (MockEventKind.ENDED, MockEventKind.DROPPED)
# Columns of the row say these.
_IN_COLUMNS = ("id", "started_at")


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftMock:
    """A sitting that was left, with the number of its turns."""

    session: MockSession
    turns: int


class MockLog:
    """What a journal holds of mock interviews."""

    def __init__(self, journal: SqliteJournal) -> None:
        self._journal = journal

    def append(self, events: Iterable[MockEvent]) -> None:
        """Append events, all or none; on return they are on the disk.

        Raises:
            JournalError: They could not be written, or another process goes on with the sitting.
        """
        records = [record_mock(event) for event in events]
        if records:
            self._journal.append_records(records)

    def left(self) -> LeftMock | None:
        """The sitting last started that has not ended."""
        rows = list(self._journal.mock_records())
        ended = {row.session for row in rows if row.kind in _ENDS}
        open_ = [row for row in rows if row.kind == MockEventKind.STARTED and row.session not in ended]
        if not open_:
            return None
        with readable(open_[-1]):
            session = read_mock_session(open_[-1])
        own = [row for row in rows if row.session == session.id]
        return LeftMock(session=session, turns=len(_past(own).turns))

    def past(self, session_id: str) -> MockPast:
        """What happened in a sitting so far; from here on this process goes on with it."""
        return _past(self._journal.records_of_session(session_id))

    def cards(self, *, scenario: str = "", pack: str = "") -> list[Scorecard]:
        """Scorecards in the order in which they were made, the oldest first.

        Args:
            scenario: Only of this one; of all if empty.
            pack: Only of this one; of all if empty.
        """
        found = []
        for row in self._journal.mock_records():
            if row.kind == MockEventKind.ENDED:
                with readable(row):
                    card = read_card(row)
                if scenario in ("", card.scenario_id) and pack in ("", card.pack_id):
                    found.append(card)
        return found


def record_mock(event: MockEvent) -> Record:
    """An event as a row."""
    body = {"body": _plain(event.body)} if event.body is not None else {}
    return make_record(event.id, event.kind.value, event.session_id, event.at, body, place=event.place)


def _plain(body: EventBody) -> Any:
    if isinstance(body, MockSession):
        return {
            field.name: encode(getattr(body, field.name))
            for field in fields(body)
            if field.name not in _IN_COLUMNS
        }
    return encode(dict(body)) if isinstance(body, Mapping) else encode(body)


def read_mock_session(record: Record) -> MockSession:
    """The start of a sitting from its row."""
    body = body_of(record)["body"]
    return MockSession(
        id=record.session,
        started_at=moment(record.at, record.offset_min),
        pack_id=body["pack_id"],
        pack_version=body["pack_version"],
        pack_path=body["pack_path"],
        scenario_id=body["scenario_id"],
        title=body["title"],
        level=Level(body["level"]),
        minutes=float(body["minutes"]),
        mode=Mode(body["mode"]),
        is_timed=body["is_timed"],
        before=tuple(body.get("before", ())),
    )


def read_turn(record: Record) -> Turn:
    """A turn from its row."""
    return decode(Turn, body_of(record)["body"])


def read_card(record: Record) -> Scorecard:
    """A scorecard from its row.

    Raises:
        ValueError: It has a newer shape.
    """
    card = decode(Scorecard, body_of(record)["body"])
    if card.version > CARD_VERSION:
        raise ValueError("a scorecard of a newer program")
    return card


def read_self_ratings(record: Record) -> dict[str, int]:
    """The candidate's own ratings so far, by dimension."""
    return {str(id_): int(rating) for id_, rating in body_of(record)["body"].items()}


def _past(records: Iterable[Record]) -> MockPast:
    turns: list[Turn] = []
    ratings: dict[str, int] = {}
    for record in records:
        with readable(record):
            if record.kind == MockEventKind.TURN:
                turns.append(read_turn(record))
            elif record.kind == MockEventKind.REOPENED:
                del turns[max(record.place, 0) :]  # also where a damaged page has cost turns
            elif record.kind == MockEventKind.SELF_RATED:
                ratings = read_self_ratings(record)
    return MockPast(turns=tuple(turns), self_ratings=ratings)
