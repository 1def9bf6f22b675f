"""The frames of a sequence diagram that stand open, and what they do to open calls."""

from dataclasses import dataclass, field, replace

from eda_coach.review.model.flow import Block, BlockKind
from eda_coach.review.readers.sequence.drawn import Opening
from eda_coach.review.readers.sequence.meaning.calls import Calls, State, after_all_of, after_one_of

# Frames deeper than this are told of no step; nobody draws so many.
_DEEPEST = 24


@dataclass(kw_only=True, slots=True)
class Frame:
    """An open frame.

    Attributes:
        line: Of the words of the current branch.
        before: The open calls when it began.
        done: The open calls at the end of each branch so far.
        begun: Number of its first step.
        first: Number of the first step of the current branch.
    """

    block: Block
    line: int
    leaves: bool
    before: State
    done: list[State] = field(default_factory=list)
    begun: int
    first: int

    @property
    def tells(self) -> bool:
        """Whether its words hold for the arrows in it, rather than for a case that may come."""
        return self.block.kind is not BlockKind.ALTERNATIVE and not self.leaves


class Frames:
    """The frames around one point of a diagram.

    Args:
        calls: The open calls, which branches share and leave.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._open = list[Frame]()
        self._number = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The frames around the next step, the outermost first."""
        return tuple(frame.block for frame in self._open[:_DEEPEST])

    @property
    def innermost(self) -> Frame | None:
        """The innermost frame."""
        return self._open[-1] if self._open else None

    def open(self, opening: Opening, *, step: int) -> None:
        """A frame begins before a step."""
        block = Block(number=self._number, kind=opening.kind, label=opening.label)
        self._number += 1
        self._open.append(
            Frame(
                block=block,
                line=opening.line,
                leaves=opening.leaves,
                before=self._calls.state,
                begun=step,
                first=step,
            )
        )

    def branch(self, label: str, line: int, *, step: int) -> bool:
        """The next branch begins before a step; gives whether there is a frame that it may be of."""
        if not self._open:
            return False
        frame = self._open[-1]
        frame.done.append(self._calls.state)
        self._calls.state = frame.before
        frame.block = replace(frame.block, branch=frame.block.branch + 1, label=label)
        frame.line, frame.first = line, step
        return True

    def close(self) -> bool:
        """The innermost frame ends; gives whether there is one."""
        if not self._open:
            return False
        frame = self._open.pop()
        self._calls.state = _after(frame, self._calls.state)
        return True


def _after(frame: Frame, last: State) -> State:
    states = [*frame.done, last]
    match frame.block.kind:
        case BlockKind.PARALLEL:
            return after_all_of(frame.before, states)
        case BlockKind.OPTIONAL if frame.leaves:
            return frame.before
        case BlockKind.LOOP | BlockKind.GROUP:
            return last
        case BlockKind.CRITICAL:
            return after_one_of(states)
        case _:
            # Without an "else" it may not happen at all.
            return after_one_of(states if len(states) > 1 else [frame.before, last])
