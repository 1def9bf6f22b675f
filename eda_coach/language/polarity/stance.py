"""Whether words of a passage are asserted, or denied, hedged, supposed, asked or told as others' opinion."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum

from eda_coach.language.polarity import cues
from eda_coach.language.polarity.scopes import Scope, ScopeKind, scopes_of
from eda_coach.language.sentences.clauses import Passage


class Polarity(Enum):
    """How a statement stands in a text."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    QUOTED = "quoted"
    ASKED = "asked"


class Stance:
    """The polarity of every word of a passage.

    Works out all scopes once, in time in proportion to the length of the passage.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._words = passage.words
        self._span_by_sentence = list(passage.sentences())
        self._scopes_by_word: dict[int, list[Scope]] = defaultdict(list)
        for scope in scopes_of(passage, self._span_by_sentence):
            for i in range(scope.begin, scope.end):
                self._scopes_by_word[i].append(scope)

    def denials(self, index: int, *, ignoring: Iterable[int] = ()) -> int:
        """How many cues deny a word; two of them cancel each other.

        Args:
            index: Of the word.
            ignoring: Indices of cues that do not count, because a phrase names them.
        """
        left_out = ignoring if isinstance(ignoring, set) else set(ignoring)
        denying = (ScopeKind.DENIED, ScopeKind.REFUSED)
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
        if ScopeKind.QUOTED in kinds:
            return Polarity.QUOTED
        if ScopeKind.HEDGED in kinds:
            return Polarity.HEDGED
        if self._is_negated(indices, own) or self._is_condemned(indices, own):
            return Polarity.ASSERTED if self._is_argued_for(indices, sentence) else Polarity.NEGATED
        return Polarity.CONDITIONAL if ScopeKind.SUPPOSED in kinds else Polarity.ASSERTED

    def is_refused(self, indices: Sequence[int]) -> bool:
        """Whether a statement is denied as a whole, by "it is not true that", and not by its own verb."""
        return any(scope.kind is ScopeKind.REFUSED for i in indices for scope in self._at(i))

    def refusing_clauses(self) -> set[int]:
        """Numbers of the clauses in which "it is not true that" or the like stands."""
        return {
            self._words[scope.cue].clause
            for scopes in self._scopes_by_word.values()
            for scope in scopes
            if scope.kind is ScopeKind.REFUSED
        }

    def argues_for(self, indices: Sequence[int], *, named: Sequence[int] = ()) -> bool:
        """Whether a denial argues for what it denies, so that it counts as asserted; see :meth:`of`."""
        own = {*indices, *named}
        is_denied = self._is_negated(indices, own) or self._is_condemned(indices, own)
        return is_denied and self._is_argued_for(indices, self._words[indices[0]].sentence)

    def denied_by(self, indices: Sequence[int]) -> list[tuple[ScopeKind, int]]:
        """What denies or condemns a statement: how, and the index of the cue; its own words do not count."""
        own = set(indices)
        denying = (ScopeKind.DENIED, ScopeKind.REFUSED, ScopeKind.CONDEMNED)
        scopes = [scope for i in indices for scope in self._at(i)]
        return [(one.kind, one.cue) for one in scopes if one.kind in denying and one.cue not in own]

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

    def _at(self, index: int) -> Sequence[Scope]:
        return self._scopes_by_word.get(index, ())

    def _is_negated(self, indices: Sequence[int], own: set[int]) -> bool:
        counts = [self.denials(i, ignoring=own) for i in indices]
        return any(count % 2 for count in counts) and not any(count and count % 2 == 0 for count in counts)

    def _is_condemned(self, indices: Sequence[int], own: set[int]) -> bool:
        return any(
            scope.kind is ScopeKind.CONDEMNED and scope.cue not in own
            for i in indices
            for scope in self._at(i)
        )

    def _is_argued_for(self, indices: Sequence[int], sentence: int) -> bool:
        """Whether a denial argues for what it denies: "without a key, retries charge twice"."""
        own = set(indices)
        cues_of = [scope for i in indices for scope in self._at(i) if scope.cue not in own]
        if any(scope.kind is ScopeKind.REFUSED for scope in cues_of):
            return False
        cues_of = [scope for scope in cues_of if scope.kind is ScopeKind.DENIED]
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
