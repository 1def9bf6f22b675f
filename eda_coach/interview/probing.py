"""Which probe comes next: provoked by what was said, then by what was not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eda_coach.content.header import Dimension, Phase
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.expectation import is_expected, weight_at
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.overclaimed import overclaims_made
from eda_coach.interview.standing import Standing, standings
from eda_coach.interview.transcript import Probe, ProbeKind, Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """Where an interview stands when a probe is due.

    Attributes:
        turns: So far.
        phases: That have been held, the present one last.
        dimensions: Of the pack.
        before: Ids of probes put in earlier sittings of the same scenario; they come last among their like.
        closes: Whether no later phase has probes.
        is_last: Whether there is time for one probe only, and no later phase has any.
    """

    interviewer: Interviewer
    turns: Sequence[Turn]
    phases: Sequence[Phase]
    dimensions: Sequence[Dimension]
    level: Level
    before: frozenset[str]
    closes: bool
    is_last: bool


def next_probe(situation: Situation) -> Probe | None:
    """The most pressing probe that has neither been put nor been answered already; None if there is none.

    An overclaim goes first, then a must-have that is missing, then the weakest dimension. A flip closes the
    probes: nothing follows it, and it is put where there is nothing else to ask or time for one more.
    """
    probes = [turn.probe for turn in situation.turns if turn.probe is not None]
    if any(probe.kind is ProbeKind.FLIP for probe in probes):
        return None
    put = {probe.id for probe in probes}
    fresh = [probe for probe in _candidates(situation) if probe.id not in put]
    return fresh[0] if fresh else None


def _candidates(situation: Situation) -> Iterator[Probe]:
    yield from _on_overclaims(situation)
    flips = sorted(_flips(situation), key=lambda probe: probe.id in situation.before)
    if situation.is_last and len([turn for turn in situation.turns if turn.probe]) > 0:
        yield from flips[:1]
    open_ = [one for one in _open_standings(situation) if one.criterion.probe]
    yield from (probe for probe in _on_must_haves(open_, situation) if probe.id not in situation.before)
    yield from _on_weakest(open_, situation)
    yield from _on_must_haves(open_, situation)
    if situation.closes:
        yield from flips


def _on_overclaims(situation: Situation) -> Iterator[Probe]:
    """Overclaims in the order in which they were made, with the words that made them."""
    for made in overclaims_made(situation.interviewer, situation.turns):
        if made.overclaim.probe and not made.is_taken_back:
            yield Probe(
                kind=ProbeKind.OVERCLAIM,
                subject=made.overclaim.id,
                asks=made.overclaim.probe,
                dimension=made.overclaim.dimension or "",
                quote=made.sentence,
            )


def _open_standings(situation: Situation) -> list[Standing]:
    """Criteria of the dimensions talked about so far that are not met."""
    talked = {dimension for phase in situation.phases for dimension in phase.dimensions}
    rated_by_words = {one.id for one in situation.dimensions if not one.from_structure}
    flips = {flip.criterion.id for flip in situation.interviewer.scenario.flips}
    return [
        one
        for one in standings(situation.interviewer, situation.turns)
        if one.criterion.dimension in talked & rated_by_words
        and one.criterion.id not in flips
        and one.verdict is not Verdict.MET
    ]


def _on_must_haves(open_: Sequence[Standing], situation: Situation) -> Iterator[Probe]:
    """Must-haves that nothing was said of, those first whose opposite was said."""
    lacking = [
        one
        for one in open_
        if one.criterion.must_have and one.verdict is not Verdict.PARTLY and _is_due(one, situation)
    ]
    for one in sorted(lacking, key=lambda one: one.verdict is not Verdict.CONTRADICTED):
        yield _on_criterion(ProbeKind.MUST_HAVE, one)


def _on_weakest(open_: Sequence[Standing], situation: Situation) -> Iterator[Probe]:
    """The heaviest open criterion of the dimension that lacks most, each dimension in its turn."""
    put = Counter(turn.probe.dimension for turn in situation.turns if turn.probe is not None)
    lost = Counter[str]()
    for one in open_:
        if _is_due(one, situation):
            lost[one.criterion.dimension] += one.criterion.points - one.points
    weights = {one.id: weight_at(one, situation.level) for one in situation.dimensions}
    here = situation.phases[-1].dimensions
    ordered = sorted(lost, key=lambda id_: (id_ not in here, put[id_], -lost[id_] * weights[id_]))
    for dimension in ordered:
        due = [one for one in open_ if one.criterion.dimension == dimension and _is_due(one, situation)]
        probes = [_on_criterion(ProbeKind.WEAKEST, one) for one in sorted(due, key=_weight)]
        yield from sorted(probes, key=lambda probe: probe.id in situation.before)


def _weight(standing: Standing) -> tuple[bool, int]:
    """What was said wrongly or by half first, then what earns most."""
    is_silent = standing.verdict is Verdict.MISSING
    return is_silent, standing.points - standing.criterion.points


def _is_due(standing: Standing, situation: Situation) -> bool:
    return is_expected(standing.criterion, situation.level)


def _on_criterion(kind: ProbeKind, standing: Standing) -> Probe:
    criterion = standing.criterion
    quote = standing.said[0].text if standing.said else ""
    return Probe(
        kind=kind,
        subject=criterion.id,
        asks=criterion.probe,
        dimension=criterion.dimension,
        quote=quote,
    )


def _flips(situation: Situation) -> Iterator[Probe]:
    for flip in situation.interviewer.scenario.flips:
        yield Probe(
            kind=ProbeKind.FLIP,
            subject=flip.criterion.id,
            asks=flip.probe,
            dimension=flip.criterion.dimension,
            change=flip.change,
        )
