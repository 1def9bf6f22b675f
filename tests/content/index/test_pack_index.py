"""What can be asked of a compiled pack."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from eda_coach.content.index.opening import open_pack
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.index.selection import Selection
from eda_coach.content.pack import Pack
from eda_coach.content.questions.question import Kind, Level
from eda_coach.content.reading.pack_reader import read_pack
from eda_coach.errors import UsageError
from tests.builders import write_pack
from tests.content.broken import text_of
from tests.content.full_pack import FULL_PACK

KEYED = ["who-fetches", "what-stays", "events-are-pushed", "outbox-order", "which-keeping", "in-flight"]
HINT = 'Did you mean "{}"?'
TYPED = ["charge-once", "which-style", "more-load", "push-is-events"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The full pack."""
    return write_pack(tmp_path / "full", {name: text_of(name) for name in FULL_PACK})


@pytest.fixture
def index(folder: Path, tmp_path: Path) -> Iterator[PackIndex]:
    """The full pack, compiled and opened from its compiled form."""
    open_pack(folder, tmp_path / "cache").close()
    with closing(open_pack(folder, tmp_path / "cache")) as opened:
        yield opened


def _pack(folder: Path) -> Pack:
    pack = read_pack(folder).pack
    assert pack is not None
    return pack


def _selected(index: PackIndex, **filters: Any) -> list[str]:
    ids_by_topic = index.ids_by_topic(Selection(**filters))
    return [id_ for ids in ids_by_topic.values() for id_ in ids]


def test_questions_come_out_as_they_were_read(index: PackIndex, folder: Path) -> None:
    """If a question of any kind is asked for, then it is equal to what the author wrote."""
    for question in _pack(folder).questions:
        assert index.question(question.id) == question


def test_summary_counts_what_is_there(index: PackIndex) -> None:
    """If a pack is opened, then its summary has its name and the number of everything."""
    assert (index.id, index.version) == ("demo", "1.0")
    assert index.summary == {
        "id": "demo",
        "title": "Demo",
        "version": "1.0",
        "licence": "CC0-1.0",
        "topics": 2,
        "concepts": 1,
        "questions": 10,
        "scenarios": 1,
        "sources": 1,
        "kinds": {
            "constraint-flip": 1,
            "matching": 1,
            "multiple-choice": 1,
            "numeric": 1,
            "ordering": 1,
            "short-answer": 1,
            "single-choice": 1,
            "trade-off": 1,
            "true-false": 2,
        },
        "levels": {"junior": 1, "mid": 6, "senior": 2, "staff": 1},
    }


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, KEYED + TYPED),
        ({"topics": ("more",)}, KEYED[3:] + TYPED),
        ({"topics": ("more", "basics")}, KEYED + TYPED),
        ({"concepts": ("push-vs-pull",)}, KEYED + TYPED),
        ({"level": Level.JUNIOR}, ["who-fetches"]),
        ({"level": Level.MID}, [*KEYED[:3], *TYPED]),
        ({"level": Level.STAFF}, KEYED + TYPED),
        ({"kinds": (Kind.TRUE_FALSE, Kind.NUMERIC)}, ["events-are-pushed", "in-flight", "push-is-events"]),
        ({"questions": ("in-flight", "who-fetches")}, ["who-fetches", "in-flight"]),
        ({"questions": ("old-fetch", "charge-twice")}, ["who-fetches", "charge-once"]),
        ({"topics": ("basics",), "level": Level.MID, "kinds": (Kind.SINGLE_CHOICE,)}, ["who-fetches"]),
        ({"topics": ("basics",), "kinds": (Kind.ORDERING,)}, []),
    ],
)
def test_selection_lets_through_what_keeps_every_filter(
    index: PackIndex, filters: dict[str, Any], ids: list[str]
) -> None:
    """If filters are given, then all must hold; a level means up to it; the order is that of the pack."""
    assert _selected(index, **filters) == ids


def test_topic_without_a_question_is_left_out(index: PackIndex) -> None:
    """If no question of a topic is selected, then the topic does not appear."""
    assert list(index.ids_by_topic(Selection(level=Level.JUNIOR))) == ["basics"]


