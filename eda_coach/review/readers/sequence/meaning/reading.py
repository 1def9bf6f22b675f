"""Turns a drawn sequence diagram into elements, messages and a flow."""

from dataclasses import dataclass, field, replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, WORKING, ChannelKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.flow import Block, Flow, Step
from eda_coach.review.model.message import Field, MessageKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.naming import channel_kind_of, kind_of_name
from eda_coach.review.readers.part import Part, id_of, joined_values
from eda_coach.review.readers.prose.saying import values_in
from eda_coach.review.readers.sequence.drawn import Arrow, Branch, Closing, Drawing, Event, Note, Opening
from eda_coach.review.readers.sequence.meaning.fields import fields_in
from eda_coach.review.readers.sequence.meaning.frames import Frame, Frames
from eda_coach.review.readers.sequence.meaning.kinds import sorts_of
from eda_coach.review.readers.sequence.meaning.labels import fails, is_request, protocol_of, tells
from eda_coach.review.readers.sequence.meaning.messages import is_dead_letter, kind_of_message, message_of
from eda_coach.review.readers.sequence.meaning.passing import Names, Passage, names_of
from eda_coach.review.readers.sequence.meaning.telling import Meant, Telling
from eda_coach.review.readers.source import Places
from eda_coach.review.readers.vocabulary import Vocabulary

# What a label says of these holds for the message too, wherever else it goes.
_OF_MESSAGES = frozenset(
    {
        Aspect.MESSAGE_ID,
        Aspect.OCCURRED_AT,
        Aspect.VERSIONED,
        Aspect.SCHEMA,
        Aspect.ORDER_KEY,
        Aspect.CORRELATION,
    }
)
# Of a longer branch only those at its beginning are told what its words say.
_MOST_AT_BRANCH = 20
# Longer words at one place are no label and no note; as long as the longest line of a text that is read.
_LONGEST_WORDS = 20_000
_NO_FRAME = "the end or the next branch of a frame that was not begun"


@dataclass(kw_only=True, slots=True)
class _Draft:
    """A step before all that follows is known."""

    arrow: Arrow
    meant: Meant
    blocks: tuple[Block, ...]
    values: dict[Aspect, Value]
    notes: list[Note] = field(default_factory=list)


class Reading:
    """Adds drawings to a part.

    Args:
        part: To add to.
        places: Of the source that the drawings stand in.
        vocabulary: Names and wordings.
    """

    def __init__(self, part: Part, places: Places, vocabulary: Vocabulary) -> None:
        self.part = part
        self.places = places
        self.vocabulary = vocabulary
        self._values_by_words = dict[str, dict[Aspect, Value]]()

    def add(self, drawing: Drawing, *, path: str = "") -> None:
        """Add what a diagram says: its parts, and its arrows as one flow.

        Args:
            drawing: The diagram.
            path: Which of several diagrams it is; may be empty.
        """
        _OneDrawing(self, drawing, path=path).add()

    def values(self, words: str, evidence: Evidence) -> dict[Aspect, Value]:
        """What words declare; the same words are read once."""
        words = words[:_LONGEST_WORDS]
        if not words:
            return {}
        known = self._values_by_words.get(words)
        if known is None:
            known = self._values_by_words[words] = values_in(words, evidence, self.vocabulary)
        return {aspect: replace(value, evidence=(evidence,)) for aspect, value in known.items()}


