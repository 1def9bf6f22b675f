"""Whether a row from outside, or out of a damaged file, is an event that can be read later."""

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from math import isfinite
from types import UnionType
from typing import Any, get_args, get_origin

from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.interview.mock.session import MockEventKind
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import CARD_VERSION, Scorecard
from eda_coach.interview.scorecard.ratings import HIGHEST
from eda_coach.interview.transcript import Turn
from eda_coach.journal.log.records import (
    ATTEMPT,
    FIELDS,
    RECORD_VERSION,
    SESSION,
    Record,
    body_of,
    moment,
    read_attempt,
    read_note,
    read_session,
)
from eda_coach.journal.log.schema import REVIEWED
from eda_coach.practice.asked import Asked
from eda_coach.practice.attempt import NoteKind
from eda_coach.practice.day import study_day
from eda_coach.practice.quiz.session import Slot
from eda_coach.review.outcome.kept import KEPT_VERSION, KeptReview

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
# Far above every count, and far below what SQLite can hold.
_MOST = 2**31
_CONFIDENCES = (None, 1, 2, 3)


@dataclass(frozen=True, kw_only=True, slots=True)
class _SessionBody:
    v: int
    pack: str
    pack_version: str
    pack_path: str
    seed: int
    with_confidence: bool
    deck: tuple[Slot, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _AttemptBody:
    v: int
    asked: Asked
    response: Response
    score: Score
    confidence: int | None
    hinted: bool
    elapsed_s: float
    engine: str


def check_record(record: Record) -> None:
    """Check a row as far as anything here ever reads it.

    Raises:
        ValueError: It is no event of this version.
    """
    try:
        _check_columns(record)
        _CHECK_BY_KIND.get(record.kind, _check_note)(record)
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("no event") from error


def _check_columns(record: Record) -> None:
    numbers = ("place", "offset_min")
    _require(all(fits(int if name in numbers else str, getattr(record, name)) for name in FIELDS))
    _require(bool(record.id and record.session) and -1 <= record.place < _MOST)
    "".join((record.id, record.session, record.subject, record.question)).encode()  # SQLite holds UTF-8 only
    _require(_MOMENT.fullmatch(record.at) is not None)
    study_day(moment(record.at, record.offset_min))
    _require(body_of(record).get("v") == RECORD_VERSION)


def _check_session(record: Record) -> None:
    _require(fits(_SessionBody, body_of(record)))
    read_session(record)


def _check_attempt(record: Record) -> None:
    body = body_of(record)
    _require(fits(_AttemptBody, body) and body["confidence"] in _CONFIDENCES)
    score = read_attempt(record).score
    _require(0 <= score.points <= score.max_points < _MOST and score.max_points > 0)
    _require(0.0 <= score.chance <= 1.0)
    json.dumps(body["asked"], ensure_ascii=False).encode()  # titles get a column of their own


def _check_note(record: Record) -> None:
    body = body_of(record)
    _require(body.keys() <= {"v", "facts"} and fits(Mapping[str, str | int], body.get("facts", {})))
    note = read_note(record)
    if note.kind is NoteKind.OVERRULED:
        points = note.facts["points"]
        _require(isinstance(points, int) and 0 <= points < _MOST)
        _require(note.facts.get("verdict", Verdict.MET) in set(Verdict))


@dataclass(frozen=True, kw_only=True, slots=True)
class _MockBody:
    pack_id: str
    pack_version: str
    pack_path: str
    scenario_id: str
    title: str
    level: Level
    minutes: float
    mode: Mode
    is_timed: bool
    before: tuple[str, ...] = ()


def _check_mock(record: Record) -> None:
    body, kind = body_of(record), MockEventKind(record.kind)
    expected = _BODY_BY_MOCK_KIND.get(kind)
    _require(body.keys() == ({"v"} if expected is None else {"v", "body"}))
    if expected is not None:
        _require(fits(expected, body["body"]))
    if kind is MockEventKind.ENDED:
        _require(body["body"]["version"] <= CARD_VERSION)
    if kind is MockEventKind.SELF_RATED:
        _require(all(0 <= rating <= HIGHEST for rating in body["body"].values()))
    if kind in (MockEventKind.TURN, MockEventKind.REOPENED):
        _require(record.place >= 0)


def _check_review(record: Record) -> None:
    body = body_of(record)
    _require(body.keys() == {"v", "body"} and fits(KeptReview, body["body"]))
    _require(body["body"]["version"] <= KEPT_VERSION)
    study_day(datetime.fromisoformat(body["body"]["at"]))


_BODY_BY_MOCK_KIND: dict[MockEventKind, Any] = {
    MockEventKind.STARTED: _MockBody,
    MockEventKind.TURN: Turn,
    MockEventKind.SELF_RATED: Mapping[str, int],
    MockEventKind.ENDED: Scorecard,
}
_CHECK_BY_KIND = {
    SESSION: _check_session,
    ATTEMPT: _check_attempt,
    REVIEWED: _check_review,
    **dict.fromkeys((kind.value for kind in MockEventKind), _check_mock),
}


def _require(is_so: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not is_so:
        raise ValueError("no event")


def fits(kind: Any, plain: Any) -> bool:
    """Whether a plain JSON value is what ``content.coding`` makes of a value of a type."""
    origin = get_origin(kind)
    if origin is not None:
        return _FITS_BY_ORIGIN[origin](get_args(kind), plain)
    if is_dataclass(kind):
        return isinstance(plain, dict) and _has_fields(kind, plain)
    if issubclass(kind, Enum):
        return plain in {member.value for member in kind}
    if kind is float:
        return type(plain) in (int, float) and isfinite(plain)
    return type(plain) is kind


def _fits_tuple(kinds: Any, plain: Any) -> bool:
    is_long_enough = kinds[-1] is Ellipsis or len(plain) == len(kinds)
    return isinstance(plain, list) and is_long_enough and all(fits(kinds[0], one) for one in plain)


def _fits_mapping(kinds: Any, plain: Any) -> bool:
    return isinstance(plain, dict) and all(fits(kinds[1], one) for one in plain.values())


def _fits_union(kinds: Any, plain: Any) -> bool:
    return any(fits(one, plain) for one in kinds)


_FITS_BY_ORIGIN = {tuple: _fits_tuple, Mapping: _fits_mapping, dict: _fits_mapping, UnionType: _fits_union}


def _has_fields(kind: Any, plain: dict[str, Any]) -> bool:
    type_by_name = {field.name: field.type for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    return needed <= plain.keys() <= type_by_name.keys() and all(
        fits(type_by_name[name], value) for name, value in plain.items()
    )
