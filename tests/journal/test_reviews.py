"""Design reviews in the journal: kept, exported, imported, saved; and what no longer is what was written."""

import json
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eda_coach.errors import UsageError
from eda_coach.journal.file.opening import open_journal, open_to_read
from eda_coach.journal.file.salvage import salvage
from eda_coach.journal.log.lines import export_lines, import_lines
from eda_coach.journal.log.reviews import ReviewLog
from eda_coach.journal.log.sqlite_errors import JournalDamagedError
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.review.outcome.kept import KEPT_VERSION, KeptReview
from tests.builders import NOW, make_attempts, make_session, make_single
from tests.journal.review_builders import ODD, make_kept_remark, make_kept_review
from tests.journal.test_lines import changed, exported

AT_HOME = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=5, minutes=45)))
# A whole one, an empty one and one that is hard to carry.
REVIEWS = [
    make_kept_review("SYN001@a@b", "DAT001@orders"),
    make_kept_review(files=("-",), name="", questions=(), good=(), unread=0, concepts=()),
    make_kept_review(
        at=AT_HOME.isoformat(),
        files=("caf\udce9.md", "docs/ü.md"),
        name=ODD,
        findings=(make_kept_remark(f"SYN001@{ODD}", message=ODD, place=ODD, quote=ODD),),
    ),
]


@pytest.fixture
def log(journal: SqliteJournal) -> ReviewLog:
    """What a journal holds of reviews: some."""
    log = ReviewLog(journal)
    for number, review in enumerate(REVIEWS):
        log.append(review, id_=f"review-{number}", at=NOW)
    return log


def test_reviews_are_there_for_the_next_process(path: Path, log: ReviewLog) -> None:
    """If reviews were kept, then another connection reads them as they were, the oldest first."""
    with closing(open_journal(path, now=NOW)) as other:
        assert ReviewLog(other).reviews() == log.reviews() == REVIEWS
        assert other.has_reviews()


def test_nothing_is_there_before_the_first(tmp_path: Path) -> None:
    """If there is no journal, then there are no reviews, and none is made by asking."""
    path = tmp_path / "nowhere" / "journal.sqlite"

    with closing(open_to_read(path, now=NOW)) as journal:
        assert (journal.has_reviews(), ReviewLog(journal).reviews()) == (False, [])
    assert not path.parent.exists()


def test_reviews_meet_no_quiz_and_no_interview(journal: SqliteJournal, log: ReviewLog) -> None:
    """If the journal holds quizzes and interviews too, then none is taken for another."""
    session = make_session([make_single("q0")])
    journal.start(session)
    journal.append(make_attempts(1))

    left = journal.open_session()

    assert left is not None
    assert (left.session, len(journal.rows())) == (session, 1)
    assert (journal.has_mocks(), list(journal.mock_records())) == (False, [])
    assert log.reviews() == REVIEWS
    assert journal.counts() == {"attempt": 1, "design-reviewed": 3, "session": 1}
    assert (journal.stale_views(), journal.integrity_problems()) == ([], [])
    journal.rebuild_views()
    assert journal.open_session() == left


@pytest.mark.usefixtures("log")
def test_the_exported_shape(journal: SqliteJournal, snapshot: SnapshotAssertion) -> None:
    """If reviews are exported, then each line has the shape of version 1, which is never changed."""
    assert "\n".join(exported(journal, ascii_only=True)) == snapshot


@pytest.mark.parametrize("ascii_only", [True, False])
def test_an_import_into_an_empty_journal_is_the_same_journal(
    journal: SqliteJournal, log: ReviewLog, tmp_path: Path, *, ascii_only: bool
) -> None:
    """If an export is imported elsewhere, then reviews are equal there, and come only once."""
    records = import_lines(exported(journal, ascii_only=ascii_only), name="journal.jsonl")

    with closing(open_journal(tmp_path / "other" / "journal.sqlite", now=NOW)) as other:
        assert other.merge_records(records) == len(REVIEWS)
        assert list(other.review_records()) == list(journal.review_records())
        assert ReviewLog(other).reviews() == log.reviews()
        assert other.merge_records(records) == 0


