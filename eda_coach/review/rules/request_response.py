"""Rules on request-response: who waits for whom, and what happens when the answer does not come."""

from eda_coach.review.rules.calling.chains import (
    deep_chain,
    mutual_calls,
    retries_in_layers,
    undeadlined_grpc,
)
from eda_coach.review.rules.calling.policies import unguarded_calls, unlimited_wait, unsafe_retries
from eda_coach.review.rules.calling.prose import on_own_words
from eda_coach.review.rules.calling.repeats import retried_charge
from eda_coach.review.rules.calling.requests import chatty_pair, side_effect_in_request, wide_fan_out
from eda_coach.review.rules.ruling import Rule

RULES: dict[str, Rule] = {
    "SYN001": on_own_words(deep_chain),
    "SYN002": on_own_words(side_effect_in_request),
    "SYN003": on_own_words(wide_fan_out),
    "SYN004": on_own_words(unlimited_wait),
    "SYN005": on_own_words(unsafe_retries),
    "SYN006": on_own_words(retries_in_layers),
    "SYN007": on_own_words(unguarded_calls),
    "SYN008": on_own_words(retried_charge),
    "SYN009": on_own_words(chatty_pair),
    "SYN010": on_own_words(mutual_calls),
    "SYN011": on_own_words(undeadlined_grpc),
}
