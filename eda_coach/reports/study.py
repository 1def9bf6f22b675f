"""The study report as data: what was missed, what is known, what changed, what to do next."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.certainty import MOST_CONFIDENCE
from eda_coach.practice.advice import Action, next_actions
from eda_coach.practice.asked import Citation
from eda_coach.practice.attempt import Attempt, AttemptRow
from eda_coach.practice.calibration import CalibrationRow, calibration
from eda_coach.practice.day import study_day
from eda_coach.practice.mastery import Mastery, mastery, mastery_by, rows_by_concept, rows_by_topic
from eda_coach.practice.responses import key_lines, response_lines

if TYPE_CHECKING:  # a journal without mock interviews or design reviews does without
    from eda_coach.interview.scorecard.card import Scorecard
    from eda_coach.reports.mocks import MockLine
    from eda_coach.reports.reviews import ReviewLine
    from eda_coach.review.outcome.kept import KeptReview

# Older ones were looked at in an earlier report.
_MOST_OVERRULED = 20
# A list of sources that is longer is not worked through.
_MOST_SOURCES = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyMaterial:
    """Everything a study report is made of.

    Attributes:
        rows: Attempts that stand, the oldest first.
        attempts: Whole attempts by number, for the numbers asked for.
        names: Titles by pack, sort and id.
        flagged: ``pack/question`` of each flagged question.
        now: When the report is made.
        since: First study day that counts; None for all.
        most_missed: How many missed questions are shown in full.
        untouched: Topics never asked about, by id; empty if that is not known.
        pack_option: How the pack of the last attempt is named on the command line.
        cards: Of mock interviews, the oldest first.
        reviews: Of designs, the oldest first.
    """

    rows: Sequence[AttemptRow]
    attempts: Callable[[Sequence[int]], Mapping[int, Attempt]]
    names: Mapping[tuple[str, str, str], str]
    flagged: Sequence[str]
    now: datetime
    since: date | None
    most_missed: int
    untouched: Mapping[str, str]
    pack_option: str = ""
    cards: Sequence["Scorecard"] = ()
    reviews: Sequence["KeptReview"] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MasteryLine:
    """Mastery of one topic or concept; ``change`` is the step since before the last session."""

    id: str
    title: str
    mastery: Mastery
    change: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MissedQuestion:
    """A question whose last attempt missed points.

    Attributes:
        response: The learner's own answer, a line each part.
        key: The right one.
        rationales: Text and rationale of what was picked wrongly or left out, then of the key.
        was_sure: Whether it was given with the greatest confidence.
    """

    attempt: Attempt
    day: date
    response: tuple[str, ...]
    key: tuple[str, ...]
    rationales: tuple[tuple[str, str], ...]
    was_sure: bool

    @property
    def beliefs(self) -> tuple[str, ...]:
        """What is often behind such an answer; empty where its author named nothing."""
        says = self.attempt.asked.misconceptions
        return tuple(says[id_] for id_ in self.attempt.score.misconceptions if id_ in says)


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyReport:
    """A study report, ready to be rendered.

    Attributes:
        packs: Ids, in alphabetical order.
        overall: Mastery over everything.
        missed: The sure ones first, then the least known, then the latest.
        missed_more: How many more there are than are shown.
        overruled: Attempts with a verdict of the learner's own, the latest first.
        mocks: Mock interviews, the latest first.
        self_judgement: By how many ratings the candidate thinks too well of themselves; None if not known.
        reviews: The last review of each design, the latest first.
    """

    now: datetime
    since: date | None
    packs: tuple[str, ...]
    sessions: int
    attempts: int
    questions: int
    overall: Mastery
    topics: tuple[MasteryLine, ...]
    concepts: tuple[MasteryLine, ...]
    missed: tuple[MissedQuestion, ...]
    missed_more: int
    overruled: tuple[Attempt, ...]
    calibration: tuple[CalibrationRow, ...]
    citations: tuple[Citation, ...]
    flagged: tuple[str, ...]
    actions: tuple[Action, ...]
    mocks: tuple["MockLine", ...] = ()
    self_judgement: float | None = None
    reviews: tuple["ReviewLine", ...] = ()

    @property
    def overruled_verdicts(self) -> tuple[str, ...]:
        """Verdicts on typed answers that the learner overruled."""
        from eda_coach.reports.typed_attempt import overruled_lines

        return tuple(line for attempt in self.overruled for line in overruled_lines(attempt))

    @property
    def sure_and_wrong(self) -> tuple[MissedQuestion, ...]:
        """Missed questions whose answer was given with the greatest confidence."""
        return tuple(one for one in self.missed if one.was_sure)

    @property
    def other_missed(self) -> tuple[MissedQuestion, ...]:
        """The missed questions that remain."""
        return tuple(one for one in self.missed if not one.was_sure)


def build_study_report(material: StudyMaterial) -> StudyReport:
    """Work a study report out of the journal's rows."""
    rows, today = material.rows, study_day(material.now)
    topics = _lines(rows_by_topic(rows), "topic", material, today)
    missed_rows = _missed_rows(rows)
    missed = _missed(missed_rows[: material.most_missed], material)
    mocks = _mocks(material)
    return StudyReport(
        now=material.now,
        since=material.since,
        packs=tuple(sorted({row.pack for row in rows})),
        sessions=len({row.session for row in rows}),
        attempts=len(rows),
        questions=len({(row.pack, row.question) for row in rows}),
        overall=mastery(rows, today=today),
        topics=topics,
        concepts=_lines(rows_by_concept(rows), "concept", material, today),
        missed=missed,
        missed_more=len(missed_rows) - len(missed),
        overruled=_overruled(rows, material),
        calibration=calibration(rows),
        citations=_citations(missed),
        flagged=tuple(material.flagged),
        actions=_actions(rows, topics, material),
        mocks=mocks,
        self_judgement=_self_judgement(mocks),
        reviews=_reviews(material),
    )