class _OneDrawing:
    """Reads one drawing from its first event to its last."""

    def __init__(self, reading: Reading, drawing: Drawing, *, path: str) -> None:
        self._reading = reading
        self._part = reading.part
        self._drawing = drawing
        self._path = path
        self._sorts = sorts_of(drawing, reading.vocabulary)
        self._ids = {alias: self._element(alias) for alias in drawing.participants}
        self._named = {id_of(alias) for alias in self._ids} | set(self._ids.values())
        arrows = [event for event in drawing.events if isinstance(event, Arrow)]
        self._telling = Telling(arrows, self._sorts)
        self._frames = Frames(self._telling.calls)
        self._drafts = list[_Draft]()
        self._early = list[Note]()
        self._carriers_by_consumer = dict[str, list[str]]()

    def add(self) -> None:
        """Add its steps as a flow."""
        for event in self._drawing.events:
            self._take(event)
        if not self._drafts:
            return
        self._drafts[0].notes[:0] = self._early
        names = names_of([self._passage(draft) for draft in self._drafts], is_part=self._is_part)
        self._carriers_by_consumer = self._carriers()
        answers = self._answers()
        steps = tuple(
            self._step(number, draft, names[number], answers.get(number))
            for number, draft in enumerate(self._drafts)
        )
        name = self._drawing.title or self._reading.places.source.title
        evidence = self._at(self._drawing.first_line, to=self._drawing.last_line)
        self._part.add_flow(Flow(name=name, steps=steps, evidence=evidence))

    def _at(self, line: int, *, to: int = 0) -> Evidence:
        return self._reading.places.at(line, to=to, path=self._path)

    def _element(self, alias: str) -> str:
        participant, sort = self._drawing.participants[alias], self._sorts[alias]
        channel_kind = ChannelKind.UNKNOWN
        if sort.kind in CARRYING:
            channel_kind = channel_kind_of(participant.label, self._reading.vocabulary)
            if channel_kind is ChannelKind.UNKNOWN and participant.keyword == "queue":
                channel_kind = ChannelKind.QUEUE
        evidence = self._at(participant.line)
        return self._part.add_element(
            participant.label, sort.kind, evidence, is_guess=sort.is_guess, channel_kind=channel_kind
        )

    def _take(self, event: Event) -> None:
        match event:
            case Arrow():
                self._draw(event)
            case Note():
                self._note(event)
            case Opening():
                self._frames.open(event, step=len(self._drafts))
            case Branch():
                self._told_by(self._frames.innermost)
                if not self._frames.branch(event.label, event.line, step=len(self._drafts)):
                    self._not_understood(event.line)
            case Closing():
                self._told_by(self._frames.innermost)
                if not self._frames.close():
                    self._not_understood(event.line)

    def _not_understood(self, line: int) -> None:
        self._part.unread.append(
            self._reading.places.unread(UnreadKind.LINE, _NO_FRAME, line, path=self._path)
        )

    def _draw(self, arrow: Arrow) -> None:
        meant = self._telling.meant(len(self._drafts))
        values = self._reading.values(arrow.label, self._at(arrow.line))
        frame = self._frames.innermost
        if frame is not None and frame.tells:
            values = joined_values(values, self._reading.values(frame.block.label, self._at(frame.line)))
        self._drafts.append(_Draft(arrow=arrow, meant=meant, blocks=self._frames.blocks, values=values))

    def _note(self, note: Note) -> None:
        (self._drafts[-1].notes if self._drafts else self._early).append(note)
        evidence = self._at(note.line, to=note.end_line)
        ends = note.aliases
        if not ends and self._drafts:
            ends = (self._drafts[-1].arrow.source, self._drafts[-1].arrow.target)
        self._declare(ends, self._reading.values(note.text, evidence))

    def _told_by(self, frame: Frame | None) -> None:
        """What the words of a branch tell of those who are at it: "else timeout" shows that one is set."""
        if frame is None or frame.tells or not frame.block.label:
            return
        values = self._reading.values(frame.block.label, self._at(frame.line))
        if values:
            drafts = [
                *self._drafts[max(0, frame.begun - 1) : frame.begun],
                *self._drafts[frame.first : frame.first + _MOST_AT_BRANCH],
            ]
            ends = dict.fromkeys(end for draft in drafts for end in (draft.arrow.source, draft.arrow.target))
            self._declare(tuple(ends), values)

    def _declare(self, aliases: tuple[str, ...], values: dict[Aspect, Value]) -> None:
        """What is declared of participants."""
        if not values:
            return
        for alias in aliases:
            element = self._part.elements.get(self._ids.get(alias, ""))
            if element is not None:
                joined = joined_values(element.value_by_aspect, values)
                self._part.elements[element.id] = replace(element, value_by_aspect=joined)

    def _passage(self, draft: _Draft) -> Passage | None:
        """What is known of the messages at an arrow; None if none passes."""
        arrow, meant = draft.arrow, draft.meant
        tells_event = meant.kind is EdgeKind.CALL and meant.sync is Known.NO and tells(arrow.label)
        if meant.kind not in (EdgeKind.PUBLISH, EdgeKind.DELIVER) and not tells_event:
            return None
        puts = meant.kind is not EdgeKind.DELIVER or meant.is_turned
        partner, carrier = (arrow.source, arrow.target) if puts else (arrow.target, arrow.source)
        # What is done with a message at a dead-letter queue, as "park it", is not its name.
        is_set_aside = is_dead_letter(self._drawing.participants[arrow.target].label)
        return Passage(
            kind=meant.kind,
            carrier=carrier,
            partner=partner,
            label=arrow.label,
            is_asked=meant.is_turned or is_set_aside,
            notes=tuple(
                note.text
                for note in draft.notes
                if not is_set_aside and (not note.aliases or {partner, carrier} & set(note.aliases))
            ),
        )

    def _is_part(self, name: str) -> bool:
        """Whether a name in a label is that of a participant, or of another part by its words."""
        if id_of(name) in self._named:
            return True
        kind = kind_of_name(name, self._reading.vocabulary)
        return kind in CARRYING | WORKING and kind_of_message(name) is MessageKind.UNKNOWN

    def _answers(self) -> dict[int, int]:
        """Number of the answer by that of the call; of several the first that is no failure."""
        answers = dict[int, int]()
        for number, draft in enumerate(self._drafts):
            call = draft.meant.answers
            if call is None:
                continue
            first = answers.setdefault(call, number)
            if fails(self._drafts[first].arrow.label) and not fails(draft.arrow.label):
                answers[call] = number
        return answers

    def _step(self, number: int, draft: _Draft, names: Names, answered_at: int | None) -> Step:
        return Step(
            number=number,
            edge=self._edge(draft, names, is_answered=answered_at is not None),
            inside=draft.meant.inside,
            answered_at=answered_at,
            blocks=draft.blocks,
            note=" ".join(" ".join(note.text.split()) for note in draft.notes),
        )

    def _fields(self, draft: _Draft) -> tuple[Field, ...]:
        """The fields that an arrow lists, or else a note beside it."""
        arrow = draft.arrow
        told = fields_in(arrow.label, self._at(arrow.line))
        noted = (
            fields_in(note.text, self._at(note.line, to=note.end_line))
            for note in draft.notes
            if "{" in note.text
        )
        return told or next((fields for fields in noted if fields), ())

    def _dead_letter(self, arrow: Arrow, meant: Meant, evidence: Evidence) -> None:
        """What goes to a dead-letter queue shows that where it comes from has one."""
        name = self._drawing.participants[arrow.target].label
        if meant.is_turned or not is_dead_letter(name):
            return
        value = Value(known=Known.YES, text=name, evidence=(evidence,))
        self._declare((arrow.source, *self._carriers_by_consumer.get(arrow.source, ())), {Aspect.DLQ: value})

    def _carriers(self) -> dict[str, list[str]]:
        """Aliases of the channels that deliver to each consumer."""
        found = dict[str, dict[str, None]]()
        for draft in self._drafts:
            ends = (draft.arrow.source, draft.arrow.target)
            carrier, consumer = reversed(ends) if draft.meant.is_turned else ends
            if draft.meant.kind is EdgeKind.DELIVER:
                found.setdefault(consumer, {})[carrier] = None
        return {consumer: list(carriers) for consumer, carriers in found.items()}

    def _edge(self, draft: _Draft, names: Names, *, is_answered: bool) -> Edge:
        arrow, meant = draft.arrow, draft.meant
        source, target = self._ids[arrow.source], self._ids[arrow.target]
        evidence = self._at(arrow.line)
        self._dead_letter(arrow, meant, evidence)
        of_message = {aspect: value for aspect, value in draft.values.items() if aspect in _OF_MESSAGES}
        fields = self._fields(draft) if len(names) == 1 else ()
        # "send(OrderPlaced, id)" has the message in its brackets too.
        fields = tuple(one for one in fields if one.name not in names)
        messages = (
            replace(message_of(name, evidence), value_by_aspect=of_message, fields=fields) for name in names
        )
        return Edge(
            source=target if meant.is_turned else source,
            target=source if meant.is_turned else target,
            kind=meant.kind,
            label=arrow.label,
            protocol=_protocol(arrow.label, meant.kind),
            messages=tuple([self._part.add_message(message) for message in messages]),
            sync=Known.YES if is_answered and meant.sync is Known.UNKNOWN else meant.sync,
            is_certain=meant.is_certain,
            value_by_aspect=draft.values,
            evidence=(evidence,),
        )


def _protocol(label: str, kind: EdgeKind) -> str:
    """The protocol that a label shows; "GET key" at a store is a command of the store."""
    protocol = protocol_of(label)
    is_command = kind in (EdgeKind.READ, EdgeKind.WRITE) and protocol == "http" and not is_request(label)
    return "" if is_command else protocol
