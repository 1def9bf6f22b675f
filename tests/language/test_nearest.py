"""Suggestions for mistyped words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.nearest import nearest, suggestion
from tests.strategies import LAW


@pytest.mark.parametrize(
    ("word", "found"), [("promt", "prompt"), ("prompt", "prompt"), ("zzz", None), ("", None)]
)
def test_nearest(word: str, found: str | None) -> None:
    """If a word is like a known one, then that one is found; else none is."""
    assert nearest(word, ["hint", "prompt"]) == found


def test_suggestion() -> None:
    """If a word is like a known one, then that one is suggested."""
    assert suggestion("typo", ["type", "hint"]) == 'did you mean "type"?'


def test_nothing_like_it() -> None:
    """If no known word is like it, then the known ones are listed in alphabetical order."""
    assert suggestion("zzz", ["type", "hint"]) == "known here: hint, type"


def test_long_list() -> None:
    """If too many words are known to be read, then the list is cut with a mark."""
    words = suggestion("zzz", [f"word-{number:02}" for number in range(20)])

    assert words.endswith("word-11 ...")


def test_nothing_known() -> None:
    """If no word is known, then that is said."""
    assert suggestion("zzz", []) == "there is none yet"


@LAW
@given(word=st.text(), known=st.lists(st.text(max_size=9), max_size=9))
def test_found_is_known(word: str, known: list[str]) -> None:
    """If a word is found, then it is one of the known ones, in whatever order they stand."""
    found = nearest(word, known)

    assert found is None or found in known
    assert found == nearest(word, reversed(known))
