"""Dead-letter channels: known by their names, and whose messages they take."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import WORKING, Element, ElementKind
from eda_coach.review.rules.asking.consumers import Consumption, consumptions

_NAMES = frozenset({"dlq", "dlx", "dlt", "dlc", "deadletter", "deadletters", "poison", "undeliverable"})
_PAIRS = (("dead", "letter"), ("dead", "letters"), ("parking", "lot"))
# At the end of a channel's name, as in "orders.parked", they say what failed.
_ENDINGS = frozenset({"dead", "parked", "rejects", "unreadable", "unprocessable", "quarantine", "graveyard"})
# They tell what a thing is and not whose.
_GENERIC = frozenset(
    {
        *_NAMES,
        *_ENDINGS,
        *(word for pair in _PAIRS for word in pair),
        *("queue", "queues", "topic", "channel", "exchange", "message", "messages", "service"),
        *("kafka", "rabbitmq", "sqs", "failed", "error"),
    }
)


def is_dead_letter(element: Element) -> bool:
    """Whether an element is, by its name, where messages go that could not be handled."""
    words = element.id.split("-")
    is_named = bool(_NAMES & set(words)) or any(pair in _PAIRS for pair in pairwise(words))
    is_named |= element.kind is ElementKind.CHANNEL and len(words) > 1 and words[-1] in _ENDINGS
    return is_named and element.kind not in (ElementKind.ACTOR, ElementKind.CLIENT)


def dead_letters(design: Design) -> list[Element]:
    """Every dead-letter channel that is drawn or listed."""
    return [element for element in design.elements.values() if is_dead_letter(element)]


def worked_on(design: Design) -> list[Consumption]:
    """Every consumer that works on messages, at every channel but the dead-letter ones."""
    return [
        place
        for place in consumptions(design)
        if design.elements[place.consumer].kind in WORKING
        and not is_dead_letter(design.elements[place.channel])
        and not is_dead_letter(design.elements[place.consumer])
    ]


def dead_letters_by_place(
    design: Design, places: Sequence[Consumption]
) -> dict[tuple[str, str], tuple[Element, ...]]:
    """The dead-letter channels of each channel and consumer.

    A dead-letter channel serves whom its name names (``orders.dlq`` serves ``orders``), else those it is
    joined to, else all.
    """
    found = dict[tuple[str, str], tuple[Element, ...]]()
    near = _neighbours(design)
    for element in dead_letters(design):
        named = [place for place in places if _is_named_after(element, place)]
        for place in named or _joined(near[element.id], places) or places:
            key = (place.channel, place.consumer)
            found[key] = (*found.get(key, ()), element)
    return found


def _is_named_after(element: Element, place: Consumption) -> bool:
    own = _telling(element.id)
    others = (_telling(place.channel), _telling(place.consumer))
    return bool(own) and any(other and (own <= other or other <= own) for other in others)


def _telling(id_: str) -> set[str]:
    return set(id_.split("-")) - _GENERIC


def _neighbours(design: Design) -> Mapping[str, set[str]]:
    """What each element is joined to by an arrow, the one to its reader left out."""
    near = defaultdict[str, set[str]](set)
    for edge in design.edges:
        near[edge.target].add(edge.source)
        if edge.kind is not EdgeKind.DELIVER:
            near[edge.source].add(edge.target)
    return near


def _joined(near: set[str], places: Iterable[Consumption]) -> list[Consumption]:
    return [place for place in places if {place.channel, place.consumer} & near]
