"""What a mock interview is called with."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.interview.mode import Mode


class CardFormat(StrEnum):
    """Formats of a scorecard."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"


@dataclass(frozen=True, kw_only=True, slots=True)
class MockRequest:
    """The options of one call of ``eda-coach mock``, as they were typed.

    Attributes:
        scenario: Id; None to be asked, or as the answer file says.
        minutes: None for as many as the pack says.
        level: None for the scenario's own.
        answers: Path of a file, ``-`` for standard input; None to ask a person.
        output: Path of a file for the scorecard; standard output for None or ``-``.
        format: None for Markdown into a file and text on the screen.
        now: ISO 8601; None for the clock.
    """

    scenario: str | None
    minutes: float | None
    level: Level | None
    is_pressure: bool
    is_coached: bool
    lists: bool
    shows_last: bool
    shows_worked: bool
    resumes: bool
    answers: str | None
    output: str | None
    format: CardFormat | None
    plain: bool
    pack: str | None
    now: str | None

    @property
    def mode(self) -> Mode:
        """How much is told on the way."""
        if self.is_pressure:
            return Mode.PRESSURE
        return Mode.COACH if self.is_coached else Mode.USUAL

    @property
    def only_shows(self) -> bool:
        """Whether nobody is interviewed."""
        return self.lists or self.shows_last or self.shows_worked

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
        if self.is_pressure and self.is_coached:
            raise UsageError("--pressure and --coach exclude each other.", hint="Leave one of them out.")
        chosen = (self.scenario, self.minutes, self.level, self.pack)
        plain = not (self.is_pressure or self.is_coached)
        if self.resumes and (chosen != (None,) * len(chosen) or self.answers or not plain):
            raise UsageError(
                "--resume goes on with the interview that was left.", hint="Leave the other options out."
            )
        if self.only_shows and (self.resumes or self.answers or not plain):
            raise UsageError(
                "--list, --last and --worked only show something.",
                hint="Leave the options of an interview out.",
            )
        if self.shows_worked and self.scenario is None:
            raise UsageError(
                "Nothing says whose worked answers to show.", hint="Name a scenario; --list lists them."
            )
        if self.format is CardFormat.JSON and self.answers is None and not self.only_shows:
            raise UsageError("--json never prompts.", hint="Give what is said with --answers FILE.")
