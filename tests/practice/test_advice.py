"""What to do next."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.practice.advice import ACTIONS, Action, next_actions
from eda_coach.practice.attempt import AttemptRow
from eda_coach.practice.mastery import Mastery
from tests.builders import make_row
from tests.strategies import LAW

TITLES = {"basics": "Basics", "more": "More"}


def advise(
    *rows: AttemptRow, shares: dict[str, float | None] | None = None, untouched: tuple[str, ...] = ()
) -> tuple[Action, ...]:
    """Actions after these attempts, with these shares of topics known."""
    known = {topic: Mastery(attempts=9, right=1, share=share) for topic, share in (shares or {}).items()}
    return next_actions(rows, known, titles=TITLES, untouched=untouched)


def test_sure_and_wrong_first() -> None:
    """If answers were sure and wrong, then they come first, apart from what was missed otherwise."""
    rows = [make_row(1, points=0), make_row(2, points=0, confidence=3), make_row(3, confidence=3)]

    actions = advise(*rows)

    assert actions[0] == Action(
        why="Put right one answer you were sure of", command="eda-coach quiz --question q2"
    )
    assert actions[1] == Action(
        why="Answer again the question you missed last", command="eda-coach quiz --question q1"
    )


def test_last_attempt_counts() -> None:
    """If a question went right the last time, then it is not to be answered again."""
    rows = [make_row(1, question="q", points=0), make_row(2, question="q")]

    assert "--question" not in advise(*rows)[0].command


def test_overruled() -> None:
    """If the learner overruled a missed question, then it is not to be answered again."""
    assert "--question" not in advise(make_row(points=0, learner_points=1))[0].command


@pytest.mark.parametrize(
    ("confidence", "why"),
    [(3, "Put right 5 answers you were sure of"), (None, "Answer again the 5 questions you missed last")],
)
def test_latest_five(confidence: int | None, why: str) -> None:
    """If many questions were missed, then the five missed last are named, whenever they were first asked."""
    rows = [make_row(number, points=0, confidence=confidence) for number in range(1, 8)]
    rows.append(make_row(8, question="q1", points=0, confidence=confidence))

    action = advise(*rows)[0]

    named = " ".join(f"--question q{number}" for number in (4, 5, 6, 7, 1))
    assert action == Action(why=why, command=f"eda-coach quiz {named}")


def test_weakest_topics() -> None:
    """If topics are weak, then the two weakest are worked on, by their titles."""
    rows = [make_row(n, topic=topic) for n, topic in enumerate(("basics", "more", "strong", "unknown"))]

    actions = advise(
        *rows, shares={"basics": 0.5, "more": 0.123, "strong": 0.8, "unknown": None, "of-another-pack": 0.0}
    )

    assert actions[:2] == (
        Action(why="Work on More (12% known)", command="eda-coach quiz --topic more"),
        Action(why="Work on Basics (50% known)", command="eda-coach quiz --topic basics"),
    )
    assert "--topic" not in actions[2].command


def test_strong_topic() -> None:
    """If four fifths of a topic are known, then it is not worked on."""
    assert "--topic" not in advise(shares={"basics": 0.8})[0].command


def test_untouched_topics() -> None:
    """If topics were never asked about, then the first two are started on, by their titles if known."""
    actions = advise(untouched=("more", "nameless", "third"))

    assert [action.why for action in actions[:2]] == ["Start on More", "Start on nameless"]
    assert "third" not in actions[2].command


def test_commands_name_the_pack() -> None:
    """If the last attempt was at another pack than the bundled one, then each quiz names that pack."""
    rows = [make_row(1, points=0, pack="other"), make_row(2, points=0)]

    actions = next_actions(rows, {}, titles={}, pack_option="--pack demo")

    assert actions[0].command == "eda-coach quiz --question q2 --pack demo"
    assert all(one.command.endswith("--pack demo") for one in actions if "quiz" in one.command)


def test_confidence_is_offered_once() -> None:
    """If confidence was never given, then it is offered; after that it is not."""
    assert advise(make_row())[0].command == "eda-coach quiz --confidence"
    assert advise(make_row(confidence=1))[0].command != "eda-coach quiz --confidence"


@LAW
@given(
    outcomes=st.lists(st.tuples(st.integers(0, 1), st.sampled_from([None, 1, 3])), max_size=9),
    share=st.one_of(st.none(), st.floats(0, 1)),
    untouched=st.lists(st.sampled_from(["x", "y", "z"]), unique=True).map(tuple),
)
def test_always_three(
    outcomes: list[tuple[int, int | None]], share: float | None, untouched: tuple[str, ...]
) -> None:
    """If anything at all happened, then there are three different things to do, each with a command."""
    rows = [make_row(n, points=points, confidence=sure) for n, (points, sure) in enumerate(outcomes)]

    actions = advise(*rows, shares={"basics": share}, untouched=untouched)

    assert len({action.command for action in actions}) == ACTIONS
    assert all(shlex.split(action.command)[0] == "eda-coach" for action in actions)
