"""Two sittings of one scenario."""

from eda_coach.content.questions.question import Level
from eda_coach.interview.scorecard.card import CriterionLine, Scorecard
from eda_coach.interview.scorecard.comparison import compare
from eda_coach.interview.transcript import ProbeKind
from tests.interview.builders import (
    ABROAD,
    ACK,
    ALERT,
    HALF_KEY,
    KEY,
    NEW_KEY,
    NOTHING,
    OUTBOX,
    make_card,
    make_criteria,
    make_interviewer,
    make_probe,
    make_turn,
)
from tests.typed_builders import make_criterion

FLIP = make_probe("flip-abroad", ProbeKind.FLIP, dimension="data")


def card(*said: str) -> Scorecard:
    """The card where this is said, all of it unasked."""
    return make_card(make_turn(" ".join(said)))


def ids(lines: tuple[CriterionLine, ...]) -> list[str]:
    """Ids of criteria."""
    return [line.id for line in lines]


def test_gained_lost_missing() -> None:
    """If some things are said anew, some no more and some neither time, then each is told apart."""
    made = compare(card(KEY, OUTBOX), card(OUTBOX, ACK))

    assert (ids(made.gained), ids(made.lost), ids(made.missing)) == (["ack"], ["key"], ["alert"])


def test_nothing_changed() -> None:
    """If the same is said, then nothing is gained or lost."""
    made = compare(card(KEY), card(KEY))

    assert (made.gained, made.lost) == ((), ())
    assert ids(made.missing) == ["ack", "outbox", "alert"]


def test_other_way_round() -> None:
    """If two sittings change places, then gains become losses, and what is missing stays."""
    there, back = compare(card(KEY), card(ACK, ALERT)), compare(card(ACK, ALERT), card(KEY))

    assert (ids(there.gained), ids(there.lost)) == (ids(back.lost), ids(back.gained))
    assert ids(there.missing) == ids(back.missing)


def test_without_a_probe_this_time() -> None:
    """If it took a probe then and none now, then it is gained; the other way round it is lost."""
    probed = make_card(make_turn(KEY, probe=make_probe()))

    assert ids(compare(probed, card(KEY)).gained) == ["key"]
    assert ids(compare(card(KEY), probed).lost) == ["key"]


def test_half() -> None:
    """If half of something is said, then it is more than nothing and less than all, and not missing."""
    assert ids(compare(card(HALF_KEY), card(KEY)).gained) == ["key"]
    assert ids(compare(card(KEY), card(HALF_KEY)).lost) == ["key"]
    assert "key" not in ids(compare(card(NOTHING), card(HALF_KEY)).missing)


def test_wrong_both_times() -> None:
    """If the opposite is said both times, then it is missing."""
    assert "key" in ids(compare(card(NEW_KEY), card(NEW_KEY)).missing)


def test_above_the_level() -> None:
    """If something is expected of a higher level only, then its absence is not missed."""
    criteria = (*make_criteria(), make_criterion("staff", met=["zebra"], level=Level.STAFF))
    interviewer = make_interviewer(criteria=criteria)
    mid, staff = (make_card(interviewer=interviewer, level=level) for level in (Level.MID, Level.STAFF))

    assert "staff" not in ids(compare(mid, mid).missing)
    assert "staff" in ids(compare(staff, staff).missing)


def test_ratings() -> None:
    """If ratings change, then each dimension is told then and now, also where it was not rated."""
    made = compare(card(NOTHING), card(f"{OUTBOX} {ALERT}", NOTHING * 40))

    changes = {change.title: (change.before, change.now) for change in made.ratings}
    assert changes["Data"] == (1, 4)
    assert changes["Communication"][0] is None
    assert changes["Communication"][1] is not None


def test_flips_are_left_out() -> None:
    """If a flip was answered once only, then it is neither gained nor lost."""
    answered = make_card(make_turn(ABROAD, probe=FLIP))
    silent = make_card(make_turn("", probe=FLIP))

    for made in (compare(silent, answered), compare(answered, silent), compare(silent, silent)):
        assert "flip-abroad" not in {*ids(made.gained), *ids(made.lost), *ids(made.missing)}


def test_criterion_that_is_new() -> None:
    """If the pack has a criterion that it did not have then, then it is left out."""
    criteria = (*make_criteria(), make_criterion("new", met=["zebra"]))
    now = make_card(make_turn("A zebra."), interviewer=make_interviewer(criteria=criteria))

    assert ids(compare(card(NOTHING), now).gained) == []


def test_when() -> None:
    """If two sittings are compared, then the earlier one's time and mean are named."""
    before = card(KEY)

    made = compare(before, card(OUTBOX))

    assert (made.before_at, made.before_mean) == (before.at, before.mean)
