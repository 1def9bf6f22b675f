"""All ids of a pack, with the place where each is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from eda_coach.content.reading.documents import file_type
from eda_coach.content.reading.door import OpenedFile
from eda_coach.content.reading.wording import Loc

# The list of each type of file, and what its items are called in problems.
_LISTS = {
    "sources.yaml": ("sources", "source"),
    "claims.yaml": ("claims", "claim"),
    "concepts": ("concepts", "concept"),
    "questions": ("questions", "question"),
}
_MAPS = {"lexicon.yaml": "term", "overclaims.yaml": "overclaim"}


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenId:
    """An id where it is given."""

    sort: str
    id: str
    file: OpenedFile
    loc: Loc


class Register:
    """Known ids by sort: source, claim, concept, question, misconception, topic, ...

    Ids are taken from the nodes, not from validated content, so that one mistake in
    ``sources.yaml`` does not make every reference to a source a problem too.
    """

    def __init__(self, files: Iterable[OpenedFile]) -> None:
        self._first: dict[tuple[str, str], GivenId] = {}
        self._repeated: list[GivenId] = []
        self._broken: set[str] = set()
        for file in files:
            self._enter(file)

    def known(self, sort: str) -> set[str]:
        """Ids of one sort."""
        return {id_ for kept, id_ in self._first if kept == sort}

    def is_known(self, sort: str, id_: str) -> bool:
        """Whether an id is given, or may be: in a file too broken to tell."""
        return (sort, id_) in self._first or sort in self._broken

    def report_repeated(self) -> None:
        """Note each id that is given a second time, naming the first place."""
        for again in self._repeated:
            first = self._first[again.sort, again.id]
            what = f'the id "{again.id}" stands already at {first.file.path}:{first.file.line(first.loc)}'
            again.file.problem(again.loc, what, f"give this {again.sort} an id of its own")

    def _enter(self, file: OpenedFile) -> None:
        kind = file_type(file.name) or ""
        if file.node is None:
            self._broken |= _SORTS_BY_FILE.get(kind, frozenset())
            return
        for given in _given_ids(file, kind):
            if (given.sort, given.id) in self._first:
                self._repeated.append(given)
            else:
                self._first[given.sort, given.id] = given


_SORTS_BY_FILE = {
    "sources.yaml": frozenset({"source"}),
    "claims.yaml": frozenset({"claim"}),
    "lexicon.yaml": frozenset({"term"}),
    "overclaims.yaml": frozenset({"overclaim"}),
    "concepts": frozenset({"concept", "misconception"}),
    "questions": frozenset({"question"}),
    "scenarios": frozenset({"scenario"}),
    "pack.yaml": frozenset({"topic", "dimension", "phase"}),
}


def _given_ids(file: OpenedFile, kind: str) -> Iterator[GivenId]:
    plain = file.plain
    if not isinstance(plain, dict):
        return
    if kind in _LISTS:
        key, sort = _LISTS[kind]
        yield from _ids_in_list(file, plain, key, sort)
    elif kind in _MAPS:
        yield from (GivenId(sort=_MAPS[kind], id=key, file=file, loc=(key,)) for key in plain)
    elif kind == "scenarios":
        yield from _ids_of(file, plain, (), "scenario")
    else:
        for key, sort in (("topics", "topic"), ("dimensions", "dimension"), ("phases", "phase")):
            yield from _ids_in_list(file, plain, key, sort)


def _ids_in_list(file: OpenedFile, plain: dict[str, Any], key: str, sort: str) -> Iterator[GivenId]:
    items = plain.get(key)
    for i, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield from _ids_of(file, item, (key, i), sort)


def _ids_of(file: OpenedFile, item: dict[str, Any], loc: Loc, sort: str) -> Iterator[GivenId]:
    if isinstance(item.get("id"), str):
        yield GivenId(sort=sort, id=str(item["id"]), file=file, loc=(*loc, "id"))
    aliases = item.get("aliases")
    for i, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            yield GivenId(sort=sort, id=str(alias), file=file, loc=(*loc, "aliases", i))
    misconceptions = item.get("misconceptions")
    for key in misconceptions if isinstance(misconceptions, dict) else ():
        yield GivenId(sort="misconception", id=key, file=file, loc=(*loc, "misconceptions", key))
