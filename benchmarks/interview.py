"""What rating an interview costs, how it grows with its words, and what saving a draft at each key costs."""

import os
from functools import partial
from pathlib import Path

from benchmarks.timing import call, in_turn, rows, show
from eda_coach.content.index.opening import open_pack
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.questions.rubric import Likeness
from eda_coach.content.shelf import DEFAULT_PACK, bundled_packs
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.rehearsal import rehearse
from eda_coach.interview.mock.session import Draft
from eda_coach.journal.file.drafts import DraftFile

_LONGER = 10


def main(scratch: Path, *, rounds: int) -> None:
    """Time interviews on the bundled scenarios, and show how far their samples lie apart."""
    scratch.mkdir(parents=True, exist_ok=True)
    index = open_pack(bundled_packs() / DEFAULT_PACK, scratch / "cache")
    _show_samples(index)
    _show_growth(index, rounds)
    _show_draft(scratch, rounds)


def _show_samples(index: PackIndex) -> None:
    """Weighted means of the samples, scenario by scenario."""
    print("\nWeighted means of the samples (each rated without looking at what it expects)")
    for id_ in index.ids("scenario"):
        scenario, header = index.scenario(id_), index.header()
        interviewer = Interviewer(scenario, index.wording())
        means = []
        for sample in scenario.samples:
            card = rehearse(interviewer, header, says=sample.says, answers=sample.probes)
            means.append(f"{sample.like} {card.mean or 0:.2f}")
        print(f"{id_}: {', '.join(means)}")


def _show_growth(index: PackIndex, rounds: int) -> None:
    """A strong sample, and the same with every phase ten times as long; heard anew each time."""
    scenario, wording, header = index.scenario(index.ids("scenario")[0]), index.wording(), index.header()
    says = next(sample.says for sample in scenario.samples if sample.like is Likeness.STRONG)
    longer = {phase: "\n".join([text] * _LONGER) for phase, text in says.items()}
    words = sum(len(text.split()) for text in says.values())

    def hold(texts: dict[str, str]) -> None:
        rehearse(Interviewer(scenario, wording), header, says=texts)

    timed = {
        "reading the scenario": call(partial(hold, {})),
        f"and rating {words} words": call(partial(hold, says)),
        f"and rating {words * _LONGER:,} words": call(partial(hold, longer)),
    }
    medians = in_turn(timed, rounds=rounds)
    show("A whole interview", rows(medians, yardstick="reading the scenario", targets={}))


def _show_draft(scratch: Path, rounds: int) -> None:
    """Saving a draft of 900 words at a key, beside one write that is forced to the disk."""
    file, forced = DraftFile(scratch / "mock-draft.json"), scratch / "forced"
    draft = Draft(session_id="bench", turn="deep-dive", text="word " * 900)

    def force() -> None:
        with forced.open("w") as opened:
            opened.write("x" * 5000)
            opened.flush()
            os.fsync(opened.fileno())

    timed = {"one write with fsync": call(force), "a draft": call(partial(file.save, [draft]))}
    medians = in_turn(timed, rounds=rounds * 5)
    show("A key pressed", rows(medians, yardstick="one write with fsync", targets={"a draft": 1.0}))
