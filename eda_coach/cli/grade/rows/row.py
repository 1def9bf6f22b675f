"""The rows of a file of answers: those that can be scored, and those that cannot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# A longer answer is no answer: an hour of typing has 20,000 characters.
MOST_CHARACTERS = 100_000
# An answer of that many characters as JSON escapes, with room for other columns. More would fill the memory.
MOST_BYTES = 1_000_000
TEXT_KEYS = ("text", "answer")


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerRow:
    """One answer of a file.

    Attributes:
        line: On which it begins, from 1.
        id: As the file has it; None where it has none.
        choice: Empty where the file has none.
    """

    line: int
    id: str | int | None
    choice: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BadRow:
    """A row that cannot be scored, and how to mend it."""

    line: int
    what: str
    mend: str


Row = AnswerRow | BadRow
Bad = Callable[[str, str], BadRow]


def bad_at(line: int) -> Bad:
    """Makes bad rows of one line."""
    return lambda what, mend: BadRow(line=line, what=what, mend=mend)


def row_of_fields(line: int, fields: Mapping[str, object]) -> Row:
    """A row out of its fields: ``text`` or ``answer``, maybe ``id`` and ``choice``; others are ignored."""
    bad = bad_at(line)
    texts = [fields[key] for key in TEXT_KEYS if fields.get(key) is not None]
    if len(texts) != 1:
        what = "both a text and an answer" if texts else "no text"
        return bad(what, 'write {"text": "..."}, or a column named text')
    text, id_, choice = texts[0], fields.get("id"), fields.get("choice")
    if not isinstance(text, str):
        return bad("the text is no text", "put it between quotes")
    if not isinstance(id_, str | int | None) or isinstance(id_, bool):
        return bad("the id is neither text nor a whole number", "write it between quotes")
    if not isinstance(choice, str | bool | None):
        return bad("the choice is no text", "write the id of a stance, or true or false")
    picked = str(choice).lower() if isinstance(choice, bool) else choice or ""
    return _sound(AnswerRow(line=line, id=id_, choice=picked.strip(), text=text))


def _sound(row: AnswerRow) -> Row:
    bad = bad_at(row.line)
    if not row.text.strip():
        return bad("the text is empty", "write the answer, or leave the row out")
    if len(row.text) > MOST_CHARACTERS:
        return bad(f"the text has more than {MOST_CHARACTERS:,} characters", "shorten it")
    if any(_is_broken(one) for one in (row.text, row.choice, row.id)):
        return bad("a character is broken", "write it as UTF-8, and none of it as half a \\ud800 pair")
    return row


def _is_broken(value: str | int | None) -> bool:
    """Whether a text holds half a character: a byte that is no UTF-8, or half a pair of surrogates."""
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return True
    return False
