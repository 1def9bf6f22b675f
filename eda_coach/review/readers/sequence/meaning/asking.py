"""Who stands in front of a sequence diagram: the person or program that asks and is never asked."""

from collections.abc import Iterator, Mapping, Sequence

from eda_coach.review.model.element import CARRYING, ElementKind
from eda_coach.review.readers.sequence.drawn import Arrow
from eda_coach.review.readers.sequence.meaning import labels

_SERVED = CARRYING | {ElementKind.STORE}
_ENTRANCES = frozenset({ElementKind.GATEWAY, ElementKind.CLIENT})


def asks_first(arrows: Sequence[Arrow], known: Mapping[str, ElementKind | None]) -> str | None:
    """Who is the client, if no name tells: sends the first call, only calls, and is only answered.

    Who asks several services in turn may as well be one that conducts them, and is not taken for a client.

    Args:
        arrows: Of the diagram, those to oneself left out.
        known: The kinds that are told, by alias.
    """
    if not arrows or known[arrows[0].source] is not None:
        return None
    who = arrows[0].source
    if any(_is_work(arrow, known) for arrow in arrows if arrow.source == who) or is_asked(who, arrows):
        return None
    if any(known[arrow.source] in CARRYING for arrow in arrows if arrow.target == who):
        return None
    asked = {arrow.target for arrow in arrows if arrow.source == who and not _is_answer(arrow)}
    enters = any(known[alias] in _ENTRANCES for alias in asked)
    return who if enters or len(asked) == 1 else None


def is_asked(who: str, arrows: Sequence[Arrow]) -> bool:
    """Whether someone asks another to do something, rather than to answer or to show."""
    return any(True for _ in _asked(who, arrows))


def _asked(who: str, arrows: Sequence[Arrow]) -> Iterator[Arrow]:
    called = set[str]()
    for arrow in arrows:
        if arrow.source == who:
            called.add(arrow.target)
        elif arrow.target == who and _asks(arrow, is_called=arrow.source in called):
            yield arrow


def _asks(arrow: Arrow, *, is_called: bool) -> bool:
    if arrow.is_dashed or labels.shows(arrow.label):
        return labels.is_request(arrow.label)
    if labels.calls_back(arrow.label):
        return True
    return labels.asks(arrow.label) if is_called else not labels.answers(arrow.label)


def _is_answer(arrow: Arrow) -> bool:
    return arrow.is_dashed and not labels.asks(arrow.label)


def _is_work(arrow: Arrow, known: Mapping[str, ElementKind | None]) -> bool:
    """Whether it is what a service does and no client: to publish, to store, or to tell of an event."""
    return known[arrow.target] in _SERVED or labels.publishes(arrow.label)
