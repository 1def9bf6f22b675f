"""Rules on the choice of style: what goes through a queue, what stays a call, and why."""

import re
from collections.abc import Iterable, Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.flow import Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import answer_on
from eda_coach.review.rules.asking.calls import Asked, asked, waited_for
from eda_coach.review.rules.asking.consumers import consumptions, is_asynchronous
from eda_coach.review.rules.asking.wording import first_word, word_in, worded
from eda_coach.review.rules.calling.prose import admitted, handled, noted, on_own_words
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence

# Documents that show one side of a channel, or none: who else is there stands elsewhere.
_PARTIAL = frozenset({Format.ASYNCAPI, Format.OPENAPI, Format.COMPOSE})

_TAKES = re.compile(
    r"\b(?:takes?|taking|lasts?|runs?(?: for)?|about|around|approx|up to|sometimes|often)\W{1,3}"
    r"(?:up to |about |around |several |a few |some )?"
    r"(?:\d[\d.,]{0,5}(?: ?(?:-|to|\u2013) ?\d{1,5})? ?)?(?:minutes?|mins?|hours?)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:cache[ds]?|caching|every|ttl|valid|expir\w{1,5}|old|stale|fresh)\b", re.IGNORECASE)
_LONGEST_NOTE = 1000

# One on each side of a broker.
_A_PAIR = 2


def login_through_queue(design: Design, settings: Settings) -> Iterator[Ruling]:
    """CHO001: somebody waits for a login or a read that goes through a queue and back."""
    found, direct = dict[tuple[str, ...], Ruling](), list[Asked]()
    for request in asked(design):
        word = _quick(request.call, settings)
        trip = _round_trip(request)
        if word and trip:
            ruling = _queued_login(design, request, trip, word)
            found.setdefault(ruling.elements, ruling)
        elif word and request.answer is not None:
            direct.append(request)
    yield from found.values()
    if smell := admitted(design, Aspect.LOGIN_BY_QUEUE):
        yield finding((), [smell], wording="finding-said", confidence=Confidence.MEDIUM)
    elif not found and (told := handled(design, Aspect.CALLED_DIRECTLY)):
        yield well_done((), [told], wording="ok-stated")
    elif direct and not found and is_asynchronous(design):
        call = direct[0].call.edge
        yield well_done((), call.evidence, call=call.label, target=design.name_of(call.target))


def _quick(call: Step, settings: Settings) -> str:
    """The word that tells that an answer is wanted at once; empty if there is none."""
    first = first_word(call.edge.label)
    return word_in(f"{call.edge.label} {call.note}", settings.words["quick"]) or (
        first if first in settings.words["reads"] else ""
    )


def _round_trip(request: Asked) -> tuple[Edge, Edge] | None:
    """What the asked part sends, and what comes back to it, or to the asker, before the answer."""
    entry, asker = request.call.edge.target, request.call.edge.source
    edges = [step.edge for step in request.within]
    edges += [request.answer.edge] if request.answer else []
    sent = next(
        (i for i, edge in enumerate(edges) if edge.kind is EdgeKind.PUBLISH and edge.source == entry), None
    )
    if request.answer is None or sent is None:
        return None
    back = (
        edge
        for edge in edges[sent + 1 :]
        if edge.kind is EdgeKind.DELIVER and edge.target in (entry, asker) and edge.is_certain
    )
    found = next(back, None)
    return (edges[sent], found) if found else None


def _queued_login(design: Design, request: Asked, trip: tuple[Edge, Edge], word: str) -> Ruling:
    call = request.call.edge
    return finding(
        (call.target, trip[0].target),
        [call.evidence[0], *(edge.evidence[0] for edge in trip)],
        call=call.label or word,
        source=design.name_of(call.target),
        channel=design.name_of(trip[0].target),
        user=design.name_of(call.source),
    )


def long_work_in_request(design: Design, settings: Settings) -> Iterator[Ruling]:
    """CHO002: the user waits while something long is done."""
    rulings = list(_long_requests(design, settings))
    yield from rulings
    smell = admitted(design, Aspect.LONG_WORK_IN_REQUEST) or noted(design, Aspect.LONG_WORK_IN_REQUEST)
    if smell:
        yield finding((), [smell], wording="finding-said", confidence=Confidence.MEDIUM)
    elif not rulings:
        later = handled(design, Aspect.LATER_WORK) or noted(design, Aspect.LATER_WORK) or _accepted(design)
        if later:
            yield well_done((), [later], wording="ok-stated")


def _accepted(design: Design) -> Evidence | None:
    """Where the description of an API answers 202."""
    apis = {one.name for one in design.documents if one.format is Format.OPENAPI}
    edges = [edge for edge in design.edges_of(EdgeKind.CALL) if edge.evidence[0].file in apis]
    return next((one for edge in edges for one in edge.says(Aspect.ACCEPTED).evidence), None)


def _long_requests(design: Design, settings: Settings) -> Iterator[Ruling]:
    told = set[tuple[str, ...]]()
    for request in asked(design):
        step = _long_step(design, request, settings)
        if step is None or request.answer is None:
            continue
        names = (step.edge.source, step.edge.target)
        if names not in told:
            told.add(names)
            yield _long(design, request, step, settings)


def _long_step(design: Design, request: Asked, settings: Settings) -> Step | None:
    steps = [request.call, *waited_for(design, request.call.edge.target, request.within)]
    words = (*settings.words["long"], *settings.words["perhaps_long"], *settings.words["durations"])
    of_work = (EdgeKind.CALL, EdgeKind.PUBLISH)
    for step in reversed(steps):
        is_read = first_word(step.edge.label) in settings.words["reads"]
        is_long = _takes_long(step) if is_read else word_in(_said(step), words)
        if step.edge.kind in of_work and is_long:
            return step
    return None


