"""Parts and edges out of plain sentences: "the order service publishes OrderPlaced to Kafka".

Only what is clear is taken: a subject that is a part by its name, a verb, and another part behind it.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from eda_coach.language.polarity.runs import word_set
from eda_coach.language.polarity.standing import Standing
from eda_coach.language.polarity.standings import Standings
from eda_coach.language.sentences.clauses import read_passage
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, ChannelKind, ElementKind
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.message import Message
from eda_coach.review.readers.naming import channel_kind_of
from eda_coach.review.readers.part import Part, id_of
from eda_coach.review.readers.prose.parts import JOINING, Named, Parts, Sentence, is_verb
from eda_coach.review.readers.prose.verbs import PASSIVES, VERBS, Deed, Verb
from eda_coach.review.readers.source import Places
from eda_coach.review.readers.vocabulary import Vocabulary

# Between a verb and the part that it leads to stand no more words.
_LONGEST_OBJECT = 8
# Between a subject and its verb.
_ADVERBS = word_set(
    """
    then also asynchronously synchronously directly now always only simply first finally next periodically
    will must shall should itself immediately subsequently
    """
)
_EDGE_KIND = {
    Deed.PUBLISHES: EdgeKind.PUBLISH,
    Deed.CONSUMES: EdgeKind.DELIVER,
    Deed.CALLS: EdgeKind.CALL,
    Deed.WRITES: EdgeKind.WRITE,
    Deed.READS: EdgeKind.READ,
}
_WORKING = frozenset({ElementKind.SERVICE, ElementKind.GATEWAY})
_OUTSIDE = frozenset({Deed.CALLS, Deed.PUBLISHES, Deed.CONSUMES})
_CAMEL = re.compile(r"\b(?:[A-Z][a-z0-9]{1,40}){2,6}\b")
# How names of events and commands end.
_MESSAGE = re.compile(r"(?:ed|Event|Sent|Paid|Made|Command)$")


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
        self._told: set[tuple[str, str, EdgeKind, tuple[str, ...]]] = set()

    def learn(self, names: Iterable[str]) -> None:
        """Take words of headings and words in bold for names of parts, where they are such."""
        self._parts.learn(names)

    def read(self, text: str, line_at: Callable[[int], int]) -> None:
        """Add what a text tells.

        Args:
            text: Some sentences.
            line_at: Gives the line of an offset in the text.
        """
        passage = read_passage(text)
        standings: Standings | None = None
        for span in passage.sentences():
            sentence, subject = Sentence(passage, span, line_at), None
            for at in (i for i in span if is_verb(passage.words[i])):
                standings = standings or Standings(passage)
                if standings.of([at]) is Standing.CLAIMED:
                    subject = self._of_verb(sentence, at, subject)

    def _of_verb(self, sentence: Sentence, at: int, before: Named | None) -> Named | None:
        """Add the edges of a verb; gives its subject, which the next verb may share."""
        words = sentence.passage.words
        if at > sentence.span.start and words[at - 1].text in ("is", "are"):
            self._of_passive(sentence, at)
            return None
        subject = self._subject(sentence, at, before)
        if subject is None:
            return None
        for verb in VERBS.get(words[at].text, ()):
            others = list(self._others(sentence, at, verb))
            for other in others:
                self._add(sentence, verb.deed, subject, other, at)
            if others:
                break
        return subject

    def _of_passive(self, sentence: Sentence, at: int) -> None:
        """Add the edge of a passive, as in "the orders queue is consumed by the billing service"."""
        words = sentence.passage.words
        if words[at].text not in PASSIVES or at + 1 >= sentence.span.stop or words[at + 1].text != "by":
            return
        verb = PASSIVES[words[at].text]
        done_to = self._parts.ending_at(sentence, at - 1)
        doer = self._parts.starting_at(sentence, at + 2)
        if done_to is not None and doer is not None and done_to.kind in verb.others:
            self._add(sentence, verb.deed, doer, done_to, at)

    def _subject(self, sentence: Sentence, at: int, before: Named | None) -> Named | None:
        words, end = sentence.passage.words, at
        while end > sentence.span.start and words[end - 1].text in _ADVERBS:
            end -= 1
        if before is not None and end > sentence.span.start and words[end - 1].text in JOINING:
            return before
        return self._parts.ending_at(sentence, end)

    def _others(self, sentence: Sentence, at: int, verb: Verb) -> Iterator[Named]:
        """The parts behind a verb: one, or several joined by commas and "and"."""
        named = self._parts.starting_at(sentence, at + 1) if verb.direct else None
        if named is None:
            named = self._behind_preposition(sentence, at, verb)
        while named is not None and named.kind in verb.others:
            yield named
            named = self._next_in_list(sentence, named)

    def _behind_preposition(self, sentence: Sentence, at: int, verb: Verb) -> Named | None:
        words, between = sentence.passage.words, {sentence.passage.words[at].text}
        for i in range(at + 1, min(at + 1 + _LONGEST_OBJECT, sentence.span.stop)):
            is_next = is_verb(words[i]) and i - 1 in sentence.passage.commas
            if is_next or words[i].clause != words[at].clause:
                return None
            if words[i].text in verb.prepositions:
                named = self._parts.starting_at(sentence, i + 1)
                if named is not None:
                    return named if not verb.needs or verb.needs & between else None
            between.add(words[i].text)
        return None

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

    def _add(self, sentence: Sentence, deed: Deed, subject: Named, other: Named, at: int) -> None:
        if id_of(subject.name) == id_of(other.name) or not _does(subject.kind, deed):
            return
        line = sentence.line_at(sentence.passage.words[at].start)
        evidence = self._places.at(line, quote=sentence.quote(), how=How.PROSE)
        ids = (self._declare(subject, evidence), self._declare(other, evidence))
        source, target = reversed(ids) if deed is Deed.CONSUMES else ids
        messages = tuple(self._messages(sentence, at, evidence)) if other.kind in CARRYING else ()
        edge = Edge(
            source=source,
            target=target,
            kind=_EDGE_KIND[deed],
            label=sentence.passage.words[at].text,
            messages=messages,
            evidence=(evidence,),
        )
        # What a text says twice happens once.
        if (source, target, edge.kind, messages) not in self._told:
            self._told.add((source, target, edge.kind, messages))
            self._part.edges.append(edge)

    def _declare(self, named: Named, evidence: Evidence) -> str:
        is_channel = named.kind in CARRYING
        kind = channel_kind_of(named.name, self._vocabulary) if is_channel else ChannelKind.UNKNOWN
        return self._part.add_element(named.name, named.kind, evidence, is_guess=True, channel_kind=kind)

    def _messages(self, sentence: Sentence, at: int, evidence: Evidence) -> Iterator[str]:
        """Names in camel case around the verb that are those of events or commands."""
        words = sentence.passage.words
        begin = max(sentence.span.start, at - 1)
        end = min(at + _LONGEST_OBJECT, sentence.span.stop)
        for match in _CAMEL.finditer(sentence.passage.text, words[begin].start, words[end - 1].end):
            if _MESSAGE.search(match[0]) and id_of(match[0]) not in self._part.elements:
                yield self._part.add_message(Message(id=id_of(match[0]), name=match[0], evidence=(evidence,)))


def _does(kind: ElementKind, deed: Deed) -> bool:
    """Whether a part of this kind does such a thing: a queue calls nobody, and a person publishes nothing."""
    if kind in ASKING:
        return deed is Deed.CALLS
    return deed in _OUTSIDE if kind is ElementKind.EXTERNAL else kind in _WORKING
