"""Whether a text claims that its subject has something, lacks it, puts it off, or only talks about it."""

from collections.abc import Sequence

from eda_coach.language.polarity import absence, argued, cues, postponed
from eda_coach.language.polarity.leads import Label, labels_of, standing_of_lead
from eda_coach.language.polarity.runs import clause_of, word_set
from eda_coach.language.polarity.scopes import ScopeKind
from eda_coach.language.polarity.stance import Polarity, Stance
from eda_coach.language.polarity.standing import Standing
from eda_coach.language.sentences.clauses import Passage, Word
from eda_coach.language.sentences.subordinate import Aside, asides_of

# A denial with them goes no further than they say: "no more than 3 retries", "never retry forever".
_LIMITERS = frozenset(
    """
    more than further forever indefinitely infinitely infinite endless endlessly unbounded unlimited
    blindly beyond additional
    """.split()
)
# Behind a thing they limit a denial to some cases: "not retried until the lock is free".
_CASES = frozenset("until unless before except if when where while default".split())
# Words for some of what there is: a denial with them denies the thing of that part only.
_SOME = word_set(
    """
    internal trusted admin admins test tests staging local development dev some certain other others rest
    legacy xx 400 404 409 422 validation permanent business invalid malformed declined poison batch idle
    """
)
_EVERY = frozenset({"all", "every", "each", "always", "everywhere"})
_ZERO = frozenset({"0", "zero"})
# "Do no harm": what does none is there.
_HARMLESS = frozenset({"harm", "matter", "problem", "damag"})
# What is said to do without a thing for the sake of another.
_INSTEAD = frozenset({"instead", "rather", "opposed"})
# Verbs and nouns of absence that tell of the design itself.
_LACKING = frozenset({"lack", "absenc", "omit", "eschew", "forgo", "free", "far", "get"})
# By what a thing is avoided: "we prevent double charges by an idempotency key".
_MEANS = frozenset("by through via using thanks due because given".split())
_WITH = frozenset({"with"})
# Denied judgements of use, where the thing is left out; "not safe" and "not wise" are opinions of it.
_USE_STEMS = frozenset(
    """
    need necessari use requir exist support possibl appli avail unnecessari unneed overkil pointless useless
    irrelev moot
    """.split()
)
# A condition in which a thing is used up takes for granted that it is there: "if all retries are exhausted".
_USED_UP = frozenset("exhaust exceed expir elaps reach trip open fire run hit".split())
_YES = frozenset({"yes", "yep", "sure", "always"})
_NO = frozenset({"no", "none", "nope", "not", "nothing", "never"})
# A question that is answered by a word is short.
_LONGEST_QUESTION = 8
_POSSIBLY = frozenset({"would", "could", "may", "might", "can"})
_LACK_AT_START = frozenset({"without", "w/o", "lacking", "lack", "absent"})
_CONCLUDING = frozenset({"so", "therefore", "hence", "thus"})
# Denied with what stands before them, they are what is denied: "no compatibility issues", "no retry storms".
_TROUBLES = frozenset(
    """
    issue issues problem problems concern concerns error errors failure failures miss misses violation
    violations invalidation conflict conflicts break breaks storm storms overhead loss losses
    """.split()
)
_AFTER = 3
# Behind a denied thing a part of it is named within so many words: "limits do not apply to internal calls".
_PART = 6


