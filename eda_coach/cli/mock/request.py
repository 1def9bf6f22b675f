"""What a mock interview is called with."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.interview.mode import Mode


class CardFormat(StrEnum):
    """Formats of a scorecard."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"


class OnlyShown(StrEnum):
    """What can be shown without an interview."""

    LIST = "list"
    LAST = "last"
    WORKED = "worked"


@dataclass(frozen=True, kw_only=True, slots=True)
class MockRequest:
    """The options of one call of ``eda-coach mock``, as they were typed.

    Attributes:
        scenario: Id; None to be asked, or as the answer file says.
        minutes: None for as many as the pack says.
        level: None for the scenario's own.
        answers: Path of a file, ``-`` for standard input; None to ask a person.
        output: Path of a file for the scorecard; standard output for None or ``-``.
        shows: What is only to be shown; None where somebody is interviewed.
        format: None for Markdown into a file and text on the screen.
        now: ISO 8601; None for the clock.
    """

    scenario: str | None
    minutes: float | None
    level: Level | None
    mode: Mode
    shows: OnlyShown | None
    resumes: bool
    answers: str | None
    output: str | None
    format: CardFormat | None
    plain: bool
    pack: str | None
    now: str | None

    @property
    def card_format(self) -> CardFormat:
        """The format of the scorecard: Markdown where it goes into a file."""
        if self.format is not None:
            return self.format
        return CardFormat.TEXT if self.output in (None, "-") else CardFormat.MARKDOWN

    def check(self) -> None:
        """Check that the options go together.

        Raises:
            UsageError: They do not.
        """
        if self.minutes is not None and not isfinite(self.minutes):
            raise UsageError(f"--minutes {self.minutes} is no time.", hint="Give a number, such as 20.")
        chosen = (self.scenario, self.minutes, self.level, self.pack, self.answers)
        is_plain = self.mode is Mode.USUAL
        if self.resumes and not (chosen == (None,) * len(chosen) and is_plain):
            raise UsageError(
                "--resume goes on with the interview that was left.", hint="Leave the other options out."
            )
        if self.shows is not None and (self.resumes or self.answers or not is_plain):
            raise UsageError(
                f"--{self.shows} only shows something.", hint="Leave the options of an interview out."
            )
        unused = {
            "a scenario": self.scenario if self.shows is OnlyShown.LIST else None,
            "--minutes": self.minutes if self.shows else None,
            "--level": self.level if self.shows else None,
            "-o": self.output if self.shows is OnlyShown.LIST else None,
            "--pack": self.pack if self.shows is OnlyShown.LAST else None,
        }
        for option in (name for name, value in unused.items() if value is not None):
            raise UsageError(f"--{self.shows} has no use for {option}.", hint="Leave it out.")
        if self.shows is OnlyShown.WORKED and self.scenario is None:
            raise UsageError(
                "Nothing says whose worked answers to show.", hint="Name a scenario; --list lists them."
            )
        if self.format is CardFormat.JSON and self.answers is None and self.shows is None:
            raise UsageError("--json never prompts.", hint="Give what is said with --answers FILE.")
