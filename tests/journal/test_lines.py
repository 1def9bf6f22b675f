"""Export and import: JSON Lines of version 1."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from eda_coach.errors import UsageError
from eda_coach.grading.response import Response
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log import views
from eda_coach.journal.log.lines import export_lines, import_lines
from eda_coach.journal.log.sqlite_errors import JournalDamagedError
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import Event, NoteKind
from tests.builders import (
    NOW,
    make_attempt,
    make_attempts,
    make_matching,
    make_multiple,
    make_note,
    make_numeric,
    make_ordering,
    make_session,
    make_single,
    make_true_false,
)
from tests.typed_builders import make_trade_off, make_typed_attempt

ODD = "é\u2028 🙂\udcef \x00\n"
# Cafe with a composed and a decomposed letter; says both and too much.
WORDS = (
    "Caf\u00e9, cafe\u0301: we ack after the commit.\nElse we ack before the charge. Kafka is exactly once."
)
OVERRULED: dict[str, str | int] = {"part": "stable-key", "verdict": "met", "points": 4, "agrees": 0}
AGREED: dict[str, str | int] = {"part": "stable-key", "verdict": "unsure", "points": 0, "agrees": 1}
# One of each kind of question, of note, and of text that is hard to carry.
EVENTS: list[Event] = [
    make_attempt(make_single("single"), Response(picked=("a",)), id_="e1", confidence=3, hinted=True),
    make_attempt(make_multiple("multiple"), Response(picked=("a", "c")), id_="e2", place=1, elapsed_s=2.5),
    make_attempt(make_true_false("claim"), Response(picked=("true",)), id_="e3", place=2),
    make_attempt(make_ordering("steps"), Response(picked=("s1", "s2", "s4", "s3")), id_="e4", place=3),
    make_attempt(make_matching("pairs"), Response(pairs=(("i1", "t1"), ("i2", "t9"))), id_="e5", place=4),
    make_attempt(make_numeric("number"), Response(text="1,000 requests"), id_="e6", place=5),
    make_attempt(make_single("odd"), Response(picked=("b",), text=ODD), id_="e7", place=6),
    make_note(NoteKind.SKIPPED, id_="n1", place=7, question_id="demo/skipped"),
    make_note(NoteKind.FLAGGED, id_="n2", question_id="demo/single"),
    make_note(NoteKind.FLAGGED, id_="n3", question_id="demo/multiple"),
    make_note(NoteKind.UNFLAGGED, id_="n4", question_id="demo/single"),
    make_note(NoteKind.UNDONE, id_="n5", attempt_id="e3"),
    make_note(NoteKind.OVERRULED, id_="n6", attempt_id="e4", facts={"points": 1, "verdict": "met"}),
    make_note(NoteKind.HINTED, id_="n7", place=7),
    make_note(NoteKind.ENDED, id_="n8"),
    make_typed_attempt(WORDS, id="e8", place=8),
    make_typed_attempt(
        "Maybe we send the order id.", make_trade_off("style"), id="e9", place=9, picked=("events",)
    ),
    make_note(NoteKind.OVERRULED, id_="n9", attempt_id="e8", facts=OVERRULED),
    make_note(NoteKind.OVERRULED, id_="n10", attempt_id="e9", facts=OVERRULED | {"points": 6}),
    make_note(NoteKind.OVERRULED, id_="n11", attempt_id="e9", facts=AGREED),
]


@pytest.fixture
def full(journal: SqliteJournal) -> SqliteJournal:
    """A journal with every kind of event."""
    journal.start(make_session([make_single("single"), make_matching("pairs"), make_numeric("number")]))
    journal.append(EVENTS)
    journal.start(make_session([], id_="session-2", with_confidence=True))
    return journal


def exported(journal: SqliteJournal, *, ascii_only: bool = False) -> list[str]:
    """An export as a file would hold it."""
    lines = list(export_lines(journal.records(), ascii_only=ascii_only))
    return "\n".join(lines).encode().decode().split("\n")


def test_the_exported_shape(full: SqliteJournal, snapshot: SnapshotAssertion) -> None:
    """If a journal is exported, then each line has the shape of version 1, which is never changed."""
    assert "\n".join(exported(full, ascii_only=True)) == snapshot


@pytest.mark.parametrize("ascii_only", [True, False])
def test_an_import_into_an_empty_journal_is_the_same_journal(
    full: SqliteJournal, tmp_path: Path, *, ascii_only: bool
) -> None:
    """If an export is imported elsewhere, then log, views and everything asked of them are equal."""
    records = import_lines(exported(full, ascii_only=ascii_only), name="journal.jsonl")

    with closing(open_journal(tmp_path / "other" / "journal.sqlite", now=NOW)) as other:
        added = other.merge_records(records)

        assert added == len(EVENTS) + 2
        assert list(other.records()) == list(full.records())
        assert views.contents(other.connection()) == views.contents(full.connection())
        assert (other.rows(), other.names()) == (full.rows(), full.names())
        assert (other.flagged(), other.standing("demo")) == (full.flagged(), full.standing("demo"))
        assert (other.open_session(), other.past("session-1")) == (
            full.open_session(),
            full.past("session-1"),
        )


def test_importing_twice_adds_nothing(full: SqliteJournal) -> None:
    """If everything is here already, then nothing is added."""
    records = import_lines(exported(full), name="journal.jsonl")

    assert full.merge_records(records) == 0


def test_an_event_that_is_named_twice_is_added_once(full: SqliteJournal, tmp_path: Path) -> None:
    """If a line stands twice in a file, then it counts once."""
    lines = exported(full)
    records = import_lines([*lines, lines[-1]], name="journal.jsonl")

    with closing(open_journal(tmp_path / "other" / "journal.sqlite", now=NOW)) as other:
        assert other.merge_records(records) == len(lines) - 1


def test_two_journals_become_one(full: SqliteJournal, tmp_path: Path) -> None:
    """If a journal has events of its own, then an import adds those it lacks."""
    with closing(open_journal(tmp_path / "other" / "journal.sqlite", now=NOW)) as other:
        other.append(make_attempts(2, session_id="elsewhere"))

        other.merge_records(import_lines(exported(full), name="journal.jsonl"))

        assert other.counts()["attempt"] == full.counts()["attempt"] + 2
        assert other.stale_views() == []


def test_blank_lines_and_line_ends_do_not_matter(full: SqliteJournal) -> None:
    """If a file went through Windows and an editor, then it is read all the same."""
    lines = [f"{line}\r\n" for line in exported(full)]

    assert import_lines([*lines, "\r\n", ""], name="x") == list(full.records())


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("", "no JSON"),
        ("Dear diary", "no JSON"),
        ("[]", "no export of a journal"),
        ('{"format": "anki", "version": 1}', "no export of a journal"),
        ('{"format": "eda-coach-journal", "version": 2}', "version 2, this program reads 1"),
        ('{"format": "eda-coach-journal"}', "version None"),
    ],
)
def test_a_file_that_is_no_export_is_refused(header: str, words: str) -> None:
    """If the first line is not the header of this version, then the error names it."""
    with pytest.raises(UsageError, match=rf"notes\.txt:1: .*{words}"):
        import_lines([header], name="notes.txt")


def changed(row: dict[str, Any], *keys: str, to: Any) -> str:
    """A line with one value changed, or dropped for ``...``."""
    inner = row = json.loads(json.dumps(row))
    for key in keys[:-1]:
        inner = inner[key]
    if to is ...:
        del inner[keys[-1]]
    else:
        inner[keys[-1]] = to
    return json.dumps(row)


BAD: dict[str, Callable[[dict[str, Any]], str]] = {
    "no JSON": lambda row: json.dumps(row)[:-1],
    "no object": lambda _row: "[1]",
    "too deep": lambda _row: "[" * 100_000,
    "a missing column": lambda row: changed(row, "place", to=...),
    "an unknown column": lambda row: changed(row, "extra", to=1),
    "an unknown kind": lambda row: changed(row, "kind", to="guessed"),
    "no id": lambda row: changed(row, "id", to=""),
    "an id that is no text": lambda row: changed(row, "id", to=7),
    "an id that SQLite cannot hold": lambda row: changed(row, "id", to="\ud800"),
    "a place that is no number": lambda row: changed(row, "place", to="0"),
    "a place beyond reason": lambda row: changed(row, "place", to=10**30),
    "a moment without an offset": lambda row: changed(row, "at", to="2026-11-23T20:00:00"),
    "a day that is none": lambda row: changed(row, "at", to="2026-13-23T20:00:00.000000Z"),
    "a day before all days": lambda row: changed(row, "at", to="0001-01-01T00:00:00.000000Z"),
    "an offset of days": lambda row: changed(row, "offset_min", to=3000),
    "a body that is a list": lambda row: changed(row, "body", to=[]),
    "another version": lambda row: changed(row, "body", "v", to=2),
    "an unknown part": lambda row: changed(row, "body", "mood", to="good"),
    "a missing part": lambda row: changed(row, "body", "hinted", to=...),
    "points that are text": lambda row: changed(row, "body", "score", "points", to="1"),
    "more points than there are": lambda row: changed(row, "body", "score", "points", to=2),
    "no points to earn": lambda row: changed(row, "body", "score", "max_points", to=0),
    "a chance above one": lambda row: changed(row, "body", "score", "chance", to=1.5),
    "a chance that is no number": lambda row: changed(row, "body", "score", "chance", to=float("nan")),
    "an unknown verdict": lambda row: changed(
        row, "body", "score", "verdicts", to=[{"part": "a", "verdict": "so-so", "points": 1}]
    ),
    "an unknown confidence": lambda row: changed(row, "body", "confidence", to=4),
    "a question without its topic": lambda row: changed(row, "body", "asked", "topic", to=...),
    "concepts that are a list": lambda row: changed(row, "body", "asked", "concepts", to=["a"]),
    "a title that SQLite cannot hold": lambda row: changed(row, "body", "asked", "topic_title", to="\ud800"),
    "half a pair": lambda row: changed(row, "body", "response", to={"pairs": [["i1"]]}),
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_refused_with_its_number(full: SqliteJournal, spoil: Callable[[Any], str]) -> None:
    """If one line is no event, then the error names it, and nothing is imported."""
    lines = exported(full)
    lines[2] = spoil(json.loads(lines[2]))

    with pytest.raises(UsageError, match=r"journal\.jsonl:3: this line is no"):
        import_lines(lines, name="journal.jsonl")


@pytest.mark.parametrize(
    ("id_", "keys", "to"),
    [
        ("session-1", ("body", "deck"), [{"question_id": "q"}]),
        ("session-1", ("body", "seed"), "1"),
        ("n6", ("body", "facts"), {"verdict": "met"}),
        ("n6", ("body", "facts"), {"points": -1}),
        ("n6", ("body", "facts"), [1]),
        ("n1", ("body", "more"), 1),
        ("n9", ("body", "facts", "verdict"), "so-so"),
        ("n9", ("body", "facts", "verdict"), 1),
        (
            "e8",
            ("body", "score", "verdicts"),
            [{"part": "ack-late", "verdict": "met", "points": 1, "spans": [1]}],
        ),
        ("e8", ("body", "asked", "criteria"), [{"id": "ack-late"}]),
    ],
)
def test_a_bad_session_or_note_is_refused(
    full: SqliteJournal, id_: str, keys: tuple[str, ...], to: object
) -> None:
    """If a session or note has not the shape of one, then the import is refused as well."""
    lines = exported(full)
    place = next(place for place, line in enumerate(lines) if f'"id":"{id_}"' in line)
    lines[place] = changed(json.loads(lines[place]), *keys, to=to)

    with pytest.raises(UsageError, match=f":{place + 1}: this line is no event"):
        import_lines(lines, name="journal.jsonl")


def test_an_event_that_cannot_be_read_is_not_exported(full: SqliteJournal) -> None:
    """If an event is worn, then the export says which, instead of leaving it out."""
    full.connection().execute("DROP TRIGGER event_is_fixed")
    full.connection().execute("UPDATE event SET body = '{' WHERE id = 'e2'")

    with pytest.raises(JournalDamagedError, match="'e2'"):
        list(export_lines(full.records()))
