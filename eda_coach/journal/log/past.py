"""A session that was left: its start, and what happened in it, out of their rows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from eda_coach.content.questions.verdict import Verdict
from eda_coach.journal.log.records import ATTEMPT, SESSION, Record, read_attempt, read_note
from eda_coach.journal.log.sqlite_errors import unreadable_event
from eda_coach.practice.attempt import Attempt, Note, NoteKind
from eda_coach.practice.quiz.session import Past, Session


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionFacts:
    """A session as far as the journal can tell without reading its attempts."""

    session: Session
    attempts: int


def read_past(records: Iterable[Record]) -> Past:
    """What happened in a session.

    Args:
        records: Of one session, the oldest first.

    Raises:
        JournalDamagedError: An event cannot be read any more.
    """
    story = _Story()
    for record in records:
        with readable(record):
            if record.kind == ATTEMPT:
                story.attempts[record.id] = read_attempt(record)
                story.skipped.discard(record.place)
            elif record.kind != SESSION:
                _take_in(read_note(record), story)
    return Past(
        attempts=tuple(story.attempts.values()),
        skipped=frozenset(story.skipped),
        hinted=frozenset(story.hinted),
        flagged=frozenset(story.flagged),
    )


@dataclass(kw_only=True, slots=True)
class _Story:
    """A past while it is being read."""

    attempts: dict[str, Attempt] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    hinted: set[int] = field(default_factory=set)
    flagged: set[str] = field(default_factory=set)


@contextmanager
def readable(record: Record) -> Iterator[None]:
    """Say so where a damaged file holds a row that is whole but for its JSON."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise unreadable_event(record.id) from error


def overruled(attempt: Attempt, note: Note) -> Attempt:
    """An attempt with the learner's verdict that a note holds."""
    from eda_coach.practice.overruling import with_verdict  # only typed answers need it

    points = int(note.facts["points"])
    if not attempt.asked.is_typed or not {"part", "verdict"} <= note.facts.keys():
        return replace(attempt, overruled_points=points)
    return with_verdict(attempt, str(note.facts["part"]), Verdict(str(note.facts["verdict"])), points)


def _take_in(note: Note, story: _Story) -> None:
    attempt = story.attempts.get(note.attempt_id)
    match note.kind:
        case NoteKind.UNDONE:
            story.attempts.pop(note.attempt_id, None)
            story.hinted.discard(note.place)
        case NoteKind.OVERRULED if attempt is not None:
            story.attempts[note.attempt_id] = overruled(attempt, note)
        case NoteKind.SKIPPED:
            story.skipped.add(note.place)
        case NoteKind.HINTED:
            story.hinted.add(note.place)
        case NoteKind.FLAGGED:
            story.flagged.add(note.question_id)
        case NoteKind.UNFLAGGED:
            story.flagged.discard(note.question_id)
