"""A transcript to its scorecard: the same words and times always make the same card."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from eda_coach.content.header import Dimension
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.agenda import Agenda
from eda_coach.interview.expectation import is_expected, weight_at
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mode import Mode
from eda_coach.interview.overclaimed import Made, overclaims_made
from eda_coach.interview.scorecard.card import (
    CARD_VERSION,
    CriterionLine,
    DimensionLine,
    MeasuredLine,
    Outcome,
    OverclaimLine,
    PhaseLine,
    ProbeLine,
    RequirementLine,
    Scorecard,
)
from eda_coach.interview.scorecard.practising import Practisable, practice_for
from eda_coach.interview.scorecard.ratings import outcome_of, rate, weighted_mean
from eda_coach.interview.scorecard.structure import is_ratable, measure
from eda_coach.interview.standing import RANK, Standing, standings
from eda_coach.interview.transcript import Probe, ProbeKind, Turn

_PERCENT = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """An interview that is over.

    Attributes:
        titles: Of concepts, by id.
        self_ratings: By dimension; those that the candidate did not guess are left out.
    """

    session_id: str
    pack_id: str
    pack_version: str
    level: Level
    mode: Mode
    again: str
    engine: str
    interviewer: Interviewer
    agenda: Agenda
    dimensions: tuple[Dimension, ...]
    turns: tuple[Turn, ...]
    titles: Mapping[str, str]
    self_ratings: Mapping[str, int]


def score_interview(
    held: Held, *, practisable: Callable[[str], Practisable | None], now: datetime
) -> Scorecard:
    """Rate an interview.

    Args:
        held: The interview.
        practisable: What practises a concept; None where the pack has no question about it.
        now: When it ended.
    """
    card = _unrated(held, now)
    rows = tuple(_dimension_line(dimension, card, held) for dimension in held.dimensions)
    outcome, gated_by = outcome_of(rows)
    card = replace(card, dimensions=rows, outcome=outcome, gated_by=gated_by, mean=weighted_mean(rows))
    return replace(card, practice=practice_for(card, practisable))


def _unrated(held: Held, now: datetime) -> Scorecard:
    """Everything that a card says but its ratings and what follows from them."""
    scenario = held.interviewer.scenario
    probes = tuple(_probe_line(held, turn, turn.probe) for turn in held.turns if turn.probe is not None)
    requirements = tuple(_requirement_lines(held))
    found = sum(line.is_found for line in requirements)
    return Scorecard(
        version=CARD_VERSION,
        session_id=held.session_id,
        at=now.isoformat(timespec="seconds"),
        pack_id=held.pack_id,
        pack_version=held.pack_version,
        scenario_id=scenario.id,
        title=scenario.title,
        prompt=scenario.prompt,
        level=held.level,
        minutes=round(held.agenda.total_s / 60, 1),
        mode=held.mode,
        outcome=Outcome.NOT_YET,
        gated_by=(),
        hints=sum(len(turn.hinted) for turn in held.turns),
        again=held.again,
        engine=held.engine,
        dimensions=(),
        phases=tuple(_phase_lines(held)),
        criteria=tuple(_criterion_line(one, held) for one in standings(held.interviewer, held.turns)),
        measured=tuple(_measured(held, probes, found)),
        requirements=requirements,
        overclaims=tuple(_overclaim_line(one) for one in overclaims_made(held.interviewer, held.turns)),
        probes=probes,
        practice=(),
    )


def _dimension_line(dimension: Dimension, card: Scorecard, held: Held) -> DimensionLine:
    scale = held.interviewer.scenario.ratings.get(dimension.id)
    points, expected = _points(dimension.id, card), _expected(dimension.id, card)
    needs = tuple(need * expected / _PERCENT for need in scale.needs) if scale else ()
    lacking = [line for line in card.criteria_of(dimension.id) if _is_lacking_must(line)]
    is_rated = scale is not None and expected > 0 and (not dimension.from_structure or is_ratable(held.turns))
    return DimensionLine(
        id=dimension.id,
        title=dimension.title,
        weight=weight_at(dimension, held.level),
        gates=dimension.gates,
        points=points,
        expected=expected,
        needs=needs,
        anchors=scale.anchors if scale else (),
        rating=rate(points, needs, lacks_must=bool(lacking)) if is_rated else None,
        lacks=lacking[0].says if lacking else "",
        self_rating=held.self_ratings.get(dimension.id),
    )


def _is_lacking_must(line: CriterionLine) -> bool:
    return line.must_have and line.is_expected and line.verdict not in (Verdict.MET, Verdict.PARTLY)


def _points(dimension: str, card: Scorecard) -> int:
    earned = sum(line.points for line in card.criteria_of(dimension))
    earned += sum(line.points for line in card.measured_of(dimension))
    asked = sum(line.of for line in card.requirements if line.dimension == dimension and line.is_found)
    lost = sum(line.penalty for line in card.overclaims if line.dimension == dimension)
    return earned + asked - lost


def _expected(dimension: str, card: Scorecard) -> int:
    """What the level is expected to earn: neither what is above it nor what only a flip asks for."""
    criteria = sum(line.of for line in card.criteria_of(dimension) if line.is_expected and not line.is_flip)
    measured = sum(line.of for line in card.measured_of(dimension))
    return criteria + measured + sum(line.of for line in card.requirements if line.dimension == dimension)


def _criterion_line(standing: Standing, held: Held) -> CriterionLine:
    criterion = standing.criterion
    flips = {flip.criterion.id for flip in held.interviewer.scenario.flips}
    return CriterionLine(
        id=criterion.id,
        says=criterion.says,
        dimension=criterion.dimension,
        level=criterion.level or held.interviewer.scenario.level,
        verdict=standing.verdict,
        points=standing.points,
        of=criterion.points,
        is_expected=is_expected(criterion, held.level),
        is_flip=criterion.id in flips,
        must_have=criterion.must_have,
        prompted=standing.prompted,
        said=standing.said,
        against=standing.against,
        hint=criterion.hint,
        concepts={id_: held.titles.get(id_, id_) for id_ in criterion.concepts},
    )


def _requirement_lines(held: Held) -> Iterator[RequirementLine]:
    replying = {slot.phase.id for slot in held.agenda.slots if slot.phase.replies}
    asked = (turn.text for turn in held.turns if turn.phase in replying)
    found = {one.id for text in asked for reply in held.interviewer.replies(text) for one in reply.found}
    for one in held.interviewer.scenario.requirements:
        yield RequirementLine(
            id=one.id,
            asks=one.asks,
            answer=one.answer,
            dimension=one.dimension,
            is_found=one.id in found,
            of=one.points,
        )


def _phase_lines(held: Held) -> Iterator[PhaseLine]:
    for slot in held.agenda.slots:
        turns = [turn for turn in held.turns if turn.phase == slot.phase.id]
        times = [turn.elapsed_s for turn in turns if turn.elapsed_s is not None]
        yield PhaseLine(
            id=slot.phase.id,
            title=slot.phase.title,
            budget_s=slot.budget_s,
            is_answered=any(turn.text.strip() for turn in turns if turn.probe is None),
            spent_s=round(sum(times), 1) if times else None,
        )


def _probe_line(held: Held, turn: Turn, probe: Probe) -> ProbeLine:
    return ProbeLine(
        id=probe.id,
        kind=probe.kind,
        phase=turn.phase,
        asks=probe.asks,
        quote=probe.quote,
        change=probe.change,
        verdict=_answered(held, turn, probe),
    )


def _answered(held: Held, turn: Turn, probe: Probe) -> Verdict | None:
    """What came of a probe: its answer, or the best of what was said of it later."""
    later = held.turns[held.turns.index(turn) :]
    verdicts = [_heard_of(held, one, probe) for one in later if one.text.strip()]
    best = max(verdicts, key=lambda verdict: RANK[verdict], default=None)
    return None if not turn.text.strip() and best is Verdict.MISSING else best


def _heard_of(held: Held, turn: Turn, probe: Probe) -> Verdict:
    heard = held.interviewer.hear(turn.text)
    if probe.kind is ProbeKind.OVERCLAIM:
        return Verdict.MET if probe.subject in heard.takes_back else Verdict.MISSING
    return heard.verdicts[probe.subject].verdict


def _overclaim_line(made: Made) -> OverclaimLine:
    return OverclaimLine(
        id=made.overclaim.id,
        phase=made.said.phase,
        sentence=made.sentence,
        correction=made.overclaim.correction,
        dimension=made.overclaim.dimension or "",
        penalty=made.penalty,
        is_taken_back=made.is_taken_back,
    )


def _measured(held: Held, probes: Sequence[ProbeLine], found: int) -> Iterator[MeasuredLine]:
    for dimension in (one for one in held.dimensions if one.from_structure):
        parts = measure(held.interviewer, held.agenda, held.turns, probes, found=found)
        for id_, says, points, of in parts:
            yield MeasuredLine(id=id_, says=says, dimension=dimension.id, points=points, of=of)
