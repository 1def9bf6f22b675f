"""Rules on the design of events (EVT)."""

from eda_coach.review.rules.asking.hearsay import without_hearsay
from eda_coach.review.rules.event_design.agreeing import message_without_schema, no_version, order_not_handled
from eda_coach.review.rules.event_design.calling_back import thin_event
from eda_coach.review.rules.event_design.carrying import large_body, sensitive_fields
from eda_coach.review.rules.event_design.identifying import no_event_id
from eda_coach.review.rules.event_design.naming import command_as_event, too_fine_events
from eda_coach.review.rules.event_design.routing import mixed_channel, orphan_message, two_producers
from eda_coach.review.rules.ruling import Rule

RULES: dict[str, Rule] = {
    "EVT001": without_hearsay(thin_event),
    "EVT002": without_hearsay(no_event_id),
    "EVT003": without_hearsay(command_as_event),
    "EVT004": without_hearsay(no_version),
    "EVT005": without_hearsay(message_without_schema),
    "EVT006": without_hearsay(sensitive_fields),
    "EVT007": without_hearsay(large_body),
    "EVT008": without_hearsay(too_fine_events),
    "EVT009": without_hearsay(order_not_handled),
    "EVT010": without_hearsay(mixed_channel),
    "EVT011": without_hearsay(two_producers),
    "EVT012": without_hearsay(orphan_message),
}
