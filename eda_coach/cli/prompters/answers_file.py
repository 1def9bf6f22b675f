"""Answers out of a YAML or JSON file: what each question is answered with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eda_coach.cli.world.given import parse_given, read_given
from eda_coach.errors import UnreadableResponseError, UsageError
from eda_coach.grading.certainty import LEAST_CONFIDENCE, MOST_CONFIDENCE
from eda_coach.grading.response import Response
from eda_coach.language.nearest import suggestion
from eda_coach.practice.asked import Asked
from eda_coach.practice.responses import read_part, read_typed

_KEYS = ("question", "response", "confidence", "skip", "hint", "flag")
_HINT = "Write a line for each question, such as `question-id: 2`, or a list of answers in the order asked."
# Without anything that YAML gives a meaning to: quotes, brackets, colons, comments, tabs.
_SIMPLE_LINE = re.compile(r"([a-z][a-z0-9-]*): ([A-Za-z0-9](?:[A-Za-z0-9 .,/%+-]*[A-Za-z0-9.%])?)")


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledAnswer:
    """One answer of a file.

    Attributes:
        question_id: Empty where answers are given in the order of asking.
        response: Text, a list of texts or a map of texts, as filed.
        place: Where it stands, for messages.
    """

    question_id: str
    response: Any
    confidence: int | None
    skips: bool
    hints: bool
    flags: bool
    place: str


def read_answers(path: str) -> tuple[FiledAnswer, ...]:
    """Read an answer file; ``-`` is standard input.

    Raises:
        UsageError: It cannot be read or is no answer file.
    """
    name = "standard input" if path == "-" else path
    plain = _parse(read_given(path, hint=_HINT), name)
    if isinstance(plain, dict) and set(plain) == {"answers"}:
        plain = plain["answers"]
    if isinstance(plain, dict) and "question" not in plain:
        return tuple(_answer(question, item, f"{name}: {question}") for question, item in plain.items())
    if isinstance(plain, list):
        return tuple(_answer("", item, f"{name}: answer {n}") for n, item in enumerate(plain, start=1))
    raise UsageError(f"{name} holds no answers.", hint=_HINT)


def filed_response(answer: FiledAnswer, asked: Asked) -> Response:
    """The response of a filed answer to a question as it was put.

    Raises:
        UnreadableResponseError: It is not one to this question.
    """
    filed = answer.response
    if asked.is_typed:
        return _typed_response(filed, asked)
    if isinstance(filed, dict):
        return Response(pairs=tuple((str(item), str(target)) for item, target in filed.items()))
    if isinstance(filed, list) and all(isinstance(one, str) for one in filed):
        if asked.targets or asked.kind == "numeric":
            return read_typed(asked, " ".join(filed))
        return Response(picked=tuple(_part_id(asked, one) for one in filed))
    if isinstance(filed, str):
        is_id = asked.kind in ("single-choice", "multiple-choice", "true-false") and filed.strip().isalpha()
        return Response(picked=(_part_id(asked, filed),)) if is_id else read_typed(asked, filed)
    raise UnreadableResponseError("There is no response.", hint="Write `response:` or `skip: true`.")


def _typed_response(filed: Any, asked: Asked) -> Response:
    """Words, or a choice with words: ``{choice: wait, text: ...}``."""
    if isinstance(filed, str):
        return read_typed(asked, filed)
    keys = ("choice", "text") if asked.parts else ("text",)
    if (
        not isinstance(filed, dict)
        or set(filed) != set(keys)
        or not all(isinstance(one, str) for one in filed.values())
    ):
        wanted = "`{choice: ..., text: ...}`" if asked.parts else "your words"
        raise UnreadableResponseError("This question is answered in words.", hint=f"Write {wanted}.")
    picked = (_part_id(asked, filed["choice"]),) if asked.parts else ()
    return Response(picked=picked, text=filed["text"])


def _part_id(asked: Asked, word: str) -> str:
    """Id of a part by its id, text or position; of an unknown word the word itself, which grading refuses."""
    try:
        return read_part(asked.parts, word).id
    except UnreadableResponseError:
        return word


def _parse(content: bytes, name: str) -> Any:
    """Read the simplest files without a library, which takes longer to load than they to read."""
    plain = _simple_lines(content)
    return parse_given(content, name, hint=_HINT) if plain is None else plain


def _simple_lines(content: bytes) -> dict[str, str] | None:
    """A file of nothing but ``question-id: plain words``, which needs no YAML library; else None.

    Loading that library takes longer than everything else in such a call. Words are so plain that
    YAML reads them as the same text; a test holds the two against each other.
    """
    lines = content.decode("ascii", errors="replace").replace("\r\n", "\n").split("\n")
    found = [_SIMPLE_LINE.fullmatch(line) for line in lines if line]
    pairs = [(match[1], match[2]) for match in found if match is not None]
    is_simple = 0 < len(pairs) == len(found) == len(dict(pairs))
    return dict(pairs) if is_simple and not {"answers", "question"} & set(dict(pairs)) else None


def _answer(question: str, item: Any, place: str) -> FiledAnswer:
    """One entry: a bare response, or a map of the known keys."""
    keyed = (
        isinstance(item, dict)
        and bool(item)
        and (set(item) <= set(_KEYS) or "response" in item or "question" in item)
    )
    fields: dict[str, Any] = item if keyed else {"response": item}
    for key in fields:
        if key not in _KEYS:
            raise UsageError(f"{place}: unknown key {key!r}.", hint=suggestion(key, _KEYS).capitalize())
    return FiledAnswer(
        question_id=str(fields.get("question") or question),
        response=fields.get("response"),
        confidence=_confidence(fields.get("confidence"), place),
        skips=_switch(fields, "skip", place),
        hints=_switch(fields, "hint", place),
        flags=_switch(fields, "flag", place),
        place=place,
    )


def _confidence(value: Any, place: str) -> int | None:
    if value is None:
        return None
    known = [str(number) for number in range(LEAST_CONFIDENCE, MOST_CONFIDENCE + 1)]
    if value not in known:
        raise UsageError(f"{place}: confidence {value!r} is none of {', '.join(known)}.", hint=_HINT)
    return int(value)


def _switch(fields: dict[str, Any], key: str, place: str) -> bool:
    value = fields.get(key)
    if value not in (None, "true", "false"):
        raise UsageError(f"{place}: {key} must be true or false, not {value!r}.", hint=_HINT)
    return value == "true"


def named_questions(answers: Sequence[FiledAnswer]) -> tuple[str, ...]:
    """Ids of the questions that are answered by name, each once, in the order of the file."""
    return tuple(dict.fromkeys(answer.question_id for answer in answers if answer.question_id))
