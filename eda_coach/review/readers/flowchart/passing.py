"""What the arrows of a flowchart mean: calls, publications, deliveries, accesses, or only a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, WORKING, ElementKind
from eda_coach.review.readers.flowchart.graph import Arrow
from eda_coach.review.readers.flowchart.parts import Component
from eda_coach.review.readers.flowchart.wording import Wording
from eda_coach.review.readers.naming import words_of_name

_DEAD_LETTERS = frozenset({"dlq", "dlqs", "dlx", "dlt", "deadletter", "deadletters", "poison", "parkinglot"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Passing:
    """One meaning of an arrow.

    Attributes:
        turns: Whether it runs against the arrow, as "subscribes" into a topic does.
        is_certain: Whether kind and direction are sure.
    """

    kind: EdgeKind
    turns: bool = False
    is_certain: bool = True


def passings(arrow: Arrow, ends: tuple[Component, Component], wording: Wording) -> Iterator[Passing]:
    """What an arrow means; more than one thing for "reads and writes" or an arrow with two heads.

    Args:
        arrow: As drawn.
        ends: What stands at its tail and at its head.
        wording: What its label says.
    """
    source, target = ends
    has_direction = arrow.points or arrow.points_back
    if arrow.points_back and not arrow.points:
        yield from (_turned(each) for each in _from_to(target, source, wording))
    elif arrow.points_back:
        yield from _both_ways(source, target, wording)
    else:
        for each in _from_to(source, target, wording):
            yield each if has_direction or each.kind is EdgeKind.LINK else _unsure(each, wording)


def is_dead_letter_channel(name: str) -> bool:
    """Whether a channel is called one for messages that could not be handled."""
    words = words_of_name(name)
    pairs = {first + second for first, second in pairwise(words)}
    return bool(_DEAD_LETTERS & (set(words) | pairs))


def _turned(passing: Passing) -> Passing:
    return Passing(kind=passing.kind, turns=not passing.turns, is_certain=passing.is_certain)


def _unsure(passing: Passing, wording: Wording) -> Passing:
    """A line without a head: what its words say, else no more than a line."""
    says = wording.publishes or wording.consumes or wording.calls or wording.reads or wording.writes
    kind = passing.kind if says else EdgeKind.LINK
    return Passing(kind=kind, turns=passing.turns and says, is_certain=not says)


def _both_ways(source: Component, target: Component, wording: Wording) -> Iterator[Passing]:
    carries_first, carries_second = source.kind in CARRYING, target.kind in CARRYING
    if carries_first != carries_second:
        # Into the channel and out of it; "turns" says which runs against the arrow.
        yield Passing(kind=EdgeKind.PUBLISH, turns=carries_first)
        yield Passing(kind=EdgeKind.DELIVER, turns=carries_second)
        return
    for each in _from_to(source, target, wording):
        is_access = each.kind in (EdgeKind.READ, EdgeKind.WRITE)
        # Two heads between services: an answer comes back, or each asks the other.
        yield Passing(kind=each.kind, turns=each.turns, is_certain=is_access or each.kind is EdgeKind.LINK)


def _from_to(source: Component, target: Component, wording: Wording) -> Iterator[Passing]:
    """What an arrow from one to the other means."""
    if source.kind in CARRYING and target.kind in CARRYING:
        yield _within_the_broker(source, target, wording)
    elif target.kind in CARRYING:
        yield from _into_channel(source, wording)
    elif source.kind in CARRYING:
        is_store = target.kind is ElementKind.STORE
        yield Passing(kind=EdgeKind.LINK if is_store else EdgeKind.DELIVER)
    elif ElementKind.STORE in (source.kind, target.kind):
        yield from _at_store(source, target, wording)
    else:
        yield Passing(kind=_between_parts(source, target, wording))


def _into_channel(source: Component, wording: Wording) -> Iterator[Passing]:
    if source.kind is ElementKind.STORE:
        yield Passing(kind=EdgeKind.LINK)
        return
    if wording.consumes:
        yield Passing(kind=EdgeKind.DELIVER, turns=True)
    if wording.publishes or not wording.consumes:
        yield Passing(kind=EdgeKind.PUBLISH)


def _within_the_broker(source: Component, target: Component, wording: Wording) -> Passing:
    """A topic that feeds a queue delivers to it; a broker and its topic are only drawn together."""
    words = set(words_of_name(target.text))
    feeds = (
        source.kind is ElementKind.CHANNEL and "queue" in words and not is_dead_letter_channel(target.text)
    )
    return Passing(kind=EdgeKind.DELIVER if feeds or wording.forwards else EdgeKind.LINK)


def _at_store(source: Component, target: Component, wording: Wording) -> Iterator[Passing]:
    if source.kind is target.kind or wording.captures:
        yield Passing(kind=EdgeKind.LINK)
        return
    turns = source.kind is ElementKind.STORE
    if wording.reads:
        yield Passing(kind=EdgeKind.READ, turns=turns)
    if wording.writes:
        yield Passing(kind=EdgeKind.WRITE, turns=turns)
    if not wording.reads and not wording.writes:
        yield Passing(kind=EdgeKind.LINK)


def _between_parts(source: Component, target: Component, wording: Wording) -> EdgeKind:
    if target.kind in ASKING:
        is_answer = wording.answers and source.kind in WORKING
        return EdgeKind.REPLY if is_answer else EdgeKind.CALL if source.kind in ASKING else EdgeKind.LINK
    if wording.answers:
        return EdgeKind.REPLY if source.kind in WORKING else EdgeKind.LINK
    if wording.publishes or wording.consumes:
        # An event from one service to another, and nothing drawn that carries it: no call, and no channel.
        return EdgeKind.LINK
    # Whoever sits at a browser asks, whatever the label says.
    return EdgeKind.CALL if wording.calls or source.kind in ASKING else EdgeKind.LINK
