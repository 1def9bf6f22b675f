"""Terms and their wordings."""

import pytest

from eda_coach.language.phrases.lexicon import Lexicon, words_of
from eda_coach.language.phrases.phrase import parse_wording
from eda_coach.language.phrases.searchable import Searchable, no_vocabulary
from eda_coach.language.sentences.clauses import read_passage

LEXICON = Lexicon({"key": ["idempotency key", "(event | order) id"], "ack": ["ack", "commit [the] offset"]})


def searchable(text: str) -> Searchable:
    """A text made ready."""
    return Searchable(read_passage(text), no_vocabulary())


def test_terms_keep_their_order() -> None:
    """If a lexicon is asked for its terms, then they come in the order of their author."""
    assert LEXICON.terms() == ("key", "ack")


def test_places_of_all_terms() -> None:
    """If a text has wordings of terms, then each is found with its place."""
    places = LEXICON.places(searchable("Ack the order_id, then commit the offset."))

    assert places == [(2, 4, "key"), (0, 1, "ack"), (5, 8, "ack")]


def test_words_of_terms() -> None:
    """If a lexicon is asked for the words of some terms, then all their wordings count, as written."""
    assert LEXICON.words(["key"]) == {"idempotency", "key", "event", "order", "id"}
    assert LEXICON.words([]) == set()


def test_words_of_a_pattern() -> None:
    """If a pattern is asked for its words, then those within brackets count too."""
    assert words_of(parse_wording("commit [the] (offset | position)")) == {
        "commit",
        "the",
        "offset",
        "position",
    }


def test_unknown_term() -> None:
    """If a term is asked for that is not there, then that is a programmer's mistake."""
    with pytest.raises(KeyError):
        LEXICON.wordings("nothing")
