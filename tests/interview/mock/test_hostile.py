"""Texts that nobody should type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.mock.machine import MOST_CHARACTERS, LongTurnError
from eda_coach.interview.mock.steps import MockMoveKind
from tests.interview.builders import KEY, ONCE, OUTBOX, make_interviewer, row_of
from tests.interview.mock.sitting import Sitting
from tests.strategies import LAW

LONG = MOST_CHARACTERS
# One for all: hearing changes nothing.
INTERVIEWER = make_interviewer()
SHORT = {
    "empty": "",
    "blank": " \t\n\r\n ",
    "marks": "?!... ;;; -- ((( ]]] \"'` »«",
    "nul": "\x00\x00 order \x00",
    "controls": "".join(map(chr, range(32))) + "\x7f\x9b\x9c",
    "escapes": "\x1b[2J\x1b]0;title\x07 We send \x1b[31mthe order id\x1b[0m.",
    "surrogate": "We send \ud800 the \udfff order id.",
    "direction": "\u202eWe send the order id.\u202c\u2066\u2069",
    "marks on letters": "e" + "\u0301" * 3000,
    "joined": "\u200d\ufeff\u00ad\u2060" * 50,
    "pictures": "👩‍👩‍👧‍👦 🏳️‍🌈 " * 40,
    "no letters of ours": "我们发送订单号。 نرسل رقم الطلب.",
    "open fence": "```mermaid\n",
    "only fences": "```\n" * 50,
    "only line ends": "\n" * 500,
    "separators": "\u2028\u2029\x85\x0b\x0c" * 20,
}
HUGE = {
    "one word": "a" * LONG,
    "words": "lorem ipsum " * (LONG // 12),
    "digits": "9" * LONG,
    "question marks": "?" * LONG,
    "brackets": "([{" * (LONG // 3),
    "sentences": "Is it so? " * (LONG // 10),
    "line ends": "\n" * LONG,
    "dashes": "- " * (LONG // 2),
    "fences": "```\n" * (LONG // 4),
}


def hold(text: str, *, everywhere: bool) -> Sitting:
    """A whole interview in which one text is said in every turn, or in the phase of design alone."""
    sitting = Sitting(interviewer=INTERVIEWER)
    sitting.go_on()
    if everywhere:
        sitting.take(MockMoveKind.ASK, text)
        sitting.hold(*[text] * 4, answer=text)
    else:
        sitting.hold("", text, "", "")
    sitting.rate()
    return sitting


@pytest.mark.parametrize("name", SHORT)
def test_strange(name: str) -> None:
    """If every turn is a strange text, then the interview ends in a card all the same."""
    card = hold(SHORT[name], everywhere=True).card

    assert len(card.phases) == 4
    assert {row.rating for row in card.dimensions} <= {None, 1, 2, 3, 4}


@pytest.mark.parametrize("name", HUGE)
def test_huge(name: str) -> None:
    """If a turn is as long as it may be and says nothing, then the interview ends in a card that says so."""
    card = hold(HUGE[name], everywhere=False).card

    assert {row_of(card, id_).rating for id_ in ("scope", "failure", "data")} == {1}


@pytest.mark.parametrize("kind", [MockMoveKind.SAY, MockMoveKind.ASK])
def test_longer_than_anybody_types(kind: MockMoveKind) -> None:
    """If more is typed than a turn may hold, then it is refused, nothing changes, and less can be said."""
    sitting = Sitting(interviewer=INTERVIEWER)
    sitting.go_on()
    step = sitting.step

    with pytest.raises(LongTurnError, match="too much for one turn"):
        sitting.take(kind, "a" * (MOST_CHARACTERS + 1), seconds=0.0)

    assert (sitting.step, sitting.turns) == (step, [])
    sitting.say("a" * MOST_CHARACTERS)
    assert [len(turn.text) for turn in sitting.turns] == [MOST_CHARACTERS]


def test_asking_adds_up() -> None:
    """If questions add up to more than a turn may hold, then the last one is refused, and the rest stays."""
    sitting = Sitting(interviewer=INTERVIEWER)
    sitting.go_on()
    sitting.take(MockMoveKind.ASK, "a" * (MOST_CHARACTERS // 2))
    step = sitting.step

    with pytest.raises(LongTurnError):
        sitting.take(MockMoveKind.ASK, "a" * MOST_CHARACTERS, seconds=0.0)

    assert sitting.step == step


def test_says_everything_without_end() -> None:
    """If a long text says the same things over and over, then they count once, and few words are kept."""
    once, often = (hold(f"{KEY} {OUTBOX} {ONCE} " * times, everywhere=False).card for times in (1, 60))

    assert [line.points for line in often.criteria] == [line.points for line in once.criteria]
    assert [line.id for line in often.overclaims] == ["exactly-once"]
    assert all(len(line.said) < 10 for line in often.criteria)


@pytest.mark.parametrize(
    "name", ["empty", "blank", "marks", "controls", "only line ends", "no letters of ours"]
)
def test_says_nothing(name: str) -> None:
    """If a text has nothing to say, then it is rated like silence."""
    card = hold(SHORT[name], everywhere=True).card
    silent = hold("", everywhere=True).card

    assert [row.rating for row in card.dimensions] == [row.rating for row in silent.dimensions]
    assert card.overclaims == ()


@LAW
@given(st.lists(st.text(st.characters(), max_size=40), min_size=4, max_size=4), st.text(max_size=40))
def test_any_text(phases: list[str], answer: str) -> None:
    """If anything at all is typed, then the interview ends in a card."""
    sitting = Sitting(interviewer=INTERVIEWER)

    sitting.hold(*phases, answer=answer)
    sitting.rate()

    assert [line.id for line in sitting.card.phases] == ["clarify", "design", "failure", "wrap-up"]
