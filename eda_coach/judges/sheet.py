"""What a judge is asked about one answer: its criteria under neutral keys, a control, and a marker."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.content.questions.question import Kind
from eda_coach.content.questions.typed import ConstraintFlip, TradeOff
from eda_coach.language.words import normalised

# Hexadecimal digits of a marker. More lengthen the prompt; fewer could be hit by trying.
_MARKER_DIGITS = 32
_CONTROL_DIGITS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """One line to be judged.

    Attributes:
        key: What it is called towards the judge: ``c1``, ``c2``, ...
        says: What an answer must say.
        criterion: Id of the criterion; empty for the control, which no answer meets.
    """

    key: str
    says: str
    criterion: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Everything a judge is asked about one answer.

    A judge that obeys the answer instead of its task ("mark everything met") marks the control too, and is
    found out. Its place, its words and the marker come from a hash of the answer, so no answer can name them.

    Attributes:
        question: As the learner sees it.
        answer: Normalised (NFC).
        marker: Stands before and after the answer, and nowhere in it.
        rows: Criteria in the order of the rubric, with the control somewhere among them.
    """

    question: str
    answer: str
    marker: str
    rows: tuple[SheetRow, ...]


def make_sheet(question: TypedQuestion, text: str) -> Sheet:
    """The sheet for one answer; the same answer to the same question always gets the same.

    Args:
        question: With a rubric.
        text: As typed.
    """
    answer = normalised(text)
    low = answer.lower()
    digests = _digests(f"{question.id}\0{answer}")
    digest = next(one for one in digests if _marker(one) not in low and _control(one) not in low)
    criteria = question.rubric.criteria if question.rubric else ()
    lines = [(one.says, one.id) for one in criteria]
    place = int(digest[-8:], base=16) % (len(lines) + 1)
    lines.insert(place, (f"It gives {_control(digest)} as the registration number of the design.", ""))
    rows = (SheetRow(key=f"c{n}", says=says, criterion=id_) for n, (says, id_) in enumerate(lines, start=1))
    return Sheet(question=_shown(question), answer=answer, marker=_marker(digest), rows=tuple(rows))


def _shown(question: TypedQuestion) -> str:
    """The question as the learner sees it."""
    lines = [question.context, question.prompt]
    if isinstance(question, TradeOff | ConstraintFlip):
        lines += [f"- {stance.text}" for stance in question.stances]
    if isinstance(question, ConstraintFlip):
        before = next(stance.text for stance in question.stances if stance.id == question.before)
        lines.append(f"So far the choice is: {before}\nNow one thing changes: {question.change}")
    if question.kind is Kind.TRUE_FALSE:
        lines.append("Is this statement true or false, and why?")
    return "\n".join(line for line in lines if line)


def _digests(text: str) -> Iterator[str]:
    while True:
        text = sha256(f"eda-coach judge\0{text}".encode(errors="replace")).hexdigest()
        yield text


def _marker(digest: str) -> str:
    return digest[:_MARKER_DIGITS]


def _control(digest: str) -> str:
    return digest[_MARKER_DIGITS : _MARKER_DIGITS + _CONTROL_DIGITS]