def _takes_long(step: Step) -> bool:
    """Whether it is said of a step how many minutes it takes, and not how old what it gets may be."""
    said = _said(step)[:_LONGEST_NOTE]
    return bool(_TAKES.search(said)) and not _AGE.search(said)


def _said(step: Step) -> str:
    return f"{step.edge.label} {step.note}"


def _long(design: Design, request: Asked, step: Step, settings: Settings) -> Ruling:
    answer = request.answer.edge if request.answer else request.call.edge
    words = {
        "work": step.edge.label or step.note,
        "user": design.name_of(request.call.edge.source),
        "answer": answer.label,
    }
    names = (step.edge.source, step.edge.target)
    evidence = [step.edge.evidence[0], answer.evidence[0]]
    is_handed_over = step.edge.kind is EdgeKind.PUBLISH or step.edge.sync is Known.NO
    is_early = word_in(answer.label, settings.words["accepted"])
    if is_handed_over or is_early or answer_on(design, Aspect.ACCEPTED).known is Known.YES:
        return well_done(names, evidence[::-1], **words)
    if word_in(_said(step), settings.words["durations"]):
        return worded(finding(names, evidence), words)
    if word_in(_said(step), settings.words["long"]):
        return worded(finding(names, evidence, confidence=Confidence.MEDIUM), words)
    return not_stated(names, evidence, **words)


def unreasoned_style(design: Design, settings: Settings) -> Iterator[Ruling]:
    """CHO003: a style or a broker is named, and no reason."""
    files = {one.name for one in design.documents if one.has_prose and one.format not in _PARTIAL}
    styles = [one for one in _claimed(design, Aspect.STYLE_CHOICE) if one.evidence.file in files]
    # A promise that no broker keeps is no reason for one.
    overclaimed = {fact.evidence for fact in _claimed(design, Aspect.EXACTLY_ONCE)}
    reasons = [
        one
        for one in _claimed(design, Aspect.REASON)
        if one.evidence.file in files and one.evidence not in overclaimed
    ]
    if not styles:
        return
    near = _near(styles, reasons, settings)
    evidence = list(dict.fromkeys(one.evidence for one in styles))
    if near:
        yield well_done((), [near.evidence, evidence[0]])
        return
    words = sum(section.words for one in design.documents for section in one.sections if one.name in files)
    is_long = words >= settings.numbers["words"] and len(evidence) >= settings.numbers["sentences"]
    if is_long and not reasons:
        yield finding((), evidence[:3], confidence=Confidence.MEDIUM)
    else:
        yield not_stated((), evidence[:3])


def _claimed(design: Design, aspect: Aspect) -> list[Fact]:
    """What the text says on an aspect; what speaks for something is a reason too."""
    stands = (Stand.PRESENT, Stand.ARGUED) if aspect is Aspect.REASON else (Stand.PRESENT,)
    return [fact for fact in design.facts_on(aspect) if fact.stand in stands]


def _near(styles: Sequence[Fact], reasons: Iterable[Fact], settings: Settings) -> Fact | None:
    """A reason for a style: it names one itself, or stands in the same lines, or a few above or below."""
    lines = int(settings.numbers["lines"])
    by_file = dict[str, set[int]]()
    for style in styles:
        around = range(style.evidence.line - lines, style.evidence.end_line + lines + 1)
        by_file.setdefault(style.evidence.file, set()).update(around)
    for reason in reasons:
        is_close = reason.evidence.line in by_file.get(reason.evidence.file, ())
        if is_close or word_in(reason.evidence.quote, settings.words["styles"]):
            return reason
    return None


def needless_broker(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """CHO004: two parts talk over a broker, and one of them waits for the other."""
    parts = _parts_on_channels(design)
    shared = _shared_channel(design) if len(parts) > _A_PAIR else []
    if shared:
        name = design.name_of(shared[0].source)
        evidence = [edge.evidence[0] for edge in shared]
        yield well_done((), evidence, channel=name, count=str(len(shared)))
    trips = [(request, trip) for request in asked(design) if (trip := _round_trip(request))]
    if len(parts) == _A_PAIR and trips:
        request, (sent, back) = trips[0]
        yield finding(
            parts,
            [sent.evidence[0], back.evidence[0], request.call.edge.evidence[0]],
            one=design.name_of(parts[0]),
            other=design.name_of(parts[1]),
        )


def _parts_on_channels(design: Design) -> tuple[str, ...]:
    """Whoever has to do with a channel or broker, users too, in the order of the drawing."""
    carrying = {one.id for one in design.of_kind(*CARRYING)}
    ends = [(edge.source, edge.target) for edge in design.edges if {edge.source, edge.target} & carrying]
    return tuple(one for one in dict.fromkeys(end for pair in ends for end in pair) if one not in carrying)


def _shared_channel(design: Design) -> list[Edge]:
    """Deliveries of the first channel that serves several consumers; none if there is no such channel."""
    by_channel = dict[str, dict[str, Edge]]()
    for one in consumptions(design, certain=True):
        by_channel.setdefault(one.channel, {})[one.consumer] = one.edge
    return next((list(edges.values()) for edges in by_channel.values() if len(edges) > 1), [])


RULES: dict[str, Rule] = {
    "CHO001": on_own_words(login_through_queue),
    "CHO002": on_own_words(long_work_in_request),
    "CHO003": on_own_words(unreasoned_style),
    "CHO004": on_own_words(needless_broker),
}
