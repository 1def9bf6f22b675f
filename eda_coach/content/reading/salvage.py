"""What is sound in a file with problems: it is checked too, so that every problem is told at once."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from eda_coach.content.reading.documents import LIST_BY_FILE, adapter
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.reading.scalars import PlainScalar

# Stands in for an id that is none; checks of references pass it by.
STAND_IN_ID = "stand-in-for-a-wrong-id"
# Stand in for a wrong or missing text, since nothing else refers to it and its problem is told already.
_STAND_INS = {
    "level": "mid",
    "points": PlainScalar("1"),
    "must_have": PlainScalar("false"),
    **dict.fromkeys(("prompt", "text", "rationale", "title", "must_know", "working", "if_true"), "-"),
    **dict.fromkeys(("if_false", "model_answer", "says", "suits", "costs", "switch_if", "change"), "-"),
    **dict.fromkeys(("probe", "answer"), "-"),
    "tolerance": PlainScalar("0.01"),
    "near_tolerance": PlainScalar("0"),
    "misconception": STAND_IN_ID,
}
# Lists of ids: a wrong one among them must not hide what is wrong with the others.
_ID_LISTS = ("concepts", "sources", "claims", "overclaims", "key")


def sound_parts(plain: Any, kind: str, errors: Any) -> Iterator[tuple[Loc, Any]]:
    """Everything in a file that is valid once unknown keys are left out and texts are filled in.

    Args:
        plain: Of the whole file.
        kind: Key of ``TYPE_BY_FILE``.
        errors: Of the validation of the whole file.

    Yields:
        Each part with its path.
    """
    mended = deepcopy(plain)
    for error in errors:
        _mend(mended, error)
    key = LIST_BY_FILE.get(kind)
    if key is None:
        yield from (((), part) for part in _valid(mended, kind))
    elif isinstance(mended, dict) and isinstance(mended.get(key), list):
        for i, item in enumerate(mended[key]):
            yield from (((key, i), getattr(part, key)[0]) for part in _valid({key: [item]}, kind))


def _mend(plain: Any, error: Any) -> None:
    """Leave out an unknown key, or put a stand-in where one can do no harm."""
    owner, loc = plain, error["loc"]
    for part in loc[:-1]:
        if isinstance(owner, list) or (isinstance(owner, dict) and part in owner):
            owner = owner[part]
    if isinstance(owner, list) and len(loc) > 1 and loc[-2] in _ID_LISTS:
        owner[loc[-1]] = STAND_IN_ID
    if not loc or not isinstance(owner, dict):
        return
    if error["type"] == "unexpected_keyword_argument":
        owner.pop(loc[-1], None)
    elif loc[-1] in _STAND_INS:
        owner[loc[-1]] = _STAND_INS[loc[-1]]


def _valid(plain: Any, kind: str) -> Iterator[Any]:
    try:
        yield adapter(kind).validate_python(plain)
    except ValidationError:
        return
