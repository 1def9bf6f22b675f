"""A pack into its compiled form."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from eda_coach.content.coding import encode
from eda_coach.content.index.fingerprint import FileStamp
from eda_coach.content.pack import Pack
from eda_coach.content.questions.question import Level

_LEVELS = tuple(Level)
# `place` is the order in the pack. Rows keep a rowid: without one the file was 1.9 times as large.
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE topic (place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, body TEXT);
CREATE TABLE concept (place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, body TEXT);
CREATE TABLE misconception (place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, body TEXT);
CREATE TABLE source (place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, body TEXT);
CREATE TABLE overclaim (place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, body TEXT);
CREATE TABLE scenario (place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, body TEXT);
CREATE TABLE question (
  place INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, topic TEXT, level INTEGER, kind TEXT, body TEXT
);
CREATE TABLE question_concept (concept TEXT, question TEXT);
CREATE TABLE alias (id TEXT PRIMARY KEY, question TEXT);
"""
# Made after the rows are in. `facets` covers every filter, so that a selection never reads a body.
_INDEXES = """
CREATE INDEX facets ON question (topic, place, level, kind, id);
CREATE INDEX by_concept ON question_concept (concept, question);
"""


def compile_pack(pack: Pack, stamps: tuple[FileStamp, ...], *, key: str) -> sqlite3.Connection:
    """Compile a pack into a database in memory.

    Args:
        pack: Without problems.
        stamps: Of the files it was read from, taken before they were read.
        key: Tells programs apart that compile differently.
    """
    connection = sqlite3.connect(":memory:")
    connection.executescript(_SCHEMA)
    with connection:
        _fill(connection, pack)
        meta: dict[str, Any] = {"key": key, "stamps": [list(stamp) for stamp in stamps]}
        meta |= {"header": encode(pack.header), "summary": _summary(pack), "lexicon": encode(pack.lexicon)}
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", ((name, json.dumps(one)) for name, one in meta.items())
        )
    connection.executescript(_INDEXES)
    return connection


def _fill(connection: sqlite3.Connection, pack: Pack) -> None:
    misconceptions = [
        (id_, text, {"concept": concept.id, "text": text})
        for concept in pack.concepts
        for id_, text in concept.misconceptions.items()
    ]
    _insert(connection, "topic", ((topic.id, topic.title, encode(topic)) for topic in pack.header.topics))
    _insert(
        connection, "concept", ((concept.id, concept.title, encode(concept)) for concept in pack.concepts)
    )
    _insert(connection, "misconception", misconceptions)
    _insert(connection, "source", ((source.id, source.title, encode(source)) for source in pack.sources))
    _insert(connection, "overclaim", ((one.id, one.correction, encode(one)) for one in pack.overclaims))
    _insert(connection, "scenario", ((one.id, one.title, encode(one)) for one in pack.scenarios))
    questions = (
        (place, one.id, one.prompt, one.topic, _LEVELS.index(one.level), one.kind.value, _json(encode(one)))
        for place, one in enumerate(pack.questions)
    )
    connection.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?)", questions)
    concepts = ((concept, one.id) for one in pack.questions for concept in one.concepts)
    connection.executemany("INSERT INTO question_concept VALUES (?, ?)", concepts)
    aliases = ((alias, one.id) for one in pack.questions for alias in one.aliases)
    connection.executemany("INSERT INTO alias VALUES (?, ?)", aliases)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[str, str, Any]]) -> None:
    values = ((place, id_, title, _json(body)) for place, (id_, title, body) in enumerate(rows))
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", values)  # noqa: S608 - our own names


def _summary(pack: Pack) -> dict[str, Any]:
    header = pack.header
    return {
        "id": header.id,
        "title": header.title,
        "version": header.version,
        "licence": header.licence,
        "topics": len(header.topics),
        "concepts": len(pack.concepts),
        "questions": len(pack.questions),
        "scenarios": len(pack.scenarios),
        "sources": len(pack.sources),
        "kinds": _counted([question.kind.value for question in pack.questions]),
        "levels": {level.value: sum(one.level == level for one in pack.questions) for level in Level},
    }


def _counted(words: Sequence[str]) -> dict[str, int]:
    return {word: words.count(word) for word in sorted(set(words))}


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