@pytest.mark.parametrize(
    ("filters", "told", "hint"),
    [
        ({"topics": ("basic",)}, "No topic 'basic' in the pack demo.", 'Did you mean "basics"?'),
        (
            {"concepts": ("push-pull",)},
            "No concept 'push-pull' in the pack demo.",
            'Did you mean "push-vs-pull"?',
        ),
        (
            {"questions": ("in-fligth",)},
            "No question 'in-fligth' in the pack demo.",
            'Did you mean "in-flight"?',
        ),
        ({"topics": ("zzz",)}, "No topic 'zzz' in the pack demo.", "Known here: basics, more"),
        ({"topics": ("' OR 1 --",)}, None, "Known here: basics, more"),
        ({"questions": ("in-flight\udcff",)}, None, 'Did you mean "in-flight"?'),
    ],
)
def test_unknown_name_in_a_selection_is_told(
    index: PackIndex, filters: dict[str, Any], told: str | None, hint: str
) -> None:
    """If a selection names what the pack does not have, then the error names the nearest."""
    with pytest.raises(UsageError) as caught:
        index.ids_by_topic(Selection(**filters))

    assert told is None or str(caught.value) == told
    assert caught.value.hint == hint


def test_question_is_found_by_its_alias(index: PackIndex) -> None:
    """If a question had another id once, then it is found by both."""
    assert index.question("old-fetch").id == "who-fetches"
    assert index.current_id("old-fetch") == index.current_id("who-fetches") == "who-fetches"
    assert index.has_question("old-fetch")
    assert not index.has_question("new-fetch")


@pytest.mark.parametrize("ask", ["question", "current_id"])
def test_unknown_question_is_told(index: PackIndex, ask: str) -> None:
    """If there is no such question, then the error names the nearest."""
    with pytest.raises(UsageError, match="No question 'who-fetch'") as caught:
        getattr(index, ask)("who-fetch")

    assert caught.value.hint == 'Did you mean "who-fetches"?'


@pytest.mark.parametrize(
    ("table", "id_", "key", "value"),
    [
        ("topic", "more", "title", "More"),
        ("concept", "push-vs-pull", "level", "junior"),
        ("question", "in-flight", "tolerance", 0.02),
        ("source", "rfc9110", "status", "source-repo"),
        ("misconception", "always-pushed", "concept", "push-vs-pull"),
        ("scenario", "food-delivery", "minutes_by_phase", {"scope": 5.5}),
    ],
)
def test_body_of_anything_is_found(index: PackIndex, table: str, id_: str, key: str, value: object) -> None:
    """If anything is asked for by sort and id, then its plain values come; None for an unknown id."""
    body = index.body(table, id_)

    assert body is not None
    assert body[key] == value
    assert index.body(table, "nothing") is None


def test_titles_come_for_known_ids(index: PackIndex) -> None:
    """If titles are asked for, then unknown ids are left out, and none are fine."""
    assert index.titles("source", ["rfc9110", "rfc1"]) == {"rfc9110": "RFC 9110"}
    assert index.titles("misconception", iter(["always-pushed"])) == {
        "always-pushed": "Events are always pushed."
    }
    assert index.titles("topic", []) == {}


def test_ids_come_in_the_order_of_the_pack(index: PackIndex) -> None:
    """If ids of a sort are asked for, then they come as the author ordered them."""
    assert index.ids("topic") == ["basics", "more"]
    assert index.ids("question") == KEYED + TYPED


def test_unknown_sort_is_a_mistake_of_the_program(index: PackIndex) -> None:
    """If a sort is asked for that there is not, then that is no error of a user."""
    with pytest.raises(ValueError, match="no table meta"):
        index.ids("meta")


def test_selection_holds_nothing_by_default() -> None:
    """If no filter is given, then every field is empty."""
    assert not any(getattr(Selection(), field.name) for field in fields(Selection))


def test_closed_index_is_a_mistake_of_the_program(folder: Path, tmp_path: Path) -> None:
    """If a closed index is asked, then that is a bug, and the compiled pack is not thrown away for it."""
    open_pack(folder, tmp_path / "cache").close()
    index = open_pack(folder, tmp_path / "cache")
    index.close()

    with pytest.raises(sqlite3.ProgrammingError):
        index.ids("topic")

    assert list((tmp_path / "cache" / "packs").iterdir())
