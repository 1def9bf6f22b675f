"""Rules on request-response: who waits for whom, and what happens when the answer does not come."""

from eda_coach.review.rules.calling.chains import (
    deep_chain,
    mutual_calls,
    retries_in_layers,
    undeadlined_grpc,
)
from eda_coach.review.rules.calling.policies import unguarded_calls, unlimited_wait, unsafe_retries
from eda_coach.review.rules.calling.repeats import retried_charge
from eda_coach.review.rules.calling.requests import chatty_pair, side_effect_in_request, wide_fan_out
from eda_coach.review.rules.ruling import Rule

RULES: dict[str, Rule] = {
    "SYN001": deep_chain,
    "SYN002": side_effect_in_request,
    "SYN003": wide_fan_out,
    "SYN004": unlimited_wait,
    "SYN005": unsafe_retries,
    "SYN006": retries_in_layers,
    "SYN007": unguarded_calls,
    "SYN008": retried_charge,
    "SYN009": chatty_pair,
    "SYN010": mutual_calls,
    "SYN011": undeadlined_grpc,
}
