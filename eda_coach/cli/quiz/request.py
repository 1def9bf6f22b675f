"""What a quiz is called with."""

from dataclasses import dataclass

from eda_coach.content.index.selection import Selection
from eda_coach.errors import UsageError


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizRequest:
    """The options of one call of ``eda-coach quiz``, as they were typed.

    Attributes:
        pack: Name or folder; None for the bundled pack.
        answers: Path of an answer file, ``-`` for standard input; None to ask a person.
        now: ISO 8601; None for the clock.
    """

    selection: Selection
    count: int | None
    seed: int | None
    with_confidence: bool
    pack: str | None
    resumes: bool
    answers: str | None
    as_json: bool
    plain: bool
    now: str | None

    def check(self) -> None:
        """Check that the options go together.

        Raises:
            UsageError: They do not.
        """
        picks = (self.count, self.seed, self.pack, self.with_confidence)
        if self.resumes and (self.selection != Selection() or picks != (None, None, None, False)):
            raise UsageError(
                "--resume goes on with the deck that was left.", hint="Leave the other options out."
            )
        if self.as_json and self.answers is None:
            raise UsageError("--json never prompts.", hint="Give the answers with --answers FILE.")
