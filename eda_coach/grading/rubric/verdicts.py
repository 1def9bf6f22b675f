"""The verdict on each criterion, with the learner's own words as evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from eda_coach.content.questions.rubric import Criterion
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.rubric.answer import Answer
from eda_coach.grading.rubric.closeness import Close, closest, own_words, taken_back
from eda_coach.grading.rubric.compiled import CompiledCriterion, CompiledRubric
from eda_coach.grading.rubric.evidence import Finding, find
from eda_coach.grading.rubric.references.agreement import agreement
from eda_coach.grading.rubric.references.compiled import References
from eda_coach.grading.rubric.references.said import Said, read_said
from eda_coach.language.polarity.stance import Polarity

# Share of a reference from which a criterion without phrases is met, and from which the learner is asked.
# A lower first one meets more paraphrases, and more of what is merely on the subject.
_AGREES, _RESEMBLES = 0.5, 0.35
_SAID = (Polarity.ASSERTED, Polarity.CONDITIONAL)
# Evidence shown for one verdict; more would be read by nobody.
_MOST_SPANS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A verdict on a criterion.

    Attributes:
        spans: Offsets of the words behind the verdict, in the order of the text.
        phrases: As the author wrote them, which led to it.
        against: Offsets of words that say the opposite of ``spans``, where an answer says both.
    """

    verdict: Verdict
    spans: tuple[tuple[int, int], ...] = ()
    phrases: tuple[str, ...] = ()
    against: tuple[tuple[int, int], ...] = ()


def judge_all(rubric: CompiledRubric, answer: Answer) -> list[tuple[Criterion, Judged]]:
    """The verdict on each criterion, in the order of the rubric."""
    own = own_words(rubric.references, answer)
    close = closest(rubric.references, answer, own)
    back = taken_back(rubric.references, answer, own)
    is_alone = any(one.alone is not None for one in rubric.criteria)
    said = read_said(answer.passage, terms=rubric.terms) if is_alone else None
    return [
        (
            one.criterion,
            _doubted(judge(one, answer, close.get(one.criterion.id)), back.get(one.criterion.id), answer)
            if one.alone is None or said is None
            else _judge_alone(one.alone, said, answer),
        )
        for one in rubric.criteria
    ]


def _doubted(judged: Judged, back: tuple[int, ...] | None, answer: Answer) -> Judged:
    """A verdict of met is unsure where another clause takes it back."""
    if judged.verdict is not Verdict.MET or not back:
        return judged
    span = answer.span(back)
    if any(start < span[1] and span[0] < end for start, end in judged.spans):
        return judged
    if not any(_is_near(end, span[0], answer) for _, end in judged.spans):
        return judged  # a contrast with something else that was said
    return replace(judged, verdict=Verdict.UNSURE, against=(*judged.against, span))


def _is_near(end: int, begin: int, answer: Answer) -> bool:
    """Whether what begins at an offset stands in the sentence that ends at another, or in the next."""
    words = answer.passage.words
    said = max((word.sentence for word in words if word.start < end), default=0)
    taken = max((word.sentence for word in words if word.start <= begin), default=0)
    return 0 <= taken - said <= 1


def _judge_alone(references: References, said: Said, answer: Answer) -> Judged:
    """The verdict by references alone, where a criterion has no phrases."""
    found = agreement(references, said)
    indices = range(found.begin, found.end)
    if not indices or not answer.says(indices):
        return Judged(verdict=Verdict.MISSING)
    spans = (answer.span(indices),)
    if found.is_opposed:
        return Judged(verdict=Verdict.CONTRADICTED, spans=spans)
    if found.fraction >= _AGREES and answer.polarity(indices) is not Polarity.HEDGED:
        return Judged(verdict=Verdict.MET, spans=spans)
    is_near = found.fraction >= _RESEMBLES
    return Judged(verdict=Verdict.UNSURE, spans=spans) if is_near else Judged(verdict=Verdict.MISSING)


