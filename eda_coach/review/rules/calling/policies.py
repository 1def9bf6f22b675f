"""Rules on what a caller does when the answer does not come: timeout, retry, breaker, key."""

from collections.abc import Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.calls import hops, listed
from eda_coach.review.rules.asking.wording import word_in, worded
from eda_coach.review.rules.calling.prose import about_calls, admitted
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Severity

# So many calls stand in one question.
_MOST_LISTED = 3
_GUARDS = (Aspect.BREAKER, Aspect.FALLBACK, Aspect.BULKHEAD)
_SAFE = (Aspect.IDEMPOTENCY_KEY, Aspect.IDEMPOTENT)


def unlimited_wait(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN004: a call that may wait for ever."""
    calls = hops(design)
    bad = [edge for edge in calls if _is_endless(edge)]
    yield from (_denied(design, edge, Aspect.TIMEOUT, Aspect.WAIT_FOREVER) for edge in bad)
    if smell := admitted(about_calls(design), Aspect.WAIT_FOREVER):
        yield finding((), [smell], wording="finding-waits")
    elif calls and not bad:
        yield _policy(design, calls, (Aspect.TIMEOUT, Aspect.DEADLINE))


def _is_endless(edge: Edge) -> bool:
    return edge.says(Aspect.TIMEOUT).known is Known.NO or edge.says(Aspect.WAIT_FOREVER).known is Known.YES


def unguarded_calls(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN007: no breaker, bulkhead or fallback where another part may be down."""
    calls = hops(design)
    bad = [edge for edge in calls if _is_unguarded(edge)]
    yield from (_denied(design, edge, *_GUARDS) for edge in bad)
    if calls and not bad:
        yield _policy(design, calls, _GUARDS)


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


def _policy(design: Design, calls: Sequence[Edge], aspects: tuple[Aspect, ...]) -> Ruling:
    """One answer for all calls: whoever handles it for one knows of it."""
    answer = _answer(design, calls, aspects)
    words = {"calls": listed(design, calls, most=_MOST_LISTED), "what": answer.text or "said in the text"}
    evidence = answer.evidence or _first(calls)
    if answer.known is Known.YES:
        return well_done((), evidence, **words)
    if answer.known is Known.NO:
        return worded(finding((), evidence, wording="finding-stated", confidence=Confidence.MEDIUM), words)
    return not_stated((), evidence, wording="planned" if answer.is_planned else "", **words)


def _answer(design: Design, calls: Sequence[Edge], aspects: tuple[Aspect, ...]) -> Answer:
    declared = [edge.says(aspect) for edge in calls for aspect in aspects]
    ends = list(dict.fromkeys(end for edge in calls for end in (edge.source, edge.target)))
    return answer_on(about_calls(design), *aspects, of=ends, declared=_yes_first(declared))


def _yes_first(values: Sequence[Value]) -> list[Value]:
    return sorted(values, key=lambda value: value.known is not Known.YES)


def _first(calls: Sequence[Edge]) -> list[Evidence]:
    return [edge.evidence[0] for edge in calls[:_MOST_LISTED]]


def unsafe_retries(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN005: retries without a pause or an end, or not a word on them."""
    calls = hops(design)
    if not calls:
        return
    bad = [edge for edge in calls if _is_unlimited(edge)]
    yield from (_unlimited(design, edge) for edge in bad)
    smell = admitted(about_calls(design), Aspect.RETRY_FOREVER, Aspect.RETRY_AT_ONCE)
    if smell:
        yield finding((), [smell], wording="finding-said", severity=Severity.HIGH)
    elif not bad:
        yield _retries(design, calls)


def _is_unlimited(edge: Edge) -> bool:
    return bool(_lacking(edge))


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


def _retries(design: Design, calls: Sequence[Edge]) -> Ruling:
    """What is said of retries as a whole: neither silence nor a plain no is a problem by itself."""
    retry = _answer(design, calls, (Aspect.RETRY,))
    paced = _answer(design, calls, (Aspect.BACKOFF, Aspect.RETRY_LIMIT))
    words = {"calls": listed(design, calls, most=_MOST_LISTED)}
    if paced.known is Known.YES:
        return well_done((), paced.evidence, **words)
    if retry.known is Known.YES and paced.known is Known.NO:
        return worded(finding((), paced.evidence, wording="finding-stated"), words)
    if retry.known is Known.UNKNOWN:
        wording = "planned" if retry.is_planned else ""
        return not_stated((), retry.evidence or _first(calls), wording=wording, **words)
    wording = "not-stated-pace" if retry.known is Known.YES else "not-stated-none"
    return not_stated((), retry.evidence, wording=wording, **words)


def retried_charge(design: Design, settings: Settings) -> Iterator[Ruling]:
    """SYN008: a call that must happen once is sent again, and nothing tells the second from the first."""
    charges = list(_charges(design, settings.words["charging"]))
    retried = [edge for edge in charges if edge.says(Aspect.RETRY).known is Known.YES]
    if retried:
        yield from (_of_retried(design, edge) for edge in retried)
        return
    key = _key(design, charges)
    said = admitted(design, Aspect.RETRIED_CHARGE) if charges or hops(design) else None
    if said and word_in(said.quote, settings.words["by_others"]):
        said = None
    words = {"calls": listed(design, charges, most=_MOST_LISTED) or "the call"}
    if key.known is Known.YES and (charges or said):
        yield well_done((), key.evidence, **words)
    elif said and key.known is Known.NO:
        yield worded(finding((), (said, *key.evidence), wording="finding-said"), words)
    elif said:
        yield worded(finding((), [said], wording="finding-said", confidence=Confidence.MEDIUM), words)


def _charges(design: Design, words: Sequence[str]) -> Iterator[Edge]:
    """Calls between working parts that move money or the like, as their labels say."""
    found = set[tuple[str, str, str]]()
    for edge in design.edges_of(EdgeKind.CALL):
        target = design.elements[edge.target]
        key = (edge.source, edge.target, edge.label)
        works = target.kind in (ElementKind.SERVICE, ElementKind.EXTERNAL) and edge.source != edge.target
        has_key = edge.says(Aspect.IDEMPOTENCY_KEY).known is not Known.UNKNOWN
        if edge.is_certain and works and key not in found and (has_key or word_in(edge.label, words)):
            found.add(key)
            yield edge


def _key(design: Design, charges: Sequence[Edge]) -> Answer:
    declared = [edge.says(Aspect.IDEMPOTENCY_KEY) for edge in charges]
    ends = list(dict.fromkeys(edge.target for edge in charges))
    return answer_on(design, *_SAFE, of=ends, declared=_yes_first(declared))


def _of_retried(design: Design, edge: Edge) -> Ruling:
    answer = answer_on(design, *_SAFE, of=(edge.target,), declared=[edge.says(Aspect.IDEMPOTENCY_KEY)])
    names = (edge.source, edge.target)
    words = {
        "source": design.name_of(edge.source),
        "target": design.name_of(edge.target),
        "calls": listed(design, [edge]),
    }
    if answer.known is Known.YES:
        return well_done(names, answer.evidence, **words)
    retry = edge.says(Aspect.RETRY).evidence
    if answer.known is Known.NO:
        return worded(finding(names, (*retry, *answer.evidence, edge.evidence[0])), words)
    # The one who declares retries and no key has looked at this very call.
    return worded(
        finding(names, (*retry, edge.evidence[0]), wording="finding-silent", confidence=Confidence.MEDIUM),
        words,
    )
