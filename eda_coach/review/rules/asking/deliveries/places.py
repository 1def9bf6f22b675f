"""What a design says of an aspect, consumer by consumer, and what a rule makes of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.deliveries.dead_letters import is_dead_letter
from eda_coach.review.rules.asking.deliveries.words.everywhere import heard_everywhere
from eda_coach.review.rules.asking.deliveries.words.speech import as_meant, without_requests
from eda_coach.review.rules.asking.messages import listed
from eda_coach.review.rules.ruling import Ruling, finding, not_stated, well_done

# General sentences quoted for one answer: more would be held against each place, and nobody reads them.
_MOST_SENTENCES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A part of the asynchronous side that a question is asked of.

    Attributes:
        subject: Id of the element the ruling is about.
        parts: Ids of all elements whose declarations and sentences answer, the subject among them.
        edges: Whose declarations answer; the first shows where the question comes up.
    """

    subject: str
    parts: tuple[str, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """What is said of a place.

    Attributes:
        is_general: Whether the answer is a sentence that speaks of no part in particular.
    """

    place: Place
    answer: Answer
    is_general: bool = False


def answers_at(
    design: Design, places: Sequence[Place], *aspects: Aspect, is_loose: bool = False
) -> list[Answered]:
    """What is said of each place, in their order.

    Args:
        design: To ask.
        places: To ask of.
        aspects: Any of which will do.
        is_loose: Whether a sentence that names none of the places speaks of them all.
    """
    brokers = [element.id for element in design.of_kind(ElementKind.BROKER)]
    # A sentence about the only broker is one about all that goes through it.
    common = tuple(brokers) if len(brokers) == 1 else ()
    parts = {part for place in places for part in (*place.parts, *common)}
    meant = without_requests(as_meant(design), aspects)
    heard = _Heard(heard_everywhere(meant, *aspects, parts=parts, is_loose=is_loose), aspects)
    of_broker = heard.answer(common, ())
    return [_answered(heard, place, of_broker) for place in places]


class _Heard:
    """A design whose sentences on some aspects are found by the elements they name.

    Each place is held against the sentences that name its parts and a few general ones: not against all.
    """

    def __init__(self, design: Design, aspects: Sequence[Aspect]) -> None:
        self.design, self.aspects = design, aspects
        self._named = defaultdict[str, list[Fact]](list)
        general = defaultdict[Stand, list[Fact]](list)
        for fact in design.facts_on(*aspects):
            for id_ in fact.elements:
                self._named[id_].append(fact)
            if not fact.elements:
                general[fact.stand].append(fact)
        self._general = tuple(fact for facts in general.values() for fact in facts[:_MOST_SENTENCES])
        self._own = defaultdict[str, list[Value]](list)
        for edge in design.edges:
            told = [value for aspect in aspects if (value := edge.says(aspect)).known is not Known.UNKNOWN]
            if told and len(self._own[edge.source]) < _MOST_SENTENCES:
                self._own[edge.source] += [value for value in told if _is_own(design, edge, value)]
        self.general_evidence = frozenset(fact.evidence for fact in self._general)

    def own(self, parts: Sequence[str]) -> list[Value]:
        """What is written at the own work of some parts."""
        return [value for id_ in parts for value in self._own.get(id_, ())]

    def answer(self, parts: Sequence[str], declared: Iterable[Value]) -> Answer:
        named = {id(fact): fact for id_ in parts for fact in self._named.get(id_, ())}
        facts = (*named.values(), *self._general)
        return answer_on(replace(self.design, facts=facts), *self.aspects, of=parts, declared=declared)


def _is_own(design: Design, edge: Edge, value: Value) -> bool:
    """Whether what is written at an edge is said of its source: own work, what it stores or gives up."""
    if edge.source == edge.target or is_dead_letter(design.elements[edge.target]):
        return True
    return edge.kind is EdgeKind.WRITE and value.known is Known.YES


def _answered(heard: _Heard, place: Place, of_broker: Answer) -> Answered:
    ids = {message: None for edge in place.edges for message in edge.messages}
    messages = [heard.design.messages[id_] for id_ in ids if id_ in heard.design.messages]
    declared = [edge.says(aspect) for edge in place.edges for aspect in heard.aspects]
    declared += [message.says(aspect) for message in messages for aspect in heard.aspects]
    own = heard.answer(place.parts, [*declared, *heard.own(place.parts)])
    is_said = own.known is not Known.UNKNOWN or own.is_planned
    answer = own if is_said else of_broker
    is_general = not heard.general_evidence.isdisjoint(answer.evidence)
    return Answered(place=place, answer=answer, is_general=is_general)


def rulings_on(design: Design, answered: Sequence[Answered], *, asks: bool = True) -> Iterator[Ruling]:
    """A finding for each no, and one question and one word of praise for all the rest.

    The wordings may use ``{names}``, the subjects' names. A no counts only where the edge is certain.

    Args:
        design: That was asked.
        answered: Of each place.
        asks: Whether silence is a question.
    """
    by_sort = defaultdict[str, list[Answered]](list)
    for one in answered:
        by_sort[_sort(one)].append(one)
    yield from _refusals(design, by_sort["refused"])
    rulings: dict[str, Callable[..., Ruling]] = {"planned": _planned, "silent": not_stated, "good": well_done}
    for sort, ruling in rulings.items():
        if by_sort[sort] and (asks or sort != "silent"):
            yield _joint(design, by_sort[sort], len(answered), ruling)


def _sort(one: Answered) -> str:
    if one.answer.known is Known.YES:
        return "good"
    if one.answer.known is Known.NO and one.place.edges[0].is_certain:
        return "refused"
    return "planned" if one.answer.is_planned else "silent"


def _planned(elements: Sequence[str], evidence: Sequence[Evidence], *, names: str) -> Ruling:
    return not_stated(elements, evidence, wording="planned", names=names)


def _refusals(design: Design, refused: Iterable[Answered]) -> Iterator[Ruling]:
    """A finding for each subject; one for the design where one sentence speaks of all."""
    by_evidence = dict[tuple[Evidence, ...], list[Answered]]()
    for one in refused:
        by_evidence.setdefault(one.answer.evidence, []).append(one)
    for evidence, some in by_evidence.items():
        is_general = all(one.is_general for one in some)
        ids = () if is_general else _subjects(some)
        yield finding(ids, evidence, names=_names(design, some))


def _joint(design: Design, some: Sequence[Answered], total: int, ruling: Callable[..., Ruling]) -> Ruling:
    ids = _subjects(some) if len(some) < total else ()
    said = tuple(dict.fromkeys(place for one in some for place in one.answer.evidence))
    shown = tuple(dict.fromkeys(one.place.edges[0].evidence[0] for one in some if one.place.edges))
    is_said = any(one.answer.known is Known.YES or one.answer.is_planned for one in some)
    return ruling(ids, said if is_said else shown, names=_names(design, some))


def _subjects(some: Iterable[Answered]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.place.subject for one in some))


def _names(design: Design, some: Iterable[Answered]) -> str:
    return listed([design.name_of(id_) for id_ in _subjects(some)])
