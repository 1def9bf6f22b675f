"""A question on delivery, put to the parts that are shown, or to the text where no part is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.consumers import asynchronous_at
from eda_coach.review.rules.asking.deliveries.places import Place, answers_at, rulings_on
from eda_coach.review.rules.asking.deliveries.words.admissions import Admission
from eda_coach.review.rules.asking.deliveries.words.speech import (
    as_meant,
    speaks_of_messages,
    without_requests,
)
from eda_coach.review.rules.asking.messages import listed
from eda_coach.review.rules.ruling import Ruling, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Verdict

_OVER_CHANNELS = frozenset({EdgeKind.PUBLISH, EdgeKind.DELIVER})
# Sentences shown for one answer; more say the same again.
_MOST_SENTENCES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked of the asynchronous side.

    Attributes:
        aspects: Any of which will do.
        names: Whom it is about where the text names nobody.
        is_loose: Whether a sentence that names none of the parts speaks of them all.
        asks: Whether silence is a question.
    """

    aspects: tuple[Aspect, ...]
    names: str
    is_loose: bool = False
    asks: bool = True


def rulings_for(design: Design, places: Sequence[Place], question: Question) -> Iterator[Ruling]:
    """What is to be said: of each place, or of the whole where the design shows none."""
    if places:
        answered = answers_at(design, places, *question.aspects, is_loose=question.is_loose)
        yield from rulings_on(design, answered, asks=question.asks)
    else:
        yield from rulings_by_word(design, question)


def with_admissions(
    design: Design, rulings: Iterable[Ruling], admitted: Sequence[Admission]
) -> Iterator[Ruling]:
    """Rulings on what should be there, and findings for what the design admits instead.

    An admission counts where nothing says that the thing is handled there: "a repeat sends the mail twice, so
    we keep the ids" admits nothing. Where it counts nobody need be asked.
    """
    said = list(rulings)
    refused = {place for one in said if one.verdict is Verdict.FINDING for place in one.evidence}
    good = [one for one in said if one.verdict is Verdict.OK]
    held = [one for one in admitted if not any(map(one.is_met_by, good))]
    yield from admitted_findings(design, [one for one in held if one.evidence[0] not in refused])
    yield from (one for one in said if not held or one.verdict is not Verdict.NOT_STATED)


def admitted_findings(design: Design, some: Iterable[Admission]) -> Iterator[Ruling]:
    """A finding for each admission, worded as stated."""
    for one in some:
        names = listed([design.name_of(id_) for id_ in one.elements if id_ in design.elements])
        yield finding(one.elements, one.evidence, wording="finding-stated", names=names or "The design")


def rulings_by_word(design: Design, question: Question) -> Iterator[Ruling]:
    """The ruling on a design of which only words tell that it passes messages."""
    answer = said_anywhere(design, *question.aspects)
    told = answer.evidence[:_MOST_SENTENCES]
    if answer.known is Known.YES:
        yield well_done((), told, names=question.names)
    elif answer.known is Known.NO:
        yield finding((), told, names=question.names)
    elif answer.is_planned:
        yield not_stated((), told, wording="planned", names=question.names)
    elif question.asks and (signs := asynchronous_at(design)):
        yield not_stated((), signs, names=question.names)


def said_anywhere(design: Design, *aspects: Aspect) -> Answer:
    """What a design says of some aspects of messages, whatever part it says it of."""
    is_shown = bool(asynchronous_at(design))
    meant = without_requests(as_meant(design), aspects)
    facts = [
        replace(fact, elements=())
        for fact in meant.facts_on(*aspects)
        if is_shown or speaks_of_messages(fact.evidence.quote)
    ]
    return answer_on(replace(meant, facts=tuple(facts)), *aspects, declared=_declared(design, aspects))


def _declared(design: Design, aspects: Sequence[Aspect]) -> Iterator[Value]:
    """What is declared of parts and of what passes over channels; a call tells of requests."""
    for aspect in aspects:
        yield from (edge.says(aspect) for edge in design.edges if edge.kind in _OVER_CHANNELS)
        yield from (element.says(aspect) for element in design.elements.values())
        yield from (message.says(aspect) for message in design.messages.values())
