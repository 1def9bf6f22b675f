"""Files of answers in every form, and every way in which a row can be bad."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eda_coach.cli.grade.rows.reading import Format, read_rows
from eda_coach.cli.grade.rows.row import AnswerRow, BadRow, Row
from eda_coach.errors import UsageError
from tests.cli.conftest import Run
from tests.cli.grade.conftest import Grade, as_line, scores
from tests.strategies import LAW

GOOD = as_line(id="last", text="We send the event id.")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("nonsense", "no JSON at column 1 (Expecting value); write an object such as"),
        ("{'text': 'x'}", "no JSON at column 2"),
        ('{"text": "x"', "no JSON at column"),
        ("[" * 100_000, "no JSON that can be read"),
        ("9" * 5000, "no JSON that can be read"),
        ('{"text": "a", "text": "b"}', "no JSON that can be read (a key stands twice)"),
        ('["x"]', "neither an object nor a string"),
        ("null", "neither an object nor a string"),
        ("{}", "no text; write"),
        ('{"id": 1}', "no text; write"),
        ('{"text": null}', "no text; write"),
        ('{"text": "a", "answer": "b"}', "both a text and an answer"),
        ('{"text": 5}', "the text is no text"),
        ('{"text": ["x"]}', "the text is no text"),
        ('{"text": ""}', "the text is empty; write the answer, or leave the row out"),
        ('" \\n\\t"', "the text is empty"),
        ('{"text": "x", "id": {}}', "the id is neither"),
        ('{"text": "x", "id": true}', "the id is neither"),
        ('{"text": "x", "choice": 1}', "the choice is no text"),
        ('{"text": "a\\ud800"}', "a character is broken"),
        ('{"text": "a", "id": "\\udcff"}', "a character is broken"),
        (json.dumps("x" * 100_001), "the text has more than 100,000 characters; shorten it"),
        (json.dumps("x" * 1_000_000), "the line has more than 1,000,000 bytes"),
    ],
)
def test_bad_line(grade: Grade, line: str, what: str) -> None:
    """If a line cannot be scored, then its place is told and how to mend it, and the rest goes on."""
    result = grade(f"{GOOD}\n{line}\n{GOOD}", "--format", "jsonl")

    assert result.exit_code == 1
    assert [one["line"] for one in scores(result)] == [1, 4]
    told, count = result.stderr.splitlines()
    assert told.startswith(f"standard input:3: {what}")
    assert "; " in told
    assert count == "2 answers scored, 1 row passed over."


def test_bytes_that_are_no_text(grade: Grade) -> None:
    """If a line is no UTF-8, then the byte is told, and the rest goes on."""
    result = grade(b'"caf\xe9"\n' + GOOD.encode())

    assert [one["id"] for one in scores(result)] == ["last"]
    assert result.stderr.startswith("standard input:1: byte 5 is no UTF-8; save the file as UTF-8\n")


def test_file_is_named(run: Run, typed: Path, tmp_path: Path) -> None:
    """If answers come from a file, then bad rows are told with its path, control characters made visible."""
    file = tmp_path / "an\x1bswers.jsonl"
    file.write_text("x\n", encoding="utf-8")

    result = run("grade", "--pack", typed, "--question", "charge-once", file)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path}/an\\x1bswers.jsonl:1: no JSON at column 1")


@pytest.mark.parametrize("choice", ["evnts", "1", ""])
def test_unknown_choice(grade: Grade, choice: str) -> None:
    """If a row chooses what there is not, or nothing, then it is told like any other bad row."""
    result = grade(as_line(choice=choice, text="So."), question="which-style")

    assert (result.exit_code, result.stdout) == (1, "")
    told = result.stderr.splitlines()[0]
    assert told.startswith("standard input:1: ")
    assert ("is not among the answers" in told) == bool(choice)


@pytest.mark.parametrize(
    "answers",
    [
        "id,text\n7,We send the event id.\n",
        "\ufeffid,text\r\n7,We send the event id.\r\n",
        "ID , Answer\n7,We send the event id.\n",
        "id;choice;text\n7;;We send the event id.\n",
        "id\ttext\n7\tWe send the event id.\n",
        '"text","id"\n"We send the event id.","7"\n',
        'note,text,id\n"a, b","Well,\n\nwe send the event id.",7\n',
        "\n\nid,text\n\n7,We send the event id.",
        "id,text,\n7,We send the event id.,,\n",
    ],
)
def test_every_form_of_csv(grade: Grade, answers: str) -> None:
    """If answers are CSV in any usual form, then it is recognised by its header and read."""
    result = grade(answers)

    assert (result.exit_code, result.stderr) == (0, "")
    assert [(one["id"], one["points"]) for one in scores(result)] == [("7", 4)]


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ("1,a, b", "3 fields for 2 columns; put a text with commas between quotes"),
        ("1", "no text"),
        ("1,", "the text is empty"),
        ('1,"never closed', "a quote is opened and never closed"),
        ('1,"closed" twice', "no CSV ("),
        ("1," + "x" * 140_000, "the text has more than 100,000 characters"),
        ("1," + "x" * 110_000, "the text has more than 100,000 characters"),
        ("1," + "x" * 1_000_000, "the line has more than 1,000,000 bytes"),
    ],
)
def test_bad_record(grade: Grade, record: str, what: str) -> None:
    """If a record cannot be scored, then its place is told, and the records behind it are read."""
    result = grade(f"id,text\n0,Fine.\n{record}\n2,Fine.\n3,Fine.\n")

    assert result.exit_code == 1
    assert [one["id"] for one in scores(result)] == ["0", "2", "3"]
    assert result.stderr.startswith(f"standard input:3: {what}")


def test_broken_bytes_in_csv(grade: Grade) -> None:
    """If a record is no UTF-8, then it is told, and the rest goes on."""
    result = grade(b'id,text\n1,"two\nlines caf\xe9"\n2,Fine.\n')

    assert [one["id"] for one in scores(result)] == ["2"]
    assert result.stderr.startswith("standard input:2: a character is broken")


@pytest.mark.parametrize(
    ("answers", "words", "what"),
    [
        ("just some words\n", (), "Line 1 names no column text or answer."),
        ("a\rb\r", (), "Line 1 names no column text or answer."),
        ("id,txt\n1,x\n", (), "Line 1 names no column text or answer."),
        ("\n" + GOOD, ("--format", "csv"), "Line 2 names no column text or answer."),
        ("text,id,Text\nx,1,y\n", (), "Line 1 names the column text twice."),
        ("text\n".encode("utf-16"), (), "The answers are in UTF-16."),
        (b"x" * 1_000_001, ("--format", "csv"), "Line 1 names no column"),
    ],
)
def test_file_that_is_none(grade: Grade, answers: str | bytes, words: tuple[str, ...], what: str) -> None:
    """If a file as a whole is no file of answers, then the exit code is 2."""
    result = grade(answers, *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr


@pytest.mark.parametrize("ending", ["csv", "CSV", "tsv"])
def test_ending_tells_csv(run: Run, typed: Path, tmp_path: Path, ending: str) -> None:
    """If the path ends as CSV does, then it is read so, whatever its first line looks like."""
    file = tmp_path / f"answers.{ending}"
    file.write_text('{"text": "x"}\n', encoding="utf-8")

    assert run("grade", "--pack", typed, "--question", "charge-once", file).exit_code == 2
    assert (
        run("grade", "--pack", typed, "--question", "charge-once", file, "--format", "jsonl").exit_code == 0
    )


def _rows(content: bytes, form: Format) -> list[Row]:
    return list(read_rows(BytesIO(content), name="-", form=form))


class _Torn(BytesIO):
    """A file on a disk that fails."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """The first line, and then an error."""
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().readline(size)


def test_disk_that_fails() -> None:
    """If the file cannot be read on, then that is told, and no row is made up."""
    rows = read_rows(_Torn(b'"a"\n"b"\n'), name="-", form=Format.JSONL)

    assert isinstance(next(rows), AnswerRow)
    with pytest.raises(UsageError, match=r"cannot be read \(Input/output error\)"):
        next(rows)


@given(content=st.binary() | st.text().map(str.encode), form=st.sampled_from(Format))
@example(content=b'text\n"a\n"b\n', form=Format.AUTO)
@LAW
def test_no_file_does_harm(content: bytes, form: Format) -> None:
    """If a file is anything at all, then its rows are good or bad, in rising order, and no more."""
    try:
        rows = _rows(content, form)
    except UsageError:
        return

    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
    assert all(1 <= line <= content.count(b"\n") + 1 for line in lines)
    assert all(row.what and row.mend if isinstance(row, BadRow) else row.text.strip() for row in rows)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(rows=st.lists(st.tuples(st.none() | st.integers() | _TEXTS, _TEXTS)), ascii_only=st.booleans())
@LAW
def test_what_is_written_as_json_is_read(
    rows: list[tuple[str | int | None, str]],
    ascii_only: bool,  # noqa: FBT001 - drawn
) -> None:
    """If good rows are written as JSON Lines, then just they are read."""
    text = "".join(
        json.dumps({"id": id_, "text": text}, ensure_ascii=ascii_only) + "\n" for id_, text in rows
    )

    read = _rows(text.encode(), Format.AUTO)

    assert [(row.id, row.text) for row in read if isinstance(row, AnswerRow)] == rows


@given(rows=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1), separator=st.sampled_from(",;\t"))
@LAW
def test_what_is_written_as_csv_is_read(rows: list[tuple[str, str]], separator: str) -> None:
    """If good rows are written as CSV with quotes, then just they are read."""
    records = (
        separator.join('"' + field.replace('"', '""') + '"' for field in (text, id_)) for id_, text in rows
    )
    content = "\n".join([f"text{separator}id", *records]).encode()

    read = _rows(content, Format.AUTO)

    assert [(row.id, row.text) for row in read if isinstance(row, AnswerRow)] == rows
