"""Content to plain JSON values and back."""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.content.coding import decode, encode
from eda_coach.content.concept import Concept
from eda_coach.content.header import PackHeader
from eda_coach.content.questions.kinds import AnyQuestion
from eda_coach.content.questions.question import Kind, Question
from eda_coach.content.questions.rubric import Overclaim
from eda_coach.content.questions.type_by_kind import question_type
from eda_coach.content.scenario import Scenario
from eda_coach.content.source import Claim, Source
from tests.builders import make_numeric, make_single

TYPES = [*get_args(AnyQuestion), Concept, Source, Claim, Scenario, Overclaim, PackHeader]
_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
}


def _values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may have."""
    origin, args = get_origin(kind), get_args(kind)
    found = next((make for marks, make in _MAKERS if origin in marks), None)
    if found is not None:
        return found(args)
    if is_dataclass(kind):
        return st.builds(cast("Any", kind), **{field.name: _field_values(field) for field in fields(kind)})
    return st.sampled_from(kind) if issubclass(kind, Enum) else _SIMPLE[kind]


def _field_values(field: Any) -> st.SearchStrategy[Any]:
    values = _values(field.type)
    return values if field.default is MISSING else st.just(field.default) | values


def _tuples(args: Any) -> st.SearchStrategy[Any]:
    if args[-1] is Ellipsis:
        return st.lists(_values(args[0]), max_size=2).map(tuple)
    return st.tuples(*map(_values, args))


_MAKERS: list[tuple[tuple[Any, ...], Callable[[Any], st.SearchStrategy[Any]]]] = [
    ((Annotated,), lambda args: _values(args[0])),
    ((Literal,), st.sampled_from),
    ((UnionType, Union), lambda args: st.one_of([_values(arg) for arg in args])),
    ((dict,), lambda args: st.dictionaries(_values(args[0]), _values(args[1]), max_size=2)),
    ((tuple,), _tuples),
]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None, derandomize=True)
@given(data=st.data())
def test_content_comes_back_from_json_as_it_was(kind: Any, data: st.DataObject) -> None:
    """If any content of a type is encoded, written as JSON, read and decoded, then it is equal."""
    content = data.draw(_values(kind))

    again = decode(kind, json.loads(json.dumps(encode(content))))

    assert again == content
    assert type(again) is kind


def test_defaults_are_left_out() -> None:
    """If a field has its default, then it takes no room."""
    assert encode(make_single(options=("a", "b"))) == {
        "id": "q1",
        "topic": "basics",
        "level": "mid",
        "concepts": ["push-vs-pull"],
        "sources": ["rfc9110"],
        "prompt": "What is q1?",
        "options": [
            {"id": "a", "text": "Text of a", "rationale": "Why a."},
            {"id": "b", "text": "Text of b", "rationale": "Why b.", "misconception": "myth-b"},
        ],
        "key": "a",
    }


def test_numbers_come_back_as_floats() -> None:
    """If a number is whole, then it comes back as the float it was."""
    parameter = decode(type(make_numeric()), encode(make_numeric())).parameters["rate"]

    assert [type(value) for value in parameter.values] == [float, float]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_type(kind: Kind) -> None:
    """If a question is of a kind, then the type of that kind says so too."""
    found = question_type(kind)

    assert issubclass(found, Question)
    assert next(field.default for field in fields(found) if field.name == "kind") is kind
