"""Laws of the judge, whatever a learner types and a model replies."""

import json
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.grade import grade
from eda_coach.grading.judging import score_opinions
from eda_coach.grading.response import Response
from eda_coach.judges.answer_check import quote_span
from eda_coach.judges.completions import content_of
from eda_coach.judges.prompt import messages
from eda_coach.judges.replies import UnreadableReplyError, read_reply
from eda_coach.judges.sheet import make_sheet
from eda_coach.language.words import normalised
from tests.judges.typed_pack import STRONG
from tests.strategies import LAW

# The pack is the same for all examples, and nothing changes it.
SHARED = settings(LAW, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTS = st.text(min_size=1).filter(str.strip) | st.just(STRONG)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda one: st.lists(one) | st.dictionaries(st.sampled_from(["c1", "c2", "c3", "quote", "verdict"]), one),
    max_leaves=8,
)
_ROW = st.fixed_dictionaries(
    {
        "verdict": st.sampled_from([one.value for one in Verdict]),
        "quote": st.sampled_from(["send the event id", "commit.", "", "nothing of it", " We\nsend "])
        | st.text(),
    }
)
REPLIES = st.fixed_dictionaries(dict.fromkeys(("c1", "c2", "c3"), _ROW))


def _question(index: PackIndex) -> TypedQuestion:
    return cast("TypedQuestion", index.question("charge-once"))


@given(content=st.text() | _JSON.map(json.dumps))
@SHARED
def test_no_reply_does_harm(index: PackIndex, content: str) -> None:
    """If a reply is anything at all, then it is read or refused, and nothing else happens."""
    sheet = make_sheet(_question(index), STRONG)

    try:
        reply = read_reply(content, sheet)
    except UnreadableReplyError:
        return

    assert [one.criterion for one in reply.opinions] == ["stable-key", "ack-late"]


@given(body=st.binary() | _JSON.map(lambda plain: json.dumps({"choices": [plain]}).encode()))
@LAW
def test_no_envelope_does_harm(body: bytes) -> None:
    """If a body is anything at all, then it holds a text or is refused."""
    try:
        content = content_of(body)
    except UnreadableReplyError:
        return

    assert content.strip()


@given(rows=REPLIES)
@SHARED
def test_score_of_any_reply(index: PackIndex, rows: dict[str, Any]) -> None:
    """If a reply has the form asked for, then its score is in range, and every point has its quote."""
    question, response = _question(index), Response(text=STRONG)
    offline = grade(question, response, {}, index.wording())
    sheet = make_sheet(question, STRONG)
    try:
        reply = read_reply(json.dumps(rows), sheet)
    except UnreadableReplyError:
        return

    score = score_opinions(question, offline, reply.opinions)

    assert 0 <= score.points <= score.points + score.unsure_points <= score.max_points
    assert all(one.spans or one.points == 0 for one in score.verdicts)
    quoted = {one["quote"] for one in rows.values()}
    found = [STRONG[start:end] for one in score.verdicts for start, end in one.spans]
    assert all(any(words.split() == quote.split() for quote in quoted) for words in found)


@given(text=TEXTS)
@SHARED
def test_no_answer_breaks_its_quotation(index: PackIndex, text: str) -> None:
    """If an answer is anything at all, then its marker stands around it and nowhere in it."""
    question = _question(index)
    sheet = make_sheet(question, text)
    task = messages(sheet, question, Response(text=text))[1]["content"]

    assert sheet == make_sheet(question, text)
    assert sheet.marker not in sheet.answer.lower()
    assert task.count(sheet.marker) == 2
    assert f"<<<{sheet.marker}\n{sheet.answer}\n{sheet.marker}>>>" in task


@given(data=st.data(), text=TEXTS)
@LAW
def test_whole_words_are_found(data: st.DataObject, text: str) -> None:
    """If a quote is a run of whole words of the answer, then it is found; what is found reads the same."""
    answer = normalised(text)
    words = answer.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    quote = " ".join(words[start:end])

    span = quote_span(quote, answer)

    if span is None:
        assert not any(one.isalnum() for one in quote)
    else:
        assert answer[slice(*span)].split() == quote.split()


def test_opinions_must_be_whole(index: PackIndex) -> None:
    """If an opinion is lacking, then that is a programmer's mistake, and no score."""
    question = _question(index)
    offline = grade(question, Response(text=STRONG), {}, index.wording())

    with pytest.raises(ValueError, match="one opinion on each criterion"):
        score_opinions(question, offline, [])
