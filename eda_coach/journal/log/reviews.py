"""Design reviews in the journal."""

from datetime import datetime

from eda_coach.content.coding import decode, encode
from eda_coach.journal.log.past import readable
from eda_coach.journal.log.records import Record, body_of, make_record
from eda_coach.journal.log.schema import REVIEWED
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.day import study_day
from eda_coach.review.outcome.kept import KEPT_VERSION, KeptReview


class ReviewLog:
    """What a journal holds of design reviews."""

    def __init__(self, journal: SqliteJournal) -> None:
        self._journal = journal

    def append(self, review: KeptReview, *, id_: str, at: datetime) -> None:
        """Append a review; on return it is on the disk.

        Raises:
            JournalError: It could not be written.
        """
        self._journal.append_records([record_review(review, id_=id_, at=at)])

    def reviews(self) -> list[KeptReview]:
        """All reviews, the oldest first."""
        found = []
        for record in self._journal.review_records():
            with readable(record):
                found.append(read_review(record))
        return found


def record_review(review: KeptReview, *, id_: str, at: datetime) -> Record:
    """A review as a row."""
    return make_record(id_, REVIEWED, id_, at, {"body": encode(review)})


def read_review(record: Record) -> KeptReview:
    """A review from its row.

    Raises:
        ValueError: It has a newer shape, or was made at no moment.
    """
    review = decode(KeptReview, body_of(record)["body"])
    if review.version > KEPT_VERSION:
        raise ValueError("a design review of a newer program")
    study_day(datetime.fromisoformat(review.at))  # reports ask for it
    return review
