"""What every expected failure carries with it."""

import pytest

from eda_coach.errors import CoachError, JournalError, PackNotFoundError, UnreadableResponseError, UsageError


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (CoachError, 1),
        (UnreadableResponseError, 1),
        (JournalError, 1),
        (UsageError, 2),
        (PackNotFoundError, 2),
    ],
)
def test_exit_codes(error: type[CoachError], exit_code: int) -> None:
    """If the call or an input is at fault, then the exit code is 2; of every other failure it is 1."""
    assert error("What.").exit_code == exit_code


def test_hint() -> None:
    """If an error is raised with a hint, then message and hint can be told apart."""
    error = CoachError("No such pack.", hint="Run `eda-coach pack list`.")

    assert (str(error), error.hint) == ("No such pack.", "Run `eda-coach pack list`.")


def test_without_hint() -> None:
    """If an error has no hint, then the hint is empty."""
    assert CoachError("No such pack.").hint == ""
