"""Rules on what a caller does when the answer does not come: timeout, retry, breaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import WORKING
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.calls import hops, listed
from eda_coach.review.rules.asking.judging import said_of_whole
from eda_coach.review.rules.asking.wording import worded
from eda_coach.review.rules.calling.prose import about_calls, admitted, chosen_time, naming_calls, noted
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Severity

# So many calls stand in one question.
_MOST_LISTED = 3
# What fills "(...)" in a wording where no call is drawn.
_NO_CALLS = "as the text tells it"
_ANY_SYSTEM = re.compile(r"\b(?:if|when|once) (?:a|an|any|some|one) ", re.IGNORECASE)
_GUARDS = (Aspect.BREAKER, Aspect.FALLBACK, Aspect.BULKHEAD)


def unlimited_wait(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN004: a call that may wait for ever."""
    calls, of_calls = hops(design), about_calls(design)
    bad = [edge for edge in calls if _is_endless(edge)]
    yield from (_denied(design, edge, Aspect.TIMEOUT, Aspect.WAIT_FOREVER) for edge in bad)
    smell = admitted(of_calls, Aspect.WAIT_FOREVER) or (None if bad else noted(design, Aspect.WAIT_FOREVER))
    if smell:
        yield finding((), [smell], wording="finding-waits")
    elif not bad:
        answer = _answer(design, calls, (Aspect.TIMEOUT, Aspect.DEADLINE))
        chosen = chosen_time(of_calls)
        if answer.known is Known.UNKNOWN and chosen:
            answer = Answer(known=Known.YES, evidence=(chosen,))
        yield from _policy(design, calls, _or_lacking(of_calls, answer, Aspect.NO_TIMEOUT))


def _is_endless(edge: Edge) -> bool:
    return edge.says(Aspect.TIMEOUT).known is Known.NO or edge.says(Aspect.WAIT_FOREVER).known is Known.YES