def _reviews(material: StudyMaterial) -> tuple["ReviewLine", ...]:
    if not material.reviews:
        return ()
    from eda_coach.reports.reviews import review_lines

    return review_lines(material.reviews, since=material.since)


def _mocks(material: StudyMaterial) -> tuple["MockLine", ...]:
    if not material.cards:
        return ()
    from eda_coach.reports.mocks import mock_lines

    return mock_lines(material.cards, since=material.since)


def _self_judgement(mocks: Sequence["MockLine"]) -> float | None:
    if not mocks:
        return None
    from eda_coach.reports.mocks import self_judgement

    return self_judgement(mocks)


def _lines(
    grouped: Mapping[str, Sequence[AttemptRow]], sort: str, material: StudyMaterial, today: date
) -> tuple[MasteryLine, ...]:
    """The least known first, then those without enough data by their title."""
    last = max((row.session for row in material.rows), default=0)
    before = {id_: [row for row in rows if row.session < last] for id_, rows in grouped.items()}
    known_before = mastery_by(before, today=today)
    titles = {id_: title for (_, kind, id_), title in material.names.items() if kind == sort}
    lines = [
        MasteryLine(
            id=id_,
            title=titles.get(id_, id_),
            mastery=known,
            change=_change(known_before[id_], known) if len(before[id_]) < known.attempts else None,
        )
        for id_, known in mastery_by(grouped, today=today).items()
    ]
    return tuple(sorted(lines, key=_least_known_first))


def _change(before: Mastery, after: Mastery) -> float | None:
    return None if before.share is None or after.share is None else after.share - before.share


def _least_known_first(line: MasteryLine) -> tuple[bool, float, str]:
    share = line.mastery.share
    return share is None, share or 0.0, line.title


def _missed_rows(rows: Sequence[AttemptRow]) -> list[AttemptRow]:
    """Last attempts that missed points, the most pressing first."""
    last = {(row.pack, row.question): row for row in rows}
    missed = [row for row in last.values() if not row.is_right]
    return sorted(missed, key=lambda row: (row.confidence != MOST_CONFIDENCE, row.fraction, -row.number))


def _missed(rows: Sequence[AttemptRow], material: StudyMaterial) -> tuple[MissedQuestion, ...]:
    attempts = material.attempts([row.number for row in rows])
    return tuple(_missed_question(attempts[row.number], row) for row in rows if row.number in attempts)


def _overruled(rows: Sequence[AttemptRow], material: StudyMaterial) -> tuple[Attempt, ...]:
    numbers = [row.number for row in rows if row.learner_points is not None][-_MOST_OVERRULED:]
    attempts = material.attempts(numbers) if numbers else {}
    return tuple(attempts[number] for number in reversed(numbers) if number in attempts)


def _missed_question(attempt: Attempt, row: AttemptRow) -> MissedQuestion:
    return MissedQuestion(
        attempt=attempt,
        day=date.fromisoformat(row.day),
        response=response_lines(attempt.asked, attempt.response),
        key=key_lines(attempt.asked),
        rationales=_rationales(attempt),
        was_sure=row.confidence == MOST_CONFIDENCE,
    )


def _rationales(attempt: Attempt) -> tuple[tuple[str, str], ...]:
    """Rationales of the parts that decided the score; of a number, its working; of words, each verdict."""
    asked = attempt.asked
    if asked.is_typed:
        from eda_coach.reports.typed_attempt import verdict_lines

        return verdict_lines(attempt)
    if asked.working:
        return (*(("", note) for note in attempt.score.notes), ("", asked.working))
    if asked.kind in ("ordering", "matching"):
        shown = {one.part for one in attempt.score.verdicts if one.verdict is not Verdict.MET}
    else:
        shown = {*attempt.response.picked, *asked.key}
    return tuple((part.text, part.rationale) for part in asked.parts if part.id in shown)


def _citations(missed: Sequence[MissedQuestion]) -> tuple[Citation, ...]:
    """Sources of the missed questions, those that most of them rest on first."""
    counted = Counter(citation for one in missed for citation in one.attempt.asked.citations)
    return tuple(citation for citation, _ in counted.most_common(_MOST_SOURCES))


def _actions(
    rows: Sequence[AttemptRow], topics: Sequence[MasteryLine], material: StudyMaterial
) -> tuple[Action, ...]:
    return next_actions(
        rows,
        {line.id: line.mastery for line in topics},
        titles={**material.untouched, **{line.id: line.title for line in topics}},
        untouched=tuple(material.untouched),
        pack_option=material.pack_option,
    )
