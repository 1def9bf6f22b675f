"""``eda-coach pack test`` and ``pack gaps``: rubrics tried by their samples, and by what learners wrote."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from eda_coach.authoring.gaps import Gap, gaps_in
from eda_coach.authoring.proof import ADVICE, Flaw, Proof, prove
from eda_coach.authoring.scenario_proof import prove_scenario
from eda_coach.cli.lines import counted, wrap
from eda_coach.cli.pack.listing import JSON_VERSION, put_json
from eda_coach.cli.world.streams import put_line, say, terminal_width
from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.question import Kind
from eda_coach.errors import UsageError
from eda_coach.grading.grade import TYPED_KINDS
from eda_coach.journal.file.opening import open_to_read


def try_rubrics(wiring: Wiring, *, pack: str, name: str | None, as_json: bool, with_advice: bool) -> int:
    """Try the rubrics and scenarios of a pack, or one of them; the exit code.

    Raises:
        UsageError: There is no such question or scenario, or it has no rubric.
    """
    with closing(wiring.open_pack(pack)) as index, wiring.progress() as progress:
        scenarios = [id_ for id_ in index.ids("scenario") if name in (None, id_)]
        questions = _typed_ids(index) if name is None else [] if scenarios else [_typed(index, name)]
        proofs = []
        for done, id_ in enumerate((*questions, *scenarios), start=1):
            is_scenario = done > len(questions)
            proofs.append(_scenario_proof(index, id_) if is_scenario else _question_proof(index, id_))
            progress(done, len(questions) + len(scenarios))
    if as_json:
        put_json(_facts(pack, proofs))
    else:
        _tell(proofs, with_advice=with_advice)
    return 0 if all(proof.holds for proof in proofs) else 1


def list_gaps(wiring: Wiring, *, pack: str | None, as_json: bool, now: Any) -> None:
    """Write down every verdict that the learner overruled."""
    with closing(open_to_read(wiring.home.journal, now=now())) as journal:
        for notice in journal.notices:
            say(notice)
        rows = [row for row in journal.rows() if row.learner_points is not None]
        if pack is not None:
            with closing(wiring.open_pack(pack)) as index:
                rows = [row for row in rows if row.pack == index.id]
        attempts = journal.attempts([row.number for row in rows]) if rows else {}
    gaps = gaps_in(attempts[number] for number in sorted(attempts))
    if as_json:
        put_json(
            {"format": "eda-coach-gaps", "version": JSON_VERSION, "gaps": [_gap_facts(gap) for gap in gaps]}
        )
        return
    for gap in gaps:
        for line in _gap_lines(gap, terminal_width()):
            put_line(line)
    if not gaps:
        say("No verdict on a typed answer was overruled.")


def _typed_ids(index: PackIndex) -> list[str]:
    kinds = (*TYPED_KINDS, Kind.TRUE_FALSE)
    by_topic = index.ids_by_topic(Selection(kinds=kinds))
    ids = [id_ for topic_ids in by_topic.values() for id_ in topic_ids]
    return [id_ for id_ in ids if _question(index, id_).rubric is not None]


def _typed(index: PackIndex, id_: str) -> str:
    if getattr(index.question(id_), "rubric", None) is None:
        raise UsageError(
            f"The question {id_!r} has no rubric.", hint="`eda-coach pack test` tries all that have."
        )
    return index.current_id(id_)


def _question(index: PackIndex, id_: str) -> Any:
    return index.question(id_)


def _question_proof(index: PackIndex, id_: str) -> Proof:
    return prove(_question(index, id_), index.wording())


def _scenario_proof(index: PackIndex, id_: str) -> Proof:
    return prove_scenario(index.scenario(id_), index.header(), index.wording())


def _tell(proofs: Sequence[Proof], *, with_advice: bool) -> None:
    width = terminal_width()
    for proof in proofs:
        shown = [flaw for flaw in proof.flaws if with_advice or flaw.kind not in ADVICE]
        tried = f"{counted(proof.samples, 'sample')}, {counted(proof.mutations, 'mutation')}"
        state = (
            "holds" if proof.holds else counted(len([1 for flaw in shown if flaw.kind not in ADVICE]), "flaw")
        )
        put_line(f"{proof.question_id}: {tried}: {state}")
        for flaw in shown:
            for line in wrap(_words(flaw), width, first="  - ", rest="    "):
                put_line(line)
    failed = sum(not proof.holds for proof in proofs)
    advice = sum(flaw.kind in ADVICE for proof in proofs for flaw in proof.flaws)
    say(f"{counted(len(proofs), 'rubric')}: {len(proofs) - failed} hold, {failed} do not.")
    if advice and not with_advice:
        say(f"{counted(advice, 'piece')} of advice: see them with --advice.")


def _words(flaw: Flaw) -> str:
    return f"[{flaw.kind}] {flaw.where}: {flaw.says}"


def _facts(pack: str, proofs: Sequence[Proof]) -> dict[str, Any]:
    return {
        "format": "eda-coach-pack-test",
        "version": JSON_VERSION,
        "pack": pack,
        "rubrics": [
            {
                "question": proof.question_id,
                "samples": proof.samples,
                "mutations": proof.mutations,
                "holds": proof.holds,
                "flaws": [
                    {"kind": flaw.kind.value, "where": flaw.where, "says": flaw.says} for flaw in proof.flaws
                ],
            }
            for proof in proofs
        ],
    }


def _gap_facts(gap: Gap) -> dict[str, Any]:
    return {
        "question": gap.question,
        "criterion": gap.criterion,
        "says": gap.says,
        "scored": gap.scored.value,
        "learner": gap.learner.value,
        "text": gap.text,
        "quotes": list(gap.quotes),
    }


def _gap_lines(gap: Gap, width: int) -> Iterator[str]:
    head = f"{gap.question}: {gap.criterion}: scored {gap.scored}, the learner says {gap.learner}"
    yield from wrap(head, width, rest="  ")
    yield from wrap(gap.says, width, first="  criterion: ", rest="    ")
    yield from wrap(gap.text, width, first="  wrote: ", rest="    ")
    for quote in gap.quotes:
        yield from wrap(quote, width, first="  found: ", rest="    ")
    yield ""
