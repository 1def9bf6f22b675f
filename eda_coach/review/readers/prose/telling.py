"""What one sentence tells of parts: who does what with whom, and by which messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from eda_coach.language.polarity.runs import word_set
from eda_coach.language.polarity.standing import Standing
from eda_coach.review.model.element import ASKING, CARRYING, ElementKind
from eda_coach.review.readers.prose.events import Mention, messages_in
from eda_coach.review.readers.prose.parts import ARTICLES, JOINING, Named, Parts, Sentence, is_verb
from eda_coach.review.readers.prose.verbs import PASSING, PASSIVES, THROUGH, VERBS, Deed, Verb

# Between a verb and the part that it leads to stand no more words.
_LONGEST_OBJECT = 8
# Behind the part that is asked stands by what: "to the stock service over gRPC".
_BY_WHAT = 3
# Between a subject and its verb.
_ADVERBS = word_set(
    """
    then also asynchronously synchronously directly now always only simply first finally next periodically
    will must shall should itself immediately subsequently just would
    """
)
_BEING = word_set("is are gets get being be then also")
_NO_VERBS = word_set("is was has does as this its us always sometimes")
_RELATIVES = frozenset({"which", "that", "who"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
# What "picks it up" picks up.
_TAKEN = word_set("it them up message messages job jobs event events task tasks work record records one")
_WORKING = frozenset({ElementKind.SERVICE, ElementKind.GATEWAY})
_OUTSIDE = frozenset({Deed.CALLS, Deed.PUBLISHES, Deed.CONSUMES})
# A sentence that begins without a subject has its verb among so many words.
_LEADING = 3


class Told(NamedTuple):
    """One deed; without another part it is not said where the messages pass.

    Whether an arrow between two services is a call is not certain.
    """

    deed: Deed
    subject: Named
    other: Named | None
    messages: tuple[str, ...]
    sentence: Sentence
    at: int
    is_certain: bool = True


@dataclass(slots=True)
class Memory:
    """What the sentences before were about.

    Attributes:
        topic: The part that a heading or the first words of an entry name.
        subject: Of the last deed.
        other: The part that the last deed led to.
        carrier: The broker or channel that was named last.
    """

    topic: Named | None = None
    subject: Named | None = None
    other: Named | None = None
    carrier: Named | None = None
    told: list[Told] = field(default_factory=list)


class Teller:
    """Reads sentences one after the other.

    Args:
        parts: Names that are known.
        memory: Of what was read before; it is kept up to date.
    """

    def __init__(self, parts: Parts, memory: Memory) -> None:
        self._parts = parts
        self._memory = memory

    def read(self, sentence: Sentence) -> None:
        """Remember what a sentence tells."""
        passage, subject = sentence.passage, None
        self._memory.other = None
        for at in sentence.span:
            if not (is_verb(passage.words[at]) or passage.words[at].text in PASSING):
                continue
            if sentence.standings().of([at]) is Standing.CLAIMED:
                subject = self._of_verb(sentence, at, subject)
        if subject is None:
            self._memory.subject = (
                self._parts.starting_at(sentence, sentence.span.start) or self._memory.subject
            )

    def remember_carrier(self, named: Named) -> None:
        """Take a channel or broker for the one that "the queue" means from here on."""
        self._memory.carrier = named

    def _of_verb(self, sentence: Sentence, at: int, before: Named | None) -> Named | None:
        """Tell the deeds of a verb; gives its subject, which the next verb may share."""
        words = sentence.passage.words
        if words[at].text in PASSING and self._of_passing(sentence, at):
            return before
        if self._is_passive(sentence, at):
            self._of_passive(sentence, at)
            return before
        if words[at].text not in VERBS:
            return before
        subject = self._subject(sentence, at, before)
        if subject is None:
            return None
        self._memory.subject = subject
        for verb in VERBS[words[at].text]:
            if self._do(sentence, at, verb, subject):
                break
        return subject

    def _do(self, sentence: Sentence, at: int, verb: Verb, subject: Named) -> bool:
        """Tell what a subject does; False if the verb does not mean its deed here."""
        messages = self._messages(sentence, at)
        others = list(self._others(sentence, at, verb))
        if not others and verb.takes_up and self._memory.carrier and self._takes_up(sentence, at):
            others = [self._memory.carrier]
        doers = (subject, *self._beside(sentence, at, subject))
        for doer, other in product(doers, others):
            carried = messages if other.kind in CARRYING else ()
            self._tell(Told(verb.deed, doer, other, carried, sentence, at))
        if not others and verb.of_messages and messages:
            for doer in doers:
                self._tell(Told(verb.deed, doer, None, messages, sentence, at))
            return True
        return bool(others)

    def _beside(self, sentence: Sentence, at: int, subject: Named) -> Iterator[Named]:
        """Further subjects of a verb in the plural: "the mail worker and the billing worker subscribe"."""
        words, end = sentence.passage.words, subject.begin
        is_plural = not words[at].text.endswith("s") and sentence.span.start < subject.end <= at
        while is_plural and end > sentence.span.start:
            while end > sentence.span.start and words[end - 1].text in ARTICLES:
                end -= 1
            end -= end > sentence.span.start and words[end - 1].text in JOINING
            named = self._parts.ending_before(sentence, end) if end < subject.begin else None
            if named is None:
                return
            yield named
            end = named.begin

    def _tell(self, told: Told) -> None:
        if not _does(told.subject.kind, told.deed):
            return
        self._memory.told.append(told)
        if told.other is not None:
            self._memory.other = told.other
            if told.other.kind in CARRYING:
                self._memory.carrier = told.other

    def _of_passing(self, sentence: Sentence, at: int) -> bool:
        """Tell of "goes through Kafka to the billing service", behind who published what."""
        words, stop = sentence.passage.words, sentence.span.stop
        through = next((i for i in range(at + 1, min(at + 3, stop)) if words[i].text in THROUGH), None)
        carrier = self._part_at(sentence, through + 1) if through else None
        if carrier is None or carrier.kind not in CARRYING:
            return False
        self.remember_carrier(carrier)
        messages = self._messages_before(sentence, at)
        last = self._memory.told[-1] if self._memory.told else None
        is_same = last is not None and last.sentence.span == sentence.span
        if last is not None and is_same and last.other is None and last.deed is Deed.PUBLISHES:
            self._memory.told[-1] = last._replace(other=carrier)
            messages = last.messages
        if carrier.end < stop and words[carrier.end].text == "to":
            for other in self._listed(sentence, self._part_at(sentence, carrier.end + 1), _WORKING):
                self._tell(Told(Deed.CONSUMES, other, carrier, messages, sentence, at))
        return True

    def _is_passive(self, sentence: Sentence, at: int) -> bool:
        words = sentence.passage.words
        before = words[at - 1].text if at > sentence.span.start else ""
        return words[at].text in PASSIVES and before in _BEING

    def _of_passive(self, sentence: Sentence, at: int) -> None:
        """Tell of a passive, as in "the orders queue is consumed by the billing service"."""
        words, stop = sentence.passage.words, sentence.span.stop
        verb, end = PASSIVES[words[at].text], at
        while end > sentence.span.start and words[end - 1].text in _BEING:
            end -= 1
        if verb.deed is Deed.WRITES:
            self._of_storing(sentence, at, verb)
            return
        by = next((i for i in range(at + 1, min(at + _LONGEST_OBJECT, stop)) if words[i].text == "by"), None)
        if by is None:
            return
        done_to = self._parts.ending_at(sentence, end) or self._parts.bare_ending_at(sentence, end)
        messages = () if done_to is not None else self._messages_before(sentence, end)
        doers = list(
            self._listed(sentence, self._part_at(sentence, by + 1), _WORKING | {ElementKind.EXTERNAL})
        )
        for doer in doers:
            if done_to is not None and done_to.kind in verb.others:
                self._tell(Told(verb.deed, doer, done_to, (), sentence, at))
            elif messages and verb.of_messages:
                self._tell(Told(verb.deed, doer, None, messages, sentence, at))

    def _of_storing(self, sentence: Sentence, at: int, verb: Verb) -> None:
        """Tell of "orders are stored in Postgres", by whom it says or who is spoken of."""
        words = sentence.passage.words
        near = range(at + 1, min(at + 1 + 2 * _LONGEST_OBJECT, sentence.span.stop))
        by = next((i for i in near if words[i].text == "by"), None)
        doer = self._part_at(sentence, by + 1) if by else self._memory.topic
        store = self._behind_preposition(sentence, at, verb)
        if doer is not None and store is not None and store.kind in verb.others:
            self._tell(Told(verb.deed, doer, store, (), sentence, at))

    def _subject(self, sentence: Sentence, at: int, before: Named | None) -> Named | None:
        words, begin, end = sentence.passage.words, sentence.span.start, at
        while end > begin and words[end - 1].text in _ADVERBS:
            end -= 1
        if end == begin:
            return self._implied(sentence, at)
        last = words[end - 1]
        if last.text in _RELATIVES:
            return self._antecedent(sentence, end - 1)
        is_parted = end - 1 in sentence.passage.commas or (end == at and last.clause != words[at].clause)
        if last.text in JOINING or (is_parted and not is_verb(last)):
            return before or self._implied(sentence, at)
        if last.text in _PRONOUNS:
            return before or self._memory.subject or self._memory.topic
        return self._parts.ending_at(sentence, end) or self._parts.bare_ending_at(sentence, end)

    def _implied(self, sentence: Sentence, at: int) -> Named | None:
        """The part that is spoken of, where a sentence begins with what is done, or with its name."""
        words, begin, stop = sentence.passage.words, sentence.span.start, sentence.span.stop
        first = self._parts.starting_at(sentence, begin)
        start = first.end if first is not None else begin
        does = start < stop and words[start].text.endswith("s") and words[start].text not in _NO_VERBS
        if not does or at < start:
            return None
        return first or self._memory.topic

    def _antecedent(self, sentence: Sentence, at: int) -> Named | None:
        """The part that "which" stands for: the one named right before."""
        other = self._memory.other
        return other if other is not None and other.end == at else self._parts.ending_before(sentence, at)

    def _others(self, sentence: Sentence, at: int, verb: Verb) -> Iterator[Named]:
        """The parts behind a verb: one, or several joined by commas and "and"."""
        named = self._part_at(sentence, at + 1) if verb.direct else None
        if named is None or named.kind not in verb.others:
            named = self._behind_preposition(sentence, at, verb)
        yield from self._listed(sentence, named, verb.others)

    def _behind_preposition(self, sentence: Sentence, at: int, verb: Verb) -> Named | None:
        words, between = sentence.passage.words, {sentence.passage.words[at].text}
        for i in range(at + 1, min(at + 1 + _LONGEST_OBJECT, sentence.span.stop)):
            is_next = is_verb(words[i]) and i - 1 in sentence.passage.commas
            if is_next or words[i].clause != words[at].clause:
                return None
            if words[i].text in verb.prepositions:
                named = self._part_at(sentence, i + 1)
                if named is not None and named.kind in verb.others:
                    behind = words[named.end : min(named.end + _BY_WHAT, sentence.span.stop)]
                    is_meant = verb.needs & between or verb.needs & {word.text for word in behind}
                    return named if is_meant or not verb.needs else None
            between.add(words[i].text)
        return None

    def _listed(
        self, sentence: Sentence, named: Named | None, kinds: frozenset[ElementKind]
    ) -> Iterator[Named]:
        while named is not None and named.kind in kinds:
            yield named
            named = self._next_in_list(sentence, named)

    def _next_in_list(self, sentence: Sentence, named: Named) -> Named | None:
        words, at = sentence.passage.words, named.end
        is_joined = at - 1 in sentence.passage.commas
        if at < sentence.span.stop and words[at].text in JOINING:
            is_joined, at = True, at + 1
        following = self._parts.starting_at(sentence, at) if is_joined else None
        if following is None:
            return None
        # "calls the payment service and the stock service reserves": another statement begins.
        behind = range(following.end, min(following.end + 2, sentence.span.stop))
        is_subject = following.end < sentence.span.stop and following.end - 1 not in sentence.passage.commas
        return None if is_subject and any(is_verb(words[i]) for i in behind) else following

    def _part_at(self, sentence: Sentence, at: int) -> Named | None:
        """The part named from a word on; "the queue" is the channel that was named last."""
        named = self._parts.starting_at(sentence, at)
        if named is not None:
            return named
        bare = self._parts.bare_at(sentence, at)
        carrier = self._memory.carrier
        if bare is not None and bare.kind in CARRYING and carrier is not None:
            return carrier._replace(begin=bare.begin, end=bare.end)
        return bare

    def _takes_up(self, sentence: Sentence, at: int) -> bool:
        words = sentence.passage.words
        near = words[at + 1 : min(at + 4, sentence.span.stop)]
        return any(word.text in _TAKEN for word in near)

    def _messages(self, sentence: Sentence, at: int) -> tuple[str, ...]:
        """Messages around a verb: "publishes OrderPlaced and OrderPaid", up to the next verb."""
        words, stop = sentence.passage.words, at + 1
        while stop < sentence.span.stop and not _is_deed(sentence, stop):
            stop += 1
        begin = max(sentence.span.start, at - 1)
        found = messages_in(sentence.passage.text, words[begin].start, words[stop - 1].end, is_told=True)
        return tuple(name for name in _names(found) if self._parts.named(name) is None)

    def _messages_before(self, sentence: Sentence, end: int) -> tuple[str, ...]:
        words = sentence.passage.words
        if end <= sentence.span.start:
            return ()
        return _names(
            messages_in(sentence.passage.text, words[sentence.span.start].start, words[end - 1].end)
        )


def told_by_arrow(source: Named, target: Named, sentence: Sentence) -> Told | None:
    """What an arrow between two names tells, by what they are; None if nothing."""
    deed, subject, other = Deed.CALLS, source, target
    if source.kind in CARRYING:
        deed, subject, other = Deed.CONSUMES, target, source
    elif target.kind in CARRYING:
        deed = Deed.PUBLISHES
    elif target.kind is ElementKind.STORE:
        deed = Deed.WRITES
    is_odd = other.kind in ASKING or not _does(subject.kind, deed)
    is_certain = deed in (Deed.PUBLISHES, Deed.CONSUMES)
    return None if is_odd else Told(deed, subject, other, (), sentence, 0, is_certain)


def _is_deed(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb, and not part of a message's name."""
    words, text = sentence.passage.words, sentence.passage.text
    return (
        is_verb(words[at])
        and text[words[at].start - 1 : words[at].start].isspace()
        and text[words[at].start].islower()
    )


def _names(mentions: Iterator[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in mentions))


def _does(kind: ElementKind, deed: Deed) -> bool:
    """Whether a part of this kind does such a thing: a queue calls nobody, and a person publishes nothing."""
    if kind in ASKING:
        return deed is Deed.CALLS
    return deed in _OUTSIDE if kind is ElementKind.EXTERNAL else kind in _WORKING
