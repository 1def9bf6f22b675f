"""Rules on calls that are sent again: whether a repeat is told from a second order."""

import re
from collections.abc import Iterable, Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.flow import BlockKind, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.calls import hops, listed
from eda_coach.review.rules.asking.wording import word_in, worded
from eda_coach.review.rules.calling.prose import about_calls, admitted
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence

# So many calls stand in one sentence.
_MOST_LISTED = 3
_SAFE = (Aspect.IDEMPOTENCY_KEY, Aspect.IDEMPOTENT)
_RETRIED = (
    Aspect.RETRY,
    Aspect.RETRY_LIMIT,
    Aspect.BACKOFF,
    Aspect.RETRY_FOREVER,
    Aspect.RETRY_AT_ONCE,
    Aspect.RETRIED_CHARGE,
)
_AGAIN = re.compile(
    r"\bre-?tr(?:y|ies|ied|ying)\b|\bagain\b|\battempts?\b|\brepeat\w*|"
    r"\buntil (?:it |the call |the request )?(?:2xx|20[01]|ok\b|success\w*|succeed\w*|works)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 1000


def retried_charge(design: Design, settings: Settings) -> Iterator[Ruling]:
    """SYN008: a call that must happen once is sent again, and nothing tells the second from the first."""
    charges = list(_charges(design, settings.words["charging"]))
    retried = [edge for edge in charges if _is_retried(edge)] + _looped(design, charges)
    if retried:
        yield from (_of_retried(design, edge) for edge in _once(retried))
        return
    yield from _on_words(design, settings, charges)


def _on_words(design: Design, settings: Settings, charges: Sequence[Edge]) -> Iterator[Ruling]:
    """No drawn or declared call is seen to be repeated: what is said of such calls."""
    key = _key(design, charges)
    words = {"calls": listed(design, charges, most=_MOST_LISTED) or "the call"}
    said = admitted(design, Aspect.RETRIED_CHARGE)
    if said and word_in(said.quote, settings.words["by_others"]):
        said = None
    doubled = _doubled(design)
    # Whoever owns up to both needs no word on money: each repeat adds something.
    again = said or (admitted(about_calls(design), *_RETRIED) if doubled else None)
    if key.known is Known.YES:
        yield well_done((), key.evidence, **words)
    elif again and (doubled or key.known is Known.NO):
        evidence = tuple(dict.fromkeys((again, *doubled, *key.evidence)))
        yield worded(finding((), evidence, wording="finding-said"), words)
    elif again:
        yield worded(finding((), [again], wording="finding-said", confidence=Confidence.MEDIUM), words)
    elif doubled:
        wording = "planned" if key.is_planned else "not-stated-doubled"
        yield not_stated((), doubled, wording=wording, **words)


def _doubled(design: Design) -> tuple[Evidence, ...]:
    """Sentences that say that each call takes effect anew, or that there is no key, or none so far."""
    denied = answer_on(about_calls(design), Aspect.IDEMPOTENCY_KEY, of=tuple(design.elements))
    own = admitted(design, Aspect.REPEATED_EFFECT)
    is_missing = denied.known is Known.NO or denied.is_planned
    return (*([own] if own else []), *(denied.evidence[:1] if is_missing else ()))


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


def _is_retried(edge: Edge) -> bool:
    return any(edge.says(aspect).known is Known.YES for aspect in _RETRIED)


def _looped(design: Design, charges: Iterable[Edge]) -> list[Edge]:
    """Charges, and other calls that create something, in a frame that says that they are tried again."""
    known = {(edge.source, edge.target, edge.label) for edge in charges}
    found = list[Edge]()
    for flow in design.flows:
        for step in flow.steps:
            edge = step.edge
            is_unsafe = (edge.source, edge.target, edge.label) in known
            if edge.kind is EdgeKind.CALL and edge.is_certain and is_unsafe and _is_again(step):
                found.append(edge)
    return found


def _is_again(step: Step) -> bool:
    return any(
        block.kind is BlockKind.LOOP and _AGAIN.search(block.label[:_LONGEST_LABEL]) for block in step.blocks
    )


def _once(edges: Iterable[Edge]) -> list[Edge]:
    found = dict[tuple[str, str, str], Edge]()
    for edge in edges:
        found.setdefault((edge.source, edge.target, edge.label), edge)
    return list(found.values())


def _key(design: Design, charges: Sequence[Edge]) -> Answer:
    declared = sorted(
        (edge.says(Aspect.IDEMPOTENCY_KEY) for edge in charges),
        key=lambda value: value.known is not Known.YES,
    )
    if charges or hops(design):
        ends = list(dict.fromkeys(edge.target for edge in charges))
        answer = answer_on(design, *_SAFE, of=ends, declared=declared)
        is_about = bool(charges) or answer.known is not Known.YES
        if answer.evidence and is_about:
            return answer
    return answer_on(about_calls(design), Aspect.IDEMPOTENCY_KEY, of=tuple(design.elements))


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
    retry = [one for aspect in _RETRIED for one in edge.says(aspect).evidence]
    if answer.known is Known.NO:
        return worded(finding(names, _first((*retry, *answer.evidence), edge)), words)
    # The one who declares retries and no key has looked at this very call.
    ruling = finding(names, _first(retry, edge), wording="finding-silent", confidence=Confidence.MEDIUM)
    return worded(ruling, words)


def _first(told: Sequence[Evidence], edge: Edge) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys((*told, edge.evidence[0])))
