"""Which probe comes next."""

from typing import Any

import pytest

from eda_coach.content.questions.question import Level
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.probing import Situation, next_probe
from eda_coach.interview.transcript import Probe, ProbeKind, Turn
from tests.interview.builders import (
    ACK,
    ALERT,
    DIMENSIONS,
    HALF_KEY,
    KEY,
    NEW_KEY,
    NOT_ONCE,
    ONCE,
    OUTBOX,
    PHASES,
    make_criteria,
    make_flip,
    make_interviewer,
    make_probe,
    make_turn,
)
from tests.typed_builders import make_criterion, make_overclaim

ALL = f"{KEY} {ACK} {OUTBOX} {ALERT}"
MOST_TURNS = 40


def situation(*turns: Turn | str, interviewer: Interviewer | None = None, **changes: Any) -> Situation:
    """All phases held, every kind of probe in question; a text is said in a phase."""
    fields: dict[str, Any] = {
        "interviewer": interviewer or make_interviewer(),
        "turns": [turn if isinstance(turn, Turn) else make_turn(turn) for turn in turns],
        "phases": PHASES,
        "dimensions": DIMENSIONS,
        "level": Level.MID,
        "before": frozenset(),
        "is_last": False,
        "closes": False,
    }
    changes.setdefault("closes", changes.get("is_last", False))
    return Situation(**fields | changes)


def probe_after(*turns: Turn | str, **changes: Any) -> Probe | None:
    """The next probe."""
    return next_probe(situation(*turns, **changes))


def all_probes(*turns: Turn | str, last: bool = False, **changes: Any) -> list[Probe]:
    """Probes one after the other, none of them answered; at the end such as may be the last."""
    said, put = list(turns), []
    for is_last in (False, True) if last else (False,):
        while (probe := probe_after(*said, is_last=is_last, **changes)) and len(said) < MOST_TURNS:
            put.append(probe)
            said.append(make_turn("", probe=probe))
    return put


def kinds(probes: list[Probe]) -> list[ProbeKind]:
    """Why probes are put."""
    return [probe.kind for probe in probes]


def test_order() -> None:
    """If there is reason for every kind, then overclaims go first, then must-haves, the weakest, flips."""
    found = kinds(all_probes(ONCE, last=True))

    assert found == sorted(found, key=list(ProbeKind).index)
    assert set(found) == set(ProbeKind)


def test_none_twice() -> None:
    """If no probe is answered, then none is put again, be it for another reason."""
    probes = all_probes(ONCE, last=True)

    assert len({probe.subject for probe in probes}) == len(probes)
    assert len({probe.asks for probe in probes}) == len(probes)


@pytest.mark.parametrize(
    ("said", "subjects"),
    [
        ("", {"key", "ack", "outbox", "alert"}),
        (KEY, {"ack", "outbox", "alert"}),
        (f"{KEY} {ACK}", {"outbox", "alert"}),
        (f"{HALF_KEY} {ACK} {OUTBOX}", {"key", "alert"}),
        (ALL, set()),
    ],
)
def test_none_that_is_answered(said: str, subjects: set[str]) -> None:
    """If something is said already, then nobody asks for it; half of it is asked for."""
    assert {probe.subject for probe in all_probes(said)} == subjects


def test_answered_by_the_answer() -> None:
    """If the answer to one probe answers another too, then the other is not put."""
    first = probe_after(f"{KEY} {OUTBOX}")
    assert first is not None

    second = probe_after(f"{KEY} {OUTBOX}", make_turn(f"{ACK} {ALERT}", probe=first))

    assert second is None


def test_overclaim_is_quoted() -> None:
    """If an overclaim is probed, then with the candidate's own sentence, and on its dimension."""
    probe = probe_after(f"{KEY} {ONCE} {ACK}")

    assert probe is not None
    assert (probe.kind, probe.subject, probe.dimension) == (ProbeKind.OVERCLAIM, "exactly-once", "failure")
    assert (probe.quote, probe.asks) == (ONCE.removesuffix("."), "Exactly once where?")


@pytest.mark.parametrize("turns", [(ONCE, NOT_ONCE), (NOT_ONCE,), ("",)])
def test_overclaim_taken_back(turns: tuple[str, ...]) -> None:
    """If an overclaim was taken back or never made, then nobody asks about it."""
    assert ProbeKind.OVERCLAIM not in kinds(all_probes(*turns))


def test_overclaims_in_their_order() -> None:
    """If several overclaims are made, then they are probed as they were made; one without a probe is not."""
    made = (
        make_overclaim(unless=[]),
        make_overclaim("total-order", evidence=["total order"], unless=[], probe="Order of what?"),
        make_overclaim("no-cost", evidence=["costs nothing"], unless=[], probe=""),
    )
    interviewer = make_interviewer(*made)

    probes = all_probes(f"Kafka costs nothing. It has a total order. {ONCE}", interviewer=interviewer)

    assert [probe.subject for probe in probes][:2] == ["total-order", "exactly-once"]
    assert "no-cost" not in {probe.subject for probe in probes}


