"""What is expected at a level: more the higher it is."""

from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Criterion

_ORDER = tuple(Level)


def is_expected(criterion: Criterion, level: Level) -> bool:
    """Whether somebody of a level is expected to say it; a criterion without a level is for everybody."""
    return criterion.level is None or _ORDER.index(criterion.level) <= _ORDER.index(level)
