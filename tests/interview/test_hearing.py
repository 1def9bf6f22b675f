"""What a candidate's words say."""

from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.scenario import Scale
from eda_coach.interview.hearing import Interviewer
from tests.interview.builders import (
    ABROAD,
    ACK_EARLY,
    HALF_KEY,
    KEY,
    NEW_KEY,
    NOT_ONCE,
    NOTHING,
    ONCE,
    PHASES,
    SAYING,
    make_criteria,
    make_flip,
    make_interviewer,
    make_requirement,
    make_scale,
    make_scenario,
)
from tests.typed_builders import make_criterion, make_overclaim, make_wording

REFUNDS = make_requirement("refunds", asked=("refund",))
NEEDS = make_scale().needs


@pytest.fixture(scope="module")
def interviewer() -> Interviewer:
    """One interviewer for all: hearing changes nothing."""
    return make_interviewer()


def heard(interviewer: Interviewer, text: str) -> dict[str, Verdict]:
    """Verdicts on what was said at all."""
    verdicts = {id_: one.verdict for id_, one in interviewer.hear(text).verdicts.items()}
    return {id_: verdict for id_, verdict in verdicts.items() if verdict is not Verdict.MISSING}


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        *((says, {id_: Verdict.MET}) for id_, says in SAYING.items()),
        (ABROAD, {"flip-abroad": Verdict.MET}),
        (HALF_KEY, {"key": Verdict.PARTLY}),
        (NEW_KEY, {"key": Verdict.CONTRADICTED}),
        (ACK_EARLY, {"ack": Verdict.CONTRADICTED}),
        (f"{KEY} {ACK_EARLY}", {"key": Verdict.MET, "ack": Verdict.CONTRADICTED}),
        (NOTHING, {}),
        ("", {}),
        (" \n\t", {}),
        ("?!... -- ,,", {}),
    ],
)
def test_verdicts(interviewer: Interviewer, text: str, verdicts: dict[str, Verdict]) -> None:
    """If a text says something of some criteria, then these are heard and no others."""
    assert heard(interviewer, text) == verdicts


def test_diagram(interviewer: Interviewer) -> None:
    """If a diagram says it, then it is heard, and the words behind it stand where they were drawn."""
    text = f"So:\n```mermaid\nsequenceDiagram\n  Shop->>Bank: {KEY}\n```\nThat is all."

    one = interviewer.hear(text)

    assert one.verdicts["key"].verdict is Verdict.MET
    ((start, end),) = one.verdicts["key"].spans
    assert one.text[start:end] == "send the order id"


def test_composed_form(interviewer: Interviewer) -> None:
    """If letters are typed as two characters each, then spans count in the composed text."""
    text = normalize("NFD", f"Über die Straße, für Éric. {KEY}")

    one = interviewer.hear(text)

    assert one.text == normalize("NFC", text)
    ((start, end),) = one.verdicts["key"].spans
    assert one.text[start:end] == "send the order id"


def test_repeating_the_interviewer() -> None:
    """If a candidate only repeats a hint, a probe or a change, then they have said nothing."""
    hint, probe = (
        "Perhaps send the very order id again.",
        "When the bank times out, do you send the charge with one order id?",
    )
    key = make_criterion("key", met=["send ... order id"], hint=hint, probe=probe)
    interviewer = make_interviewer(criteria=(key, *make_criteria()[1:]))

    assert heard(interviewer, hint) == {}
    assert heard(interviewer, probe.replace("?", ".")) == {}
    assert heard(interviewer, KEY) == {"key": Verdict.MET}


SHOWN = "Perhaps the waiter must send the same order id twice."
ASKED = "Imagine that nobody knows how many orders arrive here."
ANCHORS = ("Silent", "Some", "Most")
WAYS: dict[str, Callable[[str], Interviewer]] = {
    "prompt": lambda text: make_interviewer(prompt=text),
    "reply": lambda text: make_interviewer(requirements=(make_requirement(answer=text), REFUNDS)),
    "probe": lambda text: make_interviewer(criteria=(*make_criteria(), make_criterion("x", probe=text))),
    "hint": lambda text: make_interviewer(criteria=(*make_criteria(), make_criterion("x", hint=text))),
    "change": lambda text: make_interviewer(flips=(make_flip(change=text),)),
    "flip": lambda text: make_interviewer(flips=(make_flip(probe=text),)),
    "anchor": lambda text: make_interviewer(ratings={"data": Scale(anchors=(*ANCHORS, text), needs=NEEDS)}),
    "phase": lambda text: Interviewer(
        make_scenario(), make_wording(), phases=(PHASES[0], replace(PHASES[1], asks=text))
    ),
    "correction": lambda text: make_interviewer(make_overclaim(correction=text)),
    "overclaim": lambda text: make_interviewer(make_overclaim(probe=text)),
}


