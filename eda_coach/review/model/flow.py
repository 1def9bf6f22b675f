"""What happens one step after the other, out of a sequence diagram or a list of steps."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.review.model.edge import Edge
from eda_coach.review.model.evidence import Evidence


class BlockKind(StrEnum):
    """A frame around steps."""

    ALTERNATIVE = "alternative"
    OPTIONAL = "optional"
    LOOP = "loop"
    PARALLEL = "parallel"
    CRITICAL = "critical"
    GROUP = "group"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A frame around steps.

    Attributes:
        number: Rising from 0 within a flow; the branches of one frame share it.
        branch: Of an alternative or parallel frame, from 0.
        label: As written, such as ``payment fails``.
    """

    number: int
    kind: BlockKind
    branch: int = 0
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One arrow of a flow.

    Attributes:
        number: Place in the flow, from 0.
        inside: Number of the call during which it happens, the innermost; None outside of every call.
        answered_at: Of a call, number of the step that is its reply; None if no reply is shown.
        blocks: Frames around it, the outermost first.
        note: Words of notes that stand at it; may be empty.
    """

    number: int
    edge: Edge
    inside: int | None = None
    answered_at: int | None = None
    blocks: tuple[Block, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """Steps in their order.

    Attributes:
        name: Heading or title; may be empty.
        steps: In order; never empty.
        evidence: The diagram as a whole, or its first line.
    """

    name: str
    steps: tuple[Step, ...]
    evidence: Evidence
