"""Whether words of a passage are asserted, or denied, hedged, supposed, asked or told as others' opinion."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from eda_coach.language import cues
from eda_coach.language.clauses import Passage, Word

# Words between "some people" and "say", between "not" and "needed".
_NEAR = 3
# Words between a verb and its object: "tells the consumer nothing".
_OBJECT_WORDS = 2
# A quotation of as many words is somebody's statement; a shorter one is a term between quotation marks.
_LEAST_QUOTED = 5
# How far a list behind a denied word goes on: "no losses, gaps or repeats".
_LIST_WORDS = 8
# And behind a denied verb: "does not lose, repeat or reorder".
_LIST_VERBS = 3


class Polarity(Enum):
    """How a statement stands in a text."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    QUOTED = "quoted"
    ASKED = "asked"


class _Kind(Enum):
    DENIED = 1
    # By "it is not true that": the whole sentence, and never as what would bring harm.
    REFUSED = 2
    CONDEMNED = 3
    HEDGED = 4
    QUOTED = 5
    SUPPOSED = 6


class _Scope(NamedTuple):
    """What a cue reaches: words from ``begin`` up to but without ``end``."""

    kind: _Kind
    cue: int
    begin: int
    end: int


class Stance:
    """The polarity of every word of a passage.

    Works out all scopes once, in time in proportion to the length of the passage.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._words = passage.words
        self._span_by_sentence = list(passage.sentences())
        self._scopes_by_word: dict[int, list[_Scope]] = defaultdict(list)
        for scope in _scopes(passage, self._span_by_sentence):
            for i in range(scope.begin, scope.end):
                self._scopes_by_word[i].append(scope)

    def denials(self, index: int, *, ignoring: Iterable[int] = ()) -> int:
        """How many cues deny a word; two of them cancel each other.

        Args:
            index: Of the word.
            ignoring: Indices of cues that do not count, because a phrase names them.
        """
        left_out = ignoring if isinstance(ignoring, set) else set(ignoring)
        denying = (_Kind.DENIED, _Kind.REFUSED)
        return sum(scope.kind in denying and scope.cue not in left_out for scope in self._at(index))

    def of(self, indices: Sequence[int], *, named: Sequence[int] = ()) -> Polarity:
        """The polarity of a statement.

        Args:
            indices: Of the words that make it, rising, all in one sentence.
            named: Of further words that deny nothing, because a phrase names them.
        """
        own = {*indices, *named}
        sentence = self._words[indices[0]].sentence
        kinds = {scope.kind for i in indices for scope in self._at(i)}
        if sentence in self._passage.asked:
            return Polarity.ASKED
        if _Kind.QUOTED in kinds:
            return Polarity.QUOTED
        if _Kind.HEDGED in kinds:
            return Polarity.HEDGED
        if self._is_negated(indices, own) or self._is_condemned(indices, own):
            return Polarity.ASSERTED if self._is_argued_for(indices, sentence) else Polarity.NEGATED
        return Polarity.CONDITIONAL if _Kind.SUPPOSED in kinds else Polarity.ASSERTED

    def is_refused(self, indices: Sequence[int]) -> bool:
        """Whether a statement is denied as a whole, by "it is not true that", and not by its own verb."""
        return any(scope.kind is _Kind.REFUSED for i in indices for scope in self._at(i))

    def brings_harm(self, indices: Sequence[int]) -> bool:
        """Whether the sentence goes on to say that a statement brings what nobody wants.

        That a harm is named is not enough: it must be told as what would come of it.
        """
        sentence = self._words[indices[0]].sentence
        span = self._span_by_sentence[sentence]
        is_cause = self._words[span.start].text.endswith("ing") or any(
            self._words[i].text in cues.UNREAL or self._words[i].stem in cues.CAUSES for i in span
        )
        return is_cause and self._harm(sentence, but=range(indices[0], indices[-1] + 1), after=indices[-1])

    def _at(self, index: int) -> Sequence[_Scope]:
        return self._scopes_by_word.get(index, ())

    def _is_negated(self, indices: Sequence[int], own: set[int]) -> bool:
        counts = [self.denials(i, ignoring=own) for i in indices]
        return any(count % 2 for count in counts) and not any(count and count % 2 == 0 for count in counts)

    def _is_condemned(self, indices: Sequence[int], own: set[int]) -> bool:
        return any(
            scope.kind is _Kind.CONDEMNED and scope.cue not in own for i in indices for scope in self._at(i)
        )

    def _is_argued_for(self, indices: Sequence[int], sentence: int) -> bool:
        """Whether a denial argues for what it denies: "without a key, retries charge twice"."""
        own = set(indices)
        cues_of = [scope for i in indices for scope in self._at(i) if scope.cue not in own]
        if any(scope.kind is _Kind.REFUSED for scope in cues_of):
            return False
        cues_of = [scope for scope in cues_of if scope.kind is _Kind.DENIED]
        if not cues_of:
            return False
        span = self._span_by_sentence[sentence]
        is_unreal = any(self._is_supposed(scope.cue, span) for scope in cues_of)
        reach = range(min(scope.cue for scope in cues_of), max(*indices, 0) + 1)
        return is_unreal and self._harm(sentence, but=reach, ignoring=[scope.cue for scope in cues_of])

    def _is_supposed(self, cue: int, span: range) -> bool:
        """Whether a denial is only supposed: "without", "if ... not", "not sending", "..., otherwise"."""
        clause = self._words[cue].clause
        before = (word.text for word in self._words[span.start : cue + 1] if word.clause == clause)
        after = (word.text for word in self._words[cue : span.stop])
        return (
            any(text in cues.CONDITIONS or text in ("without", "w/o") for text in before)
            or any(text in cues.CONSEQUENCES for text in after)
            or self._is_absence(cue, span)
        )

    def _is_absence(self, cue: int, span: range) -> bool:
        """Whether a denial is the subject: "not sending a key leads to ...", "lack of order means ..."."""
        word = self._words[cue]
        following = self._words[cue + 1].text if cue + 1 < span.stop else ""
        return word.stem in ("lack", "absenc", "omit", "forget") or (
            cue - span.start <= 1 and following.endswith("ing")
        )

    def _harm(self, sentence: int, *, but: range, after: int = -1, ignoring: Sequence[int] = ()) -> bool:
        return any(
            self._words[i].stem in cues.HARM_STEMS and self.denials(i, ignoring=ignoring) % 2 == 0
            for i in self._span_by_sentence[sentence]
            if i not in but and i > after
        )


def _scopes(passage: Passage, spans: Sequence[range]) -> list[_Scope]:
    found: list[_Scope] = []
    for span in spans:
        found += _denials(passage, span)
        found += _hedges(passage.words, span)
        found += _opinions(passage.words, span)
    return found + _quotations(passage.words, spans)


def _denials(passage: Passage, span: range) -> list[_Scope]:
    words, found = passage.words, list[_Scope]()
    for i in span:
        text = words[i].text
        if (text in cues.NEGATORS or text.endswith("n't")) and not _is_pseudo(words, i, span):
            if text == "nor" and _has_neither(words, i, span):
                continue  # one denial in two words
            found += _objects(words, i, span) if text in cues.NOUN_NEGATORS else _judged(words, i, span)
            if not found or found[-1].kind is not _Kind.REFUSED or found[-1].cue != i:
                found.append(_Scope(_Kind.DENIED, i, i + 1, _reach(passage, i, span)))
        elif _is_denying(words, i, span):
            found.append(_Scope(_Kind.DENIED, i, i + 1, _reach(passage, i, span)))
        if words[i].stem in cues.CONDEMNING_STEMS and _follows_copula(words, i):
            found += _condemned(words, i, span)
        if text in cues.CONDITIONS:
            found.append(_Scope(_Kind.SUPPOSED, i, i + 1, _clause_end(words, i, span)))
    return found


def _is_denying(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether a verb or noun denies what follows: "avoid", "fail to", "stop sending"; but not "no doubt"."""
    stem, following = _pair(words, i)
    if stem == "doubt" and i > span.start and words[i - 1].text in cues.NEGATORS:
        return False
    is_stopped = stem == "stop" and following.endswith("ing")
    return stem in cues.DENYING_STEMS or (stem, following) in cues.DENYING_PAIRS or is_stopped


