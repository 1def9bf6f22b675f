"""What a text talks about without claiming it: options, reasons, definitions, "why retries matter"."""

from collections.abc import Collection, Iterator, Sequence

from eda_coach.language.polarity.runs import Runs, clause_of
from eda_coach.language.sentences.clauses import Passage, Word

# What follows them in their clause is weighed or compared.
_WEIGHED = Runs(
    """
    we|i|they|team considered|evaluated|discussed|rejected|dismissed|discarded
    we|i also|have|briefly|initially|first considered|evaluated|discussed|rejected
    looked at
    thought about|of
    alternatively
    we|you should|can|could discuss|explore|weigh
    unlike
    compared to|with
    in contrast to
    versus
    vs
    importance of
    need for
    benefits|advantages|disadvantages|drawbacks|purpose|idea of
    how to
    learn more
    for example if|when
    not clear|known|decided|sure|certain|specified|stated whether|if
    unclear|unknown|undecided|unsure whether|if
    know|decide|decided whether|if
    would|might|could be good|nice|better|great|useful|wise|cool|safer|possible to
    one option
    another option
    an alternative
    could have
    """
)
# At the beginning of a sentence they send the reader elsewhere.
_ELSEWHERE = Runs(
    """
    read about|more|the|this|up|on
    look at|up|into
    refer to
    see
    learn about|more|how|why
    to learn|read more|about
    for more|details|further|information
    """
)
# The clause they stand in is about what was before.
_PAST = Runs(
    """
    previously
    formerly
    in the past
    the|our|their old|legacy|former|previous system|monolith|design|version|setup|implementation|solution
    back then
    """
)
# The clause they stand in is about a possibility.
_POSSIBLE = frozenset({"could", "might"})
_WISHING = frozenset({"ideally"})
_CHOOSING = frozenset("chose chosen choose prefer prefers preferred pick picked favor favour favored".split())
# Not where it is what something is for: "so that an operator could replay it".
_PURPOSE = frozenset({"so", "that"})
# Behind the thing.
_PASSED_OVER = Runs(
    """
    was|were considered|rejected|dismissed|discarded|discussed|evaluated
    was|were also considered|rejected|dismissed|discarded|discussed|evaluated
    is|are important|crucial|essential|vital|critical|tricky|hard|difficult
    is|are very|also|so|therefore|particularly|especially important|crucial|essential|vital|critical|hard
    matters
    matter
    is|are an|one option|alternative
    would|could|can be an|one option|alternative
    should|must be considered|evaluated|discussed
    needs|need|has|have to be considered|evaluated|discussed
    is|are optional
    would|might|could be better|nicer|safer|cleaner|useful|helpful|nice|possible|good|ideal
    becomes|become important|crucial|essential|critical
    would|could|might help|pay|improve
    """
)
_WOULD = frozenset({"would", "could", "might"})
# With "would" they make what is told a wish.
_WERE_IT = Runs(
    """
    if we|i|there|it|you|they had|existed|wanted|needed|grew|could|got
    if we|i|there were|was more|another|enough|time|a
    if a|the traffic|load|volume|dlq|cache|queue grew|existed|doubled
    if traffic|load|volume grew|doubled|rose|increased
    with|given|had more|enough|unlimited time|budget|people
    had i|we more|the|time
    """
)
# At the beginning of a sentence they tell the reader to do something.
_TO_THE_READER = frozenset(
    "consider discuss think explain describe explore investigate evaluate mention imagine why example".split()
)
_ARTICLES = frozenset({"a", "an"})
_DEFINING = Runs(
    """
    is|are a|an
    means|mean that
    refers|refer to
    describes|describe
    stands for
    """
)
_RELATIVE = frozenset(
    {"that", "which", "where", "who", "whose", "pattern", "technique", "mechanism", "concept"}
)
_DEFINED_IN = 10


def argued_words(passage: Passage, spans: Sequence[range], *, apart: Collection[int] = ()) -> frozenset[int]:
    """Indices of the words that are only talked about.

    Args:
        passage: To look in.
        spans: Indices of the words of each sentence.
        apart: Those of words that say nothing of the main clause: "what could not be sent is kept".
    """
    found: set[int] = set()
    for span in spans:
        found.update(*_reaches(passage.words, span, apart))
    return frozenset(found)


def _reaches(words: Sequence[Word], span: range, apart: Collection[int]) -> Iterator[range]:
    if _is_unreal(words, span) or _ELSEWHERE.end_at(words, span.start, span.stop) > span.start:
        yield span
    if words[span.start].text in _TO_THE_READER:
        yield clause_of(words, span.start, span)
    yield from _weighed(words, span)
    for cue in _PAST.within(words, span):
        yield clause_of(words, cue.start, span)
    for cue in _PASSED_OVER.within(words, span):
        yield range(clause_of(words, cue.start, span).start, cue.start)
    for at in span:
        if at not in apart:
            yield from _of_word(words, at, span)
    yield from _definition(words, span)


def _weighed(words: Sequence[Word], span: range) -> Iterator[range]:
    for cue in _WEIGHED.within(words, span):
        if words[cue.start - 1].text != "no":  # "no need for an outbox" is a denial
            yield range(cue.stop, clause_of(words, cue.start, span).stop)


def _is_unreal(words: Sequence[Word], span: range) -> bool:
    """Whether a sentence tells what would be done in another world: "if we had time, we would ..."."""
    is_wish = any(words[i].text in _WOULD or words[i].text.endswith("'d") for i in span)
    return is_wish and any(True for _ in _WERE_IT.within(words, span))


def _of_word(words: Sequence[Word], at: int, span: range) -> Iterator[range]:
    """What a single word makes a wish, a possibility or the choice that was not taken."""
    if words[at].text in _CHOOSING:
        yield from _passed_over(words, at, span)
    if words[at].text in _WISHING:
        yield range(at, span.stop)
    if words[at].text in _POSSIBLE:
        clause = clause_of(words, at, span)
        if not any(words[i].text in _PURPOSE for i in range(clause.start, at)):
            yield clause


def _passed_over(words: Sequence[Word], at: int, span: range) -> Iterator[range]:
    """What was not taken: "we chose polling over an outbox"."""
    clause = clause_of(words, at, span)
    over = next((i for i in range(at, clause.stop) if words[i].text == "over"), None)
    if over is not None:
        yield range(over, clause.stop)


def _definition(words: Sequence[Word], span: range) -> Iterator[range]:
    """What a definition defines: "a dead-letter queue is a queue that ..."; "the DLQ is a queue" is none."""
    clause = clause_of(words, span.start, span)
    if words[span.start].text in {"the", "our", "we", "this", "each", "every"}:
        return
    for cue in _DEFINING.within(words, clause):
        rest = range(cue.stop, min(cue.stop + _DEFINED_IN, span.stop))
        is_verb = words[cue.start].text not in {"is", "are"}
        if is_verb or any(words[i].text in _RELATIVE for i in rest):
            yield range(span.start, span.stop if words[span.start].text in _ARTICLES else cue.start)
        return
