"""Reviews kept in the journal, so that the study report knows of them."""

import os
from contextlib import closing
from datetime import datetime

from eda_coach.cli.world.streams import say
from eda_coach.cli.world.wiring import Wiring
from eda_coach.errors import JournalError
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.reviews import ReviewLog
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.outcome.keeping import kept
from eda_coach.review.outcome.remark import Review


def keep_review(review: Review, *, wiring: Wiring, now: datetime) -> None:
    """Keep what a review found, if it is one of somebody who prepares for an interview.

    A check of a repository (the profile for production, or a machine that builds) leaves no trace. A journal
    that cannot be written costs a word, never the review.
    """
    if review.profile is not Profile.INTERVIEW or os.environ.get("CI"):
        return
    try:
        with closing(open_journal(wiring.home.journal, now=now)) as journal:
            for notice in journal.notices:
                say(notice)
            review_kept = kept(review, at=now.isoformat())
            ReviewLog(journal).append(review_kept, id_=wiring.new_id(), at=now)
    except JournalError as error:
        say(f"The review is not kept for the study report: {error}")