def _has_neither(words: Sequence[Word], i: int, span: range) -> bool:
    return any(words[k].text == "neither" for k in range(max(span.start, i - _LIST_WORDS), i))


def _objects(words: Sequence[Word], i: int, span: range) -> list[_Scope]:
    """What "no" or "nothing" as an object denies: the verb before it, or with "no difference" the subject."""
    begin = _clause_begin(words, i, span)
    if words[i].text not in cues.OBJECT_NEGATORS or begin == i or _is_subject(words, i, span):
        return []
    if i + 1 < span.stop and words[i + 1].stem in cues.WEIGHTLESS_STEMS:
        return [_Scope(_Kind.CONDEMNED, i, begin, i)]
    if words[i - 1].text in cues.PREPOSITIONS:  # "orders with no invoice" are orders all the same
        return []
    return [_Scope(_Kind.DENIED, i, max(begin, i - _OBJECT_WORDS), i)]


def _is_subject(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether a verb follows "nothing" or "nobody": it is what something happens to, and no object."""
    if words[i].text not in cues.PRONOUN_NEGATORS or i + 1 >= span.stop:
        return False
    return words[i + 1].clause == words[i].clause and words[i + 1].text not in cues.AFTER_OBJECTS


def _is_pseudo(words: Sequence[Word], i: int, span: range) -> bool:
    before = span.start if i == span.start else i - 1
    return (
        any(
            _stands(words, start, run, span) and words[i].text in run
            for run in cues.PSEUDO_NEGATIONS
            for start in (before, i)
        )
        or any(_hedges_all(words, start, span) for start in (before, i))
        or (words[i].text == "not" and i > span.start and words[i - 1].text in ("or", "why"))
        or _is_softened(words, i, span)
    )


def _is_softened(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether what is denied is a limit or a blame: "don't just send", "isn't wrong"."""
    if words[i].text != "not" and not words[i].text.endswith("n't"):
        return False
    near = words[i + 1 : min(i + _NEAR, span.stop)]
    is_limit = bool(near) and near[0].text in cues.LIMITS
    return is_limit or any(word.stem in cues.CONDEMNING_STEMS for word in near)


def _hedges_all(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether "I'm not sure" or the like stands here, and makes a mere possibility of the sentence."""
    may_begin = i == span.start or words[i - 1].text in cues.UNSURE_SUBJECTS
    return may_begin and any(_stands(words, i, run, span) for run in cues.HEDGING_RUNS)


def _stands(words: Sequence[Word], i: int, run: Sequence[str], span: range) -> bool:
    return i + len(run) <= span.stop and all(words[i + k].text == one for k, one in enumerate(run))


def _pair(words: Sequence[Word], i: int) -> tuple[str, str]:
    following = words[i + 1].text if i + 1 < len(words) else ""
    return (words[i].stem, following)


def _clause_end(words: Sequence[Word], i: int, span: range) -> int:
    end = i + 1
    while end < span.stop and words[end].clause == words[i].clause:
        end += 1
    return end


def _reach(passage: Passage, cue: int, span: range) -> int:
    """Where a denial ends: with its clause, save that an insertion or a list does not end it."""
    words = passage.words
    start = cue
    if cue in passage.commas:  # "never, under any load, ack first"
        start = next(
            (i + 1 for i in range(cue + 1, min(cue + _LIST_WORDS, span.stop)) if i in passage.commas), cue
        )
        start = min(start, span.stop - 1)
    end = _clause_end(words, start, span)
    end = next((i for i in range(cue + 1, end - 1) if _starts_anew(words, i)), end)
    return _list_end(passage, end, span, is_noun=words[cue].text in cues.NOUN_NEGATORS)


def _starts_anew(words: Sequence[Word], i: int) -> bool:
    """Whether another statement begins: "do not wait and just return", "does not block and does not wait"."""
    if words[i].text not in ("and", "or"):
        return words[i].text == "whether"  # that it is not known denies nothing
    following = [word.text for word in words[i + 1 : i + _NEAR]]
    is_denied = any(text in cues.NEGATORS or text.endswith("n't") for text in following)
    return words[i + 1].text in cues.INSTEAD or is_denied


def _list_end(passage: Passage, end: int, span: range, *, is_noun: bool) -> int:
    """Where a denied list ends: in "no losses, gaps or repeats" not at the comma."""
    words = passage.words
    if end - 1 not in passage.commas or end >= span.stop:
        return end
    limit = min(end + (_LIST_WORDS if is_noun else _LIST_VERBS), span.stop)
    joined = next((i for i in range(end, limit) if words[i].text in ("or", "nor")), None)
    subjects = cues.PROPOSERS | {"it", "they", "the", "this", "that", "so", "but", "because", "which"}
    if joined is None or any(words[i].text in subjects for i in range(end, joined)):
        return end
    return _clause_end(words, joined, span)


def _judged(words: Sequence[Word], cue: int, span: range) -> list[_Scope]:
    """What a denied judgement is about: "a key is not needed"."""
    near = range(cue + 1, min(cue + 1 + _NEAR, span.stop))
    at = next((i for i in near if _judges(words[i]) and words[i].clause == words[cue].clause), None)
    if at is None:
        return []
    begin = _clause_begin(words, cue, span)
    if _opens_that(words, begin, at, span):
        return [_Scope(_Kind.REFUSED, cue, at + 1, span.stop)]
    return [_Scope(_Kind.CONDEMNED, cue, begin, cue)]


def _judges(word: Word) -> bool:
    return word.stem in cues.JUDGING_STEMS or word.text in cues.JUDGING_FORMS


def _opens_that(words: Sequence[Word], begin: int, at: int, span: range) -> bool:
    """Whether a judgement is about what follows: "it is not true that ..."."""
    subject = words[begin].text
    return (
        subject in ("it", "it's", "its", "that's")
        and at + 1 < span.stop
        and words[at + 1].text in ("that", "to", "not")
    )


def _clause_begin(words: Sequence[Word], i: int, span: range) -> int:
    while i > span.start and words[i - 1].clause == words[i].clause:
        i -= 1
    return i


def _condemned(words: Sequence[Word], i: int, span: range) -> list[_Scope]:
    """What a condemning word is about: "acking first is a mistake", "it is a myth that ..."."""
    begin = _clause_begin(words, i, span)
    if _opens_that(words, begin, i, span):
        return [_Scope(_Kind.REFUSED, i, i + 1, span.stop)]
    return [_Scope(_Kind.CONDEMNED, i, begin, i)]


def _follows_copula(words: Sequence[Word], i: int) -> bool:
    near = words[max(0, i - _NEAR - 1) : i]
    is_denied = any(
        word.text in cues.UNREAL or word.text in cues.NEGATORS or word.text.endswith("n't") for word in near
    )
    return any(word.text in cues.COPULAS for word in near) and not is_denied


def _hedges(words: Sequence[Word], span: range) -> list[_Scope]:
    found = []
    for i in span:
        if words[i].text in cues.HEDGES or (
            words[i].text in cues.HEDGING_MODALS and i > span.start and words[i - 1].text in cues.PROPOSERS
        ):
            begin = _clause_begin(words, i, span)
            found.append(_Scope(_Kind.HEDGED, i, begin, _clause_end(words, i, span)))
        elif _hedges_all(words, i, span):
            found.append(_Scope(_Kind.HEDGED, i, span.start, span.stop))
    return found


def _opinions(words: Sequence[Word], span: range) -> list[_Scope]:
    found = []
    for i in span:
        if words[i].stem in cues.SAYING_STEMS and i > span.start:
            near = words[max(span.start, i - _NEAR) : i]
            if any(word.text in cues.OTHERS for word in near):
                end = next((j for j in range(i + 1, span.stop) if words[j].text in ("but", "yet")), span.stop)
                found.append(_Scope(_Kind.QUOTED, i, i + 1, end))
    return found


def _quotations(words: Sequence[Word], spans: Sequence[range]) -> list[_Scope]:
    """Words between quotation marks, where somebody else is named who says them."""
    found = []
    for span in spans:
        if any(words[i].text in cues.OTHERS and not words[i].quoted for i in span):
            quoted = [i for i in span if words[i].quoted]
            found += [_Scope(_Kind.QUOTED, i, i, i + 1) for i in quoted if len(quoted) >= _LEAST_QUOTED]
    return found
