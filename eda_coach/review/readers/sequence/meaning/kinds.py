"""What each participant of a sequence diagram is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eda_coach.review.model.element import ASKING, CARRYING, ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.readers.naming import kind_of_name, words_of_name
from eda_coach.review.readers.part import id_of
from eda_coach.review.readers.sequence.drawn import OUTSIDE, Arrow, Drawing, Participant
from eda_coach.review.readers.sequence.meaning.asking import asks_first, is_asked
from eda_coach.review.readers.sequence.meaning.labels import answers, consumes, hands_on, publishes
from eda_coach.review.readers.sequence.meaning.messages import kind_of_message, names_in
from eda_coach.review.readers.vocabulary import Vocabulary

# Titles of boxes that tell the kind of what stands in them.
_OF_GROUP = {
    ElementKind.BROKER: ElementKind.CHANNEL,
    ElementKind.CHANNEL: ElementKind.CHANNEL,
    ElementKind.STORE: ElementKind.STORE,
    ElementKind.EXTERNAL: ElementKind.EXTERNAL,
}


# "orders.v1", "order.created": services are seldom called so, and topics mostly.
_TOPIC = re.compile(r"[a-z][a-z0-9_-]{0,60}(?:\.[a-z0-9_-]{1,60}){1,8}")


# Who stores or publishes is no app in somebody's hands.
_SERVING = CARRYING | {ElementKind.STORE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """The kind of a participant.

    Attributes:
        is_guess: Whether neither a keyword nor the name tells it.
    """

    kind: ElementKind
    is_guess: bool = False


def sorts_of(drawing: Drawing, vocabulary: Vocabulary) -> Mapping[str, Sort]:
    """The kind of every participant, by alias."""
    arrows = [event for event in drawing.events if isinstance(event, Arrow) and event.source != event.target]
    known = {alias: _told(one, arrows, vocabulary) for alias, one in drawing.participants.items()}
    carriers = {alias for alias in _carriers(drawing, arrows, known) if known[alias] is None}
    kinds = {alias: ElementKind.BROKER if alias in carriers else kind for alias, kind in known.items()}
    asking = {OUTSIDE, asks_first(arrows, kinds), *_in_hand(drawing, arrows, kinds)}
    sorts = dict[str, Sort]()
    for alias, kind in kinds.items():
        guess = ElementKind.CLIENT if alias in asking else ElementKind.SERVICE
        sorts[alias] = Sort(kind=kind or guess, is_guess=known[alias] is None)
    return sorts


def _told(participant: Participant, arrows: Sequence[Arrow], vocabulary: Vocabulary) -> ElementKind | None:
    """What keyword, name, alias or box tell, in this order of weight."""
    if participant.alias == OUTSIDE:
        return None
    named = kind_of_name(participant.label, vocabulary) or _of_alias(participant, arrows, vocabulary)
    match participant.keyword:
        case "queue":
            return named if named in CARRYING else ElementKind.CHANNEL
        case "database":
            return named if named in CARRYING else ElementKind.STORE
        case "actor":
            return _of_actor(participant, named, arrows)
        case _:
            return named or _of_group(participant, vocabulary)


def _of_alias(
    participant: Participant, arrows: Sequence[Arrow], vocabulary: Vocabulary
) -> ElementKind | None:
    """What a short name tells; "Web" and "App" are as often what answers as what asks."""
    named = kind_of_name(participant.alias, vocabulary)
    return None if named in ASKING and is_asked(participant.alias, arrows) else named


def _of_actor(participant: Participant, named: ElementKind | None, arrows: Sequence[Arrow]) -> ElementKind:
    """A stick man is a person; some draw systems so, which are asked to do something and named for it.

    A "Manager" or "Dispatcher" who is asked is a person still.
    """
    is_office = named is ElementKind.SERVICE and len(words_of_name(participant.label)) == 1
    if named is None or is_office or not is_asked(participant.alias, arrows):
        return ElementKind.CLIENT if named is ElementKind.CLIENT else ElementKind.ACTOR
    return named


def _of_group(participant: Participant, vocabulary: Vocabulary) -> ElementKind | None:
    group = kind_of_name(participant.group, vocabulary) if participant.group else None
    return None if group is None else _OF_GROUP.get(group)


def _in_hand(drawing: Drawing, arrows: Sequence[Arrow], kinds: Mapping[str, ElementKind | None]) -> set[str]:
    """Those called "app" that only people use: what they hold in their hands."""
    apps = {
        alias
        for alias, one in drawing.participants.items()
        if kinds[alias] is None and words_of_name(one.label)[-1:] in (["app"], ["application"])
    }
    users = dict[str, set[ElementKind | None]]()
    for arrow in arrows:
        if arrow.target in apps and not arrow.is_dashed and not answers(arrow.label):
            users.setdefault(arrow.target, set()).add(kinds[arrow.source])
        if arrow.source in apps and kinds[arrow.target] in _SERVING:
            users.setdefault(arrow.source, set()).add(kinds[arrow.target])
    return {alias for alias, used_by in users.items() if used_by == {ElementKind.ACTOR}}


def _carriers(drawing: Drawing, arrows: Sequence[Arrow], known: Mapping[str, ElementKind | None]) -> set[str]:
    """Those into which messages are published, by the words, and from which they go on."""
    filled = {arrow.target for arrow in arrows if publishes(arrow.label) and not consumes(arrow.label)}
    emptied = set[str]()
    for arrow in arrows:
        if hands_on(arrow.label):
            emptied.add(arrow.target if consumes(arrow.label) else arrow.source)
            if consumes(arrow.label) and known[arrow.target] not in CARRYING:
                # "Topic to consumer: poll" is drawn against the asking.
                emptied.add(arrow.source)
    topics = {alias for alias, one in drawing.participants.items() if _TOPIC.fullmatch(one.label)}
    return (filled & (emptied | topics)) | _passing_on(arrows)


def _passing_on(arrows: Sequence[Arrow]) -> set[str]:
    """Those that hand on the events they get and do nothing else, several events or to several partners."""
    taken, given = dict[str, set[str]](), dict[str, set[str]]()
    partners = dict[str, set[str]]()
    for arrow in arrows:
        if arrow.is_dashed and answers(arrow.label):
            continue
        events = _events(arrow.label) or {""}
        taken.setdefault(arrow.target, set()).update(events)
        given.setdefault(arrow.source, set()).update(events)
        partners.setdefault(arrow.source, set()).add(arrow.target)
    return {
        alias
        for alias, events in given.items()
        if "" not in events
        and events <= taken.get(alias, set())
        and "" not in taken[alias]
        and max(len(partners[alias]), len(events)) > 1
    }


def _events(label: str) -> set[str]:
    names = names_in(label)
    return {id_of(name) for name in names if kind_of_message(name) is MessageKind.EVENT}
