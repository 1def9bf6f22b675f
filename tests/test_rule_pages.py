"""The pages in docs/rules are those that the cards give."""

import json
from pathlib import Path

import pytest

from eda_coach.reports.review.pages import rule_pages
from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.readers.own.schema import design_schema

_DOCS = Path(__file__).parent.parent / "docs"
_PAGES = dict(rule_pages(bundled_catalogue()))


@pytest.mark.parametrize("name", _PAGES)
def test_a_page_says_what_its_card_says(name: str) -> None:
    """Pages are written by `make rule-pages`, never by hand."""
    assert (_DOCS / "rules" / name).read_text(encoding="utf-8") == _PAGES[name]


def test_there_is_no_page_without_a_card() -> None:
    """A rule that is gone leaves no page."""
    assert {path.name for path in (_DOCS / "rules").iterdir()} == set(_PAGES)


def test_the_published_schema_is_that_of_the_reader() -> None:
    """Editors check design.yaml by docs/design.schema.json."""
    published = json.loads((_DOCS / "design.schema.json").read_text(encoding="utf-8"))

    assert published == design_schema()
