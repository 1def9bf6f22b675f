"""Parts and edges out of plain sentences: "the order service publishes OrderPlaced to Kafka".

Only what is clear is taken: a subject that is a part by its name, a verb, and another part behind it. Where a
message is published or consumed without a word on where it passes, it is the channel that another sentence
names for it, else the only broker, else a channel called as the message is.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from eda_coach.language.polarity.standing import Standing
from eda_coach.language.polarity.standings import Standings
from eda_coach.language.sentences.clauses import Passage, read_passage
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, ChannelKind, ElementKind
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.message import Field, Message, MessageKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.naming import channel_kind_of, kind_of_name
from eda_coach.review.readers.part import Part, id_of
from eda_coach.review.readers.prose.arrows import chain_in
from eda_coach.review.readers.prose.events import fields_behind, is_message, messages_in
from eda_coach.review.readers.prose.parts import Named, Parts, Sentence, sentences_of, whole
from eda_coach.review.readers.prose.tables import Passing, component_of, passing_of
from eda_coach.review.readers.prose.telling import Memory, Teller, Told, told_by_arrow
from eda_coach.review.readers.prose.verbs import Deed
from eda_coach.review.readers.source import Places
from eda_coach.review.readers.vocabulary import Vocabulary

_EDGE_KIND = {
    Deed.PUBLISHES: EdgeKind.PUBLISH,
    Deed.CONSUMES: EdgeKind.DELIVER,
    Deed.CALLS: EdgeKind.CALL,
    Deed.WRITES: EdgeKind.WRITE,
    Deed.READS: EdgeKind.READ,
}


class Relations:
    """Reads edges out of sentences into a part of the design.

    Args:
        part: To add to.
        places: Of the document.
        vocabulary: What parts are known by.
    """

    def __init__(self, part: Part, places: Places, vocabulary: Vocabulary) -> None:
        self._part = part
        self._places = places
        self._vocabulary = vocabulary
        self._parts = Parts(part.elements.values(), vocabulary)
        self._memory = Memory()
        self._teller = Teller(self._parts, self._memory)
        self._carrier_by_message: dict[str, Named] = {}
        self._named_brokers: list[tuple[Named, Sentence]] = []
        self._denied: set[str] = set()

    def learn(self, names: Iterable[str]) -> None:
        """Take words of headings and words in bold for names of parts, where they are such."""
        self._parts.learn(names)

    def read(
        self, text: str, line_at: Callable[[int], int], *, topic: str = "", follows: bool = False
    ) -> None:
        """Remember what a text tells.

        Args:
            text: Some sentences.
            line_at: Gives the line of an offset in the text.
            topic: The heading or the words in bold that say what is spoken of; may be no part at all.
            follows: Whether it is the next entry of a list, in which "it" is who was spoken of before.
        """
        passage = read_passage(text)
        self._memory.topic = self._parts.named(topic) if topic else None
        self._memory.other = None
        if not follows:
            self._memory.subject = self._memory.topic
        if self._chain(passage, line_at):
            return
        for sentence in sentences_of(passage, line_at):
            self._teller.read(sentence)
            self._brokers(sentence)

    def _chain(self, passage: Passage, line_at: Callable[[int], int]) -> bool:
        """Remember a line of names and arrows; False if the text is none, or one of the names is no part."""
        found = [self._parts.named(name) for name in chain_in(passage.text)]
        chain = [one for one in found if one is not None]
        if not chain or len(chain) < len(found):
            return False
        sentence = whole(passage, line_at)
        pairs = (told_by_arrow(a, b, sentence) for a, b in pairwise(chain))
        self._memory.told += [told for told in pairs if told is not None]
        return True

    def learn_row(self, header: Sequence[str], cells: Sequence[str]) -> None:
        """Take the parts that a row of a table declares for known."""
        component = component_of(header, cells, self._vocabulary)
        if component is not None:
            self._parts.know(component.name, component.kind)
            return
        passing = passing_of(header, cells)
        for name in (*passing.producers, *passing.consumers) if passing else ():
            if self._parts.named(name) is None:
                self._parts.know(name, kind_of_name(name, self._vocabulary) or ElementKind.SERVICE)

    def read_row(self, header: Sequence[str], cells: Sequence[str], line: int) -> None:
        """Remember what a row of a table tells."""
        component = component_of(header, cells, self._vocabulary)
        if component is not None:
            evidence = self._places.at(line, how=How.PROSE)
            named = self._parts.know(component.name, component.kind)
            if named is not None:
                self._declare(named, evidence)
            if component.duties:
                self.read(f"{component.name}: {component.duties}", lambda _: line, topic=component.name)
            return
        passing = passing_of(header, cells)
        if passing is not None:
            self._passing(passing, line)

    def _passing(self, passing: Passing, line: int) -> None:
        evidence = self._places.at(line, how=How.PROSE)
        fields = tuple(Field(name=one.name, type=one.type, evidence=evidence) for one in passing.fields)
        values = {Aspect.ORDER_KEY: Value(known=Known.YES, text=passing.key, evidence=(evidence,))}
        add_message(
            self._part, passing.message, evidence, fields=fields, values=values if passing.key else {}
        )
        text = read_passage(" ".join(self._places.lines[line - 1].split()))
        sentence = whole(text, lambda _: line)
        channel = self._parts.named(passing.channel) if passing.channel else None
        if channel is None and passing.channel:
            channel = self._parts.know(passing.channel, ElementKind.CHANNEL)
        channel = channel if channel is not None and channel.kind in CARRYING else None
        for deed, names in ((Deed.PUBLISHES, passing.producers), (Deed.CONSUMES, passing.consumers)):
            for name in names:
                named = self._parts.named(name)
                if named is not None and text.words:
                    self._memory.told.append(Told(deed, named, channel, (passing.message,), sentence, 0))

    def finish(self) -> None:
        """Add what was told to the part."""
        self._declare_brokers()
        for told in self._memory.told:
            if told.other is not None and told.other.kind in CARRYING:
                for name in told.messages:
                    self._carrier_by_message.setdefault(id_of(name), told.other)
        broker = self._only_broker()
        found = dict[tuple[str, str, EdgeKind, tuple[str, ...]], Edge]()
        for told in self._memory.told:
            for edge in self._edges(told, broker):
                # What a text says twice happens once.
                found.setdefault((edge.source, edge.target, edge.kind, edge.messages), edge)
        said_more = {key[:3] for key in found if key[3]}
        self._part.edges += [edge for key, edge in found.items() if key[3] or key[:3] not in said_more]

    def _declare_brokers(self) -> None:
        """Declare brokers that are named, though no edge leads to them; what is denied anywhere is none."""
        for named, sentence in self._named_brokers:
            if id_of(named.name) not in self._denied:
                line = sentence.line_at(sentence.passage.words[named.begin].start)
                self._declare(named, self._places.at(line, quote=sentence.quote(), how=How.PROSE))

    def _only_broker(self) -> Named | None:
        """The broker, if the document names one and no other."""
        told = [one.other for one in self._memory.told if one.other is not None]
        names = [one.name for one in self._part.elements.values() if one.kind is ElementKind.BROKER]
        names += [one.name for one in told if one.kind is ElementKind.BROKER]
        is_one = len({id_of(name) for name in names}) == 1
        return Named(names[0], ElementKind.BROKER, 0, 0) if is_one else None

    def _brokers(self, sentence: Sentence) -> None:
        """Remember brokers that a sentence claims to have, though no edge leads to them."""
        at = sentence.span.start
        while at < sentence.span.stop:
            named = self._parts.broker_at(sentence, at)
            at = named.end if named is not None else at + 1
            if named is None:
                continue
            standing = sentence.standings().of(range(named.begin, named.end))
            if standing is Standing.CLAIMED:
                self._named_brokers.append((named, sentence))
                self._teller.remember_carrier(named)
            elif standing is Standing.ABSENT:
                self._denied.add(id_of(named.name))

    def _edges(self, told: Told, broker: Named | None) -> Iterator[Edge]:
        """The edges of a deed: one, or one for each message of which it is not said where it passes."""
        if told.other is not None:
            yield from self._edge(told, told.other, told.messages)
            return
        for name in told.messages:
            carrier = self._carrier_by_message.get(id_of(name)) or broker
            yield from self._edge(told, carrier or Named(name, ElementKind.CHANNEL, 0, 0), (name,))

    def _edge(self, told: Told, other: Named, messages: tuple[str, ...]) -> Iterator[Edge]:
        if id_of(told.subject.name) == id_of(other.name):
            return
        evidence = self._evidence(told)
        ids = (self._declare(told.subject, evidence), self._declare(other, evidence))
        source, target = reversed(ids) if told.deed is Deed.CONSUMES else ids
        yield Edge(
            source=source,
            target=target,
            kind=_EDGE_KIND[told.deed],
            label=told.sentence.passage.words[told.at].text,
            messages=tuple(add_message(self._part, name, evidence) for name in messages),
            is_certain=told.is_certain,
            evidence=(evidence,),
        )

    def _evidence(self, told: Told) -> Evidence:
        line = told.sentence.line_at(told.sentence.passage.words[told.at].start)
        return self._places.at(line, quote=told.sentence.quote(), how=How.PROSE)

    def _declare(self, named: Named, evidence: Evidence) -> str:
        is_channel = named.kind in CARRYING
        kind = channel_kind_of(named.name, self._vocabulary) if is_channel else ChannelKind.UNKNOWN
        return self._part.add_element(named.name, named.kind, evidence, is_guess=True, channel_kind=kind)


class Payloads:
    """Reads what fields a text lists for messages: "OrderPlaced carries eventId and total".

    Args:
        part: To add to.
        places: Of the document.
    """

    def __init__(self, part: Part, places: Places) -> None:
        self._part = part
        self._places = places
        self._found: list[tuple[str, tuple[Field, ...], Evidence]] = []

    def read(self, text: str, line_at: Callable[[int], int]) -> None:
        """Remember what a text lists."""
        found = [(one, fields_behind(text, one.end)) for one in messages_in(text, is_told=True)]
        found = [(mention, fields) for mention, fields in found if fields]
        if not found:
            return
        passage = read_passage(text)
        standings = Standings(passage)
        for mention, fields in found:
            at = bisect_left(passage.words, mention.begin, key=lambda word: word.start)
            if at < len(passage.words) and standings.of([at]) is Standing.CLAIMED:
                evidence = self._places.at(line_at(mention.begin), how=How.PROSE)
                listed = tuple(Field(name=one.name, type=one.type, evidence=evidence) for one in fields)
                self._found.append((mention.name, listed, evidence))

    def finish(self, *, known_only: bool) -> None:
        """Add the fields to the part.

        Args:
            known_only: Whether only messages count that the part has already, and not those of telling names.
        """
        for name, fields, evidence in self._found:
            if id_of(name) in self._part.messages or (is_message(name) and not known_only):
                add_message(self._part, name, evidence, fields=fields)


def add_message(
    part: Part,
    name: str,
    evidence: Evidence,
    *,
    fields: tuple[Field, ...] = (),
    values: Mapping[Aspect, Value] | None = None,
) -> str:
    """Declare a message that a text names; gives its id."""
    is_command = name.lower().endswith(("command", "commands"))
    message = Message(
        id=id_of(name),
        name=name,
        kind=MessageKind.COMMAND if is_command else MessageKind.EVENT,
        fields=fields,
        value_by_aspect=values or {},
        evidence=(evidence,),
    )
    return part.add_message(message)
