"""Which calls stand open while a sequence diagram is read: who works on what, and who waits for whom."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

# So many unanswered calls are kept in mind; in a diagram that shows no replies the oldest are forgotten.
_MOST_OPEN = 48


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A call or access without an answer so far.

    Attributes:
        number: Of its step.
        is_worked_on: Whether what the called does next happens inside it.
        is_left: Whether the caller went on without an answer.
    """

    number: int
    caller: str
    called: str
    inside: int | None
    is_worked_on: bool
    is_left: bool = False


# Calls in the order in which they were made.
State = tuple[Call, ...]


class Calls:
    """The open calls at one point of a diagram."""

    def __init__(self) -> None:
        self.state: State = ()

    def inside(self, who: str) -> int | None:
        """The call on which someone works now, the innermost; None if on none."""
        return next(
            (call.number for call in reversed(self.state) if call.called == who and call.is_worked_on), None
        )

    def open(self, number: int, caller: str, called: str, *, is_worked_on: bool) -> None:
        """Someone calls; the caller may or may not wait."""
        call = Call(
            number=number, caller=caller, called=called, inside=self.inside(caller), is_worked_on=is_worked_on
        )
        if len(self.state) >= _MOST_OPEN:
            self.state = _without_oldest(self.state)
        self.state = (*self.state, call)

    def start_anew(self, who: str, *, waits: Callable[[int], bool]) -> None:
        """Someone gets a message, and works on that from now on, unless it owes an answer.

        Args:
            who: Gets it.
            waits: Whether the call of a number is answered further down.
        """
        self.state = tuple(
            replace(call, is_worked_on=False)
            if call.called == who and call.is_worked_on and not waits(call.number)
            else call
            for call in self.state
        )

    def move_on(self, who: str, *, waits: Callable[[int], bool]) -> None:
        """Someone acts again, and so has its own calls behind it.

        Args:
            who: Acts.
            waits: Whether the call of a number is answered further down.
        """
        left = {call.number for call in self.state if call.caller == who and not waits(call.number)}
        if left:
            self.state = _left(self.state, left)

    def answered_by(self, called: str, caller: str) -> Call | None:
        """The open call to which an arrow from one to the other may be the answer: the latest."""
        return next(
            (call for call in reversed(self.state) if (call.called, call.caller) == (called, caller)), None
        )

    def around(self, who: str, caller: str) -> Call | None:
        """The open call of some caller during which someone works, at any depth."""
        by_number = {call.number: call for call in self.state}
        number = self.inside(who)
        while number is not None and number in by_number:
            call = by_number[number]
            if call.caller == caller:
                return call
            number = call.inside
        return None

    def close(self, call: Call) -> None:
        """A call is answered."""
        self.state = tuple(one for one in self.state if one.number != call.number)


def after_one_of(states: Sequence[State]) -> State:
    """The state after branches of which one happens: a call that is open in any is open still."""
    return _joined(states, lambda _call: True)


def after_all_of(before: State, states: Sequence[State]) -> State:
    """The state after branches that all happen: a call answered in any is answered."""
    numbers = [{call.number for call in state} for state in states]
    old = {call.number for call in before}
    return _joined(states, lambda call: call.number not in old or all(call.number in one for one in numbers))


def _joined(states: Iterable[State], keeps: Callable[[Call], bool]) -> State:
    by_number = dict[int, Call]()
    for state in states:
        for call in state:
            known = by_number.get(call.number, call)
            is_worked_on = known.is_worked_on or call.is_worked_on
            by_number[call.number] = replace(
                call, is_worked_on=is_worked_on, is_left=known.is_left and call.is_left
            )
    kept = sorted((call for call in by_number.values() if keeps(call)), key=lambda call: call.number)
    return tuple(kept[-_MOST_OPEN:])


def _left(state: State, numbers: set[int]) -> State:
    """The state when the callers of some calls went on; calls made during those are over too."""
    after = list[Call]()
    for call in state:
        if call.inside in numbers:
            numbers.add(call.number)
        after.append(replace(call, is_worked_on=False, is_left=True) if call.number in numbers else call)
    return tuple(after)


def _without_oldest(state: State) -> State:
    oldest = next((call for call in state if not call.is_worked_on), state[0])
    return tuple(call for call in state if call is not oldest)
