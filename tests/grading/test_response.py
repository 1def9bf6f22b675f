"""What a refused response is told."""

import pytest

from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response, check_pairs, check_picked


def test_near_miss() -> None:
    """If an unknown id is like a known one, then that one is suggested."""
    with pytest.raises(UnreadableResponseError, match="'optoin' is not among") as caught:
        check_picked(Response(picked=("optoin",)), ["option", "other"])

    assert caught.value.hint == 'Did you mean "option"?'


def test_count() -> None:
    """If too many are named, then both numbers are told."""
    with pytest.raises(UnreadableResponseError, match="2 named, 1 needed"):
        check_picked(Response(picked=("a", "b")), ["a", "b", "c"], exactly=1)


def test_long_id() -> None:
    """If an unknown id is endless, then its beginning is told, and soon."""
    with pytest.raises(UnreadableResponseError) as caught:
        check_pairs(Response(pairs=(("x" * 1_000_000, "t1"),)), ["i1"], ["t1"])

    assert len(str(caught.value)) < 80
