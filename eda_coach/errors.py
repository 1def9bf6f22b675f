"""The errors a user may meet: each says what, where and what next."""


class CoachError(Exception):
    """Base of every expected failure; the CLI prints it without a traceback.

    Attributes:
        hint: What to do next; may be empty.
        exit_code: 1 for an expected failure, 2 for wrong usage or unreadable input.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(CoachError):
    """The call itself is wrong, or an input cannot be read at all."""

    exit_code = 2


class PackNotFoundError(UsageError):
    """No pack has that name, or the folder is no pack."""


class UnreadableResponseError(CoachError):
    """A typed response cannot be understood; it is asked for again, never scored."""


class JournalError(CoachError):
    """The journal cannot be opened, read or written."""
