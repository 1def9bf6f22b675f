"""Mistakes that a design admits: in a sentence, in a label, or by a declared value."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.consumers import asynchronous_at
from eda_coach.review.rules.asking.deliveries.words.speech import is_of_messages, speaks_of_messages
from eda_coach.review.rules.ruling import Ruling


@dataclass(frozen=True, kw_only=True, slots=True)
class Admission:
    """One mistake in one place.

    Attributes:
        elements: Ids of the elements it is told of; empty for the design as a whole.
        evidence: Where; never empty.
    """

    elements: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]

    def is_met_by(self, good: Ruling) -> bool:
        """Whether something well done speaks of the same parts, or either of no part in particular."""
        return not (good.elements and self.elements) or bool(set(good.elements) & set(self.elements))


def admissions(design: Design, mistake: Aspect, *, unless: tuple[Aspect, ...] = ()) -> list[Admission]:
    """Every place where a design admits a mistake, in the order of sentences, elements, edges.

    Args:
        design: To ask.
        mistake: An aspect whose presence is a problem.
        unless: Aspects that acquit a sentence which speaks of them too: it sets one against the other.
    """
    return [*_written(design, mistake, unless), *_declared(design, mistake)]


def about(
    admitted: Iterable[Admission], *, messages: bool = False, but: re.Pattern[str] | None = None
) -> list[Admission]:
    """Those admissions that are what they seem.

    Args:
        admitted: As found.
        messages: Whether to leave out sentences on requests.
        but: What a sentence must not hold.
    """
    return [
        one
        for one in admitted
        if (not messages or is_of_messages(one.evidence[0].quote))
        and not (but is not None and but.search(one.evidence[0].quote))
    ]


def admitted_of_messages(
    design: Design, *mistakes: Aspect, unless: tuple[Aspect, ...] = (), but: re.Pattern[str] | None = None
) -> list[Admission]:
    """Admissions of some mistakes that can only be made with messages, each sentence once.

    Args:
        design: To ask. Where nothing else shows that it passes messages, the sentence itself has to.
        mistakes: Aspects whose presence is a problem.
        unless: Aspects that acquit a sentence which speaks of them too.
        but: What a sentence must not hold.
    """
    is_shown = bool(asynchronous_at(design))
    found = [one for mistake in mistakes for one in admissions(design, mistake, unless=unless)]
    by_place = {one.evidence[0]: one for one in reversed(about(found, messages=True, but=but))}
    return [
        one for one in reversed(by_place.values()) if is_shown or speaks_of_messages(one.evidence[0].quote)
    ]


def denials(design: Design, mistake: Aspect) -> tuple[Evidence, ...]:
    """Sentences that say that a mistake is not made."""
    return tuple(fact.evidence for fact in design.facts_on(mistake) if fact.stand is Stand.ABSENT)


def _written(design: Design, mistake: Aspect, unless: tuple[Aspect, ...]) -> Iterator[Admission]:
    acquitted = {_sentence(fact) for fact in design.facts_on(*unless) if fact.stand is Stand.PRESENT}
    acquitted |= {_sentence(fact) for fact in design.facts_on(mistake) if fact.stand is not Stand.PRESENT}
    for fact in design.facts_on(mistake):
        if _sentence(fact) not in acquitted:
            yield Admission(elements=fact.elements, evidence=(fact.evidence,))


def _sentence(fact: Fact) -> tuple[str, int, str]:
    return (fact.evidence.file, fact.evidence.line, fact.evidence.quote)


def _declared(design: Design, mistake: Aspect) -> Iterator[Admission]:
    if design.says(mistake).known is Known.YES:
        yield Admission(evidence=design.says(mistake).evidence)
    for element in design.elements.values():
        if element.says(mistake).known is Known.YES:
            yield Admission(elements=(element.id,), evidence=element.says(mistake).evidence)
    seen = set[tuple[str, str]]()
    for edge in design.edges:
        if edge.says(mistake).known is Known.YES and (edge.source, edge.target) not in seen:
            seen.add((edge.source, edge.target))
            elements = tuple(dict.fromkeys((edge.source, edge.target)))
            yield Admission(elements=elements, evidence=edge.says(mistake).evidence)
