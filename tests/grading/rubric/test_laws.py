"""Laws that hold for every typed answer."""

import pickle
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.question import Question
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.language.words import normalised
from tests.strategies import LAW
from tests.typed_builders import (
    make_criterion,
    make_flip,
    make_overclaim,
    make_reasoned,
    make_short_answer,
    make_trade_off,
    make_wording,
)

WORDING = make_wording(
    make_overclaim("exactly-once", penalty=2),
    make_overclaim("never-fails", evidence=("never fail",), unless=()),
)
_CRITERIA = (
    make_criterion(
        met=["send ... <idempotency-key>"], partly=["idempotent"], contradicted=["new key"], must_have=True
    ),
    make_criterion(
        "ack",
        met=["ack ... after ... (commit | charge)"],
        contradicted=["ack ... before ... commit"],
        points=3,
    ),
    make_criterion(
        "store", met=["(store | save) ... result & [same] transaction", "not (lose | drop)"], points=1
    ),
)
_OVERCLAIMS = ("exactly-once", "never-fails")
QUESTIONS: tuple[tuple[Question, tuple[str, ...]], ...] = (
    (make_short_answer("q1", *_CRITERIA, overclaims=_OVERCLAIMS), ()),
    (make_reasoned("q1", *_CRITERIA, overclaims=_OVERCLAIMS), ("true",)),
    (make_trade_off("q1", *_CRITERIA, overclaims=_OVERCLAIMS), ("events",)),
    (make_flip("q1", *_CRITERIA, overclaims=_OVERCLAIMS), ("requests",)),
)
# Each meets a criterion, or nothing; none takes back what another says, and none needs the one before it.
MET = (
    "The consumer sends the order id with each charge.",
    "The ack is sent after the commit.",
    "The handler saves the result in the same transaction.",
    "No message is lost.",
)
INDEPENDENT = (
    *MET,
    "The handler is idempotent.",
    "The provider keeps keys for a day.",
    "It rains.",
    "Retries use back-off with jitter.",
    "Maybe the provider answers late.",
    "Is that so?",
)
WORDS = [
    "send",
    "order",
    "id",
    "we",
    "never",
    "not",
    "ack",
    "after",
    "before",
    "commit",
    "charge",
    "without",
    "if",
    "maybe",
    "store",
    "result",
    "transaction",
    "lose",
    "twice",
    "new",
    "key",
    "exactly",
    "once",
    ".",
    ",",
    "?",
    "!",
    "(",
    '"',
    "-",
    "because",
    "and",
    "or",
]
ANSWERS = (
    st.text()
    | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(INDEPENDENT) | st.text(max_size=9), max_size=8).map(" ".join)
)


def scored(text: str) -> Score:
    """The score of a short answer."""
    question, picked = QUESTIONS[0]
    return grade(question, Response(picked=picked, text=text), {}, WORDING)


@LAW
@given(text=ANSWERS, kind=st.sampled_from(QUESTIONS))
def test_any_text(text: str, kind: tuple[Question, tuple[str, ...]]) -> None:
    """If any text is typed, then points lie in range, and quotes are pieces of it in rising order."""
    question, picked = kind
    response = Response(picked=picked, text=text)
    if not text.strip():
        with pytest.raises(UnreadableResponseError):
            grade(question, response, {}, WORDING)
        return
    score = grade(question, response, {}, WORDING)
    length = len(normalised(text))

    assert 0 <= score.points <= score.points + score.unsure_points <= score.max_points
    assert 0.0 <= score.chance < 1.0
    for part in score.verdicts:
        for spans in (part.spans, part.against):
            assert all(0 <= start < end <= length for start, end in spans)
            assert list(spans) == sorted(set(spans))
        assert 0 <= part.points <= score.max_points
        assert part.points == 0 or part.verdict in (Verdict.MET, Verdict.PARTLY)
    assert all(0 <= one.span[0] < one.span[1] <= length for one in score.overclaims)


@LAW
@given(text=ANSWERS.filter(lambda text: bool(text.strip())))
def test_same_in_same_out(text: str) -> None:
    """If the same text is scored again, or from pickled copies, then the score is the same."""
    question, picked = QUESTIONS[0]
    copied, words = pickle.loads(pickle.dumps((question, WORDING)))  # noqa: S301 - our own

    assert scored(text) == scored(text)
    assert scored(text) == grade(copied, Response(picked=picked, text=text), {}, words)


@LAW
@given(
    said=st.lists(st.sampled_from(INDEPENDENT), max_size=8), more=st.sampled_from(MET), at=st.integers(0, 8)
)
def test_a_met_sentence_never_lowers_a_score(said: list[str], more: str, at: int) -> None:
    """If a met sentence is added to an answer that does not contradict it, then nothing is lost."""
    before = scored(" ".join(said)).points if said else 0

    after = scored(" ".join([*said[:at], more, *said[at:]]))

    assert after.points >= max(before, 1)


@LAW
@given(text=ANSWERS, more=st.sampled_from(MET))
def test_a_met_sentence_behind_any_text_counts(text: str, more: str) -> None:
    """If a met sentence follows any text as a paragraph, then no verdict gets worse by it."""
    if not text.strip() or '"' in text:
        return
    before, after = scored(text), scored(f"{text}.\n\n{more}")
    worse = (Verdict.MISSING, Verdict.CONTRADICTED)

    assert all(
        one.verdict not in (Verdict.MET, Verdict.PARTLY) or other.verdict not in worse
        for one, other in zip(before.verdicts, after.verdicts, strict=True)
    )


@LAW
@given(said=st.lists(st.sampled_from(INDEPENDENT), min_size=1, max_size=8), seed=st.integers(0, 99))
def test_order_of_independent_sentences_does_not_matter(said: list[str], seed: int) -> None:
    """If sentences that do not refer to each other change places, then every verdict stays."""
    mixed = Random(seed).sample(said, len(said))  # noqa: S311 - nothing here is a secret

    one, other = scored(" ".join(said)), scored(" ".join(mixed))

    assert one.points == other.points
    assert [part.verdict for part in one.verdicts] == [part.verdict for part in other.verdicts]


@LAW
@given(said=st.lists(st.sampled_from(INDEPENDENT), min_size=1, max_size=5), times=st.integers(2, 4))
def test_saying_it_again_earns_nothing(said: list[str], times: int) -> None:
    """If an answer is pasted several times, then its score stays."""
    text = " ".join(said)

    assert scored(" ".join([text] * times)).points == scored(text).points


@LAW
@given(
    text=ANSWERS.filter(lambda text: bool(text.strip())), blank=st.sampled_from([" ", "\t", "\n\n", "  \n"])
)
def test_blanks_around_do_not_matter(text: str, blank: str) -> None:
    """If blanks stand around an answer, then its score stays."""
    one, other = scored(text), scored(f"{blank}{text}{blank}")

    assert [part.verdict for part in one.verdicts] == [part.verdict for part in other.verdicts]