def test_wrong_must_have_first() -> None:
    """If of two must-haves one was said wrongly, then it is asked first, with the words that say so."""
    silent = make_criterion("silent", met=["zebra"], must_have=True)
    interviewer = make_interviewer(criteria=(silent, *make_criteria()))

    probe = probe_after(NEW_KEY, interviewer=interviewer)

    assert probe is not None
    assert (probe.kind, probe.subject) == (ProbeKind.MUST_HAVE, "key")
    assert probe.quote == NEW_KEY.removesuffix(".")


def test_silence_is_not_quoted() -> None:
    """If a probe is provoked by silence, then it quotes nothing."""
    assert {probe.quote for probe in all_probes("")} == {""}


def test_weakest_dimension() -> None:
    """If one dimension lacks more than another, then it is asked about first, and then they take turns."""
    said = f"{KEY} {OUTBOX}"

    lacking_ack, lacking_data = all_probes(said), all_probes(KEY)

    assert [probe.dimension for probe in lacking_ack] == ["failure", "data"]
    assert [probe.dimension for probe in lacking_data] == ["data", "failure", "data"]


def test_half_before_nothing() -> None:
    """If of one dimension half of something was said and of another thing nothing, then the half is asked."""
    criteria = (
        make_criterion("half", met=["zebra"], partly=["stripes"], points=2),
        make_criterion("silent", met=["giraffe"], points=4),
    )

    probe = probe_after("There are stripes.", interviewer=make_interviewer(criteria=criteria))

    assert probe is not None
    assert (probe.subject, probe.quote) == ("half", "There are stripes")


def test_not_yet_talked_about() -> None:
    """If no phase was about a dimension yet, then nobody asks about it."""
    probes = all_probes("", phases=PHASES[:2])

    assert {probe.dimension for probe in probes} == {"data"}


def test_above_the_level() -> None:
    """If something is expected of a higher level only, then others are not asked for it."""
    criteria = (*make_criteria(), make_criterion("staff-only", met=["zebra"], level=Level.STAFF))
    interviewer = make_interviewer(criteria=criteria)

    asked = {
        level: {probe.subject for probe in all_probes("", interviewer=interviewer, level=level)}
        for level in (Level.MID, Level.STAFF)
    }

    assert asked[Level.STAFF] - asked[Level.MID] == {"staff-only"}


def test_without_a_probe() -> None:
    """If a criterion has no probe, then nobody asks for it."""
    criteria = tuple(make_criterion(id_, met=["zebra"], probe="") for id_ in ("one", "two"))

    assert probe_after("", interviewer=make_interviewer(criteria=criteria)) is None


def test_flip_is_last() -> None:
    """If more probes follow, then no flip is put; if it is the last one, then a flip is, with its change."""
    before = make_turn("", probe=make_probe("ack", ProbeKind.WEAKEST))

    probe = probe_after("", before, is_last=True)

    assert ProbeKind.FLIP not in kinds(all_probes(""))
    assert probe is not None
    assert (probe.kind, probe.subject) == (ProbeKind.FLIP, "flip-abroad")
    assert (probe.change, probe.quote) == ("Half of all customers now live far away: abroad.", "")


def test_overclaim_before_the_flip() -> None:
    """If an overclaim is still unasked, then it goes before the flip."""
    before = make_turn(ONCE, probe=make_probe("ack", ProbeKind.WEAKEST))

    probe = probe_after("", before, is_last=True)

    assert probe is not None
    assert probe.kind is ProbeKind.OVERCLAIM


def test_nothing_left_but_the_flip() -> None:
    """If everything is said, then the flip alone is put."""
    probe = probe_after(ALL, is_last=True)

    assert probe is not None
    assert probe.kind is ProbeKind.FLIP


def test_nothing_left() -> None:
    """If everything is said and there is no flip, then there is no probe."""
    assert probe_after(ALL, is_last=True, interviewer=make_interviewer(flips=())) is None


def test_earlier_flip_comes_last() -> None:
    """If a flip was put in an earlier sitting, then it comes only if there is no other."""
    both = make_interviewer(flips=(make_flip(), make_flip("offline")))
    before = frozenset({"flip/flip-abroad"})

    found = [
        probe_after(ALL, is_last=True, interviewer=one, before=before) for one in (both, make_interviewer())
    ]

    assert [probe.subject for probe in found if probe] == ["flip-offline", "flip-abroad"]


def test_earlier_must_have_comes_last() -> None:
    """If a must-have was asked for in an earlier sitting, then fresh ones come first."""
    other = make_criterion("other", met=["zebra"], must_have=True)
    interviewer = make_interviewer(criteria=(*make_criteria(), other))

    probe = probe_after("", interviewer=interviewer, before=frozenset({"criterion/key"}))

    assert probe is not None
    assert probe.subject == "other"


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ({"criterion/ack"}, "ack"),
        ({"criterion/key"}, "key"),
    ],
)
def test_earlier_comes_last(before: set[str], subject: str) -> None:
    """If it was asked for in an earlier sitting, then the rest of its dimension comes first."""
    found = [
        probe.subject for probe in all_probes("", before=frozenset(before)) if probe.dimension == "failure"
    ]

    assert list(dict.fromkeys(found))[-1] == subject


def test_same_again() -> None:
    """If the same things were said, then the same probe comes."""
    assert all_probes(ONCE, last=True) == all_probes(ONCE, last=True)
