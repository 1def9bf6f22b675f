"""A scenario's proof: its samples and worked answers, rated as a candidate would be."""

from collections.abc import Iterator
from random import Random

from eda_coach.authoring import mutations
from eda_coach.authoring.proof import Flaw, FlawKind, Proof
from eda_coach.content.header import PackHeader
from eda_coach.content.questions.rubric import Likeness
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.scenario import Scenario, ScenarioSample
from eda_coach.content.wording import PackWording
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.rehearsal import rehearse
from eda_coach.interview.scorecard.card import Scorecard

# So far strong, middling and weak samples must lie apart, in ratings.
LEAST_APART = 1.0
# What words that say nothing may still earn, as a share of what is expected.
_MOST_FOR_NOTHING = 0.12
# What a worked answer must be rated in every dimension of words.
_LEAST_WORKED = 3
_LEAST_PROBES, _LEAST_FLIPS = 8, 2


def prove_scenario(scenario: Scenario, header: PackHeader, wording: PackWording) -> Proof:
    """Try a scenario with its samples; always the same for the same pack."""
    prover = _ScenarioProver(scenario, header, wording)
    flaws = (
        *prover.samples(),
        *prover.distances(),
        *prover.bent(),
        *prover.worked_answers(),
        *prover.equipment(),
        *prover.unexercised(),
    )
    return Proof(question_id=scenario.id, samples=len(scenario.samples), mutations=prover.tried, flaws=flaws)


