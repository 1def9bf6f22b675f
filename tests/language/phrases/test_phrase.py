"""Phrases as authors write them: what is read, and what is wrong at which character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.phrases.phrase import (
    EitherNode,
    GapNode,
    Phrase,
    PhraseError,
    SequenceNode,
    TermNode,
    WordNode,
    parse_phrase,
    parse_wording,
    terms_of,
    walk,
)
from tests.strategies import LAW

_PARTS = 'words, ( | ), [ ], < >, ..., &, not and "exact words" make a phrase'


def shape(node: object) -> str:
    """A node as short text: words as stems, exact ones in quotation marks."""
    match node:
        case WordNode(exact=True):
            return f'"{node.text}"'
        case WordNode():
            return node.stem
        case TermNode():
            return f"<{node.term}>"
        case GapNode():
            return "..."
        case EitherNode():
            inside = " | ".join(map(shape, node.options))
            return f"[{inside}]" if node.may_be_absent else f"({inside})"
        case SequenceNode():
            return " ".join(map(shape, node.items))
    raise AssertionError(node)


def read(text: str) -> str:
    """A phrase as read."""
    return " & ".join(
        ("not " if side.denied else "") + shape(side.pattern) for side in parse_phrase(text).sides
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("key", "key"),
        ("sent keys", "send key"),
        ("Sent KEYS", "send key"),
        ("at-least-once", "at least onc"),
        ("order_id", "order id"),
        ("(send | pass) key", "(send | pass) key"),
        ("(send|pass) key", "(send | pass) key"),
        ("(hand over | pass on)", "(hand over | pass on)"),
        ("send [a | the] key", "send [a | the] key"),
        ("send ... key", "send ... key"),
        ("send … key", "send ... key"),
        ("<idempotency-key>", "<idempotency-key>"),
        ("send ... <idempotency-key>", "send ... <idempotency-key>"),
        ('"acks=all"', '"acks" "all"'),
        ('"not before" commit', '"not" "before" commit'),
        ('"Exactly Once"', '"exactly" "once"'),
        ("a & b", "a & b"),
        ("a & not b", "a & not b"),
        ("not a ... b", "not a ... b"),
        ("not a & b & not c", "not a & b & not c"),
        ("(a (b | c) | [d] e)", "(a (b | c) | [d] e)"),
        ("500 ms", "500 millisecond"),
        ("  a   b ", "a b"),
        ("don't wait", "don't wait"),
        ("caf\u0065\u0301", "café"),
    ],
)
def test_constructs(text: str, shown: str) -> None:
    """If a phrase is written in the pattern language, then each of its constructs is read."""
    assert read(text) == shown


@pytest.mark.parametrize(
    ("text", "what", "offset", "mend"),
    [
        ("", "there is nothing to look for", 0, "write at least one word"),
        ("   ", "there is nothing to look for", 3, "write at least one word"),
        ("not", "there is nothing to look for", 0, "write at least one word"),
        ("a &", "there is nothing to look for", 3, "write at least one word"),
        ("& a", "there is nothing to look for", 0, "write at least one word"),
        ("...", "there is nothing to look for", 0, "write at least one word"),
        ("... a", "a gap stands between words", 0, 'leave out "..." at the beginning or end'),
        ("a ...", "a gap stands between words", 0, 'leave out "..." at the beginning or end'),
        ("a & b ...", "a gap stands between words", 4, 'leave out "..." at the beginning or end'),
        ("a (b ... | c)", "a gap stands between words", 2, "move it out of the brackets"),
        ("[a]", "everything in it is optional", 0, "take one word out of the [brackets]"),
        ("[a] [b]", "everything in it is optional", 0, "take one word out of the [brackets]"),
        ("a | b", '"|" stands outside brackets', 2, "write alternatives as (a | b)"),
        ("a )", '")" closes nothing', 2, "write alternatives as (a | b)"),
        ("send ]", '"]" closes nothing', 5, "write alternatives as (a | b)"),
        ("a (b | c", '"(" is not closed', 2, 'add ")"'),
        ("a (b | c]", '"(" is not closed', 2, 'add ")"'),
        ("a [b", '"[" is not closed', 2, 'add "]"'),
        ("a (b & c)", '"(" is not closed', 2, 'add ")"'),
        ("a (b | )", "an alternative is empty", 2, "write [x] for what may be absent"),
        ("a ()", "an alternative is empty", 2, "write [x] for what may be absent"),
        (
            "a not b",
            '"not" stands at the beginning of a phrase or of a side only',
            2,
            "write the denied words as a side of their own: a & not b",
        ),
        (
            "not not a",
            '"not" stands at the beginning of a phrase or of a side only',
            4,
            "write the denied words as a side of their own: a & not b",
        ),
        ("<Ack>", '"<Ack>" is no name of a term', 1, "write it as in lexicon.yaml: <idempotency-key>"),
        ("a <>", '"<>" is no name of a term', 3, "write it as in lexicon.yaml: <idempotency-key>"),
        ("a <b", '"<" has no partner', 2, "close what it opens"),
        ("a > b", '">" has no partner', 2, "close what it opens"),
        ('a "b', '""" has no partner', 2, "close what it opens"),
        ("a, b", '"a," is no word', 0, _PARTS),
        ("send...key", '"send...key" is no word', 0, _PARTS),
        ("send * key", '"*" is no word', 5, _PARTS),
        ('a ""', '"" is no word', 3, _PARTS),
        ("(((((((a)))))))", "too many brackets in brackets", 6, "write two phrases"),
    ],
)
def test_mistakes_are_told_at_their_place(text: str, what: str, offset: int, mend: str) -> None:
    """If a phrase cannot be read, then it is told what is wrong, at which character, and how to mend it."""
    with pytest.raises(PhraseError) as told:
        parse_phrase(text)

    assert (str(told.value), told.value.offset, told.value.mend) == (what, offset, mend)


@pytest.mark.parametrize(
    "text", ["key", "idempotency key", "(event | message) id", "delete [it] from queue", '"exactly once"']
)
def test_wordings(text: str) -> None:
    """If a wording is made of words, alternatives and optional words, then it is read."""
    assert shape(parse_wording(text)) == read(text)


@pytest.mark.parametrize("text", ["a ... b", "<ack>", "a & b", "not a", "(a | <b>)", "[a ... b] c"])
def test_wordings_are_simple(text: str) -> None:
    """If a wording has a gap, a term, a second side or a denial, then that is a mistake."""
    with pytest.raises(PhraseError, match=r"a wording is made of words, \(a \| b\) and \[c\] only"):
        parse_wording(text)


def test_terms() -> None:
    """If a phrase names terms, then each is listed once, in order."""
    assert terms_of(parse_phrase("<b> ... (<a> | [<c>] x) & not <b>")) == ("b", "a", "c")


@LAW
@given(text=st.text() | st.text(alphabet="ab ()[]|&<>\".…not-1'"))
def test_any_text_is_a_phrase_or_told(text: str) -> None:
    """If any text is written as a phrase, then it is read, or told with its place and a way to mend it."""
    phrase = tried(text)
    if isinstance(phrase, PhraseError):
        assert 0 <= phrase.offset <= len(text)
        assert str(phrase)
        assert phrase.mend
    else:
        nodes = [node for side in phrase.sides for node in walk(side.pattern)]
        assert any(isinstance(node, WordNode | TermNode) for node in nodes)


def tried(text: str) -> Phrase | PhraseError:
    """A phrase, or what is wrong with it."""
    try:
        return parse_phrase(text)
    except PhraseError as error:
        return error
