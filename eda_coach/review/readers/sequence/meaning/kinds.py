"""What each participant of a sequence diagram is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eda_coach.review.model.element import ASKING, CARRYING, ElementKind
from eda_coach.review.readers.naming import kind_of_name
from eda_coach.review.readers.sequence.drawn import OUTSIDE, Arrow, Drawing, Participant
from eda_coach.review.readers.sequence.meaning.labels import consumes, hands_on, publishes
from eda_coach.review.readers.vocabulary import Vocabulary

# Titles of boxes that tell the kind of what stands in them.
_OF_GROUP = {
    ElementKind.BROKER: ElementKind.CHANNEL,
    ElementKind.CHANNEL: ElementKind.CHANNEL,
    ElementKind.STORE: ElementKind.STORE,
    ElementKind.EXTERNAL: ElementKind.EXTERNAL,
}


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
    arrows = [event for event in drawing.events if isinstance(event, Arrow)]
    known = {alias: _told(one, vocabulary) for alias, one in drawing.participants.items()}
    carriers = _carriers(arrows)
    asking = _asking(arrows, known)
    sorts = dict[str, Sort]()
    for alias, kind in known.items():
        if kind is not None:
            sorts[alias] = Sort(kind=kind)
        elif alias in carriers:
            sorts[alias] = Sort(kind=ElementKind.BROKER, is_guess=True)
        else:
            guess = ElementKind.CLIENT if alias in (asking, OUTSIDE) else ElementKind.SERVICE
            sorts[alias] = Sort(kind=guess, is_guess=True)
    return sorts


def _told(participant: Participant, vocabulary: Vocabulary) -> ElementKind | None:
    """What keyword, name, alias or box tell, in this order of weight."""
    if participant.alias == OUTSIDE:
        return None
    named = kind_of_name(participant.label, vocabulary) or kind_of_name(participant.alias, vocabulary)
    match participant.keyword:
        case "queue":
            return named if named in CARRYING else ElementKind.CHANNEL
        case "database":
            return named if named in CARRYING else ElementKind.STORE
        case "actor":
            # Some draw every system as a stick man; a name that is known says more.
            return named or ElementKind.ACTOR
        case _:
            return named or _of_group(participant, vocabulary)


def _of_group(participant: Participant, vocabulary: Vocabulary) -> ElementKind | None:
    group = kind_of_name(participant.group, vocabulary) if participant.group else None
    return None if group is None else _OF_GROUP.get(group)


def _carriers(arrows: Iterable[Arrow]) -> set[str]:
    """Those into which messages are published, by the words, and from which they go on."""
    filled, emptied = set[str](), set[str]()
    for arrow in arrows:
        if arrow.source == arrow.target:
            continue
        if publishes(arrow.label) and not consumes(arrow.label):
            filled.add(arrow.target)
        if hands_on(arrow.label):
            emptied.add(arrow.target if consumes(arrow.label) else arrow.source)
    return filled & emptied


def _asking(arrows: list[Arrow], known: Mapping[str, ElementKind | None]) -> str | None:
    """Who asks the gateway first, of a kind that nothing tells, if no one else can be the user."""
    if not arrows or any(kind in ASKING for kind in known.values()):
        return None
    first = arrows[0]
    answered_only = all(arrow.is_dashed for arrow in arrows if arrow.target == first.source)
    asks_one = {arrow.target for arrow in arrows if arrow.source == first.source} == {first.target}
    enters = known[first.target] is ElementKind.GATEWAY
    return first.source if answered_only and asks_one and enters and known[first.source] is None else None
