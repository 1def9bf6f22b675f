"""What holds for the card of any interview."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.transcript import Turn
from tests.interview.builders import (
    ACK_EARLY,
    ALERT,
    HALF_KEY,
    NEW_KEY,
    NOT_ONCE,
    NOTHING,
    ONCE,
    SAYING,
    make_card,
    make_interviewer,
    make_probe,
    make_turn,
)
from tests.interview.mock.sitting import Sitting
from tests.strategies import LAW

INTERVIEWER = make_interviewer()
GOOD = (*SAYING.values(), HALF_KEY, NOTHING)
PHASES = ("clarify", "design", "failure", "wrap-up")
BY_WORDS = ("scope", "failure", "data")

good = st.sampled_from(GOOD)
anything = st.sampled_from((*GOOD, NEW_KEY, ACK_EARLY, ONCE, NOT_ONCE, ""))
placed = st.tuples(st.sampled_from(PHASES), good)
turns = st.lists(
    st.builds(
        make_turn,
        st.lists(anything, max_size=3).map(" ".join),
        st.sampled_from(PHASES),
        probe=st.sampled_from((None, None, make_probe(), make_probe("ack"))),
        hinted=st.sampled_from(((), (), ("key",))),
        elapsed_s=st.one_of(st.none(), st.floats(0, 2000)),
    ),
    max_size=6,
)


def card_of(sentences: Sequence[tuple[str, str]], *later: Turn) -> Scorecard:
    """The card where each phase says its sentences, and what comes later."""
    said = (
        make_turn(" ".join(text for where, text in sentences if where == phase), phase) for phase in PHASES
    )
    return make_card(*said, *later, interviewer=INTERVIEWER)


@LAW
@given(st.lists(placed, max_size=5), st.lists(placed, max_size=5), st.lists(anything, max_size=2))
def test_more_said_is_never_less(
    said: list[tuple[str, str]], more: list[tuple[str, str]], answers: list[str]
) -> None:
    """If more is said that is right or beside the point, then no rating by words is lower."""
    later = [make_turn(text, probe=make_probe()) for text in answers]

    before, after = card_of(said, *later), card_of([*said, *more], *later)

    for row, better in zip(before.dimensions, after.dimensions, strict=True):
        if row.id in BY_WORDS:
            assert row.points <= better.points
            assert (row.rating or 0) <= (better.rating or 0)


@LAW
@given(st.lists(good, max_size=4), st.lists(good, min_size=1, max_size=4))
def test_more_said_in_a_whole_interview(said: list[str], more: list[str]) -> None:
    """If more is said in the phases of a whole interview and no probe answered, then no rating is lower."""
    cards = []
    for text in (" ".join(said), " ".join([*said, *more])):
        sitting = Sitting(interviewer=INTERVIEWER)
        sitting.hold("", text, text, "")
        sitting.rate()
        cards.append({row.id: row.rating or 0 for row in sitting.card.dimensions})

    assert all(cards[0][id_] <= cards[1][id_] for id_ in BY_WORDS)


@LAW
@given(turns)
def test_same_words_same_card(made: list[Turn]) -> None:
    """If the same words are rated again, also by another interviewer, then the card is the same."""
    assert make_card(*made, interviewer=INTERVIEWER) == make_card(*made)


@LAW
@given(turns)
def test_bounds(made: list[Turn]) -> None:
    """If anything is said, then ratings are 1 to 4, and no criterion earns more than it is worth."""
    card = make_card(*made, interviewer=INTERVIEWER)

    assert card.mean is None or 1.0 <= card.mean <= 4.0
    assert {row.rating for row in card.dimensions} <= {None, 1, 2, 3, 4}
    assert all(0 <= line.points <= line.of for line in card.criteria)
    assert all(0 <= line.points <= line.of for line in card.measured)
    assert all(line.penalty >= 0 for line in card.overclaims)


@LAW
@given(turns)
def test_words_are_quoted(made: list[Turn]) -> None:
    """If the card quotes, then in words that were said in that phase."""
    card = make_card(*made, interviewer=INTERVIEWER)
    by_phase = {phase: " ".join(turn.text for turn in made if turn.phase == phase) for phase in PHASES}

    quoted = [said for line in card.criteria for said in (*line.said, *line.against)]
    assert all(said.text in by_phase[said.phase] for said in quoted)
    assert all(line.sentence in by_phase[line.phase] for line in card.overclaims)


@LAW
@given(turns, st.integers(0, 5))
def test_repeating_oneself_earns_nothing(made: list[Turn], which: int) -> None:
    """If a turn without doubtful words is said twice in a row, then no points are earned by that."""
    said = [make_turn(ALERT, "design"), *made]
    again = said[which % len(said)]
    doubled = [*said[: which % len(said) + 1], again, *said[which % len(said) + 1 :]]

    before, after = (make_card(*one, interviewer=INTERVIEWER).criteria for one in (said, doubled))

    assert sum(line.points for line in after) <= sum(line.points for line in before)
