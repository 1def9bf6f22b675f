"""All ids of a pack, with the place where each is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from eda_coach.content.reading.documents import LIST_BY_FILE
from eda_coach.content.reading.door import OpenedFile
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.reading.scalars import is_slug
from eda_coach.language.nearest import suggestion

# What the parts of each kind of file are called; the first is its main one.
_SORTS_BY_FILE = {
    "sources.yaml": ("source",),
    "claims.yaml": ("claim",),
    "lexicon.yaml": ("term",),
    "overclaims.yaml": ("overclaim",),
    "concepts": ("concept", "misconception"),
    "questions": ("question",),
    "scenarios": ("scenario",),
    "pack.yaml": ("topic", "dimension", "phase"),
}
_FILE_BY_SORT = {
    "source": "sources.yaml",
    "claim": "claims.yaml",
    "overclaim": "overclaims.yaml",
    "term": "lexicon.yaml",
    "concept": "concepts/<topic>.yaml",
    "misconception": "concepts/<topic>.yaml",
    "topic": "pack.yaml",
    "dimension": "pack.yaml",
    "phase": "pack.yaml",
}
# Looking for the nearest of 10,000 ids takes a tenth of a second; so many unknown ones have one cause.
_MOST_SUGGESTIONS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenId:
    """An id where it is given.

    Attributes:
        id: None where some id is meant to stand, but cannot be told.
        current: The id that goes before it, if it is an alias.
    """

    sort: str
    id: str | None
    file: OpenedFile
    loc: Loc
    current: str | None = None


class Register:
    """Known ids by sort: source, claim, concept, question, misconception, topic, ...

    Ids are taken from plain values, not from validated content, so that one mistake in
    ``sources.yaml`` does not make every reference to a source a problem too.
    """

    def __init__(self, files: Iterable[OpenedFile]) -> None:
        self._first: dict[tuple[str, str], GivenId] = {}
        self._ids_by_sort: dict[str, set[str]] = {}
        self._repeated: list[tuple[GivenId, GivenId]] = []
        self._broken: set[str] = set()
        self._mend_by_unknown: dict[tuple[str, str], str] = {}
        self._empty_told: set[str] = set()
        for file in files:
            for given in _given_ids(file):
                self._enter(given)

    def report_repeated(self) -> None:
        """Note each id that is given a second time, naming the first place."""
        for first, again in self._repeated:
            what = f'the id "{again.id}" stands already at {first.file.path}:{first.file.line(first.loc)}'
            again.file.problem(again.loc, what, f"give this {again.sort} an id of its own")

    def report_unknown(self, sort: str, id_: str, *, file: OpenedFile, loc: Loc) -> None:
        """Note a reference to an id that is not given: not if it may be given in a broken place.

        Where no id of its sort is given at all, only the first reference is noted.
        """
        if id_ in self._ids_by_sort.get(sort, ()) or sort in self._broken or sort in self._empty_told:
            return
        if not self._ids_by_sort.get(sort):
            self._empty_told.add(sort)
            mend = f"there is no {sort} at all: write it in {_FILE_BY_SORT[sort]}"
        else:
            mend = self._mend(sort, id_)
        file.problem(loc, f'no {sort} "{id_}" in this pack', mend)

    def _enter(self, given: GivenId) -> None:
        if given.id is None:
            self._broken.add(given.sort)
            return
        first = self._first.setdefault((given.sort, given.id), given)
        if first is not given:
            self._repeated.append((first, given))
        elif given.current is None:
            self._ids_by_sort.setdefault(given.sort, set()).add(given.id)

    def _mend(self, sort: str, id_: str) -> str:
        former = self._first.get((sort, id_))
        if former is not None:
            return f'that is an alias: write "{former.current}"'
        if (sort, id_) not in self._mend_by_unknown:
            if len(self._mend_by_unknown) >= _MOST_SUGGESTIONS:
                return f"write it in {_FILE_BY_SORT[sort]}, or name another"
            self._mend_by_unknown[sort, id_] = suggestion(id_, self._ids_by_sort[sort])
        return self._mend_by_unknown[sort, id_]


def _given_ids(file: OpenedFile) -> Iterator[GivenId]:
    sorts, plain = _SORTS_BY_FILE.get(file.kind, ()), file.plain
    if not isinstance(plain, dict):
        yield from (GivenId(sort=sort, id=None, file=file, loc=()) for sort in sorts)
    elif file.kind in LIST_BY_FILE:
        yield from _ids_in_list(file, plain.get(LIST_BY_FILE[file.kind]), (LIST_BY_FILE[file.kind],), sorts)
    elif file.kind == "scenarios":
        yield from _ids_of(file, plain, (), sorts)
    elif file.kind == "pack.yaml":
        yield from _ids_in_list(file, plain.get("topics") or None, ("topics",), ("topic",))
        for key, sort in (("dimensions", "dimension"), ("phases", "phase")):
            yield from _ids_in_list(file, plain.get(key, _absent(file, (key,), [])), (key,), (sort,))
    else:
        yield from _ids_in_map(file, plain, (), sorts[0])


def _ids_in_list(file: OpenedFile, items: Any, loc: Loc, sorts: tuple[str, ...]) -> Iterator[GivenId]:
    if isinstance(items, list):
        for i, item in enumerate(items):
            yield from _ids_of(file, item, (*loc, i), sorts)
    else:
        yield from (GivenId(sort=sort, id=None, file=file, loc=loc) for sort in sorts)


def _ids_of(file: OpenedFile, item: Any, loc: Loc, sorts: tuple[str, ...]) -> Iterator[GivenId]:
    """Ids that one concept, question, source, ... gives."""
    if not isinstance(item, dict):
        yield from (GivenId(sort=sort, id=None, file=file, loc=loc) for sort in sorts)
        return
    id_ = item.get("id")
    # Ids of claims are numbers of a source text, and may be any text.
    current = str(id_) if isinstance(id_, str) and (is_slug(id_) or "claim" in sorts) else None
    yield GivenId(sort=sorts[0], id=current, file=file, loc=(*loc, "id"))
    aliases = item.get("aliases")
    for i, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            alias_loc = (*loc, "aliases", i)
            yield GivenId(sort=sorts[0], id=str(alias), file=file, loc=alias_loc, current=current or "")
    if "misconception" in sorts:
        loc = (*loc, "misconceptions")
        yield from _ids_in_map(file, item.get(loc[-1], _absent(file, loc, {})), loc, "misconception")


def _absent(file: OpenedFile, loc: Loc, empty: Any) -> Any:
    """What stands at a key that may be left out: nothing that can be told, if it is there mistyped."""
    return None if loc in file.mistyped else empty


def _ids_in_map(file: OpenedFile, plain: Any, loc: Loc, sort: str) -> Iterator[GivenId]:
    if not isinstance(plain, dict):
        yield GivenId(sort=sort, id=None, file=file, loc=loc)
        return
    for key in plain:
        yield GivenId(sort=sort, id=key if is_slug(key) else None, file=file, loc=(*loc, key))
