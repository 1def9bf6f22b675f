"""Check, then act: a part asks another for a value, decides, and has the value changed."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.rules.asking.data.requests import READING, method_of, request_of, types_in
from eda_coach.review.rules.asking.wording import first_word, plain, word_in
from eda_coach.review.rules.asking.work import are_exclusive, words_at, works
from eda_coach.review.rules.ruling import Settings
from eda_coach.review.rules.verdict import Confidence

_CALLERS = (ElementKind.SERVICE, ElementKind.GATEWAY)
_CALLEES = (ElementKind.SERVICE, ElementKind.EXTERNAL)
# They put a whole new state where the old one was; a POST usually adds something.
_REPLACING = frozenset({"PUT", "PATCH"})
# In the names of lists of words.
_AMOUNT = "amount-"
# So many checks of one thing are looked at, the latest first; more would take long in a very long flow.
_REMEMBERED = 4
# A callee, and what is read or changed there.
_Mark = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckThenAct:
    """Two calls of one part to another: the first reads what the second changes.

    Attributes:
        is_guarded: Whether the second is refused if the value has changed in between.
    """

    caller: str
    callee: str
    check: Step
    act: Step
    is_guarded: bool
    confidence: Confidence


def check_then_acts(design: Design, settings: Settings) -> list[CheckThenAct]:
    """Each caller and callee once, in the order of the flows.

    Settings:
        words "checks", "acts": First words of labels that read or change an amount.
        words "holds": Words of calls that check and take in one step.
        words "guards": Words that say that a change is refused if the value is no longer the same.
        words that begin with "amount-": Names for one kind of thing that runs out.
    """
    found = dict[tuple[str, str], CheckThenAct]()
    for flow in design.flows:
        for calls in _calls_together(design, flow):
            for one in _in_calls(flow, calls, settings):
                found.setdefault((one.caller, one.callee), one)
    return list(found.values())


def _calls_together(design: Design, flow: Flow) -> Iterator[list[Step]]:
    """Calls of one part that belong together: of one piece of work, or during one call that it answers.

    A message that comes in between, which it has waited for, is no new piece of work.
    """
    for work in works(flow):
        yield [step for step in work.steps if _is_call(design, step.edge)]
    during = defaultdict[tuple[str, int], list[Step]](list)
    for step in flow.steps:
        if step.inside is not None and _is_call(design, step.edge):
            during[step.edge.source, step.inside].append(step)
    yield from during.values()


def guarded_acts(design: Design, settings: Settings) -> list[Edge]:
    """Calls that check and take in one step, such as a reservation."""
    return [
        edge
        for edge in design.edges_of(EdgeKind.CALL)
        if _is_call(design, edge) and _holds(edge.label, settings)
    ]


def _holds(label: str, settings: Settings) -> bool:
    request = request_of(label)
    if request is None:
        return first_word(label) in settings.words["holds"]
    return request.method == "POST" and bool(word_in(" ".join(request.path), settings.words["holds"]))


def _is_call(design: Design, edge: Edge) -> bool:
    source, target = design.elements[edge.source], design.elements[edge.target]
    is_between = source.kind in _CALLERS and target.kind in _CALLEES and source.id != target.id
    return is_between and edge.kind is EdgeKind.CALL and edge.is_certain


def _in_calls(flow: Flow, calls: list[Step], settings: Settings) -> Iterator[CheckThenAct]:
    checks = defaultdict[_Mark, deque[Step]](lambda: deque(maxlen=_REMEMBERED))
    for step in calls:
        marks = [mark for mark in _marks(step, settings) if mark in checks]
        near = (one for mark in marks for one in reversed(checks[mark]))
        check = next((one for one in near if _belong(flow, one, step, settings)), None)
        if check is not None:
            yield _found(flow, check, step, settings)
        if _is_check(step, settings):
            for mark in _marks(step, settings):
                checks[mark].append(step)


def _marks(step: Step, settings: Settings) -> Iterator[_Mark]:
    """By what a check and an act may belong together: path, key in the path, or kind of amount."""
    request, callee = request_of(step.edge.label), step.edge.target
    if request is not None:
        yield callee, f"/{'/'.join(request.path)}"
        yield from ((callee, f"{{{key}}}") for key in request.keys)
    said = words_at(step)
    for name, words in settings.words.items():
        if name.startswith(_AMOUNT) and word_in(said, words):
            yield callee, name


def _found(flow: Flow, check: Step, act: Step, settings: Settings) -> CheckThenAct:
    is_http = request_of(check.edge.label) is not None and request_of(act.edge.label) is not None
    said = [words_at(act)]
    if act.answered_at is not None:
        said.append(words_at(flow.steps[act.answered_at]))
    return CheckThenAct(
        caller=act.edge.source,
        callee=act.edge.target,
        check=check,
        act=act,
        is_guarded=any(word_in(text, settings.words["guards"]) for text in said),
        confidence=Confidence.HIGH if is_http else Confidence.MEDIUM,
    )


def _is_check(step: Step, settings: Settings) -> bool:
    method = method_of(step.edge.label)
    return method in READING if method else first_word(step.edge.label) in settings.words["checks"]


def _belong(flow: Flow, check: Step, act: Step, settings: Settings) -> bool:
    """Whether the second call, which has a mark in common with the first, changes what that has read."""
    if are_exclusive(check, act) or word_in(act.edge.label, settings.words["holds"]):
        return False
    return _same_resource(flow, check, act) or _same_amount(check, act, settings)


def _same_resource(flow: Flow, check: Step, act: Step) -> bool:
    read, change = request_of(check.edge.label), request_of(act.edge.label)
    if read is None or change is None or change.method not in _REPLACING:
        return False
    if read.path == change.path:
        return True
    # Another path, but the same key, and what was read is what is sent back.
    answer = flow.steps[check.answered_at].edge.label if check.answered_at is not None else ""
    is_sent_back = bool(change.types & (read.types | types_in(answer)))
    return is_sent_back and bool(set(read.keys) & set(change.keys))


def _same_amount(check: Step, act: Step, settings: Settings) -> bool:
    """Whether one is a look at an amount and the other takes from it, in the words of the labels or notes."""
    is_act = _acts(act, settings)
    return is_act and any(
        word_in(words_at(check), words) and word_in(words_at(act), words)
        for name, words in settings.words.items()
        if name.startswith(_AMOUNT)
    )


def _acts(act: Step, settings: Settings) -> bool:
    said = plain(words_at(act)).split()
    if method_of(act.edge.label):
        return method_of(act.edge.label) not in READING and any(
            word in settings.words["acts"] for word in said
        )
    return first_word(act.edge.label) in settings.words["acts"]
