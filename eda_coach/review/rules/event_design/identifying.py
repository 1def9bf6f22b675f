"""How a consumer knows an event again, and when it happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.message import Field, MessageKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.consumers import asynchronous_at, consumptions
from eda_coach.review.rules.asking.fields import is_event_id, is_id, is_sequence, is_time
from eda_coach.review.rules.asking.judging import admitted_instead
from eda_coach.review.rules.asking.messages import (
    Carried,
    by_owner,
    carried,
    ends_of,
    listed,
    names_of,
    places_of,
)
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Severity

_NO_ID = re.compile(
    r"\b(?:no|without(?: an?| any)?|neither(?: an?)?|lacks?(?: an?)?|any|"
    r"(?:not|n't) (?:have|carry|contain) an?)\s+"
    r"(?:unique |event |message |own )?(?:ids?|identifiers?|uuids?|timestamp|metadata)\b|"
    r"\bindistinguishable|\bnothing in (?:them|it) is unique|\bnow there is none",
    re.IGNORECASE,
)


_LIST = re.compile(
    r"(?:\b(?:no|not|never|nobody|without)\b|n['\u2019]t\b)[^:]{0,160}: [^:]{0,160}\b(?:event|message) id\b",
    re.IGNORECASE,
)


class _Identity(Enum):
    """How well a message can be told from others."""

    LACKING = "lacking"
    OPEN = "open"
    GIVEN = "given"


# Who asks or answers waits for it: a repeat is noticed by other means.
_ASKED = frozenset({MessageKind.EVENT, MessageKind.COMMAND, MessageKind.UNKNOWN})


def no_event_id(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT002: messages by which no consumer can tell a repeat."""
    said = answer_on(_listing(design), Aspect.MESSAGE_ID, of=_of_all(design))
    groups = by_owner(one for one in carried(design) if one.kind in _ASKED and _is_known(one))
    for owner, messages in groups.items():
        yield _ruling(owner, messages, said)
    if not groups:
        yield from _by_word(design, said)


def _of_all(design: Design) -> tuple[str, ...]:
    """Whom a sentence on ids of messages may name: all that touches them, or anything if nothing does."""
    return ends_of(design) or tuple(design.elements)


def _ruling(owner: str, messages: Sequence[Carried], said: Answer) -> Ruling:
    by_identity = dict[_Identity, list[Carried]]()
    for one in messages:
        by_identity.setdefault(_identity(one), []).append(one)
    lacking, open_ = by_identity.get(_Identity.LACKING, []), by_identity.get(_Identity.OPEN, [])
    if said.known is Known.YES and (lacking or open_):
        return well_done((owner,), said.evidence, wording="ok-stated")
    if lacking:
        are_commands = all(one.kind is MessageKind.COMMAND for one in lacking)
        return finding(
            (owner,),
            places_of(lacking),
            wording="finding-commands" if are_commands else "",
            severity=Severity.MEDIUM if are_commands else None,
            messages=names_of(lacking),
        )
    if open_:
        return not_stated((owner,), places_of(open_), wording="not-stated-fields", messages=names_of(open_))
    given = by_identity[_Identity.GIVEN][0]
    return well_done((owner,), _given_by(given), messages=names_of(messages), field=_field(given))


def _by_word(design: Design, said: Answer) -> Iterator[Ruling]:
    """Where no fields are shown: what prose says, or a question once for the design."""
    consumed, signs = consumptions(design), asynchronous_at(design)
    if not (consumed or signs):
        return
    if said.known is not Known.YES:
        said = admitted_instead(_plain(design), said, Aspect.UNIDENTIFIED)
    if said.known is Known.NO:
        yield finding((), said.evidence, wording="finding-stated")
    elif said.known is Known.YES:
        yield well_done((), said.evidence, wording="ok-stated")
    else:
        names = listed([design.name_of(one.consumer) for one in consumed]) or "whoever they are"
        wording = "planned" if said.is_planned else ""
        evidence = said.evidence or (consumed[0].edge.evidence if consumed else signs)
        yield not_stated((), evidence, wording=wording, consumers=names)


def _plain(design: Design) -> Design:
    """The design without sentences that deny another id: "no correlation id"."""
    facts = tuple(
        fact
        for fact in design.facts
        if fact.aspect is not Aspect.UNIDENTIFIED or _NO_ID.search(fact.evidence.quote)
    )
    return replace(design, facts=facts)


def _listing(design: Design) -> Design:
    """The design with ids where a denial ends before the list: "so nobody calls back: event id, time"."""
    facts = tuple(
        replace(fact, stand=Stand.PRESENT)
        if fact.aspect is Aspect.MESSAGE_ID
        and fact.stand is Stand.ABSENT
        and _LIST.search(fact.evidence.quote)
        else fact
        for fact in design.facts
    )
    return replace(design, facts=facts)


def _is_known(one: Carried) -> bool:
    """Whether all its fields are known, or its id is spoken of."""
    is_declared = any(value.known is not Known.UNKNOWN for value in _declared(one))
    # A label that lists no id has no room for everything.
    is_named = one.is_listed and _id_field(one) is not None
    return is_declared or is_named or (one.message.is_whole and bool(one.message.fields))


def _identity(one: Carried) -> _Identity:
    fields, declared = one.message.fields, [value.known for value in _declared(one)]
    if Known.YES in declared or _id_field(one) is not None:
        return _Identity.GIVEN
    if any(map(is_event_id, fields)):
        return _Identity.OPEN
    if one.kind is MessageKind.UNKNOWN:
        return _Identity.OPEN
    if one.kind is MessageKind.COMMAND:
        return _Identity.OPEN if any(map(is_id, fields)) else _Identity.LACKING
    has_time = one.message.says(Aspect.OCCURRED_AT).known is Known.YES or any(map(is_time, fields))
    is_open = has_time or any(map(is_sequence, fields))
    return _Identity.OPEN if is_open else _Identity.LACKING


def _declared(one: Carried) -> list[Value]:
    return one.says(Aspect.MESSAGE_ID)


def _given_by(one: Carried) -> tuple[Evidence, ...]:
    field = _id_field(one)
    if field is not None:
        return (field.evidence,)
    declared = next(value for value in _declared(one) if value.known is Known.YES)
    return declared.evidence or one.evidence


def _id_field(one: Carried) -> Field | None:
    """The field that tells one message from the others.

    A bare ``id`` beside no other id and no time, as in ``{id, reason}``, may be that of the order.
    """
    fields = one.message.fields
    found = list(filter(is_event_id, fields))
    sure = [field for field in found if field.name != "id" or field.is_header]
    is_clear = any(is_time(field) or (is_id(field) and field not in found) for field in fields)
    return next(iter(sure or (found if is_clear else [])), None)


def _field(one: Carried) -> str:
    field = _id_field(one)
    declared = next((value.text for value in _declared(one) if value.text), "")
    return field.name if field is not None else declared or "an id of its own"
