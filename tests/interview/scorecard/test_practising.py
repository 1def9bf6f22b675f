"""The things to practise next."""

from collections.abc import Callable

import pytest

from eda_coach.content.questions.question import Level
from eda_coach.interview.scorecard.practising import THINGS, Practisable, practice_for
from tests.interview.builders import (
    ACK,
    ALERT,
    KEY,
    OUTBOX,
    make_card,
    make_criteria,
    make_interviewer,
    make_turn,
    practisable,
)
from tests.typed_builders import make_criterion

DIMENSION_BY_WHY = {f"It says {one.id}.": one.dimension for one in make_criteria()}


def whys(said: str, known: Callable[[str], Practisable | None] = practisable) -> list[str]:
    """Why something is to be practised."""
    return [one.why for one in practice_for(make_card(make_turn(said)), known)]


@pytest.mark.parametrize("said", ["", KEY, OUTBOX, ACK, ALERT, f"{ACK} {ALERT}"])
def test_of_different_dimensions(said: str) -> None:
    """If several dimensions lack something, then two things are to be practised, each of another one."""
    found = whys(said)

    assert len(found) == THINGS
    assert len({DIMENSION_BY_WHY[why] for why in found}) == THINGS


def test_costliest_first() -> None:
    """If one thing cost more of the total than another, then it comes first."""
    assert whys("") == ["It says key.", "It says outbox."]
    assert whys(f"{KEY} {ALERT}") == ["It says outbox.", "It says ack."]


def test_nothing_lacking() -> None:
    """If everything was said, then there is nothing to practise."""
    assert whys(f"{KEY} {ACK} {OUTBOX} {ALERT}") == []


def test_only_one_thing_lacking() -> None:
    """If one thing only is lacking, then it alone is to be practised."""
    assert whys(f"{KEY} {ACK} {OUTBOX}") == ["It says alert."]


def test_one_dimension_alone() -> None:
    """If only one dimension lacks something, then two things of it are to be practised, the dearer first."""
    assert whys(f"{KEY} {ACK}") == ["It says outbox.", "It says alert."]
    assert whys(f"{OUTBOX} {ALERT}") == ["It says key.", "It says ack."]


@pytest.mark.parametrize("dimension", ["data", "failure"])
def test_no_other_dimension_can_be_practised(dimension: str) -> None:
    """If the pack has questions about one dimension only, then two things of that one are to be practised."""
    concepts = {id_ for one in make_criteria() if one.dimension == dimension for id_ in one.concepts}

    found = whys("", lambda concept: practisable(concept) if concept in concepts else None)

    assert [DIMENSION_BY_WHY[why] for why in found] == [dimension] * THINGS


def test_what_the_pack_cannot_practise() -> None:
    """If the pack has no question about a concept, then the next one takes its place."""

    def known(concept: str) -> Practisable | None:
        return None if concept == "idempotency" else practisable(concept)

    assert whys("", known) == ["It says outbox.", "It says ack."]
    assert whys("", lambda _: None) == []


def test_how() -> None:
    """If something is to be practised, then its title, its questions and its command are told."""
    one = practice_for(make_card(), practisable)[0]

    assert (one.concept, one.questions, one.command) == ("Idempotency", 3, "eda-coach quiz idempotency")


def test_above_the_level() -> None:
    """If something is expected of a higher level only, then its absence cost nothing."""
    dear = make_criterion("dear", met=["zebra"], points=50, level=Level.STAFF, concepts=("zebras",))
    interviewer = make_interviewer(criteria=(*make_criteria(), dear))

    cards = [make_card(interviewer=interviewer, level=level) for level in (Level.MID, Level.SENIOR)]

    assert all("It says dear." not in {one.why for one in card.practice} for card in cards)


@pytest.mark.parametrize("first", [2, 6])
def test_concept_of_several_criteria(first: int) -> None:
    """If a concept lacks in two criteria, then what cost more of them says why."""
    criteria = (
        make_criterion("one", met=["zebra"], points=first, concepts=("horses",)),
        make_criterion("two", met=["giraffe"], points=4, concepts=("horses",)),
    )

    (one,) = make_card(interviewer=make_interviewer(criteria=criteria)).practice

    assert one.why == ("It says one." if first > 4 else "It says two.")


def test_without_concepts() -> None:
    """If a criterion names no concept, then nothing can be practised for it."""
    interviewer = make_interviewer(criteria=(make_criterion("alone", met=["zebra"]),))

    assert make_card(interviewer=interviewer).practice == ()