@pytest.mark.usefixtures("log")
def test_everything_is_saved_out_of_a_file(journal: SqliteJournal, path: Path) -> None:
    """If a file is searched for what can be saved, then no review is left behind."""
    found = salvage(path, workplace=path)

    assert found.is_whole
    assert list(found.records) == list(journal.records())


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    "body", ["", "{", "{}", "[]", '{"v":1}', '{"v":1,"body":{"x":"y"}}', '{"v":1,"body":7}']
)
def test_a_worn_review_is_an_error_of_the_journal(journal: SqliteJournal, body: str) -> None:
    """If a row is no longer what was written, then whoever reads it is told that the journal is damaged."""
    journal.connection().execute("DROP TRIGGER event_is_fixed")
    journal.connection().execute("UPDATE event SET body = ? WHERE id = 'review-1'", (body,))

    with pytest.raises(JournalDamagedError, match="cannot be read any more") as raised:
        ReviewLog(journal).reviews()

    assert "journal restore" in raised.value.hint


@pytest.mark.parametrize(
    "review",
    [make_kept_review(version=KEPT_VERSION + 1), make_kept_review(at="soon"), make_kept_review(at="")],
    ids=["newer", "no moment", "nothing"],
)
def test_a_review_that_cannot_be_understood_is_refused(journal: SqliteJournal, review: KeptReview) -> None:
    """If a review is of a newer program or of no moment, then it is not read as if it were: it is named."""
    log = ReviewLog(journal)
    log.append(review, id_="review-9", at=NOW)

    with pytest.raises(JournalDamagedError, match="'review-9'"):
        log.reviews()


def test_a_newer_review_hides_nothing_else(journal: SqliteJournal) -> None:
    """If a newer review is in the journal, then attempts and sessions are found all the same."""
    journal.start(make_session([make_single("q0")]))
    journal.append(make_attempts(1))
    ReviewLog(journal).append(make_kept_review(version=KEPT_VERSION + 1), id_="review-9", at=NOW)

    assert len(journal.rows()) == 1
    assert journal.open_session() is not None


BODY = ("body", "body")
BAD: dict[str, tuple[tuple[str, ...], object]] = {
    "a newer review": ((*BODY, "version"), KEPT_VERSION + 1),
    "a version that is text": ((*BODY, "version"), "1"),
    "a review without its level": ((*BODY, "level"), ...),
    "a moment that is none": ((*BODY, "at"), "soon"),
    "a moment before all days": ((*BODY, "at"), "0001-01-01T00:00:00+00:00"),
    "files that are text": ((*BODY, "files"), "docs/design.md"),
    "a file that is a number": ((*BODY, "files"), [7]),
    "findings that are text": ((*BODY, "findings"), "all"),
    "a finding without its rule": ((*BODY, "findings"), [{"id": "SYN001"}]),
    "questions that are nothing": ((*BODY, "questions"), None),
    "parts not read that are text": ((*BODY, "unread"), "some"),
    "an unknown part": ((*BODY, "mood"), "good"),
    "an unknown part of the row": (("body", "mood"), "good"),
    "a review that is a list": (BODY, []),
    "no review": (BODY, ...),
    "another version": (("body", "v"), 2),
    "an unknown kind": (("kind",), "design-guessed"),
}


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(("keys", "to"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_refused_with_its_number(
    journal: SqliteJournal, keys: tuple[str, ...], to: object
) -> None:
    """If one line is no review, then the error names it, and nothing is imported."""
    lines = list(export_lines(journal.records()))
    lines[2] = changed(json.loads(lines[2]), *keys, to=to)

    with pytest.raises(UsageError, match=r"journal\.jsonl:3: this line is no event"):
        import_lines(lines, name="journal.jsonl")


def test_an_older_file_takes_reviews(journal: SqliteJournal, path: Path) -> None:
    """If the journal is of before there were reviews, then it is brought up to date and takes them."""
    journal.connection().execute("DROP INDEX review_event")
    journal.connection().execute("PRAGMA user_version = 2")
    journal.close()

    with closing(open_journal(path, now=NOW)) as again:
        ReviewLog(again).append(REVIEWS[0], id_="review-0", at=NOW)
        assert ReviewLog(again).reviews() == REVIEWS[:1]
        query = "EXPLAIN QUERY PLAN SELECT * FROM event WHERE kind = 'design-reviewed' ORDER BY number"
        plan = again.connection().execute(query).fetchall()
    assert "review_event" in str(plan)
