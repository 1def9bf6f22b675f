"""Who keeps data where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.rules.asking.wording import plain, word_in

_ACCESS = (EdgeKind.READ, EdgeKind.WRITE, EdgeKind.CALL, EdgeKind.LINK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """One service at one store.

    Attributes:
        edges: What it does there, in the order of the documents; never empty.
        writes: Whether it is seen to write.
        reads_only: Whether all that is seen is reading.
    """

    service: str
    store: str
    edges: tuple[Edge, ...]

    @property
    def writes(self) -> bool:
        """Whether it is seen to write."""
        return any(edge.kind is EdgeKind.WRITE for edge in self.edges)

    @property
    def reads_only(self) -> bool:
        """Whether it is only seen to read."""
        return all(edge.kind is EdgeKind.READ for edge in self.edges)


def accesses(design: Design, *, besides: Iterable[str] = ()) -> list[Access]:
    """Every service at every store, in the order of the documents.

    Args:
        design: To ask.
        besides: Words in names of stores that are left out, such as caches.
    """
    left_out = tuple(besides)
    found = dict[tuple[str, str], list[Edge]]()
    for edge in design.edges:
        pair = _service_and_store(design, edge)
        if pair is not None:
            found.setdefault(pair, []).append(edge)
    return [
        Access(service=service, store=store, edges=tuple(edges))
        for (service, store), edges in found.items()
        if not word_in(described(design, store), left_out)
    ]


def described(design: Design, id_: str) -> str:
    """Name and technology of an element."""
    element = design.elements[id_]
    return f"{element.name} | {element.technology}"


def core_of(name: str, roles: Sequence[str]) -> str:
    """A service's name without words for its role: that of "Order API" and "order worker" is "order".

    Empty if there is nothing else in the name.
    """
    said = plain(name)
    # The longest first: "read model" goes before "read".
    for role in sorted(roles, key=len, reverse=True):
        while plain(role) in said:
            said = said.replace(plain(role), " ")
    return said.strip()


def by_store(found: Iterable[Access]) -> Iterator[tuple[str, list[Access]]]:
    """Accesses by store, in the order of the stores."""
    grouped = dict[str, list[Access]]()
    for access in found:
        grouped.setdefault(access.store, []).append(access)
    return iter(grouped.items())


def _service_and_store(design: Design, edge: Edge) -> tuple[str, str] | None:
    source, target = design.elements[edge.source], design.elements[edge.target]
    if source.kind is ElementKind.SERVICE and target.kind is ElementKind.STORE and edge.kind in _ACCESS:
        return source.id, target.id
    # Data that flow out of a store towards a part are read by it at most; that shares no tables.
    is_turned = source.kind is ElementKind.STORE and target.kind is ElementKind.SERVICE
    return (target.id, source.id) if is_turned and edge.kind is EdgeKind.WRITE else None
