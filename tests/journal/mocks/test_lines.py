"""Export and import of mock interviews."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eda_coach.errors import UsageError
from eda_coach.interview.scorecard.card import CARD_VERSION
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.file.salvage import salvage
from eda_coach.journal.log.lines import export_lines, import_lines
from eda_coach.journal.log.mocks import MockLog
from eda_coach.journal.log.store import SqliteJournal
from tests.builders import NOW
from tests.journal.mock_builders import every_kind
from tests.journal.test_lines import changed, exported


@pytest.fixture
def full(journal: SqliteJournal) -> SqliteJournal:
    """A journal with every kind of event of a mock interview."""
    MockLog(journal).append(every_kind())
    return journal


def test_the_exported_shape(full: SqliteJournal, snapshot: SnapshotAssertion) -> None:
    """If mock interviews are exported, then each line has the shape of version 1, which is never changed."""
    assert "\n".join(exported(full, ascii_only=True)) == snapshot


@pytest.mark.parametrize("ascii_only", [True, False])
def test_an_import_into_an_empty_journal_is_the_same_journal(
    full: SqliteJournal, tmp_path: Path, *, ascii_only: bool
) -> None:
    """If an export is imported elsewhere, then rows, sittings and cards are equal there."""
    records = import_lines(exported(full, ascii_only=ascii_only), name="journal.jsonl")

    with closing(open_journal(tmp_path / "other" / "journal.sqlite", now=NOW)) as other:
        added = other.merge_records(records)

        there, here = MockLog(other), MockLog(full)
        assert added == len(every_kind())
        assert list(other.mock_records()) == list(full.mock_records()) == list(full.records())
        assert there.past("mock-1") == here.past("mock-1")
        assert (there.left(), there.cards()) == (here.left(), here.cards())
        assert other.stale_views() == []
        assert other.merge_records(records) == 0


def test_everything_is_saved_out_of_a_file(full: SqliteJournal, path: Path) -> None:
    """If a file is searched for what can be saved, then no event of a mock interview is left behind."""
    found = salvage(path, workplace=path)

    assert found.is_whole
    assert list(found.records) == list(full.records())


START, TURN, BACK, RATED, CARD, DROP = (
    "mock-1",
    "again",
    "mock-reopened-mock-1-1",
    "rated-1",
    "mock-ended-mock-1--1",
    "mock-dropped-mock-2--1",
)
BAD: dict[str, tuple[str, tuple[str, ...], object]] = {
    "a start without its level": (START, ("body", "body", "level"), ...),
    "a start without its scenario": (START, ("body", "body", "scenario_id"), ...),
    "an unknown level": (START, ("body", "body", "level"), "expert"),
    "an unknown mode": (START, ("body", "body", "mode"), "gentle"),
    "minutes that are no number": (START, ("body", "body", "minutes"), "many"),
    "minutes beyond all numbers": (START, ("body", "body", "minutes"), float("nan")),
    "a title that is no text": (START, ("body", "body", "title"), 7),
    "a clock that is neither on nor off": (START, ("body", "body", "is_timed"), "yes"),
    "probes that are no list": (START, ("body", "body", "before"), "flip/offline"),
    "an unknown part of a start": (START, ("body", "body", "mood"), "good"),
    "a turn without its text": (TURN, ("body", "body", "text"), ...),
    "a turn whose text is a number": (TURN, ("body", "body", "text"), 7),
    "a turn whose text is nothing": (TURN, ("body", "body", "text"), None),
    "a turn without its phase": (TURN, ("body", "body", "phase"), ...),
    "a turn whose time is text": (TURN, ("body", "body", "elapsed_s"), "long"),
    "a turn with an unknown part": (TURN, ("body", "body", "mood"), "good"),
    "a probe of an unknown kind": (TURN, ("body", "body", "probe"), {"kind": "trick", "subject": "x"}),
    "hints that are no list": (TURN, ("body", "body", "hinted"), 7),
    "a turn that is a list": (TURN, ("body", "body"), []),
    "a turn without a body": (TURN, ("body", "body"), ...),
    "ratings that are no numbers": (RATED, ("body", "body", "failure"), "much"),
    "a rating above all": (RATED, ("body", "body", "failure"), 7),
    "a rating below all": (RATED, ("body", "body", "failure"), -1),
    "ratings that are a list": (RATED, ("body", "body"), [1]),
    "a newer card": (CARD, ("body", "body", "version"), CARD_VERSION + 1),
    "a card with an unknown part": (CARD, ("body", "body", "mood"), "good"),
    "a card without its outcome": (CARD, ("body", "body", "outcome"), ...),
    "an unknown outcome": (CARD, ("body", "body", "outcome"), "splendid"),
    "a mean that is text": (CARD, ("body", "body", "mean"), "high"),
    "hints that are text": (CARD, ("body", "body", "hints"), "some"),
    "lines that are text": (CARD, ("body", "body", "criteria"), "all"),
    "a card that is a text": (CARD, ("body", "body"), "good"),
    "another version": (BACK, ("body", "v"), 2),
    "an unknown kind": (BACK, ("kind",), "mock-guessed"),
    "an unknown part": (DROP, ("body", "mood"), "good"),
    "a body that is a list": (DROP, ("body",), []),
}


@pytest.mark.parametrize(("id_", "keys", "to"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_refused_with_its_number(
    full: SqliteJournal, id_: str, keys: tuple[str, ...], to: object
) -> None:
    """If one line is no event of a mock interview, then the error names it, and nothing is imported."""
    lines = list(export_lines(full.records()))
    place = next(place for place, line in enumerate(lines) if line.startswith(f'{{"id":"{id_}"'))
    lines[place] = changed(json.loads(lines[place]), *keys, to=to)

    with pytest.raises(UsageError, match=rf"journal\.jsonl:{place + 1}: this line is no event"):
        import_lines(lines, name="journal.jsonl")
