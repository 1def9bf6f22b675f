"""What a review is called with."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.language.nearest import suggestion
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.rules.verdict import Severity


class ReviewFormat(StrEnum):
    """As what a review comes out."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"


_SHORT = {"md": ReviewFormat.MARKDOWN}


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """One document that is wanted.

    Attributes:
        path: None or ``-`` for standard output.
    """

    format: ReviewFormat
    path: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizWish:
    """What the quiz after a review is called with."""

    count: int | None = None
    seed: int | None = None
    answers: str | None = None
    pack: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewRequest:
    """The options of one call of ``eda-coach review``.

    Attributes:
        files: Paths of files and folders; ``-`` for standard input.
        against: Paths of the older version; none for no comparison.
        fail_on: Severity, or ``never``; None for the settings' own.
        min_severity: Findings below are left out of what is shown.
        config: Path of the settings; None for ``eda-coach.toml`` where it was called.
        baseline: Path of the baseline; None for the usual one where it was called.
        shows_model: Print the model instead of a review.
        to_design: Write the model as design.yaml to this path.
        quiz: None for no quiz.
    """

    files: tuple[str, ...]
    against: tuple[str, ...] = ()
    level: Level | None = None
    profile: Profile | None = None
    fail_on: str | None = None
    min_severity: Severity | None = None
    is_strict: bool = False
    outputs: tuple[Output, ...] = ()
    with_all_in_sarif: bool = False
    with_waived_in_sarif: bool = True
    config: str | None = None
    baseline: str | None = None
    uses_baseline: bool = True
    writes_baseline: bool = False
    shows_model: bool = False
    to_design: str | None = None
    quiz: QuizWish | None = None
    plain: bool = False
    now: str | None = None

    def check(self) -> None:
        """Check that the options go together.

        Raises:
            UsageError: They do not.
        """
        if not self.files:
            raise UsageError(
                "No design was named.", hint="Name files, or - for standard input: eda-coach review design.md"
            )
        on_screen = [one for one in self.outputs if one.path in (None, "-")]
        if len(on_screen) > 1:
            raise UsageError(
                "Only one format can go to standard output.",
                hint="Give the others a path: --format sarif=review.sarif",
            )
        answers = self.quiz.answers if self.quiz else None
        if (*self.files, *self.against, answers).count("-") > 1:
            raise UsageError("Standard input can be read only once.", hint="Name - once.")
        if self.quiz and any(one.format is not ReviewFormat.TEXT for one in on_screen):
            raise UsageError(
                "--quiz goes on where the review ends, and only text can be gone on with.",
                hint="Give the format a path: --format json=review.json",
            )
        if self.shows_model and self.to_design:
            raise UsageError("--model and --to-design exclude each other.", hint="Leave one of them out.")
        if self.shows_model and any(one.format not in _MODEL_FORMATS for one in self.outputs):
            raise UsageError("--model comes out as text or JSON.", hint="Leave --format out, or give json.")
        if (self.shows_model or self.to_design) and (self.quiz or self.against):
            raise UsageError(
                "--model and --to-design only show what was read.", hint="Call the review without them first."
            )


_MODEL_FORMATS = (ReviewFormat.TEXT, ReviewFormat.JSON)


def read_outputs(formats: list[str], output: str | None, *, as_json: bool) -> tuple[Output, ...]:
    """The documents that ``--format``, ``-o`` and ``--json`` ask for; text on the screen if none.

    Raises:
        UsageError: A format is not known, or a path is given twice.
    """
    wanted = [*formats, *(["json"] if as_json else [])] or ["text"]
    outputs = [_read_output(one) for one in wanted]
    if output is None:
        return tuple(outputs)
    open_ = [one for one in outputs if one.path is None]
    if len(open_) != 1:
        raise UsageError(
            "-o needs exactly one format without a path of its own.",
            hint="Give each format its own path: --format markdown=review.md --format sarif=review.sarif",
        )
    return tuple(Output(format=one.format, path=output) if one.path is None else one for one in outputs)


def _read_output(typed: str) -> Output:
    name, _, path = typed.partition("=")
    known = {one.value: one for one in ReviewFormat} | _SHORT
    if name.lower() not in known:
        raise UsageError(f"--format {typed!r} is not known.", hint=f"{suggestion(name, known).capitalize()}")
    if "=" in typed and not path:
        raise UsageError(f"--format {typed!r} names no file.", hint=f"Write it as --format {name}=FILE")
    return Output(format=known[name.lower()], path=path or None)
