"""What a design says of an aspect: declared at a part, declared for the whole, or written in prose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a design says of an aspect.

    Attributes:
        is_planned: Whether it is only promised for later; then it is unknown.
        text: What exactly was declared; may be empty.
        evidence: Where; empty only where nothing at all is said.
    """

    known: Known
    is_planned: bool = False
    text: str = ""
    evidence: tuple[Evidence, ...] = ()


_NOTHING = Answer(known=Known.UNKNOWN)


def answer_on(
    design: Design, *aspects: Aspect, of: Sequence[str] = (), declared: Iterable[Value] = ()
) -> Answer:
    """What a design says of some aspects, any of which will do.

    The nearest word counts: what is declared at the part, then sentences that name one of the elements, then
    what is declared for the whole design, then sentences about the whole. Among sentences of one rank
    "absent" wins over "present": whoever writes both has a gap.

    Args:
        design: To ask.
        aspects: Any of which will do, as an outbox or a transaction will.
        of: Ids of elements the question is about.
        declared: Values of the edge or message in question, which come first.
    """
    own = [
        *declared,
        *(design.elements[id_].says(aspect) for id_ in of if id_ in design.elements for aspect in aspects),
    ]
    facts = list(design.facts_on(*aspects))
    named = [fact for fact in facts if set(fact.elements) & set(of)]
    general = [fact for fact in facts if not fact.elements]
    return (
        _declared(own)
        or _written(named)
        or _declared(design.says(aspect) for aspect in aspects)
        or _written(general)
        or _NOTHING
    )


def _declared(values: Iterable[Value]) -> Answer | None:
    known = [value for value in values if value.known is not Known.UNKNOWN]
    if not known:
        return None
    # One part that handles it shows that the design knows of it; a no elsewhere is told by its own part.
    first = next((value for value in known if value.known is Known.YES), known[0])
    return Answer(known=first.known, text=first.text, evidence=first.evidence)


def _written(facts: Sequence[Fact]) -> Answer | None:
    for stand in (Stand.ABSENT, Stand.PRESENT, Stand.PLANNED):
        evidence = tuple(fact.evidence for fact in facts if fact.stand is stand)
        if evidence:
            known = {Stand.ABSENT: Known.NO, Stand.PRESENT: Known.YES}.get(stand, Known.UNKNOWN)
            return Answer(known=known, is_planned=stand is Stand.PLANNED, evidence=evidence)
    return None
