"""Every rule against designs that break it, keep it, and do not concern it."""

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.rules.rules import RULES
from eda_coach.review.rules.verdict import Verdict
from tests.review.reviewed import read_file, remarks_of, reviewed

FIXTURES = Path(__file__).parent / "fixtures"
_PREFIXES = ("bad_", "ok_", "na_")


class Case(NamedTuple):
    """A file with what a rule must say of it; the line is 0 where it does not matter."""

    rule: str
    file: Path
    verdict: Verdict
    line: int


def _cases() -> list[Case]:
    cases = []
    for folder in sorted(FIXTURES.iterdir()):
        expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
        for name, one in sorted(expected.items()):
            cases.append(Case(folder.name, folder / name, Verdict(one["verdict"]), one.get("line", 0)))
    return cases


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{case.file.name}" for case in CASES])
def test_a_rule_says_what_its_fixture_expects(case: Case) -> None:
    """A rule says what its fixture expects."""
    review = reviewed(read_file(case.file))

    assert review.verdict_by_rule[case.rule] is case.verdict
    if case.line:
        lines = [one.evidence[0].line for one in remarks_of(review, case.rule, case.verdict)]
        assert case.line in lines


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_card_and_a_fixture_of_each_sort(rule: str) -> None:
    """Each rule has a card and a fixture of each sort."""
    card = bundled_catalogue().cards[rule]
    files = {path.name for path in (FIXTURES / rule).iterdir()}
    told = {case.file.name for case in CASES if case.rule == rule}

    assert all(any(name.startswith(prefix) for name in told) for prefix in _PREFIXES)
    assert files == told | {"expected.yaml"}
    assert card.sources


def test_every_card_has_a_rule_and_every_fixture_folder_too() -> None:
    """Every card has a rule and every fixture folder too."""
    assert set(bundled_catalogue().cards) == set(RULES)
    assert {folder.name for folder in FIXTURES.iterdir()} == set(RULES)


def test_every_source_of_a_card_is_known_and_every_known_one_is_used() -> None:
    """Every source of a card is known and every known one is used."""
    catalogue = bundled_catalogue()
    used = {source for card in catalogue.cards.values() for source in card.sources}

    assert used == set(catalogue.sources)