def unguarded_calls(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN007: no breaker, bulkhead or fallback where another part may be down."""
    calls = hops(design)
    bad = [edge for edge in calls if _is_unguarded(edge)]
    yield from (_denied(design, edge, *_GUARDS) for edge in bad)
    if not bad:
        answer = _answer(design, calls, _GUARDS)
        # A sentence that names no part of the design may speak of any system.
        told = tuple(
            one for one in design.facts if one.elements or not _ANY_SYSTEM.search(one.evidence.quote)
        )
        yield from _policy(
            design, calls, _or_lacking(replace(design, facts=told), answer, Aspect.FAILS_TOGETHER)
        )


def _is_unguarded(edge: Edge) -> bool:
    said = {edge.says(aspect).known for aspect in _GUARDS}
    return Known.NO in said and Known.YES not in said


def _denied(design: Design, edge: Edge, *aspects: Aspect) -> Ruling:
    said = [one for aspect in aspects for one in edge.says(aspect).evidence]
    return finding(
        (edge.source, edge.target),
        (*said, edge.evidence[0]),
        source=design.name_of(edge.source),
        target=design.name_of(edge.target),
    )


def _policy(design: Design, calls: Sequence[Edge], answer: Answer) -> Iterator[Ruling]:
    """One answer for all calls: whoever handles it for one knows of it. Nothing if nothing is to ask."""
    # A number alone is none of time: it may be that of an order.
    what = answer.text if any(map(str.isalpha, answer.text)) else "said in the text"
    words = {"calls": _named(design, calls), "what": what}
    evidence = answer.evidence or _first(calls)
    if answer.known is Known.YES:
        yield well_done((), evidence, **words)
    elif answer.known is Known.NO:
        yield worded(finding((), evidence, wording="finding-stated", confidence=Confidence.MEDIUM), words)
    elif evidence:
        yield not_stated((), evidence, wording="planned" if answer.is_planned else "", **words)


def _named(design: Design, calls: Sequence[Edge]) -> str:
    return listed(design, calls, most=_MOST_LISTED) or _NO_CALLS


def _answer(design: Design, calls: Sequence[Edge], aspects: tuple[Aspect, ...]) -> Answer:
    """What is said of the calls; failing that, of any other part."""
    declared = [edge.says(aspect) for edge in calls for aspect in aspects]
    ends = list(dict.fromkeys(end for edge in calls for end in (edge.source, edge.target)))
    answer = answer_on(about_calls(design), *aspects, of=ends, declared=_yes_first(declared))
    if answer.evidence and (calls or not answer.is_planned):
        return answer
    others = [edge.says(aspect) for edge in _sent(design) for aspect in aspects]
    told = about_calls(design) if calls else naming_calls(about_calls(design))
    return said_of_whole(told, *aspects, declared=others)


def _sent(design: Design) -> Iterator[Edge]:
    """Calls, whether or not they wait: webhooks too; what the user of one API is told of it left out."""
    apis = {one.name for one in design.documents if one.format is Format.OPENAPI}
    for edge in design.edges_of(EdgeKind.CALL):
        if design.elements[edge.source].kind in WORKING or edge.evidence[0].file not in apis:
            yield edge


def _or_lacking(design: Design, answer: Answer, lack: Aspect) -> Answer:
    """The answer, or where there is none, what the text admits to be lacking."""
    if answer.known is not Known.UNKNOWN:
        return answer
    if said := admitted(design, lack) or noted(design, lack):
        return Answer(known=Known.NO, evidence=(said,))
    promises = naming_calls(design).facts_on(lack)
    planned = tuple(fact.evidence for fact in promises if fact.stand is Stand.PLANNED)
    return Answer(known=Known.UNKNOWN, is_planned=True, evidence=planned) if planned else answer


def _yes_first(values: Sequence[Value]) -> list[Value]:
    return sorted(values, key=lambda value: value.known is not Known.YES)


def _first(calls: Sequence[Edge]) -> list[Evidence]:
    return [edge.evidence[0] for edge in calls[:_MOST_LISTED]]


def unsafe_retries(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN005: retries without a pause or an end, or not a word on them."""
    calls = hops(design)
    bad = [edge for edge in calls if _lacking(edge)]
    yield from (_unlimited(design, edge) for edge in bad)
    endless = (Aspect.RETRY_FOREVER, Aspect.RETRY_AT_ONCE)
    smell = admitted(about_calls(design), *endless) or (None if bad else noted(_of_calls(design), *endless))
    if smell:
        yield finding((), [smell], wording="finding-said", severity=Severity.HIGH)
    elif not bad:
        yield from _retries(design, calls)


def _of_calls(design: Design) -> Design:
    """The design without what is noted at messages and those who handle them."""
    return replace(design, elements={}, edges=tuple(_sent(design)))


def _lacking(edge: Edge) -> list[tuple[Aspect, str]]:
    """What the retries of a call are said to lack, the worst first."""
    lacks = {Aspect.RETRY_FOREVER: (Known.YES, "a limit"), Aspect.RETRY_AT_ONCE: (Known.YES, "a pause")}
    if edge.says(Aspect.RETRY).known is Known.YES:
        lacks |= {Aspect.RETRY_LIMIT: (Known.NO, "a limit"), Aspect.BACKOFF: (Known.NO, "a back-off")}
    return [(aspect, lack) for aspect, (known, lack) in lacks.items() if edge.says(aspect).known is known]


def _unlimited(design: Design, edge: Edge) -> Ruling:
    aspect, lack = _lacking(edge)[0]
    return finding(
        (edge.source, edge.target),
        (*edge.says(aspect).evidence, edge.evidence[0]),
        severity=None if aspect is Aspect.BACKOFF else Severity.HIGH,
        source=design.name_of(edge.source),
        target=design.name_of(edge.target),
        lacks=lack,
    )


def _retries(design: Design, calls: Sequence[Edge]) -> Iterator[Ruling]:
    """What is said of retries as a whole: neither silence nor a plain no is a problem by itself."""
    retry = _answer(design, calls, (Aspect.RETRY,))
    paced = _answer(design, calls, (Aspect.BACKOFF, Aspect.RETRY_LIMIT))
    words = {"calls": _named(design, calls)}
    if paced.known is Known.YES:
        yield well_done((), paced.evidence, **words)
    elif retry.known is Known.YES and paced.known is Known.NO:
        yield worded(finding((), paced.evidence, wording="finding-stated"), words)
    elif retry.known is Known.UNKNOWN:
        evidence = retry.evidence or _first(calls)
        if evidence:
            yield not_stated((), evidence, wording="planned" if retry.is_planned else "", **words)
    else:
        wording = "not-stated-pace" if retry.known is Known.YES else "not-stated-none"
        yield not_stated((), retry.evidence, wording=wording, **words)
