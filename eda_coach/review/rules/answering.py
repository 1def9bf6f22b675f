"""RSP: what the user is told, and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, ElementKind
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.flow import BlockKind, Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import answer_on
from eda_coach.review.rules.asking.calls import Asked, asked
from eda_coach.review.rules.asking.consumers import is_asynchronous
from eda_coach.review.rules.asking.judging import judged, said_of_whole
from eda_coach.review.rules.asking.wording import plain, word_in
from eda_coach.review.rules.asking.work import are_exclusive, words_at
from eda_coach.review.rules.calling.prose import admitted, confessions, handled, on_own_words
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence

# What may go on behind an answer.
_LATER = (EdgeKind.PUBLISH, EdgeKind.DELIVER)
# "A client that gets no answer sends it again" tells of a case.
_CASE = re.compile(
    r"\b(?:who|that|which|whose|if|when|unless|until|again|retr\w{1,4}|repeats?)\b", re.IGNORECASE
)
# Polling and pushing serve many ends; with these words they serve this one.
_RESULT = re.compile(
    r"\b(?:results?|status|state|progress|jobs?|exports?|imports?|reports?|done|finished|ready|outcome|decided|"
    r"completed?|approved|how far|download)\b",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 1000
# Such a sentence speaks of what one part answers another.
_REPEATING = ("until", "retry", "retries", "again")
# "Not yet paid" sounds like a promise for later, and is how it is.
_SAID = (Stand.PRESENT, Stand.PLANNED)
# What is drawn further behind an answer belongs to something else.
_MOST_LATER = 400


def no_acknowledgement(design: Design, settings: Settings) -> Iterator[Ruling]:
    """RSP001: somebody asks, and nothing ever goes back to them."""
    calls = [one for one in asked(design) if _wants_answer(design, one.call, settings)]
    echoes = _Echoes(design)
    unanswered = [one for one in calls if not echoes.reach(one)]
    answered = [one for one in calls if one.answer is not None]
    yield from _on_unanswered(design, unanswered, answered)
    told = (fact.evidence for fact in confessions(design, Aspect.UNANSWERED))
    said = next((one for one in told if not _CASE.search(one.quote[:_LONGEST_QUOTE])), None)
    if said:
        yield finding((), [said], wording="finding-stated", confidence=Confidence.MEDIUM)
    elif not unanswered:
        yield from _on_answered(design, answered)


def _on_answered(design: Design, answered: Sequence[Asked]) -> Iterator[Ruling]:
    """Everybody who asks is answered: best seen where work goes on behind the answer."""
    replies = [(one.answer.edge, one) for one in answered if one.answer is not None]
    later = next((edge for edge, one in replies if _goes_on(one)), None)
    written = handled(design, Aspect.ANSWERED)
    quoted = (written,) if written else ()
    if later is not None:
        evidence = (*later.evidence[:1], *quoted)
        yield well_done([], evidence, asker=design.name_of(later.target))
    elif replies:
        edge = replies[0][0]
        evidence = (*edge.evidence[:1], *quoted)
        yield well_done([], evidence, wording="ok-answered", asker=design.name_of(edge.target))
    else:
        calls = _of_apis(design)
        first = next((edge for edge in calls if edge.says(Aspect.ACCEPTED).known is Known.YES), None)
        for edge in [first or calls[0]] if calls else []:
            evidence = edge.says(Aspect.ACCEPTED).evidence or edge.evidence
            yield well_done([], evidence[:1], wording="ok-answered", asker=design.name_of(edge.source))
        answers = [] if calls else confessions(design, Aspect.ANSWERED)
        said = next(
            (
                one.evidence
                for one in answers
                if one.stand is Stand.PRESENT and not word_in(one.evidence.quote, _REPEATING)
            ),
            None,
        )
        if said:
            yield well_done([], [said], wording="ok-answered", asker="as the text tells it")


def _of_apis(design: Design) -> list[Edge]:
    """Operations of described APIs: each of them names its answers."""
    apis = {one.name for one in design.documents if one.format is Format.OPENAPI}
    return [
        edge
        for edge in design.edges_of(EdgeKind.CALL)
        if edge.evidence[0].file in apis and design.elements[edge.source].kind in ASKING
    ]


def _goes_on(one: Asked) -> bool:
    """Whether the answer is given while a message is on its way, and not because one came back."""
    published = any(step.edge.kind is EdgeKind.PUBLISH for step in one.within)
    asked_ = one.call.edge.target
    awaited = any(step.edge.kind is EdgeKind.DELIVER and step.edge.target == asked_ for step in one.within)
    return published and not awaited


def _on_unanswered(
    design: Design, unanswered: Sequence[Asked], answered: Sequence[Asked]
) -> Iterator[Ruling]:
    told = said_of_whole(design, Aspect.ACCEPTED, Aspect.WAY_BACK)
    # Whoever draws no answers at all says nothing by leaving one out.
    drawing = {id(one.flow) for one in answered}
    for one in unanswered:
        edge = one.call.edge
        words = {"asker": _asker(design, one), "asked": design.name_of(edge.target), "call": edge.label}
        if told.known is Known.YES:
            continue
        if id(one.flow) in drawing and edge.is_certain and one.call.edge.sync is not Known.NO:
            ruling = finding([edge.source, edge.target], edge.evidence[:1], confidence=Confidence.MEDIUM)
            yield replace(ruling, words=words)
        elif id(one.flow) in drawing or answered:
            yield not_stated([edge.source, edge.target], edge.evidence[:1], **words)


def _wants_answer(design: Design, call: Step, settings: Settings) -> bool:
    target = design.elements[call.edge.target]
    works = target.kind in (ElementKind.GATEWAY, ElementKind.SERVICE)
    return works and not word_in(call.edge.label, settings.words["listening"])


class _Echoes:
    """What comes after each step of the flows, found in one pass."""

    def __init__(self, design: Design) -> None:
        self._to_asking = dict[int, int]()
        self._last_from = dict[tuple[int, str], int]()
        for flow in design.flows:
            for step in flow.steps:
                self._last_from[id(flow), step.edge.source] = step.number
                if design.elements[step.edge.target].kind in ASKING:
                    self._to_asking[id(flow)] = step.number
        self._pushed_to = {edge.target for edge in design.edges_of(*_LATER)}

    def reach(self, one: Asked) -> bool:
        """Whether anything goes back to the asker, or the flow ends before it could."""
        flow, number = id(one.flow), one.call.number
        if one.answer is not None or number + 1 >= len(one.flow.steps):
            return True
        if self._to_asking.get(flow, -1) > number:
            return True
        # Nothing follows from it here: the drawing is about something else.
        if self._last_from.get((flow, one.call.edge.target), -1) <= number:
            return True
        # It is pushed to them elsewhere.
        return one.call.edge.source in self._pushed_to


def _asker(design: Design, one: Asked) -> str:
    return design.name_of(one.call.edge.source)


def accepted_without_way_back(design: Design, settings: Settings) -> Iterator[Ruling]:
    """RSP002: "accepted" is the answer, and the result can be learnt nowhere."""
    way_back = said_of_whole(design, Aspect.WAY_BACK)
    lost = _lost(design)
    if lost is not None:
        yield lost
        return
    found = list(_accepting_edges(design, settings))
    yield from found
    for flow, reply in _accepting_replies(design, settings):
        elements = (reply.edge.target, reply.edge.source)
        back = _way_back(design, flow, reply, settings)
        words = {"asker": design.name_of(reply.edge.target), "asked": design.name_of(reply.edge.source)}
        if back is not None:
            yield replace(well_done(elements, back.evidence[:1]), words=words)
        else:
            yield judged(way_back, elements, reply.edge.evidence[:1], **words)
        found.append(not_stated([], ()))
    if found:
        return
    accepted = said_of_whole(design, Aspect.ACCEPTED)
    told = [one.evidence for one in confessions(design, Aspect.WAY_BACK) if one.stand is Stand.PRESENT]
    result = next((one for one in told if _RESULT.search(one.quote[:_LONGEST_QUOTE])), None)
    if accepted.known is Known.YES:
        yield judged(way_back, [], accepted.evidence[:1], asker="the caller", asked="The API")
    elif result and is_asynchronous(design):
        yield well_done([], [result], asker="the caller", asked="The API")


def _lost(design: Design) -> Ruling | None:
    """A text that says that nobody can learn the result, where something is done after the answer."""
    said = admitted(design, Aspect.NO_WAY_BACK)
    accepted = next((edge for edge in design.edges if edge.says(Aspect.ACCEPTED).known is Known.YES), None)
    is_later = (
        accepted or said_of_whole(design, Aspect.ACCEPTED).known is Known.YES or is_asynchronous(design)
    )
    if said is None or not is_later:
        return None
    evidence = [said, *(accepted.evidence[:1] if accepted else ())]
    return finding([], evidence, wording="finding-stated", confidence=Confidence.MEDIUM)


def _accepting_edges(design: Design, settings: Settings) -> Iterator[Ruling]:
    """What documents declare of single operations."""
    for edge in design.edges_of(EdgeKind.CALL):
        if edge.says(Aspect.ACCEPTED).known is not Known.YES:
            continue
        answer = answer_on(design, Aspect.WAY_BACK, of=(edge.target,), declared=[edge.says(Aspect.WAY_BACK)])
        general = said_of_whole(design, Aspect.WAY_BACK)
        if answer.known is Known.NO and general.known is Known.YES:
            answer = general
        evidence = edge.says(Aspect.ACCEPTED).evidence or edge.evidence
        words = {"asker": "the caller", "asked": edge.label or design.name_of(edge.target)}
        ruling = judged(answer, _operation(edge), evidence[:1], **words)
        if answer.known is not Known.NO:
            yield ruling
        elif word_in(edge.label, settings.words["handed-over"]):
            yield not_stated(_operation(edge), evidence[:1], **words)
        else:
            # The answer 202 is where the way back is missing, so it is what to look at.
            yield replace(ruling, evidence=evidence[:1])


def _operation(edge: Edge) -> tuple[str, ...]:
    label = "-".join(plain(edge.label).split())
    return (edge.target, label) if label else (edge.target,)


def _accepting_replies(design: Design, settings: Settings) -> Iterator[tuple[Flow, Step]]:
    """The first such answer of each part to each asker."""
    found = dict[tuple[str, str], tuple[Flow, Step]]()
    for flow in design.flows:
        for step in flow.steps:
            edge = step.edge
            is_answer = edge.kind is EdgeKind.REPLY and design.elements[edge.target].kind in ASKING
            if is_answer and word_in(edge.label, settings.words["accepted"]):
                found.setdefault((edge.target, edge.source), (flow, step))
    return iter(found.values())


def _way_back(design: Design, flow: Flow, reply: Step, settings: Settings) -> Edge | None:
    """The edge by which whoever was told "accepted" learns the result."""
    if word_in(words_at(reply), settings.words["back"]):
        return reply.edge
    asker = reply.edge.target
    answers = {step.answered_at for step in flow.steps}
    for step in flow.steps[reply.number + 1 :]:
        edge = step.edge
        is_asking_again = edge.source == asker and word_in(words_at(step), settings.words["back"])
        source, target = design.elements[edge.source], design.elements[edge.target]
        # An answer to nobody's question is a message that was drawn dashed.
        is_told = target.kind in ASKING and source.kind not in ASKING and step.number not in answers
        if is_asking_again or is_told:
            return edge
    return next(
        (edge for edge in design.edges if edge.target == asker and edge.kind in _LATER),
        None,
    )


def promised_too_early(design: Design, settings: Settings) -> Iterator[Ruling]:
    """RSP003: the answer says that it is done, and who decides that comes afterwards."""
    seen = list(_promises(design, settings))
    said = admitted(design, Aspect.PROMISED_EARLY)
    yield from seen
    if said:
        yield finding((), [said], wording="finding-stated", confidence=Confidence.MEDIUM)
    elif not seen:
        yield from _careful(design)


def _careful(design: Design) -> Iterator[Ruling]:
    """What promises no more than that the request was received."""
    written = [fact for fact in design.facts_on(Aspect.NOT_YET_DONE) if fact.stand in _SAID]
    declared = [edge.says(Aspect.ACCEPTED).evidence for edge in _of_apis(design)]
    evidence = [*(one.evidence for one in written), *(one for found in declared for one in found)]
    if evidence:
        yield well_done((), evidence[:1], wording="ok-stated")


def _promises(design: Design, settings: Settings) -> Iterator[Ruling]:
    """Answers that are given before a part that may say no has run."""
    for one in asked(design):
        if one.answer is None:
            continue
        decider = _decided_later(design, one, one.answer, settings)
        if decider is None:
            continue
        answer, edge = one.answer.edge, decider.edge
        words = {"answer": answer.label, "decider": design.name_of(edge.target), "asker": _asker(design, one)}
        elements = (answer.source, edge.target)
        is_promise = word_in(answer.label, settings.words["promises"])
        if word_in(answer.label, settings.words["open"]):
            yield replace(well_done(elements, answer.evidence[:1]), words=words)
        elif is_promise and edge.is_certain:
            evidence = (*answer.evidence[:1], *edge.evidence[:1])
            yield replace(finding(elements, evidence, confidence=Confidence.MEDIUM), words=words)


def _decided_later(design: Design, one: Asked, answer: Step, settings: Settings) -> Step | None:
    """The delivery, after the answer, of what the call published to a part that may still say no."""
    if not any(step.edge.kind is EdgeKind.PUBLISH for step in one.within):
        return None
    before = {step.edge.target for step in one.within}
    for step in one.flow.steps[answer.number + 1 : answer.number + 1 + _MOST_LATER]:
        edge = step.edge
        if edge.kind is EdgeKind.CALL and edge.source == one.call.edge.source:
            return None  # The next request begins.
        is_new = edge.kind is EdgeKind.DELIVER and edge.target not in before
        if is_new and not are_exclusive(answer, step):
            words = f"{design.name_of(edge.target)} | {edge.label}"
            if word_in(words, settings.words["deciders"]):
                return step
    return None


def late_failure_not_told(design: Design, settings: Settings) -> Iterator[Ruling]:
    """RSP004: something is taken back after the user was answered, and nobody tells them."""
    told = said_of_whole(design, Aspect.FAILURE_TOLD)
    untold = admitted(design, Aspect.NOT_TOLD)
    if untold and told.known is not Known.YES:
        yield finding((), [untold], confidence=Confidence.MEDIUM)
        return
    for flow in design.flows:
        reverse = _reversal(design, flow, settings)
        if reverse is None:
            continue
        notice = _notice(design, flow, reverse, settings)
        words = {"undo": reverse.edge.label}
        if notice is not None:
            yield replace(well_done([], notice.edge.evidence[:1]), words=words)
        else:
            yield judged(told, [], reverse.edge.evidence[:1], **words)
        return
    undone = said_of_whole(design, Aspect.COMPENSATION)
    users = any(True for _ in design.of_kind(*ASKING))
    if undone.known is Known.YES and (is_asynchronous(design) or users):
        yield judged(told, [], undone.evidence[:1], undo="A compensation")
    elif told.evidence:
        yield judged(told, [], (), undo="A late failure")


def _reversal(design: Design, flow: Flow, settings: Settings) -> Step | None:
    """The first step that takes something back while nobody waits any more."""
    is_awaited, has_gone_on = list[bool](), False
    for step in flow.steps:
        asker = _asker_around(flow, step)
        is_awaited.append(
            asker is not None
            and (is_awaited[asker.number] or design.elements[asker.edge.source].kind in ASKING)
        )
        has_gone_on = has_gone_on or step.edge.kind in _LATER
        is_asking = design.elements[step.edge.source].kind in ASKING
        if is_awaited[-1] or is_asking or not word_in(step.edge.label, settings.words["reverse"]):
            continue
        return step if has_gone_on else None
    return None


def _asker_around(flow: Flow, step: Step) -> Step | None:
    """The call during which a step happens."""
    return None if step.inside is None or step.inside >= step.number else flow.steps[step.inside]


def _notice(design: Design, flow: Flow, reverse: Step, settings: Settings) -> Step | None:
    """The first step at or after the reversal that reaches the user or who writes to them."""
    frames = _branches(reverse)
    for step in flow.steps[reverse.number :]:
        target = design.elements[step.edge.target]
        reaches = target.kind in ASKING or word_in(target.name, settings.words["notifiers"])
        # Behind the frame of the failure the story goes on as if all were well.
        is_of_failure = frames <= _branches(step) and not word_in(
            step.edge.label, settings.words["good-news"]
        )
        if reaches and is_of_failure:
            return step
    return None


def _branches(step: Step) -> set[tuple[int, int]]:
    return {
        (block.number, block.branch)
        for block in step.blocks
        if block.kind in (BlockKind.ALTERNATIVE, BlockKind.OPTIONAL)
    }


RULES: dict[str, Rule] = {
    "RSP001": on_own_words(no_acknowledgement),
    "RSP002": on_own_words(accepted_without_way_back),
    "RSP003": on_own_words(promised_too_early),
    "RSP004": on_own_words(late_failure_not_told),
}
