"""Rules on the design of events (EVT)."""

from eda_coach.review.rules.event_design.agreeing import message_without_schema, no_version, order_not_handled
from eda_coach.review.rules.event_design.calling_back import thin_event
from eda_coach.review.rules.event_design.carrying import large_body, sensitive_fields
from eda_coach.review.rules.event_design.identifying import no_event_id
from eda_coach.review.rules.event_design.naming import command_as_event, too_fine_events
from eda_coach.review.rules.event_design.routing import mixed_channel, orphan_message, two_producers
from eda_coach.review.rules.ruling import Rule

RULES: dict[str, Rule] = {
    "EVT001": thin_event,
    "EVT002": no_event_id,
    "EVT003": command_as_event,
    "EVT004": no_version,
    "EVT005": message_without_schema,
    "EVT006": sensitive_fields,
    "EVT007": large_body,
    "EVT008": too_fine_events,
    "EVT009": order_not_handled,
    "EVT010": mixed_channel,
    "EVT011": two_producers,
    "EVT012": orphan_message,
}
