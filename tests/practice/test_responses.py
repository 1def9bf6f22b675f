"""Responses out of what people type, and as lines for people."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eda_coach.content.questions.question import Question
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response
from eda_coach.practice.asked import Asked
from eda_coach.practice.posing.pose import pose
from eda_coach.practice.quiz.session import Slot
from eda_coach.practice.responses import key_lines, letter, read_typed, response_lines
from tests.builders import (
    make_asked,
    make_matching,
    make_multiple,
    make_names,
    make_numeric,
    make_ordering,
    make_single,
    make_true_false,
)
from tests.strategies import LAW, every_question
from tests.typed_builders import STRONG, make_flip, make_reasoned, make_short_answer, make_trade_off

_PIECES = st.sampled_from([*"0123456789abz,;>-=: \t\n²٣", "o1", "true", "s1 ", "999999"])


def shown(question: Question, order: str, targets: str = "") -> Asked:
    """A question put with its parts in this order of ids."""
    slot = Slot(
        question_id="q1", order=tuple(order.split()), target_order=tuple(targets.split()), parameters={}
    )
    return pose(question, slot, make_names(question))


SINGLE = shown(make_single(), "c a b")
MULTIPLE = shown(make_multiple(), "d c b a")
ORDERING = shown(make_ordering(), "s3 s1 s4 s2")
MATCHING = shown(make_matching(), "i2 i1 i4 i3", "t9 t1 t2 t3 t4")
STATEMENT = make_asked(make_true_false())
NUMBER = make_asked(make_numeric())
WORDS = make_asked(make_short_answer())
REASON = make_asked(make_reasoned(key=False))
STANCES = shown(make_trade_off(), "requests events")
FLIP = shown(make_flip(), "requests events")
MANY = shown(
    make_single(options=[f"o{n}" for n in range(12)], key="o0"), " ".join(f"o{n}" for n in range(12))
)


@pytest.mark.parametrize(
    ("asked", "text", "picked"),
    [
        (SINGLE, "2", "a"),
        (SINGLE, " 2 ", "a"),
        (SINGLE, "a", "a"),
        (SINGLE, "A", "a"),
        (STATEMENT, "1", "true"),
        (STATEMENT, "False", "false"),
        (MULTIPLE, "1 3", "d b"),
        (MULTIPLE, "13", "d b"),
        (MULTIPLE, "1,3;4", "d b a"),
        (MULTIPLE, "d, b", "d b"),
        (ORDERING, "2 4 1 3", "s1 s2 s3 s4"),
        (ORDERING, "2413", "s1 s2 s3 s4"),
        (ORDERING, "2 > 4 > 1 > 3", "s1 s2 s3 s4"),
        (MANY, "12", "o11"),
    ],
)
def test_positions_and_ids(asked: Asked, text: str, picked: str) -> None:
    """If positions as shown or ids are typed, then those parts are picked, in the order of typing."""
    assert read_typed(asked, text) == Response(picked=tuple(picked.split()))


@pytest.mark.parametrize("text", ["1a 2c", "1A,2C", "1-a; 2 -> c", "1 a 2 c", "1a2c", "1:a 2=c"])
def test_matches(text: str) -> None:
    """If numbers and letters are typed as pairs, then items are matched with targets as shown."""
    assert read_typed(MATCHING, text) == Response(pairs=(("i2", "t9"), ("i1", "t2")))


def test_number() -> None:
    """If a number is asked for, then the text is kept as typed, without blanks around it."""
    assert read_typed(NUMBER, " 43.7 k ") == Response(text="43.7 k")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (SINGLE, ""),
        (SINGLE, "0"),
        (SINGLE, "4"),
        (SINGLE, "-1"),
        (SINGLE, "x"),
        (SINGLE, "²"),
        (SINGLE, "٣"),
        (MANY, "13"),
        (MANY, "1" * 5000),
        (MULTIPLE, "1 x"),
        (MULTIPLE, "15"),
        (MATCHING, ""),
        (MATCHING, "1"),
        (MATCHING, "b"),
        (MATCHING, "1a 2"),
        (MATCHING, "1ab"),
        (MATCHING, "1z"),
        (MATCHING, "0a"),
        (MATCHING, "5a"),
        (MATCHING, "٣a"),
        (MATCHING, "i1 t1"),
    ],
)
def test_refused(asked: Asked, text: str) -> None:
    """If a line names no part as shown, then it is refused with a hint at what to type."""
    with pytest.raises(UnreadableResponseError) as caught:
        read_typed(asked, text)

    assert caught.value.hint


def test_last_letter() -> None:
    """If a letter is beyond the last target, then the last one is told."""
    with pytest.raises(UnreadableResponseError, match="no 'z'") as caught:
        read_typed(MATCHING, "1z")

    assert caught.value.hint == "The last is e."


@LAW
@given(question=every_question(), text=st.one_of(st.text(), st.lists(_PIECES, max_size=12).map("".join)))
@example(question=make_matching(), text="1" + " " * 100_000 + "!")
@example(question=make_matching(), text="1-" * 100_000)
@example(question=make_matching(), text="1a " * 100_000)
@example(question=make_multiple(), text="1" * 100_000)
@example(question=make_multiple(), text=" ,;>" * 100_000)
@example(question=make_short_answer(), text="a b. " * 10_000)
@example(question=make_trade_off(), text="1" + " ,;:." * 20_000)
@example(question=make_trade_off(), text="1" * 100_000)
def test_any_text(question: Question, text: str) -> None:
    """If any text at all is typed, then it names parts of the question or is refused, and soon."""
    asked = make_asked(question)

    try:
        response = read_typed(asked, text)
    except UnreadableResponseError:
        return

    assert all(
        asked.part(id_) for id_ in (*response.picked, *(id_ for pair in response.pairs for id_ in pair))
    )


@pytest.mark.parametrize(
    ("asked", "response", "lines"),
    [
        (SINGLE, Response(picked=("b",)), ("Text of b",)),
        (MULTIPLE, Response(picked=("d", "a")), ("Text of d", "Text of a")),
        (STATEMENT, Response(picked=("false",)), ("False",)),
        (ORDERING, Response(picked=("s2", "s1")), ("1. Do s2", "2. Do s1")),
        (MATCHING, Response(pairs=(("i1", "t9"),)), ("Item i1 -> Target t9",)),
        (NUMBER, Response(text="about 5"), ("about 5",)),
        (WORDS, Response(text="We ack.\nLate."), ("We ack.\nLate.",)),
        (STANCES, Response(picked=("events",), text="We ack."), ("Use events", "We ack.")),
        (REASON, Response(picked=("true",), text="So."), ("True", "So.")),
        (STANCES, Response(picked=("gone",), text="So."), ("gone", "So.")),
    ],
)
def test_response_lines(asked: Asked, response: Response, lines: tuple[str, ...]) -> None:
    """If a response is shown to people, then in the texts of its parts, a line each."""
    assert response_lines(asked, response) == lines


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (SINGLE, ("Text of a",)),
        (MULTIPLE, ("Text of a", "Text of b")),
        (STATEMENT, ("True",)),
        (ORDERING, ("1. Do s1", "2. Do s2", "3. Do s3", "4. Do s4")),
        (MATCHING, tuple(f"Item i{n} -> Target t{n}" for n in (2, 1, 4, 3))),
        (NUMBER, (NUMBER.answer,)),
        (WORDS, (STRONG,)),
        (STANCES, (STRONG,)),
        (FLIP, ("Use events", STRONG)),
        (REASON, ("False", STRONG)),
    ],
)
def test_key_lines(asked: Asked, lines: tuple[str, ...]) -> None:
    """If the right answer is shown to people, then in the texts of its parts, a line each."""
    assert key_lines(asked) == lines


@pytest.mark.parametrize(
    ("asked", "text", "response"),
    [
        (WORDS, "  2: because ", Response(text="2: because")),
        (WORDS, "", Response()),
        (STANCES, "2: because so", Response(picked=("events",), text="because so")),
        (STANCES, "2 because", Response(picked=("events",), text="because")),
        (STANCES, "2) because", Response(picked=("events",), text="because")),
        (STANCES, "2.\nbecause: so", Response(picked=("events",), text="because: so")),
        (STANCES, "Events, because", Response(picked=("events",), text="because")),
        (STANCES, "1", Response(picked=("requests",))),
        (REASON, "false: so", Response(picked=("false",), text="so")),
        (FLIP, "1; so", Response(picked=("requests",), text="so")),
    ],
)
def test_words_after_a_choice(asked: Asked, text: str, response: Response) -> None:
    """If a question is answered in words, then a number or name before them is the choice."""
    assert read_typed(asked, text) == response


@pytest.mark.parametrize("text", ["", ":", "0: so", "3: so", "because so", "12 so", "²: so"])
def test_words_without_a_choice(text: str) -> None:
    """If there is something to choose and nothing is chosen, then the words are not taken."""
    with pytest.raises(UnreadableResponseError, match="is none of the answers"):
        read_typed(STANCES, text)


def test_letters() -> None:
    """If targets are lettered, then from a on."""
    assert [letter(place) for place in range(3)] == ["a", "b", "c"]
