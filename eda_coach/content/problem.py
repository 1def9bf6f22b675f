"""A mistake in a pack, told to its author."""

from dataclasses import dataclass

from eda_coach.language.printable import one_line


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One mistake, where it is, and how to mend it.

    Attributes:
        file: Path of the file, as the author would open it.
        line: From 1.
        column: From 1.
        path: Keys and positions that lead to it, as in ``questions.0.key``; empty for the file itself.
        what: What is wrong.
        mend: How to mend it.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    mend: str

    def __str__(self) -> str:
        """``file:line:column: path: what; how to mend it``, in one line whatever was typed."""
        place = f"{self.file}:{self.line}:{self.column}: "
        return one_line(place + (f"{self.path}: " if self.path else "") + f"{self.what}; {self.mend}")
