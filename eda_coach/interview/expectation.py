"""What is expected at a level: more the higher it is."""

from eda_coach.content.header import Dimension
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Criterion

_ORDER = tuple(Level)


def is_expected(criterion: Criterion, level: Level) -> bool:
    """Whether somebody of a level is expected to say it; a criterion without a level is for everybody."""
    return criterion.level is None or _ORDER.index(criterion.level) <= _ORDER.index(level)


def weight_at(dimension: Dimension, level: Level) -> float:
    """Weight of a dimension at a level, in percent: its own, else that of the next level that has one."""
    weights = dimension.weights
    place = _ORDER.index(level)
    near = sorted(_ORDER, key=lambda one: (abs(_ORDER.index(one) - place), -_ORDER.index(one)))
    return next((float(weights[one]) for one in near if one in weights), 0.0)
