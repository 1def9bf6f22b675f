"""Marked words in wrapped lines: nothing is lost, nothing moves, and nothing else is marked."""

from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output

from eda_coach.cli.lines import Line, Style
from eda_coach.cli.prompters.marked import Mark, MarkedText, marked_lines
from eda_coach.cli.prompters.terminal import TerminalPrompter
from eda_coach.language.printable import printable
from tests.strategies import LAW

_LOUD = st.sampled_from([Style.RIGHT, Style.PARTLY, Style.WRONG, Style.QUIET])
_TEXTS = st.text(alphabet="ab-. \t\n\x0b\x1b\x7f\u202e\xa0é字", max_size=120) | st.text(max_size=60)
_MARKS = st.lists(st.builds(Mark, st.integers(0, 125), st.integers(0, 125), _LOUD), max_size=6)
Styled = list[tuple[str, Style]]


def shown(lines: list[Line], indent: str = "") -> Styled:
    """Every character of some lines that is no blank, with its style."""
    pieces = [list(text.pieces()) for _, text in lines if isinstance(text, MarkedText)]
    characters = [[(one, style) for style, words in line for one in words] for line in pieces]
    return [pair for line in characters for pair in line[len(indent) :] if not pair[0].isspace()]


def wanted(text: str, marks: list[Mark]) -> Styled:
    """The same out of the text itself: of two marks that overlap the first keeps what both have."""
    styles, taken = [Style.PLAIN] * len(text), 0
    for mark in sorted(marks):
        for at in range(max(mark.start, taken), min(mark.end, len(text))):
            styles[at] = mark.style
        taken = max(taken, mark.end)
    spelt = [(printable(one), style) for one, style in zip(text, styles, strict=True)]
    return [(one, style) for words, style in spelt for one in words if not one.isspace()]


@LAW
@given(text=_TEXTS, marks=_MARKS, width=st.integers(1, 120), indent=st.sampled_from(["", "   ", "> "]))
@example(text="a\tb c", marks=[Mark(2, 3, Style.RIGHT)], width=40, indent="")
@example(text="a \n\n  b", marks=[Mark(0, 7, Style.WRONG)], width=40, indent="   ")
@example(text="a" * 90, marks=[Mark(30, 60, Style.RIGHT)], width=20, indent="   ")
def test_every_character_keeps_its_style(text: str, marks: list[Mark], width: int, indent: str) -> None:
    """If a text is wrapped, then every character comes in its order, and exactly the marked ones are."""
    lines = list(marked_lines(text, marks, width, first=indent))

    assert shown(lines, indent) == wanted(text, marks)


@LAW
@given(text=_TEXTS, marks=_MARKS, width=st.integers(1, 120))
def test_pieces_are_the_text(text: str, marks: list[Mark], width: int) -> None:
    """If a line is taken to pieces, then these make up the line, and no control character is in it."""
    for _, line in marked_lines(text, marks, width, first="  "):
        assert isinstance(line, MarkedText)
        assert "".join(words for _, words in line.pieces()) == line
        assert printable(line) == line


def test_blanks_within_a_mark_are_marked() -> None:
    """If a mark has blanks in it, then it is one piece of the line, and not one a word."""
    (made,) = marked_lines("We ack late here.", [Mark(3, 11, Style.RIGHT)], 80)

    assert _starred(made[1]) == ["We ", "*ack late*", " here."]


def test_mark_over_the_end_of_a_line() -> None:
    """If marked words stand on two lines, then both parts are marked and the indent between them is not."""
    text = "We always ack after the whole commit."

    made = list(marked_lines(text, [Mark(10, 36, Style.RIGHT)], 25, first="   "))

    assert [_starred(line) for _, line in made] == [
        ["   We always ", "*ack after*"],
        ["   ", "*the whole commit*", "."],
    ]


def _starred(line: str) -> list[str]:
    assert isinstance(line, MarkedText)
    return [words if style is Style.PLAIN else f"*{words}*" for style, words in line.pieces() if words]


def test_windows_line_ends() -> None:
    """If an answer has Windows line ends, then the words behind them are still the marked ones."""
    made = list(marked_lines("One.\r\nTwo.\r\nThree.", [Mark(6, 9, Style.WRONG)], 40))

    assert [_starred(line) for _, line in made] == [["One."], ["*Two*", "."], ["Three."]]


def test_marks_are_drawn() -> None:
    """If a marked line goes to a terminal with colours, then its words and no others have theirs."""
    drawn = StringIO()
    output = Vt100_Output(drawn, lambda: Size(rows=24, columns=80), term="xterm")
    (line,) = marked_lines("We ack late.", [Mark(3, 11, Style.RIGHT)], 80)

    with create_app_session(output=output):
        TerminalPrompter().show(line)

    assert "\x1b[0;32mack late\x1b[0m." in drawn.getvalue()
