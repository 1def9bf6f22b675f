"""Content to plain JSON values and back, by the fields of its dataclasses."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

_T = TypeVar("_T")
_Convert = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Plain values of content; fields that have their default are left out."""
    if is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: encode(one) for field, one in pairs if one != field.default}
    if isinstance(value, dict):
        return {str(key): encode(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def decode(kind: type[_T], plain: Any) -> _T:
    """Content from its plain values.

    Args:
        kind: A dataclass of :mod:`eda_coach.content`.
        plain: What :func:`encode` made of one.
    """
    content: _T = converter(cast("Hashable", kind))(plain)
    return content


@cache
def converter(kind: Hashable) -> _Convert:
    """How to turn a plain value into a type; worked out once for each type."""
    if is_dataclass(kind):
        return _dataclass_converter(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Annotated, UnionType, Union):
        return converter(next(one for one in args if one is not NoneType))
    if origin is tuple:
        each = converter(args[0])
        return lambda plain: tuple(map(each, plain))
    if origin in (dict, Mapping):
        of_key, of_value = converter(args[0]), converter(args[1])
        return lambda plain: {of_key(key): of_value(value) for key, value in plain.items()}
    if origin is Literal or kind in (str, int, bool):
        return _same
    return cast("_Convert", kind)  # an enum or float, called with the plain value


def _dataclass_converter(kind: Any) -> _Convert:
    by_name = {field.name: converter(cast("Hashable", field.type)) for field in fields(kind)}
    defaults = {field.name for field in fields(kind) if field.default is not MISSING}

    def convert(plain: Any) -> Any:
        return kind(**{name: _given(by_name[name], value, name in defaults) for name, value in plain.items()})

    return convert


def _given(convert: _Convert, value: Any, may_be_none: bool) -> Any:  # noqa: FBT001 - private, one caller
    return None if value is None and may_be_none else convert(value)


def _same(plain: Any) -> Any:
    return plain
