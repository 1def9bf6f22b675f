"""Stores that several services work in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.rules.asking.data.stores import Access, accesses, by_store, core_of
from eda_coach.review.rules.asking.wording import word_in
from eda_coach.review.rules.ruling import Settings
from eda_coach.review.rules.verdict import Confidence

_Place = tuple[str, str, Evidence]
# The name of the database in an address: "mysql://db:3306/shop", "Host=db;Database=shop".
_DATABASE = re.compile(
    r"(?:\w://[^\s/\"']{1,200}/|\b(?:database|initial catalog|dbname)=)([A-Za-z][\w-]{0,60})(?![\w/.-])",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 1000
# They are there from the beginning; who stays in them often parts the services by schemas.
_FIRST_DATABASES = frozenset({"postgres", "defaultdb", "master", "test", "db", "database", "admin"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sharing:
    """A store and the services in it.

    Attributes:
        accesses: One for each service, in the order of the documents.
        is_seen: Whether a drawing shows that two of them change the store, or that one is foreign in it.
        stranger: Place in ``accesses`` of the first service that the store is not named after.
    """

    store: str
    accesses: tuple[Access, ...]
    is_seen: bool
    stranger: int
    confidence: Confidence

    def telling(self) -> list[Access]:
        """The accesses, that of the stranger first."""
        others = [one for place, one in enumerate(self.accesses) if place != self.stranger]
        return [self.accesses[self.stranger], *others]


def sharings(design: Design, settings: Settings) -> list[Sharing]:
    """Stores in which services of different names work, in the order of the documents.

    Settings:
        words "shared": In names of stores that many may use, such as caches and search indexes.
        words "helpers": In names of parts that belong to a nameless application, if there is one.
        words "tools": In names of parts that work in any store on behalf of its owner.
        words "roles": What may differ in the names of parts of one service.
        words "stores": What is no name in the name of a store.
    """
    diagrams = _diagrams(design)
    found = list[Sharing]()
    for store, all_ in by_store(_accesses(design, settings)):
        accesses_ = _parties(design, all_, settings)
        if len(accesses_) > 1:
            found.append(_sharing(design, store, accesses_, settings, diagrams))
    return found


def same_databases(design: Design, settings: Settings) -> list[Sharing]:
    """Databases that services of different names have in their addresses, as in compose files."""
    by_database = dict[tuple[str, str], list[Access]]()
    for one in accesses(design, besides=settings.words["shared"]):
        for edge in one.edges:
            match = _DATABASE.search(edge.evidence[0].quote[:_LONGEST_ADDRESS])
            if match:
                access = Access(service=one.service, store=one.store, edges=(edge,))
                by_database.setdefault((one.store, match[1].lower()), []).append(access)
    found = list[Sharing]()
    for (store, name), all_ in by_database.items():
        parties = _parties(design, all_, settings)
        if len(parties) > 1:
            found.append(
                Sharing(
                    store=store,
                    accesses=tuple(parties),
                    is_seen=name not in _FIRST_DATABASES,
                    stranger=len(parties) - 1,
                    confidence=Confidence.MEDIUM,
                )
            )
    return found


def stores_apart(design: Design, settings: Settings) -> list[Edge]:
    """For a design in which several services each have stores of their own, one access of each."""
    found = _accesses(design, settings)
    stores, services = {one.store for one in found}, {one.service for one in found}
    is_apart = len(stores) > 1 and len(services) > 1 and len({one.store for one in found}) >= len(services)
    if not is_apart or any(len(_parties(design, all_, settings)) > 1 for _, all_ in by_store(found)):
        return []
    first = dict[str, Edge]()
    for one in found:
        first.setdefault(one.service, one.edges[0])
    return list(first.values())


def _accesses(design: Design, settings: Settings) -> list[Access]:
    """What counts: a compose file shows servers, not databases, and one box for many shows nothing."""
    compose = {one.name for one in design.documents if one.format is Format.COMPOSE}
    return [
        one
        for one in accesses(design, besides=settings.words["shared"])
        if one.edges[0].evidence[0].file not in compose and not _is_many(design.name_of(one.store), settings)
    ]


def _is_many(name: str, settings: Settings) -> bool:
    words = name.lower().replace("(", " ").replace(")", " ").split()
    return any(word in settings.words["many"] for word in words)


def _parties(design: Design, all_: Sequence[Access], settings: Settings) -> list[Access]:
    """Of services with one name but for their role, one; tools and nameless ones left out."""
    name_by_service = {access.service: design.name_of(access.service) for access in all_}
    cores = {id_: core_of(name, settings.words["roles"]) for id_, name in name_by_service.items()}
    # Beside a part that is just called "API" or "Backend", workers are parts of that one application.
    is_application = not all(cores.values())
    left_out = (*settings.words["tools"], *(settings.words["helpers"] if is_application else ()))
    by_core = dict[str, Access]()
    for access in all_:
        core = cores[access.service]
        if core and not word_in(name_by_service[access.service], left_out):
            known = by_core.get(core)
            by_core[core] = access if known is None or (access.writes and not known.writes) else known
    return list(by_core.values())


def _sharing(
    design: Design, store: str, found: Sequence[Access], settings: Settings, diagrams: Mapping[_Place, str]
) -> Sharing:
    changing = [one for one in found if not one.reads_only]
    is_drawn = _is_in_one_diagram(changing, diagrams)
    name = core_of(design.name_of(store), settings.words["stores"])
    is_told_apart = _is_told_apart(design, store, changing, settings)
    is_certain = all(edge.is_certain for one in changing for edge in one.edges[:1])
    strangers = [place for place, one in enumerate(found) if not _is_named_after(design, one, name, settings)]
    is_written = sum(one.writes for one in changing) > 1
    # In a store that carries the name of one of them the other is no owner, whatever it does there.
    is_foreign = len(changing) > 1 and 0 < len(strangers) < len(found)
    # Of services that a store is named after none is a stranger, and of those it is not the first may own it.
    stranger = strangers[0] if 0 < len(strangers) < len(found) else 1
    return Sharing(
        store=store,
        accesses=tuple(found),
        is_seen=is_certain and (is_drawn or bool(name)) and (is_written or is_foreign or is_told_apart),
        stranger=stranger,
        confidence=Confidence.HIGH if is_drawn and all(one.writes for one in changing) else Confidence.MEDIUM,
    )


def _is_told_apart(design: Design, store: str, users: Sequence[Access], settings: Settings) -> bool:
    """Whether the drawing gives other services stores of their own, so that one box is one database."""
    inside = {one.service for one in users}
    others = [one for one in _accesses(design, settings) if one.service not in inside and one.store != store]
    return len(users) > 1 and any(_is_in_one_diagram((*users[:1], one), {}) for one in others)


def _is_named_after(design: Design, access: Access, name: str, settings: Settings) -> bool:
    core = core_of(design.name_of(access.service), settings.words["roles"])
    return bool(set(core.split()) & set(name.split()))


def _is_in_one_diagram(found: Iterable[Access], diagrams: Mapping[_Place, str]) -> bool:
    seen = set[str]()
    for access in found:
        own = {diagrams.get(_place(edge), _drawing(edge)) for edge in access.edges}
        if own & seen:
            return True
        seen |= own
    return False


def _diagrams(design: Design) -> dict[_Place, str]:
    """Name of the flow in which an edge is a step."""
    return {
        _place(step.edge): f"flow {number}" for number, flow in enumerate(design.flows) for step in flow.steps
    }


def _place(edge: Edge) -> _Place:
    return edge.source, edge.target, edge.evidence[0]


def _drawing(edge: Edge) -> str:
    return f"{edge.evidence[0].file} {edge.evidence[0].path}"
