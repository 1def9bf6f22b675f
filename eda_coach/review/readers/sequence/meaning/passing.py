"""Which messages pass at the arrows of a diagram, where only some of the arrows name them."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.readers.sequence.meaning.messages import IsPart, identifiers_in, name_in_note, names_in

Names = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """An arrow at which a message passes.

    Attributes:
        kind: Publish or deliver; call, if a service tells another of an event.
        carrier: Alias of the channel or broker; of the target, if no carrier is drawn.
        partner: Alias of who publishes or is delivered to.
        is_asked: Whether the partner is drawn to ask the carrier: then the label need not name a message.
        notes: Words of short notes at it.
    """

    kind: EdgeKind
    carrier: str
    partner: str
    label: str
    is_asked: bool
    notes: tuple[str, ...]


def names_of(passages: Sequence[Passage | None], *, is_part: IsPart) -> list[Names]:
    """The names of the messages at each arrow.

    A delivery without a name carries what was last published to its carrier. A note beside an arrow names its
    message, unless that has a name: then the note is of what the receiver publishes next.

    Args:
        passages: In the order of the arrows; None where no message passes.
        is_part: Tells the names of participants and brokers.
    """
    naming = _Naming(is_part)
    for number, passage in enumerate(passages):
        if passage is not None:
            naming.take(number, passage)
    return [naming.names.get(number, ()) for number in range(len(passages))]


class _Naming:
    def __init__(self, is_part: IsPart) -> None:
        self.names = dict[int, Names]()
        self._is_part = is_part
        self._published = dict[str, int]()
        self._spare = dict[str, Names]()

    def take(self, number: int, passage: Passage) -> None:
        """Name the messages of the next arrow."""
        own = identifiers_in if passage.is_asked else names_in
        names = tuple(own(passage.label, is_part=self._is_part))
        noted = _noted(passage)
        if passage.kind is EdgeKind.DELIVER:
            self._deliver(number, passage, names, noted)
        else:
            self.names[number] = names or noted or self._spare.pop(passage.partner, ())
        if passage.kind is EdgeKind.PUBLISH:
            self._published[passage.carrier] = number

    def _deliver(self, number: int, passage: Passage, names: Names, noted: Names) -> None:
        published = self._published.get(passage.carrier)
        sent = () if published is None else self.names[published]
        if not names and sent and noted:
            self._spare[passage.partner] = noted
        self.names[number] = names or sent or noted
        # A topic that hands on to a queue fills it.
        self._published[passage.partner] = number
        if published is not None and not sent:
            self.names[published] = self.names[number]


def _noted(passage: Passage) -> Names:
    found = (name_in_note(note) for note in passage.notes)
    return next(((name,) for name in found if name), ())
