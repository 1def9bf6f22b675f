"""Scenarios and the head of a pack, read from its compiled form."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.content.index.opening import open_pack
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.pack import Pack
from eda_coach.content.reading.pack_reader import read_pack
from eda_coach.errors import CoachError, UsageError
from tests.builders import DEMO_PACK, write_pack
from tests.content.broken import text_of
from tests.content.full_pack import FULL_PACK

SCENARIO = "scenarios/food-delivery.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The full pack with a second scenario, compiled."""
    files = {name: text_of(name) for name in FULL_PACK}
    parcels = text_of(SCENARIO).replace("food-delivery", "parcels").replace("meal-delivery", "packages")
    folder = write_pack(tmp_path / "full", files | {"scenarios/parcels.yaml": parcels})
    open_pack(folder, tmp_path / "cache").close()
    return folder


@pytest.fixture
def index(folder: Path, tmp_path: Path) -> Iterator[PackIndex]:
    """That pack, opened from its compiled form."""
    with closing(open_pack(folder, tmp_path / "cache")) as opened:
        yield opened


def _read(folder: Path) -> Pack:
    pack = read_pack(folder).pack
    assert pack is not None
    return pack


def test_scenarios_come_out_as_they_were_read(index: PackIndex, folder: Path) -> None:
    """If a scenario is asked for, then it is equal to what the author wrote, flips and samples included."""
    pack = _read(folder)

    found = [index.scenario(scenario.id) for scenario in pack.scenarios]

    assert tuple(found) == pack.scenarios
    assert len(found) == 2


@pytest.mark.parametrize(("alias", "id_"), [("meal-delivery", "food-delivery"), ("packages", "parcels")])
def test_scenario_is_found_by_its_alias(index: PackIndex, alias: str, id_: str) -> None:
    """If a scenario had another id once, then it is found by both."""
    assert index.scenario(alias) == index.scenario(id_)
    assert index.scenario(alias).id == id_


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("food-deliver", 'Did you mean "food-delivery"?'),
        ("zzz", "Known here: food-delivery, parcels"),
        ("", "Known here: food-delivery, parcels"),
        ("parcels\udcff", 'Did you mean "parcels"?'),
        ("' OR 1 --", "Known here: food-delivery, parcels"),
    ],
)
def test_unknown_scenario_is_told(index: PackIndex, id_: str, hint: str) -> None:
    """If there is no such scenario, then the error names the nearest, or all there are."""
    with pytest.raises(UsageError) as caught:
        index.scenario(id_)

    assert str(caught.value) == f"No scenario {id_!r} in the pack demo."
    assert caught.value.hint == hint


def test_pack_without_scenarios_has_none_to_name(tmp_path: Path) -> None:
    """If a pack has no scenario, then asking for one says so."""
    folder = write_pack(tmp_path / "demo", DEMO_PACK)

    with (
        closing(open_pack(folder, tmp_path / "cache")) as index,
        pytest.raises(UsageError, match="No scenario 'food-delivery' in the pack demo") as caught,
    ):
        index.scenario("food-delivery")

    assert caught.value.hint == "There is none yet"


def test_header_comes_out_as_it_was_read(index: PackIndex, folder: Path) -> None:
    """If the head of a pack is asked for, then topics, dimensions and phases are as the author wrote them."""
    header = index.header()

    assert header == _read(folder).header
    assert [phase.id for phase in header.phases] == ["scope"]
    assert [dimension.id for dimension in header.dimensions] == ["failure"]


def test_header_of_a_pack_without_phases(tmp_path: Path) -> None:
    """If a pack holds no mock interviews, then its head has neither dimensions nor phases."""
    folder = write_pack(tmp_path / "demo", DEMO_PACK)

    with closing(open_pack(folder, tmp_path / "cache")) as index:
        header = index.header()

    assert (header.dimensions, header.phases) == ((), ())


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE scenario SET body = '{'",
        "UPDATE scenario SET body = '{}'",
        "UPDATE scenario SET body = '[1]'",
        "DROP TABLE scenario",
    ],
)
def test_damaged_scenario_is_told_and_healed(folder: Path, tmp_path: Path, spoil: str) -> None:
    """If the compiled scenarios are not what was written, then they are refused once, and come back."""
    (file,) = (tmp_path / "cache" / "packs").iterdir()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(spoil)

    with (
        closing(open_pack(folder, tmp_path / "cache")) as index,
        pytest.raises(CoachError, match="was damaged") as caught,
    ):
        index.scenario("food-delivery")

    assert caught.value.hint == "Try again."
    with closing(open_pack(folder, tmp_path / "cache")) as index:
        assert index.scenario("food-delivery").id == "food-delivery"


@pytest.mark.parametrize("value", ["{", "{}", "[1]"])
def test_damaged_header_is_told_and_healed(folder: Path, tmp_path: Path, value: str) -> None:
    """If the compiled head of a pack is not what was written, then it is refused once, and comes back."""
    (file,) = (tmp_path / "cache" / "packs").iterdir()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'header'", (value,))

    with (
        closing(open_pack(folder, tmp_path / "cache")) as index,
        pytest.raises(CoachError, match="was damaged"),
    ):
        index.header()

    with closing(open_pack(folder, tmp_path / "cache")) as index:
        assert index.header().id == "demo"
