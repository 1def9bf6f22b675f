"""Parts and messages out of tables: "Component | Type", "Event | Producer | Consumers | Key"."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from eda_coach.language.polarity.runs import word_set
from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.naming import kind_of_name, words_of_name
from eda_coach.review.readers.prose.events import Listed, listed, messages_in
from eda_coach.review.readers.vocabulary import Vocabulary

_COMPONENTS = word_set(
    "component components service services microservice module part element container app application worker"
)
_NAMES = word_set("name what element block node")
_TYPES = word_set("type kind technology tech stack technologies")
_DUTIES = word_set("responsibility responsibilities role purpose does job duty duties description what notes")
_MESSAGES = word_set("event events message messages command commands")
_FROM = word_set(
    "producer producers publisher publishers published emitted source sender producedby from owner"
)
_TO = word_set("consumer consumers subscriber subscribers consumed handled receivers receiver listeners to")
_KEYS = word_set("key partition partitioning")
_FIELDS = word_set("fields payload data contents content body attributes schema")
_CHANNELS = word_set("topic channel queue stream exchange")
_PARTED = re.compile(r"\s{0,5}(?:,|;|/|\band\b|&|\. )\s{0,5}")
_NOBODY = word_set("none nobody no tbd n/a na all any everyone various others many multiple todo")
# Longer words in a cell are no name.
_LONGEST_NAME, _MOST_CHARACTERS = 4, 40


class Component(NamedTuple):
    """A part that a row declares; ``duties`` is what it says of it."""

    name: str
    kind: ElementKind
    duties: str


class Passing(NamedTuple):
    """A message that a row declares, and between whom it passes."""

    message: str
    producers: tuple[str, ...]
    consumers: tuple[str, ...]
    channel: str
    key: str
    fields: tuple[Listed, ...]


def component_of(header: Sequence[str], cells: Sequence[str], vocabulary: Vocabulary) -> Component | None:
    """The part that a row declares; None if the table is none of parts."""
    columns = [set(words_of_name(one)) for one in header]
    if not columns or not cells or not _is_name(cells[0]):
        return None
    is_of_parts = bool(columns[0] & _COMPONENTS)
    type_ = _cell(columns, cells, lambda words: bool(words & _TYPES))
    duties = _cell(columns, cells, lambda words: bool(words & _DUTIES))
    if not is_of_parts and not (columns[0] & _NAMES and type_):
        return None
    kind = (kind_of_name(type_, vocabulary) if type_ else None) or kind_of_name(cells[0], vocabulary)
    if kind is None and is_of_parts and duties:
        kind = ElementKind.SERVICE
    return Component(cells[0], kind, duties) if kind is not None else None


def passing_of(header: Sequence[str], cells: Sequence[str]) -> Passing | None:
    """The message that a row declares; None if the table is none of messages."""
    columns = [set(words_of_name(one)) for one in header]
    if not columns or not cells or not columns[0] & _MESSAGES or not _is_message(cells[0]):
        return None
    producers = _cell(columns, cells, lambda words: bool(words & _FROM))
    consumers = _cell(columns, cells, lambda words: bool(words & _TO))
    fields = _cell(columns, cells, lambda words: bool(words & _FIELDS))
    if not (producers or consumers or fields):
        return None
    return Passing(
        message=cells[0].strip("` "),
        producers=tuple(_parts_of(producers)),
        consumers=tuple(_parts_of(consumers)),
        channel=_cell(columns, cells, lambda words: bool(words & _CHANNELS)),
        key=_cell(columns, cells, lambda words: bool(words & _KEYS)),
        fields=listed(fields) if fields else (),
    )


def _cell(columns: Sequence[set[str]], cells: Sequence[str], fits: Callable[[set[str]], bool]) -> str:
    """The cell under the first header that fits, the first column left out; empty if there is none."""
    pairs = zip(columns[1:], cells[1:], strict=False)
    return next((cell.strip() for words, cell in pairs if fits(words)), "")


def _parts_of(cell: str) -> Iterator[str]:
    for one in _PARTED.split(cell):
        plain = one.strip(" `.")
        if _is_name(plain) and not {plain.lower(), *plain.lower().split()} & _NOBODY:
            yield plain


def _is_name(words: str) -> bool:
    plain = words.strip(" `")
    return (
        bool(re.match(r"[^\W\d_]", plain))
        and len(plain.split()) <= _LONGEST_NAME
        and len(plain) <= _MOST_CHARACTERS
    )


def _is_message(cell: str) -> bool:
    plain = cell.strip("` ")
    return any(one.name == plain for one in messages_in(plain, is_told=True))