@pytest.mark.parametrize("way", WAYS)
def test_repeating_what_was_shown(way: str) -> None:
    """If a candidate repeats what the interviewer may say anywhere, then they have said nothing by that."""
    interviewer = WAYS[way](SHOWN)

    assert heard(make_interviewer(), SHOWN)["key"] is not Verdict.MISSING
    assert heard(interviewer, SHOWN) == {}
    assert heard(interviewer, f"{NOTHING} {SHOWN}") == {}
    assert heard(interviewer, KEY)["key"] is Verdict.MET


@pytest.mark.parametrize("way", WAYS)
def test_repeating_it_as_a_question(way: str) -> None:
    """If a candidate asks by repeating what the interviewer may say, then they have asked for nothing."""
    interviewer, question = WAYS[way](ASKED), ASKED.replace(".", "?")

    (echo,), (own,) = interviewer.replies(question), interviewer.replies("How many orders are there?")

    assert [one.id for one in make_interviewer().replies(question)[0].found] == ["peak"]
    assert echo.found == ()
    assert [one.id for one in own.found] == ["peak"]


def test_composed_form_of_long_lines(interviewer: Interviewer) -> None:
    """If long lines are typed with two characters a letter, then they say what they say in one each."""
    places = "The café of Zoë is closed, the bar of Éric is open, the hôtel of José is full"
    line = f"{places}, the théâtre of André is far away, and so we send"
    text = f"{line}\nthe order id with each charge."

    composed, apart = (interviewer.hear(normalize(form, text)) for form in ("NFC", "NFD"))

    assert composed.verdicts["key"].verdict is Verdict.MET
    assert apart.verdicts == composed.verdicts


@pytest.mark.parametrize(
    ("text", "made", "back"),
    [(ONCE, ["exactly-once"], set()), (NOT_ONCE, [], {"exactly-once"}), (KEY, [], set()), ("", [], set())],
)
def test_overclaims(interviewer: Interviewer, text: str, made: list[str], back: set[str]) -> None:
    """If a text makes an overclaim or denies it, then the one or the other is heard, never both."""
    one = interviewer.hear(text)

    assert [overclaim.id for overclaim, _ in one.overclaims] == made
    assert one.takes_back == back


@pytest.mark.parametrize("text", [KEY, f"{ONCE}\n{ACK_EARLY}", ""])
def test_same_again(interviewer: Interviewer, text: str) -> None:
    """If the same words are heard twice, or by another interviewer, then they say the same."""
    first = interviewer.hear(text)

    assert interviewer.hear(text) == first
    assert make_interviewer().hear(text) == first


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("How many orders are there?", [["peak"]]),
        ("how many orders", [["peak"]]),
        ("Tell me how many orders there are.", [["peak"]]),
        ("Is there a refund? How many orders a second?", [["refunds"], ["peak"]]),
        ("How many orders and how many of them get a refund?", [["peak", "refunds"]]),
        ("Is the sky blue?\nDo you give a refund?", [[], ["refunds"]]),
        ("", []),
        ("???", []),
    ],
)
def test_replies(interviewer: Interviewer, text: str, answers: list[list[str]]) -> None:
    """If a question asks for requirements, then these are found; each sentence has its reply."""
    replies = interviewer.replies(text)

    assert [[one.id for one in reply.found] for reply in replies] == answers


def test_clear_question_first(interviewer: Interviewer) -> None:
    """If one thing is asked for clearly and another perhaps, then only the clear one is answered."""
    both, perhaps = "How many orders are there, and maybe a refund?", "Maybe there is a refund?"

    found = [[one.id for one in interviewer.replies(text)[0].found] for text in (both, perhaps)]

    assert found == [["peak"], ["refunds"]]


def test_reply_holds_the_answer(interviewer: Interviewer) -> None:
    """If a requirement is asked for, then the reply holds its answer and the candidate's words."""
    (reply,) = interviewer.replies("  How many\torders are there? ")

    assert [one.answer for one in reply.found] == ["At most 500 of them in a second."]
    assert reply.asked == "How many orders are there?"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is the sky blue?", True),
        ("what about the sky", True),
        ("- Which sky do we have", True),
        ("the sky is blue, or not?", True),
        ("The sky is blue.", False),
        ("I see, thank you.", False),
    ],
)
def test_nothing_found(interviewer: Interviewer, text: str, *, asks: bool) -> None:
    """If a question asks for no requirement, then nothing is found; that it was one is told."""
    (reply,) = interviewer.replies(text)

    assert (reply.found, reply.is_question) == ((), asks)


def test_requirement_by_references() -> None:
    """If a requirement has no phrases, then a question in other words than its reference finds it too."""
    one = make_requirement("late", asked=(), references=("How late may a courier arrive at the door?",))
    interviewer = make_interviewer(requirements=(one,))

    (reply,) = interviewer.replies("How late may the courier arrive?")

    assert reply.found == (one,)
