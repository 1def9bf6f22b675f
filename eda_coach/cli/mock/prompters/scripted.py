"""A mock interview out of a file: nobody is asked, nothing is shown before the end."""

from collections.abc import Callable, Sequence

from eda_coach.cli.lines import Line
from eda_coach.cli.mock.prompters.port import Offered
from eda_coach.cli.mock.prompters.transcript_file import FiledTranscript, FiledTurn
from eda_coach.cli.prompters.port import OnOpenSession
from eda_coach.content.scenario import Scenario
from eda_coach.errors import CoachError, UsageError
from eda_coach.interview.mock.steps import Listen, MockMove, MockMoveKind, RateYourself, Shown
from eda_coach.interview.transcript import Probe
from eda_coach.language.nearest import suggestion


class ScriptedMockPrompter:
    """Says in each phase what the file has for it, and to each probe the next answer, or the one it names.

    Attributes:
        asked: Probes that were put, with what the file had to say to them.
    """

    def __init__(self, transcript: FiledTranscript) -> None:
        self._transcript = transcript
        self._answers = iter(transcript.answers)
        self._used: set[str] = set()

    def show(self, line: Line) -> None:
        """Nothing is shown before the end."""

    def move(
        self,
        step: Shown,
        *,
        running_s: Callable[[], float],  # noqa: ARG002 - the port's signature
        keep: Callable[[str], None],  # noqa: ARG002 - the port's signature
    ) -> MockMove:
        """The filed move at a step."""
        if isinstance(step, RateYourself):
            rating = self._transcript.self_ratings.get(step.dimension.id, 0)
            return MockMove(kind=MockMoveKind.RATE, rating=rating)
        if not isinstance(step, Listen):
            return MockMove(kind=MockMoveKind.NEXT)
        phase = step.agenda.slots[step.number - 1].phase
        turn = self._answer(step.probe) if step.probe else self._transcript.by_phase.get(phase.id)
        turn = turn or FiledTurn()
        return MockMove(kind=MockMoveKind.SAY, text=turn.text, elapsed_s=turn.elapsed_s, hinted=turn.hinted)

    def complain(self, error: CoachError) -> None:
        """What a file says and cannot be taken is wrong usage."""
        raise UsageError(str(error), hint=error.hint) from error

    def offer(self, words: str) -> OnOpenSession:  # noqa: ARG002 - the port's signature
        """A file says what it wants by its options; an open interview stays open."""
        return OnOpenSession.LEAVE

    def choose(self, scenarios: Sequence[Offered]) -> str:  # noqa: ARG002 - the port's signature
        """The scenario that the file names."""
        if not self._transcript.scenario:
            raise UsageError(
                "Nothing says which scenario is answered.",
                hint="Name it: `eda-coach mock SCENARIO --answers FILE`.",
            )
        return self._transcript.scenario

    def check(self, scenario: Scenario) -> None:
        """Check what the file says of the scenario.

        Raises:
            UsageError: It was written for another one, or names a hint that there is not.
        """
        named = self._transcript.scenario
        if named and named not in (scenario.id, *scenario.aliases):
            raise UsageError(
                f"The file answers {named!r}, not {scenario.id!r}.", hint="Leave one of the two names out."
            )
        known = [criterion.id for criterion in scenario.criteria]
        filed = self._transcript
        turns = (*filed.by_phase.values(), *filed.answers, *filed.by_probe.values())
        for id_ in (id_ for turn in turns for id_ in turn.hinted if id_ not in known):
            raise UsageError(f"There is no hint on {id_!r}.", hint=suggestion(id_, known).capitalize())

    def unused(self) -> list[str]:
        """What the file answers and nobody asked, in words."""
        left = [f"an answer to {id_!r}" for id_ in self._transcript.by_probe if id_ not in self._used]
        count = sum(1 for _ in self._answers)
        return left + ([f"{count} answer{'s' if count > 1 else ''} to probes"] if count else [])

    def _answer(self, probe: Probe) -> FiledTurn | None:
        for name in (probe.id, probe.subject):
            if name in self._transcript.by_probe:
                self._used.add(name)
                return self._transcript.by_probe[name]
        return next(self._answers, None)
