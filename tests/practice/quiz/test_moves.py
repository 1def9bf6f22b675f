"""Laws that hold after any sequence of moves."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt, Note, NoteKind
from eda_coach.practice.quiz.steps import MOVES_BY_STEP, Ask, Done, Explain, MoveKind
from tests.practice.quiz.sitting import QUESTIONS, RIGHT, Sitting, past_of
from tests.strategies import LAW

# Responses that fit no question, some question wrongly, or the very one that is asked ("right").
_RESPONSES = st.sampled_from([None, None, None, Response(), Response(picked=("b",)), Response(text="7")])
# Often enough those that lead on, so that many sittings come to their end.
_KINDS = st.sampled_from([*MoveKind, *[MoveKind.ANSWER, MoveKind.NEXT] * 2])
_MOVES = st.integers(0, 40).flatmap(
    lambda length: st.lists(st.tuples(_KINDS, _RESPONSES), min_size=length, max_size=length)
)
Moves = list[tuple[MoveKind, Response | None]]


def play(moves: Moves) -> Sitting:
    """A sitting after these moves; those that are not to be made are refused and change nothing."""
    sitting = Sitting()
    for kind, response in moves:
        _try(sitting, kind, response)
    return sitting


def _try(sitting: Sitting, kind: MoveKind, response: Response | None) -> None:
    step = sitting.quiz.step
    right = RIGHT[step.asked.question_id] if isinstance(step, Ask) else Response()
    is_move = kind in MOVES_BY_STEP[type(step)]
    try:
        sitting.take(kind, response or right)
    except UnreadableResponseError:
        assert is_move
    except ValueError:
        assert not is_move
    else:
        assert is_move
        return
    assert sitting.quiz.step == step


@LAW
@given(moves=_MOVES)
def test_counts_add_up(moves: Moves) -> None:
    """If any moves are made, then every place of the deck is answered once, skipped or left."""
    summary = play(moves).quiz.summary()

    assert len({attempt.place for attempt in summary.attempts}) == len(summary.attempts)
    assert summary.right + summary.partly + summary.wrong + summary.skipped + summary.left == len(QUESTIONS)
    assert summary.left >= 0


@LAW
@given(moves=_MOVES)
def test_place(moves: Moves) -> None:
    """If any moves are made, then an open question is asked, the last answer explained, or all is done."""
    sitting = play(moves)
    past = past_of(sitting.events)
    settled = {attempt.place for attempt in past.attempts} | past.skipped

    match sitting.quiz.step:
        case Ask(number=number):
            assert number - 1 == min(set(range(len(QUESTIONS))) - settled)
        case Explain(attempt=attempt):
            assert attempt == past.attempts[-1]
        case Done():
            assert settled == set(range(len(QUESTIONS)))


@LAW
@given(moves=_MOVES)
def test_end_is_recorded_once(moves: Moves) -> None:
    """If any moves are made, then the end is the last event once all is done, and not there before."""
    sitting = play(moves)
    ends = [isinstance(event, Note) and event.kind is NoteKind.ENDED for event in sitting.events]

    is_done = isinstance(sitting.quiz.step, Done)
    assert ends[-1:] == [True] if is_done else not any(ends)
    assert sum(ends) == int(is_done)


@LAW
@given(moves=_MOVES)
def test_resumed_from_events(moves: Moves) -> None:
    """If a session is gone on with from nothing but its events, then it stands where it stood."""
    sitting = play(moves)

    resumed = sitting.resume(past_of(sitting.events))

    assert resumed.summary() == sitting.quiz.summary()
    if isinstance(sitting.quiz.step, Explain):
        sitting.take(MoveKind.NEXT)
    assert resumed.step == sitting.quiz.step


@LAW
@given(moves=_MOVES)
def test_undo_takes_back_an_answer(moves: Moves) -> None:
    """If a question is answered and the answer taken back, then all is as before but for the hint."""
    sitting = play(moves)
    step = sitting.quiz.step
    if not isinstance(step, Ask):
        return
    before, summary = sitting.resume(past_of(sitting.events)).step, sitting.quiz.summary()

    sitting.take(MoveKind.ANSWER, RIGHT[step.asked.question_id])
    sitting.take(MoveKind.UNDO)

    assert (sitting.quiz.step, sitting.quiz.summary()) == (before, summary)


@LAW
@given(moves=_MOVES)
def test_ids_are_unique(moves: Moves) -> None:
    """If any moves are made, then every event has an id of its own and the time of its move."""
    events = play(moves).events

    assert not [id_ for id_, times in Counter(event.id for event in events).items() if times > 1]
    assert [event.at for event in events] == sorted(event.at for event in events)


@LAW
@given(moves=_MOVES)
def test_notes_name_their_attempt(moves: Moves) -> None:
    """If an answer is taken back or overruled, then the note names an attempt recorded before it."""
    known: dict[str, Attempt] = {}
    for event in play(moves).events:
        if isinstance(event, Attempt):
            known[event.id] = event
        elif event.attempt_id:
            attempt = known[event.attempt_id]
            assert (event.place, event.question_id) == (attempt.place, attempt.asked.question_id)
