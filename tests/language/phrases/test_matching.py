"""Phrases found in a text."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.phrases.lexicon import Lexicon
from eda_coach.language.phrases.phrase import PhraseError, parse_phrase
from eda_coach.language.phrases.searchable import Searchable, no_vocabulary
from eda_coach.language.sentences.clauses import read_passage
from eda_coach.language.spelling import Vocabulary
from tests.strategies import LAW

TERMS = {
    "ack": ["ack", "(commit | save) offset", "offset commit"],
    "key": ["idempotency key", "(event | order) id"],
    "timeout": ["time out"],
}


def found(
    phrase: str, text: str, *, lexicon: Mapping[str, Sequence[str]] = TERMS, known: Sequence[str] = ()
) -> list[str]:
    """Words matched by the first side of a phrase, a text for each place."""
    searchable = Searchable(read_passage(text), Vocabulary(known))
    pattern = Lexicon(lexicon).pattern(parse_phrase(phrase).sides[0])
    return [" ".join(searchable.texts[i] for i in hit.indices) for hit in pattern.hits(searchable)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        # words by stem
        ("send key", "We sent keys.", ["sent keys"]),
        ("lose message", "lost messages, losing msgs", ["lost messages", "losing msgs"]),
        ("publish", "public interfaces", []),
        ("key", "monkey", []),
        ("at-least-once", "at least once", ["at least once"]),
        ("at least once", "At-Least-Once!", ["at least once"]),
        ("order id", "the order_id, orderId", ["order id", "order id"]),
        ("ack", "we nack it", []),
        # neighbours, with small words between
        ("send key", "send the very key", ["send key"]),
        ("send key", "send its own key", ["send key"]),
        ("send key", "send some key", []),
        ("send key", "key send", []),
        # alternatives
        ("(send | pass) key", "pass key, send key, keep key", ["pass key", "send key"]),
        ("(hand over | pass) key", "hand over key", ["hand over key"]),
        # optional
        ("delete [it] queue", "delete queue", ["delete queue"]),
        ("send [new | old] key", "send key; send old key; send big key", ["send key", "send old key"]),
        ("[new] key", "a new key", ["new key", "key"]),
        # exact
        ('"exactly once"', "exactly once", ["exactly once"]),
        ('"exactly once"', "Exactly-Once", ["exactly once"]),
        ('"exactly once"', "exactly the once", []),
        ('"sent"', "send, sends, sent", ["sent"]),
        ('send "keys"', "send keys, send the keys, send key", ["send keys", "send keys"]),
        # terms
        ("<key>", "an idempotency key, an order id, a message id", ["idempotency key", "order id"]),
        ("<ack> ... last", "we commit the offset last", ["commit the offset last"]),
        ("<ack>", "committing offsets", ["committing offsets"]),
        # compounds
        ("time out", "a timeout, a time-out, times out", ["timeout", "time out", "times out"]),
        ("timeout", "a time out, a time-out", ["time out", "time out"]),
        ("<timeout>", "timeouts", ["timeouts"]),
        ("back pressure", "backpressure", ["backpressure"]),
        ("backpressure", "back-pressure, back pressure", ["back pressure", "back pressure"]),
        ("asynchronous", "a synchronous call", []),
        ("asynchronous", "an a-synchronous call", ["a synchronous"]),
        ("inconsistent", "in consistent order", []),
        ("inflight", "in-flight", ["in flight"]),
        # order of words
        ("ack ... after ... commit", "ack after the commit", ["ack after commit"]),
        ("ack ... after ... commit", "after the commit ack", []),
    ],
)
def test_constructs(phrase: str, text: str, words: list[str]) -> None:
    """If a text has what a construct stands for, then it is found there, and nowhere else."""
    assert found(phrase, text) == words


@pytest.mark.parametrize("between", range(6))
def test_gap_takes_up_to_five_words(between: int) -> None:
    """If up to five words stand in a gap, then it is bridged."""
    assert found("send ... key", f"send {'big ' * between}key") == ["send key"]


@pytest.mark.parametrize("between", [6, 7, 40])
def test_gap_takes_no_more(between: int) -> None:
    """If six words or more stand in a gap, then it is not bridged."""
    assert found("send ... key", f"send {'big ' * between}key") == []


def test_small_words_do_not_count_in_a_gap() -> None:
    """If articles and the like stand in a gap, then only the other words are counted."""
    assert found("send ... key", "send the one a two the three the four their five the key") == ["send key"]


@pytest.mark.parametrize(
    "text",
    [
        "We send it. Key stays.",
        "we send it; key stays",
        "we send it: key stays",
        "we send (often) key",
        "we send it, key stays",
        "we send it - key stays",
        "- we send\n- key",
        "we send it because key stays",
        "we send it although key stays",
        "we send? Key",
    ],
)
def test_gap_stays_in_its_clause(text: str) -> None:
    """If a mark or a conjunction that changes the statement stands between, then no gap reaches across."""
    assert found("send ... key", text) == []


@pytest.mark.parametrize(
    "text", ["send it when the key", "send what has the key", "send and store the key", "send it and we key"]
)
def test_gap_goes_through_soft_words(text: str) -> None:
    """If a statement merely goes on in another clause without a comma, then a gap reaches there."""
    assert found("send ... key", text) == ["send key"]


@pytest.mark.parametrize(
    ("phrase", "text", "known", "words"),
    [
        ("idempotency key", "an idempotancy key", ["idempotency", "key"], ["idempotancy key"]),
        ("idempotency key", "an idempotency kye", ["idempotency", "key"], []),
        ("acknowledge", "we aknowledge it", ["acknowledge"], ["aknowledge"]),
        ("synchronous", "an asynchronous call", ["synchronous"], []),
        ("asynchronous", "a synchronous call", ["asynchronous"], []),
        ("at most once", "at least once", ["least", "most"], []),
        ("ack", "a nack", ["ack"], []),
        ("consistent", "inconsistent", ["consistent"], []),
        ("10000000", "10000001", ["10000000"], []),
    ],
)
def test_typing_errors(phrase: str, text: str, known: list[str], words: list[str]) -> None:
    """If a long known word is misspelt, then it is found; short terms, numbers and opposites never are."""
    assert found(phrase, text, known=known) == words


def test_term_that_is_not_there() -> None:
    """If a phrase names a term that the lexicon has not, then that is a programmer's mistake."""
    with pytest.raises(KeyError):
        found("<nothing>", "anything")


