"""Every rule by its id."""

from eda_coach.review.rules import (
    answering,
    choice,
    consistency,
    delivery,
    document,
    events,
    operations,
    request_response,
)
from eda_coach.review.rules.ruling import Rule

RULES: dict[str, Rule] = {
    **request_response.RULES,
    **events.RULES,
    **delivery.RULES,
    **consistency.RULES,
    **answering.RULES,
    **choice.RULES,
    **operations.RULES,
    **document.RULES,
}
