"""Sentences around a candidate's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.layout import wrapped_from
from eda_coach.interview.quoting import sentence_around
from eda_coach.language.sentences.clauses import read_passage
from eda_coach.language.words import normalised
from tests.strategies import LAW

# Short ones stand within longer ones: what is found by its letters alone would be found at the wrong place.
WORDS = st.sampled_from(["a", "at", "cat", "catalogue", "we", "were", "charge", "is", "this", "order", "in"])
BEFORE, DOTS = "... ", " ..."


def quote(text: str, words: str) -> str:
    """The sentence around some words of a text."""
    start = text.index(words)
    return around(text, (start, start + len(words)))


def around(text: str, span: tuple[int, int]) -> str:
    """The sentence around what stands between two offsets."""
    return sentence_around(text, read_passage(text, wrapped_from=wrapped_from(text)), span)


def bare(quoted: str) -> list[str]:
    """Words of a quotation without its dots."""
    return quoted.removeprefix(BEFORE).removesuffix(DOTS).split()


def stands_in(words: list[str], others: list[str]) -> bool:
    """Whether words stand in a row among others."""
    size = len(words)
    return any(others[i : i + size] == words for i in range(len(others) - size + 1))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("We ack. We send the order id. We stop.", "order id", "We send the order id"),
        ("We send the order id!", "We", "We send the order id"),
        ("We   send\tthe order id.", "order id", "We send the order id"),
        ("- We ack\n- We send the order id\n- We stop", "send", "We send the order id"),
        ("Is it once? It is exactly once? No.", "exactly once", "It is exactly once"),
        ("Zahlung über Straße, genau einmal.", "genau", "Zahlung über Straße, genau einmal"),
    ],
)
def test_sentence(text: str, words: str, expected: str) -> None:
    """If words stand in a sentence, then the whole of it is quoted on one line, without its last mark."""
    assert quote(text, words) == expected


def test_sentence_of_several_lines() -> None:
    """If an editor wrapped a sentence, then all its lines are quoted as one; a short line stands alone."""
    first, second = (
        "We send the order id with each charge so that the bank",
        "can tell a second one from the first",
    )
    wrapped = f"{first}\n{second}.\n"
    apart = "We ack late\nWe send the order id\nwe stop\nand that is all there is"

    assert quote(wrapped, "order id") == quote(wrapped, "second") == f"{first} {second}"
    assert quote(apart, "order id") == "We send the order id"


def test_long_sentence_is_cut() -> None:
    """If a sentence is long, then it is cut at both sides of the words, and dots say so."""
    before, after = ["one"] * 60, ["two"] * 60

    quoted = quote(" ".join([*before, "exactly once", *after]), "exactly once")

    assert quoted.startswith(f"{BEFORE}one ")
    assert quoted.endswith(f" two{DOTS}")
    assert len(quoted.split()) < 40
    assert "one exactly once two" in quoted


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("exactly once" + " and so on" * 30, True, False),
        ("and so on " * 30 + "exactly once", False, True),
    ],
)
def test_words_at_an_end(text: str, starts: bool, ends: bool) -> None:  # noqa: FBT001 - from the table
    """If the words stand at one end of a long sentence, then there are dots at the other only."""
    quoted = quote(text, "exactly once")

    assert (not quoted.startswith(BEFORE), not quoted.endswith(DOTS)) == (starts, ends)


@pytest.mark.parametrize("count", range(18, 28))
def test_letter_within_words(count: int) -> None:
    """If the first word that is shown stands within later ones too, then none of these is cut in two."""
    words = ["we", "like", "a", *["cat"] * count, "charge"]

    quoted = bare(quote(" ".join(words), "charge"))

    assert quoted == words[-len(quoted) :]
    assert len(quoted) > 10


@LAW
@given(
    st.lists(WORDS, min_size=10, max_size=40),
    st.lists(WORDS, min_size=1, max_size=8),
    st.lists(WORDS, min_size=10, max_size=40),
)
def test_own_words(before: list[str], own: list[str], after: list[str]) -> None:
    """If any words are quoted, then in the candidate's words: all of them, whole, and in their order."""
    words = [*before, *own, *after]
    start = len(" ".join([*before, ""]))

    quoted = bare(around(" ".join(words), (start, start + len(" ".join(own)))))

    assert stands_in(own, quoted)
    assert stands_in(quoted, words)


@LAW
@given(st.lists(WORDS, min_size=1, max_size=110), st.data())
def test_dots_say_what_is_left_out(words: list[str], data: st.DataObject) -> None:
    """If a quotation has no dots at an end, then nothing of the sentence is left out there."""
    which = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join([*words[:which], ""]))

    quoted = around(" ".join(words), (start, start + len(words[which])))

    assert quoted.startswith(BEFORE) or words[: len(bare(quoted))] == bare(quoted)
    assert quoted.endswith(DOTS) or words[-len(bare(quoted)) :] == bare(quoted)


@LAW
@given(st.text(min_size=1), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    """If any text is quoted at any place, then it is on one line."""
    text = normalised(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    quoted = around(text, (start, end))

    assert quoted == " ".join(quoted.split())
