"""One response to one question, scored, at one time; and what else happens in a session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.practice.asked import Asked


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One response, scored.

    Attributes:
        id: Unique for ever.
        confidence: 1 to 3; None where the learner was not asked.
        hinted: Whether the hint was shown.
        elapsed_s: From the asking to the response, in seconds.
        engine: Version of the program that scored it.
        overruled_points: What the learner says it is worth; None where they agree.
        overruled: The learner's own verdicts by part, where they differ from the program's.
    """

    id: str
    session_id: str
    place: int
    at: datetime
    asked: Asked
    response: Response
    score: Score
    confidence: int | None = None
    hinted: bool = False
    elapsed_s: float = 0.0
    engine: str
    overruled_points: int | None = None
    overruled: Mapping[str, Verdict] = field(default_factory=dict)


class NoteKind(StrEnum):
    """What happens in a session besides attempts."""

    UNDONE = "undone"
    OVERRULED = "overruled"
    SKIPPED = "skipped"
    HINTED = "hinted"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something that happened in a session besides an attempt.

    Attributes:
        place: Position in the deck it is about; -1 for the session as a whole.
        attempt_id: Of the attempt it is about, for undone and overruled.
        question_id: Of the question it is about, if any.
        facts: What else is to be kept, such as the learner's own verdict and points.
    """

    id: str
    kind: NoteKind
    session_id: str
    at: datetime
    place: int = -1
    attempt_id: str = ""
    question_id: str = ""
    facts: Mapping[str, str | int]


Event = Attempt | Note


class AttemptRow(NamedTuple):
    """What figures need to know of an attempt that still stands.

    A tuple and not a dataclass: a report of 100,000 attempts makes as many of them.

    Attributes:
        number: Place in the journal, rising with time.
        session: Number of the session it belongs to, rising with time.
        day: Study day as ``YYYY-MM-DD``.
        concepts: Ids, parted by blanks, the one mainly asked about first.
        points: As the program scored it.
        learner_points: As the learner overruled it; None where they did not.
        chance: Share of the points that blind guessing earns.
    """

    number: int
    session: int
    day: str
    pack: str
    question: str
    topic: str
    concepts: str
    level: str
    kind: str
    points: int
    learner_points: int | None
    max_points: int
    chance: float
    confidence: int | None

    @property
    def fraction(self) -> float:
        """Share of the points, the learner's own verdict going first."""
        points = self.points if self.learner_points is None else self.learner_points
        return points / self.max_points

    @property
    def is_right(self) -> bool:
        """Whether every point was earned."""
        return self.fraction == 1.0


def row_of(attempt: Attempt, *, number: int, session: int = 0, day: str = "") -> AttemptRow:
    """An attempt as a row, without reading it back from a journal.

    Args:
        attempt: That stands.
        number: Its place among the others, rising with time.
        session: Number of its session; rows of one sitting may share 0.
        day: Study day as ``YYYY-MM-DD``; empty where no figure depends on time.
    """
    asked, score = attempt.asked, attempt.score
    return AttemptRow(
        number=number,
        session=session,
        day=day,
        pack=asked.pack_id,
        question=asked.question_id,
        topic=asked.topic,
        concepts=" ".join(asked.concepts),
        level=asked.level,
        kind=asked.kind,
        points=score.points,
        learner_points=attempt.overruled_points,
        max_points=score.max_points,
        chance=score.chance,
        confidence=attempt.confidence,
    )


def last_folder(rows: Sequence[AttemptRow], names: Mapping[tuple[str, str, str], str]) -> str | None:
    """Folder of the pack that the last attempt was at; None if that is not known.

    Args:
        rows: The oldest first.
        names: By pack, sort and id; of the sort ``path`` the folders.
    """
    return names.get((rows[-1].pack, "path", rows[-1].pack)) if rows else None
