"""What a scalar in YAML may look like, by the rule of its field (:mod:`eda_coach.content.fields`)."""

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError, core_schema

from eda_coach.content.fields import FieldMark


class PlainScalar(str):
    """A scalar that stands in the file without quotes, exactly as it was typed."""

    __slots__ = ()


class GivenText(str):
    """Text that the reader itself fills in, such as the topic from the file's name."""

    __slots__ = ()


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WHOLE = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)
# What YAML 1.1 readers would bend silently: octal, hex, sexagesimal, underscores, words for booleans.
_BENT_NUMBER = re.compile(r"[-+]?(0\d+|0[xob][0-9a-fA-F_]+|\d[\d_]*(:\d+)+(\.\d*)?|\d+(_\d*)+(\.\d*)?)")
_BENT_SWITCHES = {"yes", "no", "on", "off", "y", "n", "True", "TRUE", "False", "FALSE"}


def is_slug(text: str) -> bool:
    """Whether a text can be an id."""
    return _SLUG.fullmatch(text) is not None


def apply_marks() -> None:
    """Let pydantic find the rules of the marks; the marks themselves know nothing of pydantic."""
    FieldMark.__get_pydantic_core_schema__ = _core_schema  # type: ignore[attr-defined] # read by pydantic alone
    FieldMark.__get_pydantic_json_schema__ = _json_schema  # type: ignore[attr-defined] # read by pydantic alone


def _core_schema(mark: FieldMark, source: Any, handler: Any) -> Any:
    """Put the check of a rule before the plain check of its type."""
    return core_schema.no_info_before_validator_function(_CHECK_BY_RULE[mark.rule], handler(source))


def _json_schema(mark: FieldMark, plain: Any, handler: Any) -> Any:
    """Say the rule in JSON Schema, for editors."""
    return {**handler(plain), **_JSON_SCHEMA_BY_RULE.get(mark.rule, {})}


def _problem(what: str, mend: str) -> PydanticCustomError:
    return PydanticCustomError("scalar", "{what}; {mend}", {"what": what, "mend": mend})


def _check_slug(value: Any) -> Any:
    if isinstance(value, str) and not is_slug(value):
        tidy = "-".join(re.findall("[a-z0-9]+", value.lower()))
        raise _problem(f'"{value}" is no id', f'ids are kebab-case: write "{tidy or "some-id"}"')
    return value


def _check_text(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise _problem("the text is empty", "write it, or leave out what it belongs to")
    return value


def _check_whole(value: Any) -> Any:
    if not isinstance(value, PlainScalar):
        raise _not_plain(value, "a whole number", "12")
    if not _WHOLE.fullmatch(value):
        if _NUMBER.fullmatch(value):
            raise _problem(f"{value} is not a whole number", "write a number without a fraction, such as 12")
        raise _bent(value, "a whole number", "12")
    if len(value) > _MOST_DIGITS:
        raise _problem("the number is too large", f"write at most {_MOST_DIGITS} digits")
    return int(value)


def _check_number(value: Any) -> Any:
    if not isinstance(value, PlainScalar):
        raise _not_plain(value, "a number", "0.5")
    if not _NUMBER.fullmatch(value):
        raise _bent(value, "a number", "0.5, 1200 or 1e6")
    number = float(value)
    if number in (float("inf"), float("-inf")):
        raise _problem("the number is too large", "write a smaller one")
    return number


def _check_switch(value: Any) -> Any:
    if not isinstance(value, PlainScalar):
        raise _not_plain(value, "true or false", "true")
    if value not in ("true", "false"):
        meant = "; YAML 1.1 would bend this form" if value in _BENT_SWITCHES else ""
        raise _problem(f"{value} is neither true nor false{meant}", "write true or false")
    return value == "true"


def _check_given(value: Any) -> Any:
    if not isinstance(value, GivenText):
        raise _problem("unknown key", "leave it out: its place in the pack says it already")
    return value


_CHECK_BY_RULE: dict[str, Callable[[Any], Any]] = {
    "slug": _check_slug,
    "text": _check_text,
    "whole": _check_whole,
    "number": _check_number,
    "switch": _check_switch,
    "given": _check_given,
}
_JSON_SCHEMA_BY_RULE: dict[str, dict[str, Any]] = {
    "slug": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "text": {"minLength": 1},
    "given": {"x-given": True},
}
# More digits than this mean a typing error, and would not fit a float.
_MOST_DIGITS = 15


def _not_plain(value: Any, wanted: str, example: str) -> PydanticCustomError:
    if value is None:
        return _problem(f"this should be {wanted}, but nothing stands here", f"write it, such as {example}")
    if isinstance(value, str):
        return _problem(
            f'this should be {wanted}, but "{value}" in quotes is text', "write it without quotes"
        )
    shape = "a list" if isinstance(value, list) else "a map of keys"
    return _problem(f"this should be {wanted}, not {shape}", f"write one value, such as {example}")


def _bent(value: str, wanted: str, example: str) -> PydanticCustomError:
    if _BENT_NUMBER.fullmatch(value):
        return _problem(
            f"{value} is read as another number by YAML 1.1", f"write it plainly, such as {example}"
        )
    return _problem(f'"{value}" is not {wanted}', f"write it plainly, such as {example}")
