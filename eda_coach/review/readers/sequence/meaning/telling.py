"""What an arrow means: a call, an answer, a publication, a delivery, an access.

Authors draw the same thing in many ways: dashed lines for answers or for deliveries, a consumer's arrows into
the topic or out of it. So the kinds of both ends, the words and the open calls decide; the line only helps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.sequence.drawn import Arrow, Head
from eda_coach.review.readers.sequence.meaning import labels
from eda_coach.review.readers.sequence.meaning.calls import Call, Calls
from eda_coach.review.readers.sequence.meaning.kinds import Sort
from eda_coach.review.readers.sequence.meaning.messages import kind_of_message, names_in

# Of these protocols whoever asks waits for the answer, drawn or not.
_WAITING = frozenset({"http", "grpc", "graphql", "soap", "sql"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """What an arrow means.

    Attributes:
        is_turned: Whether the edge runs against the arrow, as of a consumer that is drawn to ask the topic.
        inside: Number of the call during which it happens.
        answers: Number of the call that it answers.
    """

    kind: EdgeKind
    sync: Known = Known.UNKNOWN
    is_certain: bool = True
    is_turned: bool = False
    inside: int | None = None
    answers: int | None = None


class Telling:
    """Tells the meaning of the arrows of one diagram, in their order.

    Args:
        arrows: All of the diagram; their places are the numbers of the calls.
        sorts: What the participants are, by alias.
    """

    def __init__(self, arrows: Sequence[Arrow], sorts: Mapping[str, Sort]) -> None:
        self.calls = Calls()
        self._arrows = arrows
        self._kinds = {alias: sort.kind for alias, sort in sorts.items()}
        self._next, self._before = _neighbours(arrows)
        self._called = set[tuple[str, str]]()
        self._last_at = dict[str, int]()

    def meant(self, number: int) -> Meant:
        """What the arrow of a number means; numbers must rise one by one."""
        arrow = self._arrows[number]
        inside = self.calls.inside(arrow.source)
        if arrow.source == arrow.target:
            return self._own(arrow, inside)
        carries = [self._kinds[end] in CARRYING for end in (arrow.source, arrow.target)]
        match carries:
            case [True, True]:
                meant = Meant(kind=EdgeKind.DELIVER, sync=Known.NO)
            case [False, True]:
                meant = self._to_carrier(number, arrow, inside)
            case [True, False]:
                meant = self._from_carrier(number, arrow)
            case _:
                meant = self._direct(number, arrow, inside)
        self._last_at |= {arrow.source: number, arrow.target: number}
        return meant

    def waits(self, number: int) -> bool:
        """Whether a call is answered further down: the next arrow of the two comes back and asks nothing."""
        back = self._next[number]
        if back is None or self._arrows[back].source == self._arrows[number].source:
            return False
        label = self._arrows[back].label
        return not (labels.is_request(label) if self._arrows[back].is_dashed else labels.asks(label))

    def _own(self, arrow: Arrow, inside: int | None) -> Meant:
        works = self._kinds[arrow.source] not in ASKING | CARRYING | {ElementKind.STORE}
        return Meant(kind=EdgeKind.CALL if works else EdgeKind.LINK, inside=inside)

    def _to_carrier(self, number: int, arrow: Arrow, inside: int | None) -> Meant:
        self.calls.move_on(arrow.source, waits=self.waits)
        delivered = self._back_of(number)
        if delivered is not None and _is_acknowledgement(arrow):
            return Meant(kind=EdgeKind.REPLY, sync=Known.NO, inside=inside)
        if labels.acknowledges(arrow.label) and not labels.publishes(arrow.label):
            return Meant(kind=EdgeKind.REPLY, sync=Known.NO, inside=inside)
        if labels.consumes(arrow.label):
            if self._is_given(number):
                # What comes back is the delivery.
                return Meant(kind=EdgeKind.LINK, inside=inside)
            self.calls.start_anew(arrow.source, waits=self.waits)
            return Meant(kind=EdgeKind.DELIVER, sync=Known.NO, is_turned=True, inside=inside)
        return Meant(kind=EdgeKind.PUBLISH, sync=Known.NO, inside=inside)

    def _is_given(self, number: int) -> bool:
        """Whether a carrier that is asked for messages is drawn to give some."""
        next_ = self._next[number]
        if next_ is None or self._arrows[next_].source != self._arrows[number].target:
            return False
        label = self._arrows[next_].label
        return bool(label) and not labels.acknowledges(label)

    def _from_carrier(self, number: int, arrow: Arrow) -> Meant:
        published = self._back_of(number)
        # Once the carrier has handed the message on, what comes back is another message.
        is_next = published is not None and self._last_at.get(arrow.source) == published
        is_asked = published is not None and labels.consumes(self._arrows[published].label)
        if is_next and (_is_acknowledgement(arrow) or (not is_asked and _is_receipt(arrow))):
            inside = self.calls.inside(arrow.target)
            # The asking is told as the delivery, which nobody answers.
            answers = None if is_asked else published
            return Meant(kind=EdgeKind.REPLY, sync=Known.NO, inside=inside, answers=answers)
        self.calls.start_anew(arrow.target, waits=self.waits)
        return Meant(kind=EdgeKind.DELIVER, sync=Known.NO)

    def _back_of(self, number: int) -> int | None:
        """The arrow before of the same two, if it goes the other way."""
        before = self._before[number]
        is_back = before is not None and self._arrows[before].source == self._arrows[number].target
        return before if is_back else None

    def _direct(self, number: int, arrow: Arrow, inside: int | None) -> Meant:
        """What passes between two of which none carries messages."""
        answered = self._answered(number, arrow)
        self.calls.move_on(arrow.source, waits=self.waits)
        if answered is not None:
            self.calls.close(answered)
            # A store works inside no call; its answer belongs to what it answers.
            around = answered.number if inside is None else inside
            return Meant(kind=EdgeKind.REPLY, sync=Known.NO, inside=around, answers=answered.number)
        stores = [self._kinds[end] is ElementKind.STORE for end in (arrow.source, arrow.target)]
        if any(stores):
            return self._of_store(number, arrow, inside, is_source=stores[0])
        if self._is_late_answer(arrow):
            return Meant(kind=EdgeKind.REPLY, sync=Known.NO, inside=inside)
        return self._call(number, arrow, None if labels.calls_back(arrow.label) else inside)

    def _is_late_answer(self, arrow: Arrow) -> bool:
        """Whether a dashed arrow answers a call that is over; what is pushed to a screen does not."""
        if not arrow.is_dashed or (arrow.target, arrow.source) not in self._called:
            return False
        is_push = self._kinds[arrow.target] in ASKING and labels.shows(arrow.label)
        return not (is_push or labels.asks(arrow.label))

    def _answered(self, number: int, arrow: Arrow) -> Call | None:
        """The open call that an arrow answers; None if it answers none."""
        call = self.calls.answered_by(arrow.source, arrow.target)
        if arrow.is_dashed:
            return None if labels.is_request(arrow.label) else call or self._answered_past(arrow)
        if call is None or labels.asks(arrow.label):
            return None
        is_plain = not (call.is_left or arrow.activates or arrow.head is Head.ASYNCHRONOUS)
        if arrow.head is Head.ASYNCHRONOUS and (
            call.is_left or self._kinds[arrow.source] is ElementKind.STORE
        ):
            return None
        is_answer = labels.answers(arrow.label) or (is_plain and not self._is_answered_later(number))
        return call if is_answer else None

    def _answered_past(self, arrow: Arrow) -> Call | None:
        """The user's open call, if someone who works on it answers past whoever was called."""
        if self._kinds[arrow.target] not in ASKING or not labels.answers(arrow.label):
            return None
        return self.calls.around(arrow.source, arrow.target)

    def _is_answered_later(self, number: int) -> bool:
        """Whether a dashed arrow of the two follows, which then is an answer: to this one, or past it."""
        next_ = self._next[number]
        return next_ is not None and self._arrows[next_].is_dashed

    def _of_store(self, number: int, arrow: Arrow, inside: int | None, *, is_source: bool) -> Meant:
        if is_source:
            # Unasked, a store answers nobody; a stream of changes may be meant.
            kind = EdgeKind.REPLY if arrow.is_dashed else EdgeKind.LINK
            return Meant(kind=kind, is_certain=False)
        access = labels.access_of(arrow.label)
        self.calls.open(number, arrow.source, arrow.target, is_worked_on=False)
        kind = EdgeKind.READ if access is labels.Access.READ else EdgeKind.WRITE
        return Meant(kind=kind, is_certain=access is not None, inside=inside)

    def _call(self, number: int, arrow: Arrow, inside: int | None) -> Meant:
        sync = self._sync(number, arrow)
        self.calls.open(number, arrow.source, arrow.target, is_worked_on=sync is not Known.NO)
        if sync is Known.NO:
            self.calls.start_anew(arrow.target, waits=self.waits)
        self._called.add((arrow.source, arrow.target))
        is_vague = arrow.is_dashed and sync is not Known.NO and not labels.asks(arrow.label)
        return Meant(kind=EdgeKind.CALL, sync=sync, is_certain=not is_vague, inside=inside)

    def _sync(self, number: int, arrow: Arrow) -> Known:
        """Whether a caller waits, as far as the arrow itself tells."""
        if arrow.head is Head.ASYNCHRONOUS or labels.is_asynchronous(arrow.label):
            return Known.NO
        is_push = self._kinds[arrow.target] in ASKING and self._kinds[arrow.source] not in ASKING
        if is_push or (labels.tells(arrow.label) and not self.waits(number)):
            return Known.NO
        return Known.YES if labels.protocol_of(arrow.label) in _WAITING else Known.UNKNOWN


def _is_acknowledgement(arrow: Arrow) -> bool:
    return labels.acknowledges(arrow.label) or (arrow.is_dashed and not arrow.label)


def _is_receipt(arrow: Arrow) -> bool:
    """Whether a publisher gets something back at once that is no event: the id of its message."""
    if not arrow.is_dashed or labels.hands_on(arrow.label):
        return False
    return all(kind_of_message(name) is not MessageKind.EVENT for name in names_in(arrow.label))


def _neighbours(arrows: Sequence[Arrow]) -> tuple[list[int | None], list[int | None]]:
    """The next and the previous arrow of the same two, either way, for every arrow."""
    following: list[int | None] = [None] * len(arrows)
    before: list[int | None] = [None] * len(arrows)
    last = dict[frozenset[str], int]()
    for number, arrow in enumerate(arrows):
        pair = frozenset((arrow.source, arrow.target))
        before[number] = last.get(pair)
        if pair in last:
            following[last[pair]] = number
        last[pair] = number
    return following, before
