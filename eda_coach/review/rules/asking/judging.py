"""What a rule makes of an answer: well done, a problem, or a question."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer
from eda_coach.review.rules.ruling import Ruling, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence

_WISHED = re.compile(
    r"\b(?:would be nice|nice to have|ran out of time|no time (?:left|for)|(?:did not|didn't) get to)\b",
    re.IGNORECASE,
)
# Whoever wants more sentences on one thing searches the document for the word.
_MOST_EVIDENCE = 3


def judged(
    answer: Answer,
    elements: Sequence[str],
    evidence: Sequence[Evidence],
    **words: str,
) -> Ruling:
    """The ruling on something that should be there: there, said to be missing, promised, or not mentioned.

    A promise for later is a question: the wording is ``planned``.

    Args:
        answer: What the design says of it.
        elements: Ids of what it is about.
        evidence: Where the question comes up, for when nothing is said.
        words: For the card's wordings.
    """
    told = answer.evidence[:_MOST_EVIDENCE] or tuple(evidence)
    if answer.known is Known.YES:
        return replace(well_done(elements, told), words=words)
    if answer.known is Known.NO:
        is_read = told[0].how is not How.PROSE
        confidence = Confidence.HIGH if is_read else Confidence.MEDIUM
        return replace(finding(elements, told, confidence=confidence), words=words)
    return replace(not_stated(elements, told, wording="planned" if answer.is_planned else ""), words=words)


def said_of_whole(design: Design, *aspects: Aspect, declared: Iterable[Value] = ()) -> Answer:
    """What a design says of some aspects anywhere, at any part or in any sentence.

    For questions that are put once for the whole design: a part that handles it shows that it was thought
    of, so that "present" wins over "absent".
    """
    values = [
        *declared,
        *(design.says(aspect) for aspect in aspects),
        *(element.says(aspect) for element in design.elements.values() for aspect in aspects),
    ]
    facts = list(design.facts_on(*aspects))
    for known, stand in ((Known.YES, Stand.PRESENT), (Known.NO, Stand.ABSENT)):
        written = [fact.evidence for fact in facts if fact.stand is stand]
        told = [value for value in values if value.known is known]
        if told or written:
            evidence = (*(one for value in told for one in value.evidence), *written)
            return Answer(known=known, text=told[0].text if told else "", evidence=evidence)
    planned = tuple(fact.evidence for fact in facts if fact.stand is Stand.PLANNED or _is_wished(fact))
    return Answer(known=Known.UNKNOWN, is_planned=bool(planned), evidence=planned)


def _is_wished(fact: Fact) -> bool:
    """Whether a sentence regrets that a thing is not there."""
    return fact.stand is Stand.ARGUED and bool(_WISHED.search(fact.evidence.quote))


def admitted(design: Design, aspect: Aspect) -> Iterator[Ruling]:
    """A problem that the design owns up to, worded ``finding-stated``: where it first does."""
    declared = [
        ((id_,) if id_ else (), value.evidence)
        for id_, value in (
            ("", design.says(aspect)),
            *((element.id, element.says(aspect)) for element in design.elements.values()),
        )
        if value.known is Known.YES
    ]
    written = [
        (fact.elements, (fact.evidence,)) for fact in design.facts_on(aspect) if fact.stand is Stand.PRESENT
    ]
    for elements, evidence in (*declared, *written)[:1]:
        yield finding(elements, evidence, wording="finding-stated", confidence=Confidence.MEDIUM)


def admitted_instead(design: Design, answer: Answer, mistake: Aspect) -> Answer:
    """An answer, made a no where words own up to a mistake instead, and planned where they promise.

    Args:
        design: To ask.
        answer: What is said otherwise; not that it is there.
        mistake: An aspect whose presence is a problem.
    """
    facts = list(design.facts_on(mistake))
    written = tuple(fact.evidence for fact in facts if fact.stand is Stand.PRESENT)
    values = [
        *(element.says(mistake) for element in design.elements.values()),
        *(edge.says(mistake) for edge in design.edges),
    ]
    declared = tuple(place for value in values if value.known is Known.YES for place in value.evidence)
    planned = tuple(fact.evidence for fact in facts if fact.stand is Stand.PLANNED)
    if written or declared:
        told = answer.evidence if answer.known is Known.NO or answer.is_planned else ()
        return Answer(known=Known.NO, evidence=tuple(dict.fromkeys((*told, *written, *declared))))
    if planned and answer.known is Known.UNKNOWN:
        evidence = tuple(dict.fromkeys((*answer.evidence, *planned)))
        return Answer(known=Known.UNKNOWN, is_planned=True, evidence=evidence)
    return answer


def listed(names: Sequence[str], *, most: int = 3) -> str:
    """Names as words: ``Order, Billing and Stock``; of many, the first and how many more."""
    shown, more = list(names[:most]), len(names) - most
    if more > 0:
        shown.append(f"{more} more")
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def told_by_word(
    design: Design, *, good: Sequence[Aspect] = (), bad: Sequence[Aspect] = ()
) -> Iterator[Ruling]:
    """What sentences own up to, worded ``finding-stated``; else what they do well, worded ``ok-stated``.

    A sentence that says both is a reason for what it does well.

    Args:
        design: To ask.
        good: Aspects that a design may have.
        bad: Mistakes that it may admit.
    """
    told = [fact for fact in design.facts_on(*good) if fact.stand is Stand.PRESENT]
    kept = {fact.evidence for fact in told}
    owned = [
        fact
        for fact in design.facts_on(*bad)
        if fact.stand in (Stand.PRESENT, Stand.PLANNED) and fact.evidence not in kept
    ]
    for fact in owned[:1]:
        yield finding(fact.elements, [fact.evidence], wording="finding-stated", confidence=Confidence.MEDIUM)
    if told and not owned:
        places = tuple(dict.fromkeys(fact.evidence for fact in told))[:_MOST_EVIDENCE]
        yield well_done((), places, wording="ok-stated")
