"""What fields of messages are for, told by their names and types."""

import re
from collections.abc import Iterable, Sequence

from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.message import Field, Message
from eda_coach.review.rules.asking.event_names import word_set, words_of

# Lists of fields behind the name of a message: "OrderPlaced {orderId, total}", "data: orderId, total".
_LIST = re.compile(
    r"(?:^|[^/\w])[({]([^(){}]{1,400})[)}]|\b(?:data|payload|fields|body|headers)\s*:\s*([^\n:;<>]{1,400})"
)
_FIELD_NAME = re.compile(r"\s*[`'\"]?([A-Za-z_][\w.-]{0,60})[`'\"]?\??(?:\s*[:=].{0,60})?\s*$")
_LONGEST_LABEL = 2_000
# Parents under which an ``id`` is that of the message, not of an order or a user.
_ENVELOPES = word_set("meta metadata header headers envelope event context message msg ce cloudevent info")
_EVENT_IDS = word_set(
    "id uuid guid eid uid ceid eventid eventuuid eventguid eventidentifier eventkey messageid"
    " messageuuid messageguid messageidentifier msgid notificationid requestid commandid operationid"
    " idempotencykey idempotencyid idempotencytoken dedupid dedupkey deduplicationid deduplicationkey"
    " deduplicationtoken deliveryid"
)
_SEQUENCES = word_set(
    "sequence seq sequencenumber sequenceno seqno seqnr seqnum offset revision rev etag"
    " aggregateversion entityversion objectversion rowversion streamposition position logicalclock"
    " versionnumber"
)
_SCHEMA_VERSIONS = word_set(
    "schemaversion eventversion messageversion payloadversion dataversion formatversion modelversion"
    " dataschema schemaid schemaurl schemauri schemaref contractversion apiversion"
)
_TYPES = word_set(
    "type eventtype messagetype msgtype kind eventname messagename eventkind action op operation"
    " cetype typename discriminator routingkey subject commandtype command event topic opcode"
)
_CORRELATIONS = word_set(
    "correlationid correlator traceid traceparent tracestate spanid causationid parentid"
    " conversationid xrequestid flowid processid sagaid"
)
# Dates that tell what is planned or of whom, not when the thing happened.
_OTHER_DATES = word_set(
    "due birth delivery expiry expiration expires expire start end from to until valid scheduled"
    " planned estimated dob arrival departure deadline settlement recovery holiday travel checkin"
    " checkout pickup"
)
_TIMES = word_set("timestamp time date datetime ts when instant epoch created occurred published millis")
_IDS = word_set(
    "id ids uuid uuids guid guids key keys ref reference number no nr url uri href link identifier"
)
_NO_IDS = frozenset({"phone", "mobile", "card", "fax", "house"})
_STATUSES = word_set("status state success result outcome")


def told_fields(words: str, evidence: Evidence) -> tuple[Field, ...]:
    """The fields that a label or note lists; none where the words in brackets are no list of names.

    A single word may be a remark; in braces it is a field.
    """
    fields = list[Field]()
    for found in _LIST.finditer(words[:_LONGEST_LABEL]):
        names = [_FIELD_NAME.match(piece) for piece in (found[1] or found[2]).split(",")]
        is_list = all(names) and (len(names) > 1 or "{" in found[0])
        fields += [Field(name=name[1], evidence=evidence) for name in names if name and is_list]
    return tuple(fields)


def path_words(field: Field) -> tuple[str, ...]:
    """The words of a field's name, those of its parents before it."""
    return words_of(field.name)


def own_words(field: Field) -> tuple[str, ...]:
    """The words of a field's name without its parents; the ``x`` of a header is none."""
    words = words_of(field.name.rstrip(".[]").split(".")[-1])
    return words[1:] if words[:1] == ("x",) and field.is_header else words


def is_event_id(field: Field) -> bool:
    """Whether it tells one message from all others; the id of an order does not."""
    if not _is_of_message(field):
        return False
    words = own_words(field)
    return "".join(words) in _EVENT_IDS or (
        bool({"event", "message"} & set(words)) and words[-1] in ("id", "uuid")
    )


def is_time(field: Field) -> bool:
    """Whether it tells when the thing happened, as far as a name can say."""
    words = own_words(field)
    if not words or _OTHER_DATES & set(words):
        return False
    has_verb = len(words) > 1 and words[-1] in ("at", "on")
    return has_verb or words[-1] in _TIMES or words[0] in ("timestamp", "ts") or "date-time" in field.type


def is_sequence(field: Field) -> bool:
    """Whether older and newer can be told by it: a sequence number, or the version of the entity."""
    words = own_words(field)
    is_counted = field.type.startswith(("int", "number", "long"))
    return "".join(words) in _SEQUENCES or (words == ("version",) and is_counted and not field.is_header)


def is_schema_version(field: Field) -> bool:
    """Whether it tells by which schema the message was written."""
    words = own_words(field)
    is_text = field.is_header or not is_sequence(field)
    return "".join(words) in _SCHEMA_VERSIONS or (words == ("version",) and is_text and _is_of_message(field))


def is_type(field: Field) -> bool:
    """Whether it tells which sort of message this is."""
    return _is_of_message(field) and "".join(own_words(field)) in _TYPES


def is_correlation(field: Field) -> bool:
    """Whether it tells to which larger matter the message belongs."""
    return "".join(own_words(field)) in _CORRELATIONS


def is_id(field: Field) -> bool:
    """Whether it only refers to something: an id, a number, a link."""
    words = own_words(field)
    return bool(words) and words[-1] in _IDS and not (_NO_IDS & set(words))


def is_status(field: Field) -> bool:
    """Whether it only tells how something stands."""
    words = own_words(field)
    return bool(words) and words[-1] in _STATUSES


def is_content(field: Field) -> bool:
    """Whether a consumer could work with it: no id, status, time or part of the envelope."""
    asks = (is_id, is_status, is_time, is_sequence, is_schema_version, is_type, is_correlation, is_event_id)
    return not field.is_header and not any(ask(field) for ask in asks)


def leaves(message: Message) -> list[Field]:
    """Fields that have no fields of their own."""
    parents = {one.name.rpartition(".")[0].rstrip("[]") for one in message.fields}
    return [one for one in message.fields if one.is_header or one.name.rstrip("[]") not in parents]


def ends_with(words: Sequence[str], entries: Iterable[str]) -> str:
    """The entry of a word list with which a name ends; empty if none."""
    joined = "".join(words)
    for entry in entries:
        parts = words_of(entry)
        if tuple(words[-len(parts) :]) == parts or joined == "".join(parts):
            return entry
    return ""


def _is_of_message(field: Field) -> bool:
    parents = field.name.split(".")[:-1]
    return all(set(words_of(parent)) & _ENVELOPES for parent in parents)
