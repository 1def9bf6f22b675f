"""What a text asserts, denies, leaves open, asks or tells as somebody else's opinion."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.polarity.stance import Polarity, Stance
from eda_coach.language.sentences.clauses import Word, read_passage
from tests.strategies import LAW


def polarity(text: str, *wanted: str) -> Polarity:
    """How a text puts the words with these stems, each looked for behind the one before it."""
    passage = read_passage(text)
    indices = list[int]()
    for stem in wanted or ("send", "key"):
        indices.append(passage.stems.index(stem, indices[-1] + 1 if indices else 0))
    return Stance(passage).of(indices)


@pytest.mark.parametrize(
    "text",
    [
        "We send a key.",
        "You should send a key.",
        "I would send a key.",
        "I think we send a key.",
        "We definitely do send a key!",
        "Don't forget to send a key.",
        "We never fail to send a key.",
        "No, we send a key.",
        "No. We send a key.",
        "No doubts: we send a key.",
        "There is no doubt that we send a key.",
        "No matter what happens, we send a key.",
        "We not only send a key but also store it.",
        "We send a key, not a timestamp.",
        "Not a timestamp: we send a key.",
        "We send a key, never a timestamp.",
        "We send a key rather than nothing.",
        "We don't wait but send a key.",
        "We do not wait and just send a key.",
        "We do not guess, we send a key.",
        "We send a key because we do not trust the network.",
        "The broker does not know it, so we send a key.",
        "Should we do so? Yes, we send a key.",
        "We don't know whether they send a key.",
        "The client cannot know whether it worked, so we send a key.",
        "A client may send a key.",
        "Sending a key is not wrong.",
        "Sending a key is not a bad idea.",
        "It is a mistake not to send a key.",
        "It isn't wrong to send a key.",
        "We don't just send a key, we store it.",
        "No doubt we send a key.",
    ],
)
def test_asserted(text: str) -> None:
    """If something is said to be done, or its contrary is denied, then it is asserted."""
    assert polarity(text) is Polarity.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "We never send a key.",
        "We don't send a key.",
        "We don\u2019t send a key.",
        "we dont send a key",
        "We do not send the key.",
        "We cannot send a key.",
        "We won't send a key.",
        "I wouldn't send a key.",
        "Nobody sends a key.",
        "We hardly ever send a key.",
        "We no longer send a key.",
        "We send no key.",
        "We send neither key nor id.",
        "We never, under any load, send a key.",
        "We will not, in any case, send a key.",
        "Under no circumstances send a key.",
        "We avoid sending a key.",
        "We refuse to send a key.",
        "We fail to send a key.",
        "Instead of sending a key we hope.",
        "Rather than send a key we wait.",
        "Everybody forgets to send a key.",
        "No need to send a key.",
        "We need not send a key.",
        "It is not true that we send a key.",
        "It is a myth that we send a key.",
        "It's a myth that we send a key.",
        "That we send a key is a myth.",
        "It is wrong to send a key.",
        "It is a mistake to send a key.",
        "It makes no sense to send a key.",
        "It is not necessary to send a key.",
        "It isn't possible to send a key.",
        "Sending a key is wrong.",
        "Sending a key is pointless.",
        "Sending a key is unnecessary.",
        "Sending a key is not needed.",
        "Sending a key does not help.",
        "It is impossible to send a key.",
        "We never (ever) send a key.",
        "I doubt that we send a key.",
        "There's no guarantee that we send a key.",
        "It is not that we send a key.",
        "We stop sending a key.",
    ],
)
def test_negated(text: str) -> None:
    """If something is denied, condemned or called untrue, then it is negated."""
    assert polarity(text) is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "Without sending a key, retries charge twice.",
        "Retries charge twice without sending a key.",
        "If we do not send a key, the card is charged twice.",
        "If we don't send a key, retries double-charge.",
        "Unless we send a key, money is lost.",
        "Not sending a key leads to double charges.",
        "Omitting to send a key leads to double charges.",
    ],
)
def test_argued_for(text: str) -> None:
    """If a harm is told that comes of leaving something out, then that thing is argued for."""
    assert polarity(text) in (Polarity.ASSERTED, Polarity.CONDITIONAL)


@pytest.mark.parametrize(
    "text",
    [
        "Without sending a key, all is fine.",
        "If we don't send a key, nobody is charged twice.",
        "If we do not send a key, nothing is lost.",
        "We do not send a key, and it works.",
        "Without sending a key nothing goes wrong.",
    ],
)
def test_argued_against(text: str) -> None:
    """If leaving something out is said to bring no harm, then it is denied."""
    assert polarity(text) is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "Maybe we send a key.",
        "Perhaps send a key.",
        "Possibly we send a key.",
        "I'm not sure, but we send a key.",
        "Not sure if we send a key.",
        "I am not certain, we send a key.",
        "I guess we send a key.",
        "I don't know, we send a key.",
        "No idea, send a key.",
        "idk send a key",
        "We might send a key.",
        "We may send a key.",
    ],
)
def test_hedged(text: str) -> None:
    """If somebody only thinks it possible, then it is hedged."""
    assert polarity(text) is Polarity.HEDGED


@pytest.mark.parametrize(
    "text",
    [
        "Some people say we send a key.",
        "My colleagues claim that we send a key.",
        "Vendors promise that we send a key.",
        "Critics argue that we send a key.",
        "Many believe that we send a key, but we do not.",
        'Vendors say "we just always send a key".',
    ],
)
def test_quoted(text: str) -> None:
    """If it is told as the opinion of others, then it is quoted."""
    assert polarity(text) is Polarity.QUOTED


@pytest.mark.parametrize(
    "text", ["Do we send a key?", "Why not send a key?", "Don't we send a key?", "send a key?"]
)
def test_asked(text: str) -> None:
    """If it stands in a question, then it is asked."""
    assert polarity(text) is Polarity.ASKED


@pytest.mark.parametrize("text", ["If we send a key, all is well.", "Assuming we send a key, all is well."])
def test_conditional(text: str) -> None:
    """If it is only supposed, then it is conditional."""
    assert polarity(text) is Polarity.CONDITIONAL


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("There are no losses, gaps or repeats.", "lose", Polarity.NEGATED),
        ("There are no losses, gaps or repeats.", "gap", Polarity.NEGATED),
        ("There are no losses, gaps or repeats.", "repeat", Polarity.NEGATED),
        ("It does not lose, repeat or reorder.", "reorder", Polarity.NEGATED),
        ("There are no losses, but repeats.", "repeat", Polarity.ASSERTED),
        ("There are no losses. There are repeats.", "repeat", Polarity.ASSERTED),
        ("There are no losses, because we repeat.", "repeat", Polarity.ASSERTED),
    ],
)
def test_denied_lists(text: str, word: str, found: Polarity) -> None:
    """If a list is denied, then every entry of it is, and nothing behind it."""
    assert polarity(text, word) is found


@LAW
@given(
    text=st.text()
    | st.lists(
        st.sampled_from(
            [
                "we",
                "send",
                "a",
                "key",
                "not",
                "never",
                "if",
                ",",
                ".",
                "?",
                "maybe",
                "without",
                "no",
                "or",
                "and",
                "it",
                "is",
                "wrong",
                "twice",
                "(",
                ")",
                "that",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_word_has_a_polarity(text: str) -> None:
    """If any text is read, then each of its words has a polarity, the same each time."""
    passage = read_passage(text)
    stance, again = Stance(passage), Stance(passage)

    assert all(stance.of([i]) is again.of([i]) for i in range(len(passage.words)))
    assert all(stance.brings_harm([i]) in (True, False) for i in range(len(passage.words)))


class CountedWords(tuple[Word, ...]):
    """Words that count how often they are looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        CountedWords.looks += 1
        return super().__getitem__(at)


def looks(text: str) -> int:
    """How many words are looked at while the polarity of a text is worked out."""
    passage = read_passage(text)
    counted = replace(passage, words=CountedWords(passage.words))
    CountedWords.looks = 0
    Stance(counted)
    return CountedWords.looks


@pytest.mark.parametrize(
    "piece",
    [
        "send order id ",
        "maybe we ",
        "never, ",
        "no loss, ",
        "not, or ",
        "(not ",
        "we never send it because we do not. ",
        pytest.param("if we ", id="if"),
        "no ",
        "don't ",
        "avoid ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    """If a text is four times as long, then about four times as many words are looked at."""
    assert 0 < looks(piece * 400) <= 5 * looks(piece * 100)
