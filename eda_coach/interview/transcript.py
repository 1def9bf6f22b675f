"""What was said in an interview, turn by turn."""

from dataclasses import dataclass
from enum import StrEnum


class ProbeKind(StrEnum):
    """Why a probe is put, the most pressing reason first."""

    OVERCLAIM = "overclaim"
    MUST_HAVE = "must-have"
    WEAKEST = "weakest"
    FLIP = "flip"


@dataclass(frozen=True, kw_only=True, slots=True)
class Probe:
    """A follow-up question of the interviewer.

    Attributes:
        subject: Id of the overclaim, of the criterion, or of the flip's criterion.
        dimension: Id of the row of the scorecard it is about; empty where there is none.
        quote: The candidate's own words that provoke it; empty where it is provoked by silence.
        change: What has changed, of a flip.
    """

    kind: ProbeKind
    subject: str
    asks: str
    dimension: str
    quote: str = ""
    change: str = ""

    @property
    def id(self) -> str:
        """Tells it from all other probes of the scenario, in every sitting, for whatever reason it is put."""
        sort = "criterion" if self.kind in (ProbeKind.MUST_HAVE, ProbeKind.WEAKEST) else self.kind
        return f"{sort}/{self.subject}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What the candidate said in one go: in a phase, or to a probe.

    Attributes:
        phase: Id of the phase it belongs to.
        text: Empty where it was skipped.
        elapsed_s: It took, in seconds; None where nobody measured.
        probe: That it answers; None for the phase itself.
        hinted: Ids of the criteria whose hint was given in it.
    """

    phase: str
    text: str
    elapsed_s: float | None = None
    probe: Probe | None = None
    hinted: tuple[str, ...] = ()
