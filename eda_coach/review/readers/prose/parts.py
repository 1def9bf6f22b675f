"""Parts of a system, named in a sentence: where a name begins and ends, and what it is the name of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from eda_coach.language.polarity.runs import word_set
from eda_coach.language.polarity.standings import Standings
from eda_coach.language.sentences.clauses import Passage, Word, read_passage
from eda_coach.review.model.element import ASKING, Element, ElementKind
from eda_coach.review.readers.naming import kind_of_name
from eda_coach.review.readers.prose.verbs import PASSIVES, VERBS
from eda_coach.review.readers.vocabulary import Vocabulary

# A name has no more words.
_LONGEST = 4
ARTICLES = word_set("the a an our its their this that each every one his another own")
JOINING = frozenset({"and", "or"})
# Before a noun they make it one of several or of nobody: they are no part of a name.
_VAGUE = word_set(
    """
    two three four five six both 2 3 4 5 other different multiple several many all any some such various
    downstream upstream from to in on by via with for of through at as
    """
)
# Before a subject they open its statement.
_OPENING = word_set("and or then when where if so while once after before until because whenever")
# The last word of a name that is written small.
_KINDS = word_set(
    """
    service services microservice api gateway worker workers queue topic stream bus broker database db store
    cache table consumer producer scheduler dispatcher processor function lambda exchange bucket server proxy
    balancer controller orchestrator handler listener notifier relay projector indexer poller importer
    exporter bff engine simulator
    """
)
# By these words alone a part is not told from others of its kind.
_BARE = _KINDS | word_set("apis queues topics servers system systems databases")
# Behind "the" they stand for the one part of the kind that is known, or was named last.
_POINTED_AT = word_set(
    """
    api gateway worker workers consumer consumers queue topic broker database db scheduler backend server
    stream aggregator relay dispatcher poller indexer notifier orchestrator importer exporter crawler
    """
)
_POINTING = word_set("the this that our two three four both several")
_BEFORE_BARE = word_set("from to into on")
# Behind a name they make it that of something else: "the order service team".
_OTHER_THINGS = word_set(
    "team teams endpoint client library sdk code documentation docs page repository replica replicas"
)


class Named(NamedTuple):
    """A part that a sentence names: indices of its first word and behind its last."""

    name: str
    kind: ElementKind
    begin: int
    end: int


class Sentence(NamedTuple):
    """A sentence of a passage.

    Attributes:
        line_at: Gives the line of an offset in the text.
        standings: Gives the standings of the passage; most sentences need none.
    """

    passage: Passage
    span: range
    line_at: Callable[[int], int]
    standings: Callable[[], Standings]

    def quote(self) -> str:
        """The words of the sentence as written."""
        words = self.passage.words
        return self.passage.text[words[self.span.start].start : words[self.span.stop - 1].end + 1].strip()


class Parts:
    """Names of parts: those that are known, and those that a name's own words show.

    Args:
        elements: That are known already.
        vocabulary: What kinds are known by.
    """

    def __init__(self, elements: Iterable[Element], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[tuple[str, ...], tuple[str, ElementKind]] = {}
        self._by_last: dict[str, set[tuple[str, ElementKind]]] = {}
        names = vocabulary.names_by_kind.get(ElementKind.BROKER, ())
        self._brokers = frozenset(name.lstrip("=*").split()[0] for name in names)
        for element in elements:
            self._know(element.name, element.kind)

    def learn(self, names: Iterable[str]) -> None:
        """Take words of headings and words in bold for names of parts, where they are such."""
        for name in names:
            plain = name.strip(" :.")
            if 0 < len(plain.split()) <= _LONGEST:
                kind = kind_of_name(plain, self._vocabulary)
                if kind is not None and kind not in ASKING and plain.lower() not in _BARE:
                    self._know(plain, kind)

    def know(self, name: str, kind: ElementKind) -> Named | None:
        """Take a name for that of a part; None if a sentence cannot use it."""
        texts = tuple(word.text for word in read_passage(name).words)
        if not texts or len(texts) > _LONGEST:
            return None
        self._know(name, kind)
        return Named(*self._known[texts], 0, len(texts))

    def named(self, name: str) -> Named | None:
        """The part that is called so, if it is known or its words show it."""
        passage = read_passage(name)
        words = passage.words
        if not 0 < len(words) <= _LONGEST:
            return None
        return self._named(whole(passage, lambda _: 1), 0, len(words))

    def broker_at(self, sentence: Sentence, at: int) -> Named | None:
        """The broker whose name begins at a word."""
        if sentence.passage.words[at].text not in self._brokers:
            return None
        named = self.starting_at(sentence, at)
        return named if named is not None and named.kind is ElementKind.BROKER else None

    def bare_at(self, sentence: Sentence, at: int) -> Named | None:
        """The part that "the queue" or "two workers" stands for."""
        words = sentence.passage.words
        begin = at
        while at < sentence.span.stop and words[at].text in ARTICLES:
            at += 1
        # "From broker".
        is_bare = at == begin > sentence.span.start and words[begin - 1].text in _BEFORE_BARE
        return self._bare(sentence, begin - is_bare, at) if at > begin or is_bare else None

    def bare_ending_at(self, sentence: Sentence, end: int) -> Named | None:
        """The same before a word, where it begins its statement."""
        begin = end - 2
        if begin < sentence.span.start or not _opens(sentence, begin):
            return None
        return self._bare(sentence, begin, end - 1)

    def ending_before(self, sentence: Sentence, end: int) -> Named | None:
        """The longest name that ends before a word, wherever it begins."""
        for begin in range(max(end - _LONGEST, sentence.span.start), end):
            named = self._named(sentence, begin, end)
            if named is not None:
                return named
        return None

    def _bare(self, sentence: Sentence, begin: int, at: int) -> Named | None:
        words = sentence.passage.words
        if at >= sentence.span.stop or words[at].text not in _POINTED_AT:
            return None
        if words[begin].text not in _POINTING | _BEFORE_BARE:
            return None
        if at + 1 < sentence.span.stop and _goes_on(sentence.passage, at + 1):
            return None
        text = words[at].text
        fitting = self._by_last.get(text, set()) | self._by_last.get(text.removesuffix("s"), set())
        if len(fitting) == 1:
            return Named(*fitting.pop(), begin, at + 1)
        kind = kind_of_name(text, self._vocabulary)
        if fitting or kind is None:
            return None
        return Named(text.removesuffix("s"), kind, begin, at + 1)

    def starting_at(self, sentence: Sentence, at: int) -> Named | None:
        """The longest name that begins at a word, articles left out."""
        words, stop = sentence.passage.words, sentence.span.stop
        while at < stop and words[at].text in ARTICLES:
            at += 1
        for end in range(min(at + _LONGEST, stop), at, -1):
            named = self._named(sentence, at, end)
            if named is not None:
                return None if end < stop and _goes_on(sentence.passage, end) else named
        return None

    def ending_at(self, sentence: Sentence, end: int) -> Named | None:
        """The longest name that ends before a word and begins its statement."""
        for begin in range(max(end - _LONGEST, sentence.span.start), end):
            named = self._named(sentence, begin, end)
            if named is not None and _opens(sentence, begin):
                return named
        return None

    def _named(self, sentence: Sentence, begin: int, end: int) -> Named | None:
        words = sentence.passage.words[begin:end]
        texts = tuple(word.text for word in words)
        if _VAGUE & {*texts} or {*texts} & (ARTICLES | JOINING) or _is_parted(sentence.passage, begin, end):
            return None
        known = self._known.get(texts)
        if known is not None:
            return Named(*known, begin, end)
        written = sentence.passage.text[words[0].start : words[-1].end]
        kind = kind_of_name(written, self._vocabulary)
        is_deed = len(words) == 1 and is_verb(words[0])
        if kind is None or is_deed or not _is_name(written, texts, kind):
            return None
        name = _singular(written) if kind in ASKING else written
        self._know(name, kind)
        return Named(name, kind, begin, end)

    def _know(self, name: str, kind: ElementKind) -> None:
        texts = tuple(word.text for word in read_passage(name).words)
        self._by_last.setdefault(texts[-1] if texts else "", set()).add(
            self._known.setdefault(texts, (name, kind))
        )
        if len(texts) > 1 and texts[-1] in ("service", "microservice"):
            self._known.setdefault(texts[:-1], (name, kind))


def sentences_of(passage: Passage, line_at: Callable[[int], int]) -> Iterator[Sentence]:
    """The sentences of a passage, which share its standings."""
    standings = cache(lambda: Standings(passage))
    return (Sentence(passage, span, line_at, standings) for span in passage.sentences())


def whole(passage: Passage, line_at: Callable[[int], int]) -> Sentence:
    """All words of a passage as one sentence."""
    return Sentence(passage, range(len(passage.words)), line_at, lambda: Standings(passage))


def is_verb(word: Word) -> bool:
    """Whether a word may tell what passes between parts."""
    return word.text in VERBS or word.text in PASSIVES


def _opens(sentence: Sentence, begin: int) -> bool:
    """Whether a name stands where a subject does: at the beginning of a clause."""
    words, start, before = sentence.passage.words, sentence.span.start, begin - 1
    while before >= start and words[before].text in ARTICLES:
        before -= 1
    if before < start or words[before].clause != words[begin].clause:
        return True
    return before in sentence.passage.commas or words[before].text in _OPENING


def _is_name(written: str, texts: Sequence[str], kind: ElementKind) -> bool:
    """Whether words are a name: of a product in capitals, or of more than a kind."""
    if kind in ASKING:
        return len(texts) == 1 or (kind is ElementKind.CLIENT and len(texts) == _CLIENT_WORDS)
    if len(texts) == 1:
        return texts[0] not in _BARE and not _is_plain_word(texts[0], written)
    if texts[-1] in _KINDS:
        return not all(text in _BARE for text in texts) or texts == ("api", "gateway")
    return all(word[0].isupper() for word in written.split())


def _is_plain_word(text: str, written: str) -> bool:
    """Whether a name of one word is an ordinary noun: a product is written with a capital, or is no word."""
    return written[0].islower() and text not in _PRODUCTS


# "Mobile app", "web portal".
_CLIENT_WORDS = 2
# People write them small as often as not.
_PRODUCTS = word_set(
    "kafka rabbitmq redis postgres postgresql mysql mongodb nats nginx sqs sns s3 dynamodb kinesis stripe"
)


def _is_parted(passage: Passage, begin: int, end: int) -> bool:
    """Whether a comma, a verb or another clause stands within a name."""
    words = passage.words
    return (
        any(i in passage.commas for i in range(begin, end - 1))
        or any(words[i].clause != words[begin].clause for i in range(begin, end))
        or any(is_verb(words[i]) for i in range(begin + 1, end))
    )


def _goes_on(passage: Passage, end: int) -> bool:
    between = passage.text[passage.words[end - 1].end : passage.words[end].start]
    return between == " " and passage.words[end].text in _OTHER_THINGS


def _singular(written: str) -> str:
    return written[:-1] if written.endswith("s") and not written.endswith("ss") else written
