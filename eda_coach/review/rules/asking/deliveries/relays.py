"""Relays: parts that publish what another part has written into its store."""

from collections import defaultdict
from collections.abc import Mapping

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.rules.asking.event_names import word_set, words_of

_RELAYS = word_set("outbox relay relayer cdc debezium connector connect forwarder publisher poller tailer")


def owners_by_relay(design: Design) -> Mapping[str, tuple[str, ...]]:
    """Of each relay the ids of those that write into the store it reads."""
    users = defaultdict[str, dict[str, None]](dict)
    for edge in design.edges_of(EdgeKind.READ, EdgeKind.WRITE):
        users[edge.target].setdefault(edge.source)
    found = dict[str, dict[str, None]]()
    for element in design.of_kind(ElementKind.STORE):
        near = users[element.id]
        relays = [id_ for id_ in near if _is_relay(design, id_)]
        for relay in relays:
            found.setdefault(relay, {}).update({id_: None for id_ in near if id_ not in relays})
    return {relay: tuple(owners) for relay, owners in found.items()}


def _is_relay(design: Design, id_: str) -> bool:
    return bool(_RELAYS & set(words_of(design.name_of(id_))))
