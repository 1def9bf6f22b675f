"""From gaps to practice: a quiz out of what a review found and what it asks."""

from eda_coach.cli.quiz.request import QuizRequest
from eda_coach.cli.quiz.session import run_quiz
from eda_coach.cli.review.request import ReviewRequest
from eda_coach.cli.world.streams import say
from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.index.selection import Selection
from eda_coach.review.outcome.practice import concepts_to_practise
from eda_coach.review.outcome.remark import Review


def hold_review_quiz(review: Review, request: ReviewRequest, wiring: Wiring) -> int:
    """Ask about the concepts behind findings and open questions; the exit code."""
    concepts = concepts_to_practise(review)
    wish = request.quiz
    if not concepts or wish is None:
        say("Nothing was found and nothing left open: there is nothing to practise here.")
        return 0
    return run_quiz(
        QuizRequest(
            selection=Selection(concepts=concepts, level=review.level),
            count=wish.count,
            seed=wish.seed,
            with_confidence=False,
            pack=wish.pack,
            resumes=False,
            answers=wish.answers,
            as_json=False,
            plain=request.plain,
            now=request.now,
        ),
        wiring,
    )
