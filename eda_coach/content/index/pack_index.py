"""A compiled pack, asked for what is needed and no more."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eda_coach.content.coding import decode
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.question import Kind, Level, Question
from eda_coach.content.questions.type_by_kind import question_type
from eda_coach.errors import CoachError, UsageError
from eda_coach.language.nearest import suggestion

if TYPE_CHECKING:  # only typed responses and mock interviews need them
    from eda_coach.content.header import PackHeader
    from eda_coach.content.scenario import Scenario
    from eda_coach.content.wording import PackWording

_LEVELS = tuple(Level)
_TABLES = ("topic", "concept", "question", "source", "misconception", "overclaim", "scenario")


class DamagedIndexError(CoachError):
    """The compiled form of a pack is not what was written; it is made anew at the next opening."""


class PackIndex:
    """A checked pack behind a connection to its compiled form.

    Attributes:
        path: Folder of the pack.
        summary: ``id``, ``title``, ``version``, ``licence`` and the number of each sort of content.
    """

    def __init__(self, connection: sqlite3.Connection, *, path: str, file: Path | None = None) -> None:
        self._connection = connection
        self._file = file
        self._wording: PackWording | None = None
        self.path = path
        self.summary: dict[str, Any] = self._meta("summary")

    @property
    def id(self) -> str:
        """Id of the pack."""
        return str(self.summary["id"])

    @property
    def version(self) -> str:
        """Version of the content."""
        return str(self.summary["version"])

    def question(self, id_: str) -> Question:
        """A question by its id or one of its aliases.

        Raises:
            UsageError: The pack has no such question.
        """
        row = self._one("SELECT kind, body FROM question WHERE id = ?", id_) or self._one(
            "SELECT kind, body FROM question JOIN alias ON alias.question = question.id WHERE alias.id = ?",
            id_,
        )
        if row is None:
            raise self.unknown("question", id_)
        with self._trust():
            return decode(question_type(Kind(row[0])), json.loads(row[1]))

    def scenario(self, id_: str) -> "Scenario":
        """A scenario by its id or one of its aliases.

        Raises:
            UsageError: The pack has no such scenario.
        """
        from eda_coach.content.scenario import Scenario

        with self._trust():
            own = self.body("scenario", id_)
            body = self._scenario_once_called(id_) if own is None else own
            if body is not None:
                return decode(Scenario, body)
        raise self.unknown("scenario", id_)

    def header(self) -> "PackHeader":
        """What the pack is: its topics, dimensions and phases."""
        from eda_coach.content.header import PackHeader

        with self._trust():
            return decode(PackHeader, self._meta("header"))

    def wording(self) -> "PackWording":
        """The lexicon and the overclaims, needed to score typed responses; read once."""
        if self._wording is None:
            from eda_coach.content.questions.rubric import Overclaim
            from eda_coach.content.wording import PackWording

            rows = self._rows("SELECT id, body FROM overclaim ORDER BY place")
            with self._trust():
                self._wording = PackWording(
                    lexicon={term: tuple(one) for term, one in self._meta("lexicon").items()},
                    overclaims={id_: decode(Overclaim, json.loads(body)) for id_, body in rows},
                )
        return self._wording

    def has_question(self, id_: str) -> bool:
        """Whether the pack has a question of this id or alias."""
        return self._current_id(id_) is not None

    def current_id(self, id_: str) -> str:
        """The id a question has now, for its id or one of its aliases.

        Raises:
            UsageError: The pack has no such question.
        """
        current = self._current_id(id_)
        if current is None:
            raise self.unknown("question", id_)
        return current

    def current_ids(self) -> dict[str, str]:
        """The present id by each former one."""
        return dict(self._rows("SELECT id, question FROM alias"))

    def body(self, table: str, id_: str) -> dict[str, Any] | None:
        """Anything by sort and id, as plain values; None if the pack has no such thing."""
        row = self._one(f"SELECT body FROM {_table(table)} WHERE id = ?", id_)  # noqa: S608 - checked name
        return None if row is None else self._plain(row[0])

    def titles(self, table: str, ids: Iterable[str]) -> dict[str, str]:
        """Title (of a misconception its text) by id; ids that the pack does not have are left out."""
        wanted = tuple(ids)
        marks = ", ".join("?" * len(wanted))
        query = f"SELECT id, title FROM {_table(table)} WHERE id IN ({marks}) ORDER BY place"  # noqa: S608
        return dict(self._rows(query, wanted))

    def ids(self, table: str) -> list[str]:
        """All ids of one sort, in the order of the pack."""
        return [str(row[0]) for row in self._rows(f"SELECT id FROM {_table(table)} ORDER BY place")]  # noqa: S608

    def ids_by_topic(self, selection: Selection) -> dict[str, tuple[str, ...]]:
        """Ids of the selected questions by topic, topics and questions in the order of the pack.

        Raises:
            UsageError: The selection names something that the pack does not have.
        """
        self._check_names(selection)
        where, values = _where(selection, tuple(map(self.current_id, selection.questions)))
        rows = self._rows(
            "SELECT topic, group_concat(id, ' ') FROM "  # noqa: S608 - built from constants only
            f"(SELECT topic, id FROM question WHERE {where} ORDER BY topic, place) GROUP BY topic",
            values,
        )
        with self._trust():
            ids_by_topic = {topic: tuple(ids.split(" ")) for topic, ids in rows}
        return {topic: ids_by_topic[topic] for topic in self.ids("topic") if topic in ids_by_topic}

    def unknown(self, sort: str, id_: str) -> UsageError:
        """The error for an id that the pack does not have."""
        return UsageError(
            f"No {sort} {id_!r} in the pack {self.id}.",
            hint=suggestion(id_, self.ids(sort)).capitalize(),
        )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _check_names(self, selection: Selection) -> None:
        for table, ids in (
            ("topic", selection.topics),
            ("concept", selection.concepts),
        ):
            for id_ in ids:
                if self._one(f"SELECT 1 FROM {_table(table)} WHERE id = ?", id_) is None:  # noqa: S608
                    raise self.unknown(table, id_)

    def _current_id(self, id_: str) -> str | None:
        row = self._one("SELECT id FROM question WHERE id = ?", id_) or self._one(
            "SELECT question FROM alias WHERE id = ?", id_
        )
        return None if row is None else str(row[0])

    def _scenario_once_called(self, id_: str) -> Any:
        bodies = (self._plain(row[0]) for row in self._rows("SELECT body FROM scenario ORDER BY place"))
        return next((body for body in bodies if id_ in body.get("aliases", ())), None)

    def _meta(self, key: str) -> Any:
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        if row is None:
            raise DamagedIndexError(f"The compiled pack has no {key}.", hint="Try again.")
        return self._plain(row[0])

    def _one(self, query: str, value: str) -> Any:
        return next(iter(self._rows(query, (value,))), None)

    def _rows(self, query: str, values: Sequence[str | int] = ()) -> list[Any]:
        # A name typed in another encoding holds half characters, which SQLite refuses; no id has them.
        whole = [one.encode(errors="replace").decode() if isinstance(one, str) else one for one in values]
        with self._trust():
            return self._connection.execute(query, whole).fetchall()

    def _plain(self, text: str) -> Any:
        with self._trust():
            return json.loads(text)

    @contextmanager
    def _trust(self) -> Iterator[None]:
        """Throw the file away if what comes out of it was never put in."""
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.DatabaseError, AttributeError, KeyError, TypeError, ValueError) as error:
            if self._file is not None:
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)
            raise DamagedIndexError(
                f"The compiled pack {self._file} was damaged. It is deleted.", hint="Try again."
            ) from error


def _table(name: str) -> str:
    if name not in _TABLES:
        raise ValueError(f"no table {name}")
    return name


def _where(selection: Selection, questions: tuple[str, ...]) -> tuple[str, list[str | int]]:
    """The selection as SQL; every value is bound, none is written into it."""
    clauses, values = ["1"], list[str | int]()
    for clause, ids in (
        ("topic IN ({})", selection.topics),
        ("id IN (SELECT question FROM question_concept WHERE concept IN ({}))", selection.concepts),
        ("id IN ({})", questions),
        ("kind IN ({})", selection.kinds),
    ):
        if ids:
            clauses.append(clause.format(", ".join("?" * len(ids))))
            values += [str(id_) for id_ in ids]
    if selection.level is not None:
        clauses.append("level <= ?")
        values.append(_LEVELS.index(selection.level))
    return " AND ".join(clauses), values
