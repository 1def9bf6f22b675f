"""From a pack and a wish to a session: which questions, in which order, with which numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.question import Question
from eda_coach.errors import UsageError
from eda_coach.grading.grade import GRADED_KINDS
from eda_coach.language.printable import printable
from eda_coach.practice.asked import Citation
from eda_coach.practice.deck import Standing, pick_deck
from eda_coach.practice.posing.pose import PackNames, draw_slot, misconceptions_of, pose, still_fits
from eda_coach.practice.quiz.machine import Posed
from eda_coach.practice.quiz.session import Session, Slot

# What fits a coffee break; more is asked for with --count.
_DEFAULT_COUNT = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What sort of quiz is wanted.

    Attributes:
        seed: What chance is made from; None for a fresh one.
        is_counted: Whether the learner said how many.
        in_order: Ask the named questions in the order of their names.
    """

    selection: Selection
    count: int
    seed: int | None = None
    with_confidence: bool = False
    is_counted: bool = False
    in_order: bool = False


def wish_for(selection: Selection, *, count: int | None, seed: int | None, with_confidence: bool) -> Wish:
    """The wish behind the options of a call.

    Raises:
        UsageError: Only kinds of question are wanted that cannot be scored.
    """
    return Wish(
        selection=_graded_only(selection),
        count=count or len(selection.questions) or _DEFAULT_COUNT,
        seed=seed,
        with_confidence=with_confidence,
        is_counted=count is not None,
    )


def new_session(
    wish: Wish, index: PackIndex, *, standing: Callable[[str], Standing], wiring: Wiring, now: datetime
) -> Session:
    """Pick a deck and let chance decide everything about it.

    Args:
        wish: What is wanted.
        index: The pack.
        standing: How earlier attempts at a pack's questions went. With a seed of the learner's own they
            are left out of account: the same seed gives the same deck.
        wiring: For a fresh id and seed.
        now: When the session starts.

    Raises:
        UsageError: No question fits the wish.
    """
    seed = wiring.new_seed() if wish.seed is None else wish.seed
    rng = Random(seed)  # noqa: S311 - a deck is no secret
    ids = _picked(wish, index, standing, rng)
    return Session(
        id=wiring.new_id(),
        started_at=now,
        pack_id=index.id,
        pack_version=index.version,
        pack_path=printable(index.path),  # a name may hold bytes that no text can
        seed=seed,
        deck=tuple(draw_slot(index.question(id_), rng) for id_ in ids),
        with_confidence=wish.with_confidence,
    )


def _picked(
    wish: Wish, index: PackIndex, standing: Callable[[str], Standing], rng: Random
) -> tuple[str, ...]:
    ids_by_topic = index.ids_by_topic(wish.selection)
    if wish.in_order:
        found = {id_ for ids in ids_by_topic.values() for id_ in ids}
        named = map(index.current_id, wish.selection.questions)
        ids = tuple(id_ for id_ in named if id_ in found)[: wish.count]
    else:
        so_far = _renamed(standing(index.id), index) if wish.seed is None else Standing()
        ids = pick_deck(ids_by_topic, count=wish.count, standing=so_far, rng=rng)
    if not ids:
        raise UsageError(
            f"No question of the pack {index.id} fits these filters.",
            hint="Leave one out, or see what there is with `eda-coach pack show`.",
        )
    return ids


def _renamed(standing: Standing, index: PackIndex) -> Standing:
    """Progress under the ids that questions have now."""
    current = index.current_ids()
    if not current:
        return standing
    return Standing(
        missed=tuple(current.get(id_, id_) for id_ in standing.missed),
        right=tuple(current.get(id_, id_) for id_ in standing.right),
    )


def _graded_only(selection: Selection) -> Selection:
    """The selection without kinds that cannot be scored yet."""
    kinds = tuple(kind for kind in selection.kinds or GRADED_KINDS if kind in GRADED_KINDS)
    if not kinds:
        wanted = ", ".join(selection.kinds)
        raise UsageError(
            f"This version cannot score {wanted} questions.", hint=f"It scores {', '.join(GRADED_KINDS)}."
        )
    return replace(selection, kinds=kinds)


def pose_from(index: PackIndex, slot: Slot) -> Posed:
    """Put a slot of a deck into words; drawn anew where its question has changed since."""
    question = index.question(slot.question_id)
    if not still_fits(question, slot):
        slot = draw_slot(question, Random(slot.question_id))  # noqa: S311 - a deck is no secret
    asked = pose(question, slot, _names(index, question))
    wording = index.wording() if asked.is_typed else None
    return Posed(question=question, asked=asked, parameters=slot.parameters, wording=wording)


def _names(index: PackIndex, question: Question) -> PackNames:
    sources = ((id_, index.body("source", id_) or {}) for id_ in question.sources)
    concepts = index.titles("concept", question.concepts)
    return PackNames(
        pack_id=index.id,
        pack_version=index.version,
        topic_title=index.titles("topic", [question.topic])[question.topic],
        concepts={id_: concepts[id_] for id_ in question.concepts},
        misconceptions=index.titles("misconception", misconceptions_of(question)),
        citations=tuple(Citation(id=id_, title=one["title"], url=one["url"]) for id_, one in sources),
    )
