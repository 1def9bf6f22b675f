"""A session read back from its rows stands where the learner left it, overruled verdicts and all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.past import read_past
from eda_coach.journal.log.records import record_event
from eda_coach.journal.log.sqlite_errors import JournalDamagedError
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import Note, NoteKind
from eda_coach.practice.quiz.steps import MOVES_BY_STEP, Done, Explain, MoveKind
from tests.builders import NOW, make_note, make_single
from tests.practice.quiz.sitting import Sitting
from tests.strategies import LAW
from tests.typed_builders import make_reasoned, make_short_answer, make_trade_off, make_typed_attempt

QUESTIONS = (make_short_answer("q1"), make_single("q2"), make_trade_off("q3"), make_reasoned("q4"))
_TEXTS = st.sampled_from(
    ["It rains.", "We send the order id.", "Kafka is exactly once. We ack after the commit."]
)
_PICKED = st.sampled_from([(), ("a",), ("events",), ("true",)])
_KINDS = st.sampled_from([*MoveKind, *[MoveKind.ANSWER, MoveKind.OVERRULE] * 4])
_MOVES = st.lists(st.tuples(_KINDS, _PICKED, _TEXTS, st.integers(-1, 3)), max_size=24)


@LAW
@given(moves=_MOVES)
def test_read_back_as_it_was_left(moves: list[tuple[MoveKind, tuple[str, ...], str, int]]) -> None:
    """If any moves are made, then the rows bring back every answer with the learner's own verdicts."""
    sitting = Sitting(QUESTIONS)
    for kind, picked, text, part in moves:
        if kind in MOVES_BY_STEP[type(sitting.quiz.step)]:
            _try(sitting, kind, Response(picked=picked, text=text), part)

    past = read_past(map(record_event, sitting.events))

    resumed = sitting.resume(past)
    assert resumed.summary() == sitting.quiz.summary()
    if isinstance(sitting.quiz.step, Explain):
        assert past.attempts[-1] == sitting.quiz.step.attempt
    else:
        assert isinstance(sitting.quiz.step, Done) or resumed.step == sitting.quiz.step


def _try(sitting: Sitting, kind: MoveKind, response: Response, part: int) -> None:
    try:
        sitting.take(kind, response, part=part)
    except UnreadableResponseError:
        return


def facts(part: str, verdict: str, points: int, *, agrees: int = 0) -> dict[str, str | int]:
    """What is kept of an overrule."""
    return {"part": part, "verdict": verdict, "points": points, "agrees": agrees}


def test_overrules_are_events(journal: SqliteJournal) -> None:
    """If verdicts are overruled, then whoever reads the attempt gets the learner's, and the log has all."""
    journal.append([make_typed_attempt("It rains.")])

    journal.append([_overrule("n1", facts("stable-key", "met", 4))])
    journal.append([_overrule("n2", facts("ack-late", "met", 6))])

    (row,) = journal.rows()
    attempt = journal.attempts([row.number])[row.number]
    assert (row.points, row.learner_points) == (0, 6)
    assert attempt.overruled == {"stable-key": Verdict.MET, "ack-late": Verdict.MET}
    assert attempt == journal.past("session-1").attempts[0]
    assert journal.counts() == {"attempt": 1, "overruled": 2}
    assert [journal.standing("demo").right, journal.stale_views()] == [("q1",), []]


def _overrule(id_: str, about: dict[str, str | int], *, attempt_id: str = "attempt-1") -> Note:
    return make_note(NoteKind.OVERRULED, id_=id_, attempt_id=attempt_id, facts=about)


def test_agreeing_again(journal: SqliteJournal) -> None:
    """If an overrule is taken back, then the row has no points of the learner's any more."""
    journal.append([make_typed_attempt("It rains.")])
    journal.append([_overrule("n1", facts("ack-late", "met", 2))])

    journal.append([_overrule("n2", facts("ack-late", "missing", 0, agrees=1))])

    (row,) = journal.rows()
    assert row.learner_points is None
    assert journal.attempts([row.number])[row.number].overruled == {}
    assert journal.past("session-1").attempts[0].overruled_points is None
    assert journal.stale_views() == []


def test_undone_after_an_overrule(journal: SqliteJournal) -> None:
    """If an overruled answer is undone, then no row shows it, and the log still holds all three events."""
    journal.append([make_typed_attempt("It rains.")])
    journal.append([_overrule("n1", facts("ack-late", "met", 2))])

    journal.append([make_note(NoteKind.UNDONE, id_="n2", attempt_id="attempt-1")])

    assert journal.rows() == []
    assert journal.past("session-1").attempts == ()
    assert [record.kind for record in journal.records()] == ["attempt", "overruled", "undone"]


def test_overrule_of_another_attempt(journal: SqliteJournal) -> None:
    """If two answers of a session were overruled, then each keeps its own verdicts."""
    attempts = [make_typed_attempt("It rains.", id=f"attempt-{n}") for n in (1, 2)]
    journal.append(attempts)
    journal.append([_overrule("n1", facts("ack-late", "met", 2))])
    journal.append([_overrule("n2", facts("stable-key", "met", 4), attempt_id="attempt-2")])

    found = journal.attempts([row.number for row in journal.rows()])

    assert [dict(one.overruled) for one in found.values()] == [
        {"ack-late": Verdict.MET},
        {"stable-key": Verdict.MET},
    ]


def test_overrule_without_a_part(journal: SqliteJournal) -> None:
    """If an overrule of a typed answer names points only, then they count, and no verdict is made up."""
    journal.append([make_typed_attempt("It rains."), _overrule("n1", {"points": 5})])

    (attempt,) = journal.past("session-1").attempts
    assert (attempt.overruled_points, attempt.overruled) == (5, {})
    assert journal.attempts([1])[1] == attempt


def test_worn_verdict(path: Path) -> None:
    """If a row names a verdict that is none, then whoever reads it is told that the journal is damaged."""
    journal = open_journal(path, now=NOW)
    journal.append([make_typed_attempt("It rains."), _overrule("n1", facts("ack-late", "so-so", 2))])

    with pytest.raises(JournalDamagedError):
        journal.past("session-1")
    with pytest.raises(JournalDamagedError):
        journal.attempts([1])
    journal.close()
