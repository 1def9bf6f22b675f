"""What a validation error says to an author: what is wrong, and how to mend it."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin

from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.language.nearest import nearest, suggestion


def words_for(error: Any, root_type: Any) -> tuple[str, str]:
    """Word one error of pydantic.

    Args:
        error: One entry of ``ValidationError.errors()``.
        root_type: The type the whole file was read as.

    Returns:
        What is wrong, and how to mend it.
    """
    word = _WORDS_BY_TYPE.get(error["type"])
    if word is None:
        return str(error["msg"]), "compare it with docs/authoring.md"
    return word(error, root_type)


def nearest_key(error: Any, root_type: Any) -> Loc | None:
    """Path of the known key that an unknown one was perhaps meant to be; None for any other error."""
    if error["type"] != "unexpected_keyword_argument":
        return None
    *owner, typed = error["loc"]
    meant = nearest(str(typed), known_keys(root_type, tuple(owner)))
    return (*owner, meant) if meant else None


def problem_loc(error: Any) -> Loc:
    """The path to show for an error: an unknown kind of question stands at its ``kind``."""
    loc: Loc = error["loc"]
    return (*loc, "kind") if error["type"] == "union_tag_invalid" else loc


def _scalar(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001 - one signature for all
    return error["ctx"]["what"], error["ctx"]["mend"]


def _unknown_key(error: Any, root_type: Any) -> tuple[str, str]:
    return "unknown key", suggestion(str(error["loc"][-1]), known_keys(root_type, error["loc"][:-1]))


def _missing_key(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001
    last = error["loc"][-1]
    if isinstance(last, int):
        return f"this list ends too early: entry {last + 1} is missing", "add it"
    return f'the key "{last}" is missing', "add it"


def _not_text(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001
    return (
        f"this should be text, not {_shape(error['input'])}",
        "write one text, in quotes if it begins with a bracket",
    )


def _not_list(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001
    return f"this should be a list, not {_shape(error['input'])}", "write [one, two], or one `- item` a line"


def _not_map(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001
    return f"this should be a map of keys, not {_shape(error['input'])}", "write one `key: value` a line"


def _not_among(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001
    known = [word.strip().strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    return _choose(error["input"], known)


def _choose(typed: Any, known: list[str]) -> tuple[str, str]:
    if not isinstance(typed, str):
        return f"this should be one word, not {_shape(typed)}", f"write one of {', '.join(known)}"
    return f'"{typed}" is none of the known words', suggestion(typed, known)


def _no_kind(error: Any, root_type: Any) -> tuple[str, str]:
    if not isinstance(error["input"], dict):
        return _not_map(error, root_type)
    return 'the key "kind" is missing', f"add one of {', '.join(known_kinds(root_type, error['loc']))}"


def _unknown_kind(error: Any, root_type: Any) -> tuple[str, str]:
    return _choose(error["input"]["kind"], known_kinds(root_type, error["loc"]))


def _too_long(error: Any, root_type: Any) -> tuple[str, str]:  # noqa: ARG001
    most, typed = error["ctx"]["max_length"], error["ctx"]["actual_length"]
    return f"this list holds {typed} entries, at most {most} may stand here", "delete the others"


_WORDS_BY_TYPE: dict[str, Callable[[Any, Any], tuple[str, str]]] = {
    "scalar": _scalar,
    "unexpected_keyword_argument": _unknown_key,
    "missing": _missing_key,
    "missing_keyword_only_argument": _missing_key,
    "string_type": _not_text,
    "tuple_type": _not_list,
    "list_type": _not_list,
    "dict_type": _not_map,
    "dataclass_type": _not_map,
    "model_attributes_type": _not_map,
    "enum": _not_among,
    "literal_error": _not_among,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "too_long": _too_long,
}


def _shape(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a map of keys"
    return "a list" if isinstance(value, list) else f'"{value}"'


def known_keys(root_type: Any, loc: Loc) -> list[str]:
    """Keys that may stand at a place; empty where any may."""
    found = _type_at(root_type, loc)
    if not is_dataclass(found):
        return []
    return [field.name for field in fields(found) if not _is_given(field.type)]


def known_kinds(root_type: Any, loc: Loc) -> list[str]:
    """Values of ``kind`` that may stand at a place."""
    return [str(next(iter(get_args(_field_type(one, "kind"))))) for one in get_args(_type_at(root_type, loc))]


def _is_given(field_type: Any) -> bool:
    return any(getattr(mark, "rule", "") == "given" for mark in getattr(field_type, "__metadata__", ()))


def _type_at(here: Any, loc: Loc) -> Any:
    """Follow keys, positions and kinds from a type to the type that stands at their end."""
    here = _unwrap(here)
    if not loc:
        return here
    part, rest = loc[0], loc[1:]
    if is_dataclass(here):
        return _type_at(_field_type(here, part), rest)
    if get_origin(here) is tuple:
        return _type_at(get_args(here)[0], rest)
    if get_origin(here) is dict:
        return _type_at(get_args(here)[1], rest)
    member = next((one for one in get_args(here) if part in get_args(_field_type(one, "kind"))), None)
    return _type_at(member, rest) if member else None


def _unwrap(here: Any) -> Any:
    """The bare type under ``Annotated`` and ``| None``."""
    if get_origin(here) is Annotated:
        return _unwrap(get_args(here)[0])
    members = [one for one in get_args(here) if one is not type(None)]
    return _unwrap(members[0]) if type(None) in get_args(here) and len(members) == 1 else here


def _field_type(owner: Any, name: str | int) -> Any:
    return next((field.type for field in fields(owner) if field.name == name), None)
