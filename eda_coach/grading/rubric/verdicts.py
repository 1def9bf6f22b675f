"""The verdict on each criterion, with the learner's own words as evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.rubric.answer import Answer
from eda_coach.grading.rubric.compiled import CompiledCriterion
from eda_coach.grading.rubric.evidence import Finding, find
from eda_coach.language.polarity import Polarity

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


def judge(criterion: CompiledCriterion, answer: Answer) -> Judged:
    """The verdict on one criterion.

    An answer that says the right thing and its opposite earns nothing: it is contradicted where the opposite
    is in the rubric, and unsure where it merely denies elsewhere what it said.
    """
    met = find(criterion.met, answer)
    said = _with(met, _SAID)
    denied = _with(met, (Polarity.NEGATED,))
    wrong = [one for one in find(criterion.contradicted, answer) if _is_claimed(one, answer)]
    if wrong:
        return _judged(Verdict.CONTRADICTED, wrong, answer, against=said)
    if said:
        clash = [one for one in denied if _repeats(one, said)]
        return _judged(Verdict.UNSURE if clash else Verdict.MET, said, answer, against=clash)
    partly = find(criterion.partly, answer)
    for verdict, findings in (
        (Verdict.CONTRADICTED, denied),
        (Verdict.PARTLY, _with(partly, _SAID)),
        (Verdict.UNSURE, _with([*met, *partly], (Polarity.HEDGED,))),
    ):
        if findings:
            return _judged(verdict, findings, answer)
    return Judged(verdict=Verdict.MISSING)


def _with(findings: Iterable[Finding], polarities: Sequence[Polarity]) -> list[Finding]:
    return [one for one in findings if one.polarity in polarities]


def _is_claimed(finding: Finding, answer: Answer) -> bool:
    """Whether the wrong thing is claimed, and not told as what would bring harm."""
    return finding.polarity is Polarity.ASSERTED and not answer.stance.brings_harm(finding.indices)


def _repeats(denied: Finding, said: Iterable[Finding]) -> bool:
    """Whether the very thing that is denied is said in another sentence."""
    return any(one.phrase == denied.phrase and one.sentence != denied.sentence for one in said)


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