def judge(criterion: CompiledCriterion, answer: Answer, close: Close | None = None) -> Judged:
    """The verdict on one criterion.

    An answer that says the right thing and its opposite earns nothing: it is contradicted where the opposite
    is in the rubric, and unsure where it merely denies elsewhere what it said.

    Args:
        criterion: With its phrases.
        answer: To look in.
        close: The sentence that comes closest to the criterion's references.
    """
    met = find(criterion.met, answer)
    said = _with(met, _SAID)
    denied = _with(met, (Polarity.NEGATED,))
    wrong = [one for one in find(criterion.contradicted, answer) if _is_claimed(one, answer)]
    if wrong:
        return _judged(Verdict.CONTRADICTED, wrong, answer, against=said)
    if said:
        return _judge_said(said, denied, close, answer)
    if denied:
        return _judged(Verdict.CONTRADICTED, denied, answer)
    return _judge_otherwise(met, find(criterion.partly, answer), close, answer)


def _judge_said(
    said: Sequence[Finding], denied: Sequence[Finding], close: Close | None, answer: Answer
) -> Judged:
    """What is said is met, unless the same answer takes it back elsewhere."""
    clash = [one for one in denied if _repeats(one, said)]
    if clash:
        return _judged(Verdict.UNSURE, said, answer, against=clash)
    if close is not None and _opposes(close, said, answer):
        unsure = _judged(Verdict.UNSURE, said, answer)
        return replace(unsure, against=(answer.span(close.indices),))
    return _judged(Verdict.MET, said, answer)


def _judge_otherwise(
    met: Sequence[Finding], partly: Sequence[Finding], close: Close | None, answer: Answer
) -> Judged:
    """Where no phrase meets it: half of it by phrase, all of it by references, or a mere possibility."""
    by_phrase = _with(partly, _SAID)
    if by_phrase and (close is None or close.verdict is not Verdict.CONTRADICTED):
        return _judged(Verdict.PARTLY, by_phrase, answer)
    if close is not None:
        return Judged(verdict=close.verdict, spans=(answer.span(close.indices),))
    hedged = _with([*met, *partly], (Polarity.HEDGED,))
    return _judged(Verdict.UNSURE, hedged, answer) if hedged else Judged(verdict=Verdict.MISSING)


def _with(findings: Iterable[Finding], polarities: Sequence[Polarity]) -> list[Finding]:
    return [one for one in findings if one.polarity in polarities]


def _is_claimed(finding: Finding, answer: Answer) -> bool:
    """Whether the wrong thing is claimed, and not told as what would bring harm."""
    return finding.polarity is Polarity.ASSERTED and not answer.stance.brings_harm(finding.indices)


def _repeats(denied: Finding, said: Iterable[Finding]) -> bool:
    """Whether the very thing that is denied is said in another sentence."""
    return any(one.phrase == denied.phrase and one.sentence != denied.sentence for one in said)


def _opposes(close: Close, said: Iterable[Finding], answer: Answer) -> bool:
    """Whether another sentence than those that say it speaks against it."""
    sentence = answer.passage.words[close.indices[0]].sentence
    return close.verdict is Verdict.CONTRADICTED and all(one.sentence != sentence for one in said)


def _judged(
    verdict: Verdict, findings: Sequence[Finding], answer: Answer, *, against: Sequence[Finding] = ()
) -> Judged:
    return Judged(
        verdict=verdict,
        spans=_spans(findings, answer),
        phrases=tuple(dict.fromkeys(one.phrase for one in findings)),
        against=_spans(against, answer),
    )


def _spans(findings: Iterable[Finding], answer: Answer) -> tuple[tuple[int, int], ...]:
    """Where findings stand; one that lies within another is left out."""
    spans = sorted({answer.span(one.indices) for one in findings}, key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return tuple(kept[:_MOST_SPANS])