class _ScenarioProver:
    """Rates samples of one scenario."""

    def __init__(self, scenario: Scenario, header: PackHeader, wording: PackWording) -> None:
        self._scenario = scenario
        self._header = header
        self._interviewer = Interviewer(scenario, wording, phases=header.phases)
        self._cards = [self._rate(sample.says, sample.probes) for sample in scenario.samples]
        self.tried = 0

    def samples(self) -> Iterator[Flaw]:
        """Verdicts, requirements and overclaims that are not what a sample expects."""
        for number, (sample, card) in enumerate(zip(self._scenario.samples, self._cards, strict=True), 1):
            where = f"sample {number} ({sample.like})"
            for line in card.criteria:
                wanted = (sample.expect or {}).get(line.id, Verdict.MISSING)
                if line.verdict is not wanted:
                    quotes = " ... ".join(said.text for said in line.said)
                    says = f"{line.id} should be {wanted} and is {line.verdict}: {quotes}"
                    yield Flaw(kind=FlawKind.VERDICT, where=where, says=says)
            found = {one.id for one in card.requirements if one.is_found}
            for id_ in sorted(found ^ set(sample.found)):
                says = f"{id_} is {'found' if id_ in found else 'not found'}"
                yield Flaw(kind=FlawKind.VERDICT, where=where, says=says)
            made = {one.id for one in card.overclaims}
            for id_ in sorted(made ^ set(sample.overclaims)):
                says = f"{id_} {'fires' if id_ in made else 'does not fire'}"
                yield Flaw(kind=FlawKind.OVERCLAIM, where=where, says=says)

    def distances(self) -> Iterator[Flaw]:
        """Samples whose means lie too close, or the wrong way round."""
        for better, worse in ((Likeness.STRONG, Likeness.MIDDLING), (Likeness.MIDDLING, Likeness.WEAK)):
            high, low = self._means(better), self._means(worse)
            if high and low and round(min(high) - max(low), 2) < LEAST_APART:
                says = f"{min(high):.2f} and {max(low):.2f} lie less than {LEAST_APART:g} apart"
                yield Flaw(kind=FlawKind.VERDICT, where=f"{better} and {worse}", says=says)
        middling, names = self._means(Likeness.MIDDLING), self._means(Likeness.NAME_DROPPING)
        if middling and names and max(names) > min(middling):
            says = f"{max(names):.2f} beats {min(middling):.2f}"
            yield Flaw(kind=FlawKind.VERDICT, where="name-dropping and middling", says=says)
        for like in (Likeness.STRONG, Likeness.MIDDLING, Likeness.WEAK, Likeness.NAME_DROPPING):
            if not self._means(like):
                yield Flaw(kind=FlawKind.UNEXERCISED, where="samples", says=f"none is {like}")

    def bent(self) -> Iterator[Flaw]:
        """What earns next to nothing, whatever its words."""
        rng = Random(self._scenario.id)  # noqa: S311 - the same at every run
        for number, sample in enumerate(self._scenario.samples, start=1):
            if sample.like is not Likeness.STRONG:
                continue
            for name, says in _bent_texts(sample, rng):
                share = self._share(self._try(says))
                if share > _MOST_FOR_NOTHING:
                    where = f"sample {number} ({sample.like}), {name}"
                    says_ = f"earns {share:.0%} of what is expected"
                    yield Flaw(kind=FlawKind.MUTATION, where=where, says=says_)

    def worked_answers(self) -> Iterator[Flaw]:
        """Worked answers that are not rated well at their own level."""
        by_words = [one.id for one in self._header.dimensions if not one.from_structure]
        for worked in self._scenario.worked_answers:
            card = rehearse(self._interviewer, self._header, says=worked.says, level=worked.level)
            for row in card.dimensions:
                if row.id in by_words and row.rating is not None and row.rating < _LEAST_WORKED:
                    says = f"{row.id} is rated {row.rating}, {row.points} points"
                    where = f"worked answer ({worked.level})"
                    yield Flaw(kind=FlawKind.MODEL_ANSWER, where=where, says=says)

    def equipment(self) -> Iterator[Flaw]:
        """Probes, hints and flips that an interview needs."""
        for criterion in self._scenario.criteria:
            if criterion.must_have and not criterion.probe:
                yield Flaw(kind=FlawKind.LOOSE, where=criterion.id, says="a must-have needs a probe")
        probes = sum(bool(criterion.probe) for criterion in self._scenario.criteria)
        if probes < _LEAST_PROBES:
            yield Flaw(kind=FlawKind.LOOSE, where="criteria", says=f"{probes} have a probe")
        if len(self._scenario.flips) < _LEAST_FLIPS:
            yield Flaw(kind=FlawKind.LOOSE, where="flips", says=f"there are {len(self._scenario.flips)}")

    def unexercised(self) -> Iterator[Flaw]:
        """Criteria that neither a sample nor a worked answer meets."""
        met = {line.id for card in self._cards for line in card.criteria if line.verdict is Verdict.MET}
        for worked in self._scenario.worked_answers:
            for text in worked.says.values():
                heard = self._interviewer.hear(text)
                met |= {id_ for id_, judged in heard.verdicts.items() if judged.verdict is Verdict.MET}
        for criterion in self._scenario.criteria:
            if criterion.id not in met:
                says = "neither a sample nor a worked answer meets it"
                yield Flaw(kind=FlawKind.UNEXERCISED, where=criterion.id, says=says)

    def _rate(self, says: dict[str, str], answers: tuple[str, ...] = ()) -> Scorecard:
        return rehearse(self._interviewer, self._header, says=says, answers=answers)

    def _try(self, says: dict[str, str]) -> Scorecard:
        self.tried += 1
        return self._rate(says)

    def _means(self, like: Likeness) -> list[float]:
        pairs = zip(self._scenario.samples, self._cards, strict=True)
        return [card.mean or 0.0 for sample, card in pairs if sample.like is like]

    def _share(self, card: Scorecard) -> float:
        expected = sum(line.of for line in card.criteria if line.is_expected)
        return sum(line.points for line in card.criteria) / expected if expected else 0.0


def _bent_texts(sample: ScenarioSample, rng: Random) -> Iterator[tuple[str, dict[str, str]]]:
    yield "every sentence denied", {id_: mutations.denied(text) for id_, text in sample.says.items()}
    yield "keywords only", {id_: mutations.keywords(text) for id_, text in sample.says.items()}
    yield "words shuffled", {id_: mutations.shuffled(text, rng) for id_, text in sample.says.items()}
