"""A model's reply, read strictly: what is not wholly in order is no verdict."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import CoachError
from eda_coach.grading.judging import Doubt, Opinion
from eda_coach.judges.answer_check import quote_span, repeats_question, speaks_to_grader
from eda_coach.judges.prompt import QUOTE, VERDICT
from eda_coach.judges.sheet import Sheet, SheetRow

_NEEDS_QUOTE = (Verdict.MET, Verdict.PARTLY, Verdict.CONTRADICTED)
_INNOCENT = (Verdict.MISSING, Verdict.UNSURE)
# Models that are not held to a form by their server often put one into a Markdown fence.
_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


class UnreadableReplyError(CoachError):
    """A reply is none to what was asked; nothing in it counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a model said about an answer, as far as it holds.

    Attributes:
        opinions: One on each criterion, in the order of the rubric.
        doubts: Verdicts that were turned into unsure.
    """

    opinions: tuple[Opinion, ...]
    doubts: tuple[Doubt, ...]


def read_reply(content: str, sheet: Sheet) -> Reply:
    """Read a reply to a sheet.

    Args:
        content: What the model wrote.
        sheet: What it was asked.

    Raises:
        UnreadableReplyError: It has not the form asked for, or it follows the answer instead of its task.
    """
    rows = _rows(content, sheet)
    judged = [_judged(row, *rows[row.key], sheet) for row in sheet.rows if row.criterion]
    if any(rows[row.key][0] not in _INNOCENT for row in sheet.rows if not row.criterion):
        raise UnreadableReplyError("the model finds in the answer what no answer says, so none of it counts")
    return Reply(
        opinions=tuple(opinion for opinion, _ in judged),
        doubts=tuple(doubt for _, doubt in judged if doubt is not None),
    )


def _rows(content: str, sheet: Sheet) -> dict[str, tuple[Verdict, str]]:
    """Verdict and quote by key, every key of the sheet once and no other."""
    fenced = _FENCE.fullmatch(content)
    try:
        plain = json.loads(fenced[1] if fenced else content, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise UnreadableReplyError("the reply is no JSON object with each key once") from error
    keys = {row.key for row in sheet.rows}
    if not isinstance(plain, dict):
        raise UnreadableReplyError("the reply is no JSON object")
    if set(plain) != keys:
        lacking = len(keys - set(plain))
        raise UnreadableReplyError(
            f"the reply leaves out {lacking} of {len(keys)} criteria"
            if lacking
            else "the reply has keys that were not asked for"
        )
    return {key: _row(value) for key, value in plain.items()}


def _row(value: Any) -> tuple[Verdict, str]:
    if not isinstance(value, Mapping) or set(value) != {QUOTE, VERDICT}:
        raise UnreadableReplyError("a verdict of the reply does not have the form asked for")
    if not isinstance(value[QUOTE], str) or value[VERDICT] not in [one.value for one in Verdict]:
        raise UnreadableReplyError("a verdict of the reply is none of those asked for")
    return Verdict(value[VERDICT]), value[QUOTE]


def _judged(row: SheetRow, verdict: Verdict, quote: str, sheet: Sheet) -> tuple[Opinion, Doubt | None]:
    """What a verdict counts for: without words of the answer behind it, it is unsure."""
    if verdict not in _NEEDS_QUOTE:
        return Opinion(criterion=row.criterion, verdict=verdict), None
    span = quote_span(quote, sheet.answer)
    if span is None:
        why = "the words quoted do not stand in the answer" if quote.strip() else "no words are quoted"
    elif speaks_to_grader(quote, sheet):
        why = "the words quoted speak about the grading, not about the question"
    elif repeats_question(quote, sheet):
        why = "the words quoted only repeat the question"
    else:
        return Opinion(criterion=row.criterion, verdict=verdict, span=span), None
    doubt = Doubt(part=row.criterion, said=verdict, why=why)
    return Opinion(criterion=row.criterion, verdict=Verdict.UNSURE), doubt


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)
