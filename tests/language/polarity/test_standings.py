"""Whether a text claims a thing, says that it is not there, puts it off or only talks about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.polarity.leads import labels_of, standing_under
from eda_coach.language.polarity.standing import Standing
from eda_coach.language.polarity.standings import Standings
from eda_coach.language.sentences.clauses import read_passage
from tests.strategies import LAW


def standing(text: str, stem: str = "key") -> Standing:
    """How a text stands to what is named by the first word with a stem."""
    passage = read_passage(text)
    return Standings(passage).of([passage.stems.index(stem)])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Each request has a key.", Standing.CLAIMED),
        ("We avoid trouble by a key.", Standing.CLAIMED),
        ("We lose no money because of the key.", Standing.CLAIMED),
        ("We lose no money with a key.", Standing.ARGUED),
        ("The client stops sending the key after a day.", Standing.CLAIMED),
        ("No more than one key is sent.", Standing.CLAIMED),
        ("No request has a key.", Standing.ABSENT),
        ("A key is not necessary.", Standing.ABSENT),
        ("The request lacks a key.", Standing.ABSENT),
        ("Keys are off.", Standing.ABSENT),
        ("Keys aren't supported.", Standing.ABSENT),
        ("The key is not there.", Standing.ABSENT),
        ("We opted against a key.", Standing.ABSENT),
        ("The design omits the key.", Standing.ABSENT),
        ("Requests are missing keys.", Standing.ABSENT),
        ("A key is not safe.", Standing.ARGUED),
        ("It is not true that a key is sent.", Standing.ARGUED),
        ("We forget the key.", Standing.ARGUED),
        ("It is not able to send a key.", Standing.ARGUED),
        ("No key is sent when the broker is down.", Standing.ARGUED),
        ("If no key is sent, the request is refused.", Standing.ARGUED),
        ("Without a key, a payment may be charged.", Standing.ARGUED),
        ("Some people say that a key is enough.", Standing.ARGUED),
        ("Perhaps a key.", Standing.ARGUED),
        ("Perhaps a key in a later phase.", Standing.POSTPONED),
        ("If a key is given, it is stored.", Standing.ARGUED),
        ("If the key expires, the request is refused.", Standing.CLAIMED),
        ("Key? Yes.", Standing.CLAIMED),
        ("Key? No.", Standing.ABSENT),
        ("Key? We shall see.", Standing.ARGUED),
        ("Do all of our partners really have to send us such a key? Yes.", Standing.ARGUED),
        ("Key?", Standing.ARGUED),
        ("Key: not yet", Standing.POSTPONED),
        ("Key: none yet", Standing.POSTPONED),
        ("Key: never", Standing.ABSENT),
        ("Key: never twice the same", Standing.CLAIMED),
        ("The key (optional) is sent.", Standing.CLAIMED),
        ("The key (none) is sent.", Standing.ABSENT),
        ("Later, a key is sent.", Standing.POSTPONED),
        ("It is sent later with a key.", Standing.CLAIMED),
        ("We introduce a key later.", Standing.POSTPONED),
        ("A key, but in a later phase.", Standing.POSTPONED),
        ("A key was considered.", Standing.ARGUED),
        ("It is locked so that a key could follow.", Standing.CLAIMED),
        ("It might be sent before the key.", Standing.ARGUED),
        ("We prefer a number over a key.", Standing.ARGUED),
        ("A key is a number that nobody sends twice.", Standing.ARGUED),
        ("The key is a number that nobody sends twice.", Standing.CLAIMED),
        ("Key means that nobody sends twice.", Standing.ARGUED),
        ("A missing key is refused.", Standing.CLAIMED),
        ("Requests above the limit of the key are ignored.", Standing.CLAIMED),
    ],
)
def test_a_thing_has_a_standing(text: str, wanted: Standing) -> None:
    """If a text names a thing, then having, lacking, planning and discussing it are told apart."""
    assert standing(text) is wanted


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("Out of scope", Standing.ABSENT),
        ("3. Non-goals", Standing.ABSENT),
        ("We do not handle:", Standing.ABSENT),
        ("Missing", Standing.ABSENT),
        ("Future work", Standing.POSTPONED),
        ("Not implemented yet:", Standing.POSTPONED),
        ("Next steps", Standing.POSTPONED),
        ("Planned", Standing.POSTPONED),
        ("Alternatives considered", Standing.ARGUED),
        ("Questions and references", Standing.ARGUED),
        ("Option 1: polling", Standing.ARGUED),
        ("Planned failover", None),
        ("Missing messages", None),
        ("Background workers", None),
        ("What happens if the broker is down", None),
        ("", None),
        ("!!!", None),
        ("This long introduction tells how out of scope things are kept apart from all that we do", None),
    ],
)
def test_what_leads_says_something_of_what_follows(lead: str, wanted: Standing | None) -> None:
    """If a heading or introduction takes back what follows, then it says how; others say nothing."""
    assert standing_under(lead) is wanted


def test_labels_and_their_values() -> None:
    """If a sentence has labels, remarks and assignments, then each is found with what is said of it."""
    passage = read_passage("Key: none, limit: 3; retry (later) and size=2 depth=4")
    words = passage.words

    labels = labels_of(passage, range(len(words)))

    told = [tuple(" ".join(words[i].text for i in part) for part in label) for label in labels]
    assert told == [
        ("retry", "later"),
        ("key", "none"),
        ("limit", "3 retry later and"),
        ("size", "2"),
        ("depth", "4"),
    ]


CUES = """
    key keys no not none : ( ) = without if when will add later todo is are missing by with stop more
    than ? . , a the we over could may yes yet because so instead of in phase 2 future work and
"""


@given(st.lists(st.sampled_from(CUES.split()), min_size=1, max_size=60).map(" ".join))
@LAW
def test_every_word_has_a_standing(text: str) -> None:
    """If words come in any order, then each has a standing, and reading a lead fails on none."""
    passage = read_passage(text)
    standings = Standings(passage)

    assert all(isinstance(standings.of([i]), Standing) for i in range(len(passage.words)))
    assert standing_under(text) in (None, *Standing)