def test_shortest_match_is_taken() -> None:
    """If a match may end in several places, then the nearest is taken."""
    assert found("send ... key", "send key key key") == ["send key"]


class CountedStems(list[str]):
    """Stems that count how often they are looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        self.looks += 1
        return super().__getitem__(at)


@pytest.mark.parametrize(
    ("phrase", "piece"),
    [
        ("x ... z", "x "),
        ("x ... x ... x ... x ... z", "x "),
        ("(x | x x | x x x) ... (x | x x) ... z", "x "),
        ("[x] [x] [x] [x] [x] z", "x "),
        ("x ... <key> ... z", "x order id "),
        ("it ... key", "it "),
        ("it ... it ... key", "it "),
        ("it it it key", "it "),
        ("send ... key", "we send a lot of other things than that and then a key follows. "),
    ],
)
def test_work_grows_with_the_text_and_no_faster(phrase: str, piece: str) -> None:
    """If a text is three times as long, then about three times as many words are looked at."""

    def looks(times: int) -> int:
        searchable = Searchable(read_passage(piece * times), no_vocabulary())
        counting = CountedStems(searchable.stems)
        searchable.stems = counting
        Lexicon(TERMS).pattern(parse_phrase(phrase).sides[0]).hits(searchable)
        return counting.looks

    assert 0 < looks(600) <= 3.5 * looks(200)


_PARTS = st.sampled_from(
    ["a", "b", "(", "|", ")", "[", "]", "...", "&", "not", '"a"', "<key>", "<ack>", "send", "id"]
)


@LAW
@given(parts=st.lists(_PARTS, min_size=1, max_size=8), text=st.text(alphabet="ab .,\n", max_size=60))
def test_any_phrase_in_any_text(parts: list[str], text: str) -> None:
    """If any phrase is looked for in any text, then its hits are rising places of words in it, in order."""
    try:
        phrase = parse_phrase(" ".join(parts))
    except PhraseError:
        return
    searchable = Searchable(read_passage(text), no_vocabulary())
    lexicon = Lexicon(TERMS)

    hits = [hit.indices for side in phrase.sides for hit in lexicon.pattern(side).hits(searchable)]

    assert all(one and list(one) == sorted(set(one)) and one[-1] < len(searchable) for one in hits)


@LAW
@given(text=st.text(alphabet="send key a,. ", max_size=60))
def test_same_in_same_out(text: str) -> None:
    """If the same phrase is looked for twice in the same text, then it is found in the same places."""
    assert found("send ... key", text) == found("send ... key", text)