class Standings:
    """The standing of everything named in a passage.

    Works out all cues once, in time in proportion to the length of the passage.

    Args:
        passage: To look in.
    """

    def __init__(self, passage: Passage) -> None:
        self._words = passage.words
        self._passage = passage
        self._spans = list(passage.sentences())
        self._stance = Stance(passage)
        self._postponed = postponed.postponed_words(passage, self._spans)
        self._interim = postponed.interim_clauses(passage, self._spans)
        self._asides = [asides_of(passage, span) for span in self._spans]
        apart = {i for asides in self._asides for one in asides if not one.is_case for i in one.words}
        self._argued = argued.argued_words(passage, self._spans, apart=apart)
        self._labels = [labels_of(passage, span) for span in self._spans]

    def of(self, indices: Sequence[int]) -> Standing:
        """The standing of a thing.

        Args:
            indices: Of the words that name it, rising, all in one sentence; what they deny themselves is part
                of the name.
        """
        labelled = self._labelled(indices)
        if labelled is not None:
            return labelled
        if self._is_unticked(indices):
            return Standing.POSTPONED
        indices = self._in_main_clause(indices)
        elsewhere = self._elsewhere(indices)
        polarity = self._stance.of(indices, named=elsewhere)
        if polarity is Polarity.QUOTED or self._stance.argues_for(indices, named=elsewhere):
            return Standing.ARGUED
        if polarity is Polarity.CONDITIONAL and not self._is_in_case(indices):
            polarity = Polarity.ASSERTED
        standing_by_polarity = {
            Polarity.ASSERTED: self._asserted,
            Polarity.NEGATED: self._denied,
            Polarity.HEDGED: self._hedged,
            Polarity.CONDITIONAL: self._supposed,
            Polarity.ASKED: self._answered,
        }
        return standing_by_polarity[polarity](indices)

    def _is_unticked(self, indices: Sequence[int]) -> bool:
        """Whether the sentence is an open entry of a list of tasks: "[ ] tracing"."""
        begin = self._words[self._span(indices).start].start
        return self._passage.text[max(0, begin - 8) : begin].rstrip().endswith("[ ]")

    def _in_main_clause(self, indices: Sequence[int]) -> Sequence[int]:
        """Words without those that only name a case: "the user is told [if a payment fails]"."""
        cases = [one.words for one in self._asides_at(indices) if one.is_case]
        return [i for i in indices if not any(i in case for case in cases)] or indices

    def _elsewhere(self, indices: Sequence[int]) -> list[int]:
        """Words of subordinate clauses that name nothing of a thing: what they deny is something else."""
        return [
            i
            for one in self._asides_at(indices)
            if not any(k in one.words for k in indices)
            for i in one.words
        ]

    def _asides_at(self, indices: Sequence[int]) -> Sequence[Aside]:
        return self._asides[self._words[indices[0]].sentence]

    def _asserted(self, indices: Sequence[int]) -> Standing:
        hit, span = range(indices[0], indices[-1] + 1), self._span(indices)
        if self._is_postponed(indices):
            return Standing.POSTPONED
        if any(i in self._argued for i in indices) or self._is_in_argument(indices):
            return Standing.ARGUED
        if absence.is_gone(self._words, hit, span) or self._is_zero(indices):
            return Standing.ARGUED if self._is_of_some(hit.stop, indices) else self._absent(indices)
        return Standing.CLAIMED

    def _is_zero(self, indices: Sequence[int]) -> bool:
        """Whether none of a thing is counted: "0 retries", "retries 0"."""
        words, span = self._words, self._span(indices)
        begin, end = indices[0], indices[-1] + 1
        if words[begin].text in _ZERO or (begin > span.start and words[begin - 1].text in _ZERO):
            return True
        is_zero = end < span.stop and words[end].text in _ZERO and words[end].clause == words[begin].clause
        return is_zero and (end + 1 >= span.stop or words[end + 1].clause != words[end].clause)

    def _denied(self, indices: Sequence[int]) -> Standing:
        elsewhere = set(self._elsewhere(indices))
        denied_by = [one for one in self._stance.denied_by(indices) if one[1] not in elsewhere]
        judged = [self._under(cue, kind, indices) for kind, cue in denied_by]
        if Standing.CLAIMED in judged:
            return self._asserted(indices)
        is_talk = any(i in self._argued for i in indices) or self._is_of_trouble(indices)
        is_case = self._is_in_case(indices) or self._says_which(indices)
        if Standing.ARGUED in judged or is_talk or is_case or self._is_in_argument(indices):
            return Standing.ARGUED
        return self._absent(indices)

    def _under(self, cue: int, kind: ScopeKind, indices: Sequence[int]) -> Standing:
        """What one denial makes of a thing."""
        word, span = self._words[cue], self._span(indices)
        if kind is ScopeKind.CONDEMNED:
            judged = self._condemned(self._words[cue : min(cue + _AFTER + 1, span.stop)])
            is_partial = judged is Standing.ABSENT and self._is_of_some(cue, indices)
            return Standing.ARGUED if is_partial else judged
        if kind is ScopeKind.REFUSED:
            return Standing.ARGUED
        is_negator = word.text in cues.NEGATORS or word.text.endswith("n't")
        if word.text in _INSTEAD or (not is_negator and self._has_means(cue, indices, _WITH)):
            return Standing.ARGUED if word.text in _INSTEAD else Standing.CLAIMED
        if word.stem == "stop":  # who stops retrying has retried
            return Standing.CLAIMED
        if not is_negator and word.stem not in _LACKING:
            return Standing.CLAIMED if self._has_means(cue, indices, _MEANS) else Standing.ARGUED
        return self._under_negator(cue, indices)

    def _condemned(self, judgement: Sequence[Word]) -> Standing:
        """What a judgement makes of a thing: "is not needed", "does no harm", "is not safe"."""
        if judgement[0].text == "no" and any(one.stem in _HARMLESS for one in judgement):
            return Standing.CLAIMED
        is_use = any(one.stem in _USE_STEMS or one.text in cues.JUDGING_FORMS for one in judgement)
        return Standing.ABSENT if is_use else Standing.ARGUED

    def _under_negator(self, cue: int, indices: Sequence[int]) -> Standing:
        words, span = self._words, self._span(indices)
        is_noun = words[cue].text in cues.NOUN_NEGATORS
        if is_noun and indices[-1] + 1 < cue:  # "retries have no backoff": it is the object that is not there
            return Standing.CLAIMED
        if cue + 1 < span.stop and words[cue + 1].text == "able":  # what a part cannot cope with in use
            return Standing.ARGUED
        if self._has_means(cue, indices, _MEANS if is_noun else _MEANS - {"by", "through", "via", "using"}):
            return Standing.CLAIMED
        if is_noun and self._has_means(cue, indices, _WITH):
            return Standing.ARGUED
        around = range(cue + 1, min(indices[-1] + 1 + _AFTER, span.stop))
        if any(words[i].text in _LIMITERS for i in around if i not in indices):
            return Standing.CLAIMED
        behind = range(indices[-1] + 1, min(indices[-1] + 1 + _AFTER, span.stop))
        is_partial = any(words[i].text in _CASES for i in behind) or self._is_of_some(cue, indices)
        return Standing.ARGUED if is_partial else Standing.ABSENT

    def _is_of_some(self, cue: int, indices: Sequence[int]) -> bool:
        """Whether a denial is one for a part: "no limits for internal callers", "4xx are not retried"."""
        words, clause = self._words, clause_of(self._words, indices[-1], self._span(indices))
        if words[clause.start].text == "only" or (cue + 1 < clause.stop and words[cue + 1].text in _EVERY):
            return True
        begin = max(clause.start, min(cue, indices[0]) - _AFTER)
        near = range(begin, min(clause.stop, indices[-1] + 1 + _PART))
        return any(words[i].text in _SOME for i in near if i not in indices)

    def _is_of_trouble(self, indices: Sequence[int]) -> bool:
        behind = indices[-1] + 1
        return behind < self._span(indices).stop and self._words[behind].text in _TROUBLES

    def _has_means(self, cue: int, indices: Sequence[int], means: frozenset[str]) -> bool:
        between = self._words[cue + 1 : indices[0]] if cue < indices[0] else ()
        return any(word.text in means for word in between)

    def _hedged(self, indices: Sequence[int]) -> Standing:
        return Standing.POSTPONED if self._is_postponed(indices) else Standing.ARGUED

    def _supposed(self, indices: Sequence[int]) -> Standing:
        return Standing.CLAIMED if self._is_taken_for_granted(indices) else Standing.ARGUED

    def _absent(self, indices: Sequence[int]) -> Standing:
        is_interim = self._words[indices[0]].clause in self._interim
        return Standing.POSTPONED if is_interim or self._is_postponed(indices) else Standing.ABSENT

    def _is_postponed(self, indices: Sequence[int]) -> bool:
        return any(i in self._postponed for i in indices)

    def _is_in_case(self, indices: Sequence[int]) -> bool:
        """Whether a thing is named only in a clause that speaks of a case."""
        return any(one.is_case and indices[0] in one.words for one in self._asides_at(indices))

    def _says_which(self, indices: Sequence[int]) -> bool:
        """Whether a thing is denied only of those that are spoken of: "calls that are not safe wait"."""
        asides = self._asides_at(indices)
        return any(one.goes_on and not one.is_case and indices[0] in one.words for one in asides)

    def _is_taken_for_granted(self, indices: Sequence[int]) -> bool:
        clause = clause_of(self._words, indices[0], self._span(indices))
        return any(self._words[i].stem in _USED_UP for i in clause)

    def _is_in_argument(self, indices: Sequence[int]) -> bool:
        """Whether a sentence tells what would come of a lack, and the thing stands before its conclusion."""
        span = self._span(indices)
        first = next((i for i in span[:_AFTER] if self._words[i].text in _LACK_AT_START), None)
        if first is None:
            return False
        before = self._words[span.start : indices[0]]
        if any(word.text in _CONCLUDING for word in before):
            return False
        is_unreal = any(self._words[i].text in _POSSIBLY for i in span)
        return is_unreal or (first + 1 < span.stop and self._stance.argues_for([first + 1]))

    def _labelled(self, indices: Sequence[int]) -> Standing | None:
        """What a label says of what follows it, or what follows a label says of it."""
        for label in self._labels[self._words[indices[0]].sentence]:
            if indices[-1] in label.name and indices[0] in label.name:
                return self._value(label)
            if indices[0] in label.rest:
                return standing_of_lead(self._words[label.name.start : label.name.stop])
        return None

    def _value(self, label: Label) -> Standing | None:
        if postponed.is_postponed_value(self._words, label.rest):
            return Standing.POSTPONED
        if absence.says_none(self._words, label.name, label.rest):
            clause = self._words[label.rest.start].clause
            return Standing.POSTPONED if clause in self._interim else Standing.ABSENT
        return None

    def _answered(self, indices: Sequence[int]) -> Standing:
        """What the next sentence answers to a short question: "Idempotent? No.", if it does."""
        span = self._span(indices)
        if len(span) > _LONGEST_QUESTION or span.stop >= len(self._words):
            return Standing.ARGUED
        first, *rest = (word.text for word in self._words[span.stop : span.stop + _AFTER])
        if first in _NO or (first == "there" and _NO & {*rest}):
            return Standing.ABSENT
        return Standing.CLAIMED if first in _YES else Standing.ARGUED

    def _span(self, indices: Sequence[int]) -> range:
        return self._spans[self._words[indices[0]].sentence]
